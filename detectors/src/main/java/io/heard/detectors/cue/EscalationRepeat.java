package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Likeness;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Set;

/// Hears a customer say a complaint again, or tell of repeated contacts about the same thing.
@AutoService(Detector.class)
@About(
    code = "escalation-repeat",
    kind = Kind.CUE,
    title = "Says it again",
    listensTo = Listens.CUSTOMER)
public final class EscalationRepeat implements Detector {
  private static final Phrases TALES =
      Phrases.of(
          """
          contact = call|calls|email|emails|message|messages|contact|dm|chat|letter|ticket|tickets|request|complaint|visit|report|reminder|phone calls
          told = called|rang|phoned|emailed|messaged|contacted|written|wrote|spoken|spoke|tweeted|reported|chased|asked|told|explained|complained|dmd|texted|chatted|visited|sent|raised|requested|submitted|filed|returned|calling|ringing|phoning|emailing|contacting|chasing|messaging|asking|telling|reporting|complaining|explaining|reached out|faxed|posted|mailed|filled|described|completed
          often = again and again|over and over|repeatedly|countless times|so many times|numerous times|multiple times|many times|several times|<number> times|<number> times already|twice|thrice|umpteen times|constantly|time and again|time and time again|a dozen times|dozens of times|a couple of times|a few times|more than once|already twice
          # counted contacts
          (you|they|agents|people|staff|everyone) (all|just)? keep (telling|saying|asking|sending) (me|us|the same|to)
          ^ (twice|three times|four times|five times|third time|fourth time|fifth time) $
          (<number>) (separate|different)? (engineer|technician|repair|phone)? (appointments|engineers|technicians|tickets|replacements) (now|already|so far|and|later|;)
          (i|we) (have|had)? (now)? (left|sent|written|made|had) (you|them|now)? (<number>|several|many|countless) (separate|different|engineer|voice)? (messages|letters|emails|mails|reminders|appointments|voicemails|calls|tickets|visits|engineers)
          (that|this|it|which) is (exactly|just|also)? what (was|you|they|i was|we were|he|she) (written|said|told|promised|wrote)
          (you|they|he|she) (said|promised|guaranteed|told me|wrote|assured me) (that|this|the same|so) (at|in|on|last|before|too|yesterday|twice|already|<number>)
          (this is|it is|that is|my|now|for) (my|the|now my|now the|already the|at least the|about the|literally the)? (<number>) (time|<contact>) _2 (i|we|calling|this|now|that|in|today|contacting|asking|having|$)
          (<told>) _6 (<often>)
          (<often>) _3 (<told>)
          (<told>) _3 (<number>x|<number> different (people|agents|advisors|persons))
          (<number>) (different)? (phone)? (calls|emails|messages|chats|letters|tickets|agents|phone calls|dms) (later|now|already|so far|and|in|to|over|about|this)
          (spoken|spoke|talked|speaking|talking) (to|with) (<number>|many|several|so many|loads of|different|multiple) (different|other|of your)? (people|agents|persons|advisors|reps|representatives|departments|of you)
          (been|have been|was|being) (passed|transferred|bounced|sent|shunted|handed|pushed) (around|round|between|back and forth|from _3 to|to _1 (different|departments)|<number> times)
          (already|previously) (<told>)
          (<told>) (you|this|it|that|your|about this|them|someone|somebody) _4 (already|before|last week|yesterday|last month|earlier|previously|weeks ago|days ago|months ago)
          (been|have been) (trying|calling|ringing|emailing|phoning|messaging|contacting|chasing|asking|telling|complaining|going back and forth|dealing with|fighting|begging|reporting) _8 (for|since|over|all (day|week|month)|to get|you|about this|to reach|to contact|through|to speak|to resolve|<number>)
          (been waiting) _4 (weeks|months|days|<number> (days|weeks|months))
          (been) (trying to (contact|reach|call|speak|get (through|hold|in touch|an answer|this|it|help)))
          (been in touch|been in contact|been back and forth) _4 (since|for|with|about|over)?
          (keep|kept|keeps) (calling|ringing|emailing|asking|contacting|being told|getting told|getting (transferred|passed|cut off|disconnected|told)|having to (call|explain|repeat|ring|ask|chase)|repeating|chasing|explaining|passing me|sending me)
          (have|had|having) to (repeat|explain|call|ring|chase|go through|tell|contact|say|ask) _5 (again|over again|all over again|every time|each time|myself|twice)
          (how many|many more) (times|more times|calls|emails) (do|must|have|does|will|should|am|did|is)
          (told|tell|said|say|asked|explained|mentioned|saying) _4 (this|it|that|you|once|everyone|everybody|all of this) _2 (<often>|before|a thousand times|a hundred times|to <number>|already)
          (as|like) (i|we) (said|told you|have said|mentioned|explained|have already|already|keep saying|have told|have explained|have been saying|say)
          (i|we) (already|have already) (told|explained|said|sent|gave|given|did that|done that|tried|answered|provided|mentioned|emailed|called|spoke|contacted|reported|dmd|messaged)
          (i|we) (did|have|had) (dm|message|email|call|contact|dmd|messaged|emailed|called|contacted|sent) _5 (no (response|reply|answer)|nothing|nobody|still)
          (sent|dmd|emailed|messaged|called|written) _6 (no (response|reponse|reply|answer|one)|not (a|had|heard|received|got|get)|never (heard|got|had|received)|nobody|nothing|ignored|without (a|any) (reply|response|answer))
          (spent|wasted|spend|spends) _3 (hour|hours|hrs|days|weeks|minutes|mins|months|afternoon|morning|evening) _2 (on (the)? (phone|hold|chat|line)|calling|chasing|with your|talking to|speaking to)
          (here we go|yet|over and over|all over) again
          once again (i|we|no|not|the|my|you|it|this|they|nothing|nobody|late|delayed|there)
          every (single)? time (i|we) (call|ring|phone|contact|email|ask|message|speak|try|chat|get|write)
          (again|still) (the)? same (problem|issue|thing|story|answer|error|response|fault)
          (same|identical) (problem|issue|thing|answer|error|response|reply|story|fault|message|question|advice|line) (again|every time|each time|as (before|last|yesterday)|over and over|i got|for the|once more)
          (told|given|hear|get|getting) (me|us)? (the)? same (thing|story|answer|line|response)
          (was|were) (told|promised|assured) _12 (still|but|yet|again|never|nothing|and (now|then))
          (called|rang|phoned|emailed|contacted|spoke) _6 and (was|were|they|been|he|she|you) (told|promised|assured|said)
          (i|we) have (called|phoned|rung|emailed|written|messaged|contacted|spoken|complained|reported|chased) _6 (but|times|already|before|since)
          (tried|try|trying) (calling|ringing|phoning|emailing|messaging|contacting|the chat|your chat|to call|to contact|to reach|to get (through|hold)) _5 (no|nobody|but|times|and|twice|for|all|get)
          (happened|happens|happening|did it|doing it|broke|broken|failed|crashed|down|cancelled|gone|dropped|charged|late|wrong|missing|delayed|cut off|froze|out) (yet)? (again)
          (has|have|is|are|had) (gone|been|failed|broken|let) _4 (<number> times|<number> times now|twice now)
          (a dozen times now|(4x|2x|3x|5x|6x|10x) (now|already|this (week|month))|<number> times now|<number> times already|<number> times this (week|month|year))
          (still|yet) (have|had|has|am|are|is|not|no|nothing|waiting|nobody|never|haven) _3 (heard|received|had|got|seen|been (contacted|called|resolved|fixed|refunded|able)|waiting|response|reply|answer|resolved|fixed|nothing|word|arrived|refund|refunded|update|solution|been|back|called|got back|working) _4 (since|after|for|<number>|despite|months|weeks|days|even though)
          (after|despite) (<number>|all|several|so many|many|multiple|countless|numerous|repeated|my|these) _2 (calls|emails|attempts|messages|chats|complaints|contacts|reminders|phone calls|requests|visits)
          (chasing|chased) _4 (for|since|<number>|up|this|you|again)
          (third|fourth|fifth|sixth|second|<number>) (replacement|attempt|engineer|technician|visit|call|complaint|parcel|refund request|claim) (now|already|in|this|and|that)
          each time (i|we) (call|ring|phone|contact|email|ask|message|speak|try|chat|get|write)
          (a|for the) (third|fourth|fifth|sixth|second|tenth|<number>th|umpteenth) time
          on (<number>|several|many|multiple) (separate|different)? occasions
          (i|we) (have)? (told|asked|sent|informed|warned) (you|them|you all|it|your) _4 (in <month>|on <weekday>|last (week|month|time|year)|yesterday|before|already|<number> (weeks|days|months) (ago|back))
          (have|has) now (written|called|rung|emailed|phoned|asked|waited|contacted|spoken)
          (going|sent|sends|went|round) (me)? (round)? _2 (in|this|the) (circles|roundabout|loop|houses)
          """);

