package io.heard.coach;

import io.heard.Reading;
import io.heard.conversation.Case;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the customer goes by: from the case, from who spoke, and from how they sign.
///
/// @param title such as `Ms` or `Professor`; empty where not known
/// @param given the given name; empty where not known
/// @param family the family name; empty where not known
/// @param source where it comes from
record Names(String title, String given, String family, Source source) {
  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "mx",
          "dr",
          "prof",
          "professor",
          "sir",
          "madam",
          "lady",
          "lord",
          "rev");

  private static final String NAME = "\\p{Lu}[\\p{L}.'’-]*";
  private static final Pattern SIGNED =
      Pattern.compile(
          "(?:(?:regards|cheers|thanks|thank you|best|faithfully|sincerely|yours|wishes|truly)"
              + "[,!.]*\\s+|[.?!]\\s+|\\n\\s*)("
              + NAME
              + "(?:\\s+"
              + NAME
              + "){0,3})\\s*[.]?\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SAID =
      Pattern.compile(
          "(?:[Tt]his is|[Mm]y name is)\\s+((?:(?:Mr|Mrs|Ms|Dr|Professor)\\.?\\s+)?"
              + NAME
              + "(?:\\s+"
              + NAME
              + "){0,2})");

  /// Where a name comes from, the surest last.
  enum Source {
    NONE,
    SIGNED,
    CASE
  }

  private static final Names NONE = new Names("", "", "", Source.NONE);

  static Names of(Reading reading, List<Utterance> run) {
    Names signed = signed(run);
    Case known = reading.head().known();
    String address = known.address();
    String name = known.customerName();
    if (address == null && name == null) {
      String speaker = run.isEmpty() ? null : run.getLast().turn().speaker().name();
      if (speaker == null || speaker.isBlank()) {
        return signed;
      }
      name = speaker;
    }
    Names full = name == null ? NONE : parsed(name, Source.CASE);
    Names called = address == null ? NONE : parsed(address, Source.CASE);
    String title = called.title().isEmpty() ? full.title() : called.title();
    String family = full.family().isEmpty() ? called.family() : full.family();
    String given = full.given().isEmpty() ? called.given() : full.given();
    return new Names(title.isEmpty() ? signed.titleOf(family) : title, given, family, Source.CASE);
  }

  private String titleOf(String other) {
    return family.equalsIgnoreCase(other) ? title : "";
  }

  private static Names signed(List<Utterance> run) {
    for (Utterance turn : run.reversed()) {
      Matcher signs = SIGNED.matcher(turn.plain());
      if (signs.find() && isName(signs.group(1))) {
        return parsed(signs.group(1), Source.SIGNED);
      }
      Matcher says = SAID.matcher(turn.plain());
      if (says.find()) {
        return parsed(says.group(1), Source.SIGNED);
      }
    }
    return NONE;
  }

  /// Capitals alone, or a word that is no name, sign nothing.
  private static boolean isName(String words) {
    for (String word : words.split("\\s+")) {
      if (word.isEmpty()
          || !Character.isUpperCase(word.charAt(0))
          || NO_NAMES.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return !words.equals(words.toUpperCase(Locale.ROOT)) || words.length() <= 2;
  }

  private static final Set<String> NO_NAMES =
      Set.of(
          "thanks",
          "thank",
          "please",
          "help",
          "disgusting",
          "cheers",
          "regards",
          "ok",
          "yes",
          "no",
          "nothing",
          "again",
          "still",
          "why",
          "hello",
          "hi",
          "best",
          "sincerely",
          "faithfully",
          "yours",
          "unbelievable",
          "ridiculous",
          "outrageous",
          "really",
          "sorry",
          "never",
          "great",
          "robbery",
          "the",
          "a",
          "i",
          "and",
          "kind",
          "many",
          "warm",
          "with",
          "from",
          "you");

  static Names parsed(String words, Source source) {
    var parts = new ArrayList<>(List.of(words.strip().split("\\s+")));
    String title = "";
    if (parts.size() > 1 && isTitle(parts.getFirst())) {
      title = parts.removeFirst();
    }
    if (parts.size() == 1) {
      return title.isEmpty()
          ? new Names("", parts.getFirst(), "", source)
          : new Names(title, "", parts.getFirst(), source);
    }
    return new Names(title, parts.getFirst(), parts.getLast(), source);
  }

  static boolean isTitle(String word) {
    return TITLES.contains(word.toLowerCase(Locale.ROOT).replace(".", ""));
  }

  boolean isKnown() {
    return source != Source.NONE;
  }

  /// The form for a greeting: by title where there is one, else by given name, else what is known.
  String form(boolean formal) {
    if (!title.isEmpty() && !family.isEmpty()) {
      return title + " " + family;
    }
    if (formal && !family.isEmpty()) {
      return "[title] " + family;
    }
    return given.isEmpty() ? family : given;
  }
}
