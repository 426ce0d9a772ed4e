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

/// Hears that the customer does not understand a fact, a step, a charge or an answer.
@AutoService(Detector.class)
@About(code = "confusion", kind = Kind.FEELING, title = "Confusion", listensTo = Listens.CUSTOMER)
public final class Confusion implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (confused|confusing|confuses|my confusion|baffled|baffling|puzzled|puzzling|bewildered|bewildering|perplexed|perplexing|bemused|mystified|flummoxed|stumped|muddled|mind boggling) :: 2 own
          (do|does|did|can|could|am|are) not (quite|really|fully|even|actually|at all|quite fully)? (understand|understanding|get why|get how|get what|get it|get this|get that|see how|see why|follow|following|grasp|comprehend|understood|know what (that|this|you|any|it|half|all|to make|i am)|see what you|see the difference|see the connection|get the difference|make sense|makes sense|add up ;|adding up|compute) :: 2 any own
          (not|never) (understood|understand) (why|how|what|the|your|this|that) :: 2 any
          (makes|make|making|made) (no|zero|little|absolutely no|not much|any) sense :: 2 any
          (not|never) (making|make|makes) (any|much|a lot of)? sense :: 2 any
          how (does|do|can|is) (this|that|it) (even|possibly)? (make|makes) (sense|since) :: 2 any
          (lost me|i am (completely|totally|a bit|so|really|quite|still|now)? (lost|none the wiser|in the dark|at sea|not following|not with you|not sure what you)|clear as mud|over my head|double dutch|all greek|gobbledygook|gibberish|head or tail|heads or tails|head (is)? spinning|scratching my head|(go|goes|going) round in my head) !(my|the|a|in|it) :: 2 any
          (not|is not|not very|not at all|anything but|far from|isn not|not entirely|not totally) clear (to me|what|why|how|whether|which|if|from|on|about|at all|$) :: 2 any
          (unclear|ambiguous|contradictory|contradicts|conflicting|incomprehensible|cryptic|vague) :: 1
          (listing|page|message|letter|bill|statement|it|instructions|email|website|this|that|which) (is|are|was) not (very|really|at all|that|exactly)? clear :: 2 any
          (what|how) (do|did|does|exactly do|on earth do) (you|that|this|it|they) (even|actually|exactly)? mean :: 1 any
          ^ what (does|do) _4 (mean|stand for) :: 1 any
          (what|which) (is|are) (a|an|the)? (dm|pm|direct message|vat|apr|imei|excess|iban|bic|pro rata|sort code|handle) :: 1 any
          (so|but|and|wait) (does|do|is|are|am|did|will|would) (that|this|it|i|you) (mean|means|meaning) :: 1 any
          (so|wait) (i|you|it|that|is it|is that|are you|do i|am i|should i) _6 or (not|no|is it|am i|do i|should i|what) :: 1 any
          (what am i (looking at|missing|doing wrong|supposed|meant)|am i missing something|where am i going wrong|did i miss something|have i missed something|am i reading this) :: 1 any
          (figure|figuring|work|make|making|suss) (it|this|that|any of it|any of this|sense)? (out|of) (why|what|how|which|where|it|this|that|your|the)? !(of) :: 1 any maybe
          (can|could) not (for the life of me)? (figure out|work out|make out|make sense|make head|tell (if|what|which|whether|why)|see where|wrap my head|get my head) :: 2 any
          (wrap|get) my head (around|round) :: 2 any
          (i|we) (have|had) (absolutely|really)? (no idea|no clue|not a clue|not the faintest) (what (this|that (is|charge|means)|to|it (is|means)|you mean|the)|why|how (to|this|that|it)|where|which|who) :: 2 any
          (do|does) not know (why|what (to|this|that|it|the)|how (to|this|that)|which|where (to|it|i)|who to|if i am supposed) :: 1 any
          (not|never|un) (really|quite|exactly|entirely|100%|completely|totally|at all)? sure (what (you|this|that|it|to|i|the|any)|why|how (this|that|to|it|i|the)|where (to|it|i)|i understand|i follow) :: 2 any
          (do|does|did) not know what _4 (is|are|was|means|mean|meant) ; :: 2 any
          (would|want|like|trying|try|need|help me|just want) (simply|just)? (like)? to understand (how|why|what|this|the|where|it|my) :: 1 any
          (have)? read (it|this|that|the _) (<number> times|twice|several times|over and over|again and again|three times) :: 1
          (do|should|must|shall) (i|we) _8 or (do|should|must|is it|will) (i|we|that) :: 1 any
          (unsure|uncertain) (what|why|how|which|where|if|whether|about|of) :: 1
          how come :: 1 any maybe
          ^ (huh|what|eh|sorry what|pardon|come again|say what|wait what|hang on|hold on) ; :: 1 maybe
          ^ (wait|hang on|hold on|sorry) (so|what|but|i thought|which|why) :: 1 any
          (i)? thought (you|it|that|this|they|the|i|we|my) _5 (said|was|were|would|had|meant|already|but|included|did|not) :: 1 maybe
          (which|what) (one|ones|is it|is right|is correct|is true|number|date) (is|are|of|do|it|then|should|$) :: 1 any maybe
          (one|first|he|she|email|letter|website|app|person|agent|you) (says|said|say|told me|tells me|shows) _8 (and|but|while|then|yet) (the|another|she|he|now|your|other|you|my|it|one) _4 (says|said|say|told|tells|shows) :: 1 any
          (what|where) (is|are|does|did) (this|that|these|the|it) (charge|fee|extra|amount|line|number|figure|cost|item|payment|adjustment|balance|one|<money>)? (for|from|about|come from|coming from|mean|supposed to mean) :: 1 any
          why (is|was|am|are|were|did|do|does|has|have) _6 (different|higher|changed|charged twice|twice|more than|another|two|when (it|i|you|the|we|my)|if (it|i|you|the|we|my)) :: 1 any
          (different|differs) (from|to|than) what (i|you|it|the|we) :: 1
          (that is|this is|it is) (weird|strange|odd|bizarre|peculiar) :: 1 maybe
          (explain|say|put|go over|go through|run through|tell me) (it|this|that|me)? (again|in (plain|simple|simpler|other|layman)|like i am|slowly|once more|more (simply|slowly|clearly)) :: 1 any
          (in plain english|in english please|in layman|simple english|for dummies|plain language) :: 1 any
          (technical|jargon|acronyms|terms) (for me|to me|i do not|is|are) :: 1
          (🤔|😕|🤷|🤨|❓) :: 1 maybe
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          (follow|following) (me|us|you|back|each|your (page|account)|my)
          what is the (cost|charge|fee|price|number|rate|amount) for
          (attendant|attendants|agent|agents|staff|driver|bot|husband|wife|mother|mum|mom|dad|son|friend|friends|parents|he|she) _1 (does|do|did|can|could) not (really|even|fully|quite)? (understand|get|follow|see|know)
          you (just|really)? do not know what
          why do (i|we) _9 (when|if)
          ^ sorry but (i (need|want|would|am|can)|can|could|we)
          not sure what to (order|get|buy|choose|eat|watch|wear)
          if i do not get it
          not see (why|how) (i|we|it|that) (could|would|can|is)
          conflicting (thoughts|feelings|emotions|schedules)
          i am not making (much|any) sense
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Felt.in(moment, SAYS, OTHERWISE);
  }
}
