package io.heard.formats;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where tests find files outside the module: the directory of the project, and the one of fixtures
/// beside it, which not everybody has.
final class Roots {
  private Roots() {}

  static Path top() {
    Path path = Path.of("").toAbsolutePath();
    while (path != null) {
      if (Files.isDirectory(path.resolve("examples"))
          && Files.isDirectory(path.resolve("formats"))) {
        return path;
      }
      path = path.getParent();
    }
    throw new IllegalStateException("No directory above holds 'examples' and 'formats'.");
  }

  static Optional<Path> fixtures() {
    Path beside = top().resolve("../shared/fixtures").normalize();
    return Files.isDirectory(beside) ? Optional.of(beside) : Optional.empty();
  }
}
