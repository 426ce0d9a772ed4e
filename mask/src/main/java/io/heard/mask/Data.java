package io.heard.mask;

import io.heard.conversation.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Masks what stands beside the words: fields that are given back as they came, facts of the case,
/// names and numbers of turns. A field's name says what its value is, as words do in talk.
final class Data {
  /// Fields of persons in whose "name" a person's name stands.
  private static final Set<String> PERSONS =
      Words.of(
          """
          customer agent user author contact sender recipient caller assignee requester visitor first
          last full given family middle display from to member person participant party speaker
          employee guest client subscriber owner account holder cardholder patient operator admin
          profile lead submitter creator actor by name sur nick maiden billing shipping
          """);

  private static final int DEEPEST = 64;

  /// Text that stands in front of a value while it is looked at.
  private static final String BETWEEN = ": ";

  private final Ledger ledger;
  private final Known known;

  Data(Ledger ledger, Known known) {
    this.ledger = ledger;
    this.known = known;
  }

  /// Masks the values of a map, and its keys.
  Map<String, Object> mask(Map<String, Object> fields) {
    return map(fields, "", 0);
  }

  private Map<String, Object> map(Map<?, ?> fields, String above, int depth) {
    var masked = new LinkedHashMap<String, Object>();
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      String key = String.valueOf(field.getKey());
      Object value = value(field.getValue(), label(key, above), depth + 1);
      masked.put(free(masked, text(key, "")), value);
    }
    return masked;
  }

  /// Two keys that are masked alike stay two.
  private static String free(Map<String, Object> masked, String key) {
    String free = key;
    for (int i = 2; masked.containsKey(free); i++) {
      free = key + " " + i;
    }
    return free;
  }

  @SuppressWarnings("NullAway") // a JSON null is given back as it came
  private @Nullable Object value(@Nullable Object value, String label, int depth) {
    if (depth > DEEPEST) {
      return value instanceof Map || value instanceof List ? "…" : value;
    }
    return switch (value) {
      case String text -> text(text, label);
      case Map<?, ?> map -> map(map, label, depth);
      case List<?> list -> {
        var masked = new ArrayList<@Nullable Object>(list.size());
        for (Object each : list) {
          masked.add(value(each, label, depth + 1));
        }
        yield masked;
      }
      case Number number -> number(number, label);
      case null, default -> value;
    };
  }

  /// A number that is somebody's becomes a placeholder, which is a text.
  private Object number(Number number, String label) {
    String plain =
        number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    if (plain.length() < 3 || plain.indexOf('.') >= 0 || plain.indexOf('E') >= 0) {
      return number;
    }
    String masked = text(plain, label);
    return masked.equals(plain) ? number : masked;
  }

  /// A text with what identifies somebody replaced.
  ///
  /// @param label what the text is, in words; empty where that is not known
  String text(String text, String label) {
    return Rendering.of(text, pieces(text, label));
  }

  private List<Rendering.Piece> pieces(String text, String label) {
    String front = label.isEmpty() ? "" : label + BETWEEN;
    Text whole = Text.of(front + text);
    Finder.Found found = Finder.find(whole, Context.NONE);
    known.find(found.finds(), found.numbers(), true);
    var pieces = new ArrayList<Rendering.Piece>();
    for (Find find : found.finds().all()) {
      Span span = whole.span(find.from(), find.to());
      if (span.from() >= front.length()) {
        Entity entity = ledger.entity(find.type(), find.key());
        pieces.add(
            new Rendering.Piece(
                new Span(span.from() - front.length(), span.to() - front.length()), entity));
      }
    }
    return pieces;
  }

  /// A text in which only what is known is replaced: ids, files.
  String known(String text) {
    return replaced(text, false);
  }

  /// An id, in which what is known and what form alone tells is replaced: some systems take an
  /// address or a telephone number for one.
  String id(String id) {
    return replaced(id, true);
  }

  private String replaced(String text, boolean formal) {
    Text whole = Text.of(text);
    Finder.Found found = Finder.find(whole, Context.NONE);
    Finds finds = found.finds();
    for (Find find : finds.all()) {
      if (!(formal && isFormal(find.type(), text)) && ledger.code(find.key()) == null) {
        finds.remove(find);
      }
    }
    var numbers = new ArrayList<Numbers.Seen>();
    for (Run run : Numerals.in(whole, finds.taken())) {
      numbers.add(new Numbers.Seen(run, null, null));
    }
    known.find(finds, numbers, true);
    var pieces = new ArrayList<Rendering.Piece>();
    for (Find find : finds.all()) {
      pieces.add(
          new Rendering.Piece(
              whole.span(find.from(), find.to()), ledger.entity(find.type(), find.key())));
    }
    return Rendering.of(text, pieces);
  }

  /// Whether a kind of find needs no context; the name of a mail looks like an address in brackets
  /// and is none.
  private static boolean isFormal(Type type, String text) {
    return switch (type) {
      case CARD, IBAN, SSN, ID, PHONE -> true;
      case EMAIL -> text.indexOf('<') < 0;
      default -> false;
    };
  }

  /// What a field is, in words: `customerName` is "customer name". The name of an id says nothing,
  /// since ids are kept, and the name of a thing names nobody.
  private static String label(String key, String above) {
    String words =
        key.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
            .replaceAll("[_\\-.]+", " ")
            .toLowerCase(Locale.ROOT)
            .strip();
    if (words.isEmpty() || words.length() > 60) {
      return "";
    }
    String last = words.substring(words.lastIndexOf(' ') + 1);
    if (last.equals("id") || last.equals("ids") || last.equals("uuid") || last.equals("guid")) {
      return "";
    }
    if (words.equals("value") || words.equals("text") || words.equals("values")) {
      return above;
    }
    if (words.endsWith("name")) {
      String of = words.equals("name") ? above : words.substring(0, words.length() - 4).strip();
      String person = of.substring(of.lastIndexOf(' ') + 1);
      boolean somebody =
          person.isEmpty()
              || PERSONS.contains(person)
              || PERSONS.contains(person.replaceAll("s$", ""));
      return somebody ? "full name" : "";
    }
    return words.equals("number") && !above.isEmpty() ? above + " number" : words;
  }
}
