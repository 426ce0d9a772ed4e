package io.heard.story;

import io.heard.Intensity;
import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Course;
import io.heard.arc.Need;
import io.heard.arc.Stake;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Speaker;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells a reading in two or three sentences that a team lead could say aloud: how the customer
/// came, where it turned and on which words, how they left, what was at stake, and what nobody did.
/// Made by rules; says what words read as, never what somebody is.
public final class Story {
  /// Two customers can be followed; of more, the one who rose highest is told.
  private static final int MOST_CUSTOMERS = 2;

  private static final int LONGEST_SENTENCE = 90;

  /// What agents do that turns a conversation, the most telling first.
  private static final List<String> TURNING =
      List.of(
          "validate-feeling",
          "label-feeling",
          "paraphrase",
          "take-ownership",
          "apology-specific",
          "acknowledge-effort",
          "reassure",
          "offer-alternative",
          "tailored-offer",
          "commitment",
          "next-step",
          "give-reason",
          "condolence");

  /// Cues that carry intensity, the heaviest first.
  private static final List<String> HEAVY =
      List.of(
          "escalation-hostility",
          "escalation-report",
          "escalation-leave",
          "escalation-supervisor",
          "escalation-repeat",
          "withdrawal",
          "corrects",
          "urgency");

  private final Reading reading;
  private final Arc arc;
  private final Map<String, String> titles;

  /// @param titles the titles of labels, by code
  public Story(Reading reading, Arc arc, Map<String, String> titles) {
    this.reading = reading;
    this.arc = arc;
    this.titles = titles;
  }

  /// The sentences, as one text.
  public String text() {
    return String.join(" ", sentences().stream().map(Sentence::text).toList());
  }

  /// The sentences, in order; never none.
  public List<Sentence> sentences() {
    var sentences = new ArrayList<Sentence>();
    if (arc.courses().isEmpty()) {
      return List.of(new Line().say("No customer's words were read.").sentence());
    }
    courses().forEach(course -> sentences.add(course(course)));
    stake(sentences);
    nobody(sentences);
    return sentences;
  }

  /// How a customer leaves, without a stop: `Ann still reads as angry (strong), on “…”`.
  public Sentence leaving(Course course) {
    return new Line().add(left(course)).sentence();
  }

  /// What nobody did, if anything was needed and missed.
  public Optional<Sentence> missing() {
    var sentences = new ArrayList<Sentence>();
    nobody(sentences);
    return sentences.stream().findFirst();
  }

  /// What a customer's turn reads as, in a word: `angry`, `relieved`, `calm`.
  public String word(int turn) {
    if (reading.intensities().get(turn) > 0) {
      return feeling(turn);
    }
    Signal glad = pleasantAt(turn);
    return glad == null ? "calm" : Words.reads(glad.code());
  }

  /// A sentence in parts.
  ///
  /// @param parts what it says, in order
  public record Sentence(List<Part> parts) {
    public Sentence {
      parts = List.copyOf(parts);
    }

    /// The sentence as one text.
    public String text() {
      return String.join("", parts.stream().map(Part::text).toList());
    }
  }

  /// A part of a sentence.
  ///
  /// @param text what it says; it may hold words of the conversation, on one line
  /// @param turn the turn that it speaks of, where it speaks of one
  public record Part(String text, @Nullable Integer turn) {}

  /// A sentence that grows.
  private static final class Line {
    private final List<Part> parts = new ArrayList<>();

    Line say(String text) {
      parts.add(new Part(text, null));
      return this;
    }

    Line link(String text, int turn) {
      parts.add(new Part(text, turn));
      return this;
    }

    Line add(Line more) {
      parts.addAll(more.parts);
      return this;
    }

    boolean isEmpty() {
      return parts.isEmpty();
    }

    Sentence sentence() {
      return new Sentence(parts);
    }
  }

  private List<Course> courses() {
    List<Course> all = arc.courses();
    if (all.size() <= MOST_CUSTOMERS) {
      return all;
    }
    return all.stream()
        .sorted((one, other) -> Integer.compare(other.peak(), one.peak()))
        .limit(1)
        .toList();
  }

