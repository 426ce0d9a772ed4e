package io.heard.formats.centre;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import tools.jackson.databind.JsonNode;

/// Amazon Transcribe Call Analytics: the output of a job. It resembles Contact Lens and differs in
/// small things: the role stands on the turn, and each turn lists its words.
@AutoService(Format.class)
public final class CallAnalyticsFormat extends TreeFormat {
  @Override
  public String name() {
    return "transcribe-call-analytics";
  }

  @Override
  public Card card() {
    return new Card(
        "Amazon Transcribe Call Analytics",
        "turns with times, roles, words and their confidence; categories, places of issues, the"
            + " customer's sentiment and loudness as fields that are not read",
        "sentiment of agents, summaries, interruptions, talk time",
        "`TranscriptFileUri` of a Call Analytics job");
  }

  @Override
  public Fit fits(JsonNode value) {
    return isCall(value) ? Fit.SURE : Fit.NO;
  }

  /// Whether the value is the output of a job rather than of Contact Lens, whose turns name their
  /// speaker by id and list no words.
  static boolean isCall(JsonNode value) {
    JsonNode turns = value.path("Transcript");
    if (!value.isObject() || !turns.isArray()) {
      return false;
    }
    return value.has("JobName")
        || turns
            .valueStream()
            .anyMatch(turn ->
                turn.has("BeginOffsetMillis")
                    && !turn.has("ParticipantId")
                    && (turn.has("ParticipantRole") || turn.path("Items").isArray()));
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    String job = Fields.text(value, "JobName");
    var lines = new Lines(place, job.isEmpty() ? id : job, options, receiver);
    lines.draft().channel(Channel.VOICE);
    Amazon.whole(value, lines);
    JsonNode turns = Fields.list(value, "Transcript");
    for (int i = 0; i < turns.size(); i++) {
      Place at = place.down("Transcript").down(i);
      if (lines.isEntry(turns.get(i), at)) {
        turn(turns.get(i), at, lines);
      }
    }
    lines.finish("the job's 'Transcript' is empty", "the call was silent or too short");
  }

  private static void turn(JsonNode turn, Place at, Lines lines) {
    String word = Fields.text(turn, "ParticipantRole");
    Role role = Amazon.role(word);
    var words = new Words();
    for (JsonNode item : turn.path("Items").values()) {
      String content = Fields.words(item, "Content");
      if (content.isEmpty()) {
        continue;
      }
      if (Fields.text(item, "Type").equalsIgnoreCase("punctuation")) {
        words.mark(content);
      } else {
        words.word(
            content,
            Fields.since(item.path("BeginOffsetMillis"), 3),
            Fields.since(item.path("EndOffsetMillis"), 3),
            Fields.confidence(item.path("Confidence")));
      }
    }
    JsonNode content = turn.path("Content");
    lines.add(
        at,
        role != null || word.isEmpty()
            ? new Draft.Party(null, null, role, role == null ? RoleSource.NONE : RoleSource.FILE)
            : new Draft.Party(null, word, null, RoleSource.NONE),
        Fields.mark(turn.path("BeginOffsetMillis"), 3),
        Fields.mark(turn.path("EndOffsetMillis"), 3),
        content.isString() ? content.stringValue() : words.text(),
        Fields.text(turn, "Id"),
        words.list(),
        Amazon.kept(turn, role));
  }
}
