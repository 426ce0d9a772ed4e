package io.heard.arc;

import io.heard.arc.Episode.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Finds the episodes of each customer.
///
/// A feeling that falls only because the customer gave a bare answer to a question has not landed
/// yet: the turn after it decides, or the end.
final class Episodes {
  /// An answer of more words than this tells something, and its calm is meant.
  private static final int BARE_ANSWER_WORDS = 6;

  /// The most customers of one conversation whose episodes are found: in a crowd whoever spoke once
  /// is answered by all that follows, and each is held against each.
  private static final int MOST_CUSTOMERS = 100;

  private Episodes() {}

  static List<Episode> of(Talk talk) {
    var walks = new LinkedHashMap<String, Walk>();
    int lastAgent = -1;
    for (int turn : talk.read()) {
      if (talk.isAgent(turn)) {
        lastAgent = turn;
        continue;
      }
      String speaker = talk.reading().turn(turn).speaker().id();
      if (walks.size() < MOST_CUSTOMERS || walks.containsKey(speaker)) {
        walks
            .computeIfAbsent(speaker, id -> new Walk(talk, id))
            .take(turn, talk.intensity(turn), lastAgent);
      }
    }
    var found = new ArrayList<Episode>();
    for (Walk walk : walks.values()) {
      walk.end();
      found.addAll(walk.episodes);
    }
    found.sort(Comparator.comparingInt(Episode::from).thenComparingInt(Episode::to));
    return found;
  }

  /// One customer's way through the conversation.
  private static final class Walk {
    private final Talk talk;
    private final String speaker;
    private final List<Episode> episodes = new ArrayList<>();

    /// The turn that opened the episode; -1 while there is none.
    private int from = -1;

    private int peak;

    /// The intensity that the agents last replied to, or that the customer stands at.
    private int level;

    /// A turn whose calm may be only a bare answer; -1 where there is none.
    private int fallen = -1;

    Walk(Talk talk, String speaker) {
      this.talk = talk;
      this.speaker = speaker;
    }

    void take(int turn, int intensity, int lastAgent) {
      if (from < 0) {
        if (intensity > level) {
          open(turn, intensity);
        } else {
          level = intensity;
        }
      } else if (lastAgent < from) {
        peak = Math.max(peak, intensity);
        level = Math.max(level, intensity);
      } else {
        decide(turn, intensity);
      }
    }

    private void decide(int turn, int intensity) {
      boolean eased = talk.heard(turn, Labels.EASED) && intensity <= 1;
      if (intensity > level || talk.heard(turn, Labels.LOSES)) {
        peak = Math.max(peak, intensity);
        close(turn, Outcome.LOST, turn);
        level = 0;
        if (intensity > 0) {
          open(turn, intensity);
        }
      } else if (eased || intensity < level && !bareAnswer(turn)) {
        close(turn, Outcome.LANDED, fallen >= 0 && !eased ? fallen : turn);
        level = intensity;
      } else if (intensity < level) {
        fallen = fallen < 0 ? turn : fallen;
      } else {
        fallen = -1;
      }
    }

    /// A short turn that answers what an agent has just asked.
    private boolean bareAnswer(int turn) {
      if (talk.utterance(turn).words().size() > BARE_ANSWER_WORDS) {
        return false;
      }
      for (int i = turn - 1; i >= 0 && !talk.isCustomer(i); i--) {
        if (talk.utterance(i).isRead() && talk.asks(i)) {
          return true;
        }
      }
      return false;
    }

    private void open(int turn, int intensity) {
      from = turn;
      peak = intensity;
      level = intensity;
      fallen = -1;
    }

    private void close(int to, Outcome outcome, int endedBy) {
      episodes.add(Phases.episode(talk, speaker, from, to, peak, outcome, endedBy));
      from = -1;
      fallen = -1;
    }

    void end() {
      if (from < 0) {
        return;
      }
      if (fallen >= 0 && talk.reading().closed()) {
        close(talk.read().getLast(), Outcome.LANDED, fallen);
      } else {
        close(talk.read().getLast(), Outcome.OPEN, -1);
      }
    }
  }
}
