package io.heard.coach;

import io.heard.Reading;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Timing;
import io.heard.signal.Confidence;
import io.heard.signal.Evidence;
import io.heard.signal.Moment;
import io.heard.signal.Signal;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A reading as it stood when a customer's turn had just been heard: nothing that was said or heard
/// later, and nothing further back than a moment looks.
final class View {
  /// An agent reads a hint at a glance: a quotation takes in no further clause beyond this.
  private static final int LONGEST_QUOTE = 110;

  /// A clause that is longer is cut at its end, never at its start; and none is read that is still
  /// longer.
  private static final int LONGEST_CLAUSE = 160;

  /// A sentence of fewer words exclaims, and names nothing that could be taken up.
  private static final int TELLING_WORDS = 4;

  private static final String QUOTES = "\"“‘";
  private static final String ENDS = "\"”’?!.";

  private static final Set<String> GREETS =
      Set.of("dear", "hi", "hello", "hiya", "hey", "morning", "afternoon", "evening", "good");

  /// Words that only lead on to the next clause.
  private static final Set<String> LINKS = Set.of("and", "but", "so", "or", "because", "then");

  /// Greetings that end before what is said, with no mark between.
  private static final Set<String> CALLS = Set.of("hi", "hello", "hiya", "hey");

  private final Reading reading;
  private final int now;
  private final List<Integer> message = new ArrayList<>();
  private final List<Integer> reply = new ArrayList<>();
  private final List<Integer> before = new ArrayList<>();
  private final List<Integer> agents = new ArrayList<>();
  private final List<Integer> own = new ArrayList<>();

  /// @param now a read turn of a customer
  View(Reading reading, int now) {
    this.reading = reading;
    this.now = now;
    String speaker = reading.turn(now).speaker().id();
    int stage = 0;
    for (int i = now; i >= Math.max(0, now - 2 * Moment.LOOK_BACK); i--) {
      if (!utterance(i).isRead()) {
        continue;
      }
      if (reading.turn(i).speaker().role().answers()) {
        agents.addFirst(i);
        stage = stage == 0 ? 1 : stage == 2 ? 3 : stage;
        if (stage == 1) {
          reply.addFirst(i);
        }
      } else if (reading.turn(i).speaker().id().equals(speaker)) {
        own.addFirst(i);
        stage = stage == 1 ? 2 : stage;
        if (stage == 0) {
          message.addFirst(i);
        } else if (stage == 2) {
          before.addFirst(i);
        }
      }
    }
  }

  int now() {
    return now;
  }

  Case known() {
    return reading.head().known();
  }

  boolean spoken() {
    return reading.head().channel() == Channel.VOICE
        && reading.turn(now).timing() instanceof Timing.Spoken;
  }

  Utterance utterance(int turn) {
    return reading.utterances().get(turn);
  }

  /// This customer's posts up to now since somebody last answered, oldest first.
  List<Integer> message() {
    return message;
  }

  /// What was answered last, before the message.
  List<Integer> reply() {
    return reply;
  }

  /// This customer's message before that reply.
  List<Integer> before() {
    return before;
  }

  /// All answers so far, oldest first.
  List<Integer> agents() {
    return agents;
  }

  /// All of this customer's turns so far, oldest first.
  List<Integer> own() {
    return own;
  }

  /// The answers after a turn.
  List<Integer> agentsAfter(int turn) {
    return agents.stream().filter(agent -> agent > turn).toList();
  }

  /// Whether a machine answered last, or alone: no agent is there who could take a hint.
  boolean onlyBot() {
    return !reply.isEmpty() && reading.turn(reply.getLast()).speaker().role() == Role.BOT;
  }

  int intensity(int turn) {
    return reading.intensities().get(turn);
  }

  /// The highest intensity of some turns; 0 for none.
  int intensity(List<Integer> turns) {
    return turns.stream().mapToInt(this::intensity).max().orElse(0);
  }

  /// The first signal with one of these labels that a turn shows by itself and that is at least so
  /// sure. What is heard only later, or at the close, is not known yet.
  @Nullable Signal signal(int turn, Set<String> codes, Confidence least) {
    for (Signal signal : reading.signals(turn)) {
      if (signal.heardAt() == turn
          && codes.contains(signal.code())
          && signal.confidence().compareTo(least) >= 0) {
        return signal;
      }
    }
    return null;
  }

