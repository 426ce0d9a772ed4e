package io.heard.formats.vcon;

import io.heard.conversation.Role;
import io.heard.conversation.SpokenWord;
import io.heard.conversation.Visibility;
import io.heard.formats.Draft;
import io.heard.formats.Json;
import io.heard.formats.Mark;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.TextFormat;
import io.heard.formats.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A transcript inside a vCon, in the forms that occur: a list of entries with a speaker and words,
/// WTF segments, Deepgram's utterances or words, and labelled text.
final class VconTranscript {
  /// Something said.
  ///
  /// @param base when the dialog began, where known
  record Said(@Nullable Instant base, Draft.Line line) {}

  private static final List<String> LISTS =
      List.of("utterances", "segments", "turns", "messages", "entries", "transcript", "monologues");
  private static final List<String> TEXTS =
      List.of("text", "message", "transcript", "content", "body");
  private static final List<String> SPEAKERS =
      List.of("speaker", "role", "name", "speaker_label", "participant", "channel");
  private static final List<String> STARTS = List.of("start", "start_time", "begin", "at");
  private static final List<String> ENDS = List.of("end", "end_time", "until");

  private final List<Draft.Party> parties;
  private final @Nullable Instant base;
  private final Place place;
  private final Options options;

  VconTranscript(List<Draft.Party> parties, @Nullable Instant base, Place place, Options options) {
    this.parties = parties;
    this.base = base;
    this.place = place;
    this.options = options;
  }

  /// What was said; empty when the form is not known.
  List<Said> read(JsonNode body) {
    if (body.isArray()) {
      return entries(body, place, body);
    }
    if (body.isString()) {
      return labelled(body.stringValue());
    }
    JsonNode results = body.path("results");
    if (results.path("utterances").isArray()) {
      return entries(results.path("utterances"), place.down("results").down("utterances"), results);
    }
    if (results.path("channels").isArray()) {
      return words(results.path("channels"));
    }
    for (String field : LISTS) {
      if (body.path(field).isArray()) {
        return entries(body.path(field), place.down(field), body);
      }
    }
    if (body.path("words").isArray()) {
      var heard = new ArrayList<Heard>();
      hear(body.path("words"), 0, heard);
      return grouped(heard, false);
    }
    for (String field : List.of("transcript", "text")) {
      JsonNode inner = body.path(field);
      if (inner.isObject()) {
        return read(inner);
      }
      if (inner.isString()) {
        return labelled(inner.stringValue());
      }
    }
    return List.of();
  }

  private List<Said> labelled(String text) {
    var draft = new Draft(place.file(), "", "transcript");
    TextFormat.read(text.lines().toList(), options, draft);
    var said = new ArrayList<Said>();
    for (Draft.Line line : draft.lines()) {
      said.add(
          said(
              place.where(),
              matched(line.party()),
              line.at() instanceof Mark.Since since ? since.start() : null,
              null,
              line.text(),
              List.of()));
    }
    return said;
  }

  private List<Said> entries(JsonNode list, Place at, JsonNode around) {
    var said = new ArrayList<Said>();
    for (int i = 0; i < list.size(); i++) {
      JsonNode entry = list.get(i);
      String text =
          first(entry, TEXTS).filter(JsonNode::isString).map(JsonNode::stringValue).orElse("");
      if (text.isBlank()) {
        continue;
      }
      Duration start = time(entry, STARTS);
      Duration end = time(entry, ENDS);
      Duration lasts = time(entry, List.of("duration"));
      if (end == null && start != null && lasts != null) {
        end = start.plus(lasts);
      }
      said.add(said(at.down(i).where(), party(entry, around), start, end, text.strip(), List.of()));
    }
    return said;
  }

  private Said said(
      String where,
      Draft.Party party,
      @Nullable Duration start,
      @Nullable Duration end,
      String text,
      List<SpokenWord> words) {
    boolean ordered = start != null && end != null && end.compareTo(start) >= 0;
    return new Said(
        base,
        new Draft.Line(
            where,
            party,
            Visibility.PUBLIC,
            mark(start),
            ordered ? mark(end) : null,
            text,
            null,
            words,
            Map.of()));
  }

  private @Nullable Mark mark(@Nullable Duration since) {
    if (since == null || since.isNegative()) {
      return null;
    }
    return base == null ? new Mark.Since(since) : new Mark.On(base.plus(since));
  }

  private @Nullable Duration time(JsonNode entry, List<String> fields) {
    JsonNode value = first(entry, fields).orElse(null);
    if (value == null) {
      return null;
    }
    if (value.isNumber()) {
      return Times.seconds(value.decimalValue()).orElse(null);
    }
    Instant from = base;
    if (value.isString() && from != null) {
      return Times.instant(value.stringValue())
          .map(instant -> Duration.between(from, instant))
          .orElse(null);
    }
    return value.isString() ? Times.clock(value.stringValue()).orElse(null) : null;
  }

