package io.heard.formats.out;

import io.heard.conversation.Conversation;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// WebVTT: each turn a caption in its speaker's voice. Captions have an end: a message lasts until
/// the next, the last for two seconds, and a turn without a time stands where the one before it
/// ends. Notes, system lines and what nobody said are comments.
final class VttOutlet implements Outlet<Conversation, VttOutlet.Captions> {
  private static final Duration LAST = Duration.ofSeconds(2);
  private static final Duration LATEST = Duration.ofHours(10_000);

  /// The captions of one conversation.
  record Captions(String conversation, String text) {
    @Override
    public String toString() {
      return "Captions[%s, %d characters]".formatted(conversation, text.length());
    }
  }

  private record Cue(Duration at, Duration until, Turn turn) {}

  private final Lines out;
  private String first = "";

  VttOutlet(OutputStream out) {
    this.out = new Lines(out);
  }

  @Override
  public Captions make(Conversation conversation) {
    if (conversation.turns().stream().noneMatch(turn -> turn.timing().start().isPresent())) {
      throw new Unwritable(
          "WebVTT needs times, and no turn of '%s' has one.".formatted(conversation.id()),
          "write .txt or .json.");
    }
    var text = new StringBuilder("WEBVTT\n");
    for (Cue cue : cues(conversation.turns())) {
      if (cue.until().compareTo(LATEST) > 0) {
        throw new Unwritable(
            "A turn of '%s' comes more than 10000 hours after its start, which no caption can say."
                .formatted(conversation.id()),
            "write .txt or .json.");
      }
      text.append('\n').append(block(cue));
    }
    return new Captions(conversation.id(), text.toString());
  }

  @Override
  public void take(Captions captions) {
    if (!first.isEmpty()) {
      throw new Unwritable(
          "WebVTT holds one conversation, and '%s' follows '%s'."
              .formatted(captions.conversation(), first),
          "write .txt or .jsonl, or convert them one by one.");
    }
    first = captions.conversation();
    out.print(captions.text());
  }

  @Override
  public void end() {
    out.flush();
  }

  private static List<Cue> cues(List<Turn> turns) {
    var cues = new ArrayList<Cue>();
    Duration last = Duration.ZERO;
    for (int i = 0; i < turns.size(); i++) {
      Turn turn = turns.get(i);
      Duration at = turn.timing().start().orElse(last);
      Duration until =
          turn.timing() instanceof Timing.Spoken spoken ? spoken.until() : next(turns, i, at);
      cues.add(new Cue(at, until, turn));
      last = turn.timing() instanceof Timing.Unknown ? last : until;
    }
    cues.sort(Comparator.comparing(Cue::at));
    return cues;
  }

  private static Duration next(List<Turn> turns, int index, Duration at) {
    for (Turn later : turns.subList(index + 1, turns.size())) {
      Duration start = later.timing().start().orElse(at);
      if (start.compareTo(at) > 0) {
        return start;
      }
    }
    return at.plus(LAST);
  }

  private static String block(Cue cue) {
    Turn turn = cue.turn();
    // A blank line would end the caption.
    String words = escaped(turn.text().strip().replaceAll("\\s*\\R\\s*", "\n"));
    if (turn.visibility() != Visibility.PUBLIC) {
      return "NOTE\n%s %s %s: %s\n"
          .formatted(
              clock(cue.at()), turn.visibility().id(), escaped(Called.by(turn.speaker())), words);
    }
    return "%s --> %s\n<v %s>%s\n"
        .formatted(clock(cue.at()), clock(cue.until()), escaped(Called.by(turn.speaker())), words);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String clock(Duration since) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        since.toHours(),
        since.toMinutesPart(),
        since.toSecondsPart(),
        since.toMillisPart());
  }
}
