package io.heard.story;

import io.heard.Reading;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.text.Language;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a reader has to know before trusting a report: sides that were inferred or are not known,
/// and turns that were not read.
public final class Caveats {
  private Caveats() {}

  /// The sentences, each said once; none when there is nothing to doubt.
  public static List<String> of(Reading reading) {
    var inferred = new LinkedHashMap<String, Speaker>();
    var unknown = new LinkedHashSet<String>();
    var open = new LinkedHashSet<String>();
    var languages = new TreeMap<String, List<Integer>>();
    for (int i = 0; i < reading.size(); i++) {
      Utterance utterance = reading.utterances().get(i);
      Turn turn = utterance.turn();
      Speaker speaker = turn.speaker();
      if (turn.visibility() != Visibility.PUBLIC) {
        continue;
      }
      if (speaker.role() == Role.UNKNOWN) {
        unknown.add(called(speaker));
        if (speaker.name() != null && !speaker.name().isBlank()) {
          open.add(Words.line(speaker.name()));
        }
      } else if (speaker.roleSource() == RoleSource.INFERRED) {
        inferred.put(called(speaker), speaker);
      }
      if (turn.isSpeech() && utterance.language().isOther()) {
        languages.computeIfAbsent(language(utterance.language()), name -> new ArrayList<>()).add(i);
      }
    }
    var notes = new ArrayList<String>();
    if (!inferred.isEmpty()) {
      var parts = new ArrayList<String>();
      inferred.forEach((name, speaker) ->
          parts.add(
              "%s as the %s (%s)"
                  .formatted(name, speaker.role().id(), Words.share(speaker.roleConfidence()))));
      String roles =
          inferred.values().stream()
              .filter(speaker -> speaker.name() != null && !speaker.name().isBlank())
              .map(speaker -> Words.line(speaker.name()) + "=" + speaker.role().id())
              .collect(Collectors.joining(","));
      notes.add(
          "The file does not say who is who; Heard takes %s. Maybe say it: --roles \"%s\"."
              .formatted(Words.and(parts), roles.isEmpty() ? "NAME=customer,NAME=agent" : roles));
    }
    if (!unknown.isEmpty()) {
      notes.add(
          "On whose side %s %s, is not known, so those turns are not read. Maybe say it: --roles \"%s\"."
              .formatted(
                  Words.and(List.copyOf(unknown)),
                  unknown.size() == 1 ? "is" : "are",
                  open.isEmpty() ? "NAME=customer" : sides(List.copyOf(open))));
    }
    languages.forEach((name, turns) ->
        notes.add(
            "%s in %s: kept, and not read, since only English is."
                .formatted(Words.capital(Words.turns(turns)), name)));
    return notes;
  }

  /// The names with a side each: one of the company where there are several.
  private static String sides(List<String> names) {
    var sides = new ArrayList<String>();
    for (int i = 0; i < names.size(); i++) {
      sides.add(names.get(i) + (i == 0 && names.size() > 1 ? "=agent" : "=customer"));
    }
    return String.join(",", sides);
  }

  private static String called(Speaker speaker) {
    String name = speaker.name();
    if (name != null && !name.isBlank()) {
      return Words.line(name);
    }
    return speaker.id().equals(speaker.role().id())
        ? "a speaker without a name"
        : Words.line(speaker.id());
  }

  private static String language(Language language) {
    String name = Locale.of(language.code()).getDisplayLanguage(Locale.ENGLISH);
    return name.isBlank() || name.equals(language.code()) ? "another language" : name;
  }
}