  private static Optional<JsonNode> first(JsonNode entry, List<String> fields) {
    return fields.stream().filter(entry::hasNonNull).findFirst().map(entry::get);
  }

  /// Who speaks: a party by number, by name or by side, else a label of the transcript's own.
  private Draft.Party party(JsonNode entry, JsonNode around) {
    for (String field : List.of("party", "parties")) {
      JsonNode number = entry.path(field).isArray() ? entry.path(field).path(0) : entry.path(field);
      if (number.isIntegralNumber() && number.asInt(-1) >= 0 && number.asInt(-1) < parties.size()) {
        return parties.get(number.asInt(0));
      }
    }
    JsonNode speaker = first(entry, SPEAKERS).orElse(null);
    if (speaker == null) {
      return Draft.Party.NOBODY;
    }
    if (speaker.isObject()) {
      String name =
          first(speaker, List.of("name", "label", "id")).map(node -> node.asString("")).orElse("");
      return name.isBlank() ? Draft.Party.NOBODY : matched(Draft.Party.labelled(name));
    }
    String word = speaker.asString("").strip();
    String named = around.path("speakers").path(word).path("name").asString("");
    String label = around.path("speakers").path(word).path("label").asString(named);
    if (!label.isBlank()) {
      return matched(Draft.Party.labelled(label));
    }
    if (word.isEmpty()) {
      return Draft.Party.NOBODY;
    }
    return matched(
        Draft.Party.labelled(word.chars().allMatch(Character::isDigit) ? "Speaker " + word : word));
  }

  private Draft.Party matched(Draft.Party label) {
    String name = label.name();
    if (name != null) {
      List<Draft.Party> named =
          parties.stream().filter(party -> name.equalsIgnoreCase(party.name())).toList();
      return named.size() == 1 ? named.getFirst() : label;
    }
    Role role = label.role();
    List<Draft.Party> sided =
        role == null || label.id() != null
            ? List.of()
            : parties.stream().filter(party -> party.role() == role).toList();
    return sided.size() == 1 ? sided.getFirst() : label;
  }

  /// One word with who said it.
  private record Heard(
      int channel, String speaker, Duration start, Duration end, SpokenWord word) {}

  private List<Said> words(JsonNode channels) {
    var heard = new ArrayList<Heard>();
    for (int i = 0; i < channels.size(); i++) {
      hear(channels.get(i).path("alternatives").path(0).path("words"), i, heard);
    }
    heard.sort(Comparator.comparing(Heard::start));
    return grouped(heard, channels.size() > 1);
  }

  private static void hear(JsonNode words, int channel, List<Heard> heard) {
    for (JsonNode word : words.values()) {
      String text = word.path("punctuated_word").asString(word.path("word").asString(""));
      Duration start =
          word.path("start").isNumber()
              ? Times.seconds(word.path("start").decimalValue()).orElse(Duration.ZERO)
              : Duration.ZERO;
      Duration end =
          word.path("end").isNumber()
              ? Times.seconds(word.path("end").decimalValue()).orElse(start)
              : start;
      if (!text.isBlank() && !start.isNegative() && end.compareTo(start) >= 0) {
        Double confidence = Json.number(word.path("confidence"));
        heard.add(
            new Heard(
                channel,
                word.path("speaker").asString(""),
                start,
                end,
                new SpokenWord(text.strip(), start, end, confidence)));
      }
    }
  }

  /// Words in a row by one speaker are one turn.
  private List<Said> grouped(List<Heard> heard, boolean byChannel) {
    var said = new ArrayList<Said>();
    int from = 0;
    while (from < heard.size()) {
      Heard first = heard.get(from);
      int to = from + 1;
      while (to < heard.size()
          && heard.get(to).channel() == first.channel()
          && heard.get(to).speaker().equals(first.speaker())) {
        to++;
      }
      List<SpokenWord> words = heard.subList(from, to).stream().map(Heard::word).toList();
      String label = byChannel ? "Channel " + first.channel() : "Speaker " + first.speaker();
      said.add(
          said(
              place.where(),
              first.speaker().isEmpty() && !byChannel
                  ? Draft.Party.NOBODY
                  : matched(Draft.Party.labelled(label)),
              first.start(),
              heard.get(to - 1).end(),
              String.join(" ", words.stream().map(SpokenWord::text).toList()),
              words));
      from = to;
    }
    return said;
  }
}
