package io.heard.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a page tells an agent to do next, filled with what was said. It speaks to the agent about
/// what to do; it is never a sentence to be sent.
///
/// On the page its first line is the title, and each entry of a list one wording:
///
/// ```
/// ## Hint
/// Name what they said
/// - Give {words} back in words of your own.
/// ```
///
/// @param title a few words in sentence case without a full stop
/// @param wordings at least one; the first whose slots can all be filled is used
public record Hint(String title, List<String> wordings) {
  /// The slots: the customer's own words, a contact that the case holds, and the agent's question.
  public static final Set<String> SLOTS = Set.of("words", "contact", "question");

  /// The longest wording before it is filled: an agent reads it while the other one speaks.
  public static final int MOST_CHARACTERS = 200;

  private static final Pattern SLOT = Pattern.compile("\\{([^}]*)}");

  /// Whoever reads these words in a hint reads a sentence to paste.
  private static final Pattern FIRST_PERSON =
      Pattern.compile("\\b(I|we|me|my|us|our|sorry|apologi[sz]e)\\b", Pattern.CASE_INSENSITIVE);

  public Hint {
    wordings = List.copyOf(wordings);
    if (title.isBlank() || wordings.isEmpty()) {
      throw new IllegalArgumentException(
          "A hint '%s' has %d wordings.\nMaybe write a title, and a line that begins with '- '."
              .formatted(title, wordings.size()));
    }
  }

  /// The wording for these values.
  ///
  /// @param values by slot
  /// @return empty when no wording can be filled
  public Optional<String> say(Map<String, String> values) {
    for (String wording : wordings) {
      Matcher slots = SLOT.matcher(wording);
      if (slots.results().allMatch(slot -> values.containsKey(slot.group(1)))) {
        return Optional.of(
            slots.reset().replaceAll(slot -> Matcher.quoteReplacement(values.get(slot.group(1)))));
      }
    }
    return Optional.empty();
  }

  /// Reads the lines under the heading.
  ///
  /// @param page what to call the page in messages
  /// @param first the number of the first line
  /// @throws IllegalArgumentException naming the page, the line, and what to try
  static Hint parse(String page, int first, List<String> lines) {
    String title = "";
    var wordings = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank()) {
        continue;
      }
      if (line.startsWith("- ")) {
        wordings.add(line.substring(2).strip());
      } else if (line.startsWith("  ") && !wordings.isEmpty()) {
        wordings.add(wordings.removeLast() + " " + line.strip());
      } else if (title.isEmpty() && wordings.isEmpty()) {
        title = line.strip();
      } else {
        throw wrong(
            page,
            first + i,
            "'%s' is neither title nor wording".formatted(line),
            "begin with '- '");
      }
      if (wordings.isEmpty() && title.endsWith(".")) {
        throw wrong(page, first + i, "the hint's title ends in a full stop", "remove it");
      }
      if (!wordings.isEmpty()) {
        check(page, first + i, wordings.getLast());
      }
    }
    if (title.isEmpty() || wordings.isEmpty()) {
      throw wrong(
          page,
          first,
          "the hint '%s' has %d wordings".formatted(title, wordings.size()),
          "write a title, and under it a line that begins with '- '");
    }
    for (String wording : wordings) {
      if (!SLOT.matcher(wording).find()) {
        throw wrong(
            page,
            first,
            "the wording '%s' holds nothing that was said".formatted(wording),
            "add {words}");
      }
    }
    return new Hint(title, wordings);
  }

  private static void check(String page, int line, String wording) {
    Matcher slots = SLOT.matcher(wording);
    while (slots.find()) {
      if (!SLOTS.contains(slots.group(1))) {
        throw wrong(
            page,
            line,
            "'%s' is no slot".formatted(slots.group()),
            "use one of %s".formatted(SLOTS.stream().sorted().toList()));
      }
    }
    Matcher person = FIRST_PERSON.matcher(wording);
    if (person.find()) {
      throw wrong(
          page,
          line,
          "'%s' makes the hint a sentence to paste".formatted(person.group()),
          "tell the agent what to do, and leave the words to them");
    }
    if (wording.length() > MOST_CHARACTERS) {
      throw wrong(
          page,
          line,
          "a wording has %d characters".formatted(wording.length()),
          "stay within %d".formatted(MOST_CHARACTERS));
    }
  }

  private static IllegalArgumentException wrong(String page, int line, String what, String maybe) {
    return new IllegalArgumentException("%s:%d: %s.\nMaybe %s.".formatted(page, line, what, maybe));
  }
}
