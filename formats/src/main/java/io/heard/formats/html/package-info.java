/// Readings as web pages: one self-contained page that fetches nothing, runs one small script of
/// its own, and shows people's words as text whatever they hold.
/// [io.heard.formats.html.ReadingHtml] is the way in.
@NullMarked
package io.heard.formats.html;

import org.jspecify.annotations.NullMarked;
