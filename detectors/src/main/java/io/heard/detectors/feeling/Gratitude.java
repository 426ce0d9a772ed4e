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

/// Hears thanks beyond the bare closing formula.
@AutoService(Detector.class)
@About(
    code = "gratitude",
    kind = Kind.FEELING,
    title = "Gratitude",
    listensTo = Listens.CUSTOMER,
    earned = Confidence.LIKELY)
public final class Gratitude implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          help = help|helping|time|patience|kindness|understanding|support|effort|efforts|advice|honesty|quick|speedy|fast|prompt|swift|hard work|attention|care|concern|empathy|assistance|generosity|sympathy|excellent|great|kind|wonderful|amazing|brilliant|fantastic|lovely|listening|taking|going|sorting|explaining|being|fixing|resolving|getting|staying|looking after|not|saving|everything|all|making|treating|caring|checking|working|sticking|walking|clearing|reassuring|doing|understanding|believing|coming|giving|telling|saying|asking|noticing|hearing|acknowledging|bearing|putting up|seeing
          (thank|thanks|thanking) you? (so much|so very much|very much|ever so|a million|a bunch|a ton|tons|loads|heaps|a lot|a great deal|very kindly|kindly|enormously|immensely|from the bottom|truly|sincerely|again so|indeed|very very|sooo) :: 2
          (many|huge|massive|big|sincere|heartfelt|a thousand|million|infinite|warmest|my|biggest|endless) thanks :: 2
          (huge|big|massive|special|sincere|heartfelt|personal|proper) (thanks|thank you|shout out|shoutout|kudos) :: 2
          (thank you|thanks) _2 for (<help>|your <help>|all (your|the|of|you)|everything|really|actually|at least|so|helping|your (very)? (quick|kind|great)|that <help>|the (kind|help|quick|honest|advice|reassurance|straight|fast|effort|honesty|great|prompt|clear|thorough)|this <help>) !(nothing) :: 2 maybe
          (thank you|thanks) _2 for (all|everything|being (so|honest|patient|kind|there|straight|understanding|human|gentle|clear|upfront)|listening|understanding|taking the (time|trouble)|going (above|the extra|out|to)|your (kindness|patience|understanding|honesty|compassion|empathy|support|sympathy|kind|concern|hard|amazing|excellent|great|wonderful|time and)|staying|sticking|not (pushing|giving|rushing|judging|just|making|treating)|actually|saving|the (kind|honesty|honest|reassurance|support|straight|kindness)|saying (that|so)|caring|believing|explaining|bearing|sorting (this|it|that|everything|all)|being|getting (this|it|back)|helping|making|doing|your help|noticing|hearing|telling|fixing|working|checking|putting|giving|coming|walking) !(to be seen) :: 2
          (really|so|very|truly|greatly|do|deeply|much|genuinely|sincerely|absolutely|will|i|we|would) (really|do|very much|truly|so|greatly|genuinely|deeply|sincerely|totally|much|all)? (appreciate|appreciated|appreciative|thankful|grateful) (it|this|that|your|you|the|all|everything|how|so much|what|for|to|very|a lot|;|being|any|of) !(if|but|a response|a reply|a refund|an answer|it if|that but) :: 2 maybe
          (really|truly|greatly|do|deeply|genuinely|sincerely|so|very much) (really|do|truly|so|greatly|genuinely|deeply|sincerely)? appreciate (it|this|your|you|the|all|everything|how|what|so much|that ;) !(but|if) :: 2
          (much|really|greatly|highly|very much|truly|deeply|so) appreciated :: 2
          (i am|we are|so|very|really|extremely|eternally|forever|truly|deeply|incredibly|most|genuinely|just|feel) (so|very|really|extremely|eternally|forever|truly|deeply|incredibly|most|genuinely|just|much)? (grateful|thankful|indebted|obliged|blessed) :: 2
          (owe you (one|big|a)|could not have done (it|this) without|do not know (what i would|how to thank|how i can thank|what we would)|can not thank you|can not (begin to|ever) thank|how can i (ever)? (thank|repay)|words can not|bless you|god bless|bless your|god bless you|means (a lot|the world|so much|everything|a great deal) (to|coming|that|;)?|meant (a lot|the world|so much)|you have (been|made) (so|very|really|incredibly|extremely|such a|a great|a big|my|most|more than|an absolute|amazing|brilliant|wonderful|super|so very|exceptionally|a huge|a real|a star|fantastic|great|lovely|an|a) (kind|helpful|patient|great|good|understanding|help|day|generous|lovely|wonderful|difference|week|star|angel|life|gem|easier|legend)?|you are (a|an|such a|so|very|too|really|incredibly|extremely|most|my|the) (absolute|real|true|total|actual)? (star|angel|legend|lifesaver|life saver|gem|saint|hero|godsend|treasure|kind|sweet|generous|helpful|patient|best|lovely|thoughtful|wonderful)|you (really|actually)? (went|go) (above|out of|the extra)|you did not have to|that (is|was) (so|very|really|incredibly|extremely|such a|a) (kind|sweet|good|nice|thoughtful|generous|lovely|decent) (of|thing)|kind of you|good of you|nice of you|sweet of you|decent of you|generous of you|thoughtful of you|lovely of you|i will not forget (this|that|it|your)|never forget (this|your|what)|hats off|you saved (my|me|us|our|the)|you have saved|you (really|have really|have) (helped|made)|made my (day|week|year|night|weekend)|(took|taking) the time to (listen|explain|help|talk|call|read|reply|answer|write|check)) :: 2 any
          (cheers|ta|thanks|thank you) (ever so|so much|very much|a lot|a million|loads|big time|again for|mate for|guys for|both for|heaps|muchly|kindly sir) :: 2
          (i|we) thank you :: 2
          (thank you|thanks|cheers) (@|_1)? ;? (i mean (it|that)|truly|really|sincerely|honestly|i really mean (it|that)|from (all|the whole|both|the bottom)|all the same ;|so very) :: 2
          (thank you|thanks) ;? _1 ;? (that|this|it) (is|was) (exactly|just|what|a proper|such|so|very|really|a (big|great|huge)|all i) :: 2
          (much obliged|you absolute (star|legend|gem|angel|hero|lifesaver)|what a star|(could|would) (hug|kiss) you|(you (have no idea|do not know)|can not tell you) what (that|this|it) means|such a help|of great help|a great help|saves me (a lot|so much|hours)|considerate of you) :: 2 any
          thank you for (that|the|a|telling|saying|letting|your (candour|candor|honest|time|patience)) ; _9 (really|kind|means|helps) :: 2 maybe
          (thank you thank you|thanks thanks|thank you again so|thanks again so|thank you sincerely|thank you truly|thank you honestly|thank you really|thank you genuinely|honestly thank you|truly thank you|seriously thank you|genuinely thank you|really thank you|no really thank) :: 2
          thank you ; (that|this|you|it|i|for|really|so|we) _2 (was|is|means|are|helps|helped|has|have|made|really) _2 (excellent|great|helpful|kind|amazing|brilliant|perfect|wonderful|a lot|so|very|really|such|lovely|the world) :: 2
          (🙏|💐|🤗) :: 2 maybe
          """);

  private static final Phrases SOUR =
      Phrases.of(
"""
          (thanks|thank you) (guys|all)? for (the <number>|the (delay|delays)|a (sleepless|ruined|wasted))
(cancelled|delayed|late|missed|missing|delay|ruined|lost)
(thanks|thank you) _2 for (nothing|wasting|ruining|ignoring|losing|cancelling|making me (wait|late|miss)|the (delay|non|lack|runaround)|not (helping|replying|answering|responding|listening|delivering)|your (useless|lack|non|incompetence))
          thanks a (lot|bunch|million) (for|guys|@|<mention>) _4 (nothing|wasting|ruining|losing|cancelling|not|delay|late)
""");

  @Override
  public List<Finding> detect(Moment moment) {
    return Felt.finding(
        moment, SOUR.in(moment.now()).isEmpty() ? SAYS.in(moment.now()) : List.of());
  }
}
