package io.heard.server;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// How the service logs.
///
/// @param form how a line looks
/// @param to where lines go
/// @param requests which requests get a line
public record LogSettings(Form form, To to, Requests requests) {
  /// How a line looks.
  public enum Form {
    /// `key=value` pairs.
    TEXT,
    /// One JSON object.
    JSON
  }

  /// Where lines go.
  public enum To {
    /// `logs/heard.log` in the folder of the data; warnings and errors to standard error as well.
    FILE,
    /// Standard error alone: where a container's host collects them.
    STDERR
  }

  /// Which requests get a line.
  public enum Requests {
    /// All but probes.
    ALL,
    /// Those that were answered with 5xx.
    FAILED,
    /// None.
    NONE
  }

  /// What holds where nothing is said.
  public static final LogSettings USUAL = new LogSettings(Form.TEXT, To.FILE, Requests.ALL);

  static final String FORM = "HEARD_LOG";
  static final String TO = "HEARD_LOG_TO";
  static final String REQUESTS = "HEARD_LOG_REQUESTS";

  /// As the environment says.
  ///
  /// @throws IllegalArgumentException for a value that does not exist, naming those that do
  public static LogSettings of(Map<String, String> environment) {
    return new LogSettings(
        one(environment, FORM, Form.class, USUAL.form),
        one(environment, TO, To.class, USUAL.to),
        one(environment, REQUESTS, Requests.class, USUAL.requests));
  }

  private static <E extends Enum<E>> E one(
      Map<String, String> environment, String name, Class<E> kind, E usual) {
    String written = environment.get(name);
    if (written == null || written.isBlank()) {
      return usual;
    }
    for (E each : kind.getEnumConstants()) {
      if (each.name().equalsIgnoreCase(written.strip())) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "%s is '%s'.\nMaybe one of %s."
            .formatted(
                name,
                written,
                Arrays.stream(kind.getEnumConstants())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "))));
  }
}
