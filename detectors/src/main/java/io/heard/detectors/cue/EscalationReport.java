package io.heard.detectors.cue;

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
import java.util.List;

/// Hears a customer say that they will complain elsewhere: to a regulator, a lawyer, the public.
@AutoService(Detector.class)
@About(
    code = "escalation-report",
    kind = Kind.CUE,
    title = "Will complain elsewhere",
    listensTo = Listens.CUSTOMER)
public final class EscalationReport implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          office = ombudsman|regulator|regulators|trading standards|bbb|better business bureau|fcc|ftc|cfpb|fca|ofcom|ofgem|ofwat|attorney general|ag|small claims|small claims court|consumer (court|forum|protection|affairs|rights|council|commission)|dot|caa|faa|department of transportation|citizens advice|financial conduct|authorities|police|action fraud|watchdog|icasa|nca|ico|data protection|banking commission|insurance commissioner|head office|corporate|corporate office|ceo
          law = lawyer|lawyers|solicitor|solicitors|attorney|legal team|court|legal counsel|barrister|legal
          public = press|media|news|newspaper|newspapers|journalist|journalists|reporter|papers|watchdog|tv|radio|social media|twitter|facebook|reddit|tiktok|youtube|instagram|linkedin|trustpilot|google|yelp|tripadvisor|glassdoor|app store|everyone|everybody|which magazine|bbc|cnn|forum|forums|every forum|review (page|site|pages|sites)|every review (page|site)|local paper|paper|the papers|reporter|the paper|gazette|mp|councillor|governors
          turn = report|reporting|reported|go|going|went|take|taking|took|contact|contacting|contacted|call|calling|complain|complaining|complained|write|writing|written|escalate|escalating|speak|speaking|talk|talking|hear|hearing|file|filing|filed|involve|involving|inform|informing|notify|notifying|refer|referring|refered|see|raise|raising|email|emailing|get|getting|lodge|submit|bring|bringing
          # offices and law
          <!you (<turn>) _5 (<office>)
          (<turn>) _2 (to|with|from|in|my|a|our|the) _1 (<law>)
          (sue|suing|lawsuit|legal action|legal proceedings|legal advice|class action)
          (see you|take you|taking you) (all)? (in|to) court
          (report|reporting) (you|this|your|it|the company|this company) (to|for|as|everywhere)
          (ombudsman|trading standards|better business bureau|small claims) (will|is|has|would|next|then|it is|;|$)
          # formal complaints
          (file|filing|make|making|raise|raising|lodge|lodging|submit|submitting|put in|putting in|log|register|registering|filed|open|escalate) (a|an|this as a|my|another) (formal|official|written|proper|serious)? (complaint|grievance)
          (formal|official) complaint
          (formally|officially) complain
          (how|where|who) (do|can|to|would|should|shall) (i|we)? (formally|officially)? (make a complaint|complain)
          complaints (procedure|process|department|team)
          # the public
          (<turn>) (this|it|that|my story|public|straight|all)? (to)? (the)? (press|media|newspaper|newspapers|journalist|papers|local news|news|social media|public)
          (post|posting|share|sharing|put|putting|tweet|tweeting|write|writing|leave|leaving|blast|publish|publishing|spread|spreading|air) _6 (on|in|to|about it on|all over|across|with) (the)? (<public>|internet|online|followers|my followers)
          (leave|leaving|write|writing|post|posting|give|giving|left) (a|an|you|my|you a|one|honest|the) _4 (star review|star reviews|review|reviews|star|stars|feedback on)
          (bad|negative|terrible|poor|honest|scathing|awful|one star|<number> star) (review|reviews|publicity|press)
          (tell|telling|warn|warning|let|advise|advising|inform|informing) (all|everyone|everybody|people|others|other|every|as many|my friends|the world|them|all my|all of my) _5 (about|to|not|know|how|friends|avoid|family|followers|colleagues|away|i know)
          (name and shame|naming and shaming|go viral|going viral|make this viral|word of mouth|go public|going public|make this public)
          (my|our|the) (solicitor|lawyer|attorney) (will|is|has|would|says|advises|shall)
          (in|for) my (review|reviews)
          (local|national) (paper|press|news|radio|newspaper|tv)
          (reporter|journalist) (at|from|for)
          (post|posting|put|putting|share|sharing|screenshotting|screenshot) (this|it|that|the|all|these|everything) _6 (on|for|to|all over|in) (my|every|all|the|any|social|a)? (review|reviews|forum|forums|page|pages|site|sites|socials|socials|group|groups|twitter|facebook|instagram|tiktok|trustpilot|google|reddit|youtube|social media|internet|public|followers)
          people (are|will) (about to|going to)? (know|hear)
          # money taken back
          (charge back|chargeback|charge backs|chargebacks)
          (dispute|disputing|reverse|reversing|contest|contesting) (the|this|it|that|my|these|your|every) _3 (charge|charges|payment|payments|transaction|with my (bank|card|credit card))
          (dispute|disputing) (it|this)
          (go|going) (to|through) my (bank|card company|credit card company) (to|and|for)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> says = SAYS.in(moment.now()).stream().filter(EscalationReport::isMeant).toList();
    return Cues.finding(moment, LIKELY, says);
  }

  private static boolean isMeant(Match match) {
    return !match.isQuoted() && !match.isNegated() && !Cues.isDoneByOthers(match);
  }
}
