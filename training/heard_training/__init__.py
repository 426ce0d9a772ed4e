"""Trains the encoder that Heard ships: base weights, feelings of GoEmotions, then the corpus."""
