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

/// Hears an agent stop solving, to speak to the tension itself.
@AutoService(Detector.class)
@About(
    code = "empathy-reset",
    kind = Kind.TECHNIQUE,
    title = "Stops to speak to the tension",
    listensTo = Listens.AGENT)
public final class EmpathyReset implements Detector {
  private static final Phrases STOPS =
      Phrases.of(
          """
          us = us|me
          (can|could|may|shall|let) (we|us|i|me) (please|just)? (start|begin|try) (again|over|afresh|this again|that again|from the beginning|anew|fresh|from scratch|once more)
          (start|begin) (again|over|afresh) (with you|from the beginning|properly)
          (i|we) (have)? (gone|went|got|came|come|started|handled|took|taken|approached) _3 (the wrong way|off on the wrong foot|wrong from|badly|the wrong end)
          (got|started|gotten) off (on)? the wrong foot
          (let|allow) <us> (just)? (stop|pause|step back|slow down|back up|take a step back|put _4 (aside|down|away)|leave _5 (a minute|a moment|for now|aside|there)|set _4 aside|park)
          (i am going to|i will|i would like to|i want to|i am) (just)? (stop|stopping|pause|step back|slow down|take a step back) (here|there|talking|guessing|first|for a|because)
          (i would like to|let us|i want to|i will|we can|going to) (put|leave|set|drop|forget) _4 (aside|away|altogether|for a moment|for a minute|for now|to one side|down)
          (before|leaving) (anything) (else|about|further)
          ^ before (we|i) (go|do|fix|get|touch|look|carry|say|ask|explain) _4 ;
          (leave|forget|never mind) (the|about the|all) _2 (for)? a (minute|moment|second|sec)
          (leave|forget) _3 for (a|one) (minute|moment|second|sec)
          i (just)? (rushed|hurried|jumped|raced|ran|skipped|talked|steamrolled|brushed|glossed|pushed) (you|past|over|straight|ahead|right|into|through|on) _
          i (was not|have not been|did not|have not|should have) (really)? (listening|listened|hear|heard|listen|hearing) (to you|properly|you|first|what|to what)
          i (can)? (hear|feel|sense|see|notice|think) (that)? (this|the|our|things|we|it) (conversation|call|chat|talk|has|have|is|are)? _2 (tense|heated|going wrong|got|gone|become|not going|stuck|in circles|not helping|difficult|frayed)
          i (earned|deserved|deserve) that
          (you came|you called|you asked|you wanted) _4 and (i|we) (gave|kept|talked|sent|went|answered|have)
          (i|we) (answered|gave|sent|kept) _4 (instead|when you|and you were|while you)
          (i|we) owe you (a|an|more|better) _
          i have (just)? been (talking|focused|focusing|concentrating|going on|throwing|pushing|reading|busy|giving) _6 (not|instead of|rather than|and you|over you|at you|without|that i)
          i have (made|been making) (this|it|that|things) (worse|harder|about)
          (what|how) would help _2 (most|best) (right now|now|here|at this point|today)
          you (are|were) (right|telling me|trying to tell) _3 (and)? i (was not|did not|missed|hurried|talked|went)
          that was (not what you|the wrong|out of) _
          (was|were) out of (place|line|order)
          (i|we) (missed|overlooked|passed over|ignored) (the point|what you|what matters|how|the most important)
          (i would like to|let me|i want to) (first)? (hear|listen to|understand) (how|what) (this|that|it|you) (has|have|is|felt|feels|are|was|went|been) (been)? _2 (like|for you|through|going through|feeling)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    var found = new ArrayList<Match>();
    for (Match match : STOPS.in(moment.now())) {
      if (!match.isQuoted() && moment.turn() > 0) {
        found.add(match);
      }
    }
    return Marks.finding(moment, LIKELY, found);
  }
}
