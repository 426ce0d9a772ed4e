/// What is heard: evidence, findings, signals, and the detectors that find them. Nothing here knows
/// any particular label.
@NullMarked
package io.heard.signal;

import org.jspecify.annotations.NullMarked;
