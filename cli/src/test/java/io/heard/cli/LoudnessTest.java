package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Turn;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever speaks loudly may hear badly: loudness, like what a product makes of a turn, is kept and
/// never read.
class LoudnessTest {
  private static final Path SAMPLES =
      Path.of("..", "formats", "src", "test", "resources", "io", "heard", "formats", "samples");
  private static final Heard HEARD = Heard.withAll();

  @Test
  void raisedLoudnessIsNotReadAsAnger() throws IOException {
    String loud = Files.readString(SAMPLES.resolve("contact-lens.json"));
    String quiet = loud.replaceAll(", \"LoudnessScore\": \\[[^\\]]*\\]", "");
    String calm = loud.replaceAll(", \"Sentiment\": \"[A-Z]+\"", "");
    assertThat(loud).contains("98.8");
    assertThat(quiet).doesNotContain("Loudness");
    Conversation conversation = read(loud);
    assertThat(conversation.turns().get(2).origin().extra()).containsKey("LoudnessScore");
    Reading reading = HEARD.read(conversation);
    assertThat(reading.signals()).isNotEmpty();
    for (String other : List.of(quiet, calm)) {
      Reading without = HEARD.read(read(other));
      assertThat(without.signals()).isEqualTo(reading.signals());
      assertThat(without.intensities()).isEqualTo(reading.intensities());
      assertThat(bare(without)).isEqualTo(bare(reading));
    }
  }

  private static Conversation read(String text) {
    List<Conversation> read =
        new Formats()
            .read("a.json", text.getBytes(StandardCharsets.UTF_8), Options.NONE)
            .conversations();
    assertThat(read).hasSize(1);
    return read.getFirst();
  }

  private static List<Turn> bare(Reading reading) {
    return reading.conversation().turns().stream()
        .map(turn ->
            new Turn(
                turn.index(),
                turn.speaker(),
                turn.visibility(),
                turn.timing(),
                turn.text(),
                Origin.at(turn.origin().place())))
        .toList();
  }
}
