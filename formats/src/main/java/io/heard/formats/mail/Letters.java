package io.heard.formats.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The letters of a part: by the charset that it names, as far as that is true.
final class Letters {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /// What programs call by a name that is too narrow or no name at all.
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("ansi_x3.4-1968", "windows-1252"),
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("iso_8859-1", "windows-1252"),
          Map.entry("utf8", "utf-8"),
          Map.entry("unicode-1-1-utf-8", "utf-8"),
          Map.entry("gb2312", "gb18030"),
          Map.entry("gbk", "gb18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("ks_c_5601-1987", "ms949"),
          Map.entry("euc-kr", "ms949"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("iso-8859-8-i", "iso-8859-8"));

  private Letters() {}

  /// The text in these bytes. A name that is not known, and one that can hold any byte, is only
  /// believed where the bytes are no UTF-8.
  static String of(byte[] bytes, String charset) {
    String name = charset.strip().toLowerCase(Locale.ROOT);
    Charset named = named(MEANT.getOrDefault(name, name));
    Charset meant = named == null || named.equals(StandardCharsets.UTF_8) ? WINDOWS : named;
    boolean anyByte = meant.name().matches("(?i)windows-125\\d|iso-8859-\\d+");
    String text = anyByte ? utf8(bytes) : null;
    return text != null ? text : new String(bytes, meant);
  }

  private static @Nullable Charset named(String name) {
    if (name.isEmpty()) {
      return null;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /// The lines of `format=flowed` (RFC 3676): those that end in a space go on in the next, and what
  /// is quoted keeps its depth as signs in front.
  ///
  /// @param delsp whether the space at the end is no part of the text
  static List<String> flowed(List<String> lines, boolean delsp) {
    var put = new ArrayList<String>();
    var open = new StringBuilder();
    int depthOfOpen = -1;
    for (String line : lines) {
      int depth = 0;
      while (depth < line.length() && line.charAt(depth) == '>') {
        depth++;
      }
      String rest = line.substring(depth);
      // A space in front keeps a line from looking like something else; it is no part of it.
      String text = rest.startsWith(" ") ? rest.substring(1) : rest;
      boolean signature = text.equals("-- ");
      if (depthOfOpen >= 0 && (depth != depthOfOpen || signature)) {
        put.add(open.toString());
        open.setLength(0);
        depthOfOpen = -1;
      }
      if (depthOfOpen < 0) {
        open.append(depth == 0 ? "" : ">".repeat(depth) + " ");
      }
      boolean flows = text.endsWith(" ") && !signature;
      open.append(flows && delsp ? text.substring(0, text.length() - 1) : text);
      depthOfOpen = depth;
      if (!flows) {
        put.add(open.toString());
        open.setLength(0);
        depthOfOpen = -1;
      }
    }
    if (depthOfOpen >= 0) {
      put.add(open.toString());
    }
    return put;
  }
}
