package io.heard.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtteranceTest {
  private static Utterance of(String text) {
    return Utterance.of(Turn.of(0, Role.CUSTOMER, text));
  }

  private static List<String> norms(String text) {
    Utterance utterance = of(text);
    return utterance.norms(0, utterance.words().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "I don't know | i do not know",
        "I DON’T know | i do not know",
        "cant wait, im late | can not wait i am late",
        "It's Ann's parcel | it is ann parcel",
        "Soooo slow | so slow",
        "@HelpDesk hello @ann | hello @",
        "see https://example.test/a?b=c now | see now",
        "pay $20.50 at 10:30 | pay $20.50 at 10:30",
        "Tom &amp; Jo &gt; me | tom and jo me",
        "#fail again :( | fail again :(",
        "pls help me asap | please help me as soon as possible",
        "Y'all waited? | you all waited",
      })
  void wordsAreFolded(String text, String expected) {
    assertThat(norms(text)).containsExactly(expected.split(" "));
  }

  @Test
  void everyWordLeadsBackToTheTextAsKept() {
    Utterance utterance = of("We couldn’t log in, gonna leave 😡!");
    assertThat(utterance.words().stream().map(w -> utterance.said(w.span())))
        .containsExactly("We", "could", "n’t", "log", "in", "go", "nna", "leave", "😡");
  }

  @Test
  void sentencesEndAtMarksAndLineEndsAndNotInsideNumbers() {
    Utterance utterance = of("Version 7.0 fails. Why?! Mr. Ray waits\nno answer yet");
    assertThat(utterance.sentences().stream().map(s -> utterance.said(s.span())))
        .containsExactly("Version 7.0 fails.", "Why?!", "Mr. Ray waits", "no answer yet");
    assertThat(utterance.sentences().get(1).ending()).isEqualTo(Sentence.Ending.QUESTION);
  }

  @Test
  void aTextWithoutWordsHasNoSentences() {
    assertThat(of(" ... !!! ").sentences()).isEmpty();
    assertThat(of("").words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Where is my parcel? | en",
        "Hola, tengo un problema con mi pedido y no puedo entrar | es",
        "Bonjour, je suis toujours sans internet et vous ne répondez pas | fr",
        "Guten Tag, ich habe mein Paket noch nicht bekommen | de",
        "Где моя посылка | ru",
        "Galaxy s7 edge | und",
        "I ate at El Torito and De Luca | en",
      })
  void aTurnsLanguageIsTold(String text, String code) {
    assertThat(of(text).language().code()).isEqualTo(code);
  }

  @Test
  void aTurnInAnotherLanguageIsKeptAndNotRead() {
    Utterance utterance = of("Hola, tengo un problema con mi pedido y no puedo entrar");
    assertThat(utterance.isRead()).isFalse();
    assertThat(utterance.text()).startsWith("Hola");
  }
}
