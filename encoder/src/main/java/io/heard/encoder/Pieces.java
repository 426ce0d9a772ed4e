package io.heard.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.heard.conversation.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cuts a text into word pieces, in windows of at most so many. Thread-safe.
final class Pieces implements AutoCloseable {
  /// Word pieces that the transformer reads at once, the two marks at the ends included.
  static final int WINDOW = 128;

  private final HuggingFaceTokenizer tokenizer;

  Pieces(byte[] tokenizerJson) throws IOException {
    this.tokenizer =
        HuggingFaceTokenizer.newInstance(
            new ByteArrayInputStream(tokenizerJson),
            Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "true"));
  }

  /// Some pieces that are read at once.
  ///
  /// @param ids the pieces, with the marks at both ends
  /// @param spans where each stands in the text; null for the marks
  @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
  record Window(long[] ids, @Nullable Span[] spans) {}

  /// The windows of a text, in order; at least one. A long text is cut after the last full stop,
  /// question or exclamation mark of a window, or where the window is full.
  List<Window> windows(String text) {
    Encoding encoding = tokenizer.encode(whole(text), true, false);
    long[] ids = encoding.getIds();
    CharSpan[] at = encoding.getCharTokenSpans();
    @Nullable Span[] spans = new Span[ids.length];
    var units = new Units(text);
    for (int i = 0; i < ids.length; i++) {
      CharSpan span = at[i];
      if (span != null && span.getEnd() > span.getStart()) {
        spans[i] = new Span(units.at(span.getStart()), units.at(span.getEnd()));
      }
    }
    if (ids.length <= WINDOW) {
      return List.of(new Window(ids, spans));
    }
    var windows = new ArrayList<Window>();
    int from = 1;
    int last = ids.length - 1;
    while (from < last) {
      int to = Math.min(last, from + WINDOW - 2);
      if (to < last) {
        to = cut(text, spans, from, to);
      }
      windows.add(window(ids, spans, from, to));
      from = to;
    }
    return windows;
  }

  /// The text with spaces for what cannot travel to the tokenizer as one character: NUL and halves
  /// of surrogate pairs. Of the same length.
  private static String whole(String text) {
    char[] clean = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        clean = clean == null ? text.toCharArray() : clean;
        clean[i] = ' ';
      }
    }
    return clean == null ? text : new String(clean);
  }

  /// The place after the last end of a sentence in the window's second half, else its end.
  private static int cut(String text, @Nullable Span[] spans, int from, int to) {
    for (int i = to; i > from + (to - from) / 2; i--) {
      Span span = spans[i - 1];
      if (span != null && ".?!".indexOf(text.charAt(span.to() - 1)) >= 0) {
        return i;
      }
    }
    return to;
  }

  private static Window window(long[] ids, @Nullable Span[] spans, int from, int to) {
    int length = to - from + 2;
    long[] own = new long[length];
    @Nullable Span[] places = new Span[length];
    own[0] = ids[0];
    own[length - 1] = ids[ids.length - 1];
    System.arraycopy(ids, from, own, 1, to - from);
    System.arraycopy(spans, from, places, 1, to - from);
    return new Window(own, places);
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  /// Code points to UTF-16 units: the tokenizer counts characters as Unicode does.
  private static final class Units {
    private final String text;
    private final boolean plain;
    private int points;
    private int units;

    Units(String text) {
      this.text = text;
      this.plain = text.codePointCount(0, text.length()) == text.length();
    }

    int at(int point) {
      if (plain) {
        return point;
      }
      if (point < points) {
        points = 0;
        units = 0;
      }
      units = text.offsetByCodePoints(units, point - points);
      points = point;
      return units;
    }
  }
}
