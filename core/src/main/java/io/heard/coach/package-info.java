/// Help for the person who has to answer, made from a reading and the case alone: at most one hint
/// after a customer's turn, worded by the pages; patterns for a hard reply; what to look at in a
/// draft before it is sent; what to note down afterwards. It offers and never decides: small
/// insertions and exchanges, never a rewritten message and never a sentence of feeling to paste;
/// what is not sure enough is left unsaid.
@NullMarked
package io.heard.coach;

import org.jspecify.annotations.NullMarked;
