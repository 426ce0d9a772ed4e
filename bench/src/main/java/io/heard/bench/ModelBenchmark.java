package io.heard.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.encoder.TrainedEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// A turn through everything with the model, beside the bare runtime on the same word pieces and
/// beside cutting them: the same turns in the same order, each from where its conversation stands.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class ModelBenchmark {
  private static final Heard HEARD = Heard.withAll();

  private final List<Reading> readings = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<long[]> pieces = new ArrayList<>();
  private int at;

  @SuppressWarnings("NullAway.Init")
  private HuggingFaceTokenizer tokenizer;

  @SuppressWarnings("NullAway.Init")
  private OrtSession session;

  /// Reads the conversations and keeps where each of their turns begins.
  @Setup(Level.Trial)
  public void prepare() throws IOException, OrtException {
    tokenizer =
        HuggingFaceTokenizer.newInstance(
            file("tokenizer.json"), Map.of("truncation", "false", "padding", "false"));
    try (var options = new OrtSession.SessionOptions();
        InputStream words = file("words.onnx")) {
      options.setIntraOpNumThreads(1);
      session = OrtEnvironment.getEnvironment().createSession(words.readAllBytes(), options);
    }
    for (Conversation conversation : Turns.conversations()) {
      Reading reading = HEARD.begin(conversation);
      for (Turn turn : conversation.turns()) {
        long[] ids = tokenizer.encode(turn.text()).getIds();
        if (ids.length <= 128) {
          readings.add(reading);
          turns.add(turn);
          pieces.add(ids);
        }
        reading = HEARD.hear(reading, turn);
      }
    }
  }

  private static InputStream file(String name) {
    return java.util.Objects.requireNonNull(TrainedEncoder.class.getResourceAsStream(name));
  }

  private int next() {
    at = (at + 1) % turns.size();
    return at;
  }

  /// Everything.
  @Benchmark
  public Reading hear() {
    int i = next();
    return HEARD.hear(readings.get(i), turns.get(i));
  }

  /// The runtime alone.
  @Benchmark
  public void bare(Blackhole hole) throws OrtException {
    long[] ids = pieces.get(next());
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), LongBuffer.wrap(ids), new long[] {1, ids.length});
        OrtSession.Result result = session.run(Map.of("ids", input))) {
      hole.consume(result.get(0).getValue());
      hole.consume(result.get(1).getValue());
    }
  }

  /// Cutting into word pieces.
  @Benchmark
  public Object pieces() {
    return tokenizer.encode(turns.get(next()).text());
  }

  /// Gives the native parts back.
  @TearDown(Level.Trial)
  public void close() throws OrtException {
    session.close();
    tokenizer.close();
  }
}
