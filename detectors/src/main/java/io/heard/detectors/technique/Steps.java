package io.heard.detectors.technique;

import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Where a turn of an agent says what is done now or next, by who acts: the customer, who is told
/// to; the agent's side, which does or has just done it; or the thing itself, which will come.
final class Steps {
  /// What the customer is told to do. The tag `invite` marks what may be a closing courtesy.
  private static final Phrases TOLD =
      Phrases.of(
          """
          lead = please|kindly|just|then|also|now|first|firstly|secondly|next|simply|so|ok|thanks|sure|finally|once|instead|perhaps|maybe|alternatively|always|quickly|otherwise|yes|no|right|well|great
          thing = the|your|a|an|this|that|these|those|it|them|our|any|all|each|both|every|my|<number>|settings|out|off|on|up|down|in|back
          way = to|into|on|onto|in|at|through|via|online|over|ahead|back|here|there|for|with|from|by|under|using
          fix = try|restart|reboot|reset|resend|reinstall|uninstall|relaunch|reload|refresh|unplug|disconnect|reconnect|reseat|resync|deactivate|reactivate|unlock|unpair|re|download|install|upload|attach|click|tap|press|swipe|scroll|navigate|toggle|type|enter|select|choose|verify|activate|switch|attempt|perform|disable|enable|delete|remove|clear|empty|erase|scan|log|sign|plug|dial|fill|complete|submit|retry|flip
          reach = dm|pm|message|email|mail|e mail|call|ring|phone|text|contact|visit|write|whatsapp
          do = follow|check|open|close|update|upgrade|add|set|turn|use|move|replace|run|pair|test|charge|power|print|pack|bring|take|put|book|pay|return|change|cancel|register|create|join|apply|report|request|review|read|copy|note down|quote|show|present|speak|talk|ask|consult|collect|pick up|drop off|hand|post|leave|place|hold|wash|dry|cut|measure|rinse|pull|push|slide|lift|screw|twist|insert|point|look for|look under|look at|look out|refer|save|store|keep|start|stop|begin|end|skip|ignore|disregard|connect|configure|adjust|make a|make an|fetch|order|schedule|reschedule|arrange|raise|lodge|file|hit|flick|unscrew|tighten|stick|drag|forward|print|reply|respond|confirm by|confirm via|confirm the|sort|browse|search|find|locate|proceed|continue|head|hop|pop|swing|stop by|come by|come in|come along|come down
          dir = follow|check|open|close|update|upgrade|add|set|turn|use|move|replace|run|pair|test|charge|print|pack|bring|take|put|book|pay|return|change|cancel|apply|report|request|review|read|copy|show|present|place|hold|pull|push|insert|save|keep|start|stop|skip|ignore|connect|adjust|order|raise|file|forward|connect|configure|create|find
          # told outright, at the start of a clause
          ~ <lead>? <lead>? <fix> !of !and
          ~ <lead>? <lead>? <dir> <thing>
          ~ <lead>? <lead>? (head|hop|pop|navigate|proceed|continue|sign|log|switch|refer|speak|talk|reach|respond|reply|search|browse|register|join|swing|scroll|write|apply|ask|come|connect|wait|stop) <way>
          ~ <lead>? <lead>? go (to|into|onto|online|through|via|here|over|back to|under|ahead and)
          ~ <lead>? <lead>? look (for|under|at the|at your|in|out for|up)
          ~ <lead>? <lead>? leave (your|it|box|us|them|me a)
          ~ <lead>? <lead>? read (me|us|out)
          ~ <lead>? <lead>? <reach> (us|me|our|the|your|them|him|her|this|it|him|apple|customer|<number>) :: invite
          ~ <lead>? <lead>? <reach> @
          ~ <lead>? <lead>? (send|shoot|drop|post|give|ping|forward|mail|leave) (us|me|them|our|over|a|an|the|it|your|this|that|in|through) (over|back|along|across|through|d|a|an|your|the|via)? (dm|pm|message|email|mail|line|call|ring|shout|text|direct|private|picture|photo|screenshot|copy|link|scan|note|details|information|info|number|bell|buzz|few|brief|full|description)? :: invite
          ~ <lead>? <lead>? (make|be|making) (sure|certain) (to|that|your|you|the|it|all|both|they|there|its|their)
          ~ <lead>? <lead>? ensure (that|your|you|the|it|all|to|both)
          ~ <lead>? <lead>? (give it|give that|give this|give the) _2 (try|go|shot|few|minutes|hours|moment|restart|reset|day|days)
          ~ <lead>? <lead>? keep (an eye|checking|trying|us (posted|updated|informed|in the loop)|in mind|your|the|it|hold|a note|watching|holding|an eye|me posted)
          ~ <lead>? <lead>? (see|check out|have a look|take a look|take a peek) (this|these|here|our|below|at|the|dm|pm|your dm|attached|below|through)
          see (dm|pm|your dm|your inbox|your messages)
          ~ <lead>? <lead>? (have|let) (him|her|them|your <kin>) (also|to|manually|please)? <fix>
          ~ <lead>? <lead>? have (him|her|them) _2 (call|contact|type|bring|check|send|email)
          ~ <lead>? <lead>? do not (share|open|click|send|pay|use|turn|throw|return|touch|reply|delete|remove|install|press|sign|respond|give|close|switch|let|book|forget to)
          ~ <lead>? <lead>? (bear with (me|us)|stay (tuned|on the line|with me|on the phone|where)|hang (on|tight)|hold (on|the line|tight|please)|sit tight)
          ~ <lead>? <lead>? allow (up to|us|me|<number>|a few|some|at least|about|around|approximately)
          ~ <lead>? <lead>? wait (for|until|till|<number>|a|while|to)
          # asked with please, anywhere
          (please|kindly) (do|also|just|now|first|then|either|try (and|to)|go ahead and|continue to)? (<fix>|<do>|<reach>|send|shoot|drop|ping|make sure|ensure|allow|wait|see|go|have|visit|include|keep (checking|trying|an eye|the|your|it|in mind)|give it|give (us|me|them) a|give a|bear|hold|log|be (sure|aware of)|stay|reach|get in touch|follow|pass (it|this|that)|describe|accept|advise them|direct|follow up|fill|contact|note that you will|refer|remember to|hang|dial) !of :: invite
          # could you, you can, we suggest
          may = you (may|can|could|should|must|might) (also|always|just|either|now|then|simply|still|try to|instead)?
          need = <!do you (will|would)? (also|just|only|still|first|then)? (need|have|be required) to (also|first|then|just)?|you (will|might|may) want to
          ask = (could|can|would|will) you (please|kindly|just|also|possibly|perhaps|quickly|try to|go ahead and)?|do you mind|would you mind|would you be able to|if you (can|could|would) (please|kindly|just|also)?|(it would be|would be) (great|helpful|good|best) if you (can|could|would)?
          hint = we (would|do|will|can|might|may)? (also)? (recommend|suggest|advise|ask|encourage|urge) (that)? (you|to)? (to|please|also)?|i (would|do|will|can|might)? (also)? (recommend|suggest|advise|ask) (that)? (you|to)? (to|please|also)?|(go ahead and|be sure to|remember to|do not forget to|best to|worth|feel free to|you are welcome to|you would be best to|your best bet is to|let us have you|let us have you try to|let us go ahead and|let us try to|let us also|let us first|let us try|let us|i would like you to|i want you to|we would like you to|need you to|want you to|ask you to)
          (<need>|<hint>) (<fix>|<reach> !me !us|reset|<do> <thing>|<do> <way>|speak|talk|contact|reach out|head|go (to|in|into|through|online)|get in touch|claim|send|visit|call|log|sign|keep|take|make|bring|allow|wait|see if|check|provide|update|give us|ask|have|submit|use|get this (sorted|fixed|resolved)|get that (sorted|fixed)|get you|work on|start|begin|set|delete|put|find out) :: invite
          (you|we) (will|would|do)? (still|also|just|first)? (will|would)? (need|have) to <fix>
          if you (visit|go to|go into|open|check|call|contact|dm|pm|email|send|click|log|head|pop|drop|message|ring) (the|your|us|our|me|to|on|into|in|@|apple|this)
          <may> (<fix>|<reach> (us|our|the|your|them|him|her|<number>|apple|customer|@)|<do> <thing>|speak to|speak with|talk to|contact|reach out|head|go to|go in|visit|send|submit|log|sign up|sign in|dial|get in touch|let us know|make a complaint|make an|make a|check|ask|follow)
          <may> (track|find|view|see|read|request|apply|manage|raise|claim|return|report|update|change|cancel|order|book|get|download|log|do|start) _7 (here|below|online|via|by|through|at|in (the|your) app|on our|from our|using|under)
          <ask> (<fix>|<reach>|send|dm|shoot|drop|post|upload|clear|visit|follow|attempt|(take|put|turn|move|pull|plug|switch|check|test|run|open|close|update|bring|keep|make|hold|press|unplug|use|try|set|reply|forward|add|change|leave|pass|have a look|take a look) (that|the|your|this|it|if|a|us|me|in|out|whether|for|sure|an|back|to|off|on|up|my|our|from)) !of
          (try|recommend|suggest|advise|mind|by|via|consider|attempt|start by|begin by) (calling|emailing|messaging|contacting|visiting|speaking|restarting|rebooting|resetting|reinstalling|uninstalling|updating|logging|signing|clearing|turning|switching|unplugging|sending|checking|using|opening|deleting|removing|disconnecting|reconnecting|going to|going into|adjusting|filling|submitting|downloading|disabling|enabling|texting|dialing|dialling|ringing|booking|trying|running|dming|pming|plugging|pairing|closing|moving|changing|following|entering|selecting|tapping|clicking|pressing|holding|replacing|testing|reading|replying|responding)
          (have you (had a chance|been able|managed|got round|got a chance)|chance) to (reboot|restart|reset|try|check|update|reinstall|clear|contact|call|unplug|log)
          (provide|send|share|confirm|give) _8 (via|in|through|by|over) (a|our|this)? (dm|pm|direct message|private message) :: invite
          # please tell us how it went
          let (us|me) know (please|here)? (if|whether|how|when|once|as soon as|what) (it|this|that|they|the (issue|problem|error|outcome|result|steps|package|parcel|item|engineer|app|game)|things|you (get|got|hear|receive|are (able|still|done|ready|home|free)|manage|still|can not|have (done|tried|sent|received|not)|do not|would like to go|want to go))
          (give us|keep us|send us) _2 (update|updated|posted)
          # where it is found
          (at|on|via|using|through|by|from|check|see|follow|visit|use|click|click on|open) (this|the|our|following|the following|that) (link|article|page|guide|thread|video|url|steps|webpage|attached|online form)
          (more)? (info|information|details|steps|instructions|help) (on this)? (is|are|can be found)? (here|below) !to
          reach out (to|via|at|on|here|by|in) :: invite
          feel free to (reach out|contact|call|dm|send|message|email|visit|give|get in touch|drop|shoot) :: invite
          """);

