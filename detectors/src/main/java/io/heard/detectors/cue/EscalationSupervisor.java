package io.heard.detectors.cue;

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

/// Hears a customer ask for somebody else to take over.
@AutoService(Detector.class)
@About(
    code = "escalation-supervisor",
    kind = Kind.CUE,
    title = "Asks for a manager",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class EscalationSupervisor implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          boss = manager|managers|supervisor|supervisors|superior|superiors|boss|team leader|team lead|manger|duty manager|line manager|head of _1|person in charge|ceo|director|management|superviser
          person = somebody else|someone else|real person|actual person|live person|human|human being|real human|actual human|another (agent|person|advisor|adviser|rep|representative|colleague|member of staff)|a different (agent|person|advisor|adviser|rep|representative)|live agent|real agent|somebody (higher|senior|competent|who knows)|someone (higher|senior|more senior|competent|local|who knows|in charge|above you)|person|supervisor
          (speak|talk|talking|speaking|chat|escalate|escalated|escalating) _1 (to|with) (a|an|your|the|an actual|some|my|you)? _1 (<boss>|<person>)
          (get|give|fetch|find|put|bring|call) me _3 (<boss>|<person>)
          (put|transfer|pass|connect|hand) (me|us|this|my call|it) (through to|to|on to|over to|up to|with|through with)? _3 (<boss>|<person>)
          (want|need|like|demand|have|get|see|requesting|request|asking for|ask for|for) (to see)? (a|your|the|an actual) (<boss>|real person|human|actual person|different agent|different person) (please|now|to|on|call|in)?
          (is|are) there (a|any|another)? (<boss>|<person>|anyone else|anybody else) _2 (i|who|available|there|on|to|can|about|around|here|we|handy|in|$)
          (whoever|who ever|the person) (is)? (in charge|above you|runs this|responsible)
          (can|could|may|let) (i|me|we) (have|get|deal with|see|try) (someone else|somebody else|a different person|another (agent|person|adviser|advisor)|<boss>|your <boss>|the <boss>|a <boss>)
          get me (the|your|a) (department|office|right (person|department)|team)
          (name|number|email|details|contact) (of|for) (your|the|a) _1 (<boss>|managing director)
          (let|have) (somebody|someone) (else|from|in|higher) _3 (answer|call|reply|deal|handle|help|look|take)
          (hear|answer|explain|explanation|reply|call back|callback) _2 from (your|the|a) (<boss>|head)
          (<boss>) please
          ^ (manager|supervisor|human|agent|representative|real person) $
          who is (your|the) (<boss>)
          (somebody|someone|anybody|anyone|person) (else)? (who|that) (can|could|is able to|will|knows|has|actually) (actually|really)? (authorize|approve|help|decide|fix|do|make|sort|sign|the|what|authority|understands|to)
          (somebody|someone|anybody|anyone) (above you|higher up|higher|more senior|senior|with _1 authority|in charge|else at)
          (can|could|may|let|want|like|please) _3 (someone else|somebody else|a different person|another agent|anyone else) _1 (help|take|handle|look|deal|call|please)
          (escalate|escalating|escalated) (this|it|my|the|to)
          (next level|higher level|second line|tier (<number>)) (support|up|of|team)
          (have|get|ask) (your|a|the) (<boss>) (to)? (call|ring|phone|contact|email|look)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> says =
        SAYS.in(moment.now()).stream().filter(EscalationSupervisor::isMeant).toList();
    return Cues.finding(moment, LIKELY, says);
  }

  private static boolean isMeant(Match match) {
    return !match.isNegated() && !match.isQuoted() && !Cues.isDoneByOthers(match);
  }
}
