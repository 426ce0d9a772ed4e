package io.heard.conversation;

/// What one speaker said in one go, as delivered or masked; final text only.
///
/// @param index its place in the conversation, from 0, in the order of acceptance
/// @param speaker who said it
/// @param visibility who could see it
/// @param timing when, where known
/// @param text the words, at most [#MOST_CHARACTERS] UTF-16 units
/// @param origin where it came from
public record Turn(
    int index, Speaker speaker, Visibility visibility, Timing timing, String text, Origin origin) {
  /// The longest text of a turn: a hundred thousand characters are over an hour of speech, and the
  /// longest mail thread found in help-desk exports has a third of it.
  public static final int MOST_CHARACTERS = 100_000;

  public Turn {
    if (index < 0) {
      throw new IllegalArgumentException(
          "A turn's index is %d.\nMaybe count from 0.".formatted(index));
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "Turn %d has %d characters; at most %d are read.\nMaybe cut it, or split it into turns."
              .formatted(index, text.length(), MOST_CHARACTERS));
    }
  }

  /// A public turn of a speaker known by role alone, without a time.
  public static Turn of(int index, Role role, String text) {
    return new Turn(
        index, Speaker.of(role), Visibility.PUBLIC, new Timing.Unknown(), text, Origin.NONE);
  }

  /// Whether this turn was said to the other party by somebody whose side is known.
  public boolean isSpeech() {
    return visibility == Visibility.PUBLIC && speaker.role() != Role.UNKNOWN;
  }

  @Override
  public String toString() {
    return "Turn[%d, %s, %d characters]".formatted(index, speaker.role().id(), text.length());
  }
}
