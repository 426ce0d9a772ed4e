package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainFormatTest {
  @Test
  void theContractsFieldsAreRead() {
    Conversation read = only(sample("sample.json"));
    assertThat(read.id()).isEqualTo("s-1");
    assertThat(read.channel()).isEqualTo(Channel.CHAT);
    assertThat(read.startedAt()).isEqualTo(Instant.parse("2026-03-02T09:14:00Z"));
    assertThat(turns(read))
        .containsExactly(
            "customer Ann 0.0-2.1: Still no refund.",
            "agent 3.25: I can see why that is tiresome.",
            "agent Tom (note): She rang twice.");
    assertThat(read.turns().getFirst().speaker().id()).isEqualTo("k-4");
    assertThat(read.turns().getFirst().origin().externalId()).isEqualTo("m-1");
    assertThat(read.turns().getFirst().origin().place()).isEqualTo("sample.json#/turns/0");
    assertThat(read.turns().getFirst().origin().words()).hasSize(2);
    assertThat(read.turns().getFirst().origin().words().getFirst().until())
        .isEqualTo(Duration.ofMillis(400));
    assertThat(read.known().address()).isEqualTo("Ms Ray");
    assertThat(read.known().facts().getFirst().source()).isEqualTo("crm");
    assertThat(read.known().earlier().getFirst().ended()).isEqualTo("promised by Friday");
    assertThat(read.known().cannot()).containsExactly("refund after 90 days");
  }

  @Test
  void whatIsNotKnownIsKept() {
    Conversation read = only(sample("sample.json"));
    assertThat(read.extra()).containsKeys("language", "outcome");
    assertThat(read.extra().get("outcome")).isInstanceOf(Map.class);
    assertThat(read.turns().getFirst().origin().extra()).containsKey("mood");
  }

  @Test
  void severalAgentsAndCustomersStayApart() {
    Conversation read =
        only(
            text(
                "a.json",
                """
                {"turns":[
                 {"speaker":"customer","speakerId":"k-1","text":"a"},
                 {"speaker":"customer","speakerId":"k-2","text":"b"},
                 {"speaker":"agent","name":"Jo","text":"c"},
                 {"speaker":"agent 2","text":"d"},
                 {"speaker":"Customer B","text":"e"},
                 {"speaker":"customer","name":"Jo","text":"f"}]}\
                """));
    assertThat(read.turns().stream().map(turn -> turn.speaker().id()))
        .containsExactly("k-1", "k-2", "agent Jo", "agent 2", "customer b", "customer Jo");
  }

  @Test
  void instantsAreCountedFromTheStart() {
    Conversation read =
        only(
            text(
                "a.json",
                """
                {"turns":[
                 {"speaker":"customer","text":"a","at":"2026-03-02T10:00:00+01:00"},
                 {"speaker":"agent","text":"b","at":"2026-03-02T09:00:30Z","until":"2026-03-02T09:00:31.5Z"}]}\
                """));
    assertThat(read.startedAt()).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
    assertThat(turns(read)).containsExactly("customer 0.0: a", "agent 30.0-31.5: b");
  }

  @Test
  void aListHoldsSeveralConversations() {
    Incoming read =
        text(
            "a.json",
            """
            [{"turns":[{"speaker":"agent","text":"a"}]},
             {"turns":[{"speaker":"agent"}]},
             {"id":"z","turns":[{"speaker":"customer","text":"b"}]}]\
            """);
    assertThat(read.conversations().stream().map(Conversation::id))
        .containsExactly("a.json#1", "z");
    assertThat(losses(read))
        .containsExactly(
            """
            a.json#/1/turns/0: the turn has no 'text'; it has the fields speaker
            Maybe the words stand under another name, which has to be 'text'\
            """);
  }

  @Test
  void aBareListOfTurnsIsOneConversation() {
    assertThat(turns(only(text("a.json", "[{\"speaker\":\"agent\",\"text\":\"a\"}]"))))
        .containsExactly("agent: a");
  }

  @Test
  void oneBadLineCostsThatLineOnly() {
    Incoming read = Reads.FORMATS.read("damaged.jsonl", Reads.bytes("damaged.jsonl"), Options.NONE);
    assertThat(read.format()).isEqualTo("jsonl");
    assertThat(read.conversations().stream().map(Conversation::id))
        .containsExactly("l-1", "damaged.jsonl#3");
    assertThat(losses(read)).singleElement().asString().startsWith("damaged.jsonl:2:");
    assertThat(read.conversations().getLast().turns().getFirst().origin().place())
        .isEqualTo("damaged.jsonl:4#/turns/0");
  }

  @Test
  void aBrokenFirstLineIsStillALine() {
    Incoming read =
        text(
            "a.jsonl",
            """
            {"turns":[{"speaker":"agent","text":"cut
            {"turns":[{"speaker":"agent","text":"a"}]}
            {"turns":[{"speaker":"agent","text":"b"}]}
            """);
    assertThat(read.conversations()).hasSize(2);
    assertThat(losses(read)).singleElement().asString().startsWith("a.jsonl:1:");
  }

  @Test
  void everyLineIsHandedOverAtOnce() throws Exception {
    var lines = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      lines.append("{\"turns\":[{\"speaker\":\"agent\",\"text\":\"").append(i).append("\"}]}\n");
    }
    byte[] bytes = lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var in = new java.io.ByteArrayInputStream(bytes);
    var left = new java.util.ArrayList<Integer>();
    Reads.FORMATS.read(
        "a.jsonl",
        in,
        Options.NONE,
        new Receiver() {
          @Override
          public void take(Conversation conversation) {
            left.add(in.available());
          }

          @Override
          public void say(Problem problem) {
            throw new AssertionError(problem.message());
          }
        });
    assertThat(left).hasSize(5_000);
    assertThat(left.getFirst()).isPositive();
    assertThat(left.getLast()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":"x"}                                                          | a.json: this JSON is no conversation that is known: it has the fields id and no 'turns'
          {"turns":{}}                                                        | a.json#/turns: 'turns' is an object and no list
          {"turns":[7]}                                                       | a.json#/turns/0: a turn is a number and no object
          {"turns":[{"speaker":"agent"}]}                                     | a.json#/turns/0: the turn has no 'text'; it has the fields speaker
          {"turns":[{"speaker":"agent","text":3}]}                            | a.json#/turns/0/text: 'text' is a number and no text
          {"turns":[{"text":"a"}]}                                            | a.json#/turns/0: the turn has no 'speaker'; it has the fields text
          {"turns":[{"speaker":"","text":"a"}]}                               | a.json#/turns/0/speaker: 'speaker' is blank
          {"turns":[{"speaker":5,"text":"a"}]}                                | a.json#/turns/0/speaker: 'speaker' is a number and no text
          {"turns":[{"speaker":"custmer","text":"a"}]}                        | a.json#/turns/0/speaker: 'speaker' is none of customer, agent, bot, unknown
          {"turns":[{"speaker":"agent","text":"a","at":-1}]}                  | a.json#/turns/0/at: 'at' is negative
          {"turns":[{"speaker":"agent","text":"a","at":1e99}]}                | a.json#/turns/0/at: 'at' is no number of seconds since the conversation's start
          {"turns":[{"speaker":"agent","text":"a","at":"soon"}]}              | a.json#/turns/0/at: 'at' is neither seconds nor an ISO 8601 instant
          {"turns":[{"speaker":"agent","text":"a","at":2,"until":1}]}         | a.json#/turns/0/until: the turn ends before it begins
          {"turns":[{"speaker":"agent","text":"a","until":1}]}                | a.json#/turns/0/until: the turn has 'until' and no 'at'
          {"turns":[{"speaker":"agent","text":"a","visibility":"secret"}]}    | a.json#/turns/0/visibility: 'visibility' is none of public, note, system, unsaid
          {"turns":[{"speaker":"agent","text":"a","words":[{"at":1}]}]}       | a.json#/turns/0/words/0: the word has no 'text'
          {"turns":[],"startedAt":"May"}                                      | a.json#/startedAt: 'startedAt' is no ISO 8601 instant
          {"turns":[],"id":{}}                                                | a.json#/id: 'id' is an object and no text
          {"turns":[],"case":3}                                               | a.json#/case: 'case' is a number and no object
          {"turns":[],"case":{"customer":{"facts":[{}]}}}                     | a.json#/case/customer/facts/0: the fact has no 'text'
          {"startedAt":"2026-03-02T09:00:00Z","turns":[{"speaker":"agent","text":"a","at":"2026-03-02T08:00:00Z"}]} | a.json#/turns/0: the turn begins before the conversation; its times are left out
          """)
  void aFaultIsToldWithItsPointer(String json, String message) {
    Incoming read = text("a.json", json);
    assertThat(losses(read).stream().map(loss -> loss.lines().findFirst().orElse("")))
        .containsExactly(message);
  }

  @Test
  void aMistypedRoleIsNamed() {
    assertThat(losses(text("a.json", "{\"turns\":[{\"speaker\":\"custmer\",\"text\":\"a\"}]}")))
        .singleElement()
        .asString()
        .endsWith("Maybe \"customer\" is meant");
  }

  @Test
  void manyFaultsAreCounted() {
    String turns = "{\"speaker\":\"agent\"},".repeat(30);
    List<String> losses = losses(text("a.json", "{\"turns\":[" + turns + "{}]}"));
    assertThat(losses).hasSize(11);
    assertThat(losses.getLast()).contains("21 faults more");
  }

  @Test
  void brokenJsonIsToldWithLineAndColumn() {
    Incoming read = text("a.json", "{\"id\":\"x\",\n \"turns\":[\n  {\"speaker\" \"agent\"}]}");
    assertThat(losses(read))
        .singleElement()
        .asString()
        .matches("(?s)a\\.json:3:1[3-5]: it is not valid JSON: unexpected character .*");
  }

  @Test
  void noWordOfTheFileReachesAMessage() {
    Incoming read = text("a.json", "{\"turns\":[{\"speaker\":\"agent\",\"text\":secretword}]}");
    assertThat(messages(read)).singleElement().asString().doesNotContain("secretword");
  }

  @Test
  void whatIsReadableBesideAFaultIsRead() {
    Incoming read =
        text(
            "a.json",
            """
            {"turns":[
             {"speaker":"customer","text":"one"},
             {"speaker":"agent"},
             {"text":"two"},
             {"speaker":"agent","text":"three","visibility":"secret"},
             {"speaker":"agent","text":"four","at":"soon","externalId":[]},
             7]}
            """);
    assertThat(turns(only(read)))
        .containsExactly("customer: one", "unknown: two", "agent (note): three", "agent: four");
    assertThat(losses(read)).hasSize(6);
  }

  @Test
  void aTurnThatIsTooLongIsCutAfterAWordAndTheRestIsRead() {
    String line = "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"%s\"}]}\n";
    Incoming read =
        text(
            "a.jsonl",
            line.formatted("x".repeat(99_990) + " " + "z".repeat(1_000_000)) + line.formatted("y"));
    assertThat(read.conversations()).hasSize(2);
    assertThat(read.conversations().getFirst().turns().getFirst().text())
        .isEqualTo("x".repeat(99_990));
    assertThat(losses(read))
        .singleElement()
        .asString()
        .startsWith("a.jsonl:1#/turns/0: the turn has 1099991 characters; the first 99990 are");
    String pairs = "\uD83D\uDE00".repeat(60_000);
    Turn cut = only(text("a.json", line.formatted("x" + pairs))).turns().getFirst();
    assertThat(cut.text()).hasSize(99_999).endsWith("\uD83D\uDE00");
  }

  @Test
  void ofAConversationWithTooManyTurnsTheFirstAreRead() {
    String turns = "{\"speaker\":\"agent\",\"text\":\"x\"},".repeat(30_000);
    Incoming read =
        text("a.json", "{\"turns\":[" + turns + "{\"speaker\":\"agent\",\"text\":\"x\"}]}");
    assertThat(only(read).turns()).hasSize(20_000);
    assertThat(losses(read))
        .containsExactly(
            "a.json: the conversation has 30001 turns; the first 20000 are read\nMaybe split it by day");
  }

  @Test
  void anEmptyListOfTurnsIsAConversation() {
    Incoming read = text("a.json", "{\"turns\":[]}");
    assertThat(only(read).turns()).isEmpty();
    assertThat(messages(read)).containsExactly("a.json: the conversation has no turns");
  }

  @Test
  void aNameInPlaceOfARoleIsAName() {
    Conversation read =
        only(
            text(
                "a.json",
                """
                {"turns":[{"speaker":"Ann","text":"Thanks for calling, how can I help?"},
                          {"speaker":"Bo","text":"My order is late."}]}\
                """));
    assertThat(turns(read).getFirst()).startsWith("agent Ann");
    assertThat(read.turns().getFirst().speaker().roleSource()).isEqualTo(RoleSource.INFERRED);
  }

  @Test
  void deepNestingIsRefusedAndNotFollowed() {
    assertThat(losses(text("a.json", "[".repeat(50_000)))).hasSize(1);
    assertThat(losses(text("b.json", "{\"a\":".repeat(50_000)))).hasSize(1);
  }

  @Test
  void aConfidenceBeyondAllNumbersIsLeftAsItCame() {
    Conversation read =
        only(
            text(
                "a.json",
                "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"Hi\",\"words\":[{\"text\":\"Hi\",\"confidence\":1e400}]}]}"));
    assertThat(read.turns().getFirst().origin().words())
        .singleElement()
        .matches(word -> word.confidence() == null);
  }
}
