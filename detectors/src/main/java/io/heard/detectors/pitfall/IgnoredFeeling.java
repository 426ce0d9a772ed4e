package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;
import static io.heard.signal.Confidence.POSSIBLE;

import com.google.auto.service.AutoService;
import io.heard.conversation.Span;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Likeness;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hears a reply give a clear feeling nothing, in words or in action.
@AutoService(Detector.class)
@About(
    code = "ignored-feeling",
    kind = Kind.PITFALL,
    title = "Feeling ignored",
    listensTo = Listens.CUSTOMER)
public final class IgnoredFeeling implements Detector {
  /// What gives a feeling something, by other detectors' hearing.
  private static final Set<String> MET =
      Set.of(
          "label-feeling",
          "validate-feeling",
          "apology-specific",
          "apology-generic",
          "condolence",
          "common-ground",
          "take-ownership",
          "offer-alternative",
          "tailored-offer",
          "empathy-reset",
          "mirror-words",
          "give-space",
          "paraphrase",
          "commitment",
          "reassure",
          "pity",
          "misread-feeling",
          "over-empathy",
          "concede-fault");

  /// An answer of listening, or a question that lets the customer tell it.
  private static final Phrases LISTENS =
      Phrases.of(
          """
          ^ (mm|mhm|mm hm|hm|uh huh|go on|go ahead|i see|right|yes|ok|sure) ;
          (i am|we are) (listening|with you)
          ^ (ha|haha|lovely|brilliant|wonderful|you are|ouch|oof) _
          ^ (uh|um|and|ok|yes|oh|ah|right)? (so)? (what you are saying|you feel|you are feeling|it feels|you are (kind of|sort of)|you have had|you felt|i (kind of|sort of)? (hear|see|sense))
          (go on|take your time|go ahead)
          what (happened|is happening|was happening|is going on|went wrong|is going wrong|happens)
          (tell|talk) (me|us) (more|what|about|through|a bit more)
          (clarify|elaborate|exheated) (a bit|a little|further|more)
          """);

  /// The agent's own like story, taking the customer's side, advice, or a question that explores.
  private static final Phrases MEETS =
      Phrases.of(
          """
          my (own|older|younger)? (mother|mom|mum|father|dad|sister|brother|daughter|son|wife|husband|friend|friends|family|partner|granddaughter|ex|girlfriend|boyfriend)
          (i|me) (have|had|just|also|too|know|once|always|wish|do|did)? (been|felt|feel|went|gone|lost|cried|cry|struggled|dealt|when|could|experienced|understand)
          (not|is not|are not|hardly) (right|fair|ok|nice|good) (on|of|for|to)
          (he|she|they) (should|ought|sounds|sound|seems|must|had no)
          (glad|proud|hard time|tough time|struggle|struggling|hurt|hurts|dark time|not alone|lonely|crying|upset|upsetting)
          (maybe|perhaps) _
          (have|did) you (considered|thought|looked|tried|spoken|talked|talk|ask|told)
          (you|we) (could|should|might|can) (also|just|always|try|want|maybe)
          ~ (try|set aside|talk to|think about|remember|focus) _
          (can|may|could) (i|you) (please)? (ask|tell|share|exheated|describe)
          you can (share|talk|tell)
          (what|how|why) (did|do|does|makes|made|would|were|was) (you|he|she|they|it|that) _2 (feel|do|think|try|say|react|cope|happen|mean|like|like to|doing|want|hope|this|that|there)
          (do|does|did) (he|she|they|you) (feel|often|always|act|ever|think|have (anyone|anybody|someone|friends|family))
          (and|so) (your|you|he|she|they|it) (is|are|were|was|have|feel) _
          """);

  /// With these an instruction is a bare rule.
  private static final Set<String> HARSH =
      Set.of("trigger-words", "blame", "defensive", "bare-policy");

