package io.heard.detectors.feeling;

import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A thing that should work and does not, told with a mark of annoyance.
///
/// A fault by itself is plain (the codebook has it so), and so is each mark by itself: "my flight
/// is late" and "all day" tell nothing, "my flight is late all day" does. A mark weighs what its
/// tag says; words of thanks, of calm and of asking weigh against it.
final class Trouble {
  private static final Phrases FAULTS =
      Phrases.of(
          """
          aux = do|does|did|is|are|was|were|will|would|can|could|has|have|had|am
          adv = even|just|really|actually|seem to|appear to|been|being|be|able to|ever|currently|always|yet|able|all|only|at all|get|getting
          use = work|working|worked|load|loading|open|opening|connect|connecting|respond|responding|responded|start|starting|charge|charging|turn on|go through|gone through|update|play|playing|let|letting|allow|allowing|arrive|arrived|come|turned up|shown up|show up|deliver|delivered|receive|received|receiving|get|got|getting|find|access|log|login|sign|check|book|reach|use|watch|print|download|install|pay|cancel|speak|talk|heard|hear|fixed|fix|resolved|sorted|refunded|refund|honor|honour|help|helping|helped|answer|answering|answered|reply|replied|called|credited|posted|boarded|moved|landed|available|functioning|recognize|accept|accepting|sync|notified|informed|contacted|told|offered|given|let (me|us)
          thing = wifi|internet|signal|service|access|power|heating|water|food|drinks|snacks|crew|pilot|gate|agents|agent|staff|bags|bag|luggage|seat|seats|refund|compensation|apology|apologies|answer|answers|response|reply|replies|update|updates|info|information|explanation|announcement|announcements|help|email|confirmation|sign|word|communication|option|options|way|resolution|assistance|customer|record|room|tv|entertainment|outlets|movement|reason|notice|warning|meal|hotel|voucher|plan|call|offer|offers|upgrade|upgrades|connection|sound|picture|dial
          <aux> not <adv>? <adv>? <use>
          not (working|loading|connecting|responding|available|functioning|acceptable|helpful|charging|opening|delivered|received|arrived|fixed|resolved|credited)
          (nobody|no one|none of) _2 (arrived|came|received|got|called|showed|works|worked|work|answered|answers|answer|replied|responded|sent|told|knows|knew|helped|helps|help|cares|here|there|available|picks|picked|has|can|is|delivered|refunded|happened)
          never _2 (arrived|came|received|got|called|showed|worked|works|answered|replied|responded|sent|helped|delivered|refunded|happened) !(that|any)
          nothing (works|worked|done|happens|happened|helps|helped|has|was|is)
          (no|zero) (more|good|real|actual|proper|gate|flight|hot|customer|working)? <thing>
          (is|are|was|were|been|being|got|get|gets|getting|still|now|has|have|had|keep|keeps|again|all|just) (been|being|still|just|now|already|all|completely|totally|also|again|been|so|very|too|really|ridiculously)? (been|so|very|too)? (broken|down|delayed|late|cancelled|cancelled|lost|missing|damaged|wrong|stuck|stranded|declined|denied|rejected|dropped|disconnected|locked|blocked|dead|frozen|slow|dirty|freezing|faulty|defective|overcharged|overbooked|bumped|rude|gone|unavailable|stolen|ruined|cracked|leaking|misplaced|wiped|deleted|ignored|unable|crap|filthy|disgusting|unhelpful|useless|out of order|overdue|postponed|rebooked|rescheduled|suspended|crashed|crashing|failing|failed|flooded|busted|glitchy|laggy|buggy|corrupted|misleading|incorrect|inaccurate|unreliable|short|refused|inconsistent|behind)
          (lost|losing|lose|damaged|damage|broke|break|ruined|ruining|deleted|cancelled|cancelled|dropped|missed|misplaced|destroyed|delayed|stole|refused|denied|overcharged|screwed|wrecked|bumped|downgraded|forgot|ignored|scratched|stranded|rejected|declined) (my|our|me|us|the|his|her|all|every|<number>|another|their)
          (crash*|glitch*|buffering|fails|failed|fail|failing|failure|outage|outages|malfunction*|lag|lagging|disconnecting|disconnects|freezes|froze|cancellation|cancellations|overbooked|overbooking|mechanical|misinformation|breakdown|meltdown|mold|mould|debacle|subterfuge)
          (flight|train|bus|order|parcel|package|delivery|plane|boarding|appointment|departure) (is|was|has been|got|getting|now|again|is now)? (late|delayed|cancelled|cancelled|missed|diverted|postponed|grounded|running late|rebooked)
          (delayed|cancelled|cancelled|late) (flight|flights|train|trains|again|for|by|due|because|<number>|twice|order|delivery|departure|arrival|due to)
          (delay|delays) !(repay)
          (on hold|hold time|hold times|wait time|wait times|hour wait|waiting for|waiting on|waited|wait over|still waiting|in line|in queue|in a queue|line is|lines are|queue is|queues are|hour line|busy signal|line busy|number is busy|voicemail)
          (sitting|seating|stuck|stranded|sat|standing|waiting|stood|trapped) (here|on|in|at|inside|outside|around) _2 (plane|tarmac|runway|gate|airport|flight|train|platform|line|queue|phone|station|store|shop|lobby|hour|hours|for|<number>)
          (trouble|problem|problems|issue|issues|hard time|difficulty|difficulties) (with|getting|trying|logging|connecting|accessing|booking|finding|signing|reaching|is|are|since|has|again|and|on)
          (unable|failed|fails|failing|refuse|refuses|refused|refusing|impossible|struggling|struggled|unwilling) to
          (hung up|hangs up|hang up|cut off|cuts off|kicked off|kicked out|booted|(logged|logs|logging|kicked|kicks|signed) (me|us) (out|off)|locked out|bumped|downgraded|disconnected|double charged|charged twice|overcharged|double booked|sold out|left behind|turned away|bounced)
          (wrong|incorrect|broken|missing|dirty|filthy|damaged|faulty|defective|expired|rotten|mouldy|moldy|soggy|stale|cold) (item|items|address|order|flight|gate|size|product|seat|seats|plane|bag|bags|luggage|link|website|food|room|number|name|date|info|information|answer|bill|charge|amount|part|parts|colour|color|one|screen|bathroom|toilet)
          (error|errors|bug|bugs) (message|messages|code|when|every|again|on|and|trying|in|each|keeps|is|are|comes|;)
          (rude|lazy|unhelpful|unprofessional|uncaring|incompetent|poor|bad|terrible|horrible|awful|worst|disappointing|lousy|crappy) _1 (agent|agents|staff|service|employee|employees|experience|attendant|attendants|crew|communication|rep|reps|attitude|airline|company|app|website|quality|management|connection|behaviour|behavior|flight|support)
          (does|do|did) nothing
          (had|having|have|forced|made) to (find out|drive|sleep|stand|rebook|spend|pay (again|extra|twice)|buy (another|new|more)|take (a|another|an) (taxi|cab|bus|uber|day)|wait|re)
          (hanging|hung|hangs) up (on|every)
          stop (cancelling|asking|sending|calling|charging|changing|telling|making|delaying|emailing|hanging|losing|messing|blaming) (my|me|your|our|us|flights|people|customers|the)
          will never (show|find|arrive|get|come|work)
          (so many|lots of|nothing but|too many) (problems|issues|delays|changes|time changes|errors|complaints)
          (lack|lacks|lacking) (of)? (planning|communication|staff|information|help|crew)
          (slowest|worst|poorest|rudest) !(case)
          (took|takes|taking|take) (over|almost|nearly|more than|about)? <number> (hours|days|weeks|minutes|months|hrs|mins|hour)
          (without|lacking|missing) (power|internet|wifi|water|heat|heating|service|signal|luggage|bags|my|our|a bag|food|a phone|electricity)
          """);

