package io.heard.formats.vcon;

import io.heard.conversation.SpokenWord;
import io.heard.formats.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Words in a row, each with its speaker, as Deepgram gives them: those of one speaker are one
/// turn.
final class Recognised {
  /// Words of one speaker in a row.
  ///
  /// @param channel the number of the channel
  /// @param speaker what the recogniser calls the speaker; empty where it told none apart
  record Run(int channel, String speaker, List<SpokenWord> words) {
    Duration at() {
      Duration at = words.getFirst().at();
      return at == null ? Duration.ZERO : at;
    }

    Duration until() {
      Duration until = words.getLast().until();
      return until == null ? at() : until;
    }
  }

  private record Heard(int channel, String speaker, Duration start, SpokenWord word) {}

  private Recognised() {}

  /// The runs of `results.channels`, or of one list of `words`; empty for anything else.
  static List<Run> runs(JsonNode body) {
    var heard = new ArrayList<Heard>();
    JsonNode channels = body.path("results").path("channels");
    for (int i = 0; i < channels.size(); i++) {
      hear(channels.get(i).path("alternatives").path(0).path("words"), i, heard);
    }
    if (heard.isEmpty() && !body.has("segments")) {
      hear(body.path("words"), 0, heard);
    }
    heard.sort(Comparator.comparing(Heard::start));
    return gathered(heard);
  }

  private static void hear(JsonNode words, int channel, List<Heard> heard) {
    for (JsonNode word : words.values()) {
      String text = word.path("punctuated_word").asString(word.path("word").asString(""));
      Duration start = seconds(word.path("start"), Duration.ZERO);
      Duration end = seconds(word.path("end"), start);
      if (!text.isBlank() && !start.isNegative() && end.compareTo(start) >= 0) {
        Double confidence =
            word.path("confidence").isNumber() ? word.path("confidence").doubleValue() : null;
        heard.add(
            new Heard(
                channel,
                word.path("speaker").asString(""),
                start,
                new SpokenWord(text.strip(), start, end, confidence)));
      }
    }
  }

  private static Duration seconds(JsonNode given, Duration otherwise) {
    return given.isNumber() ? Times.seconds(given.decimalValue()).orElse(otherwise) : otherwise;
  }

  private static List<Run> gathered(List<Heard> heard) {
    var runs = new ArrayList<Run>();
    int from = 0;
    while (from < heard.size()) {
      Heard first = heard.get(from);
      int to = from + 1;
      while (to < heard.size()
          && heard.get(to).channel() == first.channel()
          && heard.get(to).speaker().equals(first.speaker())) {
        to++;
      }
      runs.add(
          new Run(
              first.channel(),
              first.speaker(),
              heard.subList(from, to).stream().map(Heard::word).toList()));
      from = to;
    }
    return runs;
  }
}
