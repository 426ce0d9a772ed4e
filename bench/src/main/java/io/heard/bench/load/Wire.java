package io.heard.bench.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One connection to loopback that is kept. A client as small as this leaves the processor to the
/// service. Not for several threads.
final class Wire implements AutoCloseable {
  private static final int TIMEOUT_MS = 60_000;

  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  /// What was answered.
  ///
  /// @param head the header lines, in lower case but for their values
  record Reply(int status, String head, String body) {
    /// The value of a header; empty without one.
    String header(String name) {
      for (String line : head.split("\r\n", -1)) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  Wire(int port) throws IOException {
    this.port = port;
    socket = connected(port);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    out = socket.getOutputStream();
  }

  private static Socket connected(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MS);
    return socket;
  }

  static byte[] request(String method, String path, String headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String length = method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n";
    byte[] head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\n%s%s\r\n"
            .formatted(method, path, length, headers)
            .getBytes(StandardCharsets.ISO_8859_1);
    var all = new ByteArrayOutputStream(head.length + content.length);
    all.writeBytes(head);
    all.writeBytes(content);
    return all.toByteArray();
  }

  Reply send(byte[] request) throws IOException {
    out.write(request);
    out.flush();
    String head = head();
    int status = Integer.parseInt(head.substring(9, 12));
    var bare = new Reply(status, head, "");
    String body;
    String length = bare.header("content-length");
    if (!length.isEmpty()) {
      body = text(Integer.parseInt(length));
    } else if (bare.header("transfer-encoding").equalsIgnoreCase("chunked")) {
      body = chunks();
    } else {
      body = "";
    }
    if (bare.header("connection").equalsIgnoreCase("close")) {
      socket.close();
      socket = connected(port);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      out = socket.getOutputStream();
    }
    return new Reply(status, head, body);
  }

  private String head() throws IOException {
    var head = new ByteArrayOutputStream(512);
    int last4 = 0;
    while (last4 != 0x0d0a0d0a) {
      int next = next();
      head.write(next);
      last4 = last4 << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("The service closed the connection.");
    }
    return next;
  }

  private String text(int length) throws IOException {
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("The service closed the connection within an answer.");
    }
    return new String(body, StandardCharsets.UTF_8);
  }

  private String chunks() throws IOException {
    var body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(line().strip(), 16);
      body.append(text(size));
      line();
      if (size == 0) {
        return body.toString();
      }
    }
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    int next = next();
    while (next != '\n') {
      line.append((char) next);
      next = next();
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
