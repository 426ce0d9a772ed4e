package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.ArrayList;
import java.util.List;

/// Hears an agent say that a feeling or reaction makes sense, tied to what caused it.
@AutoService(Detector.class)
@About(
    code = "validate-feeling",
    kind = Kind.TECHNIQUE,
    title = "Says the feeling makes sense",
    listensTo = Listens.AGENT)
public final class ValidateFeeling implements Detector {
  private static final Phrases VALIDATES =
      Phrases.of(
          """
          who = anyone|anybody|everyone|everybody|most people|most of us|any of us|a lot of people|many people|any parent|any mother|any father|any customer
          feel = <bad-feeling>|frightened|terrified|livid|doubt|stung|twitchy|panicking|panicked|bitter|jumpy|careful|cautious|wary|skeptical|sceptical|suspicious|on edge|rattled|ashamed|lonely|emotional|cross|fuming|feel|react|feeling|shocked|gutted|betrayed|protective|impatient
          fine = understandable|valid|fair|natural|normal|reasonable|human|justified|legitimate|right|fair enough|warranted|sensible
          # why you feel so
          (see|understand|appreciate|know|get|imagine|tell|hear|realize) (completely|fully|totally|exactly|well|just)? why (you|this|that|it|your|waiting|the|a|an|having|losing|being)
          (see|understand|imagine) how (that|this|it|the|a|you|being|having|waiting) (would|could|might|must|can|will|makes|made|feels|felt|leaves|left) _
          (that is|this is) why (you|it) (feel|feels|are|hurts)
          # it makes sense
          (makes|make|making) <very>? (perfect|complete|total|every|a lot of|good|all the)? sense (that|to me|to be|to feel|to want|to worry|given|after|with|when|you|why|because|to ask|to wait)
          (that|it|this|your _2|feeling _) (makes|make) <very>? (perfect|complete|total|every|a lot of|all the)? sense ;
          # understandable
          (is|are|was|be|that|seems) (so|very|completely|perfectly|totally|entirely|absolutely|quite|more than|only|really|all too)? <fine> (to (be|feel|worry|want|ask|react|doubt|expect|get)|that you|you (are|feel|would|want)|given|after|when|with|because|considering|in your)
          (completely|perfectly|totally|entirely|absolutely|quite|very|only|more than|all too|so) (understandable|valid|natural|justified|legitimate|normal|human|warranted)
          (your|these|those|the) (feelings|frustration|anger|worry|worries|concern|concerns|reaction|disappointment|doubts|doubt|hesitation|caution|fear|fears|anxiety|upset) (is|are|make|makes) _2 (<fine>|sense|founded)
          understandably <feel>
          # anyone would
          <who> (would|might|will|could) (be|feel|have|hate|want|find|doubt|worry|think|get|react|struggle|lose|expect|panic|say|wonder)
          <who> (would|might) not (want|like|be|enjoy|feel)
          (who|which of us) would not (be|feel|want|hate|worry|have)
          (would|will) (frighten|scare|upset|annoy|hurt|worry|shake|rattle|bother|frustrate|stress|test|drive|get to|get under|put) (anybody|anyone|everyone|most people|any of us|the patience)
          # no wonder
          (no|little|small) wonder (you|that|it|this|your|she|he|they)
          (not|hardly) (surprised|surprising|a surprise) (that|you|to hear you)? _? you (are|feel|were|would|have|want)
          (every|all the|good|full|plenty of|any) (right|reason|cause) (to|in the world)
          (right|rightly|rightfully|correct|entitled|allowed) (to|so to)? (feel|be <feel>|be <very> <feel>|worry|want|check|ask|question|expect|doubt|insist)
          of course (you|it|that|this|she|he|they) (are|is|feel|feels|were|would|hurts|hurt|cuts|stings|worries|matters|want|worry|went|lie|must|do)
          of course you (are|would be|feel|were) 
          course you (went|are|feel|would|were)
          # I would too
          i would (be|feel|have been|have felt) <very>? (<feel>|at the end|nervous|the same|up|spitting|climbing) (too|as well|if|in your|after|about|with)
          i would (be|feel|have been|have felt) <very>? <feel> (too|as well)
          i would (hate|doubt|worry|want|not believe|not trust|not sleep|not like) _3 (too|as well|either|myself|it|proof)
          i would _3 (in your (shoes|place|position|situation))
          (nothing|not) (silly|irrational|wrong|unreasonable|strange|foolish|stupid|odd|daft|overreacting) (in|about|to|with)
          there is nothing (silly|irrational|wrong|unreasonable|strange|foolish|odd)
          (you are|that is) not (overreacting|being (silly|difficult|unreasonable|dramatic|a pain)|silly|unreasonable|irrational)
          (so|is|are|very|completely|totally) valid
          (after|with|given) _8 (i would|anyone would|anybody would|you would|who would|no wonder|of course)
          (difficult|hard|tough|awful|frustrating|upsetting|heartbreaking|disheartening|stressful|worrying|horrible|painful|scary) to (deal|have|be|see|lose|wait|watch|find|hear|not|go|keep|feel|live|cope|get) _
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    var found = new ArrayList<Match>();
    for (Match match : VALIDATES.in(moment.now())) {
      if (!match.isQuoted() && !isCondition(match)) {
        found.add(match);
      }
    }
    return Marks.withFacts(moment, LIKELY, found);
  }

  private static boolean isCondition(Match match) {
    return match.from() > 0 && match.in().words().get(match.from() - 1).norm().equals("if");
  }
}
