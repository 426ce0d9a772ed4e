/// Help made from a reading and the case alone: what was agreed, for the record. Nothing here hears
/// anything new, and nothing is worded by us that somebody said.
@NullMarked
package io.heard.coach;

import org.jspecify.annotations.NullMarked;
