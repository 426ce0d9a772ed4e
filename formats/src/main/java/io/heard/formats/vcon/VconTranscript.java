package io.heard.formats.vcon;

import io.heard.conversation.Conversation;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Formats;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Problem;
import io.heard.formats.Receiver;
import io.heard.formats.Times;
import io.heard.formats.TreeFormat;
import io.heard.formats.Trees;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A transcript inside a vCon: any format that a file may have, and the forms that occur only here,
/// a list of entries each with who speaks and what, and WTF, the vCon's own transcription format.
final class VconTranscript {
  private static final Formats FILES = new Formats();

  private static final List<String> LISTS =
      List.of("utterances", "segments", "turns", "messages", "entries", "transcript", "monologues");
  private static final List<String> TEXTS =
      List.of("text", "message", "transcript", "content", "body");
  private static final List<String> SPEAKERS =
      List.of("speaker", "speaker_label", "role", "name", "participant");
  private static final List<String> PARTIES = List.of("party", "parties");
  private static final List<String> STARTS = List.of("start", "start_time", "begin", "at");
  private static final List<String> ENDS = List.of("end", "end_time", "until");

  private final Channels channels;
  private final @Nullable Instant base;
  private final Place place;
  private final Options options;
  private final boolean own;
  private final Consumer<Problem> tell;
  private boolean nobody;

  VconTranscript(
      Channels channels,
      @Nullable Instant base,
      Place place,
      Options options,
      boolean own,
      Consumer<Problem> tell) {
    this.channels = channels;
    this.base = base;
    this.place = place;
    this.options = new Options(null, options.roles(), false, Map.of(), options.roster());
    this.own = own;
    this.tell = tell;
  }

  /// Whether the value is a transcript in WTF.
  static boolean isWtf(JsonNode body) {
    return body.path("transcript").path("text").isString()
        && body.path("segments").isArray()
        && (body.path("metadata").isObject() || body.path("speakers").isObject());
  }

  /// What was said; empty when the form is not known.
  List<Said> read(JsonNode body) {
    if (body.isString()) {
      return text(body.stringValue());
    }
    if (isWtf(body)) {
      List<Said> said = entries(body.path("segments"), place.down("segments"), body);
      return said.isEmpty() ? text(body.path("transcript").path("text").stringValue()) : said;
    }
    if (isEntries(body)) {
      return entries(body, place, body);
    }
    Optional<TreeFormat> form = Trees.form(body).filter(each -> !(each instanceof VconFormat));
    if (form.filter(each -> each.fits(body) == Format.Fit.SURE).isPresent()) {
      return nested(form.get(), body);
    }
    List<Said> said = listed(body, place);
    return said.isEmpty() && form.isPresent() ? nested(form.get(), body) : said;
  }

  private static boolean isEntries(JsonNode body) {
    JsonNode first = body.isArray() ? body.path(0) : body;
    return body.isArray()
        && first(first, TEXTS).filter(JsonNode::isString).isPresent()
        && (first(first, SPEAKERS).isPresent() || first(first, PARTIES).isPresent());
  }

  private List<Said> listed(JsonNode body, Place at) {
    if (body.isArray()) {
      return entries(body, at, body);
    }
    for (String field : LISTS) {
      if (body.path(field).isArray()) {
        return entries(body.path(field), at.down(field), body);
      }
    }
    for (String field : List.of("transcript", "text")) {
      JsonNode inner = body.path(field);
      if (inner.isObject()) {
        return listed(inner, at.down(field));
      }
      if (inner.isString()) {
        return text(inner.stringValue());
      }
    }
    return List.of();
  }

