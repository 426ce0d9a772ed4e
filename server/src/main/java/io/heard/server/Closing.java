package io.heard.server;

import io.heard.Reading;
import io.heard.signal.Signal;
import io.heard.store.Conversations;
import io.heard.store.Happening;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Ends a conversation: what can only be heard at its end is heard and stored with how it ended.
/// Keeps nothing of its own; each conversation is worked on by one thread at a time.
final class Closing {
  private final Conversations store;
  private final Watchers watchers;
  private final Loading loading;
  private final LateFinds lateFinds;
  private final Knowing knowing;

  Closing(
      Conversations store,
      Watchers watchers,
      Loading loading,
      LateFinds lateFinds,
      Knowing knowing) {
    this.store = store;
    this.watchers = watchers;
    this.loading = loading;
    this.lateFinds = lateFinds;
    this.knowing = knowing;
  }

  /// Ends a conversation; a second time changes nothing.
  ///
  /// @param outcome what became of the matter; null where nothing is known
  void close(Held one, @Nullable ObjectNode outcome) {
    if (!one.isOpen()) {
      return;
    }
    if (outcome != null) {
      knowing.learnOutcome(one, outcome);
    }
    var changed = new TreeSet<Integer>();
    Masked masked = one.masked();
    if (masked != null) {
      masked.close(changed);
    }
    LateFinds.Found late = lateFinds.in(one, changed);
    Reading closed = one.by().heard().close(late.reading());
    List<Happening> numbered =
        one.orForget(() ->
            one.in(store)
                .close(
                    one.tenant(),
                    one.id(),
                    late.marks(closed),
                    happenings(one, late, closed),
                    one.head().toString(),
                    Ended.of(closed, one.head()),
                    late.rewrite()));
    one.closed(closed);
    lateFinds.rewordBeside(one);
    watchers.tell(one.key(), numbered);
    if (outcome != null) {
      // The outcome is known to the reading only when it is made anew.
      loading.load(one);
    }
  }

  private static List<Happening> happenings(Held one, LateFinds.Found late, Reading closed) {
    var happenings = new ArrayList<Happening>(late.told());
    for (Signal signal : Marks.late(late.reading(), closed)) {
      happenings.add(Happenings.signal(closed, signal));
    }
    one.by()
        .json()
        .tree(closed)
        .path("episodes")
        .values()
        .forEach(episode -> happenings.add(Happening.of("episode", episode.toString())));
    happenings.add(Happenings.closed());
    return happenings;
  }
}
