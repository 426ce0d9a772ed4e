package io.heard.formats;

import com.google.auto.service.AutoService;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A table with one turn a row, separated by commas, semicolons or tabs. Columns are found by their
/// names, and those that were taken are said.
@AutoService(Format.class)
public final class CsvFormat implements Format {
  /// What a column may be for, in the order in which columns are looked for.
  private enum Use {
    CONVERSATION,
    ROLE,
    SPEAKER,
    TEXT,
    TIME,
    UNTIL,
    VISIBILITY,
    CHANNEL,
    MESSAGE,
    ID
  }

  /// The names that columns go by, the likeliest first.
  private static final Map<Use, List<String>> NAMES =
      Map.of(
          Use.CONVERSATION,
          names(
              "conversation_id conversationid conversation convo_id conv_id ticket_id "
                  + "ticket ticket_number case_id case_number chat_id call_id session_id "
                  + "thread_id interaction_id contact_id dialogue_id dialog_id issue_id"),
          Use.ROLE,
          names(
              "role speaker_role author_role sender_role participant_role author_type "
                  + "sender_type speaker_type user_type side"),
          Use.SPEAKER,
          names(
              "speaker from author sender participant speaker_name author_name sender_name "
                  + "from_name who name user username agent_or_customer party author_id "
                  + "speaker_id"),
          Use.TEXT,
          names(
              "text message body content utterance message_text message_body msg comment "
                  + "transcript line turn body_text plain_body sentence"),
          Use.TIME,
          names(
              "at time timestamp created_at sent_at date datetime date_time start "
                  + "start_time created offset received_at message_time"),
          Use.UNTIL,
          names("until end end_time ended_at"),
          Use.VISIBILITY,
          names("visibility public is_public private is_private internal"),
          Use.CHANNEL,
          names("channel medium"),
          Use.MESSAGE,
          names("message_id turn_id utterance_id msg_id external_id externalid"),
          Use.ID,
          names("id"));

  /// The columns of a table.
  ///
  /// @param names as they are written, in order
  /// @param taken what they are used for
  private record Columns(char separator, List<String> names, Map<Use, Integer> taken) {
    boolean has(Use use) {
      return taken.containsKey(use);
    }

    @Nullable String value(List<String> fields, Use use) {
      Integer place = taken.get(use);
      if (place == null || place >= fields.size() || fields.get(place).isBlank()) {
        return null;
      }
      return Formulas.plain(fields.get(place));
    }
  }

  private static final char[] SEPARATORS = {',', ';', '\t', '|'};
  private static final int LONGEST_NAME = 60;

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Card card() {
    return new Card(
        "Table (CSV, TSV, `;` or `|`)",
        "one turn a row; columns that are not known, as fields of the turn",
        "",
        "a spreadsheet, or a query with the conversation, time, speaker and text");
  }

  @Override
  public Fit fits(Input input) {
    if (input.shape() != Input.Shape.TEXT) {
      return Fit.NO;
    }
    Columns columns = columns(input).orElse(null);
    if (columns == null) {
      return Fit.NO;
    }
    boolean turns =
        columns.has(Use.SPEAKER) || columns.has(Use.ROLE) || columns.has(Use.CONVERSATION);
    if (columns.has(Use.TEXT) && turns) {
      return Fit.SURE;
    }
    return columns.taken().isEmpty() ? Fit.NO : Fit.MAYBE;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    Columns columns = columns(input).orElse(null);
    if (columns == null) {
      input.lost(
          ":1", "the first line does not name columns", "conversation_id,timestamp,speaker,text");
      return;
    }
    if (!columns.has(Use.TEXT)) {
      input.lost(
          ":1",
          "no column holds what was said; there are %s".formatted(shown(columns.names())),
          "name one of them text, message or body");
      return;
    }
    if (!columns.has(Use.SPEAKER) && !columns.has(Use.ROLE)) {
      input.lost(
          ":1",
          "no column holds who speaks; there are %s".formatted(shown(columns.names())),
          "name one of them speaker, role or from");
      return;
    }
    input.note(":1", "columns taken: " + taken(columns), "");
    new Table(input, columns, 0).read(options, receiver);
  }

  /// Takes a long table apart that names conversations.
  ///
  /// @param head its first lines
  /// @return whether it does; else nothing was taken of the input
  static boolean parts(Feed feed, Input head, Options options, Consumer<Part> taker)
      throws IOException {
    Columns columns = columns(head).orElse(null);
    Integer place = columns == null ? null : columns.taken().get(Use.CONVERSATION);
    if (columns == null
        || place == null
        || !columns.has(Use.TEXT)
        || (!columns.has(Use.SPEAKER) && !columns.has(Use.ROLE))) {
      return false;
    }
    String file = head.file();
    taker.accept(
        Guarded.saying(
            new Problem(Problem.Weight.NOTE, file, ":1", "columns taken: " + taken(columns), "")));
    CsvParts.parts(
        feed,
        file,
        columns.separator(),
        place,
        (rows, line, receiver) ->
            new Table(new Input(file, rows, receiver), columns, line).read(options, receiver),
        taker);
    return true;
  }

