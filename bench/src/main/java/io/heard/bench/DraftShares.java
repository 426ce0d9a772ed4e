package io.heard.bench;

import io.heard.Heard;
import io.heard.coach.Advice;
import io.heard.coach.Drafts;
import io.heard.coach.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Prints which share of good drafts stays without a place, and which share of flawed ones gets one
/// for what is wrong with it. Arguments: `--without-model`, `--places` to print every place, and
/// files of one draft a line.
public final class DraftShares {
  private DraftShares() {}

  /// Measures.
  public static void main(String[] args) throws IOException {
    List<String> all = List.of(args);
    Heard heard = all.contains("--without-model") ? Heard.withoutModel() : Heard.withAll();
    for (String file : all) {
      if (!file.startsWith("--")) {
        measure(Path.of(file), heard, all.contains("--places"));
      }
    }
  }

  private static void measure(Path file, Heard heard, boolean withPlaces) throws IOException {
    int right = 0;
    int tense = 0;
    boolean flawed = false;
    var others = new ArrayList<String>();
    List<DraftRow> rows = DraftRow.in(file);
    for (DraftRow row : rows) {
      Advice advice = Drafts.after(heard, row.reading(heard)).check(row.draft());
      List<String> codes = advice.places().stream().map(Place::code).distinct().toList();
      boolean good =
          row.wrong().isEmpty() ? codes.isEmpty() : row.wrong().stream().anyMatch(codes::contains);
      flawed |= !row.wrong().isEmpty();
      tense += advice.tension().likely() ? 1 : 0;
      right += good ? 1 : 0;
      if (!good) {
        others.add(row.id() + " wants " + row.wrong() + ", got " + codes);
      }
      if (withPlaces) {
        advice.places().forEach(place -> print(row, place));
      }
    }
    System.out.printf(
        "%s: %d of %d %s; %d would likely make it worse%n",
        file.getFileName(),
        right,
        rows.size(),
        flawed ? "are flagged for what is wrong" : "stay without a place",
        tense);
    others.forEach(other -> System.out.println("  " + other));
  }

  private static void print(DraftRow row, Place place) {
    System.out.printf(
        "%s %s [%s] -> %s%n    %s%n",
        row.id(), place.code(), place.of(row.draft()), place.replacements(), place.why());
  }
}
