package io.heard.cli;

import io.heard.cli.Sources.Source;
import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import io.heard.formats.Part;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.formats.Telling;
import io.heard.mask.Mask;
import io.heard.mask.Masking;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes conversations from their files to where they go: one thread takes files apart, as many as
/// there are processors read the parts and make of each conversation what is to be made, and the
/// caller's thread hands it on in the files' order. So the same comes out whatever the number of
/// threads. Each stage waits for the next, so that memory does not grow with the input. When the
/// process is asked to end, what is begun is written whole.
final class Flow {
  /// Where conversations go.
  ///
  /// @param <R> what is made of a conversation
  interface Sink<R> {
    /// Makes what is to be handed on; called on any thread, for several conversations at a time.
    R make(Conversation conversation);

    /// Takes what was made, in order, on the thread that runs the flow.
    void take(R made);

    /// What the output calls a conversation, by which it is found again when work is resumed.
    default String key(Conversation conversation) {
      return conversation.id();
    }

    /// Whether nothing more can be written, so that going on is in vain.
    default boolean isBroken() {
      return false;
    }

    /// Writes what is left, to the last byte; called once, at the end or when the process ends.
    default void end() {}
  }

  /// What came of it.
  ///
  /// @param lost whether something could not be read
  /// @param count how many conversations were handed on
  /// @param skipped how many stood in the output already
  record Outcome(boolean lost, long count, long skipped) {}

  /// Parts that wait, for each thread: enough that none is idle while a long one is written.
  private static final int PARTS_A_THREAD = 16;

  /// The share of the memory that the bytes of parts in work may take; as text, tree and result
  /// they take ten times as much.
  private static final int SHARE_OF_MEMORY = 32;

  private static final int LEAST_BYTES = 4 * 1024 * 1024;
  private static final int MOST_BYTES = 256 * 1024 * 1024;
  private static final long PATIENCE_MILLIS = 100;
  private static final long LAST_WORDS_SECONDS = 10;

  private final Console console;
  private final Formats formats;
  private final Options options;
  private final Progress progress;
  private int threads = Runtime.getRuntime().availableProcessors();
  private UnaryOperator<Conversation> before = UnaryOperator.identity();
  private boolean masked;
  private @Nullable Resume resume;

  /// @param progress says how far it is
  Flow(Console console, Formats formats, Options options, Progress progress) {
    this.console = console;
    this.formats = formats;
    this.options = options;
    this.progress = progress;
  }

  /// With so many threads that read; with one, the caller's does everything.
  Flow threads(int number) {
    threads = Math.max(1, number);
    return this;
  }

  /// With a step for each conversation before anything is made of it; it is called on any thread.
  Flow before(UnaryOperator<Conversation> step) {
    before = step;
    return this;
  }

  /// With what identifies people masked before anything is made of a conversation, and in what is
  /// said about it.
  Flow masked(boolean yes) {
    masked = yes;
    return yes ? before(Mask::mask) : this;
  }

  /// With those conversations left out that stand in the output already.
  Flow resume(@Nullable Resume standing) {
    resume = standing;
    return this;
  }

