package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Likeness;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.List;

/// Hears a customer say that what the agent stated was wrong, or not the point.
@AutoService(Detector.class)
@About(
    code = "corrects",
    kind = Kind.CUE,
    title = "Says it was wrong",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class Corrects implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (that|this|it) is not (quite|really|exactly|at all|actually|even|entirely|strictly)? (right|correct|true|it|accurate|what (i|we|it|was|my)|the (point|issue|problem|case|question|one|same|right|reason|thing)|my (point|question|issue|problem|concern|worry|name|order|account)|about (the|that|money|price)|how (it|i)|why)
          (that|this|it) was not (what|the (point|issue|problem|case|question|one|right)|my|me|quite|true|right|correct|how)
          (this|it|that) is not about
          (not|never) (what|how|why|where|when) (i|we) (said|asked|meant|mean|ordered|want|wanted|need|needed|was told|signed|am (asking|saying)|agreed|reported)
          (i|we) (did|have|had) not (say|said|order|ordered|mean|request|requested|sign|agree|agreed|authorize|change|provide|provided|mention|mentioned|tell|claim|cancel)
          (i|we) never (said|asked|ordered|mentioned|requested|signed|agreed|told|authorized|wanted|claimed|changed|cancelled|opened)
          (you|you have) (misunderstood|misunderstand|misread|are mistaken|got (it|that|me|the) wrong|got the wrong|have the wrong|are wrong|missed the point|are missing the point|miss the point|have missed)
          (you|they) (misunderstood|have misunderstood|are missing the point|have got (it|that|this|me) wrong)
          (missed|missing) (the|my) point
          (that|this|it|which) is (hardly|not really|beside) (the point|an answer|what i)
          (that|this) is not (what|why) (i|we) (am|was|were|told|wrote)
          (i|we) (literally|clearly|specifically|distinctly) (said|wrote|asked|told)
          (i|we) can assure you (they|it|that|he|she|there|i) _1 (not|no)
          (i|we) did not ask (for|about|you)
          (got|have|had|has) the wrong (one|person|name|number|address|order|account|way round|date|year|model|product|end|customer|email|issue|problem|department)
          (i|what i) (meant|actually said|was (asking|talking about)) (was|is|the|that|to|about)?
          ^ (no|well|hm|um|er)? not (quite|exactly|entirely|precisely|so much)
          ^ actually (no|it|i|we|that|the|my|this|they|there|he|she|not)
          ^ (no|well|sorry|oh|um)  (no|but)? actually (it|i|we|that|the|my|this)
          (incorrect|inaccurate|untrue|false)
          (more|rather) (the fact|about the|that the|about|like the|of a)
          (it|that) is (more|rather) (that|the|about|like|of|a)
          (that|the (problem|issue|point|question)) is not _6 (it|but) is
          (the (problem|issue|point|question|thing) is) (not|that)
          """);

  private static final Phrases NO =
      Phrases.of(
          """
          ^ (and|oh|well|um|er|sorry|but|hm|ah)? (no|wrong) !(thanks|thank|problem|problems|worries|worry|idea|luck|need|one|more|response|reply|answer|doubt|rush|thing|way|i am (fine|good|ok)|that is (all|fine|ok|it|great|everything)|it is (fine|ok|all right|still)|please|you (constantly|always|never|just|can|do)|apology|not|joke|wonder|signal|service|i do not want|do not|if|he|she|just|actually|good|let|leave|can|could|would|should|we can|i can)
          """);

  private static final Phrases DENIES =
      Phrases.of(
          """
          (i|we|it|that|this|they|he|she|there) (am|is|are|was|were|did|have|has|had) not !(sure|able) _3
          (i|we) do not (want|use) _3
          there (is|are|was|were) (no|zero|none) _2
          (nobody|no one|nothing) (was|is|has|did|turned|came|went) _3
          (i|we) (can|do|did) assure you _3
          """);

  /// Whether a denial is of something that the agent has just said: within it or the two words
  /// after it stands a word with content from the agent's turns.
  private static boolean takesUp(Match match, List<Utterance> agent) {
    int to = Math.min(match.to() + 4, match.sentence().to());
    return !Likeness.shared(match.in(), match.from(), to, agent).isEmpty();
  }

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Utterance> agent = moment.lastRunOfOtherSide();
    if (agent.isEmpty()) {
      return List.of();
    }
    List<Match> says =
        SAYS.in(now).stream()
            .filter(m -> !m.isQuoted() && !m.isSupposed() && !m.isNegated())
            .toList();
    if (!says.isEmpty()) {
      return Cues.finding(moment, LIKELY, says);
    }
    if (Cues.asked(moment)) {
      return List.of();
    }
    List<Match> denies =
        DENIES.in(now).stream()
            .filter(m -> !m.isQuoted() && m.sentence().from() == 0 && takesUp(m, agent))
            .limit(1)
            .toList();
    if (!denies.isEmpty() || !moment.sameRunBefore().isEmpty()) {
      return Cues.finding(moment, LIKELY, denies);
    }
    if (Cues.denied(agent)) {
      return List.of();
    }
    return NO.in(now).stream()
        .filter(m -> m.sentence().from() == 0 && now.words().size() > m.to() - m.from() + 1)
        .limit(1)
        .map(m ->
            moment.finding(LIKELY, now.span(m.from(), Math.min(m.to() + 4, m.sentence().to()))))
        .toList();
  }
}
