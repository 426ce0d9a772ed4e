package io.heard.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A small JSON body as it was given: its fields are taken out one by one, and what is wrong with
/// them is said at once when all are. Not for several threads.
final class Given {
  /// What nobody writes more of into a field: a name, an address, an id.
  private static final int LONGEST = 1_000;

  private static final String UNREAD = "It cannot be read.";

  private final JsonNode root;
  private final String detail;
  private final List<Problem.Fault> faults = new ArrayList<>();

  /// @param root an object
  /// @param detail what is said of it when something is wrong
  /// @param fields all that it may have
  Given(JsonNode root, String detail, Set<String> fields) {
    this.root = root;
    this.detail = detail;
    Fields.known(root, fields, faults);
  }

  /// @param maybe an example
  /// @param fields all that it may have
  /// @throws Problem when it is no object
  Given(byte @Nullable [] body, String maybe, String... fields) {
    this(CaseApi.object(body, UNREAD, maybe), UNREAD, Set.of(fields));
  }

  /// A text that has to be there.
  String needed(String field) {
    return needed(field, LONGEST);
  }

  /// A text that has to be there.
  ///
  /// @param longest in characters
  String needed(String field, int longest) {
    return Fields.needed(root, field, longest, faults);
  }

  /// A text; null where there is none.
  @Nullable String text(String field) {
    return text(field, LONGEST);
  }

  /// A text; null where there is none.
  ///
  /// @param longest in characters
  @Nullable String text(String field, int longest) {
    return Fields.text(root, field, longest, faults);
  }

  /// A text; empty where there is none.
  String textOrNone(String field) {
    String text = text(field);
    return text == null ? "" : text;
  }

  /// Texts; none where there is no list of them.
  ///
  /// @param longest in characters, each
  List<String> texts(String field, int most, int longest) {
    return Fields.texts(root, field, most, longest, faults);
  }

  /// A whole number from 0 up; null where there is none.
  @Nullable Integer whole(String field) {
    return Fields.whole(root, field, faults);
  }

  /// A whole number from 0 up that has to be there.
  int neededWhole(String field) {
    int before = faults.size();
    Integer number = whole(field);
    if (number == null && faults.size() == before) {
      wrong("/" + field, "It is missing.");
    }
    return number == null ? 0 : number;
  }

  /// Adds something that is wrong.
  void wrong(String pointer, String why) {
    faults.add(new Problem.Fault(pointer, why));
  }

  /// @throws Problem naming all that is wrong, where anything is
  void done() {
    if (!faults.isEmpty()) {
      throw Problem.input(detail, faults);
    }
  }
}
