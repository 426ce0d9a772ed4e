package io.heard.formats.centre;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.RoleSource;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Amazon Transcribe: the output of a transcription job. Turns are its audio segments where it has
/// them, else the segments of its speakers, else what each channel says between two pauses.
@AutoService(Format.class)
public final class TranscribeFormat extends TreeFormat {
  /// The pause that ends a turn where only channels tell speakers apart: two seconds, as in the
  /// sample by which Amazon makes documents of such files.
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "transcribe";
  }

  @Override
  public Card card() {
    return new Card(
        "Amazon Transcribe",
        "turns with times, speakers or channels, words and their confidence, the language",
        "alternatives, vocabulary filters",
        "`TranscriptFileUri` of a transcription job");
  }

  @Override
  public Fit fits(JsonNode value) {
    JsonNode results = value.path("results");
    boolean job = value.has("jobName") || value.has("accountId");
    return results.path("transcripts").isArray() && (results.path("items").isArray() || job)
        ? Fit.SURE
        : Fit.NO;
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    String job = Fields.text(value, "jobName");
    var lines = new Lines(place, job.isEmpty() ? id : job, options, receiver);
    lines.draft().channel(Channel.VOICE);
    JsonNode results = value.path("results");
    lines.language(Fields.text(results, "language_code"));
    Place at = place.down("results");
    JsonNode channels = Fields.list(results.path("channel_labels"), "channels");
    if (!Fields.list(results, "audio_segments").isEmpty()) {
      segments(results, at, lines);
    } else if (!channels.isEmpty()) {
      Place there = at.down("channel_labels").down("channels");
      for (int i = 0; i < channels.size(); i++) {
        JsonNode channel = channels.get(i);
        String label = Fields.text(channel, "channel_label");
        runs(
            Fields.list(channel, "items"),
            there.down(i).down("items"),
            label.isEmpty() ? "ch_" + i : label,
            null,
            lines);
      }
      lines.sort();
    } else if (!Fields.list(results, "items").isEmpty()) {
      runs(Fields.list(results, "items"), at.down("items"), "", speakers(results), lines);
    } else {
      whole(Fields.list(results, "transcripts"), at.down("transcripts"), lines);
    }
    String status = Fields.text(value, "status");
    lines.finish(
        "the job's transcript is empty",
        status.equalsIgnoreCase("COMPLETED") || status.isEmpty()
            ? "the recording was silent"
            : "the job is not completed");
  }

  private static void whole(JsonNode transcripts, Place at, Lines lines) {
    for (int i = 0; i < transcripts.size(); i++) {
      lines.add(
          at.down(i),
          party(""),
          null,
          null,
          Fields.words(transcripts.get(i), "transcript"),
          "",
          List.of(),
          Map.of());
    }
  }

  private static void segments(JsonNode results, Place at, Lines lines) {
    Map<String, JsonNode> items = new HashMap<>();
    JsonNode list = Fields.list(results, "items");
    for (int i = 0; i < list.size(); i++) {
      String id = Fields.text(list.get(i), "id");
      items.put(id.isEmpty() ? String.valueOf(i) : id, list.get(i));
    }
    Speakers speakers = speakers(results);
    JsonNode segments = Fields.list(results, "audio_segments");
    for (int i = 0; i < segments.size(); i++) {
      JsonNode segment = segments.get(i);
      Place there = at.down("audio_segments").down(i);
      if (!lines.isEntry(segment, there)) {
        continue;
      }
      var words = new Words();
      String label = Fields.text(segment, "speaker_label", "channel_label");
      for (JsonNode number : segment.path("items").values()) {
        JsonNode item = items.get(number.asString(""));
        if (item != null) {
          put(item, words);
          label = label.isEmpty() ? speakers.of(item, "").label() : label;
        }
      }
      String text = Fields.words(segment, "transcript");
      lines.add(
          there,
          party(label),
          Fields.mark(segment.path("start_time"), 0),
          Fields.mark(segment.path("end_time"), 0),
          text.isEmpty() ? words.text() : text,
          Fields.text(segment, "id"),
          words.list(),
          Map.of());
    }
    lines.sort();
  }

  /// Items in a row that belong together are a turn.
  ///
  /// @param label the label of all of them; empty where their own counts
  /// @param speakers who speaks when, null where a pause ends a turn
  private static void runs(
      JsonNode items, Place at, String label, @Nullable Speakers speakers, Lines lines) {
    var words = new Words();
    Stretch now = new Stretch(label, -1);
    Duration last = null;
    Place from = at;
    for (int i = 0; i < items.size(); i++) {
      JsonNode item = items.get(i);
      Duration start = Fields.since(item.path("start_time"), 0);
      boolean mark = isMark(item);
      Stretch next = speakers == null || mark ? now : speakers.of(item, now.label());
      boolean pause =
          speakers == null
              && last != null
              && start != null
              && start.minus(last).compareTo(PAUSE) >= 0;
      if (!words.isEmpty() && !mark && (pause || !next.equals(now))) {
        turn(words, from, now.label(), lines);
        words = new Words();
      }
      if (words.isEmpty()) {
        from = at.down(i);
      }
      now = next;
      put(item, words);
      Duration end = Fields.since(item.path("end_time"), 0);
      last = end == null ? last : end;
    }
    if (!words.isEmpty()) {
      turn(words, from, now.label(), lines);
    }
  }

  private static void turn(Words words, Place at, String label, Lines lines) {
    Duration start = words.from();
    Duration end = words.to();
    lines.add(
        at,
        party(label),
        start == null ? null : new Mark.Since(start),
        end == null ? null : new Mark.Since(end),
        words.text(),
        "",
        words.list(),
        Map.of());
  }

  private static boolean isMark(JsonNode item) {
    return Fields.text(item, "type").equalsIgnoreCase("punctuation");
  }

  private static void put(JsonNode item, Words words) {
    JsonNode first = item.path("alternatives").path(0);
    String content = Fields.words(first, "content");
    if (content.isEmpty()) {
      return;
    }
    if (isMark(item)) {
      words.mark(content);
    } else {
      words.word(
          content,
          Fields.since(item.path("start_time"), 0),
          Fields.since(item.path("end_time"), 0),
          Fields.confidence(first.path("confidence")));
    }
  }

  /// Speakers and channels have numbers, no names.
  private static Draft.Party party(String label) {
    return label.isEmpty()
        ? Draft.Party.NOBODY
        : new Draft.Party(null, label, null, RoleSource.NONE);
  }

  /// Who speaks in which segment.
  private record Stretch(String label, int segment) {}

  /// Who speaks when, as the segments of `speaker_labels` have it.
  private static final class Speakers {
    private final TreeMap<Duration, Stretch> starts = new TreeMap<>();

    /// Who says the item: by its own label, else by the segment it begins in; in doubt whoever
    /// spoke before.
    Stretch of(JsonNode item, String before) {
      String own = Fields.text(item, "speaker_label", "channel_label");
      Duration start = Fields.since(item.path("start_time"), 0);
      Map.Entry<Duration, Stretch> at = start == null ? null : starts.floorEntry(start);
      if (at == null) {
        return new Stretch(own.isEmpty() ? before : own, -1);
      }
      return own.isEmpty() ? at.getValue() : new Stretch(own, at.getValue().segment());
    }
  }

  private static Speakers speakers(JsonNode results) {
    var speakers = new Speakers();
    JsonNode segments = Fields.list(results.path("speaker_labels"), "segments");
    for (int i = 0; i < segments.size(); i++) {
      JsonNode segment = segments.get(i);
      var stretch = new Stretch(Fields.text(segment, "speaker_label"), i);
      put(segment, stretch, speakers);
      segment.path("items").values().forEach(item -> put(item, stretch, speakers));
    }
    return speakers;
  }

  private static void put(JsonNode timed, Stretch stretch, Speakers speakers) {
    Duration start = Fields.since(timed.path("start_time"), 0);
    if (start != null) {
      speakers.starts.put(start, stretch);
    }
  }
}
