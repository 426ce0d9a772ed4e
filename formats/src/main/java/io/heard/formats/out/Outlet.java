package io.heard.formats.out;

/// Where conversations, or readings, are written one after the other. What is written of one may be
/// made on any thread; it is taken on one, in order. Holds at most one at a time, unless it says
/// otherwise.
///
/// @param <T> what is written
/// @param <M> what is made of it
public interface Outlet<T, M> {
  /// Makes what is to be written; changes nothing, and may be called by several threads.
  ///
  /// @throws Unwritable when the format cannot hold it
  M make(T one);

  /// Writes what was made.
  ///
  /// @throws Unwritable when the format cannot hold it beside what came before
  /// @throws java.io.UncheckedIOException when writing fails
  void take(M made);

  /// Writes what ends the file; to be called once, after the last. Does not close the stream.
  void end();

  /// Makes and writes one.
  default void put(T one) {
    take(make(one));
  }

  /// A format that cannot hold what it is given; the message says why, and what to try.
  final class Unwritable extends RuntimeException {
    Unwritable(String what, String maybe) {
      super(what + "\nMaybe " + maybe);
    }
  }
}
