package io.heard.coach;

import io.heard.Intensity;
import io.heard.conversation.Case;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Questions;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The situations in which a hint would help, seen after one turn of a customer. What opens one has
/// to be sure; that an agent has done it already is believed from less, so that in doubt nothing is
/// offered.
final class Chances {
  private static final Set<String> URGENCY = Set.of("urgency");
  private static final Set<String> DISCLOSURE = Set.of("disclosure");
  private static final Set<String> REPEAT = Set.of("escalation-repeat");
  private static final Set<String> CORRECTS = Set.of("corrects");
  private static final Set<String> CHECKS = Set.of("check-landed");
  private static final Set<String> OPENS = Set.of("open-question");
  private static final Set<String> INTERRUPTS = Set.of("interruption");
  private static final Set<String> EASED = Set.of("relief", "gratitude", "satisfaction");

  /// Feelings that want to be named; worry, confusion and doubt want facts and clear steps instead.
  private static final Set<String> NAMED =
      Set.of("frustration", "anger", "disappointment", "sadness", "unheard");

  /// What makes a feeling plain to see beside the feeling itself.
  private static final Set<String> PLAIN =
      with(
          NAMED,
          "distrust",
          "escalation-hostility",
          "escalation-leave",
          "escalation-report",
          "escalation-supervisor",
          "escalation-repeat");

  /// A threat has a date too, and no emergency.
  private static final Set<String> LEAVES = Set.of("escalation-leave", "escalation-report");

  private static final Set<String> EMPHASIS = Set.of("emphasis");
  private static final Set<String> CONFUSED = Set.of("confusion");
  private static final Set<String> HOSTILE = Set.of("escalation-hostility");

  /// What a customer tells beside the feeling, and what the feeling is mostly about.
  private static final Set<String> WEIGHS = Set.of("disclosure", "escalation-repeat");

  /// Meets a feeling in words.
  private static final Set<String> ACKNOWLEDGES =
      Set.of(
          "label-feeling",
          "validate-feeling",
          "acknowledge-effort",
          "condolence",
          "empathy-reset",
          "common-ground",
          "apology-specific");

  /// Speaks to a feeling, well or not.
  private static final Set<String> FEELS =
      with(ACKNOWLEDGES, "apology-generic", "canned-empathy", "pity", "over-empathy");

  private static final Set<String> ACTS =
      Set.of("next-step", "commitment", "take-ownership", "offer-alternative", "tailored-offer");

  /// Answers the matter, by a deed, a reason or a rule.
  private static final Set<String> ANSWERS = with(ACTS, "give-reason", "bare-policy");

  /// An answer is thrown back.
  private static final Set<String> REJECTS =
      Set.of("distrust", "escalation-hostility", "withdrawal");

  private static final Set<String> TAKES_UP = with(ACKNOWLEDGES, "check-timing", "reassure");

  private static final String BEREAVEMENT = "bereavement";

  /// A death that is told, and not only in passing as in "my late husband".
  private static final Phrases DEATH =
      Phrases.of(
          """
          (died|dead|death !certificate|dying|passed away|passed|passing|ashes|buried|burying|bury|grieving|mourning|stillborn|widowed|bereaved|bereavement)
          (am|are) (now)? (a)? (widow|widower)
          (my|our|his|her) _3 expired
          (my|our) _2 funeral
          (the|my|our) funeral is
          funeral (of|for) (my|our)
          (lost|losing) (my|our|his|her) _
          (he|she) (is|has) gone
          """);

  /// An illness that nobody passes over; a condition that only gives a reason is none.
  private static final Phrases GRAVE =
      Phrases.of(
          """
          (cancer|chemo|chemotherapy|stroke|heart attack|intensive care|dementia|alzheimer*|parkinson*|miscarriage|tumor|tumour|terminal|diagnosed|diagnosis|transplant|coma|overdose)
          (is|am|are|been|gone) (now|still)? (in|into) (the)? hospital
          (rushed|taken|admitted) to (the)? hospital
          """);

  /// Things die too, and nobody mourns them.
  private static final Phrases BROKEN =
      Phrases.of(
          """
          (laptop|computer|phone|battery|landline|line|router|screen|app|machine|kettle|car|van|boiler|fridge|freezer|tv|signal|internet|scooter|bike) _2 (died|dead|dying|passed)
          (dead|dying) (laptop|computer|phone|battery|landline|line|router|screen|machine|kettle|car|boiler|signal)
          """);

