package io.heard.formats;

import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A conversation while it is being read: lines as the input has them. At the end roles are
/// settled, times are counted from one start, and limits are checked.
public final class Draft {
  /// Who says a line, as the input has it.
  ///
  /// @param id the speaker's id, where the input has one
  /// @param name what the speaker is called, where known
  /// @param role the role that the input gives, null where it gives none
  /// @param source how that role came to be known
  /// @param sure how sure that role is, from 0 to 1; 1 where somebody said it
  public record Party(
      @Nullable String id,
      @Nullable String name,
      @Nullable Role role,
      RoleSource source,
      double sure) {
    public Party(
        @Nullable String id, @Nullable String name, @Nullable Role role, RoleSource source) {
      this(id, name, role, source, 1);
    }

    public static final Party NOBODY = new Party(null, null, null, RoleSource.NONE);

    public static Party of(Role role) {
      return new Party(null, null, role, role == Role.UNKNOWN ? RoleSource.NONE : RoleSource.FILE);
    }

    /// The one that a label names, by role (`Agent`, `Customer 2`) or by name.
    public static Party labelled(String label) {
      String clean = label.strip();
      RoleWords.Named named = RoleWords.named(clean).orElse(null);
      if (named != null) {
        Party side = of(named.meaning().role());
        return new Party(null, named.name(), side.role(), side.source());
      }
      return RoleWords.meaning(clean)
          .map(meaning -> of(meaning.role()).counted(clean))
          .orElse(new Party(null, clean, null, RoleSource.NONE));
    }

    private Party counted(String label) {
      String number = RoleWords.number(label);
      Role side = role;
      return number.isEmpty() || side == null
          ? this
          : new Party(side.id() + " " + number, null, side, source);
    }
  }

  /// One line.
  ///
  /// @param where its place, appended to the input's name
  public record Line(
      String where,
      Party party,
      Visibility visibility,
      @Nullable Mark at,
      @Nullable Mark until,
      String text,
      @Nullable String externalId,
      List<SpokenWord> words,
      Map<String, Object> extra) {
    public static Line of(
        String where, Party party, @Nullable Mark at, @Nullable Mark until, String text) {
      return new Line(where, party, Visibility.PUBLIC, at, until, text, null, List.of(), Map.of());
    }

    public Line seen(Visibility other) {
      return new Line(where, party, other, at, until, text, externalId, words, extra);
    }
  }

  private static final int MOST_NAMED = 4;

  private final String file;
  private final String where;
  private final String id;
  private final List<Line> lines = new ArrayList<>();
  private @Nullable Channel channel;
  private @Nullable Instant startedAt;
  private Case known = Case.NONE;
  private Map<String, Object> extra = Map.of();

  /// @param where the conversation's place, appended to the input's name
  public Draft(String file, String where, String id) {
    this.file = file;
    this.where = where;
    this.id = id.isBlank() ? "conversation" : id;
  }

  public void channel(Channel channel) {
    this.channel = channel;
  }

  public void startedAt(@Nullable Instant startedAt) {
    this.startedAt = startedAt;
  }

  public void known(Case known) {
    this.known = known;
  }

  public void extra(Map<String, Object> extra) {
    this.extra = extra;
  }

  public void add(Line line) {
    lines.add(line);
  }

  public List<Line> lines() {
    return lines;
  }

  /// The conversation; empty when a limit is passed or a time is impossible, which is said.
  public Optional<Conversation> finish(Options options, Receiver receiver) {
    if (!holds(receiver)) {
      return Optional.empty();
    }
    Instant start = startedAt != null ? startedAt : earliest();
    Map<Party, Speaker> speakers = speakers(options);
    var turns = new ArrayList<Turn>();
    for (Line line : lines) {
      Optional<Timing> timing = timing(line, start, receiver);
      if (timing.isEmpty()) {
        return Optional.empty();
      }
      Speaker speaker = speakers.get(line.party());
      if (speaker == null) {
        throw new IllegalStateException("A line's speaker was not settled.");
      }
      turns.add(
          new Turn(
              turns.size(),
              speaker,
              line.visibility(),
              timing.get(),
              line.text(),
              new Origin(file + line.where(), line.externalId(), line.words(), line.extra())));
    }
    sayUnknown(turns, receiver);
    return Optional.of(new Conversation(id, channelOf(turns), start, known, turns, extra));
  }