  /// All signals with one of these labels that a turn shows by itself and that are at least so
  /// sure.
  List<Signal> signals(int turn, Set<String> codes, Confidence least) {
    return reading.signals(turn).stream()
        .filter(signal ->
            signal.heardAt() == turn
                && codes.contains(signal.code())
                && signal.confidence().compareTo(least) >= 0)
        .toList();
  }

  /// Whether some words that a signal rests on stand within a part of its turn.
  boolean rests(Signal signal, Span part) {
    return quotes(signal).anyMatch(quote -> quote.span().overlaps(part));
  }

  /// Whether all words that a signal rests on stand within a part of its turn.
  boolean restsOnly(Signal signal, Span part) {
    return quotes(signal).allMatch(quote -> quote.span().overlaps(part));
  }

  private static Stream<Evidence.Quote> quotes(Signal signal) {
    return signal.finding().evidence().stream()
        .filter(
            evidence -> evidence instanceof Evidence.Quote quote && quote.turn() == signal.turn())
        .map(Evidence.Quote.class::cast);
  }

  /// The whole sentences that a quotation stands in.
  Span sentences(Evidence.Quote quote) {
    Span all = quote.span();
    for (Sentence sentence : utterance(quote.turn()).sentences()) {
      if (sentence.span().overlaps(quote.span())) {
        all = all.with(sentence.span());
      }
    }
    return all;
  }

  /// All that a turn says, names of those addressed left out.
  Evidence.Quote all(int turn) {
    Utterance utterance = utterance(turn);
    List<Word> words = utterance.words();
    int last = words.size() - 1;
    int from = last < 0 ? 0 : addressed(utterance, utterance.sentences().getFirst(), last);
    int to = words.size();
    while (to > from + 1 && words.get(to - 1).kind() == Word.Kind.MENTION) {
      to--;
    }
    return new Evidence.Quote(
        turn,
        last < 0
            ? new Span(0, utterance.text().length())
            : marked(utterance, utterance.span(from, to)));
  }

  /// Whether a quotation is read at a glance.
  boolean isShort(Evidence.Quote quote) {
    return quote.span().length() <= LONGEST_QUOTE;
  }

  /// Whether a quotation is read at all.
  boolean isReadable(Evidence.Quote quote) {
    return quote.span().length() <= LONGEST_CLAUSE;
  }

  /// Whether nothing that a turn says outside a part tells anything.
  boolean isAllTold(Span part, int turn) {
    Utterance utterance = utterance(turn);
    return utterance.sentences().stream()
        .allMatch(sentence -> sentence.span().overlaps(part) || sentence.words() < TELLING_WORDS);
  }

  /// Whether some turn shows one of these labels, however unsure.
  boolean any(List<Integer> turns, Set<String> codes) {
    return turns.stream().anyMatch(turn -> signal(turn, codes, Confidence.POSSIBLE) != null);
  }

