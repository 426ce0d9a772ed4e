package io.heard.coach;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A short sequence of slots for a reply that is hard to write.
///
/// It is written down in a small Markdown file:
///
/// ```markdown
/// # saying-no
/// What it does, in a sentence.
/// ## When
/// In which situation.
/// ## Slots
/// ### Their wish
/// - from: ask, surface
/// - write: What to write there.
/// - why: What it is for.
/// - risk: What goes wrong with it.
/// ```
///
/// `from` names kinds of [Fact], of which the first that is there fills the slot; `yours` stands in
/// its place where only the writer can fill it. `optional` marks a slot that the reply stands
/// without, `feeling` one that speaks to a feeling. What to write is never a sentence to paste: it
/// holds no quotation marks and no word in the first person.
///
/// @param name small letters and hyphens
/// @param does what it does, in a sentence
/// @param when in which situation
/// @param slots the steps in order, at least two
public record ReplyPattern(String name, String does, String when, List<Slot> slots) {
  private static final Pattern PASTED =
      Pattern.compile("[\"“”]|\\b(I|I'm|I'll|me|we|We|us|our)\\b");

  public ReplyPattern {
    slots = List.copyOf(slots);
  }

  /// Reads a pattern.
  ///
  /// @param file the file's name, which is the pattern's and `.md`
  /// @param text the Markdown
  /// @throws IllegalArgumentException naming the file, the line, and what to try
  public static ReplyPattern parse(String file, String text) {
    return new Reader(file).read(text);
  }

  private static final class Reader {
    private final String file;
    private final List<Slot> slots = new ArrayList<>();
    private final StringBuilder does = new StringBuilder();
    private final StringBuilder when = new StringBuilder();
    private String name = "";
    private String heading = "";
    private String slot = "";
    private int slotLine;
    private final List<Fact> from = new ArrayList<>();
    private boolean own;
    private boolean optional;
    private boolean feeling;
    private String write = "";
    private String why = "";
    private String risk = "";

    Reader(String file) {
      this.file = file;
    }

    ReplyPattern read(String text) {
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        if (line.startsWith("# ")) {
          name = line.substring(2).strip();
        } else if (line.startsWith("## ")) {
          finish();
          heading = line.substring(3).strip();
          if (!heading.equals("When") && !heading.equals("Slots")) {
            throw wrong(number, "'%s' is no section".formatted(heading), "use 'When' or 'Slots'");
          }
        } else if (line.startsWith("### ") && heading.equals("Slots")) {
          finish();
          slot = line.substring(4).strip();
          slotLine = number;
        } else if (line.startsWith("- ") && !slot.isEmpty()) {
          entry(number, line.substring(2).strip());
        } else if (!line.isBlank()) {
          prose(number, line.strip());
        }
      }
      finish();
      if (!file.equals(name + ".md")) {
        throw wrong(1, "the first heading is '%s'".formatted(name), "write the file's name there");
      }
      if (does.isEmpty() || when.isEmpty() || slots.size() < 2) {
        throw wrong(
            1,
            "the pattern has %d slots, %d characters on what it does and %d on when"
                .formatted(slots.size(), does.length(), when.length()),
            "write all three; at least two slots");
      }
      return new ReplyPattern(name, does.toString(), when.toString(), slots);
    }

    private void prose(int number, String line) {
      if (heading.equals("Slots")) {
        throw wrong(number, "a slot's line goes on here", "write each entry on one line");
      }
      StringBuilder text = heading.isEmpty() ? does : when;
      text.append(text.isEmpty() ? "" : " ").append(line);
    }

    private void entry(int number, String entry) {
      int colon = entry.indexOf(": ");
      String key = colon < 0 ? entry : entry.substring(0, colon);
      String value = colon < 0 ? "" : entry.substring(colon + 2).strip();
      switch (key) {
        case "from" -> {
          for (String each : value.split(",", -1)) {
            Optional<Fact> fact = Fact.of(each.strip());
            from.add(
                fact.orElseThrow(() ->
                    wrong(
                        number,
                        "'%s' is no kind of fact".formatted(each.strip()),
                        "see the names in Fact")));
          }
        }
        case "yours" -> own = true;
        case "optional" -> optional = true;
        case "feeling" -> feeling = true;
        case "write" -> {
          if (PASTED.matcher(value).find()) {
            throw wrong(
                number,
                "'%s' holds words to paste".formatted(slot),
                "say what to write there, and leave the sentence to the writer");
          }
          write = value;
        }
        case "why" -> why = value;
        case "risk" -> risk = value;
        default ->
            throw wrong(
                number,
                "'%s' is no entry of a slot".formatted(key),
                "use from, yours, optional, feeling, write, why, risk");
      }
    }

    private void finish() {
      if (slot.isEmpty()) {
        return;
      }
      if (own == !from.isEmpty()) {
        throw wrong(
            slotLine,
            "'%s' says %s where it is filled from".formatted(slot, own ? "twice" : "nowhere"),
            "write either 'from: …' or 'yours'");
      }
      if (write.isEmpty() || why.isEmpty() || risk.isEmpty()) {
        throw wrong(
            slotLine,
            "'%s' lacks %s"
                .formatted(slot, write.isEmpty() ? "write" : why.isEmpty() ? "why" : "risk"),
            "every slot says what to write, why, and the risk");
      }
      slots.add(new Slot(slot, from, optional, feeling, write, why, risk));
      slot = "";
      from.clear();
      own = false;
      optional = false;
      feeling = false;
      write = "";
      why = "";
      risk = "";
    }

    private IllegalArgumentException wrong(int line, String what, String maybe) {
      return new IllegalArgumentException(
          String.format(Locale.ROOT, "%s:%d: %s.\nMaybe %s.", file, line, what, maybe));
    }
  }
}
