/// Help desks and chats: tickets with their comments, conversations with their messages, and single
/// ones of either. What a customer could not see (private notes, drafts) is kept as a note; what
/// nobody said (joined, assigned, closed) as a line of the system. Attachments are named and never
/// fetched.
@NullMarked
package io.heard.formats.desk;

import org.jspecify.annotations.NullMarked;
