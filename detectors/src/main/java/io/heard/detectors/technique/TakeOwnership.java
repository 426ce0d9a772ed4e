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

/// Hears an agent take the matter on personally.
@AutoService(Detector.class)
@About(
    code = "take-ownership",
    kind = Kind.TECHNIQUE,
    title = "Takes it on personally",
    listensTo = Listens.AGENT)
public final class TakeOwnership implements Detector {
  private static final Phrases SAID =
      Phrases.of(
          """
          (i|we) (will|am going to|shall|would like to|want to) (personally|myself|make it my|own|take care of (this|it|that|everything)|take ownership|take (full|personal)? responsibility|take this (on|over|from here)|handle (this|it|that) (myself|personally|from)|see (this|it|that) (through|to the end)|stay (on (this|it|top)|with (you|this|it))|follow (this|it) (through|all the way|personally)|look after (this|it|that|the|your|you)|own (this|it)|make certain|make absolutely|keep (on (this|it|top)|at (this|it)|hold of this)|be (with you|your (contact|point|single)|the one|answerable|watching|there (myself|with))|not (rest|let this|leave|stop|drop|close) (this|until|till|go|it|drop))
          (i|we) will do (this|that|it) with you
          (i|we) will !enjoy !laugh _6 (myself|personally|in person)
          (i) am (handling|taking|dealing with|doing|seeing to|sorting|following|looking after|looking into|watching|calling|sending|bringing) _3 (myself|personally)
          (i) (have|am) (taken|taking) (this|it|that|your case|over|care of)
          let me (take (care of|ownership|charge|this (on|over|from here))|own|personally|handle this|see this through)
          (leave|leave it|this one stays|stays|comes|it comes straight) (it|this|that|with|to|straight)? (with|to)? me ;
          i am (answerable|responsible|accountable) for
          (you have|you can have) my (word|personal)
          (i|we) (take|accept) (full|complete|personal|entire)? (responsibility|ownership|accountability)
          (i|we) (am|are) (going to|determined to|committed to) (get|making|sort|fix|resolve|see) (this|it|that) (sorted|right|fixed|resolved|through)
          (we|i) will work with you (to|until|on|every)
          i want to (help you|make (this|it|things) right|put (this|it|things) right|fix (this|it)|get (this|it|that) (sorted|fixed|right))
          (from|until) (beginning|start) to (end|finish)
          i will be your (point of contact|contact|single point)
          (my|it is my) (job|responsibility) (now|to (get|make|fix|sort|see))
          (ask for|contact|reply to|call|come (straight|directly) to) me (directly|personally|by name)
          i will make (sure|certain) (this|it|that) (gets|is|does|never|stays|reaches)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream()
            .filter(match -> !match.isNegated() && !match.isQuoted())
            .toList();
    return Quotes.of(moment, LIKELY, matches);
  }
}
