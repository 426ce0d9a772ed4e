package io.heard.arc;

import io.heard.signal.Evidence;
import io.heard.text.Question;
import io.heard.text.Questions;
import java.util.ArrayList;
import java.util.List;

/// Finds what customers asked, and whether it was answered.
final class Asks {
  private Asks() {}

  static List<Ask> of(Talk talk) {
    var found = new ArrayList<Ask>();
    for (int turn : talk.read()) {
      if (talk.isCustomer(turn)) {
        for (Question question : Questions.in(talk.utterance(turn))) {
          found.add(
              new Ask(
                  turn,
                  new Evidence.Quote(turn, question.span()),
                  Ask.Answered.CANNOT_TELL,
                  List.of()));
        }
      }
    }
    return found;
  }
}
