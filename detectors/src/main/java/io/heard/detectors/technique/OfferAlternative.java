package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import java.util.List;

/// Hears an agent offer what can be done in place of what cannot.
@AutoService(Detector.class)
@About(
    code = "offer-alternative",
    kind = Kind.TECHNIQUE,
    title = "Offers another way",
    listensTo = Listens.AGENT,
    earned = Confidence.POSSIBLE)
public final class OfferAlternative implements Detector {
  private static final Phrases SAID =
      Phrases.of(
          """
          give = offer|do|send|give|get|put|book|ship|swap|exchange|refund|replace|freeze|hold|hire|move|transfer|arrange|provide|use|try|apply|lend|add|credit|deliver|post|email|take|issue|suggest|set up|extend|waive|log
          act = call|use|try|reach|book|visit|collect|pay|order|buy|request|contact|choose|chat|email|text|apply|submit|return|exchange|fly|travel|pick|switch|drop|go
          ~ or? alternatively
          (as|for) (a|an|another|one) (workaround|work around|alternative|stopgap|temporary (fix|solution)|substitute)
          (a|one|the|another) (possible|quick|simple|temporary|easy|easier|good|cheaper|better)? (workaround|alternative) (is|would|here|for|to)
          <!what (another|one other|the other|other|a further|an alternative|your best|the next best|a better|a different|cheaper) (option|options|possibility|choice|route) (is|are|would be|might be|could be|here|for you|available|we|you|to)
          would be the (cheapest|quickest|easiest|simplest|next best) (option|way|choice|route)
          (we|i) (can|could|do|would) (also)? (suggest|offer|give you|see) you? (two|three|a few|a couple of|some|several|other|another|different) (other)? (options|option|alternatives|ways|choices|solutions|alternative)
          there (is|are) (two|three|a few|other|another|also|an alternative|still|several|some other) _2 (option|options|ways|way|alternative|alternatives|choices)
          you (can|could|may|might) (still|instead|alternatively) <act>
          you (can|could|may|might) also (call|use|reach|book|visit|collect|pay|order|buy|request|contact|chat|email|text|submit|return|exchange|pick|drop|switch)
          or (you|we|i) (can|could|may) (also|always|just|simply|instead)? (<act>|<give>)
          (what|the (most|best|least|one thing)|all) (i|we) (can|could|am able to|are able to) (do|offer|suggest|give)? (instead|is|for you is)
          ^ what (i|we) do have
          the (most|best|least) (i|we) (can|could) (offer|do)
          (but|however|instead) (i|we) (can|could|may|am happy to|are happy to|am able to|are able to|would be happy to) (still|certainly|gladly|definitely|also|always)? <give>
          (but|however|instead) you (can|could|may) (still|always)? (<give>|<act>) !it !anything !control
          (i|we) (can|could|will|would) _8 (instead|in its place|in the meantime|in the mean time)
          (in the meantime|for now|meanwhile|until then) (you|we|i) (can|could|may) (also|always|still)? <give>
          (instead|rather than that) (you|i|we) (can|could|may)
          would _8 (instead|be an option|work for you instead|do instead)
          (if you|would you|should you) would? (prefer|rather|like|sooner) _6 instead
          can be (exchanged|swapped|replaced|changed|upgraded|converted|moved|rebooked) (for|to|with|into)
          they have (it|one|some|them|that) (in|at) (the|our|another)
          (a|the) (similar|comparable|equivalent|cheaper|smaller|different|lighter|simpler|shorter|plain|basic) _2 (would do|might do|is available|instead|is in stock|could work|might suit)
          (we|i) (are|am) able to _4 (via|by|through|over) (dm|pm|phone|email|chat)
          (happy|glad) to (offer|exchange|swap|replace|refund|switch) (you|it|this|that|them)? (a|an|for)
          (happy|able|pleased) to (provide|send|issue) (you|this|a|an) _3 (letter|certificate|copy|statement|voucher|replacement|proof)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> matches =
        SAID.in(moment.now()).stream()
            .filter(match -> !match.isQuoted() && !match.isNegated())
            .toList();
    return Quotes.of(moment, LIKELY, matches);
  }
}
