package io.heard.formats.speech;

import io.heard.conversation.SpokenWord;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Mark;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that a recogniser or a captioner wrote down as said, before it is known whether
/// somebody said it.
///
/// @param line who said what, when and where it stands
/// @param doubt what the recogniser says against it
public record Said(Draft.Line line, Doubt doubt) {
  /// What a recogniser says about how sure it is, beside the confidence of each word. Whisper gives
  /// these figures, one set for each window of thirty seconds.
  ///
  /// @param noSpeech how likely it is that nobody spoke, 0 to 1, where known
  /// @param logProbability the mean natural logarithm of the words' probabilities, where known
  /// @param compression how many times smaller the text gets when it is packed, where known
  /// @param aligned whether the confidence of words is how well they fit the sound and not how
  ///   likely they are, as after a forced alignment; angry speech fits badly
  public record Doubt(
      @Nullable Double noSpeech,
      @Nullable Double logProbability,
      @Nullable Double compression,
      boolean aligned) {
    /// Nothing is said against it.
    public static final Doubt NONE = new Doubt(null, null, null, false);
  }

  /// Said with nothing against it.
  ///
  /// @param where its place, appended to the input's name
  /// @param at its beginning since the recording's start; null where it is not known
  /// @param until its end; null where it is not known; left out where it is before the beginning
  /// @param text the words, without blanks around them
  /// @param words the same with their times, where they are known
  public static Said of(
      String where,
      Draft.Party party,
      @Nullable Duration at,
      @Nullable Duration until,
      String text,
      List<SpokenWord> words) {
    boolean ordered = at != null && until != null && until.compareTo(at) >= 0;
    Mark from = at == null ? null : new Mark.Since(at);
    Mark to = ordered && until != null ? new Mark.Since(until) : null;
    return new Said(
        new Draft.Line(
            where, party, Visibility.PUBLIC, from, to, text.strip(), null, words, Map.of()),
        Doubt.NONE);
  }

  /// The same under that name in the system that sent it; the same without one where it is blank.
  public Said named(String externalId) {
    return externalId.isBlank() ? this : with(externalId, line.extra());
  }

  /// The same with what stands beside it and Heard does not read.
  public Said beside(Map<String, Object> extra) {
    return with(line.externalId(), extra);
  }

  Said doubted(Doubt other) {
    return new Said(line, other);
  }

  private Said with(@Nullable String externalId, Map<String, Object> extra) {
    return new Said(
        new Draft.Line(
            line.where(),
            line.party(),
            line.visibility(),
            line.at(),
            line.until(),
            line.text(),
            externalId,
            line.words(),
            extra),
        doubt);
  }

  Optional<Duration> at() {
    return since(line.at());
  }

  Optional<Duration> until() {
    return since(line.until());
  }

  private static Optional<Duration> since(@Nullable Mark mark) {
    return mark instanceof Mark.Since since ? Optional.of(since.start()) : Optional.empty();
  }

  /// Whether there are words and each has a confidence.
  boolean isWeighed() {
    return !line.words().isEmpty()
        && line.words().stream().allMatch(word -> word.confidence() != null);
  }

  @Override
  public String toString() {
    return "Said[%s, %d characters]".formatted(line.where(), line.text().length());
  }
}
