/// Feelings that a customer's words carry.
@NullMarked
package io.heard.detectors.feeling;

import org.jspecify.annotations.NullMarked;
