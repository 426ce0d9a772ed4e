package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reading is made of the stored turns, and is the same as the one that grew.
class AgainTest {
  private static final List<String> TURNS =
      List.of(
          "{\"speaker\":\"customer\",\"name\":\"Ann\",\"text\":\"This is the third time I ask!\",\"at\":0,\"until\":2.5,\"externalId\":\"m-0\"}",
          "{\"speaker\":\"unknown\",\"name\":\"Bob\",\"text\":\"Thank you for calling. How can I help you?\",\"at\":4}",
          "{\"speaker\":\"unknown\",\"text\":\"My order never came and I am so frustrated.\"}",
          "{\"speaker\":\"agent\",\"text\":\"Internal: refund her.\",\"visibility\":\"note\"}",
          "{\"speaker\":\"customer\",\"text\":\"Ich warte seit Wochen auf mein Paket und niemand hilft mir weiter.\"}",
          "{\"speaker\":\"customer\",\"text\":\"\\ud83d\\ude00 \\u0000 \\u200b <b>[NAME]</b> [sigh] \\ud83d\",\"mood\":{\"x\":[1,null]}}",
          "{\"speaker\":\"agent\",\"text\":\"I am sorry, Ann. I will send a new one today.\",\"at\":\"2026-03-02T09:14:30Z\"}",
          "[{\"speaker\":\"customer\",\"text\":\"Fine.\",\"words\":[{\"text\":\"Fine.\",\"at\":40,\"until\":41}]},{\"speaker\":\"bot\",\"text\":\"Rate us.\"}]",
          "{\"speaker\":\"customer\",\"text\":\"Thanks, that helps.\",\"externalId\":\"m-9\"}");

  @TempDir Path folder = Path.of("");

  @Test
  void aReadingThatGrewIsTheOneThatIsMadeAgain() throws Exception {
    try (var running = new Running(folder, null, Map.of())) {
      running.prepare();
      running.start();
      assertThat(
              running
                  .post(
                      "/api/v1/conversations",
                      "{\"id\":\"c-1\",\"channel\":\"chat\",\"startedAt\":\"2026-03-02T09:14:00Z\",\"mood\":7}")
                  .statusCode())
          .isEqualTo(201);
      for (String turn : TURNS) {
        var answer = running.post("/api/v1/conversations/c-1/turns", turn);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      }
      List<String> grown = shown(running);
      running.kill();
      running.start();
      List<String> made = shown(running);
      for (int i = 0; i < grown.size(); i++) {
        assertThat(made.get(i).replaceAll(",\"", ",\n\"").lines())
            .containsExactlyElementsOf(grown.get(i).replaceAll(",\"", ",\n\"").lines().toList());
      }
    }
  }

  private static List<String> shown(Running running) throws Exception {
    var shown = new ArrayList<String>();
    for (String path : List.of("", "/reading")) {
      var answer = running.get("/api/v1/conversations/c-1" + path);
      assertThat(answer.statusCode()).isEqualTo(200);
      shown.add(answer.body());
    }
    return shown;
  }
}
