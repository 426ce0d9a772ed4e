package io.heard.cli;

import io.heard.Heard;
import io.heard.page.House;
import io.heard.page.HouseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option `--house` that commands share: a folder with pages that a house wrote.
final class HouseOption {
  /// A page of more has no reader; the longest of ours has a twentieth of it.
  private static final long MOST_BYTES = 100_000;

  @Option(
      names = "--house",
      paramLabel = "DIR",
      description = "A folder with house pages, each of which is heard as a label of its own.")
  private @Nullable String folder;

  /// What hears, the house's pages included. What is doubtful about them is said at once.
  ///
  /// @throws CallException when a page is refused, or the folder cannot be read
  Heard heard(Console console, boolean withoutModel) {
    Heard heard = Inputs.heard(withoutModel);
    String given = folder;
    if (given == null) {
      return heard;
    }
    House house = house(console, given, heard);
    house.warnings().forEach(console.err()::println);
    return house.beside(heard);
  }

  private static House house(Console console, String given, Heard heard) {
    Path path = console.here().resolve(given);
    if (!Files.isDirectory(path)) {
      throw new CallException(
          "'%s' is no folder of house pages.".formatted(given),
          Files.exists(path) ? "name the folder that the page lies in." : "check the path.");
    }
    try (Stream<Path> files = Files.list(path)) {
      List<Path> pages =
          files
              .filter(file -> name(file).endsWith(".md") && !name(file).equals("README.md"))
              .sorted()
              .toList();
      if (pages.isEmpty()) {
        throw new CallException(
            "'%s' holds no house page: no file in it ends in .md.".formatted(given),
            "see docs/house-pages.md for how to write one.");
      }
      var sources = new ArrayList<House.Source>();
      for (Path page : pages) {
        sources.add(source(Path.of(given).resolve(name(page)).toString(), page));
      }
      return read(sources, heard);
    } catch (IOException failed) {
      throw unreadable(given, failed);
    }
  }

  /// One page, as it will stand beside what hears.
  ///
  /// @throws CallException when it is refused or cannot be read
  static House page(Console console, String given, Heard heard) {
    Path path = console.here().resolve(given);
    if (!Files.isRegularFile(path)) {
      throw new CallException(
          Files.exists(path)
              ? "'%s' is no house page but a folder.".formatted(given)
              : "There is no house page '%s'.".formatted(given),
          "name the page's file, which ends in .md.");
    }
    try {
      return read(List.of(source(given, path)), heard);
    } catch (IOException failed) {
      throw unreadable(given, failed);
    }
  }

  private static House read(List<House.Source> sources, Heard heard) {
    try {
      return House.read(sources, heard);
    } catch (HouseException refused) {
      throw new CallException(String.valueOf(refused.getMessage()));
    }
  }

  private static House.Source source(String place, Path page) throws IOException {
    if (Files.size(page) > MOST_BYTES) {
      throw new CallException(
          "%s: the page has %d bytes; at most %d are read."
              .formatted(place, Files.size(page), MOST_BYTES),
          "make several pages of it.");
    }
    String text = new String(Files.readAllBytes(page), StandardCharsets.UTF_8);
    return new House.Source(
        place, name(page), text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static CallException unreadable(String given, IOException failed) {
    return new CallException(
        "'%s' cannot be read%s."
            .formatted(
                given,
                failed instanceof AccessDeniedException
                    ? ""
                    : ": " + failed.getClass().getSimpleName()),
        "check its permissions.");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