  private boolean holds(Receiver receiver) {
    if (lines.size() > Conversation.MOST_TURNS) {
      receiver.say(
          lost(
              where,
              "the conversation has %d turns; at most %d are read"
                  .formatted(lines.size(), Conversation.MOST_TURNS),
              "split it by day"));
      return false;
    }
    for (Line line : lines) {
      if (line.text().length() > Turn.MOST_CHARACTERS) {
        receiver.say(
            lost(
                line.where(),
                "the turn has %d characters; at most %d are read"
                    .formatted(line.text().length(), Turn.MOST_CHARACTERS),
                "cut it, or split it into turns"));
        return false;
      }
    }
    return true;
  }

  private @Nullable Instant earliest() {
    Instant earliest = null;
    for (Line line : lines) {
      if (line.at() instanceof Mark.On on
          && (earliest == null || on.instant().isBefore(earliest))) {
        earliest = on.instant();
      }
    }
    return earliest;
  }

  private Optional<Timing> timing(Line line, @Nullable Instant start, Receiver receiver) {
    Mark mark = line.at();
    if (mark == null) {
      return Optional.of(new Timing.Unknown());
    }
    Optional<Duration> at = since(mark, start);
    if (at.isEmpty() || at.get().isNegative()) {
      receiver.say(
          lost(
              line.where(),
              at.isEmpty()
                  ? "the turn's time cannot be counted from the conversation's start"
                  : "the turn begins before the conversation",
              "'startedAt' is later than the first turn, or a time is negative"));
      return Optional.empty();
    }
    Mark end = line.until();
    if (end == null) {
      return Optional.of(new Timing.Sent(at.get()));
    }
    Optional<Duration> until = since(end, start);
    if (until.isEmpty() || until.get().compareTo(at.get()) < 0) {
      receiver.say(
          lost(
              line.where(),
              "the turn ends before it begins",
              "its start and its end are exchanged"));
      return Optional.empty();
    }
    return Optional.of(new Timing.Spoken(at.get(), until.get()));
  }

  private static Optional<Duration> since(Mark mark, @Nullable Instant start) {
    return switch (mark) {
      case Mark.Since since -> Optional.of(since.start());
      case Mark.On on ->
          start == null ? Optional.empty() : Optional.of(Duration.between(start, on.instant()));
    };
  }

  private Map<Party, Speaker> speakers(Options options) {
    var parties = new LinkedHashSet<Party>();
    var said = new ArrayList<RoleGuess.Said>();
    for (Line line : lines) {
      parties.add(line.party());
      if (line.visibility() == Visibility.PUBLIC && !line.text().isBlank()) {
        said.add(new RoleGuess.Said(line.party(), line.text()));
      }
    }
    var settled = new HashMap<Party, Role>();
    var sources = new HashMap<Party, RoleSource>();
    for (Party party : parties) {
      Role told = told(party, options);
      Role given = party.role();
      if (told != null) {
        settled.put(party, told);
        sources.put(party, RoleSource.OPTION);
      } else if (given != null) {
        settled.put(party, given);
        sources.put(party, party.source());
      }
    }
    Map<Party, RoleGuess.Guess> guesses =
        RoleGuess.guess(
            parties, said, settled, channel == null ? "" : channel.id(), options.roster());
    guesses.forEach((party, guess) -> settled.put(party, guess.role()));
    Set<String> shared = namesOfSeveral(parties, settled);
    var speakers = new HashMap<Party, Speaker>();
    for (Party party : parties) {
      Role role = settled.getOrDefault(party, Role.UNKNOWN);
      RoleGuess.Guess guess = guesses.get(party);
      RoleSource source =
          guess != null
              ? RoleSource.INFERRED
              : role == Role.UNKNOWN
                  ? RoleSource.NONE
                  : sources.getOrDefault(party, RoleSource.NONE);
      double sure =
          guess != null
              ? guess.confidence()
              : role == Role.UNKNOWN ? 0 : source == RoleSource.OPTION ? 1 : party.sure();
      speakers.put(party, new Speaker(idOf(party, role, shared), party.name(), role, source, sure));
    }
    return speakers;
  }

