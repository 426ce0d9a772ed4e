package io.heard.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.signal.Encoder;
import io.heard.signal.Impression;
import io.heard.signal.Vector;
import io.heard.text.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedEncoderTest {
  private static final TrainedEncoder ENCODER = new TrainedEncoder();

  private static final List<String> TEXTS =
      List.of(
          "My parcel was due on Monday and nobody can tell me where it is.",
          "Third time I'm writing about the same bill. Does anybody read these?",
          "ok",
          "So sorry about the mix-up with your booking, I've put you on the 14:05 instead.",
          "Is it working now?",
          "😤😤 no signal since friday, great stuff, really",
          "Could you tell me which cable goes into the left port?",
          "");

  private static Utterance turn(int index, Role role, String text) {
    return Utterance.of(Turn.of(index, role, text));
  }

  private static Role roleOf(int index) {
    return index % 2 == 0 ? Role.CUSTOMER : Role.AGENT;
  }

  private static Impression impression(Role role, String text) {
    return ENCODER.read(turn(0, role, text), Vector.EMPTY).impression();
  }

  private static List<Impression> conversation(List<String> texts) {
    var all = new ArrayList<Impression>();
    Vector memory = Vector.EMPTY;
    for (int i = 0; i < texts.size(); i++) {
      Encoder.Read read = ENCODER.read(turn(i, roleOf(i), texts.get(i)), memory);
      all.add(read.impression());
      memory = read.memory();
    }
    return all;
  }

  @Test
  void anImpressionIsTheSameOnAnyThreadAndBesideAnyNeighbour() throws Exception {
    List<Impression> alone = TEXTS.stream().map(text -> impression(Role.CUSTOMER, text)).toList();
    List<Callable<Boolean>> tasks = new ArrayList<>();
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(TEXTS.size());
      tasks.add(() -> impression(Role.CUSTOMER, TEXTS.get(at)).equals(alone.get(at)));
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (var same : threads.invokeAll(tasks)) {
        assertThat(same.get()).isTrue();
      }
    }
  }

  @Test
  void aConversationIsTheSameWhateverIsReadBetweenItsTurns() {
    List<Impression> first = conversation(TEXTS);
    var between = new ArrayList<>(TEXTS);
    Collections.reverse(between);
    conversation(between);
    assertThat(conversation(TEXTS)).isEqualTo(first);
  }

  @Test
  void whatWasSaidMoreThanSoManyTurnsAgoDoesNotCount() {
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      many.add(TEXTS.get(i % (TEXTS.size() - 1)));
    }
    List<Impression> all = conversation(many);
    for (int at : new int[] {32, 33, 47, 48, 63}) {
      int first = at / 16 * 16 - 16;
      List<Impression> late = conversation(many.subList(first, at + 1));
      assertThat(late.getLast()).isEqualTo(all.get(at));
    }
  }

  @Test
  void wordsStandInTheTextWhateverItHolds() {
    for (String text :
        List.of(
            "😤 no signal 😤 since friday 👩‍👩‍👧 and nobody answers",
            "Ça va pas… l’écran est noir",
            "x".repeat(5_000),
            "It failed again. ".repeat(400),
            "\u0000 \uD83D it broke again and again")) {
      Impression impression = impression(Role.CUSTOMER, text);
      assertThat(impression.says()).isNotEmpty();
      impression
          .says()
          .values()
          .forEach(say -> {
            assertThat(say.words().from()).isBetween(0, text.length());
            assertThat(say.words().to()).isBetween(say.words().from(), text.length());
          });
    }
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> TrainedEncoder.from(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("model.json")
        .hasMessageContaining("missing")
        .hasMessageContaining("--without-model");
  }

  @Test
  void aDamagedFileIsNamed(@TempDir Path folder) throws IOException {
    for (String name : List.of("model.json", "words.onnx", "heads.onnx", "tokenizer.json")) {
      try (InputStream in = TrainedEncoder.class.getResourceAsStream(name)) {
        Files.copy(Objects.requireNonNull(in), folder.resolve(name));
      }
    }
    try (TrainedEncoder whole = TrainedEncoder.from(folder)) {
      assertThat(whole.name()).isEqualTo(ENCODER.name());
    }
    byte[] heads = Files.readAllBytes(folder.resolve("heads.onnx"));
    heads[heads.length / 2] ^= 1;
    Files.write(folder.resolve("heads.onnx"), heads);
    assertThatThrownBy(() -> TrainedEncoder.from(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("heads.onnx")
        .hasMessageContaining("damaged");
    Files.writeString(folder.resolve("model.json"), "{");
    assertThatThrownBy(() -> TrainedEncoder.from(folder)).hasMessageContaining("model.json");
  }

  @Test
  void whatAnImpressionGoesByLiesOutsidePlaceholdersAndSounds() {
    for (String text : TEXTS) {
      for (String form :
          List.of("[NAME] %s", "%s <CARD-1>", "[sigh] %s (laughs)", "XXXX %s __email__ 😤")) {
        Utterance utterance = turn(0, Role.CUSTOMER, form.formatted(text));
        Impression impression = ENCODER.read(utterance, Vector.EMPTY).impression();
        impression
            .says()
            .forEach((label, say) -> {
              assertThat(say.words().to()).isLessThanOrEqualTo(utterance.text().length());
              assertThat(utterance.plain().substring(say.words().from(), say.words().to()))
                  .as("%s in '%s'", label, utterance.text())
                  .isNotBlank();
            });
      }
    }
  }

  @Test
  void aSoundChangesNoImpression() {
    for (String text : TEXTS.subList(0, TEXTS.size() - 1)) {
      Encoder.Read read = ENCODER.read(turn(0, Role.CUSTOMER, text), Vector.EMPTY);
      Encoder.Read beside =
          ENCODER.read(turn(0, Role.CUSTOMER, "[laughs] " + text + " [sigh]"), Vector.EMPTY);
      assertThat(beside.memory()).isEqualTo(read.memory());
      Impression plain = read.impression();
      Impression sound = beside.impression();
      assertThat(sound.intensity()).isEqualTo(plain.intensity());
      plain
          .says()
          .forEach((label, say) ->
              assertThat(sound.about(label).orElseThrow().words().from())
                  .as(label)
                  .isEqualTo(say.words().from() + "[laughs] ".length()));
    }
  }

  @Test
  void aTurnOfPlaceholdersAloneSaysNothing() {
    Impression impression = impression(Role.CUSTOMER, "[NAME] <CARD-1>");
    assertThat(impression.says()).isEmpty();
    assertThat(impression.intensity()).isNegative();
  }
}
