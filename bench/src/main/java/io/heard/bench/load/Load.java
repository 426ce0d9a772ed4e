package io.heard.bench.load;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The load command: what `POST …/turns` costs beside the bare model, what happens past saturation,
/// what a long conversation costs, and what many conversations hold. It starts the service itself,
/// on loopback, and takes no address.
///
/// Options: `--service COMMAND` (what starts the service), `--short` (a few seconds and no claim),
/// `--only half,overload,length,memory,floor`, `--share S` (of the bare model's rate in place of a half),
/// `--held N` (conversations at once), `--without-model` (the service hears by phrases alone), `--seed N`.
public final class Load {
  private static final int WORDS = 25;
  private static final int TURNS = 30;
  private static final int LIVE = 200;

  /// What prepares a part waits so long where it is refused.
  private static final long BACK_NANOS = 50_000_000;

  /// The service holds no more.
  private static final int MOST_HELD = 5_000;

  /// Turns a second that the floor is made for.
  private static final double FLOOR_RATE = 200;

  /// No rate above this is tried, whatever the machine bears.
  private static final double MOST_RATE = 5_000;

  private final PrintStream out;
  private final Served served;
  private final Words words;
  private final Sizes sizes;
  private final double share;
  private final long seed;
  private final AtomicInteger conversations = new AtomicInteger();

  /// How long and how many.
  record Sizes(
      double warm, double bare, double half, double step, double over, int pairs, int held) {
    static final Sizes LONG = new Sizes(45, 15, 60, 10, 20, 300, 4_000);
    static final Sizes SHORT = new Sizes(2, 2, 3, 1.5, 2, 12, 20);

    Sizes holding(int conversations) {
      return new Sizes(warm, bare, half, step, over, pairs, conversations);
    }
  }

  private Load(
      PrintStream out, Served served, Words words, Sizes sizes, double share, long seed) {
    this.share = share;
    this.out = out;
    this.served = served;
    this.words = words;
    this.sizes = sizes;
    this.seed = seed;
  }

