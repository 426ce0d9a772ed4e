package io.heard.formats.speech;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.TreeFormat;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Speechmatics' transcript of a file, and the messages of a live transcription: one of them, a
/// list of them, or one a line. Words come with their punctuation as entries of their own. Of a
/// live transcription only final messages are read.
@AutoService(Format.class)
public final class SpeechmaticsFormat extends TreeFormat {
  private static final String FINAL = "AddTranscript";

  /// What a live transcription sends and gets, `Info`, `Warning` and `Error` aside, which others
  /// have too.
  private static final Set<String> MESSAGES =
      Set.of(
          FINAL,
          "AddPartialTranscript",
          "AddTranslation",
          "AddPartialTranslation",
          "AudioAdded",
          "AudioEventStarted",
          "AudioEventEnded",
          "ChannelAudioAdded",
          "EndOfChannel",
          "EndOfStream",
          "EndOfTranscript",
          "EndOfTurn",
          "EndOfUtterance",
          "RecognitionStarted",
          "SpeakersResult",
          "StartRecognition");

  @Override
  public String name() {
    return "speechmatics";
  }

  @Override
  public Card card() {
    return new Card(
        "Speechmatics, file or live",
        "words and marks by channel and speaker in turns, their times and confidence",
        "interim messages, other alternatives, translations, summaries, topics, chapters",
        "`/v2/jobs/ID/transcript?format=json-v2`, or the messages of a live transcription");
  }

  @Override
  public Fit fits(JsonNode value) {
    boolean messages =
        value.isArray()
            && value.valueStream().limit(20).allMatch(one -> one.path("message").isString())
            && value.valueStream().limit(20).anyMatch(SpeechmaticsFormat::isMessage);
    boolean file =
        value.path("results").isArray()
            && value.path("format").isString()
            && (value.path("job").isObject() || value.path("metadata").isObject());
    return messages || file || isFinal(value) ? Fit.SURE : Fit.NO;
  }

  private static boolean isMessage(JsonNode value) {
    return MESSAGES.contains(value.path("message").asString(""));
  }

  private static boolean isFinal(JsonNode value) {
    return value.path("message").asString("").equals(FINAL);
  }

  @Override
  protected boolean isPart(JsonNode value) {
    return isMessage(value);
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    var talk = new SpeechmaticsTalk();
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        talk.message(value.path(i), place.down(i));
      }
    } else if (value.has("message")) {
      talk.message(value, place);
    } else {
      talk.file(value, place);
    }
    talk.finish(place, id, options, receiver);
  }

  @Override
  protected Parts parts(String file, Options options, Receiver receiver) {
    var talk = new SpeechmaticsTalk();
    return new Parts() {
      @Override
      public void take(JsonNode value, Place place) {
        talk.message(value, place);
      }

      @Override
      public void finish() {
        talk.finish(new Place(file, "", ""), file + "#1", options, receiver);
      }
    };
  }
}
