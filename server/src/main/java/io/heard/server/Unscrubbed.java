package io.heard.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Remembers, over restarts too, since when something was deleted or worded otherwise of which the
/// database's files may still hold a copy.
final class Unscrubbed {
  private final Path file;
  private final Clock clock;

  Unscrubbed(Path folder, Clock clock) {
    this.file = folder.resolve("unscrubbed");
    this.clock = clock;
  }

  /// Something was deleted.
  synchronized void mark() {
    if (!isMarked()) {
      try {
        Files.writeString(file, clock.instant() + "\n");
      } catch (IOException cannot) {
        throw new UncheckedIOException(cannot);
      }
    }
  }

  synchronized boolean isMarked() {
    return Files.exists(file);
  }

  /// How long ago the first of what was deleted since the files were written anew was.
  synchronized Duration since(Instant now) {
    try {
      return Duration.between(Instant.parse(Files.readString(file).strip()), now);
    } catch (NoSuchFileException nothing) {
      return Duration.ZERO;
    } catch (IOException | RuntimeException damaged) {
      // Better once too often.
      return Duration.ofDays(1);
    }
  }

  /// The files were written anew.
  synchronized void clear() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }
}
