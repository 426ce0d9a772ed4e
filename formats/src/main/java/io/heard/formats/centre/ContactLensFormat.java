package io.heard.formats.centre;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Amazon Connect Contact Lens: the file written after a call or a chat, the transcript of a chat,
/// and what is heard live, as answers of the API or as events of a stream.
@AutoService(Format.class)
public final class ContactLensFormat extends TreeFormat {
  private static final List<String> SIGNS =
      List.of(
          "ConversationCharacteristics",
          "ContentMetadata",
          "CustomerMetadata",
          "JobStatus",
          "ChatTranscriptVersion",
          "InitialContactId");

  @Override
  public String name() {
    return "contact-lens";
  }

  @Override
  public Card card() {
    return new Card(
        "Amazon Connect Contact Lens",
        "calls, chats and live segments with times and ids, every agent apart, joined, left and"
            + " attachments as system lines; categories, places of issues and redactions, the"
            + " customer's sentiment and loudness as fields that are not read",
        "sentiment of agents, summaries, other characteristics; live words that were not final",
        "Amazon Connect's S3 bucket under `Analysis`; live: the Kinesis stream, or"
            + " `aws connect-contact-lens list-realtime-contact-analysis-segments`");
  }

  @Override
  public Fit fits(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().anyMatch(ContactLensLive::isPart)
              && value
                  .valueStream()
                  .allMatch(part -> ContactLensLive.isPart(part) || ContactLensLive.isSegment(part))
          ? Fit.SURE
          : Fit.NO;
    }
    return ContactLensLive.isPart(value) || isFile(value) ? Fit.SURE : Fit.NO;
  }

  private static boolean isFile(JsonNode value) {
    if (!value.isObject() || CallAnalyticsFormat.isCall(value)) {
      return false;
    }
    JsonNode items = value.path("Transcript");
    if (!items.isArray()) {
      return value.has("CustomerMetadata") && value.path("Channel").isString();
    }
    return SIGNS.stream().anyMatch(value::has)
        || (!items.isEmpty() && items.valueStream().anyMatch(ContactLensFormat::isItem));
  }

  private static boolean isItem(JsonNode item) {
    return (item.has("ParticipantId") || item.has("ContentType"))
        && (item.has("AbsoluteTime") || item.has("BeginOffsetMillis"));
  }

  @Override
  protected boolean isPart(JsonNode value) {
    return ContactLensLive.isPart(value);
  }

  @Override
  protected Parts parts(String file, Options options, Receiver receiver) {
    return new ContactLensLive(new Place(file, "", ""), file + "#1", options, receiver);
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (!value.isArray() && !ContactLensLive.isPart(value)) {
      readFile(value, place, id, options, receiver);
      return;
    }
    var live = new ContactLensLive(place, id, options, receiver);
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        live.take(value.get(i), place.down(i));
      }
    } else {
      live.take(value, place);
    }
    live.finish();
  }

  private static void readFile(
      JsonNode value, Place place, String id, Options options, Receiver receiver) {
    String own = Fields.text(value.path("CustomerMetadata"), "ContactId");
    String contact = own.isEmpty() ? Fields.text(value, "ContactId", "InitialContactId") : own;
    var lines = new Lines(place, contact.isEmpty() ? id : contact, options, receiver);
    Amazon.whole(value, lines);
    var items = new ContactLensItems(lines);
    JsonNode transcript = Fields.list(value, "Transcript");
    value.path("Participants").values().forEach(items::meet);
    transcript.values().forEach(items::meet);
    for (int i = 0; i < transcript.size(); i++) {
      Place at = place.down("Transcript").down(i);
      if (lines.isEntry(transcript.get(i), at)) {
        items.add(transcript.get(i), at);
      }
    }
    boolean mail = Fields.text(value, "Channel").toUpperCase(Locale.ROOT).equals("EMAIL");
    lines.finish(
        mail
            ? "the analysis of an e-mail holds none of its words; nothing is fetched"
            : "the analysis holds no words: its 'Transcript' is empty",
        mail ? "the e-mail itself, which lies beside it" : "the call was silent or too short");
  }
}
