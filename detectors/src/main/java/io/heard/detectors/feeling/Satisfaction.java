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

/// Hears that the customer is pleased, or praises.
@AutoService(Detector.class)
@About(
    code = "satisfaction",
    kind = Kind.FEELING,
    title = "Satisfaction",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.SURE)
public final class Satisfaction implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          good = amazing|awesome|brilliant|excellent|fantastic|wonderful|outstanding|superb|fabulous|incredible|marvellous|marvelous|terrific|stellar|exceptional|phenomenal|perfect|lovely|great|first class|top notch|spot on|impeccable|splendid|magnificent|flawless|faultless|second to none|unreal|ace|stunning|beautiful|gorgeous|good|very good|really good|so good|super|very helpful|really helpful|so helpful|extremely helpful|super helpful|incredibly helpful|helpful|ideal|magic|class|a joy|a pleasure|a delight|delightful|the best|best
          thing = service|customer service|support|help|job|work|experience|resolution|response|team|staff|product|app|people|agent|company|news|stuff|update|quality|communication|delivery|result|care|crew|advice|idea|feature|solution|answer|explanation|flight|outcome|features
          very = so|very|really|extremely|incredibly|absolutely|totally|completely|pretty|quite|super|just|more than|beyond|truly|well|genuinely|honestly|actually|such|all|over|most|especially|thoroughly|rather|pleasantly|seriously
          (i am|we are|am|are|was|were|i|we|been|feel|feeling|is|he is|she is) <very>? <very>? (delighted|thrilled|over the moon|chuffed|impressed|ecstatic|overjoyed|made up|stoked|elated|in love|pleased|blown away|tickled|buzzing|pumped|excited|satisfied|content|happy|super happy) !(to (help|provide|pay|wait|send|give|share|be|do|take|answer|confirm|discuss|chat|talk|go|try|continue|speak|hear from)|that (you|it|this) (is|are) not|if|when) !(for) :: 2
          (delighted|thrilled|over the moon|chuffed|ecstatic|overjoyed|stoked|elated|blown away|impressed|very impressed|very happy|so happy|really happy|very pleased|so pleased|really pleased|well happy|happy bunny|happy customer|happy camper|happy with|happy about|pleased with) :: 2 own
          ^ <very>? (amazing|awesome|brilliant|excellent|fantastic|wonderful|fabulous|perfect|lovely|superb|great|magic|ace|splendid|marvellous|terrific|yay|woohoo|woo hoo|hooray|hurray|yippee|wow|love it|loving it|result|beautiful|incredible|super|smashing|outstanding) ; :: 2 maybe
          ^ <very>? (amazing|awesome|excellent|fantastic|wonderful|superb|splendid|marvellous|terrific|yay|woohoo|woo hoo|hooray|hurray|yippee|love it|loving it|outstanding) ; :: 2
          ^ <very>? (perfect|lovely|brilliant) ; :: 1 maybe
          (that|this|it|which|you|he|she|they|service|team|everything|all|staff|support|app|product|food|stay|your <thing>|the <thing>|quality) (is|was|are|were|has been|have been|sounds|looks|works|worked|seems|feels|all sounds|all looks|felt|would be|went|tastes|really is|turned out) <very>? <very>? (a|an|the|such a|like a|my)? (amazing|awesome|brilliant|excellent|fantastic|wonderful|outstanding|superb|fabulous|incredible|marvellous|marvelous|terrific|stellar|exceptional|phenomenal|perfect|perfectly|lovely|great|first class|top notch|spot on|impeccable|splendid|magnificent|flawless|flawlessly|second to none|stunning|beautiful|beautifully|gorgeous|very good|really good|so good|super helpful|very helpful|really helpful|so helpful|extremely helpful|incredibly helpful|ideal|a joy|a pleasure|delightful|the best|best|charm|dream|treat|game changer|lifesaver|life saver|breath of fresh air|exactly what (i|we) (need|needed|wanted|want|was|were)|just what (i|we) (need|needed|wanted|want|was|were)|good news|great news|wonderful news|more than fair|very fair|really fair|better than (i|expected|we)|music to my|smoothly|like clockwork) !(but|for me to|if|way to|if you|on paper|until|to (treat|talk|run)) :: 2
          (great|excellent|amazing|brilliant|fantastic|wonderful|outstanding|superb|fabulous|incredible|exceptional|first class|lovely|awesome|top notch|fab|stellar|good|best|quick|speedy|perfect|impressive|terrific) (customer)? <thing> !(would|if|until|but|for a|is|to (do|help|have|get)|should) :: 2 maybe
          (great|excellent|amazing|brilliant|fantastic|wonderful|outstanding|superb|fabulous|exceptional|first class|awesome|top notch|stellar|best) (customer)? (service|customer service|support|customer care|help|job|work|experience|resolution|response|team|staff|communication|crew|news) (from|by|as|ever|today|;|i|and|on|guys|here|at|yesterday|this|you|all|with|over) :: 2
          (love|loved|loving|adore|adored) (it|this|that|the|your|you|how|my|these|them|these|everything|what|working|using|being|dealing|<mention>|@|all) !(to|for|idea if|if|for you) :: 2
          (i|we|really|absolutely|just|she|he|they) (really|absolutely|just|all|do|also|truly|totally)? (love|loved|adore|adores|loves|enjoyed|enjoy|enjoying|like|liked) (it|this|that|the|your|you|how|my|these|them|everything|what|all|working|using|being|shopping|flying|staying|every) !(to|if) :: 2 maybe
          (you|you guys|your team|staff|team|agent|he|she|they|everyone) (are|is|was|were|rock|rocks|rule|have been|has been|all|guys|really|all are) <very>? (the)? (best|amazing|awesome|brilliant|excellent|fantastic|wonderful|legend|legends|star|stars|champ|champion|great|rock|superb|lovely|a star|a legend|a gem|heroes|hero|incredible|very professional|lovely|rockstar|rockstars|a credit) :: 2
          (you|you guys) rock :: 2
          (kudos|bravo|hats off|thumbs up|five stars|5 stars|10 out of 10|10/10|ten out of ten|a credit to|compliments to|props to|well done to|shout out to|full marks|top marks|highly recommend|would recommend|will recommend|definitely recommend|recommend you to|recommend to (everyone|anyone|friends|all)|recommended you|be back again|will be back|customer for life|loyal customer for|stay with you|sticking with you|keep up the (good|great|amazing|excellent)|keep it up|above and beyond|above beyond|made my (day|week|night|year|weekend|christmas)|best (customer|service|company|experience|purchase|decision|thing|airline|bank|app|call|support|phone|one) (ever|i|in|of|yet|around|out|we|on|i have)|exceeded (my|our|all)|exceeds|beyond (my|our|all) expectations|better than i expected|pleasantly surprised|pleasant surprise|nice surprise|very pleased|worth every penny|money well spent|great value|good value|so easy|so simple|so quick|so much (better|faster|smoother)|smooth sailing|hassle free|no fuss|painless|works (like a charm|like a dream|perfectly|great|brilliantly|beautifully|a treat|wonders|well now|wonderfully|flawlessly)|working (like a charm|like a dream|perfectly|great|brilliantly|beautifully|a treat|wonders|wonderfully)|what a (service|star|legend|result|difference|pleasure|great|lovely|fantastic|brilliant|relief and)|a pleasure (doing|dealing|to|talking|speaking|chatting)|pleasure (doing|dealing|talking|speaking)|refreshing|breath of fresh|could not be happier|could not have been|could not ask for|nothing but praise|nothing but good|impressed (with|by|that|at)|restored my (faith|trust|confidence)|faith (restored|in humanity)|can not fault|impressive|credit where) !(if) :: 2
          (could|can) not (be (happier|more pleased|better)|have (asked for|gone)|ask for|fault|recommend (you|it|this|them) (enough|more|highly)) (more|better|nicer|easier|smoother|kinder|it|them|enough|you)? :: 2 any
          (looking forward|can not wait) to (it|trying|getting|using|working|starting|seeing|this|that|meeting|the|receiving|my|having|our) :: 2 any maybe
          (that|this|it) (really|definitely|all)? (works|worked|is working|sounds|suits|looks|is|would suit) (for me|great|perfectly|good|fine|fair|lovely|well|perfect|brilliant|super|just right|really well|very well|like a charm|now|again)? (thank|thanks|👍|😊|;) :: 1 maybe
          (working|works|fixed|sorted|resolved|back) (again|now|perfectly|great|fine)? (thanks|thanks|thank you|👍|😊|🎉|🙌|❤) :: 1
          (i|we) (really|do)? like (that|it|this) (very much|a lot|idea|;) :: 2
          ^ (that|this) i (do)? like ; :: 2 any
          (that|this|it) i (do)? like :: 2 any maybe
          (i|we) would (love|want|like) (that|it) (very much|;) :: 2 any
          (good|great|sensible|best|first (good|sensible|decent)) (answer|news|service|reply|proposal|explanation) ; :: 2
          (it is|is) (good|great|nice|lovely|refreshing) to (be|get|have|hear|talk|speak|deal|finally) :: 2
          (never been happier|could not be happier|how (wonderful|lovely|nice|kind|marvellous)|you are a (gentleman|good (lad|man|egg|person|one)|lady|scholar|gent)|legend ;|fair play|would do (nicely|beautifully|perfectly)|looks (lovely|great|beautiful|amazing|gorgeous|perfect)|nice (one|work|touch)) :: 2 any
          (exactly|just) what (i|we) (need|needed|wanted|was looking|were looking|was hoping|were hoping|was after|hoped|had hoped|have been looking|asked for) :: 2
          (more than|very|really|that is|seems|sounds|only|pretty|quite) (fair|reasonable|generous) (of you|enough|offer|;|deal) :: 1 maybe
          (glad|happy|pleased) (i|we|that (i|we)|to (have|see|be)) (called|chose|picked|switched|came|found|asked|joined|bought|went|got|did|rang|such|it|a|back|this|that) :: 2
          (😍|🥰|🤩|🎉|🥳|💯|👏|❤|♥|😃|😄|😁) :: 2 maybe
          """);

  /// Where a turn complains, its praise is sarcasm or courtesy.
  private static final Phrases SOUR =
      Phrases.of(
          """
          (ruining|ruined|delays|delay|delayed|delaying|unhappy|disappointed|hold|incompetent|except|usually|but|unfortunately|worse|refund|refused|loosing|losing|downgrading|stranded|props|worst|useless|terrible|awful|horrible|ridiculous|joke|waiting|waited|still no|still not|still waiting|pathetic|cancelled|delayed|disgusting|disgrace|unacceptable|broken|rubbish|crap|shit|fuck|fucking|fail|sarcasm|late again|not (working|good|acceptable|happy|impressed|helpful|help|fixed|resolved)|lost my|ruined|wasted|scam|liars|😡|😠|🤬|🙄|😤|😒|👎)
          """);

  /// Where the same words mean something else.
  private static final Phrases OTHERWISE =
      Phrases.of(
          """
          (hello|hi|thanks|yes|no|ta|cheers|morning|bye) love
          love how
          (he|she|they) (loved|loves)
          take it _2 good news
          ^ (brilliant|lovely|fabulous|super|great|perfect|excellent) (;)? (see you|bye|will do|so (now|you|that))
          (would|could|might) (really)? (be|help) (a|very|really|so|most)? (great|big)? (helpful|great|good|lovely|perfect|fantastic|amazing|wonderful|ideal|nice|awesome|excellent|help|brilliant)
          (i|we) would (really|absolutely)? (love|like) (that|it|this|them) !(very)
          (i|we) will be (right)? back
          (i|we) love them
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    var found = Felt.meant(moment, SAYS.in(moment.now()), OTHERWISE);
    if (found.isEmpty() || !SOUR.asserted(moment.now()).isEmpty()) {
      return List.of();
    }
    return Felt.finding(moment, found);
  }
}
