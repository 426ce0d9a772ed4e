/// Help for the person who has to answer, made from a reading and the case alone: what to look at
/// in a draft before it is sent. It proposes small insertions and exchanges, never a rewritten
/// message and never a sentence of feeling to paste; who writes decides.
@NullMarked
package io.heard.coach;

import org.jspecify.annotations.NullMarked;
