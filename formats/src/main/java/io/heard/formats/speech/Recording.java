package io.heard.formats.speech;

import io.heard.conversation.Channel;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A recording while its transcript or its captions are read. At the end what a recogniser made up
/// is told from what was said, and both become turns.
public final class Recording {
  private final Place place;
  private final String id;
  private final List<Said> said = new ArrayList<>();
  private final Map<String, Object> extra = new LinkedHashMap<>();
  private @Nullable Place wordless;
  private int wordlessOnes;
  private @Nullable Place timeless;
  private int timelessOnes;

  /// @param place where the recording stands, for messages
  /// @param id the conversation's id
  public Recording(Place place, String id) {
    this.place = place;
    this.id = id;
  }

  /// Adds what was said next; what holds no words is left out.
  public void add(Said one) {
    if (!one.line().text().isBlank()) {
      said.add(one);
    }
  }

  void addAll(List<Said> all) {
    all.forEach(this::add);
  }

  /// Adds what was said next, and says at the end where its times could not be read.
  ///
  /// @param where where it stands
  /// @param from what is written for its beginning
  /// @param to what is written for its end
  void add(Said one, Place where, JsonNode from, JsonNode to) {
    boolean begins = from.isMissingNode() || from.isNull() || one.at().isPresent();
    boolean ends = to.isMissingNode() || to.isNull() || one.until().isPresent();
    if (!(begins && ends) && !one.line().text().isEmpty()) {
      timeless = timeless == null ? where : timeless;
      timelessOnes++;
    }
    add(one);
  }

  /// The text of something said, or its words one after the other where it has none. Where it has
  /// neither that is said at the end.
  String text(Place where, JsonNode written, List<SpokenWord> words) {
    if (written.isString() && !written.stringValue().isBlank()) {
      return written.stringValue().strip();
    }
    if (!written.isString() && words.isEmpty()) {
      wordless = wordless == null ? where : wordless;
      wordlessOnes++;
    }
    return String.join(" ", words.stream().map(SpokenWord::text).toList());
  }

  boolean isEmpty() {
    return said.isEmpty();
  }

  /// Puts all in order of time, where it was added side by side; what has no time stays behind what
  /// stood before it.
  void sort() {
    record Timed(Duration at, Said one) {}
    var timed = new ArrayList<Timed>();
    Duration last = Duration.ZERO;
    for (Said one : said) {
      last = one.at().orElse(last);
      timed.add(new Timed(last, one));
    }
    timed.sort(Comparator.comparing(Timed::at));
    said.clear();
    timed.forEach(one -> said.add(one.one()));
  }

  /// Keeps something about the whole that Heard does not read; a blank text is left out.
  public void extra(String name, @Nullable Object value) {
    if (value != null && !(value instanceof String text && text.isBlank())) {
      extra.put(name, value);
    }
  }

  /// Hands over the conversation, or says why there is none.
  public void finish(Options options, Receiver receiver) {
    sayUnread(receiver);
    if (said.isEmpty()) {
      return;
    }
    var draft = new Draft(place.file(), place.where(), id);
    draft.channel(Channel.VOICE);
    draft.extra(extra);
    int unsaid = lines(draft);
    if (unsaid > 0) {
      receiver.say(
          place.note(
              "%d of %d turns look made up by the recogniser where nobody spoke; they are kept and not read"
                  .formatted(unsaid, said.size()),
              "look at 'unsaid' of these turns, which has the figures that say so"));
    }
    draft.finish(options, receiver).ifPresent(receiver::take);
  }

  private void sayUnread(Receiver receiver) {
    Place lost = wordless;
    Place left = timeless;
    if (lost != null) {
      receiver.say(
          lost.lost(
              wordlessOnes == 1
                  ? "something said has no words that can be read"
                  : "%d things said have no words that can be read; this is the first"
                      .formatted(wordlessOnes),
              "the words are no text"));
    } else if (said.isEmpty()) {
      receiver.say(
          place.lost("there are no words in the transcript", "nobody spoke in the recording"));
    }
    if (left != null) {
      receiver.say(
          left.note(
              timelessOnes == 1
                  ? "the times of something said cannot be read and are left out"
                  : "the times of %d things said cannot be read and are left out; this is the first"
                      .formatted(timelessOnes),
              ""));
    }
  }

  /// Adds the lines.
  ///
  /// @return how many of them are made up
  private int lines(Draft draft) {
    List<MadeUp.@Nullable Reason> reasons = MadeUp.in(said);
    int unsaid = 0;
    for (int i = 0; i < said.size(); i++) {
      Draft.Line line = said.get(i).line();
      MadeUp.Reason reason = reasons.get(i);
      if (reason != null) {
        unsaid++;
        draft.add(with(line, reason).seen(Visibility.UNSAID));
      } else if (line.party().equals(Draft.Party.NOBODY) && SoundMarks.areAll(line.text())) {
        draft.add(line.seen(Visibility.SYSTEM));
      } else {
        draft.add(line);
      }
    }
    return unsaid;
  }

  private static Draft.Line with(Draft.Line line, MadeUp.Reason reason) {
    var extra = new LinkedHashMap<>(line.extra());
    extra.put("unsaid", reason.figures());
    return new Draft.Line(
        line.where(),
        line.party(),
        line.visibility(),
        line.at(),
        line.until(),
        line.text(),
        line.externalId(),
        line.words(),
        extra);
  }
}
