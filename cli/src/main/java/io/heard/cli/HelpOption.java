package io.heard.cli;

import picocli.CommandLine.Option;

/// The option `--help` that every command has; [Main] gives it to them.
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and stop.")
  @SuppressWarnings("UnusedVariable") // the parser reads it
  private boolean help;
}