  /// Runs to the end of the last input, or until the process is asked to end.
  ///
  /// @throws CallException when the output does not begin as these inputs do
  <R> Outcome run(List<Source> sources, Sink<R> sink) {
    progress.of(total(sources));
    var run = new Run<>(sink);
    var over = new CountDownLatch(1);
    var hook = new Thread(() -> run.stopAndWaitFor(over), "heard-last-words");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      if (threads == 1) {
        run.alone(sources);
      } else {
        run.together(sources);
      }
      return run.end();
    } finally {
      over.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException ending) {
        // The process is ending, and the hook has its part in it.
      }
    }
  }

  /// All bytes there are to read; 0 where that is not known.
  private static long total(List<Source> sources) {
    long total = 0;
    for (Source source : sources) {
      if (source.path() == null) {
        return 0;
      }
      total += source.bytes();
    }
    return total;
  }

  private static Thread helper(Runnable work) {
    var thread = new Thread(work, "heard-flow");
    thread.setDaemon(true);
    return thread;
  }

  /// What became of a conversation, or what has to be said.
  private sealed interface Event<R> {
    /// A conversation of which something was made.
    record Made<R>(R made) implements Event<R> {}

    /// A conversation that may stand in the output already.
    record Waiting<R>(Conversation conversation) implements Event<R> {}

    /// Something to be said.
    record Said<R>(Problem problem) implements Event<R> {}
  }

  /// What the caller's thread does, one after the other.
  private sealed interface Step<R> {
    /// Begins with an input.
    record Begin<R>(Source source) implements Step<R> {}

    /// Says something about it.
    record Say<R>(Problem problem) implements Step<R> {}

    /// Hands on what became of a part of it.
    ///
    /// @param weight what the part takes of the memory
    /// @param bytes how much of all inputs was read so far
    record Read<R>(Future<List<Event<R>>> events, int weight, long bytes) implements Step<R> {}

    /// Ends.
    record End<R>(@Nullable Throwable failure) implements Step<R> {}
  }

  /// Nobody wants more.
  private static final class Enough extends RuntimeException {}

  /// One run.
  private final class Run<R> {
    private final Sink<R> sink;
    private volatile boolean asked;
    private volatile boolean over;
    private volatile boolean skipping = resume != null;
    private @Nullable Telling telling;
    private boolean lost;
    private long count;
    private long skipped;

    Run(Sink<R> sink) {
      this.sink = sink;
    }

    /// Called when the process is to end, on a thread of its own.
    void stopAndWaitFor(CountDownLatch end) {
      asked = true;
      try {
        if (!end.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
          console.err().println("What was being read took too long, and was left.");
          console.err().flush();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /// One after the other, on the caller's thread.
    void alone(List<Source> sources) {
      try {
        read(
            sources,
            new Taker() {
              @Override
              public void begin(Source source) {
                Run.this.begin(source);
              }

              @Override
              public void say(Problem problem) {
                Run.this.say(problem);
              }

              @Override
              public void take(Part part, long bytes) {
                hand(made(part), bytes);
              }
            });
      } catch (Enough enough) {
        over = true;
      }
    }

    /// With threads for taking apart and for reading, and the caller's for handing on.
    void together(List<Source> sources) {
      int most =
          Math.clamp(Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY, LEAST_BYTES, MOST_BYTES);
      var memory = new Semaphore(most);
      var steps = new ArrayBlockingQueue<Step<R>>(threads * PARTS_A_THREAD);
      ExecutorService pool = Executors.newFixedThreadPool(threads, Flow::helper);
      Thread reader = helper(() -> readInto(steps, sources, pool, memory, most));
      reader.start();
      try {
        handOn(steps, memory);
      } catch (Enough enough) {
        // What is handed on is whole.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        over = true;
        pool.shutdownNow();
        reader.interrupt();
      }
    }

    private void handOn(BlockingQueue<Step<R>> steps, Semaphore memory)
        throws InterruptedException {
      while (true) {
        check();
        Step<R> step = steps.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (step == null) {
          continue;
        }
        switch (step) {
          case Step.Begin<R> begin -> begin(begin.source());
          case Step.Say<R> say -> say(say.problem());
          case Step.Read<R> read -> {
            hand(await(read.events()), read.bytes());
            memory.release(read.weight());
          }
          case Step.End<R> end -> {
            rethrow(end.failure());
            return;
          }
        }
      }
    }

    private List<Event<R>> await(Future<List<Event<R>>> events) throws InterruptedException {
      while (true) {
        try {
          return events.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
          check();
        } catch (ExecutionException failed) {
          rethrow(failed.getCause());
        }
      }
    }

    /// The thread that takes inputs apart.
    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    private void readInto(
        BlockingQueue<Step<R>> steps,
        List<Source> sources,
        ExecutorService pool,
        Semaphore memory,
        int most) {
      var queue =
          new Taker() {
            @Override
            public void begin(Source source) {
              put(steps, new Step.Begin<>(source));
            }

            @Override
            public void say(Problem problem) {
              put(steps, new Step.Say<>(problem));
            }

            @Override
            public void take(Part part, long bytes) {
              int weight = Math.min(most, part.bytes());
              try {
                memory.acquire(weight);
                put(steps, new Step.Read<>(pool.submit(() -> made(part)), weight, bytes));
              } catch (InterruptedException | RejectedExecutionException ending) {
                throw new Enough();
              }
            }
          };
      try {
        read(sources, queue);
        put(steps, new Step.End<>(null));
      } catch (Enough enough) {
        // Nobody waits for the rest.
      } catch (Throwable failure) {
        put(steps, new Step.End<>(failure));
      }
    }

    private void put(BlockingQueue<Step<R>> steps, Step<R> step) {
      try {
        steps.put(step);
      } catch (InterruptedException e) {
        throw new Enough();
      }
    }

    private void read(List<Source> sources, Taker taker) {
      long before = 0;
      for (Source source : sources) {
        if (over) {
          throw new Enough();
        }
        taker.begin(source);
        long done = before;
        Inputs.parts(
            console,
            formats,
            options,
            source,
            (part, bytes) -> {
              if (over) {
                throw new Enough();
              }
              taker.take(part, done + bytes);
            },
            taker::say);
        before += source.bytes();
      }
    }

    /// What becomes of a part; on any thread.
    private List<Event<R>> made(Part part) {
      var events = new ArrayList<Event<R>>();
      var read = new ArrayList<Conversation>();
      part.read(
          new Receiver() {
            @Override
            public void take(Conversation conversation) {
              if (masked) {
                read.add(conversation);
              }
              events.add(skipping ? new Event.Waiting<>(conversation) : made(conversation));
            }

            @Override
            public void say(Problem problem) {
              events.add(new Event.Said<>(problem));
            }
          });
      if (masked && events.stream().anyMatch(Event.Said.class::isInstance)) {
        // What is said about a conversation may name its speakers.
        List<Masking> masks = read.stream().map(Mask::whole).toList();
        events.replaceAll(event ->
            event instanceof Event.Said<R> said
                ? new Event.Said<>(unnamed(said.problem(), masks))
                : event);
      }
      return events;
    }

    private static Problem unnamed(Problem problem, List<Masking> masks) {
      String cause = problem.cause();
      String maybe = problem.maybe();
      for (Masking mask : masks) {
        cause = mask.text(cause);
        maybe = mask.text(maybe);
      }
      return new Problem(problem.weight(), problem.file(), problem.where(), cause, maybe);
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    private Event<R> made(Conversation conversation) {
      try {
        return new Event.Made<>(sink.make(before.apply(conversation)));
      } catch (RuntimeException | StackOverflowError failed) {
        return new Event.Said<>(failure(conversation, failed.getClass().getSimpleName()));
      } catch (OutOfMemoryError full) {
        return new Event.Said<>(failure(conversation, "there is not enough memory"));
      }
    }

    private Problem failure(Conversation conversation, String cause) {
      String place =
          conversation.turns().isEmpty()
              ? conversation.id()
              : conversation.turns().getFirst().origin().place();
      return new Problem(
          Problem.Weight.LOST,
          place,
          "",
          "the conversation that begins here failed and is left out: %s.".formatted(cause),
          "report it, and say what wrote the file.");
    }

    private void check() {
      if (asked || sink.isBroken()) {
        throw new Enough();
      }
    }

    private void begin(Source source) {
      closeInput();
      telling =
          new Telling(
              source.name(),
              new Receiver() {
                @Override
                public void take(Conversation conversation) {
                  throw new IllegalStateException("Conversations are handed on elsewhere.");
                }

                @Override
                public void say(Problem problem) {
                  progress.clear();
                  console.err().println(problem.message());
                }
              });
    }

    private void closeInput() {
      Telling open = telling;
      if (open != null) {
        open.end();
        lost |= open.lost();
        telling = null;
      }
    }

    private void say(Problem problem) {
      Telling open = telling;
      if (open == null) {
        throw new IllegalStateException("Nothing is being read.");
      }
      open.say(problem);
    }

    private void hand(List<Event<R>> events, long bytes) {
      for (Event<R> event : events) {
        check();
        switch (event) {
          case Event.Said<R> said -> say(said.problem());
          case Event.Made<R> made -> {
            sink.take(made.made());
            count++;
          }
          case Event.Waiting<R> waiting -> hand(waiting.conversation(), bytes);
        }
      }
      progress.at(bytes, count + skipped);
    }

    /// One of which nothing was made yet, since it may stand in the output.
    private void hand(Conversation conversation, long bytes) {
      Resume standing = resume;
      if (standing != null && skipping) {
        if (standing.holds(sink.key(before.apply(conversation)))) {
          skipped++;
          progress.skipped(bytes);
          return;
        }
        skipping = false;
      }
      switch (made(conversation)) {
        case Event.Said<R> said -> say(said.problem());
        case Event.Made<R> made -> {
          sink.take(made.made());
          count++;
        }
        case Event.Waiting<R> waiting ->
            throw new IllegalStateException("Made, and still waiting.");
      }
    }

    Outcome end() {
      closeInput();
      progress.clear();
      sink.end();
      if (asked) {
        console
            .err()
            .println(
                "Stopped after %d conversations; what is written is whole."
                    .formatted(count + skipped));
        console.err().flush();
      } else if (resume != null && skipping) {
        resume.refuseRest();
      }
      return new Outcome(lost, count, skipped);
    }

    private void rethrow(@Nullable Throwable failure) {
      switch (failure) {
        case null -> {}
        case RuntimeException own -> throw own;
        case Error own -> throw own;
        default -> throw new IllegalStateException(failure);
      }
    }
  }

  /// Takes what inputs are made of, in order.
  private interface Taker {
    void begin(Source source);

    void say(Problem problem);

    /// @param bytes how much of all inputs was read so far
    void take(Part part, long bytes);
  }
}
