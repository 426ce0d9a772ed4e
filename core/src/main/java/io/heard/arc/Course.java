package io.heard.arc;

import java.util.List;

/// How one customer felt, turn by turn.
///
/// @param speaker the customer's id
/// @param points every read turn of the customer with its intensity, never empty
/// @param first the intensity of the first turn
/// @param peak the highest intensity
/// @param last the intensity of the last turn
public record Course(String speaker, List<Point> points, int first, int peak, int last) {
  public Course {
    points = List.copyOf(points);
  }

  /// One turn of the course.
  ///
  /// @param turn the turn's index
  /// @param intensity 0 to 3
  public record Point(int turn, int intensity) {}
}
