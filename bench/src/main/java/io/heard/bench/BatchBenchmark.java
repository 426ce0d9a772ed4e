package io.heard.bench;

import io.heard.Heard;
import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import opennlp.tools.tokenize.SimpleTokenizer;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Turns a second on one thread, on the same turns in the same run: the whole catalogue, beside
/// LanguageTool's `check` and OpenNLP's part-of-speech tagger.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class BatchBenchmark {
  /// How many turns one invocation reads.
  private static final int TURNS = 256;

  private final Heard heard = Heard.withoutModel();
  private Conversation conversation = Turns.ofLength(TURNS);
  private List<Conversation> conversations = List.of();

  /// LanguageTool, in the run that measures it only.
  @State(Scope.Benchmark)
  public static class Checker {
    private final JLanguageTool tool =
        new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
  }

  /// OpenNLP's tagger, in the run that measures it only.
  @State(Scope.Benchmark)
  public static class Tagger {
    private final POSTaggerME tagger = tagger();

    private static POSTaggerME tagger() {
      try (InputStream in =
          BatchBenchmark.class.getResourceAsStream("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin")) {
        if (in == null) {
          throw new IllegalStateException("The tagger's model is not on the class path.");
        }
        return new POSTaggerME(new POSModel(in));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /// Cuts the turns into conversations of sixteen.
  @Setup
  public void prepare() {
    conversation = Turns.ofLength(TURNS);
    var cut = new java.util.ArrayList<Conversation>();
    for (int from = 0; from < TURNS; from += 16) {
      var turns = new java.util.ArrayList<Turn>();
      for (Turn turn : conversation.turns().subList(from, from + 16)) {
        turns.add(Turn.of(turns.size(), turn.speaker().role(), turn.text()));
      }
      cut.add(Conversation.of("c" + from, conversation.channel(), turns));
    }
    conversations = List.copyOf(cut);
  }

  /// Heard's whole catalogue.
  @Benchmark
  @OperationsPerInvocation(TURNS)
  public void catalogue(Blackhole hole) {
    for (Conversation each : conversations) {
      hole.consume(heard.read(each));
    }
  }

  /// LanguageTool's check, with its default rules for American English.
  @Benchmark
  @OperationsPerInvocation(TURNS)
  public void languageToolCheck(Checker checker, Blackhole hole) throws IOException {
    for (Turn turn : conversation.turns()) {
      hole.consume(checker.tool.check(turn.text()));
    }
  }

  /// OpenNLP's part-of-speech tagger on its simple tokens.
  @Benchmark
  @OperationsPerInvocation(TURNS)
  public void partOfSpeechTagger(Tagger tagger, Blackhole hole) {
    for (Turn turn : conversation.turns()) {
      hole.consume(tagger.tagger.tag(SimpleTokenizer.INSTANCE.tokenize(turn.text())));
    }
  }
}
