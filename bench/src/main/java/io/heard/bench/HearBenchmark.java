package io.heard.bench;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What one more turn costs, early and late in a conversation: the same 64 turns, each heard onto a
/// reading of 10 turns or of 1,000.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class HearBenchmark {
  private static final int SAMPLE = 64;

  /// How many turns were heard before.
  @Param({"10", "1000"})
  public int before;

  private final Heard heard = Heard.withoutModel();
  private Reading reading =
      heard.begin(Conversation.of("x", io.heard.conversation.Channel.CHAT, List.of()));
  private List<Turn> next = List.of();

  /// Hears what came before, and renumbers the sample.
  @Setup
  public void prepare() {
    Conversation all = Turns.ofLength(1000);
    List<Turn> past = all.turns().subList(1000 - before, 1000);
    reading = heard.begin(all);
    for (Turn turn : past) {
      reading = heard.hear(reading, Turn.of(reading.size(), turn.speaker().role(), turn.text()));
    }
    var sample = new ArrayList<Turn>();
    for (Turn turn : all.turns().subList(0, SAMPLE)) {
      sample.add(Turn.of(before, turn.speaker().role(), turn.text()));
    }
    next = List.copyOf(sample);
  }

  /// One turn.
  @Benchmark
  @OperationsPerInvocation(SAMPLE)
  public void hear(Blackhole hole) {
    for (Turn turn : next) {
      hole.consume(heard.hear(reading, turn));
    }
  }
}
