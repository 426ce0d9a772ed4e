package io.heard.formats.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What programs write around an answer in HTML.
class HtmlMailTest {
  private static OwnWords words(String html) {
    return Message.words("text/html; charset=utf-8", html).orElseThrow();
  }

  private static void isCut(String html, String own) {
    OwnWords words = words(html);
    assertThat(words.text()).as(html).isEqualTo(own);
    assertThat(words.quotedLines() + words.signatureLines()).as(html).isPositive();
  }

  @Test
  void gmail() {
    isCut(
        "<div dir=\"ltr\">It broke.<div><br></div><span class=\"gmail_signature_prefix\">-- </span><br><div class=\"gmail_signature\" data-smartmail=\"gmail_signature\">Ann Ray<br>Leeds</div></div><br>"
            + "<div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, 3 Mar 2025 at 10:04, Kit &lt;<a href=\"mailto:kit@lamps.example\">kit@lamps.example</a>&gt; wrote:<br></div>"
            + "<blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204)\"><div>Is it plugged in?</div></blockquote></div>",
        "It broke.");
    isCut(
        "<div class=\"gmail_quote\"><div class=\"gmail_attr\">Am Mo. schrieb Kit:<br></div><blockquote class=\"gmail_quote\">Which lamp?</blockquote><div>The blue one.</div><blockquote class=\"gmail_quote\">Since when?</blockquote><div>Sunday.</div></div>",
        "The blue one.\nSunday.");
    isCut(
        "<div>See below.</div><div class=\"gmail_quote\">---------- Forwarded message ---------<br>From: <strong>Kit</strong> &lt;kit@lamps.example&gt;<br>Date: Mon, 3 Mar 2025<br>Subject: Lamp<br>To: Ann<br><br><p>No.</p></div>",
        "See below.");
    assertThat(
            words(
                    "<div>See.</div><div class=\"gmail_quote\">---------- Forwarded message ---------<br>From: Kit<br>No.</div>")
                .passedOn())
        .isTrue();
  }

  @Test
  void outlook() {
    isCut(
        "<div class=WordSection1><p class=MsoNormal>It broke.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
            + "<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>From:</b> Kit &lt;kit@lamps.example&gt; <br><b>Sent:</b> 03 March 2025 10:04<br><b>To:</b> Ann<br><b>Subject:</b> Lamp</p></div></div><p class=MsoNormal>Is it plugged in?</p></div>",
        "It broke.");
    isCut(
        "<div>It broke.</div><div id=\"ms-outlook-mobile-signature\">Get <a href=\"https://aka.example\">Outlook for iOS</a></div><hr style=\"display:inline-block;width:98%\"><div id=\"divRplyFwdMsg\" dir=\"ltr\"><b>Von:</b> Kit<br><b>Gesendet:</b> Montag<br></div><div>Is it?</div>",
        "It broke.");
    isCut("<div>It broke.</div><div id=\"appendonsend\"></div><hr><div>Is it?</div>", "It broke.");
    isCut(
        "<div dir=\"ltr\">It broke.<br><hr id=\"stopSpelling\">Date: Mon, 3 Mar 2025<br>Subject: Lamp<br>From: kit@lamps.example<br>To: ann@mail.example<br><br>Is it?</div>",
        "It broke.");
  }

  @Test
  void apple() {
    isCut(
        "<body>It broke.<br><br><div id=\"AppleMailSignature\" dir=\"ltr\">Sent from my iPhone</div><div dir=\"ltr\"><br>On 3 Mar 2025, at 10:04, Kit &lt;kit@lamps.example&gt; wrote:<br><br></div><blockquote type=\"cite\"><div>Is it?</div></blockquote></body>",
        "It broke.");
    isCut(
        "<body>It broke.<br><blockquote type=\"cite\"><div>On 3 Mar 2025, at 10:04, Kit wrote:</div><br><div>Is it?</div></blockquote></body>",
        "It broke.");
  }

  @Test
  void others() {
    isCut(
        "It broke.<br><div class=\"moz-cite-prefix\">Am 03.03.2025 um 10:04 schrieb Kit:<br></div><blockquote type=\"cite\" cite=\"mid:x\">Is it?</blockquote><div class=\"moz-signature\">-- <br>Ann</div>",
        "It broke.");
    isCut(
        "<div class=\"ydp1yahoo-style-wrap\">It broke.</div><div id=\"ydp1yahoo_quoted_1\" class=\"ydp1yahoo_quoted\"><div>On Monday, Kit wrote:</div><div>Is it?</div></div>",
        "It broke.");
    isCut(
        "<div>It broke.</div><div class=\"protonmail_quote\">On Monday, Kit wrote:<br><blockquote class=\"protonmail_quote\">Is it?</blockquote></div>",
        "It broke.");
    isCut(
        "<div>It broke.</div><div><div>Le 3 mars 2025 à 10:04, Kit a écrit :</div><blockquote style=\"border-left: 2px solid blue\">Is it?</blockquote></div>",
        "It broke.");
    isCut(
        "<p>It broke.</p><hr id=\"zwchr\"><b>Von: </b>Kit<br><b>An: </b>Ann<br>Is it?",
        "It broke.");
    isCut(
        "<p>It broke.</p><p>On Friday, Kit wrote:</p><blockquote>Is it?</blockquote><p>That is all.</p>",
        "It broke.\n\nThat is all.");
  }

  @Test
  void whatIsOnlyIndentedStays() {
    assertThat(
            words("<p>It says:</p><blockquote>Do not bend.</blockquote><p>I did not.</p>").text())
        .isEqualTo("It says:\n\nDo not bend.\n\nI did not.");
    assertThat(
            words(
                    "<blockquote style=\"margin:0 0 0 40px;border:none;padding:0px\">It broke.</blockquote>")
                .text())
        .isEqualTo("It broke.");
  }

  @Test
  void wordsTypedIntoTheSignatureAreTheWriters() {
    assertThat(
            words(
                    "<div class=\"gmail_signature\">Hello Kit, the lamp that you sent is broken.<br>Ann</div>")
                .text())
        .isEqualTo("Hello Kit, the lamp that you sent is broken.");
  }

  @Test
  void whatIsNotSeenIsNotRead() {
    assertThat(
            words(
                    "<div style=\"display:none\">Preview</div><p>It broke.<img src=\"https://lamps.example/t.gif\"></p><script>x()</script>")
                .text())
        .isEqualTo("It broke.");
  }
}
