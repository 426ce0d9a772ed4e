package io.heard.formats;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// What comes out of something packed, up to where it is damaged or swells beyond all measure:
/// there it ends, and [#broken] says why. So what stands before can still be read.
final class Unpacked extends FilterInputStream {
  /// How much larger than its packed bytes it may get: text packs to a twentieth, endless
  /// repetition to a thousandth.
  static final int MOST_TIMES = 200;

  /// Below this size nobody is hurt, and a small file of one repeated line is no attack.
  static final long SMALL_BYTES = 64L * 1024 * 1024;

  /// The most bytes that come out of one file: months of a large contact centre.
  static final long MOST_BYTES = 64L * 1024 * 1024 * 1024;

  private final Allowance allowance;
  private long size;
  private String broken = "";

  Unpacked(InputStream in, Allowance allowance) {
    super(in);
    this.allowance = allowance;
  }

  /// Why it ended early; empty when it did not.
  String broken() {
    return broken;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (!broken.isEmpty()) {
      return -1;
    }
    try {
      int read = super.read(into, offset, length);
      size += Math.max(0, read);
      broken = allowance.take(Math.max(0, read));
      return broken.isEmpty() ? read : -1;
    } catch (EOFException | ZipException damaged) {
      broken = "what is packed is damaged or cut after %d bytes of it".formatted(size);
      return -1;
    }
  }

  @Override
  public long skip(long count) throws IOException {
    return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
  }

  /// How much may still come out of one packed file, all its entries together.
  static final class Allowance {
    private final Counted packed;
    private long size;

    /// @param packed the packed bytes below
    Allowance(Counted packed) {
      this.packed = packed;
    }

    /// Takes some more; says what is wrong with it, and nothing where all is well.
    String take(int bytes) {
      size += bytes;
      if (size > MOST_BYTES) {
        return "it unpacks to more than %d GB".formatted(MOST_BYTES >> 30);
      }
      return size > SMALL_BYTES + packed.count() * MOST_TIMES
          ? "it unpacks to more than %d times its size".formatted(MOST_TIMES)
          : "";
    }
  }

  /// Counts the bytes that are taken from a stream.
  static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    long count() {
      return count;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = super.skip(wanted);
      count += skipped;
      return skipped;
    }
  }
}
