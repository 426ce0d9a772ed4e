package io.heard.formats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the signs weigh by which sides are inferred (`role-weights.tsv`, fitted), and the phrases
/// that each side says (`role-phrases.tsv`, written by hand), found word by word. Not changed once
/// it is loaded.
final class RoleWeights {
  private final Map<String, Double> weights = new HashMap<>();
  private final Gram grams = new Gram();
  private int count;

  private RoleWeights() {}

  static RoleWeights load() {
    var all = new RoleWeights();
    for (String[] row : rows("role-weights.tsv")) {
      int colon = row[0].indexOf(':');
      double weight = Double.parseDouble(row[1]);
      if (colon < 0) {
        all.weights.put(row[0], weight);
        continue;
      }
      Gram gram = all.gram(row[0].substring(colon + 1));
      if (row[0].startsWith("first:")) {
        gram.first = weight;
      } else {
        gram.any = weight;
      }
    }
    for (String[] row : rows("role-phrases.tsv")) {
      Gram gram = all.gram(row[1]);
      gram.ofAgent |= row[0].startsWith("agent");
      gram.ofCustomer |= row[0].startsWith("customer");
      gram.ofBot |= row[0].equals("bot");
      gram.sure |= row[0].endsWith("sure");
    }
    return all;
  }

  /// A run of words that weighs something, or begins one that does.
  static final class Gram {
    private final Map<String, Gram> next = new HashMap<>();
    private int number = -1;
    private double any;
    private double first;
    private boolean ofAgent;
    private boolean ofCustomer;
    private boolean ofBot;
    private boolean sure;

    /// The run that is longer by this word; null where none is looked for.
    @Nullable Gram next(String word) {
      return next.get(word);
    }

    boolean weighs() {
      return number >= 0;
    }

    /// What tells it from all others, from 0.
    int number() {
      return number;
    }

    /// What it weighs wherever it is said.
    double any() {
      return any;
    }

    /// What it weighs in the party's first turn, beside that.
    double first() {
      return first;
    }

    boolean ofAgent() {
      return ofAgent;
    }

    boolean ofCustomer() {
      return ofCustomer;
    }

    boolean ofBot() {
      return ofBot;
    }

    /// Whether one such phrase is enough.
    boolean isSure() {
      return sure;
    }
  }

  /// What a sign weighs; 0 where it was not found to weigh anything.
  double of(String sign) {
    return weights.getOrDefault(sign, 0.0);
  }

  /// The run of no words, from which all others begin.
  Gram grams() {
    return grams;
  }

  private Gram gram(String words) {
    Gram gram = grams;
    for (String word : words.split(" ", -1)) {
      gram = gram.next.computeIfAbsent(word, key -> new Gram());
    }
    if (gram.number < 0) {
      gram.number = count++;
    }
    return gram;
  }

  private static List<String[]> rows(String name) {
    try (InputStream in = RoleWeights.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The file %s is missing on the class path.\nMaybe build again.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
