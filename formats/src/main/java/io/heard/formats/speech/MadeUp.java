package io.heard.formats.speech;

import io.heard.conversation.SpokenWord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a recogniser made up where nobody spoke. Taking what a customer said for made up
/// loses it, so one figure alone decides nothing: two have to agree, or a text has to repeat itself
/// more often than people do. What is found is kept, and not read.
///
/// The first three limits are the defaults of openai/whisper's `transcribe`, which skips a window
/// by the first two together and decodes it again by the second or the third. Its figures are about
/// a window of thirty seconds, which may hold speech as well; the words of one segment say more
/// about that segment, and where they have confidences these are taken.
final class MadeUp {
  /// `no_speech_threshold`: above it a window is silent, if the next one agrees.
  private static final double NO_SPEECH = 0.6;

  /// `logprob_threshold`: below it the decoding failed.
  private static final double LOG_PROBABILITY = -1.0;

  /// `compression_ratio_threshold`: above it a text repeats itself, and the decoding failed.
  private static final double COMPRESSION = 2.4;

  /// The probability below which whisper counts a word as anomalous, in the part of `transcribe`
  /// that looks for hallucinations (`word_anomaly_score`).
  private static final double ANOMALOUS = 0.15;

  /// The silence around such words: what the same code takes at the edges of a window; the
  /// threshold within one is the caller's. The ends of a recording count as silence there, too.
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /// Below this the words of a segment together are faint, beside a no-speech figure above the
  /// other limit and an anomalous first word. Chosen on the outputs that whisper-timestamped is
  /// tested with: of ten segments of silence, music and laughter eight are found so (means of .03
  /// to .37); of some forty segments of speech, a bad radio line among them, none is. The nearest
  /// of these have a no-speech figure of .35 or a first word of .155.
  private static final double FAINT = 0.4;

  private static final double FAINT_NO_SPEECH = 0.4;

  /// Half of whisper's limits: enough against what is hardly ever said in a conversation.
  private static final double HALF_NO_SPEECH = 0.3;

  private static final double HALF_LOG_PROBABILITY = -0.5;

  /// What whisper learned from the ends of films on the internet and writes over silence: of the
  /// phrases that people who run it collect (Barański and others, 2025, call it a bag of
  /// hallucinations) those that nobody says in a conversation; so not "thank you", "bye" or "you".
  private static final Set<String> FILLERS =
      Set.of(
          "thanks for watching",
          "thank you for watching",
          "thank you very much for watching",
          "thank you so much for watching",
          "thanks for watching and i'll see you next time",
          "thanks for watching and see you in the next video",
          "thanks for watching please subscribe",
          "thanks for watching don't forget to subscribe",
          "thanks for watching don't forget to like and subscribe",
          "please subscribe",
          "please subscribe to my channel",
          "please subscribe to our channel",
          "like and subscribe",
          "please like and subscribe",
          "please like comment and subscribe",
          "don't forget to subscribe",
          "don't forget to like and subscribe",
          "see you in the next video",
          "see you next video",
          "i'll see you in the next video",
          "i'll see you guys in the next video",
          "subtitles by",
          "captions by",
          "transcribed by",
          "translated by");

  /// Those who are named at the end of subtitles; nobody says them.
  private static final Set<String> CREDITS = Set.of("amara org", "castingwords");

  private static final int MOST_CREDIT_WORDS = 8;

  /// How often in a row the same segment stands where the packed text agrees: a third "Hello?" is
  /// common, and its window does not fail.
  private static final int REPEATS_THAT_FAILED = 3;

  /// How often without any figure, for segments of at least [#SENTENCE] words that are all as long
  /// as each other, which people do not manage; whisper-large-v3 has been seen to repeat a sentence
  /// seven times.
  private static final int EVEN_REPEATS = 4;

  /// How often without any figure and evenness.
  private static final int REPEATS = 8;

  /// How many more for segments of fewer words: people say "yes" and "hello" many times.
  private static final int MORE_IF_SHORT = 4;

  private static final int SENTENCE = 3;

  private static final Duration EVEN = Duration.ofMillis(100);

  /// A phrase that repeats itself within a segment: how often, and how many words that has to be.
  /// People say "no" ten times; twenty-four words of one phrase are eight seconds of it.
  private static final int INNER_REPEATS = 6;

  private static final int INNER_WORDS = 24;

