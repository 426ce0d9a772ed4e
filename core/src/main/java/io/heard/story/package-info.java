/// A reading told in words: the sentences that each report begins with, the doubts that a reader
/// has to know, and small turns of phrase. Nothing here knows how a report is laid out; terminals
/// and web pages say the same.
@NullMarked
package io.heard.story;

import org.jspecify.annotations.NullMarked;
