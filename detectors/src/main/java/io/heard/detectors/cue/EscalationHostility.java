package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;
import static io.heard.signal.Confidence.POSSIBLE;

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
import java.util.List;

/// Hears insults, swearing at the agent or the company, and sarcasm that is meant to hurt.
@AutoService(Detector.class)
@About(
    code = "escalation-hostility",
    kind = Kind.CUE,
    title = "Insults or hurts",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.SURE)
public final class EscalationHostility implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (shittiest|crappiest|trashiest) _4
          (absolute|total|complete|utter) (shambles|joke|disgrace|circus|farce) of (a|an) (company|airline|bank|service|shop|business|outfit|network|place)
          (shower|bunch|pack|load) of (cowboys|clowns|crooks|thieves|amateurs|jokers|idiots|muppets|vultures)
          (cowboys|thieves|crooks|clowns|vultures) (with|in) (a|suits)
          (one|some) of your (vultures|cowboys|thugs|clowns|goons|muppets)
          (somebody|someone|anybody|anyone) (with (a|half a) brain|who can (actually)? (read|think))
          (do they|did they|who) (train|trained) you to be
          (you|you lot|you people) (clearly|obviously|evidently)? (can not|could not) (even)? (read|count)
          your (offer|service|company|support|app|policy|apology|network|system) (is|was) (just|such|really)? a (joke|disgrace|scam|farce|circus)
          (wants|deserves|needs) (sacking|firing)
          co = company|service|customer service|customer care|customer support|support|staff|team|people|agent|agents|driver|drivers|app|website|product|management|employees|airline|bank|shop|store|brand|network|internet|courier|software|reps|system
          degree = so|very|really|absolutely|totally|completely|just|all|truly|utterly|fucking|bloody|beyond|such|literally|complete|total|absolute|utter|a complete|a total|an absolute|an utter|simply|nothing but|a bunch of|the most|a|an|such a|freaking
          insult = useless|incompetent|pathetic|clueless|shit|shitty|shite|a joke|joke|trash|garbage|crap|crappy|liars|liar|thieves|thief|crooks|criminals|scammers|scammer|idiots|idiot|morons|moron|scum|scumbags|clowns|clown|stupid|dumb|brainless|worthless|bullshit|parasites|cowboys|con artists|imbeciles|fools|vultures|muppets|numpties|robots|monkeys|amateurs|disgusting|a disgrace|disgrace|heartless|retarded|the worst|worthless|brain dead|lazy|cowards|bastards|wankers|arseholes|assholes|jokers
          (you|you guys|you people|you all|you lot|<co>|they|he|she|@|<mention>) (is|are|was|were) <degree>? <degree>? <insult>
          (your|this|the|these|those) <degree>? <co> (is|are|was) <degree>? <degree>? <insult>
          <co> (really|just|absolutely|totally|literally)? (sucks|suck|stinks|is shit|is crap)
          (you|you guys|you people|you all|<mention>|@) (really|all|just|absolutely|guys|people)? (suck|sucks|stink)
          your <degree>? (useless|incompetent|pathetic|clueless|shit|shitty|crap|crappy|stupid|idiotic|lazy|garbage|trash|so called|joke of a|fucking|bloody|damn|worthless|dumb|brainless|pathetic excuse) (<co>|excuse|bot|chatbot|policy|manager|face|company|apology|excuses|little)
          (shittiest|crappiest|worst|worse) (<co>|customer service|_ (provider|company|service)|provider|service in|company (i|on|in|ever)) _3
          (fuck|screw|damn|stuff) (you|this company|off|@|<mention>|your|them|all of you|the lot of you|y)
          for you to (fuck|screw|rob)
          (who|whoever|what|why|where) _1 the fuck _4 (you|your|is|are|has)
          (shut up|go to hell|rot in hell|burn in hell|kiss my|up yours|get stuffed|sod off|bugger off|piss off|get lost|drop dead|screw you|bite me|eat shit|go die|get bent|choke on)
          (are you|are you guys|are you all|is everyone there|you must be|were you) (really|just|actually|all|people|being)? (that|this|so|even|completely|totally)? (stupid|dumb|deaf|blind|thick|an idiot|idiots|a moron|morons|brainless|illiterate|retarded|for real stupid|drunk|high|insane|braindead|slow|incompetent|useless|mad|mental)
          (can you (even)? (read|not read)|do you (even)? (have a brain|know how to read|speak english|understand english)|learn to (read|write|do your job|speak)|use your brain|are you thick|got a brain|have a brain|half a brain|brain cell|brain cells|iq of|monkey could|monkeys could|trained (monkey|monkeys|chimp)|a child could|my (dog|cat|toddler|three year old|five year old|gran) could) (do|have|tell|run|manage|answer|work|be|better|at|;)?
          (bunch|load|pack|set|gang|lot|team|company) of (fucking|absolute|complete|useless|total|lying|thieving|bloody|incompetent)? (crooks|clowns|idiots|morons|thieves|liars|scammers|jokers|amateurs|cowboys|muppets|criminals|incompetents|bastards|con artists|monkeys|robbers|imbeciles|wankers|vultures|fools)
          (lying|thieving|useless|incompetent|fucking|stupid|greedy|cheating|robbing|scamming|lazy|pathetic|spineless|heartless) (bastards|crooks|thieves|liars|company|idiots|scum|scumbags|morons|arseholes|assholes|cowards|cheats|muppets|twats|cunts|pricks|clowns|lot|people|pigs|leeches|vermin|git|gits|cow)
          ^ (liars|thieves|scammers|idiots|crooks|clowns|morons|cheats|parasites|useless|pathetic|wankers|bastards|muppets|jokers|cowboys|criminals|incompetents|imbeciles) ;
          (shame on you|ashamed of yourself|ashamed of yourselves|have you no shame|how do you sleep|you should be (ashamed|sacked|fired|embarrassed)|hope you (choke|rot|all lose|go (bust|bankrupt|under)|lose your|get (sacked|fired)|all get|never sleep)|i hope your (company|business)|you make me sick|makes me sick|you disgust me|you are the reason|you have no (clue|idea what you are doing|brain|soul|heart|shame|morals|conscience)|clueless)
          (full of (shit|crap|it|lies)|talking (shit|crap|rubbish|out of your)|piece of (shit|crap|garbage|trash)|pieces of (shit|crap|garbage)|lying through your|absolute (joke|shower|scum|clowns|idiots|cowboys|morons|bollocks)|worse than an)
          (why do not you|maybe you should|you should|you ought to|might want to|perhaps you should) (try)? (learn|revisit|read|hire|employ|train|listen|do your job|doing your job|get a (brain|clue|grip|job)|open your eyes|use your|wake up|put down) :: maybe
          (glad|nice|good|great|happy|lovely) (to (see|know|hear)|that|you|it is) (how|that|you|your)? _3 (value|care|caring|treat|nothing|useless|consistent|incompetent|could) :: maybe
          ^ (well done|bravo|congratulations|congrats|slow clap|great job|good job|nice job|nice one|nice work|way to go|great work|great strategy|good strategy|great service|great customer service|brilliant service|fantastic service|excellent service|top service|amazing service|top notch service|stellar service|world class service|what a company|genius|hats off) !(thank|thanks|for helping|for getting|for sorting)
          (thanks for nothing|thanks for (ruining|wasting|ignoring|stealing|robbing|screwing|destroying)|thank you for (nothing|ruining|wasting|ignoring|stealing|destroying))
          (you had one job|what do they pay you for|what are you even paid for|what exactly do you do|do you do anything|is anyone there competent|did you (buy|get|find) your (job|license|degree|qualification)|did you go to school|common sense is not|with common sense|or common sense|call yourself (a|an)|so called (customer|support|help|service|expert|agent|manager))
          (what|whatever) (ever)? happened to (compassion|customer service|decency|common sense) :: maybe
          (lie|lied|lying) to (my face|me)
          stop (lying|bullshitting|talking (shit|crap|rubbish))
          (is|are) (just)? (bull|bullshit|bs)
          (🖕)
          """);

  /// Sarcasm that borrows praise needs a grievance beside it, in this turn or the last.
  private static final Phrases GRIEVANCE =
      Phrases.of(
          """
          (late|lost|broken|cancelled|delayed|delay|delays|crash*|waiting|fail*|ruin*|messed|wast*|corrupt*|throttl*|ignor*|overcharged|worst|useless|incompetent|stranded|stuck|terrible|awful|👏|🙄|😡|😤|😒|👎)
          """);

  /// Thanks and love beside the praise make it honest.
  private static final Phrases WARM =
      Phrases.of(
          """
          (thanks|thank you|love|loved|loving|awesome|amazing|appreciate|kudos|made it|helped|helpful|crew|pilot|wow|gesture|unexpected)
          """);

  private static final Phrases PRAISE =
      Phrases.of(
          """
          (well done|bravo|congratulations|congrats|slow clap|great|good|nice|way|brilliant|fantastic|excellent|top|amazing|stellar|world|genius|hats|what)
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          (he|she|ex|boyfriend|girlfriend|husband|wife|friend|they|been) (has|had|kept|keeps|been|is|was|also|just|told|always)? (lie|lied|lying) to
          (he|she) (is|was) (just|such|so)? (a|an)? (lazy|idiot|stupid|dumb|fool|clown|jerk)
          stop lying (about|to (him|her|them|myself))
          get lost (in|on|trying|there|when)
          (and|to) bite me
          do you do anything (to|else|for|with|about)
          (i|me) (am|feel|felt|was) (currently|like|just|so|such|totally|completely|a bit)? (a|an)? (clueless|piece of)
          (folder|inbox|box|mailbox) is full of
          bs (software|degree|in|solution)
          (the|this|all|that|other|some|more|my|good) stuff you
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Finding found = null;
    List<Match> says = SAYS.in(moment.now());
    List<Match> others = says.isEmpty() ? says : OTHERWISE.in(moment.now());
    for (Match match : says) {
      if (!match.isAsserted() || isOtherwise(others, match) || isHonestPraise(moment, match)) {
        continue;
      }
      Confidence confidence = match.tag().equals("maybe") ? POSSIBLE : LIKELY;
      if (confidence == LIKELY) {
        return List.of(moment.finding(LIKELY, match));
      }
      found = moment.finding(POSSIBLE, match);
    }
    return found == null ? List.of() : List.of(found);
  }

  private static boolean isHonestPraise(Moment moment, Match match) {
    boolean praise = PRAISE.in(moment.now()).stream().anyMatch(word -> word.from() == match.from());
    return praise && (GRIEVANCE.first(moment.now()).isEmpty() || !WARM.in(moment.now()).isEmpty());
  }

  private static boolean isOtherwise(List<Match> others, Match match) {
    return others.stream().anyMatch(other -> other.span().overlaps(match.span()));
  }
}
