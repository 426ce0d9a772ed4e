package io.heard.server;

import io.heard.Reading;
import io.heard.signal.Signal;
import io.heard.store.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The marks of a reading as they are stored, to be searched for and counted. Pure.
final class Marks {
  private static final Comparator<Mark> ORDER =
      Comparator.comparingInt(Mark::turn)
          .thenComparingInt(Mark::heardAt)
          .thenComparing(Mark::code)
          .thenComparing(Mark::confidence);

  private Marks() {}

  /// All marks of a reading.
  static List<Mark> all(Reading reading) {
    return from(0, reading);
  }

  /// The marks that a reading has beyond those that it had before.
  static List<Mark> between(Reading before, Reading after) {
    var marks = new ArrayList<Mark>();
    late(before, after).forEach(signal -> marks.add(mark(signal)));
    marks.addAll(from(before.size(), after));
    return marks;
  }

  /// Signals about turns that were heard before.
  static List<Signal> late(Reading before, Reading after) {
    var late = new ArrayList<Signal>();
    for (int i = 0; i < before.size(); i++) {
      List<Signal> now = after.signals(i);
      late.addAll(now.subList(Math.min(before.signals(i).size(), now.size()), now.size()));
    }
    return late;
  }

  /// Whether both are the same marks, in whatever order.
  static boolean same(List<Mark> one, List<Mark> other) {
    return one.stream().sorted(ORDER).toList().equals(other.stream().sorted(ORDER).toList());
  }

  private static List<Mark> from(int turn, Reading reading) {
    var marks = new ArrayList<Mark>();
    for (int i = turn; i < reading.size(); i++) {
      reading.signals(i).forEach(signal -> marks.add(mark(signal)));
    }
    return marks;
  }

  private static Mark mark(Signal signal) {
    return new Mark(
        signal.turn(),
        signal.heardAt(),
        signal.code(),
        signal.kind().id(),
        signal.confidence().id());
  }
}
