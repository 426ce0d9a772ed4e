/// vCon, the IETF's container of conversations.
@NullMarked
package io.heard.formats.vcon;

import org.jspecify.annotations.NullMarked;
