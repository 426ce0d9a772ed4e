package io.heard.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsidesTest {
  private static Utterance of(String text) {
    return Utterance.of(Turn.of(0, Role.CUSTOMER, text));
  }

  private static String kind(Aside aside) {
    return switch (aside) {
      case Placeholder placeholder -> placeholder.what().name().toLowerCase(Locale.ROOT);
      case Sound sound -> sound.kind().name().toLowerCase(Locale.ROOT);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "My name is [NAME]. | [NAME] | name",
        "The card is [CREDIT_DEBIT_NUMBER], | [CREDIT_DEBIT_NUMBER] | number",
        "It is [PII] | [PII] | other",
        "Hi <NAME-1>, | <NAME-1> | name",
        "on <CARD-2>! | <CARD-2> | number",
        "Hi {{first_name}}, | {{first_name}} | name",
        "at &lt;ADDRESS&gt; now | &lt;ADDRESS&gt; | place",
        "It is [**Known lastname 12**]. | [**Known lastname 12**] | name",
        "call [PHONE NUMBER REMOVED] please | [PHONE NUMBER REMOVED] | number",
        "(name withheld) here | (name withheld) | name",
        "write to **EMAIL** | **EMAIL** | email",
        "write to __email__ please | __email__ | email",
        "j***@shop.example is mine | j***@shop.example | email",
        "the code is *** | *** | other",
        "ending **** **** **** 4242. | **** **** **** 4242 | number",
        "SSN XXX-XX-1234, | XXX-XX-1234 | number",
        "born XX/XX/1980 | XX/XX/1980 | number",
        "from XXXX bank | XXXX | other",
        "order #### please | #### | number",
        "card ••••4242 | ••••4242 | number",
        "the number is xxxx | xxxx | other",
        "the CREDIT_DEBIT_CVV too | CREDIT_DEBIT_CVV | number",
        "it is <FOO-3> then | <FOO-3> | other",
        "[photo] | [photo] | attachment",
        "on [DATE_TIME] | [DATE_TIME] | time",
        "[sigh] again | [sigh] | sigh",
        "so (laughs) well | (laughs) | laugh",
        "*sobs* it broke | *sobs* | cry",
        "and [inaudible 00:12:03] then | [inaudible 00:12:03] | unclear",
        "[Customer sighs heavily] | [Customer sighs heavily] | sigh",
        "<laughs nervously> ok | <laughs nervously> | laugh",
        "(pause) I see | (pause) | pause",
        "yes [CROSSTALK] no | [CROSSTALK] | overlap",
        "[hold music] | [hold music] | music",
        "♪ la la la ♪ hello | ♪ la la la ♪ | music",
        "[baby crying in background] | [baby crying in background] | noise",
        "[raised voice] no | [raised voice] | voice",
        "(typing) one moment | (typing) | noise",
        "*rolls eyes* sure | *rolls eyes* | gesture",
        "[call on hold] | [call on hold] | call",
      })
  void whatIsNoWordIsFound(String text, String aside, String kind) {
    Utterance utterance = of(text);
    assertThat(utterance.asides()).hasSize(1);
    assertThat(utterance.said(utterance.asides().getFirst().span())).isEqualTo(aside);
    assertThat(kind(utterance.asides().getFirst())).isEqualTo(kind);
    assertThat(utterance.words())
        .noneMatch(word -> word.span().overlaps(utterance.asides().getFirst().span()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I did *not* order **two** of them, ***really***",
        "I rang twice (no answer) and (on Monday) again",
        "the security code (CVV) and my PIN (ID)",
        "[URGENT] my order [this] [OK] [1] [COVID-19]",
        "love you xxx, size XXL, 20XX, Exxon, xxxx",
        "it costs 5*3 or **25** and #1234, dial ##21#",
        "<b>bold</b> <br> <https://shop.example/a> <3 :(",
        "@123456 snake_case MY_OWN_WORD a_b __init__",
        "f*** this, sh*t",
        "# Heading\n-----\n*****\n### More",
        "My mother would sigh at that (I laughed)",
      })
  void whatPeopleWriteThemselvesStaysWords(String text) {
    Utterance utterance = of(text);
    assertThat(utterance.asides()).isEmpty();
    assertThat(utterance.plain()).isSameAs(utterance.text());
  }

  @Test
  void wordsAroundAPlaceholderKeepTheirPlaces() {
    Utterance utterance = of("No, [NAME], I don't LIKE <NAME-2>!");
    assertThat(utterance.words().stream().map(word -> utterance.said(word.span())))
        .containsExactly("No", "I", "do", "n't", "LIKE");
    assertThat(utterance.words().stream().filter(Word::shouted).map(Word::norm))
        .containsExactly("like");
    assertThat(utterance.sentences()).hasSize(1);
    assertThat(utterance.said(utterance.sentences().getFirst().span())).isEqualTo(utterance.text());
    assertThat(utterance.plain()).isEqualTo("No,       , I don't LIKE         !");
  }

  @Test
  void aSoundKeepsItsKindAndPlace() {
    Utterance utterance = of("Well (sighs heavily) then [laughs]");
    assertThat(utterance.sounds().stream().map(Sound::kind))
        .containsExactly(Sound.Kind.SIGH, Sound.Kind.LAUGH);
    assertThat(utterance.sounds().stream().map(sound -> utterance.said(sound.inside())))
        .containsExactly("sighs heavily", "laughs");
  }

  @Test
  void aPlaceholderKeepsItsNumber() {
    List<Aside> asides = of("<NAME-12> and [NAME] and {{card_2}}").asides();
    assertThat(asides.stream().map(aside -> ((Placeholder) aside).number()))
        .containsExactly(12, 0, 2);
  }

  @Test
  void aTurnOfSoundsAloneIsKeptAndNotRead() {
    assertThat(of("[sighs] (pause)").isRead()).isFalse();
    assertThat(of("[sighs] (pause)").isSoundOnly()).isTrue();
    assertThat(of("[sighs] well").isRead()).isTrue();
  }

  @Test
  void aTurnOfPlaceholdersAloneIsATurnWithoutWords() {
    assertThat(of("[ACCOUNT_NUMBER].").isRead()).isTrue();
    assertThat(of("[ACCOUNT_NUMBER].").words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "*", "_", "X", "X-", "#1-", "A_", "AA_", "♪", "♪\n", "<<", "&lt;", "*@"})
  void longRowsOfSignsAreLookedThrough(String sign) {
    String text = sign.repeat(Turn.MOST_CHARACTERS / sign.length());
    assertThat(of(text).text()).isSameAs(text);
  }
}
