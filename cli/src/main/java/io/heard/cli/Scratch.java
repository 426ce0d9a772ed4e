package io.heard.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder that is gone when it is closed.
///
/// @param folder readable by its owner alone
record Scratch(Path folder) implements AutoCloseable {
  /// Makes one.
  ///
  /// @throws CallException when there is no room for one
  static Scratch make(String prefix) {
    try {
      return new Scratch(Files.createTempDirectory(prefix));
    } catch (IOException cannot) {
      throw new CallException(
          "No temporary folder can be made: %s.".formatted(cannot.getClass().getSimpleName()),
          "set java.io.tmpdir to a folder that can be written.");
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be deleted.".formatted(folder), failed);
    }
  }
}
