package io.heard.formats;

import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.formats.out.Outlet;
import io.heard.formats.out.Rows;
import io.heard.formats.out.Shape;
import io.heard.formats.vcon.VconJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// vCons as they are written.
class VconJsonTest {
  private static final Options KEEPING = Options.NONE.keepingOriginal();
  private static final Set<String> TYPES =
      Set.of("recording", "text", "transfer", "incomplete", "recording-set");

  @Test
  void everyVconOfOthersComesOutAsItWentIn() throws IOException {
    Path root = Roots.fixtures().orElse(null);
    if (root == null) {
      System.out.println("VconJsonTest: no fixtures beside the project, the folder vcon skipped");
    }
    assumeTrue(root != null, "no fixtures beside the project");
    int written = 0;
    try (Stream<Path> files =
        Files.list((root == null ? Path.of("") : root).resolve("vcon")).sorted()) {
      for (Path file : files.toList()) {
        Incoming read =
            Reads.FORMATS.read(
                String.valueOf(file.getFileName()), Files.readAllBytes(file), KEEPING);
        for (Conversation conversation : read.conversations()) {
          written++;
          assertSame(VconJson.tree(conversation), tree(Files.readString(file)), file.toString());
        }
      }
    }
    // All but the encrypted one and the two that are no vCons.
    assertThat(written).isEqualTo(22);
  }

  @Test
  void ourSamplesComeOutAsTheyWentIn() {
    for (String name : List.of("sample.vcon.json", "call.vcon.json")) {
      String source = new String(Reads.bytes("samples/" + name), StandardCharsets.UTF_8);
      assertSame(VconJson.tree(only(text(name, source, KEEPING))), tree(source), name);
    }
  }

  @Test
  void everyExampleIsAValidVconAndComesBackWhole() throws IOException {
    Schema schema = schema();
    for (Conversation conversation : examples()) {
      ObjectNode vcon = VconJson.tree(conversation);
      assertValid(vcon, schema, conversation.id());
      Conversation again = only(text("again", vcon.toPrettyString()));
      assertThat(ConversationJson.tree(again).toPrettyString())
          .isEqualTo(ConversationJson.tree(conversation).toPrettyString());
    }
  }

  @Test
  void whatAVconHasNoPlaceForComesBackToo() {
    String json =
        """
        {"id":"c 17","channel":"voice","language":"en",
         "turns":[
          {"speaker":"agent","speakerId":"a-1","name":"Kit","text":"Hello.","at":1.5,"until":2.25,"externalId":"m1",
           "words":[{"text":"Hello.","at":1.5,"until":2.2,"confidence":0.9}],"mood":{"x":[1,2.5,null,true]}},
          {"speaker":"agent","speakerId":"a-1","name":"Kit","text":"He is cross.\\n","at":3.0,"visibility":"note"},
          {"speaker":"customer","roleSource":"inferred","text":" No time here. "},
          {"speaker":"unknown","text":"Thanks for watching!","at":4.0,"until":9.0,"visibility":"unsaid"},
          {"speaker":"bot","text":"Bye.","at":10.0},
          {"speaker":"unknown","text":"Kit left","visibility":"system"}],
         "outcome":{"csat":2}}
        """;
    Conversation first = only(text("a.json", json));
    ObjectNode vcon = VconJson.tree(first);
    assertValid(vcon, schema(), "c 17");
    assertThat(vcon.path("created_at").asString()).isEqualTo("1970-01-01T00:00:00Z");
    Conversation again = only(text("again", Json.line(vcon)));
    assertThat(again.startedAt()).isNull();
    assertThat(ConversationJson.tree(again)).isEqualTo(ConversationJson.tree(first));
    String chat = Json.line(VconJson.tree(only(text("b.json", json.replace("voice", "chat")))));
    assertThat(turns(only(text("again", chat)))).isEqualTo(turns(first));
  }

