package io.heard.formats.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnWordsTest {
  private static void isCut(String body, String own) {
    assertThat(OwnWords.of(body).text()).as(body).isEqualTo(own);
  }

  private static void isKept(String body) {
    assertThat(OwnWords.of(body).text()).as(body).isEqualTo(body.strip());
  }

  /// What each program puts between an answer and what it answers, in a body without any other
  /// mark.
  private static void introduces(String attribution) {
    isCut(
        "It is still broken.\n\n" + attribution + "\n\nIs it plugged in?\nKit",
        "It is still broken.");
    isCut(
        "It is still broken.\n\n" + attribution + "\n> Is it plugged in?\n> Kit",
        "It is still broken.");
    isCut(
        attribution + "\n> Is it plugged in?\n>\n> Kit\n\nIt is still broken.",
        "It is still broken.");
  }

  /// Such a line may also be a person's own, so that it is cut only above lines with a sign.
  private static void mayIntroduce(String attribution) {
    String body = "It is still broken.\n\n" + attribution + "\n\nIs it plugged in?";
    isKept(body);
    isCut(
        "It is still broken.\n\n" + attribution + "\n> Is it plugged in?\n> Kit",
        "It is still broken.");
  }

  @Test
  void whoWroteAndWhenInManyLanguages() {
    introduces("On Mon, 3 Mar 2025 at 10:04, Kit Vane <kit@lamps.example> wrote:");
    introduces("On Mon, Mar 3, 2025 at 10:04 AM Kit Vane <kit@lamps.example> wrote:");
    introduces("On Mar 3, 2025, at 10:04 AM, Kit Vane wrote:");
    introduces("On 03/03/2025 10:04, Kit Vane wrote:");
    introduces("On Monday, March 3, 2025 at 10:04:11 AM GMT, Kit Vane <kit@lamps.example> wrote:");
    introduces("--- On Mon, 3/3/25, Kit Vane <kit@lamps.example> wrote:");
    introduces("At 10:04 AM 3/3/2025, Kit Vane wrote:");
    introduces("Kit Vane <kit@lamps.example> wrote on 3/3/2025 10:04:");
    introduces("Am 03.03.2025 um 10:04 schrieb Kit Vane:");
    introduces("Am Mo., 3. März 2025 um 10:04 Uhr schrieb Kit Vane <kit@lamps.example>:");
    introduces("Kit Vane <kit@lamps.example> schrieb am Mo., 3. März 2025, 10:04:");
    introduces("Le lun. 3 mars 2025 à 10:04, Kit Vane <kit@lamps.example> a écrit :");
    introduces("Le 3 mars 2025 à 10:04, Kit Vane a écrit :");
    introduces("El lun, 3 mar 2025 a las 10:04, Kit Vane (<kit@lamps.example>) escribió:");
    introduces("El 3/3/25 a las 10:04, Kit Vane escribió:");
    introduces("Il giorno lun 3 mar 2025 alle ore 10:04 Kit Vane <kit@lamps.example> ha scritto:");
    introduces("Il 03/03/2025 10:04, Kit Vane ha scritto:");
    introduces("Em seg., 3 de mar. de 2025 às 10:04, Kit Vane <kit@lamps.example> escreveu:");
    introduces("Em 03/03/2025 10:04, Kit Vane escreveu:");
    introduces("Op ma 3 mrt 2025 om 10:04 schreef Kit Vane <kit@lamps.example>:");
    introduces("Op 3-3-2025 om 10:04 schreef Kit Vane:");
    introduces(
        "Op 3 mrt. 2025, om 10:04 heeft Kit Vane <kit@lamps.example> het volgende geschreven:");
    introduces("pon., 3 mar 2025 o 10:04 Kit Vane <kit@lamps.example> napisał(a):");
    introduces("W dniu 3.03.2025 o 10:04, Kit Vane pisze:");
    introduces("Den mån 3 mars 2025 kl 10:04 skrev Kit Vane <kit@lamps.example>:");
    introduces("3 mars 2025 kl. 10:04 skrev Kit Vane <kit@lamps.example>:");
    introduces("Den man. 3. mar. 2025 kl. 10.04 skrev Kit Vane <kit@lamps.example>:");
    introduces("man. 3. mars 2025 kl. 10:04 skrev Kit Vane <kit@lamps.example>:");
    introduces("ma 3. maalisk. 2025 klo 10.04 Kit Vane (kit@lamps.example) kirjoitti:");
    introduces("пн, 3 мар. 2025 г. в 10:04, Kit Vane <kit@lamps.example>:");
    introduces("3 марта 2025 г., в 10:04, Kit Vane <kit@lamps.example> написал(а):");
    introduces("03.03.2025 10:04, Kit Vane пишет:");
    introduces("2025年3月3日(月) 10:04 Kit Vane <kit@lamps.example>:");
    introduces("2025/03/03 10:04、Kit Vane <kit@lamps.example>のメール:");
    introduces("Kit Vane <kit@lamps.example> 于2025年3月3日周一 10:04写道：");
    introduces("Kit Vane <kit@lamps.example> 於 2025年3月3日 週一 上午10:04寫道：");
    introduces("在 2025年3月3日，10:04，Kit Vane <kit@lamps.example> 写道：");
    introduces("Dne po 3. 3. 2025 10:04 uživatel Kit Vane <kit@lamps.example> napsal:");
    introduces("Kit Vane <kit@lamps.example>, 3 Mar 2025 Pzt, 10:04 tarihinde şunu yazdı:");
    introduces("Vào Th 2, 3 thg 3, 2025 vào lúc 10:04 Kit Vane <kit@lamps.example> đã viết:");
  }

  @Test
  void whoWroteMayBeBrokenOverLines() {
    introduces(
        "On Mon, 3 Mar 2025 at 10:04, Kit Vane of the Lamp Repair Shop\n<kit@lamps.example> wrote:");
    introduces("On Mon, Mar 3, 2025 at 10:04 AM, Kit Vane <kit@lamps.example>\nwrote:");
    introduces("Am Mo., 3. März 2025 um 10:04 Uhr schrieb Kit Vane <\nkit@lamps.example>:");
    introduces(
        "03.03.2025 10:04 пользователь \"kit@lamps.example\" <\nkit@lamps.example> написал:");
    isCut(
        "On it, thank you!\nOn Mon, Mar 3, 2025 at 10:04 AM, Kit Vane <kit@lamps.example>\nwrote:\n\n> Ready?",
        "On it, thank you!");
  }

  @Test
  void whatIsQuotedMayStandOnTheSameLineOrUnmarked() {
    isCut(
        "It is still broken.\n\n  On Mon, Mar 3, 2025 at 10:04 AM, Kit<kit@lamps.example> wrote:   Is it plugged in?\nKit",
        "It is still broken.");
    isCut(
        "It is still broken.\n\n>>> Kit Vane <kit@lamps.example> 3/3/2025 10:04 AM >>>\nIs it plugged in?\nKit",
        "It is still broken.");
    isCut(
        "It is still broken.\n\nПонедельник, 3 марта 2025, 10:04 +03:00 от Kit <kit@lamps.example>:\n>Is it?",
        "It is still broken.");
    isKept("I rang Kit <kit@lamps.example> and he said: it is fixed.");
  }

  @Test
  void whatAPersonWritesAboutAMailIsKept() {
    mayIntroduce("On Friday, Kit wrote:");
    mayIntroduce("On 3 March 2025 at 10:04 your colleague Kit wrote:");
    mayIntroduce("On 3 March 2025 at 10:04 Kit wrote:");
    mayIntroduce("Am 3. März 2025 um 10:04 schrieb mir Ihre Kollegin:");
    mayIntroduce("You wrote:");
    isKept("On 3 March you wrote: we will refund it. That never happened.");
    isKept("I have three questions:\n\nWhen? How? Why me?");
    isKept("Kit Vane from your shop wrote to me that it was fixed.\nIt is not.");
  }

  @Test
  void headsOfAnsweredMailsInManyLanguages() {
    for (String head :
        new String[] {
          "From: Kit Vane <kit@lamps.example>\nSent: Monday, 3 March 2025 10:04\nTo: Ann Ray <ann@mail.example>\nSubject: Your lamp",
          "From: Kit Vane\nSent: Monday, March 3, 2025 10:04 AM\nTo: Ann Ray; Bo Ray\nCc: Desk\nSubject: Your lamp\nImportance: High",
          "*From:* Kit Vane <kit@lamps.example>\n*Sent:* Monday, 3 March 2025 10:04\n*To:* Ann\n*Subject:* Your lamp",
          "Von: Kit Vane <kit@lamps.example>\nGesendet: Montag, 3. März 2025 10:04\nAn: Ann Ray\nBetreff: Ihre Lampe",
          "De : Kit Vane <kit@lamps.example>\nEnvoyé : lundi 3 mars 2025 10:04\nÀ : Ann Ray\nObjet : Votre lampe",
          "De: Kit Vane <kit@lamps.example>\nEnviado el: lunes, 3 de marzo de 2025 10:04\nPara: Ann Ray\nAsunto: Su lámpara",
          "Da: Kit Vane <kit@lamps.example>\nInviato: lunedì 3 marzo 2025 10:04\nA: Ann Ray\nOggetto: La lampada",
          "De: Kit Vane <kit@lamps.example>\nEnviado: segunda-feira, 3 de março de 2025 10:04\nPara: Ann Ray\nAssunto: A lâmpada",
          "Van: Kit Vane <kit@lamps.example>\nVerzonden: maandag 3 maart 2025 10:04\nAan: Ann Ray\nOnderwerp: Uw lamp",
          "Od: Kit Vane <kit@lamps.example>\nWysłano: poniedziałek, 3 marca 2025 10:04\nDo: Ann Ray\nTemat: Lampa",
          "Från: Kit Vane <kit@lamps.example>\nSkickat: den 3 mars 2025 10:04\nTill: Ann Ray\nÄmne: Lampan",
          "Fra: Kit Vane <kit@lamps.example>\nSendt: 3. marts 2025 10:04\nTil: Ann Ray\nEmne: Lampen",
          "Lähettäjä: Kit Vane <kit@lamps.example>\nLähetetty: maanantai 3. maaliskuuta 2025 10:04\nVastaanottaja: Ann Ray\nAihe: Lamppu",
          "От: Kit Vane <kit@lamps.example>\nОтправлено: 3 марта 2025 г. 10:04\nКому: Ann Ray\nТема: Лампа",
          "差出人: Kit Vane <kit@lamps.example>\n送信日時: 2025年3月3日 10:04\n宛先: Ann Ray\n件名: ランプ",
          "发件人: Kit Vane <kit@lamps.example>\n发送时间: 2025年3月3日 10:04\n收件人: Ann Ray\n主题: 灯",
          "Date: Mon, 3 Mar 2025 10:04:00 +0000\nSubject: Your lamp\nFrom: kit@lamps.example\nTo: ann@mail.example",
          "From: Kit Vane <kit@lamps.example> Sent: Monday, 3 March 2025 10:04 To: Ann Ray Subject: Your lamp",
          "From: Kit Vane <kit@lamps.example>\n\nSent: Monday, 3 March 2025 10:04\n\nTo: Ann Ray\n\nSubject: Your lamp"
        }) {
      for (String above : new String[] {"", "________________________________\n", "-----\n\n"}) {
        isCut(
            "It is still broken.\n\n" + above + head + "\n\nIs it plugged in?\nKit",
            "It is still broken.");
      }
    }
  }

  @Test
  void dividersInManyLanguages() {
    for (String divider :
        new String[] {
          "-----Original Message-----",
          "----- Original Message -----",
          "-------- Original message --------",
          "-----Ursprüngliche Nachricht-----",
          "-------- Original-Nachricht --------",
          "-----Message d'origine-----",
          "-----Mensaje original-----",
          "-----Messaggio originale-----",
          "-----Mensagem original-----",
          "-----Oorspronkelijk bericht-----",
          "-----Oryginalna wiadomość-----",
          "-----Ursprungligt meddelande-----",
          "-----Oprindelig meddelelse-----",
          "-----Opprinnelig melding-----",
          "-----Alkuperäinen viesti-----",
          "-----Исходное сообщение-----",
          "----- 元のメッセージ -----",
          "------------------ 原始邮件 ------------------",
          "---------- Forwarded message ---------",
          "-------- Weitergeleitete Nachricht --------"
        }) {
      isCut(
          "It is still broken.\n\n" + divider + "\nIs it plugged in?\nKit", "It is still broken.");
    }
  }

  @Test
  void aDividerAboveMarkedLinesLeavesTheAnswerBelow() {
    isCut(
        "----- Original Message -----\nFrom: Kit <kit@lamps.example>\nTo: Ann\nSent: Monday\nSubject: Lamp\n\n"
            + "> Is it plugged in?\n> Kit\n\nIt is plugged in.",
        "It is plugged in.");
  }

  @Test
  void whatIsPassedOnIsAnothers() {
    OwnWords words =
        OwnWords.of(
            "Can you look at this?\n\n---------- Forwarded message ---------\nFrom: Kit <kit@lamps.example>\n"
                + "Date: Mon, 3 Mar 2025\nSubject: Lamp\nTo: Ann\n\nIt cannot be mended.");
    assertThat(words.text()).isEqualTo("Can you look at this?");
    assertThat(words.passedOn()).isTrue();
    isCut(
        "See below.\n\nBegin forwarded message:\n\nFrom: Kit <kit@lamps.example>\nSubject: Lamp\nDate: 3 March 2025\nTo: Ann\n\nNo.",
        "See below.");
    assertThat(OwnWords.of("Yes.\n\nOn Friday, Kit wrote:\n> No").passedOn()).isFalse();
  }

  @Test
  void answersBetweenQuotationsAreKept() {
    isCut(
        "On Mon, 3 Mar 2025 at 10:04, Kit <kit@lamps.example> wrote:\n> Which lamp?\n\nThe blue one.\n\n> Since when?\n\nSince Sunday.\n",
        "The blue one.\n\nSince Sunday.");
    isCut(
        "> Which lamp?\nThe blue one.\n>> Before?\n> Since when?\nSunday.",
        "The blue one.\nSunday.");
    isCut(
        "Kit, see below.\n\nOn Mon, 3 Mar 2025 at 10:04, Kit <kit@lamps.example> wrote:\n\nHi Kit,\n> Which lamp?\nThe blue one.",
        "Kit, see below.\n\nHi Kit,\nThe blue one.");
  }

  @Test
  void aSignThatIsNoQuotationIsKept() {
    isKept("Third time now >:(\n>:(");
    isKept("I have waited\n> 3 weeks for this.");
    isKept("a > b and b < c\n-> so a > c");
  }

  @Test
  void whatAHelpDeskPutsOnTopIsCut() {
    isCut(
        "##- Please type your reply above this line -##\n\nHello Ann, it is mended.",
        "Hello Ann, it is mended.");
    isCut("Thanks!\n\n--- Reply above this line ---\n\nHello Ann, it is mended.", "Thanks!");
    isCut("Danke!\n\n-- Bitte antworten Sie oberhalb dieser Linie --\n\nHallo Ann", "Danke!");
  }

  @Test
  void marksOfHtmlAreBelieved() {
    isCut("> Which lamp?\n" + OwnWords.SIGNATURE + "Ann Ray", "");
    assertThat(
            OwnWords.of("Blue.\n" + OwnWords.SIGNATURE + "Ann Ray, Leeds\n> Which?")
                .signatureLines())
        .isEqualTo(1);
    isCut("Blue.\n" + OwnWords.INDENTED + "Indented.", "Blue.\nIndented.");
    isCut(
        "Blue.\nOn Friday, Kit wrote:\n" + OwnWords.INDENTED + "Which?\nThe end.",
        "Blue.\nThe end.");
  }

  @Test
  void whatWasCutIsCounted() {
    OwnWords words = OwnWords.of("Yes.\n\n-- \nAnn\n\nOn Friday, Kit wrote:\n\n> Is it?\n> Kit\n");
    assertThat(words.text()).isEqualTo("Yes.");
    assertThat(words.quotedLines()).isEqualTo(3);
    assertThat(words.signatureLines()).isEqualTo(2);
    assertThat(words.toString()).isEqualTo("OwnWords[4 characters]");
  }

  @Test
  void linesThatAProgramBrokeAreOneSentence() {
    isCut(
        """
        I have been waiting for three weeks now and nobody has told me where my
        lamp is, although I rang on Monday and on Tuesday and was promised that
        Kit would ring back the same day. I am tired of this, and I would like my
        money back.

        Ann
        """,
        "I have been waiting for three weeks now and nobody has told me where my lamp is, although"
            + " I rang on Monday and on Tuesday and was promised that Kit would ring back the same day."
            + " I am tired of this, and I would like my money back.\n\nAnn");
  }

  @Test
  void linesThatAPersonBrokeStay() {
    isKept("Hello Kit\nmy lamp is broken\nplease help\n\nAnn");
    isKept("I ordered a lamp three weeks ago and it has still not come to me\nPlease help");
    isKept(
        "What I need before Friday, because we are moving out on that day:\n- the blue lamp\n- its bulb");
  }

  @Test
  void filesAndKeysSetAsTextAreCut() {
    isCut("See this.\nbegin 644 lamp.jpg\nM_]C_X  02D9)1@\n`\nend\nThanks", "See this.\nThanks");
    isCut(
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nYes.\n-----BEGIN PGP SIGNATURE-----\niQEz\n-----END PGP SIGNATURE-----",
        "Yes.");
  }

  /// A search that begins again at every line would not end here.
  @Test
  void aLongBodyTakesNoLongerThanItsLines() {
    for (String unit :
        new String[] {
          "On Monday 3 March 2025\n",
          "From: a@b.example\n",
          "> x\ny\n",
          "-- \n",
          "a\n",
          "Sent: x\n",
          "___\n",
          "Ann Ray\n"
        }) {
      assertThat(OwnWords.of(unit.repeat(300_000 / unit.length())).quotedLines()).isNotNegative();
    }
    for (String unit : new String[] {"a ", "On ", ".", "wrote:", "a@b.example ", "1 ", "- "}) {
      assertThat(OwnWords.of(unit.repeat(300_000 / unit.length())).quotedLines()).isZero();
    }
  }
}
