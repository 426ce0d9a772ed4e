package io.heard.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody who watches the floor, and counts what they are sent.
final class Looking implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("^data:\\{\"id\":\"([^\"]+)\"");
  private static final long SECOND = 1_000_000_000L;

  private final Socket socket;
  private final Thread reader;
  private final Map<String, Deque<Long>> lately = new HashMap<>();
  private int rows;
  private int others;
  private int most;
  private long bytes;

  /// @param request for the stream
  Looking(int port, byte[] request) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.getOutputStream().write(request);
    socket.getOutputStream().flush();
    var lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null && !line.equals(":"); ) {
      // The first comment says that the stream stands.
      line = lines.readLine();
    }
    this.reader = Thread.ofPlatform().daemon().start(() -> read(lines));
  }

  private void read(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        count(line);
      }
    } catch (IOException closed) {
      // Whoever watched has seen enough.
    }
  }

  private synchronized void count(String line) {
    bytes += line.length();
    if (line.startsWith("event:")) {
      if (!line.equals("event:row")) {
        others++;
      }
      return;
    }
    Matcher row = ID.matcher(line);
    if (row.find()) {
      rows++;
      long now = System.nanoTime();
      Deque<Long> last = lately.computeIfAbsent(row.group(1), any -> new ArrayDeque<>());
      last.addLast(now);
      while (now - last.getFirst() > SECOND) {
        last.removeFirst();
      }
      most = Math.max(most, last.size());
    }
  }

  /// How many rows came.
  synchronized int rows() {
    return rows;
  }

  /// How many other events came: that one is gone, or that all is to be fetched anew.
  synchronized int others() {
    return others;
  }

  /// The most rows of one conversation within any second.
  synchronized int most() {
    return most;
  }

  /// How many characters came.
  synchronized long bytes() {
    return bytes;
  }

  /// Waits until nothing came for a second.
  void settle() throws InterruptedException {
    int before = -1;
    while (before != rows()) {
      before = rows();
      Thread.sleep(1_000);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      reader.join(1_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
