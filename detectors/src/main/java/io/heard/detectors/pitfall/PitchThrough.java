package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.detectors.Selling;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Set;

/// Hears an agent go on with script or pitch after a disclosure or an objection.
@AutoService(Detector.class)
@About(
    code = "pitch-through",
    kind = Kind.PITFALL,
    title = "Pitches on",
    listensTo = Listens.CUSTOMER)
public final class PitchThrough implements Detector {
  private static final Set<String> SHOWN = Set.of("objection", "disclosure", "sadness");
  private static final Set<String> PITCHES = Set.of("feature-dump", "pressure");
  private static final Set<String> OBJECTION = Set.of("objection");
  private static final Set<String> PROMISES = Set.of("overpromise");
  private static final int CURT_WORDS = 3;

  private static final Set<String> TAKEN_UP =
      Set.of(
          "tailored-offer",
          "open-question",
          "paraphrase",
          "validate-feeling",
          "label-feeling",
          "confirm-understanding",
          "empathy-reset",
          "check-timing");

  private static final Phrases PITCH =
      Phrases.of(
          """
          ware = system|systems|platform|suite|plan|plans|package|packages|software|app|product|products|service|membership|cover|policy|cards|card|module|modules|solution|panels|battery|trainers|team|course|training|bundle|warranty|range|phone|model|tool|customers|partners|clients|trial|fleet platform|offer|prices
          our (new|latest|premium|platinum|gold|full|own|other|<number>)? <ware> (also|all|even|just|actually|really)? (has|have|is|are|includes|include|comes|come|does|do|can|will|got|offers|gives|starts|works|saves|let us|covers|uses|report|save|love|get|see)
          (we|there is|it|you) (also|even) (do|have|has|offer|offers|get|got|includes|include|comes|throw)
          (also|even) (includes|comes with|has|have|includes)
          (did i mention|i should mention|let me tell you|the (great|good|best|nice|beauty) (thing|part|news|bit) (is|about|here|with)|so the good news|what (is great|you get)|the thing is)
          (deposit|fee|price|membership|starter fee) (is|starts|would be|only|just) (only|just)? (at|from)? (<money>|<number>|half price|fully)
          (<number>|<money>) (a month|per month|percent off|percent discount|months free)
          (special|exclusive|loyalty|early bird|half price|discount|promotion|fully refundable|free trial|free handsets|no obligation|money back)
          (you will|you would|you are going to) (earn|save|make|cut|double|love|never)
          (that is|which is) (exactly|precisely|just)? why (you|people|our|we|it|customers)
          (shall|can|should|may|will|could) (we|i) (just)? (do|set up|book|get|take|send|put|sign|start|arrange|schedule) (the|a|you|your|it) _2 (direct debit|demo|contract|sort code|card|slot|appointment|signed|started|trial|quote|in|deposit|details|down)
          (which|what) (package|plan|colour|color|size|model|day|date|tier|option) (would|do|shall|suits|works)
          (sign|order|buy|upgrade|join|subscribe|commit) (up)? (now|today|by|before|this)
          (as i was saying|so anyway|moving on|where was i)
          (so|ok|right|great|cool|perfect|exactly|excellent|lovely|well) _2 (our|the) <ware>
          (never mind|do not worry about) that
          (neighbours|neighbors|colleague|wife|husband|landlords|landlord) (can|could|will|never|always)
          (seats|places|spots|units) left
          (<number>|<money>) (sensors|cameras|integrations|currencies|classes|gigs|gb|megs|languages|modules|channels)
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    return Reply.ended(moment).map(reply -> about(reply, moment)).orElse(List.of());
  }

  @Override
  public List<Finding> close(Moment moment) {
    return Reply.last(moment).map(reply -> about(reply, moment)).orElse(List.of());
  }

  /// Whether the customer has just disclosed or objected; a curt answer since then changes nothing.
  private static boolean shown(Reply reply, Moment moment) {
    if (reply.customerShowed(moment, SHOWN)) {
      return true;
    }
    int words = reply.customer().stream().mapToInt(turn -> turn.words().size()).sum();
    if (reply.customer().isEmpty() || words > CURT_WORDS) {
      return false;
    }
    int at = reply.customer().getFirst().turn().index();
    for (int i = at - 1; i >= 0 && i >= at - 2; i--) {
      if (moment.heard(i, SHOWN)) {
        return true;
      }
    }
    return false;
  }

  private static List<Finding> about(Reply reply, Moment moment) {
    if (!shown(reply, moment) || reply.agentDid(moment, TAKEN_UP) || !Selling.upTo(moment)) {
      return List.of();
    }
    for (Utterance turn : reply.agent()) {
      for (Match match : PITCH.in(turn)) {
        if (!match.isQuoted()) {
          return List.of(Finding.quoting(turn.turn().index(), LIKELY, match.span()));
        }
      }
    }
    for (Utterance turn : reply.agent()) {
      int at = turn.turn().index();
      if (moment.heard(at, PITCHES)
          || (moment.heard(at, PROMISES) && reply.customerShowed(moment, OBJECTION))) {
        int to = Math.min(turn.words().size(), 8);
        return List.of(Finding.quoting(turn.turn().index(), LIKELY, turn.span(0, to)));
      }
    }
    return List.of();
  }
}
