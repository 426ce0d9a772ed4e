package io.heard.signal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Heads a detector: what it is called and whose turns it is shown.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {
  /// The label's id in the codebook; the class name in kebab case; never changes once released.
  String code();

  /// What the label is about.
  Kind kind();

  /// A few words in sentence case without a full stop.
  String title();

  /// Whose turns the detector is shown.
  Listens listensTo();

  /// What the detector's signals may be used for: what its measured precision has earned. A finding
  /// that the detector itself calls possible stays so; its other findings get this level. Nothing
  /// is earned before it is measured.
  Confidence earned() default Confidence.POSSIBLE;
}
