package io.heard.detectors.technique;

import io.heard.conversation.Span;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The ways of saying sorry, told apart by what follows the word: nothing, a fault or an experience
/// that is named, or a loss that is nobody's fault here.
final class Sorry {
  /// What a "sorry" is.
  enum Sort {
    /// It names nothing.
    GENERIC,
    /// It names what for.
    SPECIFIC,
    /// It is for a loss or a hardship.
    CONDOLENCE
  }

  /// One "sorry".
  ///
  /// @param fault whether it takes the fault on the speaker's own side
  record Said(Span span, Sort sort, boolean fault) {}

  private static final Phrases ANCHORS =
      Phrases.of(
          """
          much = so|very|really|truly|terribly|awfully|extremely|sincerely|deeply|dreadfully|genuinely|most|incredibly|just|also|again|both|do|would like to|would also like to|must|can only|want to|wish to|do want to|do sincerely|do truly
          (i|we) (am|are) <much>? <much>? sorry
          <!say <!said <!saying <!feel <!felt <much>? sorry !state !sight !excuse !looking
          ~ (and|so|but|please|again)? <much>? <much>? (apologize|apologizing)
          (i|we) <much>? <much>? (apologize|apologizing)
          (our|my|many|sincere|sincerest|deepest|humble|please accept|please pass on|full)? (our|my|sincere|sincerest|deepest|humble)? (<!(his|her|their|your|an|the|forthcoming|no|any|owe|owes|for|accept) (apologies|apology))
          ~ (so|oh)? (my|our) (mistake|bad|error) ; :: fault
          beg your pardon :: plain
          (forgive|pardon|excuse) (me|us) (for|that|if)? :: fault
          (that|it|this) (is|was) (entirely|completely|all|totally)? (my|our) (mistake|fault|error|bad|doing) :: fault
          (we|i) (have)? (really|clearly|badly|simply)? (let you down|messed up|got (this|that|it) wrong|dropped the ball|fell short|slipped up|failed you|mixed (it|that|this) up) :: named
          (we|i) should (have|not have|never have) (told|called|written|checked|let you|sent|listened|read|asked|answered|said|got|done|caught|noticed|warned|explained|replied|rung|spotted|made|given you|been (clearer|quicker|there|more careful)) :: named
          """);

  private static final Phrases LOSSES =
      Phrases.of(
          """
          gone = died|passed|passed away|dead|dying|ill|sick|unwell|poorly|hospital|injured|hurt|gone|lost|fell|broke|cancer|stroke|diagnosed|surgery|operation|suffering
          passed away
          (your|the|a|my|our|his|her|their) (sad|great|terrible|recent|tragic)? (loss|bereavement|miscarriage|illness|diagnosis|surgery|operation|accident|divorce|injury|redundancy) !of (your|the|a)?
          loss of (your|my|a|his|her) <kin>
          (death|passing|funeral) of
          (funeral|bereaved|widow|widowed|chemo|chemotherapy|cancer|miscarried|miscarriage|stillborn|hospice|leukemia|dementia|terminal|heart attack)
          (your|my|our|his|her|the) (late|poor|dear|elderly|little|old|own)? (<kin>|colleague|neighbor|neighbour|mate|partner|grandson|granddaughter|father in law|mother in law|brother in law|sister in law) _4 <gone>
          (about|losing) (the|your) (job|house|baby|news of)
          (about|for|on) (your|his|her|their) (late|poor|dear|little)? (<kin>|colleague|grandson|granddaughter|mate|neighbour|neighbor|eyes|back|leg|job|house|fall|accident|health|injury|diagnosis|operation)
          (he|she|they|you) (is|are|was|were|has|have|had) (so|been|very|not)? (ill|sick|unwell|poorly|injured|in hospital|not well|dying|passed|gone|died|hurt|diagnosed|taken ill|let go|made redundant|laid off|going through (that|this|such)|lost (him|her|them))
          lost (your|my|his|her|our|their) (<kin>|job|home|house|baby|hearing|sight|partner)
          have lost (him|her|them)
          (in|into|to|from) (the)? (hospital|intensive care|hospice)
          (laid off|made redundant|lost my job|lost his job|lost her job|let go|been fired)
          (he|she) (died|passed|fell|had (a|to)|went through|is gone)
          (broke|broken|fractured) (my|your|his|her) (leg|arm|hip|wrist|ankle|foot|back|neck)
          (eye clinic|macula|tumor|tumour|biopsy|intensive care|palliative|parkinsons|alzheimers|migraine|broke her hip|pneumonia)
          house (fire|burned|burnt)
          for (him|her|them) (and|too|both)
          """);

