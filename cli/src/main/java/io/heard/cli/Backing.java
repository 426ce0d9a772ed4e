package io.heard.cli;

import io.heard.server.Settings;
import io.heard.store.Backup;
import io.heard.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What `heard backup` and `heard restore` do; apart from the commands for the same reason as
/// [Serving].
final class Backing {
  private Backing() {}

  /// Writes all that a service holds into a file, and prints how much that was.
  ///
  /// @param data null for the usual folder
  /// @param file as it was written on the command line
  /// @return the exit code
  static int up(Console console, @Nullable Path data, Path file) {
    try {
      return printed(
          console, file, of(console, data).take(console.here().resolve(file), Instant.now()));
    } catch (StoreException | IllegalArgumentException wrong) {
      throw new CallException(String.valueOf(wrong.getMessage()));
    }
  }

  /// Writes what a file holds to where nothing is yet, and prints how much that was.
  ///
  /// @param data null for the usual folder
  /// @param file as it was written on the command line
  /// @return the exit code
  static int restored(Console console, @Nullable Path data, Path file) {
    try {
      return printed(console, file, of(console, data).restore(console.here().resolve(file)));
    } catch (StoreException | IllegalArgumentException wrong) {
      throw new CallException(String.valueOf(wrong.getMessage()));
    }
  }

  private static int printed(Console console, Path file, Backup.Summary moved) {
    console.out().printf("%s: %d rows, %s%n", file, moved.rows(), moved.digest());
    return Main.DONE;
  }

  private static Backup of(Console console, @Nullable Path data) {
    Path folder = data == null ? null : console.here().resolve(data);
    Settings settings = Settings.of(System.getenv(), null, folder, false, true);
    return Backup.of(settings.data(), settings.database());
  }
}
