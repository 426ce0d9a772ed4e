package io.heard.conversation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a turn came from, and what came with it that Heard does not read.
///
/// @param place file and line or JSON pointer, such as `call.json#/turns/3`; empty when not known
/// @param externalId the name of the turn in the system that sent it, where it has one
/// @param words words with times as a recogniser gave them; empty when none
/// @param extra fields that Heard does not know, given back as they came: JSON values as Java
///   strings, numbers, booleans, lists and maps
public record Origin(
    String place, @Nullable String externalId, List<SpokenWord> words, Map<String, Object> extra) {
  /// Nothing known.
  public static final Origin NONE = new Origin("", null, List.of(), Map.of());

  public Origin {
    words = List.copyOf(words);
    extra = extra.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extra));
  }

  /// A place and nothing else.
  public static Origin at(String place) {
    return new Origin(place, null, List.of(), Map.of());
  }

  @Override
  public String toString() {
    return "Origin[%s]".formatted(place);
  }
}
