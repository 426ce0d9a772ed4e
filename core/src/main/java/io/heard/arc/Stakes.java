package io.heard.arc;

import io.heard.conversation.Span;
import io.heard.signal.Evidence;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds what is at stake: the complaint or wish, and the words that say what it endangers. The
/// core is found only by constructions that name a consequence; where none stands there is no core.
final class Stakes {
  /// Cores are looked for in this many of the customers' first turns: who is served tells early
  /// what it means to them, and the cost of a turn stays bounded.
  private static final int MOST_TURNS = 40;

  /// Consequences by kind. A tag is a kind and how surely the words name a consequence: 3 names the
  /// harm itself, 2 what is in danger.
  private static final Phrases CORES =
      Phrases.of(
          """
          spend = waste|wasted|wasting|waisted|spent|spending|spend|spends
          span = hour|hours|hrs|hr|minutes|mins|day|days|week|weeks|month|months|afternoon|morning|evening|weekend|lunch|life
          mine = my|our|the|a|an|his|her|their
          some = a|an|the|my|our|his|her|half|all|whole|entire|over|about|almost|nearly|more|than|another|good|at least
          tied = flight|flights|plane|connection|connecting flight|train|bus|ferry|coach|tube|game|match|show|concert|gig|party|launch|event|start|festival|season|final|holiday|vacation|trip|cruise|honeymoon|deadline|kick off
          job = work|meeting|meetings|interview|shift|shifts|conference|presentation|class|classes|exam|exams|lecture|course|job|client meeting|appointment with a client
          kinfolk = <kin>|sons|daughters|grandson|granddaughter|grandchildren|grandkids|niece|nephew|toddler|newborn|twins|grandad|granny|nana|in laws|fiance|fiancé|fiancée|mama|papa|girls|boys
          event = birthday|wedding|funeral|christening|anniversary|graduation|baptism|prom|engagement|baby shower|first birthday|memorial|wake
          own = my|our|his|her|my own|the
          # time that was lost
          <spend> <some>? <some>? <some>? (<number>|<span>) _2 (of my (life|time|day)|on (the)? (phone|hold|line)|on a platform|in a queue|in (a)? line|waiting|trying|sat|sitting) :: TIME3
          <spend> <some>? <some>? <some>? <number>? (<span>) of (my|our) :: TIME3
          <spend> <some>? <some>? (<number>|half an|a|an|whole|entire|two) (<span>) :: TIME2
          (<number>|<span>) i (have)? (now|just|already)? (wasted|lost) :: TIME3
          (waste|wasting|wasted) (of)? (my|our) (time|day|morning|afternoon|evening|weekend|life) :: TIME3
          (do not|can not) have (the)? (time|all day|hours|ages) (for|to) :: TIME2
          (that|this|it) took (me)? (too long|hours|ages|forever|days|weeks) :: TIME2
          (can not|could not) (handle|take|afford|do) <number> more :: TIME2
          (waste|wasted) (of)? (a|an|my|our|the)? (complete|total|entire|whole|perfectly good|good)? (day|sunday|saturday|friday|evening|afternoon|morning|weekend|trip|journey|lunch break) :: TIME3
          (waste) of (a|an|my|our|everyones|people|peoples) _1 (day|sunday|saturday|time|evening|afternoon|morning|weekend|trip|journey) :: TIME3
          (ruin|ruins|ruined|ruining|spoil|spoiled|spoilt|wreck|wrecked|messing up|messed up|messes up|lost|losing|lose|cost us|cost me) (a|my|our|the|his|her|their|us|me)? (whole|entire|first|last|one|two|half a|half the|precious)? _1 (day|days|night|vacation|holiday|holidays|honeymoon|trip|weekend|evening|christmas|thanksgiving|plans|wedding|birthday|party|anniversary) :: TIME3
          (lost|losing|missed|missing|lose|miss) (a|the|one|two|<number>|half a|an entire|a whole|our|my) (first|whole|entire|extra)? (day|days|night|nights|hours) (of|at|from|in|on|with) :: TIME3
          (i|we|she|he) (have|has|had|have got) (a|our|my|the|some)? _1 (dinner|lunch|restaurant|hotel|theatre|theater)? (reservations|reservation|booking|tickets|plans|guests|visitors|people coming|family coming|friends coming|a flight|flight|plane to catch|train to catch|connection) (in|at|tonight|today|tomorrow|this|on|over|coming|to make|to catch|for (tonight|today|tomorrow|the|this)) :: TIME2
          (i|we|she|he|am|are|they) _1 (travel|travels|travelling|traveling|fly|flying|leave|leaving|depart|departing|moving|move|launch|launching|go live|going live|due) (out)? in (less than|under|about|only|just)? (a|an|<number>) _1 (day|days|hour|hours|hrs|minutes|min|mins|week) :: TIME2
          (only|just) (have|got|had) (<number>|a couple of|a few|one|two) (hours|hour|minutes|mins|min|days|day) (left|to|until|till|before) :: TIME2
          (i|we|am|are) (running|ran) out of time :: TIME2
          (never|not|will not|would not|going to|about to|trying to|did not) (going to)? make (my|our|the|it to my|it to the|it to our|his|her) (next|connecting|only|last)? <tied> :: TIME3
          (missed|misses|missing|miss|make|making) (my|our|his|her|their|the) (connex|connections|layover|appointment|appointments|surgery|graduation|reunion|rehearsal|ceremony|service|opening|kick off|kickoff|finale|premiere|release|raid|reservation|dinner|cruise ship|ship|boat) :: TIME3
          (extra|another|additional|unplanned|unwanted) (night|day) (in|at|away|here|of) :: TIME2
          (before|by|until|till|in time for) (christmas|thanksgiving|xmas|easter|eid|diwali|halloween|hanukkah|new year|new years|mothers day|fathers day|valentines day|black friday) :: TIME2
          (need|needed|want|wanted) (it|this|that|them|these|those|one) (for|by|before|in time for) (christmas|xmas|a|an|my|our|the|tomorrow|today|tonight|this|next|<weekday>|<number>) :: TIME2
          (waited|waiting|wait|stayed|staying|stay|sat|sitting|stuck) (in|home|at home|indoors|around|here|there|inside)? all (day|morning|afternoon|weekend|evening|night) :: TIME3
          (waited|waiting|stayed|staying|sat|sitting) (in|home|at home|indoors) (for|waiting|from|to|until|since|the whole|my whole|a whole) :: TIME3
          (cancelled|rearranged|postponed|changed|gave up|had to cancel) (my|our|all my|all our) (plans|day|weekend|holiday|trip|appointments|appointment) :: TIME3
          (lost|lose|losing|deleted|wiped|erased|deleting|wiping) (all|of|every one of|most of|everything|half)? (of)? (my|our|his|her) (photos|pictures|pics|music|songs|playlist|playlists|library|progress|data|contacts|files|saves|save|save file|saved game|messages|notes|account|work|memories|videos|stats|rank|streak|level|characters|documents) :: TIME3
          (my|our|all my) (photos|pictures|playlists|music|contacts|files|data|progress|saves|memories|messages|library|notes|documents) (are|is|have|has|was|were) (been|all|now)? (gone|lost|deleted|wiped|erased|disappeared|vanished|missing) :: TIME3
          (paper|essay|assignment|homework|project|report|thesis|dissertation|coursework|taxes|return) _2 due (today|tonight|tomorrow|in|on|at|by|this) :: TIME3
          (not|never|will not|could not) (get|getting|got) (back)? home (to|before|from|tonight|today|at|by|in time|until|till) :: TIME2
          (can not|could not|no way to|unable to|how do i|how am i supposed to|how are we supposed to|trying to|just want to|let me) get (back)? home :: TIME3
          (late|delayed|missed) (again)? (getting|picking up|to pick up|for picking up|collecting|to collect) (my|our|home) :: TIME3
          # what is missed
          (miss|missing|missed|misses) (<mine>|<mine> next|<mine> only|<mine> connecting|all the|half the|another) <tied> :: TIME3
          (will|going to|am|are|be|might|may|could|made me|make me|makes me|me to|us to) (probably|now|likely|also)? (miss|missing) <tied> :: TIME2
          (late|going to be late|be late|running late|delayed) for (<mine>)? <tied> :: TIME3
          (might|will|going to|could|may) miss <mine>? _2 <tied>? :: TIME2
          (comes|coming) out (in|on|this|next|tomorrow|today) :: TIME2
          (starts|begins|leaves|departs|kicks off|closes|expires|ends|runs out) (in (an|a|<number>) _1 <unit>|at <number>|tomorrow|today|tonight|on <weekday>|this) :: TIME2
          (i|we) (fly|leave|travel|depart|go|move|am flying|are flying|am leaving|are leaving|am travelling|are travelling|am moving|are moving|set off|go away) (out|home|back|in|away|off)? (tomorrow|today|tonight|this _1|on <weekday>|on the <number>|in <number> <unit>|at <number>) :: TIME2
          (need|needed|need it|have to have|must have) (it|this|them|that|the _1|my _1) (by|before|for|to arrive by|here by|back by|today|tomorrow|tonight) :: TIME2
          (past|outside|missed|miss) the (window|deadline|cut off|cutoff) :: MONEY2
          # money
          (do not|did not|will not|can not) have <money> :: MONEY3
          (do not|did not|can not) have (the|that|enough|any|that kind of|extra|spare) (money|cash|funds) :: MONEY3
          (can not|could not|can hardly|can barely|struggle to|unable to|hard to) afford !(to (miss|lose|wait|be|have)) :: MONEY3
          (out of pocket|lose money|losing money|lost money|losing out|money i do not have|dollars i do not have|dollars that i do not have) :: MONEY3
          (cost|costs|costing) (me|us) (<money>|<number>|a fortune|money|a lot|extra|more|hundreds|thousands|an extra|over|about|almost) :: MONEY3
          (tight|strict|limited|fixed|small) _1 budget :: MONEY3
          (on a|our|my) (fixed|low|small)? (budget|pension|income|fixed income) :: MONEY2
          (hard|impossible|difficult) to find (the)? money :: MONEY3
          money (does not|not) grow* on trees :: MONEY2
          (charged|charge|charging|pay|paying|incur|incurring|incurred|get|getting|got|hit with|owe|facing|face|avoid) (me|us)? (a|an|another|the|my|any|with a|more)? _1 (late|overdraft|cancellation|penalty|bank|roaming|overdue|interest|bounced) (fee|fees|charge|charges|penalty|interest) :: MONEY3
          (w out|without|with no|incur|avoid|pay) a (late|huge|big|change|extra|cancellation)? (fee|penalty|fine) :: MONEY2
          (be|get|getting|being|got|am) (over charged|overcharged|charged interest|charged twice|fined|charged extra|charged for it again) (on|for|again)? _4 :: MONEY2
          (waste|wasting|wasted|throw|throwing|threw|blew) (away)? _2 (money|cash|<money>|pounds|dollars|quid|fortune) :: MONEY3
          (have to|having to|had to|forced to|make me|made me|forcing me to|going to have to) (now|then|also)? (spend|pay|buy|book|rent) _3 (money|cash|<money>|extra|again|twice|more|another|new) :: MONEY2
          (forces|force|forcing|forced) (you|me|us|people) to _6 (spend|pay|buy) :: MONEY3
          what a waste (of)? _2 (money|ticket|upgrading|cash|<money>)? :: MONEY2
          (waste) of (my)? (money|cash|<money>) :: MONEY3
          (my|our|the) (rent|mortgage|savings|life savings|wages|salary|deposit|bills) (is|are|was|due|on|by|money|in there|comes out|bounced|will bounce)? :: MONEY2
          (for|pay|paying|cover|need for|make) (my|the|our)? (rent|mortgage|bills|groceries|food|heating|childcare) :: MONEY2
          (fine|penalty) (otherwise|if) :: MONEY3
          (doubles|goes up) on <weekday> :: MONEY2
          <money> fine :: MONEY2
          (bailiffs|bankrupt|bankruptcy|debt collector|debt collectors|credit score|credit rating|repossess*|evict*) :: MONEY3
          (money|cash|pounds|dollars|quid) (down the drain|wasted|gone|for nothing) :: MONEY3
          (lost|losing|lose|spent|spend|spending|wasted|paid|pay|paying|out|owed|owe|cost|costing|costs) (me|us)? (over|nearly|about|almost|around|like|at least|up to|another|an extra|extra|an additional)? (<money>|<number> (dollars|pounds|quid|euros|bucks|rupees|euro|usd)) (of|in|worth|more|extra|because|due to|on a (hotel|cab|taxi|new)|on (hotels|hotel|another|taxis|taxi|cabs)|to get (a|an|another|to|home)|out of (my|our)|for (a|another) (hotel|taxi|cab|room|replacement|new)|down|and (got|get|it|still|can|now|for)|for (nothing|something that|this (crap|rubbish|garbage|nonsense)|it to|no)) :: MONEY3
          (lost|losing|lose|out) (over|nearly|about|almost|around)? <money> :: MONEY2
          (very|so|too|extra|damn|bloody) (pricey|costly|expensive) (mistake|error|lesson|for (me|us)|to (replace|rebook|fix)|for nothing) :: MONEY2
          (added|extra|additional|unexpected|unnecessary|unplanned) (expense|expenses|cost|costs) :: MONEY2
          (our|my) (own) (expense|cost|pocket|dime|money) :: MONEY2
          (on|at|out of) (my|our) own (expense|cost|pocket|dime|money) :: MONEY3
          (i|we|am|are|have|having) (pay|paying|paid) (good money|full price|a premium|through the nose|so much|too much|that much|this much|all this money|all that money|top dollar) (for|to|and|every|each|a) :: MONEY2
          (i|we) (pay|paid|am paying|are paying|have been paying|have paid|was paying|keep paying) _2 for (a|an|the|this|my|something|services|service|internet|it|what)? _6 (and (i|we|it|you|get|still|can) (do not|does not|can not|am not|is not|get|nothing|have not|never|is|getting)|but (i|we|it|you) (do not|does not|can not|am not|is not|never|have not)|(i|we|that i|that we) (do not|can not|am not|never) (get|getting|have|use|using|receive|receiving|watch|even)) :: MONEY3
          (pay|paying|paid) <money> (a|per|every|each) (month|year|week|mo|yr) :: MONEY2
          (paid|pay|paying) _2 for nothing :: MONEY3
          (waste|wasting|wasted) (of|my|our) (money|cash|ticket|upgrade|subscription|data) :: MONEY3
          (i|we|me|my account|our account|am|was|going) _2 (overdrawn|into overdraft|bounced|direct debit bounced|in debt|into debt|in the red|can not pay|could not pay) :: MONEY3
          (until|till|before) (i|we) (get|am|are) paid :: MONEY2
          (fired|sacked|laid off|made redundant|lost my job|out of work|unemployed) :: WORK2
          (eating|eats|eat|using|uses|used|drains|draining|burning|burned|took|taken|takes) (up|through)? (all)? (of)? my (data|allowance|credit|minutes|balance|airtime) :: MONEY3
          (need|needed) (my|the|that|this|our) (money|refund|cash|deposit) _1 (for|to|by|before|now|today|urgently|as soon) :: MONEY2
          (stealing|stole|steal|robbing|robbed|rob|took|taken|taking) (my|our|peoples|from my|money from|us of|me of) _1 (money|cash|savings|account|wages|pension) :: MONEY2
          (had to|i have to|we have to|having to|made me|ended up|forced to) (get|take|call|order|pay for|book|buy|hire|rent|pay|booking|buying|paying for|renting|taking) (a|an|another|my own|for a|for an|for another) _1 (taxi|cab|uber|lyft|hotel|ticket|tickets|flight|room|phone|replacement|car|new one|one) :: MONEY3
          (had to|have to|having to|made me|ended up|forced to) (walk|walking) :: TIME3
          # work
          (only|main) _2 (form|way|means|mode) of (transport|getting|travel) _1 (for|to) (work|college|school|uni) :: WORK3
          (need|use|need it|using|want|rely on) (it|this|that|them|my _1|the _1)? (for|at) (my)? (work|job|business|school|university|uni|college) :: WORK3
          (late|be late|was late|going to be late|running late) (for|to) (<mine>)? <job> :: WORK3
          (miss|missing|missed) (<mine>)? (whole|important|full|another)? (day of|days of|day at|days at)? (important|big)? <job> :: WORK3
          (day|days|time|morning|afternoon|week|hours) off (from)? work :: WORK2
          (took|take|taken|taking|book|booked|lost|lose|had) (a|the|another|two|half a|my|<number>)? (whole|full|unpaid|annual)? (day|days|morning|afternoon|time) off (work)? :: WORK2
          (get|gets|got|getting) (me|him|her|us|them)? to (my|his|her)? <job> :: WORK2
          (my|our|his|her) (boss|manager at work|clients|client|customers|investors|ceo|employer|staff) (is|are|was|will|would|has|have|wants|want|expects|needs|thinks|keeps|keep|can|asked|is going|does) :: WORK2
          (my|the) whole (business|company|shop|office|team|department) (is|are|depends|has|was|can) :: WORK3
          (run|running) (a|my|our) _2 business :: WORK2
          (my|our) (business|livelihood|company|shop|restaurant|cafe|practice) (is|depends|relies|has|stopped|stands|can not|will|would|was|at stake|going under|is gone) :: WORK2
          (lose|losing|lost|cost me) (my|our|his|her) (job|contract|client|clients|customers|bonus|living) :: WORK3
          (i|we) (am|are) losing (business|customers|clients|sales|trade|work) :: WORK3
          (job|work) interview :: WORK2
          i (can not|could not) (work|do my job|get to work|open|trade|do any work) :: WORK3
          (got|have|had|having) (a|an|my)? _1 (interview|deadline|presentation|exam|dissertation|thesis|assignment|meeting|pitch|audit|shift) (at|in|on|today|tomorrow|due|this|due in|this morning|tonight) :: WORK2
          (my|our) (dissertation|thesis|coursework|assignment|exam|exams|degree|finals) :: WORK2
          (months|weeks|days|hours|years) of (my)? (work|research|writing) :: WORK2
          (i|we) work from home :: WORK2
          (things|stuff|clothes|clothing|equipment|gear|tools|laptop|files|documents|uniform|suit|instruments) _3 (need|needed) (in|for|to do)? _2 (job|work|meeting|interview|conference|wedding|funeral) :: WORK3
          (need|need it|needed|use|have|require) _3 for (my|our|his|her) (job|work|business|clients|customers|students|patients|class|classes|studies|homework|college|exam|interview) :: WORK3
          (how|what) am i (supposed|meant|going) to (work|do my job|run my|get to work|teach|earn|eat|feed) :: WORK3
          (stops|stopping|stopped|keeps|keeping|prevents|preventing|kept) (me|us) from (working|doing (my|our) (job|work)|earning|trading|opening|seeing|getting to (work|class)) :: WORK3
          (trying|have|need) to (work !(out|on|with|it|in|for|around|through|before|hard|and)|get (my)? (work|homework|assignment|assignments|project|job) done|finish (my|a|an) (paper|project|assignment|essay|report|job)|run a business|make a living|earn a living) (from home|here|today|on)? :: WORK2
          (late|early) (for|to) (work|school|class|college|uni|my shift|the office|court) :: WORK3
          (miss|missing|missed) (my|a|an|the|his|her|another|important|days of|day of|full day of|a day of|two days of|half a day of)? (first|important|big|whole)? (appointment|appointments|conference|work|school|class|classes|meeting|meetings|exam|interview|shift|deadline|presentation|court date) :: WORK3
          (only|rely on|depend on|relying on|depending on|need) (my|this|the) (phone|internet|wifi|laptop|computer|car|line|email|service|connection|broadband) (for|to (work|get|call|do|make|earn|contact|reach)) :: WORK3
          (need|want) (it|this|that|them|my _1) (working|fixed|sorted|back|resolved|on|up) (for|by|before|in time) :: TIME3
          # family
          (my|our|his|her) <kinfolk> _1 <event> :: FAMILY3
          (wedding|funeral|christening|graduation|anniversary|birthday|honeymoon|memorial service) (is|are|was|starts) _1 (tomorrow|today|tonight|on|this|next|in|saturday|sunday|friday) :: FAMILY3
          (for|it is|miss|missing|missed|ruined|before|to) (my|our|his|her) _2 <event> :: FAMILY2
          (my|our) (late) (husband|wife|mother|father|mum|mom|dad|son|daughter|brother|sister|nan|gran) :: FAMILY2
          (my|our) <kinfolk> (has|is|was|had|just)? (just)? (died|passed|passed away|dying|had a stroke|had a fall|had an accident|in hospital|in the hospital|is ill|in a hospice|has cancer|has dementia) :: FAMILY3
          (she|he) (died|passed away|passed) (on|in|last|this|two|three|a) :: FAMILY2
          (my|our|his|her) (own)? <kinfolk> (ashes|headstone|grave) :: FAMILY3
          (alone|by (himself|herself|myself)|without (his|her|my|our)) _3 (family|kids|children|wife|husband|fiance|fiancé|parents) :: FAMILY3
          (present|gift|surprise) for (my|our|his|her) <kinfolk> :: FAMILY2
          (it|this|that) (is|was) (for|a present for|a gift for) (my|our) <kinfolk> :: FAMILY2
          (my|our) (kids|children|daughter|son|baby|toddler|girls|boys|little girl|little boy) (is|are|was|were|keeps|will|has|have|cried|can not|could not|crying|waiting|screaming|upset) :: FAMILY2
          (to see|visit|visiting|reach|contact|look after|be with|get to|call|get home to) my (own)? _1 <kinfolk> :: FAMILY2
          (not|unable to|can not|could not|never) _2 (be|get|see|say goodbye|make it|get home) (to|with|home to)? (my|our|his|her) (own)? <kinfolk> :: FAMILY3
          (separated|split up|apart|away) from (my|our|his|her) (own)? <kinfolk> :: FAMILY3
          (<number>|a) (year|yr|month|week|day) old (son|daughter|child|kid|baby|girl|boy|grandson|granddaughter|twins|toddler|mother|mom|mum|father|dad|grandmother) (is|was|sat|sitting|sits|had|has|crying|alone|stuck|screaming|without|who|stuck|rows|from us|by (herself|himself)) :: FAMILY2
          (have|has|got|stuck with|stranded with|alone with|without) (a|an|my|our|two|three|<number>) (small|young|little|sick|tired|hungry|screaming|crying|new)? (baby|newborn|infant|toddler|toddlers|kids|children|babies|little ones|infants) :: FAMILY2
          (christmas|xmas|birthday|wedding|anniversary|graduation|mothers day|fathers day|valentines) (present|gift|presents|gifts|surprise|cake|dress|outfit) :: FAMILY2
          (only|last) (photo|photos|picture|pictures|video|videos|voicemail|recording|thing) _3 (of|from|my|with) (my|our|him|her|his|hers|i have) :: FAMILY3
          (my|our|his|her) (grandmothers|grandfathers|mothers|fathers|moms|dads|mums|nans|grans|sons|daughters|sisters|brothers|wifes|husbands|friends|best friends) (wedding|funeral|birthday|graduation|christening|memorial|ashes|surgery|operation) :: FAMILY3
          # health
          (my|his|her|our|the|daily|life saving) (medication|medicine|meds|insulin|inhaler|epipen|tablets|pills|prescription|chemo|dialysis|biopsy|scan results|blood pressure) (is|are|was|run|runs|ran|need|needs|can|will|today|tomorrow|result|results)? :: HEALTH2
          (i|she|he|we|son|daughter|wife|husband|mum|mom|dad|mother|father|kid|baby|who) (am|is|are|has|have|suffer|suffers) _3 (asthma|asthmatic|diabetic|diabetes|epilepsy|epileptic|pregnant|cancer|anxiety|depression|allergy|allergic|anaphylactic|arthritis|dementia|migraine|autistic|blind|deaf|wheelchair) :: HEALTH3
          (in|a lot of|so much|constant|severe) (pain|agony) :: HEALTH2
          (food poisoning|allergic reaction|chest pain|panic attack|panic attacks|my health|miscarriage|heart attack) :: HEALTH3
          (makes|made|making) (me|us|him|her|my _1) (sick|ill|unwell) (from|after|with|again)? :: HEALTH2
          (after|before|for|had|having|have|has|recovering from) (my|an|a|his|her|our) _1 (surgery|operation|chemo|chemotherapy|transplant) :: HEALTH3
          it is for (epilepsy|diabetes|my heart|her heart|his heart|asthma|blood pressure) :: HEALTH3
          (he|she|i|who|they|baby|kid|son|daughter|mother|mom|mum|father|dad|wife|husband|grandmother) (is|am|are|was)? (a)? (diabetic|epileptic|asthmatic|pregnant|on oxygen|on dialysis|in a wheelchair|in the hospital|in hospital|sick|very ill|terminally ill|severely allergic|vomiting|in labour|in labor|immunocompromised) :: HEALTH3
          (<number>) (months|weeks) pregnant :: HEALTH3
          (am|is|are) _1 disabled :: HEALTH3
          (need|needs|take|takes|without|out of|no|low on|left without) (my|his|her|our|the|any|little)? (medication|meds|medicine|insulin|inhaler|epipen|oxygen|tablets|pills|prescription|chemo|dialysis) :: HEALTH3
          (medication|meds|medicine|insulin|inhaler|epipen|prescription|hearing aid|hearing aids|glasses|dentures|breast milk|formula) (is|are|was|were) (in|inside|stuck|on|gone|lost|missing) :: HEALTH3
          # safety
          (not|never|do not|did not|does not) feel (very|at all)? safe :: SAFETY3
          (is|was|are|feels|feel|felt|very|so) (unsafe|dangerous|a danger to|a fire hazard|not safe) :: SAFETY3
          (could|might|nearly|almost) (have)? (been|be|got|get)? (killed|kill|seriously hurt|injured|die|died|crashed|electrocuted|robbed|attacked|run over) (me|us|him|her|somebody|someone)? :: SAFETY3
          (someone|somebody|people|anyone) (is|are|will|could|might) (going to)? (get|be)? (hurt|killed|injured|die) :: SAFETY3
          (driving|drove|started driving|pulled) (off|away) (before|while|with) :: SAFETY2
          (next to|near|by|through|into) the (electrics|electric|wiring|fuse box|fusebox|sockets) :: SAFETY3
          (on the|the) hard shoulder :: SAFETY3
          (smell|smells|smelling|smelt|leak|leaking) (of|like|the)? (gas|burning|smoke) :: SAFETY3
          (stranded|stuck|alone|left|standing|stood) _3 (at night|in the dark|on her own|on his own|on my own|in the middle of nowhere|on the motorway|by the road|on the highway|with a baby|with kids|with children) :: SAFETY3
          (brakes|airbag|airbags|carbon monoxide|smoke alarm|on fire|caught fire|sparks|sparking|no heating) :: SAFETY2
          (stolen|used) my identity :: SAFETY2
          identity theft :: SAFETY3
          (leave|left|leaves|leaving|get|got|be|end up|been|being|am|are|was|were) (me|us|my _1|people|passengers|her|him|them|your customers)? stranded :: SAFETY3
          stranded (in|at|on|here|without|for|overnight|by) :: SAFETY3
          (sleep|sleeping|slept|spend the night|spent the night|overnight) (on|in|at) (the|a) (airport|floor|station|terminal|street|car|bench|benches|cold) :: SAFETY3
          (hacked|hackers|hacker|scammed|scammers|phished|fraudster|fraudsters) _2 (into|have|has|got|took|emptied|used|with) (my|our|her|his|the)? _1 (account|card|details|money|identity|bank|data|address)? :: SAFETY3
          (no|without) (heat|heating|hot water|running water|electricity|power) (in|at|since|for) (my|our|the|<number>|a) (house|home|flat|apartment|building|whole|last|days|night|week|bathroom)? :: SAFETY2
          (driver|driving|he|she|guy|cab|bus) (was|is|were|kept|on|while|ran|running|drove|driving|nearly|almost) _2 (texting|speeding|drunk|drinking|reckless|recklessly|dangerously|on his phone|on her phone|on the phone|a red light|red lights|asleep|falling asleep|crashed|hit me|hit us|swerving|too fast|erratic|erratically) :: SAFETY3
          (someone|somebody|they|person|stranger|somebody else|someone else|people) (is|are|has|have|been|was|just|keeps) _1 (using|used|accessing|accessed|logged into|logging into|ordering|ordered|stole|stolen|charging|bought|got into) (with|from|on|in to|into)? my (account|card|name|details|identity|money|bank|email|paypal) :: SAFETY3
          (standing|stood|waiting|sat|sitting|stuck|left|leaving) _3 (in the (cold|rain|snow|heat|freezing cold|dark|middle of the road)|freezing|outside at night|at (midnight|2am|1am|3am)) :: SAFETY3
          (felt|feel|feeling|am|was|is|are) _1 (scared|terrified|threatened|frightened|in danger|at risk|vulnerable) (for|of|to|by|that|when|in|because)? :: SAFETY2
          # standing
          (i|we|me|am|was|were|feel|felt|so|very|really|absolutely|been|quite|left) (embarrassed|humiliated|mortified) :: STANDING3
          (embarrassing|humiliating) for (me|us|my|our) :: STANDING3
          (embarrassed|humiliated|shamed) (me|us) :: STANDING3
          (look|looks|looked|looking) (bad|stupid|foolish|unprofessional|incompetent|like an idiot|like a fool|like idiots|silly|ridiculous) (in front of|to|with|at|before)? :: STANDING2
          in front of (my|our|the|all my|everyone|everybody|a whole|a) (whole)? (boss|clients|client|customers|colleagues|family|friends|guests|queue|class|team|everyone|board|people|shop|room)? :: STANDING3
          (my|our) (reputation|good name|credibility|name on it|name on the) :: STANDING3
          (laughing stock|laughed at) :: STANDING3
          (let|letting|letting down) (my|our) (customers|clients|team|guests|family) down :: STANDING2
          i (promised|had promised|told) (my|our|a|the) (boss|client|clients|customers|team|friend|board|wife|husband|daughter|son|kids) :: STANDING2
          (yelled|shouted|screamed|swore|cursed|laughed|sworn|spat|sneered) at (me|us|my _1) :: STANDING3
          (disrespected|humiliating|degrading|belittled|mocked|talked down to|spoken to like|made to feel (small|stupid|like a)|(made|makes) (me|us) feel (small|stupid|like an|like a (fool|criminal|thief|idiot|child|liar|burden|second))) :: STANDING3
          # fairness
          (deserve|deserves) (fair|better|to be treated|equal|the same|respect) :: FAIRNESS2
          (not|never) (as)? (privileged|treated (fairly|the same|equally)) :: FAIRNESS3
          (unfair|not fair|discrimination|discriminated|discriminating|discriminate|double standards|racist|racism) (to|against|that|on)? :: FAIRNESS2
          (why should (i|we)|i should not have to|do not see why i should) (have to)? (pay|suffer|lose|be punished) :: FAIRNESS2
          (have to|having to|had to) pay for (your|an employees|somebody else|someone else|their|a company) _2 (mistake|error|miscue|fault|incompetence)? :: FAIRNESS2
          (new customers|everyone else|other customers|others|other people|everybody else) (get|gets|pay|got|have|do) :: FAIRNESS2
          (treated|treat me|treat us) (like) (a|an)? _1 (criminal|thief|liar|second class|dirt|rubbish|idiot|child|nothing|garbage|trash) :: FAIRNESS2
          """);

