package io.heard.detectors.cue;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
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
import io.heard.text.Word;
import java.util.List;
import java.util.Set;

/// Hears a customer say that a reflection, a paraphrase or a check was right.
@AutoService(Detector.class)
@About(
    code = "confirms",
    kind = Kind.CUE,
    title = "Says it was right",
    listensTo = Listens.CUSTOMER)
public final class Confirms implements Detector {
  private static final Set<String> REFLECTS =
      Set.of("paraphrase", "confirm-understanding", "label-feeling");

  private static final Phrases STRONG =
      Phrases.of(
          """
          ^ (yes|oh|ok|well|ah|and|hm|haha|ha)? (in a nutshell|that in a nutshell|that in one|yes spot on|quite so|exactly|precisely|spot on|bang on|indeed|bingo|correct|pretty much|absolutely right|quite right|you got it|you have got it|totally right|nailed it|on the nose) (right|so|that|it)? (;|$)
          (that is|this is|it is|that was|you are|you have|that sums|that about) (exactly|pretty much|just|absolutely|basically|about|precisely|all|totally|spot|quite|the|got|sums|more or less|essentially)? (right|correct|exactly|it|it exactly|spot on|what i (mean|meant|said|want|need|am saying)|the (one|problem|issue|worry|thing|point|gist|size of it|heart of it|big one|part)|how (i|it) (feel|feels)|my (worry|concern|fear|point)|all of it|it in one|about it|what (i|he|she|we) (need|needs|needed|want|wanted)|how i (want|see) it|the case|true|got it|it up|accurate|a fair summary|the long and short of it) (;|$)
          (exactly that|exactly it|exactly right|that exactly|that is it exactly|sums it up|got it in one|you hit the nail|hit the nail on the head|you understood|you understand (it|me|correctly|exactly)|you read my mind|that is what i (mean|meant|am saying|said|am (worried|afraid) (of|about)))
          that is right
          """);

  private static final Phrases YES =
      Phrases.of(
          """
          ^ (oh|well|ok|ah|um|uh|hi|hm|erm)? (yes|correct|exactly|indeed|true|absolutely|definitely|of course|that is right|mhm|uh huh|mm hm|basically|totally|completely|in a way|kind of|sort of|i guess so|i suppose so|more or less|all of it|all of that) !(but|fine|please|thanks|thank|ok|sure|let|and|can|i (want|would|need))
          ^ (oh|well|ok|yes)? (it|that|you|they|i|we|he|she) (is|does|do|are|have|has|had|did|would|will|am|was|were|could) (exactly|completely|indeed|yes|rather|a bit|very much|as it happens)? (;|$)
          ^ (quite|everything|both|all of it|every bit|always|very|mostly|precisely that) $
          """);

  private static final Phrases CHECKS =
      Phrases.of(
          """
          (is that|is this|have i got that|did i get that|did i understand that|have i understood|do i have that|am i) (right|correct|correctly|about right|accurate|it|fair)
          (just)? to (confirm|clarify|check|recap|summarize|summarise|be sure|be clear|make sure|repeat)
          (let|can) (me|i) (just)? (confirm|check|make sure|recap|summarize|summarise|repeat|read|see if)
          (if i (understand|understood|hear|heard|am hearing|have got)|what i (hear|am hearing|heard)|i (hear|heard) (you|that)|so i understand|my understanding|as i understand)
          (sounds|seems|looks|feels) (like|as if|as though|to me)
          (it|that) (sounds|seems|must|feels)
          so (what)? (you|your|it|the|that|this|when|there|with|basically|if|in short|far|for you|today|both|we)
          (you|your) (are|were|want|need|said|mentioned|would (like|rather|prefer)|have been|feel|say|just want|do not want) _20 (right|correct|yes) $
          (in other words|i take it|i gather|i imagine|i guess|i assume|i sense|i see|i can (hear|see|imagine|tell))
          (right|correct|yes) $
          """);

  /// What turns a question into a check of what was said before it.
  private static final Phrases TAILS =
      Phrases.of(
          """
          (right|correct|correctly|accurate|fair|about it|sum it up|miss anything|missed anything|understood|understand|it like that|how it is|the size of it|is that it|true|close|sound right|the worry|the problem)
          (is|was|does|did|do|are|am|have|would) (it|that|this|i|you) not
          """);

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    List<Utterance> agent = moment.lastRunOfOtherSide();
    if (agent.isEmpty() || !moment.sameRunBefore().isEmpty()) {
      return List.of();
    }
    Utterance last = agent.getLast();
    boolean checked =
        (moment.heard(last.turn().index(), REFLECTS) || Cues.restates(last, CHECKS))
            && !Cues.asksAnew(last, TAILS);
    List<Match> strong = STRONG.in(now).stream().filter(Confirms::isAnswer).limit(1).toList();
    if (!strong.isEmpty() && (checked || !Cues.asked(moment))) {
      return Cues.finding(moment, LIKELY, strong);
    }
    if (!checked) {
      return List.of();
    }
    if (now.sentences().isEmpty()
        || now.sentences().getLast().ending() == Sentence.Ending.QUESTION) {
      return List.of();
    }
    return Cues.finding(
        moment, LIKELY, YES.in(now).stream().filter(Confirms::isAnswer).limit(1).toList());
  }

  private static boolean isAnswer(Match match) {
    var sentence = match.sentence();
    return match.isAsserted()
        && match.from() - sentence.from() <= 3
        && match.in().words().get(match.from()).sentence() <= 1
        && sentence.ending() != Sentence.Ending.QUESTION
        && !isContracted(match)
        && !objects(match);
  }

  /// A contraction cannot stand alone: "it's" is no answer where "it is" would be one.
  private static boolean isContracted(Match match) {
    int last = match.to() - 1;
    if (last <= match.from()) {
      return false;
    }
    var before = match.in().words().get(last - 1).span();
    return before.to() == match.in().words().get(last).span().from();
  }

  /// "Yes, but …" and "yes, although …" in the same sentence confirm nothing.
  private static boolean objects(Match match) {
    for (Word word : match.in().words().subList(match.to(), match.sentence().to())) {
      if (word.norm().equals("but") || word.norm().equals("although")) {
        return true;
      }
    }
    return false;
  }
}
