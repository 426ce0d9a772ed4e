package io.heard.cli;

import io.heard.cli.Columns.Cell;
import io.heard.cli.Paint.Ink;
import io.heard.conversation.Span;
import io.heard.signal.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lays out a text with marks under its words. A mark tells its kind twice, by line and by colour.
final class Marks {
  private static final Set<String> CALM = Set.of("relief", "gratitude", "satisfaction");

  private Marks() {}

  /// How marks of one kind look.
  ///
  /// @param unit what is repeated under the words
  /// @param ink the colour
  record Look(String unit, Ink ink) {
    static Look of(Kind kind, String code) {
      return switch (kind) {
        case FEELING -> CALM.contains(code) ? new Look("─", Ink.CALM) : new Look("~", Ink.HOT);
        case CUE -> new Look(".", Ink.CUE);
        case TECHNIQUE -> new Look("─", Ink.TECHNIQUE);
        case PITFALL -> new Look("- ", Ink.PITFALL);
      };
    }

    /// The line under so many columns.
    String line(int columns) {
      var line = new StringBuilder();
      while (line.length() < columns) {
        line.append(unit);
      }
      line.setLength(columns);
      return line.toString();
    }

    /// A piece of the line, as it stands before a title.
    String sample() {
      return unit.length() == 1 ? unit.repeat(2) : "- -";
    }
  }

  /// A mark under some words.
  ///
  /// @param span the words
  /// @param look how it looks
  /// @param sign one column at its beginning that leads to its title; empty for none
  record Mark(Span span, Look look, String sign) {}

  private record Placed(int from, int to, Look look, String sign) {
    String line() {
      String line = look.line(to - from);
      return sign.isEmpty() ? line : sign + line.substring(1);
    }
  }

  /// The lines of a text and, under each, the lines of its marks, all without an indent.
  static List<String> lines(String text, List<Mark> marks, int width, Ink ink, Paint paint) {
    var lines = new ArrayList<String>();
    for (List<Cell> line : Columns.wrap(text, width)) {
      lines.add(paint.in(ink, Columns.shown(line)));
      for (List<Placed> row : rows(line, marks)) {
        lines.add(drawn(row, paint));
      }
    }
    return lines;
  }

  private static List<List<Placed>> rows(List<Cell> line, List<Mark> marks) {
    var rows = new ArrayList<List<Placed>>();
    var placed = new ArrayList<Placed>();
    for (Mark mark : marks) {
      Placed here = placed(line, mark);
      if (here != null && !placed.contains(here)) {
        placed.add(here);
      }
    }
    placed.sort(Comparator.comparingInt(Placed::from).thenComparingInt(p -> -p.to()));
    for (Placed each : placed) {
      List<Placed> free = null;
      for (List<Placed> row : rows) {
        if (free == null && row.getLast().to() < each.from()) {
          free = row;
        }
      }
      if (free == null) {
        free = new ArrayList<>();
        rows.add(free);
      }
      free.add(each);
    }
    return rows;
  }

  private static @Nullable Placed placed(List<Cell> line, Mark mark) {
    int from = -1;
    int to = -1;
    int column = 0;
    for (Cell cell : line) {
      if (cell.from() < mark.span().to() && mark.span().from() < cell.to() && !cell.blank()) {
        from = from < 0 ? column : from;
        to = column + cell.width();
      }
      column += cell.width();
    }
    return from < 0 || to == from ? null : new Placed(from, to, mark.look(), mark.sign());
  }

  private static String drawn(List<Placed> row, Paint paint) {
    var drawn = new StringBuilder();
    int column = 0;
    for (Placed each : row) {
      drawn.append(" ".repeat(each.from() - column));
      drawn.append(paint.in(each.look().ink(), each.line()));
      column = each.to();
    }
    return drawn.toString().stripTrailing();
  }
}
