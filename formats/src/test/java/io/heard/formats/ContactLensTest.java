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
import io.heard.conversation.Turn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactLensTest {
  private static String segments(String contact, String more, String segments) {
    return "{\"EventType\":\"SEGMENTS\",\"Channel\":\"VOICE\",\"ContactId\":\"%s\"%s,\"Segments\":[%s]}"
        .formatted(contact, more, segments);
  }

  private static String said(String id, String who, int from, String content) {
    return "{\"Transcript\":{\"Id\":\"%s\",\"ParticipantRole\":\"%s\",\"Content\":\"%s\",\"BeginOffsetMillis\":%d,\"EndOffsetMillis\":%d}}"
        .formatted(id, who, content, from, from + 500);
  }

  private static String file(String items) {
    return "{\"JobStatus\":\"COMPLETED\",\"Transcript\":[%s]}".formatted(items);
  }

  @Test
  void aCallKeepsEveryAgentApart() {
    Conversation read = only(sample("contact-lens.json"));
    assertThat(read.id()).isEqualTo("quillfen-call-7");
    assertThat(read.channel()).isEqualTo(Channel.VOICE);
    assertThat(turns(read))
        .containsExactly(
            "bot 0.3-3.9: Quillfen Bikes. This call may be recorded.",
            "agent 5.1-8.3: Quillfen Bikes, Petra speaking. How can I help?",
            "customer 9.0-15.2: Can you hear me? It's [NAME]. The bike was due on Monday and nobody"
                + " has rung me back.",
            "agent 15.9-19.7: I'm sorry nobody rang. I'll put you through to the workshop.",
            "agent 40.1-44.8: Workshop, Idris here. Your bike is built and leaves at noon.",
            "customer 45.6-47.9: That's all I wanted to know.");
    List<String> speakers = read.turns().stream().map(turn -> turn.speaker().id()).toList();
    assertThat(speakers.get(1)).isEqualTo(speakers.get(3)).isNotEqualTo(speakers.get(4));
    assertThat(speakers.get(2)).isEqualTo("customer").isEqualTo(speakers.get(5));
    assertThat(read.turns().get(4).origin().place()).isEqualTo("contact-lens.json#/Transcript/4");
    assertThat(read.turns().get(4).origin().externalId()).isEqualTo("t-5");
  }

  @Test
  void whatTheProductThinksIsKeptForTheCustomerOnly() {
    Conversation read = only(sample("contact-lens.json"));
    assertThat(read.extra())
        .containsEntry("language", "en-GB")
        .containsEntry("Categories", Map.of("MatchedCategories", List.of("Late delivery")))
        .containsEntry(
            "ConversationCharacteristics",
            Map.of(
                "TotalConversationDurationMillis",
                52400L,
                "Sentiment",
                Map.of("OverallSentiment", Map.of("CUSTOMER", new BigDecimal("-2.1")))));
    assertThat(read.turns().get(2).origin().extra())
        .containsEntry("Sentiment", "NEGATIVE")
        .containsKeys("LoudnessScore", "Redaction")
        .containsEntry(
            "IssuesDetected",
            List.of(
                Map.of("CharacterOffsets", Map.of("BeginOffsetChar", 29L, "EndOffsetChar", 86L))));
    for (int agent : new int[] {0, 1, 3, 4}) {
      assertThat(read.turns().get(agent).origin().extra()).isEmpty();
    }
  }

  @Test
  void inAChatWhatIsNoMessageIsALineOfTheSystem() {
    Conversation read = only(sample("contact-lens-chat.json"));
    assertThat(read.id()).isEqualTo("tarn-chat-3");
    assertThat(read.channel()).isEqualTo(Channel.CHAT);
    assertThat(read.startedAt()).isEqualTo(Instant.parse("2026-01-12T08:30:00Z"));
    assertThat(turns(read))
        .containsExactly(
            "customer Oona (system) 0.0: participant joined",
            "bot SYSTEM_MESSAGE 1.25: What is it about?\nTap one\nBoiler\nInvoice",
            "customer Oona 20.0: Boiler",
            "bot SYSTEM_MESSAGE 21.0: You are number 2 in the queue.",
            "agent Bram (system) 60.0: participant joined",
            "agent Bram 65.0: Hello Oona, this is Bram at Tarn & Moss Heating.",
            "customer Oona 100.0: It shows this and stays cold.",
            "customer Oona (system) 110.0: attachment: display.jpg (image/jpeg)",
            "unknown (system) 150.0: transfer succeeded",
            "agent Sol 165.0: Sol from service here. That code means the pressure is low.",
            "unknown (system) 210.0: chat ended");
    assertThat(read.turns().get(7).origin().place())
        .isEqualTo("contact-lens-chat.json#/Transcript/7/Attachments/0");
    assertThat(read.turns().get(5).speaker()).isEqualTo(read.turns().get(4).speaker());
  }

  @Test
  void eventsOnLinesArePutTogetherByContact() {
    Incoming read = sample("contact-lens-live.jsonl");
    assertThat(read.format()).isEqualTo("contact-lens");
    assertThat(messages(read)).isEmpty();
    assertThat(read.conversations().stream().map(Conversation::id))
        .containsExactly("live-1", "live-2");
    assertThat(turns(read.conversations().getFirst()))
        .containsExactly(
            "agent 0.9-2.7: Harrow Lamps, good morning.",
            "customer 3.0-5.2: My lamp went dark again.");
    assertThat(turns(read.conversations().getLast()))
        .containsExactly(
            "customer Wim 0.0: I'm Wim and my lamp hums.",
            "customer Wim (system) 9.0: attachment: hum.wav (audio/wav)",
            "customer Wim (system) 120.5: participant left");
    assertThat(read.conversations().getFirst().turns().getFirst().origin().place())
        .isEqualTo("contact-lens-live.jsonl:5#/Segments/1/Transcript");
    assertThat(read.conversations().getFirst().extra())
        .containsEntry("Categories", Map.of("MatchedCategories", List.of("Repair")));
  }

  @Test
  void eventsInAListAndAnswersOfTheApiAreOneConversation() {
    String one = said("1", "AGENT", 100, "Hello.");
    String two = said("2", "CUSTOMER", 900, "Hi.");
    String events = "[" + segments("c", "", one) + "," + segments("c", "", two) + "]";
    String answers =
        "[{\"Segments\":[%s],\"NextToken\":\"n\"},{\"Segments\":[%s]}]".formatted(one, two);
    for (String list : List.of(events, answers, "[" + one + "," + two + "]")) {
      Incoming read = text("a.json", list);
      assertThat(turns(only(read)))
          .containsExactly("agent 0.1-0.6: Hello.", "customer 0.9-1.4: Hi.");
      assertThat(messages(read)).isEmpty();
      assertThat(read.format()).isEqualTo("contact-lens");
    }
    assertThat(only(text("a.json", events)).id()).isEqualTo("c");
  }

  @Test
  void oneAnswerSaysThatThereIsMore() {
    Incoming read =
        text(
            "a.json",
            "{\"Segments\":[%s],\"NextToken\":\"n\"}".formatted(said("1", "AGENT", 0, "Hello.")));
    assertThat(messages(read))
        .containsExactly(
            "a.json: there are more segments: the last answer has a 'NextToken'\n"
                + "Maybe fetch the rest and put all answers into one list");
  }

  @Test
  void wordsThatWereNotFinalAreLeftOutAndSaid() {
    String interim =
        "{\"Utterance\":{\"Id\":\"u\",\"TranscriptId\":\"9\",\"ParticipantRole\":\"CUSTOMER\",\"PartialContent\":\"I wa\",\"BeginOffsetMillis\":1,\"EndOffsetMillis\":2}}";
    Incoming read =
        text("a.json", segments("c", "", said("1", "AGENT", 0, "Hello.") + "," + interim));
    assertThat(turns(only(read))).containsExactly("agent 0.0-0.5: Hello.");
    assertThat(messages(read)).singleElement().asString().contains("one turn was not final yet");
    assertThat(losses(text("a.json", segments("c", "", interim))))
        .singleElement()
        .asString()
        .contains("holds no words");
  }

  @Test
  void anEventWithoutWordsIsNamed() {
    Incoming read =
        text("a.json", "{\"EventType\":\"STARTED\",\"ContactId\":\"c\",\"Channel\":\"VOICE\"}");
    assertThat(read.format()).isEqualTo("contact-lens");
    assertThat(losses(read))
        .containsExactly(
            "a.json: the event STARTED of a live analysis holds no words\n"
                + "Maybe the events with 'Segments' of the same contact have to stand beside it");
  }

  @Test
  void aBrokenLineCostsThatLineOnly() {
    String lines =
        segments("c", "", said("1", "AGENT", 0, "Hello."))
            + "\n"
            + segments("c", "", said("2", "AGENT", 900, "Still here.")).substring(0, 60)
            + "\n"
            + segments("c", "", said("3", "CUSTOMER", 1800, "Hi."))
            + "\n";
    Incoming read = text("a.jsonl", lines);
    assertThat(turns(only(read))).containsExactly("agent 0.0-0.5: Hello.", "customer 1.8-2.3: Hi.");
    assertThat(losses(read)).singleElement().asString().startsWith("a.jsonl:2:");
  }

  @Test
  void aRedactedTwinIsDroppedAndAnEarlierTurnComesEarlier() {
    String raw = segments("c", ",\"OutputType\":\"Raw\"", said("1", "CUSTOMER", 900, "I'm Wim."));
    String redacted =
        segments("c", ",\"OutputType\":\"Redacted\"", said("1", "CUSTOMER", 900, "I'm [PII]."));
    String early = segments("c", "", said("0", "AGENT", 100, "Hello."));
    for (String list : List.of(raw + "," + redacted, redacted + "," + raw)) {
      assertThat(turns(only(text("a.json", "[" + list + "," + early + "]"))))
          .containsExactly("agent 0.1-0.6: Hello.", "customer 0.9-1.4: I'm Wim.");
    }
  }

  @Test
  void anEmailAnalysisHoldsNoWords() {
    String mail =
        "{\"Version\":\"EMAIL-2026-01-01\",\"Channel\":\"EMAIL\",\"CustomerMetadata\":{\"ContactId\":\"c\",\"InputFiles\":{}},\"Categories\":{}}";
    assertThat(losses(text("a.json", mail)))
        .singleElement()
        .asString()
        .contains("the analysis of an e-mail holds none of its words; nothing is fetched");
  }

  @Test
  void whatIsMissingOrOddCostsOnlyItself() {
    Incoming read =
        text(
            "a.json",
            file(
                """
                {"ParticipantId":"AGENT","Content":"One.","BeginOffsetMillis":500,"EndOffsetMillis":100},
                {"ParticipantId":"customer","Content":"Two.","BeginOffsetMillis":-4,"EndOffsetMillis":9},
                {"ParticipantId":"CUSTOMER","Content":"Three.","BeginOffsetMillis":null,"LoudnessScore":null},
                {"ParticipantId":"AGENT","Content":null},
                {"ParticipantId":"AGENT","Content":"  "},
                7,
                {"ParticipantId":"AGENT","Content":"Four.","BeginOffsetMillis":"2500","EndOffsetMillis":3e3,"New":{}}\
                """));
    assertThat(turns(only(read)))
        .containsExactly(
            "agent 0.5: One.", "customer: Two.", "customer: Three.", "agent 2.5-3.0: Four.");
    assertThat(messages(read))
        .containsExactly(
            "a.json#/Transcript/5: the entry is a number and no object",
            "a.json: 2 entries have no words and are left out");
  }

  @Test
  void aNameThatWasRedactedNamesNobody() {
    Conversation read =
        only(
            text(
                "a.json",
                file(
                    """
                    {"AbsoluteTime":"2026-01-01T00:00:00Z","ContentType":"text/plain","DisplayName":"[PII]","ParticipantId":"x","ParticipantRole":"AGENT","Type":"MESSAGE","Content":"Hello."},
                    {"AbsoluteTime":"2026-01-01T00:00:01Z","ContentType":"text/plain","DisplayName":"[PII]","ParticipantId":"y","ParticipantRole":"CUSTOM_BOT","Type":"MESSAGE","Content":"Menu."},
                    {"AbsoluteTime":"2026-01-01T00:00:02Z","ContentType":"text/plain","DisplayName":"[PII]","ParticipantId":"z","ParticipantRole":"SUPERVISOR","Type":"MESSAGE","Content":"I take over."}\
                    """)));
    assertThat(turns(read))
        .containsExactly("agent 0.0: Hello.", "bot 1.0: Menu.", "agent 2.0: I take over.");
    assertThat(read.turns().stream().map(Turn::speaker).distinct()).hasSize(3);
  }

  @Test
  void filesInAListAreConversationsOfTheirOwn() {
    String one = file("{\"ParticipantId\":\"AGENT\",\"Content\":\"Hi.\",\"BeginOffsetMillis\":0}");
    assertThat(text("a.json", "[" + one + "," + one + "]").conversations()).hasSize(2);
    assertThat(text("a.jsonl", one + "\n" + one + "\n").conversations()).hasSize(2);
  }

  @Test
  void whereTheIdIsTheRoleNamesTellAgentsApart() {
    String item =
        "{\"AbsoluteTime\":\"2026-01-01T00:00:0%dZ\",\"Type\":\"MESSAGE\",\"ParticipantId\":\"AGENT\",\"DisplayName\":\"%s\",\"Content\":\"Hi.\"}";
    Conversation read =
        only(text("a.json", file(item.formatted(1, "Bram") + "," + item.formatted(2, "Sol"))));
    assertThat(turns(read)).containsExactly("agent Bram 0.0: Hi.", "agent Sol 1.0: Hi.");
  }

  @Test
  void idsThatOnlyLookLikeRolesTellAgentsApart() {
    String item =
        "{\"ParticipantId\":\"%s\",\"ParticipantRole\":\"AGENT\",\"Content\":\"Hi.\",\"BeginOffsetMillis\":%d,\"EndOffsetMillis\":%d}";
    Incoming read =
        text(
            "a.json",
            "{\"Version\":\"1.1.0\",\"CustomerMetadata\":{},\"Transcript\":[%s,%s]}"
                .formatted(item.formatted("agent-1", 0, 1), item.formatted("agent-2", 2, 3)));
    assertThat(only(read).turns().stream().map(turn -> turn.speaker().id()))
        .containsExactly("agent-1", "agent-2");
  }

  @Test
  void segmentsWithoutIdsAreAllTaken() {
    String bare = "{\"Transcript\":{\"ParticipantRole\":\"AGENT\",\"Content\":\"%s\"}}";
    assertThat(
            turns(
                only(
                    text(
                        "a.json",
                        "{\"Segments\":[%s,%s]}"
                            .formatted(bare.formatted("One."), bare.formatted("Two."))))))
        .containsExactly("agent: One.", "agent: Two.");
  }
}
