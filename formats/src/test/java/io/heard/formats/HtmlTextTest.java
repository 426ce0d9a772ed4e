package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {
  private static void isRead(String html, String words) {
    assertThat(HtmlText.own(html)).as(html).isEqualTo(words);
  }

  @Test
  void wordsStandAsAReaderSeesThem() {
    isRead("<p>One</p><p>two &amp; <b>th</b>ree.</p>", "One\n\ntwo & three.");
    isRead("a<br>b<br/>c", "a\nb\nc");
    isRead("a<br><br>b", "a\n\nb");
    isRead("<div>a<br></div><div>b</div>", "a\nb");
    isRead("<div>a</div><div><br></div><div>b</div>", "a\n\nb");
    isRead("  spread   over\n  lines&nbsp;  here ", "spread over lines here");
    isRead("<pre>as\n  written</pre>", "as\nwritten");
    isRead("<p class=MsoNormal>Hello</p><p class=MsoNormal>there</p>", "Hello\nthere");
    isRead("I <3 it, 2 < 3 & 4 > 3", "I <3 it, 2 < 3 & 4 > 3");
  }

  @Test
  void listsAndTablesKeepTheirRows() {
    isRead(
        "Need:<ul><li>name</li><li><p>code</p></li></ul>thanks", "Need:\n- name\n- code\nthanks");
    isRead("<ol><li>open</li><li>shut</li></ol>", "1. open\n2. shut");
    isRead("<table><tr><td>Lamp</td><td>2</td></tr><tr><td>Bulb</td></tr></table>", "Lamp 2\nBulb");
  }

  @Test
  void linksAreWordsAndPicturesNothing() {
    isRead("see <a href=\"https://shop.example/x\">your order</a>", "see your order");
    isRead("look: <img src=\"https://shop.example/t.gif\" alt=\"our new lamp\">", "look:");
    isRead("fine <img alt=\"\uD83D\uDE42\" class=emoji>", "fine \uD83D\uDE42");
  }

  @Test
  void whatIsHiddenIsNotRead() {
    isRead("<head><title>t</title><style>p{}</style></head><body>seen</body>", "seen");
    isRead("<div style=\"display: none\">preview</div><span hidden>x</span>seen", "seen");
    isRead("<script>alert(1)</script><!-- note --><template>t</template>seen", "seen");
    isRead(
        "<span style=\"font-size:0px\">x</span><span style=\"font-size:0.9em\">seen</span>",
        "seen");
  }

  @Test
  void whatIsAnsweredIsCut() {
    isRead("Yes.<blockquote type=\"cite\">Is it?</blockquote>", "Yes.");
    isRead(
        "Yes.<div class=\"gmail_quote\"><div class=\"gmail_attr\">On Mon Dana wrote:<br></div>"
            + "<blockquote class=\"gmail_quote\">Is it?</blockquote></div>",
        "Yes.");
    isRead(
        "Yes.<div class=\"moz-cite-prefix\">On 1.2.2026 Dana wrote:</div>"
            + "<blockquote type=cite cite=\"mid:1\">Is it?</blockquote>",
        "Yes.");
    isRead(
        "<p>Ja.</p><p>Am 1. Februar 2026 um 10:12 schrieb Dana:</p><blockquote>Geht es?</blockquote>",
        "Ja.");
    isRead(
        "Yes.<hr id=\"stopSpelling\">Subject: lamp<br>From: dana@shop.example<br>Is it?", "Yes.");
    isRead(
        "Yes.<div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\"><b>From:</b> Dana</div>Is it?",
        "Yes.");
    isRead(
        "<p class=MsoNormal>Yes.</p><div style=\"border:none;border-top:solid #E1E1E1 1.0pt\">"
            + "<p><b>From:</b> Dana<br><b>Sent:</b> Monday</p></div><p>Is it?</p>",
        "Yes.");
    isRead("Yes.<br>-----Original Message-----<br>Is it?", "Yes.");
    isRead(
        "Yes.<br>Von: Dana<br>Gesendet: Montag<br>An: Kim<br>Betreff: Lampe<br>Geht es?", "Yes.");
  }

  @Test
  void answersBelowAndBetweenQuotationsAreKept() {
    isRead(
        "<div class=gmail_quote>On Mon Dana wrote:<br><blockquote class=gmail_quote>Is it?</blockquote>"
            + "It is.<blockquote class=gmail_quote>And that?</blockquote>That too.</div>",
        "It is.\nThat too.");
    isRead("<blockquote type=cite>Is it?</blockquote><p>It is.</p>", "It is.");
  }

  @Test
  void whatOnlyLooksLikeAQuotationIsKept() {
    isRead("<blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\">in</blockquote>", "in");
    isRead("<blockquote>Only this was sent.</blockquote>", "Only this was sent.");
    isRead(
        "Trip<br>From: Leeds<br>To: York<br>Date: 3 May",
        "Trip\nFrom: Leeds\nTo: York\nDate: 3 May");
    isRead("You wrote on 3 May: <b>no refund</b>", "You wrote on 3 May: no refund");
  }

  @Test
  void aMarkedSignatureIsCutUnlessNothingElseIsThere() {
    isRead("Hello.<div class=\"gmail_signature\">Kim, 0115 496 0000</div>", "Hello.");
    isRead("<div class=\"gmail_signature\">I wrote in here.</div>", "I wrote in here.");
  }

  @Test
  void aMailThatPassesAnotherOnHasNoWordsOfItsOwn() {
    isRead("<div class=gmail_quote>---------- Forwarded message ---------<br>Buy now</div>", "");
    assertThat(HtmlText.all("<div class=gmail_quote>Buy <b>now</b></div>")).isEqualTo("Buy now");
  }

  @Test
  void plainTextIsToldFromHtml() {
    assertThat(HtmlText.isHtml("a < b, <3, <none@shop.example>")).isFalse();
    assertThat(HtmlText.isHtml("a<br>b")).isTrue();
    assertThat(HtmlText.ownOfEither("one\n\n\n\ntwo <3")).isEqualTo("one\n\ntwo <3");
    assertThat(HtmlText.ownOfEither("<p>one</p>")).isEqualTo("one");
  }

  /// A search that begins again at every place, or a walk by recursion, would not end here.
  @Test
  void hostileHtmlTakesNoLongerThanOther() {
    for (String unit :
        new String[] {
          "<a", "<b><p>", "<div>", "<span>x:<blockquote>y</blockquote>", "<table><td>"
        }) {
      assertThat(HtmlText.own(unit.repeat(200_000 / unit.length())).length()).isLessThan(200_000);
    }
  }
}
