package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
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

/// Hears a customer turn away: a curt answer after fuller ones, or words that give the matter up.
@AutoService(Detector.class)
@About(code = "withdrawal", kind = Kind.CUE, title = "Turns away", listensTo = Listens.CUSTOMER)
public final class Withdrawal implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          ~ (ok|oh|well|just|actually|ugh|yes|then|so|right|fine|look|no|and|please)? (whatever|forget it|never mind|nevermind|do not bother|forget about it|drop it|leave it|skip it|let us leave it|no point|what is the point|what is the use|why do i bother|why bother|do not worry about it|if you say so|as you like|suit yourself|does not matter|it does not matter|no matter) (then|now|anyway|please)? (;|$)
          forget i (asked|said)
          whatever (you say|then|$)
          (there is|is|i see|see) no (point|use) (in|to|talking|arguing|continuing|going|anymore|any more|$)
          (i|we) (suppose|guess) (i|we) will (just)? (leave|manage|do without|drop)
          (please)? (do not (reply|write|call|contact)|stop (talking|calling|writing)) _2 (to this|me|any more|again|;|$)
          (take|remove) (me|my number|us) (off|from) (your|the) (list|database)
          (put|putting) the phone down
          (am|going to) (hang|hanging) up
          nothing more from me
          no more from me
          (look|find|work|figure|sort) it (up|out) (myself|ourselves)
          (best|better) (just)? (leave|drop|forget) it
          (i|we) (have|have got|need) to get back _3 (;|$)
          (i|we) (am done (here|talking|with this|trying|arguing)|am wasting (my|our) time|will (just)? (leave it|sort it (out)? (myself|ourselves)|do it myself|fix it myself|figure it out|deal with it myself|find out myself|book directly|handle it myself|work it out))
          (just|will just|then i will|i will) (do it|sort it|handle it|fix it|sort it out|manage|book) (myself|directly|on my own|elsewhere)
          (let us|we can|can we|i would rather|i will|could we) (just)? (leave it (there|at that|here|for now)|end (this|it) here|stop here|drop it)
          (maybe|perhaps) (later|another time|some other time)
          (have|need) to (go|run) (now)? $
          (do what you (want|like)|think what you (want|like))
          (not|no longer) (worth (it|the hassle|the trouble|my time|the effort)|bother* (any more|anymore))
          (can not|could not) be (bothered|arsed)
          (i am|we are) done $
          """);

  /// After thanks or relief a short answer is only short.
  private static final Phrases SETTLED =
      Phrases.of(
          """
          (thanks|thank|great|perfect|lovely|brilliant|relief|appreciate|appreciated|good|wonderful|glad|cheers|phew|works|breathe|sorted|helps|helped|fine|ok)
          """);

  private static final Phrases COMPLAINS =
      Phrases.of(
          """
          (nobody|no one|never|nothing|why|how long|has not|have not|did not|does not|still)
          """);

  private static final Set<String> CURT =
      Set.of(
          "ok",
          "fine",
          "sure",
          "right",
          "great",
          "fabulous",
          "fantastic",
          "brilliant",
          "wonderful",
          "lovely",
          "whatever",
          "i",
          "see",
          "alright",
          "if",
          "you",
          "say",
          "so",
          "hm",
          "hmm",
          "mm",
          "cool",
          "guess",
          "suppose",
          "erm",
          "um",
          "figures",
          "wow",
          "and",
          "oh",
          "uh",
          "huh",
          "well");

  /// A curt answer has at most this many words; the speaker's own turns before it had on average
  /// four times as many.
  private static final int CURT_WORDS = 3;

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Match> says =
        SAYS.in(now).stream().filter(m -> !m.isQuoted() && !m.isSupposed()).limit(3).toList();
    if (!says.isEmpty()) {
      return Cues.finding(moment, LIKELY, says);
    }
    if (isCurt(now)
        && !Cues.asked(moment)
        && moment.sameRunBefore().isEmpty()
        && wasUpset(moment)) {
      List<Utterance> before = moment.customerBefore();
      if (before.isEmpty() || !SETTLED.in(before.getFirst()).isEmpty()) {
        return List.of();
      }
      int words = before.stream().mapToInt(u -> u.words().size()).sum();
      if (before.size() >= 2 && words >= 4 * CURT_WORDS * before.size()) {
        return List.of(moment.finding(LIKELY, now.span(0, now.words().size())));
      }
    }
    return List.of();
  }

  /// Whether one of the customer's last two turns was upset: from anybody else, "ok" is agreement.
  private static boolean wasUpset(Moment moment) {
    return moment.customerBefore().stream()
        .limit(2)
        .anyMatch(
            it -> moment.intensity(it.turn().index()) >= 1 || COMPLAINS.first(it).isPresent());
  }

  private static boolean isCurt(Utterance now) {
    int words = now.words().size();
    return words > 0
        && words <= CURT_WORDS
        && now.sentences().getLast().ending() != Sentence.Ending.EXCLAMATION
        && now.sentences().getLast().ending() != Sentence.Ending.QUESTION
        && now.words().stream().allMatch(word -> CURT.contains(word.norm()));
  }
}
