package io.heard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.signal.Confidence;
import io.heard.signal.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages that a house wrote.
class HouseTest {
  private static final Heard NOTHING = Heard.with(List.of());

  private static final String PAGE =
      """
      # names-the-depot
      The agent says which depot the parcel is at.
      ## Kind
      technique
      ## Title
      Says where it is.
      ## Phrases
      ```
      # the towns that have a depot
      town = leeds|hull|york
      (at|in) (the|our)? <town> depot
      depot in <town> :: anyhow
      ```
      ## Heard
      ### Plainly
      - Customer: Where is it?
      - Agent: It lies **at our Hull depot**.
      ## Not heard
      ### Denied
      - Agent: It is not at our Hull depot.
      ### Another town
      - Agent: It lies at our Bath depot.
      """;

  @Test
  void aPageBecomesADetector() {
    HousePage page = read(PAGE).pages().getFirst();
    assertThat(page.about().code()).isEqualTo("names-the-depot");
    assertThat(page.about().title()).isEqualTo("Says where it is");
    assertThat(page.page().intro()).startsWith("The agent says");
    assertThat(said("At the York depot, and tomorrow in our Leeds depot."))
        .containsExactly("At the York depot", "in our Leeds depot");
  }

  @Test
  void itsSignalsAreLikelyAndNeverMore() {
    assertThat(hear(read(PAGE), "In the York depot.").signals())
        .singleElement()
        .satisfies(signal -> assertThat(signal.confidence()).isEqualTo(Confidence.LIKELY));
    House possible = read(PAGE.replace("## Heard", "## Confidence\npossible\n## Heard"));
    assertThat(hear(possible, "In the York depot.").signals())
        .singleElement()
        .satisfies(signal -> assertThat(signal.confidence()).isEqualTo(Confidence.POSSIBLE));
    assertThatThrownBy(() -> read(PAGE.replace("## Heard", "## Confidence\nsure\n## Heard")))
        .isInstanceOf(HouseException.class)
        .hasMessageContaining("house/names-the-depot.md:14: a house page never rises above likely");
    assertThatThrownBy(() ->
            new HousePage.Header(
                "x",
                io.heard.signal.Kind.CUE,
                "X",
                io.heard.signal.Listens.CUSTOMER,
                Confidence.SURE))
        .hasMessageContaining("Maybe write likely");
  }

  @Test
  void whatIsDeniedSupposedOrQuotedIsHeardOnlyWhereTheLineSaysSo() {
    assertThat(said("It is not in the York depot.")).isEmpty();
    assertThat(said("If it were in the York depot, I would see it.")).isEmpty();
    assertThat(said("The label says \"in the York depot\".")).isEmpty();
    assertThat(said("There is no depot in York.")).containsExactly("depot in York");
  }

  @Test
  void theOtherSideIsNotListenedTo() {
    House house = read(PAGE);
    Heard heard = house.beside(NOTHING);
    Turn turn = Turn.of(0, Role.CUSTOMER, "It is in the York depot.");
    assertThat(heard.read(Conversation.of("c", Channel.CHAT, List.of(turn))).signals()).isEmpty();
  }

