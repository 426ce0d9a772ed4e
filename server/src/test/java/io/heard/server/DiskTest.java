package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.heard.server.Failing.Fault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk fails or is full. `bench/disk` is the long form: every n-th write and sync of a turn,
/// and a kill in the middle of each.
class DiskTest {
  private static final int MOST_CALLS = Integer.getInteger("disk.calls", 3);
  private static final int MOST_LOOKS = 40;
  private static final int MOST_KILLS = Integer.getInteger("disk.kills", 2);
  private static final int TURNS_TO_A_CHECKPOINT = 400;

  /// A call of this kind comes once in some dozens of turns.
  private static final int MOST_RARE_CALLS = Math.min(MOST_CALLS, 12);

  private static final List<Fault> FAULTS =
      List.of(
          new Fault(Failing.WRITE, Failing.LOG, Failing.EIO, false, "write to the log"),
          new Fault(Failing.WRITE, Failing.LOG, Failing.EIO, true, "half a write to the log"),
          new Fault(Failing.WRITE, Failing.LOG, Failing.ENOSPC, true, "no room for the log"),
          new Fault(Failing.SYNC, Failing.LOG, Failing.EIO, false, "sync of the log"));

  private static final List<Fault> LATER =
      List.of(
          new Fault(Failing.WRITE, Failing.DATABASE, Failing.EIO, true, "write to the database"),
          new Fault(Failing.WRITE, Failing.DATABASE, Failing.ENOSPC, false, "no room for it"),
          new Fault(Failing.SYNC, Failing.DATABASE, Failing.EIO, false, "sync of the database"),
          new Fault(
              Failing.WRITE | Failing.LENGTH,
              Failing.OTHERS,
              Failing.ENOSPC,
              false,
              "no room for what stands beside"));

  @TempDir Path folder = Path.of("");
  private final Map<String, Integer> acknowledged = new LinkedHashMap<>();
  private final Map<String, Integer> told = new TreeMap<>();
  private int talks;

  @Test
  void whatFailsIsAnErrorAndNothingIsLost() throws Exception {
    Failing failing = Failing.in(folder, folder.resolve("data"));
    try (var running = new Running(folder, null, failing.environment())) {
      running.prepare();
      running.start();
      for (Fault fault : FAULTS) {
        String talk = begin(running);
        int calls = 0;
        while (calls < MOST_CALLS) {
          failing.after(calls, fault);
          HttpResponse<String> answer = turn(running, talk);
          failing.never();
          if (failing.failures() == 0) {
            break;
          }
          String what = "%s, after %d calls: %s".formatted(fault.name(), calls, answer.body());
          assertThat(answer.statusCode()).as(what).isIn(503, 507);
          assertThat(answer.headers().firstValue("content-type"))
              .as(what)
              .contains("application/problem+json");
          assertThat(answer.headers().firstValue("retry-after")).isPresent();
          assertThat(turn(running, talk).statusCode()).as(what).isIn(200, 201);
          calls++;
        }
        assertThat(calls).as(fault.name()).isPositive();
        told.put(fault.name(), calls);
      }
      for (Fault fault : LATER) {
        String talk = begin(running);
        int calls = 0;
        for (int n = 0; n < MOST_RARE_CALLS; n++) {
          failing.after(n, fault);
          for (int i = 0; i < TURNS_TO_A_CHECKPOINT && failing.failures() == 0; i++) {
            turn(running, talk);
          }
          failing.never();
          if (failing.failures() == 0) {
            break;
          }
          assertThat(turn(running, talk).statusCode()).as(fault.name()).isIn(200, 201);
          calls++;
        }
        told.put(fault.name(), calls);
      }
      check(running);
      running.kill();
      running.start();
      check(running);
      running.stop();
      check(running);
    }
    System.out.printf(
        "Failed once each, and told or harmless: %s; %d turns acknowledged, none lost%n",
        told, acknowledged.values().stream().mapToInt(Integer::intValue).sum());
  }

  /// Who reads a conversation is written down first, so nobody reads one meanwhile; nor is anybody
  /// shown quotes who was not written down for them before.
  @Test
  void whileNothingCanBeWrittenAllIsRefusedAndNobodyReadsUnseen() throws Exception {
    Failing failing = Failing.in(folder, folder.resolve("data"));
    try (var running = new Running(folder, null, failing.environment())) {
      running.prepare();
      running.start();
      String talk = begin(running);
      turn(running, talk);
      assertThat(running.get("/api/v1/conversations").statusCode()).isEqualTo(200);
      for (Fault fault : FAULTS) {
        failing.always(fault);
        for (int i = 0; i < 3; i++) {
          int refused = fault.error() == Failing.ENOSPC ? 507 : 503;
          assertThat(turn(running, talk).statusCode()).as(fault.name()).isEqualTo(refused);
          assertThat(running.get("/api/v1/conversations/" + talk + "/reading").statusCode())
              .as(fault.name())
              .isEqualTo(refused);
          assertThat(running.get("/api/v1/conversations").statusCode())
              .as(fault.name())
              .isEqualTo(200);
          assertThat(
                  running
                      .post("/api/v1/conversations/search", "{\"query\":\"refund\"}")
                      .statusCode())
              .as(fault.name())
              .isEqualTo(refused);
        }
        failing.never();
        assertThat(again(running, talk)).as(fault.name()).isIn(200, 201);
      }
      check(running);
    }
  }

