package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hears an agent say sorry and name nothing.
@AutoService(Detector.class)
@About(
    code = "apology-generic",
    kind = Kind.TECHNIQUE,
    title = "Sorry, for nothing named",
    listensTo = Listens.AGENT)
public final class ApologyGeneric implements Detector {
  /// So many words before the sorry can say what it is for; "Hi Ann, so sorry" has fewer.
  private static final int TOLD_WORDS = 5;

  private static final Set<String> POINTS_BACK = Set.of("that", "this", "sorry");

  @Override
  public List<Finding> detect(Moment moment) {
    var evidence = new ArrayList<Evidence>();
    boolean fault = false;
    for (Sorry.Said said : Sorry.in(moment)) {
      if (said.sort() == Sorry.Sort.GENERIC && !isToldBefore(moment, said)) {
        evidence.add(new Evidence.Quote(moment.turn(), said.span()));
        fault |= said.fault();
      }
    }
    return evidence.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                moment.turn(), LIKELY, evidence, new Detail.Sort(fault ? "fault" : "experience")));
  }

  /// Whether the turn says what the sorry is for before it says sorry: "I cut you off, sorry about
  /// that" names it. A greeting and an "oh no" are shorter.
  private static boolean isToldBefore(Moment moment, Sorry.Said said) {
    int from = moment.now().wordsIn(said.span())[0];
    if (from < TOLD_WORDS
        || !POINTS_BACK.contains(moment.now().words().get(last(moment, said)).norm())) {
      return false;
    }
    for (int i = 0; i < from; i++) {
      String word = moment.now().words().get(i).norm();
      if (word.equals("i") || word.equals("we") || word.equals("our") || word.equals("were")) {
        return true;
      }
    }
    return false;
  }

  private static int last(Moment moment, Sorry.Said said) {
    return moment.now().wordsIn(said.span())[1] - 1;
  }
}