  /// A text in any format of files; one in which nobody is named is one turn.
  private List<Said> text(String text) {
    if (text.isBlank() || text.stripLeading().startsWith("{")) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    var read = new ArrayList<Conversation>();
    try {
      FILES.read(
          place.toString(),
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
          options,
          into(read, problems::add));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    if (read.isEmpty()) {
      Draft.Party only = channels.onlyOne();
      return List.of(
          said(
              place.where(),
              only == null ? Draft.Party.NOBODY : only,
              null,
              null,
              text.strip(),
              List.of()));
    }
    problems.stream().filter(VconTranscript::isOfThis).forEach(tell);
    return read.stream().flatMap(conversation -> said(conversation).stream()).toList();
  }

  private List<Said> nested(TreeFormat form, JsonNode body) {
    var read = new ArrayList<Conversation>();
    form.read(
        body,
        place,
        "transcript",
        options,
        into(
            read,
            problem -> {
              if (isOfThis(problem)) {
                tell.accept(problem);
              }
            }));
    return read.stream().flatMap(conversation -> said(conversation).stream()).toList();
  }

  private static Receiver into(List<Conversation> read, Consumer<Problem> problems) {
    return new Receiver() {
      @Override
      public void take(Conversation conversation) {
        read.add(conversation);
      }

      @Override
      public void say(Problem problem) {
        problems.accept(problem);
      }
    };
  }

  /// Whose side speaks is settled for the vCon as a whole.
  private static boolean isOfThis(Problem problem) {
    return problem.lost() || !problem.maybe().contains("--roles");
  }

  private List<Said> said(Conversation conversation) {
    Instant from = conversation.startedAt() == null ? base : conversation.startedAt();
    int heard =
        (int)
            conversation.turns().stream()
                .map(turn -> channel(turn.speaker()))
                .filter(channel -> channel >= 0)
                .distinct()
                .count();
    var said = new ArrayList<Said>();
    for (Turn turn : conversation.turns()) {
      String where = turn.origin().place();
      said.add(
          new Said(
              from,
              new Draft.Line(
                  where.startsWith(place.file()) ? where.substring(place.file().length()) : where,
                  party(turn.speaker(), heard),
                  turn.visibility(),
                  turn.timing().start().map(start -> mark(from, start)).orElse(null),
                  turn.timing() instanceof Timing.Spoken spoken ? mark(from, spoken.until()) : null,
                  turn.text(),
                  turn.origin().externalId(),
                  turn.origin().words(),
                  turn.origin().extra())));
    }
    return said;
  }

  private static Mark mark(@Nullable Instant from, Duration since) {
    return from == null ? new Mark.Since(since) : new Mark.On(from.plus(since));
  }

  private static int channel(Speaker speaker) {
    int named = Channels.number(speaker.name());
    return named >= 0 ? named : Channels.number(speaker.id());
  }

  private Draft.Party party(Speaker speaker, int heard) {
    Draft.Party on = channels.on(channel(speaker), heard);
    if (on != null) {
      return on;
    }
    boolean told =
        speaker.roleSource() == RoleSource.FILE || speaker.roleSource() == RoleSource.OPTION;
    String name = speaker.name();
    if (told && name == null) {
      Draft.Party side = new Draft.Party(null, null, speaker.role(), speaker.roleSource());
      Draft.Party meant = channels.meant(side);
      if (!meant.equals(side)) {
        return meant;
      }
    }
    boolean derived = speaker.id().equals(name) || speaker.id().equals(speaker.role().id());
    return channels.meant(
        new Draft.Party(
            derived ? null : speaker.id(),
            name,
            told ? speaker.role() : null,
            told ? speaker.roleSource() : RoleSource.NONE));
  }

  private List<Said> entries(JsonNode list, Place at, JsonNode around) {
    int heard =
        (int)
            list.valueStream()
                .map(entry -> entry.path("channel").asInt(-1))
                .filter(channel -> channel >= 0)
                .distinct()
                .count();
    var said = new ArrayList<Said>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode entry = list.get(i);
      String text =
          first(entry, TEXTS).filter(JsonNode::isString).map(JsonNode::stringValue).orElse("");
      if (text.isBlank() && !own) {
        continue;
      }
      Mark start = time(entry, STARTS);
      Mark end = time(entry, ENDS);
      if (end == null && start != null && entry.path("duration").isNumber()) {
        end = later(start, entry.path("duration"));
      }
      Said one =
          said(
              at.down(i).where(),
              party(entry, at.down(i), around, heard),
              start,
              end,
              own ? text : text.strip(),
              words(entry, around));
      said.add(
          own
              ? new Said(
                  one.base(), Own.more(one.line(), entry.path(Own.FIELD), entry.path("duration")))
              : one);
    }
    return said;
  }

  private static @Nullable Mark later(Mark start, JsonNode seconds) {
    Duration lasts = Times.seconds(seconds.decimalValue()).orElse(Duration.ZERO);
    return switch (start) {
      case Mark.Since since -> new Mark.Since(since.start().plus(lasts));
      case Mark.On on -> new Mark.On(on.instant().plus(lasts));
    };
  }

