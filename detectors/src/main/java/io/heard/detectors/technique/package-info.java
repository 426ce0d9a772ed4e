/// What an agent does that can help.
@NullMarked
package io.heard.detectors.technique;

import org.jspecify.annotations.NullMarked;