  /// What stands on the page, what is put there instead, and the message's beginning.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# names-the-depot|# Names the depot|:1: the first heading is 'Names the depot'",
        "technique|knack|:3: 'knack' is no kind",
        "## Kind|## Sort|:3: 'Sort' is no section",
        "depot in <town> :: anyhow|depot in <tow>|:12: the phrase 'depot in <tow>' is not understood: no set is called 'tow'",
        "depot in <town> :: anyhow|depot in (york|:12: the phrase 'depot in (york' is not understood: the bracket at character 10 is never closed",
        "depot in <town> :: anyhow|depot _x york|:12: the phrase 'depot _x york' is not understood: '_x' is no gap",
        "depot in <town> :: anyhow|depot in !|:12: the phrase 'depot in !' is not understood: nothing follows",
        "depot in <town> :: anyhow|it isn't there|:12: the phrase 'it isn't there' is not understood: 'isn't' is never a folded word. Maybe write it out in lower case: is not.",
        "depot in <town> :: anyhow|depot in <town> :: always|:12: 'always' is no word that may follow '::'",
        "It lies **at our Hull depot**.|It lies at our Hull depot.|:15: the example 'Plainly' under 'Heard' has 0 pieces of evidence",
        "It lies **at our Hull depot**.|It **lies** at our Hull depot.|:15: in 'Plainly', heard [turn 1 «at our Hull depot»] where the page marks [turn 1 «lies»]",
        "It lies **at our Hull depot**.|It lies **at our Hull depot**. (model)|:15: the example 'Plainly' asks for the model",
        "It lies at our Bath depot.|It lies at our York depot.|:21: in 'Another town', heard [turn 0 «at our York depot»] where the page marks nothing",
        "The agent says which depot the parcel is at.||:1: nothing says what is heard",
        "### Another town||:18: the page has 1 of at least 2 examples under 'Not heard'",
      })
  void aPageIsRefusedWithFileAndLine(String on, String instead, String message) {
    assertThat(PAGE).contains(on);
    String page = PAGE.replace(on, instead == null ? "" : instead);
    assertThatThrownBy(() -> read(page))
        .isInstanceOf(HouseException.class)
        .hasMessageStartingWith("house/names-the-depot.md" + message)
        .hasMessageContaining("aybe ");
  }

  @Test
  void aPageWithoutPhrasesIsRefused() {
    String page =
        PAGE.replaceAll("(?s)## Phrases.*## Heard", "## Phrases\n```\n# none\n```\n## Heard");
    assertThatThrownBy(() -> read(page))
        .hasMessageStartingWith("house/names-the-depot.md:7: the page has no phrases");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    String other = PAGE.replace("names-the-depot", "other");
    assertThatThrownBy(() ->
            House.read(
                List.of(
                    source("names-the-depot", PAGE.replace("technique", "knack")),
                    source("other", other.replace("It lies at our Bath", "It lies in the York"))),
                NOTHING))
        .hasMessageContaining("house/names-the-depot.md:3:")
        .hasMessageContaining("house/other.md:21:");
  }

  @Test
  void aCodeThatIsTakenIsRefused() {
    Heard beside = read(PAGE).beside(NOTHING);
    assertThatThrownBy(() -> House.read(List.of(source("names-the-depot", PAGE)), beside))
        .hasMessageStartingWith(
            "house/names-the-depot.md:1: 'names-the-depot' is a label of Heard's already.\nMaybe ");
    assertThatThrownBy(() ->
            House.read(List.of(source("emoji", PAGE.replace("names-the-depot", "emoji"))), NOTHING))
        .hasMessageContaining("'emoji' is a label of Heard's already");
    House.Source again = new House.Source("copy/names-the-depot.md", "names-the-depot.md", PAGE);
    assertThatThrownBy(() -> House.read(List.of(source("names-the-depot", PAGE), again), NOTHING))
        .hasMessageStartingWith("copy/names-the-depot.md:1:")
        .hasMessageContaining("the code of house/names-the-depot.md");
  }

  @Test
  void theDigestChangesWithAnyPhrase() {
    String plain = Catalogue.of(read(PAGE).beside(NOTHING)).digest();
    String more =
        Catalogue.of(read(PAGE.replace("|york", "|york|bristol")).beside(NOTHING)).digest();
    assertThat(plain).matches("sha256:[0-9a-f]{64}").isNotEqualTo(more);
    assertThat(plain).isEqualTo(Catalogue.of(read(PAGE).beside(NOTHING)).digest());
    assertThat(plain).isNotEqualTo(Catalogue.of(NOTHING).digest());
  }

  private static House read(String page) {
    return House.read(List.of(source("names-the-depot", page)), NOTHING);
  }

  private static House.Source source(String code, String page) {
    return new House.Source("house/" + code + ".md", code + ".md", page);
  }

  private static Reading hear(House house, String agent) {
    Turn turn = Turn.of(0, Role.AGENT, agent);
    return house.beside(NOTHING).read(Conversation.of("c", Channel.CHAT, List.of(turn)));
  }

  private static List<String> said(String agent) {
    var said = new ArrayList<String>();
    for (var signal : hear(read(PAGE), agent).signals()) {
      for (Evidence evidence : signal.finding().evidence()) {
        said.add(((Evidence.Quote) evidence).span().of(agent));
      }
    }
    return said;
  }
}
