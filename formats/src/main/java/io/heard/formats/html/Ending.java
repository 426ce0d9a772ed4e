package io.heard.formats.html;

import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Need;
import java.util.Comparator;
import java.util.List;

/// How badly a conversation left its customer, for sorting: first how the last turn reads, then
/// what stayed undone, then how high it rose.
///
/// @param last the highest intensity of a customer's last turn; -1 where no customer was read
/// @param unmet whether a last episode was lost or stayed open
/// @param undone what was needed and missed, and what was asked and left open
/// @param peak the highest intensity
record Ending(int last, boolean unmet, int undone, int peak) {
  /// The worst first.
  static final Comparator<Ending> WORST =
      Comparator.comparingInt((Ending ending) -> -ending.last())
          .thenComparing(ending -> !ending.unmet())
          .thenComparingInt(ending -> -ending.undone())
          .thenComparingInt(ending -> -ending.peak());

  static Ending of(Arc arc) {
    List<Course> courses = arc.courses();
    boolean unmet = false;
    for (Course course : courses) {
      Episode last = null;
      for (Episode episode : arc.episodes()) {
        last = episode.speaker().equals(course.speaker()) ? episode : last;
      }
      unmet |= last != null && last.outcome() != Episode.Outcome.LANDED;
    }
    long missed = arc.needs().stream().filter(n -> n.verdict() == Need.Verdict.MISSED).count();
    long open = arc.asks().stream().filter(a -> a.answered() == Ask.Answered.NO).count();
    return new Ending(
        courses.stream().mapToInt(Course::last).max().orElse(-1),
        unmet,
        (int) (missed + open),
        courses.stream().mapToInt(Course::peak).max().orElse(-1));
  }

  Group group() {
    if (last < 0) {
      return Group.UNREAD;
    }
    if (last > 0) {
      return Group.UPSET;
    }
    return unmet || undone > 0 ? Group.UNDONE : Group.WELL;
  }

  /// Conversations that an index shows together.
  enum Group {
    UPSET("Left with a feeling that still stands"),
    UNDONE("Left calm, with something undone"),
    WELL("Left calm, nothing missed"),
    UNREAD("No customer's words were read");

    /// The heading.
    final String words;

    Group(String words) {
      this.words = words;
    }
  }
}
