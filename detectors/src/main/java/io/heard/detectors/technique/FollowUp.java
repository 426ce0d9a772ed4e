package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.signal.Specificity;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Set;

/// Hears a question that takes up something the customer has just said: by the customer's own
/// words, by a pronoun that points at them, or by asking what happened next.
@AutoService(Detector.class)
@About(
    code = "follow-up",
    kind = Kind.TECHNIQUE,
    title = "Asks on from what was told",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class FollowUp implements Detector {
  /// "Just said" reaches over this many turns of the customer: a question mostly takes up the last
  /// message, which is often split in two, or comes back once to the one before.
  private static final int RECENT_TURNS = 4;

  /// A greeting tells nothing that could be taken up.
  private static final int LEAST_TOLD = 2;

  private static final int LONGEST_ECHO = 4;

  /// A shorter sentence answers or takes in, and brings up nothing that a pronoun could point to.
  private static final int OWN_MATTER = 10;

  private static final Set<String> ASKED_LAST = Set.of("how", "why", "when", "where", "who");

  private static final Set<String> POINTERS = Set.of("this", "that", "these", "those");

  private static final double ROUNDING = 1e-9;

  /// Where inside a sentence the asking begins.
  private static final Phrases ASKS =
      Phrases.of(
          """
          aux = do|does|did|is|are|was|were|has|have|had|can|could|will|would
          who = you|he|she|it|they|this|that|these|those|we|there|the|your|his|her|their|any|anyone|anybody|someone|somebody|everything|everyone
          lead = so|and|but|also|then|ok|or|well|if i may ask|just wondering|out of curiosity|just out of curiosity|just so i know
          wh = what|where|why|how|who|whose|whereabouts|which
          ^ <lead>? (<wh>|when) (is|are|was|were|did|do|does) <who>
          ^ <lead>? (is|are|was|were|did|do|does) (you|he|she|they|it|this|that|there|the|your)
          (^|~) <lead>? (<wh>|when) !(you|i|we|he|she|they|it|the|yours) :: marked
          (^|~) <lead>? <aux> <who> :: marked
          (^|~) (may|can|could|might) (i|we) (please|just|also)? (ask|check|know) (<wh>|when|if|whether) :: ask
          (^|~) mind (if i ask|my asking|me asking) (<wh>|when) :: ask
          (^|~) <lead>? (any|anything) :: marked
          ^ (and|but) (for|with) (you|him|her|them|yourself) :: marked
          ^ (please|so|and)? (do)? tell me (about|how|what|when|where|why|more about)
          (^|~) (to confirm|just to (confirm|clarify|check|be (clear|sure)|make sure)) :: declared
          <!(know|see|sure|understand|check|confirm|somebody|someone) (what|where|why|how) (is|are|was|were|did|do|does|has|have|had) <who> :: marked
          (could|can|would|will) you (please|kindly|just)? (explain|clarify|describe|tell (me|us) (more|a bit more|a little more)|say (a bit|a little)? more)
          (let (me|us) know|tell (me|us)) (what|where|how|why|when) (was|were|happened|happens|went|they|he|she) !(go|goes)
          <aux> (this|that|it) the :: marked
          (is|was) it (a|an|the|that) :: marked
          """);

  /// Data, requests, offers, checks and formulas: questions that take up nothing.
  private static final Phrases NONE =
      Phrases.of(
          """
          data = device|devices|phone|handset|model|version|os|operating system|ios|browser|platform|email|e mail|mail|address|number|numbers|postcode|post code|zip|zipcode|code|name|surname|gamertag|username|user name|handle|id|ids|dob|date of birth|reference|ref|carrier|provider|country|city|town|location|area|region|store|branch|station|console|system|serial|make|tariff|plan|department|currency|language|service|size|postal code|social|last four|last 4|zip code
          do-it = dm|pm|send|provide|confirm|give|share|message|mail|email|e mail|call|ring|follow|try|restart|reboot|reset|make sure|ensure|take|put|clear|log|click|open|go|look|update|fill|visit|contact|reply|verify|read|spell|hold|bear|run|unplug|plug|install|uninstall|remove|sign|delete|turn|switch|refer|attempt|submit|forward|upload|attach|add|pass|drop|return|bring|write|post|use|help|have|allow|get back|private|screenshot|advise|state|show|see|access|hang|speak|wait|make|press|select|type|enter|complete|elaborate on your|find|request|pop|whatsapp|text|print|walk|scan|test
          would-like = like|love|prefer|mind|rather|sooner|want|be interested|be willing|be able|be happy|be open|be ok|consider|care|need
          # requests and instructions
          (can|could|would|will|may|might) you _2 <do-it>
          (can|could|will|would) you (please|kindly|just|also|maybe)? (check|let (us|me) know|tell (us|me)) (which|the|your|a|that|on|what (is your|device|version|your)|in|for|us)
          (may|might|can|could|shall|should|will|would|must) (i|we) !(be right)
          are you able
          (would|will) you <would-like>
          do you (want|need|require|wish|fancy|prefer|mind|agree|accept)
          (have|did) you (had|have|get|got) (a|the)? chance
          (^|~|also|and) have you (tried|thought|considered|seen our|heard of|heard about|read our|checked our|visited|used our)
          did i
          (how|what) about
          (how|what) (can|may|could|shall|should|else can|else could|would) (i|we)
          what (help|assistance)
          # data
          (what|which) <data>
          (what|which) (type|kind|sort|brand|version|model|make|size|colour|color) of
          (what|which) _ (is|are|do|does) (you|your|this|that|it) !(at|when)
          (what|which) _2 <data>
          what (is|are|was|were) (the|your) _3 <data>
          (is|was|are) (the|your|this|that) _2 <data> (correct|right|still)
          (do|did|would|have) you (have|got|know|happen to have) (a|an|the|your|any|any of the)? _2 (<data>|receipt|proof|packaging|barcode|screenshot|photo|picture|link)
          (your|a|the) (account|order|booking|reference|ref|phone|mobile|contact|tracking|serial|policy|customer|card|case|ticket|telephone|catalogue|catalog|invoice|plot|meter) (number|no|ref|reference|id|name|code)
          (your|the) (date of birth|dob|postcode|post code|zip|zip code|gamertag|username|address|surname|e mail|email)
          who (am i|is this|is that|do i have)
          (what|which) (store|shop|branch|station|country|city|town|state|airport|restaurant|room|name)
          how (many|much) !(longer|worse|did|has|have you (lost|paid|spent)) _
          are you (having|experiencing) (trouble|issues|problems|any|difficulty)
          have you (made|done) any _
          when was the last time
          (^|~) (is|was) it (still (the|a|your)|the usual|showing|plugged|today|the _ (and|or))
          (is|are) (he|she|they) (the|a) _
          (can|could) (you|someone) or _
          just to (confirm|check|clarify)
          which (tv|car|bike|device|app|game|console|machine|set|box|printer|laptop|boiler|router) (have|do|are) you
          <!where <!what did you know _
          (does|would|will|do) (that|this|it|they) (get you|fit|work for|suit|help|answer|settle|sound|make (it|sense|more)|leave you|take a|need)
          what made you (download|think of us|choose|pick|call us|ring us|look at)
          are you (still)? (in|at|near|on|by) (the|a|your|home|work)
          (is|was|are) (that|it|this|you) _2 (or|and) (a|b|c|d|<number>) for
          (is|was) (that|it) (spelled|spelt|with (a|an|one|two)|under|in (your|the|his|her|whose) name|registered|one word|all one)
          (what|whose|which) name (is|was|did|would|should) _
          (what|which) name
          (how|what) (do|would|is) (you|that|it|the) (spell|spelled|spelt|spelling)
          (when|where) (were you born|do you live|are you (calling|ringing) from)
          (is|are|was) _3 (to hand|handy|in front of you|in front)
          (have|do) you _4 (to hand|handy|in front of you)
          are you the (account holder|owner|policyholder|cardholder|bill payer|lead|named|main|person|one)
          (which|what) (bank|card|payment method|account|amount|date|day|time) (is|are|was|did|do|would|should|have|were) (it|that|this|you|the|we) (on|in|with|under|for|pay|use|place|order|registered|held|paid)
          # security
          (memorable|maiden|security|secret|pass) (word|name|question|phrase|answer|code|information|details)
          (what is|confirm|tell me|give me|spell|of|choose|know) (the|your) _2 (password|passcode|passphrase|pin|one time code|verification code|security code)
          (first|second|third|fourth|last|two|three) (letter|letters|character|characters|digit|digits|line of)
          # what came of a fix
          (is|are|does|do|did|has|have|can|will) (it|that|this|they|everything|things|anything|you) _4 (now|yet|any better|any different|any faster|at all now) $
          (is|does|did|has|do|are|will) (it|that|this|they|everything|the _2|your _2) (come|go|gone|went|came|turn|turned|start|started|connect|connected|load|loaded|open|opened|reconnected|restarted|stay|stays|play|appear|show) (on|up|through|back|off|properly|again|ok|now)? $
          (what|how) (happens|does it (do|say|show|look)|do you (see|get)|are you (seeing|getting)|about) (now|then) $
          any (change|luck|joy|improvement|difference|better|progress|sign of)
          (how|what) is (it|that|everything) (looking|doing|now)
          (did|has|have) (you|it|that|this|they) (get|got|received|receive|arrive|arrived|come through|go through|gone through) (it|that|the (link|email|e mail|text|code|message|message|mail)|my (link|email|text|message|mail)|all right|ok|now|yet)? $
          (can|do) you see (it|that|this|the|them|a|any)
          (has|have|did|does|is) (restarting|resetting|reinstalling|unplugging|the (restart|reset|update|code|link|fix|change|refund|credit)) _
          # a remedy
          remedy = refund|refunded|replacement|replaced|credit|voucher|exchange|swap|engineer|technician|appointment|callback|call back|slot|discount|compensation|reimbursed|reimbursement|goodwill|upgrade|courier|collected|collection|pick up|rebook|rebooked|reschedule|delivered|redelivered
          (would|will|should|could|may|might|can) (a|an|the|one|we|it|that|this|any|some|half|he|she|they) _3 <remedy>
          (would|should|could) (a|an|the|one|another|half|some|any|that) _4 (do|help|suit|work|be|go|cover|make|ease)
          (when|where|how|what (time|day|date)|which (day|time|date|slot|one|of (the|these|those))) (would|should|will|shall|can|could|may) (you|we|i|it|that|the|he|she|they|be|suit|work|our|someone|somebody|an|a) !(mainly|normally|usually)
          (which|what) (would|will) (you|suit|work)
          (which|what) (day|days|time|times|date|slot|morning|afternoon|option|colour|color) (is|are|suits|suit|works|work|would|do|does)
          who (will|would) be (in|home|there)
          what would (make|put|help|it take)
          (was|were|did|is|are) (the|your|that) _2 (refund|refunded|replacement|credited|voucher)
          (is|are) (you|he|she|they|somebody|someone|anyone|anybody) (at home|in|home|around|free|there) _3 (on|at|between|in the|tomorrow|today|tonight|then|<weekday>|that day)
          # the agent's own agenda
          (did|do|have) you (know|hear about|see our|realize|seen the new|noticed our|come across)
          (what|how much) (is|would) (your|the) (budget|goal|goals|target|timeline|deadline|ideal)
          (what|who) else (are|have|do|did) you (looking|considering|considered|spoken|talking|look|talk)
          # openings, closings, checks
          how are (you|things)
          how (is|was|has) (it going|your (day|week|morning|weekend|afternoon|evening|tuesday|monday|friday)|everything)
          how have you been
          <!(was|were|did|has) (any|anything|something) (else|more|further|left|unclear|still|holding)
          how did you find (it|us|that|this|the|your)
          would you be (in|at|home|around|free|there)
          is there (anything|something|any)
          (does|do|did|would|will|has|is|could) (that|this|it|these|those|either|any of (that|this)) (help|helped|make sense|makes sense|answer|answered|sound|work|worked|suit|do it|do|clear|solve|solved|resolve|resolved|fix|fixed|seem|feel|meet|cover|come closer|leave|give|settle|be|look|clarify|show|ok|fine|right|correct|all right|alright|about it|it|a fair|working|what you|sort of what|closer|better|still convenient|convenient|a good|a bad|an ok|unclear|how you|acceptable)
          (is|are) (that|this|it|everything|all|you|things) (ok|all right|alright|fine|right|correct|clear|good|better|working|up and running|sorted|resolved|fixed|back|happy !with|ready|interested|free|well|keeping|speaking|set|done|now)
          how (does|do|would|did) (that|this|it|either) (sound|feel|sit|suit|be|look|do|work|seem|land|strike|go)
          what do you (think|say|reckon|make)
          (what|how) would (you|that|it)
          (have|had) (i|we)
          (do|am|was|will|shall) i
          were we
          ~ (right|correct|ok|yes|eh|deal|no|agreed) $
          (best|right|correct) (one|number|address|email|time|way)
          (is|does|do|did|would|was) (this|that|it) _4 (number|address|email|e mail|code|name|mobile|registered|account holder)
          (has|have|is|are|was|were) (the|your|this|that|it|everything) _2 (been)? (resolved|fixed|sorted|solved|working)
          is (that|this) (it|him|her|mr|mrs|ms|miss)? $
          what is up
          what exactly is
          you there
          ^ (are|is) you there
          """);

  /// What points back at something told, or asks what happened. A loose line could open a topic of
  /// the agent's own as well, and counts only beside a word that the customer told.
  private static final Phrases POINTS =
      Phrases.of(
          """
          aux = do|does|did|is|are|was|were|has|have|had|would|will
          that = this|that|it|these|those|they|he|she
          happen = happen|happens|happened|happening|occur|occurs|occurred|occurring|start|started|begin|began|go wrong|went wrong|stop|stopped|change|changed|appear|appeared|come up|go on|going on
          <aux> <that> (only|just|always|usually|still|also|all|both|ever|actually)? <happen>
          <aux> (he|she|they)
          <aux> (this|that|it) _3 (on|at|in|with|for|when|after|before|every|since|from|only|all|today|yesterday|this|last|or|the|both|your|a)
          (when|where|how|why|who|whose|since when) (exactly|else)? <aux>? (this|that|it|these|those|he|she|they|him|her|them)
          how (long|often|many times|much|recently|soon|badly|far) _3 (this|that|it|these|those|he|she|they|been|like that)
          (what|who) <aux> (he|she|they|it|that|this) !(about)
          what (happened|happens|is happening|was happening|has happened|went wrong|goes wrong|is going on|was going on|has gone wrong) !(next $)
          what (made|makes|brought|brings|led|leads|prompted|caused) (you|that|it|this|him|her|them)
          what is (made|brought|got|led|changed|prompted|driven|convinced) (you|it|them|him|her|that)
          (with|about|for|of|from|to) (them|him|her) !next
          (otherwise|afterwards|afterward|beforehand|in the meantime|until then|before that|after that|up to then|by then)
          what is (behind|holding|stopping|making|causing|putting|worrying|bothering) (you|that|it|this|them|him|her)
          (how|why) (come|so|is that|was that)
          what (did|do|does|have|has|had) (they|he|she|it)
          what (was|were) (it|they|he|she|that|those)
          (which|what) (one|ones|part|bit|of (them|those|these))
          the same _? (issue|problem|error|thing|message|result|fault|way|place|one|person|time)
          this same
          since (then|when|it|that|this|you)
          (has|have) (it|this|that) been
          how (is|are|was|were) (your|the) _? <kin>
          (and|but) for (you|him|her|them)
          (how|why) (were|was|are|did|have|had) (you|he|she|they) _
          (explain|clarify|describe) _4 (you|it|this|that|happen|happens|happened|issue|problem)
          tell (me|us) (what|how|where|why|when) (happened|happens|it|that|they|he|she|went)
          (did|have|had) you (already|both)? (receive|received|got|get|been (given|told|provided|offered|sent|charged|able)|hear|heard|notice|noticed)
          (did|has|have|had) (anyone|anybody|someone|somebody|they|the (driver|agent|engineer|team|store|shop|seller|courier|doctor|technician|colleague|staff)) _
          (what|where|when|how|who|why) (did|were|had) you _
          (which|what) _ (did|were|had) you _ :: loose
          (was|were|did|had) (the|your|there|any|anything|anyone|anybody|someone|somebody) _ :: loose
          (has|have) (the|your|anyone|anybody|someone|somebody) _2 (said|made|told|given|been|come|called|contacted|got|explained|offered|spoken|looked|happened|changed)
          (about|with|for|of|to|from|after|before|during) (this|that|it|these|those) ;
          have you (been|spoken|heard|received|noticed|contacted|got|asked|reported|lost|found|already|since|managed|seen|paid|noticed) _ :: loose
          (have|had) you (filed|filled|made|lodged|raised|submitted|reported|opened|spoken|contacted|applied|claimed|called)
          (did|do|have|had|were|are|was) (we|you) (still|ever) _
          (what|which) (steps|things|troubleshooting|options) (have|did) you
          (in|by) what way
          (what|how) do you mean
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Utterance> before = moment.customerBefore();
    if (before.isEmpty() || now.words().size() < 2) {
      return List.of();
    }
    List<Utterance> recent = before.subList(0, Math.min(RECENT_TURNS, before.size()));
    if (recent.stream().mapToInt(told -> told.stems().size()).sum() < LEAST_TOLD) {
      return List.of();
    }
    List<Match> starts = ASKS.in(now);
    List<Match> none = List.of();
    List<Match> points = List.of();
    Specificity told = null;
    Finding finding = null;
    for (Sentence sentence : now.sentences()) {
      int from = start(now, sentence, starts);
      if (from < 0) {
        continue;
      }
      if (told == null) {
        none = NONE.in(now);
        points = POINTS.in(now);
        told = Specificity.of(now, recent);
      }
      if (anyIn(none, from, sentence.to())) {
        continue;
      }
      if (pointsBack(points, told, from, sentence.to()) && !afterOwnMatter(now, told, sentence)
          || pointsAtTold(now, told, from, sentence.to())
          || told.weight(from, sentence.to()) >= Specificity.ENOUGH - ROUNDING) {
        var span = Marks.firstWords(now, from, sentence.to());
        finding =
            finding == null
                ? moment.finding(LIKELY, span)
                : finding.and(new Evidence.Quote(moment.turn(), span));
      }
    }
    return finding == null ? List.of() : List.of(finding);
  }

  /// Whether the sentence before is a long one of the agent's own matter: then a pronoun points
  /// there.
  private static boolean afterOwnMatter(Utterance now, Specificity told, Sentence sentence) {
    if (sentence.from() == 0) {
      return false;
    }
    Sentence before = now.sentenceOf(sentence.from() - 1);
    return before.words() >= OWN_MATTER
        && before.ending() != Sentence.Ending.QUESTION
        && told.weight(before.from(), before.to()) < Specificity.ENOUGH - ROUNDING;
  }

  private static boolean pointsBack(List<Match> points, Specificity told, int from, int to) {
    for (Match match : points) {
      if (match.from() >= from
          && match.from() < to
          && (!match.tag().equals("loose") || told.weight(from, to) > 0)) {
        return true;
      }
    }
    return false;
  }

  /// Where a sentence begins to ask, or -1 when it asks nothing. Without a question mark only a
  /// sentence that begins as a question counts.
  private static int start(Utterance now, Sentence sentence, List<Match> starts) {
    boolean marked = sentence.ending() == Sentence.Ending.QUESTION;
    for (Match match : starts) {
      if (match.from() >= sentence.from() && match.from() < sentence.to()) {
        if (marked || match.from() == sentence.from() && match.tag().isEmpty()) {
          return match.tag().equals("ask") ? match.to() - 1 : match.from();
        }
      }
    }
    return marked && isEcho(now, sentence) ? sentence.from() : -1;
  }

  /// "Burned how?": their word, and what to tell about it.
  private static boolean isEcho(Utterance now, Sentence sentence) {
    return sentence.words() > 1
        && sentence.words() <= LONGEST_ECHO
        && ASKED_LAST.contains(now.words().get(sentence.to() - 1).norm());
  }

  /// "Those three weeks": a pointer, and within two words what the customer said.
  private static boolean pointsAtTold(Utterance now, Specificity told, int from, int to) {
    for (int i = from; i < to - 1; i++) {
      if (POINTERS.contains(now.words().get(i).norm())
          && (told.isTold(i + 1) || i + 2 < to && told.isTold(i + 2))) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyIn(List<Match> matches, int from, int to) {
    for (Match match : matches) {
      if (match.from() >= from && match.from() < to) {
        return true;
      }
    }
    return false;
  }
}
