/// The trained encoder: words through the transformer once, token scores as evidence, heads over
/// the kept vectors of earlier turns.
@NullMarked
package io.heard.encoder;

import org.jspecify.annotations.NullMarked;
