package io.heard.detectors.pitfall;

import io.heard.text.Likeness;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What agents say to a feeling: stock phrases, which fit every customer, and warmer words; and
/// whether a sentence names anything of this customer's case.
final class Warmth {
  /// Phrases that fit every customer, by the sentence.
  private static final Phrases STOCK =
      Phrases.of(
          """
          sorry-word = sorry|apologies|apologize|apologizing|regret|regrets
          bother = inconvenience|inconveniences|trouble|troubles|hassle|issue|issues|problem|problems|confusion|frustration|frustrations|disappointment|experience|difficulty|difficulties|situation|upset|distress|annoyance|discomfort|unpleasantness
          <sorry-word> to (hear|read|learn|see) (about|of)? (this|that|it|your experience|the (issue|issues|trouble|problem|problems|inconvenience))
          <sorry-word> (for|about|regarding) (the|any|all|all the|this|that|your|such|causing|causing any|causing the|causing you)? (sincere|further|such)? <bother> ((this|it|that) _3 (cause|causes|caused)|caused|you have (had|experienced)|this causes)?
          <sorry-word> (for|about) (this|that|it|all this|all of this|everything) ; :: early
          <sorry-word> (that)? you (feel|felt|are feeling) (this|that) way
          <sorry-word> (that)? you (have (had|been having)|had|are having) (to (deal|go)|this|such|trouble|a bad|an issue|issues)
          <sorry-word> you have had to (deal|go) (with|through) (this|that|it)
          <sorry-word> (that)? (this|it) (happened|is happening|has happened|occurred)
          <sorry-word> you are (going through|dealing with|experiencing|having) (this|that|it|trouble|issues|problems|difficulties)
          (inconvenience|trouble) (caused)? is regretted
          (regret|regretted) the inconvenience
          ^ (oh no|oh dear|oh my|uh oh|yikes) :: oh
          ^ (so|very|really|terribly|deeply|my)? (sorry|apologies) $
          ^ (i|we) (do|really|completely|fully)? (understand|get|hear) that $ :: label
          (i|we) (do|really|completely|fully)? (get|understand|hear) that ; :: label
          (claim|case|matter|concern|issue|complaint|request|message) is (very|super|so|really|extremely)? important to us :: thanks
          (not|never) what we (like|want|love) to (hear|see)
          (can not|can only|could not|can) imagine how :: label
          (i|we) (do|can|fully|totally|completely|really|truly|certainly|absolutely|definitely|sincerely)? (completely|fully|totally)? (understand|appreciate|recognize|acknowledge|hear|sympathize|empathize with|sympathize with|get) (your|the) (feelings|frustration|frustrations|concern|concerns|disappointment|anger|pain|situation|annoyance|worry|worries|stress|upset|inconvenience) :: label
          (i|we) (do|can|fully|totally|completely|really|truly|certainly|absolutely|definitely)? (completely|fully|totally)? (understand|know|get|hear|see) how (you|frustrating|upsetting|annoying|difficult|stressful|hard) (feel|are feeling|must feel|this|that|it)? (must be|can be|is|are)? :: label
          ~ (i|we) (can|do|fully|completely|totally|absolutely|certainly)? (completely|fully|totally)? understand ;
          (i|we) hear you ;
          i get it ;
          (i|we) (really|truly|greatly|do|sincerely)? (appreciate|value) your (patience|understanding|feedback|patience and understanding|business|loyalty|custom) :: thanks
          (thank you|thanks) for your (continued|ongoing)? (patience|understanding|patience and understanding|feedback) :: thanks
          many thanks for your (continued|ongoing)? (patience|understanding) :: thanks
          your (satisfaction|happiness|feedback|call|opinion|business|custom) (is|are) (very|really|so|extremely|super)? (important|valuable|valued) :: thanks
          (you are|your case is) (very|so)? important to us :: thanks
          (others|other customers|many customers|other people|people) have felt
          (felt the same|feel felt found)
          you are in our thoughts
          we (care|really care|do care) (about)? (you|deeply|our customers)
          we are (always)? here for you
          we know (how)? (frustrating|upsetting|stressful|annoying|difficult|hard) (this|that|it) (can|must) :: label
          (we|i) (understand|know|realize|appreciate) (that)? (this|that|it) (is|must be|can be|may be) (very|so|really|quite|extremely)? (frustrating|upsetting|annoying|difficult|stressful|hard|tough|disappointing|inconvenient) :: label
          (that|this|it) must be (very|so|really|quite|extremely)? (frustrating|upsetting|annoying|difficult|stressful|hard|tough|disappointing|inconvenient) (for you)? :: label
          (that|this|it) (sounds|is) (very|so|really|quite|extremely)? (frustrating|upsetting|annoying|stressful|disappointing|inconvenient) ; :: label
          we (want|like|love|strive) (all)? our (customers|guests|passengers|members) to
          this is not the (experience|service|kind of experience|type of experience) we
          we take (this|these|your (concern|concerns|feedback|complaint)|all feedback|complaints|such) (matters|issues|concerns)? (very|extremely|so)? seriously
          """);

