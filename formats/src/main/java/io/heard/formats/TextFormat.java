package io.heard.formats;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A transcript in which lines begin with who speaks. A line that does not goes on with what the
/// line before said, so that a message may have paragraphs.
@AutoService(Format.class)
public final class TextFormat implements Format {
  /// Clock times that begin later than this are times of day; no transcript begins with an hour of
  /// silence.
  private static final Duration TIME_OF_DAY = Duration.ofHours(1);

  /// Read as minutes and seconds, the last minute of a day.
  private static final Duration MINUTES_OF_A_DAY = Duration.ofMinutes(24);

  /// Somebody speaks within the first minutes of a recording, or it was cut.
  private static final Duration LATEST_START = Duration.ofMinutes(5);

  private static final int CAPTIONS_LOOKED_FOR = 100;
  private static final Pattern CAPTION = Pattern.compile("\\s*[\\d:.,]+\\s*-->\\s*[\\d:.,]+.*");

  private static final Pattern RULE = Pattern.compile("[-=_*~#]{3,}");
  private static final Pattern ASIDE =
      Pattern.compile("\\[[^\\[\\]]+]|\\*{3}.+\\*{3}|-{2,} .+ -{2,}");

  @Override
  public String name() {
    return "txt";
  }

  @Override
  public Card card() {
    return new Card(
        "Plain text, `Name: words`",
        "speakers, times in front of lines, asides in brackets as system lines",
        "",
        "copied from any chat window");
  }

  @Override
  public Fit fits(Input input) {
    if (input.shape() != Input.Shape.TEXT || input.text().indexOf('\0') >= 0) {
      return Fit.NO;
    }
    if (MailHead.fit(input.head()) == Fit.SURE || hasCaptions(input)) {
      return Fit.NO;
    }
    if (TextHead.isIn(input.lines())) {
      return Fit.SURE;
    }
    var lines = new Lines(input.lines(), Options.NONE, false);
    if (lines.turns() == 0) {
      return Fit.NO;
    }
    boolean mostly = lines.before() <= input.lines().size() / 2;
    return lines.turns() > 1 && mostly ? Fit.SURE : Fit.MAYBE;
  }

  private static boolean hasCaptions(Input input) {
    return input.lines().stream()
        .limit(CAPTIONS_LOOKED_FOR)
        .anyMatch(line -> line.contains("-->") && CAPTION.matcher(line).matches());
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    if (TextHead.isIn(input.lines())) {
      each(input, options, receiver);
      return;
    }
    var draft = new Draft(input.file(), "", input.file() + "#1");
    int before = read(input.lines(), options, draft);
    if (draft.lines().isEmpty()) {
      input.lost(
          "",
          "no line begins with who speaks",
          "\"Agent: …\" and \"Customer: …\", or --roles \"Ann=agent,Bob=customer\"");
      return;
    }
    if (before > 0) {
      input.note(
          ":1",
          before == 1
              ? "a line before the first speaker is left out"
              : "%d lines before the first speaker are left out".formatted(before),
          "");
    }
    draft.finish(options, receiver).ifPresent(receiver::take);
  }

  /// Reads conversations that Heard has written one below the other.
  private static void each(Input input, Options options, Receiver receiver) {
    List<String> lines = input.lines();
    int from = 0;
    while (from < lines.size()) {
      TextHead head = TextHead.read(lines.get(from)).orElse(null);
      if (head == null) {
        from++;
        continue;
      }
      int to = from + 1;
      while (to < lines.size() && TextHead.read(lines.get(to)).isEmpty()) {
        to++;
      }
      var draft = new Draft(input.file(), ":" + (from + 1), head.id());
      read(lines.subList(from + 1, to), options, draft, from + 1, true);
      draft.channel(head.channel());
      draft.startedAt(head.startedAt());
      draft.finish(options, receiver).ifPresent(receiver::take);
      from = to;
    }
  }

  /// Whether most turns have a time counted from a start: nobody writes that into a chat.
  private static boolean isRecording(List<Draft.Line> lines) {
    long since = lines.stream().filter(line -> line.at() instanceof Mark.Since).count();
    return since * 2 > lines.size();
  }

  /// Adds the turns that stand in these lines.
  ///
  /// @return the number of lines before the first turn that are not blank
  public static int read(List<String> all, Options options, Draft draft) {
    return read(all, options, draft, 0, false);
  }

  /// @param above the number of lines above these
  /// @param written whether Heard wrote them, so that every label is one and times are exact
  private static int read(
      List<String> all, Options options, Draft draft, int above, boolean written) {
    var lines = new Lines(all, options, written);
    Turned open = null;
    var turns = new ArrayList<Turned>();
    for (int i = 0; i < all.size(); i++) {
      String line = all.get(i).strip();
      Labelled labelled = lines.spoken(i);
      if (labelled != null) {
        open = new Turned(above + i + 1, labelled);
        turns.add(open);
      } else if (open != null && ASIDE.matcher(line).matches()) {
        turns.add(new Turned(above + i + 1, line));
      } else if (open != null && !RULE.matcher(line).matches()) {
        open.goOn(line);
      }
    }
    if (!written && areHoursAndMinutes(turns)) {
      turns.forEach(Turned::hours);
    }
    Duration start = written ? Duration.ZERO : dayStart(turns);
    Duration last = Duration.ZERO;
    Map<String, Draft.Party> named = lines.namedInHead();
    for (Turned turn : turns) {
      Draft.Line line = turn.line(start, last, named);
      if (!line.text().isEmpty()) {
        draft.add(line);
      }
      last = line.at() instanceof Mark.Since since ? since.start() : last;
    }
    if (start.isZero() && isRecording(draft.lines())) {
      draft.channel(Channel.VOICE);
    }
    return lines.before();
  }

