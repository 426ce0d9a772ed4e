package io.heard.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.text.Answers.Reply;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "When will it arrive? | It will be with you on Thursday. | ANSWERS",
        "When will it arrive? | Soon. | ANSWERS",
        "How much is it? | That is 12 pounds a month. | ANSWERS",
        "Why was it cancelled? | Because the driver fell ill. | ANSWERS",
        "Can you waive it? | I'm afraid that is not possible. | ANSWERS",
        "How do I reset it? | Hold the button until it blinks. | ANSWERS",
        "Where is my order? | See your DM. | ELSEWHERE",
        "Why is it so slow? | Which browser do you use? | ASKS_BACK",
        "When will it arrive? | Please DM us your order number. | ASKS_BACK",
        "When will it arrive? | The new catalogue is out. | PASSES",
        "When will it arrive? | We are so sorry for the inconvenience. | NOTHING",
        "Why was it moved? | Thank you for contacting us! | NOTHING",
      })
  void aReplyIsHeldAgainstTheQuestion(String question, String reply, Reply verdict) {
    Question asked = Questions.in(Utterance.of(Turn.of(0, Role.CUSTOMER, question))).getFirst();

    assertThat(Answers.in(Utterance.of(Turn.of(1, Role.AGENT, reply))).to(asked, true))
        .isEqualTo(verdict);
  }
}
