/// Replaces what identifies people by placeholders that keep its kind: numbers told by form and
/// checksum, names, addresses and dates told by lists, shape and context. It reads words for their
/// form only and interprets nothing; it changes turns and never their order, times or roles.
@NullMarked
package io.heard.mask;

import org.jspecify.annotations.NullMarked;
