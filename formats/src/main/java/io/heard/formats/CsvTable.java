package io.heard.formats;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A table while it is read; conversations in the order of their first row, whose rows may lie
/// between those of others.
final class CsvTable {
  /// What a row is.
  private enum Row {
    /// What one speaker said.
    TURN,
    /// A ticket, told by its customer.
    TICKET,
    /// A whole transcript in one cell.
    TRANSCRIPT,
    /// Words of which nothing says who spoke them.
    NOBODYS
  }

  /// Times that begin later than this are times of day; no conversation begins with an hour of
  /// silence.
  private static final Duration TIME_OF_DAY = Duration.ofHours(1);

  /// Read as minutes and seconds, a first time from here on is hours and minutes.
  private static final Duration LATEST_START = Duration.ofMinutes(5);

  private static final int ROWS_LOOKED_AT = 20;

  private final Input input;
  private final CsvColumns columns;
  private final List<CsvRecord> rows;
  private final boolean byId;
  private final Row kind;
  private final boolean hoursAndMinutes;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private boolean timeTold;

  CsvTable(Input input, CsvColumns columns) {
    this.input = input;
    this.columns = columns;
    this.rows = columns.rows(input);
    this.byId = !columns.has(CsvUse.CONVERSATION) && repeats(CsvUse.ID);
    this.kind = kind();
    this.hoursAndMinutes = areHoursAndMinutes();
  }

  void read(Options options, Receiver receiver) {
    if (kind == Row.NOBODYS && !rows.isEmpty()) {
      input.lost(
          ":" + columns.line(),
          "no column holds who speaks; there are %s".formatted(columns.shown()),
          "name one of them speaker, role or from, or --columns \"speaker=NAME\"");
      return;
    }
    String how =
        switch (kind) {
          case TICKET -> "; each row is a ticket of its customer";
          case TRANSCRIPT -> "; each row is a transcript";
          case TURN, NOBODYS -> "";
        };
    input.note(":" + columns.line(), "columns taken: " + columns.told() + how, "");
    rows(options);
    if (drafts.isEmpty()) {
      input.lost("", "there is no row with words in it", "the export had nothing to give");
    }
    finish(options, receiver);
  }

  /// Reads rows of whole conversations out of a longer table, of which all else was said.
  void readPart(Options options, Receiver receiver) {
    rows(options);
    finish(options, receiver);
  }

  private void finish(Options options, Receiver receiver) {
    for (Draft draft : drafts.values()) {
      settle(draft.lines());
      draft.finish(options, receiver).ifPresent(receiver::take);
    }
  }

  private void rows(Options options) {
    boolean told = false;
    for (CsvRecord row : rows) {
      List<String> cells = row.getFields();
      if (cells.size() < 2) {
        if (!told) {
          told = true;
          input.lost(
              columns.where(row),
              "the row has %d field where %d columns are named"
                  .formatted(cells.size(), columns.names().size()),
              "a quote is missing, or the separator changes");
        }
      } else {
        row(cells, columns.where(row), options);
      }
    }
  }

  private Row kind() {
    boolean said = columns.has(CsvUse.SPEAKER) || columns.has(CsvUse.ROLE);
    boolean ticket = columns.has(CsvUse.DESCRIPTION) && !columns.has(CsvUse.TEXT);
    boolean asked = columns.has(CsvUse.REQUESTER) || columns.has(CsvUse.SUBJECT);
    boolean once = !byId && !repeats(CsvUse.CONVERSATION);
    if (once && !columns.has(CsvUse.ROLE) && ((ticket && (asked || said)) || (!said && asked))) {
      return Row.TICKET;
    }
    if (said) {
      return Row.TURN;
    }
    return areTranscripts() ? Row.TRANSCRIPT : Row.NOBODYS;
  }

  private boolean repeats(CsvUse use) {
    var seen = new HashSet<String>();
    for (CsvRecord row : rows) {
      String value = columns.value(row.getFields(), use);
      if (value != null && !seen.add(value.strip())) {
        return true;
      }
    }
    return false;
  }

