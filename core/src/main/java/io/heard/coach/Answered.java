package io.heard.coach;

import io.heard.Intensity;
import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Style;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Phrases;
import io.heard.text.Question;
import io.heard.text.Questions;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a draft answers: the customer's last run of turns and what is known of the customer. Made
/// once, for any number of drafts.
final class Answered {
  /// Something does not work, is late, lost or wrong, told however plainly.
  private static final Phrases TROUBLE =
      Phrases.of(
          """
          (not|never|no longer) (work|working|worked|start|load|open|arrive|arrived|come|came|connect|respond|function|charge|turn|show|get|received|been)
          (do not|does not|did not|will not|can not|could not|is not|has not|have not|was not|were not) (get|work|open|load|start|arrive|let|connect|log|come|find|see|sign|show|help|access|pay|reach|fit|match|include|received|arrived|come|been|working|there|reachable)
          (broken|broke|break|breaks|leaks|leaking|leak|failed|fails|fail|error|errors|missing|lost|stolen|stuck|dead|down|damaged|crash|crashes|crashed|cracked|torn|ruined|expired|locked|wrong|faulty|defective|delayed|late|overdue|cancelled|declined|refused|rejected|blocked|hacked|scam|fraud|overcharged|incorrect|frozen|freezes|squeaks|noise|smell|flooded|soaked|dirty|spoiled|bug|glitch|outage|problem|problems|issue|issues|trouble)
          (charged|billed|paid|sent|debited) _3 (twice|double|again|wrong)
          (double|second) (charge|payment)
          (no|without) (signal|internet|power|heating|water|sound|reception|refund|reply|answer|booking|confirmation|connection)
          (slow|slower|drops|dropping|flickers|blinks) _
          (instead of|rather than) _
          (hit|smashed|shaking|accident|injured|hurt|bleeding|fire|burnt|burned|died|dead|death|funeral|hospital|ill|sick|crying|humiliated|humiliating|ashamed|desperate|terrified|scared|afraid|evicted|stranded) !(the road)
          """);

  private static final Phrases LIGHT =
      Phrases.of(
          """
          (thanks|thank you|cheers|perfect|great|brilliant|lovely|wonderful|phew|yay|finally|that is all|sorted|all good|no rush|works now)
          """);

  private static final Phrases TO_KNOW =
      Phrases.of("(know|tell|ask|asking|wonder|wondering|inform|confirm|explain|enquire|find out)");

  private static final Phrases GREETS =
      Phrases.of(
          """
          ^ (hi|hello|hey|dear|hiya|good (morning|afternoon|evening|day))
          """);

  private static final Phrases CEREMONY =
      Phrases.of(
          """
          dear (sir|sirs|madam|mr|mrs|ms|miss|dr|professor)
          yours (faithfully|sincerely|truly)
          (i would be grateful|may i kindly|i wish to|i write to|i should like|i respectfully|i beg)
          """);

