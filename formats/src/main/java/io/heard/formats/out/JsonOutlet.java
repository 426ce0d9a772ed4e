package io.heard.formats.out;

import io.heard.formats.Json;
import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One JSON value: an object for one, an array for several, an empty array for none.
final class JsonOutlet<T> implements Outlet<T, String> {
  private final Function<T, ? extends JsonNode> tree;
  private final Lines out;
  private @Nullable String first;
  private int count;

  JsonOutlet(Function<T, ? extends JsonNode> tree, OutputStream out) {
    this.tree = tree;
    this.out = new Lines(out);
  }

  @Override
  public String make(T one) {
    return Json.whole(tree.apply(one).toPrettyString());
  }

  @Override
  public void take(String text) {
    count++;
    if (count == 1) {
      first = text;
      return;
    }
    if (count == 2) {
      out.print("[\n" + first);
      first = null;
    }
    out.print(",\n" + text);
  }

  @Override
  public void end() {
    if (count == 0) {
      out.print("[]\n");
    } else {
      out.print(count == 1 ? first + "\n" : "\n]\n");
    }
    out.flush();
  }
}