  /// Whether stamps such as `14:32` are the time of day: then all have two numbers, none above 23
  /// comes first, and the first is later than a recording begins. Else they are minutes and
  /// seconds.
  private static boolean areHoursAndMinutes(List<Turned> turns) {
    Duration first = null;
    for (Turned turn : turns) {
      if (turn.labelled != null && turn.labelled.at() instanceof Mark.Since since) {
        if (since.start().compareTo(MINUTES_OF_A_DAY) >= 0
            || since.start().toNanosPart() > 0
            || turn.labelled.until() != null
            || turn.labelled.threefold()) {
          return false;
        }
        first = first == null ? since.start() : first;
      }
    }
    return first != null && first.compareTo(LATEST_START) >= 0;
  }

  private static Duration dayStart(List<Turned> turns) {
    for (Turned turn : turns) {
      if (turn.labelled != null && turn.labelled.at() instanceof Mark.Since since) {
        return since.start().compareTo(TIME_OF_DAY) >= 0 ? since.start() : Duration.ZERO;
      }
    }
    return Duration.ZERO;
  }

  /// The lines and which of them begin a turn.
  private static final class Lines {
    private final List<@Nullable Labelled> found = new ArrayList<>();
    private final Labels labels;
    private final boolean written;
    private int before;
    private int turns;

    Lines(List<String> all, Options options, boolean written) {
      this.written = written;
      int said = 0;
      boolean firstIsLabelled = false;
      var candidates = new ArrayList<Labelled>();
      for (String line : all) {
        Optional<Labelled> labelled = Labelled.of(line);
        found.add(labelled.orElse(null));
        labelled.ifPresent(candidates::add);
        if (!line.isBlank()) {
          firstIsLabelled = said == 0 ? labelled.isPresent() : firstIsLabelled;
          said++;
        }
      }
      labels = Labels.among(candidates, said, firstIsLabelled, options);
      for (int i = 0; i < all.size(); i++) {
        if (spoken(i) != null) {
          turns++;
        } else if (turns == 0 && !all.get(i).isBlank()) {
          before++;
        }
      }
    }

    /// The line's label where somebody begins to speak in it.
    @Nullable Labelled spoken(int index) {
      Labelled labelled = found.get(index);
      return labelled != null && (written || labels.holds(labelled.label())) ? labelled : null;
    }

    /// Who is who where the head says it before anybody speaks, as in `Visitor: Jane`.
    Map<String, Draft.Party> namedInHead() {
      var named = new HashMap<String, Draft.Party>();
      for (int i = 0; i < found.size() && spoken(i) == null; i++) {
        Labelled line = found.get(i);
        if (line != null && labels.holds(line.rest())) {
          RoleWords.meaning(line.label())
              .ifPresent(meaning -> {
                Draft.Party side = Draft.Party.of(meaning.role());
                named.put(
                    Labels.fold(line.rest()),
                    new Draft.Party(null, line.rest(), side.role(), side.source()));
              });
        }
      }
      return named;
    }

    int turns() {
      return turns;
    }

    int before() {
      return before;
    }
  }

  /// A turn that is being put together from its lines.
  private static final class Turned {
    private final int number;
    private @Nullable Labelled labelled;
    private final StringBuilder text = new StringBuilder();

    Turned(int number, Labelled labelled) {
      this.number = number;
      this.labelled = labelled;
      this.text.append(labelled.rest());
    }

    Turned(int number, String aside) {
      this.number = number;
      this.labelled = null;
      this.text.append(aside);
    }

    void hours() {
      Labelled read = labelled;
      if (read != null && read.at() instanceof Mark.Since since) {
        labelled =
            new Labelled(
                read.label(),
                new Mark.Since(since.start().multipliedBy(60)),
                null,
                read.rest(),
                false);
      }
    }

    void goOn(String line) {
      if (text.length() > 0 || !line.isEmpty()) {
        text.append(text.length() == 0 ? "" : "\n").append(line);
      }
    }

    Draft.Line line(Duration dayStart, Duration last, Map<String, Draft.Party> named) {
      String said = text.toString().strip();
      String where = ":" + number;
      if (labelled == null) {
        return Draft.Line.of(where, Draft.Party.of(Role.UNKNOWN), null, null, said)
            .seen(Visibility.SYSTEM);
      }
      Visibility visibility =
          RoleWords.meaning(labelled.label())
              .map(RoleWords.Meaning::visibility)
              .orElse(Visibility.PUBLIC);
      Mark at = since(labelled.at(), dayStart, last);
      return Draft.Line.of(
              where,
              named.getOrDefault(
                  Labels.fold(labelled.label()), Draft.Party.labelled(labelled.label())),
              at,
              at == null ? null : since(labelled.until(), dayStart, last),
              said)
          .seen(visibility);
    }

    private static @Nullable Mark since(@Nullable Mark mark, Duration dayStart, Duration last) {
      if (dayStart.isZero() || !(mark instanceof Mark.Since since)) {
        return mark;
      }
      Duration from = since.start().minus(dayStart);
      // Past midnight the clock begins again.
      boolean nextDay = from.isNegative() || last.minus(from).compareTo(Duration.ofHours(12)) > 0;
      Duration moved = nextDay ? from.plusDays(1) : from;
      return new Mark.Since(moved.isNegative() ? Duration.ZERO : moved);
    }
  }
}
