package io.heard.signal;

import java.util.Arrays;

/// Numbers that stand for a turn; immutable.
public final class Vector {
  /// No numbers.
  public static final Vector EMPTY = new Vector(new float[0]);

  private final float[] values;

  private Vector(float[] values) {
    this.values = values;
  }

  /// A vector of a copy of these numbers.
  public static Vector of(float[] values) {
    return values.length == 0 ? EMPTY : new Vector(values.clone());
  }

  /// How many numbers there are.
  public int size() {
    return values.length;
  }

  /// Copies the numbers into an array.
  ///
  /// @param to the array, with room for [#size()] numbers from `at` on
  public void copy(float[] to, int at) {
    System.arraycopy(values, 0, to, at, values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector vector && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Vector[%d]".formatted(values.length);
  }
}
