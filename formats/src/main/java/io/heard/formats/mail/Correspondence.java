package io.heard.formats.mail;

import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Messages of one input, or of several that belong together, as conversations: each thread is one.
/// What was cut, what came twice and what was not opened is said once at the end. Not for several
/// threads of the machine.
public final class Correspondence {
  /// The most messages that are put together: the words of so many fit into the memory of a small
  /// machine, and a desk of twenty people writes them in a year.
  public static final int MOST_MESSAGES = 200_000;

  /// What stands in place of words in a message that has none of its own.
  private static final String SILENT = "[no words]";

  private final String file;
  private final List<Message> messages = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private int twice;
  private boolean full;

  /// Without any message yet.
  ///
  /// @param file the input's name, for messages, places and ids
  public Correspondence(String file) {
    this.file = file;
  }

  /// Takes a message; one that came before is counted and left out.
  public void add(Message message) {
    full = full || messages.size() == MOST_MESSAGES;
    if (full) {
      return;
    }
    if (known.add(sameness(message))) {
      messages.add(message);
    } else {
      twice++;
    }
  }

  /// By its id and when it was sent; programs that give two mails one id do not send them at once.
  private static String sameness(Message message) {
    String id = message.id();
    OffsetDateTime sentAt = message.sentAt();
    if (id != null && sentAt != null) {
      return id + " " + sentAt.toInstant();
    }
    Mailbox from = message.from();
    var whole = new StringJoiner("\n");
    whole.add(String.valueOf(id)).add(String.valueOf(sentAt)).add(message.subject());
    whole.add(from == null ? "" : from.address());
    message.to().forEach(box -> whole.add(box.address()));
    message.answers().forEach(whole::add);
    message.attachments().forEach(whole::add);
    return whole.add(message.words().text()).toString();
  }

  /// Hands over the conversations, in the order of their first message, and says what was left out.
  public void finish(Options options, Receiver receiver) {
    List<Threads.MailThread> threads = Threads.of(messages);
    var sides = Sides.of(threads);
    var ids = new HashSet<String>();
    for (Threads.MailThread thread : threads) {
      conversation(thread, sides, ids, options, receiver);
    }
    said(threads, receiver);
  }

  private void conversation(
      Threads.MailThread thread, Sides sides, Set<String> ids, Options options, Receiver receiver) {
    Message first = thread.messages().getFirst();
    String id = first.id() == null ? "" : first.id();
    boolean own = !id.isBlank() && ids.add(id);
    var draft = new Draft(file, first.where(), own ? id : file + "#" + (ids.size() + 1));
    if (!own) {
      ids.add(file + "#" + (ids.size() + 1));
    }
    draft.channel(Channel.EMAIL);
    String subject = thread.subject();
    if (!subject.isEmpty()) {
      draft.extra(Map.of("subject", subject));
    }
    Map<String, Role> roles = sides.roles(thread);
    Map<String, Draft.Party> parties = parties(thread, sides, roles);
    for (Message message : thread.messages()) {
      if (message.words().text().length() > Turn.MOST_CHARACTERS) {
        receiver.say(
            problem(
                Problem.Weight.LOST,
                message.where(),
                "the message has %d characters of its own; at most %d are read"
                    .formatted(message.words().text().length(), Turn.MOST_CHARACTERS),
                "a log or a file was pasted into it"));
        continue;
      }
      Mailbox writer = sides.writer(message);
      Draft.Party party =
          writer == null
              ? Draft.Party.NOBODY
              : parties.getOrDefault(writer.address(), Draft.Party.NOBODY);
      draft.add(line(message, thread, party, sides.isNote(message, roles)));
    }
    if (!draft.lines().isEmpty()) {
      draft.finish(options, receiver).ifPresent(receiver::take);
    }
  }

  /// One party for each address, by the first name that it goes by.
  private static Map<String, Draft.Party> parties(
      Threads.MailThread thread, Sides sides, Map<String, Role> roles) {
    var names = new HashMap<String, String>();
    var addresses = new LinkedHashMap<String, Boolean>();
    for (Message message : thread.messages()) {
      Mailbox writer = sides.writer(message);
      if (writer != null) {
        addresses.merge(writer.address(), message.automatic(), Boolean::logicalAnd);
        String name = writer.name();
        if (name != null) {
          names.putIfAbsent(writer.address(), name);
        }
      }
    }
    var parties = new HashMap<String, Draft.Party>();
    addresses.forEach((address, machine) -> {
      Role role = roles.get(address);
      Role given = role == null && machine ? Role.UNKNOWN : role;
      parties.put(
          address,
          new Draft.Party(
              address,
              names.get(address),
              given,
              role == null ? RoleSource.NONE : RoleSource.INFERRED));
    });
    return parties;
  }

