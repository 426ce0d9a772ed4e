package io.heard.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Phrase patterns over folded words, one a line.
///
/// | sign | stands for |
/// |---|---|
/// | `word` | that folded word; contractions are written out, so `do not` finds "don't" |
/// | `wait*` | a word that begins so |
/// | `(a\|b c)` | either; each side may have several words |
/// | `x?` | x or nothing; also after a group |
/// | `_` | any one word |
/// | `_3` | up to three words |
/// | `<number>` `<money>` `<emoji>` `<mention>` `<tag>` | a word of that kind; a number may be written as a word |
/// | `<name>` | one of the words of a set that a line `name = a \| b c` above it gives, or of [Lexicon] |
/// | `^` `$` | start or end of a sentence |
/// | `~` `;` | start or end of a clause |
/// | `!x` | the next word is not x (nothing is consumed) |
/// | `<!x` | at the very beginning: the word before is not x |
///
/// After ` :: ` a line may carry a tag for the detector. Lines that begin with `#` say why. A
/// pattern never reaches over the end of a sentence, and begins with something that can be looked
/// up. Every pattern is looked up by the word that it begins with, so that a turn costs about one
/// look-up a word however many patterns there are. Immutable and thread-safe.
public final class Phrases {
  private final Map<String, List<Pattern>> byFirst = new HashMap<>();
  private final Map<String, List<Pattern>> byPrefix = new HashMap<>();
  private final Map<Word.Kind, List<Pattern>> byKind = new HashMap<>();
  private final long[] seen = new long[32];

  private Phrases() {}

