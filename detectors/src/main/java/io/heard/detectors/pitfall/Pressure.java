package io.heard.detectors.pitfall;

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
import java.util.List;

/// Hears an agent push for a close or a decision before the customer is ready.
@AutoService(Detector.class)
@About(
    code = "pressure",
    kind = Kind.PITFALL,
    title = "Pushes for a decision",
    listensTo = Listens.AGENT)
public final class Pressure implements Detector {
  /// So many pushes in one turn sell something, whatever else was said.
  private static final int PUSHES = 2;

  private static final Phrases SAYS =
      Phrases.of(
          """
          (today|tonight|this week|this month|this weekend|for today|right now) only
          only (valid|good|available|on|open|until|for|today|here) _1 (today|tonight|until|till|this week|midnight|now)
          limited time (only|offer|deal|price)
          (only for|just for|for) a (very)? limited time
          (offer|deal|price|discount|promotion|promo|rate|sale|special|code|it|this) (is going to|will|only)? !(end up|ends up|ending up) (end|ends|expire|expires|finish|finishes|close|closes|go|goes|run out|runs out|disappear|disappears|lapse|lapses|is gone|gone) (today|tonight|tomorrow|soon|this|at|on|in|by|when|midnight|<weekday>|after)
          closes (at)? midnight
          (only|just|last) (<number>|one|two|three|four|a few|a couple|a handful) (of (them|these|those))? (seats|places|spots|spaces|left|units|rooms|slots|tickets|remaining|in stock|houses|cars|more left)
          (<number>|few|last) (seats|places|spots|spaces|units|rooms|slots|tickets) (left|remaining)
          (last|final) (chance|opportunity|reminder before)
          (do not|you do not want to|would not want to|hate for you to|hate to see you) (miss|lose|let) (out|this (one|go|slip|chance|offer|deal|opportunity|price|pass)|it slip|it go)
          (before|or) (it is|they are|someone else|somebody else|the price|prices|it|you) (is|are|all)? (gone|snapped|takes|goes|grabs|buys|miss|lose|go up|sells out|sell out|too late)
          (price|prices|rate|rates|premium|premiums) (will|is going to|are going to|goes|go|is|are) (be)? (up|going up|increase|increasing|rise|rising|double|triple) (tomorrow|next|on|after|from|soon|at|every|in|by|any)
          act (now|fast|quickly|today)
          (sign|buy|order|commit|decide|join|upgrade|register|reserve) (up|it|this|page <number>)? (now|today|tonight|right now|right away|straight away|before (you|we|midnight|tonight|friday)|immediately|this minute|while i)
          (just|simply|go on|come on|better|i would|you should) (do|grab|take|get|buy|sign|book) (it|this|one) (now|today|tonight|while)
          if (you|we|it|page <number>) (can)? (sign|order|buy|book|commit|join|decide|pay|arrives|comes back|is signed) _2 (by|before|today|now|tonight|this (week|month|call))
          (need|want|get|have) (a|your) (yes|signature|go ahead) (from you)? (now|today|on this call|by|before|tonight|from)
          just need (a|your) (yes|signature|go ahead|ok|name)
          (other|another|<number>) (other)? (buyer|buyers|families|couple|couples|bidder|bidders|offers|customers) (on|for|waiting|looking at|interested|after|lined up|coming|in the queue)
          (on offer|half price|discounted|reduced) (only)? (until|till|for today|this week)
          (hold|keep|guarantee|honor|honour) the (price|rate|discount|offer)
          (subsidy|grant|discount|price|offer|deal|rate|bonus|voucher|place|slot) is (gone|over|finished|up) (by|after|on|from|tomorrow|tonight)
          (you|we) (need|have|ought|must|should|really should|will have) to? (decide|sign|commit|act|move|grab|make (a|your) (decision|mind)|lock|jump|confirm|choose|get this|do this) _3 (now|today|tonight|fast|quickly|soon|immediately|this week)
          (i|we) (need|want|would like|will need) (an answer|a decision|a yes|your answer|your decision|a signature|your signature|a commitment|to know) (now|today|tonight|by|before|this)
          (can|could|may|shall|will|should) (i|we) (just|please|then|go ahead and)? (get|take|have|grab|put|sign|lock|start|process|send) (you|your|the|that|it|a|this) _3 (down|card|signature|sort code|deposit|direct debit|signed|contract|started|through|over the line|in for|name down|starter fee)
          (shall|can|should) (we|i) (just)? (do|set up|start|close|sign|go ahead with|get going|finalize|wrap) _3 (direct debit|contract|paperwork|deal|this up|it today|now|while i)
          while (i have|i have got|we have|you are) (got)? (you|on the (line|phone)|here)
          (when|which day) can (we|i) (set you up|sign you|install|count you)
          (let us|let me) (just)? (get|sign|put|lock) (you|this|it) _1 (signed|down for|in today|done today|over the line)
          (just|simply|all you (have|need) to do is) (sign|initial) (here|there|on|at|below)
          sign (here|on the dotted line|the contract today)
          what is (stopping you|holding you back)
          what (will|would|does) it take (for you)? to (sign|buy|close|say yes|commit)
          what (do i|can i|would i|must i) (have|need)? (to)? (do|say|offer) to (get|make|close|win|earn|have) (you|your|this|a)
          you (would|will) (be|have to be) (a|an)? (silly|mad|crazy|foolish|daft|fool|stupid|insane|idiot|sorry|kicking yourself) (not|if|to|later|when)?
          you (will|would) regret
          (everyone|everybody|half|most people|all) (in|on|at) your (street|area|road|office|industry|neighbourhood|neighborhood|block|building|team|field|town) (has|have|is|are)
          if you do not (sign|book|buy|order|decide|act|commit|take it|join|upgrade|pay|confirm) _3 (today|now|tonight|by|this|i|we|it|the)
          (i|we) (can not|will not be able to) (hold|keep|guarantee|honor|offer) (this|that|the) (price|rate|deal|discount|offer) (after|past|beyond|if|much longer|for long|tomorrow|any longer)
          (everyone|everybody|all|most|your) _2 (neighbours|neighbors|competitors|competitor|else|friends|colleagues) (has|have|is|are|all|already) _2 (signed|bought|ordered|switched|doing|got|upgraded|joined|on board|having)
          (do not|no need to|why|you do not need to) (think|wait|overthink|sleep on) (about it|too|any longer|it|on it|for ever|around)? $
          (do not|stop) (think|overthink|wait|dither) (about it|too long|any longer|it)
          why (wait|not (just)? (sign|do it|say yes|start|go for it|get it))
          (what are you|what is there to) (waiting|think)
          (i can|we can|i will) only (hold|keep|guarantee|reserve|offer|do|honour|honor|give) _4 (until|till|today|for|if you|now|tonight)
          (my|the) (manager|boss|quota|target|numbers|quarter|month) _4 (today|close|ends|end|signed|approve|only|down my neck|breathing|kill)
          (i|we) (need|have) to (hit|make|close|meet|fill) _2 (target|quota|number|numbers|quarter|month|deals)
          (you are|you were) not (serious|really serious|going to get)
          are you (going to (sign|buy)|signing|buying|serious)
          (so|then|ok) (are we|do we have|have we got) (a)? (deal|on|doing|good)
          (is it|so is it|is that|so that is) a (yes|deal)
          (yes or no|now or never|take it or leave it|once in a lifetime|first come first served)
          (it is|that is) (a)? (no brainer|steal|win win)
          (i will|i am going to|i am) (just)? (put|putting|book|booking|sign|signing|sending) (you|the contract|it) (down|in|up|over|through) (for|then|now|today|anyway)
          (special|exclusive|loyalty|<number>) (deal|offer|discount) for (you|loyal|new|members|today) :: weak
          how (soon|quickly|many) (can|do|shall|will) (you|we|i) (sign|decide|start|order|put you|want|commit)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> says =
        SAYS.in(moment.now()).stream()
            .filter(match -> !match.isQuoted() && !match.isNegated())
            .toList();
    boolean sells = says.size() >= PUSHES || Selling.upTo(moment);
    return says.isEmpty() || !sells ? List.of() : Marks.of(moment, says);
  }
}
