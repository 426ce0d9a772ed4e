package io.heard.detectors.technique;

import io.heard.conversation.Span;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The questions of a turn, found by the form of the sentence: a helping verb before its subject, a
/// word like "what" or "how" in front, a request to tell something, or a question mark alone.
/// Closing formulas ("anything else?"), greetings and checks that an answer landed are left out.
final class Asking {
  /// One question: where it begins and ends, in words, and what it invites.
  record Question(int from, int to, boolean open) {
    /// The question's first words, enough to recognise it by.
    Span quote(Utterance in) {
      return in.span(from, Math.min(to, from + MOST_QUOTED_WORDS));
    }
  }

  /// A reader marked six words of a question on average, and hardly ever more than eight.
  private static final int MOST_QUOTED_WORDS = 8;

  /// "Thanks, and just to confirm, …": longer lead-ins were clauses of their own.
  private static final int MOST_LEAD_WORDS = 6;

  private static final Set<String> HELPING =
      Set.of(
          "do", "does", "did", "is", "are", "am", "was", "were", "have", "has", "had", "can",
          "could", "will", "would", "shall", "should", "may", "might", "must");
  private static final Set<String> SUBJECTS =
      Set.of(
          "you",
          "i",
          "we",
          "it",
          "this",
          "that",
          "these",
          "those",
          "there",
          "they",
          "he",
          "she",
          "the",
          "your",
          "my",
          "our",
          "his",
          "her",
          "their",
          "any",
          "anyone",
          "anybody",
          "anything",
          "someone",
          "somebody",
          "something",
          "everything",
          "everyone",
          "all",
          "either",
          "both",
          "one",
          "a",
          "an",
          "some",
          "such");
  private static final Set<String> SAFE_SUBJECTS = Set.of("you", "your");
  private static final Set<String> LEADS =
      Set.of(
          "so",
          "and",
          "also",
          "but",
          "ok",
          "well",
          "just",
          "please",
          "hi",
          "hello",
          "hey",
          "thanks",
          "or",
          "then",
          "now",
          "first",
          "firstly",
          "next",
          "again",
          "sure",
          "alright",
          "right",
          "great",
          "yes",
          "no",
          "oh",
          "kindly",
          "lastly",
          "finally",
          "meanwhile",
          "otherwise",
          "confirm",
          "clarify",
          "check",
          "ask",
          "actually",
          "perfect",
          "like",
          "um",
          "uh",
          "er",
          "erm",
          "wonder",
          "wondering",
          "tell");
  private static final Set<String> EMBEDDERS =
      Set.of("clarify", "explain", "confirm", "know", "understand", "tell", "ask", "describe");
  private static final Set<String> AMOUNTS =
      Set.of(
          "many",
          "much",
          "long",
          "often",
          "old",
          "soon",
          "far",
          "big",
          "late",
          "early",
          "large",
          "close",
          "recent",
          "recently",
          "quickly",
          "fast",
          "frequently",
          "tall",
          "wide",
          "high",
          "regularly",
          "about");
  private static final Set<String> STORY_VERBS =
      Set.of(
          "happened",
          "happens",
          "went",
          "made",
          "makes",
          "brought",
          "brings",
          "prompted",
          "caused",
          "causes",
          "led",
          "matters",
          "changed",
          "worries",
          "concerns",
          "stops",
          "keeps",
          "exactly",
          "else",
          "drew",
          "attracted",
          "got",
          "seems",
          "appears",
          "interests",
          "inspired",
          "goes",
          "mattered",
          "bothers",
          "helps",
          "would",
          "happening");
  private static final Set<String> STORY_NOUNS =
      Set.of(
          "issue",
          "issues",
          "problem",
          "problems",
          "trouble",
          "troubles",
          "matter",
          "concern",
          "concerns",
          "situation",
          "story",
          "biggest",
          "main",
          "goal",
          "goals",
          "priority",
          "priorities",
          "experience",
          "process",
          "thoughts",
          "plan",
          "plans",
          "idea",
          "ideas",
          "steps",
          "troubleshooting",
          "challenge",
          "challenges",
          "difficulty",
          "difficulties",
          "questions",
          "question",
          "happening",
          "going",
          "wrong",
          "up",
          "feedback",
          "symptoms",
          "like",
          "holding",
          "behind",
          "stopping",
          "keeping",
          "driving",
          "making",
          "causing",
          "bothering",
          "worrying",
          "troubling",
          "important",
          "best",
          "changes",
          "reason",
          "needs",
          "expectations",
          "hopes",
          "impression",
          "hunch",
          "view",
          "views",
          "opinion",
          "take",
          "sense",
          "feeling",
          "feelings",
          "thinking",
          "thought",
          "vision",
          "difference",
          "things",
          "thing",
          "ways",
          "effect",
          "impact",
          "benefits",
          "pros",
          "cons",
          "motivation",
          "barriers",
          "obstacles",
          "struggles",
          "success",
          "hoping",
          "role",
          "worries",
          "worry",
          "fear",
          "fears",
          "relationship",
          "background",
          "strategy",
          "approach",
          "setup",
          "workflow",
          "requirements",
          "criteria",
          "temptations",
          "treatments",
          "pain",
          "kinds",
          "sorts",
          "reasons",
          "bringing",
          "brought",
          "made",
          "hardest",
          "prompting");
  private static final Set<String> FACT_VERBS =
      Set.of(
          "pay",
          "paid",
          "cost",
          "spend",
          "spent",
          "order",
          "ordered",
          "buy",
          "bought",
          "purchase",
          "purchased",
          "weigh",
          "drive",
          "called",
          "name",
          "say",
          "says",
          "show",
          "read",
          "add",
          "equal",
          "advise",
          "state",
          "paying",
          "running",
          "owe",
          "prefer");
  private static final Set<String> STORY_SUBJECTS =
      Set.of("a", "you", "it", "they", "this", "that");
  private static final Set<String> TITLES = Set.of("mr", "mrs", "ms", "miss", "dr", "sir", "madam");
  private static final Set<String> TAGS =
      Set.of(
          "eh", "right", "huh", "oh", "really", "ok", "yes", "no", "what", "hello", "pardon",
          "sorry", "hm", "hmm", "you", "see", "deal", "ready", "hey");

