package io.heard.detectors.pitfall;

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
import java.util.List;
import java.util.Set;

/// Hears an agent go on about feeling where the customer is in urgent need, wants a plan, or asked
/// to get on.
@AutoService(Detector.class)
@About(
    code = "over-empathy",
    kind = Kind.PITFALL,
    title = "Too much about feeling",
    listensTo = Listens.CUSTOMER)
public final class OverEmpathy implements Detector {
  private static final Set<String> URGENT = Set.of("urgency");

  /// Talk of feeling, beyond a short acknowledgement.
  private static final Phrases FEELING =
      Phrases.of(
          """
          (must|would|can|could) (be|feel|have been|weigh|hurt) _2 (<bad-adjective>|<bad-feeling>|upon|heavily|on you|in pieces)
          (heart|hearts|heartbroken|heartbreaking|grief|grieve|grieving|sorrow|tears|wound|wounds|healing|heal|trauma|traumatic|traumatizing|anguish|ache|loneliness|lonely)
          (feel|feels|feeling|feelings|felt|emotion|emotions|emotional|overwhelm|overwhelmed|overwhelming)
          (fear|fears|worry|worries|worrying|worried|anxious|anxiety|stress|stressful|stressed|scared|frightened|frightening|shaken|scary|nerve racking|devastated|devastating|betrayed|betrayal|panic|panicking|distress|distressing|upset|upsetting|sad)
          (valid|natural|normal|ok|alright) (to feel|to be)
          (is|are) so (valid|special|precious|tender|hard|personal|stressful)
          (special|precious|tender) (day|days|time|times|moment|moments|things)
          (hold|holding) (that|this|space|you) (with|for)
          (breathe|take a (deep)? breath|weight from you|weigh|weighs|whirl|turmoil|rollercoaster)
          (i can|i can only|we can|i could) (only|really|just|hardly|truly)? (imagine|hear|sense|feel) (how|what|the|your)
          (nothing|no love) like (a|the) (parent|mother|father)
          (touch|touches|carry|never leave) us
          (sympathy|sympathies|condolences|thoughts and prayers|in our thoughts|thoughts are with)
          (mean|means) (so|a lot|the world) (much)?
          """);

  /// Words that are too big for a customer who shows no feeling.
  private static final Phrases STRONG =
      Phrases.of(
          "(devastated|heartbroken|heartbreaking|traumatic|trauma|betrayed|devastating|anguish|nightmare"
              + " ordeal|distraught|terrified|grieving)");

  /// Advice, an answer or a story of one's own: feeling is only what it is about.
  private static final Phrases ADVISES =
      Phrases.of(
          """
          (maybe|perhaps|apparently|for example|for instance|such as|one thing|it depends|up to you)
          (you|we|they|people|i) (could|should|might|may) (also|just|always|try|want|be|find|look|talk|take|feel better|benefit|need|go)
          (try|trying) (to|and|not|going|talking|some|a|it|this|that)
          ~ (try|focus|talk|think|remember|start|make|take|let|find|keep|give|allow) (about|to|on|with|of|out|yourself|a|some|the|time|your|him|her|them)
          (help|helps|helped|helping) (you|me|your|to|with|people|a lot|him|her|them)
          (can|could|may|might|will|would|does) (also)? (ease|help|lower|reduce|relieve|lift|improve|make)
          (i|me) (have)? (felt|been|had|was|used|went|tend|try|find|learnt|learned) _2 (that|it|this|too|same|when|way|to|there)
          """);

  /// A customer asks to get on.
  private static final Phrases GET_ON =
      Phrases.of(
          """
          (can|could) (we|you) (please|just)? (skip|get on|get to|move on|come to|cut to|stick to|stop|focus|tell|answer|give me)
          (just|please|simply) (just|simply)? (tell|answer|fix|send|give|sort|do) (me|it|my|this|the)
          (skip|spare me|enough of|stop with|no need for|i do not need|i did not ask for|never mind) _2 (sympathy|poetry|feelings|that|this|pity|speech|script|hugs|sorry|emotions|fluff|apologies)
          (i|we) (just|only|simply) (want|need|asked|wanted) (to|a|the|it|my|an|for|about)
          (when|where) (are|is|do|does|will|can) (they|it|you|the|i|we|my)
          (does|will|is|are|has) (the|it|my|they|your) _6 (go|close|open|arrive|today|tonight|tomorrow|week|come|coming|ready|sent|up|down)
          (i asked|my question|i did not ask|what i asked)
          (yes|no|ok|fine) but (what|how|when|where|can|is)
          """);

  /// Beyond a short acknowledgement, or two of them.
  private static final int LONG_WORDS = 9;

  @Override
  public List<Finding> detect(Moment moment) {
    return Reply.ended(moment).map(reply -> about(reply, moment)).orElse(List.of());
  }

  @Override
  public List<Finding> close(Moment moment) {
    return Reply.last(moment).map(reply -> about(reply, moment)).orElse(List.of());
  }

  private static List<Finding> about(Reply reply, Moment moment) {
    if (reply.customer().isEmpty()) {
      return List.of();
    }
    boolean wants =
        reply.customerShowed(moment, URGENT)
            || reply.customer().stream().anyMatch(OverEmpathy::asks)
            || (reply.intensity() == 0
                && reply.agent().stream().anyMatch(turn -> STRONG.first(turn).isPresent()));
    if (!wants) {
      return List.of();
    }
    int felt = 0;
    Match first = null;
    for (Utterance turn : reply.agent()) {
      if (Deed.takesOn(turn)
          || Deed.explains(turn)
          || ADVISES.first(turn).isPresent()
          || !Deed.instructs(turn).isEmpty()
          || hasQuestion(turn)) {
        return List.of();
      }
      List<Match> stock = Warmth.stock(turn, List.of());
      List<Match> feelings = FEELING.in(turn);
      for (Sentence sentence : turn.sentences()) {
        if (stock.stream().anyMatch(m -> m.sentence().equals(sentence))
            || takesBack(sentence, turn)) {
          continue;
        }
        for (Match match : feelings) {
          if (match.sentence().equals(sentence) && !match.isQuoted() && !match.isNegated()) {
            felt += sentence.words();
            first = first == null ? match : first;
            break;
          }
        }
      }
    }
    if (first == null || felt < LONG_WORDS) {
      return List.of();
    }
    Sentence sentence = first.sentence();
    int to = Math.min(sentence.to(), Math.max(first.to(), sentence.from() + 8));
    return List.of(
        Finding.quoting(first.in().turn().index(), LIKELY, first.in().span(sentence.from(), to)));
  }

  private static boolean takesBack(Sentence sentence, Utterance turn) {
    List<String> words = turn.norms(sentence.from(), sentence.to());
    return words.contains("but") || words.contains("however");
  }

  private static boolean asks(Utterance turn) {
    return GET_ON.first(turn).isPresent();
  }

  private static boolean hasQuestion(Utterance turn) {
    return turn.sentences().stream().anyMatch(s -> s.ending() == Sentence.Ending.QUESTION);
  }
}
