package io.heard.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {
  private static List<String> found(String pattern, String text) {
    Utterance utterance = Utterance.of(Turn.of(0, Role.CUSTOMER, text));
    return Phrases.of(pattern).in(utterance).stream()
        .map(match -> utterance.said(match.span()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "do not know ; I don't know ; don't know",
        "wait* (for|on) ; Waiting on you ; Waiting on",
        "i am <very>? sorry ; I'm so sorry ; I'm so sorry",
        "i am <very>? sorry ; I am sorry ; I am sorry",
        "get _2 manager ; get me the manager ; get me the manager",
        "^ why ; Fine. Why now? ; Why",
        "anything else $ ; Is there anything else? ; anything else",
        "no problem !with ; no problem at all ; no problem",
        "<!not happy ; so happy ; happy",
        "<number> <unit> ; after 3 weeks ; 3 weeks",
        "<number> <unit> ; after two days ; two days",
        "(a b|c) d ; a b d ; a b d",
        "again :( ; again :-( ; again :-(",
      })
  void aPatternFindsItsWords(String pattern, String text, String expected) {
    assertThat(found(pattern.strip(), text.strip())).containsExactly(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "no problem !with ; no problem with it",
        "<!not happy ; not happy",
        "get _1 manager ; get me the manager",
        "stop it ; Stop. It works",
        "^ why ; tell me why",
      })
  void aPatternLeavesOtherWordsAlone(String pattern, String text) {
    assertThat(found(pattern.strip(), text.strip())).isEmpty();
  }

  @Test
  void aTagComesBackWithTheMatch() {
    Utterance utterance = Utterance.of(Turn.of(0, Role.CUSTOMER, "Too expensive for us."));
    assertThat(Phrases.of("too (expensive|dear) :: price").in(utterance).getFirst().tag())
        .isEqualTo("price");
  }

  @Test
  void anOwnSetIsKnownBelowItsLine() {
    assertThat(found("boss = manager | team lead\n(a|the) <boss>", "Ask the team lead"))
        .containsExactly("the team lead");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(a|b ; never closed",
        "_2 a ; gap",
        "a? b? ; cannot be looked up",
        "Don't ; never a folded word",
        "<nothing-such> x ; no set is called",
      })
  void aPatternThatCannotBeCompiledIsRefusedWithItsLine(String pattern, String why) {
    assertThatThrownBy(() -> Phrases.of("ok then\n" + pattern.strip()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Line 2")
        .hasMessageContaining(why.strip());
  }

  @Test
  void negationSuppositionAndQuotationAreTold() {
    assertThat(asserted("angry", "I'm not angry, but cancel it")).isZero();
    assertThat(asserted("angry", "That would make me angry")).isZero();
    assertThat(asserted("angry", "He shouted \"angry\" at me")).isZero();
    assertThat(asserted("angry", "I am not happy, I am angry")).isOne();
    assertThat(asserted("angry", "No wonder I am angry")).isOne();
  }

  private static int asserted(String pattern, String text) {
    return Phrases.of(pattern).asserted(Utterance.of(Turn.of(0, Role.CUSTOMER, text))).size();
  }

  @Test
  void aLineOfAFileIsNamedByTheFile() {
    assertThatThrownBy(() -> Phrases.of("100%.md", "\n\na (b"))
        .hasMessageStartingWith("100%.md:3: the phrase 'a (b' is not understood: the bracket");
    for (String broken : List.of("a !", "a <!", "a _0", "a _31", "a _x")) {
      assertThatThrownBy(() -> Phrases.of(broken))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Line 1 of a phrase list")
          .hasMessageContaining("Maybe ");
    }
  }

  @Test
  void aListIsSpelledOutShortAndWhole() {
    assertThat(
            Phrases.spelledOut(
                "bit = part|piece\n# why\n(the|a) <bit> _3 ^? of (it)? !that <number> :: x"))
        .containsExactly(
            new Phrases.Spelled(3, "a part of"), new Phrases.Spelled(3, "a part of it"));
  }
}