  /// What looks like a question and asks nothing of its own.
  private static final Phrases FORMULAS =
      Phrases.of(
          """
          any other (questions|concerns|issues|queries|issue|question|query|way)
          any (further|more|additional) (questions|concerns|issues|queries|assistance|help)
          (anything|something|nothing|what) (else|more|further) !at
          (further|more|additional|other) (assistance|help)
          (anything|any way|what) _2 (i|we) can (still)? (do|help|assist) you? _2 (further|else|more)
          how are (you|we|things) (all|both)? (doing|keeping|feeling|getting on|today|this|and|my|going)? !for
          how (are|have) (you|things) been !with !since
          (everything|all|things) (going)? (good|ok|well|alright|fine) (at|on|with) (your|you)
          how (is|was) (your|the) (day|morning|afternoon|evening|week|weekend|monday|tuesday|wednesday|thursday|friday)
          how (is|are) (everything|life|it going|things|all)
          how (does|do|did|would|will|is) (that|this|it|those|these|they) (all)? (sound|sit|feel|look|be|do|suit|work|land|strike) (for|with|to|so)? (you)? $
          how would (that|this) (be|do|work|suit|feel|sound|sit)
          what do you (reckon|say) $
          (are|is) you (keeping)? well
          hope you are
          what can i say
          (who|what) knows
          (could|can|would) (not)? you (believe|imagine)
          what more do you want
          is not it (great|nice|lovely|funny|awful|annoying)
          """);

  /// Requests that invite a story.
  private static final Phrases INVITATIONS =
      Phrases.of(
          """
          ask = tell|give|send|share|provide|show|let|dm|offer|supply|grab
          more = a bit more|a little more|some more|more|a few more|a little bit more|further|any more|additional|some|full|a little|a bit
          whole = details|detail|information|info|context|background|insight|specifics|examples|particulars
          <ask> (me|us) (know)? (with)? <more> (about|on|of|regarding|information|info|details|detail|context|background|specifics|insight)
          <ask> (me|us) (a bit more|a little more|more|a little bit more|some more)
          (provide|share|give|send|add) (me|us)? (with)? (a bit|a little|some)? (more|further|additional|full) <whole>
          (tell|let) (me|us) (know)? (in detail|exactly)? (about|what (happened|happens|is going on|is wrong|went wrong|is happening|you are (experiencing|seeing|having|facing|looking for))|how (this|it|that) (happened|started|began|came)|how you|why)
          tell (me|us) (what|anything|everything) !your !the
                    (walk|talk|take|guide|run) (me|us) through (what|how|your|the|a|it|exactly|that)
          help (me|us) (to)? understand
          (can|could|would|will|please|kindly|you) (also)? (please|kindly|possibly)? (describe|explain|elaborate|expand)
          ^ (describe|explain|elaborate)
          (clarify|explain) (for (me|us))? (a bit|a little|this|that|things)? (more|further) (for (me|us))?
          (i|we) (would|will)? (just)? (love|like|want) to (hear|know|understand|learn) (a (bit|little))? (more|what|how|about|why)
          (i|we) am? (just)? (curious|wondering|interested) (about|what|how|why|to (know|hear|learn|understand) (more|what|how|why|about))
          (know|learn|hear|understand|find out) (a bit|a little)? more about (your|the|what|how|this|you|that)
          (may|can) (i|we) know (the|your)? (status|details|reason|concern|issue|problem|more|what|how|why|nature)
          (what|how) _3 (happen|happens|happened) when
          paint me a picture
          (fill|catch) (me|us) in
          what (seems|appears) to be
          """);

