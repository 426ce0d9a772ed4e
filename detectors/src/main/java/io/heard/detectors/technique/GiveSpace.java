package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.conversation.Role;
import io.heard.conversation.Timing;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.signal.Signal;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hears an agent invite the customer to go on, or give time: in words, or by a silence kept after
/// a label, a validation or an open question.
@AutoService(Detector.class)
@About(
    code = "give-space",
    kind = Kind.TECHNIQUE,
    title = "Gives space",
    listensTo = Listens.BOTH,
    earned = Confidence.LIKELY)
public final class GiveSpace implements Detector {
  /// Silences are counted from three seconds on in contact centres; people leave about 0.2 s
  /// between turns.
  private static final Duration LEAST = Duration.ofSeconds(3);

  /// After half a minute nobody is being given time: the line is on hold.
  private static final Duration MOST = Duration.ofSeconds(30);

  private static final Set<String> OPENED =
      Set.of("label-feeling", "validate-feeling", "open-question");

  private static final Phrases INVITES =
      Phrases.of(
          """
          time = time|time you need|time you like|time you want
          # go on
          (^|~) (please|and|yes|no|sorry|then|but|ok)? (go on|do go on|please go on|carry on|go ahead|please continue|do continue|keep going) ;
          (please)? (do)? (go on|carry on|continue) (please|then|whenever|when you are|if you like|i am listening)
          (^|~) (sorry|and|so)? you were (saying|telling me|about to say|going to say|in the middle of)
          (let|letting) you (finish|speak|talk|go on|think)
          (finish|finishing) (what you|your (story|thought|sentence|point))
          (want|would like|love|like) you to (finish|go on|continue|carry on|tell me)
          (i am)? all ears
          (want|like|love|glad|happy|here) to (hear|listen) (it)? (all|more|the rest|all of it|everything|the whole|about it|if you|whatever|first|in your)
          (hear|hearing) (it|that|this|all of it|the rest|more|you) (from you|out|first|in your own words)
          (^|~) (please|do|then|so)? tell me (a bit|a little)? more
          say (as much|as little|whatever)
          tell me (all about|everything|the whole|the rest|in your own)
          as much or as little
          (is|was) there (any)? (more|anything more|anything else) (that)? (i ought|i should|you want|you would like|to (it|this|that)|about|behind|you feel)
          ^ (and)? what else (happened|is (there|on your mind|worrying|bothering)|would you like to tell|should i know|do you want me to know)
          (anything|whatever) (else)? (you|that) (want|would like|like|feel like|wish|need) _3 (tell|say|share|add|get off)
          (get|getting) it off your chest
          if you (will|would like to|want to|feel like|feel able to|are able to|care to) (tell|telling) me
          # time
          take (as much|all the|whatever|as long|all of the|what) _3 (time|need|like|want|long)
          take (your|a) <time>
          take (a|all the|another) (minute|moment|second|breath|beat) !(of your) !out !seat !look !bag !one !copy
          (in|at) your own (time|pace|speed|words)
          (no|not any|zero) (rush|hurry|pressure|need to hurry|need to rush) !(delivery|hour)
          (there is|it is|that is) no (rush|hurry|pressure|time limit|deadline|date on|clock)
          no need to (decide|answer|rush|hurry|think|choose|reply|explain|say|sign|tell|commit|worry about that now)
          (you)? (do not|need not) (have|need) to (decide|answer|choose|reply|explain|say|sign|tell|commit|make up your mind|respond) _4 (now|today|tonight|me|anything|on the phone|yet|straight away|right away|us|this minute|if) !again
          you need not (decide|answer|choose|reply|explain|say|sign|tell|commit)
          (whenever|when|once) you (are|feel) _1 (ready|able|up to it|like it|comfortable|home)
          whenever (you|it) (are|feel|next|like|want|suits|suit|happen|get)
          <!to (sleep on it|think it over|think it through|mull it over|have a think|talk it (over|through)|discuss it)
          once you (have|are) (talked|spoken|thought|slept|had|read|looked|home|discussed|checked)
          (i will|i can|happy to|i am happy to|we can|we will) (just)? (wait|hold on|hold the line|hang on|be here|stay here|stay on the line|give you) _5 (you|while|until|line|here|minute|moment|time) !(back|by)
          (i will|we will|i am|we are) not (going to)? (chase|rush|push|hurry|press|nudge|pester|bother) you
          not going to (chase|rush|push|hurry|press|nudge|pester|bother) you
          (i would|we would|i will) not (chase|rush|push|hurry|press|call|nudge|pester|bother) you
          (would you (like|rather|sooner|prefer)|do you (want|need|fancy)) _4 (breather|break|minute|moment|left it|leave it|pause|time|breath|stop here)
          (it|that|the rest|this|everything) (can|will) (wait|keep)
          let (it|that|this|her|him|them) (all)? (settle|sink in) _?
          give yourself (time|a moment|a minute|a day|a breather)
          it (stays|will stay|keeps|will keep) (here|open|where it|until)
          (i|let me) (interrupted|cut you off|cut you short|cut across you|cut in|talked over you)
          (^|~) (sorry)? you first ;
          (please)? after you ;
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return moment.now().turn().speaker().role() == Role.CUSTOMER ? kept(moment) : said(moment);
  }

  private static List<Finding> said(Moment moment) {
    var found = new ArrayList<Match>();
    for (Match match : INVITES.in(moment.now())) {
      if (!match.isQuoted() && moment.turn() > 0) {
        found.add(match);
      }
    }
    return Marks.finding(moment, LIKELY, found);
  }

  /// The silence that ends as the customer speaks, about the agent's turn before it.
  private static List<Finding> kept(Moment moment) {
    var before = moment.before();
    if (before.isEmpty()
        || !before.get().turn().speaker().role().answers()
        || !(moment.now().turn().timing() instanceof Timing.Spoken here)
        || !(before.get().turn().timing() instanceof Timing.Spoken there)) {
      return List.of();
    }
    Duration silence = here.at().minus(there.until());
    if (silence.compareTo(LEAST) < 0
        || silence.compareTo(MOST) > 0
        || !opened(moment, before.get())) {
      return List.of();
    }
    return List.of(
        new Finding(
            before.get().turn().index(),
            LIKELY,
            List.of(new Evidence.Silence(moment.turn(), silence)),
            Detail.NONE));
  }

  /// Whether the agent's turn ended on words that ask for more: a silence after anything else is
  /// dead air.
  private static boolean opened(Moment moment, Utterance agent) {
    if (agent.sentences().isEmpty()) {
      return false;
    }
    Sentence last = agent.sentences().getLast();
    for (Signal signal : moment.signals(agent.turn().index())) {
      if (signal.finding().confidence().counts() && OPENED.contains(signal.code())) {
        for (Evidence evidence : signal.finding().evidence()) {
          if (evidence instanceof Evidence.Quote quote && quote.span().overlaps(last.span())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
