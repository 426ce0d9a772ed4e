package io.heard.detectors.feeling;

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

/// Hears that the customer is ignored, passed around, asked to repeat, or treated as a number.
@AutoService(Detector.class)
@About(
    code = "unheard",
    kind = Kind.FEELING,
    title = "Feels unheard",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class Unheard implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          talk = reply|replies|response|responses|reponse|responce|answer|answers|acknowledgement|acknowledgment|call back|callback|contact|feedback|word|communication|one back|reaction
          rep = replied|reply|replies|respond|responded|responds|answer|answered|answers|call|called|calls|rang|ring|rings|phone|phoned|email|emailed|contact|contacted|get back|gets back|got back|getting back|gotten back|came back|come back|comes back|follow up|followed up|acknowledge|acknowledged|acknowledges|bother|bothered|bothers|pick up|picks up|picked up|listen|listens|listened|listening|cares|cared|reads|explained|told|informed|notified|helped|helps|helping|written|written back|wrote back|rung|returned my|returns my|answering|replying|responding|reached out|turned up|shown up|seems to|takes|wants to
          nobody = nobody|no one|noone|no body|not one person|not a single person|not one|none of you|not a soul|no human|no agent|not anyone|never anyone|no staff
          <nobody> (there|at|from|in|on|of you|ever|even|at your end|has|have|had|is|was|seems|will|can|would|actually|really|bothered|wants|at your company|in your company|could|did) _3 <rep> :: 2 any
          <nobody> !(could|tells|read|reads|rings|ring|takes) <rep> :: 2 any
          (have|has|had|did|still|do) not (even|yet|ever|still|actually)? (heard|hear|received|had|got|gotten|get|seen) (anything|a (single)? (word|thing|reply|response|call|peep)|back|any <talk>|an <talk>|a <talk>|from (you|anyone|anybody|them|your|a)|nothing|one <talk>) :: 2 any
          (have|has) yet to (hear|be (contacted|called)|receive (a|any)|get (a|any)|respond|reply) :: 2 any
          yet to (hear|be contacted|get a (reply|response|call)) :: 2 any
          (no|without|zero|without any|without a|never (got|had|received|get) (a|any)) <talk> (from|to|at|back|yet|since|still|so far|whatsoever|for|on|or|about|in|$|either|again|received|despite|and|even|after|again) :: 2 any
          (still)? (nothing|nobody|no one) (back|from (you|your|them|anyone)) :: 2 any
          (and|but|i) never (receive|received|hear|heard|got|get) (a|any)? (response|reply|answer|word|anything) :: 2 any
          never (got|get|gets|heard|hear|received|had|came|called|calls|replied|replies|responded|answered|answer|returned|reply|respond|contacted|rang|phoned) (back|a (reply|response|call|answer|callback|single)|from|to me|me|any|my|an|the phone|anything|to my|to any|one) :: 2 any
          (ignor*|disregard*|dismiss*|overlook*|brushed off|brush* (me|us) off|fobb* (me|off|us)|fob* (me|us) off|stonewall*|ghosted|ghosting|blanked|snubbed|shrugged off|swept under) !(this message|my last|previous) :: 2
          (fobbed|fobbing|palmed) (me|us)? (off|onto|on to) :: 2
          (passed|passing|sent|bounced|bouncing|shunted|pushed|transferred|transferring|transfer|shuffled|shoved|handed|thrown|kicked|batted) (me|us|my call|the call)? (around|round|about|from (one|department|person|pillar|team|agent|place)|between|back and (forth|forwards)|from|to (<number>|another|yet|a different|three|multiple|several)|on to another|pillar|along|<number> times|again|multiple|several|so many) :: 2
          (pillar to post|runaround|run around|ping pong|pass the parcel|merry go round|brick wall|deaf ears|wild goose|wall of silence|radio silence|black hole|into the void|into a void|passing the buck|from department to|talking to (a|myself|the) (wall|myself|machine|robot)?) :: 2
          (as|like) (i|we) (have)? (already|just|previously|literally|said|told|explained|mentioned|stated|wrote|keep|clearly|repeatedly)? (said|told|explained|mentioned|stated|wrote|keep saying|keep telling|have said) :: 1 any maybe
          like (i|we) said (i|we) (need|want|asked|already) :: 1 any
          ^ as (i|we) (said|told|explained|mentioned|stated|wrote) :: 1 any
          (as|like) (i|we) (have)? (already|literally|clearly|repeatedly|keep) (said|told|explained|mentioned|stated|wrote|saying|telling) :: 1 any
          (i|we) (have|had|just|already|literally|clearly|specifically|even|did|also|keep|kept|am|have just|only just)? (already|just|previously|literally|clearly|repeatedly|now)? (told|telling|explained|explaining|answered|given|gave|said|mentioned|sent|provided|asked|tell) (you|this|that|it|them|him|her|the|all|everything|your|my|twice|someone|somebody|everyone|all of this|all this) _6 (already|twice|before|again|times|<number> times|three times|over and over|yesterday|last (week|time)|every|other (agent|person|guy|lady|one)|people|agents|colleague|colleagues) :: 2 any
          (i|we) (have)? already (told|explained|answered|given|gave|said|mentioned|provided|been (asked|through|over)|confirmed|stated|wrote|replied) (you|this|that|it|them|him|her|the|all|everything|your|my|so|to|over|through|those|these) :: 2 any
          (repeat*|re explain*|reexplain*|restat*) (myself|this|the same|it|everything|my|the whole|all|the story|what) :: 2 any
          (explain*|tell*|told|say*|saying|(go|goes|going) (over|through)|repeat*|start*) (my|this|it|the|everything|that|all|same|whole|story|you)? (again|from scratch|from the (start|beginning)|over again|all over|for the (third|fourth|second|nth|umpteenth|last)|to (every|each|another|yet|<number>|five|a different)|every time|each time|<number> times|over and over) :: 2 any maybe
          (explain|explaining|explained|tell|telling|told) _4 (again|from scratch|from the (start|beginning)|over again|all over|for the (third|fourth|second|fifth|nth|umpteenth|last)|to (every|each|another|yet|<number>)|every time|each time|<number> times|over and over) :: 2 any
          how many (more)? times (do|must|have|will|am|should|are) :: 2 any
          (have|did|do|are|were|can|could|would) (you|you guys|they|any of you|anyone|anybody|someone) (even|actually|not|really|ever|at all|bother to|bothered to|please)? (even|actually|read|bother|listen|listening|reading|hear|hearing|paying)? (read|listen|listening|reading|hear|hearing|paying attention|look at|seen|looked at|pay attention|understand) (a word|anything|what|my|me|to|the|this|it|any|at|;) :: 2 any maybe
          (did|have) you (even|actually|not|bother|bothered) (to|even|actually)? (read|look|listen|check|see) :: 2 any
          are you (even|actually|really) (listening|reading|hearing|paying attention) :: 2 any
          (not|never|nobody|stop) (actually|really|even|been|ever|are)? (listen|listening|listened|listens|hearing|hear|reading|read|paying attention|being (heard|listened)) (to)? (me|us|what|a word|my|customers|to me|at all|anything|;|your customers|to) :: 2 any
          (not|never|without) (actually|really|even|once)? (answer|answered|answering|address|addressed|addressing|read|reading) (my|the|what|any|me|anything|it) (question|questions|message|messages|email|emails|point|issue|concern|concerns|complaint|i|actual|of|problem|properly)? :: 2 any
          (is|was|not|that is not|did not) (not)? (what|the question) (i|we) (have)? (asked|am asking|was asking|said|am saying|wanted|want|actually|meant|just) :: 2 any
          (you|they|agents|everyone|people|he|she|just) (just|always|all|all just|guys)? keep* (saying|telling|asking|sending|repeating|giving|copying|pasting|referring|pointing|directing|ignoring|passing|transferring|promising|pushing|fobbing|closing|cutting|hanging|apologizing) :: 2 any
          keep* being (told|asked|passed|transferred|sent|ignored|fobbed|bounced|cut|disconnected|put) :: 2 any
          keep* (getting|receiving) (the same|told|asked|passed|transferred|fobbed|generic|standard|automated|cut off|ignored|bounced|a different|different|canned|bots|bot|put) :: 2 any
          (asked|asking|ask) (me)? (the|that|for|this|me) (exact)? (same|very) (thing|question|questions|information|details|things|info) :: 2 any
          (asked|been asked|told|give|gave|given|sent) (for)? (that|this|it|them) (already|before|twice|<number> times|three times|again|last time) :: 2 any
          ^ (yes|no)? (can|could|may) i (please)? finish :: 2 any
          (i|we) (just|literally|already|did) (told|tell) you !(i|about the new) :: 2 any
          (that is|this is)? why i (am|was) (asking|calling|ringing|writing|telling) (you)? ; :: 2 any
          (nobody|no one) (read|reads|has read|listened|listens|got back|came back|called back|answered|responded|replied|called me) :: 2 any
          (did|has|does|do) (anybody|anyone|somebody|someone|you) (even|actually|really)? (read|hear|listen to) (what|my|any of) :: 2 any
          not a (word|peep|dicky bird|whisper) (back|from|in|since|;) :: 2 any
          (writing|talking|talk|write|speaking) (for|to) (the|a) (brick)? wall :: 2 any
          a real (person|human) would :: 2 any
          (i|we) (have)? left (<number>|several|many|so many|countless) (messages|voicemails) :: 2
          (which|that) you (clearly|obviously) (did not|have not|never) (open|read|look|see|watch|listen) :: 2 any
          (do not|did not) feel (you are|anyone is|heard|listened) :: 2 any
          (first|only) time (anyone|anybody|someone|somebody|a person) has (told|asked|listened|explained|answered) :: 1 any
          (please|would you please|kindly|go and) read (your own|my|what) :: 2 any
          (that is)? not what (i|we) (was|am|were) (telling|saying|asking) :: 2 any
          (i|we) did (put it|say|write it|mention|tell) _3 (in my|as well|already|when|you) :: 2 any
          (i|we) asked (<number>|several) (things|questions|times) :: 2 any
          your (bot|chatbot|robot|machine) (just)? (keeps|kept|says|said) :: 1
          (it was|was) (like)? the first thing i said :: 2 any
          (copy paste|copy and paste|copy pasted|copied and pasted|cut and paste|canned|scripted|template|generic|boilerplate|cookie cutter|automated|stock|robotic|auto|pre written|prewritten) (response|responses|reply|replies|answer|answers|email|emails|message|messages|line|lines|apology|text|rubbish|nonsense|crap) !(on|to confirm|saying) :: 2
          (read|reading|sticking|stick|follow|following|like|off|from) (a|your|the|to a|to the|off a|from a|from your|off your)? script :: 2
          (that|this|it) is (just|clearly|obviously|only)? (a|another|the same)? (template|script|canned|copy and paste|form letter|macro|standard reply) :: 2
          (talking|speaking|chatting) (to|with) (a)? (robot|bot|machine|computer|wall|brick wall|parrot|answering machine|myself|real (human|person)) :: 2 any
          (just|only|nothing but|another|treated (like|as)|more than) (just)? (a|another|an account)? (number|statistic|ticket number|account number|ticket|case number|walking wallet|cash cow) (to (you|them)|in (your|the|a)|here|;) :: 2 any
          (is|are|will|does|do|can|would|has) (anyone|anybody|someone|somebody|any one|any of you) (there|even|actually|ever|going to|out there|able|here|listening|reading|planning|bother|at|care|cares|reply|answer|respond|home|alive|else) :: 1 any maybe
          ^ (is|anyone|anybody) (anyone|anybody|out|even)? (there|home|out there|listening|alive|reading this|awake) $ :: 1 any
          ^ (hello|hellooo|helo) (hello|anyone|anybody|(is|are) (anyone|anybody|someone|somebody|you there)) :: 1 any
          does (anyone|anybody) (even|actually|there)? (care|read|listen|reply|work|monitor|answer) :: 2 any
          (you|they|nobody|company|guys|people|staff|clearly|obviously|agents) (do|does|did) not (even|really|seem to|actually|appear to)? (care ;|value|listen|give a (damn|shit|fuck|toss|monkeys)|value (me|us|my|your|our|their)|matter to you|bother to) !(to|for|if|about (the|that|it)|how|which|what) :: 2 any
          (hung|hang|hangs|hanging|put the phone down|slammed) (up)? (on me|on us|up|the phone) :: 2 maybe
          (hung up|put the phone down) on (me|us) :: 2
          (cut|cuts|kept cutting|got cut|been cut|gets cut|disconnected|dropped) (me|us)? off _3 (again|<number>|twice|every|times|after|while) :: 2
          (left|leave|leaving|keep|kept|keeping) (me|us) (hanging|waiting|in the dark|in limbo|on hold|on read|guessing|high and dry|stranded|without) :: 2
          (in the dark|in limbo|none the wiser|kept in the dark|out of the loop|on read|left hanging|left waiting) :: 2
          (told|spoke|spoken|speaking|talked|talk|talking) (to)? (me|by|to|with)? (<number>|several|multiple|many|so many|different|countless|numerous|three|four|five|six|ten) (different)? (different|people|agents|advisors|advisers|departments|reps|representatives|persons|times|operators|members|managers) :: 2
          (<number>|several|multiple|many|countless|numerous|sent|written|left) (different)? (emails|messages|calls|letters|voicemails|dms|tickets|phone calls|tweets|chats|complaints) (and|but|later|with|now|sent|unanswered|ignored) (no|nothing|nobody|still|not|never|without|zero|i|you|no one|have|silence)? :: 2 any maybe
          (unanswered|unacknowledged|unheard|voiceless|invisible|insignificant|unimportant|dismissed|belittled|sidelined|ignored|neglected|abandoned|undervalued) :: 2
          (feel|feels|feeling|made to feel|makes me feel|made me feel) (like|as if|as though)? (i|we|you|my|nobody|no one|a|ignored|nothing) (am|are|do|do not|is|were|was|being|not|just)? (not|talking|being|invisible|speaking|a|nobody|ignored|matter|listening|cares|an|just|nothing|unheard|burden|nuisance) :: 1 any maybe
          (only|the only) way (to|i can|of) (get|getting) (a|your|any|an|someone|anyone|through) (attention|response|answer|reply|help|to)? :: 2 any
          what does it take to (get|speak|reach|talk|hear|have) :: 2 any
          when (will|do|can|should|would|am|are) (i|we|you|someone|somebody|anyone) (ever|finally|going to|actually|expect to|going to)? (hear|get (a|an) (answer|reply|response|call)|reply|respond|answer|be contacted|get back|call me back) :: 1 any maybe
          (waiting|waited|wait|been waiting) (on|for|since|over)? _4 (for)? (a|an|your|someone|somebody|any|the|you) (reply|response|answer|call back|callback|call|email|to (call|reply|respond|contact|get|answer|ring|come back|phone)) :: 2 any
          (lack of|no|poor|zero|terrible|non existent) (a)? (response|communication|follow up|acknowledgement|engagement|contact|reply) (to|from|whatsoever|is|at all|or|on|about|and|;) :: 2 any
          (i|we) (called|rang|phoned|emailed|messaged|wrote|have called|have emailed|have messaged|have written|contacted|have contacted) _3 (<number>|several|multiple|many|countless|numerous|so many|a dozen|twice) (times)? _5 (no|nothing|nobody|not|never|did nothing|ignored|still|without) :: 2 any
          (did|have|can|do) (you|any of you|anyone) (even|actually|not|really|bother to|please)? (read|see|listen to|hear|look at) (what (i|we)|my|me|any of|the (message|email|first|question|photos|attached)|a word|anything) :: 2 any
          (that|this|it) is (still|really|just|simply)? not (an|the|my|a real|a proper|even an)? (answer|what i asked|question|what i was asking|what i said) :: 2 any
          (that|this|it) does not answer :: 2 any
          ^ (as|like|but|and|no)? i (clearly|literally|specifically|only|already|just|simply|explicitly)? (asked|said) (you)? (what|where|when|why|who|how|if|whether|about|for a|it|to the|no|not|that) :: 1 any
          ^ (please)? read (my|what|the|it|$|again|your) :: 2 any
          i (clearly|literally|specifically|explicitly|distinctly) (said|wrote|asked|told|stated|explained|mentioned) :: 2
          (i|we) (told|asked|rang|wrote to|emailed|informed|notified|called) (you|them|your|about it) (in|already|last|yesterday|on|about this (in|last)|that (last|in)|back in|twice|three times|weeks|months|before) :: 2
          (each|every) time (i|we) (ring|call|phone|ask|write|email|contact|chase|rang|called|get through|speak|chat|message|come) :: 2
          (a|the|for a|for the) (second|third|fourth|fifth) time (i|we|that|;|now|of|asking|telling|this) :: 2 maybe
          (you|they) (answered|addressed|ignored|read) (none|neither|nothing|not one|all) :: 2 any
          (i|we) did not ask (for|about|if|whether|how|you) :: 2 any
          (i had not|i have not) finished :: 2 any
          (have|did) i not (told|tell|let you|said|explained|already|made|just) :: 2 any
          (every|each) (time|person|agent|one) (i|we|you|tells|says|asks|told|gives|said|has) _4 (different|someone else|another|something else|new|explain|repeat|start|the same|over) :: 2
          (told|tell|tells|get|got|given|gave|gets|says|hear) (me)? (something|a)? (different|another|conflicting) (story|thing|things|answer|answers|information|stories|every time|each time|by) :: 2
          (sent|made|wrote|left|filled|submitted|filed|raised|logged) (a|an|my|the|you|your|several|two|many|multiple|<number>) _5 (and|but) (no|nothing|nobody|still|not|never|have not|heard|got) (one|reply|reponse|response|answer|nothing|heard|word|back)? :: 2 any
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          transfer (from|to|between)
          (i|we) (have|had|did|do|can|could|am|was) not (really|even|just)? (answer|answered|answering|paying attention|listen|listening|listened|respond|responded)
          ignore (my|the|that|this) (booking|last|previous|message|number|earlier|email|order|first|above)
          please ignore
          (could|can) not read it
          (not)? only a number
          talking to a person
          (that|this) is what (i|we) wanted
          never got one
          no word on (why|what)
          sent along (with|the|a|my)
          pass* along (info|information|the|that|my)
          told me i could talk
          never had any (major|big|real)? (problem|problems|issue|issues|trouble|complaints)
          every time i sleep
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Felt.in(moment, SAYS, OTHERWISE);
  }
}
