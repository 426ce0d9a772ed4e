package io.heard.formats.html;

import java.util.ArrayDeque;
import java.util.Deque;

/// A piece of a page that grows from its beginning to its end. Names of elements and attributes are
/// our own constants; every text and every value is escaped here, so that nothing that somebody
/// said can become a part of the page's structure.
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> opened = new ArrayDeque<>();

  /// Opens an element.
  ///
  /// @param attributes names and values in turns; a pair with an empty value is left out
  Html open(String element, String... attributes) {
    begin(element, attributes);
    out.append('>');
    opened.push(element);
    return this;
  }

  /// Closes the element that was opened last.
  Html close() {
    out.append("</").append(opened.pop()).append('>');
    return this;
  }

  /// The same, and ends the line; for elements around which space means nothing.
  Html end() {
    close();
    out.append('\n');
    return this;
  }

  /// An element without content.
  Html empty(String element, String... attributes) {
    begin(element, attributes);
    out.append("/>");
    return this;
  }

  /// An element with a text in it.
  Html leaf(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /// A text. What no page can hold, a NUL or half of a pair, is shown as the sign for that.
  Html text(String text) {
    escape(text);
    return this;
  }

  /// Another piece, whole.
  Html add(Html piece) {
    if (!piece.opened.isEmpty()) {
      throw new IllegalStateException(
          "A piece still has <%s> open.\nMaybe close it first.".formatted(piece.opened.peek()));
    }
    out.append(piece.out);
    return this;
  }

  /// The page's own style or script, in an element whose content is not escaped.
  Html own(String element, String content) {
    open(element);
    out.append(content);
    return end();
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  private void begin(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\r' -> out.append("&#13;");
        case '\0' -> out.append('\uFFFD');
        default -> {
          if (!Character.isSurrogate(unit)) {
            out.append(unit);
          } else if (Character.isHighSurrogate(unit)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(unit).append(text.charAt(++i));
          } else {
            out.append('\uFFFD');
          }
        }
      }
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
