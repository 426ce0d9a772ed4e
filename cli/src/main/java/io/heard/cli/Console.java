package io.heard.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Where the command is called from: its streams, and what is known about them.
///
/// @param in what `-` reads
/// @param out where results go
/// @param err where messages go
/// @param outIsTerminal whether a person sees `out` as it is written
/// @param errIsTerminal whether a person sees `err` as it is written
/// @param width the columns of `out`; at least [#NARROWEST]
/// @param noColor whether colour is asked away
/// @param here the current directory
record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int width,
    boolean noColor,
    Path here) {
  /// Narrower than this, marks under words help nobody.
  static final int NARROWEST = 40;

  /// Wider than this, the eye loses the line.
  static final int WIDEST = 120;

  /// What a pipe or a file is written for.
  static final int USUAL = 80;

  Console {
    width = Math.clamp(width, NARROWEST, WIDEST);
  }

  /// The console of this process.
  static Console ofProcess(Map<String, String> environment) {
    boolean outIsTerminal = isTerminal(1);
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        outIsTerminal,
        isTerminal(2),
        width(environment, outIsTerminal),
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM")),
        Path.of(""));
  }

  /// A console that nobody watches, 80 columns wide.
  static Console of(PrintStream out, PrintStream err) {
    return new Console(
        InputStream.nullInputStream(), out, err, false, false, USUAL, false, Path.of(""));
  }

  /// The columns of `err`, where a person sees it.
  int errWidth() {
    boolean known = outIsTerminal || !errIsTerminal || width != USUAL;
    return known ? width : Math.clamp(terminalWidth(), NARROWEST, WIDEST);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    try {
      if (Files.isSymbolicLink(link)) {
        String target = Files.readSymbolicLink(link).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      }
    } catch (IOException | UnsupportedOperationException notLinux) {
      return consoleIsTerminal();
    }
    return consoleIsTerminal();
  }

  private static boolean consoleIsTerminal() {
    return Objects.requireNonNull(System.console()).isTerminal();
  }

  private static int width(Map<String, String> environment, boolean outIsTerminal) {
    int said = number(environment.getOrDefault("COLUMNS", ""));
    if (said > 0) {
      return said;
    }
    return outIsTerminal ? terminalWidth() : USUAL;
  }

  private static int terminalWidth() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size").redirectInput(Path.of("/dev/tty").toFile()).start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      int columns = number(answer.strip().replaceFirst(".* ", ""));
      return columns > 0 ? columns : USUAL;
    } catch (IOException noSuchProgram) {
      return USUAL;
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }
}