  private static @Nullable Role told(Party party, Options options) {
    String name = party.name();
    String id = party.id();
    Role byName = name == null ? null : options.said(name);
    return byName != null ? byName : id == null ? null : options.said(id);
  }

  private static String idOf(Party party, Role role, Set<String> shared) {
    String id = party.id();
    String name = party.name();
    if (id != null && !id.isBlank()) {
      return id;
    }
    if (name == null || name.isBlank()) {
      return role.id();
    }
    return shared.contains(name) ? role.id() + " " + name : name;
  }

  private static Set<String> namesOfSeveral(Set<Party> parties, Map<Party, Role> settled) {
    var sides = new HashMap<String, Set<Role>>();
    for (Party party : parties) {
      String name = party.name();
      if (party.id() == null && name != null) {
        sides
            .computeIfAbsent(name, key -> new LinkedHashSet<>())
            .add(settled.getOrDefault(party, Role.UNKNOWN));
      }
    }
    return sides.entrySet().stream()
        .filter(side -> side.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// Says whose side stayed open, and how to say it: with the names, or with the labels, as the
  /// option takes them.
  private void sayUnknown(List<Turn> turns, Receiver receiver) {
    var open = new LinkedHashMap<String, Integer>();
    int unknown = 0;
    for (int i = 0; i < turns.size(); i++) {
      Speaker speaker = turns.get(i).speaker();
      Party party = lines.get(i).party();
      if (turns.get(i).visibility() == Visibility.PUBLIC
          && speaker.role() == Role.UNKNOWN
          && party.role() != Role.UNKNOWN) {
        unknown++;
        String name = party.name() != null ? party.name() : party.id();
        if (name != null) {
          open.merge(name.strip(), 1, Integer::sum);
        }
      }
    }
    if (unknown == 0) {
      return;
    }
    receiver.say(
        new Problem(
            Problem.Weight.NOTE,
            file,
            where,
            "%s cannot be told in %d of %d turns; they are kept and read by nothing"
                .formatted(whose(open.keySet()), unknown, turns.size()),
            open.isEmpty()
                ? "label each line with its speaker, as in \"Agent: …\""
                : asked(open.keySet())));
  }

  private static String whose(Set<String> open) {
    return switch (open.size()) {
      case 0 -> "whose side speaks";
      case 1 -> "whose side %s is on".formatted(open.iterator().next());
      default ->
          "whose side %s are on"
              .formatted(
                  open.size() > MOST_NAMED
                      ? open.size() + " speakers"
                      : String.join(", ", List.copyOf(open).subList(0, open.size() - 1))
                          + " and "
                          + List.copyOf(open).getLast());
    };
  }

  /// The option as it has to be written; with two, both ways round.
  private static String asked(Set<String> open) {
    List<String> names = open.stream().limit(MOST_NAMED).toList();
    if (names.size() == 1) {
      return "--roles \"%1$s=customer\", or --roles \"%1$s=agent\"".formatted(names.getFirst());
    }
    if (names.size() == 2) {
      return "--roles \"%1$s=agent,%2$s=customer\", or --roles \"%1$s=customer,%2$s=agent\""
          .formatted(names.getFirst(), names.getLast());
    }
    return "--roles \"%s\", with customer, agent or bot for each"
        .formatted(names.stream().map(name -> name + "=agent").collect(Collectors.joining(",")));
  }

  private Channel channelOf(List<Turn> turns) {
    if (channel != null) {
      return channel;
    }
    boolean spoken = turns.stream().anyMatch(turn -> turn.timing() instanceof Timing.Spoken);
    return spoken ? Channel.VOICE : Channel.OTHER;
  }

  private Problem lost(String place, String cause, String maybe) {
    return new Problem(Problem.Weight.LOST, file, place, cause, maybe);
  }
}
