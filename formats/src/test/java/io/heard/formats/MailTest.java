package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Turn;
import io.heard.formats.mail.OwnWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailTest {
  private static final String LINE = "From x Mon Mar  3 10:00:00 2025\n";

  private static String mail(String from, String to, String more) {
    return "From: %s\nTo: %s\nDate: Mon, 3 Mar 2025 10:00:00 +0000\n%s".formatted(from, to, more);
  }

  @Test
  void aMessageIsAConversationOfOneTurn() {
    Incoming read = sample("eml.eml");
    assertThat(read.format()).isEqualTo("eml");
    Conversation conversation = only(read);
    assertThat(conversation.id()).isEqualTo("lamp-2@mail.example");
    assertThat(conversation.channel()).isEqualTo(Channel.EMAIL);
    assertThat(conversation.startedAt()).isEqualTo(Instant.parse("2025-03-03T09:12:31Z"));
    assertThat(conversation.extra()).containsEntry("subject", "Your lamp – repair 4711");
    assertThat(turns(conversation))
        .containsExactly(
            "customer Ann Räy 0.0: Hello Kit,\n\nthe lamp came back yesterday and it is still broken."
                + " I paid £40 for the repair, and I feel fooled.\n\nAnn");
    Turn turn = conversation.turns().getFirst();
    assertThat(turn.speaker().id()).isEqualTo("ann.ray@mail.example");
    assertThat(turn.speaker().roleSource()).isEqualTo(RoleSource.INFERRED);
    assertThat(turn.origin().externalId()).isEqualTo("lamp-2@mail.example");
    assertThat(turn.origin().place()).isEqualTo("eml.eml:1");
    assertThat(turn.origin().extra())
        .containsEntry("date", "2025-03-03T10:12:31+01:00")
        .containsEntry("quotedLines", 4)
        .containsEntry("signatureLines", 3)
        .containsEntry("attachments", List.of("broken lamp.jpg"));
    assertThat(messages(read))
        .containsExactly(
            "eml.eml: left out: 4 lines of quoted mail, 3 lines of signatures, 1 attachment");
  }

  @Test
  void aMailboxIsAConversationForEachThread() {
    Incoming read = sample("mbox.mbox");
    assertThat(read.format()).isEqualTo("mbox");
    assertThat(read.conversations()).hasSize(2);
    Conversation lamp = read.conversations().getFirst();
    assertThat(lamp.extra()).containsEntry("subject", "Broken lamp");
    assertThat(turns(lamp))
        .containsExactly(
            "customer Ann Ray 0.0: Hello,\n\nmy lamp arrived on Friday and it does not light up.\n"
                + "From the start it only hummed.\n\nAnn",
            "agent Kit Vane 1200.0: Hello Ann,\n\nI am sorry about that. Please send us a picture of"
                + " the plug.\n\nKit",
            "agent Kit Vane (note) 1500.0: Bo, is this the batch with the bad plugs?",
            "customer Ann Ray (system) 10800.0: [no words]");
    assertThat(lamp.turns().get(1).origin().place()).isEqualTo("mbox.mbox:16");
    assertThat(lamp.turns().getLast().origin().extra())
        .containsEntry("attachments", List.of("plug.png"));
    assertThat(turns(read.conversations().getLast()))
        .containsExactly(
            "customer Bo Marsh 0.0: I ordered two bulbs a month ago. Nobody answers.",
            "agent Lamp Support 75600.0: Hello Bo, they left this morning. I should have written to"
                + " you last week.",
            "customer Bo Marsh (system) 75605.0: I am away until Monday.");
    assertThat(messages(read))
        .containsExactly(
            "mbox.mbox: left out: 9 lines of quoted mail, 1 attachment",
            "mbox.mbox: a message came twice and is read once");
  }

  @Test
  void linesThatLookLikeABeginningArePartOfTheMessage() {
    Incoming read =
        text(
            "a.mbox",
            LINE
                + mail("ann@mail.example", "kit@lamps.example", "\n")
                + "Hello.\n\nFrom my window 12:30 I saw it 2025\nit was late.\n>From here too.\n>>From there.\n\n"
                + LINE
                + mail("bo@mail.example", "kit@lamps.example", "\nHello too."));
    assertThat(read.conversations()).hasSize(2);
    assertThat(read.conversations().getFirst().turns().getFirst().text())
        .isEqualTo("Hello.\n\nFrom my window 12:30 I saw it 2025\nit was late.\nFrom here too.");
  }

  @Test
  void aMailboxMayHaveWindowsLineEndsAndAFolderOfItsOwn() {
    String box =
        "From MAILER-DAEMON Mon Mar  3 09:00:00 2025\nFrom: Mail System Internal Data <MAILER-DAEMON@x>\nSubject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\n\nThis text is part of it.\n\n"
            + "From 177@xxx Mon Mar 03 10:00:00 +0000 2025\n"
            + mail("ann@mail.example", "kit@lamps.example", "X-GM-THRID: 177\n\nHello.\n");
    assertThat(turns(only(text("a", box.replace("\n", "\r\n"))))).hasSize(1);
    assertThat(losses(text("a", "From x Mon Mar  3 10:00:00 2025\nSubject: x"))).isEmpty();
  }

  @Test
  void whoAnswersForTheHouseIsToldByAddresses() {
    assertThat(roles(mail("ann@mail.example", "info@lamps.example", "\nHello.")))
        .containsExactly("customer");
    assertThat(roles(mail("support@lamps.example", "ann@mail.example", "\nHello.")))
        .containsExactly("agent");
    assertThat(
            roles(
                mail(
                    "no-reply@lamps.example",
                    "ann@mail.example",
                    "Reply-To: support@lamps.example\n\nHello.")))
        .containsExactly("bot");
    assertThat(
            roles(
                mail(
                    "kit@lamps.example",
                    "ann@mail.example",
                    "Reply-To: help@lamps.example\n\nHello.")))
        .containsExactly("agent");
    assertThat(roles(mail("help@gmail.com", "ann@gmail.com", "\nHello."))).containsExactly("agent");
    assertThat(roles(mail("ann@gmail.com", "help@gmail.com", "\nHello.")))
        .containsExactly("customer");
    assertThat(roles(mail("ann@mail.example", "bo@other.example", "\nHello.")))
        .containsExactly("unknown");
  }

  private static List<String> roles(String message) {
    return only(text("a.eml", message)).turns().stream()
        .map(turn -> turn.speaker().role().id())
        .toList();
  }

  @Test
  void whomEverybodyWritesToIsTheHouse() {
    var box = new StringBuilder();
    for (String name : List.of("ann", "bo", "cy")) {
      box.append(LINE)
          .append(
              mail(
                  name + "@" + name + ".example",
                  "kit@lamps.example",
                  "Message-ID: <" + name + "@x>\n"))
          .append("Subject: ")
          .append(name)
          .append("\n\nHello.\n\n");
      box.append(LINE)
          .append(
              mail(
                  "dee@lamps.example",
                  name + "@" + name + ".example",
                  "In-Reply-To: <" + name + "@x>\n"))
          .append("\nHello back.\n\n");
    }
    Incoming read = text("a.mbox", box.toString());
    assertThat(read.conversations()).hasSize(3);
    for (Conversation conversation : read.conversations()) {
      assertThat(conversation.turns())
          .extracting(turn -> turn.speaker().role().id())
          .containsExactly("customer", "agent");
    }
  }

  @Test
  void aFormOrAListThatSendsForSomebodyIsNotTheWriter() {
    Conversation form =
        only(
            text(
                "a.eml",
                mail(
                    "Website <wordpress@lamps.example>",
                    "support@lamps.example",
                    "Reply-To: Ann Ray <ann@mail.example>\n\nIt broke.")));
    assertThat(turns(form)).containsExactly("customer Ann Ray 0.0: It broke.");
    Conversation list =
        only(
            text(
                "a.eml",
                mail(
                    "'Ann Ray' via Support <support@lamps.example>",
                    "support@lamps.example",
                    "Reply-To: ann@mail.example\n\nIt broke.")));
    assertThat(turns(list)).containsExactly("customer Ann Ray 0.0: It broke.");
  }

  @Test
  void rolesMayBeSaidByAddress() {
    String message = mail("ann@mail.example", "bo@other.example", "\nHello.");
    assertThat(turns(only(text("a.eml", message, Options.NONE.roles("Ann@Mail.example=customer")))))
        .containsExactly("customer 0.0: Hello.");
    assertThat(messages(text("a.eml", message)))
        .singleElement()
        .asString()
        .endsWith(
            "Maybe --roles \"ann@mail.example=customer\", or --roles \"ann@mail.example=agent\"");
  }

  @Test
  void oneWriterUnderTwoNamesIsOneSpeaker() {
    Conversation read =
        only(
            text(
                "a.mbox",
                LINE
                    + mail(
                        "Ann <ann@mail.example>",
                        "support@lamps.example",
                        "Message-ID: <1@x>\n\nOne.\n\n")
                    + LINE
                    + mail(
                        "Ann Ray <ANN@mail.example>",
                        "support@lamps.example",
                        "References: <1@x>\n\nTwo.\n")));
    assertThat(read.turns())
        .extracting(Turn::speaker)
        .containsOnly(read.turns().getFirst().speaker());
  }

  @Test
  void aMessageWithoutWordsIsKeptAndNotRead() {
    Incoming read =
        text("a.eml", mail("ann@mail.example", "support@lamps.example", "\n> Is it?\n"));
    assertThat(turns(only(read))).containsExactly("customer (system) 0.0: [no words]");
    assertThat(losses(read)).isEmpty();
  }

  @Test
  void aMessageThatIsTooLongLosesNoOther() {
    String box =
        LINE
            + mail("ann@mail.example", "support@lamps.example", "Message-ID: <1@x>\n\n")
            + "x y\n".repeat(40_000)
            + "\n"
            + LINE
            + mail("ann@mail.example", "support@lamps.example", "References: <1@x>\n\nShort.\n");
    Incoming read = text("a.mbox", box);
    assertThat(turns(only(read))).containsExactly("customer 0.0: Short.");
    assertThat(losses(read)).singleElement().asString().startsWith("a.mbox:2: the message has ");
  }

  @Test
  void aLongMailboxIsReadBitByBit() {
    byte[] bytes = Reads.bytes("samples/mbox.mbox");
    Incoming whole = Reads.FORMATS.read("a.mbox", bytes, Options.NONE);
    Incoming streamed = new Formats(1_000).read("a.mbox", bytes, Options.NONE);
    assertThat(streamed.format()).isEqualTo("mbox");
    assertThat(streamed.conversations()).isEqualTo(whole.conversations());
    assertThat(messages(streamed)).isEqualTo(messages(whole));
  }

  @Test
  void aMailIsToldFromATranscript() {
    assertThat(text("a", "Subject: Lamp\nDate: today\n\nAgent: Hello.\nCustomer: Hi.\n").format())
        .isEqualTo("txt");
    assertThat(
            text("a", "From: ann@mail.example\nSubject: Lamp\n\nAgent: Hello.\nCustomer: Hi.\n")
                .format())
        .isEqualTo("eml");
    assertThat(text("a", "\nMIME-Version: 1.0\nSubject: Lamp\n\nHello.").format()).isEqualTo("eml");
    assertThat(text("a", "Content-Type: multipart/mixed;\n boundary=b\n\n--b\n\nHello.").format())
        .isEqualTo("eml");
    assertThat(text("a", "Ann: Hello.\nBo: Hi.\nAnn: Well.\n").format()).isEqualTo("txt");
    assertThat(text("a", "From here to there it is far.\nTo: nobody\n").format())
        .isNotEqualTo("mbox");
    assertThat(text("a", "from,text\nann,Hello.\n").format()).isEqualTo("csv");
  }

  @Test
  void anAppleMailMessageIsReadWithoutItsList() {
    String message = mail("ann@mail.example", "support@lamps.example", "\nHello.\n");
    String emlx = message.length() + "\n" + message + "<?xml version=\"1.0\"?><plist/>\n";
    assertThat(turns(only(text("a.emlx", emlx)))).containsExactly("customer 0.0: Hello.");
  }

  @Test
  void textWithoutAHeaderIsReadWhereItIsNamed() {
    Incoming read = text("a.txt", "Hello.\nIt broke.", Options.NONE.from("eml"));
    assertThat(turns(only(read))).containsExactly("unknown: Hello.\nIt broke.");
    assertThat(losses(text("a.txt", "", Options.NONE.from("mbox")))).hasSize(1);
  }

  @Test
  void bytesAreReadByTheirOwnCharsetAndNothingIsSaidOfOthers() {
    byte[] latin =
        (mail(
                    "ann@mail.example",
                    "support@lamps.example",
                    "Content-Type: text/plain; charset=iso-8859-1\n\n")
                + "f\u00fcr")
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Incoming read = Reads.FORMATS.read("a.eml", latin, Options.NONE);
    assertThat(turns(only(read))).containsExactly("customer 0.0: für");
    assertThat(read.problems()).isEmpty();
  }

  /// Bodies of real mails in HTML, as others collected them; each ends with a quoted greeting.
  @Test
  void quotationsInHtmlOfOtherProgramsAreCut() throws IOException {
    Path root = Roots.fixtures().orElse(null);
    if (root == null) {
      System.out.println("MailTest: no fixtures beside the project, 3 files skipped");
    }
    assumeTrue(root != null, "no fixtures beside the project");
    Path folder = root == null ? Path.of("") : root.resolve("email-html");
    for (String name : List.of("gmail.html", "hotmail.html", "thunderbird.html")) {
      OwnWords words =
          io.heard.formats.mail.Message.words("text/html", Files.readString(folder.resolve(name)))
              .orElseThrow();
      assertThat(words.text().replaceAll("\\s+", " "))
          .as(name)
          .isEqualTo("Hi. I am fine. Thanks, Alex");
      assertThat(words.quotedLines()).as(name).isGreaterThanOrEqualTo(4);
    }
  }
}
