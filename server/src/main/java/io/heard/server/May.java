package io.heard.server;

import io.heard.store.Audit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may use a route: whoever has its [Right]. A route without this is refused to everybody.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface May {
  /// The right that it takes; several where each is needed.
  Right[] value() default {};

  /// Whether somebody who is not known may: signing in, health.
  boolean anybody() default false;

  /// What words of people it shows; who asks is then written into the audit log before the route
  /// answers. The path names it as `{id}`. For a conversation it is also seen to here that it is
  /// there, and the asker's to see.
  Audit.Kind reads() default Audit.Kind.NOTHING;

  /// Where it shows short quotes of conversations; who asks is then written into the audit log,
  /// once an hour, before the route answers.
  Glimpse shows() default Glimpse.NONE;
}
