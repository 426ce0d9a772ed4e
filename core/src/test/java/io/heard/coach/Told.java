package io.heard.coach;

import io.heard.Reading;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Finding;
import io.heard.signal.Impression;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import io.heard.signal.Vector;
import io.heard.text.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A reading made by hand, in which what is heard is sure unless it says otherwise.
final class Told {
  private final List<Utterance> utterances = new ArrayList<>();
  private final List<List<Signal>> heard = new ArrayList<>();
  private final List<Integer> intensities = new ArrayList<>();
  private Case known = Case.NONE;
  private Timing timing = new Timing.Unknown();

  Told known(Case.Contact... earlier) {
    known = new Case(null, null, List.of(), List.of(earlier), List.of(), List.of());
    return this;
  }

  Told spoken(double from, double until) {
    timing =
        new Timing.Spoken(
            Duration.ofMillis(Math.round(from * 1000)),
            Duration.ofMillis(Math.round(until * 1000)));
    return this;
  }

  Told customer(int intensity, String text, String... labels) {
    return said(Role.CUSTOMER, intensity, text, labels);
  }

  Told agent(String text, String... labels) {
    return said(Role.AGENT, 0, text, labels);
  }

  Told bot(String text, String... labels) {
    return said(Role.BOT, 0, text, labels);
  }

  private Told said(Role role, int intensity, String text, String... labels) {
    int turn = utterances.size();
    utterances.add(
        Utterance.of(
            new Turn(turn, Speaker.of(role), Visibility.PUBLIC, timing, text, Origin.NONE)));
    timing = new Timing.Unknown();
    intensities.add(intensity);
    heard.add(new ArrayList<>());
    for (String label : labels) {
      mark(label, text, Confidence.SURE, Detail.NONE);
    }
    return this;
  }

  /// Adds to the last turn a label that quotes these words of it.
  Told mark(String label, String words, Confidence confidence, Detail detail) {
    int turn = utterances.size() - 1;
    heard.get(turn).add(signal(label, turn, turn, words, confidence, detail));
    return this;
  }

  /// Adds a label about an earlier turn that is heard only at the last.
  Told late(String label, int turn) {
    int last = utterances.size() - 1;
    String words = utterances.get(turn).text();
    heard.get(turn).add(signal(label, turn, last, words, Confidence.SURE, Detail.NONE));
    return this;
  }

  private Signal signal(
      String label, int turn, int heardAt, String words, Confidence confidence, Detail detail) {
    int from = utterances.get(turn).text().indexOf(words);
    var span = new Span(from, from + words.length());
    return new Signal(
        label, Kind.CUE, heardAt, Finding.quoting(turn, confidence, span).with(detail), confidence);
  }

  Reading reading() {
    boolean timed =
        utterances.stream().anyMatch(turn -> turn.turn().timing() instanceof Timing.Spoken);
    return new Reading(
        new Conversation(
            "told", timed ? Channel.VOICE : Channel.CHAT, null, known, List.of(), Map.of()),
        List.copyOf(utterances),
        utterances.stream().map(utterance -> Impression.NONE).toList(),
        Vector.EMPTY,
        heard.stream().map(List::copyOf).toList(),
        List.copyOf(intensities),
        List.of(),
        false);
  }
}
