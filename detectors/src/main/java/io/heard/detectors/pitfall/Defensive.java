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

/// Hears an agent argue back, or defend self or company against a feeling.
@AutoService(Detector.class)
@About(
    code = "defensive",
    kind = Kind.PITFALL,
    title = "Defends instead of hearing",
    listensTo = Listens.AGENT)
public final class Defensive implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          us = we|our company|the company|our staff|our team|our teams|our drivers|our driver|our engineers|our engineer|our agents|our systems|our system|the system|the systems|our colleagues|my colleagues|my colleague|our colleague|our crew|the crew|our crews|our process|the process|our service|our policy|our records|the staff|staff|the driver|the store|our store|our advisors|our technicians|our technician|our installers|the bank|our product|our products|our network|our software|our update
          we (always|do always|only ever) (try|strive|aim|act|endeavor|endeavour|do our best|do everything|put|make every|work|follow|treat|inform|keep|tell)
          (we are|i am) (already)? doing (all|everything|the best|our best|my best|what) (that)? (we|i|is)? _1
          (we are|i am) doing (our|my) (very)? best
          <us> (have|has|will have|would have|had|did|are|is|were|was)? (always|only|simply|just|clearly|fully|all|been)? (follow|follows|followed|following|acted|act|acting|complied|adhered|done|did|behaved|handled|operating|worked|working) _2 (procedure|procedures|protocol|protocols|process|policy|policies|rules|correctly|properly|guidelines|guidance|nothing wrong|by the book|professionally|as (expected|intended|designed)|everything|perfectly|standard|standards)
          <us> (are|is) (among|one of|the best|very|highly|fully|extremely|perfectly)? (the best|the most|highly|fully)? (trained|tested|experienced|professional|reliable|certified|accurate|best|award|secure|fair)
          (the|our) (system|systems|records|process) (is|are) (always|never|perfectly)? (correct|right|wrong)
          <us> (do|does|did|would|will|can|could|have|has) (not|never) (make|made|throttle|lie|lied|lose|lost|block|discriminate|charge|charged|overcharge|steal|cheat|mislead|misled|treat|tell|say|said|ignore|ignored|hang|send|behave|act|cancel|delete|sell|share|promise|promised|claim|damage|damaged) _
          <us> (do not|never) (make|makes|made) _2 (mistake|mistakes|error|errors)
          <us> never (makes|loses|fails|blocks|lies|breaks|forgets|goes)
          (was|were|is|has been) (fully|thoroughly|properly|extensively|rigorously)? tested
          (i am|we are) (only|just|simply) (doing (my|our) (job|work)|the messenger|following (orders|procedure|the rules|procedures|policy)|trying to (help|do my job)|the agent|the middleman|an intermediary|the carrier|the retailer)
          do not shoot the messenger
          (i|we) (do|did) not (make|set|write) (the)? (rules|policy|policies|prices|decisions)
          (it is|that is|this is|was)? not us (it is|that is|it was)?
          (i have|i am|i was|i have only) been (nothing but|very|perfectly|only|quite)? (polite|patient|helpful|nice|courteous|respectful|honest)
          (our|my|the) (records|record|system|systems|logs|tracking) (clearly)? (show|shows|indicate|indicates|confirm|confirms|say|says|state|states) (that|it|you|we|the|otherwise|no|your) :: weak
          (you|do not) (are)? (blame|blaming|accuse|accusing) (me|us|the driver|our)
          (there is|there was) (nothing|no) (wrong|fault|error|mistake) (on|with|at|in) our (side|end|part|system|systems)
          (it is|that is|this is|was|is|were|are)? not (my|our) (fault|department|problem|responsibility|decision|doing|area|error|mistake)
          (is|are|was|were) (really|actually|entirely)? nothing to do with (us|me|our)
          (that|it|this) (has|had) nothing to do with (us|me|our)
          (we|i) (can not|can hardly|will not|do not|are not able to) (be (held)? (responsible|liable|accountable|blamed)|accept (any)? (responsibility|liability|blame)|take (any)? (responsibility|blame))
          (we are|i am|is|are) not (responsible|liable|accountable|to blame) (for)?
          out of (our|my) (hands|control) :: weak
          (beyond|outside) (our|my) control :: weak
          (i|we) (have|had)? (already|just|clearly) (told|explained to|said to|informed|warned) you
          (i|we) (have|had)? (told|explained to|informed|warned) you (already|before|twice|three|several|many|multiple|clearly)
          (i|we) (have|had) already (explained|said|told|apologized|answered|covered|addressed|been over|given you)
          what (more|else) do you (want|expect) (me|us|from)
          what more (can|could) (i|we) (do|say)
          (i have|we have|i) (already)? (apologized|said sorry) what
          (no one|nobody|no other customer|no other customers|none of our customers|no one else|nobody else) (has|have|ever|else|is|are)? (ever|else)? (complained|complains|had (this|a problem|any)|reported|mentioned|said)
          we have (never|not) (had|received|seen|heard) _2 (complaint|complaints|problem|problems|issue|issues|any|a single|this)
          (thousands|millions|hundreds|plenty|lots|most|the majority|many|all) (of)? (our)? (other)? (customers|people|users|clients|guests|passengers) (are|have|love|use|manage|find) _2 (happy|satisfied|without|no problem|no problems|fine|love|perfectly)
          (in|to) (our|my) (own)? defence
          in our defense
          to be (perfectly|completely|totally)? fair (to us|to our|we|our)
          (that is|this is|it is) (simply|just|absolutely|completely|actually|plainly)? (not true|untrue|incorrect|false|not correct|nonsense|inaccurate|not accurate|a lie|not what (happened|i said|we said|was said))
          (i|we) (do|did) not (appreciate|have to take|have to listen|accept|deserve|like) (your|being|the|this) (tone|language|attitude|spoken|accusation|accused|abuse|insinuation|to)?
          (i|we) never (said|told|promised|claimed|agreed|guaranteed|mentioned)
          (we|i) (did|have done|have) (nothing|not done anything|no) (wrong)
          (we|i) did nothing wrong
          (there is|there was|nothing|is) (nothing)? wrong with (our|the) (system|systems|service|product|software|line|network|process|equipment)
          (our|the) (system|systems|records|service|line|network|software|logs|data) (is|are|shows|show|works|work|says|say) (working|perfectly|fine|correct|right|accurate|correctly|no (fault|problem|error|issue|issues)|otherwise|nothing wrong|in order)
          (i|we) can (only)? assure you (that)? (we|our|the|this|nobody|it|they|there)
          let me assure you (that)? (we|our)
          you (have to|must|need to|should) understand (that)? (we|our) :: weak
          we (take|have always taken) (great|huge|immense)? pride
          we pride ourselves
          (we|our) _2 (are|is|has been|have been) (rated|voted|awarded|recognized|ranked)
          (we are|it is) (simply|only|merely|just) (the|an) (agent|agents|intermediary|platform|reseller|carrier|broker|middleman)
          (network rail|the airline|the manufacturer|the courier|the supplier|the carrier|the third party|the bank|the seller|the landlord|the promoter|the restaurant|royal mail|the driver|your bank|your provider|the promoter) (is|are|was|were) (responsible|to blame|at fault|liable)
          (is|are|was) (the)? responsibility of (the|your|our|network|another|a third)
          take it up with (them|the|your)
          (if|unless) you (do not|did not) like (it|that|this|our)
          (i|we) (have|had)? no way of (knowing|telling|proving|controlling)
          (we|i) (are not|am not|is not) mind readers
          (mind reader|mind readers|crystal ball|miracle workers)
          (there is|there are|is)? no proof
          (can|do) you (have)? (prove|any proof)
          (that|this) is (how|the way) (it|we|our) (works|work|do things|operate|operates)
          (is|was|were|are) (all)? clearly (stated|written|displayed|explained|marked|communicated)
          (it|that|this) (clearly|plainly) (states|says|stated|said)
          (every|all) (company|companies|airline|bank|provider|business|shop|system) (has|have|does|do|is|would|makes|is perfect) _2
          nobody is perfect
          (not|never) (canned|automated|a robot|robots|scripted)
          (we|i) do not use (canned|automated|scripts|bots|robots)
          (hurt|rude|insulting|offensive|unfair) to (me|us|our staff|my colleagues)
          block payments for no reason
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Marks.of(
        moment, SAYS.in(moment.now()).stream().filter(match -> !match.isQuoted()).toList());
  }
}