  /// Words that report a thing that is not as it should be.
  private static final Phrases TROUBLES =
      Phrases.of(
          """
          (can not|could not|will not|would not|does not|do not|did not|is not|are not|was not|were not|has not|have not|had not|never|nobody|nothing|unable|not able) _2
          (broken|broke|wrong|error|errors|issue|issues|problem|problems|trouble|delayed|delay|late|cancelled|missing|lost|charged|overcharged|stopped|stops|failed|fails|failing|crash|crashed|crashes|crashing|down|faulty|damaged|stuck|frozen|freezing|slow|slower|disconnecting|dropped|dropping|leak|leaking|declined|refused|rejected|denied|denying|closed|gone|hacked|locked|blocked|waiting|waited|disappeared|ruined|stolen|empty|dirty|rude|unacceptable|refund|complaint|disconnected|force|forced|again|worse|instead of|gone up|useless|unusable)
          (keep|keeps|kept) _
          (trying|tried|want|wanted|need|would like|looking|hoping|calling|writing|ringing|here|asking) (to|for|about|a|my|the)
          why (is|are|do|does|did|was|were|can|am|have|has)
          """);

  private static final Phrases COURTESY =
      Phrases.of(
          """
          (how are you|i am (ok|fine|good|well|not bad)|not bad|not so good|could be worse|it is fine|i am all right|doing well)
          (got|have) (maybe|about|only)? _1 <number> (minutes|minute|mins) $
          (is this|am i speaking|this is) _3 $
          """);

