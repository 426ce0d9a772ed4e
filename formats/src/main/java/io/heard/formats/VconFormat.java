package io.heard.formats;

import com.google.auto.service.AutoService;
import tools.jackson.databind.JsonNode;

/// One vCon; several stand in a JSON list or one a line.
@AutoService(Format.class)
public final class VconFormat implements Format {
  @Override
  public String name() {
    return "vcon";
  }

  @Override
  public Fit fits(Input input) {
    JsonNode tree = input.tree();
    return tree != null && VconTree.fits(tree) && !PlainTree.fits(tree) ? Fit.SURE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    switch (input.json()) {
      case Json.Parsed.Broken broken ->
          input.lost(
              ":%d:%d".formatted(broken.line(), broken.column()),
              broken.cause(),
              "a comma, quote or bracket is missing just before this place");
      case Json.Parsed.Tree tree ->
          VconTree.read(
              tree.root(), new Place(input.file(), "", ""), input.file() + "#1", options, receiver);
    }
  }
}
