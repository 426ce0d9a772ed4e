package io.heard.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The bytes of one input as they come, in UTF-8 or in an encoding of one byte a letter: what has
/// several bytes a letter is turned into UTF-8, and a mark at the beginning is left out. Bytes are
/// kept until they are dropped. Not for several threads.
final class Feed {
  private static final int CHUNK = 64 * 1024;
  private static final int LOOKED_AT = 1024;

  private final InputStream in;
  private final Decoding.Wide wide;
  private byte[] kept = new byte[CHUNK];
  private int from;
  private int to;
  private boolean ended;

  private Feed(InputStream in, Decoding.Wide wide) {
    this.in = in;
    this.wide = wide;
  }

  private static final Decoding.Wide NARROW = new Decoding.Wide(StandardCharsets.UTF_8, 0, true);

  /// The input from its first byte on.
  static Feed of(InputStream in) throws IOException {
    byte[] head = in.readNBytes(LOOKED_AT);
    Decoding.Wide wide = Decoding.wide(head);
    int skip = wide == null ? Decoding.mark(head) : wide.markBytes();
    if (wide == null) {
      var feed = new Feed(in, NARROW);
      System.arraycopy(head, skip, feed.kept, 0, head.length - skip);
      feed.to = head.length - skip;
      return feed;
    }
    var whole = new PushbackInputStream(in, LOOKED_AT);
    whole.unread(head, skip, head.length - skip);
    return new Feed(new Narrowed(new InputStreamReader(whole, wide.charset())), wide);
  }

  /// Whether its encoding was guessed, which has to be said.
  boolean isGuessed() {
    return !wide.marked();
  }

  /// The name of its encoding.
  String encoding() {
    return wide.charset().name();
  }

  /// The bytes that are kept; only [#from] to [#to] count. Valid until more is read or dropped.
  byte[] bytes() {
    return kept;
  }

  /// Where the bytes begin that are not dropped yet.
  int from() {
    return from;
  }

  /// Where they end, exclusive.
  int to() {
    return to;
  }

  int size() {
    return to - from;
  }

  /// Whether all bytes of the input have been read.
  boolean ended() {
    return ended;
  }

  /// Whether reading on may have to wait for somebody who writes.
  boolean isIdle() throws IOException {
    return !ended && in.available() == 0;
  }

  /// Reads on until so many bytes are kept, or the input ends.
  void fill(int size) throws IOException {
    while (!ended && size() < size) {
      more();
    }
  }

  /// Reads on a little.
  void more() throws IOException {
    if (kept.length - to < CHUNK) {
      boolean room = kept.length - size() >= 2 * CHUNK;
      byte[] next = room ? kept : new byte[kept.length + Math.max(CHUNK, kept.length / 2)];
      System.arraycopy(kept, from, next, 0, size());
      to -= from;
      from = 0;
      kept = next;
    }
    int read = in.read(kept, to, Math.min(CHUNK, kept.length - to));
    if (read < 0) {
      ended = true;
    } else {
      to += read;
    }
  }

  /// The byte at a place, counted from those that are not dropped; below 0 behind the end.
  int at(int place) throws IOException {
    while (place >= size()) {
      if (ended) {
        return -1;
      }
      more();
    }
    return kept[from + place] & 0xFF;
  }

  /// Gives up the first bytes.
  void drop(int count) {
    from += count;
  }

  /// A copy of the bytes from one place to another, counted from those that are not dropped.
  byte[] copy(int start, int end) {
    return Arrays.copyOfRange(kept, from + start, from + end);
  }

  /// What is not dropped yet and all that follows, as a stream that drops what it has given.
  InputStream rest() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int first = at(0);
        if (first >= 0) {
          drop(1);
        }
        return first;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (at(0) < 0) {
          return -1;
        }
        int count = Math.min(length, size());
        System.arraycopy(kept, from, into, offset, count);
        drop(count);
        return count;
      }
    };
  }

  /// Text of several bytes a letter as UTF-8. A half of a pair that stands alone was made a sign of
  /// damage by the decoder.
  private static final class Narrowed extends InputStream {
    private final InputStreamReader reader;
    private final char[] chars = new char[8192];
    private byte[] bytes = {};
    private int next;

    Narrowed(InputStreamReader reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      return refill() ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!refill()) {
        return -1;
      }
      int count = Math.min(length, bytes.length - next);
      System.arraycopy(bytes, next, into, offset, count);
      next += count;
      return count;
    }

    private boolean refill() throws IOException {
      while (next == bytes.length) {
        int count = reader.read(chars, 0, chars.length - 1);
        if (count < 0) {
          return false;
        }
        if (count > 0 && Character.isHighSurrogate(chars[count - 1])) {
          int second = reader.read();
          if (second >= 0) {
            chars[count++] = (char) second;
          }
        }
        bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
        next = 0;
      }
      return true;
    }
  }
}