  /// A shorter sentence greets or exclaims.
  private static final int LEAST_WORDS = 3;

  /// Words that name the harm itself.
  private static final int STRONGEST = 3;

  private Stakes() {}

  static Stake of(Talk talk) {
    List<Integer> turns = talk.read().stream().filter(talk::isCustomer).limit(MOST_TURNS).toList();
    Evidence.Quote surface = surface(talk, turns);
    Core core = core(talk, turns);
    return core == null
        ? new Stake(surface, null, null)
        : new Stake(surface, new Evidence.Quote(core.turn(), core.span()), core.kind());
  }

  private record Core(int turn, Span span, Stake.Kind kind, int strength) {}

  /// The strongest of all consequences, and of equals the first.
  private static @Nullable Core core(Talk talk, List<Integer> turns) {
    Core best = null;
    for (int turn : turns) {
      for (Match match : CORES.in(talk.utterance(turn))) {
        int strength = match.tag().charAt(match.tag().length() - 1) - '0';
        if (match.isQuoted() || match.isNegated() || best != null && best.strength() >= strength) {
          continue;
        }
        Stake.Kind kind = Stake.Kind.valueOf(match.tag().substring(0, match.tag().length() - 1));
        best = new Core(turn, clause(match), kind, strength);
        if (strength == STRONGEST) {
          return best;
        }
      }
    }
    return best;
  }