  /// Where the same words tell no fault.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          (do|does|did|can|could) not (really|quite|even)? get (how|why|what|it|that|the point)
          ^ (do|please do|please) not
          (i|we|she|he) (have|has|had|am|was|were)? never
          (i|we) (will|would|might|may|could|going to) _1 (fail|miss)
          (if|when|in case) (i|we|you) (miss|lose|cancel|fail)
          (can|could|would) not (wait|help but|get (enough|better|any better)|be (happier|better)|ask for)
          (what|which) is (wrong|late) with
          trying to cancel
          (i|we) (have|had|just|may have|might have|think i|to|accidentally)? (just|to|also)? (lost|forgot|forgotten|broke|broken|dropped|cracked|have lost) (my|the|our|it)
          (i|we) (have)? (just)? lost
          (card|wallet|phone|bag|purse) (has|had|have|was) (just)? been stolen
          (sorry|apologies|my bad|i gave) _4 wrong
          (lost|lose|losing|broke|left) (my|our|his|her) (job|mum|mom|dad|mother|father|wife|husband|son|daughter|brother|sister|nan|gran|leg|arm|hip|sight|hearing|wrist|ankle|home|house)
          (he|she|nan|gran|mum|mom|dad|wife|husband|mother|father|sister|brother|neighbour|friend|ex|knees|doctor) (is|was|has|had|have)? _2 (lost|broke|late|missed|stuck|failed|waiting|wrong|trouble|gone|left|behind|ignored)
          (trouble|problem|problems|issues) with (her|his|my|their) (knees|knee|hip|back|heart|eyes|hearing|leg|legs|health|eyesight)
          (standing|sitting|waiting) in for
          that (outage|storm|failure)
          (no|any) (problem|issue|issues|problems|trouble|rush|worries)
          """);

  private static final Phrases MARKS =
      Phrases.of(
          """
          again :: 2
          still :: 2
          (yet|already|anymore|any more|at all|whatsoever|either|also|otherwise) :: 1
          (not even|even though|even after|even with|can even) :: 2
          (every time|each time|every time|every day|every single|every week|constantly|always|repeatedly|(it|they|you|which|that) never|per usual|as usual|as always|typical|once more|over and over|keep|keeps|kept) :: 2
          (all (day|night|morning|week|weekend|afternoon|evening)|overnight|for (hours|days|weeks|months|ages)|hours now|days now|forever|so long|too long|endless|and counting) :: 2
          (twice|<number> times|<number>x|2x|3x|4x|5x|third|fourth|fifth|3rd|4th|5th|2nd|another|in a row|second time|multiple) :: 2
          (for|over|after|since|waited|waiting|past|nearly|almost|least) _2 <number> _1 (hours|hour|hrs|hr|minutes|mins|min|days|weeks|months|years) :: 1
          (<number>) (hours|hour|hrs|hr|minutes|mins|min|days|weeks|months) :: 1
          (since|for) (yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|last (week|month|night)|this morning|january|february|march|april|may|june|july|august|september|october|november|december) :: 1
          ~ why (is|are|was|were|do|does|did|can|could|will|would|has|have|am|not|no|the|so) :: 2
          ~ how (can|could|do|did|is|does|are) (you|it|that|this|anyone|they|your|someone) :: 2
          ~ how (am i|are we|is that|hard is) :: 2
          how (long|much longer|many) (must|until|do i|do we|more|before) :: 1
          (seriously|really|honestly|literally|obviously|clearly|apparently|somehow|supposedly|magically|basically|actually) :: 1
          (wow|come on|cmon|ugh|oh my god|geez|yikes|lol|smh|what the fuck|wth|damn|sigh|hilarious|unreal|unbelievable|insane|crazy|nuts|hell|funny|strange|weird|stupid|silly|dumb|joke|crap|bs|mess|nonsense|absurd) :: 2
          (bad|poor|terrible|horrible|awful|worst|worse|horrific|pathetic|lousy|sad|sucks|suck|sux|unacceptable|unhelpful|unprofessional|uncaring|incompetent|rude|unhappy|unsatisfied|dissatisfied|inconvenient|inconvenience|lame|weak|shameful|shame|disappointed|disappointing|annoyed|angry|upset|frustrated|tired of|sick of|messed up|screwed|crabby|not good|not great|not cool|not ok|not happy|not helpful|not fair|no excuse|excuse|excuses|blame) :: 2
          (great|awesome|nice|lovely|brilliant|fantastic|amazing|wonderful|love how|love that|congrats|congratulations|well done|good job|bravo|kudos) :: 1
          (no thanks to|thanks for (the|nothing|making|not|no|losing|telling|ruining|cancelling|keeping|leaving|delaying)|thanks to (you|your)|so much for|oh yay|good luck|so great|great way|way to) :: 2
          (supposed to|meant to|should have|should be|was told|were told|promised|guaranteed|been told|told me|told us|they said|you said|says|saying|claims|expected|scheduled) :: 1
          (paid|paying|pay|cost me|costing|my money|refund|money back|loyal|gold|platinum|elite|first class|business class|member|priority|premium) :: 1
          (but|yet|instead|however|although|despite|and now|now|then|only|just|so|too|rather|barely|hardly) :: 1
          (for no reason|no reason|no explanation|no apology|without (any|an|a) (explanation|notice|warning|apology)|no notice|no idea|no one knows) :: 2
          what (is|are) _1 (going on|the deal|up|happening|the problem|wrong|the issue|the point|the hold up|your plan|taking) :: 1
          (what gives|what happened|what the|now what|what else|what about|any day now|any time soon|explain) :: 1
          (please help|please help|please help|help me|need help|help us|help please|some help|really need|desperate|can someone|can anyone|can somebody|will someone|is anyone|someone please|do something|fix (this|it|your|the)|sort (this|it) out|get it together|get your) :: 1
          (give|get|want|need|where is|where are|bring) (me|us)? (my|our) (money|bag|bags|luggage|refund|flight|order|parcel|package|stuff|account|phone|internet|suitcase|connection|card|laptop) :: 1
          (will|going to|going to|may|might|just|made|make|making|cause|caused|to|have|had) (me|us)? (now)? (miss|missed|missing|lose|lost) (my|our|the|a|an|her|his) :: 2
          (ruin*|wast*|cost|costing) (me|my|our|us|his|her|time|a|the|of) :: 2
          (you|your) (lost|broke|cancelled|cancelled|delayed|charged|told|promised|said|failed|refused|sold|sent|left|ruined|damaged|forgot|keep|never|don|do not|did not|have not|will not|can not|guys|people|staff|agent|agents|rep|crew|employees|company|airline|app|website|site|system|service) :: 1
          (slowest|worst|poorest|rudest|in the world|happy customer|going to cut it|cut it|any excuse|would help if|is my time|my time is|shows a lack|have you cancelled|without (courtesy|so much)|very poor|cruel|crappy|unfortunate|ouch|thanks again for|to the point|get with the|from here on|next time) :: 2
          (would be nice|would have been nice|do better|be better|step it up|wake up|get your act|learn|train your|figure it out|not the first time|par for the course|surprise surprise|what a surprise|no surprise|shocked|shocking|heaven help|at least) :: 2
          (never again|last time|not flying|stop using|other airlines|competitor|switch|switching|taking my business|lost a customer|no longer) :: 2
          """);

  private static final Phrases CALM =
      Phrases.of(
          """
          (thank you|thanks|cheers|appreciate*|grateful) :: 2
          (no complaints|lovely|never been happier|wonderful|no problem|no worries|no rush|all good|all set|all sorted|got it|working now|works now|fixed now|sorted now|it worked|figured it out|resolved now|great job|good work|happy|glad|excited|love (you|it|this|your)|best airline|awesome service|great service|great work|kudos to|shout out|shoutout|smooth|quick|helpful|impressed) :: 2
          ^ (hi|hello|hey|good (morning|afternoon|evening)) :: 1
          (can|could|would|may) (i|you|we) (please)? (confirm|clarify|advise|tell|let|check|provide|explain|change|cancel|refund|book|get|help) :: 1
          any (news|update|updates|idea|information|info) (on|about|of|when|why|if|what) :: 2
          (if|in case|unless) :: 1
          (planning|interested|wondering|curious|quick question|what is your policy|do you have|do you offer|is there|are there) :: 1
          (please ignore|never mind|nevermind|as expected|storm|weather|snow) :: 1
          """);

  private static final Pattern BAD_TAG =
      Pattern.compile(
          "#\\w*(fail|suck|sux|bad|poor|worst|neveragain|disappoint|unhappy|rude|terrible|horrible"
              + "|frustrat|annoy|ridic|shame|joke|wtf|smh|angry|somad|stranded|stuck|delayed"
              + "|badservice|nothappy|notcool|wastedtime|wasteoftime|awful|pathetic|unaccept"
              + "|boycott|dontfly|lies"
              + "|filthy|grounded|outage)\\w*",
          Pattern.CASE_INSENSITIVE);

  /// A turn of at most this many words is read as one piece; in a longer one, a mark must stand in
  /// the fault's sentence or next to it.
  private static final int SHORT_TURN = 40;

  /// Weights at which annoyance is heard, chosen by reading firings on complaints and on plain
  /// talk; what was asked for is told with more of it.
  private static final int ENOUGH = 2;

  private static final int ENOUGH_FOR_AN_ANSWER = 4;

  /// A second fault begins at least this many words after the first; nearer, it is the same one.
  private static final int APART = 3;

  private Trouble() {}

  /// Whether a tag is a complaint by itself.
  static boolean isBad(String tag) {
    return BAD_TAG.matcher(tag).matches();
  }

  /// The faults of the newest turn that are told with annoyance, each with what it reads as.
  static List<Match> in(Moment moment) {
    Utterance now = moment.now();
    var faults = new ArrayList<Match>();
    for (Match match : Felt.meant(moment, FAULTS.in(now), OTHERWISE)) {
      if (!match.isQuoted() && !match.isSupposed()) {
        faults.add(match);
      }
    }
    if (faults.isEmpty()) {
      return List.of();
    }
    List<Match> marks = MARKS.in(now);
    int around = around(now);
    int enough = PressesOn.isAnswer(moment) ? ENOUGH_FOR_AN_ANSWER : ENOUGH;
    var found = new ArrayList<Match>();
    for (Match fault : faults) {
      int weight = around + weight(fault, marks, faults.getLast());
      if (weight >= enough) {
        String step = weight >= enough + 1 ? "2 any" : "1 any";
        found.add(new Match(now, fault.from(), fault.to(), step));
      }
    }
    return found;
  }

  /// What the turn as a whole weighs: stress, tags and trailing off, less what is calm.
  private static int around(Utterance now) {
    String text = now.plain();
    int weight = Stress.in(now).isEmpty() ? 0 : 2;
    if (text.indexOf('#') >= 0 && BAD_TAG.matcher(text).find()) {
      weight += 2;
    }
    if (text.contains("..") || text.contains("…")) {
      weight++;
    }
    for (Match calm : CALM.in(now)) {
      weight -= weight(calm);
    }
    return weight;
  }

  /// What stands near one fault: marks, an exclamation from its sentence on, and a further fault.
  private static int weight(Match fault, List<Match> marks, Match last) {
    Utterance now = fault.in();
    int weight = last.from() >= fault.to() + APART ? 1 : 0;
    int end = -1;
    for (Match mark : marks) {
      if (mark.from() >= end && isNear(now, fault, mark.from()) && !mark.isQuoted()) {
        weight += weight(mark);
        end = mark.to();
      }
    }
    int told = now.words().get(fault.sentence().from()).span().from();
    return now.plain().indexOf('!', told) >= 0 ? weight + 1 : weight;
  }

  private static int weight(Match match) {
    return match.tag().charAt(0) - '0';
  }

  private static boolean isNear(Utterance now, Match fault, int word) {
    if (now.words().size() <= SHORT_TURN) {
      return true;
    }
    Word there = now.words().get(word);
    return Math.abs(there.sentence() - now.words().get(fault.from()).sentence()) <= 1;
  }
}
