package io.heard.cli;

import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options `--roles` and `--roster` that commands share: whose side speakers are on.
final class SidesOption {
  /// A roster of a hundred thousand people; a longer file is something else.
  private static final long MOST_BYTES = 4_000_000;

  @Option(
      names = "--roles",
      paramLabel = "ROLES",
      description = "Whose side speakers are on, as \"Ann=agent,Bob=customer\".")
  private @Nullable String roles;

  @Option(
      names = "--roster",
      paramLabel = "FILE",
      description =
          "The people who answer for the company, one name or address a line; speakers of these names are agents.")
  private @Nullable String roster;

  /// The options of a call.
  ///
  /// @throws CallException when a format is not known, or roles or roster cannot be read
  Options options(Console console, Formats formats, @Nullable String from) {
    Options options = Inputs.options(formats, from, roles);
    String file = roster;
    return file == null ? options : options.roster(names(console, file));
  }

  private static List<String> names(Console console, String file) {
    Path path = console.here().resolve(file);
    try {
      if (!Files.isRegularFile(path)) {
        throw new CallException(
            "The roster '%s' is no file.".formatted(file),
            Files.exists(path)
                ? "name a text file with one name a line."
                : "check the path, or say it by name: --roles \"Ann=agent\".");
      }
      if (Files.size(path) > MOST_BYTES) {
        throw new CallException(
            "The roster '%s' is longer than %d MB.".formatted(file, MOST_BYTES / 1_000_000),
            "name a text file with one name a line.");
      }
      var names = new ArrayList<String>();
      String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      for (String line : text.replace("\uFEFF", "").lines().toList()) {
        if (line.strip().startsWith("#")) {
          continue;
        }
        for (String part : line.split("[\\t,;<>]", -1)) {
          String name = part.strip();
          if (!name.isEmpty()) {
            names.add(name);
          }
        }
      }
      if (names.isEmpty()) {
        throw new CallException(
            "The roster '%s' holds no name.".formatted(file), "write one name a line.");
      }
      return names;
    } catch (IOException failed) {
      throw new CallException(
          "The roster '%s' cannot be read.".formatted(file), "check the rights of the file.");
    }
  }
}
