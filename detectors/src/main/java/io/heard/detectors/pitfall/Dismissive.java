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

/// Hears an agent play a feeling down, or tell the customer how to feel.
@AutoService(Detector.class)
@About(
    code = "dismissive",
    kind = Kind.PITFALL,
    title = "Plays the feeling down",
    listensTo = Listens.AGENT)
public final class Dismissive implements Detector {
  private static final Phrases SAYS =
      Phrases.of(
          """
          feel = upset|angry|mad|cross|rude|dramatic|emotional|aggressive|hysterical|worked up|frustrated|annoyed|defensive|sensitive|like that|silly|ridiculous|difficult|impatient|hostile|sarcastic|negative|abusive|disappointed|offended
          (please|just|can you|could you|try to|need you to|you need to|you should|you have to|now|sir|madam|ok|first|so|^) (all|just|please)? (calm|cool|settle|quiet) (yourself)? down
          (please|just|can you|could you|need you to|you need to|^) (just|please)? (relax|chill|chill out|take it easy|lighten up|cheer up|breathe|take a deep breath|take a breath|get a grip)
          (lower|mind|watch) your (voice|tone|language)
          (there is|there is really|really|absolutely)? no (need|reason|call|point|cause|use) (to|for|in)? (be|being|get|getting|feel|feeling|become|act|all)? _1 <feel>
          (there is|is)? no (need|reason|call|point|cause) (to|for) (panic|shout|shouting|yell|swear|take that tone|that tone|this tone|that|say|accuse|call|fuss|drama|raise your voice|make a fuss|such language|the attitude|the tone|sarcasm)
          (do not|try not to|stop|please do not) (be|being|get|getting|feel|feeling) (so|too|all)? <feel>
          (it is|this is|that is|is) (not|hardly|no|never) (really|exactly|actually|such|that|as)? (a|that|so|the|such a|much of a)? (big|huge|major|serious)? (deal|disaster|tragedy|crisis|catastrophe|end of the world|matter of life and death|life or death|rocket science|bad|biggie)
          not the end of the world
          (is|it is|that is) (really)? not that (bad|serious|important|urgent|big a deal|long)
          no big deal
          (only|just|merely|simply) (a|an|one) (small|little|minor|tiny|slight|short|bit of a)? (glitch|hiccup|blip|few pounds|few dollars|few days|small thing|minor thing|phone|parcel|cup|game|toy|app|misunderstanding|formality|technicality|inconvenience|scratch|delay|card)
          (it is|that is|this is) (only|just|merely) (a|an) (small|little|minor|tiny|slight)
          it is (only|just) (a)? (<money>|<number>)
          (it is|they are|that is) only (a|an) _ $
          you are (just|clearly|really|being|a bit|a little)? (over reacting|overreacting|too sensitive|being dramatic|dramatic|exaggerating|being unreasonable|unreasonable|being silly|imagining|imagining things|making a (fuss|scene|mountain)|being paranoid|blowing|paranoid|being difficult|being impatient|worrying too much|worrying over nothing|being emotional)
          (making|make) (a)? (mountain out of|fuss (about|over)|big deal)
          (making|make|made) (far)? too much (of|out of) (this|it|that)
          let us not (get|be|start|make|blow|panic|exaggerate|overreact) _3
          (nobody|no one) (died|is dying|got hurt|was hurt)
          you are (too|so) (sensitive|emotional|dramatic|demanding|impatient)
          (that is|it is) (just)? how (it|life|things|the system) (is|goes|works|are)
          (blow|blowing|blown) _3 out of proportion
          (these|such|those) things (do|can|will|just)? happen
          (it|stuff|shit|mistakes|accidents|delays) (just|does|do)? (happens|happen) (sometimes|to everyone|to everybody|to (us all|all of us|the best of us)|from time to time|you know|in any)
          that is (just|simply)? (life|the way it is|how it is|how it goes|how things are|the way it goes|the way things are)
          (could|might) (have been|be) (a lot|far|much)? worse
          (others|other (customers|people)|some people|plenty of people|many people|most people) (have|are|have got|would) (it|be|a lot|far|much|it far|it much|in)? (much|far)? (worse|glad|happy|grateful|worse off|love to|kill for)
          (worse things|bigger problems|people with (real|bigger) problems|children starving|first world problem|first world problems)
          (everyone|everybody|all our customers|other customers|other people|no one else|nobody else|no other customer|no other customers) _2 (manages|manage|managed|copes|cope|seems happy|is happy|are happy|complains|complained|complaining|has complained|have complained|minds|has a problem|has had a problem|has any trouble|is fine with)
          (^|just|come on|please) (get|got) over (it|this|that)
          ^ (so|please|now|ok)? (just)? let (it|this) go
          ^ (so|just|please|let us|now|ok|anyway)? (move on|moving on) ;
          you will (get over (it|this|that) ;|get used to|laugh about)
          ^ you will (live|survive|manage|cope) $
          you will (be fine|be ok) :: weak
          (it|everything|that|all) will be (fine|ok|alright|all right) :: weak
          (it is|that is) (probably|surely|certainly)? nothing (serious|to (get|be) (upset|worked up|angry|cross) (about|over)|to cry about|to moan about|to complain about|to make a fuss)
          surely nothing serious
          look on the bright side
          (every cloud|plenty more fish|time heals|everything happens for a reason|it was meant to be|not meant to be|could have another|it is not all bad)
          at least (it|you|he|she|they|that|nobody|no one|there|the|this|we) (is|are|was|were|have|has|got|had|did|do|still|can|will|works|it|a|not) :: weak
          at least it is (a|only|not|just|still)
          what (do|did|were) you expect (expecting)?
          what were you expecting
          (not worth|is it worth) (getting|being|the|all) _2 (upset|angry|worked up|stress|fuss|trouble)
          (do not|can not|could not|fail to) (see|understand) (what|why) (all)? (the|you are|you would) _2 (fuss|problem|upset|big deal|issue|matter|angry|complaining|worked up|worrying)
          i (do not|can not|fail to) see (the|a|any|what the) (problem|issue|big deal|fuss)
          ^ (so what|who cares|big deal) $
          not my problem
          (that is|this is|is|are) (really)? (perfectly|quite|completely|totally) normal for :: weak
          (you are not|not) the only (one|customer|person|passenger|caller)
          you should (not|be) (feel|be|get|happy|grateful|thankful|glad|pleased|worry) _1 (that way|like that|upset|angry|grateful|happy|thankful|glad|lucky|cross)
          (be|feel) (thankful|grateful|lucky) (that|you|it)
          (walk|exercise|fresh air|break|rest|challenge|lesson|waiting) (is|would be|was) good for you
          (it|that) is (all)? in your (head|imagination|mind)
          (do not|please do not|not to) (take|taking) (it|this|that) (so)? (personally|to heart|so seriously)
          (paperwork|these things|things|refunds|repairs) (do|does|can) take (a while|a bit|time|some time)
          (third|second|better luck) time (lucky|unlucky)
          better luck next time
          you are (not)? going to die
          (a|the) (small|tiny|trivial|minor) (amount|sum|matter|thing|detail|issue|inconvenience|price to pay)
          (in the (grand)? scheme of things)
          do not (sweat|stress) (it|about it)? ;
          patience (please|is a virtue)
          (you just|just) (need|have) to be (more)? patient
          if it makes you feel better
          (do not|no need to|stop) (you)? worry (so|too) much
          ((do|does) (that|this)|that happens|this happens|it happens) all the time
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Marks.of(
        moment, SAYS.in(moment.now()).stream().filter(match -> !match.isQuoted()).toList());
  }
}
