package io.heard.formats.captions;

import io.heard.conversation.Role;
import io.heard.formats.Labelled;
import io.heard.formats.Labels;
import io.heard.formats.Options;
import io.heard.formats.RoleWords;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who speaks, where captions say it in front of the words: `Ann: …`, as Zoom and Meet do for every
/// caption, `>> ANN: …`, `[SPEAKER_00]: …` as WhisperX, `(speaker 0) …` as whisper.cpp, or
/// `[speaker 0]` on a line of its own. Decided with all captions seen.
final class CueLabels {
  /// A label in front of words.
  ///
  /// @param labelled who speaks and the words after it, which are empty where it has a line of its
  ///   own
  /// @param announced whether it stands only where the speaker changes, by its form: after `>>`, or
  ///   on a line of its own
  /// @param sure whether it can be nothing else, by its form
  record Found(Labelled labelled, boolean announced, boolean sure) {
    String label() {
      return labelled.label();
    }

    String rest() {
      return labelled.rest();
    }
  }

  private static final Pattern CHEVRONS = Pattern.compile("^(?:>>+|»)\\s*");
  private static final Pattern BRACKETED =
      Pattern.compile("^[\\[(]([^\\[\\]()]{1,40})[\\])](:?)\\s*(.*)$");
  private static final Pattern SPEAKER =
      Pattern.compile("(?i)(?:speaker|spk|channel|participant)[ _#-]?[a-z0-9]{1,3}");

  /// From this share of captions on that begin with a label, in tenths, each caption has one.
  private static final int NEARLY_ALL = 9;

  private static final int FEWEST = 4;

  private final Labels labels;
  private final Set<String> everywhere;
  private final boolean announced;

  private CueLabels(Labels labels, Set<String> everywhere, boolean announced) {
    this.labels = labels;
    this.everywhere = everywhere;
    this.announced = announced;
  }

  /// The decision over all captions.
  static CueLabels among(List<List<CueText.Span>> captions, Options options) {
    List<Optional<Found>> nameless = captions.stream().flatMap(CueLabels::nameless).toList();
    List<Found> found = nameless.stream().flatMap(Optional::stream).toList();
    List<Labelled> candidates = found.stream().map(Found::labelled).toList();
    boolean first = !nameless.isEmpty() && nameless.getFirst().isPresent();
    long begun =
        captions.stream()
            .filter(caption -> nameless(caption).findFirst().flatMap(one -> one).isPresent())
            .count();
    boolean each = captions.size() >= FEWEST && begun * 10L >= (long) NEARLY_ALL * captions.size();
    var held =
        new CueLabels(
            Labels.among(candidates, nameless.size(), first, options),
            each ? people(candidates) : Set.of(),
            false);
    List<Found> accepted = found.stream().filter(held::holds).toList();
    long names = accepted.stream().map(one -> Labels.fold(one.label())).distinct().count();
    boolean announced = names > 1 && accepted.stream().allMatch(Found::announced);
    return new CueLabels(held.labels, held.everywhere, announced);
  }

  /// What may be a label on each line of a caption without a voice.
  private static Stream<Optional<Found>> nameless(List<CueText.Span> caption) {
    return IntStream.range(0, caption.size())
        .filter(i -> caption.get(i).name() == null)
        .mapToObj(i -> find(caption.get(i), i + 1 < caption.size()));
  }

  /// The label in front of these words; empty where none stands or it is none.
  ///
  /// @param more whether the caption goes on below
  Optional<Found> of(CueText.Span span, boolean more) {
    return span.name() == null ? find(span, more).filter(this::holds) : Optional.empty();
  }

  /// Whether labels stand only where the speaker changes, so that a caption without one goes on.
  boolean areAnnounced() {
    return announced;
  }

  /// Whether somebody else begins with these words, by the mark in front of them.
  static boolean begins(String text) {
    boolean dash = text.startsWith("-") || text.startsWith("–") || text.startsWith("—");
    return CHEVRONS.matcher(text).find()
        || (dash
            && text.length() > 1
            && (text.charAt(1) == ' ' || Character.isUpperCase(text.codePointAt(1))));
  }

  private boolean holds(Found found) {
    return found.sure()
        || labels.holds(found.label())
        || everywhere.contains(Labels.fold(found.label()));
  }

  /// Where each caption has a label, whoever is named, and whatever stands there twice.
  private static Set<String> people(List<Labelled> candidates) {
    var people = new HashSet<String>();
    var seen = new HashSet<String>();
    for (Labelled candidate : candidates) {
      String key = Labels.fold(candidate.label());
      if (!seen.add(key) || Labels.isName(candidate.label())) {
        people.add(key);
      }
    }
    return people;
  }

  private static Optional<Found> find(CueText.Span span, boolean more) {
    Matcher chevrons = CHEVRONS.matcher(span.text());
    boolean changes = chevrons.find();
    String text = changes ? span.text().substring(chevrons.end()) : span.text();
    Matcher bracketed = BRACKETED.matcher(text);
    if (bracketed.matches()) {
      String inside = bracketed.group(1).strip();
      boolean colon = !bracketed.group(2).isEmpty();
      boolean sure = SPEAKER.matcher(inside).matches() || (!colon && isSide(inside));
      if (!sure && !colon) {
        return Optional.empty();
      }
      return found(inside + ": " + bracketed.group(3), changes, sure, more);
    }
    return found(text, changes, false, more);
  }

  private static boolean isSide(String label) {
    return RoleWords.role(label).filter(role -> role != Role.UNKNOWN).isPresent();
  }

  /// A time in a label is part of what was said.
  private static Optional<Found> found(String text, boolean changes, boolean sure, boolean more) {
    return Labelled.of(text)
        .filter(labelled -> labelled.at() == null && (more || !labelled.rest().isEmpty()))
        .map(labelled -> new Found(labelled, changes || labelled.rest().isEmpty(), sure));
  }
}
