package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;

/// Hears an agent say what happens now or next: what the agent does, what the customer is to do, or
/// what will come.
@AutoService(Detector.class)
@About(
    code = "next-step",
    kind = Kind.TECHNIQUE,
    title = "Says what happens next",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class NextStep implements Detector {
  /// Closing courtesies, which promise nothing and ask nothing.
  private static final Phrases COURTESIES =
      Phrases.of(
          """
          (anything|something) (else|further|more)
          (if|should|when|whenever|unless) you (ever|do|should)? (have|need|want|require|experience|encounter|run into|come across|wish|would like) _2 (help|assistance|assist|more|any|further|other|anything|additional|us|support|questions|question|issues|concerns|problems|trouble)
          (if|should) (you|there) (be|are|is) (any|anything|further|more|other)
          (if|should) you have any
          (any|further|more|other|additional) (questions|question|concerns|queries|query)
          (if|should|when) you (still)? need (us|me|it|to)
          do not hesitate
          feel free to (message|contact|reach|tweet|dm|call|get|ask|write|let|give|shoot|drop|come) _6 (if|again|any time|anytime|back|should|whenever)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Match> courtesies = null;
    var evidence = new ArrayList<Evidence>();
    for (Match match : Steps.in(now)) {
      if (match.tag().equals("invite")) {
        courtesies = courtesies == null ? COURTESIES.in(now) : courtesies;
        if (inSentence(courtesies, match)) {
          continue;
        }
      }
      var quote = new Evidence.Quote(moment.turn(), match.span());
      if (evidence.stream()
          .noneMatch(e -> e instanceof Evidence.Quote q && q.span().overlaps(quote.span()))) {
        evidence.add(quote);
      }
    }
    return evidence.isEmpty()
        ? List.of()
        : List.of(new Finding(moment.turn(), LIKELY, evidence, Detail.NONE));
  }

  private static boolean inSentence(List<Match> matches, Match one) {
    for (Match match : matches) {
      if (match.sentence().equals(one.sentence())) {
        return true;
      }
    }
    return false;
  }
}