  /// Runs it.
  public static void main(String[] args) throws Exception {
    var command = new ArrayList<String>();
    var with = new ArrayList<String>();
    Set<String> only = new TreeSet<>(List.of("half", "overload", "length", "memory", "floor"));
    Sizes sizes = Sizes.LONG;
    int held = 0;
    double share = .5;
    long seed = 20261129;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--short" -> sizes = Sizes.SHORT;
        case "--service" -> command.addAll(List.of(args[++i].split(" ")));
        case "--only" -> only.retainAll(List.of(args[++i].split(",")));
        case "--held" -> held = Math.min(MOST_HELD, Integer.parseInt(args[++i]));
        case "--without-model" -> with.add("--without-model");
        case "--share" -> share = Math.clamp(Double.parseDouble(args[++i]), .01, 1);
        case "--seed" -> seed = Long.parseLong(args[++i]);
        default -> {
          System.err.println(
              "'%s' is no option of the load command.\nMaybe --short, --only, --share, --held, --without-model or --seed."
                  .formatted(args[i]));
          System.exit(2);
        }
      }
    }
    if (held > 0) {
      sizes = sizes.holding(held);
    }
    Path data = Files.createTempDirectory("heard-load");
    Path log = data.resolve("messages.txt");
    try (Served served = Served.start(command, with, data.resolve("data"), log, "1g")) {
      new Load(System.out, served, Words.of(WORDS, seed), sizes, share, seed).run(only);
    } catch (IOException failed) {
      System.err.println(failed.getMessage());
      Files.readAllLines(log).stream().limit(20).forEach(System.err::println);
      System.exit(1);
    } finally {
      clear(data);
    }
  }

  private static void clear(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private void run(Set<String> only) throws IOException, OrtException, InterruptedException {
    if (only.equals(Set.of("floor"))) {
      drive(FLOOR_RATE / 8, sizes.warm(), 8);
      drive(FLOOR_RATE / 2, sizes.warm(), 9);
      floor();
      return;
    }
    Bare.Result bare;
    try (var model = new Bare(words, 2_000)) {
      model.run(sizes.warm() / 4);
      bare = model.run(sizes.bare());
      out.printf(
          "the bare model on two threads       %.0f turns/s, p50 %.2f ms, p99 %.2f ms%n",
          bare.rate(), bare.p50(), bare.p99());
      if (only.contains("half")) {
        half(bare);
        Bare.Result again = model.run(sizes.bare());
        out.printf(
            "the bare model once more            %.0f turns/s, p50 %.2f ms, p99 %.2f ms%n",
            again.rate(), again.p50(), again.p99());
      } else {
        drive(bare.rate() / 4, sizes.warm(), 1);
      }
    }
    if (only.contains("overload")) {
      overload(bare);
    }
    if (only.contains("length")) {
      length();
    }
    if (only.contains("memory")) {
      memory();
    }
    if (only.contains("floor")) {
      floor();
    }
  }

  /// What somebody is sent who watches many conversations, of which a few go on much faster than
  /// anybody reads.
  private void floor() throws IOException, InterruptedException {
    int first = conversations.get();
    try (var wire = new Wire(served.port())) {
      begin(wire, sizes.held());
      long from = System.nanoTime();
      Wire.Reply all = wire.send(served.get("/api/v1/floor"));
      out.printf(
          "the floor of %,d conversations       %,d rows, %.1f MB in %.0f ms%n",
          sizes.held(),
          all.body().split("\"need\":", -1).length - 1,
          all.body().length() / 1e6,
          (System.nanoTime() - from) / 1e6);
    }
    var random = new Random(seed);
    var shares = new Shares();
    try (var looking = new Looking(served.port(), served.get("/api/v1/floor/events"))) {
      Arrivals.Result result =
          Arrivals.run(
              served.port(),
              FLOOR_RATE,
              sizes.step() * 2,
              seed + 7,
              i -> {
                // Half of the turns are said in ten conversations.
                int among = i % 2 == 0 ? Math.min(10, sizes.held()) : sizes.held();
                int which;
                synchronized (random) {
                  which = first + random.nextInt(among);
                }
                return served.post(path("load-" + which), words.turn(i, "f-" + i));
              });
      shares.print("turns while somebody watches it", result);
      looking.settle();
      out.printf(
          "  what they were sent               %,d rows for %,d turns, %.1f MB; of one conversation at most %d within a second (aim 4); %d other events%n",
          looking.rows(),
          result.taken().count(),
          looking.bytes() / 1e6,
          looking.most(),
          looking.others());
    }
  }

  /// At half of what the bare model sustains, or another share.
  private void half(Bare.Result bare) throws IOException, InterruptedException {
    drive(bare.rate() * share / 2, sizes.warm(), 1);
    drive(bare.rate() * share, sizes.warm(), 2);
    var shares = new Shares();
    Arrivals.Result result = drive(bare.rate() * share, sizes.half(), 3);
    shares.print("at %.2f of that rate".formatted(share), result);
    out.printf(
        "  beside the bare model             p50 %.2f times (aim 2), p99 %.2f times (aim 4)%n",
        result.taken().ms(.5) / bare.p50(), result.taken().ms(.99) / bare.p99());
  }

  /// Ever more, then four times the most that it bore.
  private void overload(Bare.Result bare) throws IOException, InterruptedException {
    double best = 0;
    for (double share : List.of(.5, .75, 1.0, 1.25, 1.5)) {
      double rate = Math.min(MOST_RATE, bare.rate() * share);
      Arrivals.Result result = drive(rate, sizes.step(), (long) (share * 100));
      best = Math.max(best, result.takenRate());
      print("at %.2f of the bare model's rate".formatted(share), result);
    }
    double four = Math.min(MOST_RATE, best * 4);
    var shares = new Shares();
    Arrivals.Result result = drive(four, sizes.over(), 400);
    shares.print("at four times the best", result);
    out.printf(
        "  beside the best                   %.2f of %.0f turns/s (aim .90); a refusal took %.2f ms (p50), %.2f ms (p99)%n",
        result.takenRate() / best, best, result.refused().ms(.5), result.refused().ms(.99));
  }

  /// A turn at 1,000 beside one at 10, the same words and in turns.
  private void length() throws IOException {
    var early = new Latencies();
    var late = new Latencies();
    int all = Math.max(1, sizes.pairs() / 60);
    try (var wire = new Wire(served.port())) {
      for (int c = 0; c < all; c++) {
        String grown = begin(wire, 1);
        for (int from = 0; from < 1_000; from += 100) {
          batch(wire, grown, from, 100);
        }
        int each = sizes.pairs() / all;
        String young = "";
        for (int i = 0; i < each; i++) {
          if (i % 10 == 0) {
            young = begin(wire, 1);
            batch(wire, young, 0, 10);
          }
          int number = 1_000 + i;
          early.add(timed(wire, young, number));
          late.add(timed(wire, grown, number));
        }
      }
    }
    out.printf(
        "a turn at 10 and one at 1,000       %.2f and %.2f ms (p50): %.2f times (aim 1.2)%n",
        early.ms(.5), late.ms(.5), late.ms(.5) / early.ms(.5));
  }

  /// Many conversations held at once.
  private void memory() throws IOException, InterruptedException {
    var names = new ArrayList<String>();
    var next = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    var failed = new AtomicInteger();
    try (var wire = new Wire(served.port())) {
      for (int i = 0; i < sizes.held(); i++) {
        names.add(begin(wire, 1));
      }
    }
    for (int t = 0; t < 4; t++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try (var wire = new Wire(served.port())) {
                  for (int i = next.getAndIncrement();
                      i < names.size();
                      i = next.getAndIncrement()) {
                    batch(wire, names.get(i), i, TURNS);
                  }
                } catch (IOException broken) {
                  failed.incrementAndGet();
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    served.collect();
    double alive = served.metric("jvm_memory_used_bytes", "area=\"heap\"");
    double held = served.metric("heard_conversations_held", "");
    var once = new Latencies();
    var random = new Random(seed);
    try (var wire = new Wire(served.port())) {
      for (int i = 0; i < Math.min(200, names.size()); i++) {
        once.add(timed(wire, names.get(random.nextInt(names.size())), 30 + i));
      }
    }
    out.printf(
        "%,d conversations of %d turns         %.0f MB of heap alive (aim 1,000), %.0f held; the next turn of one p50 %.2f ms, p99 %.2f ms%s%n",
        names.size(),
        TURNS,
        alive / 1e6,
        held,
        once.ms(.5),
        once.ms(.99),
        failed.get() == 0 ? "" : "; FAILED on " + failed.get() + " connections");
  }

  private long timed(Wire wire, String name, int number) throws IOException {
    byte[] request = served.post(path(name), words.turn(number, "x-" + number + "-" + name));
    long from = System.nanoTime();
    Wire.Reply reply = wire.send(request);
    long took = System.nanoTime() - from;
    if (reply.status() != 201) {
      throw new IOException("A turn was answered %d.".formatted(reply.status()));
    }
    return took;
  }

  private void batch(Wire wire, String name, int from, int count) throws IOException {
    var turns = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      turns.add(words.turn(from + i, "m-" + (from + i)));
    }
    byte[] request = served.post(path(name), "[" + String.join(",", turns) + "]");
    Wire.Reply reply = wire.send(request);
    for (int again = 0; reply.status() == 429 && again < 100; again++) {
      LockSupport.parkNanos(BACK_NANOS);
      reply = wire.send(request);
    }
    if (reply.status() != 201) {
      throw new IOException("Turns were answered %d.".formatted(reply.status()));
    }
  }

  private static String path(String name) {
    return "/api/v1/conversations/" + name + "/turns";
  }

  private String begin(Wire wire, int many) throws IOException {
    String first = "";
    for (int i = 0; i < many; i++) {
      String name = "load-" + conversations.getAndIncrement();
      first = first.isEmpty() ? name : first;
      byte[] request =
          served.post(
              "/api/v1/conversations", "{\"id\":\"%s\",\"channel\":\"chat\"}".formatted(name));
      Wire.Reply reply = wire.send(request);
      for (int again = 0; reply.status() == 429 && again < 100; again++) {
        LockSupport.parkNanos(BACK_NANOS);
        reply = wire.send(request);
      }
      if (reply.status() != 201) {
        throw new IOException("A conversation was answered %d.".formatted(reply.status()));
      }
    }
    return first;
  }

  /// Single turns at a rate, over conversations of thirty turns of which two hundred grow at once.
  private Arrivals.Result drive(double rate, double seconds, long part)
      throws IOException, InterruptedException {
    int count = (int) (rate * seconds) + 1;
    int rounds = count / (LIVE * TURNS) + 1;
    int first = conversations.get();
    try (var wire = new Wire(served.port())) {
      begin(wire, rounds * LIVE);
    }
    return Arrivals.run(
        served.port(),
        rate,
        seconds,
        seed + part,
        i -> {
          int conversation = first + i / (LIVE * TURNS) * LIVE + i % LIVE;
          int turn = i / LIVE % TURNS;
          return served.post(
              path("load-" + conversation), words.turn(conversation * 7 + turn, "m-" + turn));
        });
  }

  private void print(String what, Arrivals.Result result) {
    out.printf(
        "%-35s %.0f/s came, %.0f/s taken: p50 %.2f ms, p99 %.2f ms; %d refused, %d failed%n",
        what,
        result.rate(),
        result.takenRate(),
        result.taken().ms(.5),
        result.taken().ms(.99),
        result.refused().count(),
        result.failed());
  }

  /// Who used the processor.
  private final class Shares {
    private final Duration service = served.processor();
    private final long own = own();
    private final long begin = System.nanoTime();

    private static long own() {
      return ManagementFactory.getOperatingSystemMXBean()
              instanceof com.sun.management.OperatingSystemMXBean known
          ? known.getProcessCpuTime()
          : 0;
    }

    void print(String what, Arrivals.Result result) {
      double took = System.nanoTime() - begin;
      Load.this.print(what, result);
      out.printf(
          "  processor                         service %.2f cores, client %.2f%n",
          served.processor().minus(service).toNanos() / took, (own() - own) / took);
    }
  }
}
