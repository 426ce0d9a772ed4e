package io.heard.formats.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words by which mail programs mark what they add, in several languages: the table `words.tsv`
/// beside this class.
final class MailWords {
  /// What words are for, by their name in the table.
  enum Use {
    FROM,
    SENT,
    TO,
    CC,
    SUBJECT,
    BESIDE,
    WROTE,
    OPENS,
    PERSON,
    ORIGINAL,
    FORWARD,
    PHONE,
    DEVICE,
    CLOSING,
    LEGAL,
    LEGALWORD,
    FOOTER,
    BANNER,
    BANNERWORD,
    LIST,
    ABOVE,
    REPLY,
    PASS,
    AUTOMATIC,
    DESK,
    HOUSE,
    MACHINE,
    FREE
  }

  private static final Map<Use, Set<String>> WORDS = read();

  private MailWords() {}

  /// The words for this use, folded to lower case.
  static Set<String> of(Use use) {
    return WORDS.getOrDefault(use, Set.of());
  }

  /// Whether the text begins with one of them, in any case.
  static boolean begins(Use use, String text) {
    String folded = fold(text.length() > 120 ? text.substring(0, 120) : text);
    return of(use).stream().anyMatch(folded::startsWith);
  }

  /// Whether one of them stands somewhere in the text, in any case.
  static boolean stands(Use use, String text) {
    return count(use, text) > 0;
  }

  /// How many of them stand in the text.
  static long count(Use use, String text) {
    String folded = fold(text);
    return of(use).stream().filter(folded::contains).count();
  }

  /// A group of a regular expression that matches one of them, the longest first; to be compiled
  /// for any case.
  static String anyOf(Use... uses) {
    return Arrays.stream(uses)
        .flatMap(use -> of(use).stream())
        .distinct()
        .sorted((one, other) ->
            one.length() != other.length()
                ? Integer.compare(other.length(), one.length())
                : one.compareTo(other))
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Map<Use, Set<String>> read() {
    var words = new EnumMap<Use, Set<String>>(Use.class);
    for (String line : lines()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = Arrays.asList(line.split("\t", -1));
      Use use = Use.valueOf(cells.getFirst().toUpperCase(Locale.ROOT));
      Set<String> into = words.computeIfAbsent(use, key -> new LinkedHashSet<>());
      for (String word : cells.getLast().split(" \\| ", -1)) {
        into.add(fold(word.strip()));
      }
    }
    return words;
  }

  private static List<String> lines() {
    try (InputStream in = MailWords.class.getResourceAsStream("words.tsv")) {
      if (in == null) {
        throw new IllegalStateException("The words of mail programs are not beside their class.");
      }
      return new ArrayList<>(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
