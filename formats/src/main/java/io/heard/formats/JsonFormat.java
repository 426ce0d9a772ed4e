package io.heard.formats;

import com.google.auto.service.AutoService;
import tools.jackson.databind.JsonNode;

/// The plain format in JSON: one conversation, or a list of them. A list may hold any of the forms
/// that are JSON.
@AutoService(Format.class)
public final class JsonFormat implements Format {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public Card card() {
    return new Card(
        "Heard, one JSON value",
        "everything; fields that are not known are given back",
        "",
        "`heard convert`, or your own export: an object with `turns`, or a list of such");
  }

  @Override
  public Fit fits(Input input) {
    if (input.shape() != Input.Shape.JSON) {
      return Fit.NO;
    }
    JsonNode tree = input.tree();
    // Lists of any form, and broken or foreign JSON, are read here if no other format is surer.
    return tree != null && PlainTree.fits(tree) ? Fit.SURE : Fit.MAYBE;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    Mended.Reader reader = (root, taker) -> read(root, input.file(), options, taker);
    switch (input.json()) {
      case Json.Parsed.Broken broken -> broken.read(input, reader, receiver);
      case Json.Parsed.Tree tree -> reader.read(tree.root(), receiver);
    }
  }

  private static void read(JsonNode root, String file, Options options, Receiver receiver) {
    var place = new Place(file, "", "");
    if (!root.isArray()) {
      Trees.read(root, place, file + "#1", options, receiver);
      return;
    }
    if (root.isEmpty()) {
      receiver.say(place.lost("the list is empty", "the export had nothing to give"));
      return;
    }
    if (PlainTree.isTurn(root.get(0))) {
      PlainTree.readTurns(root, place, file + "#1", options, receiver);
      return;
    }
    if (root.valueStream().noneMatch(Trees::isKnown) && root.size() > 1) {
      // One message instead of one for each entry of something else.
      receiver.say(
          place.lost(
              "the list holds no conversation; its first entry is %s"
                  .formatted(
                      root.get(0).isObject()
                          ? "an object with " + Json.fields(root.get(0))
                          : Trees.kind(root.get(0))),
              "a list of objects with 'turns', each turn with 'speaker' and 'text'"));
      return;
    }
    for (int i = 0; i < root.size(); i++) {
      Trees.read(root.get(i), place.down(i), file + "#" + (i + 1), options, receiver);
    }
  }
}
