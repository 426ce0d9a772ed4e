package io.heard.mask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The lists that names are told by. They are read once, when something is first masked; NOTICE
/// says where they come from. The keys are those of tokens: lower case without accents.
final class Lists {
  /// How surely a word is a first name.
  enum First {
    /// Hardly ever anything else.
    PLAIN,
    /// Also an ordinary word: `frank`, `amber`.
    ALSO_WORD,
    /// An ordinary word most of the time: `will`, `may`.
    MOSTLY_WORD,
    NONE
  }

  private final Map<String, First> first = new HashMap<>();
  private final Set<String> surnames = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final Set<String> places = new HashSet<>();
  private final Set<String> placeStarts = new HashSet<>();
  private final Set<String> brands = new HashSet<>();

  private Lists() {
    each("words.txt", words::add);
    each("surnames.txt", surnames::add);
    each(
        "places.txt",
        place -> {
          places.add(place);
          int space = place.indexOf(' ');
          placeStarts.add(space < 0 ? place : place.substring(0, space));
        });
    each("brands.txt", brands::add);
    each(
        "first-names.txt",
        line -> {
          int space = line.indexOf(' ');
          if (space < 0) {
            first.put(line, First.PLAIN);
          } else {
            first.put(
                line.substring(0, space),
                line.endsWith("~~") ? First.MOSTLY_WORD : First.ALSO_WORD);
          }
        });
  }

  /// The lists.
  static Lists get() {
    return Holder.LISTS;
  }

  private static final class Holder {
    static final Lists LISTS = new Lists();
  }

  private interface Taker {
    void take(String line);
  }

  private static void each(String name, Taker taker) {
    try (InputStream in = Lists.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The list '%s' is missing.\nMaybe build heard-mask again.".formatted(name));
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          taker.take(line);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// How surely a word is a first name.
  First first(String key) {
    return first.getOrDefault(key, First.NONE);
  }

  boolean isSurname(String key) {
    return surnames.contains(key);
  }

  /// Whether a word stands in an English dictionary as an ordinary word.
  boolean isWord(String key) {
    return words.contains(key) || key.endsWith("n't") || key.endsWith("'t");
  }

  /// Whether it is the whole name of a city, a state or a country.
  boolean isPlace(String key) {
    return places.contains(key);
  }

  /// Whether the name of a city, a state or a country begins with it.
  boolean beginsPlace(String key) {
    return placeStarts.contains(key);
  }

  /// Whether it is known as the name of a product or a company.
  boolean isBrand(String key) {
    return brands.contains(key);
  }
}
