package io.heard.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Bytes to text. UTF-8 where the bytes are; else Windows-1252, the encoding that most files are in
/// that say nothing and are not UTF-8; else UTF-8 with a sign where a letter is damaged.
final class Decoding {
  /// What the bytes turned out to be.
  enum Kind {
    /// UTF-8, whole.
    UTF_8,
    /// UTF-8 in which some bytes are damaged.
    DAMAGED,
    /// Windows-1252.
    WINDOWS
  }

  /// A text and what its bytes were.
  record Decoded(String text, Kind kind) {}

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final int LOOKED_AT = 1024;

  private Decoding() {}

  /// A charset of several bytes a letter, and how many bytes its mark takes.
  ///
  /// @param marked whether the mark was there
  record Wide(Charset charset, int markBytes, boolean marked) {}

  /// The charset that is neither UTF-8 nor of one byte a letter, told by a mark or by where zeros
  /// stand; null where there is no such sign.
  static @Nullable Wide wide(byte[] head) {
    if (starts(head, 0xFF, 0xFE, 0, 0)) {
      return new Wide(UTF_32LE, 4, true);
    }
    if (starts(head, 0, 0, 0xFE, 0xFF)) {
      return new Wide(UTF_32BE, 4, true);
    }
    if (starts(head, 0xFE, 0xFF)) {
      return new Wide(StandardCharsets.UTF_16BE, 2, true);
    }
    if (starts(head, 0xFF, 0xFE)) {
      return new Wide(StandardCharsets.UTF_16LE, 2, true);
    }
    Charset guessed = byZeros(head);
    return guessed == null ? null : new Wide(guessed, 0, false);
  }

  /// The bytes that UTF-8's own mark takes here: 3 or none.
  static int mark(byte[] head) {
    return starts(head, 0xEF, 0xBB, 0xBF) ? 3 : 0;
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

  /// Latin text in UTF-16 has a zero in every other place, and in UTF-32 in three of four.
  private static @Nullable Charset byZeros(byte[] head) {
    int length = Math.min(head.length, LOOKED_AT) / 4 * 4;
    if (length < 8) {
      return null;
    }
    int[] zeros = new int[4];
    for (int i = 0; i < length; i++) {
      zeros[i % 4] += head[i] == 0 ? 1 : 0;
    }
    int groups = length / 4;
    boolean[] mostly = new boolean[4];
    boolean[] hardly = new boolean[4];
    for (int i = 0; i < 4; i++) {
      mostly[i] = zeros[i] * 10 >= groups * 7;
      hardly[i] = zeros[i] * 20 <= groups;
    }
    if (hardly[0] && mostly[1] && mostly[2] && mostly[3]) {
      return UTF_32LE;
    }
    if (mostly[0] && mostly[1] && mostly[2] && hardly[3]) {
      return UTF_32BE;
    }
    if (hardly[0] && mostly[1] && hardly[2] && mostly[3]) {
      return StandardCharsets.UTF_16LE;
    }
    return mostly[0] && hardly[1] && mostly[2] && hardly[3] ? StandardCharsets.UTF_16BE : null;
  }

  /// The text of a stretch of bytes.
  ///
  /// @param to exclusive
  static Decoded decode(byte[] bytes, int from, int to) {
    if (isAscii(bytes, from, to)) {
      return new Decoded(
          new String(bytes, from, to - from, StandardCharsets.ISO_8859_1), Kind.UTF_8);
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString();
      return new Decoded(text, Kind.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      String damaged = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      return isMostlyUtf8(damaged)
          ? new Decoded(damaged, Kind.DAMAGED)
          : new Decoded(new String(bytes, from, to - from, WINDOWS), Kind.WINDOWS);
    }
  }

  /// Whether a stretch of bytes is UTF-8 throughout.
  static boolean isUtf8(byte[] bytes, int from, int to) {
    return isAscii(bytes, from, to)
        || new String(bytes, from, to - from, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0;
  }

  /// Whether letters outside ASCII came out right more often than not: in Windows-1252 hardly two
  /// in a row happen to be UTF-8.
  private static boolean isMostlyUtf8(String text) {
    int right = 0;
    int wrong = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\uFFFD') {
        wrong++;
      } else if (c > 0x7F) {
        right++;
      }
    }
    return right > wrong;
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  /// Says of an input what is doubtful about its letters.
  static void say(Kind kind, String file, Receiver receiver) {
    switch (kind) {
      case UTF_8 -> {}
      case WINDOWS ->
          receiver.say(
              note(file, "it is not UTF-8 and was read as Windows-1252", "save it as UTF-8"));
      case DAMAGED ->
          receiver.say(
              note(
                  file,
                  "some of its letters are damaged, and \uFFFD stands where they were",
                  "export it again as UTF-8"));
    }
  }

  private static Problem note(String file, String cause, String maybe) {
    return new Problem(Problem.Weight.NOTE, file, "", cause, maybe);
  }
}
