package io.heard.detectors.feeling;

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
import io.heard.text.Sentence;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hears that something which should work does not, again or still, or that it annoys.
@AutoService(Detector.class)
@About(
    code = "frustration",
    kind = Kind.FEELING,
    title = "Frustration",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class Frustration implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          span = second|seconds|sec|secs|minute|minutes|min|mins|hour|hours|hr|hrs|day|days|week|weeks|wk|wks|month|months|year|years|yr|yrs
          dur = (well over|over|about|almost|nearly|more than|at least|around|like|roughly|the past|the last|the whole|past|last)? (<number>|a|an|half an|half a|a couple of|a few|several|many|all|this|half the|most of the|the best part of|the better part of) (and a half|whole|full|solid|good|business|working|calendar|fucking|bloody|damn|entire|or <number>)? (<span>|morning|afternoon|evening|weekend|night)|(hours|days|weeks|months|ages|forever|years)
          thing = it|this|that|everything|nothing|app|website|site|system|service|phone|account|order|issue|problem|update|line|internet|wifi|connection|parcel|package|delivery|refund|payment|login|page|thing|machine|router|device|computer|laptop|card|bill|number|screen|product|item|software|process
          intense = so|very|really|extremely|incredibly|absolutely|totally|completely|pretty|quite|beyond|just|too|getting|becoming|all|such|bloody|fucking|damn|a bit|super|utterly|most|more than|increasingly|more and more|starting to get|rather
          # still, yet, again, keeps
          still (have|has|had|is|are|am|was|were|do|does|did|can|could|will|would) not :: 1 any
          (have|has|had|is|are|am|was|were|do|does|did|can|will) still not :: 1 any
          (it|this|that|they|you|i|we|nobody|order|parcel|package|refund|app|phone|issue|problem|money|internet|line|account|delivery|which|and|but) still (have|has|is|are|am|do|does|did|can|will) not :: 1 any
          still (no|nothing|none|nobody|waiting|stuck|broken|frozen|missing|down|unresolved|unable|unsolved|outstanding|crashing|failing|freezing|happening|showing|asking|getting the|having the|having this|the same|on hold|wrong|charging|being charged|paying|processing|pending|searching|trying) !(problem) :: 1 any
          ^ still _2 (not|no|nothing|waiting|broken|frozen|down) :: 1 any
          (is|are|was|am|it) still (says|shows|updating|doing|there|dead|off|slow|saying|blank|unusable|loading|buffering|playing up|dropping) :: 1
          (still|again) (does|do|did|will|would|can) not :: 1 any
          (has|have) (still)? not _2 (been|come|arrived|changed|happened|turned up|shown up) _3 (yet|still|either) :: 1 any
          not been (resolved|fixed|sorted|solved|dealt with|refunded|delivered|processed|answered|cancelled|credited) (yet|still|though) :: 1 any
          (has|have) yet to :: 1 any
          (yet again|over and over again|time and time again|time and again) :: 2
          once again (i|we|you|my|the|your|no|late|delayed|not|it|there|another|nothing|they|for|been|having) :: 1
          (again and again|over and over|time after time|day after day|week after week|month after month|day in day out) :: 2
          (has|have|is|was|it|issue|problem|this|just) (just)? (happened|happening) again :: 2
          (down|late|delayed|wrong|broken|out|off|crashed|failed|cancelled|missing|gone|lost|declined|stuck|charged|charging|dropped|here we go|not working|not turned up|did it|doing it|overcharged|closed) again :: 2
          again (i|we) (had|have) (been|to) :: 1
          ^ again (no|not|nothing|the|an|i|we) :: 1 any
          every (single|other|bloody|damn|fucking)? (time|minute|day|week|month|call|morning|night|evening|year) (i|it|we|you|this|he|she|the|that|there) :: 2
          every single (time|day|call|week|month|one|order|morning|night) :: 2
          every (few|couple of|<number>) (minutes|hours|days|seconds|mins) :: 2
          each time (i|it|we) :: 1
          (constantly|continually|continuously|repeatedly|perpetually|forever|always) (crash*|disconnect*|drop*|cut*|fail*|late|delayed|down|freez*|los*|ask*|chang*|break*|broken|buffering|updating|going|having|getting|playing up|wrong|stop*|charg*|(be|being|been) told|on hold|busy|engaged|the same|something|an excuse) :: 2
          (this|it|that) (is|was) (now|already|literally|only|at least|about|like)? (my|our|the)? (second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|6th|7th|8th|9th|10th|<number>) (time|day|week|month|email|call|attempt|one|replacement|engineer|visit|ticket|message|chat|call|delivery|agent|person|phone) :: 2
          for the (second|third|fourth|fifth|sixth|2nd|3rd|4th|5th|umpteenth|nth|hundredth|millionth|last) time :: 2
          (happen*|tried|called|rung|phoned|emailed|restarted|asked|rebooted|reset|reported|contacted|written|messaged|tweeted|chased|explained) _4 (<number> times|multiple times|several times|many times|dozen times|so many times|countless times|twice|numerous times|repeatedly|umpteen times) :: 2
          (<number>|several|multiple|many|countless|numerous|dozens of) (times|calls|emails|attempts|messages|chats|visits) (now|already|later|this week|today|this month|in) :: 2
          (<number>|few) (day|days|week|weeks|month|months|hour|hours) (later|now) (and|still|nothing|no)? :: 2
          # blocked, effort
          (will|would|does|do|did|is|are) not (even)? (let|letting|allow|allowing) (me|us|him|her) :: 2 any
          (can|could|do|did|does|will|would) not even (get|watch|use|log|open|see|play|call|make|do|find|access|speak|talk|turn|start|leave|print|have|bother|know|try|work|reply|answer|send|offer) :: 2 any
          not even (a|an|one) :: 1 any
          (will|would|does|do) not budge :: 2 any
          (tried|trying|done|did|followed|checked) (absolutely|literally|about|just|almost|pretty much)? (everything|all of (that|this|it|the above|those|them)|all (the|your|those|of|that|sorts|kinds)|every) :: 2
          ^ (i|we)? (have|did)? already (tried|done|did|restarted|reset|reinstalled|rebooted|called|contacted|emailed|submitted|went|asked|spoke|spoken) :: 2
          (i|we) (have|did)? (already|even) (tried|done|did|restarted|reset|reinstalled|rebooted|called|contacted|emailed|submitted|went|asked|spoke|spoken) :: 2
          (tried|done) (that|this|all that|all this|both|them|these) _2 (already|twice|before|again|many|several) :: 1
          been there done that :: 2
          (but|and|with|had|have|having|is) (still)? no (luck|joy|success|avail|help|progress|effect|change|resolution|solution|result) :: 2 any
          to no avail :: 2 any
          (nothing|none of (it|this|that|them|those)) (works|worked|helps|helped|happened|has changed|has worked|seems to|changes|has helped|is working) :: 1 any
          (get|getting|got|gets|gives|giving|with|and|but|the|exact) (the)? (exact)? same (error|message|problem|issue|thing|result|results|answer|response|story|excuse|rubbish|nonsense|reply|screen|page|script) :: 2
          same (old)? (story|thing|problem|issue|error|excuse|nonsense|crap|shit) (again|every|as|over|each|different) :: 2
          (going|went|running|going) (round|around) (and round)? in circles :: 2
          (back to square one|going nowhere|getting nowhere|gotten nowhere|got nowhere|get nowhere|get anywhere|getting anywhere) :: 2 any
          impossible to (get|reach|speak|contact|use|find|talk|log|cancel|navigate|get hold) :: 2
          (can|could) not (get (through|hold|any)|reach (anyone|anybody|a|you)|speak to (anyone|a|any)|find (anyone|anybody)|get anyone|get an answer|get a straight) :: 2 any
          no (way|option) to (contact|speak|reach|talk|cancel|get|fix) :: 1 any
          (refuses|refused|refusing) to (work|open|load|let|start|connect|help|refund|accept|give|do|send|honor|honour) :: 2
          (unusable|useless now|inoperable) :: 2
          (forced|having|made) to (go|buy|pay|call|wait|use|do|drive|start|spend|sit|take|reset|walk|stand|sleep|miss|cancel|repeat|re) :: 2
          (i|we) (have|had) (now|then|just)? (had)? to _4 (again|twice|<number> times|every|all over|from scratch|myself) :: 2
          (start|do|fill|type|enter|explain) _3 (all over again|from scratch|all over) :: 2
          (make|makes|making|made) (me|us|him|her) (wait|miss|late|jump|go|create|do|call|stand|repeat|pay|drive) :: 2
          # waiting, waste
          (been|still|kept|left) (sat|sitting|stood|standing|stuck|sat here|just)? (here)? waiting (on|for|since|here|at|in|over|<number>|all|about|almost|nearly|so|too|patiently|ages|forever|hours|days|weeks|months) :: 2
          waiting (for|on)? (you|them|someone|an engineer|a reply|a response|my|this|the|it|your)? _4 (for)? <dur> :: 2
          (waited|wait|queued|sat|stood|held|holding) (on hold|around|in|here|there|on the phone|in line)? (for)? <dur> :: 2
          (on hold|on the phone|in the queue|in a queue|on the line|on chat|in line|in this chat|on the platform) _3 (for|since|now|over) _2 <dur> :: 2
          (been|am|was|were|spent|put|left|kept|sat|sitting) (sat|sitting|stuck)? (me)? on hold :: 2
          (spent|spending|took|taken|wasted|lost|waisted|wasting) (me|us|him|her|my|all|out|up|already|i|it)? <dur> :: 2
          (take|takes|taking|took|taken) (so|far too|too|way too|this|forever|absolutely|such a|ages)? (long|forever|ages) :: 2
          (wast*|waist*) (of|my|our|me|your|everyone|so|all|an|a|half|the|<number>|upgrading|hours|time|enough) :: 2
          (what|such|complete|total|utter|absolute|real|big|huge) (a)? waste :: 2
          it (has been|is been) (now|already|over)? <dur> (and|now|already|since|with|without|of|later|$) :: 2
          it is <dur> (now|already|since) :: 2
          (for|over|after) <dur> (now|already|and (still|no|nothing|you)) :: 2
          <number> (days|weeks|months|hours) ago (and|but|now|with)? (still|no|nothing|not|never|nobody) :: 2
          (how|so) (much|many) (longer|more) (do|will|must|am|are|is|can|should|times|days|weeks|hours|calls|emails) :: 2
          how (much)? (long|longer) (do|must|am|are|will|is|has) (i|we|this|it) (have to|supposed to|expected to|meant to|been) :: 2
          (indefinitely|endless|endlessly|never ending|neverending|unending) :: 2
          # annoyance in words
          (ridiculous|ridiculously|frustrating|frustrated|frustrates|frustratingly|so much frustration|my frustration|infuriat*|exasperat*|annoy*|irritat*|aggravat*|maddening|nonsensical|preposterous|farcical|farce|tedious|pathetic|abysmal|diabolical|dreadful|atrocious) :: 2
          (it|this|that|which|service|experience|website|app|what|is|are|was|were|been|absolutely|just|really|so|how|your) (is|was|has been|are|were|a|an|absolutely|just|really|so|pretty|truly|utterly|totally)? (awful|terrible|horrible|appalling|shocking|hopeless|poor|rubbish|garbage|trash|crap|crappy|dire|lousy|shoddy|painful|shambles|nightmare|bad service|bullshit|bs|silly|stupid|nonsense|lame|a pain|a hassle|a headache|insane|crazy|absurd|unreal|ludicrous|laughable|embarrassing) !(to be) :: 2
          (awful|terrible|horrible|appalling|poor|rubbish|garbage|trash|crap|crappy|dire|lousy|shoddy|shocking|bad|painful|stupid|pathetic|dreadful|shit|shitty) (customer)? (service|experience|communication|app|website|update|support|system|quality|connection|signal|internet|wifi|phone|company|show|form|organisation) :: 2
          painfully (slow|long) :: 2
          (fed up|sick of|sick and tired|tired of|had enough|had it with|over it|done with (this|you|it)|enough is enough|beyond a joke|last straw|final straw|losing patience|lost patience|losing my (mind|patience|temper|rag)|lost my (patience|rag|temper)|running out of patience|patience is|run out of patience|out of patience|wearing thin|at my limit) :: 2 own
          (driv*|send*) (me|us) (crazy|nuts|mad|insane|round the bend|up the wall|to distraction|bonkers|bananas|over the edge) :: 3
          (doing my head in|doing my nut in|getting on my (nerves|wick|goat)|gets on my nerves|gets my goat|winding me up|winds me up|grinds my gears|ticking me off|ticked off|cheesed off|hacked off|brassed off|browned off|pain in the|pain in my|test* my patience|try* my patience|tear* my hair|pull* my hair|bang* my head|head against) :: 2
          (wit end|wits end|end of my (tether|rope)|tether|breaking point|can not (take|handle|stand|cope|deal|bear) _2 (this|it|anymore|any more|any longer|<number> more|much more)) :: 3 any
          (i|we) give up :: 2
          (ugh*|argh*|aargh|arg|grr*|gr|gah|what gives|sigh|sighs|tsk|smh|ffs|fgs|jeez|jeesh|sheesh|bah|urgh*|meh|bloody hell|for (god|pete|heaven|christ|fuck|crying) (sake|out loud)|for goodness sake|give me a break|oh come on|come off it|what the (hell|heck|fuck|actual)|how annoying|how frustrating|oh great) :: 2
          ^ come on (@|guys|<mention>) :: 2
          ^ (seriously|really|honestly) (@|guys|now) :: 1
          (a|my|this|your|the|such a|total|real|complete|absolute|utter|huge|big|right) (huge|total|real|complete|absolute|utter|massive|big|bloody|right)? (hassle|headache|nightmare|shambles|palaver|rigmarole|fiasco|debacle|faff|misery|ordeal|circus|runaround|merry go round|pantomime|saga) !(message) :: 2
          (screwed|messed|mucked|cocked|fucked|botched|bungled|fouled) (up|this|it|my|that|over)? :: 2
          (this|it|that|which) (really|so|just|totally)? (sucks|stinks|blows|is bs|is bullshit|is bull) :: 2
          (is|are) (just|so|absolute|absolutely|complete|completely|total|literally|utter|pure)? (trash|garbage|crap|rubbish|shit|bollocks|pants|toilet|broken again) :: 2
          (bullshit|bullsh|bullcrap|horseshit|crap) :: 3
          (damn|bloody|fucking|freaking|stupid|goddamn|effing|poxy|flipping|sodding) (thing|app|phone|update|website|wifi|wi|internet|system|computer|machine|thing|router|parcel|package|card|bot|code|password|form|email|delivery|line|process|order|site|ads|queue) :: 2
          (not|hardly|nowhere near) (good enough|fun|impressed|happy|pleased|amused|cool|really good) :: 2 any
          (this|it|that) (is|was) (just|really|simply)? not (right|fair|on|ok|good|funny|what i (paid|ordered)) ; :: 2 any
          (shambolic|mind boggling|beyond belief|can not believe (this|that|how|you|they|i have to|i am)) :: 2 any
          # rhetorical questions
          why (is|are|was|were|has|have|do|does|did|can|could|will|would|should) (it|this|that|you|they|i|we|there|my|the|your|he|she) _2 (not|always|so|still|never|keep|constantly|even|only|suddenly|just|have to|having to) :: 2 any
          why (is|are|was|were|has|have|do|does|did|can|could|will|would) not (i|it|this|you|we|my|the|your|they) :: 1 any
          why (can|will|could|do|did|does|is|was|are|has|have) (not|i not|you not|it not|we not|they not|the|my) _3 (not)? :: 1 any maybe
          why (should|do|must|am|would|are) (i|we) (have to|having to|need to|be|keep|getting|paying|being|pay|suffer|wait|bother|still|not) :: 2 any
          why (bother|on earth|the hell|the fuck|in the world|even|oh why|would (half|anyone)) :: 2 any
          (how|what) (on earth|the hell|the fuck|the heck|in the world) :: 2 any
          how (hard|difficult|complicated) (is it|can it be|could it be|would it be|is that|can that be) :: 2 any
          how many (more)? (times|people|calls|emails|days|weeks|hours|chances|agents) (do|must|am|have|will|are|does|did|can|is) :: 2 any
          how (is|can|could|does) (this|that|it|you|anyone|they) (even|possibly|be|ever|still|acceptable|allowed|possible|happen|fair|legal|make) :: 2 any
          when (is|are|will|do|does|can) (this|it|you|someone|somebody|anyone|they|the|my|i|we) _3 (ever|finally|actually|going to (stop|end|fix|get|be|start)) :: 2 any
          what (does it take|do i have to do|am i paying|am i supposed to|are we paying|am i meant to|exactly am i|took so long|is taking so) :: 2 any
          what is going on !(<!with) :: 1 any
          (is it|is that|surely not|not) (really)? (too|so) much to (ask|expect|have) :: 2 any
          (am i|are we) (really)? (supposed|expected|meant) to (just)? (wait|pay|live|work|sit|go|do|believe|drive|get|keep) :: 2 any
          (is|are) (anyone|anybody|someone|somebody) (actually|ever|even|going to) :: 2 any
          # against what was due
          (was|were|is|are) (supposed|meant|due) to (be|have|arrive|come|get|call|take|receive|last|work|start|happen|ship) _5 (ago|today|yesterday|by|but|already|before|now|instead|last|between|delayed|and) :: 1
          (supposed|meant) to (work|help|be (fixed|delivered|here|sorted|fast|easy|simple|working|resolved)) :: 1
          (for|with) no (apparent|good)? (reason|explanation|warning|notice|apology|refund|word|update) :: 2 any
          without (any|a|prior)? (reason|explanation|warning|notice|telling|asking|my (permission|consent|knowledge)|informing|notification|authorization) :: 2 any
          (despite|in spite of) (the|having|being|my|paying|mine|me|many|multiple|several|numerous|repeated|empty|you|your|what|calling|telling|applying) :: 2 any
          (even though|although) (i|we) (have|had|paid|already|was|was told|told|called|cancelled|specifically|clearly) :: 2 any
          (after|for what i) (am|have been|being) (a)? (paying|a loyal|a long|loyal) :: 1
          (i|we) (pay|am paying|are paying) (for|good|extra|over|so|a lot|full) _5 (and|but) _3 (not|no|never|nothing|still) :: 1 any
          pay* for (a|something|nothing|this|it|what|that|service|nothing) _4 (not|never|no|nothing|can|rubbish) :: 2 any
          (nobody|no one|noone|none of you|no body) (seems to|bothered|turned up|showed up|can (tell|help|give|explain)|could (tell|help|give|explain)|has (any idea|a clue|helped|called|replied|responded|fixed)|wants to (help|know)|answers|picks up|called|replied|responded|told me|knows (what|anything|how|why|where)) :: 2 any
          (was|been|were) (told|promised|assured) _6 (but|yet|i could not) :: 1
          (told|promised) (me|us) _6 (but|yet|and (still|it|no|nothing|i|now|then)) :: 1
          keep* (on)? (being)? (told|asked|charged|passed|transferred|sent|disconnected|cut off|dropped|forgetting|saying|telling|getting|crashing|happening) :: 2
          (only|just) to (be|find|get|have|discover|receive|hear|learn) (told|out|that|cut|another|hung|it|cancelled|rejected|out)? :: 2
          (late|delayed|cancelled|missed|lost|dropped) (because of|due to|thanks to) (you|your|this|the) :: 2
          (will|going to|now|to|going to|made me|i) (miss|missing|missed|be late|late) (my|the|for|a|an|our) (connection|flight|train|next|work|appointment|meeting|game|match|bus|start|event|interview|show|class|shift) :: 1
          should (not)? have (been|to) _4 (easy|simple|quick|working|sorted|fixed|days ago|weeks ago|by now|call|ask|chase|wait|explain) :: 2 any
          (shouldn|should) (not) (have to|be this|take|be so|need to) :: 2 any
          by now :: 1
          (only|just) (works|worked|working|lasted|lasts) (for|when|if|half|sometimes|about|<number>) :: 1
          (slower|worse|more expensive|harder|more complicated) than (before|ever|dial|it|the|a) :: 2
          (getting|gotten|got|gets) (worse|slower|ridiculous|old|out of hand) :: 2
          (made|makes|making) (it|things) (worse|slower|harder) :: 1 maybe
          (chas*|chase) (you|this|it|up|for|them|my) :: 2
          (passed|sent|pushed|bounced|shunted|transferred|shoved|fobb*|palmed) (me|us)? (around|from (one|department|person|pillar)|between|back and forth|off) :: 2
          fobb* (me|us) :: 2
          (hung|hang|hangs|cut) (up on|me off|off on) :: 2
          (anymore|any more) (since|after|because|and|thanks) :: 1 any
          (used to|was|were|worked) (work|be|fine|able|perfectly|just) _6 (until|before|now|but|then) :: 1
          (another|yet another) (delay|excuse|charge|error|problem|issue|cancellation|failure|outage|fault) :: 2
          (delay after delay|excuse after excuse|problem after problem|one thing after) :: 2
          ^ (oh|ah|well|just|so)? (great|fabulous|brilliant|fantastic|lovely|wonderful|perfect|awesome|excellent|super|nice|marvellous) ;? _6 (cancelled|delayed|late|broken|lost|crashed|failed|missed|gone|wrong|ruined) (anyway|anyways|again|now|already|too|$) :: 2
          ^ (just)? (fabulous|marvellous|typical|charming|great job|well done|nice one|nice work|bravo|good job|way to go|congratulations|congrats|top job|great work|cheers for that|thanks for nothing|just great|just brilliant|just perfect|just lovely|love it when|love how|loving) (@|guys|$|for|on|you|that) :: 2 maybe
          thanks for (nothing|wasting|ruining|ignoring|the non|the delay|cancelling|losing|making me|another) :: 2
          (are you|you have got to be|you must be|have to be|got to be|is this) (fucking|bloody|actually|seriously|freaking)? (kidding|joking|having a laugh|taking the (mick|mickey|piss)|winding me up|for real|serious right now) :: 2 any
          you (can not|must) be (serious|joking|kidding) :: 2 any
          after (a|an|over|more than|nearly|almost|about|all this|waiting|<number>) _1 (minute|minutes|min|mins|hour|hours|hrs|day|days|week|weeks|month|months|calls|emails|attempts|tries|cancellations|phone calls) (i|we|they|you|still|and|on hold|of (waiting|calling|trying|being|this|emails|back)|later|it) :: 2
          (pushing|coming up on|going on|another|over|nearly|almost|now) <number> (hour|hours|hr|hrs|minute|minutes|min|mins|days|weeks) (on hold|late|delayed|delay|of waiting|waiting|wait|behind|and counting|overdue|for) :: 2
          <number> (hour|hours|hr|hrs|minute|minutes|min|mins|day|days|week|weeks|month|months) (on hold|late ;|wait ;|waiting ;|and counting|overdue|of waiting|of this|of my life|now and|and (still|no|nothing|nobody)) :: 2
          <number> (hour|hours|hr|minute|min|day) (delay|hold|holdup|queue|layover) :: 1
          still (sitting|sat|parked|delayed|here waiting|holding|standing|impaired|sitting here|on the tarmac|on the phone|in the queue|overdue|charged|only|blank|unable|dead|slow|faulty|locked out|off|empty) :: 1
          (am|are|been|still|just|left|me|us|currently|were|was|flight|train|we) (sitting|stuck|stranded|trapped|sat|stood|standing) (here|on (a|the|this)|at (the|an|this)|in (the|a|this)|outside|for|waiting|without|overnight|abroad) _4 (for|hours|hour|mins|minutes|still|with no|without|all (day|night)|because|floor|tarmac|airport|since) :: 2
          (stranded|locked out) :: 1
          (sleep|sleeping|slept) (in|on|at) (the|a|this) (airport|floor|park|bench|station|car|chairs) :: 2
          (the|very) least (you|they) (could|can) (do|have) :: 2 any
          (would have (been nice|helped|been helpful|been good to)|would be nice (if|to) (get|you|someone|have|if|actually|know|be)|how about you|how about (actually|some|fixing|answering)|is that too hard|too hard to ask) :: 2 any
          (could|can) not (have gotten|get|have been|be) (any)? (worse|slower|harder) :: 2 any
          (how does (that|this|it) help|never (experienced|seen|known|had) anything (like|so|as)|only for it not to|only (to|for it to) (fail|break|stop|crash|freeze)|stone age|out of touch|still no wiser|(have|need) to work on your|torture|miserable|killing me|inconvenienced|inconvenience|not logical|makes my blood|beggars belief|does not do (me)? any good|what good is|fat lot of good|out of luck|get it together|step up|up your game|pull your finger|finger out|priceless|gross|hopeless) :: 2 any
          (please)? fix (this|it|your|the) (now|immediately|as soon as|already|shit|app|website|system|mess|crap|damn|please ;) :: 1
          (refuse|refuses|refused|refusing) to (work|open|load|let|start|connect|help|refund|accept|give|do|send|honor|honour|deliver|pay|answer|listen|take|replace|cancel|speak|talk|exchange|issue) :: 2
          (given|gave|giving) (our|my) (seat|seats|room|table|slot|order|place|booking) (away|to) :: 2
          (thanks|thank you) (guys|all)? for the <dur> :: 2
          (thanks|thank you) to (your|you) _3 (i|we|my|our) :: 2
          (so|very|too|really|this|that) (hard|difficult) to (talk|speak|reach|get|contact|find|cancel|use|log|return|navigate|understand) :: 2
          why (does|do|did|is|would) (it|you|they|this) (cost|charge|take so|take this) :: 2
          (fail|epicfail|notfair|fedup|frustrated|annoyed|badservice|stuck|stranded|delayed|wasteoftime|joke|ridiculous|smh|ugh|help) $ :: 1 maybe
          (epicfail|fail|notfair|fedup|frustrated|annoyed|wasteoftime|ridiculous) :: 1
          (one (person|agent|employee)|everyone|each (person|agent)) (says|said|told|tells) _4 (another|different|one thing) :: 2
          (😡|😠|🤬|😤|😒|🙄|😫|😩|😖|😣|🤦|👎|🖕|🤯|😑) :: 2
          :/ :: 1
          (😭|😢|😞|😔|☹|🙁|😟|😕) :: 1 maybe
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          wait a (minute|second|min|sec|moment)
          oh great (thanks|thank you|news|to hear|i (am (so|very|really)? (happy|glad|pleased)|will)|_6 (helpful|happy to|glad))
          ^ (and|so|hi|ok)? how about you $
          how many (hours|days|weeks|minutes) (will|does|do|would) (it|this|that|the|a|they) _9 take
          (sorry|apologize|apologies) (for|about) (the|any|my|all|this|all the)? inconvenience
          embarrassing but i
          not (really|very|so|too|that) good (with|at)
          would be nice to have something
          (i|she|he) (am|is) (so|just|such|really|being)? (an|a)? (stupid|silly|embarrassing|useless|hopeless|idiot)
          (husband|wife|mum|mom|dad|son|daughter|mother|father|he|she|sister|brother) (keeps|kept)
          keep* getting as far
          (it|which) just kept saying
          sat in my (emails|messages|account|car)
          <number> gr
          (husband|wife|mum|mom|nan|he|she) (was|is|has been) waiting
          ^ (well)? this is embarrassing
          (she|he|they) did (all|every)
          (she|he) (has)? asked
          nobody can say
          (do|did) not even know (what|how|if|who)
          (was|were) meant to be (for|our|my|a)
          took out <number>
          (shambles|joke|disgrace|farce) of a
          thanks for nothing
          without telling (anyone|anybody|us) !(i|the)
          (i|we) will fail
          been a crazy (day|week|month|year)
          """);

  /// After honest thanks, a mild word such as "still" complains of nothing.
  private static final Phrases THANKS =
      Phrases.of(
          """
          (thanks|thank you) (so much|for (the|your) (quick|prompt|fast)? (response|responding|reply|help|update|info|information|support)|for (responding|replying|helping|asking|getting back)|again $|guys $|$)
          (appreciate (it|that|your|the)|grateful)
          """);

  private static final Set<String> UPSET = Set.of("frustration", "unheard", "escalation-repeat");
  private static final Set<String> LONE = Set.of("seriously", "really");
  private static final Set<String> KEEPS = Set.of("keep", "keeps", "kept", "keeping");
  private static final Set<String> FINE =
      Set.of(
          "everything",
          "something",
          "nothing",
          "anything",
          "going",
          "improving",
          "smiling",
          "thinking",
          "worrying",
          "picturing",
          "wondering",
          "dreaming",
          "hoping",
          "paying",
          "imagining",
          "looking",
          "crying",
          "coming",
          "working",
          "checking",
          "posting",
          "warm",
          "living");

  @Override
  public List<Finding> detect(Moment moment) {
    var found = new ArrayList<>(SAYS.in(moment.now()));
    List<Word> words = moment.now().words();
    for (int i = 1; i < words.size(); i++) {
      Word word = words.get(i);
      Word before = words.get(i - 1);
      if (KEEPS.contains(before.norm())
          && word.norm().endsWith("ing")
          && before.sentence() == word.sentence()
          && !FINE.contains(word.norm())) {
        found.add(new Match(moment.now(), i - 1, i + 1, "2"));
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).kind() == Word.Kind.TAG
          && Trouble.isBad(words.get(i).span().of(moment.now().text()))) {
        found.add(new Match(moment.now(), i, i + 1, "2 any"));
      }
    }
    for (Sentence sentence : moment.now().sentences()) {
      if (sentence.words() == 1
          && sentence.ending() == Sentence.Ending.QUESTION
          && LONE.contains(words.get(sentence.from()).norm())) {
        found.add(new Match(moment.now(), sentence.from(), sentence.to(), "2"));
      }
    }
    List<Match> meant = Felt.meant(moment, found, OTHERWISE);
    if (!THANKS.in(moment.now()).isEmpty()) {
      meant = meant.stream().filter(it -> !it.tag().startsWith("1")).toList();
    }
    List<Finding> felt = Felt.finding(moment, meant);
    if (!felt.isEmpty() && felt.getFirst().confidence().counts()) {
      return felt;
    }
    List<Finding> trouble = Felt.finding(moment, Trouble.in(moment));
    if (!trouble.isEmpty()) {
      return trouble;
    }
    List<Finding> onwards = Felt.finding(moment, PressesOn.in(moment, UPSET));
    return onwards.isEmpty() ? felt : onwards;
  }
}
