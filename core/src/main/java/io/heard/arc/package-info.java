/// The course of a conversation: how each customer felt turn by turn, the episodes in which a
/// feeling rose and landed or was lost, what was needed and given, what is at stake, what was asked
/// and promised, the customer's style, and figures. Everything is computed from a reading and
/// points at its turns; nothing here hears anything new in an agent.
@NullMarked
package io.heard.arc;

import org.jspecify.annotations.NullMarked;
