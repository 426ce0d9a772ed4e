package io.heard.formats.desk;

import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A help desk's conversation while it is read: people, of whom more may become known after they
/// spoke, and lines, which may stand in any order.
final class Desk {
  /// A line, and its time or that of the one it follows.
  private record Timed(Draft.Line line, Instant time) {}

  private final Place place;
  private final String id;
  private final Map<String, Draft.Party> people = new HashMap<>();
  private final List<Draft.Line> lines = new ArrayList<>();
  private final Map<String, Object> extra = new LinkedHashMap<>();
  private final Map<String, Object> outcome = new LinkedHashMap<>();
  private @Nullable Channel channel;

  Desk(Place place, @Nullable String id, String fallback) {
    this.place = place;
    this.id = id == null ? fallback : id;
  }

  /// Somebody about whom the export says something; what was known before stays.
  void knows(@Nullable String who, @Nullable String name, @Nullable Role role) {
    if (who == null) {
      return;
    }
    Draft.Party known = people.get(who);
    String oldName = known == null ? null : known.name();
    Role oldRole = known == null ? null : known.role();
    Role side = oldRole == null ? role : oldRole;
    people.put(
        who,
        new Draft.Party(
            who,
            oldName == null ? name : oldName,
            side,
            side == null ? RoleSource.NONE : RoleSource.FILE));
  }

  /// What is known of somebody; null when nothing.
  @Nullable Role roleOf(@Nullable String who) {
    Draft.Party known = who == null ? null : people.get(who);
    return known == null ? null : known.role();
  }

  /// Somebody with an id, a name, both or neither, whose side is as the export says it.
  static Draft.Party party(@Nullable String who, @Nullable String name, @Nullable Role role) {
    if (who == null && name == null && role == null) {
      return Draft.Party.NOBODY;
    }
    boolean said = role != null && role != Role.UNKNOWN;
    return new Draft.Party(who, name, role, said ? RoleSource.FILE : RoleSource.NONE);
  }

  void channel(@Nullable Channel channel) {
    this.channel = channel;
  }

  /// The channel where nothing said another one before.
  void channelIfOpen(@Nullable Channel other) {
    channel = channel == null ? other : channel;
  }

  /// Keeps something small about the whole; nothing where it is null or empty.
  void about(String name, @Nullable Object value) {
    if (value != null
        && !(value instanceof String text && text.isBlank())
        && !(value instanceof Collection<?> many && many.isEmpty())) {
      extra.put(name, value);
    }
  }

  /// The customer's own rating, from 1 for the worst, and what they wrote with it.
  void rated(@Nullable Integer rating, int scale, @Nullable String comment) {
    if (rating != null && rating >= 1 && rating <= scale) {
      outcome.put("csat", rating);
      outcome.put("csatScale", scale);
    }
    if (comment != null) {
      outcome.put("comment", comment);
    }
  }

  /// A rating in words: good or bad.
  void rated(String word, @Nullable String comment) {
    String start = word.startsWith("good") ? "good" : word.startsWith("bad") ? "bad" : "";
    Integer rating = start.isEmpty() ? null : start.equals("good") ? 2 : 1;
    rated(rating, 2, comment);
  }

  /// Adds what somebody wrote. Without words it is kept as what was attached, by the system.
  void add(
      Place at,
      Draft.Party party,
      Visibility visibility,
      @Nullable Mark time,
      String text,
      @Nullable String externalId,
      List<String> attachments) {
    boolean silent = text.isBlank() && !attachments.isEmpty();
    Map<String, Object> kept =
        attachments.isEmpty() ? Map.of() : Map.of("attachments", attachments);
    lines.add(
        new Draft.Line(
            at.where(),
            party,
            silent ? Visibility.SYSTEM : visibility,
            time,
            null,
            silent ? "attachment: " + String.join(", ", attachments) : text,
            externalId,
            List.of(),
            kept));
  }

  /// Adds a line as it is.
  void add(Draft.Line line) {
    lines.add(line);
  }

  /// Adds something that happened.
  void happened(
      Place at, Draft.Party party, @Nullable Mark time, String what, @Nullable String externalId) {
    add(at, party, Visibility.SYSTEM, time, what, externalId, List.of());
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  int size() {
    return lines.size();
  }

  /// Puts the lines from a place on in order of time; what has no time stays after what it
  /// followed, and of what has the same time the first stays first, unless the newest came first.
  void inOrder(int from) {
    var timed = new ArrayList<Timed>();
    Instant last = Instant.MIN;
    Instant previous = null;
    int up = 0;
    int down = 0;
    for (Draft.Line line : lines.subList(from, lines.size())) {
      if (line.at() instanceof Mark.On on) {
        last = on.instant();
        up += previous != null && last.isAfter(previous) ? 1 : 0;
        down += previous != null && last.isBefore(previous) ? 1 : 0;
        previous = last;
      }
      timed.add(new Timed(line, last));
    }
    if (down == 0) {
      return;
    }
    if (up == 0 && timed.stream().allMatch(one -> one.line().at() != null)) {
      Collections.reverse(timed);
    } else {
      timed.sort(Comparator.comparing(Timed::time));
    }
    for (int i = 0; i < timed.size(); i++) {
      lines.set(from + i, timed.get(i).line());
    }
  }

  /// Hands the conversation over; says so when nothing is in it.
  void finish(Options options, Receiver receiver) {
    if (lines.isEmpty()) {
      receiver.say(
          place.lost(
              "there is no message in it; an overview names conversations without what was said",
              "export the messages or comments as well"));
      return;
    }
    var draft = new Draft(place.file(), place.where(), id);
    if (channel != null) {
      draft.channel(channel);
    }
    if (!outcome.isEmpty()) {
      extra.put("outcome", outcome);
    }
    draft.extra(extra);
    // A message without words says nothing, and is kept only where there is no other.
    boolean words = lines.stream().anyMatch(line -> !line.text().isBlank());
    for (Draft.Line line : lines) {
      if (line.text().length() > Turn.MOST_CHARACTERS) {
        receiver.say(
            new Problem(
                Problem.Weight.LOST,
                place.file(),
                line.where(),
                "the message has %d characters; at most %d are read"
                    .formatted(line.text().length(), Turn.MOST_CHARACTERS),
                "cut it, or split it into turns"));
      } else if (!words || !line.text().isBlank()) {
        draft.add(known(line));
      }
    }
    draft.finish(options, receiver).ifPresent(receiver::take);
  }

  private Draft.Line known(Draft.Line line) {
    Draft.Party party = line.party();
    Draft.Party known = party.id() == null ? null : people.get(party.id());
    if (known == null) {
      return line;
    }
    Draft.Party together =
        new Draft.Party(
            party.id(),
            party.name() == null ? known.name() : party.name(),
            party.role() == null ? known.role() : party.role(),
            party.role() == null ? known.source() : party.source());
    return new Draft.Line(
        line.where(),
        together,
        line.visibility(),
        line.at(),
        line.until(),
        line.text(),
        line.externalId(),
        line.words(),
        line.extra());
  }
}
