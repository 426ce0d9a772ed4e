/// What an agent does, or leaves out, that can hurt.
@NullMarked
package io.heard.detectors.pitfall;

import org.jspecify.annotations.NullMarked;
