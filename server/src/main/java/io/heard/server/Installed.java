package io.heard.server;

import io.heard.Heard;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the service hears with: model and phrases, or phrases alone and why.
///
/// @param heard what hears
/// @param why why there is no model, and what to try; empty with one
record Installed(Heard heard, String why) {
  private static final Logger LOG = LoggerFactory.getLogger(Installed.class);

  /// What is there. A model that is missing or damaged is said once, and phrases go on alone.
  ///
  /// @param withoutModel whether the model is not wanted
  static Installed of(boolean withoutModel, Supplier<Heard> withModel) {
    if (withoutModel) {
      return new Installed(Heard.withoutModel(), "It was started with --without-model.");
    }
    String why;
    try {
      Heard heard = withModel.get();
      if (!heard.encoder().name().isEmpty()) {
        return new Installed(heard, "");
      }
      why = "No model is installed.\nMaybe install again.";
    } catch (IllegalStateException | LinkageError missing) {
      why = String.valueOf(missing.getMessage());
    }
    LOG.warn("It goes on by phrases alone, and every reading says so. {}", why.replace('\n', ' '));
    return new Installed(Heard.withoutModel(), why);
  }

  boolean model() {
    return why.isEmpty();
  }
}
