package io.heard.formats.speech;

import io.heard.conversation.SpokenWord;
import io.heard.formats.Draft;
import io.heard.formats.Json;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Speechmatics heard, message by message or from one file.
final class SpeechmaticsTalk {
  private static final WordForm WORD =
      new WordForm(List.of("content"), List.of("confidence"), false);

  /// The most audio events that are kept beside the talk.
  private static final int MOST_EVENTS = 100;

  private final Map<String, List<WordRow.Heard>> sides = new LinkedHashMap<>();
  private final Map<String, Object> extra = new LinkedHashMap<>();
  private final List<Said> unworded = new ArrayList<>();
  private String own = "";
  private String delimiter = " ";
  private int part;

  /// Takes the transcript of a file.
  void file(JsonNode value, Place place) {
    own = Fields.label(value.path("job").path("id"));
    JsonNode metadata = value.path("metadata");
    pack(metadata.path("language_pack_info"));
    keep("language", Json.value(metadata.path("transcription_config").path("language")));
    keep("duration", Json.value(value.path("job").path("duration")));
    JsonNode events = value.path("audio_events");
    if (events.isArray() && !events.isEmpty() && events.size() <= MOST_EVENTS) {
      keep("audioEvents", Json.value(events));
    }
    results(value.path("results"), place.down("results"), "");
  }

  private void keep(String name, @Nullable Object value) {
    if (value != null) {
      extra.put(name, value);
    }
  }

  private void pack(JsonNode info) {
    JsonNode given = info.path("word_delimiter");
    delimiter = given.isString() && given.stringValue().isBlank() ? given.stringValue() : delimiter;
  }

  /// Takes one message of a live transcription; those that say nothing are passed over.
  void message(JsonNode value, Place place) {
    switch (value.path("message").asString("")) {
      case "RecognitionStarted" -> {
        own = own.isEmpty() ? Fields.label(value.path("id")) : own;
        pack(value.path("language_pack_info"));
      }
      case "AddTranscript" -> {
        JsonNode metadata = value.path("metadata");
        String channel = Fields.label(value.path("channel"));
        String transcript = Fields.text(metadata, "transcript");
        if (value.path("results").isEmpty() && !transcript.isEmpty()) {
          unworded.add(
              Said.of(
                  place.down("metadata").down("transcript").where(),
                  Voices.channel(channel),
                  Fields.seconds(metadata.path("start_time")),
                  Fields.seconds(metadata.path("end_time")),
                  transcript,
                  List.of()));
        }
        results(value.path("results"), place.down("results"), channel);
      }
      case "EndOfUtterance", "EndOfTurn" -> part++;
      default -> {}
    }
  }

  private void results(JsonNode results, Place there, String channel) {
    for (int i = 0; i < results.size(); i++) {
      JsonNode result = results.path(i);
      if (result.path("type").asString("").equals("speaker_change")) {
        part++;
      }
      String own = Fields.label(result.path("channel"));
      String side = own.isEmpty() ? channel : own;
      List<WordRow.Heard> row = sides.computeIfAbsent(side, key -> new ArrayList<>());
      WordRow.Heard heard = heard(result, there.down(i), side, row);
      if (heard != null) {
        row.add(heard);
      }
    }
  }

  private WordRow.@Nullable Heard heard(
      JsonNode result, Place where, String side, List<WordRow.Heard> row) {
    JsonNode best = result.path("alternatives").path(0);
    SpokenWord written = WORD.word(best);
    if (written == null) {
      return null;
    }
    var word =
        new SpokenWord(
            written.text(),
            Fields.seconds(result.path("start_time")),
            Fields.seconds(result.path("end_time")),
            written.confidence());
    WordRow.Joint joint = joint(result);
    boolean follows = joint == WordRow.Joint.BEFORE || joint == WordRow.Joint.BOTH;
    if (follows && !row.isEmpty()) {
      WordRow.Heard last = row.getLast();
      return new WordRow.Heard(where.where(), last.party(), word, joint, last.part());
    }
    Draft.Party party = Voices.of(side, Fields.label(best.path("speaker")));
    // Those who are named are told apart by their names.
    int unnamed = party.equals(Draft.Party.NOBODY) ? part : 0;
    return new WordRow.Heard(where.where(), party, word, joint, unnamed);
  }

  /// What a mark is joined to; where it does not say, punctuation ends the word before it.
  private static WordRow.Joint joint(JsonNode result) {
    return switch (result.path("attaches_to").asString("")) {
      case "previous" -> WordRow.Joint.BEFORE;
      case "next" -> WordRow.Joint.AFTER;
      case "both" -> WordRow.Joint.BOTH;
      case "none" -> WordRow.Joint.APART;
      default ->
          result.path("type").asString("").equals("punctuation")
              ? WordRow.Joint.BEFORE
              : WordRow.Joint.APART;
    };
  }

  /// Hands over what was said.
  void finish(Place place, String id, Options options, Receiver receiver) {
    var recording = new Recording(place, own.isEmpty() ? id : own);
    extra.forEach(recording::extra);
    recording.addAll(WordRow.turns(WordRow.woven(List.copyOf(sides.values())), delimiter));
    if (!unworded.isEmpty()) {
      recording.addAll(unworded);
      recording.sort();
    }
    recording.finish(options, receiver);
  }
}