  private boolean areTranscripts() {
    int whole = 0;
    int looked = 0;
    for (CsvRecord row : rows.subList(0, Math.min(ROWS_LOOKED_AT, rows.size()))) {
      String text = columns.value(row.getFields(), CsvUse.TEXT);
      if (text != null) {
        looked++;
        var draft = new Draft(input.file(), "", "looked at");
        TextFormat.read(text.lines().toList(), Options.NONE, draft);
        whole += draft.lines().size() > 1 ? 1 : 0;
      }
    }
    return whole * 2 > looked;
  }

  /// Whether all times are two numbers, as `14:32`, and the first is later than a recording begins.
  private boolean areHoursAndMinutes() {
    Duration first = null;
    for (CsvRecord row : rows) {
      String value = columns.value(row.getFields(), CsvUse.TIME);
      if (value == null) {
        continue;
      }
      if (!value.strip().matches("([01]?\\d|2[0-3]):[0-5]\\d")) {
        return false;
      }
      first = first == null ? Times.clock(value).orElse(null) : first;
    }
    return first != null && first.compareTo(LATEST_START) >= 0;
  }

  private void row(List<String> cells, String where, Options options) {
    String text = words(cells);
    if (text == null) {
      return;
    }
    if (kind != Row.TRANSCRIPT && text.length() > Turn.MOST_CHARACTERS) {
      input.lost(
          where,
          "the row has %d characters in its words; at most %d are read"
              .formatted(text.length(), Turn.MOST_CHARACTERS),
          "a quote is missing above it, or the cell holds more than one turn");
      return;
    }
    Draft draft = draft(cells, where);
    String channel = columns.value(cells, CsvUse.CHANNEL);
    if (channel != null && draft.lines().isEmpty()) {
      draft.channel(Channel.of(channel));
    }
    if (kind == Row.TRANSCRIPT) {
      transcript(draft, text, where, options);
      return;
    }
    String subject = columns.value(cells, CsvUse.SUBJECT);
    if (kind == Row.TICKET && subject != null) {
      draft.extra(Map.of("subject", subject.strip()));
    }
    Optional<RoleWords.Meaning> meaning = meaning(cells);
    Mark at = mark(cells, CsvUse.TIME, where);
    draft.add(
        new Draft.Line(
            where,
            kind == Row.TICKET ? customer(cells) : party(cells, meaning),
            visibility(cells, meaning),
            at,
            at == null ? null : mark(cells, CsvUse.UNTIL, where),
            text,
            externalId(cells),
            List.of(),
            extra(cells)));
  }

  /// What was said; of a ticket without a description, its subject. Null where the cell is blank.
  private @Nullable String words(List<String> cells) {
    String text = columns.value(cells, CsvUse.TEXT);
    text = text == null ? columns.value(cells, CsvUse.DESCRIPTION) : text;
    text = text == null && kind == Row.TICKET ? columns.value(cells, CsvUse.SUBJECT) : text;
    if (text == null) {
      return null;
    }
    String plain = HtmlText.isHtml(text) ? HtmlText.own(text) : text.strip();
    return plain.isEmpty() ? null : plain;
  }

  private Draft draft(List<String> cells, String where) {
    String id = columns.value(cells, byId ? CsvUse.ID : CsvUse.CONVERSATION);
    if (id == null && kind != Row.TURN) {
      id = columns.value(cells, CsvUse.ID);
      id = id == null ? "row" + where : id;
    }
    String key = id == null ? "" : id.strip();
    boolean named = !key.isEmpty() && !key.startsWith("row:");
    return drafts.computeIfAbsent(
        key,
        fresh ->
            new Draft(
                input.file(), where, named ? fresh : input.file() + "#" + (drafts.size() + 1)));
  }

