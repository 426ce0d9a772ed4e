package io.heard.arc;

import io.heard.Intensity;
import io.heard.Reading;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A reading made by hand: what was said, and what was heard in it.
public final class Script {
  private static final Set<String> GLAD = Set.of("relief", "gratitude", "satisfaction");

  private final List<Utterance> utterances = new ArrayList<>();
  private final List<List<Signal>> heard = new ArrayList<>();
  private final List<Integer> intensities = new ArrayList<>();
  private Timing timing = new Timing.Unknown();
  private @Nullable Instant startedAt;

  /// The next turn is spoken from one second to another.
  public Script spoken(double from, double until) {
    timing =
        new Timing.Spoken(
            Duration.ofMillis(Math.round(from * 1000)),
            Duration.ofMillis(Math.round(until * 1000)));
    return this;
  }

  public Script customer(int intensity, String text, String... labels) {
    return customer("customer", intensity, text, labels);
  }

  public Script customer(String id, int intensity, String text, String... labels) {
    return said(new Speaker(id, null, Role.CUSTOMER, RoleSource.FILE), intensity, text, labels);
  }

  public Script agent(String text, String... labels) {
    return said(Speaker.of(Role.AGENT), 0, text, labels);
  }

  private Script said(Speaker speaker, int intensity, String text, String... labels) {
    int turn = utterances.size();
    utterances.add(
        Utterance.of(new Turn(turn, speaker, Visibility.PUBLIC, timing, text, Origin.NONE)));
    timing = new Timing.Unknown();
    intensities.add(intensity);
    var signals = new ArrayList<Signal>();
    for (String label : labels) {
      signals.add(signal(label, turn, new Span(0, text.length()), Detail.NONE));
    }
    heard.add(signals);
    return this;
  }

  /// Adds to the last turn a label that quotes these words of it and carries a detail.
  public Script mark(String label, String words, Detail detail) {
    int turn = utterances.size() - 1;
    int from = utterances.get(turn).text().indexOf(words);
    heard.get(turn).add(signal(label, turn, new Span(from, from + words.length()), detail));
    return this;
  }

  /// Adds to the last turn a label that quotes these words of it.
  public Script mark(String label, String words) {
    return mark(label, words, Detail.NONE);
  }

  /// Where these words stand in the last turn.
  public Span span(String words) {
    int from = utterances.getLast().text().indexOf(words);
    return new Span(from, from + words.length());
  }

  private static Signal signal(String label, int turn, Span span, Detail detail) {
    Kind kind =
        Intensity.NEGATIVE.contains(label) || GLAD.contains(label) ? Kind.FEELING : Kind.TECHNIQUE;
    return new Signal(
        label, kind, turn, Finding.quoting(turn, Confidence.LIKELY, span).with(detail));
  }

  /// The conversation began at this instant.
  public Script startedAt(Instant instant) {
    startedAt = instant;
    return this;
  }

  /// A speaker who is known by name.
  public Script named(Role role, String name, int intensity, String text, String... labels) {
    return said(
        new Speaker(name.toLowerCase(Locale.ROOT), name, role, RoleSource.FILE),
        intensity,
        text,
        labels);
  }

  /// The arc while the conversation goes on.
  Arc soFar() {
    return Arc.of(reading(false));
  }

  /// The arc after the close.
  Arc ended() {
    return Arc.of(reading(true));
  }

  /// The reading, closed or not.
  public Reading reading(boolean closed) {
    return new Reading(
        new Conversation("script", Channel.CHAT, startedAt, Case.NONE, List.of(), Map.of()),
        List.copyOf(utterances),
        utterances.stream().map(utterance -> Impression.NONE).toList(),
        Vector.EMPTY,
        heard.stream().map(List::copyOf).toList(),
        List.copyOf(intensities),
        List.of(),
        closed);
  }
}