  private Sentence course(Course course) {
    String name = name(course);
    if (course.peak() == 0) {
      return calm(course, name);
    }
    int first = course.points().getFirst().turn();
    int peak = peak(course);
    var told = new Line().say(Words.capital(name));
    if (peak == first) {
      told.say(" comes in reading as ").link(felt(first), first).add(on(first));
    } else {
      if (course.first() == 0) {
        told.say(" comes in ").link("calm", first);
      } else {
        told.say(" comes in reading as ").link(felt(first), first);
      }
      if (feeling(first).equals(feeling(peak)) && course.first() > 0) {
        told.say(", more so (" + Words.step(course.peak()) + ")");
      } else {
        told.say(" and reads as ").link(felt(peak), peak);
      }
      told.say(" at ").link("turn " + (peak + 1), peak).add(on(peak)).add(after(peak));
    }
    int fall = fall(course, peak);
    if (fall < 0) {
      if (peak == course.points().getLast().turn()) {
        return told.say(
                reading.closed()
                    ? ", and that is where it ends."
                    : ", and that is where it stands.")
            .sentence();
      }
      return told.say(reading.closed() ? "; at the end, " : "; now, ")
          .add(left(course))
          .say(".")
          .sentence();
    }
    Line turned = course.last() > 1 ? new Line() : turned(fall);
    if (!turned.isEmpty()) {
      told.say(". It turns ").add(turned);
    }
    return told.say(reading.closed() ? "; at the end, " : "; now, ")
        .add(left(course))
        .say(".")
        .sentence();
  }

  private Sentence calm(Course course, String name) {
    var told =
        new Line()
            .say(Words.capital(name))
            .say(
                course.points().size() == 1
                    ? " reads as calm"
                    : " reads as calm from first to last");
    Signal glad = pleasant(course);
    if (glad != null) {
      told.say(", and as ")
          .link(Words.reads(glad.code()), glad.turn())
          .say(" at ")
          .link("turn " + (glad.turn() + 1), glad.turn())
          .add(on(glad));
    }
    return told.say(".").sentence();
  }

  /// How the customer leaves.
  private Line left(Course course) {
    int last = course.points().getLast().turn();
    var told = new Line().say(name(course));
    if (course.last() > 0) {
      return told.say(" still reads as ").link(felt(last), last).add(on(last));
    }
    Signal glad = pleasantAt(last);
    told.say(" reads as ");
    return glad == null
        ? told.link("calm", last)
        : told.link(Words.reads(glad.code()), last).add(on(glad));
  }

  private @Nullable Signal pleasant(Course course) {
    Signal found = null;
    for (Course.Point point : course.points()) {
      Signal here = pleasantAt(point.turn());
      found = here == null ? found : here;
    }
    return found;
  }

  private @Nullable Signal pleasantAt(int turn) {
    for (Signal signal : reading.signals(turn)) {
      if (signal.counts()
          && signal.kind() == Kind.FEELING
          && !Intensity.NEGATIVE.contains(signal.code())) {
        return signal;
      }
    }
    return null;
  }

  private static int peak(Course course) {
    for (Course.Point point : course.points()) {
      if (point.intensity() == course.peak()) {
        return point.turn();
      }
    }
    throw new IllegalStateException("A course has no peak.");
  }

  /// The customer's first turn after the highest at which the feeling had fallen for good.
  private static int fall(Course course, int peak) {
    int fall = -1;
    for (Course.Point point : course.points()) {
      if (point.turn() > peak) {
        if (point.intensity() < course.peak()) {
          fall = fall < 0 ? point.turn() : fall;
        } else {
          fall = -1;
        }
      }
    }
    return fall;
  }

  /// What the agent said before the feeling fell, as `at turn 4, on “…”`; empty when nothing known
  /// to help was heard there.
  private Line turned(int fall) {
    Signal best = null;
    for (int turn = fall - 1; turn >= 0; turn--) {
      Role role = reading.turn(turn).speaker().role();
      if (role == Role.CUSTOMER && reading.utterances().get(turn).isRead()) {
        break;
      }
      for (Signal signal : reading.signals(turn)) {
        if (signal.counts()
            && role.answers()
            && TURNING.contains(signal.code())
            && (best == null || TURNING.indexOf(signal.code()) < TURNING.indexOf(best.code()))) {
          best = signal;
        }
      }
    }
    return best == null
        ? new Line()
        : new Line().say("at ").link("turn " + (best.turn() + 1), best.turn()).add(on(best));
  }

  private String felt(int turn) {
    return feeling(turn) + " (" + Words.step(reading.intensities().get(turn)) + ")";
  }

  private String feeling(int turn) {
    Signal strongest = strongest(turn);
    return strongest == null ? "upset" : Words.reads(strongest.code());
  }

  private @Nullable Signal strongest(int turn) {
    Signal strongest = null;
    int most = 0;
    for (Signal signal : reading.signals(turn)) {
      if (signal.counts() && Intensity.NEGATIVE.contains(signal.code())) {
        int step =
            signal.finding().detail() instanceof Detail.Strength strength ? strength.step() : 1;
        if (step > most) {
          most = step;
          strongest = signal;
        }
      }
    }
    return strongest == null ? heaviestCue(turn) : strongest;
  }