  /// Time that runs out within a day or so.
  private static final Phrases SOON =
      Phrases.of(
          """
          (tonight|as soon as possible|urgent|urgently|emergency !number|immediately|right now|straight away|this (afternoon|evening|minute)|any minute|at once)
          (in|within|under|only|next) _2 (hour|hours|hrs|hr|h|minute|minutes|min|mins)
          <number> (hour|hours|hrs|hr|h|minute|minutes|min|mins) (left|now|until|till|before|to go)
          (by|before) (<number>|noon|midnight)
          (here|leaves|leave|starts|exam|interview|meeting|party|flight|train|bus|shift|goes|shuts|closes|close) (at)? (<number>|noon|midnight)
          (is|are) at (<number>|noon|midnight)
          is <number> (am|pm)
          """);

  /// Harm that is running.
  private static final Phrases HARM =
      Phrases.of(
          """
          (leak|leaking|leaks|flood|flooding|flooded|pouring|smoke|smoking|burning|on fire|a fire|caught fire|sparks|sparking|bleeding|ill|choking|swallowed|stolen|fraud|scam|scammer|scammers|hacked|phishing|ambulance|insulin|poison|poisoned|poisonous|toxic|allergic|allergy|unsafe|dangerous|stranded|no (heating|heat|water|power|insulin)|run out|ran out)
          (is|am|are) out of (her|his|my|the)
          water (is|to|in|coming|through|everywhere|running|down)
          (asked|asks|asking) _2 (for)? (my|the) (pin|password|card number|code)
          """);

  /// A day that is near, by which something has to be.
  private static final Phrases BY_A_DAY =
      Phrases.of(
          """
          (today|tomorrow)
          (by|before|until|till|due|flying|fly|flies|leave|leaving|leaves|travel|travelling|starts|opens|closes) (on)? <weekday>
          (can not|will not|must|has to|have to|need to|needs to) _5 <weekday>
          """);

  /// What is over, however bad it was.
  private static final Phrases OVER =
      Phrases.of(
          """
          (last night|yesterday|that night|the other (day|night)|ago|earlier this (week|month|year)|last (week|month|year|<weekday>))
          """);

  /// What is over and goes on all the same.
  private static final Phrases AHEAD =
      Phrases.of("(today|tomorrow|tonight|now|still|by|before|until|till|within)");

  /// A wish for speed, and no date that the customer cannot move.
  private static final Phrases WISHED_TODAY =
      Phrases.of(
          "(i|we) (want|would like|demand|expect) _8 (today|tomorrow|now|immediately|straight away|at once)");

  /// Who brings this wants to be heard before anything is hurried.
  private static final Phrases PANIC =
      Phrases.of(
          """
          (panic attack*|panicking|anxiety|phobia|terrified|scared|frightened|petrified|nervous|never flown|afraid of)
          """);

  private static final Phrases NO_HURRY =
      Phrases.of(
          """
          (no (drama|rush|hurry|panic|worries|big deal)|not urgent|not in a (rush|hurry)|if (poss|possible|you can|you could)|whenever|when you (can|get|have)|some time|is there a deadline)
          """);

  /// Words that nobody uses who only reports a fault.
  private static final Phrases HEATED =
      Phrases.of(
          """
          (ridiculous|disgusting|disgusted|disgrace|disgraceful|furious|livid|outrageous|unacceptable|appalling|appalled|shocking|shambles|joke|pathetic|useless|rubbish|terrible|awful|horrible|horrendous|worst|worse|ashamed|shameful|insulting|insult|unbelievable|incompetent|fuming|heartbroken|gutted|devastated|humiliated|lied|lying|liars|stealing|robbed|mess|nightmare|frustrat*|annoyed|annoying|rude|swore|infuriating|angry|upset|disappointed|disappointing|exhausted|sick of|fed up|tired of|had enough|enough of|at my wits end|lost for words|give up|gave up|done with|wasted|waste of|for nothing|no one cares|nobody cares|do not care|crying|cried|in tears|how dare|what the|seriously)
          (can not|could not) (believe|take|cope|bear)
          (<number>|third|fourth|fifth|sixth|second|umpteenth) (times|time|calls)
          <swear>
          """);

