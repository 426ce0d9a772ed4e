package io.heard.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;

/// The two graphs in ONNX Runtime. One session each is shared by all threads and runs on the
/// caller's thread; a turn is run alone, without padding, so that no neighbour can move its
/// numbers.
final class Network implements AutoCloseable {
  private final OrtEnvironment environment = RuntimeStart.environment();
  private final OrtSession words;
  private final OrtSession heads;

  Network(byte[] wordsGraph, byte[] headsGraph) throws OrtException {
    this.words = session(wordsGraph);
    this.heads = session(headsGraph);
  }

  private OrtSession session(byte[] graph) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return environment.createSession(graph, options);
    }
  }

  /// What the words graph gives.
  ///
  /// @param scores by word piece, and there by head
  /// @param vector the mean of the word pieces' states
  @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
  record Words(float[] scores, float[] vector) {}

  /// Runs word pieces through the transformer.
  Words words(long[] ids) {
    try (OnnxTensor input =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), new long[] {1, ids.length});
        OrtSession.Result result = words.run(Map.of("ids", input))) {
      return new Words(numbers(result, 0), numbers(result, 1));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What the heads give.
  ///
  /// @param logits by head, then intensity, styles and what is ahead
  /// @param memory what the next turn is read with
  @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
  record Heads(float[] logits, float[] memory) {}

  /// Runs the heads.
  ///
  /// @param pooled a turn's pooled token scores, by head
  /// @param vector its vector
  /// @param role 0 customer, 1 agent, 2 bot
  /// @param memory what came with the turn before; all zero for a first turn
  Heads heads(float[] pooled, float[] vector, long role, float[] memory) {
    try (OnnxTensor scores = OnnxTensor.createTensor(environment, pooled);
        OnnxTensor own = OnnxTensor.createTensor(environment, vector);
        OnnxTensor whose = OnnxTensor.createTensor(environment, new long[] {role});
        OnnxTensor before =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(memory), new long[] {1, memory.length});
        OrtSession.Result result =
            heads.run(
                Map.of(
                    "pooled", scores,
                    "vector", own,
                    "role", whose,
                    "memory", before))) {
      return new Heads(numbers(result, 0), numbers(result, 1));
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static float[] numbers(OrtSession.Result result, int output) {
    FloatBuffer buffer = ((OnnxTensor) result.get(output)).getFloatBuffer();
    float[] numbers = new float[buffer.remaining()];
    buffer.get(numbers);
    return numbers;
  }

  @Override
  public void close() {
    try {
      words.close();
      heads.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
