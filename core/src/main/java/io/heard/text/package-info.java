/// Words found in a turn: tokens with the way back to the text as kept, sentences, clauses, phrase
/// patterns, questions and what a reply does with them, and the likeness of one speaker's words to
/// another's. What the words mean for a conversation is decided by detectors, not here.
@NullMarked
package io.heard.text;

import org.jspecify.annotations.NullMarked;
