package io.heard.coach;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.signal.Evidence;
import io.heard.signal.Impression;
import io.heard.signal.Signal;
import io.heard.text.Answers;
import io.heard.text.Question;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks drafts of a reply. A draft is heard as the agent's next turn by the same detectors as
/// everything else; beside that stands what only a draft needs. The same draft after the same
/// reading gets the same advice. Immutable and thread-safe; made once, it checks any number of
/// drafts of one reply.
public final class Drafts {
  /// What a draft lacks, rather than what it says.
  private static final Set<String> ABSENT = Set.of("ignored-feeling", "left-unanswered");

  private static final int BRIEF_WORDS = 4;
  private static final int LISTENING_WORDS = 8;

  /// A stock phrase that says so much more than its sorry is one beside it.
  private static final int LONGER = 20;

  /// A "sorry" that goes straight on is shorter than this.
  private static final int SORRY_WORDS = 4;

  private static final String LACKS_STEP = "empathy-without-step";

  private static final Set<String> FELT =
      Set.of(
          "frustration",
          "anger",
          "anxiety",
          "disappointment",
          "sadness",
          "unheard",
          "distrust",
          "escalation-repeat");

  private final Heard heard;
  private final Answered answered;

  private Drafts(Heard heard, Answered answered) {
    this.heard = heard;
    this.answered = answered;
  }

  /// Drafts of a reply to what was heard so far.
  ///
  /// @param heard what hears the draft; with a model or without
  /// @param reading the conversation so far, not closed
  public static Drafts after(Heard heard, Reading reading) {
    if (reading.closed()) {
      throw new IllegalArgumentException(
          "Conversation '%s' is closed.\nMaybe check the draft before it is closed."
              .formatted(reading.head().id()));
    }
    return new Drafts(heard, Answered.by(reading));
  }

  /// The same, with another case beside the conversation.
  public static Drafts after(Heard heard, Reading reading, Case known) {
    Conversation head = reading.head();
    return after(
        heard,
        new Reading(
            new Conversation(
                head.id(), head.channel(), head.startedAt(), known, head.turns(), head.extra()),
            reading.utterances(),
            reading.impressions(),
            reading.memory(),
            reading.heard(),
            reading.intensities(),
            reading.mishaps(),
            reading.closed()));
  }

  /// Drafts that answer nothing that is known.
  public static Drafts alone(Heard heard) {
    return after(heard, heard.begin(Conversation.of("draft", Channel.OTHER, List.of())));
  }

  /// The codes that a draft is checked for, with their titles.
  public static Map<String, String> titles() {
    return Codes.titles();
  }

  /// What there is to say about a draft; nothing where it is blank or not in English.
  ///
  /// @throws IllegalArgumentException when it is longer than a turn may be, or the conversation is
  ///   full
  public Advice check(String draft) {
    int at = answered.reading().size();
    Reading reading = heard.close(heard.hear(answered.reading(), Turn.of(at, Role.AGENT, draft)));
    Utterance words = reading.utterances().get(at);
    if (!words.isRead() || words.words().isEmpty()) {
      return Advice.NONE;
    }
    List<Signal> signals = reading.signals(at);
    var places = new ArrayList<Place>();
    for (Signal signal : signals) {
      pitfall(signal, reading, words, places);
    }
    places.addAll(Allowed.in(answered.known(), words));
    places.addAll(Manner.in(answered, words));
    Address.in(answered, draft).ifPresent(places::add);
    unanswered(words, places);
    step(words, signals, places);
    places.addAll(Plain.in(answered, words, signals));
    return advice(tidied(places));
  }

