package io.heard.detectors.pitfall;

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

/// Hears words that irritate in service talk; its page has them with better ones.
@AutoService(Detector.class)
@About(
    code = "trigger-words",
    kind = Kind.PITFALL,
    title = "Words that irritate",
    listensTo = Listens.AGENT,
    earned = Confidence.SURE)
public final class TriggerWords implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          as (i|we)? (have|had)? (already|previously|just|clearly|earlier)? (mentioned|explained|informed|stated|said|advised|told|noted|outlined|discussed|clarified|communicated) (to you|before|earlier|above|already|previously)?
          as per (our|the|my|company|your)? (terms|policy|policies|conditions|rules|agreement|contract|procedure|my last|last email|previous|earlier)
          per (our|my|company) (terms|policy|last email|previous email|earlier)
          unfortunately !(life|people|the world|this world|many|some|there are) _6 (can not|could not|unable|not able|not possible|not allowed|not permitted|not available|not eligible|not covered|not entitled|excluded|no longer|will not|do not|does not|nothing|all (i am|i can|we can|that i)|denied|refused|rejected|declined) :: hot
          <!(what|why|that|if|do|all|where|when|anything|think|know|whatever|how|things|because|until|unless|not) (you|you will|you do|you simply|you just|you are going to|you still) (have|need) to (call|ring|go|wait|pay|allow|contact|speak|use|fill|complete|provide|send|travel|activate|understand|check|register|write|email|visit|read|buy|bring|return|book|apply|submit|follow|accept|calm|listen|talk|ask|raise|come|reset|restart|log|sign|upgrade|show|prove|claim) :: hot
          <!(what|why|that|if|do|all|where|when|anything|think|know|whatever|how|things|because|until|unless|not) you (would|will) have to (pay|be|wait|allow|go|call|contact|come|buy|accept) :: hot
          <!(what|why|that|if|do|all|where|when|anything|think|know|whatever|how|things|because|until|unless|not) you must (not)? !(be) !(have) _ :: hot
          (has|have|needs|need) to be (made|done|requested|submitted|paid|raised|sent) (in|by|through|within|at|via) (a|the|our|writing|branch)
          (that|it|this) is not (my|our) (department|problem|responsibility|area|concern)
          not my (department|problem|responsibility)
          (there is|there is absolutely|there is really)? nothing (more|else|further)? (i|we) can do
          (please|just|you need to|you should|you have to|can you|could you|^|sir|madam) (all|just|please)? (calm|cool) down
          (with (all due|due|all) respect|no offence but|no offense but|no offence|no offense)
          obviously (you (need|have|must|should|did|forgot|will|would|can)|it is|that is|if you)
          ~ obviously ;
          you (really should|ought to) have (read|checked|told|called|known|informed|asked|waited|noticed|had|kept|let|listened|paid)
          (sorry|regret) (that)? (you|if you) (feel|felt|think) (that|this|like that|like this)? way
          (take|mind|watch|change) (that|your|this) (tone|language|attitude)
          (it is|that is|this is)? (just|simply)? (our|company|the company|store|standard|strict) policy
          (those|these|rules) are (the|our) rules
          rules are rules
          (you are|that is) (simply|just|absolutely)? wrong
          what is your problem
          so what is the problem
          (it is|that is) not possible $
          (you have|you will have|you are going) to (be patient|understand|realize)
          (i|we) (do not|can not) make (the|exceptions|an exception) (rules)?
          (to be (perfectly|brutally|quite)? (honest|frank|blunt)|frankly) :: weak
          (listen|look) (sir|madam|mate|here|i|we|you) :: weak
          (honestly|actually) (you|that|it|we|i) :: weak
          (i|we) (do not|would not) know $ :: weak
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Marks.of(
        moment,
        SAYS.in(moment.now()).stream()
            .filter(match -> !match.isQuoted())
            .map(match -> rated(match, moment))
            .toList());
  }

  /// An order or a refusal irritates somebody who is upset already; others may not mind it.
  private static Match rated(Match match, Moment moment) {
    boolean weak = match.tag().equals("hot") && moment.customerIntensity() == 0;
    return weak ? new Match(match.in(), match.from(), match.to(), Marks.WEAK) : match;
  }
}
