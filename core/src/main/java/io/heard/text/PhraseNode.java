package io.heard.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A part of a phrase pattern as it was read.
sealed interface PhraseNode {
  /// Adds what it can begin with; true when it can match no word at all.
  boolean first(Firsts firsts);

  /// What it reads like, words parted by spaces.
  ///
  /// @param whole whether what may be left out is there
  default String spelled(boolean whole) {
    return switch (this) {
      case Literal literal -> literal.word();
      case Prefix prefix -> prefix.letters();
      case OneOf choice -> choice.words().stream().sorted().findFirst().orElse("");
      case Either choice -> choice.sides().getFirst().spelled(whole);
      case Maybe maybe -> whole ? maybe.node().spelled(true) : "";
      case Sequence sequence ->
          sequence.nodes().stream()
              .map(node -> node.spelled(whole))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" "));
      case OfKind kind -> "";
      case Gap gap -> "";
      case Not not -> "";
      case Edge edge -> "";
    };
  }

  /// The words, kinds and first three letters that a pattern can begin with.
  ///
  /// @param words whole words
  /// @param prefixes the first three letters of words
  /// @param kinds kinds of word
  record Firsts(Set<String> words, Set<String> prefixes, Set<Word.Kind> kinds) {
    Firsts() {
      this(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }
  }

  /// One folded word.
  record Literal(String word) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      firsts.words().add(word);
      return false;
    }
  }

  /// A word that begins so.
  record Prefix(String letters) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      if (letters.length() < 3) {
        throw new IllegalArgumentException(
            "'%s*' is too short to look up. Maybe write three letters.".formatted(letters));
      }
      firsts.prefixes().add(letters.substring(0, 3));
      return false;
    }
  }

  /// A word of a kind.
  record OfKind(Word.Kind kind) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      firsts.kinds().add(kind);
      return false;
    }
  }

  /// Any words.
  record Gap(int least, int most) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      throw new IllegalArgumentException("it begins with a gap. Maybe begin with a word.");
    }
  }

  /// One of these words.
  record OneOf(Set<String> words) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      firsts.words().addAll(words);
      return false;
    }
  }

  /// One of these, the first that fits.
  record Either(List<PhraseNode> sides) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      boolean empty = false;
      for (PhraseNode side : sides) {
        empty |= side.first(firsts);
      }
      return empty;
    }
  }

  /// This or nothing.
  record Maybe(PhraseNode node) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      node.first(firsts);
      return true;
    }
  }

  /// One after the other.
  record Sequence(List<PhraseNode> nodes) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      for (PhraseNode node : nodes) {
        if (!node.first(firsts)) {
          return false;
        }
      }
      return true;
    }
  }

  /// Not this, ahead or just before; takes no word.
  record Not(PhraseNode node, boolean before) implements PhraseNode {
    @Override
    public boolean first(Firsts firsts) {
      return true;
    }
  }

  /// An edge; takes no word.
  enum Edge implements PhraseNode {
    SENTENCE_START,
    SENTENCE_END,
    CLAUSE_START,
    CLAUSE_END;

    @Override
    public boolean first(Firsts firsts) {
      return true;
    }
  }
}
