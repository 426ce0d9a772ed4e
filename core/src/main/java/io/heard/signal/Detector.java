package io.heard.signal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notices one thing. A detector keeps no state, sees only what was said so far, and answers the
/// same for the same moment; it is headed by [About] and has a page of its code's name.
public interface Detector {
  /// What is noticed in the newest turn, or for a label of absence in an earlier turn that the
  /// newest one decides; empty most often. Called for every read turn of the side that it listens
  /// to.
  List<Finding> detect(Moment moment);

  /// The header; null when there is none. A detector that is no class of its own, such as one made
  /// of a page, says it here instead of in an annotation.
  default @Nullable About about() {
    return getClass().getAnnotation(About.class);
  }

  /// What only the end shows. Called once, when the conversation is closed, with the last moment,
  /// whoever spoke last; not called when nothing was read.
  default List<Finding> close(Moment moment) {
    return List.of();
  }
}
