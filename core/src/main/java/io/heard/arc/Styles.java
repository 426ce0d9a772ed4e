package io.heard.arc;

import io.heard.arc.Style.Address;
import io.heard.arc.Style.Form;
import io.heard.arc.Style.Trait;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the style of the customer who spoke most. A trait needs more than one sign; with fewer it
/// is left unknown.
final class Styles {
  /// Fewer words than this, over all turns, show nothing.
  private static final int LEAST_WORDS = 8;

  /// A customer whose turns have at most so many words on average is brief.
  private static final int BRIEF_WORDS = 10;

  /// Who wants to tell it uses at least so many words a turn.
  private static final int TELLING_WORDS = 12;

  /// A customer whose turns have at least so many words on average is detailed.
  private static final int DETAILED_WORDS = 30;

  /// An agent whose turns are more than this many times as long as a brief customer's does not
  /// match them, once they pass [#DETAILED_WORDS].
  private static final int TOO_LONG = 4;

  /// How often a sign must be seen.
  private static final int ENOUGH = 2;

  private static final Phrases SIGNS =
      Phrases.of(
          """
          (dear|kindly|regards|sincerely|faithfully|hereby|herewith|pursuant|furthermore|therefore|moreover|thereof|forthwith|whom) :: FORMAL
          (i write to|i am writing|with regard to|in regard to|regarding|further to|i would be grateful|i would appreciate|would you be so kind|please be advised|please find|at your earliest convenience|i trust|i remain|to whom it may concern|good morning|good afternoon|good evening|i should like|i wish to|be so good) :: FORMAL
          (sir|madam|maam) :: FORMAL
          (lol|lmao|haha|hey|hiya|heya|mate|bro|dude|guys|sup|yo|ta|cheers|cool|awesome|dunno|kinda|sorta|omfg|tbh|imo|fyi|rn|smh|ffs|np|innit|yay|ugh|oops|pic|pics) :: CASUAL
          (you guys|what is up|no worries|oh my god|what the fuck|you all) :: CASUAL
          <emoji> :: CASUAL
          <swear> :: CASUAL
          (what do i do|what should i do|what can i do|what are my options|what happens (now|next)|how do (i|we) (fix|sort|solve|get|go)|what is the (plan|next step|fix|solution)|what (can|will) you do|just (fix|tell|want|need|send|sort|cancel|refund)|how (do|can) (i|we)|can you (fix|sort|check|send|cancel|refund|change)|next step|next steps|as soon as possible) :: PLAN
          (i just want (you|someone|somebody) to (know|listen|hear)|i just had to (say|tell|get)|needed to vent|to vent|rant|let me tell you|you would not believe|on top of (that|it all)|and another thing|to make matters worse|the worst part|i can not believe|unbelievable|ridiculous|disgraceful|appalling) :: VENT
          (firmware|api|dns|router|ssid|latency|packet|bandwidth|endpoint|config|configuration|kernel|driver|drivers|log|logs|stack trace|regression|repo|deployment|server|subnet|ip address|mac address|bios|build|sdk|cli|json|oauth|webhook|cache|cookies|vpn|nat|bridge mode|bridged mode|coax|apr|escrow|underwriting|excess|premium|chargeback|iban|swift|invoice|purchase order|sla|tariff|kwh|amp|breaker|torque|gasket|serial number|clause|deductible|liability) :: EXPERT
          (i do not (understand|know) (what|how|much about|anything about)|not (very|really|that|at all)? (technical|tech savvy|good with)|no idea what|what (is|does) (a|an|the)? _3 (mean|means)|(thingy|thingamajig|whatsit|doodah|gizmo|whatever you call it|whatever it is called)|in plain english|layman|in simple terms|idiot proof|what on earth is|i am (useless|hopeless|no good) (with|at)) :: LAY
          """);

  private static final Phrases TITLES =
      Phrases.of(
          """
          (dear|hi|hello|thank you|thanks|yes|no|morning|afternoon|evening|sorry|please) (mr|mrs|ms|miss|mister|dr|doctor|professor|sir|madam|maam)
          (sir|madam|maam) ;
          """);

  private static final Phrases SIGNED =
      Phrases.of(
          """
          (my name is|this is|i am|you are speaking with|you are through to) _
          """);

