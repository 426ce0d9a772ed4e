package io.heard.detectors.pitfall;

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
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.List;

/// Hears an agent refuse by rule, with no reason and no alternative in the whole reply.
@AutoService(Detector.class)
@About(
    code = "bare-policy",
    kind = Kind.PITFALL,
    title = "Bare policy",
    listensTo = Listens.CUSTOMER)
public final class BarePolicy implements Detector {
  private static final Phrases REFUSES =
      Phrases.of(
          """
          give = refund|offer (any|a|you|compensation|refunds|discounts|credit)|compensate|credit|replace|exchange|cancel|change|waive|authorize|allow|accept|make an exception|make exceptions|advise|disclose|discuss|discount|reimburse|extend|transfer|amend|process|issue|return|help (with|you)|assist|do (that|this|it|anything|more)|comment|go into|reverse|remove|release|pay|honor|reopen
          (we|i|the system|the company) (simply|just|really|still|also|therefore)? (can not|could not|will not|do not|are unable to|am unable to|are not able to|am not able to|are not allowed to|am not allowed to|are not permitted to|are not authorized to|never) (simply|just|normally|ever|currently|further|at this time)? <give>
          (unable|not able|not allowed|not permitted|not authorized) to (offer|refund|compensate|advise|authorize|make|waive|discuss|disclose|say|help with|issue|process|change|cancel|exchange|replace)
          (refunds|refund|returns|changes|cancellations|exceptions|compensation|exchanges|a refund) (is|are) (strictly|simply|just|unfortunately)? (not possible|not allowed|not permitted|not available|not offered|not eligible|not refundable|non refundable|nonrefundable|non transferable|not covered|excluded|against (our|the|company) (policy|rules|terms)|outside (of)? (our|the) (policy|terms|window|guarantee))
          (not|non) (refundable|transferable|exchangeable|negotiable)
          (no (refunds|refund|exceptions|exchanges|returns|compensation)) (can|are|is|will|once|after|without|under|on|whatsoever|given|issued|$)
          (tickets|fares|fare|ticket|vouchers|it|they|these|passes) (is|are) only valid (on|for|at|from|until|with)
          (damage|loss|item|items|claim|claims|fault|faults|wear|water|this) (is|are) (excluded|not covered|not included|void)
          (it is|that is|this is|that are) (just|simply|purely)? (our|the|company|store|standard|strict)? (policy|rule|rules|condition of|the condition|the terms|in the terms)
          (that is|it is|this is) (the|a) (condition|conditions|terms|rule|rules|policy)
          (as per|per|under|according to|in line with|in accordance with) (our|the|company|your)? (strict)? (terms|policy|policies|conditions|rules|contract|agreement|tariff)
          (our|the|company|store) (policy|policies|terms|terms and conditions|rules) (state|states|says|say|do not|does not|require|requires|clearly)
          (that|this|it|which) (is|goes|would be) against (our|the|company|store|bank) (policy|policies|rules|rule|terms|regulations|guidelines)
          only the (account holder|bill payer|policyholder|primary account holder|cardholder|lead passenger|registered owner|owner|lead booker) (can|may|is able)
          (you are|that is|it is|this is) (outside|past|beyond|over) (of)? (the|our) _3 (window|period|limit|deadline|term)
          (rules are rules|policy is policy|no exceptions|there are no exceptions)
          (there is)? nothing (more|else|further)? (i|we) can (do|add|offer)
          (that is|this is) (all|as much as) (i|we) (can|am able|are able) (to)? (do|say|offer|tell)
          all (i am|we are) able to (say|do|offer|tell)
          you (will|do|would) (simply|just)? have to (allow|travel|wait|pay|buy|accept|follow)
          (must|has to|have to|needs to) be (made|done|requested|submitted|returned|raised|paid) (in|by|through|within|via)
          (must|has to|have to|needs to) be (made|requested|submitted|returned|raised|paid) at
          (charge|fee|decision|process|renewal|penalty) is (automatic|final|standard|mandatory|non negotiable)
          (we|they) never (pay|refund|compensate|make|accept|cover|replace) (for|on|out|exceptions)?
          (they|he|she|a manager|anyone|anybody) (would|will) (only|just) (tell|say) (you)? (the same|exactly the same)
          """);

  /// A customer wants something of the company.
  private static final Phrases WANTS =
      Phrases.of(
          """
          (can|could|will|would|may) (you|i|we|someone|somebody)
          (i|we) (just|really|only|still|also|do)? (want|wanted|need|needed|would like|demand|expect|expected|hoped|request|requested|asked|paid|ordered|booked|bought)
          (please|refund|refunds|refunded|compensation|money back|cancel|cancelled|exchange|replacement|return|charge|charged|fee|bill|account|order|ticket|tickets|delivery|policy|claim|contract|warranty)
          """);

  /// Something that can be done in place of it.
  private static final Phrases INSTEAD =
      Phrases.of(
          """
          (instead|alternatively|alternative|however|what (i|we) can|but (i|we|you) can|but you could|but (i|we) will|in the meantime|another option|other option|options)
          (i|we) (can|could|will|would) (also|still|though|certainly|happily|gladly|however)? (offer|send|arrange|refund|replace|credit|look|check|ask|raise|pass|forward|see|try|book|give|find|escalate|request|put|get|recommend|suggest|note|log|add|move|change|extend|help you)
          (happy|glad) to _1 (help|offer|look|send|arrange|check|pass|raise|discuss)
          (would you like|shall (i|we)|do you want|how about|would it help|can i offer)
          you (can|could|may|might|are welcome to) (also|still|always|either|instead)? (claim|apply|use|try|return|exchange|upgrade|choose|switch|make|call|ring|order|keep|change|contact|email|speak|check|ask|appeal|get)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Reply.ended(moment).map(BarePolicy::in).orElse(List.of());
  }

  @Override
  public List<Finding> close(Moment moment) {
    return Reply.last(moment).map(BarePolicy::in).orElse(List.of());
  }

  private static List<Finding> in(Reply reply) {
    if (reply.customer().isEmpty()) {
      return List.of();
    }
    boolean wanted = reply.customer().stream().anyMatch(BarePolicy::wants);
    for (Utterance turn : reply.agent()) {
      if (Deed.explains(turn)
          || INSTEAD.first(turn).isPresent()
          || turn.sentences().stream().anyMatch(s -> s.ending() == Sentence.Ending.QUESTION)) {
        return List.of();
      }
    }
    for (Utterance turn : reply.agent()) {
      for (Match match : REFUSES.in(turn)) {
        if (!match.isQuoted() && !match.isSupposed() && (wanted || !isOwn(match))) {
          return List.of(Finding.quoting(turn.turn().index(), LIKELY, match.span()));
        }
      }
    }
    return List.of();
  }

  /// Whether a customer asks for something, or has a case that can be refused.
  private static boolean wants(Utterance turn) {
    return WANTS.first(turn).isPresent()
        || turn.sentences().stream().anyMatch(s -> s.ending() == Sentence.Ending.QUESTION);
  }

  /// Whether an agent says only what they themselves cannot do, which refuses nobody unless asked.
  private static boolean isOwn(Match match) {
    String first = match.in().words().get(match.from()).norm();
    return first.equals("i") || first.equals("unable");
  }
}
