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

  /// Whether the input is one such value. To be replaced only where values on lines of their own
  /// are one conversation together, such as the messages of a stream.
  @Override
  public Fit fits(Input input) {
    JsonNode value = input.tree();
    return value == null ? Fit.NO : fits(value);
  }

  /// Reads the input as one such value.
  @Override
  public void read(Input input, Options options, Receiver receiver) {
    switch (input.json()) {
      case Json.Parsed.Broken broken -> broken.say(input);
      case Json.Parsed.Tree tree ->
          read(
              tree.root(), new Place(input.file(), "", ""), input.file() + "#1", options, receiver);
    }
  }
}
