/// Conversations in, told by what stands in a file and not by its name: one small class for each
/// format, found by [java.util.ServiceLoader], behind the one entry [io.heard.formats.Formats].
/// Nothing here fetches anything: an address inside a file stays an address. What cannot be read is
/// a [io.heard.formats.Problem] that names the place, the cause and what to try; what can be read
/// is kept. Nothing here interprets what was said, except to guess who is the agent where the file
/// does not say so ([io.heard.conversation.RoleSource#INFERRED]).
@NullMarked
package io.heard.formats;

import org.jspecify.annotations.NullMarked;
