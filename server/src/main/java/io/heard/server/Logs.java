package io.heard.server;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Where log lines go. The frameworks below say nothing under a warning, and have no banner.
public final class Logs {
  /// A file is full at so many bytes, and so many full ones are kept: 60 MB hold some 300,000
  /// requests.
  private static final long FILE_BYTES = 10_000_000;

  private static final int OLD_FILES = 5;

  /// Lines that wait to be written; when so many wait, lines about requests are left out.
  private static final int QUEUE = 4_096;

  private Logs() {}

  /// Lets libraries say only what goes wrong, in a command that opens the data without a service.
  public static void quiet() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
    }
  }

  /// Sets up logging, before anything logs.
  ///
  /// @param data the folder of the data
  static void begin(LogSettings settings, Path data) {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    context.reset();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    context.getLogger("io.heard").setLevel(Level.INFO);
    // Whoever asks for what is not there is answered, and is no event; a start that fails is told
    // in
    // our words.
    context.getLogger("org.springframework.web.servlet.PageNotFound").setLevel(Level.OFF);
    context
        .getLogger("org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter")
        .setLevel(Level.OFF);
    context
        .getLogger(
            "org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext")
        .setLevel(Level.ERROR);
    var terminal = new ConsoleAppender<ILoggingEvent>();
    terminal.setContext(context);
    terminal.setTarget("System.err");
    terminal.setEncoder(line(settings, context));
    if (settings.to() == LogSettings.To.FILE) {
      var grave = new ThresholdFilter();
      grave.setLevel("WARN");
      grave.start();
      terminal.addFilter(grave);
      root.addAppender(file(settings, data, context));
    }
    terminal.start();
    root.addAppender(terminal);
  }

  private static LogLine line(LogSettings settings, LoggerContext context) {
    var line = new LogLine(settings.form());
    line.setContext(context);
    line.start();
    return line;
  }

  private static AsyncAppender file(LogSettings settings, Path data, LoggerContext context) {
    Path folder = data.resolve("logs");
    var file = new RollingFileAppender<ILoggingEvent>();
    file.setContext(context);
    file.setFile(folder.resolve("heard.log").toString());
    file.setEncoder(line(settings, context));
    var rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(file);
    rolling.setFileNamePattern(folder.resolve("heard.%i.log").toString());
    rolling.setMaxIndex(OLD_FILES);
    rolling.start();
    var full = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    full.setContext(context);
    full.setMaxFileSize(new FileSize(FILE_BYTES));
    full.start();
    file.setRollingPolicy(rolling);
    file.setTriggeringPolicy(full);
    file.start();
    var later = new AsyncAppender();
    later.setContext(context);
    later.setQueueSize(QUEUE);
    later.setNeverBlock(true);
    later.addAppender(file);
    later.start();
    return later;
  }

  /// Writes what waits, and closes the file.
  static void end() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.reset();
    }
  }
}
