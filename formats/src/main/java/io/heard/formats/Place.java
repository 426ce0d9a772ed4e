package io.heard.formats;

/// Where a JSON value stands: the input and what comes before the pointer.
///
/// @param file the input's name
/// @param line `:3` where every line is a value of its own, else empty
/// @param pointer the value's JSON pointer; empty for the root
public record Place(String file, String line, String pointer) {
  public Place down(String field) {
    return new Place(file, line, pointer + "/" + field.replace("~", "~0").replace("/", "~1"));
  }

  public Place down(int index) {
    return new Place(file, line, pointer + "/" + index);
  }

  /// As it stands after the file's name.
  public String where() {
    return pointer.isEmpty() ? line : line + "#" + pointer;
  }

  public Problem lost(String cause, String maybe) {
    return new Problem(Problem.Weight.LOST, file, where(), cause, maybe);
  }

  public Problem note(String cause, String maybe) {
    return new Problem(Problem.Weight.NOTE, file, where(), cause, maybe);
  }

  @Override
  public String toString() {
    return file + where();
  }
}
