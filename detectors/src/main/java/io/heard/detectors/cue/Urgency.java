package io.heard.detectors.cue;

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
import java.util.List;

/// Hears that time matters to a customer: a deadline, or harm that is running.
@AutoService(Detector.class)
@About(code = "urgency", kind = Kind.CUE, title = "Time matters", listensTo = Listens.CUSTOMER)
public final class Urgency implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          soon = now|right now|today|tonight|immediately|urgently|as soon as possible|right away|straight away|this (morning|afternoon|evening|minute)
          near = today|tonight|tomorrow|this (morning|afternoon|evening|week|weekend)|in the morning|first thing|<weekday>|(on|this|next|by) <weekday>|in (a|about|under|less than|only|just|the next)? (<number>|an|a|a couple of|a few) (minute|minutes|min|mins|hour|hours|hr|hrs|day|days)|at <number> (am|pm)?
          occasion = flight|train|bus|ferry|coach|plane|connection|appointment|meeting|event|wedding|exam|interview|surgery|operation|party|funeral|trip|holiday|vacation|deadline|closing|game|match|concert|show|departure|presentation|demo|launch|court date|check in|cruise|birthday|conference|payroll|completion|payment|rent|bill|mortgage|assignment|class|procedure|inspection|audit
          act = need|needs|needed|require|want
          # a thing wanted now
          <act> (it|this|that|them|one|these|the money|an answer|my|help|a refund|somebody|someone)? _5 (<soon>)
          <act> _6 (by|before) (<near>|noon|midnight|the weekend|the end of|eod|close of business|<number>|<month>|then)
          (has|have|needs|need|got) to (be|get|arrive|go|leave|work|travel|fly|have it) _6 (<soon>|by (<near>|noon|midnight|the end of|<number>)|before (<near>|<number>|the weekend))
          (must|should) (be|have|get) _4 (<soon>|by (<near>|noon|the end of|<number>))
          (fix|sort|resolve|solve|help|call|send|refund|unlock|block|stop|cancel|reply|respond|answer|do|freeze) (it|this|that|me|us|my|the)? _3 (right now|now|immediately|today|tonight|as soon as possible|right away|straight away|urgently|at once)
          (as soon as possible|urgent|urgently|urgency|time sensitive|time critical)
          (it|this) is (an emergency|urgent|time sensitive|pressing|critical)
          emergency
          (quickly|hurry|quick|fast) please
          please (hurry|be quick|quickly|rush)
          (in a (hurry|rush)|pressed for time|short on time|tight deadline|against the clock|no time to (lose|waste|wait))
          (running|run|ran) (out of|low on|short of|short on) (time|my|meds|medication|medicine|insulin|tablets|pills|food|data|oxygen)
          time is (running out|of the essence|ticking|short|tight)
          clock is ticking
          can not (wait|keep waiting) (until|till|that long|any longer|<number>|a week|another|for days|long|weeks|days|forever|much longer|around)
          (we|i) do not have (time|much time|days|weeks|long|until)
          every (minute|hour|day) (counts|matters|costs|we|i)
          # an occasion near
          <occasion> (is|leaves|starts|departs|begins|closes|takes off|due|are|is due|opens|ends|boards|goes|happens|expires) _3 <near>
          <occasion> (tomorrow|tonight|today|this (morning|afternoon|evening|weekend)|in <number> (minutes|min|hours|hour|days|hrs)) :: date
          (leave|leaving|travelling|traveling|travel|flying|fly|moving|departing|depart|going away|checking in|setting off|driving|boarding) _5 (today|tonight|tomorrow|this (morning|afternoon|evening|weekend)|in (a|an|about|less than|under|the next)? <number>? (hour|hours|minutes|days)|first thing|on <weekday>|<weekday>) :: date
          (due|expires|expiring|ends|closes|comes out|starts|runs out|deadline is|launches|released|go live|goes live|going live) _2 (today|tonight|tomorrow|at midnight|at noon|this (week|morning|afternoon|evening|weekend)|in (a|an|about|just|only|the next)? (few|couple of|couple)? <number>? (hours|hour|minutes|days)|on <weekday>|<weekday>)
          (before|by) the (deadline|cut off|cutoff|due date)
          (deadline|cut off|cutoff) (is|today|tomorrow|of|to|tonight)
          (past|missed|miss|missing) (the|my|our) (window|deadline|cut off|cutoff)
          (miss|missing|make|catch) (my|our|the) (next|connecting|only|last)? (<occasion>|shift)
          late for (work|school|my|the|our|an)
          before (i|we) (leave|fly|travel|go|board|depart|set off|take off|move)
          in time for (the|my|our|his|her|christmas|a)
          (only|just) (have|got|has) _2 <number> (hours|hour|minutes|min|mins|days) (left|to|until|before)
          (last|final) (day|dose|tablet|pill|inhaler|reminder|notice|one left)
          # harm that runs
          (late fee|late fees|overdraft fee|overdraft fees|late charge|late charges|late payment)
          (leaking|flooding|pouring|dripping|gushing|burst|leaks) (through|everywhere|into|all over|onto|in|out of|down|from the (ceiling|roof|wall|light)|badly|like|right now|as we|and (the|my|it))
          (is|has|just) (flooded|flooding|burst)
          (smell|smells|smelling) (of)? (gas|burning|smoke)
          (water|gas|smoke) (is|all|coming|pouring|everywhere|running)
          (insulin|inhaler|medication|medicine|meds|epipen|oxygen|heart tablets|prescription|blood pressure tablets) _6 (today|tonight|tomorrow|now|urgently|left|run out|runs out|ran out|last|without)
          (without|out of|need|needs) (my|his|her|the|their)? (insulin|inhaler|medication|medicine|meds|epipen|oxygen|heart tablets|blood pressure tablets|heart medication)
          (stranded|locked out|stuck (outside|at the (airport|station|side|roadside|border|checkout|till)))
          (losing|lose|costing|costs) (me|us)? (money|business|sales|customers|orders|clients|<money>|thousands|hundreds) _2 (every|by the|a|an|each|per|right now|as we speak)
          (someone|somebody|they|he|she|thief|hackers|hacker|scammers) (is|are) (using|spending|draining|taking|emptying|trying to)
          (as we speak|while we speak|right this (second|minute|moment))
          call me (right)? now
          (now|today) please
          please now
          (not|nothing) _3 by (<weekday>|tomorrow|tonight|noon|midnight|then|the weekend|friday)
          (need|needs|needed|due) _4 (on|for|by) (<weekday>|tomorrow|tonight|the weekend|noon|midnight|<number> (am|pm))
          by (noon|midnight|tonight|close of business|<number> (am|pm)) (today|tomorrow|please|or)?
          (interview|exam|surgery|operation|flight|appointment|funeral|train) (at|in) (<number>|noon|an hour|half an hour)
          (is it|am i|are we|is that) safe to
          (today|tonight) if (you|possible)
          in the next (hour|<number> (hours|minutes)|few (hours|minutes))
          (hard shoulder|side of the road|roadside)
          (only|just) (have|got|have got) _2 <number> minutes
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          (she|he) is (taking|using|spending|trying)
          they are trying to
          (do|does) not _4 (anymore|any more) now
          before i move
          (i|we) (will|can|could|shall|would|am going to|will just|can just) _4 (today|tonight|tomorrow|now)
          on leave until
          (supposed|meant|going) to (call|ring|be|come|arrive|get) _5 (today|tonight|tomorrow)
          (do|does|did) not have time for
          burst pipe ;
          since last (week|month|year)
          (claim|claiming|regarding) _5 (leak|leaking|burst|flood|flooded)
          (fly|flying|flew|travel|travelling|traveling) with you
          (have|got) to go _2 now
          in case of (an)? (emergency|urgency)
          (an|any|no|of|the) urgency
          emergency (exit|row|contact|contacts|fund|room|landing|services|kit|brake)
          call into work
          """);

  /// What makes more of a date than a date.
  private static final Phrases PRESSED =
      Phrases.of(
          """
          (need|needs|please|help|urgent|urgently|worried|still|not|stuck|as soon as possible|before|or else|miss|lose|without|waiting|what do i do|quick|quickly|hurry|only|desperate|nothing|no one|nobody|now|immediately|cancelled|delayed|lost|missing|wrong|locked|late|never|hours|minutes)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> says = SAYS.in(moment.now()).stream().filter(Urgency::isMeant).toList();
    if (!says.isEmpty()) {
      List<Match> others = OTHERWISE.in(moment.now());
      says =
          says.stream()
              .filter(match -> !isOtherwise(others, match))
              .filter(match -> !match.tag().equals("date") || !PRESSED.in(moment.now()).isEmpty())
              .toList();
    }
    return Cues.finding(moment, LIKELY, says);
  }

  private static boolean isMeant(Match match) {
    return !match.isNegated() && !match.isQuoted();
  }

  private static boolean isOtherwise(List<Match> others, Match match) {
    return others.stream().anyMatch(other -> other.span().overlaps(match.span()));
  }
}
