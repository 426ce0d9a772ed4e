package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hears an agent name what the customer feels: "that must have been worrying", "it sounds as
/// though the price bothers you".
@AutoService(Detector.class)
@About(
    code = "label-feeling",
    kind = Kind.TECHNIQUE,
    title = "Names the feeling",
    listensTo = Listens.AGENT,
    earned = Confidence.SURE)
public final class LabelFeeling implements Detector {
  private static final Set<String> OTHERS =
      Set.of("i", "we", "anyone", "anybody", "everyone", "everybody", "people", "who", "us");

  private static final Phrases NAMES =
      Phrases.of(
          """
          feel = <bad-feeling>|panicking|panicked|betrayed|frightened|terrified|stung|ashamed|lonely|gutted|sick of|skeptical|sceptical|wary|unsure|cautious|rushed|cornered|insulted|humiliated|cheated|powerless|helpless|lost|discouraged|desperate|grieving|heart broken|on edge|in pieces|at a loss|at your wits end|not confident|under pressure|uncomfortable|apprehensive|jumpy|rattled|shocked|resentful|bitter|cross|fuming|bothered|in two minds|reluctant|relieved|thrilled|excited|disrespected|abandoned|forgotten|trapped|swamped|weary|worn out|pulled in
          plain = frustrated|angry|upset|annoyed|worried|anxious|nervous|disappointed|confused|sad|furious|irritated|stressed|scared|afraid|overwhelmed|unhappy|distressed|exhausted|let down|fed up|heartbroken|devastated|dissatisfied|embarrassed|livid|outraged|hesitant|uneasy|torn|drained|disheartened|shaken|panicking|betrayed|frightened|terrified|stung|ashamed|lonely|gutted|sick of|skeptical|sceptical|wary|humiliated|cheated|desperate|on edge|in pieces|worn out|apprehensive|rattled|bitter
          painful = <bad-adjective>|humiliating|heart breaking|dreadful|embarrassing|hurtful|lonely|insulting|a worry|a shock|a letdown|a let down|unfair|disorienting|maddening|galling|isolating|gutting|a blow|nerve wracking|mortifying|shocking|unnerving|a nightmare|hurt
          bare = frustrating|annoying|upsetting|worrying|stressful|confusing|scary|irritating|maddening|infuriating|exhausting|unsettling|distressing|alarming|overwhelming|disheartening|nerve racking|gutting|heartbreaking|devastating|demoralizing|frightening|daunting|unnerving|humiliating|embarrassing|hurtful|a letdown|a let down|aggravating|galling|mortifying|dreadful
          noun = frustration|frustrations|anger|worry|worries|anxiety|disappointment|confusion|stress|annoyance|distress|fear|fears|pain|irritation|hesitation|unease|discomfort|upset|doubts|unhappiness|dissatisfaction|grief|panic|embarrassment|sadness|displeasure|reluctance
          # it must be
          (must|could|would) (be|have been|feel|have felt) <very>? (<feel>|<painful>) !to
          (this|that|it) can (be|feel) <very>? <painful> (for you|;)
          (must|could|would) (be|have been|feel|have felt) <very>? <painful> to (have|be|see|hear|wait|deal|find|lose|get|watch|keep|go|read|feel|not)
          must (weigh|hurt|sting|worry|upset|frighten|scare|matter|mean) (heavily|a lot|so much|you|so)
          (must|would) have (hurt|stung|worried|upset|frightened|scared|shaken|felt) (you|like|so|terribly)?
          # you are
          you (are|sound|seem|look|feel|felt|were|must be|must feel) (clearly|obviously|understandably|rightly|still|naturally|both)? <very>? <plain>
          you (sound|seem|feel|felt) <very>? <feel>
          (sounds|seems|looks|feels|felt|feel) (like|as if|as though|that)? _? you (are|feel|were|have been|must be|might be|may be) <very>? <feel>
          (sounds|seems|looks) (like|as if|as though) _5 (worry|worries|worried|bothers|bothering|upset|upsets|upsetting|frightens|scares|concerns|hurts|hurt|frustrating|frustrates|frustration|concern|stressful|stress|fear|annoying|disappointing|tough time|hard time|rough time|nightmare|a lot to carry|carry|carrying|weighing)
          (sounds|seems|feels|looks) <very>? <painful> !to
          (sounds|seems|feels|looks) (like)? <very>? (a|an) <very>? <painful> (situation|time|place|spot|thing|position|experience|day|week|month|year|ride|start|journey|way|read|wait|mess|one|;)
          (hear|sense|feel|notice|see|tell|know|understand|appreciate|imagine|realize|gather|recognize|believe) (that)? you (are|feel|were|must be|must feel|have been) <very>? <feel>
          (hear|sense|notice|feel) (a lot of|some|the|how much) <noun>
          (has|have|had|this|that|it) <very>? (upset|frustrated|annoyed|worried|disappointed|scared|frightened|hurt|stressed|shaken|upsets|worries|frustrates|hurts|annoys|scares|frightens|stresses) (you|them|her|him) !(with|by)
          (left|leaves|leaving|made|makes|making) you (all)? (feel|feeling)? <very>? <feel>
          what (a|an) <very>? <painful> (week|day|time|month|morning|evening|weekend|wait|situation|experience|position|way|thing|year|few)
          you have (had)? (quite|more than)? (had)? enough ;
          (hearing|sensing|hear|sense|notice|noticing|feel) (a lot of|some|a bit of|real|the|how much|so much|much|quite some) <very>? <noun>
          # how it feels
          how <very>? (<plain>|frightened|shaken|angry) (you|she|he|they|this|that|it) (are|is|must|have|has|was|were|feel|felt)
          how <very>? <bare> (this|that|it|things|every|the|these|waiting|delays|having|losing|an|a) _
          how <very>? (hard|tough|difficult|painful|awful|terrible|rough|disappointing|inconvenient) (this|that|it) (is|must|has|was|can|may|feels) _2 (be|been|for you|feel)?
          how (stressful|frustrating|worrying|upsetting|awful|frightening|annoying|maddening|disappointing|scary|horrible) $
          how much (it|this|that) (hurts|hurt|worries|upsets|means|matters)
          # that is
          (that|this|it) (is|was) <very>? <bare> !to
          (it|that|this) (stung|hurts|hurt) !your
          (this|that|it) (is|has been|was) <very>? (<bare>|hard|tough|difficult|painful|rough|awful) (for|on) you
          (would|will) (frighten|scare|upset|annoy|hurt|worry|shake) (anybody|anyone|you)
          what (worries|bothers|frightens|scares|upsets|troubles|hurts|concerns) you
          (that is|is) what is (keeping you up|worrying you|bothering you|eating at you|eating you|upsetting you)
          # the noun
          your <very>? <noun> !(level|number)
          (understand|appreciate|recognize|acknowledge|share|see|hear|know|sense|feel|get|imagine|realize) (the|all the|this|that|of the) <noun>
          (sorry|apologize|apologies|apology) (for|about) (any|the|all the|all|this|that|causing|causing you|you)? _2 <noun>
          the <noun> (this|that|it|we|caused|you)
          (i am|it is) sorry you (are|feel|felt|were) (so|that|this)? <very>? <feel>
          (any|such|so much) (frustration|stress|worry|distress|upset|disappointment|confusion)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    var found = new ArrayList<Match>();
    for (Match match : NAMES.in(moment.now())) {
      if (!isNegated(match) && !match.isQuoted() && !isSupposed(match) && !isOfOthers(match)) {
        found.add(match);
      }
    }
    return Marks.withFacts(moment, LIKELY, found);
  }

  /// "I would be nervous too" shares, "anybody would be" and "I see why you are" validate.
  private static boolean isOfOthers(Match match) {
    if (match.from() == 0) {
      return false;
    }
    String first = match.in().words().get(match.from()).norm();
    String before = match.in().words().get(match.from() - 1).norm();
    return switch (first) {
      case "would", "could", "can", "must" -> OTHERS.contains(before);
      case "you", "it", "that", "this" -> before.equals("why") || before.equals("because");
      default -> false;
    };
  }

  /// "I cannot imagine how frightening it was" denies nothing.
  private static boolean isNegated(Match match) {
    return match.isNegated()
        && !match.in().words().get(Math.max(0, match.from() - 1)).norm().equals("imagine")
        && !match.in().words().get(match.from()).norm().equals("imagine");
  }

  /// "If you are unhappy with it" supposes a feeling; "that would worry anybody" names one.
  private static boolean isSupposed(Match match) {
    var words = match.in().words();
    int clause = words.get(match.from()).clause();
    for (int i = match.from() - 1; i >= 0 && words.get(i).clause() == clause; i--) {
      String norm = words.get(i).norm();
      if (norm.equals("if") || norm.equals("unless") || norm.equals("whenever")) {
        return true;
      }
    }
    return false;
  }
}
