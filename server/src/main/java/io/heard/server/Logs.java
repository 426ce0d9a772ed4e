package io.heard.server;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// What libraries write into the log.
public final class Logs {
  private Logs() {}

  /// Lets libraries say only what goes wrong, in a command that opens the data without a service.
  public static void quiet() {
    LoggingSystem.get(Logs.class.getClassLoader()).setLogLevel("ROOT", LogLevel.WARN);
  }
}
