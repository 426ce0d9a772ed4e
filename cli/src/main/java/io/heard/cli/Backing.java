package io.heard.cli;

import io.heard.server.Settings;
import io.heard.store.Backup;
import io.heard.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.BiFunction;
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
    return moved(console, data, file, (backup, path) -> backup.take(path, Instant.now()));
  }

  /// Writes what a file holds to where nothing is yet, and prints how much that was.
  ///
  /// @param data null for the usual folder
  /// @param file as it was written on the command line
  /// @return the exit code
  static int restored(Console console, @Nullable Path data, Path file) {
    return moved(console, data, file, Backup::restore);
  }

  private static int moved(
      Console console,
      @Nullable Path data,
      Path file,
      BiFunction<Backup, Path, Backup.Summary> work) {
    try {
      Settings settings = Settings.of(System.getenv(), null, data, false, true);
      Backup backup = Backup.of(settings.data(), settings.database());
      Backup.Summary moved = work.apply(backup, console.here().resolve(file));
      console.out().printf("%s: %d rows, %s%n", file, moved.rows(), moved.digest());
      return Main.DONE;
    } catch (StoreException | IllegalArgumentException wrong) {
      throw new CallException(String.valueOf(wrong.getMessage()));
    }
  }
}
