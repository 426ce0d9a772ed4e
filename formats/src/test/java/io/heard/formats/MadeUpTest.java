package io.heard.formats;

import static io.heard.formats.Reads.messages;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a recogniser made up where nobody spoke is kept and not read, and what a customer said is
/// read.
class MadeUpTest {
  /// Whether the only segment, with these fields beside its text, is taken for made up.
  private static boolean isMadeUp(String words, String fields) {
    String json =
        "{\"text\":\"\",\"language\":\"en\",\"segments\":[{\"start\":0,\"end\":2,\"text\":\"%s\",%s}]}"
            .formatted(words, fields);
    return only(text("a.json", json)).turns().getFirst().visibility() == Visibility.UNSAID;
  }

  private static String figures(double noSpeech, double logProbability, double compression) {
    return "\"no_speech_prob\":%s,\"avg_logprob\":%s,\"compression_ratio\":%s"
        .formatted(noSpeech, logProbability, compression);
  }

  private static String confidences(double... shares) {
    var words = new StringBuilder();
    for (double share : shares) {
      words
          .append(words.isEmpty() ? "" : ",")
          .append("{\"word\":\"x\",\"start\":0,\"end\":2,\"probability\":%s}".formatted(share));
    }
    return "\"words\":[" + words + "]";
  }

  @Test
  void whatIsMadeUpIsKeptWithTheFiguresThatSaySo() {
    Incoming read = sample("whisper.json");
    Turn turn = only(read).turns().get(1);
    assertThat(turn.text()).isEqualTo("Thanks for watching!");
    assertThat(turn.visibility()).isEqualTo(Visibility.UNSAID);
    assertThat(turn.isSpeech()).isFalse();
    assertThat(turn.origin().extra().get("unsaid"))
        .isEqualTo(
            Map.of(
                "because", "no-speech",
                "no_speech_prob", new BigDecimal("0.710"),
                "avg_logprob", new BigDecimal("-1.120"),
                "compression_ratio", new BigDecimal("0.800"),
                "confidence", new BigDecimal("0.229")));
    assertThat(messages(read))
        .contains(
            "whisper.json: 1 of 2 turns look made up by the recogniser where nobody spoke; they are"
                + " kept and not read\n"
                + "Maybe look at 'unsaid' of these turns, which has the figures that say so");
  }