  private static List<String> names(String spaced) {
    return List.of(spaced.split(" ", -1));
  }

  private static String taken(Columns columns) {
    return columns.taken().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            "%s for %s"
                .formatted(
                    columns.names().get(entry.getValue()),
                    entry.getKey().name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private static String shown(List<String> names) {
    return names.stream()
        .limit(12)
        .map(name -> name.isBlank() ? "(no name)" : name.strip())
        .collect(Collectors.joining(", "));
  }

  /// The columns that the first line names; empty when it names none.
  private static Optional<Columns> columns(Input input) {
    String header = input.head().stream().filter(line -> !line.isBlank()).findFirst().orElse("");
    Columns best = null;
    for (char separator : SEPARATORS) {
      Columns columns = columns(header, separator).orElse(null);
      if (columns != null && (best == null || columns.taken().size() > best.taken().size())) {
        best = columns;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<Columns> columns(String header, char separator) {
    if (header.indexOf(separator) < 0 || header.length() > 10_000) {
      return Optional.empty();
    }
    List<String> names;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).ofCsvRecord(header)) {
      names = reader.stream().findFirst().map(CsvRecord::getFields).orElse(List.of());
    } catch (CsvParseException broken) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (names.size() < 2 || names.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
      return Optional.empty();
    }
    var folded = names.stream().map(CsvFormat::fold).toList();
    var taken = new HashMap<Use, Integer>();
    var used = new HashSet<Integer>();
    for (Use use : Use.values()) {
      for (String name : NAMES.getOrDefault(use, List.of())) {
        int place = folded.indexOf(name);
        if (place >= 0 && used.add(place)) {
          taken.put(use, place);
          break;
        }
      }
    }
    return taken.isEmpty() ? Optional.empty() : Optional.of(new Columns(separator, names, taken));
  }

  private static String fold(String name) {
    return name.strip()
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_|_$", "");
  }

  /// A table while it is read; conversations in the order of their first row.
  private static final class Table {
    private final Input input;
    private final Columns columns;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final int firstLine;
    private boolean timeTold;

    /// @param firstLine the line in which rows begin, of a table that has more before; 0 where the
    ///   line of names is the first
    Table(Input input, Columns columns, int firstLine) {
      this.input = input;
      this.columns = columns;
      this.firstLine = firstLine;
    }

    private long line(CsvRecord row) {
      return row.getStartingLineNumber() + Math.max(0, firstLine - 1);
    }

    void read(Options options, Receiver receiver) {
      boolean told = false;
      List<CsvRecord> rows = rows();
      boolean byId = idRepeats(rows);
      for (CsvRecord row : rows) {
        List<String> fields = row.getFields();
        if (fields.size() < 2 && !told && columns.names().size() > 1) {
          told = true;
          input.lost(
              ":" + line(row),
              "the row has %d field where %d columns are named"
                  .formatted(fields.size(), columns.names().size()),
              "a quote is missing, or the separator changes");
          continue;
        }
        row(row, byId);
      }
      if (drafts.isEmpty() && firstLine == 0) {
        input.lost("", "there is no row with words in it", "the export had nothing to give");
      }
      drafts.values().forEach(draft -> draft.finish(options, receiver).ifPresent(receiver::take));
    }

    private List<CsvRecord> rows() {
      var rows = new ArrayList<CsvRecord>();
      boolean header = firstLine == 0;
      try (CsvReader<CsvRecord> reader =
          CsvReader.builder()
              .fieldSeparator(columns.separator())
              .skipEmptyLines(true)
              .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
              .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
              .allowUnclosedQuote(true)
              .maxBufferSize(Input.MOST_BYTES)
              .ofCsvRecord(input.text())) {
        for (CsvRecord row : reader) {
          boolean blank = row.getFields().stream().allMatch(String::isBlank);
          if (header && !blank) {
            header = false;
          } else if (!blank) {
            rows.add(row);
          }
        }
      } catch (CsvParseException broken) {
        input.lost(
            ":" + (rows.isEmpty() ? Math.max(1, firstLine) : line(rows.getLast()) + 1),
            "the table cannot be read from here on",
            "a quote is missing");
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return rows;
    }

    /// Whether a column that is only called `id` names conversations: then it repeats.
    private boolean idRepeats(List<CsvRecord> rows) {
      if (columns.has(Use.CONVERSATION) || !columns.has(Use.ID)) {
        return false;
      }
      var seen = new HashSet<String>();
      for (CsvRecord row : rows) {
        String id = columns.value(row.getFields(), Use.ID);
        if (id != null && !seen.add(id)) {
          return true;
        }
      }
      return false;
    }

    private void row(CsvRecord row, boolean byId) {
      List<String> fields = row.getFields();
      String where = ":" + line(row);
      String text = columns.value(fields, Use.TEXT);
      if (text == null) {
        return;
      }
      String id = columns.value(fields, byId ? Use.ID : Use.CONVERSATION);
      Draft draft =
          drafts.computeIfAbsent(
              id == null ? "" : id.strip(),
              key ->
                  new Draft(
                      input.file(),
                      where,
                      key.isEmpty() ? input.file() + "#" + (drafts.size() + 1) : key));
      String channel = columns.value(fields, Use.CHANNEL);
      if (channel != null && draft.lines().isEmpty()) {
        draft.channel(Channel.of(channel));
      }
      Optional<RoleWords.Meaning> meaning = meaning(fields);
      draft.add(
          new Draft.Line(
              where,
              party(fields, meaning),
              visibility(fields, meaning),
              mark(fields, Use.TIME, where),
              columns.value(fields, Use.TIME) == null ? null : mark(fields, Use.UNTIL, where),
              text.strip(),
              columns.value(
                  fields,
                  byId || !columns.has(Use.ID)
                      ? Use.MESSAGE
                      : columns.has(Use.MESSAGE) ? Use.MESSAGE : Use.ID),
              List.of(),
              extra(fields)));
    }

    private Optional<RoleWords.Meaning> meaning(List<String> fields) {
      String role = columns.value(fields, Use.ROLE);
      String speaker = columns.value(fields, Use.SPEAKER);
      Optional<RoleWords.Meaning> byRole =
          role == null ? Optional.empty() : RoleWords.meaning(role);
      return byRole.isPresent() || speaker == null ? byRole : RoleWords.meaning(speaker);
    }

    private Draft.Party party(List<String> fields, Optional<RoleWords.Meaning> meaning) {
      String speaker = columns.value(fields, Use.SPEAKER);
      String label = speaker == null ? columns.value(fields, Use.ROLE) : speaker;
      if (label == null) {
        return Draft.Party.NOBODY;
      }
      if (meaning.isEmpty() || RoleWords.meaning(label).isPresent()) {
        Draft.Party party = Draft.Party.labelled(label);
        Role role = meaning.map(RoleWords.Meaning::role).orElse(party.role());
        return new Draft.Party(party.id(), party.name(), role, party.source());
      }
      return new Draft.Party(
          null,
          label.strip(),
          meaning.get().role(),
          meaning.get().role() == Role.UNKNOWN ? RoleSource.NONE : RoleSource.FILE);
    }

    private Visibility visibility(List<String> fields, Optional<RoleWords.Meaning> meaning) {
      String value = columns.value(fields, Use.VISIBILITY);
      Visibility meant = meaning.map(RoleWords.Meaning::visibility).orElse(Visibility.PUBLIC);
      if (value == null) {
        return meant;
      }
      String word = value.strip().toLowerCase(Locale.ROOT);
      Integer place = columns.taken().get(Use.VISIBILITY);
      String name = place == null ? "" : fold(columns.names().get(place));
      boolean yes = List.of("true", "1", "yes", "y").contains(word);
      boolean no = List.of("false", "0", "no", "n").contains(word);
      if (yes || no) {
        boolean seen = name.endsWith("public") ? yes : no;
        return seen ? meant : Visibility.NOTE;
      }
      return switch (word) {
        case "note", "internal", "private", "internal_note", "internal note" -> Visibility.NOTE;
        case "system", "event" -> Visibility.SYSTEM;
        case "unsaid" -> Visibility.UNSAID;
        default -> meant;
      };
    }

    private @Nullable Mark mark(List<String> fields, Use use, String where) {
      String value = columns.value(fields, use);
      if (value == null) {
        return null;
      }
      Mark mark = Times.mark(value);
      if (mark == null) {
        mark = Labelled.mark(value);
      }
      if (mark == null && !timeTold) {
        timeTold = true;
        input.note(
            where,
            "a time cannot be read and is left out, as are others like it",
            "seconds, 00:12:30 or 2026-03-02T09:14:00Z");
      }
      return mark;
    }

    private Map<String, Object> extra(List<String> fields) {
      var extra = new LinkedHashMap<String, Object>();
      for (int i = 0; i < Math.min(fields.size(), columns.names().size()); i++) {
        String name = columns.names().get(i).strip();
        if (!columns.taken().containsValue(i) && !name.isEmpty() && !fields.get(i).isBlank()) {
          extra.put(name, fields.get(i));
        }
      }
      return extra;
    }
  }
}