  /// Requests for one fact.
  private static final Phrases DATA =
      Phrases.of(
          """
          give = provide|share|confirm|state|quote|specify|supply|verify|furnish|mention|advise|indicate
          (please|kindly) (do|also|just|can you)? (provide|share|supply|furnish|give|tell) (with)? (us|me) (with|of)? (your|the|an|what|which|when|where|exact|below|following|any|how)
          (please|kindly) (do|also|just)? <give> (with (us|me))? (your|the|an|what|which|when|where|whether|if|exact|below|following|how|that|for|us|me)
          <give> your (full|first|last|billing|order|account|email|e|phone|mobile|contact|booking|reference|tracking|registered|date|zip|post|customer|policy|delivery|name|number|address|postcode|serial|ticket|device|alternate)
          let (us|me) know (please|kindly)? (which|when|where|who|whose|your|convenient|a convenient|the (best|exact|date|time|name|number|order|model|version|address|make|email|right|size|store|item|product))
          let (us|me) know (please|kindly)? what (is|was|were|are)? (your|the)? (time|day|date|version|device|model|number|address|email|phone|store|item|order|name|size|country|browser|error|they|code|os|plan|type|kind|product|you|sort)
          (i|we) (will|would|do)? (just|also|still|first)? (need|require|want) (your|to know (your|which|when|where|if|whether)|to confirm (your|which|when|where|if|whether))
          if you (could|can|would|are able to) (please|kindly|also|just)? (let (us|me) know (which|what|when|where|your|the|if)|<give> (me|us)? (with)? (your|the|what|which)|send (me|us)? (your|the (exact|name|number|order|model|version)))
          tell (me|us) (your|which|when|where|who|the (name|number|date|time|model|version))
          """);

  private Asking() {}

  /// The questions of a turn, in order.
  static List<Question> in(Moment moment) {
    Utterance in = moment.now();
    List<Utterance> told = moment.lastRunOfOtherSide();
    var found = new ArrayList<Question>();
    if (in.words().size() < 2) {
      return found;
    }
    List<Match> formulas = FORMULAS.in(in);
    List<Match> invitations = INVITATIONS.in(in);
    List<Match> data = DATA.in(in);
    for (Sentence sentence : in.sentences()) {
      if (stands(formulas, sentence) || in.isQuoted(in.span(sentence.from(), sentence.to()))) {
        continue;
      }
      int before = found.size();
      for (Match match : invitations) {
        if (inside(match, sentence) && !refused(in, match)) {
          found.add(new Question(match.from(), match.to(), true));
          break;
        }
      }
      boolean invited = found.size() > before;
      byForm(in, sentence, invited, found);
      if (found.size() == before) {
        for (Match match : data) {
          if (inside(match, sentence) && !refused(in, match)) {
            found.add(new Question(match.from(), sentence.to(), false));
            break;
          }
        }
      }
      if (found.size() == before && sentence.ending() == Sentence.Ending.QUESTION) {
        byMark(in, sentence, told, found);
      }
    }
    return found;
  }

  private static boolean refused(Utterance in, Match match) {
    if (match.isNegated() || match.isQuoted()) {
      return true;
    }
    if (match.from() == 0) {
      return false;
    }
    Word before = in.words().get(match.from() - 1);
    String norm = before.norm();
    return before.sentence() == in.words().get(match.from()).sentence()
        && (norm.equals("will")
            || norm.equals("to") && !in.words().get(match.from()).norm().equals("know")
            || norm.equals("i")
            || norm.equals("they")
            || norm.equals("we")
            || norm.equals("us"));
  }

