package io.heard.formats.vcon;

import io.heard.formats.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Bytes written as text, as vCons and signatures hold them.
final class Encoded {
  private Encoded() {}

  /// What the text stands for in base64url, with or without padding, in the other alphabet too;
  /// null when it is none.
  static byte @Nullable [] bytes(String text) {
    String clean = text.replaceAll("\\s+|=+$", "").replace('+', '-').replace('/', '_');
    try {
      return Base64.getUrlDecoder().decode(clean);
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  /// The same as text, unpacked where it is packed; null when it is none, or too long.
  static @Nullable String text(String text) {
    byte[] bytes = bytes(text);
    if (bytes == null) {
      return null;
    }
    boolean packed = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    byte[] plain = packed ? unpacked(bytes) : bytes;
    return plain == null ? null : new String(plain, StandardCharsets.UTF_8);
  }

  private static byte @Nullable [] unpacked(byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] plain = in.readNBytes(Input.MOST_BYTES + 1);
      return plain.length > Input.MOST_BYTES ? null : plain;
    } catch (IOException damaged) {
      return null;
    }
  }
}
