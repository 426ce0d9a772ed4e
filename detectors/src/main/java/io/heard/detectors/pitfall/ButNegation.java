package io.heard.detectors.pitfall;

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
import io.heard.text.Utterance;
import java.util.List;
import java.util.Set;

/// Hears an agent give understanding and take it back with a "but".
@AutoService(Detector.class)
@About(
    code = "but-negation",
    kind = Kind.PITFALL,
    title = "“But” takes it back",
    listensTo = Listens.AGENT,
    earned = Confidence.SURE)
public final class ButNegation implements Detector {
  private static final Phrases UNDERSTANDS =
      Phrases.of(
          """
          surely = do|can|really|fully|totally|completely|absolutely|certainly|truly|quite|definitely|very much|of course|perfectly|entirely|genuinely|well|also|all|sure|would|could|both
          (i|we) <surely>? <surely>? (understand|understood|appreciate|see|hear|get|know (how|why|it is|that is|this is|it must|you are|you have been|you feel|you were|it feels)|realize|recognize|acknowledge|sympathize|sympathise|empathize|empathise|accept|respect|feel|imagine) !(that you would like to|correctly)
          (i|we) (am|are) (very|so|really|truly|terribly)? (sorry|sympathetic) (that)? you (feel|are|were|had|have|think|felt)
          (i|we) (am|are) sorry (for|about) (your|the) <feeling-noun>
          (feel|feeling) for you
          (that|this|it) (must be|must have been|sounds|is|was) <very>? <bad-adjective>
          (that|this|it) is <very>? (understandable|a shame|unfortunate|regrettable|fair|a difficult time)
          of course (it|that|this) is
          (your|the) (frustration|concern|anger|disappointment|feelings|worry|point|position|situation) (is|are) (<very>)? (understandable|understood|noted|valid|appreciated|heard)
          (fair enough|point taken|no offence|i am with you)
          (you have|you are) (a (good|fair|valid)? point|right to be|every right)
          """);

  private static final Set<String> TURNS =
      Set.of(
          "but",
          "however",
          "nevertheless",
          "nonetheless",
          "yet",
          "still",
          "unfortunately",
          "though");

  /// What after a "but" takes nothing back.
  private static final Phrases HELPS =
      Phrases.of(
          """
          (but|however|though|nevertheless|unfortunately) (i|we)? (also|really|truly|still)? (know|think|believe|feel|am sure|am confident|am certain|hope)? (that)? (you (will|can|are|have got) _1 (do|get|find|manage|overcome|come|be|make|strong|stronger|doing|through|succeed|survive|this|working|trying|committed|not alone)|(it|things|this|that) (will|does|do|can|gets|get|shall|too) _1 (better|easier|pass|improve|work|worth|worthwhile|get|be ok|be fine|be worth))
          (but|however|though) (do not|try not to|please do not|never|you should not|you must not) (beat|blame|give|be (so|too)? hard|let|lose|doubt|feel|forget|be ashamed|be afraid)
          (but|however|though) (i|we) (really|truly|do|also)? (appreciate|thank|was able|am glad|am proud|admire|commend)
          (but|however|though|nevertheless|unfortunately) (rest assured|do not worry|please|thankfully|luckily|fortunately|happily|the good news|here is|let me|let us|i can|we can|i will|we will|i am going|we are going|i have|we have|what i can|what we can|there is (another|something|one thing|a way|an option|a quicker|a faster|good news)|you can|you could !have|i would like|we would like|i want|we want|i would love|i promise|you are in|we are here|i am here|together|first|if you|to help|in the meantime|i am (happy|glad|checking|looking)|we are (working|checking|looking|happy)|not to worry|what (would|matters)|can (you|i|we)|could (you|i|we)|may i|would you|did you say)
          """);

  /// The customer's own two sides said back, or two facts, take nothing back.
  private static final Phrases PARAPHRASES =
      Phrases.of(
          """
          (what|so what) (i|we) (hear|see|understand|get) _
          so (i|we) (hear|see|understand)
          (i|we) (get the (impression|sense|feeling)|know it is on|understand you do not have)
          """);

  /// How far apart the two may stand: within a sentence, or at the head of the next.
  private static final int MOST_GAP_WORDS = 22;

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance turn = moment.now();
    for (Match match : UNDERSTANDS.in(turn)) {
      if (match.isNegated() || match.isQuoted() || match.isSupposed()) {
        continue;
      }
      int but = but(turn, match);
      if (but < 0) {
        continue;
      }
      boolean helps = HELPS.in(turn).stream().anyMatch(help -> help.from() == but);
      if (!helps
          && !PARAPHRASES.in(turn).stream()
              .anyMatch(p -> p.from() <= match.from() && match.from() < p.to())) {
        return List.of(moment.finding(LIKELY, turn.span(match.from(), but + 1)));
      }
    }
    return List.of();
  }

  private static int but(Utterance turn, Match match) {
    Sentence sentence = match.sentence();
    for (int i = match.to(); i < sentence.to() && i < match.to() + MOST_GAP_WORDS; i++) {
      String norm = turn.words().get(i).norm();
      boolean opens = turn.words().get(i).clause() != turn.words().get(i - 1).clause();
      if (norm.equals("but") || norm.equals("however") || (opens && norm.equals("unfortunately"))) {
        boolean not = norm.equals("but") && turn.words().get(i - 1).norm().equals("nothing");
        return not ? -1 : i;
      }
    }
    if (sentence.to() < turn.words().size()
        && turn.sentenceOf(sentence.to()).ending() != Sentence.Ending.QUESTION
        && TURNS.contains(turn.words().get(sentence.to()).norm())) {
      return sentence.to();
    }
    return -1;
  }
}