  /// Short forms and calls as they are typed, before any folding.
  private static final Pattern CHATTY =
      Pattern.compile(
          "\\b(lol|lmao|haha\\w*|omg|hey+|hiya|yo|sup|mate|dude|guys|cheers|dunno|tbh|np|idk|ta|wanna"
              + "|gonna|u|pls|plz|thx|ya|nah|yep|nope|cuz)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Set<String> CALM = Set.of("gratitude", "relief", "satisfaction");
  private static final int LONGEST_QUOTE = 70;

  private final Reading reading;
  private final List<Utterance> run;
  private final List<Question> questions;
  private final Style style;
  private final Names names;
  private final boolean trouble;
  private final boolean light;
  private final boolean greeted;
  private final boolean ceremony;
  private final boolean first;

  private Answered(Reading reading) {
    this.reading = reading;
    this.run = lastRun(reading);
    this.style = Arc.of(reading).style();
    this.names = Names.of(reading, run);
    var asked = new ArrayList<Question>();
    run.forEach(turn -> asked.addAll(Questions.in(turn)));
    this.questions = List.copyOf(asked);
    this.trouble = run.stream().anyMatch(turn -> TROUBLE.first(turn).isPresent());
    this.light =
        !run.isEmpty()
            && questions.isEmpty()
            && (showed(CALM)
                || intensity() == 0 && LIGHT.first(run.getLast()).isPresent() && !trouble);
    this.greeted = run.stream().anyMatch(turn -> GREETS.first(turn).isPresent());
    this.ceremony = run.stream().anyMatch(turn -> CEREMONY.first(turn).isPresent());
    this.first =
        reading.utterances().stream()
            .noneMatch(turn -> turn.isRead() && turn.turn().speaker().role().answers());
  }

  static Answered by(Reading reading) {
    return new Answered(atOwnWord(reading));
  }

  /// The reading with each customer's intensity at least what the detectors of feelings themselves
  /// call it. Only what a label has earned makes the intensity of a reading, and without a model
  /// that is little; before sending, a feeling wrongly seen costs one look, a missed one the
  /// customer.
  private static Reading atOwnWord(Reading reading) {
    var intensities = new ArrayList<Integer>();
    for (int i = 0; i < reading.size(); i++) {
      int most = reading.intensities().get(i);
      if (reading.impressions().get(i).intensity() < 0) {
        for (Signal signal : reading.signals(i)) {
          most = Math.max(most, strength(signal));
        }
      }
      intensities.add(most);
    }
    return new Reading(
        reading.head(),
        reading.utterances(),
        reading.impressions(),
        reading.memory(),
        reading.heard(),
        intensities,
        reading.mishaps(),
        reading.closed());
  }

  private static int strength(Signal signal) {
    return signal.finding().confidence().counts()
            && Intensity.NEGATIVE.contains(signal.code())
            && signal.finding().detail() instanceof Detail.Strength strength
        ? strength.step()
        : 0;
  }

  private static List<Utterance> lastRun(Reading reading) {
    var run = new ArrayList<Utterance>();
    for (int i = reading.size() - 1; i >= 0; i--) {
      Utterance turn = reading.utterances().get(i);
      if (!turn.isRead()) {
        continue;
      }
      if (turn.turn().speaker().role() == Role.CUSTOMER) {
        run.add(turn);
      } else if (!run.isEmpty()) {
        break;
      }
    }
    Collections.reverse(run);
    return Collections.unmodifiableList(run);
  }

  Reading reading() {
    return reading;
  }

  Case known() {
    return reading.head().known();
  }

  Channel channel() {
    return reading.head().channel();
  }

  /// The customer's last run of turns, oldest first; empty when no customer spoke.
  List<Utterance> run() {
    return run;
  }

  /// Whether something is to be known, rather than done.
  boolean asksToKnow() {
    return questions.stream()
        .anyMatch(question ->
            question.kind() != Question.Kind.REQUEST
                || TO_KNOW.in(question.in()).stream()
                    .anyMatch(
                        match -> match.from() < question.to() && match.to() > question.from()));
  }

  /// What is asked in that run.
  List<Question> questions() {
    return questions;
  }

  Names names() {
    return names;
  }

  /// The highest intensity in the run.
  int intensity() {
    int most = 0;
    for (Utterance turn : run) {
      most = Math.max(most, reading.intensities().get(turn.turn().index()));
    }
    return most;
  }

  /// Whether something is told to be wrong.
  boolean trouble() {
    return trouble;
  }

  /// Whether the customer only thanks, closes, or is glad.
  boolean light() {
    return light;
  }

  /// Whether the customer greeted.
  boolean greeted() {
    return greeted;
  }

  /// Whether no agent has spoken yet.
  boolean first() {
    return first;
  }

  /// Whether the customer keeps to the forms of a letter.
  boolean ceremony() {
    return ceremony;
  }

  /// Whether the customer writes formally.
  boolean formal() {
    Style.Trait formal = style.formal();
    return formal == null ? ceremony : formal.is();
  }

  /// Whether the customer writes casually: with several signs of it, or with one and without
  /// capitals.
  boolean casual() {
    Style.Trait formal = style.formal();
    return formal == null
        ? !ceremony
            && run.stream().anyMatch(turn -> CHATTY.matcher(turn.plain()).find())
            && run.stream().allMatch(Answered::beginsSmall)
        : !formal.is();
  }

  private static boolean beginsSmall(Utterance turn) {
    String text = turn.plain().strip();
    return !text.isEmpty() && Character.isLowerCase(text.codePointAt(0));
  }

  /// Whether this is no moment for brightness: something hurts, or is wrong.
  boolean grave() {
    return !light && (intensity() >= 1 || trouble || showed(Set.of("sadness", "disclosure")));
  }

  /// Whether one of these labels counts as heard in the run.
  boolean showed(Set<String> codes) {
    for (Utterance turn : run) {
      for (Signal signal : reading.signals(turn.turn().index())) {
        if (signal.finding().confidence().counts() && codes.contains(signal.code())) {
          return true;
        }
      }
    }
    return false;
  }

  /// How many words the customer wrote.
  int words() {
    return run.stream().mapToInt(turn -> turn.words().size()).sum();
  }

  /// Whether a customer's turn has a word of this kind.
  boolean uses(Word.Kind kind) {
    return customers().stream()
        .anyMatch(turn -> turn.words().stream().anyMatch(word -> word.kind() == kind));
  }

  /// Whether a customer's turn holds these letters, whatever their case.
  boolean writes(String letters) {
    return customers().stream()
        .anyMatch(turn -> turn.plain().toLowerCase(java.util.Locale.ROOT).contains(letters));
  }

  private List<Utterance> customers() {
    return reading.utterances().stream()
        .filter(turn -> turn.isRead() && turn.turn().speaker().role() == Role.CUSTOMER)
        .toList();
  }

  /// The customer's words that show one of these labels, in quotation marks and cut where long.
  Optional<String> quote(Set<String> codes) {
    var seen = new HashSet<String>();
    for (Utterance turn : run) {
      for (Signal signal : reading.signals(turn.turn().index())) {
        if (codes.contains(signal.code()) && signal.finding().confidence().counts()) {
          for (Evidence evidence : signal.finding().evidence()) {
            if (evidence instanceof Evidence.Quote quote && quote.turn() < reading.size()) {
              seen.add(quote.span().of(reading.turn(quote.turn()).text()));
            }
          }
        }
      }
    }
    return seen.stream()
        .max(
            java.util.Comparator.comparingInt(String::length)
                .thenComparing(java.util.Comparator.naturalOrder()))
        .map(Answered::quoted);
  }

  static String quoted(String words) {
    String line = words.replaceAll("\\s+", " ").strip();
    if (line.length() > LONGEST_QUOTE) {
      int end = line.lastIndexOf(' ', LONGEST_QUOTE);
      line =
          line.substring(0, end > 0 ? end : line.offsetByCodePoints(0, LONGEST_QUOTE / 2)) + " …";
    }
    return "“" + line + "”";
  }
}