  /// Words of care of any kind, stock ones aside.
  private static final Phrases CARE =
      Phrases.of(
          """
          (sorry|apologies|apologize|apologized|condolences|sympathies|sympathy)
          (sympathize|empathize|sympathise|empathise)
          (hug|hugs|thinking of you)
          (do not|please do not|no need to) (you)? (worry|panic|stress|be upset|get worked up|get upset)
          no (need|call|reason) (to|for) _2 (upset|worry|worked)
          (we|i|our _2|they) (have|had|really|clearly|truly|completely|obviously|definitely|so)? (failed|let you down|messed|botched|hurried|ruined|dropped the ball|fell short|got this wrong|got it wrong|got that wrong|screwed|cut you off|rushed you)
          (our|my) (fault|mistake|error|bad)
          (that is|this is|it is) the worst
          (oh no|oh dear|oh gosh|oh goodness|oh my|blimey|ouch|yikes|crikey)
          (must|would|can|could|will) (be|have been|feel) _2 <bad-adjective>
          (that|this|it|which|how) (is|was|sounds|feels|seems|must be|must have been) _2 <bad-adjective>
          (sounds|sound|seems|seem) (like)? _4 (<bad-adjective>|<bad-feeling>|<feeling-noun>)
          how <bad-adjective>
          sounds (like|as)
          you (are|were|feel|felt|sound|seem|must be|must feel|must have been) _2 <bad-feeling>
          (i|we) (would|could|d) (be|feel) _3 (<bad-feeling>|same)
          (your|the|that|any|this|for) (frustration|anger|worry|anxiety|disappointment|confusion|stress|annoyance|upset|distress|fear|pain|irritation|hesitation|inconvenience|trouble|hassle)
          (i|we) (can|do|could|really|fully|totally|completely|absolutely|certainly|so)? (understand|appreciate|see|hear|get|know|imagine) (why|how|that|what|your|you|where you)
          (understand|understandable|understandably|no wonder|makes sense|fair enough|quite right|rightly|you are right|you have every right|fair point|good point|fair question)
          (not|nobody|no one) _2 (want|wants|deserve|deserves|like|likes|needs|nice|ideal|good|right|acceptable|fair|great|fun|how we|what we|the experience)
          (should|would) not (have|be) (happened|happening|happen|to|like)
          (thank you|thanks|appreciate) _3 (waiting|patient|telling|letting|bearing|sticking|bringing|raising|flagging|highlighting)
          (thank you|thanks) for (sharing|explaining|reporting|the feedback)
          (not|never) what we (like|want)
          (that|this|it) is (not|very|really|so|quite)? (good|strange|odd|weird|unusual|unacceptable|disappointing|shocking|concerning|awful|terrible|no good|a shame|frustrating|upsetting|worrying|annoying|serious|a lot)
          (what a|that is a|such a) _2 (shame|pity|nightmare|mess|pain|day|week|time|worry|shock|disappointment|let down)
          (here for you|with you on this|feel your|feel for you|in this together|hear you|i hear|hugs|thinking of you)
          (hate|hated|hating|dislike) (to|that|when|hearing|seeing) _2 (hear|see|you|this|that|happens)
          (unfortunate|regrettable|regret|regretful)
          (been|gone|going|put) through
          (on your side|bless you|bless your heart|poor you|you poor|poor thing|my heart|fingers crossed|hope _6 (better|soon|well|arrives|resolved|sorted))
          (take|taking) (this|that|your|these) _2 (seriously)
          (concerned|concerning|worried|saddened|disappointed|shocked|gutted|devastated|embarrassed) (to|by|that|about|you|for)
          (does not|do not|did not) (sound|seem|look) (right|good|great|fun|nice|ideal|like the)
          (last|least) thing (you|anyone|anybody|we)
          """);

