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

  /// A statement that nothing announces needs two facts: one shared word stands in most replies.
  private static final double TOLD_AGAIN = 2 * Specificity.ENOUGH;

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
          (sounds|seems) (like|as if|as though) (you|your|the|it|there|this|he|she|they|one|two|both|a|an|every|each|somebody|someone|nobody)
          from what you (have)? (told|said|say|describe|described|shared|mentioned|written|wrote|tell)
          if i (hear|heard|understand|understood|read|get|got|follow|am hearing) (you|that|this|it) (right|rightly|correctly|properly|well)?
          (what i am hearing|what i hear|i hear|as i understand it|my understanding) (is)? (that)?
          (i understand|i gather|i take it|i hear) (that)? (you (are|were|have|had|want|need|would|ordered|booked|paid|received|did|can not|never)|your _2 (is|was|has|did|does|keeps|will|will not|can))
          in other words :: strong
          what i am (getting|hearing|taking from (this|that)|understanding) (is)? (that)? :: strong
          (if i|let me) (may)? put (it|that|this) in my (own)? words :: strong
          put (plainly|simply|another way|differently) :: strong
          ^ so what you (are saying|are after|are looking for|want|mean|are buying|would like|are telling me|are asking) (is|for is) :: strong
          ^ so it is not (even|really|so much|just)? _5 it is :: strong
          (the|your) (wish|question|worry|point|goal|aim) _4 (is|was) (whether|that|how|what|to|who) _
          (to|let me) (recap|summarize|sum up|sum this up|confirm|repeat|play (that|it) back|run (that|it) back)
          (to|just to) (confirm|clarify|be clear|make sure|check) (that|it is)? (you|your|the (issue|problem|error|charge|parcel|order|app|delivery))
          (let me (see|check)|do i (take|understand)|did i|have i) (if)? _? (understand|understood|got|have|get|take it|read) (you|this|that|it)? (right|rightly|correctly)? (that)?
          am i right (in thinking|in saying)? (that)?
          would i be right (that|in)
          (^|~|so) you (would like|want|need|would want|are after|wish|prefer) _3 (to|a|the|it|one|someone|something|somebody|only|your)
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

  /// A statement about the customer that nothing announces: "You paid for a week and got a night".
  private static final Phrases STATES =
      Phrases.of(
          """
          (^|~) (and|so|ok|right|well|yes)? you (paid|planned|booked|ordered|bought|wanted|came|went|called|rang|asked|tried|received|got|lost|missed|took|sent|returned|waited|stood|sat|drove|spent|sold|gave|told|put|did|were|had|have been|have had|have lost|have paid|have waited|have told|have tried|have got|saw|started|left|made|worked|signed|moved|changed|upgraded|installed|restarted|travelled|flew|expected|hoped|trusted|chose|filled|applied|cancelled|switched|found|heard|said|come|take|drive|get|live|run|pay|keep|wonder|are (stuck|left|waiting|short|standing|stood|sitting|being|still|out|without|paying|running|trying|using|getting|on)) !(right|welcome|able|wrong|correct|mentioned)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Utterance> before = moment.customerBefore();
    if (before.isEmpty()) {
      return List.of();
    }
    List<Match> announced = ANNOUNCES.in(now);
    List<Match> stated = STATES.in(now);
    if (announced.isEmpty() && stated.isEmpty()) {
      return List.of();
    }
    var told = Specificity.of(moment);
    List<Match> checked = ConfirmUnderstanding.CHECKS.in(now);
    List<Match> not = NOT.in(now);
    var found = new ArrayList<Match>();
    for (Match match : announced) {
      if (isFree(match, not)
          && (match.tag().equals("strong")
              || isChecked(match, checked)
              || told.weight(match.from(), match.sentence().to())
                  >= Specificity.ENOUGH - ROUNDING)) {
        found.add(restating(match));
      }
    }
    for (Match match : stated) {
      if (isFree(match, not)
          && match.sentence().ending() != Sentence.Ending.QUESTION
          && told.weight(match.from(), match.sentence().to()) >= TOLD_AGAIN - ROUNDING) {
        found.add(restating(match));
      }
    }
    return Marks.finding(moment, LIKELY, found);
  }

  /// Whether the next sentence checks the understanding, which says that this one restated it.
  private static boolean isChecked(Match match, List<Match> checked) {
    for (Match check : checked) {
      if (check.tag().isEmpty()
          && (check.from() == match.sentence().to()
              || check.from() > match.from() + LEAST_WORDS
                  && check.to() <= match.sentence().to())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFree(Match match, List<Match> not) {
    return !match.isQuoted()
        && match.sentence().to() - match.from() >= LEAST_WORDS
        && not.stream().noneMatch(n -> n.to() > match.from() - 2 && n.from() < match.to() + 1);
  }

  /// The announcing words and the first that follow.
  private static Match restating(Match match) {
    return new Match(
        match.in(), match.from(), Math.min(match.sentence().to(), match.from() + 8), "");
  }
}
