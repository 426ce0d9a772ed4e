package io.heard.formats.out;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.formats.Labelled;
import io.heard.formats.TextHead;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Plain text: a line that names the conversation, then `[time] Name (Side): words`. Heard reads it
/// back turn by turn. A line of a message that would look as if somebody else began to speak goes
/// on with the line before it.
final class TextOutlet implements Outlet<Conversation, String> {
  private static final Pattern TAKEN = Pattern.compile("\\[.*|\\*{3}.*|-{2,}.*|[-=_*~#]{3,}.*");
  private static final Duration MOST_CLOCK = Duration.ofHours(1000);

  private final Lines out;
  private boolean begun;

  TextOutlet(OutputStream out) {
    this.out = new Lines(out);
  }

  @Override
  public String make(Conversation conversation) {
    var text = new StringBuilder(TextHead.of(conversation).line()).append("\n\n");
    Instant start = conversation.channel() == Channel.VOICE ? null : conversation.startedAt();
    for (Turn turn : conversation.turns()) {
      text.append(stamp(turn, start))
          .append(label(turn))
          .append(": ")
          .append(words(turn.text()))
          .append('\n');
    }
    return text.toString();
  }

  @Override
  public void take(String text) {
    out.print(begun ? "\n" + text : text);
    begun = true;
  }

  @Override
  public void end() {
    out.flush();
  }

  private static String label(Turn turn) {
    String name = turn.speaker().name();
    String clean = name == null ? "" : Called.clean(name);
    return switch (turn.visibility()) {
      case PUBLIC -> Called.by(turn.speaker());
      case NOTE -> clean.isEmpty() ? "Note" : "Note (" + clean + ")";
      case SYSTEM -> "System";
      case UNSAID -> "System: [not said]";
    };
  }

  private static String stamp(Turn turn, @Nullable Instant start) {
    String at = turn.timing().start().flatMap(time -> point(time, start)).orElse("");
    if (at.isEmpty()) {
      return "";
    }
    Optional<String> until =
        turn.timing() instanceof Timing.Spoken spoken
            ? point(spoken.until(), start)
            : Optional.empty();
    return "[" + at + until.map(end -> " - " + end).orElse("") + "] ";
  }

  private static Optional<String> point(Duration since, @Nullable Instant start) {
    if (start != null) {
      return Optional.of(start.plus(since).toString());
    }
    return since.compareTo(MOST_CLOCK) < 0 ? Optional.of(clock(since)) : Optional.empty();
  }

  private static String clock(Duration since) {
    String fraction =
        since.toNanosPart() == 0
            ? ""
            : String.format(Locale.ROOT, ".%09d", since.toNanosPart()).replaceFirst("0+$", "");
    return String.format(
            Locale.ROOT,
            "%02d:%02d:%02d",
            since.toHours(),
            since.toMinutesPart(),
            since.toSecondsPart())
        + fraction;
  }

  private static String words(String text) {
    var words = new StringBuilder();
    for (String line : text.strip().lines().map(String::strip).toList()) {
      boolean taken = TAKEN.matcher(line).matches() || Labelled.of(line).isPresent();
      words.append(words.isEmpty() ? "" : taken ? " " : "\n").append(line);
    }
    return words.toString();
  }
}
