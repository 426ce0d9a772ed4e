package io.heard.formats;

import com.google.auto.service.AutoService;
import java.util.concurrent.atomic.AtomicInteger;

/// One conversation a line, each in any of the forms that are JSON. Only one line is in memory at a
/// time, and a line that cannot be read costs that line only.
@AutoService(Format.class)
public final class JsonLinesFormat implements Format {
  @Override
  public String name() {
    return "jsonl";
  }

  @Override
  public Card card() {
    return new Card(
        "JSON lines",
        "each line as its own form says",
        "",
        "one conversation a line, in any form that is JSON");
  }

  @Override
  public Fit fits(Input input) {
    return input.shape() == Input.Shape.JSON_LINES ? Fit.MAYBE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    var count = new AtomicInteger();
    input.eachLine((number, line) -> {
      if (!line.isBlank()) {
        int which = count.incrementAndGet();
        read(number, which, line, input, options, receiver);
      }
    });
    if (count.get() == 0) {
      input.lost("", "there is no line in it", "the export had nothing to give");
    }
  }

  private static void read(
      int number, int which, String line, Input input, Options options, Receiver receiver) {
    switch (Json.parse(line)) {
      case Json.Parsed.Broken broken ->
          input.lost(
              ":%d:%d".formatted(number, broken.column()),
              broken.cause(),
              "the line was cut, or one object stands on several lines");
      case Json.Parsed.Tree tree ->
          Trees.read(
              tree.root(),
              new Place(input.file(), ":" + number, ""),
              input.file() + "#" + which,
              options,
              receiver);
    }
  }
}
