package io.heard.formats.html;

import java.util.ArrayList;
import java.util.List;

/// The prose of a detector's page as blocks: paragraphs, and tables with bars between their cells.
final class Prose {
  private Prose() {}

  /// The first paragraph, in one line; what somebody has to read first.
  static String first(String prose) {
    for (List<String> block : blocks(prose)) {
      if (!isTable(block)) {
        return String.join(" ", block);
      }
    }
    return "";
  }

  /// Everything.
  static Html whole(String prose) {
    return of(blocks(prose));
  }

  /// Everything after the first paragraph.
  static Html rest(String prose) {
    List<List<String>> blocks = blocks(prose);
    return of(
        blocks.isEmpty() || isTable(blocks.getFirst()) ? blocks : blocks.subList(1, blocks.size()));
  }

  private static Html of(List<List<String>> blocks) {
    var html = new Html();
    for (List<String> block : blocks) {
      if (isTable(block)) {
        table(html, block);
      } else {
        html.leaf("p", String.join(" ", block));
      }
    }
    return html;
  }

  private static List<List<String>> blocks(String prose) {
    var blocks = new ArrayList<List<String>>();
    for (String line : prose.lines().map(String::strip).toList()) {
      boolean row = line.startsWith("|");
      if (line.isEmpty()) {
        blocks.add(new ArrayList<>());
        continue;
      }
      if (blocks.isEmpty() || (!blocks.getLast().isEmpty() && isTable(blocks.getLast()) != row)) {
        blocks.add(new ArrayList<>());
      }
      blocks.getLast().add(line);
    }
    return blocks.stream().filter(block -> !block.isEmpty()).toList();
  }

  private static boolean isTable(List<String> block) {
    return !block.isEmpty() && block.getFirst().startsWith("|");
  }

  private static void table(Html html, List<String> rows) {
    html.open("div", "class", "scroll").open("table");
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i);
      if (row.matches("[|:\\- ]+")) {
        continue;
      }
      html.open("tr");
      for (String cell : row.replaceFirst("^\\|", "").replaceFirst("\\|$", "").split("\\|", -1)) {
        html.leaf(i == 0 ? "th" : "td", cell.strip(), "scope", i == 0 ? "col" : "");
      }
      html.close();
    }
    html.close().end();
  }
}
