package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Likeness;
import io.heard.text.Match;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hears a stock phrase of empathy that names nothing of this customer's case, to a customer who
/// shows a clear feeling, or the same one said again.
@AutoService(Detector.class)
@About(
    code = "canned-empathy",
    kind = Kind.PITFALL,
    title = "Canned empathy",
    listensTo = Listens.AGENT)
public final class CannedEmpathy implements Detector {
  /// A greeting and a name; after more than that, "sorry for that" has something to point to.
  private static final int EARLY_WORDS = 6;

  /// Two or three words ("I understand") are a sign of listening, and may come again.
  private static final int PHRASE_WORDS = 4;

  /// A cry with nothing beside it is a sign of listening.
  private static final int CRY_WORDS = 3;

  /// To these a sorry is a condolence, and needs no detail.
  private static final Set<String> LOSS = Set.of("sadness", "disclosure");

  private static final Set<String> BOTHERS =
      Set.of(
          "inconvenience", "inconveniences", "trouble", "hassle", "issue", "issues", "experience");

  /// "Sorry about that" and "oh no" are short words before the case.
  private static final int SHORT_WORDS = 4;

  @Override
  public List<Finding> detect(Moment moment) {
    List<Match> stock = Warmth.stock(moment.now(), moment.customerBefore());
    if (stock.isEmpty()) {
      return List.of();
    }
    Optional<Reply> reply = Reply.last(moment);
    boolean mourns = reply.isPresent() && reply.get().customerShowed(moment, LOSS);
    boolean hurt = reply.isPresent() && reply.get().intensity() >= 2;
    for (Match match : stock) {
      boolean whole = match.to() - match.from() >= PHRASE_WORDS;
      if (takesUp(match, moment)
          || mourns && isSorry(match) && !namesBother(match)
          || namesBefore(match, moment)
          || goesOn(match, moment)) {
        continue;
      }
      if ((whole && !match.tag().equals("thanks") && wasSaid(match, moment))
          || (hurt && isBare(match, moment.now(), !match.equals(stock.getFirst())))) {
        return List.of(moment.finding(LIKELY, match));
      }
    }
    return List.of();
  }

  /// Whether a later sentence of the turn takes up what the customer has just told.
  private static boolean takesUp(Match match, Moment moment) {
    int from = match.sentence().to();
    int to = match.in().words().size();
    return from < to
        && Likeness.shared(match.in(), from, to, moment.lastRunOfOtherSide()).size() >= 2;
  }

  /// "Sorry for any inconvenience" is no condolence.
  private static boolean namesBother(Match match) {
    return match.in().norms(match.from(), match.to()).stream().anyMatch(BOTHERS::contains);
  }

  private static boolean isSorry(Match match) {
    String first = match.in().words().get(match.from()).norm();
    return first.equals("sorry") || match.in().norms(match.from(), match.to()).contains("sorry");
  }

  /// Whether the same sentence has named the case already: "a year of calls, I get that".
  private static boolean namesBefore(Match match, Moment moment) {
    int from = match.sentence().from();
    return from < match.from()
        && !Likeness.shared(match.in(), from, match.from(), moment.lastRunOfOtherSide()).isEmpty();
  }

  /// Whether a short sorry or cry goes straight on to the case: takes it on, says what to do, or
  /// uses a word of what was told.
  private static boolean goesOn(Match match, Moment moment) {
    int from = match.sentence().to();
    int to = match.in().words().size();
    boolean brief =
        match.to() - match.from() <= SHORT_WORDS
            && (match.tag().equals("early") || match.tag().equals("oh"));
    return brief
        && (Deed.takesOn(match.in())
            || !Deed.instructs(match.in()).isEmpty()
            || from < to
                && !Likeness.shared(match.in(), from, to, moment.lastRunOfOtherSide()).isEmpty());
  }

  /// Whether the phrase stands there alone: a bare apology always does; a short label or a thank
  /// you only when it is all that the turn gives; a cry only beside no other care; "sorry for that"
  /// only where nothing before it says for what, or after another stock phrase.
  private static boolean isBare(Match match, Utterance turn, boolean after) {
    return switch (match.tag()) {
      case "early" -> match.from() <= EARLY_WORDS || after;
      case "oh" ->
          turn.words().size() > CRY_WORDS
              && match.sentence().to() - match.to() <= CRY_WORDS
              && !caresElse(match, turn);
      case "label", "thanks" ->
          !takenBack(match)
              && !caresElse(match, turn)
              && !Deed.takesOn(turn)
              && Deed.instructs(turn).isEmpty();
      default -> true;
    };
  }

  /// Whether a "but" follows in the sentence, which is a pitfall of its own.
  private static boolean takenBack(Match match) {
    List<String> after = match.in().norms(match.to(), match.sentence().to());
    return after.contains("but") || after.contains("however");
  }

  private static boolean caresElse(Match match, Utterance turn) {
    return Warmth.care(turn).stream()
        .anyMatch(other -> other.to() <= match.from() || other.from() >= match.to());
  }

  private static boolean wasSaid(Match match, Moment moment) {
    List<String> words = match.in().norms(match.from(), match.to());
    for (Utterance earlier : moment.agentBefore()) {
      for (Match before : Warmth.stock(earlier, List.of())) {
        if (earlier.norms(before.from(), before.to()).equals(words)) {
          return true;
        }
      }
    }
    return false;
  }
}
