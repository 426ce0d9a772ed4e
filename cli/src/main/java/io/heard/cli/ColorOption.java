package io.heard.cli;

import java.util.List;
import picocli.CommandLine.Option;

/// The option `--color` that commands share.
final class ColorOption {
  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "always, never, or auto (the default): on a terminal, unless NO_COLOR is set.")
  private String color = "auto";

  /// Whether to write with colours.
  ///
  /// @param shown whether it goes to the console, and not into a file
  /// @throws CallException when it is none of the three
  boolean painted(Console console, boolean shown) {
    return switch (Inputs.choice("--color", color, List.of("auto", "always", "never"))) {
      case "always" -> true;
      case "never" -> false;
      default -> shown && console.outIsTerminal() && !console.noColor();
    };
  }
}
