package io.heard.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Texts that come with Heard and lie beside a class.
public final class Beside {
  private Beside() {}

  /// The text of a file.
  ///
  /// @param owner the class that it lies beside
  /// @param name its path from there, such as `en/words.md`
  /// @throws IllegalArgumentException when there is none
  public static String text(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(
            "%s has no file %s beside it.\nMaybe build it again.".formatted(owner.getName(), name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The file %s cannot be read.".formatted(name), e);
    }
  }
}