  /// Where no feeling is put into words, a cue may carry the intensity.
  private @Nullable Signal heaviestCue(int turn) {
    Signal heaviest = null;
    for (Signal signal : reading.signals(turn)) {
      if (signal.counts()
          && HEAVY.contains(signal.code())
          && (heaviest == null || HEAVY.indexOf(signal.code()) < HEAVY.indexOf(heaviest.code()))) {
        heaviest = signal;
      }
    }
    return heaviest;
  }

  private Line on(int turn) {
    Signal strongest = strongest(turn);
    return strongest == null ? new Line() : on(strongest);
  }

  private Line on(Signal signal) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote) {
        return new Line().say(", on ").link(quoted(quote), quote.turn());
      }
    }
    return new Line();
  }

  /// A sentence is quoted whole, that it may be understood; of a long one the words that matter.
  private String quoted(Evidence.Quote quote) {
    Utterance utterance = reading.utterances().get(quote.turn());
    int[] words = utterance.wordsIn(quote.span());
    if (words[0] < words[1] && words[1] <= utterance.words().size()) {
      Span sentence = utterance.sentenceOf(words[0]).span();
      if (sentence.with(quote.span()).equals(sentence) && sentence.length() <= LONGEST_SENTENCE) {
        return Words.quoted(sentence.of(utterance.text()));
      }
    }
    return Words.quoted(reading, quote);
  }

  /// The agent's pitfall just before, as `, after “bare policy” at turn 2`.
  private Line after(int peak) {
    for (int turn = peak - 1; turn >= 0; turn--) {
      Role role = reading.turn(turn).speaker().role();
      if (role == Role.CUSTOMER && reading.utterances().get(turn).isRead()) {
        break;
      }
      for (Signal signal : reading.signals(turn)) {
        if (signal.counts() && signal.kind() == Kind.PITFALL) {
          for (Evidence evidence : signal.finding().evidence()) {
            if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
              String title = titles.getOrDefault(signal.code(), signal.code());
              return new Line()
                  .say(", right after ")
                  .link(Words.quoted(reading, quote), turn)
                  .say(" at ")
                  .link("turn " + (turn + 1), turn)
                  .say(" (" + Words.lower(title) + ")");
            }
          }
        }
      }
    }
    return new Line();
  }

  private void stake(List<Sentence> sentences) {
    Stake stake = arc.stake();
    Evidence.Quote surface = stake.surface();
    Evidence.Quote core = stake.core();
    Stake.Kind kind = stake.kind();
    if (core != null && kind != null) {
      sentences.add(
          new Line()
              .say("At stake beneath it: ")
              .link(Words.quoted(reading, core), core.turn())
              .say(" (" + kind.id() + ").")
              .sentence());
    } else if (surface != null) {
      String words = Words.quoted(reading, surface);
      if (sentences.stream().noneMatch(sentence -> sentence.text().contains(words))) {
        sentences.add(
            new Line().say("It is about this: ").link(words, surface.turn()).say(".").sentence());
      }
    }
  }

  private void nobody(List<Sentence> sentences) {
    var missing = new ArrayList<Line>();
    var said = new LinkedHashSet<Need.Kind>();
    for (Need need : arc.needs()) {
      if (need.verdict() == Need.Verdict.MISSED && said.add(need.kind())) {
        String words =
            switch (need.kind()) {
              case ACKNOWLEDGEMENT -> "acknowledged the trouble";
              case TO_BE_HEARD -> "listened first";
              case REASSURANCE -> "gave a fact against the worry";
              case CLEAR_STEPS -> "said the steps in order";
              case PLAN -> "gave a plan";
              case ACT_FIRST -> "acted first, though it was urgent";
              case CHECK -> "checked that it helped";
            };
        missing.add(
            need.turns().isEmpty()
                ? new Line().say(words)
                : new Line().link(words, need.turns().getFirst()));
      }
    }
    List<Ask> open = arc.asks().stream().filter(ask -> ask.answered() == Ask.Answered.NO).toList();
    if (open.size() == 1) {
      Ask ask = open.getFirst();
      missing.add(new Line().say("answered ").link(Words.quoted(reading, ask.text()), ask.turn()));
    } else if (open.size() > 1) {
      missing.add(new Line().say("answered %s of the questions".formatted(open.size())));
    }
    if (!missing.isEmpty()) {
      var told = new Line().say(reading.closed() ? "Nobody " : "So far nobody ");
      for (int i = 0; i < missing.size(); i++) {
        told.say(i == 0 ? "" : i < missing.size() - 1 ? ", " : " or ").add(missing.get(i));
      }
      sentences.add(told.say(".").sentence());
    }
  }

  private String name(Course course) {
    for (Course.Point point : course.points()) {
      Speaker speaker = reading.turn(point.turn()).speaker();
      return Words.name(reading, speaker);
    }
    return "the customer";
  }
}
