/// What would help now: at most one hint after a customer's turn, computed from a reading alone and
/// worded by the pages. It offers and never decides; what is not sure enough is left unsaid, since
/// a wrong hint costs an agent more than a missing one. Nothing here hears anything new.
@NullMarked
package io.heard.coach;

import org.jspecify.annotations.NullMarked;
