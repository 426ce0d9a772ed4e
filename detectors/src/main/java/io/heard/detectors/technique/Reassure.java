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

/// Hears an agent lower a worry with a fact or a presence.
@AutoService(Detector.class)
@About(
    code = "reassure",
    kind = Kind.TECHNIQUE,
    title = "Lowers a worry",
    listensTo = Listens.AGENT,
    earned = Confidence.POSSIBLE)
public final class Reassure implements Detector {
  private static final Phrases SAID =
      Phrases.of(
          """
          mine = money|funds|data|account|details|deposit|order|booking|place|seat|card|photos|files|information|bag|luggage|parcel|payment|payments|number|refund|reservation|progress|settings|points|miles|cover|rent|savings|pin|password|medicine|warranty
          (please|do|you can)? (rest|be|feel|stay) assured
          (i|we) (can|would like to|want to|do) (assure|reassure) you
          ~ (please|so|and|but)? (do not|no need to|you do not (have|need) to|there is no need to|try not to) (worry|be worried|panic|be concerned|be alarmed|stress)
          no worries about (that|this|it)
          nothing (at all)? (to (worry|be concerned|be alarmed|fear)|you need to do|for you to (do|pay|worry)|more is needed|will (be (lost|charged|deleted)|happen to))
          nothing (else|more)? (needs|need) (doing|to be done)
          no need (for you)? to do anything
          there (is|will be) nothing (more|else|at all)? (for you to|you (need|have) to|to (pay|do|worry|sign|lose))
          you (are|have come|are all) (in (good|safe|the best) hands|not alone|covered|fully covered)
          (i|we) have (got)? (you|your back) covered
          i am (right|still)? here (to help|for you|with you|the whole|until)
          i am not going anywhere
          (we are|i am) with you (on this|all the|every)
          your <mine> _2 (is|are|will be|was|were|can not be|stays|stay|has|have) _2 (safe|secure|secured|protected|untouched|intact|not affected|unaffected|fine|loaded|valid|confirmed|guaranteed|insured|touched|kept|still (open|there|active))
          (you|nobody|no one) (will|would) not (be (charged|billed|penalized|affected|cut off)|lose|have to pay|owe|miss|pay (a|any|for|twice|anything)|need to (pay|worry))
          you owe (us)? nothing
          (no|without|zero) (extra|additional|further|hidden)? (charge|charges|cost|costs|fee|fees|penalty) (to you|for you|at all|will|whatsoever|involved)
          (will|would|does|should) not (affect|effect|change|harm|hurt|impact|damage|delete|erase|count|go on your|appear on) (the|your|any|anything|it|how|you|against|towards)
          (the|your|any|these|those) (funds|charge|hold|amount|money) _2 (never|will never|is voided|are voided|drops off|will fall off|is only temporary|is temporary)
          (is|are|was) not (your fault|you at all|anything you did|serious|unusual|dangerous)
          (this|that|it) (is|can be) (very|quite|completely|perfectly|totally)? (common|normal|routine|easily fixed|fixable|reversible|easy to (fix|sort|solve|put right))
          (perfectly|completely|totally|quite|absolutely|yes) (safe|normal|secure|covered)
          safe to (take|use|drive|keep|eat|continue|go|travel|ignore|leave)
          (should|will|would) (not be|be no|not cause) (a|an|any)? (problem|issue|trouble)
          can not see (this|that|it|there) being (a|any) (problem|issue)
          (happens|happened) (all the time|to (everyone|a lot of|many|lots)|a lot !that|more often than)
          you (can|may) (cancel|stop|change (it|your mind)|leave|return it|send it back|get (your money|a full refund)) (at any|any) time
          you (can|may|will|get to|still)? keep (the|it|all|both|them|your (money|deposit|number|points|place|seat|discount|account|data|card|order|refund|cover|email|price)) _3 (until|if|either way|whatever|anyway|;)
          (fully|100) (insured|covered|protected|reversible|guaranteed)
          (money back|full refund) (guarantee|if)
          (is|are) still (covered|valid|active|protected|under warranty|included|booked|confirmed|reserved|safe|on track|in place|there)
          we will (get (you|this|it) (sorted|fixed|up and running)|work together|figure this out|sort (this|it) out|find a way)
          <!hope everything (is|will be|looks|has been|should be) (fine|ok|alright|in order|set|safe|taken care|good|correct|covered|sorted|as it should)
          i (have|can) already? (confirm|confirmed|checked|see) that? (it|your|the|everything) _4 (is|was|has been|are|went|arrived|landed) (safe|through|fine|received|requested|processed|there|correct|in order|active|ok|credited)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream().filter(match -> !match.isQuoted()).toList();
    return Quotes.of(moment, LIKELY, matches);
  }
}
