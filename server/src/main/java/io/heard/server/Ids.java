package io.heard.server;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/// Names that other systems give: ids of conversations, turns and customers, teams, topics.
final class Ids {
  /// Longer than any id that was seen; a message's id in mail is at most so long in practice.
  static final int LONGEST = 200;

  private Ids() {}

  /// @param pointer where it stands in the body
  /// @return the name; null where there is none
  /// @throws Problem when it is longer than [#LONGEST], or holds control characters
  static @Nullable String of(JsonNode tree, String field, String pointer) {
    JsonNode value = tree.path(field);
    String name =
        value.isString() ? value.stringValue() : value.isIntegralNumber() ? value.asString() : null;
    if (!value.isMissingNode() && !value.isNull() && name == null) {
      throw Problem.input(
          "'%s' cannot be a name.".formatted(field),
          List.of(new Problem.Fault(pointer + "/" + field, "It is neither text nor a number.")));
    }
    if (name == null || name.isEmpty()) {
      return null;
    }
    check(name, pointer + "/" + field);
    return name.isBlank() ? null : name;
  }

  /// @throws Problem when what a list is narrowed by cannot be a name
  static void filter(@Nullable String name, String parameter) {
    if (name != null && !name.isEmpty() && !isOne(name)) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "'%s' is no name: it is blank, longer than %d characters or holds control characters."
              .formatted(parameter, LONGEST));
    }
  }

  /// Whether a text can be an id or a name.
  static boolean isOne(String name) {
    return !name.isBlank()
        && name.length() <= LONGEST
        && name.chars().noneMatch(Character::isISOControl)
        && name.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
  }

  /// @throws Problem when a text cannot be an id or a name
  static void check(String name, String pointer) {
    if (name.length() > LONGEST) {
      throw Problem.input(
          "'%s' is too long.".formatted(pointer.substring(pointer.lastIndexOf('/') + 1)),
          List.of(
              new Problem.Fault(pointer, "It is longer than %d characters.".formatted(LONGEST))));
    }
    if (!name.isBlank() && !isOne(name) || name.chars().anyMatch(Character::isISOControl)) {
      throw Problem.input(
          "'%s' cannot be a name.".formatted(pointer.substring(pointer.lastIndexOf('/') + 1)),
          List.of(new Problem.Fault(pointer, "It holds control characters or half a letter.")));
    }
  }
}