  private void pitfall(Signal signal, Reading reading, Utterance draft, List<Place> places) {
    Codes.Row row = Codes.of(signal.code());
    if (row == null || row.trust() == Codes.Trust.OWN || isMadeGood(signal, draft)) {
      return;
    }
    boolean taken = isTaken(signal, row, reading);
    if (ABSENT.contains(row.code())) {
      if (taken) {
        places.add(absence(row, draft, answered.quote(FELT)));
      }
      return;
    }
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == answered.reading().size()) {
        Optional<Wordings.Better> better = Wordings.of(row.code(), draft, quote.span());
        boolean brief =
            row.code().equals("apology-generic")
                && better.isEmpty()
                && words(draft, quote.span()) < SORRY_WORDS;
        if (taken && !brief || better.isPresent() && better.get().always()) {
          places.add(place(row, draft, quote.span(), better));
        }
      }
    }
  }

  private static int words(Utterance draft, Span span) {
    int[] words = draft.wordsIn(span);
    return words[1] - words[0];
  }

  private boolean isTaken(Signal signal, Codes.Row row, Reading reading) {
    return switch (row.trust()) {
      case WORD -> signal.finding().confidence().counts();
      case PHRASES -> signal.finding().confidence().counts() && !isModels(signal, reading);
      case EARNED -> signal.counts();
      case OWN -> false;
    };
  }

  /// Whether a signal is the model's alone: it quotes exactly the words that weigh most there.
  private static boolean isModels(Signal signal, Reading reading) {
    Impression impression = reading.impressions().get(signal.turn());
    return impression
        .about(signal.code())
        .filter(say ->
            signal.finding().evidence().size() == 1
                && signal.finding().evidence().getFirst() instanceof Evidence.Quote quote
                && quote.span().equals(say.words())
                && signal.finding().confidence() == say.alone().confidence())
        .isPresent();
  }

  /// Whether the rest of the draft, or the moment, leaves nothing of a pitfall.
  private boolean isMadeGood(Signal signal, Utterance draft) {
    return switch (signal.code()) {
      case "ignored-feeling", "premature-solution" -> Steps.act(draft);
      case "bare-policy" -> Steps.act(draft);
      case "apology-generic" -> answered.intensity() == 0 && !answered.trouble();
      default -> false;
    };
  }

  private static Place place(
      Codes.Row row, Utterance draft, Span heard, Optional<Wordings.Better> better) {
    if (better.isPresent() && !better.get().better().equals("-")) {
      Wordings.Better wording = better.get();
      return Exchange.place(
          row.code(),
          wording.why().equals("-") ? row.why() : wording.why(),
          draft.text(),
          wording.span().from(),
          wording.span().to(),
          wording.better());
    }
    String why =
        better.map(Wordings.Better::why).filter(said -> !said.equals("-")).orElse(row.why());
    if (row.insert().isEmpty()) {
      return new Place(row.code(), heard.from(), heard.to(), why, List.of());
    }
    Span words = row.insert().startsWith(",") ? toSentenceEnd(draft, heard) : heard;
    String gap = row.insert().startsWith(",") ? "" : " ";
    return new Place(
        row.code(), words.from(), words.to(), why, List.of(draft.said(words) + gap + row.insert()));
  }

  private static Span toSentenceEnd(Utterance draft, Span words) {
    int last = draft.sentenceOf(draft.wordsIn(words)[0]).to() - 1;
    return words.with(draft.words().get(last).span());
  }

  /// What is absent stands at the end; the reason begins with what the customer wrote, where their
  /// words show it.
  private static Place absence(Codes.Row row, Utterance draft, Optional<String> words) {
    int end = draft.text().length();
    boolean asks = row.code().equals("left-unanswered");
    return new Place(
        row.code(),
        end,
        end,
        words.map(said -> "%s %s. ".formatted(asks ? "They asked" : "They wrote", said)).orElse("")
            + row.why(),
        row.insert().isEmpty() ? List.of() : List.of(gap(draft.text()) + row.insert()));
  }

  /// Shorter drafts only listen, or ask for a moment; when people talk, longer ones too.
  private int leastWords() {
    return answered.channel() == Channel.VOICE ? LISTENING_WORDS : BRIEF_WORDS;
  }

  private static String gap(String draft) {
    return draft.isEmpty() || Character.isWhitespace(draft.charAt(draft.length() - 1)) ? "" : " ";
  }

  private void unanswered(Utterance draft, List<Place> places) {
    Optional<Question> passed = Unanswered.in(answered, draft);
    if (passed.isPresent()) {
      Question question = passed.get();
      places.removeIf(place -> place.code().equals("left-unanswered"));
      places.add(
          absence(
              Codes.row("left-unanswered"),
              draft,
              Optional.of(Answered.quoted(question.in().said(question.span())))));
    }
  }

  private void step(Utterance draft, List<Signal> signals, List<Place> places) {
    if (answered.run().isEmpty()
        || answered.light()
        || draft.words().size() < leastWords()
        || Steps.moveOn(draft, signals)) {
      return;
    }
    boolean told = signals.stream().anyMatch(signal -> signal.code().equals(LACKS_STEP));
    boolean asked = answered.asksToKnow();
    boolean wants =
        answered.intensity() >= 1
            || answered.trouble()
            || answered.questions().stream()
                .anyMatch(question ->
                    question.kind() == Question.Kind.REQUEST
                        && Answers.in(draft).to(question, true) != Answers.Reply.ANSWERS);
    if (told || wants && (!asked || answered.intensity() >= 2)) {
      places.add(absence(Codes.row("missing-next-step"), draft, Optional.empty()));
    }
  }

  /// In the order of the text, each thing said once.
  private static List<Place> tidied(List<Place> places) {
    var tidy = new ArrayList<Place>();
    for (Place place : places) {
      if (places.stream().noneMatch(other -> saysItBetter(other, place))
          && tidy.stream().noneMatch(other -> isSame(other, place))) {
        tidy.add(place);
      }
    }
    tidy.sort(
        Comparator.comparingInt(Place::from)
            .thenComparingInt(Place::to)
            .thenComparingInt(place -> Codes.row(place.code()).place()));
    return tidy;
  }

  /// Whether of two places at the same words, the other is the narrower or the more helpful.
  private static boolean saysItBetter(Place other, Place place) {
    boolean marksBehind = place.code().equals("tone-mismatch") && other.from() == place.to();
    if (!overlap(other, place) && !marksBehind) {
      return false;
    }
    return switch (place.code()) {
      case "tone-mismatch" ->
          other.code().equals("emoji")
              || other.code().equals("formality")
              || other.code().equals("tone-mismatch") && length(other) < length(place);
      case "canned-empathy" ->
          other.code().equals("apology-generic") && length(place) < length(other) + LONGER;
      case "defensive" -> other.code().equals("trigger-words");
      case "trigger-words" -> other.code().equals("dismissive");
      default -> false;
    };
  }

  private static int length(Place place) {
    return place.to() - place.from();
  }

  private static boolean isSame(Place one, Place other) {
    return one.code().equals(other.code())
        && (overlap(one, other) || one.isAbsence() && other.isAbsence());
  }

  private static boolean overlap(Place one, Place other) {
    return one.from() < other.to() && other.from() < one.to();
  }

  private Advice advice(List<Place> places) {
    int intensity = answered.intensity();
    return new Advice(
        places,
        new Tension(
            places.stream()
                .filter(place -> Codes.row(place.code()).heats() <= intensity)
                .toList()));
  }
}
