package io.heard.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Judges what a reply does with a question, by the shape of its sentences and the words that it
/// shares with the question. Whether an answer is true or good is not judged.
public final class Answers {
  /// What one reply does with one question.
  public enum Reply {
    /// It answers, well or badly; a refusal too.
    ANSWERS,
    /// It says that the answer was given elsewhere, in a mail or a private message.
    ELSEWHERE,
    /// It asks back, or asks for what is needed first.
    ASKS_BACK,
    /// It says something else.
    PASSES,
    /// It says nothing about the matter: it only greets, regrets, thanks or comforts.
    NOTHING
  }

  /// A sentence of so few words after a question is read as its answer: "Direct Message."
  private static final int SHORT_WORDS = 4;

  private static final Phrases SHAPES =
      Phrases.of(
          """
          (today|tomorrow|tonight|soon|shortly|immediately|yesterday|already|now|instantly|overnight|never|always|anytime) :: TIME
          (<weekday>|<month>|morning|afternoon|evening|noon|midnight|midday|weekend|weekends|daily|christmas|easter) :: TIME
          <number> (to|or|and|-)? <number>? (working|business|more|full|calendar|short)? (<unit>|o'clock|am|pm) :: TIME
          (next|this|each|every|same|first|last|a) (week|day|month|hour|minute|morning|thing|year) :: TIME
          (as soon as|straight away|right away|any time|at the moment|no date|no eta|no timeline|in due course) :: TIME
          (not|no) _2 (timeframe|time frame|timeline|eta|date) :: TIME
          (by|at|from|until|before|after|on) <number> :: TIME
          (<money>|<number>) :: AMOUNT
          (free|nothing|no charge|none|no cost|free of charge|no fee|pounds|dollars|euros|quid|grand|percent) :: AMOUNT
          (at|in|on|to|from|under|via|through|into|near|outside|inside|onto|with) (the|your|our|my|a|that|this)? _ :: PLACE
          (here|there|online|below|above|website|store|branch|link|page|depot|warehouse|gate|platform) :: PLACE
          (team|department|staff|manager|advisor|adviser|colleague|colleagues|engineer|engineers|specialist|office|supervisor|driver|courier|agent|name|customer relations|line|desk|support|he|she|they|mine|me|myself|provider|company|mister|mrs) :: PERSON
          i am _ :: PERSON
          (i|we) (will|would|am|are|do|can|have) :: PERSON
          (because|due to|caused|causes|reason|reasons|since|as it|as we|as the|as this|as that|as there|that is why|in order|which is why|owing to|result of|comes from|came from|depends on|in case|policy|required|requirement|means|meant|to avoid|to prevent|to keep|to protect|to make sure|to ensure|down to|after a|following a) :: REASON
          (failed|missing|broke|stuck|blocked|held|went|could be|may be|might be|it looks|it was|there was|there were|there is|there are|they were|somebody|someone|seems) :: ACCOUNT
          (you|they|customers) (just|only|simply|will|would)? (can|could|need|will|have|should|may|must|want) (to)? :: WAY
          <!(i|we|not|they) (go|visit|click|tap|select|press|open|call|use|try|check|make sure|contact|head|log|fill|follow|download|ring|bring|take|apply|complete|sign|enter|turn|switch|hold|unplug|remove|install|reinstall|update|restart|reset|delete|clear|choose|scroll|look|speak|write|return|drop|post|pop|ask|type|email|put|keep|run|set|connect|disconnect|plug|reply) :: WAY
          (by|via|through) (the|our|your|this|a|email|phone|calling|emailing|going|visiting|clicking|using|writing|filling|sending) :: WAY
          (i|we) (will|would|can|am going to|are going to|shall) :: WAY
          ~ (yes|no|of course|sure|absolutely|certainly|definitely|correct|exactly|indeed|afraid|unfortunately|sadly|right|never|always|not|probably|possibly|perhaps|that is right|true) :: YES
          (it|that|this|they|you|we|i|there|he|she) (does|do|is|are|will|would|can|could|should|may|must|did|was|were|has|have|had|am|might|need|want|come|comes|looks|seems) :: SAYS
          (i|we|they|she|he|you|somebody|someone|team|manager|engineer|colleague|it) (will|shall|have|am|are|has|is|would|can|could|may|just|did|got|put|sent|added|checked|asked|took|made) :: DEED
          (am|are|is|going) (going to|about to|on it|looking into|checking|calling|sending|putting|getting) :: DEED
          (done|sorted|cancelled|refunded|added|removed|fixed|sent|booked|escalated|raised|logged|transferring|reversed|credited|processed|submitted|forwarded|passed|arranged|noted|reported|changed|updated|resolved|on its way|on the way) :: DEED
          (let me|let us|allow me|of course|happy to|glad to|consider it|on it|right away|straight away|no problem|sure|absolutely|certainly|will do|can do|with pleasure|here is|here are|here you|leave it with|give me|bear with|one moment|hold on|hang on) :: DEED
          (unfortunately|afraid|can not|unable|not able|not possible|impossible|do not offer|not allowed|not permitted|not available|no longer|nice try|will not|would not|not something|against|do not have|does not|not eligible|only valid|primarily|not in a position|not authorized|not up to|decline) :: REFUSAL
          """);

