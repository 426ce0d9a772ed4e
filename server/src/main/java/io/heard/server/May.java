package io.heard.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may use a route. A route without this is refused to everybody.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface May {
  /// The roles of people who may; none for nobody.
  Who.Role[] roles() default {};

  /// The scope that a program needs; none for no program.
  Who.Scope[] scope() default {};

  /// Whether somebody who is not known may: signing in, health.
  boolean anybody() default false;
}
