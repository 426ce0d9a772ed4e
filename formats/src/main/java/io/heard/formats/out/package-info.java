/// Where conversations and readings go: files in other formats, and tables of them. Nothing here
/// decides what was heard.
@NullMarked
package io.heard.formats.out;

import org.jspecify.annotations.NullMarked;
