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

/// Hears worry about a consequence, a deadline, money, safety, or whether something is right.
@AutoService(Detector.class)
@About(code = "anxiety", kind = Kind.FEELING, title = "Worry", listensTo = Listens.CUSTOMER)
public final class Anxiety implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (worried|worry|worries|worrying|anxious|anxiety|nervous|scared|terrified|frightened|fearful|panic|panicking|panicked|panicky|petrified|apprehensive|uneasy|stressed|stressing|stressful|on edge|freaking out|freaked out|losing sleep|dread|dreading|concerned|concerning|unnerving|scary|frightening|alarmed|alarming|daunting|overwhelmed|overwhelming|paranoid|fretting|fret|twitchy|jittery|worrisome|agitated|flustered|frets|frightens|scares|terrifies) :: 2
          (afraid) (of|to|for (my|the|our)|it will|that it|they will|that they|i will|we will|i might|he will|she will) :: 2
          (no|any|main|biggest|only|big|real|my|a|some|serious|safety) (big|real|main|only|biggest|one)? (concern|worry|fear|anxiety) (is|was|about|that|with|here|though) :: 2
          (bit|little|rather|quite|very|really|so|getting|starting to get|feeling|feel|am|makes me|making me) (nervous|worried|anxious|scared|uneasy|stressed|panicky|unsettled|jittery|wobbly|shaky|unsure about) :: 2 own
          (makes|making|make|made|gives|giving|gave) me (nervous|worried|anxious|scared|uneasy|worry|panic|anxiety|fear|stressed|sick) :: 2
          (can not|could not|have not|has not|not been able to) (sleep|slept|stop thinking|eaten|think straight|concentrate|relax) :: 3 any
          (keep* me (up|awake)|kept me (up|awake)|awake at night|up all night|sleepless|lying awake|sick with|sick to my stomach|worried sick|beside myself|heart (is|was)? (racing|sank|stopped)|(i|we|hands) (am|are) shaking|butterflies|knot in my stomach|pit of my stomach|going out of my mind|out of my mind) :: 3
          desperate* (need|for|to|waiting|trying|help|worried)? :: 3 own
          (i|we) (am|are|feel|was) (so|really|very|completely|getting)? (desperate|in a panic|in trouble|at a loss|terrified|petrified|in despair) :: 3
          # facts that any reader reads alike
          vital = insulin|inhaler|tablets|medication|medicine|meds|pills|oxygen|blood thinner|blood thinners|epipen|prescription|heart tablets|blood pressure tablets|chemo
          (<vital>) (is|are|was|were) (all|still|locked)? (in|inside) (it|there|that|the|my) _1 (suitcase|bag|case|luggage|boot|car|hold|flat|house|;) :: 2
          there is (my|his|her|the)? (<vital>) in (it|there|that) :: 2
          (sent|left|stuck|are|is|am|home) _3 without (any|my|his|her|the|their) (<vital>) :: 2
          (<vital>) (runs out|run out|ran out|will run out|is running out|are running out|finishes|is finished) :: 2
          (last|only one|one more|<number>) (<vital>|pen|dose|puffs) (left|until|till|to last) :: 2
          (is|are) (the|my|her|his|our|all the) (money|savings|account|data|photos|files|deposit|booking) (really|all|still|now)? (gone|lost|safe|empty) :: 2 any
          tell me (it|they|my _1) (is|are|has) not (gone|lost|too late|been) :: 2 any
          (will|am|are|going to) (i|we)? (going to|to)? (get|have|face) (points|a criminal record|a record|a fine|fined|arrested|a court) :: 2 any
          is (something|anything) wrong with (mine|my|it|the|our|her|him) :: 1 any
          (i am|we are|i) (begging|beg you|pleading) :: 3 any
          please (somebody|someone|sir|god) _2 (stop|help) :: 2 any
          (exam|flight|interview|train|deadline|appointment|surgery|operation|hearing) (is|leaves|starts) in <number> (minutes|mins|min|hours|hour) :: 2
          every day (after|late|i am late|over) (is|costs) :: 2 any
          (stock|food|freezer|meat|milk|fish) _2 (melting|spoiling|rotting|thawing|defrosting|going off) :: 2
          (plastic|glass|metal|needle|needles|screw|mould|maggots) in (my|the|his|her|our) _2 (food|pouch|porridge|bottle|milk|meal|soup|cereal|formula) :: 2
          what if (i|it|they|we|he|she|this|that|you|something|the|my|there|her|his|nobody|someone) :: 2 any
          ~ and if (i|we|he|she|my|nobody|no one) _3 (not|lose|miss|late|fail|fails|dies|worse|wrong) :: 2 any
          (am|are|is|will|would) (i|we|he|she|my|it|this|that|they|someone) (still|now|just|also|really|then)? (going to|going to|likely to|at risk of|in danger of)? (lose|losing|miss|get fined|be fined|be charged|get charged|get in trouble|be in trouble|be liable|be stuck|be stranded|have to pay|be penalized|be penalised|be cut off|be evicted|get evicted|be late|ruin|be ruined|be safe|be affected|get hacked|be hacked|be out of pocket|affect my credit|be ok|be ok) :: 2 any
          (might|may|could|will|would|going to|about to|not to|do not want to|afford to|risk*|and|or|then|i) (i|we)? (lose|losing|lost|missing) (my|our|the|it|everything|all|her|his|this|a) (job|house|home|place|flat|money|flight|deposit|apartment|data|photos|savings|slot|work|business|account|connection|files|discount|seat|booking|customers|life|pictures|memories|tenancy|visa|contract|deal|tickets|credit|everything) :: 2 any
          (might|may|could|will|would|going to) (well)? miss (my|our|the|it|as|her|his|a|an|out|rent|payroll) :: 2 any
          (do not|can not|can really not|not|scared to|afraid to|could not) (really)? (want to)? (afford to|risk|be late|be left|end up|get stuck|be stuck|get scammed|be charged twice|get charged|get into trouble|lose|make a mistake|get it wrong|make the wrong|mess (it|this) up|regret) :: 2 any
          (can|could) not afford (a|another|any|this|that|it|the|late|more|to) :: 2 any
          (i|we|just|really|so|please|do|only) (do|just|really|am|only)? (hope|hoping|praying|pray) (it|this|that|they|you|i|we|nothing|my|he|she|the|to god|someone|nobody) _5 (not|reimburse|in time|safe|ok|arrive|arrives|make|makes|work|works|go wrong|wrong|lost|on time|come|comes|resolve|resolved|fix|be|there|still) :: 1 any maybe
          (hope|hoping|praying) (to god|nothing|it is not|i do not|it does not|you do not|nobody|no one|i am not|i have not|this is not|that is not|it will not|that will not|this does not|that does not|it has not) :: 2 any
          (is|are|was) (it|this|that|my|our|they|the|he|she|baby) (still|really|definitely|actually|even|all)? (data|money|account|details|information|card|child|baby|car|house|order|photos|system)? (safe|secure|dangerous|normal|serious|legit|legitimate|too late|risky|toxic|at risk|compromised|hacked|leaking) :: 1 any
          (how|is) (it)? (safe|secure|risky|dangerous) (is|to|for|will|with) :: 1 any
          (fire|safety|health|security) (hazard|risk|concern|issue) :: 2
          (could|might|may) (catch fire|explode|get hurt|hurt someone|be dangerous|be hurt|go wrong|have been hacked|have been stolen|be stolen|be a scam|be fraud|be lost|leave (us|me)|be too late|be stuck|collapse|fail|shut (us|me)|get worse|be gone) :: 2 any
          (running|run|ran) out of (time|money|options|medication|medicine|insulin|milk|oxygen|days|data) :: 2
          (time|clock) is (running|ticking) :: 2
          (wedding|funeral|flight|exam|interview|surgery|operation|party|event|deadline|completion|rent|mortgage|payroll) (is|leaves|closes|goes|is due|due|starts) (on|at|in)? (tomorrow|today|tonight|<number> (days|hours)|this (week|afternoon|evening|weekend)|the morning) :: 1
          (deadline|due date|exam|interview|wedding|funeral|flight|surgery|operation|closing|completion|rent|payroll|mortgage|event|audit|inspection|medication|insulin|inhaler) _3 (is|on|in|at|by|leaves|closes|tomorrow) _2 (tomorrow|today|tonight|<weekday>|hours|<number>|this|next|morning|soon|due) :: 1 maybe
          (before it is too late|or it is too late|not (make|get) it in time|never make it|will not make it|is it too late|too late now|or else i|otherwise i will) :: 2 any
          (not|never) (sure|certain|confident|convinced|comfortable|100%) (i|we|if i|if it is safe|whether i|about committing|this is right|that is right|it is right|about signing|about the risk|about this|it will|it is (safe|right|worth)|we can|i can|this will|that will|with) _5 :: 1 any maybe
          (did i|have i|i think i|i may have|i might have|i must have|i hope i) (just|have)? (do|done|did|make|made|made a|make a|click*|press*|mess*|ruin*|broke|broken|lose|lost|enter*|pay|paid|send|sent|delet*|been) _3 (wrong|mistake|something|twice|scam*|hack*|everything|it|all|bad|right) :: 1 any
          (someone|somebody) (has|is|may|might|else|could) _3 (access|hack*|use|used|using|stole|steal*|got into|my (account|card|details|identity)) :: 2 any
          (hacked|identity theft|unauthorized (transaction*|charge*|payment*|access|login)|stolen|fraudulent (charge*|transaction*)) :: 1 maybe
          (receive|received|got|had|have|get|seen) (any|a|the|no) (confirmation|email|receipt|booking) (of|for|email|yet|that|$) :: 1 any maybe
          (i|we) (really|just|simply|do)? (need|needed) to (know|be sure|make sure|be certain) (that|it|if|whether|this|my|for sure|i|we|nothing|before|today) :: 1 any maybe
          (big|huge|major|scary|risky|massive|serious) (step|commitment|decision|risk|investment|leap|gamble) :: 1
          (too|bit|quite|very|seems|feels|sounds|is|big) (risky|a risk|a gamble|a leap) :: 1
          (it|this|that|which) (scares|worries|frightens|terrifies|concerns|unnerves|stresses|freaks) (me|us|my) :: 2
          (stress|pressure) (me|us|of|i|is|has|from|levels) :: 2
          (under|so much|a lot of|too much|extra|added|huge|enormous|the) (pressure|stress) :: 2
          (😰|😨|😟|😬) :: 2
          (😱|😥) :: 2 maybe
          (i|we) would been (so|really|very|a bit|rather)? (dreading|worried|worrying|scared|anxious|nervous|afraid|terrified|panicking|stressed) :: 2 any
          (feel|feeling|felt|went|gone|makes me feel) (physically|proper|all|a bit|quite|really)? (sick (about|with|thinking|at|to)|sick ;|cold ;|shaky|panicky|on edge|frantic) :: 2
          in (a bit of|such|a|quite) (a)? (state|panic|tizz|tizzy|flap|fix|pickle|bind|spin) ; :: 2
          (smell|smells|smelt|smelled|smelling) (like|of) _2 (burning|gas|smoke|burnt|fire|electric) :: 2
          (sparks|sparking|gas leak|carbon monoxide|electric shock|electrocuted|on fire|catches fire|caught fire|black mould|mould above|overheating badly) :: 2 maybe
          (debt collector|debt collectors|bailiff|bailiffs|final demand|court summons|eviction notice|ccj|repossess*|foreclosure) :: 2
          (do|will|can|would|when do|shall) (i|we) (still|ever|definitely)? get (it|my money|the money|my deposit|my data|my photos|them|everything) back :: 1 any
          (am i|are we|is it|will i be|will it be|would it be|is she|is he) (really)? (ok|safe|alright|all right) (to|for|if|with) (take|use|have|leave|drive|keep|eat|give|drink|sleep|go|wait|plug|still|stop|be|the|my|i|we|him|her) :: 1 any
          (if|unless|in case|because if) (it|they|this|that|you|she|he|the|my) _2 (is|are|does|do|has|have|can|will) not _4 (by|before|in time|tomorrow|today|tonight|soon|then|<weekday>) :: 1 any
          (who|what|how|when) (is|will|am|are|can|do) _5 (tomorrow|tonight|in the meantime|without it|without (my|the|her|his) (medication|insulin|money|card|inhaler)|if (it|this|that|they|you|she|he|something)) :: 1 any maybe
          is (someone|somebody|anybody|anyone) (else)? (spending|using|accessing|stealing|in my|reading|watching) :: 2 any
          (hacked|been compromised|been cloned|identity stolen|got into my account|been breached|been scammed) :: 2
          (nag|nags|nagging|niggle|niggles|niggling) (at|me|away|doubt|worry)? :: 2
          (on my mind|playing on my mind|lie awake|lying awake|lay awake|keeps me awake|preys on|weighs on|weighing on) :: 2
          (do not|does not) (really)? like (the sound|thinking|to think|the thought|the idea) :: 1 any maybe
          (medication|tablets|insulin|inhaler|pills|epipen|prescription) _4 (run|runs|running|ran|out|left|last|gone) :: 2 maybe
          (can|will|please|could) _3 help me _3 (days|tomorrow|tonight|soon|hours) :: 1 any
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          i (have|just)? lost my (credit|debit|bank|atm|card)
          (she|he|they|doctor|doctors|people) (is|are|was|were|gets|got) (so|really|very|just|also|always)? (concerned|worried|anxious|nervous|scared|stressed)
          (all the)? stress (away|out of)
          (amazing|great|brilliant|good|calm|well) under pressure
          is it normal to
          (been|was|were) dreading
          (worried|worrying|panicked) _3 for nothing
          (takes|took|take) the pressure off
          (will|would) not lose
          (not|did not|have not) (sleep|slept) (because|since|for)
          nagging me
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Felt.in(moment, SAYS, OTHERWISE);
  }
}
