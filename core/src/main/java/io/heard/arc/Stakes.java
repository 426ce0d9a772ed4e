package io.heard.arc;

import io.heard.signal.Evidence;

/// Finds what is at stake.
final class Stakes {
  private Stakes() {}

  static Stake of(Talk talk) {
    for (int turn : talk.read()) {
      if (talk.isCustomer(turn) && talk.utterance(turn).words().size() > 3) {
        return new Stake(
            new Evidence.Quote(turn, talk.utterance(turn).sentences().getFirst().span()),
            null,
            null);
      }
    }
    return Stake.UNSAID;
  }
}
