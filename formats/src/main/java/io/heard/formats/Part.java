package io.heard.formats;

/// A part of an input that can be read by itself: some lines of JSON lines, one entry of a long
/// list, or a whole small file. Parts are handed over in the input's order, and each may be read on
/// any thread.
public interface Part {
  /// How many bytes of the input it keeps in memory.
  int bytes();

  /// Reads it; never throws for what stands in it.
  ///
  /// @return the name of the format it was read as; empty when none fits
  String read(Receiver receiver);
}