  /// What the agent's side does.
  private static final Phrases DOES =
      Phrases.of(
          """
          how = also|now|just|then|be able to|personally|certainly|definitely|gladly|surely|happily|need to|have to|go ahead and|try to|do my best to|do our best to|try and|first|immediately|still|make sure to|quickly|of course|absolutely|always|straight away|want to|go and|again|be happy to|be glad to|for sure|simply|today|only need to|only have to|continue to|keep|probably|like to
          act = look|check|double check|investigate|send|resend|email|mail|e mail|text|message|dm|call|ring|phone|contact|reach|get|arrange|organize|process|pass|forward|escalate|raise|report|review|follow|update|upgrade|refund|credit|cancel|reissue|replace|ship|dispatch|order|reorder|book|rebook|schedule|reschedule|transfer|connect|put|place|add|remove|apply|adjust|correct|fix|sort|resolve|log|note|record|set|reset|open|reopen|create|submit|take|make|see|find|speak|talk|ask|chase|confirm with|confirm this|let you know|let them know|let him know|let her know|let the|keep you|shoot|reimburse|compensate|rectify|catch up|give you a|give them a|give him a|give her a|give the|start|monitor|be in touch|be in contact|be back|be calling|be sending|be contacting|be looking|be following|be getting|be reaching|be waiting|come back|come by|come over|return|prepare|draft|share|walk you|show you|pull|run|bring|drop|deliver|collect|pick|hold|reserve|freeze|block|unlock|unblock|lift|stop the|stop your|stop this|waive|remit|issue|assign|attach|enclose|write|draw|print|measure|test|try|restart|reboot|change|switch|move|extend|renew|cover|deduct|charge|post|publish|track|trace|locate|search|verify|examine|consult|discuss|bring this|have a|have an|have someone|have our|have my|have the|have it|have him|have her|have them|lodge|file|feed|release|trigger|notify|inform the|inform our|inform my|advise the|alert|grab|copy|tell the|tell them|tell him|tell her|type|slot|pencil|line|loop|leave a|request|provide you with|provide|reply|respond|wait for|meet|stay on|tag|flag|work on|work with|work to|proceed|begin|complete|finalize|finish|help you get|help you with|help get|help you check|learn more|read|quote|price|compare|go through|go to|go over|go back|go with|dig|sign you|enter|fill|reverse|redeliver|recharge|reconnect|swap|patch|relay|ask for|action|redirect|route
          done = taken note|looked|checked|sent|resent|emailed|mailed|texted|messaged|called|phoned|contacted|reached out|arranged|organized|processed|passed|forwarded|forward|escalated|raised|reported|updated|upgraded|refunded|credited|cancelled|reissued|replaced|shipped|dispatched|ordered|booked|rebooked|scheduled|transferred|put|placed|added|removed|applied|adjusted|corrected|fixed|sorted|logged|noted|recorded|set|reset|opened|reopened|created|submitted|asked|chased|requested|let them|let the|unlocked|unblocked|lifted|stopped|waived|issued|assigned|attached|enclosed|written|initiated|fed|flagged|notified|informed|alerted|shared|told|reserved|held|frozen|blocked|moved|extended|released|signed|copied|filed|lodged|activated|deactivated|reversed|dropped|switched|included|typed|started|ordered|collected|marked|linked|tagged|relayed|directed
          doing = looking|checking|sending|emailing|mailing|texting|calling (the|them|him|her|your)|ringing (the|them|him|her|your)|phoning the|contacting|reaching|getting (this|that|you|it|in touch|someone)|arranging|organizing|processing|passing|forwarding|escalating|raising|reporting|reviewing|following|updating|refunding|crediting|cancelling|reissuing|replacing|shipping|dispatching|ordering|booking|rebooking|scheduling|transferring|connecting|putting|placing|adding|removing|applying|adjusting|correcting|fixing|sorting|resolving|logging|noting|setting|resetting|opening|creating|submitting|working|investigating|pulling|chasing|requesting|trying|going to|in touch with|messaging|holding (a|one|your|it|the)|stopping (the|your|this)|moving|writing|typing|attaching|comparing|tracking|releasing|freezing|unlocking|lifting|issuing|releasing|running|monitoring|liaising|speaking|asking|bringing|dropping|reversing|switching|testing|taking care|preparing|messaging|carrying|drafting|signing|marking|flagging|handing|escorting
          team = team|department|manager|managers|colleague|colleagues|supervisor|engineer|engineers|specialist|specialists|agent|representative|rep|technician|courier|driver|member|advisor|adviser|developers|devs|staff|office|store|branch|warehouse|support|partner|desk|plumber|contractor|nurse|doctor|someone|somebody|one of us|associate|executive|care|relations
          # I will, we are going to
          (i|we) (will|shall) (<how>)? (<how>)? <act>
          (i|we) (will|shall) be (<doing>|in touch|in contact|there|with you|on it|over|right back)
          (i|we) (am|are) (going to|about to) (<how>)? <act>
          <!you will <act> (this|that|it|your|you|the|into|up|on|for|back|out|to|with|them|him|her|in|a|an|over)
          (i|we) (am|are) (<how>)? (currently|already|actively|still|in the process of|here)? <doing>
          ^ (currently|now|just)? <doing> (this|that|it|your|you|the|into|on|for|with) _3 (now|right now|as we speak|for you)
          (i|we) (have|had) (also|now|just|already|since|then|gone ahead and|further|personally|gotten|got)? <done>
          (i|we) (also|just|then|went ahead and) (sent|emailed|mailed|messaged)
          (i|we) (also|just|then|went ahead and|have)? (added|passed|forwarded|escalated|raised|refunded|processed|submitted|issued|cancelled|booked|reset|updated|reported|logged|put in|put a|followed up|fed|requested|credited|ordered|filed|noted) (this|that|it|your|you|the|a|an|them|in|up|to|for|<number>|<money>|over|back|via|on|another|with)
          (i|we) (can|could|would|may) (also|now|certainly|definitely|gladly|happily|absolutely|just|still|always|try to|then|only)? (check|look|double check|pass|send|arrange|contact|log|forward|escalate|raise|report|investigate|transfer|call|email|resend|refund|cancel|book|have someone|have a|put you|put a|put in|add|set up|get you|get this|get that|get someone|see what|see if|take a look|take this|try|reach out|go ahead|follow up|process|submit|request|open a|start a|start the|schedule|reset|have our|have my|walk you|connect you|speak to|find out|apply|issue|continue from|chase|feed|note|move|change the|update)
          (happy|glad|pleased|delighted|more than willing) to (<how>)? (look|check|contact|send|call|discuss|investigate|review|pass|arrange|forward|speak|talk|take|follow|reach|raise|escalate|connect|get this|get that|get you|see what|see if|set up|schedule|book)
          (i|we) (certainly|definitely|surely|sure|absolutely) will $
          # let me, shall I
          let me (just|also|quickly|go ahead and|first|see if i can|see whether i can|try and|try to|go and)? !see !know !(ask (you|this|something|a question)) (<act> !sure|pull|have a|gather|double)
          let me (just|also|first)? see (what|whether|about|who|if (i|we) can|if there|if the|if our|if my)
          let us (just|also|quickly|go ahead and|first|all)? (get|take a|look|check|see !; !$|fix|sort|work|start|set|book|arrange|schedule|find|figure|talk|speak|meet|do a|move|keep|say|try|help you|continue|go|run|put|make sure|dig|chat|connect|catch|pick)
          (may|can|could) (i|we) (just|quickly|please|go ahead and)? (call you|ring you|place you|put you|transfer|contact you|check with|have someone|pull up) !down
          allow (me|us) (to|a|some|just|<number>|few)
          (one|just a) (moment|second|minute|sec) (please|while|;|$)
          (give|grant|spare|allow) (me|us) (just|only)? (a|one|two|<number>|few|couple) (moment|moments|minute|minutes|second|seconds|sec|secs|few|couple|more)
          <!the <!to hold on !to
          while (i|we) (look|check|pull|get|find|review|investigate|check your|transfer|work|sort|bring)
          so (that)? (i|we|they) (can|could|may|might) (also|then|further|better|best|all|properly|get|please|personally)? <act>
          can _2 (get|have) _2 look
          (have|having|get|getting) (someone|somebody|our|my|the|an|a) _3 (to)? (call|contact|reach|look|get in touch|check|investigate|review|take a look|follow up|reply|email|visit)
          (and|are|is|also|be|have been) (working|looking) (hard|quickly|closely)? (to (fix|resolve|get|sort|restore|solve|find|bring)|on (this|it|a|the|fixing|getting)|into (this|it|the|your))
          (have|has) (also|now|already)? (forwarded|escalated|shared|passed|raised|informed|registered|logged) (the same|this|your|it|to|on|the)
          # others will
          (<team>|someone|somebody) _4 (will|should|shall|is going to|are going to) (also|then|now|be able to)? (<act>|be (in touch|in contact|calling|contacting|reaching|out|with you|there|at)|reach out|assist|advise|confirm|decide)
          (<team>|they) (are|is|have been|has been) (currently|now|already|still|actively|also)? (looking into|working on|working to|investigating|reviewing|on the way|on it|aware and|checking|on their way)
          (a|an|the|your) (new|replacement|second|fresh)? (engineer|technician|courier|driver|replacement|refund|label|parcel|van|truck|credit|voucher|card|form|confirmation|email|link|invite|contract|quote|invoice) (is|are) (booked|on (its|the|his|her|their) way|coming|being|packed|attached|enclosed|in the post)
          (has|have) (also|now|just|already)? been (also|now|just|already)? (sent|resent|escalated|forwarded|passed|given|raised|logged|processed|refunded|issued|initiated|submitted|booked|arranged|cancelled|updated|reported|shared|scheduled|shipped|dispatched|credited|added|noted|made aware|requested|assigned|notified|informed|reset|reversed|removed|applied|registered|opened|created|placed|frozen|fixed|corrected|unlocked|attached|fed)
          (is|are) (now|already) (cancelled|frozen|booked|set|fixed|unlocked|on (its|the|his|her|their) way|active|removed|reset|updated|confirmed)
          (is|are) made aware
          (will|should|can|shall) (then|now|also|automatically|be able to)? be (sent|resent|escalated|forwarded|passed|processed|refunded|issued|submitted|booked|arranged|cancelled|updated|shared|scheduled|shipped|dispatched|credited|added|reviewed|contacted|assigned|notified|informed|reset|reversed|removed|applied|delivered|replaced|returned|collected|resolved|fixed|emailed|mailed|posted|in touch|in contact|in your (inbox|account)|with you|charged|debited|reached|called|made aware|taken|picked up|there)
          # you will receive
          you (will|should|shall|are going to|can expect to|would) (then|now|also|automatically|shortly|soon|be able to)? (receive|get (a|an|the|your|it|confirmation|another|one|notified|<number>)|hear (from|back)|be (contacted|notified|charged|refunded|redirected|sent|prompted|emailed|called)|see (a|an|the|it|your) _4 (in|on|by|within|once|when|account|appear)|have (it|the|a|your|an) _5 (by|in|within|on|before|tomorrow|today)|find (a|an|the|it))
          expect (a|an|the|your|to (hear|receive|get)) _2 (call|email|message|update|reply|response|back|from|refund|delivery|text|<number>)
          (it|they|that|this|the _2) (will|should) (then|now|also|automatically)? (arrive|reach you|be with you|go out|land|come (in|by)|show (up|in)|appear|take (up|about|around|<number>)|ship|leave)
          (goes|leaves|ships|arrives|closes|comes|lands|boards) _4 (today|tonight|tomorrow|<weekday>)
          (is|are) on (its|the|his|her|their) way
          (they|he|she) (have|has) (now|already|also|just)? (agreed to|put one|set one|sent|kept)
          # named as a step
          (the|our|your|my) (next|first|following) (step|steps|thing) (is|are|would be|will be)
          (what|here is what) (happens|will happen|i will do|i am going to do|we will do|we can do|we need to do|we do) (next|now|is|from here)
          (these|here are some|here are the|the following|few) (troubleshooting)? steps
          leave (it|this|that) with (me|us)
          (calendar)? (invite|contract|quote|proposal|brochure|form|label|invoice) (is)? (attached|enclosed)
          (attached|enclosed) (is|are|you will find|please find)
          (i|we) (attach|enclose|am pleased to enclose|am attaching)
          (talk|speak|see you|meet|call) (then|on|at|tomorrow|next) _1 (<weekday>|week|<number>)
          (works|work|suit|suits) _2 (call|visit|demo|meeting|appointment)
          """);

  /// After these a verb is no order: "they call", "we do have a", "you get a call".
  private static final Set<String> NO_ORDER_AFTER =
      Set.of("i", "they", "who", "you", "we", "do", "does", "did");

  private Steps() {}

  /// The steps that a turn names, the customer's first; refused and quoted ones are left out.
  static List<Match> in(Utterance in) {
    var found = new ArrayList<Match>();
    for (Match match : TOLD.in(in)) {
      if (!match.isNegated() && !match.isQuoted() && !toldNoOne(in, match)) {
        found.add(match);
      }
    }
    for (Match match : DOES.in(in)) {
      if (!match.isNegated() && !match.isQuoted()) {
        found.add(match);
      }
    }
    return found;
  }

  /// Whether what looks like an order is the rest of another clause: "I would like to check",
  /// "customers who call us".
  private static boolean toldNoOne(Utterance in, Match match) {
    if (match.from() == 0) {
      return false;
    }
    String before = in.words().get(match.from() - 1).norm();
    return in.words().get(match.from() - 1).sentence() == in.words().get(match.from()).sentence()
        && NO_ORDER_AFTER.contains(before);
  }
}
