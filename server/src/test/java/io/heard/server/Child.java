package io.heard.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A service in a process of its own, for tests that kill it.
final class Child {
  private Child() {}

  /// Starts it and waits to be ended.
  ///
  /// @param args the folder of the data, the file to write the port to once it answers, and the
  ///   address of a PostgreSQL where there is one
  public static void main(String[] args) throws Exception {
    String url = args.length > 2 ? args[2] : null;
    var settings = new Settings(0, "127.0.0.1", Path.of(args[0]), url, false, true);
    Serve serve = Serve.start(settings, "test", System.out);
    Path port = Path.of(args[1]);
    Path part = port.resolveSibling(port.getFileName() + ".part");
    Files.writeString(part, String.valueOf(serve.port()), StandardCharsets.UTF_8);
    Files.move(part, port, StandardCopyOption.ATOMIC_MOVE);
    serve.await();
  }
}
