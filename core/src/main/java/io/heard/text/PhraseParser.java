package io.heard.text;

import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads one line of the mini-language that [Phrases] documents.
final class PhraseParser {
  /// A sentence of service talk has a dozen words; the longest gap in use is 20.
  private static final int LONGEST_GAP = 30;

  private final String text;
  private final Map<String, PhraseNode> sets;
  private int at;

  PhraseParser(String text, Map<String, PhraseNode> sets) {
    this.text = text;
    this.sets = sets;
  }

  PhraseNode all() {
    PhraseNode node = sequence();
    if (at < text.length()) {
      throw new IllegalArgumentException(
          "nothing opens the '%s' at character %d. Maybe remove it."
              .formatted(text.charAt(at), at + 1));
    }
    return node;
  }

  private PhraseNode sequence() {
    var nodes = new ArrayList<PhraseNode>();
    while (at < text.length() && text.charAt(at) != ')' && text.charAt(at) != '|') {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        nodes.add(item());
      }
    }
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing stands at character %d. Maybe a side of a choice is empty.".formatted(at + 1));
    }
    return nodes.size() == 1 ? nodes.getFirst() : new PhraseNode.Sequence(List.copyOf(nodes));
  }

  private PhraseNode item() {
    PhraseNode node = bare();
    if (at < text.length() && text.charAt(at) == '?') {
      at++;
      return new PhraseNode.Maybe(node);
    }
    return node;
  }

  private PhraseNode bare() {
    if (at >= text.length()) {
      throw new IllegalArgumentException(
          "nothing follows the sign at its end. Maybe write the word that it is about.");
    }
    char c = text.charAt(at);
    switch (c) {
      case '^' -> {
        at++;
        return PhraseNode.Edge.SENTENCE_START;
      }
      case '$' -> {
        at++;
        return PhraseNode.Edge.SENTENCE_END;
      }
      case '~' -> {
        at++;
        return PhraseNode.Edge.CLAUSE_START;
      }
      case ';' -> {
        at++;
        return PhraseNode.Edge.CLAUSE_END;
      }
      case '!' -> {
        at++;
        return new PhraseNode.Not(bare(), false);
      }
      case '(' -> {
        return group();
      }
      case '<' -> {
        if (text.startsWith("<!", at)) {
          at += 2;
          return new PhraseNode.Not(bare(), true);
        }
        return named();
      }
      case ':' -> {
        at += 2;
        return new PhraseNode.Literal(text.substring(at - 2, Math.min(at, text.length())));
      }
      default -> {
        return word();
      }
    }
  }

  private PhraseNode group() {
    int open = at;
    at++;
    var sides = new ArrayList<PhraseNode>();
    sides.add(sequence());
    while (at < text.length() && text.charAt(at) == '|') {
      at++;
      sides.add(sequence());
    }
    if (at >= text.length()) {
      throw new IllegalArgumentException(
          "the bracket at character %d is never closed. Maybe add ')'.".formatted(open + 1));
    }
    at++;
    return choice(sides);
  }

  private static PhraseNode choice(List<PhraseNode> sides) {
    if (sides.size() == 1) {
      return sides.getFirst();
    }
    var words = new HashSet<String>();
    for (PhraseNode side : sides) {
      if (side instanceof PhraseNode.Literal literal) {
        words.add(literal.word());
      } else {
        return new PhraseNode.Either(List.copyOf(sides));
      }
    }
    return new PhraseNode.OneOf(Set.copyOf(words));
  }

  private PhraseNode named() {
    int close = text.indexOf('>', at);
    if (close < 0) {
      throw new IllegalArgumentException("'<' is never closed. Maybe add '>'.");
    }
    String name = text.substring(at + 1, close);
    at = close + 1;
    PhraseNode own = sets.get(name);
    if (own != null) {
      return own;
    }
    switch (name) {
      case "number" -> {
        return new PhraseNode.OfKind(Word.Kind.NUMBER);
      }
      case "money" -> {
        return new PhraseNode.OfKind(Word.Kind.MONEY);
      }
      case "emoji" -> {
        return new PhraseNode.OfKind(Word.Kind.EMOJI);
      }
      case "mention" -> {
        return new PhraseNode.OfKind(Word.Kind.MENTION);
      }
      case "tag" -> {
        return new PhraseNode.OfKind(Word.Kind.TAG);
      }
      default -> {
        String words = Lexicon.SETS.get(name);
        if (words == null) {
          throw new IllegalArgumentException(
              "no set is called '%s'. Maybe define it above, or use one of %s."
                  .formatted(name, new TreeSet<>(Lexicon.SETS.keySet())));
        }
        PhraseNode node = new PhraseParser("(" + words + ")", sets).all();
        sets.put(name, node);
        return node;
      }
    }
  }

  private PhraseNode word() {
    int from = at;
    while (at < text.length() && " ()|?$;".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    if (word.equals("_")) {
      return new PhraseNode.Gap(1, 1);
    }
    if (word.startsWith("_")) {
      String most = word.substring(1);
      if (!most.matches("[1-9][0-9]?") || Integer.parseInt(most) > LONGEST_GAP) {
        throw new IllegalArgumentException(
            "'%s' is no gap. Maybe write '_' for one word, or '_1' to '_%d' for up to so many."
                .formatted(word, LONGEST_GAP));
      }
      return new PhraseNode.Gap(0, Integer.parseInt(most));
    }
    if (word.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' at character %d is not understood.".formatted(text.charAt(at), at + 1));
    }
    if (word.endsWith("*")) {
      return new PhraseNode.Prefix(word.substring(0, word.length() - 1));
    }
    if (!word.equals(word.toLowerCase(Locale.ROOT))
        || Spellings.writtenOut(word) != null
        || (word.indexOf('\'') >= 0 && !word.equals("o'clock"))) {
      throw new IllegalArgumentException(
          "'%s' is never a folded word. Maybe write it out in lower case: %s."
              .formatted(word, folded(word)));
    }
    return new PhraseNode.Literal(word);
  }

  private static String folded(String word) {
    return String.join(" ", Utterance.of(Turn.of(0, Role.UNKNOWN, word)).norms());
  }
}