  /// The turns of a cell; where they stand within it is not known to the line.
  private void transcript(Draft draft, String text, String where, Options options) {
    var inner = new Draft(input.file(), where, "inner");
    TextFormat.read(text.lines().toList(), options, inner);
    if (inner.lines().isEmpty()) {
      input.lost(
          where, "no line of the transcript begins with who speaks", "\"Agent: …\" in each line");
    }
    inner
        .lines()
        .forEach(line ->
            draft.add(
                new Draft.Line(
                    where,
                    line.party(),
                    line.visibility(),
                    line.at(),
                    line.until(),
                    line.text(),
                    line.externalId(),
                    line.words(),
                    line.extra())));
  }

  private @Nullable String externalId(List<String> cells) {
    boolean message = byId || kind != Row.TURN || columns.has(CsvUse.MESSAGE);
    return columns.value(cells, message ? CsvUse.MESSAGE : CsvUse.ID);
  }

  private Optional<RoleWords.Meaning> meaning(List<String> cells) {
    String role = columns.value(cells, CsvUse.ROLE);
    String speaker = columns.value(cells, CsvUse.SPEAKER);
    Optional<RoleWords.Meaning> byRole = role == null ? Optional.empty() : side(role);
    return byRole.isPresent() || speaker == null ? byRole : RoleWords.meaning(speaker);
  }

  /// The side that a word names, or the way a message went.
  private Optional<RoleWords.Meaning> side(String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    String name = CsvUse.fold(columns.nameOf(CsvUse.ROLE));
    boolean way = name.endsWith("inbound") || name.endsWith("incoming");
    boolean in =
        List.of("inbound", "incoming", "in", "received", "eingehend", "entrant", "entrante")
                .contains(word)
            || (way && isYes(word));
    boolean out =
        List.of("outbound", "outgoing", "out", "ausgehend", "sortant", "saliente").contains(word)
            || (way && isNo(word));
    if (in || out) {
      return Optional.of(new RoleWords.Meaning(in ? Role.CUSTOMER : Role.AGENT, Visibility.PUBLIC));
    }
    return RoleWords.meaning(written);
  }

  private static boolean isYes(String word) {
    return List.of("true", "1", "yes", "y", "ja", "wahr", "oui", "vrai", "si", "sí", "verdadero")
        .contains(word);
  }

  private static boolean isNo(String word) {
    return List.of("false", "0", "no", "n", "nein", "falsch", "non", "faux", "falso")
        .contains(word);
  }

  private Draft.Party customer(List<String> cells) {
    String who = columns.value(cells, CsvUse.REQUESTER);
    who = who == null ? columns.value(cells, CsvUse.SPEAKER) : who;
    RoleSource source = who == null ? RoleSource.INFERRED : RoleSource.FILE;
    if (who == null) {
      return new Draft.Party(null, null, Role.CUSTOMER, source);
    }
    boolean address = who.indexOf('@') > 0;
    return new Draft.Party(
        address ? who.strip() : null, address ? null : who.strip(), Role.CUSTOMER, source);
  }

  private Draft.Party party(List<String> cells, Optional<RoleWords.Meaning> meaning) {
    String speaker = columns.value(cells, CsvUse.SPEAKER);
    String role = columns.value(cells, CsvUse.ROLE);
    String label = speaker == null ? role : speaker;
    if (label == null) {
      return Draft.Party.NOBODY;
    }
    if (speaker == null && meaning.isPresent() && RoleWords.meaning(label).isEmpty()) {
      return Draft.Party.of(meaning.get().role());
    }
    if (meaning.isEmpty() || RoleWords.meaning(label).isPresent()) {
      Draft.Party party = Draft.Party.labelled(label);
      Role side = meaning.map(RoleWords.Meaning::role).orElse(party.role());
      return new Draft.Party(party.id(), party.name(), side, party.source());
    }
    return new Draft.Party(
        null,
        label.strip(),
        meaning.get().role(),
        meaning.get().role() == Role.UNKNOWN ? RoleSource.NONE : RoleSource.FILE);
  }

