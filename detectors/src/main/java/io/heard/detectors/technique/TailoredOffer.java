package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.signal.Specificity;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;

/// Hears an offer, an option or a demonstration tied to what this customer said matters, or the
/// leave asked to show it.
@AutoService(Detector.class)
@About(
    code = "tailored-offer",
    kind = Kind.TECHNIQUE,
    title = "Ties the offer to their words",
    listensTo = Listens.AGENT)
public final class TailoredOffer implements Detector {
  /// Two facts of the customer's, since one shared word stands in most replies.
  private static final double TIED = 2 * Specificity.ENOUGH;

  private static final double ROUNDING = 1e-9;

  private static final Phrases OFFERS =
      Phrases.of(
          """
          do = show|draw|send|print|book|put|set|arrange|hold|keep|make|give|get|write|run|do|offer|reserve|freeze|deliver|bring|switch|move|add|waive|hire|lend|mail|email|fix|swap|split|draft|contact|pencil|push|save|have|try|start|take|walk|demonstrate|demo|prepare|find|build|leave|let
          (could|can|may|shall|might) (i|we) (just|also|perhaps|maybe)? <do> :: asked
          <!(all|how|what|if|step|thing|things|best) (i|we) (could|would|might|can) (also|just|perhaps|happily|gladly|even|always|still)? <do>
          (i|we) would (be happy to|be glad to|like to|love to|only|just) <do>
          (i|we) (would|can|could) (also)? (suggest|recommend|propose) _
          let me (just)? (show|draw|demonstrate|walk) you _
          (happy|glad) to <do>
          (i|we) (will|would|can) be (more than|only too)? (happy|glad|pleased) to _
          would you (like|want) (me|us|it|a|an|one|to (see|try|have)) :: asked
          (how|what) (about|if) (i|we|you|a|the|one) :: asked
          how would it be if :: asked
          (what|all) i (would|can|could|will) (show|do|offer|suggest) (you)?
          we (do|offer|run) (a|an|one|our) _
          then (i would|we could|you could|you would|we would) _
          you could (get|see|keep|sit|try|pay|only|use|take|start|add|skip|leave) _
          (would|will) (suit|fit|cover|solve) _
          (worth|have) a (look|try) :: asked
          """);

  private static final Phrases TIES =
      Phrases.of(
          """
          so (that)? (you|your|he|she|they|the|it|nobody|there|his|her|this)
          (since|seeing|because|given|as) (it is|you|your|that you|he|she|it|the)
          (which|that) (means|way|gives|covers|keeps|leaves|is when|fits|suits)
          (with|for|to) (your|his|her|their) _
          (only|just) (the|that|for|if|what|one|a) _
          (you|he|she|they) (said|mentioned|told|wanted|asked|liked|wrote)
          instead of
          (without|before) (the|you|your|any|having|we|paying|a|scent) _
          in case _
          (should|if) (your|the) _
          if (you|he|she|they) (would)? (like|wish|want|prefer|need)
          (exactly|precisely) (what|that|this|those) _
          """);

  private static final Phrases LEAVE =
      Phrases.of(
          """
          (may|can|could|shall|should) (i|we) (just|quickly|briefly|perhaps)? (show|demonstrate|demo|walk|take) you _
          (would it help|would you like|would you want|do you want|is it ok|would it be ok|would it be useful) (it)? (me|if i|if we|to see|for me)? (to)? (show|showed|see|demonstrate|demo|walk|walked|try|draw|drew) _
          (mind|ok) if i (show|showed|demo|share) _
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    if (moment.customerBefore().isEmpty()) {
      return List.of();
    }
    List<Match> offers = OFFERS.in(now);
    if (offers.isEmpty()) {
      return List.of();
    }
    var told = Specificity.of(moment);
    List<Match> ties = TIES.in(now);
    List<Match> leave = LEAVE.in(now);
    var found = new ArrayList<Match>();
    for (Match offer : Marks.apart(offers)) {
      Sentence sentence = offer.sentence();
      double weight = told.weight(sentence.from(), sentence.to());
      boolean asked = leave.stream().anyMatch(match -> match.sentence().equals(sentence));
      boolean tied = ties.stream().anyMatch(match -> match.sentence().equals(sentence));
      if (weight >= TIED - ROUNDING || (tied || asked) && weight >= Specificity.ENOUGH - ROUNDING) {
        int to = Math.min(sentence.to(), offer.from() + 8);
        found.add(new Match(now, offer.from(), to, ""));
      }
    }
    return Marks.withFacts(moment, LIKELY, found);
  }
}
