package io.heard.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// A long table whose rows are ordered by conversation, a few conversations at a time. Rows are
/// found by their line ends outside quotes, and read by [CsvFormat]; a conversation that comes
/// again later is a conversation of its own there, and that is said.
final class CsvParts {
  private static final int PART_BYTES = 16 * 1024;

  /// Of so many conversations it is known that they were there; more take more memory than they are
  /// worth.
  private static final int MOST_KNOWN = 1_000_000;

  private final Feed feed;
  private final String file;
  private final char separator;
  private final int column;
  private final Set<String> known = new HashSet<>();
  private boolean told;

  /// @param column the place of the conversation's id, from 0
  private CsvParts(Feed feed, String file, char separator, int column) {
    this.feed = feed;
    this.file = file;
    this.separator = separator;
    this.column = column;
  }

  /// Reads rows of whole conversations.
  interface Rows {
    /// Reads them.
    ///
    /// @param line the line in which they begin, from 1
    void read(String rows, int line, Receiver receiver);
  }

  /// Hands over the rows behind the first line.
  static void parts(
      Feed feed, String file, char separator, int column, Rows rows, Consumer<Part> taker)
      throws IOException {
    new CsvParts(feed, file, separator, column).each(rows, taker);
  }

  private void each(Rows rows, Consumer<Part> taker) throws IOException {
    int line = pastHeader();
    int size = 0;
    String current = null;
    while (true) {
      int end = row(size);
      if (end < 0 || size > Input.MOST_BYTES) {
        taker.accept(part(size, line, rows));
        taker.accept(Guarded.saying(tooLong(line + lines(size))));
        return;
      }
      boolean over = end == size;
      if (!over && isBlank(size, end)) {
        size = end;
        continue;
      }
      String id = over ? "" : id(size);
      boolean another = over || !id.equals(current);
      if (another && (over || size >= PART_BYTES)) {
        taker.accept(part(size, line, rows));
        line += lines(size);
        feed.drop(size);
        end -= size;
        size = 0;
      }
      if (over) {
        return;
      }
      if (another) {
        boolean again = known.size() < MOST_KNOWN && !known.add(id);
        if (again && !told) {
          told = true;
          taker.accept(Guarded.saying(again(line + lines(size))));
        }
        current = id;
      }
      size = end;
    }
  }

  /// Drops the line of names, and blank ones before it.
  ///
  /// @return the number of the line behind it
  private int pastHeader() throws IOException {
    int line = 1;
    boolean blank = true;
    while (blank) {
      int end = Math.max(0, row(0));
      blank =
          end > 0 && Decoding.decode(feed.bytes(), feed.from(), feed.from() + end).text().isBlank();
      line += lines(end);
      feed.drop(end);
    }
    return line;
  }

  private boolean isBlank(int from, int to) {
    byte[] bytes = feed.bytes();
    for (int i = feed.from() + from; i < feed.from() + to; i++) {
      if (bytes[i] < 0 || bytes[i] > ' ') {
        return false;
      }
    }
    return true;
  }

  private Part part(int size, int line, Rows rows) {
    byte[] bytes = feed.copy(0, size);
    return new Guarded(
        file,
        ":" + line,
        size,
        receiver -> {
          Decoding.Decoded decoded = Decoding.decode(bytes, 0, bytes.length);
          Decoding.say(decoded.kind(), file, receiver);
          rows.read(decoded.text(), line, receiver);
          return "csv";
        });
  }

  /// Where the row ends that begins at a place, exclusive and with its line end; that place where
  /// no row follows; below 0 where it is too long.
  private int row(int from) throws IOException {
    boolean quoted = false;
    boolean begins = true;
    int place = from;
    while (true) {
      int c = feed.at(place);
      if (c < 0) {
        return place;
      }
      if (place - from > Input.MOST_BYTES) {
        return -1;
      }
      place++;
      if (quoted) {
        boolean ends = c == '"' && feed.at(place) != '"';
        place += c == '"' && !ends ? 1 : 0;
        quoted = !ends;
        begins = false;
      } else if (c == '\n') {
        return place;
      } else {
        quoted = c == '"' && begins;
        begins = c == separator;
      }
    }
  }

  /// The conversation of the row that begins at a place.
  private String id(int from) throws IOException {
    int place = from;
    int field = 0;
    boolean quoted = false;
    boolean begins = true;
    var id = new ByteArrayOutputStream();
    while (true) {
      int c = feed.at(place++);
      if (c < 0 || (c == '\n' && !quoted)) {
        break;
      }
      if (!quoted && c == separator) {
        field++;
        begins = true;
        if (field > column) {
          break;
        }
        continue;
      }
      if (c == '"' && (quoted || begins)) {
        boolean doubled = quoted && feed.at(place) == '"';
        if (!doubled) {
          quoted = !quoted;
          begins = false;
          continue;
        }
        place++;
      }
      begins = false;
      if (field == column) {
        id.write(c);
      }
    }
    byte[] bytes = id.toByteArray();
    return Decoding.decode(bytes, 0, bytes.length).text().strip();
  }

  private int lines(int size) {
    byte[] bytes = feed.bytes();
    int lines = 0;
    for (int i = feed.from(); i < feed.from() + size; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }

  private Problem again(int line) {
    return new Problem(
        Problem.Weight.NOTE,
        file,
        ":" + line,
        "a conversation goes on after another one, and is read as two; there may be more like it",
        "sort the table by conversation");
  }

  private Problem tooLong(int line) {
    return new Problem(
        Problem.Weight.LOST,
        file,
        ":" + line,
        "the rows of a conversation are longer than %d MB, and nothing from here on is read"
            .formatted(Input.MOST_BYTES >> 20),
        "a quote is missing");
  }
}
