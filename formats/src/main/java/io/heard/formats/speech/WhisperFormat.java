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
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What Whisper and the programs around it write: openai/whisper and the OpenAI API,
/// faster-whisper, whisper-timestamped, WhisperX with speakers, the pipeline of transformers, and
/// whisper.cpp in a form of its own. A segment is a turn. Whisper writes words where nobody spoke;
/// these are kept and not read.
@AutoService(Format.class)
public final class WhisperFormat extends TreeFormat {
  private static final WordForm WORD =
      new WordForm(List.of("word", "text"), List.of("probability", "confidence", "score"), false);

  /// Fields of segments that only Whisper's have, as Python and as Swift write them.
  private static final List<String> OWN =
      List.of(
          "avg_logprob",
          "no_speech_prob",
          "compression_ratio",
          "seek",
          "avgLogprob",
          "noSpeechProb",
          "compressionRatio");

  private static final List<String> KNOWN =
      List.of(
          "id",
          "seek",
          "start",
          "end",
          "text",
          "tokens",
          "words",
          "speaker",
          "channel",
          "timestamp",
          "type");

  private static final int LOOKED_AT = 5;

  @Override
  public String name() {
    return "whisper";
  }

  @Override
  public Card card() {
    return new Card(
        "Whisper, WhisperX, whisper.cpp",
        "segments with speakers where there are some, times and confidence of words; what was made"
            + " up over silence, as not said",
        "tokens",
        "`--output_format json`; whisper.cpp: `-oj`, or `-ojf` with words");
  }

  @Override
  public Fit fits(JsonNode value) {
    if (WhisperCpp.fits(value)) {
      return Fit.SURE;
    }
    if (value.isArray()) {
      return few(value).allMatch(WhisperFormat::isSegment) && few(value).anyMatch(this::isOwn)
          ? Fit.SURE
          : Fit.NO;
    }
    if (value.has("word_segments") || isPipeline(value)) {
      return Fit.SURE;
    }
    boolean text = value.path("text").isString();
    boolean task = value.path("task").isString() && value.has("duration");
    JsonNode segments = value.path("segments");
    boolean any = segments.isEmpty() || few(segments).anyMatch(WhisperFormat::isSegment);
    if (!segments.isArray() || !any) {
      JsonNode word = value.path("words").path(0);
      return text && task && word.has("word") && word.has("start") ? Fit.SURE : Fit.NO;
    }
    if (task || (text && value.has("language")) || few(segments).anyMatch(this::isOwn)) {
      return Fit.SURE;
    }
    // Others have segments too, with more around them.
    boolean others = segments.isEmpty() || value.has("transcript") || value.has("speakers");
    return others ? Fit.NO : Fit.MAYBE;
  }

  private static Stream<JsonNode> few(JsonNode list) {
    return list.valueStream().limit(LOOKED_AT);
  }

  private static boolean isSegment(JsonNode segment) {
    return segment.path("text").isString() && segment.has("start") && segment.has("end");
  }

  private boolean isOwn(JsonNode segment) {
    JsonNode word = segment.path("words").path(0);
    return OWN.stream().anyMatch(segment::has)
        || (word.has("word") && (word.has("probability") || word.has("score")))
        || segment.path("speaker").asString("").matches("SPEAKER_\\d{2,3}");
  }

  private static boolean isPipeline(JsonNode value) {
    JsonNode first = value.path("chunks").path(0);
    return first.path("timestamp").isArray() && first.path("text").isString();
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    var recording = new Recording(place, id);
    if (WhisperCpp.fits(value)) {
      WhisperCpp.read(value, place, recording);
      recording.finish(options, receiver);
      return;
    }
    recording.extra("language", Fields.text(value, "language"));
    recording.extra("duration", Json.value(value.path("duration")));
    if (value.isArray()) {
      segments(value, place, recording);
    } else if (value.path("speakers").path(0).has("timestamp")) {
      segments(value.path("speakers"), place.down("speakers"), recording);
    } else if (value.path("segments").isArray() && !value.path("segments").isEmpty()) {
      segments(value.path("segments"), place.down("segments"), recording);
    } else if (value.path("chunks").isArray()) {
      segments(value.path("chunks"), place.down("chunks"), recording);
    } else {
      words(value, place, recording);
    }
    recording.finish(options, receiver);
  }

  private static void segments(JsonNode list, Place there, Recording recording) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode one = list.path(i);
      Place at = there.down(i);
      List<Draft.Party> parties = parties(one);
      if (parties.size() > 1) {
        List<WordRow.Heard> row =
            WORD.row(one.path("words"), at.down("words"), WhisperFormat::party);
        WordRow.turns(row, " ").forEach(said -> recording.add(said.doubted(doubt(one))));
        continue;
      }
      List<SpokenWord> words = WORD.words(one.path("words"));
      JsonNode stamp = one.path("timestamp");
      JsonNode from = stamp.isArray() ? stamp.path(0) : one.path("start");
      JsonNode to = stamp.isArray() ? stamp.path(1) : one.path("end");
      recording.add(
          Said.of(
                  at.where(),
                  parties.getFirst(),
                  Fields.seconds(from),
                  Fields.seconds(to),
                  recording.text(at, one.path("text"), words),
                  words)
              .beside(Fields.small(one, KNOWN))
              .doubted(doubt(one)),
          at,
          from,
          to);
    }
  }

  /// Who speaks in a segment: the one that it names, else those whom its words name; never empty.
  private static List<Draft.Party> parties(JsonNode segment) {
    Draft.Party own = party(segment);
    List<Draft.Party> others =
        segment.path("words").valueStream().map(WhisperFormat::party).distinct().toList();
    return own.equals(Draft.Party.NOBODY) && !others.isEmpty() ? others : List.of(own);
  }

  private static Draft.Party party(JsonNode one) {
    return Voices.of(Fields.label(one.path("channel")), Fields.label(one.path("speaker")));
  }

  private static Said.Doubt doubt(JsonNode segment) {
    JsonNode word = segment.path("words").path(0);
    return new Said.Doubt(
        Fields.share(segment, "no_speech_prob", "noSpeechProb"),
        Fields.figure(segment, "avg_logprob", "avgLogprob"),
        Fields.figure(segment, "compression_ratio", "compressionRatio"),
        word.has("score") && !word.has("probability") && !word.has("confidence"));
  }

  /// Words without segments: WhisperX's own list of all words, or those of the OpenAI API, whose
  /// marks stand in the text only.
  private static void words(JsonNode value, Place place, Recording recording) {
    String field = value.path("word_segments").isArray() ? "word_segments" : "words";
    List<Said> turns =
        WordRow.turns(WORD.row(value.path(field), place.down(field), WhisperFormat::party), " ");
    String text = Fields.text(value, "text");
    if (text.isEmpty() || turns.size() > 1) {
      recording.addAll(turns);
      return;
    }
    Said all = turns.isEmpty() ? null : turns.getFirst();
    recording.add(
        Said.of(
            all == null ? place.down("text").where() : all.line().where(),
            all == null ? Draft.Party.NOBODY : all.line().party(),
            all == null ? null : all.at().orElse(null),
            all == null ? null : all.until().orElse(null),
            text,
            all == null ? List.of() : all.line().words()));
  }
}