  private static Draft.Line line(
      Message message, Threads.MailThread thread, Draft.Party party, boolean note) {
    String text = message.words().text();
    Visibility visibility =
        text.isEmpty() || message.automatic()
            ? Visibility.SYSTEM
            : note ? Visibility.NOTE : Visibility.PUBLIC;
    OffsetDateTime sentAt = message.sentAt();
    boolean believed = sentAt != null && !thread.misdated().contains(message);
    return new Draft.Line(
        message.where(),
        party,
        visibility,
        believed && sentAt != null ? new Mark.On(sentAt.toInstant()) : null,
        null,
        text.isEmpty() ? SILENT : text,
        message.id(),
        List.of(),
        extra(message, thread, sentAt));
  }

  private static Map<String, Object> extra(
      Message message, Threads.MailThread thread, @Nullable OffsetDateTime sentAt) {
    var extra = new LinkedHashMap<String, Object>();
    if (sentAt != null) {
      extra.put("date", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(sentAt));
    }
    String subject = message.subject();
    if (!subject.isEmpty() && !Threads.subject(subject).equals(thread.subject())) {
      extra.put("subject", subject);
    }
    OwnWords words = message.words();
    if (words.quotedLines() > 0) {
      extra.put("quotedLines", words.quotedLines());
    }
    if (words.signatureLines() > 0) {
      extra.put("signatureLines", words.signatureLines());
    }
    if (message.passedOn() > 0) {
      extra.put("forwarded", message.passedOn());
    }
    if (!message.attachments().isEmpty()) {
      extra.put("attachments", message.attachments());
    }
    return extra;
  }

  /// What was left out of all messages, in one sentence each.
  private void said(List<Threads.MailThread> threads, Receiver receiver) {
    int quoted = 0;
    int signature = 0;
    int passedOn = 0;
    int attached = 0;
    int misdated = 0;
    int damaged = 0;
    int sealed = 0;
    for (Message message : messages) {
      quoted += message.words().quotedLines();
      signature += message.words().signatureLines();
      passedOn += message.passedOn();
      attached += message.attachments().size();
      damaged += message.damaged() ? 1 : 0;
      sealed += message.sealed() ? 1 : 0;
    }
    for (Threads.MailThread thread : threads) {
      misdated += thread.misdated().size();
    }
    var left = new StringJoiner(", ");
    left.setEmptyValue("");
    add(left, quoted, "line of quoted mail", "lines of quoted mail");
    add(left, signature, "line of a signature", "lines of signatures");
    add(left, passedOn, "mail that is passed on", "mails that are passed on");
    add(left, attached, "attachment", "attachments");
    if (left.length() > 0) {
      note(receiver, "left out: " + left);
    }
    if (twice > 0) {
      note(
          receiver,
          twice == 1
              ? "a message came twice and is read once"
              : "%d messages came twice and are read once".formatted(twice));
    }
    if (misdated > 0) {
      note(
          receiver,
          "the date of %d of %d messages is before what they answer; they stand behind that"
              .formatted(misdated, messages.size()));
    }
    if (sealed > 0) {
      note(
          receiver,
          "%d of %d messages are encrypted, and there is no key to read them with"
              .formatted(sealed, messages.size()));
    }
    if (damaged > 0) {
      note(
          receiver,
          "parts of %d of %d messages are damaged, too deep or too long, and are left out"
              .formatted(damaged, messages.size()));
    }
    if (full) {
      receiver.say(
          problem(
              Problem.Weight.LOST,
              "",
              "it holds more than %d messages; the rest is not read".formatted(MOST_MESSAGES),
              "split it by year"));
    }
  }

  private static void add(StringJoiner left, int count, String one, String many) {
    if (count > 0) {
      left.add(count + " " + (count == 1 ? one : many));
    }
  }

  private void note(Receiver receiver, String cause) {
    receiver.say(problem(Problem.Weight.NOTE, "", cause, ""));
  }

  private Problem problem(Problem.Weight weight, String where, String cause, String maybe) {
    return new Problem(weight, file, where, cause, maybe);
  }
}