  private static void byForm(
      Utterance in, Sentence sentence, boolean invited, List<Question> found) {
    List<Word> words = in.words();
    boolean asked = sentence.ending() == Sentence.Ending.QUESTION;
    boolean openFound = invited;
    boolean closedFound = false;
    for (int at = sentence.from(); at < sentence.to() - 1; at++) {
      boolean first = at == sentence.from();
      String before = first ? "" : words.get(at - 1).norm();
      boolean clause = !first && words.get(at - 1).clause() != words.get(at).clause();
      boolean led =
          LEADS.contains(before) || words.get(Math.max(0, at - 1)).kind() != Word.Kind.WORD;
      if (!first
          && !clause
          && !led
          && !(asked
              && (EMBEDDERS.contains(before) || before.equals("me") || before.equals("us")))) {
        continue;
      }
      boolean strong = first || led && at - sentence.from() <= MOST_LEAD_WORDS;
      int form = form(words, sentence, at, asked, strong);
      if (EMBEDDERS.contains(before) || before.equals("me") || before.equals("us")) {
        form = embedded(words, sentence, at, form);
      }
      if (form == 0 || form == OPEN && openFound || form == CLOSED && (closedFound || invited)) {
        continue;
      }
      if (form == CLOSED && asked && opensLater(words, sentence, at + 1)) {
        continue;
      }
      found.add(new Question(at, sentence.to(), form == OPEN));
      openFound |= form == OPEN;
      closedFound |= form == CLOSED;
    }
  }

  /// What a question inside another invites: "may I ask what you need it for".
  private static int embedded(List<Word> words, Sentence sentence, int at, int form) {
    String one = words.get(at).norm();
    String two = wordAt(words, sentence, at + 1);
    if (one.equals("why")) {
      return OPEN;
    }
    if (!one.equals("what") && !one.equals("how")) {
      return 0;
    }
    if (one.equals("what") && (two.equals("is") || two.equals("was") || two.equals("were"))) {
      return 0;
    }
    return STORY_SUBJECTS.contains(two) ? OPEN : form == OPEN ? OPEN : 0;
  }

  /// Whether a "can you explain …" goes on with what invites a story: then that is the question.
  private static boolean opensLater(List<Word> words, Sentence sentence, int from) {
    for (int at = from; at < sentence.to() - 2; at++) {
      String norm = words.get(at).norm();
      if ((EMBEDDERS.contains(norm) || norm.equals("me") || norm.equals("us"))
          && embedded(words, sentence, at + 1, form(words, sentence, at + 1, true, true)) == OPEN) {
        return true;
      }
    }
    return false;
  }

  private static final int OPEN = 1;
  private static final int CLOSED = 2;

  /// What a question that begins at a word invites; 0 when none begins there.
  private static int form(
      List<Word> words, Sentence sentence, int at, boolean asked, boolean strong) {
    String one = words.get(at).norm();
    String two = at + 1 < sentence.to() ? words.get(at + 1).norm() : "";
    if (two.equals("not")) {
      two = at + 2 < sentence.to() ? words.get(at + 2).norm() : "";
    }
    if (one.equals("do") && two.equals("you") && !asked && !strong) {
      return 0;
    }
    if (HELPING.contains(one)) {
      return helping(one, two, asked, strong) ? CLOSED : 0;
    }
    if (!asked && !strong) {
      return 0;
    }
    String three = at + 2 < sentence.to() ? words.get(at + 2).norm() : "";
    boolean verbNext = HELPING.contains(two);
    boolean inverts = verbNext && (SUBJECTS.contains(three) || asked);
    return switch (one) {
      case "why" ->
          two.equals("do") && three.equals("not")
              ? CLOSED
              : inverts || asked && two.equals("not") ? OPEN : 0;
      case "how" -> how(words, sentence, at, two, inverts, asked);
      case "what" -> what(words, sentence, at, two, three, asked);
      case "which" -> asked || verbAfter(words, sentence, at) ? CLOSED : 0;
      case "when", "where", "whereabouts" ->
          inverts || asked && one.equals("whereabouts") ? CLOSED : 0;
      case "who", "whose", "whom" -> asked && !two.isEmpty() || inverts ? CLOSED : 0;
      default -> 0;
    };
  }

