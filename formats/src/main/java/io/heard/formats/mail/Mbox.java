package io.heard.formats.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The messages of a mailbox: each begins with a line `From sender date` behind a blank one, and a
/// line of a message that looks so has a `>` in front, which is taken away again (mboxo, mboxrd;
/// where lengths are given instead, as in mboxcl2, the line below tells).
final class Mbox {
  /// The longest message that is kept: what mail servers let pass is below it.
  static final int MOST_BYTES = 64 * 1024 * 1024;

  private static final Pattern SEPARATOR =
      Pattern.compile(
          "From \\S*.{0,300}?(?:\\d{1,2}:\\d{2}(?::\\d{2})?.{0,60}|\\d{4})\\s*", Pattern.DOTALL);
  private static final Pattern FIELD = Pattern.compile("[!-9;-~]{1,80}[ \\t]*:.*", Pattern.DOTALL);
  private static final int LONGEST_LINE_KEPT = 512;
  private static final int BUFFER = 1 << 16;

  /// Takes messages one by one.
  @FunctionalInterface
  interface Taker {
    /// Takes one message.
    ///
    /// @param line the line on which the message begins, from 1
    /// @param message its bytes, without the line that separates it
    /// @param arrived when it came, as that line says; null when it does not
    void take(int line, byte[] message, @Nullable OffsetDateTime arrived);
  }

  private Mbox() {}

  /// Whether these lines begin a mailbox.
  static boolean isOne(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      return isSeparator(line)
          && i + 1 < lines.size()
          && (isField(lines.get(i + 1)) || lines.get(i + 1).startsWith(">From "));
    }
    return false;
  }

  private static boolean isSeparator(String line) {
    return line.startsWith("From ") && SEPARATOR.matcher(line).matches();
  }

  private static boolean isField(String line) {
    return FIELD.matcher(line).matches();
  }

  /// A message that stands alone: without blank lines above it, without a line that separates it,
  /// and without the count of bytes that Apple Mail puts above it (`.emlx`), whose list of
  /// properties below it is no part of it.
  static byte[] message(byte[] bytes) {
    int from = 0;
    int first = from;
    int until = bytes.length;
    boolean counted = false;
    if (bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB) {
      from = 3;
    }
    while (from < until) {
      int end = lineEnd(bytes, from);
      String line =
          new String(
              bytes, from, Math.min(end - from, LONGEST_LINE_KEPT), StandardCharsets.ISO_8859_1);
      String stripped = line.strip();
      boolean count =
          !counted
              && !stripped.isEmpty()
              && stripped.length() < 10
              && stripped.chars().allMatch(Character::isDigit);
      if (!stripped.isEmpty() && !count && !isSeparator(line)) {
        break;
      }
      from = end;
      if (count) {
        counted = true;
        until = (int) Math.min(bytes.length, (long) end + Long.parseLong(stripped));
      }
    }
    return from == first && until == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, until);
  }

  private static int lineEnd(byte[] bytes, int from) {
    int end = from;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.length);
  }

  /// Hands over each message as soon as it has been read whole.
  ///
  /// @param tooLong told the line of a message that is longer than [#MOST_BYTES]
  /// @return how many messages there were
  static int each(InputStream in, Taker taker, IntConsumer tooLong) throws IOException {
    var reading = new Reading(taker, tooLong);
    byte[] part = in.readNBytes(BUFFER);
    while (part.length > 0) {
      int from = 0;
      for (int i = 0; i < part.length; i++) {
        if (part[i] == '\n') {
          reading.line.write(part, from, i + 1 - from);
          reading.line();
          from = i + 1;
        }
      }
      reading.line.write(part, from, part.length - from);
      reading.spill();
      part = in.readNBytes(BUFFER);
    }
    if (reading.line.size() > 0) {
      reading.line();
    }
    reading.end();
    return reading.count;
  }

  /// A mailbox while it is read. A line that may separate is held back until the one below it is
  /// seen.
  private static final class Reading {
    private final Taker taker;
    private final IntConsumer tooLong;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private @Nullable OffsetDateTime arrived;
    private byte @Nullable [] held;
    private int number;
    private int start;
    private int count;
    private boolean open;
    private boolean over;
    private boolean blank = true;
    private boolean inLine;

    Reading(Taker taker, IntConsumer tooLong) {
      this.taker = taker;
      this.tooLong = tooLong;
    }

    /// A line that is longer than a message may be is not kept whole.
    void spill() {
      if (line.size() > MOST_BYTES) {
        over = true;
        inLine = true;
        line.reset();
      }
    }

    void line() {
      byte[] bytes = line.toByteArray();
      line.reset();
      number++;
      if (inLine) {
        inLine = false;
        blank = false;
        return;
      }
      byte[] separator = held;
      if (separator != null) {
        held = null;
        String next = text(bytes);
        if (isField(next) || next.startsWith(">From ")) {
          begin(separator);
        } else {
          write(separator);
        }
      }
      boolean may = blank && bytes.length > 5 && bytes[0] == 'F' && isSeparator(text(bytes));
      if (may) {
        held = bytes;
      } else {
        write(bytes);
      }
      blank = bytes.length == 1 || (bytes.length == 2 && bytes[0] == '\r');
    }

    private void begin(byte[] separator) {
      finish();
      open = true;
      start = number;
      String text = text(separator).strip();
      int space = text.indexOf(' ', 5);
      arrived = space < 0 ? null : MailTime.of(text.substring(space)).orElse(null);
    }

    private void write(byte[] bytes) {
      if (!open) {
        if (bytes.length <= 2 && new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
          return;
        }
        // Without its first line it is still a message.
        open = true;
        start = number;
      }
      over = over || message.size() + bytes.length > MOST_BYTES;
      if (!over) {
        int from = isEscaped(bytes) ? 1 : 0;
        message.write(bytes, from, bytes.length - from);
      }
    }

    /// Whether a `>` was put before a line that looks like a separator.
    private static boolean isEscaped(byte[] bytes) {
      int i = 0;
      while (i < bytes.length && bytes[i] == '>') {
        i++;
      }
      return i > 0
          && bytes.length >= i + 5
          && bytes[i] == 'F'
          && bytes[i + 1] == 'r'
          && bytes[i + 2] == 'o'
          && bytes[i + 3] == 'm'
          && bytes[i + 4] == ' ';
    }

    void end() {
      byte[] separator = held;
      if (separator != null) {
        held = null;
        write(separator);
      }
      finish();
    }

    private void finish() {
      if (!open) {
        return;
      }
      open = false;
      if (over) {
        tooLong.accept(start);
        count++;
      } else if (message.size() > 0 && !isFoldersOwn()) {
        taker.take(start, message.toByteArray(), arrived);
        count++;
      }
      over = false;
      message.reset();
    }

    /// Whether it is what some programs put first to keep data of their own in.
    private boolean isFoldersOwn() {
      String head = text(message.toByteArray());
      return head.contains("FOLDER INTERNAL DATA");
    }

    private static String text(byte[] bytes) {
      return new String(
          bytes, 0, Math.min(bytes.length, LONGEST_LINE_KEPT), StandardCharsets.ISO_8859_1);
    }
  }
}
