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

  /// What sounds like an order or a plan, and moves nothing on: to wait, to breathe, to leave it
  /// be.
  private static final Phrases EMPTY =
      Phrases.of(
          """
          take (a|one) (minute|moment|second|breath|break|seat|deep breath)
          take (all|your|as much|as long|whatever)
          (hang|sit) tight ;
          (hold|hang) on ;
          (hold|hang) on a (second|moment|minute|sec)
          one (moment|second|minute) ;
          leave (it|that|them) (as|be|alone|there|out|where|;)
          (let us|then|please) leave the _
          leave the _ (a minute|for now|aside|alone)
          let us (put|set) _3 (aside|away)
          let us (turn|leave|forget|start again|start over|begin)
          will get there
          (will|shall) try ;
          (i am|we are) going to stop
          keep (us|me) (posted|updated|in the loop|informed)
          do keep (us|me)
          go (on|ahead) ;
          reply here if
          let (me|us) (just)? check (i|that i|we|if i) _2 (got|understood|have|understand)
          (be|being) (patient|brave|kind)
          give (him|her|them|the (little|wee) _) (a|my|our) _
          you would have _
          (will|would) look into (it|this) as soon as
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Match> courtesies = null;
    List<Match> empty = EMPTY.in(now);
    var evidence = new ArrayList<Evidence>();
    for (Match match : Steps.in(now)) {
      if (empty.stream().anyMatch(e -> e.from() < match.to() && match.from() < e.to())) {
        continue;
      }
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
