package io.heard.text;

import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A turn with its words found.
///
/// Immutable. Words, sentences and clauses are found once, questions and answers when they are
/// first asked for; every span is in the turn's text as kept.
public final class Utterance {
  private final Turn turn;
  private final Language language;
  private final List<Word> words;
  private final List<Sentence> sentences;
  private final List<Span> quoted;
  private final List<Aside> asides;
  private final String plain;
  private final Set<String> stems;
  private final String[] norms;
  private final int[] hashes;
  private final int[] bits;
  private final int[] clauses;
  private final int[] sentenceStarts;
  private final int[] sentenceEnds;
  private final long[] signature;

  // Both follow from the rest. Whoever asks first works them out; threads that ask at the same time
  // work out the same.
  private @Nullable List<Question> questions;
  private @Nullable Answers answers;

  private Utterance(
      Turn turn,
      Language language,
      List<Word> words,
      List<Sentence> sentences,
      List<Span> quoted,
      List<Aside> asides) {
    this.turn = turn;
    this.language = language;
    this.words = List.copyOf(words);
    this.sentences = List.copyOf(sentences);
    this.quoted = List.copyOf(quoted);
    this.asides = asides;
    this.plain = plain(turn.text(), asides);
    var found = new LinkedHashSet<String>();
    for (Word word : words) {
      if (!word.stem().isEmpty()) {
        found.add(word.stem());
      }
    }
    this.stems = FewWords.of(found);
    this.norms = words.stream().map(Word::norm).toArray(String[]::new);
    this.hashes = new int[norms.length];
    this.bits = new int[norms.length];
    this.clauses = new int[norms.length];
    this.sentenceStarts = new int[norms.length];
    this.sentenceEnds = new int[norms.length];
    for (int i = 0; i < norms.length; i++) {
      Word word = words.get(i);
      Sentence sentence = sentences.get(word.sentence());
      hashes[i] = word.norm().hashCode();
      bits[i] = bit(hashes[i]);
      clauses[i] = word.clause();
      sentenceStarts[i] = sentence.from();
      sentenceEnds[i] = sentence.to();
    }
    this.signature = signature(Arrays.asList(norms));
  }

  /// Finds the words of a turn.
  public static Utterance of(Turn turn) {
    var scan = new Scan(turn.text());
    return new Utterance(
        turn,
        Language.of(scan.words()),
        scan.words(),
        scan.sentences(),
        scan.quoted(),
        scan.asides());
  }

  private static String plain(String text, List<Aside> asides) {
    if (asides.isEmpty()) {
      return text;
    }
    char[] plain = text.toCharArray();
    for (Aside aside : asides) {
      Arrays.fill(plain, aside.span().from(), aside.span().to(), ' ');
    }
    return new String(plain);
  }

  /// How many longs tell which words a turn may hold: with 512 bits, a turn of twenty words is
  /// wrongly thought to hold a given word once in twenty-five times, and matching then finds out.
  static final int SIGNATURE_LONGS = 8;

  /// The bits of these words.
  static long[] signature(Iterable<String> words) {
    long[] signature = new long[SIGNATURE_LONGS];
    for (String word : words) {
      int bit = bit(word.hashCode());
      signature[bit >> 6] |= 1L << bit;
    }
    return signature;
  }

  private static int bit(int hash) {
    return (hash ^ (hash >>> 9) ^ (hash >>> 18)) & (64 * SIGNATURE_LONGS - 1);
  }

