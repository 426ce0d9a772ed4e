package io.heard.formats.centre;

import io.heard.conversation.Conversation;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One conversation while it is read: its lines, and what is wrong with it, said once each.
final class Lines {
  /// The most faults of one conversation that are told one by one.
  private static final int MOST_TOLD = 3;

  private final Place place;
  private final Options options;
  private final Receiver receiver;
  private final Draft draft;
  private final Map<String, Object> extra = new LinkedHashMap<>();
  private final List<Draft.Line> lines = new ArrayList<>();
  private @Nullable Instant startedAt;
  private int lost;
  private int wordless;

  /// @param id the conversation's id
  Lines(Place place, String id, Options options, Receiver receiver) {
    this.place = place;
    this.options = options;
    this.receiver = receiver;
    this.draft = new Draft(place.file(), place.where(), id);
  }

  /// What is known of the whole; the channel and the like.
  Draft draft() {
    return draft;
  }

  /// Fields of the whole that are kept and not read.
  Map<String, Object> extra() {
    return extra;
  }

  /// The language, where the input names one.
  void language(String language) {
    if (!language.isEmpty()) {
      extra.put("language", language);
    }
  }

  /// When it began by the input's own word; a first line that is earlier says otherwise.
  void startedAt(@Nullable Instant instant) {
    startedAt = instant;
  }

  /// Whether the value is an object, as entries have to be; said where it is none.
  boolean isEntry(JsonNode value, Place at) {
    if (!value.isObject()) {
      lost(at, "the entry is %s and no object".formatted(Trees.kind(value)), "");
    }
    return value.isObject();
  }

  /// Adds a line of speech, or skips it, counted, where it has no words. An end before its
  /// beginning counts as unknown.
  void add(
      Place at,
      Draft.Party party,
      @Nullable Mark from,
      @Nullable Mark to,
      String text,
      String id,
      List<SpokenWord> words,
      Map<String, Object> kept) {
    if (text.isBlank()) {
      wordless++;
      return;
    }
    put(line(at, party, Visibility.PUBLIC, from, to, text, id, words, kept));
  }

  /// Adds a line that the system wrote.
  void system(
      Place at,
      Draft.Party party,
      @Nullable Mark when,
      String text,
      String id,
      Map<String, Object> kept) {
    put(line(at, party, Visibility.SYSTEM, when, null, text, id, List.of(), kept));
  }

  private void put(Draft.Line line) {
    // One more than the most is enough to refuse the conversation.
    if (lines.size() <= Conversation.MOST_TURNS) {
      lines.add(line);
    }
  }

  private static Draft.Line line(
      Place at,
      Draft.Party party,
      Visibility visibility,
      @Nullable Mark from,
      @Nullable Mark to,
      String text,
      String id,
      List<SpokenWord> words,
      Map<String, Object> kept) {
    return new Draft.Line(
        at.where(),
        party,
        visibility,
        from,
        isOrdered(from, to) ? to : null,
        text,
        id.isEmpty() ? null : id,
        words,
        kept);
  }

  private static boolean isOrdered(@Nullable Mark from, @Nullable Mark to) {
    if (from instanceof Mark.Since start && to instanceof Mark.Since end) {
      return end.start().compareTo(start.start()) >= 0;
    }
    return from instanceof Mark.On start
        && to instanceof Mark.On end
        && !end.instant().isBefore(start.instant());
  }

  /// Puts the lines into the order of their times; what has none stays behind what stood before it.
  void sort() {
    record Timed(Mark mark, Draft.Line line) {}
    var timed = new ArrayList<Timed>();
    Mark last = new Mark.Since(Duration.ZERO);
    for (Draft.Line line : lines) {
      Mark own = line.at();
      last = own == null ? last : own;
      timed.add(new Timed(last, line));
    }
    timed.sort(Comparator.comparing(Timed::mark, Lines::compare));
    lines.clear();
    timed.forEach(one -> lines.add(one.line()));
  }

  /// Times from the beginning before instants: the two cannot be compared.
  private static int compare(Mark one, Mark other) {
    return switch (one) {
      case Mark.Since since ->
          other instanceof Mark.Since than ? since.start().compareTo(than.start()) : -1;
      case Mark.On on -> other instanceof Mark.On than ? on.instant().compareTo(than.instant()) : 1;
    };
  }

  /// Says what could not be read: the first few, and how many more.
  void lost(Place at, String cause, String maybe) {
    lost++;
    if (lost <= MOST_TOLD) {
      receiver.say(at.lost(cause, maybe));
    }
  }

  /// Says something that the reader should know.
  void note(String cause, String maybe) {
    receiver.say(place.note(cause, maybe));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /// Hands over the conversation, or says why there is none.
  ///
  /// @param none why it may have no words, as one sentence
  /// @param maybe what to try then
  void finish(String none, String maybe) {
    if (lost > MOST_TOLD) {
      receiver.say(
          place.lost(
              "%d more entries could not be read".formatted(lost - MOST_TOLD),
              "mend the ones that are told first"));
    }
    if (lines.isEmpty()) {
      if (lost == 0) {
        receiver.say(place.lost(none, maybe));
      }
      return;
    }
    if (wordless > 0) {
      note(
          wordless == 1
              ? "one entry has no words and is left out"
              : "%d entries have no words and are left out".formatted(wordless),
          "");
    }
    draft.startedAt(start());
    draft.extra(extra);
    lines.forEach(draft::add);
    draft.finish(options, receiver).ifPresent(receiver::take);
  }

  /// The start that the input names, unless a line is earlier; then the earliest line is the start.
  private @Nullable Instant start() {
    Instant start = startedAt;
    for (Draft.Line line : lines) {
      if (start != null && line.at() instanceof Mark.On on && on.instant().isBefore(start)) {
        return null;
      }
    }
    return start;
  }
}