  private static final Phrases STILL =
      Phrases.of(
          """
          still (nothing|down|waiting|broken|nobody|happening|out|the same|same|doing|getting|missing|stuck|no one|having (problems|issues|trouble)|offline|unable|without|wrong|unresolved|no (reply|response|answer|news|word|refund|sign|update|internet|signal|service)|not (working|fixed|resolved|heard|received|here|arrived|sorted|been|had|got|able|showing))
          (have|has|had) (yet to) _2 (been contacted|hear|heard|be contacted|received|receive|had|get|got|been (fixed|resolved|called|refunded)|called|replied|responded|arrived)
          (been) (a|over a|almost a|nearly a|more than a|<number>|over <number>|several) (month|week|day|days|weeks|months|year|hour|hours) (already|now|since|and)?
          yet again
          (keep|keeps) (happening|doing|crashing|dropping|freezing|failing|cutting|disconnecting|asking)
          (constantly|continually|continuously) _4 (every|again|still)
          (same) (issue|problem|thing|error|result|results|message)
          (another|a second|a third) (day|week|one|hour)
          """);

  private static final Set<String> UPSET =
      Set.of("frustration", "anger", "unheard", "disappointment", "distrust");

  /// Takes up, after an answer, what was asked or said before.
  private static final Phrases AS_SAID =
      Phrases.of(
          """
          ~ (as|like|but|and|again)? (i|we) (have|had)? (just|already|clearly|literally|specifically|only|did|distinctly) (asked|said|told|explained|wrote|mentioned|stated|ask|say|tell|put) !(her|him|them|my)
          (i|we) did not ask (for|you|about|if)
          ~ (i|we) (have)? asked (what|where|when|why|who|how|if|for|about|you|twice|three|<number>)
          ~ (i|we) said (i|we|no|that|it|not|to|my) _3
          (my|the) question (is|was) (still|not)
          ~ again (i|we|it|you|an|the|my|this|no|why|what)
          """);

