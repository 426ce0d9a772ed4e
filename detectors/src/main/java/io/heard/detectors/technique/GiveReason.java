package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;
import static io.heard.text.Question.Kind.WHY;

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
import io.heard.text.Questions;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.List;
import java.util.Set;

/// Hears an agent explain why, for a rule, a limit or a delay.
@AutoService(Detector.class)
@About(
    code = "give-reason",
    kind = Kind.TECHNIQUE,
    title = "Gives the reason",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class GiveReason implements Detector {
  private static final Phrases SAID =
      Phrases.of(
          """
          aux = is|are|was|were|has|have|had|do|does|did|can|could|may|might|will|would|need|needs|must|only
          trouble = issue|issues|problem|problems|delay|delays|backlog|fault|outage|outages|failure|error|errors|bug|incident|disruption|disruptions|strike|shortage|works|glitch|restriction|restrictions|hold|block|limit|mismatch|maintenance|accident|obstruction|emergency|queue|storm|weather|fire|trespasser|closure|discrepancy
          # the words for a reason
          because of? _ :: clause
          due to !be !arrive !start !go !leave !fly !come !land !you
          owing to
          on account of
          as a result of
          caused by
          (the|one|a|main|our) reason (is|for|why|that|we|being|behind|it|was)
          (that|this|which|it) is (also|partly|exactly|the reason|precisely)? (why|because) !i !of
          (that|this|it|which) (can|may|could|might|will|would|would normally|usually) (also|sometimes)? (cause|lead to|result in|prevent|stop|delay|affect|trigger|conflict)
          (this|that|which|it) (usually|normally|typically|generally|only|sometimes|mostly|often)? (means|happens|occurs|appears|comes up) (when|if|because|we|you|where|as)
          will (appear|occur|show) (when|if|because)
          (is|are|was|were)? (dependent|depending) on
          (depends|depend) on
          # a cause that is guessed at
          (it|this|that) (may|might|could|can) (also|just|well|simply)? be (that|because|a (fault|problem|bug|glitch|result|setting|network|temporary|sign|case)|due|down to|an issue with|caused|related)
          (looks|appears) (like|as if) (there (is|was|has)|(the|your|our) _3 (was|is|were|did not|has|had|have|failed|expired|declined|blocked))
          (is|are|was|were) (probably|likely|most likely)? (down to|because|the cause|to blame)
          # what is wrong on this side
          (we|they|system|systems|network|team|site) (currently|now|also|still)? (are|is|am|have been|were|was) (currently|now|also|still|all)? (having|experiencing|facing|seeing|dealing with|suffering|receiving|getting) (some|a|an|technical|very|extremely|unusually|higher|an unusually|system|intermittent|widespread|delays|large|lots|exceptionally|issues|problems|high)
          (we|team|they|i) _4 (have|has|had) (a|an|currently|extremely|very|had|no)? _2 (backlog|workload|high volume|volume of|shortage|possession|staff shortages|outage)
          (we|system|site|network|they|team|stores|customers) _3 (having|experiencing) _2 <trouble>
          as (it|this|that) (is|was|has|have) (been|proved|proven|very|too|so|only|still|currently|now|already|outside|part|our|sold|managed|run)
          there (is|are|was|were|has been|have been) (now|currently|also|still)? (a|an|some|over|several|reports of|planned|an ongoing|animals|two|technical|engineering|signalling|ongoing|essential|scheduled|emergency|major|minor|known|temporary) _3 <trouble>
          there (was|were|is|are) (animals|a person|people|trespassers|a cow|a tree|debris|flooding|snow|ice)
          (high|higher than (usual|normal)|increased|unprecedented|heavy|large|extremely high|exceptional) (call|demand|volume|volumes|workload|traffic|number of|contact)
          reports of (a|an|the|some)
          (in|by|on) order of (date|receipt|arrival)
          # a rule and what it is for
          (in order|so as) (not)? to (avoid|prevent|ensure|protect|keep|secure|comply|verify|make sure|maintain|safeguard|reduce|limit|be fair)
          so that (it|this|they|there|nobody|no one|the _1|other _1) (does|do|will|can|is|are|would) not
          <!i (needed|required|designed|meant|used|there|in place|necessary|intended|requested) to (keep|protect|verify|ensure|prevent|confirm|safeguard|avoid|secure|stop|make sure)
          (to|helps|help|it) (protect|safeguard|secure) (your|our|the|customers|you|both|their|everyone)
          to (keep|make) (your|the|our|everyone) _3 (safe|secure|protected|private)
          to (avoid|prevent) (the|any|a|delays|further|conflicts|fraud|abuse|misuse|this|such|it|duplicate|confusion|errors)
          for (your|our|the|his|her|their)? (own|customers|customer)? (security|safety|privacy|legal|regulatory|compliance|data protection|record keeping|verification|technical|health|quality|training|insurance|tax|hygiene|fairness|billing|audit) (reasons|reason|purposes|purpose|and)?
          for _2 (purposes|reasons)
          (law|gdpr|regulation|regulations|regulator|policy|rules|act) (requires|require|obliges|says|say|does not allow|prevents|forbids|demand|demands)
          (by law|legally|data protection|privacy law|under gdpr)
          (standard|temporary|authorization|security|pending) (hold|check|measure|procedure|charge)
          no way of knowing
          # as and since, for a reason
          ~ (and|but|so)? as (we|they|he|she|our|these|those|there|this|that|the|it|your|you|some|most) _5 <aux> !soon
          <!soon <!long <!well <!much <!far <!such <!same <!just <!known as (we|they|our|there) (were|are|have|had|do|did|will|is|was|only|would|need) !soon !working !going !talking !speaking !been !agreed !discussed !said !mentioned
          <!soon <!long <!well <!much <!far <!same <!just (since|as) (it|this|that|the|your|we|they|there|you|our) _3 (is|are|was|were|has|have|had|does|do|did|can) (not|no|already|still|only|currently|now|outside|out|past|over|limited|unable|closed|sold|delayed|part|based|managed|run|a|an|in|on|under|required|too)
          (unable|not able|were not able) to (do|get|reach|verify|locate|find|confirm|process|contact|access|deliver|take|complete|see) (through|it|this|that|your|the|any|you|on|a) _4 (because|as|every|on|without|unless|until)
          # who or what is stuck, away, full or late
          (driver|crew|engineer|technician|train|plane|aircraft|bus|van|courier|flight|doctor|dentist|manager|colleague|adviser|nurse|lorry|ship|system|line|server|servers|cabinet|mast|warehouse|clinic|desk|office|shop|store|he|she|they) _? (is|are|was|were|has been) (still|now|currently|just|all|simply)? (stuck|sick|off sick|off ill|ill|held up|stranded|overloaded|overwhelmed|short staffed|understaffed|double booked|at lunch|out to lunch|on leave|on holiday|in surgery|running late|snowed in|down)
          (is|are|was|were) (all|fully|completely|already)? (booked (up|solid|out)|taken (until|till|for)|full (until|till|for)|out until|out till|closed (for|on|until|due)|shut (for|on|until))
          (missed|misses) (the|its|their|our|a) (connection|connecting|cut off|cutoff|deadline|collection|loading|transfer|sort)
          (a|the|an|last|previous|earlier) (job|meeting|service|works|flight|operation|call) that (overran|ran over|ran late)
          (came|arrived|went out|was sent|reached us) without (the|a|an|your|any)
          (was|were) (worked out|calculated|printed|issued|generated|sent out|posted) before (the|your|that|we|it|this)
          (pipe|main|cable|power unit|transformer|boiler|part|fuse|server) (burst|broke|snapped|failed|burnt out|burned out|blew)
          (it|this|that) (is|was) (a|an|the) (cut cable|burst pipe|power cut|gas leak|display fault|display error|known _? <trouble>|network fault|local _? fault|broken _|failed _)
          there (is|was) (a|an) (diversion|gas leak|burst|power cut|landslip|landslide|breakdown|derailment|collision|road closure|crash|recall|flood|leak|stoppage|walkout)
          known (issue|problem|bug|fault|error)
          the (whole|real|likely|root|probable)? cause (is|was|of|appears|seems)
          following (a|an|the|earlier|this) _4 (incident|fault|failure|strike|storm|accident|collision|works|disruption|trespasser|breakdown|problem|issue|emergency|outage)
          while (we|they|engineers|police|the _|our _) _2 (investigate|attend|carry out|repair|deal|fix|inspect|complete|remove|clear|respond|work)
          (waiting|awaiting) (for|on)? (a|an|the|our|some)? (replacement|spare)? (crew|gate|part|parts|driver|stock|approval|clearance|platform|delivery from|slot|pilot|authorization|sign off)
          # who decides or owns it
          (is|are|was|were) (solely|fully|all|actually|sold and|dispatched and)? (handled|run|operated|owned|managed|maintained|controlled|sold|shipped|fulfilled|dispatched|decided|determined|dictated|administered|regulated|licensed) (and _)? by (the|a|an|our|your|another|third|different|each|individual|local|external|law|their|independent|sellers|them)
          (outside|beyond|out) (of)? (our|my|the airline) (control|hands|reach|remit)
          (we|i) (have|do not have) (no|any|the|direct|full)? (control|influence|authority|access|say|visibility) (over|on|of|to|in|about|as|into)
          (hospital|promoter|seller|bank|landlord|council|operator|airline|court|manufacturer|supplier|publisher|insurer|courier|tax office|hotel|store|merchant|retailer) (has|have|sets|holds|owns|controls|decides) (a right|the right|to (approve|agree|sign|release|decide|confirm|authorize|answer)|_? (funds|money|price|prices|policy|policies|licence|hours|rules|stock|terms))
          <!if (assessor|panel|doctor|manager|court|surveyor|underwriter|specialist|pharmacist|council|landlord|somebody|second _|two people) _2 (has|have|needs|need|must) to _3 (see|look|check|approve|sign|vouch|agree|decide|confirm|review)
          # how it works, where that limits
          (is|are) there (for|to (protect|stop|prevent|keep|make sure|guard)) (your|our|the|everyone|a|that)
          (the|our|its|their) (law|rule|rules|policy|licence|permit|limit|system|contract|terms|regulation|regulations|scheme) (caps|counts|limits|only (allows|covers|takes|accepts)|does not let|will not let|do not let|stops|blocks|forbids|wants|asks for|insists)
          (subject to (availability|change|demand|weather|local|the|a credit|status|approval)|first come)
          (vary|varies|differ|differs|fluctuate|fluctuates) (by|from|between|depending|based|according|with|due|at|daily|across)
          (is|are) based on (availability|demand|the|your|how|where|location|distance|stock|several|many|a number)
          <!not too (late|big|heavy|far|wide|long|full|old|small|short|early|few|high|low) (for (the|us|me|it|your|that|our)|to (stop|change|ship|fit|send|cancel|carry|process|add|be))
          given (the|that|how|your|our) (high|current|number|weather|amount|volume|it|we|they|scale|size|limited|nature)
          seeing (as|that) _
          # the fact first, and what follows from it
          so (that is|this is) why
          so (i|we|they) (can not|could not|have to|need to|had to|will not be able|are not able|were not able) :: so
          <!that <!this <!it <!which <!there <!and means (that|the|a !lot !great|an|we|it|your|_ with|_ by)
          (just|only|simply) means (that|the|a !lot|an|we|it|your|you|_ with|_ by)
          which (is|was) (why|what (stopped|caused|made|triggered|causes|stops))
          # it is out, closed, gone
          (out of stock|sold out|no longer (in stock|available|produced|made|supported|sold)|discontinued|fully booked|outside (of)? (the|our|its)|past (the|your|its) (return|deadline|window|date)|after the (deadline|cut off|window|date)|in transit|(was|were|is|are) (simply|already|currently|temporarily) (closed|shut|down|full))
          (declined|rejected|blocked|held|flagged|returned|cancelled|delayed|suspended|closed|refused) (because|by (your|the|our)|as (the|it|your)|due)
          """);

  /// The head of a sentence that tells a fact about a thing or somebody else.
  private static final Phrases FACTS =
      Phrases.of(
          """
          ^ (the|a|an|our|his|her|their|all|most|some|each|every|somebody|someone) !(team|good|best|update) _5 (is|are|was|were|has|have|had|does|did|went|came|tried|needs|need|takes|treats|reads|means|stopped|left|changed|counts|uses|asks|wants|got|sent|put)
          ^ (it|they|he|she) (treats|reads|counts|uses|needs|only|looks for|looked|saw|tried|went|came|changed|ran|got|missed|stopped|sent)
          """);

  /// A shorter sentence is an exclamation.
  private static final int LEAST_FACT = 4;

  private static final int MOST_QUOTED = 8;

  private static final Set<String> OURS = Set.of("we", "our", "us");

  private static final Set<String> COORDINATORS = Set.of("and", "but", "so", "or");

  /// What makes a main clause a rule, a limit or a plan.
  private static final Set<String> RULED =
      Set.of(
          "not", "can", "could", "need", "needs", "must", "will", "would", "should", "only", "no",
          "unable");

  /// What makes it somebody's feeling or thanks.
  private static final Set<String> INNER =
      Set.of(
          "feel",
          "feeling",
          "felt",
          "love",
          "hate",
          "know",
          "understand",
          "sorry",
          "thank",
          "thanks",
          "glad",
          "ask",
          "asking",
          "sounds",
          "worried",
          "upset",
          "guess",
          "wonder",
          "calling",
          "ringing",
          "writing",
          "timing",
          "believes",
          "believe");

  /// The first words of causes that may be anybody's.
  private static final Set<String> BARE =
      Set.of(
          "due", "owing", "on", "as", "caused", "since", "will", "in", "is", "was", "that", "this",
          "it", "which", "there", "they", "team", "the", "high");

  /// Things of a business, and its troubles.
  private static final Set<String> BUSINESS =
      Set.of(
          "account",
          "accounts",
          "address",
          "agent",
          "airline",
          "airport",
          "amount",
          "app",
          "appointment",
          "authorization",
          "backlog",
          "balance",
          "bank",
          "battery",
          "bill",
          "billed",
          "billing",
          "booking",
          "branch",
          "broadband",
          "bus",
          "call",
          "calls",
          "cancelled",
          "card",
          "cards",
          "charge",
          "charged",
          "charges",
          "check",
          "checks",
          "closed",
          "closure",
          "code",
          "connection",
          "contract",
          "courier",
          "coverage",
          "crew",
          "customer",
          "customers",
          "data",
          "date",
          "declined",
          "delay",
          "delayed",
          "delays",
          "delivered",
          "delivery",
          "demand",
          "department",
          "deposit",
          "device",
          "discontinued",
          "driver",
          "email",
          "emails",
          "engineer",
          "engineers",
          "error",
          "fare",
          "fault",
          "fee",
          "fees",
          "file",
          "flight",
          "flights",
          "form",
          "fraud",
          "funds",
          "game",
          "gdpr",
          "guidelines",
          "hold",
          "holiday",
          "holidays",
          "incident",
          "info",
          "information",
          "insurance",
          "invoice",
          "item",
          "items",
          "law",
          "legal",
          "legally",
          "licence",
          "limit",
          "limited",
          "line",
          "link",
          "login",
          "luggage",
          "mailbox",
          "maintenance",
          "manager",
          "meter",
          "model",
          "network",
          "number",
          "offer",
          "office",
          "order",
          "orders",
          "outage",
          "outages",
          "package",
          "parcel",
          "password",
          "patient",
          "patients",
          "payment",
          "payments",
          "plan",
          "plane",
          "policies",
          "policy",
          "policyholder",
          "post",
          "postage",
          "premium",
          "price",
          "prices",
          "pricing",
          "print",
          "printed",
          "privacy",
          "procedure",
          "process",
          "processed",
          "product",
          "products",
          "provider",
          "queue",
          "rate",
          "refund",
          "refunds",
          "regulation",
          "regulations",
          "regulator",
          "release",
          "repair",
          "replacement",
          "request",
          "requests",
          "reservation",
          "reset",
          "return",
          "returns",
          "rule",
          "rules",
          "safety",
          "sale",
          "seat",
          "seats",
          "security",
          "seller",
          "server",
          "servers",
          "service",
          "services",
          "shift",
          "ship",
          "shipment",
          "shipped",
          "shipping",
          "shop",
          "signal",
          "signalling",
          "site",
          "size",
          "software",
          "staff",
          "statement",
          "station",
          "stock",
          "store",
          "strike",
          "subscription",
          "supplier",
          "supply",
          "system",
          "systems",
          "tax",
          "team",
          "teams",
          "technician",
          "terms",
          "ticket",
          "tickets",
          "track",
          "traffic",
          "train",
          "trains",
          "transaction",
          "transfer",
          "trip",
          "trips",
          "update",
          "updated",
          "upgrade",
          "van",
          "verification",
          "verified",
          "verify",
          "version",
          "volume",
          "volumes",
          "warehouse",
          "warranty",
          "website",
          "deliveries",
          "weather",
          "storm",
          "workload");

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream()
            .filter(match -> !match.isQuoted() && !asks(match) && concerns(match))
            .toList();
    return matches.isEmpty() ? becauseAsked(moment) : Quotes.of(moment, LIKELY, matches);
  }

  /// After a "why", the first sentence that tells a fact about something other than the speaker is
  /// the reason: "Why was it moved?" "The doctor is off sick."
  private static List<Finding> becauseAsked(Moment moment) {
    Utterance now = moment.now();
    if (moment.lastRunOfOtherSide().stream()
        .noneMatch(told -> Questions.in(told).stream().anyMatch(q -> q.kind() == WHY))) {
      return List.of();
    }
    List<Match> facts = FACTS.in(now);
    for (Match fact : facts) {
      if (fact.sentence().ending() != Sentence.Ending.QUESTION
          && fact.sentence().words() >= LEAST_FACT) {
        int to = Math.min(fact.sentence().to(), fact.from() + MOST_QUOTED);
        return List.of(moment.finding(LIKELY, now.span(fact.from(), to)));
      }
    }
    return List.of();
  }

  /// Whether the reason hangs on the speaker's own side or on a thing of the business: a cause in
  /// somebody's life is told, praised or given back, but it explains no rule, limit or delay.
  private static boolean concerns(Match match) {
    List<Word> words = match.in().words();
    if (match.tag().equals("clause")) {
      return !isTheirOwn(match);
    }
    if (!BARE.contains(words.get(match.from()).norm())) {
      return true;
    }
    int sentence = words.get(match.from()).sentence();
    int to = match.sentence().to();
    for (int i = to - 1; i >= 0 && words.get(i).sentence() >= sentence - 1; i--) {
      String word = words.get(i).norm();
      if (BUSINESS.contains(word) || i >= match.from() && OURS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether what is explained is the customer's doing or somebody's feeling: "you passed because",
  /// "I ask because". What the customer cannot, need not or must do is a rule, and may be
  /// explained.
  private static boolean isTheirOwn(Match match) {
    List<Word> words = match.in().words();
    int from = match.from();
    while (from > match.sentence().from() && !COORDINATORS.contains(words.get(from - 1).norm())) {
      from--;
    }
    boolean theirs = false;
    for (int i = from; i < match.from(); i++) {
      String word = words.get(i).norm();
      if (RULED.contains(word)) {
        return false;
      }
      theirs |= INNER.contains(word) || (i < from + 2 && word.equals("you"));
    }
    return theirs;
  }

  /// "If she is ill": what is supposed explains nothing.
  private static boolean afterIf(Match match) {
    List<Word> words = match.in().words();
    int clause = words.get(match.from()).clause();
    for (int i = match.from() - 1; i >= match.sentence().from(); i--) {
      if (words.get(i).clause() == clause && words.get(i).norm().equals("if")) {
        return true;
      }
    }
    return false;
  }

  /// A question may guess at a reason, and a reflection gives the customer's: neither explains.
  private static boolean asks(Match match) {
    Sentence sentence = match.sentence();
    String first = match.in().words().get(sentence.from()).norm();
    return sentence.ending() == Sentence.Ending.QUESTION
        || first.equals("so")
            && match.from() > sentence.from()
            && match.from() < sentence.from() + 12
        || first.equals("sounds")
        || match.tag().equals("so") && match.from() == sentence.from()
        || afterIf(match);
  }
}