  private Visibility visibility(List<String> cells, Optional<RoleWords.Meaning> meaning) {
    String value = columns.value(cells, CsvUse.VISIBILITY);
    Visibility meant = meaning.map(RoleWords.Meaning::visibility).orElse(Visibility.PUBLIC);
    if (value == null) {
      return meant;
    }
    String word = value.strip().toLowerCase(Locale.ROOT);
    String name = CsvUse.fold(columns.nameOf(CsvUse.VISIBILITY));
    boolean open = List.of("offentlich", "oeffentlich", "publico").contains(name);
    if (isYes(word) || isNo(word)) {
      boolean seen = open || name.endsWith("public") ? isYes(word) : isNo(word);
      return seen ? meant : Visibility.NOTE;
    }
    return switch (word) {
      case "note", "internal", "private", "internal_note", "internal note", "intern", "privat" ->
          Visibility.NOTE;
      case "system", "event" -> Visibility.SYSTEM;
      case "unsaid" -> Visibility.UNSAID;
      default -> meant;
    };
  }

  private @Nullable Mark mark(List<String> cells, CsvUse use, String where) {
    String value = columns.value(cells, use);
    String date = use == CsvUse.TIME ? columns.value(cells, CsvUse.DATE) : null;
    if (value == null) {
      return null;
    }
    Mark mark = date == null ? null : point(date.strip() + " " + value.strip());
    boolean hours = mark == null && hoursAndMinutes && use == CsvUse.TIME;
    mark = mark == null ? point(hours ? value.strip() + ":00" : value) : mark;
    if (mark == null && !timeTold) {
      timeTold = true;
      input.note(
          where,
          "a time cannot be read and is left out, as are others like it",
          "seconds, 00:12:30 or 2026-03-02T09:14:00Z");
    }
    return mark;
  }

  private static @Nullable Mark point(String value) {
    Mark mark = Times.mark(value);
    return mark == null ? Labelled.mark(value) : mark;
  }

  /// Counts times of day from the first, and puts rows in order that stand with the newest first.
  private static void settle(List<Draft.Line> lines) {
    if (newestFirst(lines)) {
      Collections.reverse(lines);
    }
    Duration least = null;
    for (Draft.Line line : lines) {
      if (line.at() instanceof Mark.Since since) {
        boolean less = least == null || since.start().compareTo(least) < 0;
        least = less ? since.start() : least;
      }
    }
    if (least == null || least.compareTo(TIME_OF_DAY) < 0) {
      return;
    }
    Duration start = least;
    lines.replaceAll(line ->
        new Draft.Line(
            line.where(),
            line.party(),
            line.visibility(),
            since(line.at(), start),
            since(line.until(), start),
            line.text(),
            line.externalId(),
            line.words(),
            line.extra()));
  }

  private static @Nullable Mark since(@Nullable Mark mark, Duration start) {
    return mark instanceof Mark.Since since ? new Mark.Since(since.start().minus(start)) : mark;
  }

  private static boolean newestFirst(List<Draft.Line> lines) {
    boolean down = false;
    Instant last = null;
    for (Draft.Line line : lines) {
      if (!(line.at() instanceof Mark.On on) || (last != null && on.instant().isAfter(last))) {
        return false;
      }
      down = down || (last != null && on.instant().isBefore(last));
      last = on.instant();
    }
    return down;
  }

  private Map<String, Object> extra(List<String> cells) {
    var extra = new LinkedHashMap<String, Object>();
    var taken = new ArrayList<>(columns.taken().values());
    for (int i = 0; i < Math.min(cells.size(), columns.names().size()); i++) {
      String name = columns.names().get(i).strip();
      if (!taken.contains(i) && !name.isEmpty() && !cells.get(i).isBlank()) {
        extra.put(name, cells.get(i));
      }
    }
    return extra;
  }
}
