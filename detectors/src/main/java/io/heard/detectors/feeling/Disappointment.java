package io.heard.detectors.feeling;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Phrases;
import java.util.List;

/// Hears that an expectation was not met, or that hope is given up.
@AutoService(Detector.class)
@About(
    code = "disappointment",
    kind = Kind.FEELING,
    title = "Disappointment",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class Disappointment implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          (disappoint*|dispoint*|dissapoint*|disapoint*|underwhelm*|disheartened|disheartening|discouraged|discouraging|dismayed|deflated|deflating|gutted|crestfallen|disillusioned|disenchanted|dissatisfied|anticlimax|let down|letdown|crushed) :: 2 own
          (let|letting|let us) (me|us|my|our|your|customers) _2 down :: 2
          (bummer|bummed|what a (shame|pity|letdown|let down|disappointment)|such a (shame|pity|letdown|disappointment)|(that is|it is|this is|real|great|crying) (a|such a|really a)? (shame|pity)|a shame|shame (that|you|it|because|about)|pity (that|you|it|because|about)|poor show|alas) :: 2
          (expect*|hoped for|hoping for|deserve*|wanted) (so much|much|a lot|far|way|something|a bit|a little|somewhat|a whole lot)? (better|more|much better|higher) :: 2
          (thought|hoped|expected|believed|assumed) (you|that you|this|better|the|it|your|more|we|that) _3 (were|was|would|are|had|is|of) _3 (better|different|more|the best|good|special|reliable|care|above) :: 2
          (expected|thought|hoped) better (of|from|than) :: 2
          (not|hardly|nothing like|far from|less than|nowhere near|short of|below) (what|the|as|how|my|like)? (i|we|was|advertised|described|promised|expected|expectations|pictured|expecting|standard|quality|product|the (picture|photo|photos|standard|quality|description)) (was|had|were)? (expecting|expected|hoping|hoped|promised|ordered|paid|signed|told|looking|advertised|wanted|used|expect|i expect)? :: 2 any maybe
          not (what|the _) (i|we) (was|were|had|have)? (expecting|expected|hoping|hoped|promised|ordered|paid|signed|wanted|expect) :: 2 any
          (is|are|was|were|it) not (as|like) (advertised|described|pictured|promised|expected|shown) :: 2 any
          (had|have|had such|such|set|my|our) (high|higher|great|big)? (hopes|expectations) (of|for|that|were|was|are|but|in|up|dashed)? :: 2
          (was|were|had been|am|are|had) (really|so|just|kind of|kinda|sort of|rather|all)? (hoping|hoped|looking forward|excited|counting on|relying on|so excited|expecting) (for|to|that|you|it|we|this|on)? _8 (but|instead|and (now|then|nothing)|not) :: 2 any
          (i|we) (was|were|had) (really|so|just|kind of)? (hoping|hoped|counting on|looking forward to|excited about|excited for|looking forward) _9 but :: 1
          (used to|once) (be|love|have|like|enjoy|recommend|was) (so|such|really|a|very|great|this|your|you|the)? (good|great|better|amazing|brilliant|excellent|reliable|fan|quality|decent|proud|coming|shopping|using|love|happy|loyal|service|helpful|the best|using you) :: 2
          (gone|going|went|go) (downhill|down hill|to the dogs|to pot|backwards) :: 2
          (i|we) would (thought|hoped|expected) :: 1 any
          (i|we) had (thought|hoped|expected) (that|you|it|we|i|this|the|for|more|better) :: 2 any
          (i|we) would have (liked|expected|appreciated|hoped|thought) (a|an|you|some|for|more|better|that|to have) :: 2 any
          (can not|can n|do not) keep (on)? (hoping|waiting|trying) :: 2 any
          (a|an|bit of a|complete|total|real|absolute|such a) (letdown|let down|anticlimax|disappointment|disaster|washout|flop|damp squib) :: 2
          (not|never|nothing) (up to|meet|met|live up|lived up|living up|measure up) (scratch|standard|standards|par|my|to|our|expectations|the|your|the usual) :: 2 any
          (below|under|sub) (par|standard|expectations|average) :: 2
          (fell|fall|falls|falling) short :: 2
          not (very|that|too|particularly|at all|overly|exactly|really|so|terribly|best|the best)? (impressed|thrilled|great|satisfied|pleased|happy|ideal|happy with|delighted|over the moon) :: 2 any
          (unhappy|unimpressed|unsatisfied|displeased|dissatisfied) :: 2 own
          (should|wish i|should never|wish we) (have|had|never)? (have)? (known (better|it|this|you)|bought (a|an|the|from|another|somewhere)|gone (with|to|elsewhere)|stuck with|stayed with|listened|never (bought|signed|switched|upgraded|ordered|joined|booked|moved|left)|not (bought|bothered|ordered|switched|booked)|switched|chosen|signed|went) :: 2 any
          (regret|regretting|regrets) (it|this|buying|signing|switching|my|ordering|choosing|the|booking|that|ever|getting|not|going|joining) :: 2
          (i|we) (will|would|guess i will|guess we will|suppose i will|am) (just|probably|simply|never|not|only)? (have to|going to)? (just)? (live with|do without|go without|make do|leave it|put up with|book directly|not bother|stop trying|write it off|forget about it|give up|accept|cut my losses|lump it) :: 1 any
          (i guess|guess|i suppose|suppose) (i|it|that|we|there|this) (am|is|will|have|are|has) (just|not|no|nothing|to|going|it|that|what) :: 1 any maybe
          (give|gave|giving|given) up (on|hope|trying|waiting) :: 2
          (lost|losing|lose|no|without|out of|little|given up|all) (all|any|all my|my)? hope :: 2
          (no point|pointless|what is the point|no use|hardly worth|not even worth|what is the use) (of|anymore|any more|trying|$|now|complaining|asking|waiting|arguing|in (trying|complaining|asking|waiting|arguing|calling|me|even)) :: 2 any
          (nothing (is going to|will|ever|gets|is ever|ever gets)|never (going to|going to|gets|get)) _2 (change|changes|resolved|fixed|sorted|happen|happens|get better|improve|work|get (it|my|this)) :: 2 any
          (better|maybe) luck (next|for) _3 :: 1 any
          (never mind then|so be it|it is what it is|that is that then|story of my life) :: 1 any
          ^ (right|ok|fine|yes|oh|well|just|no)? (right|ok|fine|oh|well|just)? (forget it|forget about it|never mind|do not bother|what is the use|what is the point|knew it|i knew it|leave it) ; :: 2 any
          (sad|sorry|hurts|pains) (to (see|say|hear|watch|lose|leave|go)|that (you|it|this|the)) _6 :: 1 maybe
          (sadly|unfortunately|regrettably) (i|it|this|that|not|the|we|no|your|you) :: 1 maybe
          (somebody|someone|they|he|she|engineer|driver|technician|delivery|you|it|order|parcel|package|refund|who) (was|were|had) (supposed|meant|due|promised|scheduled) to (call|come|be|arrive|ring|contact|get|send|deliver|have|email|phone|turn|fix|show|reply|ship|last) :: 1
          (was|been|were) (promised|told|assured|guaranteed) (a|an|it|that|i|this|we|my|the|by|next|you|there|delivery|same) _6 (but|and|yet|would|instead|not|by|has|is) :: 1 maybe
          (never|did not|has not|have not) (turned up|showed up|show up|turn up|came|materialised|materialized|arrived|happened|come) :: 1 any maybe
          (ruined|spoiled|spoilt|spoils|ruins|ruining) (my|our|the|her|his|it|everything|christmas|a) :: 3
          (for a|from a|of a|such a|as a) (company|brand|bank|shop|store|hotel|firm|business|place|name|airline) (like|of|your|that|as|so|this|with) :: 2
          (coming|expected) from (a|you|such|someone) :: 1
          (heart|spirits|face|faces) (sank|fell|dropped|sink) :: 2
          (faith|confidence|trust) (in (you|your|this|the)|is gone|has gone|shaken|has been) :: 2
          (lost|losing|lose|restore*|shaken) (all|any|my|our|a lot of|some|all my|complete)? (faith|confidence) :: 2
          (😞|😔|☹|🙁|😟|💔|😩) :: 1
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          ^ (ok|hi|hello|well|um|honestly)? not (so|very|too|that|really)? (great|ideal) ;
          not ideal but
          (forget it|never mind|nevermind|leave it)
          (was|were) meant to be (for|our|my)
          (toddler|son|daughter|kids|cat|dog) (is|was) not impressed
          (than|what) (i|we) (had)? expected
          (always)? going to be (disappointed|bummed|let down|gutted|unhappy)
          there (is|are|will) (going to|be)? (be)? (pain|disappointment)
          (will|do|did|can|must|should|could|would) not (ever)? give up
          never give up
          going downhill from there
          unhappy with (myself|my (life|body|weight|job))
          (will not|not) meet my own
          coming from a place
          my expectations are _3 (clear|clearer)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Felt.in(moment, SAYS, OTHERWISE);
  }
}
