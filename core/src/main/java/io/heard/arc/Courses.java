package io.heard.arc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Each customer's intensity, turn by turn.
final class Courses {
  private Courses() {}

  static List<Course> of(Talk talk) {
    var bySpeaker = new LinkedHashMap<String, List<Course.Point>>();
    for (int turn : talk.read()) {
      if (talk.isCustomer(turn)) {
        bySpeaker
            .computeIfAbsent(
                talk.reading().turn(turn).speaker().id(), id -> new ArrayList<Course.Point>())
            .add(new Course.Point(turn, talk.intensity(turn)));
      }
    }
    var courses = new ArrayList<Course>();
    bySpeaker.forEach((speaker, points) ->
        courses.add(
            new Course(
                speaker,
                points,
                points.getFirst().intensity(),
                points.stream().mapToInt(Course.Point::intensity).max().orElse(0),
                points.getLast().intensity())));
    return courses;
  }
}
