package io.heard.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What body a route takes.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Takes {
  /// What is in it.
  What value();

  /// Kinds of bodies.
  enum What {
    /// JSON of ours, at most [Bodies#MOST_BYTES].
    JSON,
    /// A file of any format, told by content, at most what is read at once.
    FILE
  }
}
