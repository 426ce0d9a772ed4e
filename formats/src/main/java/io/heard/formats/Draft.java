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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A conversation while it is being read: lines as the input has them. At the end roles are
/// settled, times are counted from one start, and limits are kept: what is beyond one is left out
/// and said, and the rest is read.
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

    private Party limited() {
      String shortId = id == null ? null : Draft.name(id);
      String shortName = name == null ? null : Draft.name(name);
      return Objects.equals(shortId, id) && Objects.equals(shortName, name)
          ? this
          : new Party(shortId, shortName, role, source);
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

    /// The same with names within bounds.
    Line limited(String said) {
      String external = externalId == null ? null : name(externalId);
      Party limited = party.limited();
      return said.equals(text) && limited.equals(party) && Objects.equals(external, externalId)
          ? this
          : new Line(where, limited, visibility, at, until, said, external, words, extra);
    }

    public Line seen(Visibility other) {
      return new Line(where, party, other, at, until, text, externalId, words, extra);
    }
  }

  private static final int MOST_NAMED = 4;

  /// The longest name or id: ids are hashes or paths, names have a few words; what is longer would
  /// fill every report.
  private static final int LONGEST_NAME = 500;

  /// No conversation lasts longer; a time beyond is something else.
  private static final Duration LONGEST = Duration.ofDays(100L * 366);

  /// The most impossible times of one conversation that are told one by one.
  private static final int MOST_TOLD = 3;

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
    this.id = id.isBlank() ? "conversation" : name(id);
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

  /// The conversation; empty when it cannot be built, which is said.
  public Optional<Conversation> finish(Options options, Receiver receiver) {
    keepLimits(receiver);
    Instant start = startedAt != null ? startedAt : earliest();
    Map<Party, Speaker> speakers = speakers(options);
    var turns = new ArrayList<Turn>();
    int impossible = 0;
    for (Line line : lines) {
      Timing timing = new Timing.Unknown();
      String wrong = wrong(line, start);
      if (wrong.isEmpty()) {
        timing = timing(line, start);
      } else if (++impossible <= MOST_TOLD) {
        receiver.say(lost(line.where(), wrong + "; its times are left out", whence(wrong)));
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
              timing,
              line.text(),
              new Origin(file + line.where(), line.externalId(), line.words(), line.extra())));
    }
    if (impossible > MOST_TOLD) {
      receiver.say(
          lost(
              where,
              "%d turns more have impossible times, which are left out"
                  .formatted(impossible - MOST_TOLD),
              "mend the ones that are told first"));
    }
    sayUnknown(turns, receiver);
    return Optional.of(new Conversation(id, channelOf(turns), start, known, turns, extra));
  }

  private void keepLimits(Receiver receiver) {
    if (lines.size() > Conversation.MOST_TURNS) {
      receiver.say(
          lost(
              where,
              "the conversation has %d turns; the first %d are read"
                  .formatted(lines.size(), Conversation.MOST_TURNS),
              "split it by day"));
      lines.subList(Conversation.MOST_TURNS, lines.size()).clear();
    }
    int halves = 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String text = line.text();
      if (text.length() > Turn.MOST_CHARACTERS) {
        text = text.substring(0, cut(text));
        receiver.say(
            lost(
                line.where(),
                "the turn has %d characters; the first %d are read"
                    .formatted(line.text().length(), text.length()),
                "split it into turns"));
      }
      String whole = whole(text);
      halves += whole.equals(text) ? 0 : 1;
      lines.set(i, line.limited(whole));
    }
    if (halves > 0) {
      receiver.say(
          new Problem(
              Problem.Weight.NOTE,
              file,
              where,
              "halves of letters stand in %d turns, and \uFFFD was put in their place"
                  .formatted(halves),
              "the writer cut the text in the middle of an emoji"));
    }
  }

  /// Where a text that is too long is cut: after a word, if one ends near the limit.
  private static int cut(String text) {
    int limit = Turn.MOST_CHARACTERS;
    for (int end = limit; end > limit - 1_000; end--) {
      if (Character.isWhitespace(text.charAt(end))) {
        return end;
      }
    }
    return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
  }

  /// The text with a sign for each half of a pair that stands alone: nothing could write it.
  private static String whole(String text) {
    StringBuilder whole = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else {
        whole = whole == null ? new StringBuilder(text) : whole;
        whole.setCharAt(i, '\uFFFD');
      }
    }
    return whole == null ? text : whole.toString();
  }

  /// A name or an id within bounds; two that differ only behind the cut stay apart.
  private static String name(String name) {
    String whole = whole(name);
    return whole.length() <= LONGEST_NAME
        ? whole
        : whole(whole.substring(0, LONGEST_NAME)) + "…" + Integer.toHexString(whole.hashCode());
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

  /// What is wrong with a line's times; empty when nothing.
  private static String wrong(Line line, @Nullable Instant start) {
    Mark mark = line.at();
    if (mark == null) {
      return "";
    }
    Optional<Duration> at = since(mark, start);
    if (at.isEmpty()) {
      return "the turn's time cannot be counted from the conversation's start";
    }
    if (at.get().isNegative()) {
      return "the turn begins before the conversation";
    }
    if (at.get().compareTo(LONGEST) > 0) {
      return "the turn begins more than a hundred years after the conversation";
    }
    Mark end = line.until();
    Optional<Duration> until = end == null ? at : since(end, start);
    if (until.isEmpty() || until.get().compareTo(at.get()) < 0) {
      return "the turn ends before it begins";
    }
    return until.get().compareTo(LONGEST) > 0 ? "the turn lasts more than a hundred years" : "";
  }

  private static String whence(String wrong) {
    return wrong.startsWith("the turn ends")
        ? "its start and its end are exchanged"
        : "'startedAt' is later than the first turn, or a time is negative";
  }

  /// When a line was said, where nothing is wrong with its times.
  private static Timing timing(Line line, @Nullable Instant start) {
    Mark mark = line.at();
    Mark end = line.until();
    Duration at = mark == null ? null : since(mark, start).orElse(null);
    if (at == null) {
      return new Timing.Unknown();
    }
    Duration until = end == null ? null : since(end, start).orElse(null);
    return until == null ? new Timing.Sent(at) : new Timing.Spoken(at, until);
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
