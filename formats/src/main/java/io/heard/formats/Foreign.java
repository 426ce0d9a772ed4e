package io.heard.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Files that are none of ours and say so by their first bytes, so that a message can name them.
final class Foreign {
  private static final String PACKED = "an archive";
  private static final String SOUND = "a recording";
  private static final String PICTURE = "a picture";
  private static final String PDF = "a PDF";
  private static final String OFFICE = "a document of an office program";
  private static final String XML = "XML";
  private static final String HTML = "a web page";

  /// First bytes as Latin letters.
  private static final Map<String, String> BEGINNINGS =
      Map.ofEntries(
          Map.entry("7z\u00BC\u00AF", PACKED),
          Map.entry("Rar!", PACKED),
          Map.entry("\u00FD7zXZ", PACKED),
          Map.entry("BZh", PACKED),
          Map.entry("(\u00B5/\u00FD", PACKED),
          Map.entry("%PDF", PDF),
          Map.entry("\u00D0\u00CF\u0011\u00E0", OFFICE),
          Map.entry("{\\rtf", OFFICE),
          Map.entry("RIFF", SOUND),
          Map.entry("ID3", SOUND),
          Map.entry("OggS", SOUND),
          Map.entry("fLaC", SOUND),
          Map.entry("\u0089PNG", PICTURE),
          Map.entry("\u00FF\u00D8\u00FF", PICTURE),
          Map.entry("GIF8", PICTURE));

  private static final int TAR_AT = 257;
  private static final int LOOKED_AT = 512;

  private Foreign() {}

  /// What the bytes are; empty where they do not say.
  static String name(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    if (head.startsWith("ustar", TAR_AT)) {
      return PACKED;
    }
    if (head.startsWith("ftyp", 4)) {
      return SOUND;
    }
    for (var beginning : BEGINNINGS.entrySet()) {
      if (head.startsWith(beginning.getKey())) {
        return beginning.getValue();
      }
    }
    String text = head.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return HTML;
    }
    return text.startsWith("<?xml") || text.startsWith("<!doctype") ? XML : "";
  }

  /// What to try with it.
  static String wayOut(String name) {
    return switch (name) {
      case PACKED -> "unpack it, or pack it as .zip or .gz";
      case SOUND -> "a recording has to be transcribed first";
      case PICTURE -> "the chat can be copied as text";
      case XML -> "the system that wrote it also exports JSON, CSV or text";
      default -> "save it as plain text, or copy the conversation out of it";
    };
  }
}
