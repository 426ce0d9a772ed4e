package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Timing;
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
import java.util.List;
import java.util.Set;

/// Hears an agent show briefly that they are listening while the customer is telling.
@AutoService(Detector.class)
@About(
    code = "affirmation",
    kind = Kind.TECHNIQUE,
    title = "Shows that they listen",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class Affirmation implements Detector {
  /// A whole turn this short is a sign and no answer; the longest sign read was "I hear you, yes,
  /// go on".
  private static final int MOST_WORDS = 7;

  /// Below this many words a customer has told nothing that could be listened to.
  private static final int LEAST_TOLD = 3;

  private static final int STRONG = 2;

  private static final Set<String> EMPTY = Set.of("i", "ok", "understood", "noted", "right");

  /// What a turn that is nothing but a sign is made of.
  private static final Phrases SIGNS =
      Phrases.of(
          """
          i see
          i (hear|follow|understand|get|got) (you|it|that)?
          (got|get) (it|you|that)
          gotcha
          (mm|mmm|mhm|mmhm|hm|hmm|ah|aha|uh huh|uhuh|uh|huh|oh|right|ok|yes|sure|true|alright|all right|understood|indeed|exactly|absolutely|of course|certainly|noted|wow|goodness|gosh|really|ouch|blimey|crikey)
          oh (dear|no|my|wow|i see|right|gosh|goodness)
          (my|oh my) (goodness|word|god)
          dear me
          (please)? (go on|go ahead|carry on|continue|do go on)
          i am (with you|listening|here|following|still here|all ears)
          still (here|with you|listening)
          (with you|i am with you) (so far)?
          fair enough
          makes sense
          you do not say
          and then
          """);

  /// What does so at the head of a longer turn.
  private static final Phrases OPENERS =
      Phrases.of(
          """
          ^ (oh|ah|ok|right|yes)? (i see|got it|got you|gotcha|i hear you|i am with you|mm hm|mhm|uh huh|mmhm) ; !(my (mistake|bad)|sorry|i am sorry|apologies|i was)
          ^ (oh|ah) (right|i see|ok) ;
          ^ (alright|all right|i follow|i follow you|with you|mm) $
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    var told = moment.before();
    if (now.words().isEmpty()
        || told.isEmpty()
        || told.get().turn().speaker().role().answers()
        || told.get().words().size() < LEAST_TOLD) {
      return List.of();
    }
    if (isEmptyAnswer(moment)) {
      return List.of();
    }
    boolean answers = asks(told.get()) && !startsInside(now, told.get());
    if (now.words().size() <= MOST_WORDS && !answers && isOnlySigns(now)) {
      return List.of(moment.finding(LIKELY, now.span(0, now.words().size())));
    }
    for (Match match : OPENERS.in(now)) {
      if (match.from() == 0 && !answers) {
        return List.of(moment.finding(LIKELY, match));
      }
    }
    return List.of();
  }

  /// In writing a turn is the whole answer, and "I see" to a strong feeling is no sign of
  /// listening.
  private static boolean isEmptyAnswer(Moment moment) {
    return moment.channel() != Channel.VOICE
        && moment.now().words().size() <= MOST_WORDS
        && moment.customerIntensity() >= STRONG
        && EMPTY.contains(moment.now().words().getFirst().norm());
  }

  private static boolean isOnlySigns(Utterance now) {
    List<Match> signs = SIGNS.in(now);
    boolean[] covered = new boolean[now.words().size()];
    for (Match sign : signs) {
      for (int i = sign.from(); i < sign.to(); i++) {
        covered[i] = true;
      }
    }
    for (boolean word : covered) {
      if (!word) {
        return false;
      }
    }
    return now.sentences().stream().noneMatch(s -> s.ending() == Sentence.Ending.QUESTION);
  }

  /// "Yes" after a question is its answer.
  private static boolean asks(Utterance told) {
    return !told.sentences().isEmpty()
        && told.sentences().getLast().ending() == Sentence.Ending.QUESTION;
  }

  /// A sign spoken before the customer has ended answers nothing.
  private static boolean startsInside(Utterance now, Utterance told) {
    return now.turn().timing() instanceof Timing.Spoken here
        && told.turn().timing() instanceof Timing.Spoken there
        && here.at().compareTo(there.until()) < 0;
  }
}