  private static final Phrases ELSEWHERE =
      Phrases.of(
          """
          private = dm|dms|inbox|email|emails|mail|message|messages|pm
          (see|check|read|responded|replied|answered|reply|respond|replying|responding) (to|in|via|by|through|your|our|the|you)? (to|in|via|by|the|your|our)? (private|direct)? <private>
          (sent|emailed|messaged|dmed|dropped) you (a|an|the|our)? _2 <private>
          (followed|following) up _3 <private>
          """);

  private static final Phrases EMPTY =
      Phrases.of(
          """
          (sorry|apologies|apologize|regret)
          ^ (many|hi|hello|hey)? (thanks|thank you|cheers)
          ^ (great|awesome|perfect|excellent|hi|hello|hey|good morning|good afternoon|good evening|oh no|oh|got it|alright|i see|mm|hm) _1 $
          (we|i) (want|would love|would like|are here|am here|are happy|would be happy|definitely want) to (help|assist)
          (here|happy|glad|love|like) to help
          (let us know|let me know|feel free|reach out|reach us|do not hesitate|get in touch with us|anything else|rest assured)
          (i|we) (really|truly|completely|totally|fully|do|can|would)? (understand|appreciate|hear you|see|know|get) (that|how|your|why|the|it|this|where)?
          (dm|message|pm) (us|me|the|your)
          ^ (please|kindly|just)? (send|provide|share|give|shoot|drop|tell|confirm|supply) (us|me|with us|your|the|a|us with)
          (we|i) will need (a|some|your|more|the)
          (via|by|through|in) (dm|pm|private message|direct message)
          (your|the|this|these) (feedback|comments|concern|concerns|comment) (has|have|is|are|was|will|to|on|as|with)
          (pass|passed|record|noted|note|forward|take|log|share) (on|along|this|these|your|it)? _2 (feedback|comments|concern|concerns)
          (have a|enjoy) (great|good|nice|lovely|your|the)
          (i|we) (can|could)? (tell|sense|imagine|see|hear|feel) (you|how|that|your|a lot)
          (it|that|this|you) must (be|have been|feel|have felt|have left|weigh|worry)
          how (<bad-adjective>|<bad-feeling>|awful|dreadful|terrible|sad|stressful|you must)
          (sounds|seems|feels) (like|as if|as though|so|really|very|<bad-adjective>)
          (do not worry|no need to|calm down|cheer up|breathe|never mind|take that tone|not a big deal|no big deal|there is no call)
          (poor|bless|hug|sympathy|condolences|thoughts|prayers|heart breaks|breaks my heart|heartbreaking|shame|ouch|yikes|aww)
          (thanks|thank you) for (contacting|reaching|getting in touch|your patience|your message|writing|calling|bearing|letting|bringing)
          (is|are) (super|very|so|really|extremely)? important to us
          (we|i) (value|appreciate|care about|take) (your|you|this|all)
          that is the worst
          (our|an)? unreserved
          (everything|it) will (all)? be (fine|ok|alright|all right)
          (glad|happy|great|good) to hear
          (excited|delighted|thrilled|pleased)
          """);

  private static final Phrases ASKS_BACK =
      Phrases.of(
          """
          (please|kindly|could you|can you) _2 (dm|pm|message|send|provide|share|give|confirm|advise|let us know|tell|clarify|supply|shoot|email)
          (dm|pm|message) (us|me)
          (send|shoot|drop|give) (us|me) (a|an|your|the|over) _2 (dm|message|details|email|note|line|more)
          (will need|need) (a little|a bit|some|a few|your|the) _2 (info|information|details|number|name|more)
          """);

  /// What a sentence looks like.
  private enum Shape {
    TIME,
    AMOUNT,
    PLACE,
    PERSON,
    REASON,
    ACCOUNT,
    WAY,
    YES,
    SAYS,
    DEED,
    REFUSAL
  }

  private final Utterance reply;
  private final List<Looks> sentences;
  private final boolean elsewhere;

  /// One sentence of a reply.
  ///
  /// @param shapes what it looks like
  /// @param empty whether it mainly regrets, thanks or offers help
  /// @param back whether it asks for something
  /// @param elsewhere whether it says that the answer was given elsewhere
  private record Looks(Set<Shape> shapes, boolean empty, boolean back, boolean elsewhere) {}

  Answers(Utterance reply) {
    this.reply = reply;
    List<Match> shapes = SHAPES.in(reply);
    List<Match> empty = EMPTY.in(reply);
    List<Match> away = ELSEWHERE.in(reply);
    List<Match> backs = ASKS_BACK.in(reply);
    var looks = new ArrayList<Looks>();
    for (Sentence sentence : reply.sentences()) {
      looks.add(
          new Looks(
              shapes(shapes, sentence),
              stands(empty, sentence),
              stands(backs, sentence),
              stands(away, sentence)));
    }
    this.sentences = List.copyOf(looks);
    this.elsewhere = !away.isEmpty();
  }