  private static final Phrases CALLED =
      Phrases.of(
          """
          (hi|hello|hey|thanks|thank you|dear|morning|cheers|ok|sorry|bye|please) _
          """);

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Talk talk;
  private final String speaker;
  private final List<Integer> own = new ArrayList<>();
  private final List<Integer> agents = new ArrayList<>();
  private int words;

  private Styles(Talk talk, String speaker) {
    this.talk = talk;
    this.speaker = speaker;
    for (int turn : talk.read()) {
      if (talk.isAgent(turn)) {
        agents.add(turn);
      } else if (talk.isBy(turn, speaker)) {
        own.add(turn);
        words += talk.utterance(turn).words().size();
      }
    }
  }

  static Style of(Talk talk) {
    var wordsBySpeaker = new HashMap<String, Integer>();
    for (int turn : talk.read()) {
      if (talk.isCustomer(turn)) {
        wordsBySpeaker.merge(
            talk.reading().turn(turn).speaker().id(),
            talk.utterance(turn).words().size(),
            Integer::sum);
      }
    }
    String most = "";
    for (String speaker : talk.customers()) {
      if (most.isEmpty()
          || wordsBySpeaker.getOrDefault(speaker, 0) > wordsBySpeaker.getOrDefault(most, 0)) {
        most = speaker;
      }
    }
    return new Styles(talk, most).read();
  }

  private Style read() {
    if (words < LEAST_WORDS) {
      return new Style(speaker, null, null, null, null, null, null, null);
    }
    var signs = new HashMap<String, List<Integer>>();
    for (int turn : own) {
      for (Match match : SIGNS.in(talk.utterance(turn))) {
        signs.computeIfAbsent(match.tag(), tag -> new ArrayList<>()).add(turn);
      }
      if (careless(talk.utterance(turn))) {
        signs.computeIfAbsent("CASUAL", tag -> new ArrayList<>()).add(turn);
      }
    }
    Trait formal = either(signs, "FORMAL", "CASUAL");
    Trait brief = brief();
    Address address = address();
    return new Style(
        speaker,
        task(),
        plan(signs),
        formal,
        brief,
        either(signs, "EXPERT", "LAY"),
        address,
        matched(formal, brief));
  }

  /// Written without a capital or a full stop, as in chat.
  private static boolean careless(Utterance utterance) {
    String text = utterance.plain().strip();
    if (utterance.words().size() < LEAST_WORDS) {
      return false;
    }
    Word first = utterance.words().getFirst();
    char last = text.charAt(text.length() - 1);
    return Character.isLowerCase(utterance.text().charAt(first.span().from()))
        && Character.isLetterOrDigit(last);
  }

  private static @Nullable Trait either(Map<String, List<Integer>> signs, String yes, String no) {
    List<Integer> forIt = signs.getOrDefault(yes, List.of());
    List<Integer> against = signs.getOrDefault(no, List.of());
    if (forIt.size() >= ENOUGH && forIt.size() > against.size()) {
      return new Trait(true, distinct(forIt));
    }
    if (against.size() >= ENOUGH && against.size() > forIt.size()) {
      return new Trait(false, distinct(against));
    }
    return null;
  }

  private static List<Integer> distinct(List<Integer> turns) {
    return turns.stream().distinct().toList();
  }

  private @Nullable Trait brief() {
    if (own.size() < ENOUGH && words < DETAILED_WORDS) {
      return null;
    }
    if (words <= BRIEF_WORDS * own.size()) {
      return new Trait(true, own);
    }
    return words >= DETAILED_WORDS * own.size() ? new Trait(false, own) : null;
  }

  private List<Integer> feeling(int least) {
    return own.stream().filter(turn -> talk.intensity(turn) >= least).toList();
  }

  /// Task: asks or answers, with little feeling; expressive: feeling in at least half of the turns,
  /// or a long account with feeling.
  private @Nullable Trait task() {
    List<Integer> felt = feeling(1);
    List<Integer> asking = own.stream().filter(turn -> !talk.questions(turn).isEmpty()).toList();
    if (felt.size() * 2 >= own.size()
        && words >= TELLING_WORDS * own.size()
        && (felt.size() >= ENOUGH || words >= DETAILED_WORDS)) {
      return new Trait(false, felt);
    }
    if (own.size() >= ENOUGH
        && felt.size() * 4 <= own.size()
        && !asking.isEmpty()
        && words < DETAILED_WORDS * own.size()) {
      return new Trait(true, asking);
    }
    return null;
  }