  private static final Phrases WISHES =
      Phrases.of("(i|we) (just|only|do not)? want (to|you|an|a|the|it) _");

  /// Asks for a reason, an answer or a deed, however it is put.
  private static final Phrases ASKS =
      Phrases.of(
          """
          (please|kindly|reason|reasons|explain|explanation|why|answer|answers|i asked|i did not ask|i never asked|i would like|we would like|i want|we want|i need|we need|i request|i expect|i demand|trying to|can i|can you|could you|would you|let me know|tell me|who|when will|where is|give it back|give me|send me|send it|sort it|fix it|how long|how can|what exactly|exactly what)
          ^ (stop|cancel|refund|remove|reply|call|ring|look|check) _
          """);

  /// A swear word with stars in it.
  private static final Pattern MASKED = Pattern.compile("\\p{L}[*#]{2,}|[*]{3,}");

  /// Nobody quotes these back.
  private static final Phrases INSULTS =
      Phrases.of(
          """
          (idiot*|muppet*|moron*|stupid|thug*|clown*|donkey*|thief|thieves|liar*|crook*|cowboys|joker*|incompetent|useless|pathetic|imbecile*|fool|fools|scum|halfwit*|numpty|bugger*|trash|robbers|scammers|dimwit*|cretin*|bitch*|prat|prats|lazy)
          <swear>
          """);

  /// Told before, and not for the first time now.
  private static final Phrases REPEATED =
      Phrases.of(
          """
          (twice|times|already|again|before|last !time|second|third|fourth|fifth|sixth|same|yesterday|every|each|still|keep|keeps|occasions|different|other|never|<weekday>)
          (in|since|on) (january|february|march|april|may|june|july|august|september|october|november|december|<number>)
          """);

  private static final Phrases LAUGHS =
      Phrases.of(
          """
          (laugh|laughed|laughing|lol|haha|hahaha|joking|kidding|teasing|😂|🤣|😄|😅|😉|😆)
          """);

  /// The customer tells of contacts of their own with the company, and not of the company's.
  private static final Phrases CONTACTED =
      Phrases.of(
          """
          tell = called|rung|rang|phoned|written|wrote|emailed|e mailed|messaged|contacted|told|asked|reported|explained|complained|chased|spoken|spoke|texted|dm|dmed|repeated|raised|filed
          on = calling|ringing|phoning|writing|emailing|messaging|asking|chasing|explaining|complaining|repeating|telling
          (i|we|i have|we have) !(was|am|were|been|got|read) _2 <tell>
          (i|we) (keep|have been|am still) <on>
          (i|we) am <on> _2 again
          (i|we) (have|had|keep) to (tell|ask|explain|repeat|ring|call|phone|write|chase)
          (i|we|i have|we have) sent _4 (twice|again|<number> times)
          (^|~) <tell> _4 (<number>|twice|third|fourth|fifth|sixth) (times|time)?
          (second|third|fourth|fifth|sixth|seventh) (call|calls|phone call|time (i|we|calling|ringing|asking|writing)|time i have|ticket|tickets|complaint)
          """);

  /// Others were rung or written to.
  private static final Phrases OTHERS =
      Phrases.of(
          """
          (called|rung|rang|phoned|emailed|messaged|written to|wrote to|texted|calling|ringing|phoning|spoke to|spoken to) (it|him|her|them|my|his|their|mum|dad|(the|a)? (police|bank|council|doctor|doctors|gp|surgery|hospital|school|landlord|neighbour|neighbor|insurer|embassy|hotel|solicitor|garage|seller|sender))
          """);

  private static final Phrases GET_ON =
      Phrases.of(
          """
          (what|so what|now what) (do|should|can|must) (i|we) (actually|need to|have to)? do (now|next|then|about (it|this|that))?
          what (happens|is) (now|next|the next step|the plan)
          (get|getting) (on with it|to the point|on with this|this over with)
          (skip|spare me|leave out|cut) (that|the|all)? _1 (please|sorry|apologies|speech|script|chat|small talk|sympathy|waffle)
          (i|we) (just|only) (want|need) (to know|you to|the|a|an|it) _
          (i|we) need (the|a|an|my|our|you to|it|this|that|to know) _
          (can|could|will|would) you (please)? just (tell|fix|send|sort|cancel|refund|do|say|check|change)
          just (tell me|fix it|sort it|send it|tell us)
          """);