  @Test
  void notesAreNoDialog() {
    String json =
        "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"He sounds cross.\",\"visibility\":\"note\"},{\"speaker\":\"agent\",\"text\":\"Hello.\"}]}";
    ObjectNode vcon = VconJson.tree(only(text("a.json", json)));
    assertThat(vcon.path("dialog").size()).isEqualTo(1);
    assertThat(Json.line(vcon.path("dialog"))).doesNotContain("cross");
    assertThat(vcon.path("attachments").path(0).path("purpose").asString()).isEqualTo("note");
  }

  @Test
  void theSameConversationHasTheSameUuidOfVersionEight() throws IOException {
    for (Conversation conversation : examples()) {
      UUID one = UUID.fromString(VconJson.tree(conversation).path("uuid").asString());
      UUID other = UUID.fromString(VconJson.tree(conversation).path("uuid").asString());
      assertThat(one).isEqualTo(other);
      assertThat(one.version()).isEqualTo(8);
      assertThat(one.variant()).isEqualTo(2);
    }
    List<String> all =
        examples().stream().map(each -> VconJson.tree(each).path("uuid").asString()).toList();
    assertThat(all).doesNotHaveDuplicates();
  }

  @Test
  void aTurnThatWasChangedLetsNothingOfTheOriginalThrough() {
    Conversation read =
        only(
            text(
                "a.json",
                new String(Reads.bytes("samples/call.vcon.json"), StandardCharsets.UTF_8),
                KEEPING));
    var masked = new ArrayList<>(read.turns());
    Turn turn = masked.get(1);
    masked.set(
        1,
        new Turn(
            1,
            turn.speaker(),
            turn.visibility(),
            turn.timing(),
            "My name is <NAME-1>.",
            turn.origin()));
    String written =
        Json.line(
            VconJson.tree(
                new Conversation(
                    read.id(),
                    read.channel(),
                    read.startedAt(),
                    read.known(),
                    masked,
                    read.extra())));
    assertThat(written)
        .contains("My name is <NAME-1>.")
        .doesNotContain(turn.text(), "+4930", "summary", "ubahn");
  }

  @Test
  void sidesThatAPersonTellsAreWritten() {
    String source =
        "{\"parties\":[{\"name\":\"Ann\"},{\"name\":\"Bo\"}],\"dialog\":[{\"type\":\"text\",\"parties\":0,\"body\":\"Hm.\"},{\"type\":\"text\",\"parties\":1,\"body\":\"Yes.\"}]}";
    Conversation read = only(text("a.json", source, KEEPING.roles("Ann=agent,Bo=customer")));
    assertThat(Json.line(VconJson.tree(read)))
        .contains("{\"name\":\"Ann\",\"role\":\"agent\"},{\"name\":\"Bo\",\"role\":\"customer\"}");
  }

  @Test
  void aReadingStandsBesideItsDialogsAndIsReplaced() {
    Conversation read =
        only(
            text(
                "a.json",
                new String(Reads.bytes("samples/call.vcon.json"), StandardCharsets.UTF_8),
                KEEPING));
    ObjectNode first = VconJson.tree(read, reading("one"));
    JsonNode analysis = first.path("analysis").path(first.path("analysis").size() - 1);
    assertThat(analysis.path("type").asString()).isEqualTo("report");
    assertThat(analysis.path("vendor").asString()).isEqualTo("heard");
    assertThat(analysis.path("product").asString()).isEqualTo("reading");
    assertThat(analysis.path("schema").asString()).isEqualTo(readingSchemaId());
    assertThat(Json.line(analysis.path("dialog"))).isEqualTo("[0,2]");
    assertThat(analysis.path("body").path("id").asString()).isEqualTo("one");
    assertValid(first, schema(), "with a reading");
    Incoming again = text("again.json", Json.line(first), KEEPING);
    assertThat(turns(only(again))).isEqualTo(turns(read));
    ObjectNode second = VconJson.tree(only(again), reading("two"));
    assertThat(second.path("analysis").size()).isEqualTo(first.path("analysis").size());
    assertThat(Json.line(second)).contains("\"two\"").doesNotContain("\"one\"");
  }

