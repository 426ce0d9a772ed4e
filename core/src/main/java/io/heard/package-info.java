/// The one idea: a reading grows by one turn at a time. [io.heard.Heard] is the entry;
/// [io.heard.Reading] is all that was heard so far.
@NullMarked
package io.heard;

import org.jspecify.annotations.NullMarked;
