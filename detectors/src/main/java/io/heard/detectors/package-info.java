/// What the detectors of several kinds share.
@NullMarked
package io.heard.detectors;

import org.jspecify.annotations.NullMarked;