  /// Whether one of the words with these bits may stand in the turn.
  boolean mayHold(long[] words) {
    for (int i = 0; i < SIGNATURE_LONGS; i++) {
      if ((signature[i] & words[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether the word with this bit may stand in the turn.
  boolean mayHold(int bit) {
    return (signature[bit >> 6] & (1L << bit)) != 0;
  }

  /// Whether one of the words with these bits may stand between two words, the last not included.
  boolean mayHold(long[] words, int from, int to) {
    for (int i = from; i < to; i++) {
      if ((words[bits[i] >> 6] & (1L << bits[i])) != 0) {
        return true;
      }
    }
    return false;
  }

  /// Whether the word with this bit may stand between two words, the last not included.
  boolean mayHold(int bit, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bits[i] == bit) {
        return true;
      }
    }
    return false;
  }

  /// The first word of a word's sentence.
  int sentenceStart(int word) {
    return sentenceStarts[word];
  }

  /// The word after the last of a word's sentence.
  int sentenceEnd(int word) {
    return sentenceEnds[word];
  }

  /// The hashes of the folded words; not to be changed.
  int[] hashes() {
    return hashes;
  }

  /// The folded words; not to be changed.
  String[] norms() {
    return norms;
  }

  /// The clause of a word.
  int clause(int word) {
    return clauses[word];
  }

  /// The turn itself.
  public Turn turn() {
    return turn;
  }

  /// The turn's text as kept.
  public String text() {
    return turn.text();
  }

  /// The text with a space for each unit of what is no words: for looking at signs and letters
  /// around words. As long as the text as kept, and the same where there is nothing of that kind.
  public String plain() {
    return plain;
  }

  /// What is no words, in order: placeholders and sounds.
  public List<Aside> asides() {
    return asides;
  }

  /// The sounds that were written down, in order.
  public List<Sound> sounds() {
    return asides.stream().filter(Sound.class::isInstance).map(Sound.class::cast).toList();
  }

  /// The language that the turn reads as.
  public Language language() {
    return language;
  }

  /// Whether Heard reads this turn: public speech of a known side, in English or too short to tell,
  /// and more than sounds.
  public boolean isRead() {
    return turn.isSpeech() && language.isRead() && !isSoundOnly();
  }

  /// Whether the turn holds sounds and nothing else, so that nothing was said.
  public boolean isSoundOnly() {
    return words.isEmpty()
        && !asides.isEmpty()
        && asides.stream().allMatch(Sound.class::isInstance);
  }

  /// The words, in order.
  public List<Word> words() {
    return words;
  }

  /// The sentences, in order; every word stands in exactly one.
  public List<Sentence> sentences() {
    return sentences;
  }

  /// The stems of the words that carry content, each once, in order of first use.
  public Set<String> stems() {
    return stems;
  }

  /// The sentence in which a word stands.
  public Sentence sentenceOf(int word) {
    return sentences.get(words.get(word).sentence());
  }

  /// The text from one word to another.
  ///
  /// @param from the first word
  /// @param to the word after the last, above `from`
  public Span span(int from, int to) {
    return new Span(words.get(from).from(), words.get(to - 1).to());
  }

  /// The words of a span, as said.
  public String said(Span span) {
    return span.of(turn.text());
  }

  /// Whether a stretch stands inside quotation marks.
  public boolean isQuoted(Span span) {
    for (Span quote : quoted) {
      if (quote.overlaps(span)) {
        return true;
      }
    }
    return false;
  }

  /// The words that overlap a span, as a half-open range of word indexes; empty range when none do.
  public int[] wordsIn(Span span) {
    int from = 0;
    while (from < words.size() && words.get(from).to() <= span.from()) {
      from++;
    }
    int to = from;
    while (to < words.size() && words.get(to).from() < span.to()) {
      to++;
    }
    return new int[] {from, to};
  }

  /// The stems with content inside a range of words, each once, in order.
  public Set<String> stems(int from, int to) {
    var found = new LinkedHashSet<String>();
    for (Word word : words.subList(from, to)) {
      if (!word.stem().isEmpty()) {
        found.add(word.stem());
      }
    }
    return found;
  }

  /// The folded words of a range, for comparing.
  public List<String> norms(int from, int to) {
    var norms = new ArrayList<String>(to - from);
    for (Word word : words.subList(from, to)) {
      norms.add(word.norm());
    }
    return norms;
  }

  /// What is asked in the turn.
  List<Question> questions() {
    List<Question> known = questions;
    if (known == null) {
      known = Questions.found(this);
      questions = known;
    }
    return known;
  }

  /// The turn as a reply.
  Answers answers() {
    Answers known = answers;
    if (known == null) {
      known = new Answers(this);
      answers = known;
    }
    return known;
  }

  /// The whole text that holds any word, or nothing when the turn has no words.
  public List<Span> whole() {
    return words.isEmpty() ? List.of() : List.of(span(0, words.size()));
  }

  @Override
  public String toString() {
    return "Utterance[%s, %d words]".formatted(turn, words.size());
  }
}
