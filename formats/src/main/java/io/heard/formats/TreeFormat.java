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

  @Override
  public final Fit fits(Input input) {
    JsonNode value = input.tree();
    return value == null ? Fit.NO : fits(value);
  }

  @Override
  public final void read(Input input, Options options, Receiver receiver) {
    var place = new Place(input.file(), "", "");
    Mended.Reader reader = (root, taker) -> read(root, place, input.file() + "#1", options, taker);
    switch (input.json()) {
      case Json.Parsed.Broken broken -> broken.read(input, reader, receiver);
      case Json.Parsed.Tree tree -> reader.read(tree.root(), receiver);
    }
  }
}
