package io.heard.formats.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {
  private static void isCut(String signature, String own) {
    OwnWords words = OwnWords.of("The lamp is still broken. Please ring me.\n\n" + signature);
    assertThat(words.text())
        .as(signature)
        .isEqualTo(("The lamp is still broken. Please ring me.\n\n" + own).strip());
    assertThat(words.signatureLines()).as(signature).isPositive();
  }

  private static void isKept(String body) {
    assertThat(OwnWords.of(body).text()).as(body).isEqualTo(body.strip());
  }

  @Test
  void belowTwoDashesIsSignature() {
    isCut("-- \nAnn Ray\nIt is never too late.", "");
    isCut("Ann\n--\nAnn Ray, Mill Lane, Leeds", "Ann");
    isCut("-- \nAnn Ray\n\nP.S. The bulb is fine.", "P.S. The bulb is fine.");
  }

  @Test
  void dashesForAPauseAreNone() {
    isKept(
        "The lamp came on Monday.\n--\nI have to say that I was not happy with it at all.\nIt was broken, and you have not answered me since.");
  }

  @Test
  void phonesSayWhatTheyAre() {
    for (String line :
        new String[] {
          "Sent from my iPhone",
          "Sent from my Samsung Galaxy smartphone.",
          "Sent from Outlook for iOS",
          "Sent from Yahoo Mail on Android",
          "Sent from Mail for Windows 10",
          "Get Outlook for Android<https://aka.example/x>",
          "Sent with Sparrow (http://sparrow.example)",
          "Von meinem iPhone gesendet",
          "Gesendet von meinem Samsung Gerät",
          "Envoyé de mon iPhone",
          "Envoyé depuis mon téléphone",
          "Enviado desde mi iPhone",
          "Inviato da iPhone",
          "Enviado do meu iPhone",
          "Verstuurd vanaf mijn iPhone",
          "Wysłane z iPhone'a",
          "Skickat från min iPhone",
          "Sendt fra min iPhone",
          "Lähetetty iPhonesta",
          "Отправлено с iPhone",
          "iPhoneから送信",
          "发自我的iPhone"
        }) {
      isCut(line, "");
      isCut("Ann\n\n" + line, "Ann");
      assertThat(
              OwnWords.of("Yes.\n\n" + line + "\n\n> On 3 Mar 2025, at 10:04, Kit wrote:\n> Is it?")
                  .text())
          .as(line)
          .isEqualTo("Yes.");
    }
  }

  @Test
  void whatWasSentByACustomerIsNone() {
    isKept("The lamp went back.\nSent via courier on Monday.");
    isKept("The lamp went back.\nSent from the shop in Leeds.");
    isKept("I sent it.\nSent by post, second class.");
  }

  @Test
  void aBlockWithNamePositionAndWaysToReachIsSignature() {
    isCut(
        "Kind regards,\n\nAnn Ray\nOffice Manager\nMill & Daughters Ltd\nTel: +44 113 496 0000\nwww.mill.example",
        "Kind regards,\n\nAnn Ray");
    isCut(
        "Thanks,\nAnn\n\nAnn Ray\nOffice Manager | Mill & Daughters Ltd\nT: 0113 496 0000 | M: 07700 900000\nann@mill.example",
        "Thanks,\nAnn");
    isCut(
        "Mit freundlichen Grüßen\nAnn Ray\nVertrieb\nMühle GmbH\nTelefon: 0711 5550000\nann@muehle.example",
        "Mit freundlichen Grüßen\nAnn Ray");
    isCut(
        "Cordialement,\nAnn Ray\nResponsable achats\nMoulin SARL\nTél. : 01 55 55 00 00",
        "Cordialement,\nAnn Ray");
    isCut(
        "Best wishes\nKit\n\nKit Vane\nCustomer Care Team\nLamps Ltd\n___\nPhone 0113 496 0001\nhttps://lamps.example",
        "Best wishes\nKit");
  }

  @Test
  void withoutLastWordsAboveItABlockIsKnownByItsWriter() {
    String body =
        "The lamp is still broken.\n\nAnn Ray\nPurchasing Director\nMill Group plc\n12 Mill Lane, Leeds LS1 4AB\n0113 496 0000\nann@mill.example";
    assertThat(OwnWords.of(body.lines().toList(), true, "Ray, Ann").text())
        .isEqualTo("The lamp is still broken.");
    isKept(body);
  }

  @Test
  void whatSomebodyWasAskedForIsNone() {
    isKept("Here you are:\n\nAnn Ray\nMill Ltd\n12 Mill Lane, Leeds LS1 4AB\n07700 900000");
    isKept("Hello,\n\nit is broken.\n\nAnn Ray\n12 Mill Lane\nLeeds LS1 4AB\n07700 900000");
    isKept("Hello,\n\nit is broken.\n\nAnn Ray\nMill Ltd\n07700 900000\nOrder number: 4711-22");
    isKept("Ann Ray\nOffice Manager\nMill Ltd\n07700 900000\nann@mill.example");
    isKept("It is broken.\n\nPlease ring the office manager, Bo, on 07700 900000.\nThanks,\nAnn");
    isKept("Kind regards,\n\nAnn Ray\nNot a happy customer!");
    isKept(
        "The lamp is broken.\n\nI want to speak to the Manager\nof Lamps Ltd\nYou can call 0113 496 0000");
  }

  @Test
  void noticesOfAnOrganisationAreNone() {
    isCut(
        "Ann\n\nThis e-mail and any attachments are confidential and intended solely for the addressee.\nIf you have received it in error, please notify the sender and delete it.",
        "Ann");
    isCut("Ann\n\nPlease consider the environment before printing this e-mail.", "Ann");
    isCut(
        "Ann\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Empfänger sind, vernichten Sie diese Mail.",
        "Ann");
    isCut(
        "Ann\n\nCe message et toutes les pièces jointes sont confidentiels et établis à l'intention exclusive de son destinataire.",
        "Ann");
    isCut("Ann\n\nVirus-free. www.avast.example", "Ann");
    isCut(
        "Ann\n\n_______________________________________________\nlamps mailing list\nlamps@lists.example\nhttps://lists.example/lamps",
        "Ann");
  }

  @Test
  void whatSoundsLikeANoticeIsKept() {
    isKept("This message contains photos of the damage.");
    isKept(
        "It broke.\n\nThis email is the third one that I have sent you about the lamp and I want an answer.");
    isKept("It broke.\n\nPlease treat this as confidential.");
  }

  @Test
  void aWarningOfTheServerAboveAMailIsNone() {
    assertThat(
            OwnWords.of(
                    "CAUTION: This email originated from outside of the organization. Do not click links unless you know the sender.\n\nMy lamp is broken.")
                .text())
        .isEqualTo("My lamp is broken.");
    assertThat(
            OwnWords.of(
                    "You don't often get email from ann@mail.example. Learn why this is important\nMy lamp is broken.")
                .text())
        .isEqualTo("My lamp is broken.");
    isKept("CAUTION: the lamp gets hot.\n\nIt burned my hand.");
  }
}
