/// What was said: conversations, turns, speakers, timings. Nothing here interprets a word.
@NullMarked
package io.heard.conversation;

import org.jspecify.annotations.NullMarked;
