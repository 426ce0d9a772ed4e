package io.heard.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.page.Catalogue;
import io.heard.page.Example;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Aside;
import io.heard.text.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Placeholders and sounds are neither words nor feelings, whatever detector looks.
class AsidesTest {
  private static final Heard HEARD = Heard.withoutModel();

  private static Conversation talk(String... turns) {
    var all = new ArrayList<Turn>();
    for (String turn : turns) {
      Role role = turn.startsWith("C: ") ? Role.CUSTOMER : Role.AGENT;
      all.add(Turn.of(all.size(), role, turn.substring(3)));
    }
    return Conversation.of("talk", Channel.CHAT, all);
  }

  private static List<String> heard(Conversation conversation) {
    return HEARD.read(conversation).signals().stream()
        .map(signal -> signal.turn() + " " + signal.code())
        .toList();
  }

  /// The conversation with each turn's text changed.
  private static Conversation with(Conversation conversation, UnaryOperator<String> change) {
    List<Turn> turns =
        conversation.turns().stream()
            .map(turn ->
                new Turn(
                    turn.index(),
                    turn.speaker(),
                    turn.visibility(),
                    turn.timing(),
                    turn.text().isBlank() ? turn.text() : change.apply(turn.text()),
                    turn.origin()))
            .toList();
    return new Conversation(
        conversation.id(),
        conversation.channel(),
        conversation.startedAt(),
        conversation.known(),
        turns,
        conversation.extra());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[laughs] %s", "%s (laughs)", "[raised voice] %s", "%s [CROSSTALK]", "♪ %s"})
  void aSoundChangesNothingOnAnyPage(String form) {
    for (Catalogue.Entry entry : Catalogue.of(HEARD).entries()) {
      var examples = new ArrayList<Example>(entry.page().heard());
      examples.addAll(entry.page().notHeard());
      for (Example example : examples) {
        Conversation plain = example.conversation();
        assertThat(heard(with(plain, text -> form.formatted(text))))
            .as("%s: %s", entry.page().code(), example)
            .isEqualTo(heard(plain));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[NAME]", "[CREDIT_DEBIT_NUMBER]", "<PHONE-1>", "XXXX", "***", "[PII]"})
  void noEvidenceIsAPlaceholder(String mark) {
    for (Catalogue.Entry entry : Catalogue.of(HEARD).entries()) {
      for (Example example : entry.page().heard()) {
        Conversation marked = with(example.conversation(), text -> mark + " " + text + " " + mark);
        Reading reading = HEARD.read(marked);
        for (Signal signal : reading.signals()) {
          for (Evidence evidence : signal.finding().evidence()) {
            if (evidence instanceof Evidence.Quote quote) {
              for (Aside aside : reading.utterances().get(quote.turn()).asides()) {
                boolean on = aside.span().with(quote.span()).equals(aside.span());
                assertThat(on && aside instanceof Placeholder)
                    .as("%s on a mark, in %s", signal.code(), example)
                    .isFalse();
              }
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "emphasis | C: It is [NAME] [CREDIT_DEBIT_NUMBER] at [BANK_ROUTING] | A: Yes. |",
        "emphasis | C: Not XXXX XXXX or <CARD-1> | A: Yes. |",
        "anger | C: [raised voice] the bill is here | A: Yes. |",
        "frustration | C: [sigh] the bill is here | A: Yes. |",
        "sadness | C: [crying] the bill is here | A: Yes. |",
        "satisfaction | C: (laughs) the bill is here | A: Yes. |",
        "mirror-words | C: It went to [LOCATION]. | A: [LOCATION]? |",
        "mirror-words | C: They call it the [COMPANY] [PRODUCT]. | A: The [COMPANY] [PRODUCT]? |",
        "paraphrase | C: I sent it to [NAME] at [ADDRESS]. | A: So [NAME] at [ADDRESS]. |",
        "personalize | C: The bill came twice. | A: Thank you, [NAME]. It goes back. |",
        "personalize | C: It is about [ORDER_ID]. | A: [ORDER_ID], yes, [PII]. |",
        "jargon | C: What is it? | A: It is the [ACCOUNT_NUMBER] at [BANK_ROUTING]. |",
        "closed-question | C: Hello. | A: [NAME]? |",
        "withdrawal | C: It has failed since Monday and I asked you twice. | A: Oh. | C: [silence]",
      })
  void aMarkIsNoWord(String code, String one, String two, @Nullable String three) {
    var turns = new ArrayList<>(List.of(one.strip(), two.strip()));
    if (three != null) {
      turns.add(three.strip());
    }
    assertThat(heard(talk(turns.toArray(String[]::new)))).noneMatch(it -> it.endsWith(code));
  }

  @Test
  void aSighIsHeardForWhatItIs() {
    assertThat(heard(talk("C: [sighs] The bill is here, I pay it.", "A: Thanks.")))
        .contains("0 sigh")
        .noneMatch(it -> it.contains("frustration"));
  }

  @Test
  void loudnessIsKeptAndReadByNothing() {
    Conversation quiet = talk("C: The line is bad, can you hear me?", "A: Yes, I can.");
    Turn first = quiet.turns().getFirst();
    var loud =
        new Turn(
            0,
            Speaker.of(Role.CUSTOMER),
            Visibility.PUBLIC,
            new Timing.Unknown(),
            first.text(),
            new Origin(
                "", null, List.of(), Map.of("LoudnessScore", List.of(92.5, 95.0), "volume", 99)));
    Conversation loudly =
        Conversation.of("talk", Channel.CHAT, List.of(loud, quiet.turns().get(1)));
    Reading reading = HEARD.read(loudly);
    assertThat(reading.signals()).isEqualTo(HEARD.read(quiet).signals());
    assertThat(reading.intensities()).isEqualTo(HEARD.read(quiet).intensities());
    assertThat(reading.turn(0).origin().extra()).containsKey("LoudnessScore");
  }
}
