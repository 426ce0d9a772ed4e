package io.heard.formats.speech;

import com.google.auto.service.AutoService;
import io.heard.conversation.SpokenWord;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Json;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// AssemblyAI's transcript: its utterances, where speakers or channels were asked for; else its
/// words in turns by speaker; else its text. Times are milliseconds, the duration is seconds.
@AutoService(Format.class)
public final class AssemblyAiFormat extends TreeFormat {
  private static final WordForm WORD = new WordForm(List.of("text"), List.of("confidence"), true);
  private static final List<String> KNOWN =
      List.of("start", "end", "channel", "text", "words", "speaker");

  /// Lists of stretches of speech, the one that says most about who speaks first; the last two come
  /// from addresses of their own.
  private static final List<String> LISTS = List.of("utterances", "sentences", "paragraphs");

  private static final Set<String> STATES = Set.of("queued", "processing", "completed", "error");

  /// Fields that nobody else has; the two that all transcripts of it have come first.
  private static final List<String> OWN =
      List.of(
          "audio_duration",
          "audio_url",
          "acoustic_model",
          "language_model",
          "speech_model",
          "speech_models",
          "dual_channel",
          "multichannel",
          "webhook_auth",
          "speaker_labels",
          "language_code",
          "format_text");

  @Override
  public String name() {
    return "assemblyai";
  }

  @Override
  public Card card() {
    return new Card(
        "AssemblyAI",
        "utterances, else words by speaker; times and confidence of words",
        "chapters, highlights, entities, sentiment, summary",
        "the JSON of `/v2/transcript/ID`, with `speaker_labels` or `multichannel`");
  }

  @Override
  public Fit fits(JsonNode value) {
    if (!value.isObject()) {
      return Fit.NO;
    }
    boolean holds = value.has("words") || LISTS.stream().anyMatch(value::has) || value.has("text");
    long own = OWN.stream().filter(value::has).count();
    boolean state = STATES.contains(value.path("status").asString(""));
    if ((state && own >= 2) || (holds && value.has("audio_duration") && own >= 1 && hasId(value))) {
      return Fit.SURE;
    }
    JsonNode first = value.path("utterances").path(0);
    boolean utterance =
        first.path("start").isIntegralNumber()
            && first.path("text").isString()
            && first.path("words").path(0).path("text").isString();
    return utterance ? Fit.MAYBE : Fit.NO;
  }

  private static boolean hasId(JsonNode value) {
    return value.path("id").isString();
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    String status = value.path("status").asString("");
    if (status.equals("error")) {
      receiver.say(
          place
              .down("status")
              .lost("AssemblyAI could not transcribe the recording", "'error' says why"));
      return;
    }
    if (status.equals("queued") || status.equals("processing")) {
      receiver.say(
          place.down("status").lost("the transcript is not ready yet", "ask for it again later"));
      return;
    }
    String own = Fields.text(value, "id");
    var recording = new Recording(place, own.isEmpty() ? id : own);
    recording.extra("language", Fields.text(value, "language_code"));
    recording.extra("duration", Json.value(value.path("audio_duration")));
    for (String list : LISTS) {
      if (recording.isEmpty()) {
        stretches(value.path(list), place.down(list), recording);
      }
    }
    if (recording.isEmpty()) {
      recording.addAll(
          WordRow.turns(WordRow.woven(sides(value.path("words"), place.down("words"))), " "));
    }
    if (recording.isEmpty()) {
      recording.add(
          Said.of(
              place.down("text").where(),
              Draft.Party.NOBODY,
              null,
              null,
              Fields.text(value, "text"),
              List.of()));
    }
    recording.finish(options, receiver);
  }

  private static void stretches(JsonNode list, Place there, Recording recording) {
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      JsonNode one = list.path(i);
      Place at = there.down(i);
      List<SpokenWord> words = WORD.words(one.path("words"));
      recording.add(
          Said.of(
                  at.where(),
                  party(one),
                  Fields.millis(one.path("start")),
                  Fields.millis(one.path("end")),
                  recording.text(at, one.path("text"), words),
                  words)
              .beside(Fields.small(one, KNOWN)),
          at,
          one.path("start"),
          one.path("end"));
    }
  }

  /// With channels and no speakers in them the speaker repeats the channel; with both it is the
  /// channel and a letter, `1A`, and says all.
  private static Draft.Party party(JsonNode one) {
    String channel = Fields.label(one.path("channel"));
    String speaker = Fields.label(one.path("speaker"));
    boolean repeated = speaker.equals(channel) || speaker.isEmpty();
    return repeated ? Voices.channel(channel) : Voices.speaker(speaker);
  }

  private static List<List<WordRow.Heard>> sides(JsonNode words, Place there) {
    var sides = new LinkedHashMap<String, List<WordRow.Heard>>();
    for (int i = 0; i < words.size(); i++) {
      SpokenWord word = WORD.word(words.path(i));
      if (word != null) {
        sides
            .computeIfAbsent(
                Fields.label(words.path(i).path("channel")), channel -> new ArrayList<>())
            .add(WordRow.Heard.of(there.down(i).where(), party(words.path(i)), word));
      }
    }
    return List.copyOf(sides.values());
  }
}
