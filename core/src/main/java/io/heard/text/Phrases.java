package io.heard.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
/// up. Every pattern is looked up by the word that it begins with, and passed over at once when a
/// word that it needs is nowhere in the turn, so that a turn costs little more than one look-up a
/// word however many patterns there are. Immutable and thread-safe.
public final class Phrases {
  /// The most places that are found in one turn: the longest real turn that was read had a few
  /// dozen of any list, and what is done for each place must not be done for a hundred thousand.
  static final int MOST_PLACES = 256;

  private static final String IN_A_LIST = "Line %d of a phrase list, '%s': %s";

  private final Map<String, List<Pattern>> byFirst = new HashMap<>();
  private final Map<String, List<Pattern>> byPrefix = new HashMap<>();
  private final Map<Word.Kind, List<Pattern>> byKind = new EnumMap<>(Word.Kind.class);
  private final long[] firstWords = new long[32];
  private final long[] firstLetters = new long[16];

  /// One line: what to match, and what the line says after `::`.
  private record Pattern(Program program, String tag) {}

  private Phrases() {}

  /// Compiles the lines of a text.
  ///
  /// @throws IllegalArgumentException naming the line that cannot be compiled
  public static Phrases of(String lines) {
    return compile(lines, IN_A_LIST);
  }

  /// Compiles the lines of a text that stands in a file.
  ///
  /// @param file what the file is called in messages; the text's first line is the file's first
  /// @throws IllegalArgumentException naming the file and the line that cannot be compiled
  public static Phrases of(String file, String lines) {
    return compile(lines, file.replace("%", "%%") + ":%d: the phrase '%s' is not understood: %s");
  }

  private static Phrases compile(String lines, String message) {
    var phrases = new Phrases();
    for (Line line : parsed(lines, message)) {
      try {
        phrases.add(line.body(), line.tag());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            message.formatted(line.number(), line.text(), e.getMessage()), e);
      }
    }
    return phrases;
  }

  /// A line with a pattern.
  private record Line(int number, String text, PhraseNode body, String tag) {}

  private static List<Line> parsed(String lines, String message) {
    var found = new ArrayList<Line>();
    var sets = new LinkedHashMap<String, PhraseNode>();
    int number = 0;
    for (String line : lines.lines().toList()) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int equals = text.indexOf(" = ");
      try {
        if (equals > 0 && isName(text.substring(0, equals))) {
          sets.put(
              text.substring(0, equals),
              new PhraseParser("(" + text.substring(equals + 3) + ")", sets).all());
          continue;
        }
        int tag = text.indexOf(" :: ");
        String pattern = tag < 0 ? text : text.substring(0, tag).strip();
        String label = tag < 0 ? "" : text.substring(tag + 4).strip();
        found.add(new Line(number, text, new PhraseParser(pattern, sets).all(), label));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(message.formatted(number, text, e.getMessage()), e);
      }
    }
    return found;
  }

  /// All places where a pattern stands, by first word and then by line; overlapping ones too; the
  /// first few hundred of a turn that holds more.
  public List<Match> in(Utterance utterance) {
    List<Match> found = List.of();
    String[] norms = utterance.norms();
    int[] hashes = utterance.hashes();
    boolean kinds = !byKind.isEmpty();
    @Nullable List<Pattern> numbers = byKind.get(Word.Kind.NUMBER);
    boolean prefixes = !byPrefix.isEmpty();
    for (int i = 0; i < norms.length && found.size() < MOST_PLACES; i++) {
      if (kinds) {
        found = collect(byKindOf(utterance.words().get(i), numbers), utterance, i, found);
      }
      int bit = hashes[i] & 2047;
      if ((firstWords[bit >> 6] & (1L << bit)) != 0) {
        found = collect(byFirst.get(norms[i]), utterance, i, found);
      }
      if (prefixes && norms[i].length() >= 3) {
        String norm = norms[i];
        int letters = letters(norm);
        if ((firstLetters[letters >> 6] & (1L << letters)) != 0) {
          found = collect(byPrefix.get(norm.substring(0, 3)), utterance, i, found);
        }
      }
    }
    return found;
  }

  /// What each line reads like when it is spelled out: once as short and once as long as it may be,
  /// a gap left empty and one side of every choice taken, so that somebody sees what a list asks
  /// for. A number, a sum or a sign is left out.
  ///
  /// @return the texts with the numbers of their lines, in order
  /// @throws IllegalArgumentException naming the line that cannot be read
  public static List<Spelled> spelledOut(String lines) {
    var all = new ArrayList<Spelled>();
    for (Line line : parsed(lines, IN_A_LIST)) {
      all.add(new Spelled(line.number(), line.body().spelled(false)));
      all.add(new Spelled(line.number(), line.body().spelled(true)));
    }
    return all;
  }

  /// A line spelled out.
  ///
  /// @param line the line's number, from 1
  /// @param text the words
  public record Spelled(int line, String text) {}

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

  private static boolean isName(String text) {
    return text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
  }

  private static int letters(String word) {
    return ((word.charAt(0) * 31 + word.charAt(1)) * 31 + word.charAt(2)) & 1023;
  }

  private @Nullable List<Pattern> byKindOf(Word word, @Nullable List<Pattern> numbers) {
    if (word.kind() == Word.Kind.WORD) {
      return numbers != null && Lexicon.NUMBER_WORDS.contains(word.norm()) ? numbers : null;
    }
    return byKind.get(word.kind());
  }

  private static List<Match> collect(
      @Nullable List<Pattern> patterns, Utterance utterance, int at, List<Match> found) {
    if (patterns == null) {
      return found;
    }
    List<Match> all = found;
    for (Pattern pattern : patterns) {
      int to = pattern.program().end(utterance, at);
      if (to > at) {
        if (all.isEmpty()) {
          all = new ArrayList<>();
        }
        all.add(new Match(utterance, at, to, pattern.tag()));
      }
    }
    return all;
  }

  private void add(PhraseNode body, String tag) {
    var firsts = new PhraseNode.Firsts();
    if (body.first(firsts)) {
      throw new IllegalArgumentException(
          "it begins with something that cannot be looked up. Maybe begin with a word.");
    }
    var pattern = new Pattern(Program.of(body), tag);
    for (String word : firsts.words()) {
      byFirst.computeIfAbsent(word, key -> new ArrayList<>()).add(pattern);
      int bit = word.hashCode() & 2047;
      firstWords[bit >> 6] |= 1L << bit;
    }
    for (String prefix : firsts.prefixes()) {
      byPrefix.computeIfAbsent(prefix, key -> new ArrayList<>()).add(pattern);
      int letters = letters(prefix);
      firstLetters[letters >> 6] |= 1L << letters;
    }
    for (Word.Kind kind : firsts.kinds()) {
      byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(pattern);
    }
  }
}