  private @Nullable Trait plan(Map<String, List<Integer>> signs) {
    List<Integer> plans = distinct(signs.getOrDefault("PLAN", List.of()));
    var vents = new ArrayList<>(signs.getOrDefault("VENT", List.of()));
    vents.addAll(feeling(2).stream().filter(turn -> talk.questions(turn).isEmpty()).toList());
    if (!plans.isEmpty() && plans.size() >= distinct(vents).size()) {
      return new Trait(true, plans);
    }
    return distinct(vents).size() >= ENOUGH && distinct(vents).size() > plans.size()
        ? new Trait(false, distinct(vents).stream().sorted().toList())
        : null;
  }

  /// By which form the customer addresses the agents.
  private @Nullable Address address() {
    Set<String> names = null;
    var titles = new ArrayList<Integer>();
    var firsts = new ArrayList<Integer>();
    for (int turn : own) {
      Utterance utterance = talk.utterance(turn);
      if (TITLES.first(utterance).isPresent()) {
        titles.add(turn);
        continue;
      }
      List<Match> called = CALLED.in(utterance);
      if (!called.isEmpty()) {
        names = names == null ? names() : names;
        if (anyOf(names, called)) {
          firsts.add(turn);
        }
      }
    }
    if (!titles.isEmpty() || !firsts.isEmpty()) {
      return titles.size() >= firsts.size()
          ? new Address(Form.TITLE, titles)
          : new Address(Form.FIRST_NAME, firsts);
    }
    return own.size() > ENOUGH ? new Address(Form.NONE, own) : null;
  }

  private static boolean anyOf(Set<String> names, List<Match> called) {
    for (Match match : called) {
      if (names.contains(match.in().words().get(match.to() - 1).norm())) {
        return true;
      }
    }
    return false;
  }

  /// The agents' first names, from the record and from how they introduce themselves or sign.
  private Set<String> names() {
    var names = new HashSet<String>();
    for (int turn : agents) {
      Utterance utterance = talk.utterance(turn);
      String name = talk.reading().turn(turn).speaker().name();
      if (name != null && !name.isBlank()) {
        names.add(SPACES.split(name.strip().toLowerCase(Locale.ROOT))[0]);
      }
      for (Match match : SIGNED.in(utterance)) {
        addName(names, utterance, match.to() - 1);
      }
      if (!utterance.words().isEmpty()) {
        addName(names, utterance, utterance.words().size() - 1);
      }
    }
    return names;
  }

  private static void addName(Set<String> names, Utterance utterance, int word) {
    Word said = utterance.words().get(word);
    if (!said.shouted()
        && Character.isUpperCase(utterance.text().charAt(said.span().from()))
        && said.span().length() > 2) {
      names.add(said.norm());
    }
  }

  /// Whether the agents fit what was shown; null when too little was, or no agent spoke.
  private @Nullable Trait matched(@Nullable Trait formal, @Nullable Trait brief) {
    if (agents.isEmpty() || formal == null && brief == null) {
      return null;
    }
    var off = new ArrayList<Integer>();
    for (int turn : agents) {
      Utterance utterance = talk.utterance(turn);
      if (talk.heard(turn, Set.of("tone-mismatch")) || offTone(utterance, formal)) {
        off.add(turn);
      } else if (brief != null && brief.is() && tooLong(utterance)) {
        off.add(turn);
      }
    }
    return off.isEmpty() ? new Trait(true, agents) : new Trait(false, off);
  }

  private static boolean offTone(Utterance utterance, @Nullable Trait formal) {
    if (formal == null) {
      return false;
    }
    int against = 0;
    for (Match match : SIGNS.in(utterance)) {
      against += match.tag().equals(formal.is() ? "CASUAL" : "FORMAL") ? 1 : 0;
    }
    return against >= ENOUGH;
  }

  private boolean tooLong(Utterance utterance) {
    int said = utterance.words().size();
    return said > DETAILED_WORDS && said * own.size() > TOO_LONG * words;
  }
}
