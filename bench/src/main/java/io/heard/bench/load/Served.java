package io.heard.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A service in a process of its own, with a heap of a gigabyte and new data.
final class Served implements AutoCloseable {
  private static final int STOP_S = 30;
  private static final Pattern PORT = Pattern.compile("http://[^:/]+:(\\d+)");
  private static final Pattern CODE = Pattern.compile("the code (\\S+) to become");

  private final Process process;
  private final int port;
  private final String headers;

  private Served(Process process, int port, String headers) {
    this.process = process;
    this.port = port;
    this.headers = headers;
  }

  /// Starts one, signs its owner in, and returns once it answers.
  ///
  /// @param command what starts the service, without its arguments
  /// @param with more arguments of it
  /// @param log where its messages go
  static Served start(
      List<String> command, List<String> with, Path data, Path log, String heap)
      throws IOException {
    var all = new java.util.ArrayList<>(command);
    all.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
    all.addAll(with);
    var builder = new ProcessBuilder(all);
    builder.environment().put("JDK_JAVA_OPTIONS", "-Xmx" + heap);
    builder.redirectError(log.toFile());
    Process process = builder.start();
    // Whoever breaks this off leaves nothing behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    try {
      return signedIn(process);
    } catch (IOException | RuntimeException failed) {
      process.destroy();
      throw failed;
    }
  }

  private static Served signedIn(Process process) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    int port = 0;
    String code = "";
    while (port == 0 || code.isEmpty()) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("The service ended before it listened.");
      }
      Matcher address = PORT.matcher(line);
      port = address.find() ? Integer.parseInt(address.group(1)) : port;
      Matcher first = CODE.matcher(line);
      code = first.find() ? first.group(1) : code;
    }
    Thread.ofPlatform().daemon().start(() -> lines.lines().forEach(line -> {}));
    try (var wire = new Wire(port)) {
      String form =
          "code=%s&name=Load&email=load%%40example.org&password=%s"
              .formatted(code, URLEncoder.encode("a long enough password", StandardCharsets.UTF_8));
      Wire.Reply owner =
          wire.send(
              Wire.request(
                  "POST", "/first", "Content-Type: application/x-www-form-urlencoded\r\n", form));
      String cookie = owner.header("set-cookie").replaceAll(";.*", "");
      if (cookie.isEmpty()) {
        throw new IOException("Signing in was answered %d.".formatted(owner.status()));
      }
      Wire.Reply me =
          wire.send(Wire.request("GET", "/api/v1/me", "Cookie: " + cookie + "\r\n", ""));
      String own = me.body().replaceAll("(?s).*\"form\":\"([^\"]+)\".*", "$1");
      return new Served(
          process,
          port,
          "Cookie: %s\r\nX-Heard-Form: %s\r\nContent-Type: application/json\r\n"
              .formatted(cookie, own));
    }
  }

  int port() {
    return port;
  }

  byte[] post(String path, String body) {
    return Wire.request("POST", path, headers, body);
  }

  byte[] get(String path) {
    return Wire.request("GET", path, headers, "");
  }

  /// The processor time that it used so far.
  Duration processor() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// A gauge of its metrics, summed over its labels; empty where it is not there.
  double metric(String name, String label) throws IOException {
    try (var wire = new Wire(port)) {
      return wire.send(get("/metrics"))
          .body()
          .lines()
          .filter(line -> line.startsWith(name) && line.contains(label))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  /// Collects its garbage, twice, so that what is counted afterwards is alive.
  void collect() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    for (int i = 0; i < 2; i++) {
      long pid =
          Stream.concat(process.descendants(), Stream.of(process.toHandle()))
              .filter(each -> each.info().command().orElse("").endsWith("java"))
              .findFirst()
              .orElse(process.toHandle())
              .pid();
      new ProcessBuilder(jcmd, String.valueOf(pid), "GC.run")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
