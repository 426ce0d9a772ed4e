package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every conversation of `examples`, heard at once and turn by turn.
class LiveAndBatchTest {
  private static final Heard HEARD = Heard.withAll();

  @TestFactory
  Stream<DynamicTest> everyExampleGivesTheSameReadingLiveAndInBatch() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "examples"))) {
      return files
          .filter(file -> !file.toString().endsWith(".md"))
          .sorted()
          .map(file ->
              DynamicTest.dynamicTest(
                  file.getFileName().toString(), () -> conversations(file).forEach(this::check)))
          .toList()
          .stream();
    }
  }

  private static List<Conversation> conversations(Path file) throws IOException {
    List<Conversation> read =
        new Formats().read(file.toString(), Files.readAllBytes(file), Options.NONE).conversations();
    assertThat(read).isNotEmpty();
    return read;
  }

  private void check(Conversation conversation) {
    Reading live = HEARD.begin(conversation.unsaid());
    for (Turn turn : conversation.turns()) {
      live = HEARD.hear(live, turn);
    }
    live = HEARD.close(live);
    Reading batch = HEARD.read(conversation);
    assertThat(live.conversation()).isEqualTo(batch.conversation());
    assertThat(live.heard()).isEqualTo(batch.heard());
    assertThat(live.intensities()).isEqualTo(batch.intensities());
    assertThat(batch.mishaps()).isEmpty();
    assertThat(batch.signals()).isNotEmpty();
  }
}
