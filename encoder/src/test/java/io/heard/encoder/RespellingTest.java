package io.heard.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.text.Utterance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RespellingTest {
  private static Spoken spoken(String text) {
    return Spoken.of(Utterance.of(Turn.of(0, Role.CUSTOMER, text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I have been waitng since mornign | I have been waiting since morning",
        "Teh heatin is off agian | the heating is off again",
        "My parcle never arived, can you chekc? | My parcel never arrived, can you check?",
        "It doesnae work and I cannae get through | It doesn't work and I can't get through",
        "Yous said owt about a refund | you said anything about a refund",
        "pls tell me becuase I dunno | please tell me because I don't know"
      })
  void aWordInAnUnusualSpellingIsReadInTheUsualOne(String said, String read) {
    assertThat(spoken(said).text()).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The queues at the raisin counter and the commends of my nurse",
        "She cycled past and forgets the anorak, it's hers",
        "The Fitbot from Bosk broke, the Hovver too",
        "Ich habe das Paket nicht bekommen und warte noch immer",
        "xq zzt prt kwy",
        "We couldn't, wouldn't and don't, y'all"
      })
  void whatIsAWordOrANameOrNoEnglishStaysAsItIs(String said) {
    assertThat(spoken(said).text()).isEqualTo(said);
  }

  @Test
  void wordsShownStandInTheTextAsItWasSaid() {
    String text = "Teh parcle never came";
    Spoken spoken = spoken(text);
    int at = spoken.text().indexOf("parcel");
    assertThat(spoken.kept(new Span(at, at + "parcel never".length())).of(text))
        .isEqualTo("parcle never");
    assertThat(spoken.standsFor(new Span(at, at + 6))).isNull();
  }
}