  /// A customer who thanks, jokes or is content, whatever went before.
  private static final Phrases LIGHT =
      Phrases.of(
          """
          (thank you|thanks|cheers) !(for (nothing|ruining|wasting|making|leaving|the (wait|lies|runaround)|not)|a (lot|bunch|million)|to (you|your))
          (haha|lol|hehe|lmao)
          (all good|no worries|happy with|glad|pleased|lovely|much appreciated|that is (great|perfect|better|good)|sorted now|works now)
          """);

  /// Action in a word: safety first, a person who takes it over, being put through.
  private static final Phrases ACTS =
      Phrases.of(
          """
          (is|are) (baby|anyone|anybody|everyone|everybody|you|he|she|they|the _|your _) (ok|all right|alright|safe|hurt|injured|breathing|unharmed|out of)
          (is|are) (you|he|she|they|everyone|baby) _2 (safe|hurt|injured)
          (ring|call|dial) (<number>|an ambulance|the emergency|emergency|the fire)
          (taking over|taken over|took over|i run|duty manager|team lead|shift manager|supervisor here|manager here)
          (one moment|just a moment|putting you through|put you through|transferring you|connecting you|straight answer|here is what)
          (i|we) (was|were) wrong
          # speaks to the feeling, though badly: another pitfall says so
          (calm down|no call for|that tone|your tone|watch your language)
          """);

  private static final Set<String> NEGATIVE =
      Set.of(
          "frustration",
          "anger",
          "unheard",
          "disappointment",
          "distrust",
          "sadness",
          "anxiety",
          "confusion");

  /// A request for data, and what a script says around it.
  private static final Phrases CLERICAL =
      Phrases.of(
          """
          data = number|numbers|name|surname|email|address|zip|postcode|postal code|phone|version|versions|model|serial|code|reference|account|booking|order|details|date of birth|birthday|pin|screenshot|device|imei|username|handle|dates|id|colour|color|size|city|location
          (what|which) _3 <data>
          (what|which) (phone|service|store|shop|country|browser|console|train|flight|plan|platform|branch|card|route|game|app) _
          (can|could|may|would|will) (i|you|we) _4 <data>
          (please|and|the|your|kindly) _4 <data>
          (confirm|provide|send|dm|verify|share|give) (us|me|your|the) _4 <data>
          (thank you|thanks) (for|so much for) (contacting|reaching|providing|getting in|your (message|patience|email|feedback)|choosing|the|this|that)
          (rate|reach out|contact us|contact me|let us know) _
          (have|hope you are having) a (great|nice|good|lovely|wonderful) _
          (anything|something) (else|we can help|i can help)
          (happy|here|want|like|love|glad) to help
          how (can|may) (i|we) (help|assist)
          how are you
          """);

  /// Feelings that ask for more than an answer; a worry or a puzzle may be met by the fact itself.
  private static final Set<String> HURT =
      Set.of("frustration", "anger", "unheard", "disappointment", "distrust", "sadness");

  /// What makes one sign of frustration more than a fault told.
  private static final Set<String> HEATED =
      Set.of(
          "anger",
          "unheard",
          "distrust",
          "disappointment",
          "sadness",
          "emphasis",
          "escalation-hostility",
          "escalation-leave",
          "escalation-repeat",
          "escalation-report",
          "escalation-supervisor");

  private static final Set<String> EXPLAINS = Set.of("give-reason");

  private static final Set<String> LIGHTER = Set.of("relief", "gratitude", "satisfaction");
  private static final Set<String> OPEN = Set.of("open-question");
  private static final Set<String> TAKES_UP = Set.of("follow-up");

  private static final Set<String> URGENT = Set.of("urgency");

  private static final int SHORT_WORDS = 3;

  @Override
  public List<Finding> detect(Moment moment) {
    return Reply.ended(moment).map(reply -> about(reply, moment)).orElse(List.of());
  }

  @Override
  public List<Finding> close(Moment moment) {
    return Reply.last(moment).map(reply -> about(reply, moment)).orElse(List.of());
  }

