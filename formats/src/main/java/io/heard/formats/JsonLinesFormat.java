package io.heard.formats;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.util.function.Consumer;

/// One conversation a line, each in any of the forms that are JSON. Only a few lines are in memory
/// at a time, and a line that cannot be read costs that line only.
@AutoService(Format.class)
public final class JsonLinesFormat implements Format {
  /// The least bytes of a part: some conversations of usual length, so that handing them over costs
  /// little and several threads have work from the beginning.
  private static final int PART_BYTES = 16 * 1024;

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
    byte[] bytes = input.bytes();
    Counts end =
        each(
            bytes,
            new Counts(1, 0),
            (line, which, from, to) ->
                read(input.file(), line, which, bytes, from, to, options, receiver));
    if (end.which() == 0) {
      receiver.say(nothing(input.file()));
    }
  }

  /// Hands over the lines as they come, a few at a time.
  static void parts(Feed feed, String file, Options options, Consumer<Part> taker)
      throws IOException {
    var place = new Counts(1, 0);
    int looked = 0;
    int whole = 0;
    boolean over = false;
    while (true) {
      // What is looked at is counted from the bytes that are not dropped.
      while (looked < feed.size()) {
        byte[] bytes = feed.bytes();
        int end = indexOfBreak(bytes, feed.from() + looked, feed.to());
        if (end < 0) {
          looked = feed.size();
          break;
        }
        looked = end + 1 - feed.from();
        if (over) {
          feed.drop(looked);
          looked = 0;
          over = false;
          taker.accept(Guarded.saying(tooLong(file, place.line())));
          place = new Counts(place.line() + 1, place.which() + 1);
        } else if (looked >= PART_BYTES) {
          place = hand(feed, looked, file, place, options, taker);
          looked = 0;
        }
        whole = looked;
      }
      if (looked - whole > Input.MOST_BYTES || over) {
        if (whole > 0) {
          place = hand(feed, whole, file, place, options, taker);
        }
        feed.drop(feed.size());
        looked = 0;
        whole = 0;
        over = true;
      }
      if (feed.ended()) {
        break;
      }
      if (whole > 0 && feed.isIdle()) {
        place = hand(feed, whole, file, place, options, taker);
        looked -= whole;
        whole = 0;
      }
      feed.more();
    }
    if (over) {
      taker.accept(Guarded.saying(tooLong(file, place.line())));
      place = new Counts(place.line() + 1, place.which() + 1);
    } else if (feed.size() > 0) {
      place = hand(feed, feed.size(), file, place, options, taker);
    }
    if (place.which() == 0) {
      taker.accept(Guarded.saying(nothing(file)));
    }
  }

  /// Where in the input a part begins.
  ///
  /// @param line the number of its first line, from 1
  /// @param which how many lines with something in them came before
  private record Counts(int line, int which) {}

  private static Counts hand(
      Feed feed, int size, String file, Counts at, Options options, Consumer<Part> taker) {
    byte[] bytes = feed.copy(0, size);
    feed.drop(size);
    taker.accept(
        new Guarded(
            file,
            ":" + at.line(),
            size,
            receiver -> {
              each(
                  bytes,
                  at,
                  (line, which, from, to) ->
                      read(file, line, which, bytes, from, to, options, receiver));
              return "jsonl";
            }));
    return each(bytes, at, (line, which, from, to) -> {});
  }

  /// Takes a line that has something in it.
  private interface Line {
    void take(int line, int which, int from, int to);
  }

  private static Counts each(byte[] bytes, Counts at, Line taker) {
    int line = at.line();
    int which = at.which();
    int from = 0;
    while (from < bytes.length) {
      int found = indexOfBreak(bytes, from, bytes.length);
      int end = found < 0 ? bytes.length : found;
      int first = from;
      while (first < end && isSpace(bytes[first])) {
        first++;
      }
      if (first < end) {
        which++;
        taker.take(line, which, from, bytes[end - 1] == '\r' ? end - 1 : end);
      }
      line++;
      from = end + 1;
    }
    return new Counts(line, which);
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private static int indexOfBreak(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static void read(
      String file,
      int number,
      int which,
      byte[] bytes,
      int from,
      int to,
      Options options,
      Receiver receiver) {
    var place = new Place(file, ":" + number, "");
    String id = file + "#" + which;
    Mended.Reader reader = (root, taker) -> Trees.read(root, place, id, options, taker);
    Json.Parsed parsed = Json.parse(bytes, from, to, kind -> Decoding.say(kind, file, receiver));
    switch (parsed) {
      case Json.Parsed.Broken broken ->
          Mended.read(
              Decoding.decode(bytes, from, to).text(),
              broken,
              ":%d:%d".formatted(number, broken.column()),
              "the line was cut, or one object stands on several lines",
              place,
              reader,
              receiver);
      case Json.Parsed.Tree tree -> reader.read(tree.root(), receiver);
    }
  }

  private static Problem tooLong(String file, int line) {
    return new Problem(
        Problem.Weight.LOST,
        file,
        ":" + line,
        "the line is longer than %d MB, the most that is read at once"
            .formatted(Input.MOST_BYTES >> 20),
        "split the conversation");
  }

  private static Problem nothing(String file) {
    return new Problem(
        Problem.Weight.LOST, file, "", "there is no line in it", "the export had nothing to give");
  }
}
