package io.heard.server;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Course;
import io.heard.coach.Nudge;
import io.heard.coach.Nudging;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.formats.html.ReadingHtml;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import io.heard.story.Story;
import io.heard.story.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a conversation stands, as a row of the list has it: its small arc, the last words, and why
/// it may need help.
///
/// @param title what it is called
/// @param arc the small arc, HTML; empty where no customer was read
/// @param speaker who said the last words; empty where nothing was said
/// @param words the last words, on one line
/// @param why why it may need help, in words; empty where nothing shows that it does
/// @param hint what an agent could do now; empty for nothing
/// @param step how the customer reads now, 0 to 3; -1 where no customer was read
/// @param weight what comes first in the list: escalations, then how strong a feeling stands
record Standing(
    String title,
    String arc,
    String speaker,
    String words,
    String why,
    String hint,
    int step,
    int weight) {
  private static final int LONGEST_WORDS = 160;

  /// An escalation outweighs any feeling.
  private static final int ESCALATION = 4;

  /// @param titles the titles of labels, by code
  static Standing of(Reading reading, Nudging nudging, Map<String, String> titles) {
    Arc arc = Arc.of(reading);
    var story = new Story(reading, arc, titles);
    Course worst = worst(arc.courses());
    int customer = worst == null ? -1 : worst.points().getLast().turn();
    Signal escalates = escalation(reading, customer);
    String escalation =
        escalates == null ? "" : titles.getOrDefault(escalates.code(), escalates.code());
    String felt = felt(story, worst);
    String why =
        escalation.isEmpty() ? felt : felt.isEmpty() ? escalation + "." : escalation + ". " + felt;
    Turn last = last(reading);
    return new Standing(
        ReadingHtml.title(reading),
        ReadingHtml.small(reading, arc),
        last == null ? "" : Words.capital(Words.name(reading, last.speaker())),
        last == null ? "" : Words.cut(Words.line(last.text()), LONGEST_WORDS),
        why,
        hint(nudging.nudges(reading), customer),
        worst == null ? -1 : worst.last(),
        weight(escalates, worst));
  }

  /// The customer who reads as the most troubled now; null where none was read.
  static @Nullable Course worst(List<Course> courses) {
    Course worst = null;
    for (Course course : courses) {
      worst = worst == null || course.last() > worst.last() ? course : worst;
    }
    return worst;
  }

  /// What comes first: escalations, then how strong a feeling stands.
  static int weight(@Nullable Signal escalates, @Nullable Course worst) {
    return (escalates == null ? 0 : ESCALATION) + (worst == null ? 0 : worst.last());
  }

  /// What the customer's last words read as; empty where they read as calm.
  static String felt(Story story, @Nullable Course worst) {
    return worst == null || worst.last() == 0
        ? ""
        : "Reads as " + feeling(story.leaving(worst)) + ".";
  }

  /// Whether somebody should look.
  boolean needs() {
    return weight > 1;
  }

  /// The feeling and the words of a sentence that begins with a name; the step stands elsewhere.
  private static String feeling(Story.Sentence sentence) {
    return sentence.parts().stream()
        .dropWhile(part -> part.turn() == null)
        .map(Story.Part::text)
        .collect(Collectors.joining())
        .replaceFirst(" \\((mild|clear|strong)\\)", "");
  }

  /// The sign of an escalation in a turn; null for none.
  static @Nullable Signal escalation(Reading reading, int turn) {
    if (turn < 0) {
      return null;
    }
    for (Signal signal : reading.signals(turn)) {
      if (signal.kind() == Kind.CUE && signal.counts() && signal.code().startsWith("escalation-")) {
        return signal;
      }
    }
    return null;
  }

  private static String hint(List<Nudge> nudges, int customer) {
    return nudges.isEmpty() || nudges.getLast().turn() != customer ? "" : nudges.getLast().title();
  }

  private static @Nullable Turn last(Reading reading) {
    for (int i = reading.size() - 1; i >= 0; i--) {
      Turn turn = reading.turn(i);
      if (turn.visibility() == Visibility.PUBLIC && turn.speaker().role() != Role.UNKNOWN) {
        return turn;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return "Standing[step %d, weight %d]".formatted(step, weight);
  }
}
