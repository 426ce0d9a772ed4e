package io.heard.cli;

import io.heard.Reading;
import io.heard.conversation.Role;
import io.heard.conversation.Speaker;
import io.heard.signal.Evidence;
import java.util.List;
import java.util.Locale;

/// Small turns of phrase that the reports share. Turns are counted from 1 for people.
final class Words {
  private static final List<String> STEPS = List.of("calm", "mild", "clear", "strong");

  /// A quotation in a sentence is cut after this many characters, at a word.
  private static final int LONGEST_QUOTE = 90;

  private Words() {}

  /// An intensity in a word.
  static String step(int intensity) {
    return STEPS.get(intensity);
  }

  /// A feeling as what somebody reads as.
  static String reads(String code) {
    return switch (code) {
      case "frustration" -> "frustrated";
      case "anger" -> "angry";
      case "anxiety" -> "worried";
      case "confusion" -> "confused";
      case "disappointment" -> "disappointed";
      case "sadness" -> "sad";
      case "distrust" -> "distrustful";
      case "relief" -> "relieved";
      case "gratitude" -> "grateful";
      case "satisfaction" -> "pleased";
      case "escalation-hostility" -> "hostile";
      case "escalation-report" -> "about to complain elsewhere";
      case "escalation-leave" -> "about to leave";
      case "escalation-supervisor" -> "wanting somebody else";
      case "escalation-repeat" -> "tired of saying it again";
      case "withdrawal" -> "withdrawing";
      case "corrects" -> "set on being understood";
      case "urgency" -> "pressed for time";
      default -> code;
    };
  }

  /// The name of a speaker as a sentence uses it in its middle.
  static String name(Speaker speaker) {
    String name = speaker.name();
    if (name != null && !name.isBlank()) {
      return line(name);
    }
    return speaker.id().equals(speaker.role().id())
        ? theRole(speaker.role())
        : theRole(speaker.role()) + " " + line(speaker.id());
  }

  private static String theRole(Role role) {
    return switch (role) {
      case CUSTOMER -> "the customer";
      case AGENT -> "the agent";
      case BOT -> "the bot";
      case UNKNOWN -> "a speaker of unknown side";
    };
  }

  /// Words of a turn in quotation marks, on one line, cut where they are long.
  static String quoted(Reading reading, Evidence.Quote quote) {
    return quoted(quote.span().of(reading.turn(quote.turn()).text()));
  }

  static String quoted(String words) {
    return "“" + cut(bare(words), LONGEST_QUOTE) + "”";
  }

  /// Words on one line without the stop at their end.
  static String bare(String words) {
    String line = line(words);
    String bare = line.replaceFirst("[\\s.,;:]+$", "");
    return bare.isEmpty() ? line : bare;
  }

  /// A text on one line, safe for a terminal.
  static String line(String text) {
    return Columns.lines(text, Integer.MAX_VALUE).getFirst();
  }

  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = text.lastIndexOf(' ', longest - 1);
    if (end < longest / 2) {
      end = longest - 1;
      if (Character.isHighSurrogate(text.charAt(end - 1))) {
        end--;
      }
    }
    return text.substring(0, end).replaceFirst("[\\s,;:.–-]+$", "") + " …";
  }

  /// Turns in words: `turn 3`, `turns 3 and 5`, `turns 1–4`.
  static String turns(List<Integer> turns) {
    if (turns.isEmpty()) {
      return "no turn";
    }
    if (turns.size() == 1) {
      return "turn " + (turns.getFirst() + 1);
    }
    return "turns " + and(numbers(turns));
  }

  /// Turn numbers, with neighbours drawn together.
  static List<String> numbers(List<Integer> turns) {
    var sorted = turns.stream().distinct().sorted().toList();
    var parts = new java.util.ArrayList<String>();
    for (int i = 0; i < sorted.size(); ) {
      int last = i;
      while (last + 1 < sorted.size() && sorted.get(last + 1) == sorted.get(last) + 1) {
        last++;
      }
      if (last - i >= 2) {
        parts.add((sorted.get(i) + 1) + "–" + (sorted.get(last) + 1));
      } else {
        for (int k = i; k <= last; k++) {
          parts.add(String.valueOf(sorted.get(k) + 1));
        }
      }
      i = last + 1;
    }
    return parts;
  }

  /// Parts as a sentence lists them.
  static String and(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /// A text in which no line ends between `turn` and its number.
  static String kept(String text) {
    return text.replaceAll("\\b([Tt]urns?) ([0-9])", "$1" + Columns.KEPT + "$2");
  }

  /// A text that begins a sentence.
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// A count with its noun.
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
