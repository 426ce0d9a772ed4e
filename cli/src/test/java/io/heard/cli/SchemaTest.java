package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.heard.formats.ConversationJson;
import io.heard.formats.Formats;
import io.heard.formats.Incoming;
import io.heard.formats.Options;
import io.heard.formats.ReadingJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What is written keeps to the schemas that are published.
class SchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Schema READING = schema("reading");
  private static final Schema NOTES = schema("notes");
  private static final Schema CONVERSATION = schema("conversation");

  @TestFactory
  Stream<DynamicTest> everyExamplesReadingKeepsToTheSchema() throws IOException {
    return examples()
        .map(file ->
            DynamicTest.dynamicTest(
                String.valueOf(file.getFileName()),
                () -> {
                  Call call = Call.of("read", "--as=jsonl", file.toString());
                  assertThat(call.code()).as(call.err()).isZero();
                  assertThat(call.out().lines())
                      .isNotEmpty()
                      .allSatisfy(
                          line -> assertThat(READING.validate(JSON.readTree(line))).isEmpty());
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyExamplesConversationKeepsToTheSchema() throws IOException {
    return examples()
        .map(file ->
            DynamicTest.dynamicTest(
                String.valueOf(file.getFileName()),
                () -> {
                  Incoming incoming =
                      new Formats().read(file.toString(), Files.readAllBytes(file), Options.NONE);
                  assertThat(incoming.conversations())
                      .isNotEmpty()
                      .allSatisfy(conversation ->
                          assertThat(CONVERSATION.validate(ConversationJson.tree(conversation)))
                              .isEmpty());
                }));
  }

  @TestFactory
  Stream<DynamicTest> everyExamplesNotesKeepToTheSchema() throws IOException {
    return examples()
        .map(file ->
            DynamicTest.dynamicTest(
                String.valueOf(file.getFileName()),
                () -> {
                  Call call = Call.of("notes", "--as=json", file.toString());
                  assertThat(call.code()).as(call.err()).isZero();
                  JsonNode notes = JSON.readTree(call.out());
                  for (JsonNode one : notes.isArray() ? notes : JSON.createArrayNode().add(notes)) {
                    assertThat(NOTES.validate(one)).isEmpty();
                  }
                }));
  }

  @Test
  void aReadingWithoutEvidenceBreaksTheSchema() {
    ObjectNode reading =
        (ObjectNode)
            JSON.readTree(Call.of("read", "--as=json", Call.example("late-parcel.json")).out());
    assertThat(READING.validate(reading)).isEmpty();
    reading
        .withArray("turns")
        .get(2)
        .get("signals")
        .forEach(signal -> ((ObjectNode) signal).putArray("evidence"));
    assertThat(READING.validate(reading)).isNotEmpty();
    reading.remove("turns");
    assertThat(READING.validate(reading)).isNotEmpty();
  }

  @Test
  void aTurnWithoutASpeakerBreaksTheSchema() {
    JsonNode without = JSON.readTree("{\"turns\":[{\"text\":\"Hello.\"}]}");
    assertThat(CONVERSATION.validate(without)).isNotEmpty();
    JsonNode with =
        JSON.readTree("{\"turns\":[{\"speaker\":\"agent\",\"text\":\"Hello.\",\"more\":1}]}");
    assertThat(CONVERSATION.validate(with)).isEmpty();
  }

  /// The examples whose format is known.
  private static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Call.EXAMPLES)) {
      return files.filter(file -> !file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  private static Schema schema(String name) {
    try (InputStream in =
        ReadingJson.class.getResourceAsStream("schema/" + name + ".schema.json")) {
      assertThat(in).as("the schema of a " + name).isNotNull();
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JSON.readTree(in));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