  private Said said(
      String where,
      Draft.Party party,
      @Nullable Mark start,
      @Nullable Mark end,
      String text,
      List<SpokenWord> words) {
    boolean ordered = start != null && end != null && !isBefore(end, start);
    return new Said(
        base,
        new Draft.Line(
            where,
            party,
            Visibility.PUBLIC,
            start,
            ordered ? end : null,
            text,
            null,
            words,
            Map.of()));
  }

  private static boolean isBefore(Mark end, Mark start) {
    if (end instanceof Mark.On to && start instanceof Mark.On from) {
      return to.instant().isBefore(from.instant());
    }
    return !(end instanceof Mark.Since to
        && start instanceof Mark.Since from
        && to.start().compareTo(from.start()) >= 0);
  }

  private @Nullable Mark time(JsonNode entry, List<String> fields) {
    JsonNode value = first(entry, fields).orElse(null);
    if (value == null) {
      return null;
    }
    if (value.isString()) {
      Optional<Instant> instant = Times.instant(value.stringValue());
      if (instant.isPresent()) {
        return new Mark.On(instant.get());
      }
    }
    Optional<Duration> since =
        value.isNumber()
            ? Times.seconds(value.decimalValue())
            : value.isString() ? Times.clock(value.stringValue()) : Optional.empty();
    return since.filter(time -> !time.isNegative()).map(time -> mark(base, time)).orElse(null);
  }

  /// The words of an entry with their times: its own, or those of the whole that it counts.
  private static List<SpokenWord> words(JsonNode entry, JsonNode around) {
    JsonNode given = entry.path("words");
    var words = new ArrayList<SpokenWord>();
    for (JsonNode each : given.values()) {
      JsonNode word = each.isIntegralNumber() ? around.path("words").path(each.asInt(-1)) : each;
      String text = word.path("text").asString(word.path("word").asString("")).strip();
      if (text.isEmpty()) {
        return List.of();
      }
      words.add(
          new SpokenWord(
              text,
              seconds(word.path("start")),
              seconds(word.path("end")),
              word.path("confidence").isNumber() ? word.path("confidence").doubleValue() : null));
    }
    return words;
  }

  private static @Nullable Duration seconds(JsonNode given) {
    return given.isNumber()
        ? Times.seconds(given.decimalValue()).filter(time -> !time.isNegative()).orElse(null)
        : null;
  }

  private static Optional<JsonNode> first(JsonNode entry, List<String> fields) {
    return fields.stream().filter(entry::hasNonNull).findFirst().map(entry::get);
  }

  /// Who speaks: a party by number, by channel, by name or by side, else a label of the
  /// transcript's own.
  private Draft.Party party(JsonNode entry, Place at, JsonNode around, int heard) {
    JsonNode number = first(entry, PARTIES).orElse(null);
    while (number != null && number.isArray()) {
      number = number.isEmpty() ? null : number.get(0);
    }
    if (number != null && number.isIntegralNumber()) {
      Draft.Party party = channels.party(number);
      if (party != null) {
        return party;
      }
      if (!nobody) {
        nobody = true;
        tell.accept(
            at.lost(
                "it names a party that is not among those in 'parties'",
                "parties are counted from 0"));
      }
      return Draft.Party.NOBODY;
    }
    Draft.Party on = channels.on(entry.path("channel").asInt(-1), heard);
    if (on != null) {
      return on;
    }
    JsonNode speaker = first(entry, SPEAKERS).orElse(entry.path("channel"));
    if (speaker.isObject()) {
      String name =
          first(speaker, List.of("name", "label", "id")).map(node -> node.asString("")).orElse("");
      return name.isBlank() ? nobody() : channels.meant(Draft.Party.labelled(name));
    }
    String word = speaker.asString("").strip();
    JsonNode known = around.path("speakers").path(word);
    String named = known.path("name").asString("");
    String label = known.path("label").asString(named);
    if (!label.isBlank()) {
      return channels.meant(Draft.Party.labelled(label));
    }
    if (word.isEmpty()) {
      return nobody();
    }
    boolean counted = word.chars().allMatch(Character::isDigit);
    return channels.meant(Draft.Party.labelled(counted ? "Speaker " + word : word));
  }

  /// Where nobody is named, the only party of the dialog speaks.
  private Draft.Party nobody() {
    Draft.Party only = channels.onlyOne();
    return only == null ? Draft.Party.NOBODY : only;
  }
}
