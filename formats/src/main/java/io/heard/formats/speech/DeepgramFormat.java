package io.heard.formats.speech;

import com.google.auto.service.AutoService;
import io.heard.conversation.SpokenWord;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Json;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Deepgram's answer about a recording: its utterances, where they were asked for; else the words
/// of each channel, in turns by speaker. Whisper in Deepgram's cloud answers the same way.
@AutoService(Format.class)
public final class DeepgramFormat extends TreeFormat {
  private static final WordForm WORD =
      new WordForm(List.of("punctuated_word", "word"), List.of("confidence"), false);
  private static final List<String> KNOWN =
      List.of("start", "end", "channel", "transcript", "words", "speaker", "id");

  @Override
  public String name() {
    return "deepgram";
  }

  @Override
  public Card card() {
    return new Card(
        "Deepgram",
        "utterances, else words by channel and speaker; times and confidence of words",
        "other alternatives, paragraphs, summaries, topics",
        "the JSON that the API answers, with `diarize` or `multichannel`, and `utterances`");
  }

  @Override
  public Fit fits(JsonNode value) {
    JsonNode results = value.path("results");
    JsonNode channel = results.path("channels").path(0);
    JsonNode utterance = results.path("utterances").path(0);
    boolean request =
        results.path("channels").isArray() && value.path("metadata").has("request_id");
    return request
            || channel.path("alternatives").isArray()
            || (utterance.has("transcript") && utterance.has("start"))
        ? Fit.SURE
        : Fit.NO;
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    JsonNode metadata = value.path("metadata");
    String request = Fields.text(metadata, "request_id");
    var recording = new Recording(place, request.isEmpty() ? id : request);
    JsonNode channels = value.path("results").path("channels");
    recording.extra("language", Fields.text(channels.path(0), "detected_language"));
    recording.extra("duration", Json.value(metadata.path("duration")));
    Place results = place.down("results");
    utterances(value.path("results"), results, recording);
    if (recording.isEmpty()) {
      channels(channels, results.down("channels"), recording);
    }
    recording.finish(options, receiver);
  }

  private static void utterances(JsonNode results, Place place, Recording recording) {
    JsonNode list = results.path("utterances");
    boolean several =
        results.path("channels").size() > 1
            || list.valueStream().map(DeepgramFormat::channel).distinct().count() > 1;
    Place there = place.down("utterances");
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      JsonNode one = list.path(i);
      Place at = there.down(i);
      List<SpokenWord> words = WORD.words(one.path("words"));
      recording.add(
          Said.of(
                  at.where(),
                  Voices.of(several ? channel(one) : "", Fields.label(one.path("speaker"))),
                  Fields.seconds(one.path("start")),
                  Fields.seconds(one.path("end")),
                  recording.text(at, one.path("transcript"), words),
                  words)
              .named(Fields.text(one, "id"))
              .beside(Fields.small(one, KNOWN)),
          at,
          one.path("start"),
          one.path("end"));
    }
    if (several) {
      recording.sort();
    }
  }

  private static String channel(JsonNode utterance) {
    return Fields.label(utterance.path("channel"));
  }

  private static void channels(JsonNode channels, Place there, Recording recording) {
    boolean several = channels.size() > 1;
    var sides = new ArrayList<List<WordRow.Heard>>();
    for (int i = 0; i < channels.size(); i++) {
      String channel = several ? String.valueOf(i) : "";
      JsonNode best = channels.path(i).path("alternatives").path(0);
      Place at = there.down(i).down("alternatives").down(0);
      List<WordRow.Heard> side =
          WORD.row(
              best.path("words"),
              at.down("words"),
              word -> Voices.of(channel, Fields.label(word.path("speaker"))));
      sides.add(side);
      String transcript = Fields.text(best, "transcript");
      if (side.isEmpty() && !transcript.isEmpty()) {
        recording.add(
            Said.of(
                at.down("transcript").where(),
                Voices.channel(channel),
                null,
                null,
                transcript,
                List.of()));
      }
    }
    recording.addAll(WordRow.turns(WordRow.woven(sides), " "));
  }
}