  @Test
  void aReadingOfASignedOneAmendsIt() {
    String inner =
        "{\"uuid\":\"01928e10-193e-8231-b9a2-279e0d16bc46\",\"created_at\":\"2026-01-01T00:00:00Z\",\"parties\":[{\"name\":\"Mo\",\"role\":\"customer\"}],\"dialog\":[{\"type\":\"text\",\"start\":\"2026-01-01T00:00:00Z\",\"parties\":0,\"mediatype\":\"text/plain\",\"encoding\":\"none\",\"body\":\"Hi.\"}]}";
    String signed = signed(inner);
    Conversation read = only(text("a.json", signed, KEEPING));
    assertSame(VconJson.tree(read), tree(signed), "signed");
    ObjectNode vcon = VconJson.tree(read, reading("one"));
    assertValid(vcon, schema(), "amended");
    assertThat(vcon.path("amended").path("uuid").asString())
        .isEqualTo("01928e10-193e-8231-b9a2-279e0d16bc46");
    assertThat(vcon.path("uuid").asString()).isNotEqualTo("01928e10-193e-8231-b9a2-279e0d16bc46");
    assertThat(UUID.fromString(vcon.path("uuid").asString()).version()).isEqualTo(8);
    assertThat(vcon.has("payload")).isFalse();
  }

  @Test
  void withoutBeingAskedNothingIsKept() {
    assertThat(only(sample("sample.vcon.json")).extra()).containsOnlyKeys("subject");
  }

  private static ObjectNode reading(String id) {
    return (ObjectNode)
        tree("{\"id\":\"%s\",\"turns\":[],\"vcon\":{\"parties\":[]}}".formatted(id));
  }

  private static String readingSchemaId() {
    return tree(new String(Reads.bytes("schema/reading.schema.json"), StandardCharsets.UTF_8))
        .path("$id")
        .asString("");
  }

  static String signed(String inner) {
    String payload =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(inner.getBytes(StandardCharsets.UTF_8));
    return "{\"payload\":\"%s\",\"signatures\":[{\"protected\":\"e30\",\"signature\":\"AA\"}]}"
        .formatted(payload);
  }

