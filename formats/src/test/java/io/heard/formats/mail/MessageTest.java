package io.heard.formats.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final String HEAD =
      "From: Ann Ray <ann@mail.example>\nTo: support@lamps.example\nDate: Mon, 3 Mar 2025 10:12:31 +0100\nSubject: Lamp\n";

  private static Message read(String message) {
    return Message.read(":1", message.getBytes(StandardCharsets.UTF_8));
  }

  private static String words(String message) {
    return read(message).words().text();
  }

  private static String typed(String type, String body) {
    return words(HEAD + "Content-Type: " + type + "\n\n" + body);
  }

  @Test
  void whatAHeaderSays() {
    Message message =
        read(
            """
            Message-ID: <2@mail.example>
            References: <0@lamps.example>
             <1@lamps.example>
            In-Reply-To: <1@lamps.example>
            From: =?utf-8?B?QW5uIFLDpHk=?= <Ann@Mail.example>
            To: "Desk, Lamp" <support@lamps.example>, bo@mail.example
            Cc: kit@lamps.example
            Reply-To: ann.ray@other.example
            Date: Mon, 3 Mar 2025 10:12:31 +0100 (CET)
            Subject: =?iso-8859-1?Q?Lampe_f=FCr?= =?iso-8859-1?Q?_Ann?=

            Hello.
            """);
    assertThat(message.id()).isEqualTo("2@mail.example");
    assertThat(message.answers()).containsExactly("0@lamps.example", "1@lamps.example");
    assertThat(message.from()).isEqualTo(new Mailbox("ann@mail.example", "Ann Räy"));
    assertThat(message.to())
        .containsExactly(
            new Mailbox("support@lamps.example", "Desk, Lamp"),
            new Mailbox("bo@mail.example", null),
            new Mailbox("kit@lamps.example", null));
    assertThat(message.replyTo()).containsExactly(new Mailbox("ann.ray@other.example", null));
    assertThat(message.subject()).isEqualTo("Lampe für Ann");
    assertThat(message.sentAt()).hasToString("2025-03-03T10:12:31+01:00");
    assertThat(message.automatic()).isFalse();
    assertThat(message.words().text()).isEqualTo("Hello.");
    assertThat(message.toString()).doesNotContain("Hello", "Ann");
  }

  @Test
  void anEmptyHeaderIsNoReasonToFail() {
    Message message = read("\nHello.");
    assertThat(message.from()).isNull();
    assertThat(message.id()).isNull();
    assertThat(message.sentAt()).isNull();
    assertThat(message.words().text()).isEqualTo("Hello.");
    assertThat(read("").words().text()).isEmpty();
    assertThat(words("From:\nTo:\nSubject:\nDate:\nMessage-ID:\n\nHello.")).isEqualTo("Hello.");
  }

  @Test
  void aHeaderWithoutItsBlankLineEndsWhereNoFieldStands() {
    assertThat(words("From: ann@mail.example\nSubject: Lamp\nHello there\nit is broken\n"))
        .isEqualTo("Hello there\nit is broken");
    assertThat(words("Subject: Lamp\nno field at all\nFrom: ann@mail.example\n\nHello."))
        .isEqualTo("Hello.");
  }

  @Test
  void lettersAreReadByTheirCharset() {
    for (String charset :
        new String[] {"iso-8859-1", "windows-1252", "utf-8", "iso-8859-15", "iso-8859-2"}) {
      String text = "Die Lampe für München: schön, aber kaputt.";
      assertThat(encoded(text, charset, charset)).as(charset).isEqualTo(text);
    }
    assertThat(encoded("Лампа сломана.", "koi8-r", "koi8-r")).isEqualTo("Лампа сломана.");
    assertThat(encoded("ランプが壊れました。", "iso-2022-jp", "iso-2022-jp")).isEqualTo("ランプが壊れました。");
    assertThat(encoded("灯坏了。", "gb18030", "gb2312")).isEqualTo("灯坏了。");
    assertThat(encoded("램프가 고장났어요.", "euc-kr", "ks_c_5601-1987")).isEqualTo("램프가 고장났어요.");
    assertThat(encoded("£40 – “gone”", "windows-1252", "iso-8859-1")).isEqualTo("£40 – “gone”");
    assertThat(encoded("£40 – gone", "utf-8", "us-ascii")).isEqualTo("£40 – gone");
    assertThat(encoded("für", "utf-8", "iso-8859-1")).isEqualTo("für");
    assertThat(encoded("für", "windows-1252", "x-no-such-thing")).isEqualTo("für");
    assertThat(encoded("für", "windows-1252", "utf-8")).isEqualTo("für");
  }

  private static String encoded(String text, String charset, String named) {
    String base64 = Base64.getMimeEncoder().encodeToString(text.getBytes(Charset.forName(charset)));
    return words(
        HEAD
            + "Content-Type: text/plain; charset=\""
            + named
            + "\"\nContent-Transfer-Encoding: base64\n\n"
            + base64);
  }

  @Test
  void lettersOfAHeaderThatAreNotEncodedAreRead() {
    byte[] windows =
        "From: J\u00f6rn <j@mail.example>\nSubject: f\u00fcr\n\nHello."
            .getBytes(Charset.forName("windows-1252"));
    Message message = Message.read(":1", windows);
    assertThat(message.from()).isEqualTo(new Mailbox("j@mail.example", "Jörn"));
    assertThat(message.subject()).isEqualTo("für");
    assertThat(read("From: Jörn <j@mail.example>\n\nHello.").from())
        .isEqualTo(new Mailbox("j@mail.example", "Jörn"));
  }

  @Test
  void quotedPrintableAndFlowedLinesAreWhole() {
    assertThat(
            words(
                HEAD
                    + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nIt costs =C2=A34=\n0 =3D too much."))
        .isEqualTo("It costs £40 = too much.");
    assertThat(
            typed(
                "text/plain; format=flowed",
                "It is \nbroken.\n> Is it \n> plugged in?\nYes, it \nis.\n-- \nAnn \nRay"))
        .isEqualTo("It is broken.\nYes, it is.");
    assertThat(typed("text/plain; format=flowed; delsp=yes", "bro \nken")).isEqualTo("broken");
  }

  @Test
  void thePlainPartIsReadElseTheHtmlOne() {
    String html = "--b\nContent-Type: text/html\n\n<p>In <b>HTML</b>.</p>\n";
    assertThat(
            typed(
                "multipart/alternative; boundary=b",
                "--b\nContent-Type: text/plain\n\nPlain.\n" + html + "--b--"))
        .isEqualTo("Plain.");
    assertThat(
            typed(
                "multipart/alternative; boundary=b",
                html + "--b\nContent-Type: text/plain\n\nPlain.\n--b--"))
        .isEqualTo("Plain.");
    assertThat(
            typed(
                "multipart/alternative; boundary=b",
                "--b\nContent-Type: text/plain\n\n  \n" + html + "--b--"))
        .isEqualTo("In HTML.");
    assertThat(
            typed(
                "multipart/alternative; boundary=b",
                "--b\nContent-Type: text/plain\n\nYour mail program cannot show HTML.\n"
                    + html
                    + "--b--"))
        .isEqualTo("In HTML.");
    assertThat(typed("text/html", "<p>One<br>two</p>")).isEqualTo("One\ntwo");
    assertThat(
            typed(
                "multipart/related; boundary=b",
                html + "--b\nContent-Type: image/png\n\nxx\n--b--"))
        .isEqualTo("In HTML.");
  }

  @Test
  void severalTextsStandBelowEachOther() {
    assertThat(
            typed(
                "multipart/mixed; boundary=b",
                "--b\n\nLook:\n--b\nContent-Type: image/png\n\nxx\n--b\nContent-Type: text/plain\n\nBroken.\n--b--"))
        .isEqualTo("Look:\n\nBroken.");
  }

  @Test
  void whatIsAttachedIsNamedAndNotRead() {
    Message message =
        read(
            HEAD
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the file.\n"
                + "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=log.txt\n\nsecret log\n"
                + "--b\nContent-Type: application/pdf; name=\"=?utf-8?Q?R=C3=A9sum=C3=A9.pdf?=\"\n\nxx\n"
                + "--b\nContent-Disposition: inline; filename*=UTF-8''b%C3%AFll.html\nContent-Type: text/html\n\nbill\n"
                + "--b\nContent-Type: application/octet-stream\n\nxx\n--b--");
    assertThat(message.words().text()).isEqualTo("See the file.");
    assertThat(message.attachments())
        .containsExactly("log.txt", "Résumé.pdf", "bïll.html", "application/octet-stream");
  }

  @Test
  void aMessageInAMessageIsAnothers() {
    String inner = "From: kit@lamps.example\nSubject: No\n\nIt cannot be mended.\n";
    Message attached =
        read(
            HEAD
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee what Kit says.\n--b\nContent-Type: message/rfc822\n\n"
                + inner
                + "--b--");
    assertThat(attached.words().text()).isEqualTo("See what Kit says.");
    assertThat(attached.passedOn()).isOne();
    Message whole = read(HEAD + "Content-Type: message/rfc822\n\n" + inner);
    assertThat(whole.words().text()).isEmpty();
    assertThat(whole.passedOn()).isOne();
  }

  @Test
  void partsWithinPartsWithoutEndAreNotFollowed() {
    var message = new StringBuilder(HEAD + "Content-Type: multipart/mixed; boundary=b0\n\n");
    for (int i = 0; i < 5_000; i++) {
      message.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
    }
    message.append("--b5000\n\nDeep.\n");
    Message read = read(message.toString());
    assertThat(read.words().text()).isEmpty();
    assertThat(read.damaged()).isTrue();
    var nested = new StringBuilder(HEAD);
    for (int i = 0; i < 5_000; i++) {
      nested.append("Content-Type: message/rfc822\n\nSubject: x\n");
    }
    assertThat(read(nested.toString()).passedOn()).isOne();
    Message many =
        read(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(5_000));
    assertThat(many.damaged()).isTrue();
    assertThat(many.words().text()).startsWith("x");
  }

  @Test
  void brokenBoundariesLoseNoWords() {
    assertThat(typed("multipart/mixed; boundary=b", "--b\n\nHello.")).isEqualTo("Hello.");
    assertThat(typed("multipart/mixed; boundary=\"b", "--b\n\nHello.\n--b--")).isEqualTo("Hello.");
    assertThat(
            typed(
                "multipart/mixed; boundary=b",
                "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nHello.\n--b--"))
        .isEqualTo("Hello.");
    assertThat(typed("text/plain; charset=", "Hello.")).isEqualTo("Hello.");
    assertThat(typed(";;;", "Hello.")).isEqualTo("Hello.");
  }

  @Test
  void partsThatSayTheyAreSeveralAndAreNotAreText() {
    assertThat(typed("multipart/mixed", "Hello.")).isEqualTo("Hello.");
    assertThat(typed("multipart/mixed; boundary=b", "Hello.")).isEqualTo("Hello.");
  }

  @Test
  void whatAMachineSentIsKnown() {
    for (String field :
        new String[] {
          "Auto-Submitted: auto-replied",
          "Auto-Submitted: auto-generated (rejected)",
          "X-Autoreply: yes",
          "Precedence: auto_reply",
          "Subject: Automatic reply: your lamp",
          "Subject: Automatische Antwort: Ihre Lampe",
          "Subject: Abwesenheitsnotiz",
          "Subject: Undelivered Mail Returned to Sender",
          "From: MAILER-DAEMON@mx.lamps.example (Mail Delivery System)",
          "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
          "Content-Type: text/calendar; method=REQUEST"
        }) {
      assertThat(read(field + "\nTo: ann@mail.example\n\nHello.").automatic()).as(field).isTrue();
    }
    assertThat(
            read(HEAD
                    + "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nA talk on Monday.\n--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--b--")
                .automatic())
        .isTrue();
    for (String field :
        new String[] {
          "Auto-Submitted: no",
          "Precedence: bulk",
          "Subject: Delivery failure again and again",
          "Subject: Re: Out with the old lamp",
          "X-Auto-Response-Suppress: All"
        }) {
      assertThat(read(field + "\nTo: ann@mail.example\n\nHello.").automatic()).as(field).isFalse();
    }
  }

  @Test
  void aReportIsReadByItsFirstPart() {
    Message report =
        read(
            "From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; boundary=b\n\n--b\n\nNobody of that name.\n"
                + "--b\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n--b\nContent-Type: message/rfc822\n\n"
                + HEAD
                + "Message-ID: <k1@lamps.example>\n\nHello.\n--b--");
    assertThat(report.words().text()).isEqualTo("Nobody of that name.");
    assertThat(report.answers()).containsExactly("k1@lamps.example");
  }

  @Test
  void whatIsEncryptedIsSaid() {
    Message sealed =
        read(
            HEAD
                + "Content-Type: multipart/encrypted; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nxx\n--b--");
    assertThat(sealed.sealed()).isTrue();
    assertThat(sealed.words().text()).isEmpty();
    assertThat(
            read(HEAD + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nxx")
                .sealed())
        .isTrue();
  }

  @Test
  void aMissingDateIsTakenFromWhereItCameIn() {
    assertThat(
            read("Received: from a by b with SMTP id 1;\n\tMon, 3 Mar 2025 09:12:40 +0000\nReceived: from x by a; Mon, 3 Mar 2025 09:12:00 +0000\nFrom: ann@mail.example\n\nHello.")
                .sentAt())
        .hasToString("2025-03-03T09:12:40Z");
    assertThat(read("Date: yesterday\nFrom: ann@mail.example\n\nHello.").sentAt()).isNull();
  }

  @Test
  void aBodyThatIsTextAlreadyIsNotDecodedAgain() {
    assertThat(Message.words("text/plain; charset=koi8-r", "Лампа für Ann").orElseThrow().text())
        .isEqualTo("Лампа für Ann");
    assertThat(
            Message.words(
                    "multipart/mixed; boundary=b",
                    "--b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nf=FCr\n--b--")
                .orElseThrow()
                .text())
        .isEqualTo("für");
  }

  @Test
  void wordsOfABodyWithoutItsHeader() {
    assertThat(Message.words("multipart/mixed;\n boundary=b", "--b\n\nYes.\n> Is it?\n--b--"))
        .hasValueSatisfying(words -> assertThat(words.text()).isEqualTo("Yes."));
    assertThat(
            Message.words(
                "multipart/mixed; boundary=b", "--b\nContent-Type: image/png\n\nx\n--b--"))
        .isEmpty();
  }
}
