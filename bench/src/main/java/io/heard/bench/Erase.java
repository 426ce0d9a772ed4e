package io.heard.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Proves an erasure by search: fills a service with conversations of many customers, those of one
/// with made-up words that stand nowhere else, deletes some one by one, erases that customer while
/// others go on, and searches every byte of the data, of temporary files and of logs for the words.
/// Masking is off meanwhile, so that the words do reach the disk. Needs nothing but a JDK, and
/// talks to loopback alone.
public final class Erase {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int TURNS = 12;

  /// One conversation in so many is the customer's.
  private static final int SHARE = 10;

  private static final String CUSTOMER = "k-vexing-grebe";
  private static final Pattern CODE = Pattern.compile("the code (\\S+) to become");
  private static final Pattern ADDRESS = Pattern.compile("listens at (http://\\S+?)/?\\s*$");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(7);
  private final List<String> words = new ArrayList<>();
  private final List<String> alone = new ArrayList<>();
  private boolean anywhere;
  private String base = "";
  private String cookie = "";
  private String form = "";

  private Erase() {}

  /// @param args how many conversations, and the command that runs Heard
  public static void main(String[] args) throws Exception {
    int conversations = Integer.parseInt(args[0]);
    System.exit(new Erase().run(conversations, List.of(args).subList(1, args.length)) ? 0 : 1);
  }

  private boolean run(int conversations, List<String> heard) throws Exception {
    Path folder = Files.createTempDirectory("heard-erase");
    Path data = folder.resolve("data");
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    var command = new ArrayList<>(heard);
    command.addAll(List.of("serve", "--port", "0", "--data", data.toString(), "--without-model"));
    var builder =
        new ProcessBuilder(command)
            .redirectError(folder.resolve("errors").toFile())
            .redirectErrorStream(false);
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    builder.environment().put("SQLITE_TMPDIR", temporary.toString());
    String server = System.getenv("TEST_POSTGRESQL");
    if (server != null) {
      builder.environment().put("HEARD_DATABASE_URL", server);
    }
    Process process = builder.start();
    try {
      signIn(process);
      call("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      int mine = 0;
      for (int i = 0; i < conversations; i++) {
        boolean planted = i % SHARE == 0;
        mine += planted ? 1 : 0;
        int before = words.size();
        fill(i, planted);
        if (i == 0 || i == SHARE) {
          alone.addAll(words.subList(before, words.size()));
        }
      }
      System.out.printf(
          "%d conversations of %d turns, %d of them the customer's, with %d planted words%n",
          conversations, TURNS, mine, words.size());
      var places = places(folder, server);
      report("before anything is deleted", places);
      boolean planted = anywhere;
      call("DELETE", "/api/v1/conversations/c-0", "");
      call("DELETE", "/api/v1/conversations/c-" + SHARE, "");
      long alike = report("words of two that were deleted one by one", places, alone);
      var going = new AtomicBoolean(true);
      var others = new AtomicInteger();
      Thread writer = Thread.ofPlatform().start(() -> goOn(going, others, conversations));
      long from = System.nanoTime();
      String erased =
          call("POST", "/api/v1/privacy/erasure", "{\"customer\":\"" + CUSTOMER + "\"}");
      long answered = System.nanoTime();
      going.set(false);
      writer.join();
      long left = report("after the erasure", places);
      Duration searched = Duration.ofNanos(System.nanoTime() - from);
      System.out.printf(
          "answered %s after %d ms, while others sent %d turns; erased and searched in %d ms%n",
          erased, (answered - from) / 1_000_000, others.get(), searched.toMillis());
      boolean done = planted && alike + left == 0 && searched.compareTo(LIMIT) < 0;
      System.out.println(done ? "Nothing is left." : "NOT ERASED.");
      return done;
    } finally {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      delete(folder);
    }
  }

  /// What is searched, by name; what does not count is named with an opening bracket.
  private static Map<String, Path> places(Path folder, String server) {
    Map<String, Path> places = new HashMap<>();
    places.put("data, temporary files, logs", folder);
    String database = System.getenv("TEST_POSTGRESQL_FOLDER");
    if (server != null && database != null) {
      places.put("PostgreSQL without its write-ahead log", Path.of(database));
      places.put("(PostgreSQL's write-ahead log", Path.of(database, "data", "pg_wal"));
    }
    return places;
  }

  private void signIn(Process process) throws Exception {
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String code = "";
    while (base.isEmpty() || code.isEmpty()) {
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException(
            "Heard did not start. Maybe the errors say why; run it by hand with --port 0.");
      }
      Matcher address = ADDRESS.matcher(line);
      base = address.find() ? address.group(1) : base;
      Matcher first = CODE.matcher(line);
      code = first.find() ? first.group(1) : code;
    }
    Thread.ofPlatform().daemon().start(() -> out.lines().forEach(line -> {}));
    String body =
        "code=%s&name=Ida&email=ida%%40example.org&password=a+long+enough+password"
            .formatted(URLEncoder.encode(code, StandardCharsets.UTF_8));
    HttpResponse<String> in =
        client.send(
            HttpRequest.newBuilder(URI.create(base + "/first"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    cookie = in.headers().firstValue("set-cookie").orElseThrow().replaceAll(";.*", "");
    form =
        call("GET", "/api/v1/me", "").replaceAll("(?s).*\"form\":\"([^\"]+)\".*", "$1");
  }

  private String call(String method, String path, String body) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookie)
                .header("X-Heard-Form", form)
                .header("Idempotency-Key", Long.toHexString(System.nanoTime()))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(method + " was answered " + answer.statusCode());
    }
    return answer.body();
  }

