package io.heard.detectors.technique;

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
import java.util.List;

/// Hears an agent ask how the customer is before the business.
@AutoService(Detector.class)
@About(
    code = "opening-check",
    kind = Kind.TECHNIQUE,
    title = "Asks how they are",
    listensTo = Listens.AGENT,
    earned = Confidence.SURE)
public final class OpeningCheck implements Detector {
  /// Greetings, name and company took up to twenty words where they were longest.
  private static final int BEFORE_BUSINESS_WORDS = 28;

  private static final Phrases SAID =
      Phrases.of(
          """
          how are (you|things) (all|both)? (doing|keeping|feeling|getting on|today|this|tonight|these|going|my|sir|madam|mr|mrs|ms|miss|;|$|and)
          how have you been
          how (are|is) (everything|life|it going|things|business|the form|the family|tricks|all)
          how is (your|the) (day|morning|afternoon|evening|week|weekend|<weekday>|summer|winter|year|new _1|<kin>|back|leg)
          how is (it|everything) going
          how do you do
          (are|is) you (keeping)? (well|ok|alright)
          (i|we)? (hope|trust) (you are|all is|this finds|you have (had|been)|you have had|your <weekday>|your (day|week|morning|weekend)) (doing|keeping|having|going)? (well|ok|good|great|fine|a|had)
          (you|everything|all) (keeping|doing|going|good|ok|alright) (well|ok|good|alright|at your end|on your end|with you|today)
          how (was|were) (your|the) (weekend|day|trip|holiday|holidays|break|christmas|vacation|move)
          (alright|you ok) (mate|love|there)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream()
            .filter(match -> !match.isQuoted() && isOpening(moment) && early(match))
            .toList();
    return Quotes.of(moment, LIKELY, matches);
  }

  /// Whether the agent has hardly spoken yet, or greets anew.
  private static boolean isOpening(Moment moment) {
    return moment.agentBefore().size() < 2
        || Names.GREETINGS.contains(moment.now().words().getFirst().norm());
  }

  /// Whether it stands before the business: within the first two dozen words.
  private static boolean early(Match match) {
    return match.from() < BEFORE_BUSINESS_WORDS;
  }
}
