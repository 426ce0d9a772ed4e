package io.heard.detectors.pitfall;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Phrases;
import java.util.List;

/// Hears an agent put fault on the customer.
@AutoService(Detector.class)
@About(
    code = "blame",
    kind = Kind.PITFALL,
    title = "Blames the customer",
    listensTo = Listens.AGENT)
public final class Blame implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          got = received|got|gotten|get|receive|been|had|a|an|the|access|it|your|no|any|seen|this|by|to|that|some|our|arrived|one|two|heard|all|already|already received|also|both|everything|full|now|option|plenty|until|enough|what|and|notice|on|in|like|photos|faith|things|someone|somebody|people|something|anything|more|less
          you (really|probably|definitely|also)? (should|ought to) (really|probably|also|always|at least|just|perhaps)? have (not|really|probably|never)? !<got> _
          you (really|definitely)? (should|ought to) not have (really)? !<got> _
          you could have (easily|just|at least|always|simply|called|checked|asked|told|read|avoided|waited|chosen|rung|let|tried)
          you could have come (at|earlier|sooner|in|by|before)
          you must have (accidentally|mistakenly|probably|perhaps|inadvertently)? (entered|pressed|clicked|typed|put|deleted|forgotten|forgot|misread|misunderstood|missed|mistyped|lost|left|given|provided|done something|done|used the wrong|used|selected|chosen|broken|dropped|changed|shared|ignored|overlooked|knocked|damaged|cancelled|opted|agreed|signed|ordered|misheard|made a mistake)
          you (have)? (clearly|obviously|evidently|apparently|simply|just|probably|actually)? (failed|neglected|forgot|omitted|refused|forgotten|misread|misunderstood|ignored|overlooked|mistyped) (to|the|our|your|it|what|that|about)
          you (clearly|obviously|evidently|plainly) (did not|have not|had not|do not|did|are not)
          you (did not|never) (bother|think|read|check|follow|listen|keep|inform|tell us|let us know|notify|register|activate|cancel in time|cancel it|cancel properly|look|pay on time|comply|complete the|fill|give us|provide|enter|set|select|use the correct|use the right|submit|save|back up|contact us|ask|ring us|call us|report)
          (is|was|were|are) (all|entirely|clearly|really|actually|simply|only|just|partly|probably|likely|at least partly|most likely)? your (own)? (fault|mistake|error|responsibility|own doing|negligence|oversight|carelessness)
          (user|customer|human|operator) error (on your|at your)?
          (on|at|from|by) your (end|side|part) :: weak
          (fault|mistake|error|problem|issue) (is|lies|was) (with you|on your (end|side|part)|yours|at your end)
          if you (had|have) (only|just|actually|really)? (read|checked|followed|listened|told|called|kept|paid|looked|informed|cancelled|booked|waited|asked|bought|set|let us|come|registered|reported|done)
          if only you had
          because you (did not|have not|forgot|failed|never|entered|left|used|gave|clicked|selected|chose|missed|ignored|typed|put|cancelled too|were late|waited|refused)
          if you (had|would|have) (only|just|actually|really)? (read|checked|followed|listened|told|called|kept|paid|looked|informed|cancelled|booked|waited|asked|bought|set|let us|come|registered|reported|done|updated|returned|ordered)
          you (have)? (entered|typed|used|put|gave|given|clicked|selected|chose|sent|picked|pressed|provided|ordered|dialled|filled in|filled out|supplied|quoted) (in)? (the|a|an|us the|us a) (wrong|incorrect|invalid|old|expired)
          (that|this|it) (is|one is) on you
          you never (told|informed|said|asked|contacted|rang|called|returned|sent|paid|replied|answered|mentioned|checked|read|cancelled|registered|activated|confirmed)
          you (left|waited) (it)? too (late|long)
          why did (not you|you not) (just|simply)? (read|check|call|ring|tell|follow|wait|let|ask|come|report|look|keep|say)
          why (did|would) you (leave|do|wait|click|open|give|share|buy|sign|throw|not)
          what made you think (that|you could|it was)
          what were you thinking
          (it is|it says so|as stated|it is all) (clearly|all)? (in|on) the (manual|terms|terms and conditions|website|small print|instructions|contract|faq|booklet)
          (like|as) we ask (you|customers|everyone)?
          you did (book|order|choose|select|sign|agree|ask for|click|tick|pick|enter|accept|confirm)
          you (really|probably)? should have had (it|that|them|this|your|the)
          you really should have
          you (were|are) (supposed|meant) to (have)? (read|check|call|inform|tell|follow|return|pay|book|keep|cancel|register|bring|send|wait)
          you were the one (who|that)
          you (chose|opted|agreed|signed|accepted) (to|for|the|our|that|when) :: weak
          (you brought|bring) (this|it) on yourself
          (did|have) you (even|bother to) (read|check|look|bother|try)
          did not you (read|check|listen)
          (caused|due|down|because|result) (by|to|of)? (tenants|customers|passengers|users|people|patients|you|your) (not|own|failing|failure|forgetting|misuse|improper|incorrect|leaving|having|lack)
          (customers|tenants|users|passengers) (often|always|usually|tend to|will|just|never)? (do not|forget|fail|neglect|misread|never read|ignore|leave it too late)
          your (own)? (failure|carelessness|negligence|misuse|delay in|lack of|mistake|oversight|fault)
          that is what happens (when|if) you
          you (left|leave) it (too)? late
          (you|they|your lads all|your lads|your kids|somebody|your children|your guests|your husband|your wife) (will|must|probably) have (knocked|broken|pressed|spilt|spilled|dropped|damaged|touched|messed|fiddled)
          (next time|in future|in the future) (you should|please|make sure|be|remember|read|check|try to|do) _2 (read|check|careful|ensure|sure|remember|attention|inform|book|leave|advance)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Marks.of(
        moment,
        SAYS.in(moment.now()).stream()
            .filter(match -> !match.isQuoted() && !match.isSupposed() && !match.isNegated())
            .toList());
  }
}
