package io.heard.signal;

import io.heard.conversation.Span;
import io.heard.signal.Impression.Say;
import io.heard.signal.Impression.Verdict;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What an impression says about each label, by label: the same as a sorted map, in a tenth of the
/// room. A reading keeps one for every turn, and a service keeps thousands of readings. Immutable.
final class Says extends AbstractMap<String, Say> {
  /// Probabilities are rounded to hundredths; one more stands for none.
  private static final int HUNDREDTHS = 101;

  /// The labels that came last, as they are kept: an encoder says something about the same ones
  /// each time, and all that it says shares them. It changes no result, only where equal labels
  /// stand.
  private static final AtomicReference<String[]> LAST_LABELS = new AtomicReference<>(new String[0]);

  private static final List<Confidence> CONFIDENCES = List.of(Confidence.values());
  private static final Verdict[] VERDICTS = verdicts();

  private final String[] labels;
  private final short[] alone;
  private final short[] beside;
  private final char[] from;
  private final char[] to;

  private Says(String[] labels, short[] alone, short[] beside, char[] from, char[] to) {
    this.labels = labels;
    this.alone = alone;
    this.beside = beside;
    this.from = from;
    this.to = to;
  }

  /// An immutable copy, small where its verdicts are rounded as an encoder's are and its words
  /// stand no further on than turns are long, but for the very longest.
  static Map<String, Say> of(Map<String, Say> says) {
    SortedMap<String, Say> sorted = new TreeMap<>(says);
    int size = sorted.size();
    var labels = new String[size];
    var alone = new short[size];
    var beside = new short[size];
    var from = new char[size];
    var to = new char[size];
    int at = 0;
    for (Map.Entry<String, Say> entry : sorted.entrySet()) {
      Say say = entry.getValue();
      labels[at] = entry.getKey();
      alone[at] = number(say.alone());
      beside[at] = number(say.beside());
      if (alone[at] < 0 || beside[at] < 0 || say.words().to() > Character.MAX_VALUE) {
        return Collections.unmodifiableMap(sorted);
      }
      from[at] = (char) say.words().from();
      to[at] = (char) say.words().to();
      at++;
    }
    return new Says(shared(labels), alone, beside, from, to);
  }

  private static String[] shared(String[] labels) {
    return LAST_LABELS.updateAndGet(last -> Arrays.equals(labels, last) ? last : labels);
  }

  private static Verdict[] verdicts() {
    int kinds = CONFIDENCES.size() + 1;
    var all = new Verdict[(HUNDREDTHS + 1) * kinds];
    for (int i = 0; i < all.length; i++) {
      int hundredths = i / kinds;
      int confidence = i % kinds;
      all[i] =
          new Verdict(
              hundredths == HUNDREDTHS ? null : (Double) (hundredths / 100.0),
              confidence == CONFIDENCES.size() ? null : CONFIDENCES.get(confidence));
    }
    return all;
  }

  /// The verdict's place in the table; -1 where its probability is no whole hundredth.
  private static short number(Verdict verdict) {
    Double probability = verdict.probability();
    Confidence confidence = verdict.confidence();
    int hundredths = HUNDREDTHS;
    if (probability != null) {
      long rounded = Math.round(probability * 100);
      if (rounded < 0 || rounded > 100 || rounded / 100.0 != probability) {
        return -1;
      }
      hundredths = (int) rounded;
    }
    int kind = confidence == null ? CONFIDENCES.size() : CONFIDENCES.indexOf(confidence);
    return (short) (hundredths * (CONFIDENCES.size() + 1) + kind);
  }

  private Say say(int at) {
    return new Say(VERDICTS[alone[at]], VERDICTS[beside[at]], new Span(from[at], to[at]));
  }

  @Override
  public @Nullable Say get(@Nullable Object label) {
    int at = label instanceof String text ? Arrays.binarySearch(labels, text) : -1;
    return at < 0 ? null : say(at);
  }

  @Override
  public boolean containsKey(@Nullable Object label) {
    return label instanceof String text && Arrays.binarySearch(labels, text) >= 0;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public Set<Entry<String, Say>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Say>> iterator() {
        return entries();
      }

      @Override
      public int size() {
        return labels.length;
      }
    };
  }

  private Iterator<Entry<String, Say>> entries() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < labels.length;
      }

      @Override
      public Entry<String, Say> next() {
        if (next >= labels.length) {
          throw new NoSuchElementException();
        }
        int at = next++;
        return Map.entry(labels[at], say(at));
      }
    };
  }
}
