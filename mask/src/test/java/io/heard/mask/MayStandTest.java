package io.heard.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That to leave a text out at first sight leaves no name out.
class MayStandTest {
  @Test
  void whereNoNameMayStandNoneIsFound() throws IOException {
    List<String> texts = texts();
    int left = 0;
    for (String text : texts) {
      Text tokens = Text.of(text);
      if (!Names.mayStand(tokens)) {
        left++;
        assertThat(found(tokens)).as(text).isEmpty();
      }
    }
    assertThat(left).as("texts left out of %d", texts.size()).isGreaterThan(texts.size() / 2);
  }

  @Test
  void namesByListTitleIntroductionAndSpellingMayStand() {
    for (String text :
        List.of(
            "Thanks, Priya.",
            "thanks priya",
            "That was Mr. Okonjo",
            "my name is will",
            "It is S-M-I-T-H, Smith with an i",
            "O for orange, L for lima, G for golf, A",
            "Will Tanner said so")) {
      assertThat(Names.mayStand(Text.of(text))).as(text).isTrue();
    }
  }

  private static List<Span> found(Text text) {
    return Finder.find(text, Context.NONE).finds().all().stream()
        .filter(find -> find.type() == Type.NAME)
        .map(find -> text.span(find.from(), find.to()))
        .toList();
  }

  /// What is said in the corpus and in talk about names, and the same in other letters and torn.
  private static List<String> texts() throws IOException {
    var said = new ArrayList<String>();
    for (Path file :
        List.of(
            Path.of("../corpus/fair.txt"), Path.of("src/test/resources/io/heard/mask/talk.txt"))) {
      try (Stream<String> lines = Files.lines(file)) {
        lines.filter(line -> !line.isBlank()).forEach(said::add);
      }
    }
    var texts = new ArrayList<String>();
    for (String text : said) {
      texts.add(text);
      texts.add(text.toLowerCase(Locale.ROOT));
      texts.add(text.toUpperCase(Locale.ROOT));
      texts.add(text.substring(text.length() / 2));
      texts.add(text.replace(' ', '-'));
    }
    return texts;
  }
}
