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
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Hears blame, accusation, insult and indignation at a person or a company.
@AutoService(Detector.class)
@About(
    code = "anger",
    kind = Kind.FEELING,
    title = "Anger",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class Anger implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          co = company|service|customer service|customer care|support|staff|team|system|people|agent|agents|driver|drivers|app|website|product|management|employee|employees|colleague|colleagues|airline|bank|shop|store|brand|business|organization|network|internet|policy|policies|courier|representative|rep|reps|crew|engineers|engineer|technician
          bad = horrific|horrendous|useless|incompetent|pathetic|clueless|terrible|horrible|awful|appalling|disgusting|disgraceful|shocking|atrocious|abysmal|dreadful|rubbish|garbage|trash|crap|shit|shitty|a joke|rude|unhelpful|hopeless|dishonest|careless|lazy|ignorant|arrogant|the worst|worst|ridiculous|a disgrace|a scam|liars|thieves|crooks|criminals|scammers|idiots|morons|unprofessional|shady|evil|despicable|vile|stupid|trashy|laughable|an absolute joke|a shambles|the pits|beyond useless|a bunch of|shambolic|heartless|inept|negligent|unreliable|greedy|shameless|fraudulent|fraudsters|cheats|robbers|con artists|cowboys|lousy|dire|diabolical
          degree = so|very|really|absolutely|totally|completely|just|all|truly|utterly|fucking|bloody|beyond|such|literally|the most|a complete|a total|an absolute|an utter|complete|total|absolute|utter|simply|quite|pretty|frankly|honestly|nothing but|most|seriously|extremely|probably|being|by far
          # deeds that a person is blamed for
          (your|your|their|the) (courier|driver|delivery (driver|guy|man)|agent|agents|rep|reps|engineer|technician|employee|employees|staff|crew|people|guy|man|colleague|colleagues|team|pilot|attendant|attendants|cashier|manager) (just|literally|then|has|have|actually|also)? (threw|dropped|broke|broken|damaged|lost|lied|ignored|ignores|hung|laughed|shouted|yelled|swore|stole|abandoned|dumped|slammed|insulted|refused|refuses|messed|screwed|walked (off|away)|could not be bothered|do not care|does not care|did nothing|does nothing|do nothing) !(her|his|a (hint|line)) :: 2
          (you|you guys|you people|your (people|staff|airline|company|team|agents)) (have|just|literally|also|already|then|now|managed to)? (lost|broke|damaged|destroyed|ruined|ruin|stole|misplaced|overcharged|overbooked|oversold|bumped|stranded|abandoned|humiliated) (my|our|me|us|the|all) :: 2
          (you|you guys|they) (took|take|have taken|are taking|charged|billed|keep taking|pocketed) <money> _4 (again|twice|off me|in|from|a (year|month)|for (this|that|nothing)) :: 2
          (you|you guys|they) (picked|sent|gave|delivered|charged|booked|installed|put|told) (me|us)? (the|a) wrong :: 2
          (because of|down to) (you|your (mistake|error|mess|company|incompetence|system|staff|people|driver|negligence)) !(i (got|have|feel|am (so|very)? (happy|able))) :: 2
          (wants|want|needs|need|deserves|deserve|should be|ought to be) (sacking|firing|sacked|fired|to be (sacked|fired)|locking up|shutting down) :: 3
          ~ so much for (your|the|that|a|customer|being|promise*|service|loyalty|on time|quality) :: 2
          (am i|are we) (talking|speaking|chatting|writing) to (a|the) (script|wall|robot|machine|parrot|brick wall) :: 2 any
          thanks for nothing :: 3
          do i (sound|look) like :: 2 any
          (i am|we are|i will be|i am telling you (now)? i am) not (going to (be)?)? (paying|pay) (it|for (this|that|it)|this|that|a (penny|cent|dime)|any (of it|more)) :: 2 any
          (is|was) (this|that|it) (some|some kind of|some sort of|a)? (a)? (sick)? (joke|prank|wind up) !(with) :: 2 any
          (that is|that is a|what a|bloody|absolute|that is an absolute) (liberty|cheek|rich) (;|is) :: 2
          (the cheek|cheek of (it|you)|the (bloody)? nerve|the audacity|the arrogance|the gall|some nerve) :: 3
          (did|have|do|does) (you|anybody|anyone|any of you|nobody) (even|actually|ever|bother to)? (hear|read|listen to|look at) (what|my|the (attach*|email|message)|any) :: 2 any
          (apathy|(complete|total|utter|blatant|such) disregard|disregard for|indifference|ineptitude|malpractice|extortion|highway robbery) :: 2
          (unprofessional|uncaring|unfriendly|surly|heartless|clueless|unethical|dishonest|deceitful|deceptive|crooked|unscrupulous) :: 2
          (is|are) (no|not an) excuse :: 2 any
          (no|zero|absolutely no) (customer (service|care)|concern|empathy|compassion|accountability|regard|remorse|consideration|courtesy) (for|from|about|at|whatsoever|;) :: 2 any
          (i|we) (will|shall|am|are|have|has|going to|would be) _5 (ombudsman|trading standards|attorney general|better business bureau|small claims|my lawyer|my solicitor|my attorney|chargeback|legal action|regulator|watchdog|consumer court|every (review|newspaper|paper|forum)|the press|the papers|the news) :: 2 any
          (i|we) (will|shall|would|am) (be)? (definitely|certainly|honestly|absolutely)? never (be|ever|again)? (be)? (fly|flying|book|booking|use|using|shop|shopping|order|ordering|deal|buy|buying|come back|back|stay|return|travel|set foot|step) _4 (again|ever|here|with|you|back|after|anything|from) :: 2 any
          (how|that is how) (you|they) (make your money|treat|repay|reward|get away) :: 2 any
          (you|they) (just|simply)? (sit|sat|hide|stand|stood) _1 (there|behind|around) :: 2 maybe
          (what|who) (kind of|sort of)? (idiot|genius|moron|clown) :: 3
          (unacceptable|inexcusable|disgrace|disgraceful|disgraceful*|disgusting|disgusted|outrageous|outraged|scandalous|despicable|shameful|appalled|appalling|indefensible|unforgivable|deplorable) :: 2
          (not|never|hardly|in no way) acceptable :: 2 any
          (shame on|ashamed of yourself|ashamed of yourselves|should be ashamed|ought to be ashamed|how dare|who do you think you|have you no shame|you should be embarrassed|have some decency) :: 3 any
          (furious|livid|fuming|seething|enraged|irate|incensed|infuriated|pissed|hopping mad|apoplectic) :: 3 own
          (i|we|very|so|really|makes me|making me|made me|am|beyond|getting|extremely|just) (am|are|is)? (so|very|really|extremely|just|beyond|absolutely|getting|pretty)? angry (at|with|about|that|;|because|and|now|right|customer) :: 3
          (i|we) (am|was|are) <degree>? mad (at|with|about)? :: 2
          (hate|detest|despise) (you|your|this company|this|dealing|<mention>) :: 3
          (<co>|you|you guys|you people|you all|you lot|they|this|it|that|he|she|which|everyone there|everybody there|@|<mention>) (is|are|was|were|has been|have been) <degree>? <degree>? <bad> !(to|in|weather|that i|for me to|if) :: 2 maybe
          (<co>|you|you guys|you people|you all|you lot|they|everyone there) (is|are|was|were|has been|have been) <degree>? <degree>? <bad> :: 3
          (this|it|that|which) (is|was) <degree>? <degree>? (a joke|an absolute joke|a disgrace|a scam|theft|robbery|stealing|daylight robbery|highway robbery|fraud|criminal|illegal|a con|a rip off|extortion|bull|bullshit|bs|shameful|a shambles|appalling|disgusting|blackmail|discrimination|negligence|incompetence|a lie|lies|deceptive|misleading|deceitful) :: 3
          <co> <degree>? (sucks|stinks|is shit|is trash|blows|is a joke) :: 3
          you (guys|people|all|lot)? (really|just|absolutely|totally|straight up|all|so|truly|fucking)? (suck|stink) :: 3
          (you|your (company|airline|service|app|staff|website)|<mention>) (really)? (suck|sucks|stinks) :: 3
          hire (smarter|better|some|competent|people who|staff who|more) :: 2
          (worstservice|worstairline|worstcompany|worstairlineever|worstcustomerservice|badcustomerservice|horribleservice|terribleservice|poorcustomerservice|customerserviceisdead|shameonyou|neverflyagain|neveragain|worstever|disgraceful|pathetic|disgusted|unacceptable|scam|thieves) :: 2 maybe
          (your|the|this|their|its) <degree>? (lousy|useless|incompetent|pathetic|clueless|terrible|horrible|awful|appalling|rubbish|crap|shit|shitty|rude|so called|unhelpful|ridiculous|stupid|idiotic|lazy|dishonest|garbage|trash|scammy|disgusting|disgraceful|bloody|fucking|damn) (<co>|delivery|courier|algorithm|bot|chatbot|excuse|excuses|attitude|manager) :: 3
          (worst|worse|shittiest|crappiest|poorest|lousiest) (customer)? (<co>|experience|provider|ever|company|decision|phone|of all|in (the|america|india|history)|customer|flight|hotel|delivery|bunch|_ (company|service|provider|experience|ever)) :: 3
          (absolutely|absolute|the|literally|simply|just|by far) (the)? worst (!case|!part|!thing|!time|!day|!fear) :: 3
          (horrible|horrific|horrendous|terrible|awful|appalling|pathetic|disgusting|disgraceful|shocking|atrocious|abysmal|dreadful|shit|shitty|shocking|poor) (customer)? (<co>|behaviour|behavior|treatment|attitude) :: 2
          ^ <degree>? (horrible|disgraceful|pathetic|disgusting|appalling|shameful|shocking|unacceptable|unbelievable|outrageous|shambles|liars|thieves|scammers|useless|joke|clowns|crooks) ; :: 3
          (horribleservice|fail|worstservice|badservice|poorservice|worstcompany|scam|pathetic|shame|disgusting|useless|neveragain|boycott|fraud|terribleservice|badcustomerservice|shameful|cheaters|unacceptable) $ :: 2 maybe
          (liar|liars|thieves|thief|crooks|scammers|scammer|con artists|fraudsters|cheaters|robbers|cowboys|idiots|idiot|morons|moron|imbeciles|clowns|muppets|jokers|amateurs|incompetents|parasites|vultures|bandits|jerks|jerk|bastards|bastard|assholes|asshole|arseholes|scumbags|scum|dickhead|numpties|buffoons|fools|wankers) !(called|!from) :: 3
          (lie|lied|lying) to (me|us|my|your|the|customers|people|cstmrs) :: 3
          (you|you guys|they|she|he|agent|staff|rep|people|have|just|all|is|are|been) (just|have|has|are|is|were|all|flat out|straight up|basically|simply|literally|blatantly|keep|kept|both)? (lie|lied|lying) :: 3
          stop (lying|making excuses|wasting|copying|pasting|ignoring|sending me|giving me|treating|telling me|blaming|hiding|insulting|stealing|charging me|with the|messing|it with|harassing|spamming|fobbing|passing the buck|calling me|patronising|patronizing) :: 3 any
          (rob*|stole|stolen|stealing|scamm*|cheat*|swindl*|con|conned|defraud*|fleec*|rip|ripping|ripped|mugg*|extort*) (me|us|from me|people|customers|my|our|off|your|out of) :: 3
          (rip off|ripoff|daylight robbery|highway robbery|money grab|cash grab|money grabbing|moneygrabbing|bait and switch|false advertising|fraudulent|scam) :: 2 maybe
          (rude|rudest|disrespect*|condescend*|patroni*|insult*|insolent|dismissive|arrogant|contempt*|nasty|abusive|aggressive|sneer*|laughed at me|shouted at me|yelled at me|swore at me|attitude problem|racist) :: 2
          (incompetent|incompetence|negligen*|gross negligence|couldn not care less|can not be bothered|could not be bothered|ineptitude|useless) :: 2
          (your|their|you and your|his|her|the company) (own)? (fault|mistake|error|blunder|screw up|cock up|mess up|mess|incompetence|negligence|failure|lies|failings|greed|stupidity|screwup|carelessness|lack of) :: 2 maybe
          (blame|blaming) (me|us|the customer|it on|customers|someone|everyone|others|you|your) :: 2
          hold* (you|your company|them) (responsible|accountable|liable) :: 2
          (you|you guys|you people|you lot|you all|they|<mention>|your <co>|the <co>) (have|had|just|all|really|totally|completely|literally|clearly|even|already|then)? (have)? (screwed|messed|cocked|fucked|botched|ruined|wrecked|destroyed|robbed|overcharged|scammed|cheated|tricked|conned|deceived|misled|mislead|abandoned|humiliated|betrayed|failed|wasted|waisted|stole|screw|let us down badly|double charged|hung up) !(to|out) :: 2
          (you|you guys|you people|they) (cancelled|lost|broke|sent|charged|took|sold|gave|closed|blocked|changed|deleted|damaged|shut|delivered|refused|ignored) (my|me|it|our|the|us|in only|without) :: 2 maybe
          (you|you guys|you people|you all|they|nobody|no one|company) (clearly|obviously|really|just|simply|do|does|did|evidently|never|have|all)? (not)? (did|done|do) (absolutely|literally|fuck|sweet|bugger|jack)? (nothing|all|bugger all|fuck all) :: 3 any
          (you|you guys|you people|you all|you lot|they|staff|company|<mention>|seems like you|airline|bank) (guys)? (just|clearly|obviously|really|simply|honestly|evidently|literally|all)? (do|does|did|could|can) not (really|even|actually|seem to|appear to)? (care|give a|bother|listen|be bothered|have a clue|know what you|understand the meaning|value|respect (me|us|your|my|customers)) :: 2 any
          (you|they) (only|just) (care|want|think) (about|our money|my money|of) :: 3
          (you people|you lot) :: 2
          (people|guys|lot) like you :: 2
          you guys (are|have|always|never|just|keep|need|should|really|ca|did|do|take|charge|make|think|made|lost|cancelled) _3 !(great|awesome|amazing|the best|doing) :: 2 maybe
          (you|you guys|you people|your company) (should|ought to|need to|better) (not)? (learn|train|retrain|fire|sack|hire|be (ashamed|sued|fined|shut|closed|fired|sacked|embarrassed)|do your|get your act|sort (it|this|yourself|yourselves|your)|take responsibility|wake up|grow up|know better|revisit|have (known|told|warned|checked)) :: 2 any
          (get your act|get a grip|do your (job|jobs|fucking|damn|bloody)|sort (yourself|yourselves|your (act|shit|life|company|system|systems|service|crap)) out|you had one job|wake up|train your|fire your|sack your|learn how to|learn to (read|drive|do)|take (some)? responsibility|own up|grow up) :: 2 any
          (do not|don not|never|stop) (you)? (dare|guess|lie|give me|tell me (to|that|what|you)|patronise|patronize|insult|even think|bother (apologizing|replying|responding)|you think|blame|treat|talk to me|speak to me|make excuses|hide behind|pretend) :: 2 any
          (what|which) (kind|sort|type) of (a)? (<co>|person|idiot|joke|response|answer|treatment|people|circus|operation|outfit|place|business|excuse|customer) :: 2 any
          (what is|what the hell is|what the fuck is) wrong with you :: 3 any
          (is|was) (this|that) how (you|they|your) :: 2 any
          how (is|can|could) (this|that|you) (even|be|possibly)? (acceptable|legal|allowed|justify|sleep|treat|get away|live with|expect|think|charge|call yourself|fair|ok) :: 2 any
          (call yourself|call yourselves|do you call (this|that)|you call (this|that)) :: 2 any
          (you|do you|you guys) (seriously|really|actually|honestly|genuinely)? (think|expect) (that|this|i|me|it|we|people) _2 (is|am|to|acceptable|have|ok|fair|stupid|believe|pay|a) :: 2 any maybe
          (you|do you) (seriously|honestly|genuinely) (think|expect|believe|want) :: 3 any
          (i|we) (pay|paid|am paying) (you|your) _5 :: 2 maybe
          (i|we) (demand|insist on|will not (tolerate|accept|stand for|put up)|refuse to (accept|pay)|will never (forgive|use|buy|fly|book|shop|trust|recommend)|am (going to|not going to) (sue|stand|accept|tolerate|pay for your)|expect an explanation|deserve (better|an|fair|to)) :: 2 any
          (not even an|without an|where is (the|my|an)|no) (apology !(necessary|needed|required)|decency|courtesy|shame|respect|remorse|compassion|accountability|integrity) :: 2 any
          (an|your|a|empty|hollow|these|those|the) (apology|apologies|sorry|excuses|sympathy|platitudes) (is|are|does|do|will|would|means|mean|wo) (not|nothing|worthless|meaningless|no|worth nothing) :: 2 any
          (not|more|enough|no more|excuse after|pathetic|lame|same old|nothing but|full of|of your|any more|your) excuses :: 2 any
          (lack of|no) (respect|care|compassion|empathy|professionalism|accountability|common sense|decency|basic|communication|integrity|transparency|responsibility) :: 2 any maybe
          (treat|treated|treating|treats) (me|us|customers|people|your (loyal|true|own)? (customers|subs|members|clients)|like (dirt|this|shit|crap|a (criminal|dog|fool|thief|child|idiot)|garbage|rubbish|trash|cattle|animals|second|scum|an idiot)) :: 2
          (you|they) (were|was|are|is) not (at all|very|exactly|even|really|being)? (helpful|helping|listening|trying|professional|interested|any help|the ones|worth) :: 2 any
          (fobb* (me|us|off)|fob (me|us)|palmed me off|pass* the buck|hid* behind) :: 2
          (fuck|screw|damn|stuff|sod) (you|this company|off|@|<mention>|your|them|all of you) :: 3
          (what the fuck|what the hell|what the actual|the fuck|the hell) (is|are|was|has|have|do|does|did|you|kind|am|man|$) :: 3 any
          ^ what the (fuck|hell) ; :: 3 any
          (piece|pieces|load|crock|bunch|pile) of (shit|crap|garbage|junk|trash|rubbish|sh|bull|bullshit|nonsense|bollocks|lies|liars|thieves|idiots|crooks|clowns|amateurs|jokers|incompetent|scammers|muppets) :: 3
          (full of (shit|crap|it|lies)|go to hell|rot in hell|burn in hell|kiss my|up yours|get stuffed|sod off|bugger off|piss off|get lost|shut up|drop dead|screw you|bite me) :: 3
          (absolute|total|complete|utter|bloody|fucking|sick|bad|massive|such a|what a|huge|big) (a)? (joke|disgrace|shambles|scam|farce|liar|idiots|cowboys|incompetence|con|bollocks|bullshit|clowns) :: 3
          (is|are) (just|such|basically|nothing but|literally)? (a|an) (absolute|total|complete|bloody|utter|big|fucking|sick|huge|running)? (joke|disgrace|scam|con|shambles|fraud) :: 3
          (sue|suing|sued) (you|your) :: 3
          (only way to get your attention|got your attention|take me for (a)? (fool|an idiot|ride)|think i am (stupid|an idiot|a fool)|do i look (stupid|like)|insult* my intelligence|make* a fool|what (do)? i pay you|what do you (even)? (do|get paid)) :: 2 any
          (what about|what ever happened to|whatever happened to|ever heard of|have you heard of) (compassion|customer service|common sense|customer care|decency|honesty|loyalty|respect|basic|service|human) :: 2 any
          (means nothing|mean nothing|does not matter) to you :: 2 any
          (is|was) (this|that) (supposed|meant) to be (funny|a joke|help|helpful|clever|an answer) :: 2 any
          (i am|i have) (so|just|absolutely)? (done (explaining|talking|arguing|dealing|being|with (you|this company|your))|had it with (you|your)|finished with you) :: 3 any
          no (more)? patience (left)? (for|with) (you|your|this company) :: 3 any
          (you are|are you) (just)? reading (this|that|it)? (off|from) :: 2 any
          (now|so now|so) (it|this) is (all)? (my|our) fault :: 2 any
          (saw|see) (me|us) coming :: 2
          (somebody|someone|anybody|anyone|a person) (with (a|half a) (brain|clue)|(who|that) (knows what they|has a clue|can (actually)? read|is competent)|competent) :: 3 any
          (would|could|can) you (please)? (try|bother)? (to)? (actually|just)? (read|listen|look) (to)? (your own|what i|my|properly|me) :: 2 any
          (i|we) did not (ask|pay|sign up|come here|call) for (a lecture|this|excuses|a catalog|a catalogue|your) :: 2 any
          you (all|guys|people)? (took|kept|have|have had|had|take|keep) (my|our|the) money :: 2
          (i|we) (paid|pay) you not :: 3 any
          (sorry|apologies|apologizing) (is|are|does|do|will|would|wo) not (going to)? (help|pay|fix|money|bring|get|cut|good enough|enough|change|make|solve) :: 2 any
          (please)? stop talking :: 3 any
          easy for you (to say)? :: 2 any
          (never|not) (using|use|buy|buying|stay|staying|fly|flying|shop|shopping|order|ordering|book|booking|deal|dealing) _4 again :: 2 any maybe
          (your|you) (greed|greedy|nerve|audacity|cheek|gall) :: 2
          (the (nerve|audacity|cheek|gall)) :: 2
          (most|other|any other|real|proper|decent) (companies|airlines|banks|shops|businesses|providers) (would|have|do|can|increase|manage|answer|actually|at least|treat|reply) :: 2 any
          (cost|costing|costs) me (my|a|the|<money>|hundreds|thousands|money|all|<number>|time) :: 2 maybe
          (because of|thanks to|due to) (you|your|you guys|you people) (guys|people|company|incompetence|negligence|mistake|error|lies|failure|mess|screw|stupid|useless|delay) :: 2
          (🖕|🤬) :: 3
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          (i|he|she|they|him|her|suddenly|we|kids|son|daughter|street|did you|not|trying to|tend to|want to) (you|suddenly|also|just|often|always|do|to)? (wake|grow) up
          (wake|grow) up (in|at|on|early|with|thinking|feeling|every|tired|without|to (find|go|get|see|a|this))
          (someone|somebody|some one|some|thief|thieves|was|been|got|were) (one|has|have|had|just|is)? (stole|stolen|stealing|robbed|mugged|scammed|cheated)
          my worst (day|year|week|month|night)
          the worst (day|year|week|month|night|time|thing|feeling|part) (to|of my|in my|for me|for us)
          (break ups|breakups|mondays|exams|hangovers|feelings) (is|are) (just)? the worst
          (great|nice|good|kind|wonderful|lovely|amazing|helpful|caring|sweet) people like you
          you did all (my|the|this|that|of)
          (kind|sort|type) of (business|company|customer|person|people) (loan|loans|account|accounts|card|cards|insurance|plan|plans|policy|do you|are you|would)
          form of disrespect
          (the|this|all|that|other|some|more|my|good) stuff you
          treat* (me|us) (right|well|great|good|kindly|fairly|like (family|a (queen|king|human|person)|royalty))
          (how to treat|train your other|wake up call)
          (you|you have) lost me
          used to do your job
          (she|he|wife|husband|mum) (is|was) lying (in|on|down|there|awake)
          thinks i am mad
          swore at me in
          (not|do not) blame
          """);

  private static final Set<String> ANGRY = Set.of("anger", "escalation-hostility");
  private static final Phrases YOU = Phrases.of("(you|your|yours|yourself|yourselves)");

  /// Tags that are an insult by themselves.
  private static final Pattern TAG =
      Pattern.compile(
          "#\\w*(sucks|suck$|worst|shame|scam|neverfly|neveragain|never_again|boycott"
              + "|disgust|incompet|liars|horribleservice|terribleservice|awfulservice|badservice|poorservice"
              + "|crapservice|pathetic|thieves|joke|dontfly|unaccept|disgrace|clowns"
              + "|getyouract)\\w*",
          Pattern.CASE_INSENSITIVE);

  @Override
  public List<Finding> detect(Moment moment) {
    var said = new ArrayList<>(Felt.meant(moment, SAYS.in(moment.now()), OTHERWISE));
    List<Word> words = moment.now().words();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).kind() == Word.Kind.TAG
          && TAG.matcher(words.get(i).span().of(moment.now().text())).matches()) {
        said.add(new Match(moment.now(), i, i + 1, "2 any"));
      }
    }
    List<Finding> felt = Felt.finding(moment, said);
    if (!felt.isEmpty() && felt.getFirst().confidence().counts()) {
      return felt;
    }
    List<Match> onwards =
        PressesOn.in(moment, ANGRY).stream().filter(it -> !YOU.in(moment.now()).isEmpty()).toList();
    return onwards.isEmpty() ? felt : Felt.finding(moment, onwards);
  }
}
