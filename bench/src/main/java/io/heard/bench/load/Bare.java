package io.heard.bench.load;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.heard.encoder.TrainedEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/// The network that reads a turn's words, in the bare runtime: one session, two threads, one turn
/// at a time each, word pieces cut beforehand.
final class Bare implements AutoCloseable {
  private static final int THREADS = 2;

  private final OrtSession session;
  private final List<long[]> pieces = new ArrayList<>();

  /// What was measured.
  ///
  /// @param rate turns a second, both threads together
  record Result(double rate, double p50, double p99) {}

  Bare(Words words, int turns) throws IOException, OrtException {
    // It starts the runtime where the stack is large enough for it.
    new TrainedEncoder().close();
    try (var tokenizer =
        HuggingFaceTokenizer.newInstance(
            file("tokenizer.json"), Map.of("truncation", "false", "padding", "false"))) {
      for (int i = 0; i < turns; i++) {
        pieces.add(tokenizer.encode(words.text(i)).getIds());
      }
    }
    try (var options = new OrtSession.SessionOptions();
        InputStream graph = file("words.onnx")) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = OrtEnvironment.getEnvironment().createSession(graph.readAllBytes(), options);
    }
  }

  private static InputStream file(String name) {
    return Objects.requireNonNull(TrainedEncoder.class.getResourceAsStream(name));
  }

  Result run(double seconds) throws InterruptedException {
    var next = new AtomicInteger();
    var all = new Latencies();
    long begin = System.nanoTime();
    long end = begin + (long) (seconds * 1e9);
    var threads = new ArrayList<Thread>();
    for (int t = 0; t < THREADS; t++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                var own = new Latencies();
                while (System.nanoTime() < end) {
                  long from = System.nanoTime();
                  one(pieces.get(next.getAndIncrement() % pieces.size()));
                  own.add(System.nanoTime() - from);
                }
                all.addAll(own);
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - begin) / 1e9;
    return new Result(all.count() / took, all.ms(.5), all.ms(.99));
  }

  private void one(long[] ids) {
    try (OnnxTensor input =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), LongBuffer.wrap(ids), new long[] {1, ids.length});
        OrtSession.Result result = session.run(Map.of("ids", input))) {
      Objects.requireNonNull(result.get(0).getValue());
      Objects.requireNonNull(result.get(1).getValue());
    } catch (OrtException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
