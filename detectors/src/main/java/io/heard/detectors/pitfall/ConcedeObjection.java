package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.detectors.Selling;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import java.util.List;
import java.util.Set;

/// Hears an agent agree with an objection as a fact, in place of understanding what is behind it.
@AutoService(Detector.class)
@About(
    code = "concede-objection",
    kind = Kind.PITFALL,
    title = "Concedes the objection",
    listensTo = Listens.AGENT)
public final class ConcedeObjection implements Detector {
  private static final Phrases CONCEDES =
      Phrases.of(
          """
          bad = expensive|pricey|dear|costly|steep|high|a lot|a lot of money|not cheap|on the high side|complicated|complex|slow|long|overpriced|clunky|basic|limited|confusing|hard|difficult|tricky|risky|a risk|a hassle|a pain|a big commitment|too much|too long|overkill|a bit much|a big step|a stretch|awkward|ugly|old fashioned|dated|bulky|heavy|noisy|a gamble|a lot to ask|cheaper|a long time|a big ask|unproven|small|a faff|more expensive|much|too expensive|too dear|too big|worse|a big outlay|daft|annoying|unreliable|not for everyone|not perfect|not great|bad|weak|behind|disruptive
          agree = you are right|you are not wrong|you are absolutely right|i agree|i have to agree|i can not disagree|i can not argue|i will not argue|fair|fair enough|fair point|true|very true|that is true|it is true|yes|yes i know|i know|right|agreed|granted|exactly|totally|absolutely|sure|of course|no you are right|honestly|to be honest|tbh|admittedly|well yes|oh yes|oh i know|i admit|i hear you|no doubt|no|indeed
          ~ <agree> (well|yes|and|that|it|we)? (it|that|they|we|this|the price|our price|prices|the fee|the contract|the setup|the set up|our prices|the rate|yes it) (is|are|does|do|can be|can|would be|was|takes|costs|has) (a bit|a little|quite|very|really|rather|too|pretty|certainly|definitely|all|just|still|much|so|indeed|probably|far|take|cost|look|seem|sound|be|get|feel|honestly)? (a bit|a little|quite|very|really|rather|too|so)? <bad>
          ~ <agree> (its|it is|that is) (a bit|a little|quite|very|really|rather|too|so|much|far)? <bad>
          (it|that|this|the price|the fee|our price) (is|does|can be|looks|feels|seems) (a bit|a little|quite|very|really|rather|pretty|certainly|definitely|admittedly|indeed|very much|look|seem)? (steep|pricey|expensive|dear|costly|not cheap|a lot of money|on the high side|overpriced) (yes|i know|i agree|true|indeed|i admit|for sure|unfortunately|to be honest|you are right)
          (we are|our prices are|our price is|they are|kitchens are|prices are) (not|never|hardly) (the)? cheap (cheapest)?
          (we are|our (prices|price|fees|product) (are|is)|it is) (just|simply|always|certainly|definitely|probably)? (more expensive|pricier|dearer|the most expensive|on the expensive side|not the cheapest|above (the)? (market|average)|overpriced) :: weak
          (most|many|a lot of|lots of|other|all|some|all the) (people|customers|clients|folk|buyers|prospects) (do)? (say|think|complain|tell me|feel) (the same|so|exactly that|that ;)
          (everyone|everybody) (says|thinks|complains|tells me) (that|so|the same|it)
          (you|with _4 you) (probably|really|actually|do)? (do not|will not|would not) (really|actually|probably|strictly|honestly)? need (it|this|one|that|us|all|any|them)
          you are (right|not wrong) (about|on) (the|that|price|our|it|this)
          you (do)? have a point (there|about|on)?
          (i|we) (would|will|can) not (argue|disagree|deny|lie)
          (i|we) (can not|could not|do not) (argue|disagree|deny)
          (i|we) (would|might|d) (think|feel|say|hesitate|find) (so|the same|it (expensive|steep|pricey)) (too|as well|myself)
          (i|we) (would not|could not) (afford|pay|buy|sign|spend) (it|that|this|one|them) (myself|either|too)
          (true|fair|yes|agreed|granted|right) (we|it|they) (are|is|do|does|have|has) (not|no|lack|bad|had|a bad|poor|had problems|had bad|slow)
          you would be (better off|cheaper|fine) (with|without|elsewhere|going|at)
          (it|that|this) is (a lot|too much) (for|to ask|of money) (for)? :: weak
          (there are|you can (get|find|buy)) (cheaper|better) (ones|options|products|elsewhere|out there)
          (bad|terrible|poor|not (a)? (good|great|ideal)) time (to|for) :: weak
          (no|not) denying (that)? (we|it|our|the)
          (we|they|ours|it) (do)? (cost|costs) (a bit|a lot|quite a bit|much)? more
          (we are|i know we are|it is) the (dearest|priciest|slowest|most expensive)
          (he|she|they|your (wife|husband|partner|boss)) (is|are) not wrong
          nobody (wants|needs|likes|has time for|would want)
          """);

  /// Agreement that opens an answer; it concedes where what follows says the objection again.
  private static final Phrases AGREES =
      Phrases.of(
          """
          ^ (oh|ha|lol|well|ah|yes|no)? (true|fair|fair enough|agreed|granted|you are right|you are not wrong|i agree|exactly|i know|right|yes) (true|indeed|yes)?
          you are right $
          """);

  /// Knowing how hard something is for somebody concedes nothing.
  private static final Phrases SYMPATHY =
      Phrases.of(
          """
          (i|we) (do|can|really|totally|also)? (know|understand|see|imagine|hear) (that|how)? (it|this|that|things) (is|can be|must be|may be|would be|will be|feels|all)? _2 (hard|difficult|tough|not easy|a lot|scary)
          (i|we) (do|can|really|totally|completely)? (understand|know) (that|how you|the feeling|what you|exactly how|exactly what|your)
          """);

  private static final Set<String> OBJECTION = Set.of("objection");
  private static final int MOST_WORDS = 14;

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> concedes = CONCEDES.in(moment.now()).stream().filter(m -> !m.isQuoted()).toList();
    if (concedes.isEmpty() && AGREES.first(moment.now()).isEmpty() || !Selling.upTo(moment)) {
      return List.of();
    }
    List<Match> sympathy = SYMPATHY.in(moment.now());
    List<Finding> conceded =
        Marks.of(
            moment,
            concedes.stream()
                .filter(
                    m -> sympathy.stream().noneMatch(s -> s.from() <= m.to() && m.from() <= s.to()))
                .toList());
    if (!conceded.isEmpty()) {
      return conceded;
    }
    boolean objected =
        Reply.last(moment).filter(r -> r.customerShowed(moment, OBJECTION)).isPresent();
    if (!objected) {
      return List.of();
    }
    for (Match match : AGREES.in(moment.now())) {
      Sentence sentence = match.sentence();
      boolean more = sentence.to() - match.to() >= 2 || match.from() > sentence.from();
      if (more
          && sentence.from() <= 1
          && sentence.ending() != Sentence.Ending.QUESTION
          && sentence.words() <= MOST_WORDS) {
        return List.of(moment.finding(LIKELY, moment.now().span(sentence.from(), sentence.to())));
      }
    }
    return List.of();
  }
}
