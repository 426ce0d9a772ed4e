package io.heard.arc;

import io.heard.Reading;
import io.heard.signal.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What to look at in a conversation that went wrong: five questions, each answered from the
/// reading with the words that show it, and one that is left to a person.
///
/// @param wrong the episodes that were lost, or left open at the end; never empty
/// @param points the answers, one for each kind, in the kinds' order
public record Checklist(List<Episode> wrong, List<Point> points) {
  /// The question that no rule answers.
  public static final String LEFT_TO_A_PERSON = "What did they need that we assumed otherwise?";

  /// Nobody reads a fifth quotation under one question.
  public static final int MOST_QUOTES = 4;

  public Checklist {
    if (wrong.isEmpty()) {
      throw new IllegalArgumentException(
          "A checklist has no episode that went wrong.\nMaybe leave it out.");
    }
    wrong = List.copyOf(wrong);
    points = List.copyOf(points);
  }

  /// The checklist of what was heard so far; empty when no episode was lost and, once the
  /// conversation is closed, none was left open.
  public static Optional<Checklist> of(Reading reading, Arc arc) {
    return Checklists.of(new Talk(reading), arc);
  }

  /// The answer to one of the questions.
  public Point point(Kind kind) {
    return points.stream()
        .filter(point -> point.kind() == kind)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "A checklist does not answer '%s'.\nMaybe it was not made by Checklist.of."
                    .formatted(kind.id())));
  }

  /// One question with its answer. Over several episodes, the one that went worst answers.
  ///
  /// @param kind the question
  /// @param verdict the answer: met, missed, not asked (there was no occasion), or unclear
  /// @param why one sentence
  /// @param turns the turns that show it
  /// @param quotes words of those turns, at most [Checklist#MOST_QUOTES]
  public record Point(
      Kind kind,
      Need.Verdict verdict,
      String why,
      List<Integer> turns,
      List<Evidence.Quote> quotes) {
    public Point {
      turns = List.copyOf(turns);
      quotes = List.copyOf(quotes.subList(0, Math.min(quotes.size(), MOST_QUOTES)));
    }
  }

  /// The questions.
  public enum Kind {
    /// Whether somebody named what the feeling was about.
    CORE_FOUND("Was the emotional core found?"),
    /// Whether the agent talked as this customer does, and nothing jarred.
    STYLE_MATCHED("Did tone and style match?"),
    /// Whether the customer was told what happens next.
    STEP_OFFERED("Was a concrete step offered?"),
    /// Whether somebody asked if it helped.
    LANDING_VERIFIED("Was it verified that it landed?"),
    /// Whether what was said back to the customer was right, by the customer.
    REFLECTION_CONFIRMED("Was what was reflected confirmed, or corrected?");

    private final String question;

    Kind(String question) {
      this.question = question;
    }

    /// The question as a person asks it.
    public String question() {
      return question;
    }

    /// The name in files and in the API, such as `core-found`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