  /// The service looks every few seconds whether a row can be written, and refuses turns until one
  /// can.
  private int again(Running running, String talk) throws IOException, InterruptedException {
    int status = turn(running, talk).statusCode();
    for (int i = 0; i < MOST_LOOKS && status >= 500; i++) {
      Thread.sleep(Duration.ofMillis(500));
      status = turn(running, talk).statusCode();
    }
    return status;
  }

  @Test
  void killedInTheMiddleOfAWriteNothingIsLost() throws Exception {
    Failing failing = Failing.in(folder, folder.resolve("data"));
    var killed = new Fault(Failing.WRITE | Failing.SYNC, Failing.LOG, Failing.KILL, true, "kill");
    int kills = 0;
    try (var running = new Running(folder, null, failing.environment())) {
      running.prepare();
      running.start();
      String talk = begin(running);
      while (kills < MOST_KILLS) {
        failing.after(kills, killed);
        try {
          turn(running, talk);
        } catch (IOException gone) {
          // what a kill looks like from outside
        }
        boolean passed = failing.failures() == 0;
        failing.never();
        if (passed) {
          break;
        }
        assertThat(running.ended()).isTrue();
        running.start();
        check(running);
        assertThat(turn(running, talk).statusCode()).isIn(200, 201);
        kills++;
      }
      check(running);
    }
    System.out.printf("Killed in the middle of %d writes and syncs of a turn, none lost%n", kills);
  }

  @Test
  void aFullDiskIsToldAndWhenThereIsRoomItGoesOn() throws Exception {
    Path small = Files.createDirectories(folder.resolve("data"));
    assumeThat(mounted("-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString()))
        .as("this user may mount a small file system")
        .isTrue();
    try (var running = new Running(folder, null, Map.of())) {
      running.prepare();
      running.start();
      String talk = begin(running);
      int status = 201;
      for (int i = 0; i < 2_000 && status < 300; i++) {
        status = turn(running, talk).statusCode();
      }
      assertThat(status).as("the answer when the disk is full").isEqualTo(507);
      assertThat(running.get("/api/v1/conversations/" + talk + "/reading").statusCode())
          .as("shown where it could still be written down who reads it")
          .isIn(200, 507);
      check(running);
      assertThat(mounted("-o", "remount,size=32m", small.toString())).isTrue();
      assertThat(again(running, talk)).isIn(200, 201);
      check(running);
      System.out.printf(
          "Full after %d turns, which are all there; with room it goes on%n",
          acknowledged.getOrDefault(talk, 0) - 1);
    } finally {
      run("umount", small.toString());
    }
  }

  private static boolean mounted(String... how) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add("mount");
    command.addAll(List.of(how));
    return run(command.toArray(String[]::new)) == 0;
  }

  private static int run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException none) {
      return -1;
    }
  }

  private String begin(Running running) throws IOException, InterruptedException {
    String talk = "c-" + talks++;
    HttpResponse<String> answer =
        running.post(
            "/api/v1/conversations", "{\"id\":\"%s\",\"channel\":\"chat\"}".formatted(talk));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    acknowledged.put(talk, 0);
    return talk;
  }

  /// Sends the next turn that was not acknowledged yet.
  private HttpResponse<String> turn(Running running, String talk)
      throws IOException, InterruptedException {
    int place = acknowledged.getOrDefault(talk, 0);
    HttpResponse<String> answer =
        running.post("/api/v1/conversations/" + talk + "/turns", Kept.turn(talk, place));
    if (answer.statusCode() == 201 || answer.statusCode() == 200) {
      acknowledged.put(talk, place + 1);
    } else {
      assertThat(answer.statusCode()).as(answer.body()).isIn(503, 507);
    }
    return answer;
  }

  private void check(Running running) throws SQLException {
    try (Connection beside = running.beside()) {
      try (Statement statement = beside.createStatement();
          ResultSet rows = statement.executeQuery("pragma integrity_check")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("ok");
      }
      for (var talk : acknowledged.entrySet()) {
        Kept.check(beside, talk.getKey(), talk.getValue());
      }
    }
  }
}
