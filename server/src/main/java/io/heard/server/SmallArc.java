package io.heard.server;

import io.heard.arc.Arc;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The arc as it is drawn in a row: one customer's course in few points, and how it ended. Pure.
final class SmallArc {
  /// As many as the drawing has room for; more would fall together.
  private static final int MOST_POINTS = 30;

  private SmallArc() {}

  /// The intensities of a course, each the highest of those that it stands for, but for the last:
  /// how it ended is read from that.
  ///
  /// @param course with at least one point
  static List<Integer> points(List<Course.Point> course) {
    int size = Math.min(course.size(), MOST_POINTS);
    var highest = new ArrayList<Integer>(Collections.nCopies(size, 0));
    int peak = 0;
    for (int i = 0; i < course.size(); i++) {
      int bin = (int) ((long) i * size / course.size());
      int here = course.get(i).intensity();
      highest.set(bin, Math.max(highest.get(bin), here));
      peak = Math.max(peak, here);
    }
    highest.set(size - 1, course.getLast().intensity());
    if (!highest.contains(peak)) {
      highest.set(size - 2, peak);
    }
    return highest;
  }

  /// Whether the last rise of a customer's feeling landed.
  static boolean landed(Arc arc, Course course) {
    Episode last = null;
    for (Episode episode : arc.episodes()) {
      last = episode.speaker().equals(course.speaker()) ? episode : last;
    }
    return last != null && last.outcome() == Episode.Outcome.LANDED;
  }
}
