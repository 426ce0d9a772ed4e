package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.signal.Specificity;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.List;

/// Hears an agent restate the customer's issue or goal: words that announce it, and after them the
/// customer's own facts.
@AutoService(Detector.class)
@About(
    code = "paraphrase",
    kind = Kind.TECHNIQUE,
    title = "Restates the issue",
    listensTo = Listens.AGENT)
public final class Paraphrase implements Detector {
  /// A restatement says more than a label or an echo.
  private static final int LEAST_WORDS = 4;

  private static final double ROUNDING = 1e-9;

  private static final Phrases ANNOUNCES =
      Phrases.of(
          """
          you-did = you (are|were|have|had|paid|want|wanted|need|would like|would|got|booked|ordered|bought|came|went|called|asked|tried|received|lost|missed|planned|took|sent|returned|waited|stood|can not|do not|did not|never|only|just|see|get|keep|use|live|drive|work|run|feel like|mean|wonder)
          yours = your|the|there is|there was|it is|it was|this is|this was|that is|every|each|one|two|three|somebody|someone|nobody|no one|he|she|they
          # so you
          ^ (ok|right|ah|yes|well)? so (basically|really|then|in short|if i|the way i)? (<you-did>|<yours>) !(will|can|should|may)
          ^ so (what|all) (you|matters|counts|worries|bothers)
          (what|all|the thing) (you|he|she|they) (really|actually|mainly|most)? (need|want|would like|are after|are looking for|are buying|are asking|are saying|mean|are telling me|care about|worry about|are worried about) _3 (is|are)
          what (really|most)? (matters|counts|bothers|worries|hurts|is missing|is needed|is pressing) _4 (is|are)
          (it is|it was) not (really|so much|about|only|just)? _6 (it is|but|so much as)
          ^ (so)? (it is|this is) (really)? about _
          you (are|were) (saying|telling me|asking|looking (for|to)|hoping|after|trying|wondering|worried that|concerned that|short of)
          you mean _
          (sounds|seems|looks) (like|as if|as though) (you|your|the|it|there|this|he|she|they)
          if i (hear|heard|understand|understood|read|get|got|follow|am hearing) (you|that|this|it) (right|rightly|correctly|properly|well)?
          (what i am hearing|what i hear|i hear|as i understand it|my understanding) (is)? (that)?
          (i understand|i see|i gather|i take it|i can see|i hear) (that)? (you (are|were|have|had|want|need|would|ordered|booked|paid|received|did|can not|never)|your _2 (is|was|has|did|does|keeps|will|will not|can))
          in other words
          (to|let me) (recap|summarize|sum up|sum this up|confirm|repeat|play (that|it) back|run (that|it) back)
          (to|just to) (confirm|clarify|be clear|make sure|check) (that|it is)? (you|your|the (issue|problem|error|charge|parcel|order|app|delivery))
          (let me (see|check)|do i (take|understand)|did i|have i) (if)? _? (understand|understood|got|have|get|take it|read) (you|this|that|it)? (right|rightly|correctly)? (that)?
          am i right (in thinking|in saying)? (that)?
          would i be right (that|in)
          you (would like|want|need|would want|are after|wish|prefer) _3 (to|a|the|it|one|someone|something|somebody|only|your)
          """);

  /// Instructions, and what is said of the agent's own side.
  private static final Phrases NOT =
      Phrases.of(
          """
          so (you|that you) (can|could|will|should|may|might|must|need to|have to|would need|are able|are welcome)
          you (would|will)? (need|have|want) to (go|call|contact|send|provide|log|click|open|check|fill|visit|speak|reset|restart|do|make|sign|enter|use|be|follow|update|upgrade|complete|wait)
          you (are|were) (welcome|right|correct|able|eligible|entitled|free|all set|good to go|through|speaking|connected|more than|most)
          (to|let me) (confirm|check) (your|the) (account|identity|details|address|order|number|booking|email|name|date)
          would you (like|want|need|prefer)
          (do|did|are|were|have|can|could) you
          if you (would|want|need|wish|prefer|are)
          you would (need|have) to
          let (us|me) know
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Utterance> before = moment.customerBefore();
    if (before.isEmpty()) {
      return List.of();
    }
    List<Match> announced = ANNOUNCES.in(now);
    if (announced.isEmpty()) {
      return List.of();
    }
    var told = Specificity.of(moment);
    List<Match> not = NOT.in(now);
    Finding finding = null;
    int end = 0;
    for (Match match : Marks.apart(announced)) {
      int to = match.sentence().to();
      if (match.from() < end
          || match.isQuoted()
          || to - match.from() < LEAST_WORDS
          || told.weight(match.from(), to) < Specificity.ENOUGH - ROUNDING
          || not.stream().anyMatch(n -> n.to() > match.from() - 2 && n.from() < match.to() + 1)) {
        continue;
      }
      end = to;
      var span = Marks.firstWords(now, match.from(), to);
      finding =
          finding == null
              ? moment.finding(LIKELY, span)
              : finding.and(new Evidence.Quote(moment.turn(), span));
    }
    return finding == null ? List.of() : List.of(finding);
  }
}