  /// Somebody rang or wrote to sell.
  private static final Phrases SELLS =
      Phrases.of(
          """
          (call|calling|ring|ringing|phoning|writing|reaching out|in touch) _4 (because|about|with|regarding|to) _6 (offer|offers|deal|plan|plans|upgrade|renewal|save|saving|savings|quote|cover|policy|product|service|package|demo|tariff|price|prices|discount|membership|panels|trial)
          (our|the) (new|latest|premium|best|special|exclusive) _1 (offer|plan|package|deal|product|policy|tariff|service|price|bundle|membership)
          (special|exclusive|great|amazing|limited) (offer|deal|price|discount)
          am i speaking (to|with) _
          (calling|ringing|phoning) (you)? (today)? from _
          (interested in|sign (you)? up|upgrade (you|to)|switch (you|to|over)|demo|free trial|brochure|half price)
          """);

  /// The agent shows that earlier contacts are known.
  private static final Phrases KNOWS =
      Phrases.of(
          """
          (second|third|fourth|fifth|sixth|<number>nd|<number>rd|<number>th) (time|call|contact|message|email|letter|visit)
          (you|we) (have)? (called|rang|wrote|contacted|messaged|emailed|spoke|talked|reported|told us|told me|were told|have been told) _
          (last time|earlier (call|contact|message|note|notes)|previous (call|contact|message|note|notes)|your (case|file|history|notes|ticket)|the notes|on file|already (told|called|written|explained|tried))
          """);

  /// The most words after a question that only soften it.
  private static final int SOFTENING_WORDS = 8;

  /// An answer of more words was not cut short.
  private static final int SHORT_ANSWER_WORDS = 12;

  /// The customer had no time to answer: people leave about 0.2 s between turns, and the best
  /// sellers wait about 1.5 s.
  private static final Duration WAITED = Duration.ofMillis(1500);

  /// Later than a customer's second turn nobody opens any more.
  private static final int MOST_OPENING_TURNS = 2;

  /// Who said less has told nothing yet that could be given back.
  private static final int LEAST_TOLD_WORDS = 6;

