package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.conversation.Role;
import io.heard.signal.About;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Hears an agent name a feeling that the customer's words do not carry, or that they then correct.
@AutoService(Detector.class)
@About(
    code = "misread-feeling",
    kind = Kind.PITFALL,
    title = "Names the wrong feeling",
    listensTo = Listens.BOTH)
public final class MisreadFeeling implements Detector {
  /// An agent names a feeling.
  private static final Phrases NAMES =
      Phrases.of(
          """
          feel = angry|furious|mad|livid|upset|annoyed|frustrated|irritated|worried|anxious|nervous|scared|frightened|afraid|terrified|panicking|panicked|panicky|stressed|sad|heartbroken|devastated|disappointed|hurt|bitter|confused|ashamed|embarrassed|betrayed|jealous|hesitant|overwhelmed|lonely|desperate|excited|thrilled|happy|delighted|distressed|unhappy|concerned|outraged|cross|fed up|let down
          noun = anger|fury|worry|fear|fears|panic|anxiety|sadness|grief|confusion|frustration|disappointment|stress|distress|excitement|hesitation|bitterness|pain|upset|irritation|betrayal
          (you|you are|you sound|you seem|you feel|you must be|you must feel|you are feeling|you look|you may be|you might be|you were|are you|you have been) (<very>|obviously|clearly|all|feeling)? (feeling|feel|be|a bit|really)? <feel>
          (you|your wife|your husband) (must|may|might) have been <very>? <feel>
          how <very>? <feel> (you|that|this) (must|are|were|feel|is)
          (left|make|made|makes|making|leaves|have left|has left) you <very>? (feeling|feel)? <feel>
          (natural|normal|understandable|ok|alright|all right|fine|right) to (feel|be) <very>? <feel>
          (hear|sense|feel|see|understand|recognize|notice|appreciate|acknowledge|sorry for|sorry about|apologize for|know) _3 <noun>
          (so|very|really|super) (excited|thrilled|happy) (for you|you)
          """);

  /// A customer says that they do not feel so.
  private static final Phrases DENIES =
      Phrases.of(
          """
          feel = angry|furious|mad|livid|upset|annoyed|frustrated|irritated|worried|anxious|nervous|scared|frightened|afraid|terrified|panicking|panicked|panicky|stressed|sad|heartbroken|devastated|disappointed|hurt|bitter|confused|ashamed|embarrassed|betrayed|jealous|hesitant|overwhelmed|lonely|desperate|excited|thrilled|happy|delighted|distressed|unhappy|concerned|outraged|cross|fed up|let down|bothered|moaning|complaining
          noun = anger|worry|worries|fear|panic|anxiety|confusion|frustration|hard feelings|stress|drama|harm done|complaint|complaints|rush
          (i am|i was|we are|am|not) (not|never) (at all|really|actually|even|in the least|the least bit|exactly|that|so|particularly|remotely|a bit)? <feel>
          i (do not|did not) (feel|sound|seem)? <feel>
          (nobody|no one|who) (is|said|says) (i am|i was|anything about)? <feel>
          (~|^) no <noun>
          (no|not|without any) <noun>
          not <feel> (at all|or anything|just|lol|i am|by|about|with|but)
          <feel> is (a bit|a little|rather|too|quite)? (strong|much|the wrong word|not the word|far)
          """);

  /// "Betrayed? Good grief, no."
  private static final Phrases NO =
      Phrases.of(
          "(no|not really|hardly|good grief|what|huh|excuse me|i said|i literally|i did not)");

  private static final Phrases GLAD =
      Phrases.of(
          """
          ^ (oh|ah|well|ok)? (excellent|fabulous|brilliant|awesome|fantastic|great news|lovely|how lovely|how exciting|great to hear|so happy|so glad) !(question|point)
          (happy|thrilled|delighted) (to hear|for you)
          """);

  private static final Set<String> SAD = Set.of("sadness");

