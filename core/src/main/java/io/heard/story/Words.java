package io.heard.story;

import io.heard.Reading;
import io.heard.arc.Measures;
import io.heard.arc.Need;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.signal.Evidence;
import io.heard.text.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Small turns of phrase that every report shares. Turns are counted from 1 for people.
public final class Words {
  /// A space at which no line breaks.
  public static final char KEPT = '\u00a0';

  private static final List<String> STEPS = List.of("calm", "mild", "clear", "strong");

  /// A quotation in a sentence is cut after this many characters, at a word.
  private static final int LONGEST_QUOTE = 90;

  /// What masking writes; a second speaker of the same name has a number behind it.
  private static final Pattern MASKED = Pattern.compile("<[A-Z]+-[0-9]+>( [0-9]+$)?");

  private Words() {}

  /// An intensity in a word.
  public static String step(int intensity) {
    return STEPS.get(intensity);
  }

  /// What a customer may need, as a heading of its reason.
  public static String need(Need.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGEMENT -> "Acknowledgement";
      case TO_BE_HEARD -> "To be heard first";
      case REASSURANCE -> "Reassurance";
      case CLEAR_STEPS -> "Clear steps";
      case PLAN -> "A plan";
      case ACT_FIRST -> "To act first";
      case CHECK -> "A check that it helped";
    };
  }

  /// What a silence comes after, as it follows its length.
  public static String gap(Measures.Gap gap) {
    return switch (gap) {
      case BEFORE_ANSWER -> " before the answer";
      case AFTER_OBJECTION -> " after the objection";
      case SPACE_GIVEN -> ": space given";
      case DEAD_AIR -> "";
    };
  }

  /// A length of time: `3.8 s`, from a minute and a half on `2 min 4 s`.
  public static String seconds(Duration length) {
    double seconds = length.toMillis() / 1000.0;
    return seconds >= 90
        ? "%s min %s s".formatted(length.toMinutes(), length.toSecondsPart())
        : "%s s".formatted(String.format(Locale.ROOT, "%.1f", seconds));
  }

  /// A place in a recording: `1:05`.
  public static String clock(Duration at) {
    long seconds = at.toSeconds();
    return seconds >= 3600
        ? seconds / 3600 + ":" + twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60)
        : seconds / 60 + ":" + twoDigits(seconds % 60);
  }

  private static String twoDigits(long number) {
    return (number < 10 ? "0" : "") + number;
  }

  /// How long after the start a message was sent: `+2 min`.
  public static String after(Duration at) {
    if (at.toMinutes() < 1) {
      return "+%s s".formatted(at.toSeconds());
    }
    if (at.toHours() < 1) {
      return "+%s min".formatted(at.toMinutes());
    }
    return at.toDays() < 1
        ? "+%s h %s min".formatted(at.toHours(), at.toMinutesPart())
        : "+%s d %s h".formatted(at.toDays(), at.toHoursPart());
  }

  /// A title inside a sentence; names and abbreviations keep their capitals.
  public static String lower(String title) {
    return title.length() > 1 && Character.isLowerCase(title.charAt(1))
        ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)
        : title;
  }

  /// A feeling as what somebody reads as.
  public static String reads(String code) {
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

  /// The name of a speaker as a sentence uses it in its middle. One whose name was masked is called
  /// by their role, and counted from the second one on.
  public static String name(Reading reading, Speaker speaker) {
    int number = number(reading, speaker);
    return number > 1 ? role(speaker.role()) + " " + number : name(speaker);
  }

  /// The same where nothing else of the conversation is known.
  public static String name(Speaker speaker) {
    String name = speaker.name();
    if (name != null && !name.isBlank()) {
      return isWithheld(name) ? theRole(speaker.role()) : line(name);
    }
    return speaker.id().equals(speaker.role().id()) || isWithheld(speaker.id())
        ? theRole(speaker.role())
        : theRole(speaker.role()) + " " + line(speaker.id());
  }

  /// Which of those on their side whose names were masked a speaker is, from 1; 0 for one whose
  /// name was not.
  public static int number(Reading reading, Speaker speaker) {
    if (speaker.name() == null || !isWithheld(speaker.name())) {
      return 0;
    }
    var before = new LinkedHashSet<String>();
    for (Utterance utterance : reading.utterances()) {
      Speaker other = utterance.turn().speaker();
      if (other.id().equals(speaker.id())) {
        break;
      }
      if (other.role() == speaker.role() && other.name() != null && isWithheld(other.name())) {
        before.add(other.id());
      }
    }
    return before.size() + 1;
  }

  /// Whether masking left nothing of a text that says something: `<NAME-1>`.
  public static boolean isWithheld(String text) {
    String rest = MASKED.matcher(text).replaceAll("");
    return rest.length() < text.length() && rest.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  private static String theRole(Role role) {
    return role == Role.UNKNOWN ? "a speaker of unknown side" : "the " + role(role);
  }

  private static String role(Role role) {
    return switch (role) {
      case CUSTOMER -> "customer";
      case AGENT -> "agent";
      case BOT -> "bot";
      case UNKNOWN -> "speaker";
    };
  }

  /// Words of a turn in quotation marks, on one line, cut where they are long.
  public static String quoted(Reading reading, Evidence.Quote quote) {
    return quoted(quote.span().of(reading.turn(quote.turn()).text()));
  }

  public static String quoted(String words) {
    return "“" + cut(bare(words), LONGEST_QUOTE) + "”";
  }

  /// Words on one line without the stop at their end.
  public static String bare(String words) {
    String line = line(words);
    String bare = line.replaceFirst("[\\s.,;:]+$", "");
    return bare.isEmpty() ? line : bare;
  }

  /// A text on one line. What would steer a terminal, or turn the direction of writing, is shown as
  /// a dot.
  public static String line(String text) {
    String line = text.replaceAll("[\\s\u2028\u2029]+", " ").replace(KEPT, ' ').strip();
    var shown = new StringBuilder(line.length());
    line.codePoints().forEach(point -> shown.appendCodePoint(steers(point) ? '·' : point));
    return shown.toString();
  }

  /// Whether a character is a control, a surrogate without a partner, or turns the direction of
  /// writing.
  public static boolean steers(int point) {
    return Character.isISOControl(point)
        || (point >= 0xD800 && point <= 0xDFFF)
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }

  public static String cut(String text, int longest) {
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
  public static String turns(List<Integer> turns) {
    if (turns.isEmpty()) {
      return "no turn";
    }
    if (turns.size() == 1) {
      return "turn " + (turns.getFirst() + 1);
    }
    return "turns " + and(numbers(turns));
  }

  /// Turn numbers, with neighbours drawn together.
  public static List<String> numbers(List<Integer> turns) {
    var sorted = turns.stream().distinct().sorted().toList();
    var parts = new ArrayList<String>();
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
  public static String and(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /// A text in which no line ends between `turn` and its number.
  public static String kept(String text) {
    return text.replaceAll("\\b([Tt]urns?) ([0-9])", "$1" + KEPT + "$2");
  }

  /// A text that begins a sentence.
  public static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// A share of one in hundredths, as in `.93`.
  public static String share(double share) {
    String written = String.format(Locale.ROOT, "%.2f", share);
    return written.startsWith("0") ? written.substring(1) : written;
  }

  /// A role as it stands beside a name: `agent`, or `taken for the agent, .93` where it was
  /// inferred and is said for the first time.
  public static String role(Speaker speaker, boolean first) {
    String role = speaker.role().id();
    return first && speaker.roleSource() == RoleSource.INFERRED
        ? "taken for the %s, %s".formatted(role, share(speaker.roleConfidence()))
        : role;
  }

  /// A count with its noun.
  public static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
