package io.heard.coach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The patterns as data, and how they are filled by what is asked and what the case holds.
class PatternsTest {
  private static final Heard HEARD = Heard.with(List.of());
  private static final Case KNOWN =
      new Case(
          "Ida Holm",
          "Dr Holm",
          List.of(),
          List.of(
              new Case.Contact("2026-01-04T10:00:00Z", "lamp arrived broken", "told to wait"),
              new Case.Contact(null, null, null)),
          List.of("a voucher of 10", "send a second lamp at once"),
          List.of("refund a lamp that was lit", "ship on Sundays"));

  private static final String SMALL =
      """
      # small
      What it does.
      ## When
      Seldom.
      ## Slots
      ### First
      - from: ask, may
      - write: Name the thing.
      - why: It helps.
      - risk: Too long.
      ### Second
      - yours
      - optional
      - write: Stop.
      - why: It helps too.
      - risk: Too short.
      """;

  @Test
  void everyFileIsAPatternAndEveryPatternAFile() throws IOException {
    List<String> files;
    try (Stream<Path> listed =
        Files.list(Path.of("src", "main", "resources", "io", "heard", "coach", "en", "patterns"))) {
      files = listed.map(file -> file.getFileName().toString()).sorted().toList();
    }
    assertThat(files)
        .containsExactlyInAnyOrderElementsOf(
            Patterns.all().stream().map(pattern -> pattern.name() + ".md").toList());
    assertThat(files)
        .containsExactly(
            "bad-news.md",
            "boundary.md",
            "dated-promise.md",
            "deadlock.md",
            "not-the-time.md",
            "quick-loop.md",
            "saying-no.md",
            "silent-prospect.md",
            "specific-apology.md",
            "unreasonable-wish.md",
            "usage-dropped.md");
  }

  @Test
  void everySlotIsAnInstructionWithItsReasonAndItsRisk() {
    for (ReplyPattern pattern : Patterns.all()) {
      assertThat(pattern.slots()).as(pattern.name()).hasSizeBetween(4, 6);
      for (Slot slot : pattern.slots()) {
        for (String text : List.of(slot.write(), slot.why(), slot.risk())) {
          assertThat(text)
              .as("%s, %s", pattern.name(), slot.name())
              .endsWith(".")
              .hasSizeLessThan(180)
              .doesNotContain("\"", "“")
              .doesNotContainPattern("\\b(I|I'm|my|sorry that|sounds like)\\b");
        }
      }
    }
  }

  @Test
  void aSlotForAFeelingIsFilledWithWordsAndIsNeverAllOfAReply() {
    for (ReplyPattern pattern : Patterns.all()) {
      List<Slot> feeling = pattern.slots().stream().filter(Slot::feeling).toList();
      assertThat(feeling).as(pattern.name()).hasSizeLessThanOrEqualTo(1);
      for (Slot slot : feeling) {
        assertThat(slot.from().getFirst().turn()).as(pattern.name()).isNotEmpty();
      }
    }
  }