  /// The same where the packed text agrees.
  private static final int INNER_REPEATS_THAT_FAILED = 4;

  private static final int INNER_WORDS_THAT_FAILED = 12;

  private static final int LONGEST_PHRASE = 20;

  /// How much of a segment the repeated phrase has to be.
  private static final double MOSTLY = 0.8;

  /// Why something is taken for made up.
  ///
  /// @param figures what says so, by the names that whisper gives: JSON values as Java objects
  record Reason(Map<String, Object> figures) {}

  private final List<Said> said;
  private final List<@Nullable Reason> reasons;

  /// A number for the words of each, and how many they are; the words of all would take more room
  /// than their text.
  private final int[] keys;

  private final int[] counts;

  private MadeUp(List<Said> said) {
    this.said = said;
    this.reasons = new ArrayList<>(Collections.<@Nullable Reason>nCopies(said.size(), null));
    this.keys = new int[said.size()];
    this.counts = new int[said.size()];
  }

  /// For each in order, why it is taken for made up; null where it is not.
  static List<@Nullable Reason> in(List<Said> said) {
    var found = new MadeUp(said);
    found.eachAlone();
    found.repeated();
    return found.reasons;
  }

  private void eachAlone() {
    for (int i = 0; i < said.size(); i++) {
      List<String> words = words(text(i));
      keys[i] = words.hashCode();
      counts[i] = words.size();
      String because = because(i, words);
      if (!because.isEmpty()) {
        reasons.set(i, reason(because, said.get(i), 0));
      } else {
        int repeats = innerRepeats(words, fails(said.get(i).doubt()));
        if (repeats > 0) {
          reasons.set(i, reason("loop", said.get(i), repeats));
        }
      }
    }
  }

  private String because(int i, List<String> words) {
    Said one = said.get(i);
    Double noSpeech = one.doubt().noSpeech();
    Double own = logProbability(one);
    boolean silent = noSpeech != null && noSpeech > NO_SPEECH;
    if (silent && own != null && own < LOG_PROBABILITY) {
      return "no-speech";
    }
    boolean weighed = one.isWeighed() && !one.doubt().aligned();
    if (weighed && noSpeech != null && noSpeech > FAINT_NO_SPEECH && isFaint(one, own)) {
      return "faint";
    }
    boolean contradicted = noSpeech != null && noSpeech < HALF_NO_SPEECH;
    if (weighed && !contradicted && isAnomalous(one) && isAlone(i)) {
      return "faint";
    }
    return isFiller(words, noSpeech, own) ? "filler" : "";
  }

  private static boolean isFaint(Said one, @Nullable Double own) {
    Double first = one.line().words().getFirst().confidence();
    return own != null && own < Math.log(FAINT) && first != null && first < ANOMALOUS;
  }

  private static boolean isAnomalous(Said one) {
    return one.line().words().stream()
        .map(SpokenWord::confidence)
        .allMatch(sure -> sure != null && sure < ANOMALOUS);
  }

  private boolean isAlone(int i) {
    Duration at = said.get(i).at().orElse(null);
    Duration until = said.get(i).until().orElse(null);
    if (at == null || until == null) {
      return false;
    }
    Duration before = i == 0 ? null : said.get(i - 1).until().orElse(at);
    Duration after = i + 1 == said.size() ? null : said.get(i + 1).at().orElse(until);
    return (before == null || at.minus(before).compareTo(SILENCE) >= 0)
        && (after == null || after.minus(until).compareTo(SILENCE) >= 0);
  }

  private static boolean isFiller(
      List<String> words, @Nullable Double noSpeech, @Nullable Double own) {
    String text = String.join(" ", words);
    if (words.size() <= MOST_CREDIT_WORDS && CREDITS.stream().anyMatch(text::contains)) {
      return true;
    }
    boolean doubted =
        (noSpeech != null && noSpeech >= HALF_NO_SPEECH)
            || (own != null && own <= HALF_LOG_PROBABILITY);
    return doubted && FILLERS.contains(text);
  }

  /// The same text in a row by the same speaker: what stands first may have been said.
  private void repeated() {
    int from = 0;
    while (from < said.size()) {
      int to = from + 1;
      while (to < said.size() && isSame(from, to)) {
        to++;
      }
      int least = least(from, to);
      if (to - from >= least && counts[from] > 0 && !SoundMarks.areAll(text(from))) {
        for (int i = from + 1; i < to; i++) {
          if (reasons.get(i) == null) {
            reasons.set(i, reason("loop", said.get(i), to - from));
          }
        }
      }
      from = to;
    }
  }

