package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleGuessTest {
  private static final String NEUTRAL_TALK =
      """
      Kim: The blue one is nicer.
      Lou: The blue one is nicer.
      """;

  private static Incoming read(String text, Options options) {
    return Reads.FORMATS.read(
        "talk.txt", text.getBytes(java.nio.charset.StandardCharsets.UTF_8), options);
  }

  /// The roles by name, in order of first appearance.
  private static Map<String, Role> roles(String text, Options options) {
    var roles = new LinkedHashMap<String, Role>();
    for (Turn turn : Reads.only(read(text, options)).turns()) {
      roles.put(String.valueOf(turn.speaker().name()), turn.speaker().role());
    }
    return roles;
  }

  private static Map<String, Role> roles(String text) {
    return roles(text, Options.NONE);
  }

  private static Speaker speaker(Conversation conversation, String name) {
    return conversation.turns().stream()
        .map(Turn::speaker)
        .filter(speaker -> name.equals(speaker.name()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoAnswersTheCallAndAsksForTheNumberIsTheAgent() {
    String text =
        """
        Noor: Good morning, Fennmark Water, you're through to Noor. How can I help you?
        Pau: hi, my bill has doubled and I was told it would go down
        Noor: I'm sorry to hear that. Can I have your account number, please?
        Pau: it's 2210 44
        """;
    assertThat(roles(text))
        .containsExactly(Map.entry("Noor", Role.AGENT), Map.entry("Pau", Role.CUSTOMER));
    Speaker noor = speaker(Reads.only(read(text, Options.NONE)), "Noor");
    assertThat(noor.roleSource()).isEqualTo(RoleSource.INFERRED);
    assertThat(noor.roleConfidence()).isBetween(RoleGuess.CLEAR, 0.99);
  }

  @Test
  void whoCallsToSellIsTheAgent() {
    assertThat(
            roles(
                """
                Ida: Hello, is that Mr Moss? This is Ida calling from Hillside Solar, is now a good time?
                Jon: um, what is it about
                Ida: You filled in our form last week. We have an offer on panels, would you like me to tell you more?
                Jon: ok but I'm not made of money, what does it cost
                Ida: For a roof like yours it's 6,400. Shall I book you in for a visit?
                Jon: I'll think about it
                """))
        .containsExactly(Map.entry("Ida", Role.AGENT), Map.entry("Jon", Role.CUSTOMER));
  }

  @Test
  void agentsBeforeAndAfterATransferAreKeptApart() {
    assertThat(
            roles(
                """
                Bea: Thank you for calling Larch Bank, this is Bea. How can I help?
                Tom: Hi, my card was charged twice and I need help with it.
                Bea: I'm sorry about that, Tom. I'll transfer you to our card team, please hold.
                Raj: Hello Tom, you're through to Raj in cards. Can I take your date of birth for security?
                Tom: 3rd of May 81. I've been waiting for an hour, I just want my money back.
                Raj: Thank you for your patience. I can see that, and I've refunded the second payment.
                Tom: ok thanks
                Raj: You're welcome. Is there anything else I can help with?
                """))
        .containsExactly(
            Map.entry("Bea", Role.AGENT),
            Map.entry("Tom", Role.CUSTOMER),
            Map.entry("Raj", Role.AGENT));
  }

  @Test
  void whoJoinsTheCustomerIsACustomer() {
    assertThat(
            roles(
                """
                Kai: Thanks for calling Marlow Broadband, you're speaking with Kai. How can I help you?
                Una: My internet has been down for two days and nobody called me back.
                Kai: I'm sorry to hear that. Can I have your account number, please?
                Una: I don't have it here, my husband has it, one second.
                Rob: Hi, it's 88 21 07. We've been waiting since Monday, I work from home.
                Kai: Thank you. I can see a fault on your line. I'll book an engineer for you, would tomorrow work?
                Rob: ok, but not before ten, I can't be there
                Kai: I've booked it for eleven. Is there anything else I can help you with?
                Una: no, that's all, thanks
                """))
        .containsExactly(
            Map.entry("Kai", Role.AGENT),
            Map.entry("Una", Role.CUSTOMER),
            Map.entry("Rob", Role.CUSTOMER));
  }

  @Test
  void aMachineBeforeTheAgentIsAMachine() {
    assertThat(
            roles(
                """
                Pim: Hi, I'm your virtual assistant. Please choose: Orders / Returns / Something else
                Eva: returns
                Pim: Connecting you to a person.
                Lin: Hi Eva, this is Lin from Oakley Shoes. How can I help you with your return?
                Eva: my order came in the wrong size and I want to send it back
                Lin: I'm sorry about that. Could you give me your order number, please?
                Eva: 70021
                Lin: Thank you. I've sent you a label, you'll get your refund within 5 working days.
                """))
        .containsExactly(
            Map.entry("Pim", Role.BOT),
            Map.entry("Eva", Role.CUSTOMER),
            Map.entry("Lin", Role.AGENT));
  }

  @Test
  void whatTellsNothingStaysOpenAndIsAskedFor() {
    Incoming read = read(NEUTRAL_TALK, Options.NONE);
    Speaker kim = speaker(Reads.only(read), "Kim");
    assertThat(kim.role()).isEqualTo(Role.UNKNOWN);
    assertThat(kim.roleSource()).isEqualTo(RoleSource.NONE);
    assertThat(kim.roleConfidence()).isZero();
    assertThat(Reads.messages(read))
        .containsExactly(
            """
            talk.txt: whose side Kim and Lou are on cannot be told in 2 of 2 turns; they are kept and read by nothing
            Maybe --roles "Kim=agent,Lou=customer", or --roles "Kim=customer,Lou=agent\"\
            """);
  }

  @Test
  void oneTurnAloneNeedsAPhraseOfOneSide() {
    assertThat(roles("Kim: Hello. Is it nice there?")).containsEntry("Kim", Role.UNKNOWN);
    assertThat(
            roles(
                """
                Kim: Hello. This is Kim. How can I help you? Hi. My bill is wrong. Okay. Can I have your number? \
                It's 12. Thank you, I can see your account.
                """))
        .containsEntry("Kim", Role.UNKNOWN);
  }

  @Test
  void whereOneSideIsSaidTheOtherFollows() {
    assertThat(roles(NEUTRAL_TALK, Options.NONE.roles("Kim=agent")))
        .containsEntry("Lou", Role.CUSTOMER);
    Conversation read = Reads.only(read(NEUTRAL_TALK, Options.NONE.roles("Kim=agent")));
    assertThat(speaker(read, "Kim").roleSource()).isEqualTo(RoleSource.OPTION);
    assertThat(speaker(read, "Kim").roleConfidence()).isEqualTo(1, offset(0.0));
    assertThat(speaker(read, "Lou").roleSource()).isEqualTo(RoleSource.INFERRED);
  }

  @Test
  void namesOfTheRosterAreAgents() {
    Options options = Options.NONE.roster(List.of("Lou Marten", "Ina Bo"));
    Conversation read = Reads.only(read(NEUTRAL_TALK, options));
    assertThat(speaker(read, "Lou").role()).isEqualTo(Role.AGENT);
    assertThat(speaker(read, "Lou").roleSource()).isEqualTo(RoleSource.OPTION);
    assertThat(speaker(read, "Kim").role()).isEqualTo(Role.CUSTOMER);
  }

  @Test
  void aFirstNameThatTwoInTheRosterHaveSaysNothing() {
    Options options = Options.NONE.roster(List.of("Lou Marten", "Lou Kerr"));
    assertThat(roles(NEUTRAL_TALK, options)).containsEntry("Lou", Role.UNKNOWN);
  }

  @Test
  void whatIsSaidWithRolesGoesBeforeTheRoster() {
    Options options = Options.NONE.roster(List.of("Lou")).roles("Lou=customer");
    assertThat(roles(NEUTRAL_TALK, options)).containsEntry("Lou", Role.CUSTOMER);
  }

  @Test
  void aNameThatASpeakerGivesIsLookedUpInTheRoster() {
    String text =
        """
        Speaker 1: Hi, this is Marit. It is about Tuesday.
        Speaker 2: Tuesday is fine.
        """;
    assertThat(roles(text, Options.NONE.roster(List.of("Marit Holm"))))
        .containsExactly(Map.entry("Speaker 1", Role.AGENT), Map.entry("Speaker 2", Role.CUSTOMER));
  }

  @ParameterizedTest
  @CsvSource({
    "Fjordline Support, Kim Ray, AGENT",
    "Customer Care Team, Kim Ray, AGENT",
    "AskFjordline, kimray, AGENT",
    "Dana from Fjordline, Kim Ray, AGENT",
    "help@fjordline.example, kim.ray@gmail.com, AGENT",
    "Kim Ray, Visitor 4471, AGENT",
    "Kim Ray, +44 20 7946 0018, AGENT",
    "fjordline_bot, Kim Ray, BOT",
  })
  void namesShowASide(String one, String other, Role role) {
    var draft = new Draft("talk", "", "talk");
    for (String name : List.of(one, other, one, other)) {
      draft.add(
          Draft.Line.of(
              "", new Draft.Party(null, name, null, RoleSource.NONE), null, null, "It is blue."));
    }
    Conversation read = finished(draft);
    assertThat(speaker(read, one).role()).isEqualTo(role);
    assertThat(speaker(read, other).role()).isEqualTo(Role.CUSTOMER);
  }

  @Test
  void peopleOfOneHouseShareItsMailbox() {
    var draft = new Draft("talk", "", "talk");
    for (String id :
        List.of("a@fjordline.example", "k@gmail.com", "b@fjordline.example", "k@gmail.com")) {
      draft.add(
          Draft.Line.of(
              "", new Draft.Party(id, null, null, RoleSource.NONE), null, null, "It is blue."));
    }
    assertThat(finished(draft).turns().stream().map(turn -> turn.speaker().role()))
        .containsExactly(Role.AGENT, Role.CUSTOMER, Role.AGENT, Role.CUSTOMER);
  }

  private static Conversation finished(Draft draft) {
    return draft
        .finish(
            Options.NONE,
            new Receiver() {
              @Override
              public void take(Conversation conversation) {}

              @Override
              public void say(Problem problem) {}
            })
        .orElseThrow();
  }

  @Test
  void howSureItIsGoesWithTheConversation() {
    String text =
        """
        Noor: Fennmark Water, you're through to Noor. How can I help you?
        Pau: my bill has doubled
        """;
    Conversation first = Reads.only(read(text, Options.NONE));
    String json = ConversationJson.tree(first).toString();
    assertThat(json).contains("\"roleConfidence\":0.9");
    Conversation again = Reads.only(Reads.text("talk.json", json));
    assertThat(again.turns().stream().map(Turn::speaker))
        .containsExactlyElementsOf(first.turns().stream().map(Turn::speaker).toList());
  }
}
