package io.heard.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/// Keeps people's words out of the logs, however they are set: the libraries below write requests,
/// answers and statements at their finer levels, and quote what they stumble over in their
/// warnings. So nothing finer than a warning of theirs is logged, and of a warning its text without
/// values and the kinds of its failures.
final class Discreet extends TurboFilter {
  private static final String OWN = "io.heard";
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Discreet.class);
  private static final int MOST_CAUSES = 6;

  /// Sets it up for everything that logs from now on.
  static void begin() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getTurboFilterList().removeIf(Discreet.class::isInstance);
      var discreet = new Discreet();
      discreet.setContext(context);
      discreet.start();
      context.addTurboFilter(discreet);
    }
  }

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      Object @Nullable [] values,
      @Nullable Throwable failure) {
    if (logger.getName().startsWith(OWN)) {
      return FilterReply.NEUTRAL;
    }
    if (!level.isGreaterOrEqual(Level.WARN)) {
      return FilterReply.DENY;
    }
    if (format != null && logger.getEffectiveLevel().levelInt <= level.levelInt) {
      boolean template = values != null && values.length > 0 && format.contains("{}");
      LOG.warn(
          "{} says: {} {}",
          logger.getName(),
          template ? format.replace("{}", "…") : "(its text is left out)",
          kinds(failure));
      return FilterReply.DENY;
    }
    return FilterReply.NEUTRAL;
  }

  private static String kinds(@Nullable Throwable failure) {
    var kinds = new StringBuilder();
    Throwable each = failure;
    for (int i = 0; each != null && i < MOST_CAUSES; i++) {
      kinds.append(kinds.isEmpty() ? "" : " < ").append(each.getClass().getName());
      each = each.getCause();
    }
    return kinds.toString();
  }
}