  /// A hardship of the customer's life, where the "sorry" itself names it.
  private static final Phrases HARDSHIPS =
      Phrases.of(
          """
          (struggling|suffering|struggle|suffer) (with|from|so|through)
          (depression|depressed|lonely|loneliness|heartbroken|bummed|traumatic|breakup|break up|breaking point|freaking out|plight|be alone|all alone|so alone|unfair and|bullied|abusive)
          (your|you) (loss|breakup|divorce|plight|bummed)
          (your|his|her) (parents|friends|friend|boyfriend|girlfriend|partner|husband|wife|roommate|online friends|family|boss|coworkers) (are|is|have|has|did|do|does|had|were|was)
          (you and|both you) _2 (fiance|fiancee|family|girlfriend|boyfriend|partner|wife|husband)
          get relief
          """);

  /// What the speaker's own side did wrong.
  private static final Phrases CONFESSIONS =
      Phrases.of(
          """
          <!because ~ (and|so)? (i|we) (just|really|clearly)? (had (it|that|this) wrong|got (it|that|this|the _1) wrong|misread|misunderstood|mixed|missed|forgot|overlooked|messed|read (right)? past|promised|should have|should not have|never should|spoke too|assumed|jumped|never told|never asked|sent you|overdid|failed|let you down|did not (read|listen|check|tell|call|answer|pass))
          (i|we) (had|have) no business
          (my|our) (colleague|technician|driver|agent|team|system) (ruined|missed|forgot|failed|lost|broke|damaged|gave you|told you the wrong)
          """);

  private static final Phrases CONDOLENCES =
      Phrases.of(
          """
          (my|our|sincere|deepest|heartfelt)? (sincere|deepest|heartfelt)? (condolences|sympathies)
          (our|my|deepest|heartfelt|have our|have my) (deepest|sincere|heartfelt|full) sympathy
          (thoughts|prayers|heart|hearts) (are|is|go|goes) (out|with) (to|you|your)
          (i|we)? (wish|wishing) (you|him|her|them|your _2) (a|all) (speedy|quick|full|good|swift|quiet|the best) recovery
          get well soon
          (i|we)? (hope|hoping) (he|she|they|your <kin>) (is|are|feel|feels|will|get|gets|make|makes|recover|recovers|mend|mends) (feel|be|get|a|on)? (better soon|well soon|better|well again|well|recover|recovers|full recovery|speedy recovery|quick recovery|the mend|soon) !with
          (that|this) is (hard|sad|terrible|awful|heartbreaking|devastating) news
          (what|that) (a|is) (terrible|awful|dreadful|huge|great|sad) loss
          rotten luck
          """);

