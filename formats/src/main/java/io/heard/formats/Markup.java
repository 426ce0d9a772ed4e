package io.heard.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tags and entities taken out of captions and of simple HTML.
final class Markup {
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("lrm", ""),
          Map.entry("rlm", ""),
          Map.entry("hellip", "…"),
          Map.entry("ndash", "–"),
          Map.entry("mdash", "—"),
          Map.entry("lsquo", "‘"),
          Map.entry("rsquo", "’"),
          Map.entry("ldquo", "“"),
          Map.entry("rdquo", "”"),
          Map.entry("pound", "£"),
          Map.entry("euro", "€"));
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(?:br|/p|/div|/tr|/li|/h[1-6])\\b[^>]*>");
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(style|script|head|title)\\b.*?(?:</\\1\\s*>|\\z)|<!--.*?-->");
  private static final int LONGEST_ENTITY = 10;

  /// Words under one voice.
  ///
  /// @param name whose voice; null when none is given
  record Voice(@Nullable String name, String text) {}

  private Markup() {}

  /// The words of a caption by voice: `<v Ann>` and `<v.loud Ann>` begin one, `</v>` ends it.
  static List<Voice> voices(String payload) {
    var voices = new ArrayList<Voice>();
    var text = new StringBuilder();
    String name = null;
    int i = 0;
    while (i < payload.length()) {
      char c = payload.charAt(i);
      int end = c == '<' ? tagEnd(payload, i) : c == '{' ? braceEnd(payload, i) : -1;
      if (end < 0) {
        text.append(c);
        i++;
        continue;
      }
      String tag = payload.substring(i + 1, end);
      if (c == '<' && (isVoice(tag) || tag.strip().equals("/v"))) {
        add(voices, name, text);
        name = isVoice(tag) ? annotation(tag) : null;
      }
      i = end + 1;
    }
    add(voices, name, text);
    return voices;
  }

  private static void add(List<Voice> voices, @Nullable String name, StringBuilder text) {
    if (!text.toString().isBlank()) {
      voices.add(new Voice(name, unescaped(text.toString())));
    }
    text.setLength(0);
  }

  private static boolean isVoice(String tag) {
    return tag.equals("v") || tag.startsWith("v ") || tag.startsWith("v.") || tag.startsWith("v\t");
  }

  private static @Nullable String annotation(String tag) {
    int space = 0;
    while (space < tag.length() && !Character.isWhitespace(tag.charAt(space))) {
      space++;
    }
    String name = unescaped(tag.substring(space)).strip().replaceAll("\\s+", " ");
    return name.isEmpty() ? null : name;
  }

  /// Where the tag ends that begins here; below 0 where a bare `<` stands, as in `<3`.
  private static int tagEnd(String text, int start) {
    if (start + 1 >= text.length()) {
      return -1;
    }
    char next = text.charAt(start + 1);
    int end = text.indexOf('>', start);
    boolean tag = Character.isLetter(next) || next == '/';
    boolean time = Character.isDigit(next) && end > 0 && text.substring(start, end).indexOf(':') > 0;
    return tag || time ? end : -1;
  }

  /// Where the place ends that SRT files write as `{\an8}`.
  private static int braceEnd(String text, int start) {
    return text.startsWith("{\\", start) ? text.indexOf('}', start) : -1;
  }

  /// The words of simple HTML, one line for each block.
  static String plain(String html) {
    String seen = UNSEEN.matcher(html).replaceAll(" ");
    String broken = BREAK.matcher(seen.replaceAll("\\s+", " ")).replaceAll("\n");
    var text = new StringBuilder();
    int i = 0;
    while (i < broken.length()) {
      int end = broken.charAt(i) == '<' ? tagEnd(broken, i) : -1;
      if (end < 0) {
        text.append(broken.charAt(i));
        i++;
      } else {
        i = end + 1;
      }
    }
    return unescaped(text.toString())
        .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  /// The text with entities as what they stand for; those that are not known stay as they are.
  static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    var plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) == '&' ? text.indexOf(';', i) : -1;
      String known = end > i + 1 && end - i <= LONGEST_ENTITY ? entity(text.substring(i + 1, end)) : null;
      if (known == null) {
        plain.append(text.charAt(i));
        i++;
      } else {
        plain.append(known);
        i = end + 1;
      }
    }
    return plain.toString();
  }

  private static @Nullable String entity(String name) {
    if (!name.startsWith("#")) {
      return ENTITIES.get(name.toLowerCase(Locale.ROOT));
    }
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(code) && code > 0 ? Character.toString(code) : null;
    } catch (NumberFormatException noNumber) {
      return null;
    }
  }
}
