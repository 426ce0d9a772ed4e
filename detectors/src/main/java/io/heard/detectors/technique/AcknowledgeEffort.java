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
import java.util.List;

/// Hears an agent recognise effort, patience or importance, without naming a feeling.
@AutoService(Detector.class)
@About(
    code = "acknowledge-effort",
    kind = Kind.TECHNIQUE,
    title = "Sees the effort",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class AcknowledgeEffort implements Detector {
  private static final Phrases SAID =
      Phrases.of(
          """
          thank = thank you|thanks|many thanks|thank you all|thank you guys|thanks a lot|big thanks|thank your|my thanks|grateful|we appreciate|i appreciate|appreciate|truly appreciate|really appreciate
          much = so much|very much|again|once again|both|a lot|in advance|greatly|sincerely|kindly|really
          what = patience|time|understanding|effort|efforts|loyalty|trouble|persistence|perseverance|cooperation|honesty|candor|candour|openness|being patient|bearing with|sticking with|hanging in|holding|waiting|your wait|kindness|flexibility|being so (patient|open|honest|understanding|clear|thorough|kind)|being (patient|open|honest|frank|straight|upfront)|going to the trouble|going through|taking the (time|trouble)|giving (us|me) (the|a|another) chance|chance|speaking up|flagging|raising|bringing (this|it|that) to|pointing (this|it|that) out|putting up with|standing by|staying (on|with)|explaining|trusting|letting (us|me) put|coming back to us|trying (that|this|those|it|all|again|everything)|working with (us|me)|hanging on|your continued|troubleshooting|the time|all the|being a (loyal|valued)|choosing to
          # thanks with weight
          (thank you|thanks|many thanks|appreciate) <much>? for (your|all|all of|all your|you|the)? (continued|ongoing|great|kind|extra|valuable|continuous|extreme|utmost|time and|well)? <what>
          <!would <!will <!that appreciate (your|you|the|all|how|that you) (continued|ongoing|great|kind|extra|are)? (<what>|are|have|taking|much)
          (thank you|thanks) (so much|very much)? (for)? (trying|sharing) (that|this|those|your story|so much|with us openly)
          # telling that they are heard
          (i am|i was|we are) (still|all|here and|really|really here and)? (listening !to|all ears)
          you (have|did) (already|really|clearly|certainly)? (done|did|tried|put|been|waited|spent|gone|told|stuck|come) (well|so much|a lot|everything|all (the|that|those|of)|the right|your (part|best)|really well|more than|to a lot|very|incredibly|so patient|patient|enough|exactly (the right|what))
          you (have|had) been (more than|very|so|really|incredibly|extremely|extraordinarily)? patient
          you (acted|moved|did that|did it|caught (it|that|this)) (fast|quickly|early|in time|right away)
          (i|we) (can|do|could)? (see|know|realize|recognize|understand) (that|how|what)? (much|many|hard|long|you)? _2 (effort|work|important|importance|mean|means !you|you have waited|you have tried|you have done|you have put|you have been waiting|you have contacted|you have been through|you have called|lot of time|matters|depends|riding)
          (i|we) (have)? read (all|each|every|both|everything) _4 (letters|emails|messages|notes|wrote|you)
          (you|customer) (should|do|will|would) not (need|have) to (tell|repeat|explain|say|go through) (it|this|that|yourself|everything|all) again
          (that|this|it) (is|must be) (a lot|so much|plenty) (to|riding|on|of work|for)
          (i|we) (know|understand|realize) (this|that|it|how) (is important|important|matters|means)
          your (time|patience|effort|loyalty|feedback) (is|means) (important|valuable|appreciated|a lot|much appreciated)
          good (on|for) you for
          you (should|must) be proud
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream()
            .filter(match -> !match.isNegated() && !match.isQuoted())
            .toList();
    return Quotes.of(moment, LIKELY, matches);
  }
}