  /// Compiles the lines of a text.
  ///
  /// @throws IllegalArgumentException naming the line that cannot be compiled
  public static Phrases of(String lines) {
    var phrases = new Phrases();
    var sets = new LinkedHashMap<String, Node>();
    int number = 0;
    for (String line : lines.lines().toList()) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf(" = ");
      try {
        if (equals > 0 && text.substring(0, equals).matches("[a-z-]+")) {
          sets.put(
              text.substring(0, equals),
              new Parser("(" + text.substring(equals + 3) + ")", sets).all());
          continue;
        }
        int tag = text.indexOf(" :: ");
        String pattern = tag < 0 ? text : text.substring(0, tag).strip();
        String label = tag < 0 ? "" : text.substring(tag + 4).strip();
        phrases.add(new Parser(pattern, sets).all(), label);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Line %d of a phrase list, '%s': %s".formatted(number, text, e.getMessage()), e);
      }
    }
    return phrases;
  }

  /// All places where a pattern stands, by first word and then by line; overlapping ones too.
  public List<Match> in(Utterance utterance) {
    List<Match> found = List.of();
    List<Word> words = utterance.words();
    for (int i = 0; i < words.size(); i++) {
      String norm = words.get(i).norm();
      found = collect(byKindOf(words.get(i)), utterance, i, found);
      if (mayBegin(norm)) {
        found = collect(byFirst.get(norm), utterance, i, found);
      }
      if (!byPrefix.isEmpty() && norm.length() >= 3) {
        found = collect(byPrefix.get(norm.substring(0, 3)), utterance, i, found);
      }
    }
    return found;
  }

  /// The first place of all, if there is one.
  public Optional<Match> first(Utterance utterance) {
    List<Match> all = in(utterance);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  /// The places that stand as the speaker's own claim.
  public List<Match> asserted(Utterance utterance) {
    List<Match> all = in(utterance);
    if (all.isEmpty()) {
      return all;
    }
    return all.stream().filter(Match::isAsserted).toList();
  }

  /// Whether a pattern stands at exactly these words.
  public boolean matches(Utterance utterance, int from, int to) {
    return in(utterance).stream().anyMatch(m -> m.from() == from && m.to() == to);
  }

  private @Nullable List<Pattern> byKindOf(Word word) {
    if (byKind.isEmpty()) {
      return null;
    }
    if (word.kind() == Word.Kind.WORD) {
      return Lexicon.NUMBER_WORDS.contains(word.norm()) ? byKind.get(Word.Kind.NUMBER) : null;
    }
    return byKind.get(word.kind());
  }

  private static List<Match> collect(
      @Nullable List<Pattern> patterns, Utterance utterance, int at, List<Match> found) {
    if (patterns == null) {
      return found;
    }
    for (Pattern pattern : patterns) {
      int to = pattern.start().end(utterance, at, at);
      if (to > at) {
        if (found.isEmpty()) {
          found = new ArrayList<>();
        }
        found.add(new Match(utterance, at, to, pattern.tag()));
      }
    }
    return found;
  }

  private boolean mayBegin(String norm) {
    int bit = norm.hashCode() & 2047;
    return (seen[bit >> 6] & (1L << bit)) != 0;
  }

  private void add(Node body, String tag) {
    var firsts = new Firsts();
    if (body.first(firsts)) {
      throw new IllegalArgumentException(
          "it begins with something that cannot be looked up. Maybe begin with a word.");
    }
    var pattern = new Pattern(new Step(body, null), tag);
    for (String word : firsts.words) {
      byFirst.computeIfAbsent(word, key -> new ArrayList<>()).add(pattern);
      int bit = word.hashCode() & 2047;
      seen[bit >> 6] |= 1L << bit;
    }
    var prefixes = new HashSet<String>();
    for (String prefix : firsts.prefixes) {
      if (prefix.length() < 3) {
        throw new IllegalArgumentException(
            "'%s*' is too short to look up. Maybe write three letters.".formatted(prefix));
      }
      prefixes.add(prefix.substring(0, 3));
    }
    for (String prefix : prefixes) {
      byPrefix.computeIfAbsent(prefix, key -> new ArrayList<>()).add(pattern);
    }
    for (Word.Kind kind : firsts.kinds) {
      byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(pattern);
    }
  }

  private record Pattern(Step start, String tag) {}

  /// The words that a node can begin with.
  private static final class Firsts {
    final Set<String> words = new HashSet<>();
    final Set<String> prefixes = new HashSet<>();
    final Set<Word.Kind> kinds = new HashSet<>();
  }

  /// A node, and what comes after it.
  private record Step(Node node, @Nullable Step next) {
    /// The end of the match, or -1.
    int end(Utterance in, int start, int at) {
      return node.end(in, start, at, next);
    }

    static int go(@Nullable Step next, Utterance in, int start, int at) {
      return next == null ? at : next.end(in, start, at);
    }
  }

  private sealed interface Node {
    /// The end of the whole match when this node begins at a word, or -1.
    int end(Utterance in, int start, int at, @Nullable Step next);

    /// Adds what it can begin with; true when it can match nothing at all.
    boolean first(Firsts firsts);
  }

  private static boolean stands(Utterance in, int start, int at) {
    return at < in.words().size()
        && in.words().get(at).sentence() == in.words().get(start).sentence();
  }

  private record Literal(String word) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      return stands(in, start, at) && in.words().get(at).norm().equals(word)
          ? Step.go(next, in, start, at + 1)
          : -1;
    }

    @Override
    public boolean first(Firsts firsts) {
      firsts.words.add(word);
      return false;
    }
  }

  private record Prefix(String letters) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      return stands(in, start, at) && in.words().get(at).norm().startsWith(letters)
          ? Step.go(next, in, start, at + 1)
          : -1;
    }

    @Override
    public boolean first(Firsts firsts) {
      firsts.prefixes.add(letters);
      return false;
    }
  }

  private record OfKind(Word.Kind kind) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      if (!stands(in, start, at)) {
        return -1;
      }
      Word word = in.words().get(at);
      boolean fits =
          word.kind() == kind
              || (kind == Word.Kind.NUMBER && Lexicon.NUMBER_WORDS.contains(word.norm()));
      return fits ? Step.go(next, in, start, at + 1) : -1;
    }

    @Override
    public boolean first(Firsts firsts) {
      firsts.kinds.add(kind);
      return false;
    }
  }

  private record Gap(int least, int most) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      for (int n = least; n <= most; n++) {
        if (n > 0 && !stands(in, start, at + n - 1)) {
          return -1;
        }
        int end = Step.go(next, in, start, at + n);
        if (end >= 0) {
          return end;
        }
      }
      return -1;
    }

    @Override
    public boolean first(Firsts firsts) {
      throw new IllegalArgumentException("it begins with a gap. Maybe begin with a word.");
    }
  }

  private record Either(List<Node> sides) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      for (Node side : sides) {
        int end = side.end(in, start, at, next);
        if (end >= 0) {
          return end;
        }
      }
      return -1;
    }

    @Override
    public boolean first(Firsts firsts) {
      boolean empty = false;
      for (Node side : sides) {
        empty |= side.first(firsts);
      }
      return empty;
    }
  }

  private record OneOf(Set<String> words) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      return stands(in, start, at) && words.contains(in.words().get(at).norm())
          ? Step.go(next, in, start, at + 1)
          : -1;
    }

    @Override
    public boolean first(Firsts firsts) {
      firsts.words.addAll(words);
      return false;
    }
  }

  private record Maybe(Node node) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      int end = node.end(in, start, at, next);
      return end >= 0 ? end : Step.go(next, in, start, at);
    }

    @Override
    public boolean first(Firsts firsts) {
      node.first(firsts);
      return true;
    }
  }

  private record Sequence(List<Node> nodes) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      Step step = next;
      for (int i = nodes.size() - 1; i > 0; i--) {
        step = new Step(nodes.get(i), step);
      }
      return nodes.get(0).end(in, start, at, step);
    }

    @Override
    public boolean first(Firsts firsts) {
      for (Node node : nodes) {
        if (!node.first(firsts)) {
          return false;
        }
      }
      return true;
    }
  }

  private record Not(Node node, boolean before) implements Node {
    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      boolean hit;
      if (before) {
        hit =
            at > 0
                && in.words().get(at - 1).sentence() == in.words().get(start).sentence()
                && node.end(in, at - 1, at - 1, null) == at;
      } else {
        hit = node.end(in, start, at, null) >= 0;
      }
      return hit ? -1 : Step.go(next, in, start, at);
    }

    @Override
    public boolean first(Firsts firsts) {
      return true;
    }
  }

  private enum Edge implements Node {
    SENTENCE_START {
      @Override
      boolean holds(Utterance in, int start, int at) {
        return at < in.words().size() && in.sentenceOf(at).from() == at;
      }
    },
    SENTENCE_END {
      @Override
      boolean holds(Utterance in, int start, int at) {
        return in.sentenceOf(start).to() == at;
      }
    },
    CLAUSE_START {
      @Override
      boolean holds(Utterance in, int start, int at) {
        return at < in.words().size()
            && (in.sentenceOf(at).from() == at
                || in.words().get(at - 1).clause() != in.words().get(at).clause());
      }
    },
    CLAUSE_END {
      @Override
      boolean holds(Utterance in, int start, int at) {
        return in.sentenceOf(start).to() == at
            || in.words().get(at - 1).clause() != in.words().get(at).clause();
      }
    };

    abstract boolean holds(Utterance in, int start, int at);

    @Override
    public int end(Utterance in, int start, int at, @Nullable Step next) {
      return holds(in, start, at) ? Step.go(next, in, start, at) : -1;
    }

    @Override
    public boolean first(Firsts firsts) {
      return true;
    }
  }

  private static final class Parser {
    private final String text;
    private final Map<String, Node> sets;
    private int at;

    Parser(String text, Map<String, Node> sets) {
      this.text = text;
      this.sets = sets;
    }

    Node all() {
      Node node = sequence();
      if (at < text.length()) {
        throw new IllegalArgumentException(
            "nothing opens the '%s' at character %d. Maybe remove it."
                .formatted(text.charAt(at), at + 1));
      }
      return node;
    }

    private Node sequence() {
      var nodes = new ArrayList<Node>();
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
      return nodes.size() == 1 ? nodes.getFirst() : new Sequence(List.copyOf(nodes));
    }

    private Node item() {
      Node node = bare();
      if (at < text.length() && text.charAt(at) == '?') {
        at++;
        return new Maybe(node);
      }
      return node;
    }

    private Node bare() {
      char c = text.charAt(at);
      switch (c) {
        case '^' -> {
          at++;
          return Edge.SENTENCE_START;
        }
        case '$' -> {
          at++;
          return Edge.SENTENCE_END;
        }
        case '~' -> {
          at++;
          return Edge.CLAUSE_START;
        }
        case ';' -> {
          at++;
          return Edge.CLAUSE_END;
        }
        case '!' -> {
          at++;
          return new Not(bare(), false);
        }
        case '(' -> {
          return group();
        }
        case '<' -> {
          if (text.startsWith("<!", at)) {
            at += 2;
            return new Not(bare(), true);
          }
          return named();
        }
        default -> {
          return word();
        }
      }
    }

    private Node group() {
      int open = at;
      at++;
      var sides = new ArrayList<Node>();
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

    private static Node choice(List<Node> sides) {
      if (sides.size() == 1) {
        return sides.getFirst();
      }
      var words = new HashSet<String>();
      for (Node side : sides) {
        if (side instanceof Literal literal) {
          words.add(literal.word());
        } else {
          return new Either(List.copyOf(sides));
        }
      }
      return new OneOf(Set.copyOf(words));
    }

    private Node named() {
      int close = text.indexOf('>', at);
      if (close < 0) {
        throw new IllegalArgumentException("'<' is never closed. Maybe add '>'.");
      }
      String name = text.substring(at + 1, close);
      at = close + 1;
      Node own = sets.get(name);
      if (own != null) {
        return own;
      }
      switch (name) {
        case "number" -> {
          return new OfKind(Word.Kind.NUMBER);
        }
        case "money" -> {
          return new OfKind(Word.Kind.MONEY);
        }
        case "emoji" -> {
          return new OfKind(Word.Kind.EMOJI);
        }
        case "mention" -> {
          return new OfKind(Word.Kind.MENTION);
        }
        case "tag" -> {
          return new OfKind(Word.Kind.TAG);
        }
        default -> {
          String words = Lexicon.SETS.get(name);
          if (words == null) {
            throw new IllegalArgumentException(
                "no set is called '%s'. Maybe define it above, or use one of %s."
                    .formatted(name, new java.util.TreeSet<>(Lexicon.SETS.keySet())));
          }
          Node node = new Parser("(" + words + ")", sets).all();
          sets.put(name, node);
          return node;
        }
      }
    }

    private Node word() {
      int from = at;
      while (at < text.length() && " ()|?$;".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String word = text.substring(from, at);
      if (word.equals("_")) {
        return new Gap(1, 1);
      }
      if (word.startsWith("_")) {
        return new Gap(0, Integer.parseInt(word.substring(1)));
      }
      if (word.isEmpty()) {
        throw new IllegalArgumentException(
            "'%s' at character %d is not understood.".formatted(text.charAt(at), at + 1));
      }
      if (word.endsWith("*")) {
        return new Prefix(word.substring(0, word.length() - 1));
      }
      if (!word.equals(word.toLowerCase(java.util.Locale.ROOT))
          || Spellings.writtenOut(word) != null
          || (word.indexOf('\'') >= 0 && !word.equals("o'clock"))) {
        throw new IllegalArgumentException(
            "'%s' is never a folded word. Maybe write it out in lower case: %s."
                .formatted(word, Spellings.writtenOut(word.toLowerCase(java.util.Locale.ROOT))));
      }
      return new Literal(word);
    }
  }
}
