package io.heard.formats;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The line with which Heard begins a conversation in a text file, a rule between one and the next:
/// `===== conversation c-17 · chat · 2026-03-02T09:14:00Z =====`. Below it every line that can have
/// a label has one, and every other goes on with what the line before said.
///
/// @param startedAt when it began, where known
public record TextHead(String id, Channel channel, @Nullable Instant startedAt) {
  private static final String RULE = "=====";
  private static final Pattern HEAD =
      Pattern.compile(
          RULE
              + " conversation (.{1,500}?) · (chat|email|voice|social|sms|other)"
              + "(?: · (\\S{16,40}))? "
              + RULE);

  public static TextHead of(Conversation conversation) {
    String id = conversation.id().replaceAll("\\s+", " ").strip();
    return new TextHead(
        id.length() > 500 ? id.substring(0, 500) : id,
        conversation.channel(),
        conversation.startedAt());
  }

  /// What such a line says; empty for any other line.
  static Optional<TextHead> read(String line) {
    Matcher head = HEAD.matcher(line.length() > 700 ? "" : line.strip());
    return head.matches()
        ? Optional.of(
            new TextHead(
                head.group(1),
                Channel.of(head.group(2)),
                head.group(3) == null ? null : Times.instant(head.group(3)).orElse(null)))
        : Optional.empty();
  }

  /// Whether one of the lines is one.
  static boolean isIn(List<String> lines) {
    return lines.stream().anyMatch(line -> line.startsWith(RULE) && read(line).isPresent());
  }

  /// The line.
  public String line() {
    String begun = startedAt == null ? "" : " · " + startedAt;
    return "%s conversation %s · %s%s %s"
        .formatted(RULE, id, channel.name().toLowerCase(Locale.ROOT), begun, RULE);
  }
}
