/// The trained encoder: words through the transformer once, token scores as evidence, heads over
/// what is remembered of earlier turns.
@NullMarked
package io.heard.encoder;

import org.jspecify.annotations.NullMarked;
