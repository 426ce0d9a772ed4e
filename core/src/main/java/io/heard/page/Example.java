package io.heard.page;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A short conversation on a page, with the evidence that is expected in it.
///
/// @param name what the page calls it
/// @param line where it stands on the page, from 1
/// @param lines its lines, at least one
public record Example(String name, int line, List<Line> lines) {
  private static final Pattern TURN =
      Pattern.compile(
          "(Customer|Agent|Bot)(?: ([A-Z]))?(?: \\[([0-9.]+)-([0-9.]+)])?: (.+?)( \\(model\\))?");
  private static final Pattern SILENCE = Pattern.compile("\\*\\*silence ([0-9.]+) s\\*\\*");
  private static final Pattern ABSENCE =
      Pattern.compile("\\*\\*(Customer|Agent|Bot) never said: (.+)\\*\\*");

  public Example {
    lines = List.copyOf(lines);
  }

  /// One line of an example.
  public sealed interface Line {
    /// Whether it marks evidence.
    boolean isMarked();

    /// A turn.
    ///
    /// @param role who says it
    /// @param party tells parties of one role apart; empty for the first
    /// @param at seconds since the start, or null
    /// @param until seconds since the start, or null
    /// @param text the words without the marks
    /// @param marks the words that are marked
    /// @param model whether only a model can hear it
    record Said(
        Role role,
        String party,
        @Nullable Double at,
        @Nullable Double until,
        String text,
        List<Span> marks,
        boolean model)
        implements Line {
      public Said {
        marks = List.copyOf(marks);
      }

      @Override
      public boolean isMarked() {
        return !marks.isEmpty();
      }
    }

    /// A silence that is expected as evidence between two timed turns.
    ///
    /// @param seconds how long
    record Silent(double seconds) implements Line {
      @Override
      public boolean isMarked() {
        return true;
      }
    }

    /// Something that is expected as evidence because it was never said.
    ///
    /// @param by who did not say it
    /// @param what what was missing
    record Absent(Role by, String what) implements Line {
      @Override
      public boolean isMarked() {
        return true;
      }
    }
  }

  /// Whether only a model can hear it.
  public boolean needsModel() {
    return lines.stream().anyMatch(l -> l instanceof Line.Said said && said.model());
  }

  /// The conversation that the lines tell.
  public Conversation conversation() {
    var turns = new ArrayList<Turn>();
    boolean timed = false;
    for (Line each : lines) {
      if (each instanceof Line.Said said) {
        Timing timing = new Timing.Unknown();
        if (said.at() != null && said.until() != null) {
          timing = new Timing.Spoken(seconds(said.at()), seconds(said.until()));
          timed = true;
        }
        Speaker plain = Speaker.of(said.role());
        Speaker speaker =
            said.party().isEmpty()
                ? plain
                : new Speaker(
                    plain.id() + "-" + said.party(), null, said.role(), plain.roleSource());
        turns.add(
            new Turn(turns.size(), speaker, Visibility.PUBLIC, timing, said.text(), Origin.NONE));
      }
    }
    return new Conversation(
        "example",
        timed ? Channel.VOICE : Channel.CHAT,
        null,
        io.heard.conversation.Case.NONE,
        turns,
        Map.of());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  static Line line(String page, int number, String text) {
    Matcher silence = SILENCE.matcher(text);
    if (silence.matches()) {
      return new Line.Silent(Double.parseDouble(silence.group(1)));
    }
    Matcher absence = ABSENCE.matcher(text);
    if (absence.matches()) {
      return new Line.Absent(role(absence.group(1)), absence.group(2));
    }
    Matcher turn = TURN.matcher(text);
    if (!turn.matches()) {
      throw new IllegalArgumentException(
          "%s:%d: '%s' is no turn.\nMaybe begin it with 'Customer: ' or 'Agent: '."
              .formatted(page, number, text));
    }
    String marked = turn.group(5);
    var plain = new StringBuilder();
    var marks = new ArrayList<Span>();
    int open = -1;
    for (int i = 0; i < marked.length(); i++) {
      if (marked.startsWith("**", i)) {
        if (open < 0) {
          open = plain.length();
        } else {
          marks.add(new Span(open, plain.length()));
          open = -1;
        }
        i++;
      } else {
        plain.append(marked.charAt(i));
      }
    }
    if (open >= 0) {
      throw new IllegalArgumentException(
          "%s:%d: a bold mark is never closed.\nMaybe add '**' after the words that matter."
              .formatted(page, number));
    }
    String party = turn.group(2) == null ? "" : turn.group(2);
    Double at = turn.group(3) == null ? null : Double.valueOf(turn.group(3));
    Double until = turn.group(4) == null ? null : Double.valueOf(turn.group(4));
    return new Line.Said(
        role(turn.group(1)), party, at, until, plain.toString(), marks, turn.group(6) != null);
  }

  private static Role role(String name) {
    return switch (name) {
      case "Customer" -> Role.CUSTOMER;
      case "Agent" -> Role.AGENT;
      default -> Role.BOT;
    };
  }
}
