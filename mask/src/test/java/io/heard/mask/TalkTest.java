package io.heard.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every conversation of `talk.txt`: what is said, and what is given out of it.
class TalkTest {
  private record Script(String title, int line, List<Turn> said, List<String> given) {}

  @TestFactory
  Stream<DynamicTest> everyConversationIsGivenOutAsWritten() throws IOException {
    return scripts().stream()
        .map(script ->
            DynamicTest.dynamicTest(
                "%d: %s".formatted(script.line(), script.title()), () -> check(script)));
  }

  private static void check(Script script) {
    Conversation masked = Mask.mask(Conversation.of(script.title(), Channel.CHAT, script.said()));
    assertThat(masked.turns().stream().map(Turn::text).toList())
        .as("talk.txt:%d", script.line())
        .isEqualTo(script.given());
  }

  private static List<Script> scripts() throws IOException {
    var scripts = new ArrayList<Script>();
    int number = 0;
    for (String line : lines()) {
      number++;
      if (line.startsWith("# ") && !line.startsWith("# What") && !line.startsWith("# agent")) {
        scripts.add(new Script(line.substring(2), number, new ArrayList<>(), new ArrayList<>()));
      } else if (line.startsWith("C ") || line.startsWith("A ")) {
        Script script = scripts.getLast();
        Role role = line.startsWith("A") ? Role.AGENT : Role.CUSTOMER;
        String text = written(line.substring(2));
        script.said().add(Turn.of(script.said().size(), role, text));
        script.given().add(text);
      } else if (line.startsWith("= ")) {
        scripts
            .getLast()
            .given()
            .set(scripts.getLast().given().size() - 1, written(line.substring(2)));
      } else {
        assertThat(line).as("talk.txt:%d", number).matches("|#.*");
      }
    }
    assertThat(scripts).hasSizeGreaterThan(30);
    return scripts;
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = TalkTest.class.getResourceAsStream("talk.txt")) {
      assertThat(in).isNotNull();
      return in == null
          ? List.of()
          : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String written(String line) {
    var text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("\\n", i)) {
        text.append('\n');
        i++;
      } else if (line.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}
