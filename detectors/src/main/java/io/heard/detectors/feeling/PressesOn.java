package io.heard.detectors.feeling;

import io.heard.conversation.Role;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A customer who was clearly upset a turn ago goes on against the answer.
///
/// What would be a plain fact from somebody calm ("but the email was a day old") is not one from
/// somebody who has just complained and takes no comfort in the reply.
final class PressesOn {
  private static final Phrases AGAINST =
      Phrases.of(
          """
          ^ (but|so|yet|well|again|no|except|instead|plus|like i|as i|as opposed|never|nothing) :: 1
          (not|no|never|nothing|nobody|none|neither|nor|without|zero) :: 1
          (again|still|even|already|another|obviously|clearly|apparently|literally|always|worse|enough|anyway|anyways|ever|supposed) :: 1
          ~ (why (can|could|do|does|did|is|are|was|would|will|has|have)|how (can|could|does|is|do you)|do you|did you|have you|surely|would you like) :: 1
          """);

  private static final Phrases YIELDS =
      Phrases.of(
          """
          (thank you|thanks|cheers|appreciate*|grateful|ok|ok|great|perfect|brilliant|sorted|fixed|solved|resolved|working now|worked|works now|will try|will do|let me try|going to try|sounds good|no problem|no worries|fine|understood|fair enough|i see|(that|which) explains|makes sense|(did|had) not know|well i never|you know|bothered|😂|😊|decent|true|right|(do not (call|contact|write|email|promise|tell|guess|bother|anybody|even))|if|she|he|her|him|his|good|glad|happy|hope|hopefully|lol|haha|relief|phew)
          (sent|done|dm sent|just sent|here is|here are|i have sent|have dmd|is it|it is a|my (number|name|email|account|address|phone|reference|booking|order|flight))
          (please|can you|could you|can i|could i|may i|do i|should i|shall i|how do i|where do i|is there|what is the|which|what time|what are the)
          """);

  /// How many signs of going on are wanted, chosen by reading; an answer needs one more.
  private static final int ENOUGH = 2;

  private static final int ENOUGH_FOR_AN_ANSWER = 3;
  private static final int FEWEST_WORDS = 4;

  private PressesOn() {}

  /// Where the newest turn goes on against the answer, when one of these labels was heard about the
  /// customer's turn before; else nothing.
  static List<Match> in(Moment moment, Set<String> upset) {
    Utterance now = moment.now();
    long words = now.words().stream().filter(it -> it.kind() == Word.Kind.WORD).count();
    if (words < FEWEST_WORDS || !wasUpset(moment, upset) || YIELDS.first(now).isPresent()) {
      return List.of();
    }
    int weight = Stress.in(now).isEmpty() ? 0 : 1;
    if (now.plain().indexOf('!') >= 0) {
      weight++;
    }
    if (!moment.sameRunBefore().isEmpty()) {
      weight++;
    }
    var seen = new HashSet<Integer>();
    int from = -1;
    for (Match match : AGAINST.in(now)) {
      if (!match.isQuoted() && seen.add(match.from())) {
        from = from < 0 ? match.from() : from;
        weight++;
      }
    }
    if (from < 0 || weight < (isAnswer(moment) ? ENOUGH_FOR_AN_ANSWER : ENOUGH)) {
      return List.of();
    }
    Sentence sentence = now.sentenceOf(from);
    return List.of(new Match(now, from, sentence.to(), "2 any"));
  }

  private static boolean wasUpset(Moment moment, Set<String> upset) {
    for (int i = moment.turn() - 1; i >= 0; i--) {
      Utterance earlier = moment.utterance(i);
      if (earlier.isRead() && earlier.turn().speaker().role() == Role.CUSTOMER) {
        return moment.intensity(i) >= 2 && moment.heard(i, upset);
      }
    }
    return false;
  }

  /// Whether the other side has just asked, so that the turn may only tell what was asked for.
  static boolean isAnswer(Moment moment) {
    List<Utterance> run = moment.lastRunOfOtherSide();
    if (run.isEmpty() || !moment.sameRunBefore().isEmpty()) {
      return false;
    }
    return run.getLast().sentences().stream()
        .anyMatch(it -> it.ending() == Sentence.Ending.QUESTION);
  }
}