  /// Nouns, verbs and adverbs that name nothing of the case.
  private static final Set<String> EMPTY =
      Set.of(
          "happen",
          "happened",
          "happening",
          "happens",
          "experience",
          "experienced",
          "experiencing",
          "experiences",
          "inconvenience",
          "inconveniences",
          "inconvenienced",
          "trouble",
          "troubles",
          "caused",
          "cause",
          "causes",
          "causing",
          "feel",
          "feels",
          "feeling",
          "felt",
          "way",
          "hear",
          "deal",
          "dealing",
          "frustration",
          "frustrations",
          "frustrating",
          "frustrated",
          "issue",
          "issues",
          "problem",
          "problems",
          "occur",
          "occurred",
          "occurring",
          "face",
          "faced",
          "facing",
          "encountered",
          "encountering",
          "hassle",
          "unpleasant",
          "bad",
          "poor",
          "negative",
          "upset",
          "upsetting",
          "may",
          "might",
          "today",
          "currently",
          "moment",
          "further",
          "through",
          "gone",
          "been",
          "time",
          "times",
          "having",
          "had",
          "have",
          "going",
          "go",
          "put",
          "come",
          "came",
          "great",
          "best",
          "less",
          "ideal",
          "case",
          "situation",
          "matter",
          "everything",
          "whole",
          "unfortunate",
          "disappointing",
          "disappointment",
          "disappointed",
          "distress",
          "stress",
          "worry",
          "annoyance",
          "really",
          "difficulty",
          "difficulties",
          "guys",
          "folks",
          "regards",
          "hope",
          "thanks",
          "concern",
          "concerns",
          "unhappy",
          "see",
          "read",
          "learn",
          "know",
          "find",
          "this",
          "that",
          "brought",
          "kindly",
          "hard",
          "rotten",
          "awful",
          "terrible",
          "tough",
          "sad",
          "thing",
          "news",
          "blue",
          "poorly",
          "confusion",
          "confusing",
          "angry",
          "furious",
          "annoyed",
          "annoying",
          "dissatisfied",
          "let",
          "down",
          "worried",
          "stressed",
          "received",
          "truly",
          "sincerely",
          "hello",
          "hi",
          "bother",
          "due",
          "incident",
          "circumstances",
          "past");

  private static final Set<String> LINKS =
      Set.of(
          "for",
          "about",
          "that",
          "to",
          "you",
          "your",
          "we",
          "our",
          "i",
          "my",
          "the",
          "it",
          "this",
          "if",
          "on",
          "of",
          "any",
          "some",
          "all",
          "as",
          "over",
          "regarding",
          "there",
          "he",
          "she",
          "they",
          "was",
          "not",
          "when",
          "because");
  private static final Set<String> ENDERS = Set.of("please", "kindly", "can");
  private static final Set<String> NEWS =
      Set.of("say", "tell", "inform", "report", "advise", "but");
  private static final Set<String> OWN = Set.of("we", "our", "i", "my", "us");

  private Sorry() {}

  /// Every "sorry" of the newest turn, in order.
  static List<Said> in(Moment moment) {
    Utterance in = moment.now();
    var found = new ArrayList<Said>();
    List<Match> anchors = ANCHORS.in(in);
    for (Match match : CONDOLENCES.in(in)) {
      if (!match.isQuoted()) {
        add(found, new Said(match.span(), Sort.CONDOLENCE, false));
      }
    }
    if (anchors.isEmpty()) {
      return found;
    }
    List<Match> losses = LOSSES.in(in);
    for (Match match : anchors) {
      if (match.isQuoted() || match.isNegated() || pardon(in, match)) {
        continue;
      }
      add(found, read(moment, in, match, losses));
    }
    return found;
  }

  private static void add(List<Said> found, Said said) {
    for (Said other : found) {
      if (other.span().overlaps(said.span())) {
        return;
      }
    }
    found.add(said);
  }

  /// "Sorry?" asks to hear it again; "sorry to say" only brings news.
  private static boolean pardon(Utterance in, Match match) {
    Sentence sentence = match.sentence();
    if (sentence.ending() == Sentence.Ending.QUESTION && sentence.to() - match.from() <= 2) {
      return true;
    }
    List<Word> words = in.words();
    int at = match.to();
    return at + 1 < sentence.to()
        && words.get(at).norm().equals("to")
        && NEWS.contains(words.get(at + 1).norm());
  }

