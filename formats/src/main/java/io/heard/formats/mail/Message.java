package io.heard.formats.mail;

import static io.heard.formats.mail.MailWords.Use.AUTOMATIC;

import io.heard.formats.HtmlText;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One e-mail: who wrote it to whom, when, what it answers, and the words that are its writer's
/// own.
///
/// @param where its place, appended to the input's name, such as `:1`
/// @param id its Message-ID without brackets; null when it has none
/// @param answers the ids of the messages before it in its thread, the one that it answers last;
///   empty when it answers none
/// @param from who wrote it; null when the header does not say
/// @param to whom it was sent to, openly or as a copy
/// @param replyTo where answers are to go, where that is somewhere else
/// @param subject the subject; empty when it has none
/// @param sentAt when it was sent; null when that is missing or impossible
/// @param automatic whether a machine sent it: a bounce, an absence, an invitation
/// @param listed whether a list spread it
/// @param words what its writer wrote
/// @param attachments what is attached, by name; nothing of it was opened
/// @param passedOn how many messages it passes on, whose words are another's
/// @param sealed whether its words are encrypted
/// @param damaged whether a part of it could not be looked at
public record Message(
    String where,
    @Nullable String id,
    List<String> answers,
    @Nullable Mailbox from,
    List<Mailbox> to,
    List<Mailbox> replyTo,
    String subject,
    @Nullable OffsetDateTime sentAt,
    boolean automatic,
    boolean listed,
    OwnWords words,
    List<String> attachments,
    int passedOn,
    boolean sealed,
    boolean damaged) {
  private static final Pattern STUB =
      Pattern.compile("(?is).{0,200}\\b(?:html|browser)\\b.{0,300}", Pattern.UNICODE_CASE);

  private static final Pattern RETURNED =
      Pattern.compile("(?im)^Message-ID:\\s*<([^<>\\s]{1,998})>");

  /// The most attachments that are named; a mail with more has them as a folder's listing.
  private static final int MOST_NAMED = 50;

  private static final int LONGEST_NAME = 200;

  public Message {
    answers = List.copyOf(answers);
    to = List.copyOf(to);
    replyTo = List.copyOf(replyTo);
    attachments = List.copyOf(attachments);
  }

  /// Reads a message that stands alone; never fails for what stands in it. A line that a mailbox
  /// put before it is no part of it, nor is what Apple Mail puts around it.
  ///
  /// @param where its place, appended to the input's name; for one of several files `/NAME:1`
  /// @param bytes the message as it travels
  public static Message read(String where, byte[] bytes) {
    return read(where, Mbox.message(bytes), null);
  }

  /// Reads a message of a mailbox.
  ///
  /// @param arrived when a mailbox says that it came, for one that has no date of its own
  static Message read(String where, byte[] bytes, @Nullable OffsetDateTime arrived) {
    Parts parts = Parts.of(bytes);
    Header header = parts.header();
    var body = new Body();
    Words words = body.words(parts.root(), true);
    Mailbox from = from(header);
    String writer = from == null ? "" : from.name() == null ? from.local() : from.name();
    OwnWords own = OwnWords.of(words.lines(), words.isPlain() && !words.flowed(), writer);
    List<Mailbox> to = new ArrayList<>(header.mailboxes("to"));
    to.addAll(header.mailboxes("cc"));
    // Where a server says in whose mailbox it put the message, that one got it too.
    for (String field : List.of("delivered-to", "x-original-to", "envelope-to")) {
      for (Mailbox box : header.mailboxes(field)) {
        if (to.stream().noneMatch(one -> one.address().equals(box.address()))) {
          to.add(box);
        }
      }
    }
    List<String> ids = header.ids("message-id");
    return new Message(
        where,
        ids.isEmpty() ? null : ids.getFirst(),
        answers(header, body.returned),
        from,
        to,
        header.mailboxes("reply-to"),
        header.text("subject"),
        sentAt(header, arrived),
        body.automatic || isAutomatic(header),
        header.has("list-id") || header.has("list-post") || header.has("x-list"),
        own,
        body.attachments,
        body.passedOn + (own.passedOn() ? 1 : 0),
        body.sealed && own.text().isEmpty(),
        parts.isCut() || body.tooLong);
  }

  /// The words of a body whose media type is known and whose header is not, as other formats carry
  /// them; empty when no part of it is text.
  ///
  /// @param type the media type with its parameters, such as `multipart/alternative; boundary="a"`
  public static Optional<OwnWords> words(String type, String body) {
    String head = "Content-Type: " + type.replaceAll("\\s*[\\r\\n]+\\s*", " ") + "\r\n\r\n";
    Parts parts = Parts.ofText(head + body);
    Words words = new Body().words(parts.root(), true);
    return words.lines().isEmpty()
        ? Optional.empty()
        : Optional.of(OwnWords.of(words.lines(), words.isPlain() && !words.flowed(), ""));
  }

  /// The messages before this one; of a bounce the one that came back.
  private static List<String> answers(Header header, @Nullable String returned) {
    var ids = new LinkedHashSet<String>(header.ids("references"));
    List<String> answered = header.ids("in-reply-to");
    // Some put a date and a name there too; the id is the first.
    if (!answered.isEmpty()) {
      ids.remove(answered.getFirst());
      ids.add(answered.getFirst());
    }
    if (returned != null) {
      ids.add(returned);
    }
    ids.removeAll(header.ids("message-id"));
    return new ArrayList<>(ids);
  }

  private static @Nullable Mailbox from(Header header) {
    for (String field : List.of("from", "sender")) {
      List<Mailbox> boxes = header.mailboxes(field);
      if (!boxes.isEmpty()) {
        return boxes.getFirst();
      }
    }
    return null;
  }

  /// The date, else when the last server took it, else when the mailbox did.
  private static @Nullable OffsetDateTime sentAt(Header header, @Nullable OffsetDateTime arrived) {
    Optional<OffsetDateTime> date = MailTime.of(header.raw("date"));
    if (date.isPresent()) {
      return date.get();
    }
    String received = header.raw("received");
    return MailTime.of(received.substring(received.lastIndexOf(';') + 1)).orElse(arrived);
  }

  private static boolean isAutomatic(Header header) {
    String submitted = MailWords.fold(header.text("auto-submitted"));
    String precedence = MailWords.fold(header.text("precedence"));
    Mailbox from = from(header);
    String local = from == null ? "" : from.local();
    return (!submitted.isEmpty() && !submitted.startsWith("no"))
        || precedence.startsWith("auto")
        || header.has("x-autoreply")
        || header.has("x-autorespond")
        || header.has("x-auto-reply")
        || header.has("x-failed-recipients")
        || local.equals("mailer-daemon")
        || local.equals("postmaster")
        || MailWords.fold(header.raw("content-type")).startsWith("multipart/report")
        || MailWords.begins(AUTOMATIC, header.text("subject"));
  }

  /// A message that says only this about itself.
  @Override
  public String toString() {
    return "Message[%s, %s]".formatted(where, words);
  }

  /// Lines of a body.
  ///
  /// @param isPlain whether they are plain text; else they were HTML
  /// @param flowed whether lines that a program broke are put together
  private record Words(List<String> lines, boolean isPlain, boolean flowed) {
    static final Words NONE = new Words(List.of(), true, false);

    boolean areBlank() {
      return lines.stream().allMatch(String::isBlank);
    }

    /// All of them, one below the other.
    static Words together(List<Words> several) {
      if (several.isEmpty()) {
        return NONE;
      }
      var lines = new ArrayList<String>();
      boolean plain = true;
      boolean flowed = false;
      for (Words words : several) {
        if (!lines.isEmpty()) {
          lines.add("");
        }
        lines.addAll(words.lines);
        plain = plain && words.isPlain;
        flowed = flowed || words.flowed;
      }
      return new Words(lines, plain, flowed);
    }
  }

  /// What is found while the parts are gone through.
  private static final class Body {
    private final List<String> attachments = new ArrayList<>();
    private int passedOn;
    private boolean automatic;
    private boolean tooLong;
    private boolean sealed;
    private @Nullable String returned;

    Words words(Parts.Part part, boolean root) {
      tooLong = tooLong || part.isTooLong();
      sealed =
          sealed
              || part.is("multipart/encrypted")
              || part.is("application/pkcs7-mime")
              || part.is("application/x-pkcs7-mime");
      if (part.is("multipart/")) {
        return several(part);
      }
      if (part.is("message/")) {
        if (part.is("message/rfc822") || part.is("message/global")) {
          passedOn++;
        }
        return Words.NONE;
      }
      if (part.is("text/calendar")) {
        automatic = automatic || root;
      }
      if (!root && part.isAttached()) {
        name(part);
        return Words.NONE;
      }
      if (part.is("text/html")) {
        return html(part);
      }
      if (part.is("text/enriched") || part.is("text/richtext")) {
        return enriched(part);
      }
      boolean plain =
          part.is("text/plain") || part.type().equals("text") || part.is("text/markdown");
      return plain ? plain(part) : Words.NONE;
    }

    private void name(Parts.Part part) {
      String title = part.title();
      boolean signature = part.is("application/pgp-signature") || part.type().contains("pkcs7-sig");
      if (!signature && attachments.size() < MOST_NAMED) {
        attachments.add(title.length() > LONGEST_NAME ? title.substring(0, LONGEST_NAME) : title);
      }
    }

    private Words several(Parts.Part part) {
      if (part.is("multipart/alternative")) {
        return alternative(part);
      }
      boolean report = part.is("multipart/report");
      int before = passedOn;
      automatic = automatic || report;
      var several = new ArrayList<Words>();
      for (int i = 0; i < part.parts().size(); i++) {
        Words words = words(part.parts().get(i), false);
        Matcher id = RETURNED.matcher(part.parts().get(i).head());
        if (report && id.find()) {
          returned = id.group(1);
        }
        // Of a report the first part is for people; of an encrypted mail none is.
        boolean read = report ? i == 0 : !part.is("multipart/encrypted");
        if (read && !words.areBlank()) {
          several.add(words);
        }
      }
      // What came back is not passed on.
      passedOn = report ? before : passedOn;
      return Words.together(several);
    }

    /// The same words several times: the plain ones, unless they only say that others are meant.
    private Words alternative(Parts.Part part) {
      Words plain = Words.NONE;
      Words other = Words.NONE;
      for (Parts.Part inner : part.parts()) {
        if (inner.is("text/calendar") && !inner.isAttached()) {
          automatic = true;
        }
        Words words = words(inner, false);
        if (words.areBlank()) {
          continue;
        }
        if (words.isPlain() && plain.areBlank()) {
          plain = words;
        } else if (!words.isPlain()) {
          other = words;
        }
      }
      return plain.areBlank() || (!other.areBlank() && isStub(plain)) ? other : plain;
    }

    private static boolean isStub(Words plain) {
      String text = String.join(" ", plain.lines()).strip();
      return text.length() < 400 && STUB.matcher(text).matches() && text.indexOf('>') < 0;
    }

    private static Words html(Parts.Part part) {
      return new Words(
          HtmlText.marked(Letters.of(part.bytes(), part.parameter("charset"))), false, false);
    }

    /// What came before HTML: its commands are elements that nobody knows, and say nothing.
    private static Words enriched(Parts.Part part) {
      String text = Letters.of(part.bytes(), part.parameter("charset")).replace("\r\n", "\n");
      String html = text.replace("\n\n", "<br>").replaceAll("(?i)<nl>", "<br>");
      return new Words(HtmlText.marked(html), false, false);
    }

    private static Words plain(Parts.Part part) {
      String text = Letters.of(part.bytes(), part.parameter("charset"));
      List<String> lines =
          Arrays.asList(
              text.replace("\r\n", "\n")
                  .replace('\r', '\n')
                  .replace(HtmlText.SIGNATURE, ' ')
                  .replace(HtmlText.INDENTED, ' ')
                  .split("\n", -1));
      if (part.parameter("format").strip().toLowerCase(Locale.ROOT).equals("flowed")) {
        boolean delsp = part.parameter("delsp").strip().equalsIgnoreCase("yes");
        return new Words(Letters.flowed(lines, delsp), true, true);
      }
      return new Words(lines, true, false);
    }
  }
}
