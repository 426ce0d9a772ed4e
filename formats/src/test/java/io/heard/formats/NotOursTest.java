package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// JSON of neighbours that is no conversation: refused by one message, claimed by no format.
class NotOursTest {
  private static final List<String> FOLDERS = List.of("cloudevents", "connect-evaluation");

  @Test
  void realFilesWithoutAConversationAreClaimedByNobody() throws IOException {
    Path root = Roots.fixtures().orElse(null);
    if (root == null) {
      System.out.println("NotOursTest: no fixtures beside the project, 2 folders skipped");
    }
    assumeTrue(root != null, "no fixtures beside the project");
    Path fixtures = root == null ? Path.of("") : root;
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(fixtures.resolve(folder))) {
        List<Path> all = files.sorted().toList();
        assertThat(all).as(folder).isNotEmpty();
        for (Path file : all) {
          isRefused(file.getFileName().toString(), Files.readString(file));
        }
      }
    }
  }

  @Test
  void whatResemblesAConversationIsNotClaimed() {
    for (String json :
        List.of(
            "{\"specversion\":\"1.0\",\"type\":\"a.b\",\"source\":\"/s\",\"id\":\"1\",\"data\":{\"messages\":3}}",
            "{\"evaluationId\":\"e\",\"metadata\":{\"contactId\":\"c\"},\"sections\":[],\"questions\":[]}",
            "{\"Transcript\":\"words\"}",
            "{\"Transcript\":[]}",
            "{\"Segments\":[]}",
            "{\"Event\":{\"Name\":\"n\"}}",
            "{\"EventType\":\"SEGMENTS\"}",
            "{\"entries\":[]}",
            "{\"entries\":[{\"text\":\"a\"}]}",
            "{\"transcripts\":[]}",
            "{\"transcripts\":[{\"text\":\"a\"}]}",
            "{\"results\":{\"transcripts\":[]}}",
            "{\"audio_segments\":[{\"text\":\"a\"}]}",
            "{\"sentences\":[{\"text\":\"a\"}]}",
            "{\"sentences\":[],\"meta\":{}}",
            "{\"sid\":\"GT1\"}",
            "{\"meta\":{\"key\":\"messages\"}}")) {
      isRefused("a.json", json);
    }
  }

  private static void isRefused(String name, String json) {
    assertThat(Json.parse(json)).as(name).isInstanceOf(Json.Parsed.Tree.class);
    if (Json.parse(json) instanceof Json.Parsed.Tree tree) {
      assertThat(claiming(tree.root())).as(name + " " + json).isEmpty();
    }
    Incoming read = Reads.text(name, json);
    assertThat(read.conversations()).as(name).isEmpty();
    assertThat(losses(read))
        .singleElement()
        .asString()
        .startsWith(name + ": this JSON is no conversation that is known: it has ");
  }

  private static List<String> claiming(JsonNode value) {
    return ServiceLoader.load(Format.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(TreeFormat.class::isInstance)
        .filter(format -> ((TreeFormat) format).fits(value) != Format.Fit.NO)
        .map(Format::name)
        .toList();
  }
}