  private void fill(int i, boolean planted) throws Exception {
    String id = "c-" + i;
    call(
        "POST",
        "/api/v1/conversations",
        """
        {"id":"%s","channel":"chat","customerId":"%s","topic":"%s",
         "case":{"customer":{"name":"%s","facts":[{"text":"has a %s","source":"crm"}]}}}\
        """
            .formatted(
                id, planted ? CUSTOMER : "k-" + i, word(planted), word(planted), word(planted)));
    for (int turn = 0; turn < TURNS; turn += 2) {
      call("POST", "/api/v1/conversations/" + id + "/turns", turns(turn, planted));
    }
    if (planted) {
      call(
          "PUT",
          "/api/v1/conversations/" + id + "/turns/m-0",
          "{\"speaker\":\"customer\",\"text\":\"Edited: my %s is broken.\"}".formatted(word(true)));
      call("DELETE", "/api/v1/conversations/" + id + "/turns/m-2", "");
    }
  }

  private String turns(int turn, boolean planted) {
    return """
    [{"speaker":"customer","externalId":"m-%d","name":"%s","text":"This is the third time, I am so frustrated that my %s is broken! %s"},
     {"speaker":"agent","externalId":"m-%d","text":"I am sorry about the %s. I will send you a new one by Friday."}]\
    """
        .formatted(
            turn,
            word(planted),
            word(planted),
            "And more of it. ".repeat(random.nextInt(40)),
            turn + 1,
            word(planted));
  }

  /// A word of letters that stands nowhere else, where it is planted.
  private String word(boolean planted) {
    if (!planted) {
      return "kettle";
    }
    var word = new StringBuilder("vq");
    for (int i = 0; i < 8; i++) {
      word.append("bcdfghjklmnpqrstvwxz".charAt(random.nextInt(20)));
    }
    words.add(word.toString());
    return word.toString();
  }

  private void goOn(AtomicBoolean going, AtomicInteger sent, int conversations) {
    try {
      for (int i = 0; going.get(); i = (i + 1) % (conversations / SHARE)) {
        call(
            "POST",
            "/api/v1/conversations/c-%d/turns".formatted(i * SHARE + 1),
            "{\"speaker\":\"customer\",\"text\":\"My kettle is still broken.\"}");
        sent.incrementAndGet();
      }
    } catch (Exception stopped) {
      going.set(false);
    }
  }

  /// Prints how many of the planted words stand where.
  ///
  /// @return how many stand where none may
  private long report(String when, Map<String, Path> places) throws IOException {
    return report(when, places, words);
  }

  private long report(String when, Map<String, Path> places, List<String> sought)
      throws IOException {
    long bad = 0;
    for (Map.Entry<String, Path> place : places.entrySet()) {
      boolean counts = !place.getKey().startsWith("(");
      Map<String, Integer> found = search(place.getValue(), counts, Set.copyOf(sought));
      int sum = found.values().stream().mapToInt(Integer::intValue).sum();
      System.out.printf(
          "%s: %d places in %s %s%n",
          when, sum, place.getKey().replace("(", ""), sum == 0 ? "" : found.toString());
      bad += counts ? sum : 0;
      anywhere |= sum > 0;
    }
    return bad;
  }

  private Map<String, Integer> search(Path place, boolean withoutLog, Set<String> sought)
      throws IOException {
    Map<String, Integer> found = new HashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(place)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      if (withoutLog && file.toString().contains("/pg_wal/")) {
        continue;
      }
      String bytes;
      try {
        bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      } catch (NoSuchFileException gone) {
        continue;
      }
      int places = 0;
      for (int at = bytes.indexOf("vq"); at >= 0; at = bytes.indexOf("vq", at + 1)) {
        places +=
            at + 10 <= bytes.length() && sought.contains(bytes.substring(at, at + 10)) ? 1 : 0;
      }
      boolean all = sought.size() == words.size();
      for (int at = all ? bytes.indexOf(CUSTOMER) : -1;
          at >= 0;
          at = bytes.indexOf(CUSTOMER, at + 1)) {
        places++;
      }
      if (places > 0) {
        found.put(file.getFileName().toString(), places);
      }
    }
    return found;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
