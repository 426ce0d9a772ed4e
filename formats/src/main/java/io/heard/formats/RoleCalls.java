package io.heard.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that parties give and call each other by: "this is Dana", "thank you, Mr Ray". Who is
/// called by name is somebody else than the speaker.
final class RoleCalls {
  /// One party calls another by name.
  record Call(Draft.Party from, Draft.Party to) {}

  /// Turns that are looked at for who gives which name.
  private static final int FIRST_TURNS = 4;

  private static final int MOST_CHARACTERS = 400;
  private static final String NAME = "(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)?)";
  private static final Pattern GIVES =
      Pattern.compile(
          "(?:(?i:this is|it's|it is|i'm|i am|my name is|my name's|name's|speaking (?:to|with)"
              + "|through to|chatting with)) "
              + NAME
              + "|"
              + NAME
              + " (?i:here|speaking)\\b");
  private static final Pattern CALLS =
      Pattern.compile(
          "(?:(?i:hi|hello|hey|dear|thanks|thank you|morning|afternoon|evening|sorry|okay|bye))[, ]+"
              + "(?:(?i:mr|mrs|ms|miss|dr)\\.? )?"
              + NAME);

  private RoleCalls() {}

  /// Whether a party gives a name in its first turns that stands in the roster.
  static boolean gives(List<String> texts, Set<String> roster) {
    if (roster.isEmpty()) {
      return false;
    }
    for (String name : given(texts)) {
      if (isListed(name, roster)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a name stands in the roster: whole, or as the one first name in it.
  static boolean isListed(String name, Set<String> roster) {
    String folded = RoleGuess.fold(name);
    if (roster.contains(folded)) {
      return true;
    }
    return folded.indexOf(' ') < 0
        && roster.stream().filter(listed -> listed.startsWith(folded + " ")).count() == 1;
  }

  /// Who calls whom by name; each pair once.
  static List<Call> between(List<RoleGuess.Said> said, Set<Draft.Party> parties) {
    if (parties.size() < 3) {
      return List.of();
    }
    var names = new HashMap<String, Draft.Party>();
    var texts = new HashMap<Draft.Party, List<String>>();
    for (RoleGuess.Said line : said) {
      texts.computeIfAbsent(line.party(), party -> new ArrayList<>()).add(line.text());
    }
    for (Draft.Party party : parties) {
      String name = party.name();
      if (name != null) {
        names.put(firstName(name), party);
      }
      for (String given : given(texts.getOrDefault(party, List.of()))) {
        names.putIfAbsent(firstName(given), party);
      }
    }
    var calls = new ArrayList<Call>();
    for (RoleGuess.Said line : said) {
      Matcher matcher = CALLS.matcher(head(line.text()));
      while (matcher.find()) {
        Draft.Party called = names.get(firstName(matcher.group(1)));
        if (called != null && !called.equals(line.party())) {
          var call = new Call(line.party(), called);
          if (!calls.contains(call)) {
            calls.add(call);
          }
        }
      }
    }
    return calls;
  }

  private static List<String> given(List<String> texts) {
    var names = new ArrayList<String>();
    for (String text : texts.subList(0, Math.min(texts.size(), FIRST_TURNS))) {
      Matcher matcher = GIVES.matcher(head(text));
      while (matcher.find()) {
        names.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
      }
    }
    return names;
  }

  private static String head(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
  }

  private static String firstName(String name) {
    String clean = name.strip();
    int space = clean.indexOf(' ');
    return (space < 0 ? clean : clean.substring(0, space)).toLowerCase(Locale.ROOT);
  }
}
