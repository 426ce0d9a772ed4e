package io.heard.detectors.feeling;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Phrases;
import java.util.List;

/// Hears that a burden is lifted.
@AutoService(Detector.class)
@About(code = "relief", kind = Kind.FEELING, title = "Relief", listensTo = Listens.CUSTOMER)
public final class Relief implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (phew|whew|relieved|relief|thank (god|goodness|heavens|heaven|the lord|christ)|praise (god|the lord|be)|hallelujah|halleluja) !(fund) :: 2
          (weight|load|burden|stone|pressure) (has|is|was|really|just)? (been|come)? (lifted|off|gone|fallen) (my|our|me|of|from|the)? (shoulders|mind|chest|back|heart|off)? :: 2
          (takes|took|taken|take|that is|big|huge|massive) (a|the|such a|some|so much|all the|a lot of|a huge|a big)? (huge|massive|big|real|great)? (load|weight|pressure|worry|stress|burden) (off|away|out of) :: 2
          (off my|off our) (mind|chest|shoulders|plate) :: 2
          (put|puts|sets|set|putting|eased|eases|ease) (my|our) (mind|minds|worries|fears) (at|to)? (ease|rest)? :: 2
          (peace of mind|at ease|sleep (better|easy|easier|well|tonight|again|soundly|now)|breathe (again|easier|easy|now|out|properly|a)|can (finally|now)? (relax|breathe|sleep|stop worrying|rest|unwind|exhale|calm down)|rest easy|rest assured now|less (worried|anxious|stressed|nervous|scared|worrying|stressful|scary|daunting|overwhelmed)|(calmer|lighter) (now|already|about)?|(feel|feeling|felt) (so much|a lot|much|a bit|a little|already|better|loads|a whole lot|far|way|a great deal)? (better|calmer|lighter|easier|reassured|less alone|safer|more (comfortable|confident|relaxed|at ease)|comforted) (now|already|about|knowing|after|hearing|then|having|with)?) !(if) :: 2
          (that|this|it|which) (is|was|sounds|feels|does|makes|really|actually)? (very|really|so|quite|a bit|somewhat|me|me feel|incredibly|that is)? (reassuring|comforting|a comfort|reassures me|reassures us|comforts me|good to (know|hear)|a (huge|big|massive|real|great|total|such)? (weight|load|relief)|me feel (better|calmer)|less (scary|daunting|stressful)|a load off|settles (it|my)) :: 2
          (good|great|nice|glad|happy|pleased|comforting|reassuring|wonderful|lovely) to (know|hear) (that|it|this|you|there|we|i|my|the|nothing|;|thank|thanks|so) :: 2 maybe
          (reassured|reassuring) :: 2
          (so|really|very|just|am|i am|we are|was|i|quite|super|well) (so|really|very|just)? (glad|happy|pleased) (that|it|i|you|this|we|to (know|hear|have)|there|he|she|they|my|someone|the) _4 (sorted|fixed|resolved|safe|not|caught|found|in time|just in time|back|over|ok|working|wrong|called|rang|asked|got|sent|here|arrived|know|still|finally|settled|listened|hear|checked|can) :: 2 any
          (just in time|in the nick of time|dodged a bullet|had me worried|had me scared|close call|narrow escape|saved (my|the|our) (day|life|bacon|skin|holiday|christmas|trip|wedding|weekend|job)|life saver|lifesaver|out of the woods|could (cry|have cried)|nightmare is over|over at last|finally over|over and done|all over now|happy tears|tears of (joy|relief)) !(delivery) :: 2 any
          (finally|at last) (sorted|fixed|resolved|working|arrived|someone (who|that)|somebody (who|that)|a (real|straight|human|proper)|got (it|my|an answer) (sorted|fixed|working|back|resolved|;)|an (answer|explanation)|here|done|good|it (works|worked|is)|some (good|progress)|something) :: 2
          ^ (oh|ah)? (at last|finally) ; :: 2 maybe
          thankfully !(you) :: 2 maybe
          (thought|was afraid|was worried|was scared|feared|worried|convinced|was dreading|was expecting|was convinced|was sure) (i|that|it|we|they|you|my|the|this)? _6 (lost|gone|going to|would|had|was|were|stuck|ruined|have to|worse|never|the worst|pay) (everything|it|for good|forever|all)? (but|so|then|phew|and|;) (thank|glad|this|that|now|it is|great|good|what|you) :: 2 any
          (one|another) (less|fewer) (thing|worry|headache) :: 2
          (all|everything) (is|will be|seems)? (ok|fine|good|well|sorted|safe) (after all|then|now thank) :: 2
          (😅|😌|🙌|🙏) :: 2 maybe
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          (might|may|could|would|will|can|hopefully|help|helps|to|make) (me|you|her|him|them|us|i)? (to)? (feel|sleep|breathe) (so|much|a lot|a little|a bit|so much|even|any|even more)? (better|calmer|lighter|safer|easier|more)
          (glad|happy) (that)? you (can|could|will)
          (can|could|would|to) have that weight
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Felt.in(moment, SAYS, OTHERWISE);
  }
}
