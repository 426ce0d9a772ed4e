/// What speech recognisers write: one class for each maker's form, and what they share. A
/// recogniser says who speaks at best by a number or by the side of the recording, and it may write
/// words where nobody spoke. Captions share the second half of the way.
@NullMarked
package io.heard.formats.speech;

import org.jspecify.annotations.NullMarked;
