package io.heard.page;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Holds a page's examples against what is heard.
public final class Proof {
  private Proof() {}

  /// What is wrong with a page's examples, one sentence each, with the page and the line; empty
  /// when everything holds.
  ///
  /// @param heard with the detectors to hold the page against
  /// @param page the page
  /// @param model whether a model is there; without one, examples that need it are passed over
  public static List<String> failures(Heard heard, Page page, boolean model) {
    return of(heard, page, model).stream()
        .flatMap(result -> result.failures().stream())
        .map(failure -> failure.message(page.code() + ".md"))
        .toList();
  }

  /// What came of an example.
  ///
  /// @param heard whether it stands under 'Heard'
  /// @param failures what is wrong; empty when it holds
  public record Result(Example example, boolean heard, List<Failure> failures) {
    public Result {
      failures = List.copyOf(failures);
    }
  }

  /// What is wrong with an example.
  ///
  /// @param line where it stands on the page
  /// @param what a sentence without its full stop
  public record Failure(int line, String what) {
    String message(String place) {
      return "%s:%d: %s.".formatted(place, line, what);
    }
  }

  /// What comes of each example of a page, in the page's order.
  ///
  /// @param heard with the detectors to hold the page against
  /// @param model whether a model is there; without one, examples that need it are passed over
  public static List<Result> of(Heard heard, Page page, boolean model) {
    var results = new ArrayList<Result>();
    for (Example example : page.heard()) {
      if (model || !example.needsModel()) {
        results.add(new Result(example, true, failures(heard, page, example)));
      }
    }
    for (Example example : page.notHeard()) {
      results.add(new Result(example, false, failures(heard, page, example)));
    }
    return results;
  }

  private static List<Failure> failures(Heard heard, Page page, Example example) {
    var failures = new ArrayList<Failure>();
    Reading reading = heard.read(example.conversation());
    var actual = new TreeSet<String>();
    for (Signal signal : reading.signals()) {
      if (signal.code().equals(page.code())) {
        signal.finding().evidence().forEach(e -> actual.add(shown(e, reading)));
      }
    }
    var expected = new TreeSet<String>();
    int turn = 0;
    for (Example.Line line : example.lines()) {
      switch (line) {
        case Example.Line.Said said -> {
          int index = turn++;
          said.marks()
              .forEach(mark -> expected.add("turn " + index + " «" + mark.of(said.text()) + "»"));
        }
        case Example.Line.Silent silent ->
            expected.add("silence of %.1f s before turn %d".formatted(silent.seconds(), turn));
        case Example.Line.Absent absent ->
            expected.add("%s never said: %s".formatted(absent.by().id(), absent.what()));
      }
    }
    if (!actual.equals(expected)) {
      failures.add(
          new Failure(
              example.line(),
              "in '%s', heard %s where the page marks %s"
                  .formatted(
                      example.name(),
                      actual.isEmpty() ? "nothing" : actual,
                      expected.isEmpty() ? "nothing" : expected)));
    }
    if (!reading.mishaps().isEmpty()) {
      failures.add(
          new Failure(example.line(), "in '%s', %s".formatted(example.name(), reading.mishaps())));
    }
    return failures;
  }

  private static String shown(Evidence evidence, Reading reading) {
    return switch (evidence) {
      case Evidence.Quote quote ->
          "turn " + quote.turn() + " «" + quote.span().of(reading.turn(quote.turn()).text()) + "»";
      case Evidence.Silence silence ->
          "silence of %.1f s before turn %d"
              .formatted(silence.length().toMillis() / 1000.0, silence.beforeTurn());
      case Evidence.Absence absence ->
          "%s never said: %s".formatted(absence.by().id(), absence.what());
    };
  }
}
