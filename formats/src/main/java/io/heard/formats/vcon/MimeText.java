package io.heard.formats.vcon;

import io.heard.formats.Markup;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a mail in several parts, as vCons hold them: the plain part, else the HTML one.
/// Only what these need; whole mailboxes are another matter.
final class MimeText {
  private static final int DEEPEST = 8;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i)boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^\\s;]{1,200}))");
  private static final Pattern CHARSET =
      Pattern.compile("(?i)charset\\s*=\\s*\"?([^\\s;\"]{1,40})");
  private static final Pattern WROTE =
      Pattern.compile(
          "\\s*(?:On|Am|Le|El)\\b.{5,200}\\b(?:wrote|schrieb|a écrit|escribió)\\s*:\\s*");

  private MimeText() {}

  /// The words; empty when no part is text.
  ///
  /// @param type the content type, with its boundary
  static Optional<String> of(String type, String body) {
    var plain = new ArrayList<String>();
    var html = new ArrayList<String>();
    collect(type, "", body, 0, plain, html);
    if (!plain.isEmpty()) {
      return Optional.of(plain.getFirst());
    }
    return html.isEmpty() ? Optional.empty() : Optional.of(Markup.plain(html.getFirst()));
  }

  /// The text without the mail it answers: the line that says who wrote, and what is indented or
  /// marked with `>` below it. What stands below that is kept, so an answer under the quotation is.
  static String unquoted(String text) {
    List<String> lines = text.lines().toList();
    var kept = new StringBuilder();
    int i = 0;
    while (i < lines.size()) {
      String line = lines.get(i);
      boolean wrote = line.length() < 250 && WROTE.matcher(line).matches();
      if (wrote && line.startsWith("    ")) {
        // Set in like this, all below it is the other mail, set in or not.
        break;
      }
      if (wrote || line.startsWith(">")) {
        i++;
        while (i < lines.size() && isQuoted(lines.get(i))) {
          i++;
        }
      } else {
        kept.append(line).append('\n');
        i++;
      }
    }
    return kept.toString().strip();
  }

  private static boolean isQuoted(String line) {
    return line.isBlank() || line.startsWith(">") || line.startsWith(" ") || line.startsWith("\t");
  }

  private static void collect(
      String type, String encoding, String body, int depth, List<String> plain, List<String> html) {
    String kind = type.strip().toLowerCase(Locale.ROOT);
    if (kind.startsWith("multipart/") && depth < DEEPEST) {
      Matcher boundary = BOUNDARY.matcher(type);
      if (boundary.find()) {
        String mark = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        parts(body, "--" + mark, depth, plain, html);
      }
      return;
    }
    String decoded = decoded(body, encoding.strip().toLowerCase(Locale.ROOT), type).strip();
    if (decoded.isEmpty()) {
      return;
    }
    if (kind.isEmpty() || kind.startsWith("text/plain")) {
      plain.add(decoded);
    } else if (kind.startsWith("text/html")) {
      html.add(decoded);
    }
  }

  private static void parts(
      String body, String mark, int depth, List<String> plain, List<String> html) {
    var part = new ArrayList<String>();
    boolean inside = false;
    for (String line : body.lines().toList()) {
      if (line.startsWith(mark)) {
        if (inside) {
          part(part, depth, plain, html);
        }
        part.clear();
        inside = !line.startsWith(mark + "--");
      } else {
        part.add(line);
      }
    }
    if (inside) {
      part(part, depth, plain, html);
    }
  }

  private static void part(List<String> lines, int depth, List<String> plain, List<String> html) {
    int blank = 0;
    var header = new StringBuilder();
    while (blank < lines.size() && !lines.get(blank).isBlank()) {
      String line = lines.get(blank);
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      header.append(folded ? "" : "\n").append(line);
      blank++;
    }
    String body = String.join("\n", lines.subList(Math.min(blank + 1, lines.size()), lines.size()));
    if (field(header, "content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment")) {
      return;
    }
    collect(
        field(header, "content-type"),
        field(header, "content-transfer-encoding"),
        body,
        depth + 1,
        plain,
        html);
  }

  private static String field(CharSequence header, String name) {
    for (String line : header.toString().lines().toList()) {
      if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    return "";
  }

  private static String decoded(String body, String encoding, String type) {
    if (encoding.equals("base64")) {
      try {
        return new String(Base64.getMimeDecoder().decode(body), charset(type));
      } catch (IllegalArgumentException notBase64) {
        return "";
      }
    }
    return encoding.equals("quoted-printable") ? new String(bytes(body), charset(type)) : body;
  }

  private static byte[] bytes(String body) {
    var out = new ByteArrayOutputStream();
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      if (c == '=' && body.startsWith("\n", i + 1)) {
        i += 2;
      } else if (c == '='
          && i + 2 < body.length()
          && Character.digit(body.charAt(i + 1), 16) >= 0
          && Character.digit(body.charAt(i + 2), 16) >= 0) {
        out.write(
            Character.digit(body.charAt(i + 1), 16) * 16 + Character.digit(body.charAt(i + 2), 16));
        i += 3;
      } else {
        out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i++;
      }
    }
    return out.toByteArray();
  }

  private static Charset charset(String type) {
    Matcher charset = CHARSET.matcher(type);
    if (!charset.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(charset.group(1));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }
}
