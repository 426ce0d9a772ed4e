package io.heard.detectors.pitfall;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Phrases;
import java.util.List;

/// Hears an agent promise what nobody can know they can keep.
@AutoService(Detector.class)
@About(
    code = "overpromise",
    kind = Kind.PITFALL,
    title = "Promises too much",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class Overpromise implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (i|we) (can|do|will|could|absolutely|personally|fully|hereby)? (absolutely|personally|fully|100%|definitely)? (guarantee|swear|vow) (you|it|that|this|to|on|he|she|we|they|there|the|your|nothing|no|a|delivery|results|everything|yours|next|by|<number>)
          (i|we) (can|do|will)? promise (you|it|that|this|faithfully) _6 (never|always|tonight|today|tomorrow|by|definitely|every|no more|perfect|work|works|home|fixed|sorted|refund|nothing|fine|all|love|save)
          (it is|that is|this is|results|delivery|success|refund|satisfaction|savings|you are|fully|absolutely|is|are|completely) (<very>|fully)? guaranteed
          you have my word
          cross my heart
          (i swear|swear on|hand on heart|on my life|on my mother)
          (<number>|one hundred|hundred|100) (percent|per cent) (sure|guaranteed|certain|safe|secure|success|sorted|fixed|no|it|reliable|refund|satisfaction|accurate|success)
          100% (sure|guaranteed|certain|safe|secure|sorted|fixed|no|it|reliable|refund|back|satisfaction|of (our|my|all))
          ~ 100% $
          (a hundred percent|hundred percent|hundred per cent|one hundred percent) ;
          (it|this|that|he|she|we|they|nothing|problem|issue|you|mistake|sort|kind) (will|can|could|would|shall|is going to) (absolutely|definitely|certainly)? never (ever)? (happen|occur|go wrong|break|fail|be late|be a problem|have (this|a|another|any|to worry)|see|lose|again|let you|arise|need|miss|crash|recur|be repeated|pay)
          (will not|is not going to|can not|could not|would not|will never) (ever)? (happen|occur) (ever)? again
          nothing (can|could|will|is going to|ever) (go|goes) wrong
          <!(they|he|she|people|friends|family|that|which|time) (will|is going to) (absolutely|definitely|certainly|surely|always|without (a)? (doubt|fail|question)|for sure|undoubtedly|of course) (be (fixed|sorted|resolved|there|back|fine|ok|approved|with you|delivered|accepted|yours|perfect|refunded|early|on time|no)|work|arrive|get|win|have|say|solve|fix|come|approve|help|happen|go|pay|love|save|come|make|change)
          (you will|you are going to|you would) (easily|definitely|certainly|surely|absolutely|always|at least|probably)? (double|triple|quadruple|win|never (need|have|see|lose|regret|pay|look)|make (your|that) money back|save thousands|save a fortune|be rich|walk straight|surely|sell out|not (feel|notice|regret|lose) _)
          (double|triple|quadruple|halve) your (sales|revenue|money|income|leads|profits|turnover|bill|bills|business|bookings|conversion)
          (pays|pay|paid) for itself (in|within|by) (<number>|no|a|weeks|days)
          (zero|no) (risk|downtime|risks) (at all|whatsoever|ever)?
          (risk free|foolproof|bulletproof|fail safe|idiot proof|unbreakable|totally safe|completely safe|works every time|never fails|never breaks|never crashes|never goes down|never late|always works|always on time)
          (is|are|it is|they are) never (late|wrong|down|a problem|an issue|been late)
          (fixed|sorted|done|resolved|solved|back|working|running|fix|sort|notifications|up) _4 in no time
          in no time (at all)?
          (instantly|immediately|overnight) (fix|fixed|solve|solved|double|cure|gone|disappear)
          (it|that|this|everything|all) will (all)? be (perfect|perfectly fine|absolutely fine|no problem at all|flawless|like new|as good as new)
          no (questions asked|ifs no buts|strings attached|catch at all|problem whatsoever)
          (i am|we are) (absolutely|totally|completely|100%|very|quite|so)? (certain|sure|positive|convinced|confident) (that)? (you|the|it|they|he|she|your|this|we|that) (will|would|is going to|are going to|solicitor|judge|court|team) _4 (win|get|approve|approved|full|pay|accept|say|agree|never|work|succeed|reverse|back|love|double|back|overturn)
          (whatever|anything) you (want|need|ask|like) (you|we|i) (will|can|get|do)
          (come what may|without fail|come hell or|hell or high water)
          (i|we) (will|can) (personally)? (make sure|ensure|see to it|make certain) (that)? (this|it|that|nothing|nobody|no one|you|they|he|she|everyone) _3 (never|always|every single)
          you will (never|not) (ever)? (have|hear|see|feel|notice|get) (a|any|another|an|this|it)? (single|other)? (problem|issue|trouble|outage|complaint|bill|delay|price rise|increase) (again|ever)?
          you will (not)? owe us (a|anything|nothing|not)
          (i|we) will (have|get) (it|him|her|them|you|this|that|the) _3 (home|there|fixed|sorted|back|done|running) (tonight|today|by tonight|within the hour|in an hour|by tomorrow|before)
          there will be consequences
          (will|is going to|are going to) never (ever)? _4 (again|ever)
          (will|are going to|is going to) not ever
          (nobody|no one|nothing|none|no company) (will|can|could|is going to) ever
          (that|this|it) is (absolutely|<very>)? (certain|a promise|a fact|a given|a certainty|a dead cert)
          (i|we) (can)? tell you (for a fact|for certain|with certainty)
          (i|we) (will|would) (stake|bet) (my|our|anything)
          (everyone|everybody|every customer|all our customers|every single) _1 (passes|wins|saves|succeeds|qualifies|is approved|loves it|is accepted)
          (cut|slash|reduce|halve|drop) your _3 (in half|by half|by (<number>|at least))
          you will (earn|make|get|recoup|win) _4 back (within|in|by|inside)
          (lifetime|cast iron|solemn) promise
          no question (about it)? $
          <!not guaranteed $
          (there is)? (absolutely|simply)? no way (that)? (it|this|that|anything|you|they|we) (can|could|will|would) (go wrong|fail|break|not|lose|be)
          (it|that|this) always (works|goes through|arrives|gets approved|comes on time)
          (i am|we are) (absolutely|totally|completely|100%|very|quite|so)? (certain|sure|positive|convinced|confident) (that)? (they|he|she|you|it|the _1) will (approve|accept|pay|win|get|agree|say yes|refund|sort|fix)
          everything will be (fine|ok|alright|all right|perfect)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Marks.of(
        moment,
        SAYS.in(moment.now()).stream()
            .filter(match -> !match.isQuoted() && !match.isNegated() && !match.isSupposed())
            .toList());
  }
}