  private static boolean helping(String one, String two, boolean asked, boolean strong) {
    if (!SUBJECTS.contains(two)) {
      return false;
    }
    if (asked) {
      return !(one.equals("should") && !strong);
    }
    return switch (one) {
      case "should", "had", "might", "must", "were", "was" -> false;
      case "have" -> two.equals("you");
      case "do", "am" -> two.equals("you") || two.equals("your");
      case "may", "shall", "can", "could" ->
          SAFE_SUBJECTS.contains(two) || (two.equals("i") || two.equals("we")) && strong;
      case "is", "has" -> strong && !two.equals("a") && !two.equals("an") && !two.equals("there");
      default -> SAFE_SUBJECTS.contains(two) || strong && (two.equals("it") || two.equals("this"));
    };
  }

  private static int how(
      List<Word> words, Sentence sentence, int at, String two, boolean inverts, boolean asked) {
    if (AMOUNTS.contains(two)) {
      return asked || verbAfter(words, sentence, at) ? CLOSED : 0;
    }
    return inverts || asked && two.equals("come") ? OPEN : 0;
  }

  private static int what(
      List<Word> words, Sentence sentence, int at, String two, String three, boolean asked) {
    if (two.equals("a") || two.equals("an") || two.isEmpty()) {
      return 0;
    }
    if (STORY_VERBS.contains(two)) {
      return asked || sentence.words() <= 12 ? OPEN : 0;
    }
    if (!HELPING.contains(two)) {
      boolean story =
          STORY_NOUNS.contains(two)
              || (two.equals("kind") || two.equals("sort") || two.equals("type"))
                  && STORY_NOUNS.contains(wordAt(words, sentence, at + 3));
      return asked || verbAfter(words, sentence, at) ? story ? OPEN : CLOSED : 0;
    }
    if (!asked && !SUBJECTS.contains(three) && !STORY_NOUNS.contains(three)) {
      return 0;
    }
    boolean be = two.equals("is") || two.equals("are") || two.equals("was") || two.equals("were");
    for (int i = at + 2; i < Math.min(sentence.to(), at + (be ? 6 : 9)); i++) {
      if (be && STORY_NOUNS.contains(words.get(i).norm())) {
        return OPEN;
      }
      if (!be && FACT_VERBS.contains(words.get(i).norm())) {
        return CLOSED;
      }
    }
    boolean person =
        three.equals("you")
            || three.equals("they")
            || three.equals("he")
            || three.equals("she")
            || three.equals("it") && be;
    return be && !person ? CLOSED : OPEN;
  }

  private static String wordAt(List<Word> words, Sentence sentence, int at) {
    return at < sentence.to() ? words.get(at).norm() : "";
  }

  /// Whether a helping verb and its subject follow within a few words, as in "which phone do you".
  private static boolean verbAfter(List<Word> words, Sentence sentence, int at) {
    for (int i = at + 1; i < Math.min(sentence.to() - 1, at + 9); i++) {
      if (HELPING.contains(words.get(i).norm())) {
        return i == at + 1 || SUBJECTS.contains(words.get(i + 1).norm());
      }
    }
    return false;
  }

  /// A sentence that only its mark makes a question: "Any luck after the reset?"
  private static void byMark(
      Utterance in, Sentence sentence, List<Utterance> told, List<Question> found) {
    List<Word> words = in.words();
    int from = sentence.to() - 1;
    while (from > sentence.from() && words.get(from - 1).clause() == words.get(from).clause()) {
      from--;
    }
    if (sentence.to() - from < 3) {
      from = sentence.from();
    }
    String last = words.get(sentence.to() - 1).norm();
    if (sentence.words() <= 2
        && (TAGS.contains(last) || TITLES.contains(words.get(sentence.from()).norm()))) {
      return;
    }
    if (last.equals("eh") || echoes(in, sentence, told)) {
      return;
    }
    found.add(new Question(from, sentence.to(), last.equals("how") || last.equals("why")));
  }

  /// Whether a short sentence only says the customer's own words back: a mirror, and no question.
  private static boolean echoes(Utterance in, Sentence sentence, List<Utterance> told) {
    Set<String> stems = in.stems(sentence.from(), sentence.to());
    if (sentence.words() > 6 || stems.isEmpty()) {
      return false;
    }
    for (String stem : stems) {
      boolean said = false;
      for (Utterance earlier : told) {
        said |= earlier.stems().contains(stem);
      }
      if (!said) {
        return false;
      }
    }
    return true;
  }

  private static boolean stands(List<Match> matches, Sentence sentence) {
    for (Match match : matches) {
      if (inside(match, sentence)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inside(Match match, Sentence sentence) {
    return match.from() >= sentence.from() && match.to() <= sentence.to();
  }
}
