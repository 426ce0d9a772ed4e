package io.heard.text;

import io.heard.conversation.Span;

/// A sound or a stage direction that the one who wrote the talk down put between the words:
/// `[sigh]`, `(laughs)`, `*cries*`, `[inaudible 00:12]`, `♪`. By itself it is no feeling.
///
/// @param span where it stands, its brackets included
/// @param inside where its name stands, without brackets
/// @param kind what was heard
public record Sound(Span span, Span inside, Kind kind) implements Aside {
  /// What was heard.
  public enum Kind {
    /// A sigh.
    SIGH,
    /// Laughing.
    LAUGH,
    /// Crying.
    CRY,
    /// Another sound of the throat or the nose: a cough, a gasp, a yawn.
    BREATH,
    /// How the voice is: raised, whispering, sarcastic. The writer's view, which is not taken over.
    VOICE,
    /// Something done: a shrug, a nod, rolled eyes.
    GESTURE,
    /// A pause or a silence.
    PAUSE,
    /// Several at once.
    OVERLAP,
    /// Words that could not be made out.
    UNCLEAR,
    /// Music, or words that are sung.
    MUSIC,
    /// A noise around the speaker.
    NOISE,
    /// What happens to the call: put on hold, passed on, ended.
    CALL
  }
}
