package io.heard.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Opens what is packed, told by its first bytes: gzip, and zip entry by entry in its own order.
/// One thing packed in another is opened, a third is refused. Nothing is written to disk, so that
/// an entry's name decides nothing. Hidden entries are left out, as hidden files are.
final class Packed {
  /// Takes each input that comes out.
  interface Opened {
    /// Takes one.
    ///
    /// @param file the input's name; an entry stands behind a `!`, as in `a.zip!b/c.json`
    void take(String file, InputStream in) throws IOException;
  }

  /// The most entries of a zip: an export of one file a call has as many in a few years.
  static final int MOST_ENTRIES = 200_000;

  private static final int MOST_DEPTH = 2;
  private static final int LONGEST_NAME = 300;

  private final Opened opened;
  private final Consumer<Problem> problems;

  Packed(Opened opened, Consumer<Problem> problems) {
    this.opened = opened;
    this.problems = problems;
  }

  void open(String file, InputStream in) throws IOException {
    open(file, in, 0);
  }

  private void open(String file, InputStream in, int depth) throws IOException {
    var packed = new Unpacked.Counted(in);
    var ahead = new PushbackInputStream(packed, 4);
    byte[] first = ahead.readNBytes(4);
    ahead.unread(first);
    boolean gzip = starts(first, 0x1F, 0x8B);
    boolean zip = starts(first, 'P', 'K', 3, 4) || starts(first, 'P', 'K', 5, 6);
    if (!gzip && !zip) {
      opened.take(file, ahead);
    } else if (depth == MOST_DEPTH) {
      lost(file, "it is packed more than twice", "unpack it first");
    } else if (gzip) {
      gzip(file, ahead, new Unpacked.Allowance(packed), depth);
    } else {
      zip(file, ahead, new Unpacked.Allowance(packed), depth);
    }
  }

  private void gzip(String file, InputStream in, Unpacked.Allowance allowance, int depth)
      throws IOException {
    GZIPInputStream inflated;
    try {
      inflated = new GZIPInputStream(in, 1 << 15);
    } catch (ZipException | java.io.EOFException damaged) {
      lost(file, "what is packed is damaged from its beginning on", "pack it again");
      return;
    }
    var unpacked = new Unpacked(inflated, allowance);
    open(file, unpacked, depth + 1);
    drain(unpacked);
    sayBroken(file, unpacked);
  }

  private void zip(String file, InputStream in, Unpacked.Allowance allowance, int depth)
      throws IOException {
    var zip = new ZipInputStream(in, StandardCharsets.ISO_8859_1);
    int entries = 0;
    int taken = 0;
    while (true) {
      ZipEntry entry;
      try {
        entry = zip.getNextEntry();
      } catch (ZipException | java.io.EOFException | IllegalArgumentException damaged) {
        lost(
            file,
            "the zip cannot be read from entry %d on: it is damaged, encrypted or packed unusually"
                .formatted(entries + 1),
            "pack it again without a password");
        return;
      }
      if (entry == null) {
        break;
      }
      if (++entries > MOST_ENTRIES) {
        lost(
            file, "the zip has more than %d entries".formatted(MOST_ENTRIES), "make several of it");
        return;
      }
      String name = name(entry);
      if (entries == 1 && isOffice(name)) {
        lost(
            file,
            "it is a document or a sheet of an office program",
            "save it as CSV or as plain text");
        return;
      }
      var unpacked = new Unpacked(zip, allowance);
      if (!entry.isDirectory() && !isHidden(name)) {
        taken++;
        open(file + "!" + name, unpacked, depth + 1);
      }
      drain(unpacked);
      if (sayBroken(file + "!" + name, unpacked)) {
        return;
      }
    }
    if (taken == 0) {
      lost(file, "the zip holds no file", "the export had nothing to give");
    }
  }

  /// What nobody asked for has to be passed over too, and within the same bounds.
  private static void drain(Unpacked unpacked) throws IOException {
    byte[] some = new byte[8192];
    while (unpacked.read(some, 0, some.length) >= 0) {
      // on to the end
    }
  }

  private boolean sayBroken(String file, Unpacked unpacked) {
    if (unpacked.broken().isEmpty()) {
      return false;
    }
    lost(file, unpacked.broken() + "; what stands before was read", "pack it again");
    return true;
  }

  private void lost(String file, String cause, String maybe) {
    problems.accept(new Problem(Problem.Weight.LOST, file, "", cause, maybe));
  }

  /// The entry's name; many writers use UTF-8 and do not say so.
  private static String name(ZipEntry entry) {
    String name = entry.getName();
    if (name.chars().allMatch(c -> c < 256)) {
      try {
        name =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)))
                .toString();
      } catch (CharacterCodingException notUtf8) {
        // As it stands.
      }
    }
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
  }

  private static boolean isHidden(String name) {
    for (String part : name.split("[/\\\\]", -1)) {
      if (part.equals("__MACOSX")
          || (part.startsWith(".") && !part.equals(".") && !part.equals(".."))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOffice(String name) {
    return name.equals("[Content_Types].xml")
        || name.equals("mimetype")
        || name.startsWith("_rels/");
  }

  private static boolean starts(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if (bytes[i] != (byte) first[i]) {
        return false;
      }
    }
    return true;
  }
}
