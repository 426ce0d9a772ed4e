package io.heard.bench.api;

import io.heard.server.Serve;
import io.heard.server.Settings;
import io.heard.store.Database;
import io.heard.store.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Starts a service on a free port of the loopback with a token of its own, and runs a command
/// against it. The command finds the address in `HEARD_URL` and the token in `HEARD_TOKEN`, and its
/// exit status is this one's.
public final class Api {
  private static final String TOKEN = "a-token-for-trying-the-api";

  private Api() {}

  /// Runs the command.
  ///
  /// @param args the command and its arguments
  public static void main(String[] args) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("heard-api");
    prepare(data);
    int status;
    var printed = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    try (Serve serve =
        Serve.start(new Settings(0, "127.0.0.1", data, null, false, true), "0.1.0", printed)) {
      var builder = new ProcessBuilder(new ArrayList<>(List.of(args))).inheritIO();
      builder.environment().put("HEARD_URL", "http://127.0.0.1:" + serve.port());
      builder.environment().put("HEARD_TOKEN", TOKEN);
      status = builder.start().waitFor();
    }
    System.exit(status);
  }

  private static void prepare(Path data) {
    try (Database database = Database.in(data, "the command bench/api")) {
      var people = new People(database, Clock.systemUTC());
      people.found(
          "api",
          "Tried",
          new People.Person("api", "owner", "owner@example.org", "Owner", "owner", null, null));
      people.issue(
          new People.Token("api", "token", "bench/api", "read write", "owner", 0),
          digest(TOKEN),
          null);
    }
  }

  private static String digest(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
