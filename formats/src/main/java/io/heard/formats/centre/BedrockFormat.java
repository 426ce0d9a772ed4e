package io.heard.formats.centre;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.RoleSource;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Amazon Bedrock Data Automation: the standard output for a recording. Its custom output holds
/// what was inferred, and is refused.
@AutoService(Format.class)
public final class BedrockFormat extends TreeFormat {
  @Override
  public String name() {
    return "aws-bda";
  }

  @Override
  public Card card() {
    return new Card(
        "Amazon Bedrock Data Automation",
        "segments with times, speakers or channels, words with their times, the language",
        "summaries, topics, moderation, detected data",
        "`standard_output/0/result.json` of a job whose project transcribes");
  }

  @Override
  public Fit fits(JsonNode value) {
    String modality = Fields.text(value.path("metadata"), "semantic_modality");
    boolean segments =
        value.path("audio_segments").isArray()
            && (!modality.isEmpty()
                || value.path("audio_segments").path(0).has("start_timestamp_millis"));
    boolean silent = modality.equals("AUDIO") || modality.equals("VIDEO");
    boolean custom =
        value.path("matched_blueprint").isObject() && value.path("inference_result").isObject();
    return segments || silent || custom ? Fit.SURE : Fit.NO;
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    var lines = new Lines(place, id, options, receiver);
    lines.draft().channel(Channel.VOICE);
    lines.language(Fields.text(value.path("metadata"), "dominant_asset_language"));
    Map<String, JsonNode> items = new HashMap<>();
    for (JsonNode item : value.path("audio_items").values()) {
      items.put(Fields.text(item, "item_index"), item);
    }
    JsonNode segments = Fields.list(value, "audio_segments");
    for (int i = 0; i < segments.size(); i++) {
      Place at = place.down("audio_segments").down(i);
      if (lines.isEntry(segments.get(i), at)) {
        segment(segments.get(i), at, items, lines);
      }
    }
    boolean custom = value.has("inference_result");
    lines.finish(
        custom
            ? "it holds what was inferred from a recording, and none of its words"
            : "the output holds no transcript",
        custom
            ? "the standard output of the same job, which has 'audio_segments'"
            : "switch transcripts on in the project");
  }

  private static void segment(
      JsonNode segment, Place at, Map<String, JsonNode> items, Lines lines) {
    var words = new Words();
    for (JsonNode number : segment.path("audio_item_indices").values()) {
      JsonNode item = items.get(number.asString(""));
      String content = item == null ? "" : Fields.words(item, "content");
      if (item == null || content.isEmpty()) {
        continue;
      }
      // Marks are listed without times.
      if (item.hasNonNull("start_timestamp_millis")) {
        words.word(
            content,
            Fields.since(item.path("start_timestamp_millis"), 3),
            Fields.since(item.path("end_timestamp_millis"), 3),
            Fields.confidence(item.path("confidence")));
      } else {
        words.mark(content);
      }
    }
    String speaker = Fields.text(segment.path("speaker"), "speaker_label");
    String label =
        speaker.isEmpty() ? Fields.text(segment.path("channel"), "channel_label") : speaker;
    lines.add(
        at,
        label.isEmpty() ? Draft.Party.NOBODY : new Draft.Party(null, label, null, RoleSource.NONE),
        Fields.mark(segment.path("start_timestamp_millis"), 3),
        Fields.mark(segment.path("end_timestamp_millis"), 3),
        Fields.words(segment, "text"),
        Fields.text(segment, "segment_index"),
        words.list(),
        Map.of());
  }
}
