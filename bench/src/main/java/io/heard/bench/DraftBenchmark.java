package io.heard.bench;

import io.heard.Heard;
import io.heard.coach.Drafts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What one keystroke costs: a draft checked without the model, after a conversation that was heard
/// before, beside LanguageTool's `check` of the same text in the same run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class DraftBenchmark {
  private static final int DRAFTS = 120;

  private final List<DraftRow> rows = rows();

  private record Writing(Drafts drafts, String text) {}

  /// Heard, in the run that measures it only.
  @State(Scope.Benchmark)
  public static class Coach {
    private final List<Writing> writings = writings();

    private static List<Writing> writings() {
      Heard heard = Heard.withoutModel();
      return rows().stream()
          .map(row -> new Writing(Drafts.after(heard, row.reading(heard)), row.draft()))
          .toList();
    }
  }

  /// LanguageTool, in the run that measures it only.
  @State(Scope.Benchmark)
  public static class Checker {
    private final JLanguageTool tool =
        new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
  }

  private static List<DraftRow> rows() {
    Path folder = Path.of(System.getProperty("heard.drafts", "bench/drafts"));
    var rows = new java.util.ArrayList<DraftRow>();
    try {
      rows.addAll(DraftRow.in(folder.resolve("good.jsonl")));
      rows.addAll(DraftRow.in(folder.resolve("flawed.jsonl")));
    } catch (IOException e) {
      throw new UncheckedIOException("Maybe run from the repository's root.", e);
    }
    if (rows.size() != DRAFTS) {
      throw new IllegalStateException(
          "bench/drafts has %d drafts where %d are counted on.\nMaybe change DRAFTS."
              .formatted(rows.size(), DRAFTS));
    }
    return rows;
  }

  /// Heard's check of a draft, without the model.
  @Benchmark
  @OperationsPerInvocation(DRAFTS)
  public void draftCheck(Coach coach, Blackhole hole) {
    for (Writing writing : coach.writings) {
      hole.consume(writing.drafts().check(writing.text()));
    }
  }

  /// LanguageTool's check, with its default rules for American English.
  @Benchmark
  @OperationsPerInvocation(DRAFTS)
  public void languageToolCheck(Checker checker, Blackhole hole) throws IOException {
    for (DraftRow row : rows) {
      hole.consume(checker.tool.check(row.draft()));
    }
  }
}
