package io.heard.formats.vcon;

import io.heard.formats.Format;
import io.heard.formats.Json;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Problem;
import io.heard.formats.Times;
import io.heard.formats.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The transcripts of a vCon. They stand among the analyses, or as attachments, under types that
/// every writer names otherwise (`transcript`, `wtf_transcription`, `transcript-redacted` …), and a
/// dialog may have several, of which one is read.
final class Transcripts {
  /// Analyses whose words nobody said.
  private static final Set<String> OTHERS =
      Set.of("report", "sentiment", "summary", "translation", "tts");

  /// One transcript.
  ///
  /// @param whole whether nothing is said to be blackened in it
  private record Found(JsonNode node, Place place, Set<Integer> dialogs, boolean whole) {}

  /// One transcript as it was read.
  private record Read(Found found, List<Said> said, List<Problem> problems) {
    int voices() {
      return (int) said.stream().map(one -> one.line().party()).distinct().count();
    }
  }

  private final Place place;
  private final Options options;
  private final Parties parties;
  private final JsonNode dialogs;
  private final boolean own;
  private final List<Found> all = new ArrayList<>();
  private final Set<Integer> covered = new LinkedHashSet<>();

  Transcripts(Place place, Options options, Parties parties, JsonNode dialogs, boolean own) {
    this.place = place;
    this.options = options;
    this.parties = parties;
    this.dialogs = dialogs;
    this.own = own;
  }

  /// Takes those that stand in the list of that name.
  void find(String field, JsonNode list) {
    for (int i = 0; i < list.size(); i++) {
      JsonNode node = list.get(i);
      String type = word(node, "type").isEmpty() ? word(node, "purpose") : word(node, "type");
      if (isTranscript(type, node, field)) {
        all.add(
            new Found(
                node,
                place.down(field).down(i),
                Parties.numbers(node.path("dialog")),
                !type.contains("redact") && !type.contains("mask")));
      }
    }
  }

  private static String word(JsonNode node, String field) {
    return node.path(field).asString("").strip().toLowerCase(Locale.ROOT);
  }

  private static boolean isTranscript(String type, JsonNode node, String field) {
    boolean analysis = field.equals("analysis");
    if (type.contains("transcri")
        || (analysis && (type.contains("caption") || type.contains("subtitle")))) {
      return true;
    }
    if (!analysis || OTHERS.contains(type)) {
      return false;
    }
    // Of another type, but in a form in which only recognisers write.
    JsonNode body = node.path("body");
    return body.isObject()
        && (VconTranscript.isWtf(body)
            || Trees.form(body)
                .filter(form -> !(form instanceof VconFormat))
                .filter(form -> form.fits(body) == Format.Fit.SURE)
                .isPresent());
  }

  /// Reads one for each dialog: one that can be read, whole, and that tells speakers apart, before
  /// others.
  ///
  /// @param written the dialogs whose words are read already
  void read(Set<Integer> written, List<Said> said, Consumer<Problem> tell) {
    var left = new ArrayList<>(all);
    left.removeIf(found -> !found.dialogs().isEmpty() && written.containsAll(found.dialogs()));
    left.sort(Comparator.comparingInt(this::first));
    boolean several = left.stream().map(Found::dialogs).distinct().count() > 1;
    while (!left.isEmpty()) {
      Found next = left.getFirst();
      List<Found> same = left.stream().filter(other -> overlap(next, other)).toList();
      left.removeAll(same);
      List<Read> read = same.stream().map(found -> read(found, several)).toList();
      Read best =
          read.stream()
              .min(
                  Comparator.comparing((Read one) -> one.said().isEmpty())
                      .thenComparing(one -> !one.found().whole())
                      .thenComparingInt(one -> -one.voices()))
              .orElseThrow();
      if (best.said().isEmpty()) {
        read.forEach(one -> one.problems().forEach(tell));
      } else {
        best.problems().forEach(tell);
        said.addAll(best.said());
        covered.addAll(
            best.found().dialogs().isEmpty()
                ? Set.of(first(best.found()))
                : best.found().dialogs());
        if (same.size() > 1) {
          tell.accept(
              best.found()
                  .place()
                  .note(
                      "the dialog has %d transcripts, and this one is read".formatted(same.size()),
                      ""));
        }
      }
    }
  }

  /// The dialogs whose words were read.
  Set<Integer> covered() {
    return covered;
  }

  private static boolean overlap(Found one, Found other) {
    return one.dialogs().isEmpty() && other.dialogs().isEmpty()
        || one.dialogs().stream().anyMatch(other.dialogs()::contains);
  }

  /// The first dialog of a transcript; the first recording of one that names none.
  private int first(Found found) {
    if (!found.dialogs().isEmpty()) {
      return found.dialogs().iterator().next();
    }
    for (int i = 0; i < dialogs.size(); i++) {
      if (dialogs.get(i).path("type").asString("").startsWith("recording")) {
        return i;
      }
    }
    return 0;
  }

  private Read read(Found found, boolean several) {
    var problems = new ArrayList<Problem>();
    Place at = found.place().down("body");
    JsonNode body = found.node().get("body");
    int number = first(found);
    if (!found.dialogs().isEmpty() && (number < 0 || number >= dialogs.size())) {
      problems.add(
          found
              .place()
              .down("dialog")
              .lost(
                  "it names a dialog that is not among the %d in 'dialog'"
                      .formatted(dialogs.size()),
                  "dialogs are counted from 0"));
    }
    if (body == null || body.isNull()) {
      problems.add(
          at.lost(
              found.node().has("url")
                  ? "the transcript stands behind an address, which is not fetched"
                  : "the transcript has no 'body'",
              "export the vCon with its transcript inline"));
      return new Read(found, List.of(), problems);
    }
    JsonNode dialog = dialogs.path(number);
    var channels = new Channels(parties, dialog, several ? number : -1);
    JsonNode unpacked = unpacked(found.node(), body);
    List<Said> said =
        new VconTranscript(channels, start(dialog), at, options, own, problems::add).read(unpacked);
    if (said.isEmpty() && problems.isEmpty()) {
      problems.add(
          at.lost(
              "the transcript is in no form that is known (%s)"
                  .formatted(unpacked.isObject() ? Json.fields(unpacked) : Trees.kind(unpacked)),
              "a list of {\"speaker\":\"Agent\",\"message\":\"…\"}"));
    }
    return new Read(found, said, problems);
  }

  private static @Nullable Instant start(JsonNode dialog) {
    return Times.instant(dialog.path("start").asString("")).orElse(null);
  }

  /// The body without its encoding; JSON that stands in a text as JSON.
  private static JsonNode unpacked(JsonNode node, JsonNode body) {
    if (!body.isString()) {
      return body;
    }
    String encoding = word(node, "encoding");
    String decoded = encoding.equals("base64url") ? Encoded.text(body.stringValue()) : null;
    String text = decoded == null ? body.stringValue() : decoded;
    String start = text.stripLeading();
    if ((start.startsWith("{") || start.startsWith("["))
        && Json.parse(text) instanceof Json.Parsed.Tree tree) {
      return tree.root();
    }
    return Json.tree(text);
  }
}
