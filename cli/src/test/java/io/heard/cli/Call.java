package io.heard.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// One call of the command, start to finish, and what it said.
record Call(int code, String out, String err) {
  /// The conversations that come with Heard.
  static final Path EXAMPLES = Path.of("..", "examples");

  /// A call that nobody watches.
  static Call of(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code = Main.run(args, stream(out), stream(err));
    return call(code, out, err);
  }

  /// A call in a folder, with something on standard input.
  static Call in(Path here, String in, String... args) {
    return watched(here, in, false, 80, args);
  }

  /// The same on a terminal of so many columns.
  static Call watched(Path here, String in, boolean terminal, int width, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            stream(out),
            stream(err),
            terminal,
            false,
            width,
            false,
            here);
    return call(Main.run(console, args), out, err);
  }

  static String example(String name) {
    return EXAMPLES.resolve(name).toString();
  }

  private static Call call(int code, ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Call(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }
}