  /// Words of a naming phrase that name no feeling.
  private static final Set<String> NO_FEELING =
      Set.of(
          "must",
          "feel",
          "feeling",
          "have",
          "been",
          "sound",
          "seem",
          "very",
          "really",
          "your",
          "were",
          "hear",
          "sense",
          "with",
          "that",
          "this",
          "just",
          "know",
          "understand",
          "left",
          "made",
          "make",
          "natural",
          "sorry",
          "obviously",
          "clearly");

  /// Words that a customer may use for the same feeling.
  private static final Map<String, String> SAME =
      Map.of(
          "frightened",
          "scared",
          "afraid",
          "scared",
          "furious",
          "angry",
          "mad",
          "angry",
          "livid",
          "angry",
          "panicking",
          "panic",
          "panicked",
          "panic",
          "worried",
          "worry",
          "cross",
          "angry");

  @Override
  public List<Finding> detect(Moment moment) {
    return moment.now().turn().speaker().role() == Role.CUSTOMER
        ? Reply.ended(moment).map(reply -> corrected(reply, moment)).orElse(List.of())
        : named(moment);
  }

  /// What the customer's own words had ruled out already, or gladness at somebody's grief.
  private static List<Finding> named(Moment moment) {
    Optional<Reply> reply = Reply.last(moment);
    if (reply.isEmpty() || reply.get().customer().isEmpty()) {
      return List.of();
    }
    for (Match match : NAMES.in(moment.now())) {
      if (isOwn(match) && deniedBefore(match, moment)) {
        return List.of(moment.finding(LIKELY, match));
      }
    }
    if (reply.get().customerShowed(moment, SAD) && reply.get().intensity() >= 2) {
      return GLAD.first(moment.now()).map(m -> moment.finding(LIKELY, m)).stream().toList();
    }
    return List.of();
  }

  private static boolean isOwn(Match match) {
    return !match.isNegated() && !match.isQuoted() && !match.isSupposed();
  }

  private static boolean deniedBefore(Match match, Moment moment) {
    for (Utterance earlier : moment.customerBefore()) {
      for (Match denial : DENIES.in(earlier)) {
        if (same(match, denial)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Finding> corrected(Reply reply, Moment moment) {
    Utterance now = moment.now();
    for (Utterance turn : reply.agent()) {
      if (moment.heard(turn.turn().index(), Set.of("misread-feeling"))) {
        return List.of();
      }
      for (Match match : NAMES.in(turn)) {
        if (isOwn(match) && isDenied(match, now)) {
          return List.of(Finding.quoting(turn.turn().index(), LIKELY, match.span()));
        }
      }
    }
    return List.of();
  }

  private static boolean isDenied(Match match, Utterance now) {
    for (Match denial : DENIES.in(now)) {
      if (same(match, denial)) {
        return true;
      }
    }
    if (now.sentences().isEmpty()) {
      return false;
    }
    Sentence first = now.sentences().getFirst();
    boolean echoed = false;
    for (int i = first.from(); i < first.to(); i++) {
      echoed |= holds(match, now.words().get(i).norm());
    }
    boolean asked = first.ending() == Sentence.Ending.QUESTION && first.words() <= 4;
    return echoed && asked && NO.first(now).isPresent();
  }

  /// Whether a denial speaks of the feeling that was named.
  private static boolean same(Match named, Match denial) {
    for (String word : denial.in().norms(denial.from(), denial.to())) {
      if (holds(named, word) || word.equals("complaints") || word.equals("harm")) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Match named, String word) {
    String like = SAME.getOrDefault(word, word);
    for (String norm : named.in().norms(named.from(), named.to())) {
      if (norm.length() > 3
          && (norm.equals(word) || SAME.getOrDefault(norm, norm).equals(like))
          && isFeeling(norm)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFeeling(String norm) {
    return !NO_FEELING.contains(norm);
  }
}
