package io.heard.detectors.feeling;

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

/// Hears doubt about a claim, a promise or the company's motives.
@AutoService(Detector.class)
@About(code = "distrust", kind = Kind.FEELING, title = "Distrust", listensTo = Listens.CUSTOMER)
public final class Distrust implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (do|does|did|can|could|will|would|am|not|never|hardly) not (really|quite|fully|honestly|even|exactly|for a (second|minute)|particularly|know if i|think i|know that i)? (believe (you|a word|them|anything (you|they)|your|any of|that (you|for|it|this|they|will|the|;)|it (will|is|for|until)|this (will|is|for|;)|promises|in)|trust (you|that|this|it|your|them|a|the|any|anyone|what|online|companies|sales|him|her)|buy (that|it|this)|buying (that|it|this)|convinced|have (much|any|a lot of|a great deal of) (faith|trust|confidence)|sound (right|true|honest|plausible)|seem (right|honest|true|legit|plausible)) :: 2 any
          (not|never|un|hardly|far from|remain|still not|yet to be) (really|quite|fully|so|entirely|totally|at all)? (convinced|persuaded|so sure about that|buying it|buying that|falling for|born yesterday|holding my breath) :: 2 any
          (hard|difficult|struggle|struggling|find it hard|harder|impossible) to (believe|trust|take (you|that) at) :: 2
          (how|why) (do|can|could|would|should|am|will) (i|we|you|anyone) (even|possibly|actually|really|still)? (know|be sure|trust|believe|be certain|be confident|supposed to (believe|trust|know)|verify|expected to (believe|trust)|rely) (that|you|it|this|if|your|what|anything|they|the|a word|is|we|i|any|for|on|;) :: 2 any
          (what|who) (guarantee|guarantees|assurance|proof|is to say|is to stop|stops|evidence|makes (you|this|it) (different|so sure)) (is|do|that|it|you|does|there|have|this|me) :: 2 any
          (is there|any|no|where is the|have you got|show me|got any|without|do you have|can i see|can i get) (a|any|some|the|hard|real|actual|concrete)? (guarantee|guarantees|proof|evidence) (that|it|this|of|in writing|you|;|for) :: 1 any
          (in writing|on paper|on the record|black and white) :: 1 maybe
          (get|have|want|need|put|see|like) (it|this|that|all of that|all this|all that|something|everything) in writing :: 2 any
          (skeptic*|sceptic*|suspicious|suspect|dubious|doubtful|distrust*|mistrust*|untrustworthy|cynical|wary|leery|fishy|shady|dodgy|sketchy|iffy|once bitten|twice shy) !(package|activity|email|transaction|charge|login) :: 2 own
          (doubt|doubting|doubts) (it|that|this|you|very much|your|they|whether|if|about|anything|the|i|any|about) :: 2
          (i|we) (have)? (my|our|some|serious)? (doubts|reservations) :: 2
          (a lie|lies|lied|lied to|lying to|liar|liars|stop lying|just lying|are lying|is lying|deceiv*|deceit*|dishonest*|mislead*|misled|misleading|deceptive|con artists|untrue|untruth*|fib|fibbing|disingenuous|insincere|two faced|bare faced) !(down|in|ahead) :: 2
          (empty|broken|false|hollow|more|fake|another|same|so many|your|just|no more|nothing but|constant) (promise|promises|assurances|guarantees|words) :: 2
          (promise*|said|told|swore|assured) (me|us|that|this|the same|it|you)? (last time|the last time|before|every time|previously|last (week|month|year)|the (other|last)|twice|<number> times|already|and (then|nothing|it never|never|still|nobody)|but (never|nothing|it never|nobody|still|then)) :: 2 maybe
          (you|they|he|she|who|agent|colleague|that is what you|it is what) (all|have|had|guys|also|already|just)? (said|told me|promised|say|swore|assured me|claimed|promise|told us) (that|this|the same|it|the same thing|exactly that|so)? (last time|before|the last time|last (week|month|year)|<number> (days|weeks|times|months) ago|twice|already|every time|each time|yesterday|previously|the same) :: 2
          (heard (that|this|it|that one|all (that|this)|those) (all)? (before|already|a (hundred|thousand|million)) !(until)|heard it all|same (promise|promises|story|line|thing) (last|again|as|before|every)|believe it when|when i see it|until i see|till i see|i will wait and see|seeing is believing|hold my breath|holding my breath|that will be the day|pigs (might|may|will|can)? fly|yes right|yes right|sure you (will|are|do|would)|oh sure|if you say so|so you say|so they say|so you claim|easy (to|for you to) say|we will see about that|i will see if|likely story|whatever you say|talk is cheap|words are cheap|tell me another|pull the other|my foot|fool me once|fool me twice) !(you next|you there) :: 2 any
          (is|are|sounds|seems|looks|be|feels|smells|seem|look|was|like) (this|that|it|you|they|like)? (really|even|all|actually|just|like|a bit|some kind of)? (a|an|some)? (scam|con|trick|trap|gimmick|ploy|fraud|legit|legitimate|genuine|for real|catch|ruse|bait and switch|racket|marketing|excuse|cover up|stunt|sales pitch|sales trick|sales tactic|pyramid scheme|ponzi|excuses|phishing) :: 2 any
          (too good to be true|(what|where) is the catch|there (is|must be|has to be|is always|will be|has got to be|is usually)? (always|be|usually)? (a|some) catch|the catch|hidden (fee|fees|cost|costs|charge|charges|extras|clause|conditions|agenda)|small print|fine print|strings attached|no strings|ulterior|sting in the tail|hidden in the) :: 2 any
          (rip (me|us|people|customers|you) off|ripping (me|us|people|customers) off|ripped off|rip off|scamm* (me|us|people|before)|been (scammed|burned|burnt|stung|conned|cheated|lied|ripped|let down|had|fooled|misled|promised|told that) (before|by|to|once|twice|in the past|last|that before|already)?|got (burned|burnt|stung|scammed|conned|ripped)|burned before|burnt before|stung before|taken for a ride|pull* a fast one|pulling the wool|trick* (me|us|people|customers)|lock (me|us) in|(trying|try|tries|want|wants) to (sell|upsell|con|trick|squeeze|milk|cheat|scam|fleece|get out of|wriggle out|avoid paying|keep my)) :: 2
          (you|they|company|companies|it|just|all|only|guys) (just|only|all|always|really)? (care|want|interested|about|after|want|wants|cares) (about|in|is|you want is|after|to get|to take|my|our)? (the|our|your|my|making|making more)? (money|profit|profits|sale|sales|commission|bonus|a sale|the sale|bottom line|sell|a commission|targets) :: 2 any
          (all about the money|money grab|cash grab|commission|do not care once|care once|has changed hands|once you have (my|our|the) money|once (i|we) (sign|pay|have paid|have signed)|after (i|we) (sign|pay)|get my money and|on commission|(paid|have) to say (that|it|this)|you would say that|you have to say|that is what (they|you) all say|(they|you) all say (that|the)|(every|all) (salesperson|sales (rep|guy|person|people|man)|company|companies|vendor|vendors|provider|supplier) (says|say|tells|tell|claims|promises|promise)) :: 2 any
          (supposedly|allegedly|so called|apparently|claim to|claims to|claimed to|you claim|you say you|purportedly) :: 1 maybe
          (supposedly|so called) :: 1
          (not|never|no longer|is not|was not|hardly|simply not|just not|absolutely not) (even|actually|remotely|strictly|entirely|at all)? (true|correct|accurate|the truth|honest|what (your|the) (website|site|app|advert|ad|email|agent|store|contract|terms|colleague) (said|says|told|states)|what (i|we) (was|were) (told|promised|sold)) :: 2 any
          (that|this|it|which) (is|was) (just|simply|absolutely|totally|completely|actually|clearly|obviously|blatantly|utter|a)? (false|untrue|wrong|bull|bullshit|bs|nonsense|a lie|lies|an excuse|not so|rubbish|bollocks) :: 2 maybe
          (your|the|ps|our) (own)? (website|site|app|store|email|advert|ad|agent|colleague|page|tracking|system|chat|letter|manager|policy|contract|terms|brochure|lady|rep|guy) (clearly|still|also|specifically|itself|even)? (says|said|states|stated|shows|showed|promised|advertises|told me|claims) (that|you|it|i|otherwise|different|something|the opposite|free|low|in stock|delivered|available|<number>|next|we|there|they|my) :: 1 any maybe
          (i can assure you|trust me) (they|it|that|this|i|there) (are|is|was|did|do|does|has|have|were|am) not :: 1 any
          (are you|you are|you) (quite|absolutely|really|totally|definitely|completely)? (sure|certain|positive|serious|telling the truth|being honest|being straight) $ :: 1 any
          are you (quite|absolutely|really|totally|definitely|completely) (sure|certain) :: 1 any
          (or|are you|you are|just|only|not) (just)? (saying (that|it|so)|telling me that|say (that|it)) (to|so|because|;) :: 1 any
          (is|was) (this|it|that) (real|legit|genuine|even real|for real) :: 1 any
          that is what (i was told|you said|they said|they told me|you told me|the last|he said|she said) :: 2 any
          (the)? last (one|person|agent|guy|lady|lad|colleague|rep|adviser|advisor|man|woman) (also)? (said|promised|told|swore|assured) :: 2
          (stopped|gave up|given up) (believing|trusting) :: 2
          (how|why) (can|should|could|do) (i|we) (take|rely|count|trust|believe) _3 (seriously|on|you|it|that|this|a word) :: 2 any
          (they|you|it|company) (will|would) (just|only|then|still|probably|never|always) (add|charge|put|raise|hike|find|say|happen|go up|sneak|change) :: 1 any maybe
          (you|they) (told|said|promised|assured|swore) (me|us)? (it|that|this) (it|was|would|is|had|has|were|will)? (was|be|been|fixed|sorted|gone|done|come) :: 2 maybe
          (what|who) else (is|are|have|has|did|do) (not|n|you|there|hiding|been) :: 1 any maybe
          (nobody|no one) _1 (offered|told|mentioned|explained) (me|us) that :: 1 any maybe
          (really|actually|genuinely|honestly) (going to|going to) (happen|work|help|fix|call|do|be|change|arrive|get|come|send|this time) :: 1 any
          (is|will|are|does) (it|this|that|you|they|someone|somebody|anyone) (really|actually|ever|genuinely) (going to|be|work|get|happen|do|call|come|send|fix|does|help|this time|as) :: 1 any
          (nothing (is going to|will|ever|is ever going to)|you will not|never going to|you will never) (ever|actually|just|really|even)? (happen|get (resolved|done|fixed|sorted)|change|be (done|resolved|fixed|sorted)|do anything|do (it|that|this)|call (me)?|contact|fix|help|come|call back|keep|honor|honour|reply|respond) :: 2 any
          (lost|lose|losing|no|little|zero|gained|restore|earn|breach of|broke|broken|destroyed|rebuild|shaken|have no|not much|betray*) (all|any|my|our|complete|much|back my|back|your|the)? (trust|faith|confidence) (in|that|with|left|is|has|anymore|any|;|and|at) :: 2 any
          trust (is|has) (gone|broken|been|lost|not|an issue) :: 2 any
          (if|when) you (really|actually|genuinely|truly) (care*|want* to help|meant|mean it|cared|value|valued) :: 2 any
          (what are you (hiding|not telling)|hiding something|not telling me|something to hide|keeping something|not the (full|whole) (story|truth)|straight answer|tell me the truth|the real reason|really the reason|funny how|strange how|how convenient|convenient that) :: 2 any
          (made that up|making (it|this|that|things|stuff) up|rigged|fabricated|bogus|cooked|fudged) (reviews|review|tracking|excuse|numbers|;|it|delivery|discount|offer|news|prices)? :: 2
          ~ (well|but|funny|except|yet|so why)? (it|this|that|mine|(the|your|my) _2) (still|clearly|definitely|plainly)? (says|shows|said|states|stated) _6 (not|no|low|available|delivered|that you|you|otherwise|something else|different) :: 1 contra
          but (it|they|its|the|my|this) (is|are|was|were) (available|there|open|working|running|here|in stock|on time|on|valid|active|paid|signed|empty|correct|installed|connected|full) :: 1 contra
          you (are)? sure (it is|that is|this is|they are|it will|about that) :: 1 any
          (i|we) (have)? heard (that|this|it|all that|all this|those|you) _3 before :: 2 any
          or (do|does|did|are) (you|it|they|he|she) just (say|saying|says) :: 2 any
          (where|how) did you get my (number|address|name|email|details|card) :: 2 any
          how do you know my (card|number|name|address|account|details) :: 2 any
          is (it|that|this|he|she) (really|even|actually|a)? (the real|really you|genuine|legit|a swindle|a scam|a con|a fraud|a fake|fake|phishing|for real) :: 2 any
          (nobody|no one) (ever|has ever) (offered|told|mentioned|said) :: 1 any maybe
          (do|did) not (recall|remember) (being|agreeing|signing|saying|ordering|asking|having been) :: 1 any
          (you|they|he|she) (said|told me|promised|wrote) (that|it|this|the same|exactly that|so) (last|before|in|on|too|at|already|as well) :: 2 any
          (swept under|hushed up|brushed under|cover it up|cover this up) :: 2 any
          (so it will|it will|and it will|this will) just happen again :: 2 any
          is (this|that) how you make (your)? money :: 2 any
          believe (it|that) when (i|we) (see|hear|get|have) :: 2 any
          (not|never) believe a word :: 2 any
          (you|you people|you guys|you lot|they) (have)? (just)? given up on (us|me|our|my) :: 2
          read (bad|mixed|terrible|awful|some) (things|reviews|stories) :: 1
          how can you (possibly)? (know|say|promise) (that|this|it) :: 2 any
          (what is|what are) the catch :: 2 any
          (just|only|another|more|classic|typical|same old) (marketing|sales|corporate|pr|salesman|sales pitch) (talk|speak|spiel|fluff|nonsense|pitch|hype|speech|line|spin|bs|trick|tactic|tactics|ploy|;) :: 2
          (sales pitch|sales talk|sales spiel|marketing (speak|fluff|hype|talk)|corporate (speak|nonsense|spin)|spin|hype|buzzwords|snake oil|smoke and mirrors|vaporware|vapourware) :: 2
          (last|previous|old|former) (time|vendor|company|provider|supplier|agency|contractor|one|firm|software|tool|consultant|people|lot|guy|rep|salesman|salesperson) (we|i|also|said|promised|told|swore|claimed|that|also|did|was|they|who|let|ripped|burned|took|sold) _5 (promised|said|same|swore|told|burned|burnt|stung|failed|disaster|never|nothing|went|let|scam*|fell|vanished|disappeared|ripped|gave up|stuck|lied|different|regretted|off|waste|worse) :: 2
          (why should (i|we|anyone) (believe|trust|think)|give me (one|a) (good)? reason|convince me|prove (it|that|to me)|make me believe|what is in it for you|why are you really|what is your angle) :: 2 any
          (exactly like what|just what|exactly what|as|knew) (i|we) (thought|knew|expected|figured|predicted) (you|that you|would|it|they|you would) :: 1 any
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          ^ (you sure|yes sure|oh sure) $
          (need|needs|needed|have|chance|able|how) to prove it
          prove it (to (the|my)|fits)
          i will see if
          (trying|try|tries|want|wants) to keep my
          (never|not) heard (that|this|it) before
          funny how
          (bill|something|information|address|name|number|amount|total|balance|statement|spelling) _4 (is|are|was) not (correct|accurate|right|true)
          (mind|part of me) _4 is not true
          doubt i will
          (problem|problems|question|questions|query) or doubt
          suspect code
          same thing every (day|week|morning|night)
          how (will|would|do|can) i know if (someone|somebody|my|i)
          you have to say that you
          (can not|could not|do not) say it
          (just|will) say it last
          easy for you to say
          i am a liar
          (do|does) not believe that it (matters|does)
          your words of
          (transaction|charge|purchase|payment|account) is (a)? fraud
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> found = Felt.meant(moment, SAYS.in(moment.now()), OTHERWISE);
    boolean claimed = isAfterClaim(moment);
    return Felt.finding(
        moment, found.stream().filter(it -> claimed || !it.tag().contains("contra")).toList());
  }

  /// Whether the other side has just stated something, rather than asked.
  private static boolean isAfterClaim(Moment moment) {
    return !moment.lastRunOfOtherSide().isEmpty() && !PressesOn.isAnswer(moment);
  }
}
