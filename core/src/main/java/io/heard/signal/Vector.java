package io.heard.signal;

import java.util.Arrays;

/// Numbers that stand for what was read; immutable. Those that are whole ten-thousandths, as an
/// encoder's are, take half the room: a service keeps a vector for every conversation.
public final class Vector {
  /// No numbers.
  public static final Vector EMPTY = new Vector(new short[0], new int[0], new float[0]);

  private static final double STEPS = 10_000;

  /// The numbers in ten-thousandths.
  private final short[] steps;

  /// Where numbers stand that fit no step, ascending, and those numbers.
  private final int[] places;

  private final float[] others;

  private Vector(short[] steps, int[] places, float[] others) {
    this.steps = steps;
    this.places = places;
    this.others = others;
  }

  /// A vector of a copy of these numbers.
  public static Vector of(float[] values) {
    if (values.length == 0) {
      return EMPTY;
    }
    var steps = new short[values.length];
    int[] places = new int[values.length];
    int many = 0;
    for (int i = 0; i < values.length; i++) {
      long step = Math.round(values[i] * STEPS);
      if (step == (short) step
          && Float.floatToRawIntBits((float) (step / STEPS))
              == Float.floatToRawIntBits(values[i])) {
        steps[i] = (short) step;
      } else {
        places[many++] = i;
      }
    }
    var others = new float[many];
    for (int i = 0; i < many; i++) {
      others[i] = values[places[i]];
    }
    return new Vector(steps, Arrays.copyOf(places, many), others);
  }

  /// How many numbers there are.
  public int size() {
    return steps.length;
  }

  /// Copies the numbers into an array.
  ///
  /// @param to the array, with room for [#size()] numbers from `at` on
  public void copy(float[] to, int at) {
    for (int i = 0; i < steps.length; i++) {
      to[at + i] = (float) (steps[i] / STEPS);
    }
    for (int i = 0; i < places.length; i++) {
      to[at + places[i]] = others[i];
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector vector
        && Arrays.equals(steps, vector.steps)
        && Arrays.equals(places, vector.places)
        && Arrays.equals(others, vector.others);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(steps) + Arrays.hashCode(others);
  }

  @Override
  public String toString() {
    return "Vector[%d]".formatted(steps.length);
  }
}
