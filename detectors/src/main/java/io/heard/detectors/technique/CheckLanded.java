package io.heard.detectors.technique;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hears an agent check that the customer feels answered or that the fix holds.
@AutoService(Detector.class)
@About(
    code = "check-landed",
    kind = Kind.TECHNIQUE,
    title = "Checks that it landed",
    listensTo = Listens.AGENT)
public final class CheckLanded implements Detector {
  private static final Phrases CHECKS =
      Phrases.of(
          """
          it = that|this|it|these|any of (that|this)|either|either of (these|those)|all (that|this)|what i (said|have said)
          aux = does|do|did|would|will|has|have|could
          <aux> <it> _? (help|helped|make (more|any|better)? sense|answer|answered|sound|work (better|for you|now|ok|this time|at your end)|worked|suit|clear (it|that|things|this)|clear up|solve|solved|sort|sorted|resolve|resolved|fix|fixed|seem (fair|ok|reasonable|right)|feel (ok|right|better|fair|doable|manageable)|meet|cover|come (closer|close)|settle|ease|set your mind|put your mind|do it|do the trick|do|sit|reassure|give you|leave you|bring|show (at|on|up)|work|take care) !if
          ^ <it>? (make sense|sound (good|ok|fair|reasonable|all right|alright|like a plan)|sounds (good|ok|fair)|all (clear|good|sorted|ok)|better now|any (clearer|better|good|luck)|ok (for|with) (you|that))
          how (does|do|would|did|is|are) <it> (sound|feel|look|sit|suit|seem|strike|land|work|do|go|be|going|fit|come across) !if
          is (that|this|it|everything|all) <very>? (ok|all right|alright|fine|clear|clearer|better|acceptable|good|settled|sorted|resolved|fixed|solved|working|up and running|back|running|doable|helpful|useful|any (better|clearer|use)|enough|closer) (now|for|with|again|on|at|so far|then)? !(to|if|or|slowly) :: fact
          (is|are) (everything|things|it|all|they) _2 (working|sorted|up and running|back up|back to normal|resolved|fixed|running|connected|all set|ok now|better now|as you hoped) (now|again|for you|on your end|at your end|properly|ok|correctly)? :: fact
          (are|were) you (ok|all right|alright|comfortable|happy|satisfied|at ease|easier|good) (with|about|now|then|going) !them !your !him !her _
          would you be (easier|happier|ok|happy|comfortable) (with|then|if|about)
          (were|have|did) (we|i) (able to|been able to|manage to|managed to)? (help|helped|answer|answered|resolve|resolved|solve|solved|cover|covered|address|addressed|explain|explained|leave|put|get you)
          (is|was) (there)? (anything|any part|any of (that|this)|something) _4 (unclear|not clear|badly|left out|missing|confusing|open|missed|wondering|unsure|doubt|puzzled|i missed|left|worrying you|put right|would want)
          (anything|something) (left|still|there|that is|in that) _4 (unclear|open|wondering|worrying|on the|you would like|you would want|put right|not clear|unsure)
          have i (answered|left|covered|missed|explained|made|put|addressed|cleared)
          did i (answer|leave|cover|miss|explain|make|put) _
          what (do|would) you (think|say|reckon|make of) (of|to|about)? (that|it|this)? $ :: after
          what do you reckon
          how do you feel about (that|this|it)
          ^ (is|are)? (everything|all|that|it) _? (clear|clearer|understood) $
          (is there|are there)? (anything|something) _3 still (bothering|worrying|bugging|unclear|open|troubling|puzzling) (you)?
          (just)? (want|wanted|wanting) to (check|make sure|see|ensure|confirm) (in|back|(if|that|whether|how)? (everything|it is|it has|all|things|this|the|we (were|have|could)|you (are|were|got|received|have)) _2)
          (checking|following|circling) (back|in|up) (with you|on|to see|and|in|regarding|with)? _
          (quick|short|follow up|courtesy) (follow up|followup|check|check in|checkup) to (check|see|make sure|ask)
          wanted to (check in|follow up|touch base)
          (hope|hoping) (that)? (everything|all|things) (is|are|went|got) _
          how (are|did|is|was) (you getting on|things|it|everything|that) (going|working|go|work out|turn out|holding up|looking) (with|since|so far|now|after|for you|at your end)
          how are you getting on with _
          how did (that|it) (go|work out|turn out)
          how did (it go|that go|you get on)
          (can|could) you (see|open|use|log in|access|hear|connect|read) _5 (now|ok|again|back|this time)
          does (everything|all) (look|seem|feel|work) _
          would <it> (help|suit|settle|work|do|be (any|of|ok|all right|alright|enough|fine|useful|better|easier)|ease|put) !(if|to)
          (could|might) <it> be something
          is <it> (what|sort of what|more like|closer|close|nearer) _3 (want|wanted|hoped|needed|need|looking for)
          everything _2 as you (hoped|wanted|expected)
          (ok|all right|alright|fine|good) (for|with) you $
          ^ (happy|comfortable|ok) with (that|this|it) $
          you (happy|comfortable|ok) with (that|this|it) $
          is it (working|fixed|sorted|back|better|any better) _ :: fact
          """);

  /// What a check may follow: something done, or told to do.
  private static final Set<String> DONE =
      Set.of("next-step", "take-ownership", "commitment", "offer-alternative", "reassure");

  private static final Set<String> STATED =
      Set.of(
          "just", "want", "wanted", "checking", "following", "circling", "quick", "hope", "hoping");

  /// A check asks; "I hope everything is fine" and "just checking in" ask without a question mark.
  @Override
  public List<Finding> detect(Moment moment) {
    var found = new ArrayList<Match>();
    for (Match match : CHECKS.in(moment.now())) {
      if (moment.turn() > 0
          && !match.isQuoted()
          && asks(match)
          && !opens(match)
          && !(match.tag().equals("fact") && isOfFact(moment, match))) {
        found.add(match);
      }
    }
    return Marks.finding(moment, LIKELY, found);
  }

  /// "What do you think?" checks what was said before it, and alone asks for an opinion.
  private static boolean opens(Match match) {
    return match.tag().equals("after") && match.sentence().from() == 0;
  }

  /// "Is it dripping or is it running?" asks for a fact; so does "is it running?" before anything
  /// was done about it.
  private static boolean isOfFact(Moment moment, Match match) {
    Sentence sentence = match.sentence();
    List<String> norms = match.in().norms(sentence.from(), sentence.to());
    if (norms.contains("or")) {
      return true;
    }
    return (norms.contains("running") || norms.contains("working") || norms.contains("back"))
        && !norms.contains("now")
        && moment.agentBefore().stream().noneMatch(turn -> moment.heard(turn.turn().index(), DONE))
        && Steps.in(moment.now()).isEmpty();
  }

  private static boolean asks(Match match) {
    if (match.sentence().ending() == Sentence.Ending.QUESTION) {
      return true;
    }
    String first = match.in().words().get(match.from()).norm();
    return STATED.contains(first) && match.in().turn().index() > 0 || asksUnmarked(match);
  }

  /// In chat and in transcripts the question mark is often left out.
  private static boolean asksUnmarked(Match match) {
    String first = match.in().words().get(match.from()).norm();
    return match.from() == match.sentence().from()
        && (first.equals("does")
            || first.equals("did")
            || first.equals("how")
            || first.equals("is"));
  }
}
