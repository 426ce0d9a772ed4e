package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.signal.Specificity;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.ArrayList;
import java.util.List;

/// Hears an agent share the frustration or the experience with a customer in a few words.
@AutoService(Detector.class)
@About(
    code = "common-ground",
    kind = Kind.TECHNIQUE,
    title = "Shares it briefly",
    listensTo = Listens.AGENT)
public final class CommonGround implements Detector {
  private static final Phrases SHARES =
      Phrases.of(
          """
          feel = <bad-feeling>|livid|the same|that way|spitting|gutted|fuming|sick|nervous|twitchy
          did = was|had|went|did|used|baked|drove|worked|lost|fell|left|printed|typed|lived|felt|waited|tried|bought|moved|missed|broke|flew|rented|taught|got|forgot|made|started|grew|came|paid|took|struggled|spent|cried|sat
          # I have been there
          (i|we) (have|had) (all|both|also|certainly|definitely)? been there
          (have|all) been there (myself|too|before|as well|with)
          ^ been there
          ~ (ugh|oh|ha|haha|yes|same|honestly)? (me|us) too ;
          i (hate|love|know) (it|that) when _
          (drives|drove) me (mad|crazy|nuts|up the wall|round the bend|insane) (too|as well|myself|every time)
          i have had (that|this|it|one|those|these|the same|exactly that|my share) (too|as well|happen|myself|before|of)
          ^ (same|ditto) (here|with me|for me)
          (same|exact same) (here|thing (happened|happens) to me|for me|with me|with my|as me|as mine)
          (it was|it is) the same (for|with) (me|us|my|mine|our)
          i (know|remember) (the feeling|that feeling|exactly how (that|it|you)|(exactly|just)? what that is like|how (that|it) feels)
          i know <very>? (well|exactly|only too well|all too well) how (that|it|this) (feels|is)
          (i|we) (can|could) (totally|definitely|certainly|really|so|very much|absolutely|completely)? relate
          (i|we) (went|have gone|have been|had been) through (the same|that|this|it|something)
          (i|we) (had|have|have had|got|get|hit) <very>? (the (exact)? same|that exact|that same|a similar|something similar|the very same)
          (happened|happens) to (me|us|my|all of us|the best of us)
          (^|~) so (did|do|have|had|was|am|would) (i ;|my _)
          # my own
          my own (mum|mom|mother|father|dad|son|daughter|wife|husband|partner|kids|child|children|nan|gran|grandmother|brother|sister|cleaning|first|family|boss|eyes|car|phone|house|flat|parents|dog|cat|parcel|order|bill|boiler|broadband|internet)
          i (too|also) (<did>|have|know|find|hate|love|struggle) _ !(notified|sent|added|checked|noted|made|been)
          lived = was|had|went|baked|drove|worked|lost|fell|lived|felt|waited|missed|flew|rented|taught|grew|struggled|spent|cried|sat|did|bought|broke|have (had|been|lost|waited|done)
          i <lived> _5 (myself|once) ;
          i (<did>) _4 (too|as well) ;
          i (once|used to) _ :: own
          i would (not|never) have _3 (either|them|him|her|it)
          (i|we) would (feel|think|be|say) (exactly|just)? (the|that) same
          i (get|know) it ; i _
          (i|we) (have|had) _2 (in (the|my|our) family|at home (too|myself)|of my own)
          i would have (had|lost|given|done|gone|been|felt) _
          my first _ (did|was|had|took|went|broke|lost)
          as a (fellow)? (parent|mother|father|mum|mom|dad|traveller|traveler|gamer|customer|commuter|dog owner|runner|nurse|teacher) (myself|too)
          i am (a|an|also|the) _2 (myself|too|as well)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    var found = new ArrayList<Match>();
    for (Match match : SHARES.in(moment.now())) {
      if (!match.isQuoted()
          && !match.isNegated()
          && !endsOfMyself(match)
          && (match.tag().isEmpty() || isOfTheirs(moment, match))) {
        found.add(match);
      }
    }
    List<Match> shared = ValidateFeeling.SHARED.in(moment.now());
    if (!shared.isEmpty()) {
      var told = Specificity.of(moment);
      shared.stream().filter(m -> !ValidateFeeling.namesCause(told, m)).forEach(found::add);
    }
    return Marks.withFacts(moment, LIKELY, found);
  }

  /// "I was running ahead of myself", "I did it by myself".
  private static boolean endsOfMyself(Match match) {
    if (match.to() - match.from() < 3) {
      return false;
    }
    var words = match.in().words();
    String before = words.get(match.to() - 2).norm();
    return words.get(match.to() - 1).norm().equals("myself")
        && (before.equals("of") || before.equals("by") || before.equals("for"));
  }

  /// An own story is shared ground where it meets what the customer told.
  private static boolean isOfTheirs(Moment moment, Match match) {
    return Specificity.of(moment).weight(match.sentence().from(), match.sentence().to()) > 0;
  }
}
