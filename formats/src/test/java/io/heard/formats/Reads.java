package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What tests read and how they look at it.
final class Reads {
  static final Formats FORMATS = new Formats();

  private Reads() {}

  static Incoming text(String name, String text) {
    return text(name, text, Options.NONE);
  }

  static Incoming text(String name, String text, Options options) {
    return FORMATS.read(name, text.getBytes(StandardCharsets.UTF_8), options);
  }

  static Incoming sample(String name) {
    return FORMATS.read(name, bytes("samples/" + name), Options.NONE);
  }

  static byte[] bytes(String name) {
    try (InputStream in = Reads.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Conversation only(Incoming incoming) {
    assertThat(incoming.conversations())
        .as(() -> "read as '%s', %s".formatted(incoming.format(), messages(incoming)))
        .hasSize(1);
    return incoming.conversations().getFirst();
  }

  static List<String> messages(Incoming incoming) {
    return incoming.problems().stream().map(Problem::message).toList();
  }

  static List<String> losses(Incoming incoming) {
    return incoming.problems().stream().filter(Problem::lost).map(Problem::message).toList();
  }

  /// A turn on one line: `agent Dana 1.0-5.0: words`.
  static List<String> turns(Conversation conversation) {
    return conversation.turns().stream().map(Reads::turn).toList();
  }

  private static String turn(Turn turn) {
    String time =
        switch (turn.timing()) {
          case Timing.Spoken spoken ->
              " %s-%s"
                  .formatted(spoken.at().toMillis() / 1000.0, spoken.until().toMillis() / 1000.0);
          case Timing.Sent sent -> " " + sent.at().toMillis() / 1000.0;
          case Timing.Unknown unknown -> "";
        };
    String name = turn.speaker().name() == null ? "" : " " + turn.speaker().name();
    String seen = turn.visibility() == Visibility.PUBLIC ? "" : " (" + turn.visibility().id() + ")";
    return turn.speaker().role().id() + name + seen + time + ": " + turn.text();
  }
}
