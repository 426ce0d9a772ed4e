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
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;

/// Hears an agent offer what can be done in place of what cannot.
@AutoService(Detector.class)
@About(
    code = "offer-alternative",
    kind = Kind.TECHNIQUE,
    title = "Offers another way",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
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
          (what|the (most|best|least|one thing)|all) (i|we|you) (can|could|am able to|are able to) (do|offer|suggest|give|use|swear for) _2 (instead|is|for you is) !(check|look|see|ask|find|raise|escalate|pass|tell|that !_)
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
          if you (would|had) (sooner|rather|prefer) not _3 (we|i|you) (will|can|could) _
          (works|work|open|available|valid) (in the meantime|meanwhile|until then)
          you could (wait|use|try|go for|switch|take the|pay (by|with|in)|start with|keep the|split|share|borrow) _
          they have (it|one|some|them|that) (in|at) (the|our|another)
          (a|the) (similar|comparable|equivalent|cheaper|smaller|different|lighter|simpler|shorter|plain|basic) _2 (would do|might do|is available|instead|is in stock|could work|might suit)
          (we|i) (are|am) able to _4 (via|by|through|over) (dm|pm|phone|email|chat)
          (happy|glad) to (offer|exchange|swap|replace|refund|switch) (you|it|this|that|them)? (a|an|for)
          (happy|able|pleased) to (provide|send|issue) (you|this|a|an) _3 (letter|certificate|copy|statement|voucher|replacement|proof)
          """);

  /// What cannot be: a refusal, a thing that is gone or shut, a way that does not work.
  private static final Phrases CANNOT =
      Phrases.of(
          """
          thing = it|that|this|they|he|she|we|i|there|one|you
          <!if (can|could|will) not !(worry|wait|apologize|thank|see|find|tell|locate|imagine|hurt|promise|be asked)
          <!if (is|are) not (available|possible|in|able|open|refundable|yet|due|until|before|free|going|stocked|sold|here|something)
          <!if (does|do) not (run|work|have|stock|sell|offer|do|take|open|make|deliver|go|fit|cover|allow|keep) !(to|worry)
          (not (able|possible|available)|unable to|unavailable|impossible)
          ^ (not (tonight|today|by us|here|around it|at the moment|until|before|yet|from here)|no (i am afraid|sorry|unfortunately))
          (sold out|out of stock|fully booked|all (taken|gone|booked)|no longer|out until|taken until|closed until|at lunch|out to lunch|off sick|on leave|on holiday|in a meeting)
          there (is|are) (no|none) _2 (left|available|free|here|today|tonight|until|before|yet|sooner)
          (i|we) have (no|none|nothing) (left|in|free|available|_ (left|free|until|today|tomorrow|before))
          (too late|will not run|will not make it|are no good|is no good)
          unfortunately _
          """);

  /// What is put in its place, to be read only after what cannot be.
  private static final Phrases INSTEAD =
      Phrases.of(
          """
          but? (i can|we can|you can|you could|you may|they can) (also|still|always|just|certainly|gladly|happily|though)? !(not|only|further|think|leave it|write|speak|see|understand|confirm|hear|tell|imagine|check|look|appreciate|assure|promise|ask|be|expect|find|feel|say|have (it|that) checked|dm|direct|help|assist|send (us|me)|add that|hold) _
          but? (i|we|they) (have|do have|have got) (a|an|another|some|one) !(backlog|look|problem|issue|note|record|lot|policy|rule|limit|right|order|account|chance|question|moment|second|couple of|few (questions|minutes)) _
          (but|though|however) there (is|are) (a|an|another|one|some) _
          (what|which) will do it is _
          <!the <!he <!she (would|will) (do|work) (too|instead|as well|just as well|the same job|in its place|in place of)
          does the same (job|thing)
          (shall|should|could) (i|we) !(not|check|look|ask) _ _3 (instead|until then|for now|in the meantime|meanwhile)
          """);

  /// A customer who asks what else there is, or what if it fails.
  private static final Phrases ELSE =
      Phrases.of(
          """
          (any|no|some|another|other|different) (other)? (way|option|options|alternative|chance of another|around (it|that|this))
          (anything|something|anywhere|someone|anyone) (else|after|before|cheaper|sooner|earlier|on)
          what (else|now|then|if|am i supposed to|are we supposed to|do i do)
          (and|but|so)? if (it|that|they|he|she|i) (do not|does not|did not|is not|are not|can not|have not|has not|was not|will not) (_|$)
          """);

  private static final Phrases ANSWER =
      Phrases.of(
          """
          fails = not|(they|it|he|she|that|one) (do not|does not|is not|are not|can not|has not|have not|will not|refuse|refuses|fails|slips)
          if <fails> _3 ; (you|we|i|they) (can|could|will|have|would|give|swap|send|put) !(be|look|check|see|ask|let) _
          if <fails> _3 ; there (is|are) (a|an|another|one) _
          (i|we) (have|do have|can do|can offer|could do|could offer) (a|an|another|some|one|the) !(backlog|look|problem|issue|note|record|lot|policy|rule|limit|right|order|account|chance|question|moment|second|couple of|few) _
          """);

  /// An offer stands this many sentences after what cannot be, at most.
  private static final int NEAR_SENTENCES = 2;

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    var matches = new ArrayList<Match>();
    for (Match match : SAID.in(now)) {
      if (!match.isQuoted() && !match.isNegated()) {
        matches.add(match);
      }
    }
    if (matches.isEmpty()) {
      afterCannot(now, matches);
    }
    if (matches.isEmpty()
        && moment.lastRunOfOtherSide().stream().anyMatch(t -> ELSE.first(t).isPresent())) {
      for (Match match : ANSWER.in(now)) {
        if (isOffer(match)) {
          matches.add(match);
        }
      }
    }
    return Quotes.of(moment, LIKELY, matches);
  }

  /// What the same turn offers soon after what cannot be.
  private static void afterCannot(Utterance now, List<Match> into) {
    List<Match> cannot = CANNOT.in(now);
    if (cannot.isEmpty()) {
      return;
    }
    for (Match match : INSTEAD.in(now)) {
      int at = now.words().get(match.from()).sentence();
      if (isOffer(match)
          && cannot.stream()
              .anyMatch(no ->
                  no.to() <= match.from()
                      && at - now.words().get(no.from()).sentence() <= NEAR_SENTENCES
                      && !isSameClause(no, match))) {
        into.add(match);
      }
    }
  }

  private static boolean isOffer(Match match) {
    return !match.isQuoted()
        && !match.isNegated()
        && match.sentence().ending() != Sentence.Ending.QUESTION;
  }

  private static boolean isSameClause(Match no, Match offer) {
    var words = offer.in().words();
    return words.get(no.from()).sentence() == words.get(offer.from()).sentence()
        && words.get(no.from()).clause() == words.get(offer.from()).clause()
        && !words.get(offer.from()).norm().equals("but");
  }
}
