package io.heard.mask;

import io.heard.conversation.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found in a text so far. What was found first stands: a later find that overlaps it is
/// left out, so finders run from the surest to the least sure.
final class Finds {
  private final Text text;
  private final List<Find> all = new ArrayList<>();
  private final boolean[] found;
  private final @Nullable Find[] owners;

  Finds(Text text) {
    this.text = text;
    this.found = new boolean[text.size()];
    this.owners = new @Nullable Find[text.size()];
  }

  Text text() {
    return text;
  }

  /// Adds a find where nothing was found yet.
  ///
  /// @return whether it was added
  boolean add(Type type, int from, int to, String key) {
    if (to <= from || !isFree(from, to)) {
      return false;
    }
    var find = new Find(type, from, to, key);
    all.add(find);
    Arrays.fill(found, from, to, true);
    Arrays.fill(owners, from, to, find);
    return true;
  }

  /// Puts a find in the place of all that overlaps it.
  void replace(Type type, int from, int to, String key) {
    for (int i = from; i < to; i++) {
      Find find = owners[i];
      if (find != null) {
        remove(find);
      }
    }
    add(type, from, to, key);
  }

  /// Takes a find out.
  void remove(Find find) {
    all.remove(find);
    Arrays.fill(found, find.from(), find.to(), false);
    Arrays.fill(owners, find.from(), find.to(), null);
  }

  /// The find that holds a token; null where none does.
  @Nullable Find over(int token) {
    return owners[token];
  }

  /// Marks tokens that nothing is to be found in.
  void close(int from, int to) {
    for (int i = from; i < to; i++) {
      found[i] = true;
    }
  }

  /// Marks the tokens of a stretch of the text as kept.
  void close(Text text, Span span) {
    for (int i = text.tokenOf(span.from()); i < found.length; i++) {
      Span token = text.span(i, i + 1);
      if (token.from() >= span.to()) {
        return;
      }
      found[i] |= token.overlaps(span);
    }
  }

  boolean isFree(int from, int to) {
    for (int i = from; i < to; i++) {
      if (found[i]) {
        return false;
      }
    }
    return true;
  }

  boolean isFree(int token) {
    return !found[token];
  }

  /// For each token whether it is found or closed.
  boolean[] taken() {
    return found.clone();
  }

  /// All finds, in the order of the text.
  List<Find> all() {
    var sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(Find::from));
    return sorted;
  }

  /// Letters and digits of a stretch, without what separates them.
  String squashed(int from, int to) {
    return squashed(text, from, to);
  }

  static String squashed(Text text, int from, int to) {
    var squashed = new StringBuilder();
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      if (!token.isSign()) {
        squashed.append(token.key());
      }
    }
    return squashed.toString();
  }
}
