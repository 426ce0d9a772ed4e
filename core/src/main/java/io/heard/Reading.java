package io.heard;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.signal.Impression;
import io.heard.signal.Mishap;
import io.heard.signal.Signal;
import io.heard.signal.Vector;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;

/// All that was heard so far. Immutable; grows only through [Heard#hear] and [Heard#close], and
/// everything in it can be recomputed from its turns.
///
/// @param head the conversation without its turns
/// @param utterances every turn with its words found, by index
/// @param impressions what the encoder makes of each turn, by index
/// @param memory what the encoder remembers of them
/// @param heard the signals about each turn, by index, in the order of hearing
/// @param intensities the intensity of each turn, by index: 0 to 3, and 0 where it is no customer's
/// @param mishaps detectors that failed
/// @param closed whether the end has been heard
public record Reading(
    Conversation head,
    List<Utterance> utterances,
    List<Impression> impressions,
    Vector memory,
    List<List<Signal>> heard,
    List<Integer> intensities,
    List<Mishap> mishaps,
    boolean closed) {
  /// A reading before anything was said.
  static Reading of(Conversation head) {
    return new Reading(
        head.unsaid(), List.of(), List.of(), Vector.EMPTY, List.of(), List.of(), List.of(), false);
  }

  /// Every signal, by the turn that it is about and then in the order of hearing.
  public List<Signal> signals() {
    var all = new ArrayList<Signal>();
    heard.forEach(all::addAll);
    return all;
  }

  /// The signals about one turn, in the order of hearing.
  public List<Signal> signals(int turn) {
    return heard.get(turn);
  }

  /// Whether a label was heard (likely or sure) about a turn.
  public boolean heard(int turn, String code) {
    return heard.get(turn).stream().anyMatch(s -> s.counts() && s.code().equals(code));
  }

  /// The turn of that index.
  public Turn turn(int index) {
    return utterances.get(index).turn();
  }

  /// The number of turns.
  public int size() {
    return utterances.size();
  }

  /// The conversation with all turns heard so far.
  public Conversation conversation() {
    return new Conversation(
        head.id(),
        head.channel(),
        head.startedAt(),
        head.known(),
        utterances.stream().map(Utterance::turn).toList(),
        head.extra());
  }

  @Override
  public String toString() {
    return "Reading[%s, %d turns]".formatted(head.id(), size());
  }
}
