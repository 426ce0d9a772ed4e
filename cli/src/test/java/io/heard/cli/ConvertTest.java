package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.formats.Formats;
import io.heard.formats.Incoming;
import io.heard.formats.Options;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `heard convert`, and what `heard read` writes beside its reports.
class ConvertTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String TWO =
      """
      {"id":"a","turns":[{"speaker":"customer","text":"Let me speak to a manager now."}]}
      {"id":"b","turns":[{"speaker":"customer","text":"=1+1"},{"speaker":"agent","text":"On Friday."}]}
      """;

  @TempDir private Path folder;

  private Call convert(String in, String out, String... more) {
    return Call.in(
        folder,
        TWO,
        Stream.concat(Stream.of("convert", in, out), Stream.of(more)).toArray(String[]::new));
  }

  private String file(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"o.json", "o.jsonl", "o.vcon.json", "o.txt", "o.csv", "o.parquet"})
  void everyEndingIsWritten(String name) throws IOException {
    Call call = convert("-", name);
    assertThat(call.err()).isEmpty();
    assertThat(call.code()).isZero();
    assertThat(call.out()).isEmpty();
    assertThat(names()).containsExactly(name);
    if (!name.endsWith(".parquet")) {
      Incoming read =
          new Formats().read(name, Files.readAllBytes(folder.resolve(name)), Options.NONE);
      assertThat(read.conversations()).hasSize(2);
      assertThat(read.conversations().getLast().turns().getFirst().text()).isEqualTo("=1+1");
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  @Test
  void oneIsAnObjectAndSeveralAreAnArray() throws IOException {
    Files.writeString(folder.resolve("one.jsonl"), TWO.lines().findFirst().orElseThrow());
    assertThat(convert("one.jsonl", "one.json").code()).isZero();
    assertThat(JSON.readTree(file("one.json")).isObject()).isTrue();
    assertThat(convert("-", "two.vcon.json").code()).isZero();
    assertThat(JSON.readTree(file("two.vcon.json")).size()).isEqualTo(2);
  }

  @Test
  void standardOutputNeedsAFormat() {
    Call call = convert("-", "-", "--as", "csv", "--rows", "conversation");
    assertThat(call.code()).isZero();
    assertThat(call.out().lines()).hasSize(3);
    assertThat(call.out()).startsWith("id,channel,startedAt,duration,turns,");
    Call mute = convert("-", "-");
    assertThat(mute.code()).isEqualTo(2);
    assertThat(mute.err())
        .startsWith("'-' does not say in which format to write.\nMaybe --as json");
    assertThat(convert("-", "-", "--as", "parquet").err())
        .isEqualTo("Parquet is no text to print.\nMaybe name a file.\n");
  }

  @Test
  void aWrongCallIsToldAndNothingIsWritten() throws IOException {
    assertThat(convert("-", "o.pdf").err())
        .isEqualTo(
            "'o.pdf' ends in no format that is written: .json, .jsonl, .vcon.json, .vtt, .txt,"
                + " .csv, .parquet.\nMaybe name the format with --as.\n");
    assertThat(convert("-", "o.json", "--rows", "turn").err())
        .isEqualTo("'--rows' is for tables, and json is none.\nMaybe csv or parquet.\n");
    assertThat(convert("-", "o.csv", "--rows", "trn").err()).endsWith("Maybe turn.\n");
    assertThat(convert("-", "nowhere/o.csv").err()).contains("its folder does not exist");
    assertThat(convert("-", ".").code()).isEqualTo(2);
    Call captions = convert("-", "o.vtt");
    assertThat(captions.code()).isEqualTo(2);
    assertThat(captions.err()).startsWith("WebVTT needs times, and no turn of 'a' has one.");
    assertThat(Call.in(folder, "", "convert", "a.json").code()).isEqualTo(2);
    assertThat(names()).isEmpty();
  }

  @Test
  void anInputIsNeverWrittenOver() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), TWO);
    Files.createSymbolicLink(folder.resolve("b.jsonl"), folder.resolve("a.jsonl"));
    for (String out : List.of("a.jsonl", "./a.jsonl", "b.jsonl")) {
      Call call = convert("a.jsonl", out);
      assertThat(call.code()).isEqualTo(2);
      assertThat(call.err()).startsWith("'a.jsonl' is both read and written.");
    }
    assertThat(file("a.jsonl")).isEqualTo(TWO);
  }

  @Test
  void whatStoodThereStaysWhereNothingCouldBeRead() throws IOException {
    Files.writeString(folder.resolve("o.json"), "before");
    Files.writeString(folder.resolve("bad.json"), "{\"turns\":");
    Call call = convert("bad.json", "o.json");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).startsWith("bad.json:1:");
    assertThat(convert("missing.json", "o.json").code()).isEqualTo(1);
    assertThat(file("o.json")).isEqualTo("before");
    assertThat(names()).containsExactly("bad.json", "o.json");
  }

  @Test
  void theReadableRestIsWritten() throws IOException {
    Files.writeString(folder.resolve("half.jsonl"), TWO + "{\"turns\":\n" + TWO);
    Call call = convert("half.jsonl", "o.jsonl");
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).startsWith("half.jsonl:3:");
    assertThat(file("o.jsonl").lines()).hasSize(4);
  }

  @Test
  void aHalfWrittenFileOfAnotherIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve(".o.json.part"), "another's");
    assertThat(convert("-", "o.json").code()).isZero();
    assertThat(file(".o.json.part")).isEqualTo("another's");
    assertThat(names()).containsExactly(".o.json.part", "o.json");
  }

  @Test
  void rolesAndFormatAreTakenAsOnRead() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "Ann: Yes.\nBo: No.\nAnn: Yes.\nBo: No.");
    Call call = convert("a.txt", "o.jsonl", "--from", "txt", "--roles", "Ann=agent,Bo=customer");
    assertThat(call.code()).isZero();
    assertThat(file("o.jsonl")).contains("\"speaker\":\"agent\",\"name\":\"Ann\"");
    assertThat(convert("a.txt", "o.jsonl", "--from", "tx").code()).isEqualTo(2);
  }

  @Test
  void aVconGoesInAndOutUnchanged() throws IOException {
    String vcon =
        "{\"uuid\":\"01928e10-193e-8231-b9a2-279e0d16bc46\",\"created_at\":\"2026-01-01T00:00:00Z\",\"x-own\":[1.50,null],\"parties\":[{\"name\":\"Mo\",\"tel\":\"1\"}],\"dialog\":[{\"type\":\"text\",\"start\":\"2026-01-01T00:00:00Z\",\"parties\":0,\"mediatype\":\"text/html\",\"encoding\":\"none\",\"body\":\"<b>Hi</b>\"}]}";
    Files.writeString(folder.resolve("a.vcon"), vcon);
    assertThat(convert("a.vcon", "b.vcon.json").code()).isZero();
    assertThat(JSON.readTree(file("b.vcon.json"))).isEqualTo(JSON.readTree(vcon));
    assertThat(convert("a.vcon", "c.json").code()).isZero();
    assertThat(file("c.json")).doesNotContain("x-own");
  }

  @Test
  void aReadingGoesIntoItsVconAndIsReplacedThere() throws IOException {
    Path example = Call.EXAMPLES.resolve("software-support.vcon.json").toAbsolutePath();
    Call first =
        Call.in(
            folder, "", "read", "--without-model", "--as=vcon", "--out=a.vcon", example.toString());
    assertThat(first.err()).isEmpty();
    assertThat(first.code()).isZero();
    JsonNode before = JSON.readTree(Files.readString(example));
    JsonNode vcon = JSON.readTree(file("a.vcon"));
    assertThat(vcon.path("uuid")).isEqualTo(before.path("uuid"));
    assertThat(vcon.path("dialog")).isEqualTo(before.path("dialog"));
    JsonNode report = vcon.path("analysis").path(vcon.path("analysis").size() - 1);
    assertThat(report.path("vendor").asString()).isEqualTo("heard");
    assertThat(report.path("dialog").size()).isPositive();
    assertThat(report.path("body").path("turns").size()).isEqualTo(8);
    assertThat(report.path("body").has("vcon")).isFalse();
    Call again = Call.in(folder, "", "read", "--without-model", "--as=vcon", "a.vcon");
    JsonNode second = JSON.readTree(again.out());
    assertThat(second.path("analysis").size()).isEqualTo(vcon.path("analysis").size());
    assertThat(second.path("uuid")).isEqualTo(vcon.path("uuid"));
  }

  @Test
  void readingsAreTablesOfConversationsOrTurns() throws IOException, SQLException {
    Call csv = Call.in(folder, TWO, "read", "--without-model", "--as=csv", "--rows=turn", "-");
    assertThat(csv.code()).isZero();
    List<String> lines = csv.out().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.getFirst())
        .startsWith("conversation,channel,startedAt,turn,role,")
        .contains(",text,externalId,source,read,language,intensity,phase,signals,")
        .contains(",escalation-supervisor,");
    assertThat(lines.get(1)).contains("escalation-supervisor");
    assertThat(lines.get(2)).contains(",'=1+1,");
    assertThat(
            Call.in(folder, TWO, "read", "--without-model", "--as=parquet", "--out=r.parquet", "-")
                .code())
        .isZero();
    assertThat(
            Call.in(
                    folder,
                    TWO,
                    "read",
                    "--without-model",
                    "--as=parquet",
                    "--rows=turn",
                    "--out=t.parquet",
                    "-")
                .code())
        .isZero();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      assertThat(
              text(
                  statement,
                  "select string_agg(id || ':' || turns || ':' || \"escalation-supervisor\", ' ') from '%s'",
                  "r.parquet"))
          .isEqualTo("a:1:1 b:2:0");
      assertThat(
              text(
                  statement,
                  "select string_agg(turn || ':' || role || ':' || read || ':' || coalesce(signals, '-') || ':' || \"escalation-supervisor\", ' ') from '%s' where conversation = 'a'",
                  "t.parquet"))
          .startsWith("0:customer:true:")
          .contains("escalation-supervisor")
          .endsWith(":1");
      assertThat(
              text(
                  statement,
                  "select text from '%s' where conversation = 'b' and turn = 0",
                  "t.parquet"))
          .isEqualTo("=1+1");
    }
    Call mute = Call.in(folder, TWO, "read", "--without-model", "--as=parquet", "-");
    assertThat(mute.code()).isEqualTo(2);
    assertThat(mute.err()).startsWith("Parquet is no text to print.");
    assertThat(Call.in(folder, TWO, "read", "--rows=turn", "-").err())
        .startsWith("'--rows' is for tables, and text is none.");
  }

  private String text(Statement statement, String query, String file) throws SQLException {
    try (ResultSet result = statement.executeQuery(query.formatted(folder.resolve(file)))) {
      assertThat(result.next()).isTrue();
      return String.valueOf(result.getString(1));
    }
  }

  @Test
  void bothTablesOfAReadingHoldTheSame() throws IOException, SQLException {
    String example = Call.EXAMPLES.resolve("late-parcel.json").toAbsolutePath().toString();
    for (String rows : List.of("turn", "conversation")) {
      for (String shape : List.of("csv", "parquet")) {
        assertThat(
                Call.in(
                        folder,
                        "",
                        "read",
                        "--without-model",
                        "--as",
                        shape,
                        "--rows",
                        rows,
                        "--out",
                        rows + "." + shape,
                        example)
                    .code())
            .isZero();
      }
      assertThat(table("'%s'".formatted(folder.resolve(rows + ".parquet"))))
          .isEqualTo(table("read_csv('%s', header=true)".formatted(folder.resolve(rows + ".csv"))));
    }
    assertThat(Files.size(folder.resolve("turn.parquet"))).isLessThan(40_000);
    assertThat(new String(Files.readAllBytes(folder.resolve("turn.csv")), StandardCharsets.UTF_8))
        .doesNotStartWith("\uFEFF");
  }

  /// All cells as a program that opens the table has them, each with the name of its column;
  /// numbers by what they are worth.
  private static List<String> table(String from) throws SQLException {
    var cells = new ArrayList<String>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      try (ResultSet result = statement.executeQuery("select * from " + from)) {
        while (result.next()) {
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            Object value = result.getObject(i);
            String shown =
                switch (value) {
                  case null -> "";
                  case Number number ->
                      new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
                  case Timestamp stamp -> stamp.toInstant().toString();
                  case OffsetDateTime moment -> moment.toInstant().toString();
                  default -> value.toString();
                };
            cells.add(result.getMetaData().getColumnName(i) + "=" + shown);
          }
        }
      }
    }
    assertThat(cells).isNotEmpty();
    return cells;
  }
}
