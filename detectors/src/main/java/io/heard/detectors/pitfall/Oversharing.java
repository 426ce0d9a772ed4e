package io.heard.detectors.pitfall;

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
import java.util.HashSet;
import java.util.List;

/// Hears an agent tell a story of their own, or private matters, beyond a sentence.
@AutoService(Detector.class)
@About(
    code = "oversharing",
    kind = Kind.PITFALL,
    title = "Tells too much of self",
    listensTo = Listens.AGENT)
public final class Oversharing implements Detector {
  private static final Phrases PRIVATE =
      Phrases.of(
          """
          one = ex|wife|husband|girlfriend|boyfriend|partner|missus|marriage|divorce|mum|mom|mother|dad|father|brother|sister|son|daughter|kid|kids|children|nan|gran|granny|grandma|grandad|uncle|aunt|cousin|nephew|niece|mother in law|father in law|sister in law|brother in law|in laws|family|landlord|flatmate|neighbour|therapist|doctor|back|knee|gallbladder|operation|surgery|burnout|breakdown|depression|anxiety|rash|cancer|heart attack|drinking|debts|debt|rent|mortgage|bank|dog|cat|boss|best friend|mate|house|flat|stomach|hip|weight|old job
          my (own|poor|late|old|little|whole|oldest|youngest)? <one>
          (i|we) (was|were) (off|in hospital|in bed|ill|sick|that broke|so broke|broke|depressed|divorced|crying|on tablets|sleeping|drinking|in debt|homeless|in tears|a mess|burnt out|signed off|pregnant|once|up all night)
          i (cried|drank|lost|rowed|quit|divorced|married|ended up|had (my|a|the|this|that|shingles|cancer)|could not sleep|have got this|got this|got divorced|put on|started drinking|had to move|nearly died|broke down|never spoke|do not speak|fell out|moved (in|out)|have been (sleeping|crying|off|through|single))
          (she|he|they|it) (left|dumped|sued|cheated|kicked|divorced|took|lost|threw|bathed|walked out) (me|us|on me|my|the house|him|her|out)
          (he|she) (went|had|got|was|has) _3 (blisters|kilos|hospital|months|bedside|cancer|stroke|dentist|affair|rehab|prison|surgery|funeral)
          (we have|we) not (talked|spoken) since
          (do not|did not) speak (any more|anymore|to each other|now)?
          (the divorce|the funeral|the house i got|my whole life|long story|true story|do not get me started|between you and me|if i am honest with you|story of my life)
          (reminds me of|that is like|same thing happened to me|happened to me|same with me|i went through|i had the same|i know all about)
          (wash|bath|bathe) him
          (took|has taken) me (years|months|two|three|<number>) (years|months|weeks)? to
          when i (was|had|got|lived|worked|first|bought|went|split|lost)
          """);

  /// Beyond one spoken sentence; the stories that were read as brief common ground had up to 16.
  private static final int LONG_WORDS = 20;

  private static final Phrases ASKS =
      Phrases.of(
          """
          (have|did|do|are|were) you (ever|also|yourself)? (been|had|have|felt|feel|gone|go|experienced|deal|get|lost|find)
          (how|what) (did|do|about) you
          your (own)? (experience|story|advice)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance turn = moment.now();
    List<Match> matches = PRIVATE.in(turn).stream().filter(m -> !m.isQuoted()).toList();
    if (matches.size() < 2) {
      return List.of();
    }
    var sentences = new HashSet<Sentence>();
    int words = 0;
    int distinct = 0;
    int end = -1;
    for (Match match :
        matches.stream().sorted(java.util.Comparator.comparingInt(Match::from)).toList()) {
      if (match.from() >= end) {
        distinct++;
        end = match.to();
      }
      if (sentences.add(match.sentence())) {
        words += match.sentence().words();
      }
    }
    if (distinct < 2 || words < LONG_WORDS || asked(moment)) {
      return List.of();
    }
    return List.of(moment.finding(LIKELY, matches.getFirst()));
  }

  /// Whether the customer has just asked for the agent's own story.
  private static boolean asked(Moment moment) {
    return moment.otherSideBefore().filter(turn -> ASKS.first(turn).isPresent()).isPresent();
  }
}
