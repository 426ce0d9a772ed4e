package io.heard.formats.speech;

import io.heard.conversation.SpokenWord;
import io.heard.formats.Place;
import io.heard.formats.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The JSON that whisper.cpp writes: `transcription`, with `offsets` in milliseconds and
/// `timestamps` as in SRT; with `-ojf` also tokens, of which words are made here. It has no figure
/// for silence, so the probabilities of its words are what can be doubted.
final class WhisperCpp {
  private static final List<String> KNOWN =
      List.of("timestamps", "offsets", "text", "tokens", "speaker", "id");

  /// What tinydiarize adds where the next segment is somebody else's.
  private static final String TURN = "[SPEAKER_TURN]";

  private WhisperCpp() {}

  static boolean fits(JsonNode value) {
    JsonNode first = value.path("transcription").path(0);
    boolean around = value.path("result").isObject() || value.has("systeminfo");
    return value.path("transcription").isArray()
        && (around || first.has("offsets") || first.has("timestamps"));
  }

  static void read(JsonNode value, Place place, Recording recording) {
    recording.extra("language", Fields.text(value.path("result"), "language"));
    JsonNode list = value.path("transcription");
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = list.path(i);
      Place at = place.down("transcription").down(i);
      List<SpokenWord> words = words(one.path("tokens"));
      recording.add(
          Said.of(
                  at.where(),
                  Voices.speaker(Fields.label(one.path("speaker"))),
                  time(one, "from"),
                  time(one, "to"),
                  withoutTurn(recording.text(at, one.path("text"), words)),
                  words)
              .beside(Fields.small(one, KNOWN)),
          at,
          one.path("offsets").path("from"),
          one.path("offsets").path("to"));
    }
  }

  private static String withoutTurn(String text) {
    return text.endsWith(TURN) ? text.substring(0, text.length() - TURN.length()) : text;
  }

  private static @Nullable Duration time(JsonNode one, String end) {
    Duration offset = Fields.millis(one.path("offsets").path(end));
    return offset != null
        ? offset
        : Times.clock(one.path("timestamps").path(end).asString("")).orElse(null);
  }

  /// A token that begins with a blank begins a word; its probability is the mean of its tokens', as
  /// openai/whisper reckons it.
  private static List<SpokenWord> words(JsonNode tokens) {
    var words = new ArrayList<SpokenWord>();
    var word = new ArrayList<JsonNode>();
    for (JsonNode token : tokens.values()) {
      String text = token.path("text").asString("");
      if (text.startsWith("[_") || text.startsWith("<|") || text.isEmpty()) {
        continue;
      }
      if (text.startsWith(" ")) {
        add(word, words);
        word.clear();
      }
      word.add(token);
    }
    add(word, words);
    return List.copyOf(words);
  }

  private static void add(List<JsonNode> tokens, List<SpokenWord> words) {
    var text = new StringBuilder();
    double sum = 0;
    int weighed = 0;
    Duration until = null;
    for (JsonNode token : tokens) {
      text.append(token.path("text").asString(""));
      Double sure = Fields.share(token, "p");
      sum += sure == null ? 0 : sure;
      weighed += sure == null ? 0 : 1;
      until = WordRow.later(until, time(token, "to"));
    }
    String written = text.toString().strip();
    if (!written.isEmpty()) {
      words.add(
          new SpokenWord(
              written,
              time(tokens.getFirst(), "from"),
              until,
              weighed == tokens.size() ? Math.round(sum / weighed * 1e6) / 1e6 : null));
    }
  }
}