  private boolean isSame(int one, int other) {
    return said.get(one).line().party().equals(said.get(other).line().party())
        && counts[one] == counts[other]
        && keys[one] == keys[other]
        && words(text(one)).equals(words(text(other)));
  }

  private int least(int from, int to) {
    boolean failed =
        said.subList(from, to).stream().skip(1).map(Said::doubt).anyMatch(MadeUp::fails);
    if (failed) {
      return REPEATS_THAT_FAILED;
    }
    int least = isEven(from, to) ? EVEN_REPEATS : REPEATS;
    return counts[from] >= SENTENCE ? least : least + MORE_IF_SHORT;
  }

  private boolean isEven(int from, int to) {
    Duration shortest = null;
    Duration longest = null;
    for (Said one : said.subList(from, to)) {
      Duration at = one.at().orElse(null);
      Duration until = one.until().orElse(null);
      if (at == null || until == null) {
        return false;
      }
      Duration lasts = until.minus(at);
      shortest = shortest == null || lasts.compareTo(shortest) < 0 ? lasts : shortest;
      longest = longest == null || lasts.compareTo(longest) > 0 ? lasts : longest;
    }
    return shortest != null && longest != null && longest.minus(shortest).compareTo(EVEN) <= 0;
  }

  private String text(int i) {
    return said.get(i).line().text();
  }

  private static boolean fails(Said.Doubt doubt) {
    Double compression = doubt.compression();
    return compression != null && compression > COMPRESSION;
  }

  /// How often a phrase repeats itself, where that is most of the text; else 0.
  private static int innerRepeats(List<String> words, boolean failed) {
    int least = failed ? INNER_WORDS_THAT_FAILED : INNER_WORDS;
    int times = failed ? INNER_REPEATS_THAT_FAILED : INNER_REPEATS;
    if (words.size() < least) {
      return 0;
    }
    int[] ids = ids(words);
    for (int length = 1; length <= Math.min(LONGEST_PHRASE, words.size() / times); length++) {
      int longest = 0;
      int run = 0;
      for (int i = length; i < ids.length; i++) {
        run = ids[i] == ids[i - length] ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      int covered = longest + length;
      if (longest > 0
          && covered >= least
          && covered >= MOSTLY * words.size()
          && covered / length >= times) {
        return covered / length;
      }
    }
    return 0;
  }

  private static int[] ids(List<String> words) {
    var known = new HashMap<String, Integer>();
    int[] ids = new int[words.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = known.computeIfAbsent(words.get(i), word -> known.size());
    }
    return ids;
  }

  /// The mean logarithm of the words' own probabilities, else that of their window; null without
  /// either.
  private static @Nullable Double logProbability(Said one) {
    if (!one.isWeighed() || one.doubt().aligned()) {
      return one.doubt().logProbability();
    }
    double sum = 0;
    for (SpokenWord word : one.line().words()) {
      Double sure = word.confidence();
      sum += Math.log(Math.max(1e-6, sure == null ? 1 : sure));
    }
    return sum / one.line().words().size();
  }

  private static Reason reason(String because, Said one, int repeats) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("because", because);
    put(figures, "no_speech_prob", one.doubt().noSpeech());
    put(figures, "avg_logprob", one.doubt().logProbability());
    put(figures, "compression_ratio", one.doubt().compression());
    Double own = one.isWeighed() ? logProbability(one) : null;
    put(figures, "confidence", own == null || one.doubt().aligned() ? null : Math.exp(own));
    if (repeats > 0) {
      figures.put("repeats", (long) repeats);
    }
    return new Reason(figures);
  }

  private static void put(Map<String, Object> figures, String name, @Nullable Double figure) {
    if (figure != null) {
      figures.put(name, BigDecimal.valueOf(figure).setScale(3, RoundingMode.HALF_UP));
    }
  }

  /// The words of a text in lower case, without marks.
  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    String folded = text.toLowerCase(Locale.ROOT).replace('’', '\'') + " ";
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (Character.isLetterOrDigit(c) || c == '\'' || Character.isSurrogate(c)) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }
}
