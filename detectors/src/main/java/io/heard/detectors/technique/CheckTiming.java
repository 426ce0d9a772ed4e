package io.heard.detectors.technique;

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
import java.util.List;

/// Hears an agent ask whether now is the right time, or free the customer from the conversation.
@AutoService(Detector.class)
@About(
    code = "check-timing",
    kind = Kind.TECHNIQUE,
    title = "Asks whether it suits now",
    listensTo = Listens.AGENT)
public final class CheckTiming implements Detector {
  private static final Phrases SAID =
      Phrases.of(
          """
          (is|are) (now|this|it|today) still? (a|an) (good|bad|convenient|ok|alright|right|fine|better|suitable|terrible|quick) (time|moment|day|hour)
          (is|are) (now|you) still? (good|convenient|ok|alright|fine|free|busy) (to (talk|speak|chat)|to go through|now|right now|for a (call|chat|moment|minute))
          (is|would) (now|this|it) (still)? (convenient|be (a|an)? (good|better|convenient|bad) (time|moment))
          (still|all) convenient
          (have|did) i (caught|catch|get|reach) you (at|in)
          (have|are) you got (a|<number>|some|any)? (good|few|couple of|quick)? (moment|minute|minutes|second|sec|mins|time) (now|to|for|;|$)
          (got|have) (a|<number>|you) (sec|second|minute|moment|minutes|mins|a) (now|to|for|;|$|minute|sec|second)
          do you have (a|<number>|some|any)? (few|couple of|quick)? (moment|minute|minutes|time|second|mins) (now|right now|to (talk|chat|speak|discuss|go)|for (a|me|this)|today|free|to spare|;)
          (are) you (free|busy|available|in the middle|somewhere|able to talk|ok to talk|driving)
          free (right now|now|to talk|to chat) $
          (would|should|shall|could) (you|i|we) (rather|prefer|like|sooner|have)? (i|we|me|us|if i|if we|that i|that we|to)? _1 (call|called|ring|rang|phone|phoned|left|leave|come back|came back|speak|spoke|write|wrote|pick this up|have a breather|ring me back|do this|continue|talk) _4 (later|back|another (time|day|week)|tomorrow|a while|some other time|be|instead|breather|first|once|you alone|again)
          (should|shall|will) i (leave you|get out of your|let you|call back|ring back|call you back|ring you back|come back|try again) _4
          (when|what time|what day|which day) (would|will|is|are|could) (be|it|you|a) _2 (better|kinder|best|good|suit|easier|convenient|free)
          (is it|would it be) (all right|ok|alright|fine) (to|if i|if we) (talk|speak|call|ring|chat|carry on) (now|to|about|you|with|on|for|at|here|;)
          ^ (is it|is now|is this)? a? (bad|good|wrong) time $
          (you)? (do not)? owe (us|me) (no|any|a) (reply|answer)
          (nothing|no) (needs|need) (an|to)? (answer|reply|to be (decided|answered)) (from|now|today)
          (no need|you do not need|you do not have) to (reply|answer|respond|decide) (now|today|right away|straight away|this minute|at all|until|to me|on this)
          (take|you can take) (all the time|your time|as long|as much time)
          (tell|just tell) me to (go away|stop|get lost|call back|hang up|leave)
          (i|we) (will|shall) (let you go|leave you (be|to it|in peace|alone)|not (keep|hold|write|call|ring|bother|chase) you (up|long|any|again|further)?)
          i will not (write|call|ring|chase|mail|contact) (you)? (again|until|before|unless)
          (we|i) can (do|pick up|continue|finish|leave|talk about) (this|it|that) (up)? (later|another|when|whenever|tomorrow|some other|at a better)
          (whenever|when) (it)? (suits|is convenient|works)
          ^ whenever you are ready
          (i|we) _6 (whenever|when) you are (ready|up to it)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream().filter(match -> !match.isQuoted()).toList();
    return Quotes.of(moment, LIKELY, matches);
  }
}
