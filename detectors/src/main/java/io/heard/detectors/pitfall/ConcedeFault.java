package io.heard.detectors.pitfall;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Phrases;
import java.util.List;

/// Hears an agent accept as fact a fault that nobody has established, in place of understanding the
/// feeling.
@AutoService(Detector.class)
@About(
    code = "concede-fault",
    kind = Kind.PITFALL,
    title = "Concedes a fault unproven",
    listensTo = Listens.AGENT)
public final class ConcedeFault implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          ours = we|our team|our staff|our driver|our drivers|our courier|our couriers|the driver|the courier|our engineer|our engineers|the engineer|the technician|our technician|our technicians|our colleague|our colleagues|my colleague|my colleagues|the colleague|our agent|our agents|the agent|our warehouse|the warehouse|our workshop|our installers|our system|the system|our crew|the crew|crew|our store|the store|our pharmacist|our checkout|our depot|the depot|our night staff|the night staff|the staff|our fitters|the fitters|our branch|the branch|our contractor|our contractors|the contractor|our website|our kitchen|our chef|the chef|our receptionist|they|somebody here|someone here|somebody|someone|the last advisor|the advisor|our advisor|the last agent|whoever
          wrong = broke|broken|lost|lose|damaged|forgot|forgotten|messed|failed|neglected|skipped|botched|ruined|wrecked|lied|missed|misplaced|mishandled|stole|stolen|overcharged|mischarged|mistreated|misled|mis sold|dropped|scratched|dented|screwed|caused|made a mistake|made an error|got it wrong|was wrong|were wrong|was rude|were rude|was careless|were careless|was lazy|were negligent|was negligent|let you down|blundered|slipped up|cut corners|did not bother|charged you twice|sent the wrong|dropped the ball|was incompetent|were incompetent|was lying|overlooked|ignored you|fouled up|cocked up|double charged|did it wrong|tore|spilt|spilled|hit|crashed
          <ours> (have|has|had)? (clearly|obviously|evidently|certainly|definitely|undoubtedly|surely|plainly|apparently|no doubt|probably|completely|totally|absolutely|just|simply) (have|has|had)? (completely|totally|really|all|just|simply)? <wrong>
          (clearly|obviously|evidently|undoubtedly|no doubt|definitely|plainly|surely) <ours> (have|has|had)? (completely|totally|really|just)? <wrong>
          <ours> (must|will|would|might|may) (clearly|obviously|probably)? have (been|just|simply|completely)? (<wrong>|careless|rude|negligent|lazy|asleep|our mistake|an error)
          (sounds|seems|looks|appears) (like|as if|as though)? (that)? <ours> (have|has|had|could have|should have|did)? (clearly|really|completely)? (<wrong>|been more|not done|done better|not (checked|bothered|looked))
          (our|my) (colleague|staff|driver|team|agent|advisor|engineer) (could|should) have (been|done|helped|told|handled)
          (clearly|obviously|plainly|definitely|absolutely|entirely|totally|completely|undoubtedly) (our|my|the company|the driver|the warehouse|their) _1 (fault|mistake|error|failure|failing|responsibility|doing|negligence)
          (is|was) (clearly|obviously|plainly|definitely|absolutely|entirely|totally|completely|undoubtedly|all) (our|my|their|the (company|driver|warehouse|courier)) _1 (fault|mistake|error|failure|failing|doing|negligence)
          (there can be|there is) no (other (cause|explanation|reason)|doubt (we|our|it was our))
          (we are|we were|they are|they were|i am|we) (clearly|totally|completely|entirely|obviously|wholly)? (at fault|to blame|in the wrong|negligent|guilty|responsible for (this|all))
          (hands up|mea culpa|guilty as charged)
          (shame on (us|them|him|her)|(lazy|useless|careless|stupid|incompetent) (lot|bunch|people|staff|drivers|so and so))
          i would put money on
          (it|that|this) (is|was|must be|will be|would be) (our|their) (fault|mistake|doing|negligence)
          (so|and) that is on (us|them|me)
          (is|are) always (double|breaking|losing|doing (this|that|it)|late|wrong|messing|charging|failing|making|forgetting)
          <ours> (never|always) (check|checks|listen|listens|bother|bothers|read|reads|do|does|lose|loses|break|breaks|get|gets|forget|forgets|ruin|mess) _
          (the|your|all of the) (bill|invoice|charge|fine|fee|decision) (was|must be|is) (plainly|clearly|obviously|definitely|certainly|all|totally|completely) wrong
          (was|is|are|were) (plainly|clearly|obviously) (wrong|negligent|broken|unlawful|illegal|defective|faulty|unfair)
          we (have)? (completely|totally|really|badly|clearly)? (failed|botched|ruined|wrecked) (you|your|the|this|it|him|her)
          <ours> (broke|ruined|lost|forgot|messed|botched|skipped|neglected|damaged|mishandled) (the|your|it|her|him|to|this|you|that|up|all) :: weak
          (that|this|it) (is|was) (entirely|completely|totally|100%)? (our|my) (fault|mistake|error|bad) :: weak
          our filter let it through
          (^|~) (yes|indeed|correct|exactly|true|you are right|that is right|you are correct) (it is true|and|that|yes)? (<ours>|our _|the _) (have|has|had|has indeed)? (<wrong>|is faulty|was faulty|is defective|was defective|is broken|was broken|is unsafe|was unsafe)
          (we|i) (are|am) (fully|clearly|entirely|of course)? (liable|to blame|at fault)
          (we|i) (do|fully|hereby)? (accept|admit|take) (the|full|all|complete|our)? (liability|blame)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Marks.of(
        moment, SAYS.in(moment.now()).stream().filter(match -> !match.isQuoted()).toList());
  }
}
