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
import java.util.ArrayList;
import java.util.List;

/// Hears an agent check that they understood the customer right.
@AutoService(Detector.class)
@About(
    code = "confirm-understanding",
    kind = Kind.TECHNIQUE,
    title = "Checks the own understanding",
    listensTo = Listens.AGENT,
    earned = Confidence.SURE)
public final class ConfirmUnderstanding implements Detector {
  static final Phrases CHECKS =
      Phrases.of(
          """
          got = got|understood|read|heard|caught|followed|grasped|taken|summed|summarized|captured|pictured
          right = right|correct|correctly|properly|rightly|accurate|accurately|it|well
          have i (<got>|that|it|this) _5
          did i (get|understand|hear|read|catch|follow|take|capture) (that|you|it|this|all|your|her|his|everything) _4
          do i (have|understand|read|take|hear|get|follow|see) (that|you|it|this|your|her|his) _4
          am i (right|correct|near|close|getting|following|reading|understanding|hearing|on the right|with you|there)
          (is|was) (that|this|it) (right|correct|accurate|about (it|right)|what you (mean|meant|are saying|are asking|are after|had in mind|want|wanted)|a (fair|good|correct|accurate) (summary|picture|way|reading)|how you (see|want|mean)|the (gist|size|long and short)|fair to say|roughly|more or less|it) $
          (is|was) (that|this) (right|correct|a fair|what you mean|what you meant|about right|about it)
          (correct|stop|tell) me if i (am|have|got|get) _
          if i (am)? (hear|heard|understand|understood|understanding|read|get|got|follow|hearing|reading|followed) (you|that|this|it|your|correctly) (right|rightly|correctly|properly|well)?
          if i (have)? (understood|got|read|heard) (you|that|this|it) (right|rightly|correctly|properly|well)
          (just)? (so)? (that)? we are on the same page
          let me (just)? (check|see|confirm|make sure|be sure|repeat|play) (that|if|whether|back)? _? (i|i have|we) (have|got|have got|understand|understood|am|follow|get|hear|heard|read)
          (want|like|need) to (make|be) sure (that)? i (have|understand|understood|got|get|am|heard|hear|follow)
          (just|only)? (making|to make) sure (that)? i (understand|have|got|follow|heard)
          (to|and) (confirm|clarify|check|be clear|be sure|recap|summarize|make sure) !(which|what|whether|if|when|where|how|who|did|do|does|are|is|have|has|can|could|your|the|a|any|that|this|please|with|were|was) :: declared
          (to|and) (confirm|clarify|check|be clear|be sure|make sure) (the|your|this|that) _4 (is|are|was|were|has|have) :: declared
          (can|could|may) (i|we|you) (just|please)? (confirm|check|clarify) (that|the right|it is|i have|you are|you have|you want|you mean|this is)
          (can|could|may) i (just)? (confirm|check|clarify) (your|the) _3 (is|was|are)
          would (it be|i be|that be) (right|correct|fair) (to|in|that)
          i (take|understand|gather) it (that)? you _
          ~ (right|correct|yes|is that so|no|am i right) $ :: tag
          have i understood
          do i understand
          just so (that)? i (understand|have|get|am clear) _
          is my (understanding|reading|summary|picture) _? (right|correct|accurate|fair)
          (would|is|was) (that|this|it) be? _? (a fair|fair|a good|an accurate|a correct) (summary|picture|reading|way|description|to say)
          (did|have) i (miss|missed|forget|forgotten|left out|leave out|overlook) (anything|something)
          is it (right|correct|fair) (that|to say)
          you mean _8 ~ (right|correct|yes) $
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    if (moment.customerBefore().isEmpty()) {
      return List.of();
    }
    var found = new ArrayList<Match>();
    for (Match match : CHECKS.in(moment.now())) {
      boolean asked = match.sentence().ending() == Sentence.Ending.QUESTION;
      boolean fits =
          switch (match.tag()) {
            case "declared" -> asked;
            case "tag" -> asked && (isOfYou(match) || opensWithSo(match));
            default -> true;
          };
      if (fits && !match.isQuoted()) {
        found.add(match);
      }
    }
    return Marks.finding(moment, LIKELY, found);
  }

  private static boolean opensWithSo(Match match) {
    return match.from() - match.sentence().from() > 3
        && match.in().words().get(match.sentence().from()).norm().equals("so");
  }

  /// "You paid twice, right?" checks a statement about the customer; "all right?" checks nothing.
  private static boolean isOfYou(Match match) {
    var sentence = match.sentence();
    if (match.from() - sentence.from() < 3) {
      return false;
    }
    for (int i = sentence.from(); i < match.from(); i++) {
      String norm = match.in().words().get(i).norm();
      if (i == match.from() - 1 && (norm.equals("all") || norm.equals("that"))) {
        return false;
      }
      if (norm.equals("you") || norm.equals("your")) {
        return true;
      }
    }
    return false;
  }
}
