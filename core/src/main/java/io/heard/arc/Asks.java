package io.heard.arc;

import io.heard.signal.Evidence;
import io.heard.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/// Finds what customers asked, and whether it was answered.
final class Asks {
  private Asks() {}

  static List<Ask> of(Talk talk) {
    var found = new ArrayList<Ask>();
    for (int turn : talk.read()) {
      if (talk.isCustomer(turn)) {
        for (Sentence sentence : talk.utterance(turn).sentences()) {
          if (sentence.ending() == Sentence.Ending.QUESTION) {
            found.add(
                new Ask(
                    turn,
                    new Evidence.Quote(turn, sentence.span()),
                    Ask.Answered.CANNOT_TELL,
                    List.of()));
          }
        }
      }
    }
    return found;
  }
}