  private static Said read(Moment moment, Utterance in, Match match, List<Match> losses) {
    Sentence sentence = match.sentence();
    List<Word> words = in.words();
    int to = end(words, sentence, match);
    boolean named = false;
    boolean own = match.tag().equals("fault") || match.tag().equals("named");
    for (int i = match.to(); i < to; i++) {
      Word word = words.get(i);
      named |=
          !word.stem().isEmpty() && !EMPTY.contains(word.norm()) && !isName(in, i, match.to(), to);
      own |= OWN.contains(word.norm());
    }
    for (Match loss : losses) {
      if (loss.from() >= match.to() - 1 && loss.to() <= to) {
        return new Said(in.span(match.from(), loss.to()), Sort.CONDOLENCE, false);
      }
    }
    if (!own || named) {
      for (Match hardship : HARDSHIPS.in(in)) {
        if (!match.tag().equals("named")
            && hardship.from() >= match.to() - 1
            && hardship.to() <= to) {
          return new Said(in.span(match.from(), hardship.to()), Sort.CONDOLENCE, false);
        }
      }
    }
    named |= match.tag().equals("named") || letDown(words, match.to(), to);
    if (!named && confessed(in, match)) {
      named = true;
      own = true;
    }
    int end = Math.min(to, match.to() + 7);
    if (!named && !own && lossTold(moment, losses)) {
      return new Said(in.span(match.from(), end), Sort.CONDOLENCE, false);
    }
    return new Said(in.span(match.from(), end), named ? Sort.SPECIFIC : Sort.GENERIC, own);
  }

  private static boolean letDown(List<Word> words, int from, int to) {
    for (int i = from; i < to - 2; i++) {
      if (words.get(i).norm().equals("let") && words.get(i + 2).norm().equals("down")) {
        return true;
      }
    }
    return false;
  }

  /// The end of what a "sorry" is about: its clause, or the next one when its own says nothing and
  /// the next goes on with what happened.
  private static int end(List<Word> words, Sentence sentence, Match match) {
    int at = match.to();
    if (at >= sentence.to()) {
      return at;
    }
    int clause = words.get(match.to() - 1).clause();
    if (words.get(at).clause() != clause) {
      String next = words.get(at).norm();
      boolean goesOn = next.equals("that") || next.equals("for") || next.equals("about");
      if (!goesOn) {
        return at;
      }
      clause = words.get(at).clause();
    } else if (words.get(at).norm().equals("to") && words.get(at - 1).norm().startsWith("apolog")) {
      return at;
    } else if (!LINKS.contains(words.get(at).norm()) && !words.get(at).norm().endsWith("ing")) {
      return at;
    }
    while (at < sentence.to()
        && words.get(at).clause() == clause
        && !ENDERS.contains(words.get(at).norm())) {
      at++;
    }
    return at;
  }

  /// Whether a word is the name of somebody spoken to: capitalised, first or last of what is said.
  private static boolean isName(Utterance in, int word, int from, int to) {
    return (word == from || word == to - 1 && EMPTY.contains(in.words().get(word - 1).norm()))
        && Character.isUpperCase(in.text().charAt(in.words().get(word).span().from()));
  }

  /// Whether the same sentence or the one before tells what the speaker's own side did.
  private static boolean confessed(Utterance in, Match match) {
    for (Match confession : CONFESSIONS.in(in)) {
      int apart =
          in.words().get(match.from()).sentence() - in.words().get(confession.from()).sentence();
      if ((apart == 0 || apart == 1) && !confession.isNegated()) {
        return true;
      }
    }
    return false;
  }

  private static boolean lossTold(Moment moment, List<Match> here) {
    if (!here.isEmpty()) {
      return true;
    }
    for (Utterance earlier : moment.lastRunOfOtherSide()) {
      if (!LOSSES.in(earlier).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
