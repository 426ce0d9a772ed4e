package io.heard.detectors.pitfall;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Phrases;
import java.util.List;

/// Hears an agent pity the customer from above in place of understanding.
@AutoService(Detector.class)
@About(
    code = "pity",
    kind = Kind.PITFALL,
    title = "Pity from above",
    listensTo = Listens.AGENT,
    earned = Confidence.SURE)
public final class Pity implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          poor = thing|things|soul|souls|love|lamb|lambs|dear|dears|girl|boy|man|woman|lady|chap|lad|darling|baby|mum|mom|dad|fellow|sod|devil|bugger|mite|duck|pet|sweetheart|guy|kid|thing you
          (you|oh you|aw you|ah you|those|these|ah the|oh the|aw the|oh) poor poor? _1 <poor>
          <!(the|that|a|this|those|these|his|her|my) poor (old|little|wee|dear|sweet)? <poor>
          poor (you|old you|little you|old nan|old dad|old mum)
          bless your (heart|little heart|cotton socks)
          (aw|aww|ah|oh|well|ach) bless (you|him|her)
          (i|we) (do|really|truly|just|genuinely|so)? (feel|felt|am feeling) (so|really|truly|just|very|terribly|awfully|quite|such)? (bad|sorry|terrible|awful|dreadful|pity|sad|gutted) for (you|your|him|her|them)
          (i am|we are) (so|really|just|very|truly)? sorry for you ;
          (i|we) (really|truly|do)? pity (you|your|anyone)
          (it|that|this|hearing|reading|your) _4 (breaks|breaking|is breaking|broke|just breaks) (my|our) heart
          (my|our) heart (just|really)? (breaks|bleeds|aches|is breaking) (for|to|when|hearing)
          (i|we) (would|could) (not|never) (cope|manage|survive|bear it|stand it|have coped|know what to do) (if|in|with)?
          if i were you i would (never|cry|die|be crying)
          (what a|such a) (poor|sad|tragic|pitiful|sorry|wretched|miserable|awful) (situation|state|life|case|story|thing|mess|time|existence)
          (how|so) (awful|dreadful|terrible|sad|tragic|mortifying|pitiful|ghastly|wretched) for you
          you (must|have) (be|been|have) _3 (in pieces|wretched|helpless|so helpless|miserable|pitiful)
          you (seem|look|sound) so (helpless|lost|pitiful|fragile|vulnerable)
          (someone|people|a person|a woman|a man|folk) (in your (state|condition)|as (unfortunate|vulnerable) as)
          (~ there there ;|you unlucky|you unfortunate|unlucky you)
          all (alone|on your own) with (that|this|it)
          (terrible terrible|awful awful|dreadful dreadful|sad sad)
          (aw|aww|awww|oh) you (sweet|dear|poor)
          (i|we) (do|truly|really|genuinely) feel for you
          (my|our) (heart|hearts) (goes|go) out to (you|your|him|her|them) :: weak
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Marks.of(
        moment, SAYS.in(moment.now()).stream().filter(match -> !match.isQuoted()).toList());
  }
}