  /// How many content stems a complaint must share with an earlier one: with three, hardly any
  /// answer or detail was taken for a repeat in the dialogues that were read.
  private static final int SHARED = 3;

  private static final Phrases COMPLAINS =
      Phrases.of(
          """
          (wrong|broken|down|late|missing|ridiculous|disgraceful|unacceptable|appalling|terrible|awful|poor|worst|useless|joke|waste|wasted|charged|overcharged|cancelled|failed|sucks|crap|shit|lost|stuck|disgusting|pathetic|rubbish|shocking|horrible|bad|delayed|faulty|fail|fails|crashing|ignored|stolen|damaged)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Match> tales =
        TALES.in(now).stream().filter(m -> !m.isQuoted() && !m.isSupposed()).toList();
    boolean answers = Cues.asked(moment);
    List<Utterance> before = moment.customerBefore();
    List<Utterance> run = moment.sameRunBefore();
    if (!tales.isEmpty() && !(answers && !Cues.complainsOf(tales))) {
      return Cues.finding(moment, LIKELY, tales);
    }
    if (before.size() == run.size()) {
      return List.of();
    }
    List<Match> asSaid =
        AS_SAID.in(now).stream().filter(m -> !m.isQuoted() && !m.isSupposed()).toList();
    if (!asSaid.isEmpty() && run.isEmpty() && complained(moment)) {
      return Cues.finding(moment, LIKELY, asSaid);
    }
    if (answers) {
      return List.of();
    }
    List<Match> still = STILL.in(now).stream().filter(m -> !m.isQuoted()).toList();
    if (!still.isEmpty()) {
      return Cues.finding(moment, LIKELY, still);
    }
    return againInOtherWords(moment, before);
  }

  private static boolean complained(Moment moment) {
    for (int i = Math.max(0, moment.turn() - Moment.LOOK_BACK); i < moment.turn(); i++) {
      if (moment.heard(i, UPSET)) {
        return true;
      }
    }
    return false;
  }

  private static List<Finding> againInOtherWords(Moment moment, List<Utterance> before) {
    Utterance now = moment.now();
    for (Match match : COMPLAINS.in(now)) {
      var sentence = match.sentence();
      for (Utterance earlier : before) {
        var others = List.of(earlier);
        if (COMPLAINS.in(earlier).isEmpty()) {
          continue;
        }
        List<Integer> shared = Likeness.sharedWords(now, sentence.from(), sentence.to(), others);
        if (shared.size() >= SHARED) {
          return List.of(moment.finding(LIKELY, now.span(shared.getFirst(), shared.getLast() + 1)));
        }
      }
    }
    return List.of();
  }
}
