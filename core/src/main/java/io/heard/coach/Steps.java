package io.heard.coach;

import io.heard.signal.Signal;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Set;

/// Whether a draft moves the matter on. Generous by design: a draft is only said to lack a step
/// where nothing in it looks like one.
final class Steps {
  private static final Set<String> TECHNIQUES =
      Set.of(
          "next-step",
          "commitment",
          "offer-alternative",
          "tailored-offer",
          "take-ownership",
          "closed-question",
          "follow-up",
          "confirm-understanding",
          "check-landed",
          "give-space",
          "check-timing");

  /// Something done, being done or about to be done; something to do; a time; a limit.
  private static final Phrases MOVES =
      Phrases.of(
          """
          who = i|we|our team|the team|my colleague|a colleague|our engineers|an engineer|somebody|someone|he|she|they
          words = understand|understood|see|hear|appreciate|know|imagine|feel|sorry|so|very|really|truly|apologize|regret|value|take|care|aware|happy|glad|here|always|never|had|been|the|a|an|tell|sure|afraid|only|proud|committed|confident|deeply|sincerely|delighted|pleased|thankful|grateful|sad|shocked|striving|pass|note|noted|agree|hope|think|want|wish
          <who> (am|are|is|have|has|will|can|shall|could) (now|just|already|also|going to|gone ahead and|be)? !<words> _
          <who> (just|already|now)? (checked|sent|booked|called|spoke|asked|found|moved|changed|cancelled|refunded|reversed|credited|started|opened|looked|fixed|passed|raised|escalated|attach|enclose|suggest|recommend|propose|need)
          (let me|let us) _
          ~ (so|then|and|first|next|now|just|please|kindly|meanwhile)? (try|restart|reset|reinstall|update|unplug|plug|turn|switch|press|hold|click|tap|open|go|check|clear|delete|remove|log|sign|download|install|run|disable|enable|connect|choose|select|refresh|visit|use|fill|complete|submit|return|post|bring|book|order|call|ring|contact|ask|follow|wait|allow|replace|put|leave|keep|pay|change|move|send|give|tell|reply|write|take|come|show|see|upload|attach|drop|stop|start|set|enter|copy|paste|scan|look|report|file|claim|apply)
          (please|kindly) _
          you (can|could|will|may|might|need|should|get|just|only|are welcome|do not (need|have)) _
          (is|are|was|were|has been|have been|will be|be) (now|just|already|also|being|going)? (booked|sent|blocked|cancelled|refunded|fixed|back|open|due|ready|covered|lifted|reversed|attached|planned|waiting|posted|paid|delivered|shipped|unlocked|moved|changed|credited|rolled|working|updated|expected|scheduled|restored|repaired|replaced|reported|registered|logged|enclosed|released|restarted|sorted|solved|resolved|investigated|looked|traced|reset|extended|removed|corrected|passed|reserved|confirmed by|on (its|the|his|her) way)
          (leaves|arrives|follows|calls|reaches|starts|visits|comes|goes|ships) _
          (today|tomorrow|tonight|<weekday>|shortly|within|until then|in the meantime|meanwhile|instead|alternatively|as soon as)
          (by|from|until|on|at|next one) (<number>|noon|midday|the end|then|next|stand|gate|platform)
          (<month>|as of now|up again|included)
          (next step|first step|the way|here is how|here are|the steps)
          <who> (can not|could not|are unable|am unable|do not) _
          (it|that|this) (will|takes|should|may) _
          """);

  private Steps() {}

  static boolean moveOn(Utterance draft, List<Signal> signals) {
    return asks(draft)
        || draft.text().contains("http")
        || act(draft)
        || signals.stream()
            .anyMatch(s -> s.finding().confidence().counts() && TECHNIQUES.contains(s.code()))
        || MOVES.first(draft).isPresent();
  }

  /// Asking how it feels moves nothing.
  private static final Phrases FEELS =
      Phrases.of(
          """
          how (does|did|do|are|is) (that|this|it|you) (make|made|making)? (you)? (feel|feeling)
          """);

  private static boolean asks(Utterance draft) {
    List<Match> feels = FEELS.in(draft);
    return draft.sentences().stream()
        .anyMatch(sentence ->
            sentence.ending() == Sentence.Ending.QUESTION
                && feels.stream().noneMatch(match -> match.sentence().equals(sentence)));
  }

  /// Whether somebody on the agent's side has done something, or is doing it.
  private static final Phrases DONE =
      Phrases.of(
          """
          (i|we) (have|am|are) (now|just|already|also)? (reversed|refunded|blocked|booked|cancelled|credited|sent|moved|fixed|stopped|changed|unlocked|opened|raised|escalated|traced|called|found|reported|replaced|reserved|reset|released|removed|corrected|paid|lifted|calling|sending|moving|looking|booking|checking|blocking|refunding|reversing|tracing|crediting|stopping|cancelling|fixing|pulling|putting|arranging|holding|working|transferring|getting)
          (i|we) (just|already)? (reversed|refunded|blocked|booked|cancelled|credited|sent|moved|fixed|stopped|changed|unlocked|raised|escalated|traced|replaced|released)
          (i|we) (attach|enclose|refund|cancel|reverse|credit) _
          (is|are) (now)? (checked in|blocked|booked|cancelled|refunded|credited|reversed|lifted|back|unlocked|fixed|on (its|the|his) way)
          """);

  /// Whether the draft itself does something about the matter.
  static boolean act(Utterance draft) {
    return DONE.in(draft).stream().anyMatch(match -> !match.isNegated() && !match.isSupposed());
  }
}
