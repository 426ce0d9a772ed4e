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
import java.util.List;

/// Hears an agent prepare the customer before bad news.
@AutoService(Detector.class)
@About(
    code = "prepare-bad-news",
    kind = Kind.TECHNIQUE,
    title = "Prepares for bad news",
    listensTo = Listens.AGENT)
public final class PrepareBadNews implements Detector {
  private static final Phrases SAID =
      Phrases.of(
          """
          (i|we) (am|are) (so|really|very)? (sorry|afraid) to (say|tell|inform|report|let you know|have to|advise)
          (i|we) (have|hate|regret|need|would hate) to (tell|be straight|be honest|be upfront|be frank|prepare|warn|break|share|inform|let you know) (you|with|about|some|that|the|before)
          (i|we) (must|should|ought to|had better|better|would better) (prepare|warn|be straight|be honest|be upfront) (you|with|now|before|about)
          (i|we) (have|have got) (some)? (bad|difficult|hard|unwelcome|disappointing|unpleasant|tough|not so good|less good) news
          (the|some|here is the|now the) (bad|hard|difficult|less good|unwelcome|tough) news
          (here is|here comes|now) the (bad|hard|difficult|tough) (part|bit)
          (this|it|that|what) (is|will|may|might|follows|i have to say|i am about to) _3 (not|hard|be|disappoint|is not|tough) _4 (want to hear|wanted to hear|easy to hear|hoping for|hoped for|disappointing|disappoint you|the news you|the answer you|what you (hoped|were hoping|wanted|expected)|hard to hear)
          (not|is not) (the|what|going to be the) (news|answer|outcome|result) _3 (want|wanted|hoped|hoping|like|expected|looking)
          you (may|might|will|are) (not|probably not|likely not) (going to)? (like|love|want|enjoy|be (happy|pleased|thrilled)) (what|this|it|to hear|the|that|with (this|the|what))
          (one|a|the) (thing|part|bit|piece) (he|she|you|they|that|i)? _2 (will not|may not|might not|would not|want to|have to|need to|should|must) (like|love|want|warn|prepare|tell you|be honest)
          (i|we) (would|will) (rather|sooner) (warn|tell|say|be|you (had|hear|heard|know|knew)) _3 (now|it|straight|upfront|you|from me|today|first)
          (i|we) (want|wanted|would like|need) to (be|prepare|warn|manage) (honest|straight|upfront|frank|open|clear|you|transparent|your expectations) (with you|about|up front|for|before|that|now)? (that|about|for|before|now|;)?
          (before|first) _4 (i should|i must|let me|i need to|i want to) (warn|prepare|be honest|be straight)
          (good or bad|either way|whatever it is) _2 (tell|say|let) _2 (straight|know)
          (^|~) (please|so|then)? (brace|prepare) yourself
          (i|we) (can not|could not|do not|will not) (yet)? promise (that|yet|you|for|anything|when)
          (do not want|would not want|not want) to (raise|get|give) (your|you|false|any)? (false)? hopes
          (i|we) (do not|can not) (yet (know|tell you)|(know|tell you) yet) (why|when|whether|what|if|how)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream().filter(match -> !match.isQuoted()).toList();
    return Quotes.of(moment, LIKELY, matches);
  }
}
