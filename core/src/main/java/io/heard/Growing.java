package io.heard;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// An immutable list that a longer one can share its storage with, so that a turn at place 1,000 is
/// added at the cost of one at place 10. Any number of threads may lengthen the same list: the
/// first takes the next free place, others copy.
final class Growing<T> extends AbstractList<T> implements RandomAccess {
  private static final int FIRST_PLACES = 16;

  private final Storage storage;
  private final int size;

  private Growing(Storage storage, int size) {
    this.storage = storage;
    this.size = size;
  }

  /// Places that several lists share; each sees its own first ones only.
  private static final class Storage {
    private final Object[] places;
    private int taken;

    Storage(Object[] places, int taken) {
      this.places = places;
      this.taken = taken;
    }

    /// Whether the place after the first ones was free, and is now taken by this.
    synchronized boolean take(int place, Object value) {
      if (taken != place || place == places.length) {
        return false;
      }
      places[place] = value;
      taken++;
      return true;
    }

    synchronized Object[] first(int count, int length) {
      Object[] copy = new Object[length];
      System.arraycopy(places, 0, copy, 0, count);
      return copy;
    }
  }

  /// A list of nothing.
  static <T> Growing<T> empty() {
    return new Growing<>(new Storage(new Object[FIRST_PLACES], 0), 0);
  }

  /// The same list with one element more.
  Growing<T> and(T last) {
    if (storage.take(size, last)) {
      return new Growing<>(storage, size + 1);
    }
    Object[] copy = storage.first(size, Math.max(FIRST_PLACES, size + size / 2 + 1));
    copy[size] = last;
    return new Growing<>(new Storage(copy, size + 1), size + 1);
  }

  /// The same list with another element at a place that it has.
  Growing<T> with(int place, T element) {
    Object[] copy = storage.first(size, Math.max(FIRST_PLACES, size + size / 2 + 1));
    copy[place] = element;
    return new Growing<>(new Storage(copy, size), size);
  }

  @Override
  @SuppressWarnings("unchecked") // only elements of this type are put in
  public T get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return (T) storage.places[index];
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Object[] toArray() {
    return Arrays.copyOf(storage.places, size);
  }
}
