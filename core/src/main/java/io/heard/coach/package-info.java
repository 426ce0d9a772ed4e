/// Help made from a reading and the case alone: at most one hint after a customer's turn, worded by
/// the pages, and what was agreed, for the record. It offers and never decides; what is not sure
/// enough is left unsaid, since a wrong hint costs an agent more than a missing one. Nothing here
/// hears anything new, and nothing is worded by us that somebody said.
@NullMarked
package io.heard.coach;

import org.jspecify.annotations.NullMarked;
