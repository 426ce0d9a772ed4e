package io.heard.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// JSON of several conversations as it is written: one object for one, an array for several, an
/// empty array for none. Never holds more than one conversation.
final class JsonArray {
  private final PrintStream out;
  private @Nullable String first;
  private int count;

  JsonArray(PrintStream out) {
    this.out = out;
  }

  /// Adds one object, as text.
  void add(String text) {
    count++;
    if (count == 1) {
      first = text;
      return;
    }
    if (count == 2) {
      out.print("[\n" + first);
      first = null;
    }
    out.print(",\n" + text);
  }

  /// Ends the text; to be called once, after the last.
  void end() {
    if (count == 0) {
      out.print("[]\n");
    } else {
      out.print(count == 1 ? first + "\n" : "\n]\n");
    }
  }
}
