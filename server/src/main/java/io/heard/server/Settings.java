package io.heard.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How a service is started.
///
/// @param port 0 for any free one
/// @param host the address that is listened on; loopback unless it is said otherwise
/// @param data the folder of the data
/// @param database a PostgreSQL's address, or null for SQLite in the folder
/// @param demo whether visitors are signed in and conversations are played
/// @param withoutModel whether to hear by phrases alone
/// @param seed which conversations a demonstration plays, in which order and how fast
/// @param anonymousCheck whether texts are checked for whoever asks on this machine itself
public record Settings(
    int port,
    String host,
    Path data,
    @Nullable String database,
    boolean demo,
    boolean withoutModel,
    boolean anonymousCheck,
    long seed) {
  /// How many requests a second one token or session may send.
  static final String REQUESTS = "HEARD_REQUESTS_PER_SECOND";

  /// The seed of a demonstration that names none.
  public static final long SEED = 1;

  /// The same with another seed.
  public Settings with(long other) {
    return new Settings(port, host, data, database, demo, withoutModel, anonymousCheck, other);
  }

  /// A start that asks everybody to sign in.
  public Settings(
      int port,
      String host,
      Path data,
      @Nullable String database,
      boolean demo,
      boolean withoutModel) {
    this(port, host, data, database, demo, withoutModel, false, SEED);
  }

  /// The settings of the environment that exist, by name.
  public static final List<String> NAMES =
      List.of(
          "HEARD_ANONYMOUS_CHECK",
          "HEARD_DATABASE_URL",
          "HEARD_DATA",
          "HEARD_HOST",
          Console.PLAIN,
          LogSettings.FORM,
          LogSettings.REQUESTS,
          LogSettings.TO,
          "HEARD_PORT",
          REQUESTS);

  /// Those that the environment of the process may hold for other ends.
  private static final List<String> OTHERS = List.of("HEARD_NO_CACHE", "HEARD_HOME");

  /// As the environment says, where the call says nothing.
  ///
  /// @param environment of the process
  /// @throws IllegalArgumentException for a setting that does not exist, naming the nearest, or one
  ///   that cannot be read
  public static Settings of(
      Map<String, String> environment,
      @Nullable Integer port,
      @Nullable Path data,
      boolean demo,
      boolean withoutModel) {
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith("HEARD_") && !NAMES.contains(name) && !OTHERS.contains(name)) {
        throw new IllegalArgumentException(
            "There is no setting '%s'.\nMaybe %s.".formatted(name, nearest(name)));
      }
    }
    requests(environment.get(REQUESTS));
    String host = environment.getOrDefault("HEARD_HOST", "127.0.0.1");
    if (demo && !host.equals("localhost") && !host.equals("::1") && !host.startsWith("127.")) {
      throw new IllegalArgumentException(
          "A demonstration signs visitors in, so it listens on this machine alone, and HEARD_HOST is '%s'.\nMaybe unset HEARD_HOST."
              .formatted(host));
    }
    return new Settings(
        port == null ? port(environment.getOrDefault("HEARD_PORT", "8080")) : port,
        host,
        data == null ? Path.of(environment.getOrDefault("HEARD_DATA", "heard-data")) : data,
        demo ? null : environment.get("HEARD_DATABASE_URL"),
        demo,
        withoutModel,
        flag(environment, "HEARD_ANONYMOUS_CHECK"),
        SEED);
  }

  private static boolean flag(Map<String, String> environment, String name) {
    String written = environment.getOrDefault(name, "false").strip();
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> true;
      case "false", "no", "0", "" -> false;
      default ->
          throw new IllegalArgumentException(
              "%s is '%s', which says neither yes nor no.\nMaybe true or false."
                  .formatted(name, written));
    };
  }

  private static int port(String written) {
    try {
      int port = Integer.parseInt(written.strip());
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notOne) {
      // said below
    }
    throw new IllegalArgumentException(
        "HEARD_PORT is '%s', which is no port.\nMaybe a number from 0 to 65535."
            .formatted(written));
  }

  /// The service reads it where it is used; here only a wrong one stops the start.
  private static void requests(@Nullable String written) {
    if (written != null && !written.strip().matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException(
          "%s is '%s', which is no number of requests.\nMaybe a number from 1 to 9999999."
              .formatted(REQUESTS, written));
    }
  }

  private static String nearest(String name) {
    String best = NAMES.getFirst();
    for (String known : NAMES) {
      if (distance(name, known) < distance(name, best)) {
        best = known;
      }
    }
    return best;
  }

  private static int distance(String one, String other) {
    String a = one.toUpperCase(Locale.ROOT);
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
