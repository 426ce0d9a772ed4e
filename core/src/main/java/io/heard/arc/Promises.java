package io.heard.arc;

import io.heard.conversation.Span;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import java.util.ArrayList;
import java.util.List;

/// What was promised, from the signals that carry a promise.
final class Promises {
  private Promises() {}

  static List<Commitment> of(Talk talk) {
    var found = new ArrayList<Commitment>();
    for (int turn : talk.read()) {
      for (Signal signal : talk.reading().signals(turn)) {
        if (signal.counts() && signal.finding().detail() instanceof Detail.Promise promise) {
          Span due = promise.due();
          found.add(
              new Commitment(
                  turn,
                  new Evidence.Quote(turn, promise.what()),
                  talk.reading().turn(turn).speaker().role(),
                  due == null ? null : new Evidence.Quote(turn, due),
                  signal.finding().evidence()));
        }
      }
    }
    return found;
  }
}
