/// Captions: subtitles with times, and speakers where the writer names them.
@NullMarked
package io.heard.formats.captions;

import org.jspecify.annotations.NullMarked;
