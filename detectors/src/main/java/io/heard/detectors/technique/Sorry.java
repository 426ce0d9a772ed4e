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
          lost (your|my|his|her|our|their|the) (<kin>|job|home|house|baby|hearing|sight|partner)
          have lost (him|her|them)
          (in|into|to|from) (the)? (hospital|intensive care|hospice)
          (laid off|made redundant|lost my job|lost his job|lost her job|let go|been fired)
          (he|she) (died|passed|fell|had (a|to)|went through|is gone)
          (broke|broken|fractured) (my|your|his|her) (leg|arm|hip|wrist|ankle|foot|back|neck)
          (eye clinic|macula|tumor|tumour|biopsy|intensive care|palliative|parkinsons|alzheimers|migraine|broke her hip|pneumonia)
          house (fire|burned|burnt)
          for (him|her|them) (and|too|both)
          (deceased|probate|executor|buried|burial|cremated|memorial service|next of kin|stillbirth|bereave*|dialysis|transplant|seizure|seizures|relapse|relapsed|heart surgery|care home|nursing home|on oxygen|a and e|miscarri*)
          (he|she|they|mum|mom|dad|nan|gran) (did not|has not) (make it|made it)
          late (husband|wife|mother|father|mum|mom|dad|brother|sister|son|daughter|partner)
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
          you (have|had)? (just)? (dropped|spilled|spilt|cracked|smashed|misplaced|mislaid|fell|tripped|crashed|locked yourself)
          (been|were|are|got) (robbed|burgled|mugged|scammed|hacked|unwell|ill|poorly|under the weather|laid off|dumped|snowed in)
          lost (your|the) (keys|wallet|purse|card|job|home|ring|passport|cat|dog)
          (your|the) _2 (was|were|got|is|are|has been|have been) (stolen|robbed|burgled|flooded|vandalised|vandalized|broken into|damaged by the (storm|flood|fire))
          (break in|burglary|robbery|theft|flood|flooding|storm|hurricane|car crash|identity theft|flu|bad luck|bad day|rough (day|week|time|year|patch)|tough (day|week|year)|divorce|breakup)
          """);

  /// What the speaker's own side did wrong.
  private static final Phrases CONFESSIONS =
      Phrases.of(
          """
          <!because ~ (and|so)? (i|we) (just|really|clearly)? (had (it|that|this) wrong|got (it|that|this|the _1) wrong|misread|misunderstood|mixed|missed|forgot|overlooked|messed|read (right)? past|promised|should have|should not have|never should|spoke too|assumed|jumped|never told|never asked|sent you|overdid|failed|let you down|did not (read|listen|check|tell|call|answer|pass))
          (i|we) (had|have) no business
          (i|we) (just|really|completely|went and)? (cut you|interrupted|talked (right|straight)? over|spoke (right|straight)? over|sailed|skipped|rushed|hurried|ignored|misheard|muddled|overcharged|double|mislaid|dropped your|pushed (you)? too|went (right|straight)? (past|over)|jumped|lectured|snapped)
          (we|i) (just)? (sent|gave|told|put|charged|took|lost|broke|left|kept|opened|booked|entered|typed|called|wrote|delivered|cancelled|closed|billed|deleted|sold|used|added) (you|your|it|that|the|a|an|in|three|two|four|wrong|<number>) :: beside
          (that|this|it) (was|is) (a|an|too|so|very|really|just)? (daft|rude|careless|silly|pushy|thoughtless|clumsy|unfair|uncalled|unkind|wrong|out of (place|line|order)|no way|not on|not right|not fair|not ok|poor|sloppy|badly) :: beside
          too (much|many|pushy|quick|fast|long|blunt|hasty) :: beside
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
          "past",
          "anxiety",
          "anxious",
          "scared",
          "scare",
          "scary",
          "pain",
          "anger",
          "irritation",
          "irritated",
          "discomfort",
          "uncomfortable",
          "hurt",
          "stressful",
          "exhausted",
          "exhausting",
          "overwhelmed",
          "overwhelming",
          "stuck",
          "difficult",
          "horrible",
          "dreadful",
          "lonely",
          "nervous",
          "aggravation",
          "headache",
          "headaches",
          "mess",
          "nuisance",
          "unhappiness",
          "unsettling",
          "alarmed",
          "alarming",
          "worrying",
          "concerned",
          "concerning",
          "inconvenient",
          "emotional",
          "emotions",
          "struggle",
          "struggling");

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
      Set.of(
          "say",
          "tell",
          "inform",
          "report",
          "advise",
          "but",
          "bother",
          "trouble",
          "ask",
          "disturb",
          "interrupt",
          "rush",
          "hurry",
          "chase",
          "pester",
          "nag",
          "intrude",
          "butt",
          "jump");

  /// With one of these before it the sorry is somebody else's, or no sorry at all: "he is sorry",
  /// "better safe than sorry".
  private static final Set<String> OF_OTHERS =
      Set.of(
          "is", "was", "be", "been", "being", "feel", "feels", "felt", "feeling", "than", "a",
          "the", "seem", "seems", "seemed", "sounds", "sounded", "looks", "looked", "said", "says",
          "say", "saying");

  /// A sorry that only asks to hear it again, or corrects what was just said.
  private static final Phrases FILLERS =
      Phrases.of(
          """
          sorry (i|we) (did not|could not|can not|do not|missed|lost) (quite|really|just|all)? (catch|hear|get|follow|understand|make|that|what|you|the last)
          sorry (i|we) (mean|meant)
          ^ sorry (the|on|at) _2 $
          sorry (say|come|go) (that|it|again|back|over)
          sorry (no|yes|not|make that|rather|correction|where (was|were)|you (said|were saying|are breaking)|one (moment|second|sec)|just (a|one) (moment|second|sec)|(can|could|would|may) (you|i))
          """);

  private static final Set<String> STRENGTH =
      Set.of(
          "so",
          "very",
          "really",
          "truly",
          "terribly",
          "awfully",
          "deeply",
          "most",
          "just",
          "sincerely",
          "genuinely",
          "extremely",
          "not");

  private static final Set<String> SELF = Set.of("i", "we", "my", "our", "please");

  private static final Set<String> POINTERS =
      Set.of("that", "this", "it", "them", "doing", "those");

  /// What tells that the sentence before says what went wrong.
  private static final Phrases WRONG =
      Phrases.of(
          """
          (was|were|did|has|have|had|should|is|are|been|does) (not|never|no)
          (should|could) have
          (late|wrong|wrongly|missing|missed|broken|broke|delayed|failed|lost|damaged|forgot|forgotten|mistake|error|mix up|twice|nobody|no one|too (long|late|slow|early)|out of date|overcharged|unanswered|cancelled|wasted)
          """);

  /// Of so many turns of the customer a loss is still in the room.
  private static final int MOURNED_TURNS = 6;

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
    List<Match> fillers = FILLERS.in(in);
    for (Match match : anchors) {
      if (match.isQuoted() || match.isNegated() || pardon(in, match, fillers)) {
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
  private static boolean pardon(Utterance in, Match match, List<Match> fillers) {
    Sentence sentence = match.sentence();
    if (sentence.ending() == Sentence.Ending.QUESTION && sentence.to() - match.from() <= 2) {
      return true;
    }
    List<Word> words = in.words();
    int at = match.to();
    if (at + 1 < sentence.to()
        && words.get(at).norm().equals("to")
        && (NEWS.contains(words.get(at + 1).norm()) || seesGo(words, at, sentence.to()))) {
      return true;
    }
    return isOfOthers(words, sentence, match) || isFiller(words, sentence, match, fillers);
  }

  /// "Sorry to see you go".
  private static boolean seesGo(List<Word> words, int at, int to) {
    return at + 3 < to
        && words.get(at + 1).norm().equals("see")
        && words.get(at + 3).norm().startsWith("go");
  }

  private static boolean isOfOthers(List<Word> words, Sentence sentence, Match match) {
    int before = match.from() - 1;
    while (before > sentence.from() && STRENGTH.contains(words.get(before).norm())) {
      before--;
    }
    if (before < sentence.from()
        || words.get(before).clause() != words.get(match.from()).clause()) {
      return false;
    }
    String word = words.get(before).norm();
    if (word.equals("are") && before > sentence.from()) {
      return !words.get(before - 1).norm().equals("we");
    }
    return OF_OTHERS.contains(word);
  }

  /// "Sorry, which floor?" asks to hear it again, and "the ninth, sorry, the tenth" corrects: a
  /// single word that stands alone, before a question or inside a sentence that is not about the
  /// speaker.
  private static boolean isFiller(
      List<Word> words, Sentence sentence, Match match, List<Match> fillers) {
    if (fillers.stream().anyMatch(m -> m.from() >= match.from() && m.from() < match.to())) {
      return true;
    }
    if (match.to() - match.from() > 1
        || !words.get(match.from()).norm().equals("sorry")
        || match.to() >= sentence.to()) {
      return false;
    }
    Word next = words.get(match.to());
    boolean alone = next.clause() != words.get(match.from()).clause();
    if (sentence.ending() == Sentence.Ending.QUESTION
        && (alone || !LINKS.contains(next.norm()) || next.norm().equals("you"))) {
      return true;
    }
    return alone
        && match.from() > sentence.from()
        && words.get(match.from() - 1).clause() != words.get(match.from()).clause()
        && !SELF.contains(next.norm())
        && !POINTERS.contains(next.norm());
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
    if (!named && (confessed(in, match) || isTold(in, match, to))) {
      named = true;
      own = true;
    }
    int end = Math.min(to, match.to() + 7);
    if (!named && !own && lossTold(moment, losses, isWhole(match, to))) {
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

  /// Whether the same sentence or one beside it tells what the speaker's own side did.
  private static boolean confessed(Utterance in, Match match) {
    for (Match confession : CONFESSIONS.in(in)) {
      int apart =
          in.words().get(match.from()).sentence() - in.words().get(confession.from()).sentence();
      boolean near =
          confession.tag().equals("beside")
              ? apart == 0
              : apart == 0 || apart == 1 || apart == -1 && match.to() == match.sentence().to();
      if (near && !confession.isNegated()) {
        return true;
      }
    }
    return false;
  }

  /// Whether "sorry for that" points to what stands before it: at least two words of content in the
  /// same sentence, or the sentence before when it says that something went wrong.
  private static boolean isTold(Utterance in, Match match, int to) {
    if (to == match.to() || !POINTERS.contains(in.words().get(to - 1).norm())) {
      return false;
    }
    Sentence sentence = match.sentence();
    int content = 0;
    for (int i = sentence.from(); i < match.from(); i++) {
      Word word = in.words().get(i);
      if (!word.stem().isEmpty() && !EMPTY.contains(word.norm()) && !Names.isName(in, i)) {
        content++;
      }
    }
    if (content >= 2) {
      return true;
    }
    if (sentence.from() == 0) {
      return false;
    }
    Sentence before = in.sentenceOf(sentence.from() - 1);
    return before.ending() != Sentence.Ending.QUESTION
        && before.words() > 3
        && WRONG.in(in).stream().anyMatch(m -> m.from() >= before.from() && m.to() <= before.to());
  }

  /// "I'm so sorry" and no more; a short "sorry" or "I beg your pardon" is for something small.
  private static boolean isWhole(Match match, int to) {
    return to == match.to() && match.to() - match.from() > 1 && match.tag().isEmpty();
  }

  /// Whether a loss was told: in this turn or the last message, and for a sorry that stands alone
  /// also some turns ago.
  private static boolean lossTold(Moment moment, List<Match> here, boolean alone) {
    if (!here.isEmpty()) {
      return true;
    }
    List<Utterance> told = moment.customerBefore();
    for (Utterance earlier :
        alone
            ? told.subList(0, Math.min(MOURNED_TURNS, told.size()))
            : moment.lastRunOfOtherSide()) {
      if (!LOSSES.in(earlier).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