  /// Fewer words are an outcry, and no account.
  private static final int LEAST_QUOTED_WORDS = 4;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.UK);

  /// What does a hint's bidding, by the hint: the labels after which it is not offered.
  private static final Map<String, Set<String>> MEETS =
      Map.of(
          "urgency", ACTS,
          "over-empathy", with(ACTS, "give-reason"),
          "check-timing", TAKES_UP,
          "disclosure", TAKES_UP,
          "label-feeling", ACKNOWLEDGES,
          "validate-feeling", ACKNOWLEDGES,
          "empathy-reset", ACKNOWLEDGES,
          "escalation-repeat", ACKNOWLEDGES,
          "give-space", Set.of("give-space"));

  private final View view;
  private final int now;

  private Chances(View view) {
    this.view = view;
    this.now = view.now();
  }

  /// One situation, with what fills its page's hint.
  ///
  /// @param code the page
  /// @param values by slot
  /// @param because what it rests on
  record Chance(String code, Map<String, String> values, List<Evidence> because) {}

  /// The situations after a turn, the most pressing first.
  static Stream<Chance> after(View view) {
    var chances = new Chances(view);
    if (view.onlyBot() || view.any(view.message(), EASED)) {
      return Stream.of();
    }
    return Stream.of(
            chances.getOn(),
            chances.actFirst(),
            chances.notTheTime(),
            chances.checkFailed(),
            chances.notLanded(),
            chances.tensionStays(),
            chances.earlierContacts(),
            chances.takeUp(),
            chances.nameIt(),
            chances.waitForThem())
        .flatMap(List::stream);
  }

  /// The labels of an answer that does what a hint asks for.
  static Set<String> meets(String code) {
    return MEETS.getOrDefault(code, Set.of(code));
  }

  private static Set<String> with(Set<String> codes, String... more) {
    var all = new HashSet<>(codes);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  private @Nullable Signal sure(Set<String> codes) {
    return view.signal(now, codes, Confidence.SURE);
  }

  private List<Chance> chance(String code, Signal signal, Evidence... more) {
    return chance(code, view.quote(now, signal), more);
  }

  private List<Chance> chance(String code, Evidence.Quote quote, Evidence... more) {
    if (!view.isReadable(quote)) {
      return List.of();
    }
    var because = new ArrayList<Evidence>();
    because.add(quote);
    because.addAll(List.of(more));
    return List.of(new Chance(code, Map.of("words", view.said(quote)), because));
  }

  /// Time matters, and nobody has begun to act.
  private List<Chance> actFirst() {
    Signal urgent = sure(URGENCY);
    Evidence.Quote pressing = urgent == null ? null : pressing(urgent);
    Signal told = heavy();
    if (urgent == null
        || pressing == null
        || told != null && (matches(now, DEATH) || pressing.span().overlaps(weighty(told).span()))
        || view.message().stream().anyMatch(turn -> matches(turn, PANIC))
        || matches(now, NO_HURRY)
        || view.any(view.message(), LEAVES)
        || view.any(view.before(), EASED)
        || view.any(view.reply(), ACTS)
        || view.any(view.agentsAfter(firstWith(URGENCY)), ACTS)) {
      return List.of();
    }
    return chance("urgency", pressing);
  }

  /// The words of an urgency by which the time is short beyond doubt: within a day, or with a
  /// feeling about it.
  private Evidence.@Nullable Quote pressing(Signal urgent) {
    for (Evidence evidence : urgent.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == now && presses(quote)) {
        return view.around(now, quote.span());
      }
    }
    return null;
  }

  /// Whether a quotation's sentence itself says that time is short, and is not about what is over.
  private boolean presses(Evidence.Quote quote) {
    Span sentence = view.sentences(quote);
    boolean soon =
        matches(sentence, SOON)
            || matches(sentence, HARM)
            || view.intensity(now) >= 1 && matches(sentence, BY_A_DAY);
    return soon
        && !matches(sentence, WISHED_TODAY)
        && (!matches(sentence, OVER) || matches(sentence, AHEAD));
  }

  /// Whether something is said within a part of what was just said.
  private boolean matches(Span part, Phrases phrases) {
    return phrases.in(view.utterance(now)).stream()
        .anyMatch(match -> !match.isQuoted() && match.span().overlaps(part));
  }

  private boolean matches(int turn, Phrases phrases) {
    return match(turn, phrases) != null;
  }

  private @Nullable Match match(int turn, Phrases phrases) {
    for (Match match : phrases.in(view.utterance(turn))) {
      if (!match.isQuoted()) {
        return match;
      }
    }
    return null;
  }

  /// A death or a grave illness is told to somebody who sells.
  private List<Chance> notTheTime() {
    Signal told = heavy();
    boolean called = !view.agents().isEmpty() && view.agents().getFirst() < view.own().getFirst();
    if (told == null
        || !called
        || view.agents().stream().noneMatch(turn -> matches(turn, SELLS))
        || view.any(view.agentsAfter(firstWith(DISCLOSURE)), TAKES_UP)) {
      return List.of();
    }
    return chance("check-timing", weighty(told));
  }

  private Evidence.Quote quoted(Signal signal) {
    return view.quote(now, signal);
  }

  /// The words that tell of the death or the illness.
  private Evidence.Quote weighty(Signal told) {
    Match death = match(now, DEATH);
    Match words = death == null ? match(now, GRAVE) : death;
    return words == null ? quoted(told) : view.around(now, words.span());
  }

  private @Nullable Signal heavy() {
    Signal told = sure(DISCLOSURE);
    if (told == null || matches(now, LAUGHS) || matches(now, BROKEN)) {
      return null;
    }
    boolean death =
        told.finding().detail() instanceof Detail.Personal personal
            && personal.topic().equals(BEREAVEMENT)
            && matches(now, DEATH);
    return death || matches(now, GRAVE) ? told : null;
  }

  /// It was asked whether the answer helped, and it had not.
  private List<Chance> checkFailed() {
    Signal asked = null;
    for (int turn : view.reply()) {
      Signal check = view.signal(turn, CHECKS, Confidence.LIKELY);
      asked = check == null ? asked : check;
    }
    Signal no = sure(Intensity.NEGATIVE);
    no = no == null ? sure(CORRECTS) : no;
    if (asked == null
        || no == null
        || !view.any(view.agents(), ANSWERS)
        || !Questions.in(view.utterance(now)).isEmpty()
        || urgent()) {
      return List.of();
    }
    return chance("empathy-reset", no, view.quote(asked.turn(), asked));
  }

  /// A feeling at intensity 2 or 3 that nobody could overlook: strong, or heated in words, or with
  /// something else beside it that is as sure. A fault told plainly needs a step and no hint.
  private @Nullable Signal felt() {
    Signal felt = sure(NAMED);
    int intensity = view.intensity(now);
    if (felt == null || intensity < 2 || matches(now, LAUGHS)) {
      return null;
    }
    boolean loud =
        view.signal(now, EMPHASIS, Confidence.LIKELY) != null
            && view.utterance(now).words().stream().anyMatch(Word::shouted);
    boolean plain = intensity == 3 || loud || matches(now, HEATED);
    for (String code : PLAIN) {
      plain |= !code.equals(felt.code()) && sure(Set.of(code)) != null;
    }
    return plain ? felt : null;
  }

  /// An answer came before the feeling was met, and the feeling is still there.
  private List<Chance> notLanded() {
    Signal felt = felt();
    int earlier = view.intensity(view.before());
    if (felt == null
        || earlier < 1
        || view.intensity(now) < earlier
        || urgent()
        || !view.any(view.reply(), ANSWERS)
        || asks(felt)
        || view.any(view.agentsAfter(rose()), ACKNOWLEDGES)) {
      return List.of();
    }
    Evidence.Quote all = view.all(now);
    Evidence.Quote quote = view.isShort(all) ? all : quoted(felt);
    return insults(quote) || view.utterance(now).isQuoted(quote.span())
        ? List.of()
        : chance("validate-feeling", quote);
  }

  /// The feeling was spoken to and an answer given; it was rejected, and the feeling is as strong
  /// as before.
  private List<Chance> tensionStays() {
    Signal felt = felt();
    if (felt == null
        || view.intensity(view.before()) < 2
        || !view.any(view.reply(), FEELS)
        || !view.any(view.reply(), ANSWERS)
        || sure(REJECTS) == null
        || insults(view.quote(now, felt))
        || wants()
        || urgent()) {
      return List.of();
    }
    return chance("empathy-reset", felt);
  }

  /// The case holds earlier contacts about this, or the customer tells of them, and nobody has
  /// shown that they are known.
  private List<Chance> earlierContacts() {
    Signal told = sure(REPEAT);
    List<Case.Contact> contacts = sameMatter();
    if (told == null && contacts.isEmpty()
        || view.agents().stream().anyMatch(turn -> matches(turn, KNOWS))) {
      return List.of();
    }
    if (!contacts.isEmpty() && view.own().size() <= MOST_OPENING_TURNS) {
      Span topic = topic(contacts.getLast());
      Evidence.Quote quote =
          topic == null
              ? view.around(now, view.utterance(now).sentences().getFirst().span())
              : view.around(now, topic);
      return List.of(
          new Chance(
              "escalation-repeat",
              Map.of("contact", said(contacts), "words", view.said(quote)),
              List.of(quote)));
    }
    Match contacted = told == null ? null : contacted(told);
    if (contacted == null || view.any(view.agentsAfter(firstWith(REPEAT)), ACKNOWLEDGES)) {
      return List.of();
    }
    return chance("escalation-repeat", view.around(now, contacted.span()));
  }

  /// The words that tell of a contact, where the sentence says that it was one before and the
  /// signal rests on that sentence.
  private @Nullable Match contacted(Signal told) {
    for (Match match : CONTACTED.in(view.utterance(now))) {
      Span sentence = match.sentence().span();
      if (!match.isQuoted()
          && matches(sentence, REPEATED)
          && !matches(sentence, OTHERS)
          && view.rests(told, sentence)) {
        return match;
      }
    }
    return null;
  }

  /// The earlier contacts whose topic shares a word with what was just said, oldest first.
  private List<Case.Contact> sameMatter() {
    return view.known().earlier().stream().filter(contact -> topic(contact) != null).toList();
  }

  /// The first word just said that a contact's topic holds too, where there is one.
  private @Nullable Span topic(Case.Contact contact) {
    String topic = contact.topic();
    Set<String> stems = topic == null ? Set.of() : stems(topic);
    for (Word word : view.utterance(now).words()) {
      if (stems.contains(word.stem())) {
        return word.span();
      }
    }
    return null;
  }

  private static Set<String> stems(String text) {
    return Utterance.of(Turn.of(0, Role.CUSTOMER, text)).stems();
  }

  private static String said(List<Case.Contact> contacts) {
    Case.Contact contact = contacts.getLast();
    int count = contacts.size();
    var said = new StringBuilder(count == 1 ? "an earlier contact" : count + " earlier contacts");
    said.append(" (“").append(contact.topic()).append("”");
    String day = day(contact.at());
    if (!day.isEmpty()) {
      said.append(count == 1 ? ", " : ", last on ").append(day);
    }
    if (contact.ended() != null) {
      said.append(": ").append(contact.ended());
    }
    return said.append(")").toString();
  }

  private static String day(@Nullable String at) {
    if (at == null || at.length() < 10) {
      return "";
    }
    try {
      return DAY.format(LocalDate.parse(at.substring(0, 10)));
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  /// A plan is asked for, and the reply was about feeling and nothing else.
  private List<Chance> getOn() {
    if (view.reply().isEmpty()
        || !view.any(view.reply(), FEELS)
        || view.any(view.reply(), ANSWERS)) {
      return List.of();
    }
    for (Match match : GET_ON.in(view.utterance(now))) {
      if (!match.isQuoted() && !match.isNegated()) {
        Evidence.Quote quote = view.around(now, match.span());
        return List.of(
            new Chance("over-empathy", Map.of("words", view.said(quote)), List.of(quote)));
      }
    }
    return List.of();
  }

  /// A death or an illness is told, and nobody has responded to it.
  private List<Chance> takeUp() {
    Signal told = heavy();
    if (told == null || view.any(view.agentsAfter(firstWith(DISCLOSURE)), TAKES_UP)) {
      return List.of();
    }
    return chance("disclosure", weighty(told));
  }

  /// A clear feeling, words that plainly carry what hurts, and nobody has spoken to it.
  private List<Chance> nameIt() {
    Signal felt = felt();
    if (felt == null
        || urgent()
        || sure(CONFUSED) != null
        || wordsIn(view.message()) < LEAST_TOLD_WORDS
        || view.any(view.message(), LEAVES)
        || view.any(view.message(), CORRECTS)
        || view.message().stream().anyMatch(this::wantsAnswer)
        || view.any(view.agentsAfter(rose()), ACKNOWLEDGES)) {
      return List.of();
    }
    Evidence.Quote quote = carrying(felt);
    return quote == null || wordsIn(quote) < LEAST_QUOTED_WORDS || insults(quote)
        ? List.of()
        : chance("label-feeling", quote);
  }

  /// The words that carry what hurts: all that was said, where it is short; else the feeling's
  /// sentence, where it is the only one that tells something, or where what was told of a life
  /// stands in it, and nothing that weighs in another. Which of several sentences hurts most is for
  /// the agent to hear.
  private Evidence.@Nullable Quote carrying(Signal felt) {
    Evidence.Quote all = view.all(now);
    if (view.isShort(all)) {
      return all;
    }
    Evidence.Quote quote = quoted(felt);
    Span sentence = view.sentences(quote);
    boolean weighs = false;
    for (Signal signal : view.signals(now, WEIGHS, Confidence.LIKELY)) {
      if (!view.restsOnly(signal, sentence)) {
        return null;
      }
      weighs |= DISCLOSURE.contains(signal.code());
    }
    return weighs || view.isAllTold(sentence, now) ? quote : null;
  }

  private boolean wantsAnswer(int turn) {
    return matches(turn, ASKS)
        || matches(turn, WISHES)
        || !Questions.in(view.utterance(turn)).isEmpty()
        || view.utterance(turn).sentences().stream()
            .anyMatch(sentence -> sentence.ending() == Sentence.Ending.QUESTION);
  }

  /// Whether a quotation holds an insult, which nobody says back.
  private boolean insults(Evidence.Quote quote) {
    return MASKED.matcher(quote.span().of(view.utterance(quote.turn()).text())).find()
        || matches(quote.span(), INSULTS)
        || view.signals(now, HOSTILE, Confidence.POSSIBLE).stream()
            .anyMatch(signal -> view.rests(signal, quote.span()));
  }

  /// Whether a wish is said, or a question stands beside a feeling that is not strong: then the
  /// answer comes first.
  private boolean asks(Signal felt) {
    return matches(felt.turn(), WISHES)
        || view.intensity(felt.turn()) < 3 && !Questions.in(view.utterance(felt.turn())).isEmpty();
  }

  private int wordsIn(Evidence.Quote quote) {
    Utterance utterance = view.utterance(quote.turn());
    int[] range = utterance.wordsIn(quote.span());
    int count = 0;
    for (Word word : utterance.words().subList(range[0], range[1])) {
      count += word.kind() == Word.Kind.WORD ? 1 : 0;
    }
    return count;
  }

  /// How many words were said, names of those addressed left out.
  private int wordsIn(List<Integer> turns) {
    return turns.stream()
        .mapToInt(turn ->
            (int)
                view.utterance(turn).words().stream()
                    .filter(word -> word.kind() == Word.Kind.WORD)
                    .count())
        .sum();
  }

  /// Spoken over, or asked and not left the time to answer.
  private List<Chance> waitForThem() {
    if (!view.spoken() || urgent() || view.reply().isEmpty() || view.before().isEmpty()) {
      return List.of();
    }
    int first = view.reply().getFirst();
    Signal over = view.signal(first, INTERRUPTS, Confidence.SURE);
    int cut = view.before().getLast();
    Utterance said = view.utterance(cut);
    if (over != null && !said.words().isEmpty()) {
      Evidence.Quote quote =
          view.around(cut, said.span(said.words().size() - 1, said.words().size()));
      return List.of(
          new Chance(
              "give-space",
              Map.of("words", view.said(quote)),
              List.of(quote, view.quote(first, over))));
    }
    return filled();
  }

  private List<Chance> filled() {
    if (view.utterance(now).words().size() > SHORT_ANSWER_WORDS) {
      return List.of();
    }
    for (int i = 0; i < view.reply().size(); i++) {
      int turn = view.reply().get(i);
      Signal open = view.signal(turn, OPENS, Confidence.SURE);
      if (open == null) {
        continue;
      }
      Evidence.Quote question = view.quote(turn, open);
      if (i + 1 < view.reply().size()) {
        Evidence.Silence gap = gap(turn, view.reply().get(i + 1));
        if (gap != null) {
          return List.of(
              new Chance(
                  "give-space", Map.of("question", view.said(question)), List.of(question, gap)));
        }
      } else if (goesOn(view.utterance(turn), question)) {
        return List.of(
            new Chance("give-space", Map.of("question", view.said(question)), List.of(question)));
      }
    }
    return List.of();
  }

  private Evidence.@Nullable Silence gap(int turn, int next) {
    if (view.utterance(turn).turn().timing() instanceof Timing.Spoken asked
        && view.utterance(next).turn().timing() instanceof Timing.Spoken filled) {
      Duration gap = filled.at().minus(asked.until());
      if (gap.compareTo(Duration.ZERO) > 0 && gap.compareTo(WAITED) < 0) {
        return new Evidence.Silence(next, gap);
      }
    }
    return null;
  }

  /// Whether an utterance goes on at length after a question.
  private static boolean goesOn(Utterance utterance, Evidence.Quote question) {
    int after = 0;
    for (Sentence sentence : utterance.sentences()) {
      if (sentence.span().from() >= question.span().to()) {
        after += sentence.words();
      }
    }
    return after > SOFTENING_WORDS;
  }

  /// Whether this customer has shown that time matters, or that harm is running.
  private boolean urgent() {
    return view.any(view.own(), URGENCY)
        || view.message().stream().anyMatch(turn -> matches(turn, HARM));
  }

  /// Whether the customer has lately said what they want, or put right what the agent took it for:
  /// who then asks what would help has not listened.
  private boolean wants() {
    return view.any(view.message(), CORRECTS)
        || Stream.concat(view.message().stream(), view.before().stream())
            .anyMatch(turn -> !Questions.in(view.utterance(turn)).isEmpty());
  }

  /// The first of the customer's turns that shows a label, however unsure; now where none does.
  private int firstWith(Set<String> codes) {
    for (int turn : view.own()) {
      if (view.signal(turn, codes, Confidence.POSSIBLE) != null) {
        return turn;
      }
    }
    return now;
  }

  /// The turn at which the feeling rose that is there now.
  private int rose() {
    int rose = now;
    for (int i = view.own().size() - 1; i >= 0; i--) {
      int turn = view.own().get(i);
      if (view.intensity(turn) > 0) {
        rose = turn;
      } else if (turn < now) {
        break;
      }
    }
    return rose;
  }
}
