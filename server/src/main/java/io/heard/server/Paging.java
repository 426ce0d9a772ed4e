package io.heard.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Pages of lists. A page names what to ask for next; what it names is opaque, and stays good
/// however the list changes.
final class Paging {
  static final int USUAL = 50;
  static final int MOST = 200;

  private Paging() {}

  /// How long a page is to be.
  ///
  /// @param given as it stands in the address; null for the usual length
  /// @throws Problem when a page of that length is not given
  static int limit(@Nullable String given) {
    if (given == null) {
      return USUAL;
    }
    int limit = given.matches("\\d{1,9}") ? Integer.parseInt(given) : 0;
    check(limit);
    return limit;
  }

  /// @throws Problem when a page of that length is not given
  static void check(int limit) {
    if (limit < 1 || limit > MOST) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "'limit' is a number from 1 to %d.".formatted(MOST));
    }
  }

  /// A page.
  ///
  /// @param found one more than the page holds, where there is more
  /// @param cursor what names an entry
  static <T> ObjectNode page(
      String name,
      List<T> found,
      int limit,
      Function<T, JsonNode> tree,
      Function<T, String> cursor) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray(name);
    found.stream().limit(limit).forEach(one -> list.add(tree.apply(one)));
    if (found.size() > limit) {
      body.put("next", cursor.apply(found.get(limit - 1)));
    } else {
      body.putNull("next");
    }
    return body;
  }

  /// Names an entry by a number and an id.
  static String cursor(long number, String id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((number + " " + id).getBytes(StandardCharsets.UTF_8));
  }

  /// What a cursor names.
  ///
  /// @param after the cursor; null for the first page
  /// @throws Problem when it is none
  static <T> @Nullable T after(@Nullable String after, BiFunction<Long, String, T> made) {
    if (after == null) {
      return null;
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split(" ", 2);
      if (parts.length == 2 && parts[1].indexOf('\0') < 0) {
        return made.apply(Long.parseLong(parts[0]), parts[1]);
      }
    } catch (IllegalArgumentException wrong) {
      // said below
    }
    throw Problem.of(HttpStatus.BAD_REQUEST, "'after' is not what a page before gave as 'next'.");
  }
}
