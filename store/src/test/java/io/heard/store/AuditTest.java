package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
  private static final int TRIALS = 1_000;
  private static final int ENTRIES = 40;
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "tenant",
          "made_at",
          "actor_kind",
          "actor",
          "action",
          "kind",
          "subject",
          "digest");

  @TempDir Path data = Path.of("");

  @Test
  void anUntouchedLogIsWholeAndItsKeyIsTheOwnersAlone() throws IOException {
    fill(ENTRIES);
    assertThat(check()).isEqualTo(new Audit.Finding(ENTRIES, 0, "", 0));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("audit.key"))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("audit.head"))))
        .isEqualTo("rw-------");
  }

  @Test
  void everyEditDeletionSwapAndTruncationIsFoundAndTheFirstBadEntryNamed() throws Exception {
    fill(ENTRIES);
    try (Database database = Database.reading(data);
        Connection hand = hand()) {
      List<List<Object>> written = rows(hand);
      for (int seed = 0; seed < TRIALS; seed++) {
        List<List<Object>> rows = new ArrayList<>(written);
        Tampering done = tamper(rows, new Random(seed));
        replace(hand, rows);
        Audit.Finding found = Audit.check(database, data);
        assertThat(found.bad()).as("seed %d: %s", seed, done.what()).isEqualTo(done.first());
        assertThat(found.why()).isNotBlank();
      }
      replace(hand, written);
      assertThat(Audit.check(database, data).whole()).isTrue();
    }
  }

  /// What was done to the log, and the first entry that is not as it was.
  private record Tampering(String what, long first) {}

  private static Tampering tamper(List<List<Object>> rows, Random random) {
    int one = random.nextInt(rows.size());
    switch (random.nextInt(5)) {
      case 0 -> {
        int column = 1 + random.nextInt(COLUMNS.size() - 1);
        List<Object> row = new ArrayList<>(rows.get(one));
        Object before = row.get(column);
        row.set(
            column,
            before instanceof Number time
                ? (Object) (time.longValue() + 1 + random.nextInt(100_000))
                : edited(String.valueOf(before), random));
        rows.set(one, row);
        return new Tampering("edited " + COLUMNS.get(column) + " of " + (one + 1), one + 1);
      }
      case 1 -> {
        rows.remove(one);
        return new Tampering("deleted " + (one + 1), one + 1);
      }
      case 2 -> {
        int other = (one + 1 + random.nextInt(rows.size() - 1)) % rows.size();
        List<Object> first = new ArrayList<>(rows.get(one));
        List<Object> second = new ArrayList<>(rows.get(other));
        Collections.swap(rows, one, other);
        first.set(0, (long) other + 1);
        second.set(0, (long) one + 1);
        rows.set(one, second);
        rows.set(other, first);
        int least = Math.min(one, other) + 1;
        return new Tampering("swapped %d and %d".formatted(one + 1, other + 1), least);
      }
      case 3 -> {
        rows.subList(one, rows.size()).clear();
        return new Tampering("cut off from " + (one + 1), one + 1);
      }
      default -> {
        // Taken out, and the ones after moved up, so that no number is missing.
        rows.remove(one);
        for (int i = one; i < rows.size(); i++) {
          List<Object> row = new ArrayList<>(rows.get(i));
          row.set(0, (long) i + 1);
          rows.set(i, row);
        }
        return new Tampering("taken out " + (one + 1), one + 1);
      }
    }
  }

  private static String edited(String text, Random random) {
    int place = random.nextInt(text.length() + 1);
    char letter = (char) ('a' + random.nextInt(26));
    if (place == text.length() || random.nextBoolean()) {
      return text.substring(0, place) + letter + text.substring(place);
    }
    return text.charAt(place) == letter
        ? text.substring(0, place) + text.substring(place + 1)
        : text.substring(0, place) + letter + text.substring(place + 1);
  }

  @Test
  void anEntryThatWasAddedWithoutTheKeyIsFound() throws Exception {
    fill(3);
    try (Connection hand = hand()) {
      List<List<Object>> rows = rows(hand);
      List<Object> forged = new ArrayList<>(rows.getLast());
      forged.set(0, 4L);
      rows.add(forged);
      replace(hand, rows);
    }
    assertThat(check().bad()).isEqualTo(4);
  }

  @Test
  void aLogThatWasCutOffGoesOnBehindTheGap() throws Exception {
    fill(10);
    try (Connection hand = hand()) {
      replace(hand, rows(hand).subList(0, 6));
    }
    fill(3);
    Audit.Finding found = check();
    assertThat(found.bad()).isEqualTo(7);
    assertThat(found.why()).contains("the next one that is there is 11");
  }

  @Test
  void entriesThatWereStoredJustBeforeAKillAreTakenIn() throws Exception {
    fill(4);
    byte[] head = Files.readAllBytes(file("audit.head"));
    fill(1);
    Files.write(file("audit.head"), head);
    assertThat(check()).isEqualTo(new Audit.Finding(5, 0, "", 1));
    fill(1);
    assertThat(check()).isEqualTo(new Audit.Finding(6, 0, "", 0));
  }

  @Test
  void aCountThatWasChangedIsSaidAndNotBelieved() throws Exception {
    fill(4);
    String line = Files.readString(file("audit.head"));
    Files.writeString(file("audit.head"), line.replaceFirst("4 ", "3 "));
    assertThatThrownBy(this::check)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("audit.head is not as it was written");
  }

  @Test
  void aLogWithoutItsKeyIsNotGoneOnWith() throws Exception {
    fill(1);
    Files.delete(file("audit.key"));
    assertThatThrownBy(() -> fill(1))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("audit.key cannot be read")
        .hasMessageContaining("Maybe put it back from a backup");
  }

  @Test
  void idsFromOutsideAreFoundAgainAndStandNowhere() throws Exception {
    try (Database database = Database.in(data, "test")) {
      Audit audit = Audit.in(database, data, CLOCK);
      audit.write(
          Audit.Actor.person("t-1", "p-1"),
          Audit.Action.CONVERSATION_READ,
          Audit.Subject.conversation("ann.quill@example.org"));
      audit.write(
          Audit.Actor.person("t-2", "p-2"),
          Audit.Action.CONVERSATION_READ,
          Audit.Subject.conversation("ann.quill@example.org"));
      assertThat(
              audit.entries(
                  "t-1",
                  List.of(Audit.Subject.conversation("ann.quill@example.org")),
                  Long.MAX_VALUE,
                  10))
          .extracting(Audit.Entry::actor)
          .containsExactly("p-1");
      assertThat(audit.entries("t-1", List.of(), Long.MAX_VALUE, 10).toString())
          .doesNotContain("quill");
    }
  }

  private Path file(String name) {
    return data.resolve(name);
  }

  private Audit.Finding check() {
    try (Database database = Database.reading(data)) {
      return Audit.check(database, data);
    }
  }

  private void fill(int entries) {
    Audit.Action[] actions = Audit.Action.values();
    try (Database database = Database.in(data, "test")) {
      Audit audit = Audit.in(database, data, CLOCK);
      for (int i = 0; i < entries; i++) {
        audit.write(
            i % 3 == 0 ? Audit.Actor.token("t-1", "k-" + i) : Audit.Actor.person("t-2", "p-" + i),
            actions[i % actions.length],
            i % 2 == 0 ? Audit.Subject.conversation("c-" + i) : Audit.Subject.person("p-" + i));
      }
    }
  }

  private Connection hand() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + data.resolve("heard.db") + "?synchronous=OFF");
  }

  private static List<List<Object>> rows(Connection hand) throws SQLException {
    List<List<Object>> rows = new ArrayList<>();
    try (PreparedStatement select = hand.prepareStatement("select * from audit order by number");
        ResultSet set = select.executeQuery()) {
      while (set.next()) {
        List<Object> row = new ArrayList<>();
        for (String column : COLUMNS) {
          boolean whole = column.equals("number") || column.equals("made_at");
          row.add(whole ? (Object) set.getLong(column) : set.getString(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static void replace(Connection hand, List<List<Object>> rows) throws SQLException {
    hand.setAutoCommit(false);
    try (PreparedStatement delete = hand.prepareStatement("delete from audit");
        PreparedStatement insert =
            hand.prepareStatement("insert into audit values (?,?,?,?,?,?,?,?,?)")) {
      delete.executeUpdate();
      for (List<Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
    hand.commit();
  }
}