  /// The figures are those of segments in the outputs that whisper-timestamped is tested with.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Silence, music and laughter.
        "Thanks for           | 0.666 | -0.90 | 0.06 0.916                         | true",
        "Thanks for watching! | 0.438 | -0.81 | 0.056 0.948 0.948                  | true",
        "Thank you.           | 0.552 | -0.72 | 0.129 0.989                        | true",
        "I                    | 0.781 | -0.94 | 0.032                              | true",
        "hahahaha             | 0.556 | -1.24 | 0.146                              | true",
        "You can't do it      | 0.418 | -1.30 | 0.081 0.302 0.118 0.374 0.141 0.868 | true",
        // A bad line, on which somebody speaks.
        "Apollo 11 we got     | 0.450 | -0.72 | 0.155 0.977 0.518 0.823            | false",
        "Alright, okay.       | 0.450 | -0.67 | 0.282 0.476                        | false",
        "Over.                | 0.450 | -0.67 | 0.29                               | false",
        "We have 18 As        | 0.354 | -1.18 | 0.042 0.652 0.182                  | false",
        "Yeah                 | 0.294 | -1.61 | 0.057                              | false",
        "My girlfriend.       | 0.111 | -0.55 | 0.125 0.159                        | false",
      })
  void realSilenceAndRealSpeechAreToldApart(
      String words, double noSpeech, double logProbability, String shares, boolean madeUp) {
    double[] confidences =
        List.of(shares.strip().split(" ", -1)).stream().mapToDouble(Double::parseDouble).toArray();
    String fields = figures(noSpeech, logProbability, 1.2) + "," + confidences(confidences);
    assertThat(isMadeUp(words.strip(), fields)).isEqualTo(madeUp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "silent and badly decoded                 | Hello there.         | 0.7  | -1.1 | 1.2 | true",
        "silent by one figure                     | Hello there.         | 0.95 | -0.5 | 1.2 | false",
        "badly decoded speech                     | Hello there.         | 0.2  | -1.9 | 1.2 | false",
        "packed well, with nothing repeated in it | Hello there.         | 0.1  | -0.2 | 9.0 | false",
        "what ends films, with half a doubt       | Thanks for watching! | 0.3  | -0.2 | 1.2 | true",
        "the same without any                     | Thanks for watching! | 0.1  | -0.2 | 1.2 | false",
        "what people say, with half a doubt       | Thank you.           | 0.5  | -0.6 | 1.2 | false",
        "nobody says a credit         | Subtitles by the Amara.org community | 0.1 | -0.1 | 1.2 | true",
      })
  void figuresHaveToAgree(
      String what,
      String words,
      double noSpeech,
      double logProbability,
      double compression,
      boolean madeUp) {
    assertThat(isMadeUp(words, figures(noSpeech, logProbability, compression)))
        .as(what)
        .isEqualTo(madeUp);
  }

  @Test
  void wordsThatAreSureSpeakAgainstTheirWindow() {
    assertThat(isMadeUp("Hello there.", figures(0.7, -1.1, 1.2) + "," + confidences(0.9, 0.95)))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "got them,  | 30 | 1.2  | true",
        "got them,  | 7  | 24.1 | true",
        "got them,  | 7  | 1.2  | false",
        "no,        | 11 | 1.2  | false",
        "no,        | 11 | 2.5  | false",
        "No. I said | 3  | 2.5  | false",
      })
  void aPhraseThatRepeatsItselfWithoutEndIsALoop(
      String phrase, int times, double compression, boolean madeUp) {
    assertThat(isMadeUp((phrase + " ").repeat(times), figures(0.1, -0.1, compression)))
        .isEqualTo(madeUp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // words, how often, how much longer each is than the one before, compression, made up
        "Thank you, Mr President. | 7  | 0   | 1.2 | 6",
        "I want my money back.    | 3  | 0   | 1.2 | 0",
        "I want my money back.    | 5  | 0.3 | 1.2 | 0",
        "I want my money back.    | 8  | 0.3 | 1.2 | 7",
        "Hello?                   | 5  | 0   | 1.2 | 0",
        "Hello?                   | 10 | 0.3 | 1.2 | 0",
        "Okay.                    | 20 | 0   | 1.2 | 19",
        "Okay.                    | 3  | 0.3 | 2.6 | 2",
      })
  void theFirstOfALoopMayHaveBeenSaid(
      String words, int times, double longer, double compression, int madeUp) {
    var segments = new StringBuilder();
    double at = 0;
    for (int i = 0; i < times; i++) {
      double until = at + 1 + i * longer;
      segments
          .append(i == 0 ? "" : ",")
          .append(
              "{\"start\":%s,\"end\":%s,\"text\":\"%s\",\"compression_ratio\":%s}"
                  .formatted(at, until, words, compression));
      at = until;
    }
    List<Turn> turns = only(text("a.json", "{\"segments\":[" + segments + "]}")).turns();
    assertThat(turns.getFirst().visibility()).isEqualTo(Visibility.PUBLIC);
    assertThat(turns.stream().filter(turn -> turn.visibility() == Visibility.UNSAID))
        .hasSize(madeUp);
  }

  @Test
  void wordsOfHardlyAnyConfidenceAmidSilenceAreMadeUp() {
    String deepgram =
        """
        {"results":{"channels":[{"alternatives":[]}],"utterances":[
          {"start":0,"end":1,"speaker":0,"transcript":"Hello.","words":[{"word":"hello","start":0,"end":1,"confidence":0.9}]},
          {"start":%s,"end":%s,"speaker":1,"transcript":"uh","words":[{"word":"uh","start":9,"end":9.5,"confidence":0.1}]},
          {"start":19,"end":20,"speaker":0,"transcript":"Hello?","words":[{"word":"hello","start":19,"end":20,"confidence":0.9}]}]}}
        """;
    assertThat(only(text("a.json", deepgram.formatted("9", "9.5"))).turns())
        .extracting(Turn::visibility)
        .containsExactly(Visibility.PUBLIC, Visibility.UNSAID, Visibility.PUBLIC);
    assertThat(only(text("a.json", deepgram.formatted("2.5", "3"))).turns())
        .as("close to speech")
        .extracting(Turn::visibility)
        .containsOnly(Visibility.PUBLIC);
  }

  @Test
  void captionsOfARecogniserMayLoopToo() {
    var srt = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      srt.append(
          "%d\n00:00:%02d,000 --> 00:00:%02d,000\nThat is all for today.\n\n"
              .formatted(i + 1, 2 * i, 2 * i + 2));
    }
    assertThat(only(text("a.srt", srt.toString())).turns())
        .extracting(Turn::visibility)
        .startsWith(Visibility.PUBLIC, Visibility.UNSAID)
        .hasSize(6);
  }
}
