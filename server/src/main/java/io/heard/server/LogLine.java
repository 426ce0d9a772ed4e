package io.heard.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One line for each event: when, how grave, who says it, what, and its named values. Of a failure
/// it holds the kind and the place and never the message, and of what a library logs no more than
/// its text without values: both may quote what a person said.
final class LogLine extends EncoderBase<ILoggingEvent> {
  private static final String OWN = "io.heard";

  /// Deep enough to find the place; the rest is the framework's.
  private static final int MOST_FRAMES = 6;

  private final LogSettings.Form form;

  LogLine(LogSettings.Form form) {
    this.form = form;
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, Object> fields = fields(event);
    String line =
        switch (form) {
          case JSON -> json(fields);
          case TEXT -> text(fields);
        };
    return (line + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> fields(ILoggingEvent event) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("time", event.getInstant().toString());
    fields.put("level", event.getLevel().toString());
    boolean own = event.getLoggerName().startsWith(OWN);
    fields.put(
        "from", own ? event.getLoggerName().replaceFirst(".*\\.", "") : event.getLoggerName());
    fields.put("what", own ? event.getFormattedMessage() : bare(event));
    List<KeyValuePair> pairs = event.getKeyValuePairs();
    if (own && pairs != null) {
      pairs.forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
    }
    IThrowableProxy failure = event.getThrowableProxy();
    if (failure != null) {
      fields.put("failure", kinds(failure));
      fields.put("at", places(failure));
    }
    return fields;
  }

  /// A library's text before values were put in; of one that was put together otherwise, nothing.
  private static String bare(ILoggingEvent event) {
    boolean template = event.getArgumentArray() != null && event.getMessage().contains("{}");
    return template ? event.getMessage() : "(a library's message, left out)";
  }

  private static String kinds(IThrowableProxy failure) {
    var kinds = new StringBuilder(failure.getClassName());
    IThrowableProxy cause = failure.getCause();
    for (int i = 0; cause != null && i < MOST_FRAMES; i++) {
      kinds.append(" < ").append(cause.getClassName());
      cause = cause.getCause();
    }
    return kinds.toString();
  }

  private static String places(IThrowableProxy failure) {
    var places = new StringBuilder();
    StackTraceElementProxy[] frames = failure.getStackTraceElementProxyArray();
    for (int i = 0; i < Math.min(MOST_FRAMES, frames.length); i++) {
      StackTraceElement frame = frames[i].getStackTraceElement();
      places
          .append(i == 0 ? "" : " < ")
          .append(frame.getClassName().replaceFirst(".*\\.", ""))
          .append('.')
          .append(frame.getMethodName())
          .append(':')
          .append(frame.getLineNumber());
    }
    return places.toString();
  }

  private static String json(Map<String, Object> fields) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    fields.forEach((name, value) -> tree.put(name, value.toString()));
    return tree.toString();
  }

  private static String text(Map<String, Object> fields) {
    var line = new StringBuilder();
    fields.forEach((name, value) -> {
      line.append(line.isEmpty() ? "" : " ").append(name).append('=');
      String written = value.toString();
      if (written.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '=')) {
        line.append(written);
      } else {
        line.append('"').append(escaped(written)).append('"');
      }
    });
    return line.toString();
  }

  /// One line whatever was given, and nothing that a terminal obeys.
  private static String escaped(String written) {
    var out = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (Character.isISOControl(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