  /// What stands in the file, what is put there instead, and the message's beginning.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# small|# big|small.md:1: the first heading is 'big'.",
        "## When|## Whenever|small.md:3: 'Whenever' is no section.",
        "ask, may|ask, mai|small.md:7: 'mai' is no kind of fact.",
        "Name the thing.|Say \"it is so hard\".|small.md:8: 'First' holds words to paste.",
        "Name the thing.|I understand how that feels.|small.md:8: 'First' holds words to paste.",
        "- from: ask, may|- optional|small.md:6: 'First' says nowhere where it is filled from.",
        "- yours|- yours\\n- from: may|small.md:11: 'Second' says twice where it is filled from.",
        "- risk: Too long.|- why: Long.|small.md:6: 'First' lacks risk.",
        "- why: It helps.|- because: It helps.|small.md:9: 'because' is no entry of a slot.",
        "Seldom.||small.md:1: the pattern has 2 slots, 13 characters on what it does and 0 on when."
      })
  void aPatternThatIsWrittenWrongIsRefused(String on, String instead, String message) {
    assertThat(SMALL).contains(on);
    String text = SMALL.replace(on, instead == null ? "" : instead.replace("\\n", "\n"));
    assertThatThrownBy(() -> ReplyPattern.parse("small.md", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("\nMaybe ");
  }

  @Test
  void aPatternIsReadAsItIsWritten() {
    ReplyPattern pattern = ReplyPattern.parse("small.md", SMALL);
    assertThat(pattern.slots())
        .containsExactly(
            new Slot(
                "First",
                List.of(Fact.ASK, Fact.MAY),
                false,
                false,
                "Name the thing.",
                "It helps.",
                "Too long."),
            new Slot("Second", List.of(), true, false, "Stop.", "It helps too.", "Too short."));
  }

  @Test
  void theFirstFactThatIsThereFillsASlot() {
    var filled = filled("saying-no", KNOWN, "The lamp was lit once. Can I have a refund for it?");
    assertThat(filled.address()).isEqualTo(new Filler.Known("/case/customer/address", "Dr Holm"));
    assertThat(with(filled, "Their wish")).containsExactly("Can I have a refund for it?");
    assertThat(with(filled, "The limit")).containsExactly("refund a lamp that was lit");
    assertThat(with(filled, "The way on"))
        .containsExactly("send a second lamp at once", "a voucher of 10");
    assertThat(step(filled, "The way on").with().getFirst())
        .isEqualTo(new Filler.Known("/case/may/1", "send a second lamp at once"));
    assertThat(step(filled, "The reason").slot().own()).isTrue();
  }

  @Test
  void aQuoteStandsWhereItSays() {
    String text = "The lamp was lit once. Can I have a refund for it?";
    var said = (Filler.Said) step(filled("saying-no", KNOWN, text), "Their wish").with().getFirst();
    assertThat(said.quote().turn()).isZero();
    assertThat(said.quote().span().of(text)).isEqualTo(said.text());
    assertThat(said.toString()).doesNotContain("refund");
  }

  @Test
  void aFeelingThatNoWordsShowIsLeftOut() {
    Filling.Step step =
        step(filled("saying-no", KNOWN, "Can I have a refund for the lamp?"), "What hangs on it");
    assertThat(step.leftOut()).isTrue();
    assertThat(step.with()).isEmpty();
    assertThat(step.note()).contains("name none");
  }

  @Test
  void whatIsMissingIsNamedWithThePlaceItWouldComeFrom() {
    var bare = new Case(null, null, List.of(), List.of(), List.of(), List.of("ship on Sundays"));
    Filling filling =
        Patterns.fill(
            Patterns.named("saying-no").orElseThrow(), reading(bare, "Can you ship on Sunday?"));
    assertThat(filling).isInstanceOf(Filling.Refused.class);
    assertThat(((Filling.Refused) filling).missing())
        .singleElement()
        .satisfies(missing -> {
          assertThat(missing.slot().name()).isEqualTo("The way on");
          assertThat(missing.facts()).containsExactly(Fact.MAY);
          assertThat(Fact.MAY.pointer()).isEqualTo("/case/may");
        });
    assertThat(Patterns.fill(Patterns.named("saying-no").orElseThrow(), reading(Case.NONE)))
        .isInstanceOfSatisfying(
            Filling.Refused.class, refused -> assertThat(refused.missing()).hasSize(3));
    assertThatThrownBy(
            () -> new Filling.Refused(Patterns.named("saying-no").orElseThrow(), List.of()))
        .hasMessageContaining("nothing is missing");
  }

  @Test
  void anEarlierContactIsToldInOneLineAndABlankOneIsNone() {
    var filled = filled("specific-apology", KNOWN, "My lamp is still broken.");
    assertThat(with(filled, "What for"))
        .containsExactly("2026-01-04, lamp arrived broken: told to wait");
    assertThat(step(filled, "What for").with().getFirst())
        .isInstanceOfSatisfying(
            Filler.Known.class, known -> assertThat(known.pointer()).isEqualTo("/case/earlier/0"));
  }

  @Test
  void whatWasOfferedAlreadyIsNotNew() {
    var turns = new ArrayList<Turn>();
    turns.add(Turn.of(0, Role.CUSTOMER, "Can I have a refund for the lamp?"));
    turns.add(Turn.of(1, Role.AGENT, "No. I can send you a second lamp at once."));
    turns.add(Turn.of(2, Role.CUSTOMER, "Can I please have a refund for the lamp?"));
    var filled =
        (Filling.Filled)
            Patterns.fill(Patterns.named("deadlock").orElseThrow(), heard(KNOWN, turns));
    assertThat(with(filled, "Something new")).containsExactly("a voucher of 10");
  }

  /// An entry of the record, and whether it says that use went down.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logins fell from 40 to 6 a week|true",
        "last login in March|true",
        "no orders since June|true",
        "only two of ten seats used|true",
        "inactive for 60 days|true",
        "ten seats, yearly plan|false",
        "moved to Leeds in May|false",
        "lives down the road from the shop|false"
      })
  void useThatWentDownIsFoundInTheRecord(String fact, boolean dropped) {
    var known =
        new Case(
            null,
            null,
            List.of(new Case.Fact(fact, "crm")),
            List.of(),
            List.of("a smaller plan"),
            List.of());
    Filling filling =
        Patterns.fill(
            Patterns.named("usage-dropped").orElseThrow(), reading(known, "Hello there."));
    assertThat(filling instanceof Filling.Filled).isEqualTo(dropped);
  }

  /// What may be granted, and whether it holds a day.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delivery on Friday|true",
        "repair by 9 April|true",
        "answer within two days|true",
        "refund up to 50|false",
        "a discount of 10 in all|false",
        "call back at 4 pm|true",
        "a free repair|false"
      })
  void aDayThatMayBePromisedIsFoundInTheCase(String may, boolean dated) {
    var known = new Case(null, null, List.of(), List.of(), List.of(may), List.of());
    Filling filling =
        Patterns.fill(
            Patterns.named("dated-promise").orElseThrow(),
            reading(known, "When will my lamp be repaired?"));
    assertThat(filling instanceof Filling.Filled).isEqualTo(dated);
  }

  private static Filling.Filled filled(String pattern, Case known, String customer) {
    Filling filling =
        Patterns.fill(Patterns.named(pattern).orElseThrow(), reading(known, customer));
    assertThat(filling).isInstanceOf(Filling.Filled.class);
    return (Filling.Filled) filling;
  }

  private static Filling.Step step(Filling.Filled filled, String slot) {
    return filled.steps().stream()
        .filter(step -> step.slot().name().equals(slot))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> with(Filling.Filled filled, String slot) {
    return step(filled, slot).with().stream().map(Filler::text).toList();
  }

  private static Reading reading(Case known, String... customer) {
    var turns = new ArrayList<Turn>();
    for (String text : customer) {
      turns.add(Turn.of(turns.size(), Role.CUSTOMER, text));
    }
    return heard(known, turns);
  }

  private static Reading heard(Case known, List<Turn> turns) {
    Reading reading =
        HEARD.begin(new Conversation("c", Channel.CHAT, null, known, List.of(), Map.of()));
    for (Turn turn : turns) {
      reading = HEARD.hear(reading, turn);
    }
    return reading;
  }
}
