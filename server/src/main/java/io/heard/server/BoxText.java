package io.heard.server;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A text as an editor sends it: words, and between them markup that is no part of what was
/// written. Offsets are UTF-16 units, half open.
///
/// @param whole the text with its markup, in which an editor counts
/// @param plain what is read: the words, and what each piece of markup stands for
/// @param pieces in order; together they are both texts
record BoxText(String whole, String plain, List<Piece> pieces) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  BoxText {
    pieces = List.copyOf(pieces);
  }

  /// A piece of the text.
  ///
  /// @param at where it begins in the whole
  /// @param length in the whole
  /// @param plainAt where it begins in the plain text
  /// @param plainLength in the plain text; 0 for markup that stands for nothing
  /// @param markup whether it is markup, which stands or falls as a whole
  record Piece(int at, int length, int plainAt, int plainLength, boolean markup) {
    boolean holds(int plain) {
      return plain >= plainAt && plain < plainAt + plainLength;
    }
  }

  /// A stretch of the whole text.
  ///
  /// @param mixed whether there is markup in it, which an exchange of words would take away
  record Stretch(int from, int to, boolean mixed) {}

  private static final class Growing {
    private final StringBuilder whole = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    void add(String kept, String read, boolean markup) {
      pieces.add(new Piece(whole.length(), kept.length(), plain.length(), read.length(), markup));
      whole.append(kept);
      plain.append(read);
    }

    BoxText done() {
      return new BoxText(whole.toString(), plain.toString(), pieces);
    }
  }

  /// A text without markup.
  static BoxText of(String text) {
    var growing = new Growing();
    growing.add(text, text, false);
    return growing.done();
  }

  /// A text as the field `data` has it: `{"text":"…"}`, or `{"annotation":[{"text":"…"},
  /// {"markup":"<p>","interpretAs":"\n\n"}]}`.
  ///
  /// @throws Problem when it is none, with a pointer into it
  static BoxText annotated(String data) {
    JsonNode root;
    try {
      root = MAPPER.readTree(data);
    } catch (JacksonException broken) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "The field 'data' is no JSON.");
    }
    JsonNode text = root.path("text");
    JsonNode annotation = root.path("annotation");
    if (present(text) && present(annotation)) {
      throw wrong("", "It has 'text' and 'annotation'. Maybe leave one of them out.");
    }
    if (present(text)) {
      return of(string(text, "/text"));
    }
    if (!annotation.isArray()) {
      throw wrong("", "It has no 'text' and no list 'annotation'.");
    }
    var growing = new Growing();
    int place = 0;
    for (JsonNode part : annotation.values()) {
      String at = "/annotation/" + place++;
      JsonNode words = part.path("text");
      JsonNode markup = part.path("markup");
      JsonNode as = part.path("interpretAs");
      if (present(words) == present(markup)) {
        throw wrong(at, "It has to have either 'text' or 'markup'.");
      }
      if (present(words)) {
        if (present(as)) {
          throw wrong(at, "Only markup can be interpreted as something else.");
        }
        String said = string(words, at + "/text");
        growing.add(said, said, false);
      } else {
        growing.add(
            string(markup, at + "/markup"),
            present(as) ? string(as, at + "/interpretAs") : "",
            true);
      }
    }
    return growing.done();
  }

  private static boolean present(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static String string(JsonNode node, String pointer) {
    if (!node.isString()) {
      throw wrong(pointer, "It is no text.");
    }
    return node.stringValue();
  }

  private static Problem wrong(String pointer, String detail) {
    return Problem.input(
        "The field 'data' cannot be read.", List.of(new Problem.Fault(pointer, detail)));
  }

  /// Where a stretch of the plain text stands in the whole.
  ///
  /// @param from below `to`
  Stretch stretch(int from, int to) {
    int first = -1;
    int last = 0;
    int begin = 0;
    int end = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (first < 0 && piece.holds(from)) {
        first = i;
        begin = piece.markup() ? piece.at() : piece.at() + from - piece.plainAt();
      }
      if (piece.holds(to - 1)) {
        last = i;
        end = piece.markup() ? piece.at() + piece.length() : piece.at() + to - piece.plainAt();
        break;
      }
    }
    if (first < 0) {
      throw new IllegalArgumentException("No piece holds %d to %d.".formatted(from, to));
    }
    boolean mixed =
        pieces.subList(first, last + 1).stream()
            .anyMatch(piece -> piece.markup() && piece.length() > 0);
    return new Stretch(begin, end, mixed);
  }

  @Override
  public String toString() {
    return "BoxText[%d units in %d pieces]".formatted(whole.length(), pieces.size());
  }
}
