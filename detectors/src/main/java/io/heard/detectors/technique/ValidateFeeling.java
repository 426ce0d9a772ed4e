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
import io.heard.signal.Specificity;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import java.util.ArrayList;
import java.util.List;

/// Hears an agent say that a feeling or reaction makes sense, tied to what caused it.
@AutoService(Detector.class)
@About(
    code = "validate-feeling",
    kind = Kind.TECHNIQUE,
    title = "Says the feeling makes sense",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class ValidateFeeling implements Detector {
  /// What shares a feeling: the shared ground of [CommonGround], unless the cause is named.
  static final Phrases SHARED =
      Phrases.of(
          """
          feel = <bad-feeling>|livid|twitchy|at the end|up|spitting|climbing|sick|frightened|terrified|fuming|gutted|jumpy|wary|skeptical|sceptical|cross|impatient|beside myself
          (i|we) would (be|feel|have been|have felt) <very>? (<feel>|the same|that way|like that) _2 (too|as well|myself|either)?
          (i|we) would (not)? (hate|doubt|worry|want|believe|trust|sleep|like|find|think|feel|be|have) _3 (too|as well|either|myself)
          """);

  private static final Phrases CAUSE =
      Phrases.of(
          "(after|about|with|when|over|because|given|if)"
              + " (that|this|a|an|the|your|my|it|you|somebody|someone|being|having|all|two|three|four|no|every)"
              + " !(as well $|too $)");

  private static final Phrases VALIDATES =
      Phrases.of(
          """
          who = anyone|anybody|everyone|everybody|most people|most of us|any of us|a lot of people|many people|any parent|any mother|any father|any customer
          feel = <bad-feeling>|frightened|terrified|livid|doubt|stung|twitchy|panicking|panicked|bitter|jumpy|careful|cautious|wary|skeptical|sceptical|suspicious|on edge|rattled|ashamed|lonely|emotional|cross|fuming|feel|react|feeling|shocked|gutted|betrayed|protective|impatient
          fine = understandable|natural|normal|reasonable|human|justified|legitimate|warranted|sensible|fair|ok|all right|alright
          # why you feel so
          (see|understand|appreciate|get|imagine) (completely|fully|totally|exactly|well|just)? why (you|this|that|it|your|waiting|the|a|an|having|losing|being)
          (see|understand|imagine) how (that|this|it|the|a|you|being|having|waiting) (would|could|might|must|can|will|makes|made|feels|felt|leaves|left) !(go|work|help|look|fit|play|get|do|have to) _
          (that is|this is) why (you|it) (feel|feels|are|hurts)
          # it makes sense
          (makes|make|making) <very>? (perfect|complete|total|every|a lot of|good|all the)? sense (that|to me|to be|to feel|to want|to worry|given|after|with|when|you|why|because|to ask|to wait)
          (that|it|this|your _2|feeling _) (makes|make) <very>? (perfect|complete|total|every|a lot of|all the)? sense ;
          # understandable
          (is|are|was|be|that|seems) (so|very|completely|perfectly|totally|entirely|absolutely|quite|more than|only|really|all too)? <fine> (to (be|feel|worry|want|ask|react|doubt|expect|get)|that you|you (are|feel|would|want)|considering|in your (position|situation|place|shoes))
          (is|was|be|seems) _? understandable (given|after|when|with|because|considering)
          (that is|it is) (only)? (fair|natural|reasonable|right|understandable) (after|given|considering|when you|with all)
          (completely|perfectly|totally|entirely|absolutely|quite|very|only|more than|all too|so) (understandable|natural|justified|human|warranted)
          (your|these|those|the) (feelings|frustration|anger|worry|worries|concern|concerns|reaction|disappointment|doubts|doubt|hesitation|caution|fear|fears|anxiety|upset) (is|are|make|makes) _2 (<fine>|sense|founded)
          understandably <feel>
          # anyone would
          <who> (would|might|will|could) (be|feel|have|hate|want|find|doubt|worry|think|get|react|struggle|lose|expect|panic|say|wonder)
          <who> (would|might) not (want|like|be|enjoy|feel)
          (anyone|anybody|everyone|everybody|most people|any (person|parent|customer)) (in your|with|who|in that|like) _6 (would|will|might)
          (do not|does not|can not|could not|would not|will not|never|hardly) blame you (for|at all|one bit|there|after|if|when)?
          <fine> (reaction|response|way to (feel|react)|thing to (feel|worry about|ask|want)|worry|fear) _?
          i would (also|certainly|definitely|probably|honestly) (be|feel|have been|have felt) <very>? <feel> (if|when|after|with|about|over)
          (who|which of us) would not (be|feel|want|hate|worry|have)
          (would|will) (frighten|scare|upset|annoy|hurt|worry|shake|rattle|bother|frustrate|stress|test|drive|get to|get under|put) (anybody|anyone|everyone|most people|any of us|the patience)
          # no wonder
          (no|little|small) wonder (you|that|it|this|your|she|he|they)
          (not|hardly) (surprised|surprising|a surprise) (that|you|to hear you)? _? you (are|feel|were|would|have|want)
          (every|all the|good|full|plenty of|any) (right|reason|cause) (to|in the world)
          (right|rightly|rightfully|correct|entitled|allowed) (to|so to)? (feel|be <feel>|be <very> <feel>|worry|want|check|ask|question|expect|doubt|insist)
          of course (you|she|he|they) (are|is|feel|feels|were|was|would|want|worry|worries|must) <very>? (<feel>|be|like|feel|to|about|that|have)
          of course (it|that|this) <very>? (hurts|hurt|cuts|stings|stung|worries|matters|upsets|frightens|scares|rankles|annoys|bothers)
          of course you (lie|went|cried|cry|lost|snapped|shouted|panicked|doubt)
          of course you (are|would be|feel|were)
          course you (went|are|feel|would|were)
          # I would too
          i would _3 (in your (shoes|place|position|situation))
          that is a (terrible|horrible|awful|rotten|dreadful|hard|heavy|lot|lousy|miserable|tough|cruel|frightening|sad) (thing|position|situation|spot|way|place|burden|load|time) (to (be|have|hold|carry|live|go|find|hear|sit|deal)|when|after)
          (an)? easy (mistake|thing) to (make|miss|do|get wrong)
          (trips|trip|catches|catch|confuses|throws|fools) (up)? (nearly|almost)? (everyone|everybody|most people|a lot of people|lots of people|many people) (up|out)?
          (nearly|almost)? (everyone|everybody) (finds|feels|worries|struggles|gets|asks|trips)
          (nothing|not) (silly|irrational|wrong|unreasonable|strange|foolish|stupid|odd|daft|overreacting) (in|about|to|with)
          there is nothing (silly|irrational|wrong|unreasonable|strange|foolish|odd)
          (you are|that is) not (overreacting|being (silly|difficult|unreasonable|dramatic|a pain)|silly|unreasonable|irrational)
          (feeling|feelings|feel|reaction|anger|frustration|worry|concern|concerns) _3 (is|are) (so|very|completely|totally|absolutely|perfectly|entirely)? valid
          (after|given) _6 (i|anyone|anybody|who|everyone|most people) would (be|feel|want|doubt|hate|not|worry|have)
          (difficult|hard|tough|awful|frustrating|upsetting|heartbreaking|disheartening|stressful|worrying|horrible|painful|scary) to (deal with|have to|be (told|left|treated|kept|passed) _|see your|lose|wait|watch|go through|keep (calling|asking|having|waiting)|feel (like|that|as|all)|live with|cope with) _
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    var found = new ArrayList<Match>();
    for (Match match : VALIDATES.in(moment.now())) {
      if (!match.isQuoted() && !match.isNegated() && !isCondition(match) && !isAsked(match)) {
        found.add(match);
      }
    }
    List<Match> shared = SHARED.in(moment.now());
    if (!shared.isEmpty()) {
      var told = Specificity.of(moment);
      shared.stream().filter(match -> namesCause(told, match)).forEach(found::add);
    }
    return Marks.withFacts(moment, LIKELY, found);
  }

  /// "I would feel the same" validates where it names the cause; without one it is shared ground.
  static boolean namesCause(Specificity told, Match shared) {
    var sentence = shared.sentence();
    return told.isSpecific(sentence)
        || CAUSE.in(shared.in()).stream()
            .anyMatch(cause -> cause.from() >= sentence.from() && cause.to() <= sentence.to());
  }

  /// "Does that make sense?" checks, and "help me understand why" asks.
  private static boolean isAsked(Match match) {
    for (int i = match.from() - 1; i >= match.sentence().from() && i >= match.from() - 3; i--) {
      String norm = match.in().words().get(i).norm();
      if (norm.equals("does") || norm.equals("did") || norm.equals("help")) {
        return true;
      }
    }
    return match.from() == match.sentence().from()
        && match.sentence().words() < 5
        && match.sentence().ending() == Sentence.Ending.QUESTION;
  }

  private static boolean isCondition(Match match) {
    return match.from() > 0 && match.in().words().get(match.from() - 1).norm().equals("if");
  }
}
