package io.heard.page;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.signal.Evidence;
import io.heard.signal.Listens;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a house page would have marked in conversations that were had, before it is switched on:
/// that page alone, without a model. It keeps counts, words and samples, however much is tried. Not
/// for several threads.
public final class Trial {
  private final Heard heard;
  private final Listens listens;
  private final Map<String, Integer> words = new TreeMap<>();
  private final Spread spread;
  private Count all = Count.NONE;

  /// @param samples how many marked turns are kept, spread over all
  public Trial(HousePage page, int samples) {
    this.heard = Heard.with(List.of(page));
    this.listens = page.about().listensTo();
    this.spread = new Spread(samples);
  }

  /// How much was marked.
  ///
  /// @param conversations how many were read
  /// @param marked how many turns were marked
  /// @param turns how many turns could have been marked: read, and of the side listened to
  /// @param touched how many conversations hold a marked turn
  public record Count(int conversations, int marked, int turns, int touched) {
    /// Nothing was tried.
    public static final Count NONE = new Count(0, 0, 0, 0);

    /// Both together.
    public Count and(Count other) {
      return new Count(
          conversations + other.conversations,
          marked + other.marked,
          turns + other.turns,
          touched + other.touched);
    }
  }

  /// A turn that was marked.
  ///
  /// @param source where its conversation came from
  public record Sample(String source, String conversation, Turn turn, List<Span> marks) {
    public Sample {
      marks = List.copyOf(marks);
    }

    @Override
    public String toString() {
      return "Sample[turn %d]".formatted(turn.index());
    }
  }

  /// Words that were marked.
  ///
  /// @param text in small letters
  /// @param count how often
  public record Said(String text, int count) {
    @Override
    public String toString() {
      return "Said[%d times]".formatted(count);
    }
  }

  /// Reads one conversation more.
  ///
  /// @param source where it came from
  /// @return how much was marked in it
  public Count take(String source, Conversation conversation) {
    Reading reading = heard.read(conversation);
    int turns = 0;
    int marked = 0;
    for (Utterance utterance : reading.utterances()) {
      Turn turn = utterance.turn();
      if (utterance.isRead() && listens.to(turn.speaker().role())) {
        turns++;
        marked += reading.signals(turn.index()).isEmpty() ? 0 : 1;
      }
      List<Span> marks = marks(reading, utterance);
      if (!marks.isEmpty()) {
        spread.take(new Sample(source, reading.head().id(), turn, marks));
      }
    }
    var count = new Count(1, marked, turns, marked > 0 ? 1 : 0);
    all = all.and(count);
    return count;
  }

  private List<Span> marks(Reading reading, Utterance utterance) {
    var marks = new ArrayList<Span>();
    for (Signal signal : reading.signals(utterance.turn().index())) {
      for (Evidence evidence : signal.finding().evidence()) {
        if (evidence instanceof Evidence.Quote quote) {
          marks.add(quote.span());
          words.merge(quote.span().of(utterance.text()).toLowerCase(Locale.ROOT), 1, Integer::sum);
        }
      }
    }
    return marks;
  }

  /// How much was marked in all.
  public Count all() {
    return all;
  }

  /// How many different words were marked.
  public int different() {
    return words.size();
  }

  /// What was marked most, the most frequent first.
  ///
  /// @param most at most so many
  public List<Said> words(int most) {
    return words.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(each -> new Said(each.getKey(), each.getValue()))
        .toList();
  }

  /// Samples of all that was marked.
  public List<Sample> samples() {
    return spread.chosen();
  }

  /// Samples, evenly spread however much comes, and the same each time: when twice as many are kept
  /// as wanted, every second one goes and only every second one more is taken from then on.
  private static final class Spread {
    private final int wanted;
    private final List<Sample> kept = new ArrayList<>();
    private int stride = 1;
    private int seen;

    Spread(int wanted) {
      this.wanted = wanted;
    }

    void take(Sample sample) {
      if (seen++ % stride == 0) {
        kept.add(sample);
      }
      if (kept.size() > 2 * wanted) {
        for (int i = kept.size() - 1; i > 0; i--) {
          if (i % 2 == 1) {
            kept.remove(i);
          }
        }
        stride *= 2;
      }
    }

    List<Sample> chosen() {
      var chosen = new ArrayList<Sample>();
      int count = Math.min(wanted, kept.size());
      for (int i = 0; i < count; i++) {
        chosen.add(kept.get((int) ((long) i * kept.size() / count)));
      }
      return chosen;
    }
  }
}
