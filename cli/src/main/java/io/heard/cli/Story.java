package io.heard.cli;

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
import org.jspecify.annotations.Nullable;

/// Tells a reading in two or three sentences that a team lead could say aloud: how the customer
/// came, where it turned and on which words, how they left, what was at stake, and what nobody did.
/// Made by rules; says what words read as, never what somebody is.
final class Story {
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
  Story(Reading reading, Arc arc, Map<String, String> titles) {
    this.reading = reading;
    this.arc = arc;
    this.titles = titles;
  }

  /// The sentences, as one text.
  String text() {
    var sentences = new ArrayList<String>();
    if (arc.courses().isEmpty()) {
      return "No customer's words were read.";
    }
    courses().forEach(course -> sentences.add(course(course)));
    stake(sentences);
    nobody(sentences);
    return String.join(" ", sentences);
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

  private String course(Course course) {
    String name = name(course);
    if (course.peak() == 0) {
      return calm(course, name);
    }
    int first = course.points().getFirst().turn();
    int peak = peak(course);
    var told = new StringBuilder(Words.capital(name));
    if (peak == first) {
      told.append(" comes in reading as ").append(felt(first)).append(on(first));
    } else {
      told.append(course.first() == 0 ? " comes in calm" : " comes in reading as " + felt(first));
      told.append(
              feeling(first).equals(feeling(peak)) && course.first() > 0
                  ? ", more so (" + Words.step(course.peak()) + ")"
                  : " and reads as " + felt(peak))
          .append(" at turn ")
          .append(peak + 1);
      told.append(on(peak)).append(after(peak));
    }
    int fall = fall(course, peak);
    if (fall < 0) {
      told.append(
          peak == course.points().getLast().turn()
              ? ", and that is where it ends."
              : "; at the end, " + left(course) + ".");
      return told.toString();
    }
    String turned = course.last() > 1 ? "" : turned(fall);
    if (turned.isEmpty()) {
      told.append("; at the end, ").append(left(course)).append('.');
    } else {
      told.append(". It turns ").append(turned).append("; at the end, ");
      told.append(left(course)).append('.');
    }
    return told.toString();
  }

  private String calm(Course course, String name) {
    String sort =
        course.points().size() == 1 ? " reads as calm" : " reads as calm from first to last";
    Signal glad = pleasant(course);
    return Words.capital(name)
        + sort
        + (glad == null
            ? "."
            : ", and as %s at turn %d%s."
                .formatted(Words.reads(glad.code()), glad.turn() + 1, on(glad)));
  }

  /// How the customer leaves.
  private String left(Course course) {
    int last = course.points().getLast().turn();
    Signal glad = pleasantAt(last);
    if (course.last() == 0) {
      return name(course)
          + " reads as "
          + (glad == null ? "calm" : Words.reads(glad.code()) + on(glad));
    }
    return name(course) + " still reads as " + felt(last) + on(last);
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
  private String turned(int fall) {
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
    return best == null ? "" : "at turn %d%s".formatted(best.turn() + 1, on(best));
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

  private String on(int turn) {
    Signal strongest = strongest(turn);
    return strongest == null ? "" : on(strongest);
  }

  private String on(Signal signal) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote) {
        return ", on " + quoted(quote);
      }
    }
    return "";
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
  private String after(int peak) {
    for (int turn = peak - 1; turn >= 0; turn--) {
      Role role = reading.turn(turn).speaker().role();
      if (role == Role.CUSTOMER && reading.utterances().get(turn).isRead()) {
        break;
      }
      for (Signal signal : reading.signals(turn)) {
        if (signal.counts() && signal.kind() == Kind.PITFALL) {
          for (Evidence evidence : signal.finding().evidence()) {
            if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
              return ", right after %s at turn %d (%s)"
                  .formatted(
                      Words.quoted(reading, quote),
                      turn + 1,
                      lower(titles.getOrDefault(signal.code(), signal.code())));
            }
          }
        }
      }
    }
    return "";
  }

  private void stake(List<String> sentences) {
    Stake stake = arc.stake();
    Evidence.Quote surface = stake.surface();
    Evidence.Quote core = stake.core();
    Stake.Kind kind = stake.kind();
    if (core != null && kind != null) {
      sentences.add(
          "At stake beneath it: %s (%s).".formatted(Words.quoted(reading, core), kind.id()));
    } else if (surface != null) {
      String words = Words.quoted(reading, surface);
      if (sentences.stream().noneMatch(sentence -> sentence.contains(words))) {
        sentences.add("It is about this: %s.".formatted(words));
      }
    }
  }

  private void nobody(List<String> sentences) {
    var missing = new LinkedHashSet<String>();
    for (Need need : arc.needs()) {
      if (need.verdict() == Need.Verdict.MISSED) {
        missing.add(
            switch (need.kind()) {
              case ACKNOWLEDGEMENT -> "acknowledged the trouble";
              case TO_BE_HEARD -> "listened first";
              case REASSURANCE -> "gave a fact against the worry";
              case CLEAR_STEPS -> "said the steps in order";
              case PLAN -> "gave a plan";
              case ACT_FIRST -> "acted first, though it was urgent";
              case CHECK -> "checked that it helped";
            });
      }
    }
    List<Ask> open = arc.asks().stream().filter(ask -> ask.answered() == Ask.Answered.NO).toList();
    if (open.size() == 1) {
      missing.add("answered " + Words.quoted(reading, open.getFirst().text()));
    } else if (open.size() > 1) {
      missing.add("answered %d of the questions".formatted(open.size()));
    }
    if (!missing.isEmpty()) {
      sentences.add("Nobody " + Words.and(List.copyOf(missing)).replace(" and ", " or ") + ".");
    }
  }

  private String name(Course course) {
    for (Course.Point point : course.points()) {
      Speaker speaker = reading.turn(point.turn()).speaker();
      return Words.name(speaker);
    }
    return "the customer";
  }

  /// A title inside a sentence; names and abbreviations keep their capitals.
  static String lower(String title) {
    return title.length() > 1 && Character.isLowerCase(title.charAt(1))
        ? title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1)
        : title;
  }
}
