package io.heard.coach;

import io.heard.conversation.Span;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Phrases;
import io.heard.text.Question;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the shape of a draft shows where its detector, which hears whole conversations and stays
/// quiet when unsure, says nothing: a refusal that stands alone, an abbreviation for somebody who
/// does not follow, a feeling named to somebody who shows none.
final class Plain {
  private static final Phrases REFUSES =
      Phrases.of(
          """
          (is|are|was|were|be) (simply|just|strictly|generally|sadly|unfortunately|currently)? not (generally|currently|normally)? (allowed|permitted|possible|accepted|refundable|transferable|eligible|entitled|negotiable|granted|offered)
          (can not|may not) be (changed|refunded|cancelled|returned|exchanged|paused|moved|transferred|accepted|waived|extended|combined|granted|made|processed)
          (we|i) (simply|just|generally|unfortunately|sadly)? (do not|can not|are not able to|am not able to|are unable to|am unable to|will not) (simply|just|generally)? (offer|accept|allow|refund|change|cancel|make exceptions|give|grant|waive|exchange|replace|take back|pay|cover|do that|do this)
          (is|are) (strictly|generally|simply)? (prohibited|forbidden|excluded|final|non refundable|nonrefundable)
          no (refunds|exceptions|exchanges|returns|pets|changes|compensation) (are|is|can|will|after|without|$)
          """);

  private static final Set<String> REASONS = Set.of("give-reason");

  /// A way on, a reason or a regard for the customer's own case.
  private static final Phrases WAY_ON =
      Phrases.of(
          """
          (because|since|so that|due to|as (it|we|they|the)|in order|otherwise|for (safety|security|legal|hygiene|privacy)|which is why|the reason)
          (instead|alternatively|however|but|though|what (i|we) can|you (can|could|may|are welcome)|in the meantime|if you|until then|would you|shall i)
          (i|we) (can|could|will|have|am|are) (also|still|now|just)? !(not|unable|sorry|afraid|only|strict|bound) _
          """);

  /// Does not follow, or says so.
  private static final Phrases LAY =
      Phrases.of(
          """
          (i|we) (do not|did not|can not|never) (really|quite|fully)? (understand|follow|get|know (what|much|how))
          (what (does|do|is|are) _4 (mean|means)|what is (a|an|the|that)|no idea|not (very)? (technical|good with|an expert)|in plain (english|words)|confused|confusing|makes no sense|too complicated)
          """);

  /// Abbreviations that everybody knows.
  private static final Set<String> KNOWN =
      Set.of(
          "OK", "ID", "PIN", "SMS", "TV", "UK", "US", "USA", "EU", "GB", "MB", "PDF", "USB", "SIM",
          "FAQ", "PC", "ATM", "CD", "DVD", "AM", "PM", "PO", "APP", "GPS", "WIFI", "PS", "CV", "NO",
          "YES", "NOT", "ALL", "MR", "MRS", "DR", "MS", "IT", "AG", "GMBH", "LTD", "ASAP", "CEO",
          "LED", "UPS", "DHL", "BTC", "EUR", "USD", "GBP", "FX", "II", "III", "IV");

  /// Words of feeling, for telling that a customer uses none.
  private static final Phrases FEELS =
      Phrases.of(
          """
          (<bad-feeling>|<bad-adjective>|<feeling-noun>|<swear>|love|loved|hate|hated|cry|crying|worry|worries|afraid|hope|hoped|embarrassing|shame|unfair|ridiculous|disgusting|unbelievable|joke|still|again|third|twice|finally|please help|tired|sorry|sad|died|ill)
          """);

  private static final int MOST_CALM_WORDS = 30;

  private Plain() {}

  static List<Place> in(Answered answered, Utterance draft, List<Signal> signals) {
    var places = new ArrayList<Place>();
    if (!answered.run().isEmpty()) {
      refusal(answered, draft, signals).ifPresent(places::add);
      misread(answered, signals).ifPresent(places::add);
      abbreviations(answered, draft, places);
    }
    return places;
  }

  private static Optional<Place> refusal(Answered answered, Utterance draft, List<Signal> signals) {
    boolean heard = heard(signals, Set.of("bare-policy")).isPresent();
    boolean wants =
        answered.questions().stream().anyMatch(asked -> asked.kind() != Question.Kind.WHY);
    if (heard
        || !wants
        || draft.plain().indexOf('?') >= 0
        || heard(signals, REASONS).isPresent()
        || WAY_ON.first(draft).isPresent()
        || Steps.act(draft)) {
      return Optional.empty();
    }
    return REFUSES.in(draft).stream()
        .filter(match -> !match.isQuoted() && !match.isSupposed())
        .findFirst()
        .map(match -> {
          Codes.Row row = Codes.row("bare-policy");
          int last = match.sentence().to() - 1;
          Span span = match.in().span(match.sentence().from(), last + 1);
          return new Place(
              row.code(),
              span.from(),
              span.to(),
              row.why(),
              List.of(draft.said(span) + row.insert()));
        });
  }

  private static Optional<Place> misread(Answered answered, List<Signal> signals) {
    boolean calm =
        answered.intensity() == 0
            && !answered.trouble()
            && !answered.light()
            && !answered.questions().isEmpty()
            && answered.words() <= MOST_CALM_WORDS
            && !answered.writes("!")
            && answered.run().stream().allMatch(turn -> FEELS.first(turn).isEmpty())
            && !answered.showed(Set.of("disclosure", "sadness", "objection", "urgency"));
    if (!calm || heard(signals, Set.of("misread-feeling")).isPresent()) {
      return Optional.empty();
    }
    return heard(signals, Set.of("label-feeling", "validate-feeling"))
        .map(span -> {
          Codes.Row row = Codes.row("misread-feeling");
          return new Place(row.code(), span.from(), span.to(), row.why(), List.of());
        });
  }

  private static Optional<Span> heard(List<Signal> signals, Set<String> codes) {
    for (Signal signal : signals) {
      if (codes.contains(signal.code()) && signal.finding().confidence().counts()) {
        for (Evidence evidence : signal.finding().evidence()) {
          if (evidence instanceof Evidence.Quote quote && quote.turn() == signal.turn()) {
            return Optional.of(quote.span());
          }
        }
      }
    }
    return Optional.empty();
  }

  private static void abbreviations(Answered answered, Utterance draft, List<Place> places) {
    if (answered.run().stream().allMatch(turn -> LAY.first(turn).isEmpty())) {
      return;
    }
    for (Word word : draft.words()) {
      String said = draft.said(word.span());
      if (word.shouted()
          && !KNOWN.contains(said)
          && !answered.writes(said.toLowerCase(Locale.ROOT))
          && !draft.isQuoted(word.span())) {
        Codes.Row row = Codes.row("jargon");
        places.add(
            new Place(
                row.code(),
                word.span().from(),
                word.span().to(),
                row.why(),
                List.of(said + " " + row.insert())));
      }
    }
  }
}
