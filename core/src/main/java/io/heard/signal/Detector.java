package io.heard.signal;

import java.util.List;

/// Notices one thing. A detector keeps no state, sees only what was said so far, and answers the
/// same for the same moment; it is headed by [About] and has a page of its code's name.
public interface Detector {
  /// What is noticed in the newest turn, or for a label of absence in an earlier turn that the
  /// newest one decides; empty most often. Called for every read turn of the side that it listens
  /// to.
  List<Finding> detect(Moment moment);

  /// What only the end shows. Called once, when the conversation is closed, with the last moment,
  /// whoever spoke last; not called when nothing was read.
  default List<Finding> close(Moment moment) {
    return List.of();
  }
}
