package io.heard.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "When will it arrive? | WHEN",
        "how long does that take | WHEN",
        "How much is the fee? | HOW_MUCH",
        "Where is my order? | WHERE",
        "So who do I talk to? | WHO",
        "why is it cancelled | WHY",
        "How do I change it? | HOW",
        "What is a DM? | WHAT",
        "Is it open on Sunday? | WHETHER",
        "Any news on the train? | WHETHER",
        "Can you send me the label? | REQUEST",
        "Please cancel my order. | REQUEST",
        "tell me when it comes | REQUEST",
        "I want my money back. | REQUEST",
        "I need help with my router. | REQUEST",
        "Look it up for me. | REQUEST",
      })
  void aQuestionIsToldByWhatWouldAnswerIt(String text, Question.Kind kind) {
    assertThat(asked(text)).extracting(Question::kind).containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How hard can it be?",
        "Are you kidding me?",
        "What is wrong with you people?",
        "It is late, isn't it?",
        "How are you?",
        "Really?",
        "Hello?",
        "I know when it comes.",
        "The man who came was kind.",
        "What a mess.",
        "She asked \"when will it arrive?\"",
        "It arrived this morning.",
        "Look, this is the third time that I ring.",
      })
  void whatWantsNoAnswerIsNoQuestion(String text) {
    assertThat(asked(text)).isEmpty();
  }

  private static List<Question> asked(String text) {
    return Questions.in(Utterance.of(Turn.of(0, Role.CUSTOMER, text)));
  }
}
