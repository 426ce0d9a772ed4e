package io.heard.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Says on a terminal how far it is: the share of the bytes, how many conversations, how fast, and
/// how long it will take. One line, written over itself with spaces and a carriage return, so that
/// any terminal shows it. Not for several threads.
final class Progress {
  private static final long EVERY_NANOS = 200_000_000;
  private static final int NARROWEST_BAR = 8;
  private static final int WIDEST_BAR = 40;

  /// Time left is said when this much has been seen of the whole.
  private static final long SOON_NANOS = 1_000_000_000L;

  private final PrintStream err;
  private final boolean watched;
  private final int width;
  private final LongSupplier nanos;
  private final long start;
  private long total;
  private long skipped;
  private long bytes;
  private long count;
  private long shownAt;
  private int shown;

  /// @param watched whether a person sees `err`; else nothing is ever written
  /// @param width its columns
  /// @param nanos a clock
  Progress(PrintStream err, boolean watched, int width, LongSupplier nanos) {
    this.err = err;
    this.watched = watched;
    this.width = width;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.shownAt = start;
  }

  /// @param total how many bytes there are in all; 0 where that is not known
  void of(long total) {
    this.total = total;
  }

  /// What is done already, by an earlier call, makes nothing faster.
  void skipped(long bytes) {
    skipped = bytes;
  }

  /// How far it is.
  void at(long bytes, long count) {
    this.bytes = bytes;
    this.count = count;
    long now = nanos.getAsLong();
    if (watched && now - shownAt >= EVERY_NANOS) {
      shownAt = now;
      show(line(now));
    }
  }

  /// Takes the line away, so that something else can be written.
  void clear() {
    if (shown > 0) {
      show("");
      err.print('\r');
      err.flush();
      shown = 0;
    }
  }

  private void show(String line) {
    err.print('\r' + line + " ".repeat(Math.max(0, shown - line.length())));
    err.flush();
    shown = line.length();
  }

  private String line(long now) {
    double seconds = Math.max(1e-3, (now - start) / 1e9);
    String fast = rate(count / seconds, " /s");
    String read = String.format(Locale.ROOT, "%,d read", count);
    if (total <= 0) {
      return fitted(read + "  " + fast);
    }
    double share = Math.min(1, (double) bytes / total);
    double speed = Math.max(1, bytes - skipped) / seconds;
    String left =
        now - start < SOON_NANOS
            ? ""
            : "  " + clock((long) Math.ceil((total - bytes) / speed)) + " left";
    String percent = String.format(Locale.ROOT, "%3d %% ", (int) Math.floor(share * 100));
    String speeds = "  " + rate(speed / 1e6, " MB/s");
    String tail = speeds + left;
    if (percent.length() + tail.length() + read.length() + 4 + NARROWEST_BAR < width) {
      tail = "  " + read + tail;
    }
    int bar = Math.min(WIDEST_BAR, width - 1 - percent.length() - tail.length());
    if (bar < NARROWEST_BAR) {
      return fitted(percent + tail.strip());
    }
    int full = (int) Math.floor(share * bar);
    return percent + "#".repeat(full) + ".".repeat(bar - full) + tail;
  }

  /// Into the last column nothing is written: some terminals begin a new line there.
  private String fitted(String line) {
    return line.length() < width ? line : line.substring(0, width - 1);
  }

  private static String rate(double rate, String unit) {
    return String.format(Locale.ROOT, rate < 10 ? "%.1f%s" : "%,.0f%s", rate, unit);
  }

  private static String clock(long seconds) {
    long shown = Math.min(seconds, 359_999);
    return shown >= 3600
        ? "%d:%02d:%02d".formatted(shown / 3600, shown / 60 % 60, shown % 60)
        : "%d:%02d".formatted(shown / 60, shown % 60);
  }
}