  /// The clause around a match, from the clause's first word to its last.
  private static Span clause(Match match) {
    Utterance in = match.in();
    List<Word> words = in.words();
    Sentence sentence = match.sentence();
    int from = match.from();
    while (from > sentence.from() && words.get(from - 1).clause() == words.get(from).clause()) {
      from--;
    }
    int to = match.to();
    while (to < sentence.to() && words.get(to).clause() == words.get(to - 1).clause()) {
      to++;
    }
    return in.span(from, to);
  }

  /// The first complaint, question or request of the first turn that says anything; where it holds
  /// none, its first sentence.
  private static Evidence.@Nullable Quote surface(Talk talk, List<Integer> turns) {
    for (int turn : turns) {
      Utterance in = talk.utterance(turn);
      List<Match> courtesies = COURTESY.in(in);
      List<Match> telling = TROUBLES.in(in);
      Evidence.Quote first = null;
      for (Sentence sentence : in.sentences()) {
        if (sentence.words() < LEAST_WORDS
            || courtesies.stream().anyMatch(match -> in(match, sentence))) {
          continue;
        }
        var quote = new Evidence.Quote(turn, sentence.span());
        if (telling.stream().anyMatch(match -> in(match, sentence))
            || sentence.ending() == Sentence.Ending.QUESTION) {
          return quote;
        }
        first = first == null ? quote : first;
      }
      if (first != null) {
        return first;
      }
    }
    return null;
  }

  private static boolean in(Match match, Sentence sentence) {
    return match.from() >= sentence.from() && match.to() <= sentence.to();
  }
}
