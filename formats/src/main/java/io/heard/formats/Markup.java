package io.heard.formats;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tags and entities taken out of simple HTML; entities of captions, too.
public final class Markup {
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
  private static final Set<String> BREAKS =
      Set.of(
          "br",
          "br/",
          "/p",
          "/div",
          "/tr",
          "/li",
          "/h1",
          "/h2",
          "/h3",
          "/h4",
          "/h5",
          "/h6",
          "blockquote",
          "hr");
  private static final Set<String> UNSEEN = Set.of("style", "script", "head", "title");
  private static final Pattern SPACES = Pattern.compile("[ \\t\u00a0]+");
  private static final int LONGEST_TIME = 20;
  private static final int LONGEST_ENTITY = 10;

  private Markup() {}

  /// Where the tag ends that begins here; below 0 where a bare `<` stands, as in `<3`. What is
  /// found is always taken, so that no text is searched twice.
  private static int tagEnd(String text, int start, int lastEnd) {
    if (start + 1 >= text.length() || start > lastEnd) {
      return -1;
    }
    char next = text.charAt(start + 1);
    if (Character.isLetter(next) || next == '/' || next == '!') {
      return text.indexOf('>', start);
    }
    int end = start + 1;
    int colons = 0;
    while (Character.isDigit(next) && end < Math.min(text.length(), start + LONGEST_TIME)) {
      char c = text.charAt(end);
      if (c == '>') {
        return colons > 0 ? end : -1;
      }
      if (!Character.isDigit(c) && c != ':' && c != '.') {
        return -1;
      }
      colons += c == ':' ? 1 : 0;
      end++;
    }
    return -1;
  }

  /// The words of simple HTML, one line for each block.
  public static String plain(String html) {
    int lastEnd = html.lastIndexOf('>');
    var text = new StringBuilder();
    int i = 0;
    while (i < html.length()) {
      char c = html.charAt(i);
      int end = c == '<' ? tagEnd(html, i, lastEnd) : -1;
      if (end < 0) {
        boolean space = Character.isWhitespace(c);
        text.append(space ? ' ' : c);
        i++;
        continue;
      }
      if (html.startsWith("<!--", i)) {
        i = after(html, "-->", i);
        continue;
      }
      String name = tagName(html, i + 1, end);
      if (BREAKS.contains(name)) {
        text.append('\n');
      }
      i = UNSEEN.contains(name) ? after(html, "</" + name, end) : end + 1;
    }
    return tidy(unescaped(text.toString()));
  }

  /// The place after the next such end, in any case; the end of all where there is none.
  private static int after(String html, String end, int from) {
    for (int i = from; i + end.length() <= html.length(); i++) {
      if (html.regionMatches(true, i, end, 0, end.length())) {
        return i + end.length();
      }
    }
    return html.length();
  }

  private static String tagName(String html, int from, int to) {
    int end = from;
    while (end < Math.min(to, from + 12)
        && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == '/')) {
      end++;
    }
    return html.substring(from, end).toLowerCase(Locale.ROOT);
  }

  private static String tidy(String text) {
    var tidy = new StringBuilder();
    int blank = 0;
    for (String line : text.lines().toList()) {
      String words = SPACES.matcher(line).replaceAll(" ").strip();
      blank = words.isEmpty() ? blank + 1 : 0;
      if (blank < 2) {
        tidy.append(words).append('\n');
      }
    }
    return tidy.toString().strip();
  }

  /// The text with entities as what they stand for; those that are not known stay as they are.
  public static String unescaped(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    var plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) == '&' ? semicolon(text, i) : -1;
      String known = end > i + 1 ? entity(text.substring(i + 1, end)) : null;
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

  private static int semicolon(String text, int start) {
    for (int i = start + 1; i < Math.min(text.length(), start + LONGEST_ENTITY); i++) {
      if (text.charAt(i) == ';') {
        return i;
      }
    }
    return -1;
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
