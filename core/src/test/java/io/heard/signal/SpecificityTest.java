package io.heard.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What counts as a customer's own fact.
class SpecificityTest {
  @Test
  void wordsThatTheCustomerSaidAreFacts() {
    assertThat(
            facts("A cracked screen is a poor start.", "My new phone came with a cracked screen"))
        .containsExactly("cracked screen");
  }

  @Test
  void otherEndingsOfTheSameWordAreFacts() {
    assertThat(facts("I see that the delivery was cancelled.", "you cancel whatever you deliver"))
        .containsExactly("delivery", "cancelled");
  }

  @Test
  void numbersCompareByTheirDigits() {
    assertThat(facts("So that was £50.", "They took 50.00 from me")).containsExactly("£50");
    assertThat(facts("Three weeks is long.", "it has been 3 weeks")).containsExactly("Three weeks");
    assertThat(facts("The 8:15 it is.", "I was on the 0815")).containsExactly("8:15");
  }

  @Test
  void datesCompareByTheirShortNames() {
    assertThat(facts("Let us look at Tuesday.", "It was due on tues")).containsExactly("Tuesday");
  }

  @Test
  void stockLinesUseNoFact() {
    assertThat(
            facts("I understand your frustration with your account.", "My account is frustrating"))
        .isEmpty();
    assertThat(facts("Good morning, sorry for the trouble!", "Good morning, I have trouble"))
        .isEmpty();
    assertThat(facts("We will help you, thank you for waiting.", "help me, I want to thank you"))
        .isEmpty();
  }

  @Test
  void threeWordsOfTheTradeTogetherAreSpecific() {
    assertThat(facts("The bill for this month has an issue.", "this month the bill has an issue"))
        .containsExactly("bill", "month", "issue");
  }

  @Test
  void theBrandIsNoFact() {
    assertThat(facts("Glad you fly with Skyways!", "@SkywaysHelp why is Skyways late")).isEmpty();
  }

  @Test
  void aNameThatAddressesTheCustomerIsNoFact() {
    assertThat(facts("I am sorry, Mrs Rourke.", "Rourke here, my door is stuck")).isEmpty();
  }

  @Test
  void nothingIsSpecificBeforeTheCustomerSpoke() {
    assertThat(facts("Your cracked screen is a poor start.")).isEmpty();
  }

  @Test
  void aFactCountsOnceHoweverOftenItIsSaid() {
    Utterance agent = agent("Bill, bill, bill.");
    var told = Specificity.of(agent, customer("the bill"));
    assertThat(told.weight(0, agent.words().size())).isLessThan(Specificity.ENOUGH);
  }

  private static List<String> facts(String agent, String... customer) {
    Utterance in = agent(agent);
    return Specificity.of(in, customer(customer)).facts(0, in.words().size()).stream()
        .map(in::said)
        .toList();
  }

  private static Utterance agent(String text) {
    return Utterance.of(Turn.of(9, Role.AGENT, text));
  }

  private static List<Utterance> customer(String... texts) {
    var turns = new ArrayList<Utterance>();
    for (String text : texts) {
      turns.add(Utterance.of(Turn.of(turns.size(), Role.CUSTOMER, text)));
    }
    return turns;
  }
}
