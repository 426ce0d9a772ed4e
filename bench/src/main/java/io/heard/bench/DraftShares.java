package io.heard.bench;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.coach.Advice;
import io.heard.coach.Drafts;
import io.heard.coach.Place;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Prints which share of good drafts stays without a place, and which share of flawed ones gets one
/// for what is wrong with it. Arguments: `--without-model`, `--places` to print every place, and
/// files of one draft a line.
public final class DraftShares {
  private static final JsonMapper JSON = new JsonMapper();

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
    int drafts = 0;
    int right = 0;
    int tense = 0;
    var others = new ArrayList<String>();
    boolean flawed = false;
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JSON.readTree(line);
      String draft = row.get("draft").asString();
      Advice advice = Drafts.after(heard, reading(row, heard)).check(draft);
      var wrong = new ArrayList<String>();
      if (row.has("wrong")) {
        flawed = true;
        row.get("wrong").forEach(code -> wrong.add(code.asString()));
      }
      List<String> codes = advice.places().stream().map(Place::code).distinct().toList();
      drafts++;
      tense += advice.tension().likely() ? 1 : 0;
      boolean good = wrong.isEmpty() ? codes.isEmpty() : wrong.stream().anyMatch(codes::contains);
      right += good ? 1 : 0;
      if (!good) {
        others.add(row.get("id").asString() + " wants " + wrong + ", got " + codes);
      }
      if (withPlaces) {
        for (Place place : advice.places()) {
          System.out.printf(
              "%s %s [%s] -> %s%n    %s%n",
              row.get("id").asString(),
              place.code(),
              place.of(draft),
              place.replacements(),
              place.why());
        }
      }
    }
    System.out.printf(
        "%s: %d of %d %s; %d would likely make it worse%n",
        file.getFileName(),
        right,
        drafts,
        flawed ? "are flagged for what is wrong" : "stay without a place",
        tense);
    others.forEach(other -> System.out.println("  " + other));
  }

  private static Reading reading(JsonNode row, Heard heard) throws IOException {
    JsonNode said = row.get("conversation");
    if (said == null) {
      return heard.begin(
          Conversation.of("draft", Channel.of(row.path("channel").asString("")), List.of()));
    }
    Conversation conversation =
        new Formats()
            .read("draft.json", said.toString().getBytes(StandardCharsets.UTF_8), Options.NONE)
            .conversations()
            .getFirst();
    Reading reading = heard.begin(conversation);
    for (Turn turn : conversation.turns()) {
      reading = heard.hear(reading, turn);
    }
    return reading;
  }
}