  /// The words of a turn around a signal, to be quoted in a hint.
  Evidence.Quote quote(int turn, Signal signal) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
        return around(turn, quote.span());
      }
    }
    return around(turn, new Span(0, utterance(turn).text().length()));
  }

  /// The sentence around a span, with its neighbours where it only exclaims; cut where it is long.
  Evidence.Quote around(int turn, Span span) {
    Utterance utterance = utterance(turn);
    int[] words = utterance.wordsIn(span);
    if (words.length < 2 || words[0] >= words[1]) {
      return new Evidence.Quote(turn, span);
    }
    List<Sentence> sentences = utterance.sentences();
    int first = utterance.words().get(words[0]).sentence();
    int last = first;
    while (length(sentences, first, last) < TELLING_WORDS && last + 1 < sentences.size()) {
      last++;
    }
    while (length(sentences, first, last) < TELLING_WORDS && first > 0) {
      first--;
    }
    boolean alone = first == last;
    int[] around =
        alone ? words : new int[] {sentences.get(first).from(), sentences.get(last).to()};
    return new Evidence.Quote(
        turn,
        cut(
            utterance,
            alone ? addressed(utterance, sentences.get(first), words[0]) : around[0],
            sentences.get(last).to(),
            around));
  }

  private static int length(List<Sentence> sentences, int first, int last) {
    return sentences.get(last).to() - sentences.get(first).from();
  }

  /// The first word of a sentence after names that only address somebody.
  private static int addressed(Utterance utterance, Sentence sentence, int last) {
    List<Word> words = utterance.words();
    int from = sentence.from();
    if (GREETS.contains(words.get(from).norm())) {
      int clause = from;
      while (clause < last && words.get(clause).clause() == words.get(from).clause()) {
        clause++;
      }
      from =
          words.get(clause).clause() != words.get(from).clause()
              ? clause
              : from < last && CALLS.contains(words.get(from).norm()) ? from + 1 : from;
    }
    while (from < last && words.get(from).kind() == Word.Kind.MENTION) {
      from++;
    }
    return from;
  }

  /// As many whole clauses of a sentence around some of its words as can be read at a glance. It
  /// begins where a clause does.
  ///
  /// @param least the first word of the sentence that may be taken
  /// @param most the word after its last
  /// @param around the words that have to be in it
  private static Span cut(Utterance utterance, int least, int most, int[] around) {
    List<Word> words = utterance.words();
    int from = around[0];
    while (from > least && words.get(from - 1).clause() == words.get(from).clause()) {
      from--;
    }
    int to = Math.min(around[1], most);
    while (to < most
        && words.get(to).clause() == words.get(to - 1).clause()
        && utterance.span(from, to + 1).length() <= LONGEST_CLAUSE) {
      to++;
    }
    boolean grown = true;
    while (grown) {
      grown = false;
      int right = to;
      while (right < most
          && (right == to || words.get(right).clause() == words.get(right - 1).clause())) {
        right++;
      }
      if (right > to && utterance.span(from, right).length() <= LONGEST_QUOTE) {
        to = right;
        grown = true;
      }
      int left = from;
      while (left > least
          && (left == from || words.get(left - 1).clause() == words.get(left).clause())) {
        left--;
      }
      if (left < from && utterance.span(left, to).length() <= LONGEST_QUOTE) {
        from = left;
        grown = true;
      }
    }
    while (to > around[1] && LINKS.contains(words.get(to - 1).norm())) {
      to--;
    }
    while (from > least && touch(words, from)) {
      from--;
    }
    while (to < most && touch(words, to)) {
      to++;
    }
    return marked(utterance, utterance.span(from, to));
  }

  /// The span with the quotation marks that stand at its ends.
  private static Span marked(Utterance utterance, Span span) {
    String text = utterance.text();
    int from = span.from();
    int to = span.to();
    if (from > 0 && QUOTES.indexOf(text.charAt(from - 1)) >= 0) {
      from--;
    }
    while (to < text.length() && ENDS.indexOf(text.charAt(to)) >= 0) {
      to++;
    }
    return new Span(from, to);
  }

  /// Whether a word goes on where the one before it ends, as in a contraction.
  private static boolean touch(List<Word> words, int word) {
    return words.get(word - 1).span().to() >= words.get(word).span().from();
  }

  /// The words of a quotation, on one line, in quotation marks.
  String said(Evidence.Quote quote) {
    Utterance utterance = utterance(quote.turn());
    String words = quote.span().of(utterance.text()).replaceAll("\\s+", " ").strip();
    String bare = words.replaceFirst("[\\s.,;:—–-]+$", "");
    int[] range = utterance.wordsIn(quote.span());
    if (range[0] >= range[1]) {
      return "“" + bare + "”";
    }
    boolean begun =
        range[0] > 0
            && utterance.words().get(range[0] - 1).sentence()
                == utterance.words().get(range[0]).sentence()
            && range[0] != addressed(utterance, utterance.sentenceOf(range[0]), range[0]);
    boolean goesOn =
        range[1] < utterance.words().size()
            && utterance.words().get(range[1]).sentence()
                == utterance.words().get(range[1] - 1).sentence();
    return "“" + (begun ? "… " : "") + bare + (goesOn ? " …" : "") + "”";
  }
}
