/// What contact centres export: calls and chats that Amazon, Google, Genesys and Twilio keep.
@NullMarked
package io.heard.formats.centre;

import org.jspecify.annotations.NullMarked;