  /// A reply, ready to be held against any number of questions.
  public static Answers in(Utterance reply) {
    return reply.answers();
  }

  /// What the reply does with a question that was asked before it.
  ///
  /// @param direct whether nothing else was asked or told between the two; a later reply answers
  ///   only when it speaks of the same matter
  public Reply to(Question question, boolean direct) {
    Set<String> asked = topic(question);
    boolean back = false;
    boolean substance = false;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = reply.sentences().get(i);
      Looks looks = sentences.get(i);
      if (sentence.ending() == Sentence.Ending.QUESTION || looks.back()) {
        back = true;
        continue;
      }
      if (isSignature(reply, sentence) || looks.elsewhere()) {
        continue;
      }
      boolean aside = looks.empty() && !turns(reply, sentence);
      substance |= !aside;
      if (aside
          ? answersAside(question.kind(), looks.shapes())
          : answers(question.kind(), reply, sentence, looks.shapes(), asked, direct && !back)) {
        return Reply.ANSWERS;
      }
    }
    if (elsewhere) {
      return Reply.ELSEWHERE;
    }
    if (back || reply.text().indexOf('?') >= 0) {
      return Reply.ASKS_BACK;
    }
    return substance ? Reply.PASSES : Reply.NOTHING;
  }

  /// Whether a sentence that mainly regrets, thanks or offers help answers all the same.
  private static boolean answersAside(Question.Kind kind, Set<Shape> shapes) {
    return switch (kind) {
      case WHEN -> shapes.contains(Shape.TIME);
      case WHY -> shapes.contains(Shape.REASON);
      case WHETHER, REQUEST, HOW_MUCH -> shapes.contains(Shape.REFUSAL);
      case WHERE, WHO, HOW, WHAT -> false;
    };
  }

  private static boolean answers(
      Question.Kind kind,
      Utterance reply,
      Sentence sentence,
      Set<Shape> shapes,
      Set<String> asked,
      boolean freely) {
    boolean shared = shares(reply, sentence, asked);
    boolean isShort = sentence.words() <= SHORT_WORDS && sentence.from() == 0;
    boolean related = freely || shared;
    return switch (kind) {
      case WHEN -> related && shapes.contains(Shape.TIME);
      case HOW_MUCH ->
          related && shapes.contains(Shape.AMOUNT) || shapes.contains(Shape.REFUSAL) && shared;
      case WHERE -> related && shapes.contains(Shape.PLACE) || links(reply, sentence);
      case WHO -> related && (shapes.contains(Shape.PERSON) || isShort);
      case WHY ->
          related && shapes.contains(Shape.REASON) || shapes.contains(Shape.ACCOUNT) && shared;
      case HOW -> related && shapes.contains(Shape.WAY) || links(reply, sentence);
      case WHAT, WHETHER -> related;
      case REQUEST ->
          freely && isShort
              || related
                  && (shapes.contains(Shape.DEED)
                      || shapes.contains(Shape.REFUSAL)
                      || shapes.contains(Shape.YES))
              || shared && (shapes.contains(Shape.WAY) || shapes.contains(Shape.SAYS));
    };
  }

  private static boolean links(Utterance reply, Sentence sentence) {
    return sentence.span().of(reply.text()).contains("http");
  }

  /// The stems of what was asked about: the question's own, or when it is too short to have any,
  /// its turn's.
  private static Set<String> topic(Question question) {
    Set<String> own = question.in().stems(question.from(), question.to());
    return own.isEmpty() ? question.in().stems() : own;
  }

  /// Whether a sentence speaks of what was asked about.
  private static boolean shares(Utterance reply, Sentence sentence, Set<String> asked) {
    for (int i = sentence.from(); i < sentence.to(); i++) {
      String stem = reply.words().get(i).stem();
      if (!stem.isEmpty() && asked.contains(stem)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a sentence goes on with a "but": what stands after it is what it says.
  private static boolean turns(Utterance reply, Sentence sentence) {
    for (Word word : reply.words().subList(sentence.from(), sentence.to())) {
      if (word.norm().equals("but") || word.norm().equals("however")) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(List<Match> matches, Sentence sentence) {
    for (Match match : matches) {
      if (match.from() >= sentence.from() && match.to() <= sentence.to()) {
        return true;
      }
    }
    return false;
  }

  private static Set<Shape> shapes(List<Match> matches, Sentence sentence) {
    var shapes = EnumSet.noneOf(Shape.class);
    for (Match match : matches) {
      if (match.from() >= sentence.from() && match.to() <= sentence.to()) {
        shapes.add(Shape.valueOf(match.tag()));
      }
    }
    return Collections.unmodifiableSet(shapes);
  }

  /// A name or initials after the last mark answer nothing, except where nothing else is said.
  private static boolean isSignature(Utterance reply, Sentence sentence) {
    return sentence.words() <= 2
        && sentence.to() == reply.words().size()
        && reply.sentences().size() > 1;
  }
}