  /// Words that name a feeling or a bother and nothing of the case.
  private static final Set<String> BARE =
      Set.of(
          "inconvenienc",
          "troubl",
          "frustrat",
          "issu",
          "problem",
          "experienc",
          "feel",
          "situat",
          "concern",
          "confus",
          "patienc",
          "understand",
          "appreciat",
          "apologiz",
          "apology",
          "hear",
          "disappoint",
          "imagin",
          "upset",
          "difficult",
          "annoy",
          "caus",
          "custom",
          "servic",
          "today",
          "time",
          "pleas",
          "felt",
          "feeling",
          "must",
          "happen",
          "way",
          "hate",
          "much",
          "experience",
          "cause",
          "issue",
          "people",
          "other",
          "love",
          "want",
          "best",
          "back",
          "day",
          "support",
          "contact",
          "stress",
          "worry",
          "frustration",
          "feedback",
          "hope",
          "call",
          "work");

  private Warmth() {}

  /// The stock phrases of a turn that name nothing of the case that these turns told, in order.
  static List<Match> stock(Utterance turn, List<Utterance> told) {
    var found = new ArrayList<Match>();
    int end = -1;
    for (Match match : STOCK.in(turn)) {
      if (match.from() >= end && !match.isQuoted() && !names(turn, match, told)) {
        found.add(match);
        end = match.to();
      }
    }
    return found;
  }

  /// Whether the clause of a match holds content that the customer's turns hold too.
  private static boolean names(Utterance turn, Match match, List<Utterance> told) {
    Sentence sentence = turn.sentenceOf(match.from());
    List<Word> words = turn.words();
    int to = match.to();
    int clause = words.get(match.to() - 1).clause();
    while (to < sentence.to() && words.get(to).clause() == clause) {
      to++;
    }
    for (String stem : Likeness.shared(turn, match.from(), to, told)) {
      if (!BARE.contains(stem)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a turn gives the customer's feeling anything in words; thanks for patience give it
  /// nothing.
  static boolean cares(Utterance turn) {
    return CARE.in(turn).stream().anyMatch(m -> !m.isQuoted())
        || STOCK.in(turn).stream().anyMatch(m -> !m.tag().equals("thanks"));
  }

  /// The words of care, in order.
  static List<Match> care(Utterance turn) {
    var all = new ArrayList<>(STOCK.in(turn));
    all.addAll(CARE.in(turn));
    all.sort(java.util.Comparator.comparingInt(Match::from));
    return all;
  }

  /// Whether a turn gives the customer's own words back: a short sentence made of them, or one that
  /// begins with "so" or "you" and holds two of them. Questions are none.
  static boolean echoes(Utterance turn, List<Utterance> told) {
    for (Sentence sentence : turn.sentences()) {
      if (sentence.ending() == Sentence.Ending.QUESTION) {
        continue;
      }
      int content = turn.stems(sentence.from(), sentence.to()).size();
      int shared = Likeness.shared(turn, sentence.from(), sentence.to(), told).size();
      String first = turn.words().get(sentence.from()).norm();
      boolean reflects = first.equals("so") || first.equals("you") || first.equals("and");
      if ((shared > 0 && shared == content && sentence.words() <= 8) || (reflects && shared >= 2)) {
        return true;
      }
    }
    return false;
  }
}
