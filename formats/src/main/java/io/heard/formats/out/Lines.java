package io.heard.formats.out;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Text in UTF-8 on its way to a stream, which it never closes.
final class Lines {
  private final Writer writer;

  Lines(OutputStream out) {
    writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
  }

  void print(String text) {
    try {
      writer.write(text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void flush() {
    try {
      writer.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
