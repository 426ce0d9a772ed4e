/// E-mail: messages as they lie in files and mailboxes, and threads put together of them.
///
/// A message is read by Apache James Mime4j and, where it is HTML, by jsoup. What is not its
/// writer's is cut: the mail that it answers, what it passes on, and what a program puts below
/// every mail. A wrong cut loses words, so what is not sure stays. Nothing that is attached is
/// opened, and no address is followed.
@NullMarked
package io.heard.formats.mail;

import org.jspecify.annotations.NullMarked;
