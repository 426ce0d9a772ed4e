package io.heard.formats;

import tools.jackson.databind.JsonNode;

/// A format whose conversations are JSON values, told by their fields. Whoever extends it need not
/// think of files: the value may be a file of its own, stand in a list, on a line of JSON lines, or
/// within another format.
public abstract class TreeFormat implements Format {
  /// Whether the value is written in this format. A list fits only where all of it together is what
  /// one reads, such as the messages of one conversation; a list of conversations is taken apart
  /// before.
  public abstract Fit fits(JsonNode value);

  /// Reads the value; never throws for what stands in it.
  ///
  /// @param place where the value stands, for messages and turns
  /// @param id the conversation's id where the value has none
  public abstract void read(
      JsonNode value, Place place, String id, Options options, Receiver receiver);

  /// What stands on the lines of an input and makes conversations only together, such as the events
  /// of a live call.
  public interface Parts {
    /// Takes the value of one line; never throws for what stands in it.
    void take(JsonNode value, Place place);

    /// Hands over what has not been handed over yet, after the last line.
    void finish();
  }

  /// Whether a line of JSON lines that holds this value is a part of a conversation rather than
  /// one.
  protected boolean isPart(JsonNode value) {
    return false;
  }

  /// Puts parts together; as long as [#isPart] says no to everything, each line is read for itself.
  protected Parts parts(String file, Options options, Receiver receiver) {
    return new Parts() {
      private int count;

      @Override
      public void take(JsonNode value, Place place) {
        count++;
        TreeFormat.this.read(value, place, file + "#" + count, options, receiver);
      }

      @Override
      public void finish() {}
    };
  }

  @Override
  public final Fit fits(Input input) {
    JsonNode first = input.firstLine();
    if (first != null) {
      return isPart(first) ? Fit.SURE : Fit.NO;
    }
    JsonNode value = input.tree();
    return value == null ? Fit.NO : fits(value);
  }

  /// Reads the input as one such value.
  @Override
  public final void read(Input input, Options options, Receiver receiver) {
    if (input.shape() == Input.Shape.JSON_LINES) {
      readLines(input, options, receiver);
      return;
    }
    var place = new Place(input.file(), "", "");
    Mended.Reader reader = (root, taker) -> read(root, place, input.file() + "#1", options, taker);
    switch (input.json()) {
      case Json.Parsed.Broken broken -> broken.read(input, reader, receiver);
      case Json.Parsed.Tree tree -> reader.read(tree.root(), receiver);
    }
  }

  private void readLines(Input input, Options options, Receiver receiver) {
    Parts parts = parts(input.file(), options, receiver);
    input.eachLine((number, line) -> {
      if (line.isBlank()) {
        return;
      }
      switch (Json.parse(line)) {
        case Json.Parsed.Broken broken ->
            input.lost(
                ":%d:%d".formatted(number, broken.column()),
                broken.cause(),
                "the line was cut, or one object stands on several lines");
        case Json.Parsed.Tree tree ->
            parts.take(tree.root(), new Place(input.file(), ":" + number, ""));
      }
    });
    parts.finish();
  }
}