  private static List<Conversation> examples() throws IOException {
    var all = new ArrayList<Conversation>();
    try (Stream<Path> files = Files.list(Roots.top().resolve("examples")).sorted()) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".md")) {
          all.addAll(
              Reads.FORMATS.read(name, Files.readAllBytes(file), Options.NONE).conversations());
        }
      }
    }
    assertThat(all).hasSizeGreaterThan(15);
    return all;
  }

  private static JsonNode tree(String json) {
    assertThat(Json.parse(json)).isInstanceOf(Json.Parsed.Tree.class);
    return Json.parse(json) instanceof Json.Parsed.Tree tree ? tree.root() : Json.tree("broken");
  }

  /// The schema of the working group; null, said once, where it does not lie beside the project.
  private static @Nullable Schema schema() {
    Path file =
        Roots.fixtures().map(root -> root.resolve("vcon/vcon_json_schema.json")).orElse(null);
    if (file == null || !Files.isRegularFile(file)) {
      System.out.println(
          "VconJsonTest: no schema beside the project, valid by our own checks only");
      return null;
    }
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(tree(Files.readString(file)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// What the draft demands, by hand, then by the schema.
  private static void assertValid(ObjectNode vcon, @Nullable Schema schema, String what) {
    assertThat(UUID.fromString(vcon.path("uuid").asString())).as(what).isNotNull();
    assertThat(OffsetDateTime.parse(vcon.path("created_at").asString())).as(what).isNotNull();
    int parties = vcon.path("parties").size();
    int dialogs = vcon.path("dialog").size();
    for (JsonNode dialog : vcon.path("dialog").values()) {
      assertThat(TYPES).as(what).contains(dialog.path("type").asString());
      assertThat(OffsetDateTime.parse(dialog.path("start").asString())).as(what).isNotNull();
      for (JsonNode channel : dialog.path("parties").values()) {
        for (JsonNode party : channel.isArray() ? channel : List.of(channel)) {
          assertThat(party.asInt(-1)).as(what).isBetween(0, parties - 1);
        }
      }
      if (dialog.path("body").isString()) {
        assertThat(dialog.path("encoding").asString()).as(what).isNotEmpty();
        assertThat(dialog.path("mediatype").asString()).as(what).isNotEmpty();
      }
    }
    for (JsonNode analysis : vcon.path("analysis").values()) {
      assertThat(analysis.path("type").asString()).as(what).isNotEmpty();
      assertThat(analysis.path("vendor").asString()).as(what).isNotEmpty();
      JsonNode based = analysis.path("dialog");
      for (JsonNode dialog : based.isArray() ? based : List.of(based)) {
        assertThat(dialog.asInt(-1)).as(what).isBetween(0, dialogs - 1);
      }
    }
    for (JsonNode attachment : vcon.path("attachments").values()) {
      assertThat(attachment.has("start") && attachment.has("party") && attachment.has("dialog"))
          .as(what)
          .isTrue();
    }
    if (schema != null) {
      assertThat(schema.validate(vcon)).as(what).isEmpty();
    }
  }

  /// Equal as JSON values: numbers by what they are worth, fields in any order.
  private static void assertSame(JsonNode written, JsonNode read, String what) {
    assertThat(plain(tree(Json.line(written)))).as(what).isEqualTo(plain(read));
  }

  private static Object plain(JsonNode node) {
    if (node.isNumber()) {
      return node.decimalValue().stripTrailingZeros();
    }
    if (node.isArray()) {
      return node.valueStream().map(VconJsonTest::plain).toList();
    }
    if (node.isObject()) {
      var fields = new TreeMap<String, Object>();
      node.properties().forEach(field -> fields.put(field.getKey(), plain(field.getValue())));
      return fields;
    }
    return node.toString();
  }

  @Test
  void aRoleWithoutANameIsARoleAgain() {
    Conversation first =
        only(text("a.json", "{\"turns\":[{\"speaker\":\"customer\",\"text\":\"Hi.\"}]}"));
    Conversation again = only(text("b.json", Json.line(VconJson.tree(first))));
    assertThat(again.turns().getFirst().speaker()).isEqualTo(first.turns().getFirst().speaker());
    assertThat(again.turns().getFirst().speaker().role()).isEqualTo(Role.CUSTOMER);
  }

  /// Whatever was done to a vCon, what can be read of it can be written in every format; the seed
  /// is fixed, so that a failure comes again.
  @Test
  void whatWasDamagedIsWrittenOrRefused() {
    var random = new Random(20260504);
    for (String name : List.of("sample.vcon.json", "call.vcon.json")) {
      byte[] whole = Reads.bytes("samples/" + name);
      for (int round = 0; round < 400; round++) {
        byte[] bytes = whole.clone();
        for (int i = 0; i <= random.nextInt(6); i++) {
          int at = random.nextInt(bytes.length);
          bytes[at] =
              random.nextBoolean()
                  ? bytes[random.nextInt(bytes.length)]
                  : (byte) "0123456789\"{}[],:-nte".charAt(random.nextInt(19));
        }
        for (Conversation read : Reads.FORMATS.read(name, bytes, KEEPING).conversations()) {
          for (Shape shape : Shape.values()) {
            try {
              assertThat(OutletsTest.written(shape, Rows.TURN, read)).isNotEmpty();
            } catch (Outlet.Unwritable refused) {
              assertThat(shape).isEqualTo(Shape.VTT);
            }
          }
        }
      }
    }
  }
}
