package io.heard.formats.out;

import io.heard.formats.Json;
import java.io.OutputStream;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// One JSON object a line.
final class JsonLinesOutlet<T> implements Outlet<T, String> {
  private final Function<T, ? extends JsonNode> tree;
  private final Lines out;

  JsonLinesOutlet(Function<T, ? extends JsonNode> tree, OutputStream out) {
    this.tree = tree;
    this.out = new Lines(out);
  }

  @Override
  public String make(T one) {
    return Json.whole(Json.line(tree.apply(one))) + "\n";
  }

  @Override
  public void take(String line) {
    out.print(line);
  }

  @Override
  public void end() {
    out.flush();
  }
}
