package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hears an agent far more formal or casual than the customer, or bright against a hurt customer.
@AutoService(Detector.class)
@About(
    code = "tone-mismatch",
    kind = Kind.PITFALL,
    title = "Wrong tone",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class ToneMismatch implements Detector {
  /// Bright words that hurt beside a clear feeling.
  private static final Phrases BRIGHT =
      Phrases.of(
          """
          ^ (ok|oh|wow|ah|right|well|yay|great|hi|hey|hello)? (awesome|brilliant|fabulous|fantastic|wonderful|excellent|amazing|super|cool|yay|woohoo|woo hoo|sweet|marvellous|splendid|perfect|hooray|smashing|ace|sorted|great) !(question|point|effort)
          (ok|oh) (cool|awesome|great|brilliant)
          (haha|hahaha|hehe|lol|lmao|rofl|oopsie|oopsies|whoopsie|whoops|oops|uh oh|ta da|tada|yikes)
          (have|hope you have|hope you are having|enjoy) (a|your) (great|wonderful|lovely|fantastic|super|awesome|amazing|nice|good|fabulous|blessed) (day|evening|weekend|time|one|afternoon)
          (thanks a bunch|thanks a million|thanks a ton|cheers mate|no worries|no probs|no biggie|nice try|fun fact|good times|happy days|never fear)
          (heya|howdy|what is up|sup|yo)
          (turn that frown|put a smile|turn your sentiment|make your day|super (important|happy|excited|duper)|cheer up|fingers crossed)
          (we are|i am) (so|super|very|really)? (excited|thrilled|delighted|stoked|pumped|over the moon)
          (sending|send) (you)? (a|lots of|some|big)? (big)? (hug|hugs|love|positive vibes|good vibes)
          (you will love it|love it|love that|how exciting|how fun|how lovely)
          ^ (oh|aw|aww|ah|hey|hi)? (love|lamb|sweetie|hun|honey|darling|sweetheart|petal|my love|my dear|hon|babe) ;
          (bless your (heart|cotton)|poor lamb|poor poppet)
          (lazy lot|silly sausage|silly billy|bad boy|naughty)
          """);

  /// Words that suit an exclamation mark beside a hurt customer.
  private static final Phrases FITS =
      Phrases.of(
          """
          (sorry|apologies|apologize|oh no|oh dear|unplug|stop|careful|urgent|immediately|danger|of course|absolutely|thanks in advance|we are here to help)
          ^ (hi|hello|hey|dear|good (morning|afternoon|evening)) _3 $
          """);

  private static final Phrases FORMAL =
      Phrases.of(
          """
          ^ dear (sir|madam|customer|valued customer|resident|client|sirs|member|passenger|user|guest|tenant|policyholder|subscriber)
          (kindly (note|be advised|be informed|refer|consult)|please be (advised|informed)|i hope this finds you|we regret to inform|with reference to your|further to your|your esteemed|at your earliest convenience|do the needful|we remain|yours faithfully|hello and thank you for (contacting|choosing|calling))
          """);

  private static final Set<String> BRIGHT_EMOJI =
      Set.of(
          "😊", "🙂", "😀", "😃", "😄", "😁", "😆", "😅", "😂", "🤣", "😉", "😎", "🎉", "🤗", "🥳",
          "💯", "🔥", "🚀", "😜", "😋", "🙃", ":)", ":-)", ";)", ":d", "😇", "💃", "✨", "🌟", "💔",
          "😭", "🤞", "❤", "💕", "😍", "🥰", "👏", "😝", ":p");

  private static final Phrases LIGHT =
      Phrases.of(
          """
          (thank you|thanks|bye|goodbye|good night|goodnight|take care|haha|hahaha|lol|lmao|hehe|appreciate it|you too) !(for nothing|a lot for nothing|a bunch)
          """);

  private static final Set<String> SAD = Set.of("sadness");

  @Override
  public List<Finding> detect(Moment moment) {
    Optional<Reply> reply = Reply.last(moment);
    if (reply.isEmpty() || reply.get().customer().isEmpty()) {
      return List.of();
    }
    int hurt = reply.get().intensity();
    Utterance turn = moment.now();
    List<Utterance> customer = reply.get().customer();
    boolean light = customer.stream().anyMatch(ToneMismatch::isLight);
    if (!light && (hurt >= 2 || reply.get().customerShowed(moment, SAD))) {
      List<Match> bright =
          new ArrayList<>(BRIGHT.in(turn).stream().filter(m -> !m.isQuoted()).toList());
      if (!bright.isEmpty()) {
        return Marks.of(moment, bright);
      }
      for (Word word : turn.words()) {
        if (word.kind() == Word.Kind.EMOJI && BRIGHT_EMOJI.contains(word.norm())) {
          return List.of(moment.finding(LIKELY, word.span()));
        }
      }
    }
    if (hurt >= 3 && !light && customer.stream().noneMatch(t -> t.plain().contains("!"))) {
      List<Match> fits = FITS.in(turn);
      for (Sentence sentence : turn.sentences()) {
        if (sentence.ending() == Sentence.Ending.EXCLAMATION
            && fits.stream().noneMatch(m -> m.sentence().equals(sentence))) {
          return List.of(moment.finding(LIKELY, turn.span(sentence.from(), sentence.to())));
        }
      }
    }
    if (isCasual(customer)) {
      return Marks.of(moment, FORMAL.in(turn).stream().limit(1).toList());
    }
    if (hurt >= 1 && turn.plain().contains("!!")) {
      for (Sentence sentence : turn.sentences()) {
        if (sentence.span().of(turn.plain()).endsWith("!!")) {
          return List.of(moment.finding(LIKELY, turn.span(sentence.from(), sentence.to())));
        }
      }
    }
    return List.of();
  }

  /// Whether the customer thanks, takes leave, jokes or smiles.
  private static boolean isLight(Utterance turn) {
    return LIGHT.first(turn).isPresent()
        || turn.words().stream()
            .anyMatch(w -> w.kind() == Word.Kind.EMOJI && BRIGHT_EMOJI.contains(w.norm()));
  }

  /// Whether the customer writes without capitals or in the short forms of chat.
  private static boolean isCasual(List<Utterance> customer) {
    int small = 0;
    int sentences = 0;
    for (Utterance turn : customer) {
      for (Sentence sentence : turn.sentences()) {
        String first = turn.said(turn.words().get(sentence.from()).span());
        sentences++;
        if (!first.isEmpty() && Character.isLowerCase(first.codePointAt(0))) {
          small++;
        }
      }
    }
    return sentences > 0 && small == sentences;
  }
}
