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
import io.heard.formats.RoleWords;
import io.heard.formats.TreeFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Twilio Conversational Intelligence (Voice Intelligence): sentences, as the API pages them or as
/// its libraries list them. The transcript beside them says who speaks on which channel; by itself
/// it holds no words, and neither do the results of operators.
@AutoService(Format.class)
public final class TwilioIntelligenceFormat extends TreeFormat {
  private static final Pattern TRANSCRIPT = Pattern.compile("/Transcripts/(GT[0-9a-fA-F]{32})/");

  @Override
  public String name() {
    return "twilio-intelligence";
  }

  @Override
  public Card card() {
    return new Card(
        "Twilio Conversational Intelligence",
        "sentences with times, channels, words and confidence; roles and names where the"
            + " transcript stands beside them",
        "results of operators",
        "`GET /v2/Transcripts/GT…/Sentences`, all pages, in one list with `GET"
            + " /v2/Transcripts/GT…`");
  }

  @Override
  public Fit fits(JsonNode value) {
    if (value.isArray()) {
      boolean all =
          value.valueStream().allMatch(one -> isSentence(one) || isPage(one) || isTranscript(one));
      return all && value.valueStream().anyMatch(one -> !isTranscript(one)) ? Fit.SURE : Fit.NO;
    }
    return isPage(value) || isTranscript(value) || isOperators(value) ? Fit.SURE : Fit.NO;
  }

  private static boolean isSentence(JsonNode value) {
    return (value.has("media_channel") && value.has("sentence_index"))
        || (value.has("mediaChannel") && value.has("sentenceIndex"));
  }

  private static boolean isPage(JsonNode value) {
    JsonNode sentences = value.path("sentences");
    return sentences.isArray()
        && (sentences.isEmpty()
            ? Fields.text(value.path("meta"), "key").equals("sentences")
            : isSentence(sentences.get(0)));
  }

  private static boolean isTranscript(JsonNode value) {
    return Fields.text(value, "sid").startsWith("GT")
        && (value.path("links").has("sentences") || value.has("service_sid"));
  }

  private static boolean isOperators(JsonNode value) {
    return value.path("operator_results").isArray();
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    var calls = new LinkedHashMap<String, Call>();
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        put(value.get(i), place.down(i), calls);
      }
    } else {
      put(value, place, calls);
    }
    calls.forEach((sid, call) -> call.read(place, sid.isEmpty() ? id : sid, options, receiver));
    if (calls.isEmpty()) {
      receiver.say(
          place.lost(
              "it holds results of operators and no words",
              "the sentences of the same transcript, /Sentences"));
    }
  }

  private static void put(JsonNode value, Place place, Map<String, Call> calls) {
    if (isSentence(value)) {
      calls
          .computeIfAbsent(Fields.text(value, "transcript_sid", "transcriptSid"), key -> new Call())
          .sentences
          .add(new Sentence(value, place));
      return;
    }
    if (!isPage(value) && !isTranscript(value)) {
      return;
    }
    Matcher named = TRANSCRIPT.matcher(Fields.text(value.path("meta"), "url", "first_page_url"));
    String sid =
        isTranscript(value)
            ? Fields.text(value, "sid")
            : named.find() ? named.group(1) : Fields.text(value, "transcript_sid");
    Call call = calls.computeIfAbsent(sid, key -> new Call());
    if (isTranscript(value)) {
      call.transcript = value;
    }
    JsonNode sentences = Fields.list(value, "sentences");
    for (int i = 0; i < sentences.size(); i++) {
      call.sentences.add(new Sentence(sentences.get(i), place.down("sentences").down(i)));
    }
    call.more = value.path("meta").hasNonNull("next_page_url");
  }

  /// A sentence as it came.
  private record Sentence(JsonNode node, Place place) {
    long index() {
      return Fields.any(node, "sentence_index", "sentenceIndex").asLong(0);
    }
  }

  /// The sentences of one transcript.
  private static final class Call {
    private final List<Sentence> sentences = new ArrayList<>();
    private @Nullable JsonNode transcript;
    private boolean more;

    void read(Place place, String id, Options options, Receiver receiver) {
      var lines = new Lines(place, id, options, receiver);
      lines.draft().channel(Channel.VOICE);
      JsonNode about = transcript;
      var parties = new HashMap<String, Draft.Party>();
      if (about != null) {
        lines.language(Fields.text(about, "language_code"));
        for (JsonNode one : about.path("channel").path("participants").values()) {
          parties.put(Fields.text(one, "channel_participant"), participant(one));
        }
      }
      sentences.sort(Comparator.comparingLong(Sentence::index));
      for (Sentence sentence : sentences) {
        if (lines.isEntry(sentence.node(), sentence.place())) {
          add(sentence, parties, lines);
        }
      }
      if (more) {
        lines.note("there are more pages of sentences than this", "put all pages into one list");
      }
      lines.finish(
          about == null
              ? "the transcript has no sentences"
              : "the transcript's words stand elsewhere ('links/sentences'), and nothing is fetched",
          "the answer of /Sentences, in one list with this");
    }

    private static void add(Sentence sentence, Map<String, Draft.Party> parties, Lines lines) {
      JsonNode node = sentence.node();
      var words = new Words();
      for (JsonNode word : node.path("words").values()) {
        String said = Fields.words(word, "word");
        if (!said.isEmpty()) {
          words.word(
              said,
              Fields.since(Fields.any(word, "start_time", "startTime"), 0),
              Fields.since(Fields.any(word, "end_time", "endTime"), 0),
              Fields.confidence(word.path("confidence")));
        }
      }
      String channel = Fields.text(node, "media_channel", "mediaChannel");
      lines.add(
          sentence.place(),
          parties.getOrDefault(
              channel,
              channel.isEmpty()
                  ? Draft.Party.NOBODY
                  : new Draft.Party(null, "Channel " + channel, null, RoleSource.NONE)),
          Fields.mark(Fields.any(node, "start_time", "startTime"), 0),
          Fields.mark(Fields.any(node, "end_time", "endTime"), 0),
          Fields.words(node, "transcript"),
          Fields.text(node, "sid"),
          words.list(),
          Fields.small(node, "confidence"));
    }

    private static Draft.Party participant(JsonNode one) {
      Role role =
          RoleWords.role(Fields.text(one, "role"))
              .filter(known -> known != Role.UNKNOWN)
              .orElse(null);
      String name = Fields.words(one, "full_name");
      String user = Fields.text(one, "user_id");
      String label = "Channel " + Fields.text(one, "channel_participant");
      return new Draft.Party(
          user.isEmpty() ? null : user,
          name.isEmpty() ? role == null ? label : null : name,
          role,
          role == null ? RoleSource.NONE : RoleSource.FILE);
    }
  }
}
