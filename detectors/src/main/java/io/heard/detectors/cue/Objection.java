package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.detectors.Selling;
import io.heard.signal.About;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.List;

/// Hears a customer resist on price, time, need, trust or authority.
@AutoService(Detector.class)
@About(
    code = "objection",
    kind = Kind.CUE,
    title = "Resists the sale",
    listensTo = Listens.CUSTOMER)
public final class Objection implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          other = boss|manager|wife|husband|partner|spouse|team|board|director|directors|cfo|ceo|cto|accountant|business partner|finance|procurement|it|legal|son|daughter|parents|mother|father|mum|mom|dad|colleagues|committee|head|owner|landlord|co founder|family|better half|lawyer|head office|sister|brother|department|trustees|principal|treasurer
          (too|so|very|pretty|quite|really|rather|a bit|awfully|bit|kind of|terribly) (expensive|pricey|steep|dear|costly|high|much for (us|me|what)|rich for) :: price
          (expensive|pricey|steep|costly) (for|compared|than|$) :: price
          (out of|outside|over|above|beyond|not in|blows|exceeds|within) (of)? (my|our|the) (budget|price range|means|reach|price bracket) :: price
          (budget|money|cash|funds|finances) (is|are) (tight|frozen|limited|spent|gone|already|very|really|pretty|not|stretched) :: price
          (no|not the|do not have the|does not have the|have not got the|not got the|limited|small|tiny|tight|do not have a|not have that kind of) (budget|money|cash) :: price
          more than (i|we) (wanted|want|budgeted|planned|expected|thought|can|hoped|pay|am paying|are paying|had|was|were|currently|would like|spend) :: price
          (can not|could not|not) (really|quite|possibly)? (afford|justify (the|that|it|spending|paying|this)|stretch to) :: price
          (cheaper|lower|better price|less) (elsewhere|somewhere else|quote|quotes|option|options|alternative|one|competitor|price|with|at|from|online|version) :: price
          (quoted|offered|found|offers|quote|charges|charge|gave|offering) (me|us|it|a)? _4 (less|cheaper|lower|half) :: price
          (a lot of|lots of|that much|that kind of|so much|good money|serious|a chunk of|hell of a lot of|big) (money|cash|spend) (for|to)? :: price
          (that is|it is|it still|which is|still|is) (still)? (a lot|quite a lot|a big (number|jump|commitment|ask|outlay|investment|step|chunk)|a fair bit|double|twice|quite a bit|a chunk|quite a jump|a stretch|a hefty) :: price
          (price|cost|costs|fee|quote|figure|rate|number) (is|seems|looks|feels|are|puts|scares|worries|does not|has) (a bit|too|way|what|quite|really|still|very|a little|me|us|rather|more|pretty|higher|high|steep|the|not|a) :: price
          (do not|can not|not|will not) (want to)? (pay|spend|paying|spending) (that|this|so|more|another|<money>|anything|extra|for|all that) :: price
          sticker shock :: price
          (more|less|higher|dearer|dearest) than (i|we|what) _3 (pay|paying|spend|have|had|said|expected|planned|get|budgeted) :: price
          (dearer|dearest|most expensive|costs too much|too much money|not made of money|rip off|daylight robbery|a bit rich|too rich|that much) :: price
          (your|the) (price|quote|offer) is (above|higher|more|over|well above|double|way above) :: price
          <money> (is|feels|seems) (more|a lot|too|steep|high) :: price
          (not|never) (really|that|going to|about to)? (signing|sign|committing|commit|decide|deciding) (to)? (anything|today|now|yet|this|a) :: time
          (before|until|after|wait for|decide in|decide by|decide before) (the)? (autumn|spring|summer|winter|new year|harvest|holidays|season|year end) :: time
          (do not|not|never|can not|hardly) (really|quite)? (believe|buy) (it|that|this|you|a word|timelines|those) :: trust
          (sounds|smells|seems|looks) (a bit|a little|rather|very)? (fishy|dodgy|too good|suspicious|vague|slippery) :: trust
          (they|you) (will|would|always) (just)? (add|charge) (things|extras|more) _2 (later|on) :: trust
          (i|we) (would|will) (have|need|want) to (ask|consult|check with|run it|speak to|talk to) :: authority
          (i|we) (would|will) (have|need|want) to (ask|consult|check with|run it (past|by)|speak to|talk to) _2 (<other>) :: authority
          why (would|should|do) (i|we) (switch|change|need|pay|bother|move) :: need
          (no|have no|has no) (need|use) (of|for) (one|it|that|this|another) :: need
          (do not|not) (travel|use|drive|need (a|an|any)) :: need
          too long (for (me|us)|a (contract|commitment)) :: time
          (not|never) (a good|the right|the best|a great|good|right) (time|moment) :: time
          (too|so|really|very|super) (busy|swamped|much on|soon|early) :: time
          (think|thinking|mull|chew|sleep|reflect|ponder) (about|over|on) (it|this|that|things) :: time
          (need|want|like|take|have|give me|needs) (some|more|a bit of|a little|a few days|a couple of days|a day|a week|time|the weekend)? (time)? (to)? (think|consider|sleep on|digest|process|mull|decide|think it over) :: time
          (get back|come back|circle back|be in touch|call you back|revisit) (to)? (you)? _3 (later|next|in a|when|after|once|this|if) :: time
          (maybe|perhaps|not until|revisit|wait until|wait till|until|look at it|look at this|later|in|try|back) _3 (next (quarter|year|month|spring|summer|week)|the new year|after (the|christmas|our|easter)|q1|q2|q3|q4) :: time
          (not|no) (really|quite|yet)? (ready) (to (commit|decide|sign|buy|switch|move|make|jump|go ahead|pull)|yet|for (that|this)) :: time
          (no rush|not in a (hurry|rush)|in no (hurry|rush)|just looking|just browsing|only looking|just shopping around|shopping around|still comparing|looking around|early days|not urgent|not a priority|other priorities|on the back burner) :: time
          (do not|have not|never) (really|got|have) _2 time (for (this|that|it|a)|to (learn|set|train|deal|do|sit|implement)|right now|$) :: time
          (hold off|put it off|wait a (bit|while|few|year)|bad time|rather wait|not now|not right now) :: time
          (do not|not sure|not sure that|not convinced|does not|not think|doubt|not that|see why) (i|we|it)? (would|will|really|actually|even)? (need|needs|use|have a need|have any need|want) (it|this|that|one|a|all|any|another|to (change|switch)|anything|the|such|more) :: need
          (already|have already|currently) (have|got|use|using|with|work with|pay for|covered by|under contract with|signed) (a|an|one|someone|somebody|something|our|my|that|this|two) :: need
          (happy|satisfied|fine|comfortable|ok|good) (with|where|as) (what|our|my|the|we|how|things|i|it) _4 :: need
          (works|working|work|worked|doing|does) (fine|well enough|just fine|perfectly well|ok|well|the job|perfectly) (for (us|me|now)|as (it|is)|already|$) :: need
          (not|no longer|never) (really|that|particularly|all that)? interested :: need
          (do not|not|can not|fail to) (really|quite)? (see|understand) (the (value|point|benefit|need|difference|advantage|why)|why (i|we|it)|what (it|this|we|i) (would|gains|adds|offers|is)|how (it|this|that) (would|helps|will help|is going to|benefits)) :: need
          (what is wrong with|why (would|should) (i|we) (change|switch|need|pay|bother|want|upgrade|move)|if it is not broken|manage fine|managed fine|managing fine|get by|gets by|get along fine|overkill|more than (i|we) need|too (small|big|complicated|advanced|old|technical) (for|a|to)|never use|hardly use|would not use|not for (me|us)) :: need
          how (do|can|would|will) (i|we) (know|trust|be sure) :: trust
          (too good to be true|what is the catch|the catch|hidden (fees|costs|charges|cost|fee)|small print|fine print|sales (pitch|talk)|snake oil|gimmick|strings attached|where is the catch|all say|everyone says|every (vendor|company|salesman|rep|supplier) says) :: trust
          (burned|burnt|bitten|stung|screwed|ripped off|conned|let down|scammed|cheated) (before|once|in the past|last time|by|already|badly|twice) :: trust
          (never|not) heard of (you|your|this|them) :: trust
          (not|hardly|far from) (really|quite|fully|entirely|totally)? (convinced|sold|persuaded) :: trust
          (sceptical|skeptical|wary|suspicious|leery|cautious|dubious|nervous about|doubtful) (of|about|that|when|with)? :: trust
          (heard|read|seen|see) _3 (bad|mixed|negative|terrible|horror|awful|some) (things|reviews|stories|review) :: trust
          (last|previous|old|former|other|current) (vendor|company|provider|supplier|guy|guys|one|firm|system|rep|contractor|agency|salesman) (promised|said|told|also|went|left|took|did|never|disappeared|let|was) :: trust
          what (if|happens if|happens when) (it|you|i|we|they|something) (does not|do not|breaks|fails|goes|go|are not|is not|not|hate|want|need) :: trust
          (do not|not|hard to|can not|tend not to) (really|fully|quite)? trust (you|that|it|this|the|online|sales|these|companies|them) :: trust
          (sounds|seems) (like a) (scam|trick|gimmick|sales) :: trust
          (talk|speak|check|run|discuss|chat|consult|clear|ask|talking|bring|present|show|take) (it|this|that|them|about it|things)? (to|with|by|past|over with|through with|it by|it past|it with|first with|back to|before) (my|our|the|his|her) _2 (<other>) :: authority
          (ask|consult|convince|involve|show|see what|persuade|tell) (my|our|the) _1 (<other>) (first|about|think|thinks|says|on|before|would|to|$) :: authority
          (not|is not|never) (really|just|only|entirely|solely|all)? (my|mine to|up to me|me who|the one who|i who|the decision maker|authorized|my decision|for me to) (decision|call|money|make|decides|to decide|alone|say|place|choice|budget|house|to (sign|approve|make)|decide) :: authority
          (not|is not) (just|only|entirely|solely)? (up to me|the decision maker|my decision|my call|the one who (decides|signs)) :: authority
          (<other>) (would|will|has|have|needs|need|makes|make|handles|decides|signs|holds|wants|want|is the one|controls|must|does not|will never|will not|thinks|is) (have to|need to|to|want to|never)? _2 (approve|sign|decide|agree|decisions|decision|decides|go for|say|weigh in|be involved|on board|see it|involved|purse strings|the budget|convinced|like it|the final) :: authority
          (above my pay grade|not my department|no authority|do not have (the)? authority|need (approval|sign off|permission|a signature|buy in)|get (approval|sign off|permission|buy in)|final say) :: authority
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> says =
        Cues.apart(SAYS.in(moment.now()).stream().filter(m -> !m.isQuoted()).toList());
    if (says.isEmpty() || !Selling.offers(moment)) {
      return List.of();
    }
    Match first = says.getFirst();
    return List.of(moment.finding(LIKELY, first).with(new Detail.Sort(first.tag())));
  }
}
