package io.heard.bench;

import io.heard.Heard;
import io.heard.Reading;
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

/// One draft of `bench/drafts`: the text, what it answers, and what is wrong with it.
///
/// @param id names it
/// @param draft the text
/// @param answers the conversation so far; without turns where nothing is known
/// @param wrong codes, any of which names what is wrong; empty for a good draft
record DraftRow(String id, String draft, Conversation answers, List<String> wrong) {
  private static final JsonMapper JSON = new JsonMapper();

  static List<DraftRow> in(Path file) throws IOException {
    var rows = new ArrayList<DraftRow>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JSON.readTree(line);
      var wrong = new ArrayList<String>();
      if (row.has("wrong")) {
        row.get("wrong").forEach(code -> wrong.add(code.asString()));
      }
      rows.add(
          new DraftRow(row.get("id").asString(), row.get("draft").asString(), answers(row), wrong));
    }
    return rows;
  }

  private static Conversation answers(JsonNode row) throws IOException {
    JsonNode said = row.get("conversation");
    if (said == null) {
      return Conversation.of("draft", Channel.of(row.path("channel").asString("")), List.of());
    }
    return new Formats()
        .read("draft.json", said.toString().getBytes(StandardCharsets.UTF_8), Options.NONE)
        .conversations()
        .getFirst();
  }

  /// The conversation as it was heard so far.
  Reading reading(Heard heard) {
    Reading reading = heard.begin(answers);
    for (Turn turn : answers.turns()) {
      reading = heard.hear(reading, turn);
    }
    return reading;
  }
}