  private static List<Finding> about(Reply reply, Moment moment) {
    if (reply.intensity() < 2
        || reply.agentDid(moment, MET)
        || reply.customerShowed(moment, LIGHTER)
        || reply.feltIn(moment, NEGATIVE) == 0
        || reply.intensity() < 3 && isLight(reply)
        || answersQuestion(reply)
        || (reply.intensity() < 3 && reply.agentDid(moment, EXPLAINS))
        || (reply.agentDid(moment, OPEN) && reply.agentDid(moment, TAKES_UP))) {
      return List.of();
    }
    int words = 0;
    for (Utterance turn : reply.agent()) {
      if (Warmth.cares(turn)
          || Warmth.echoes(turn, reply.customer())
          || Deed.takesOn(turn)
          || ACTS.first(turn).isPresent()
          || LISTENS.first(turn).isPresent()) {
        return List.of();
      }
      words += turn.words().size();
    }
    if (words <= SHORT_WORDS) {
      return List.of();
    }
    int places = reply.feltIn(moment, HURT);
    boolean first = moment.agentBefore().size() <= reply.agent().size();
    boolean heated = reply.customerShowed(moment, HEATED);
    boolean hurt = reply.intensity() >= 3 || places >= 2 || (places == 1 && first && heated);
    boolean urgent = reply.customerShowed(moment, URGENT);
    boolean told = reply.agent().stream().anyMatch(turn -> !Deed.instructs(turn).isEmpty());
    if (told && urgent) {
      return List.of();
    }
    boolean met =
        !reply.agentDid(moment, HARSH)
            && reply.agent().stream().anyMatch(turn -> MEETS.first(turn).isPresent());
    boolean bare =
        places >= 1
            && heated
            && !urgent
            && reply.agent().stream().allMatch(IgnoredFeeling::isClerical);
    Confidence confidence =
        bare
            ? LIKELY
            : !hurt || met || (told && reply.intensity() < 3 && !reply.agentDid(moment, HARSH))
                ? POSSIBLE
                : LIKELY;
    for (Utterance turn : reply.agent()) {
      Optional<Span> span = words(turn);
      if (span.isPresent()) {
        return List.of(Finding.quoting(turn.turn().index(), confidence, span.get()));
      }
    }
    return List.of();
  }

  /// Whether the last message thanks, jokes or is content.
  private static boolean isLight(Reply reply) {
    return LIGHT.first(reply.customer().getLast()).isPresent();
  }

  /// Whether the customer closed with a question and a statement of the reply gives it two words of
  /// what it asked about.
  private static boolean answersQuestion(Reply reply) {
    Utterance last = reply.customer().getLast();
    if (last.sentences().isEmpty()
        || last.sentences().getLast().ending() != Sentence.Ending.QUESTION) {
      return false;
    }
    for (Utterance turn : reply.agent()) {
      for (Sentence sentence : turn.sentences()) {
        if (sentence.ending() != Sentence.Ending.QUESTION
            && Likeness.shared(turn, sentence.from(), sentence.to(), List.of(last)).size() >= 2) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether every sentence of a few words or more asks for data or comes from a script.
  private static boolean isClerical(Utterance turn) {
    List<Match> matches = CLERICAL.in(turn);
    return turn.sentences().stream()
        .filter(sentence -> sentence.words() > SHORT_WORDS)
        .allMatch(sentence ->
            matches.stream().anyMatch(m -> m.from() >= sentence.from() && m.to() <= sentence.to()));
  }

  /// The words that should have done otherwise: the first sentence that is no greeting.
  private static Optional<Span> words(Utterance turn) {
    Sentence best = null;
    for (Sentence sentence : turn.sentences()) {
      boolean real = sentence.words() > SHORT_WORDS;
      if (best == null && real) {
        best = sentence;
      }
    }
    if (best == null) {
      return turn.whole().stream().findFirst();
    }
    int from = best.from();
    while (from < best.to() - 1 && turn.words().get(from).kind() == Word.Kind.MENTION) {
      from++;
    }
    return Optional.of(turn.span(from, Math.min(best.to(), from + 8)));
  }
}
