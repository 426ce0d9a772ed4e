package io.heard.formats.captions;

import io.heard.formats.Input;
import io.heard.formats.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file of captions taken apart: each caption has a line with its times, and its words on the
/// lines below, up to a blank one. A caption whose times cannot be read is told, and the others are
/// read.
final class CueFile {
  /// How the line with the times is written.
  enum Form {
    /// `00:00:07.000 --> 00:00:11.890`, with a comma in SRT; hours and what is after the seconds
    /// may be missing, and settings may follow.
    ARROW(
        "((?:\\d{1,4}:)?\\d{1,2}:\\d{2}(?:[.,]\\d{1,9}|:\\d{3})?)\\s*-->\\s*"
            + "((?:\\d{1,4}:)?\\d{1,2}:\\d{2}(?:[.,]\\d{1,9}|:\\d{3})?)(?:\\s.*)?",
        "\"00:00:07.000 --> 00:00:11.890\""),
    /// `0:00:07.000,0:00:11.890`, as YouTube writes it.
    COMMA(
        "(\\d{1,4}:\\d{1,2}:\\d{2}\\.\\d{1,3}),\\s?(\\d{1,4}:\\d{1,2}:\\d{2}\\.\\d{1,3})",
        "\"0:00:07.000,0:00:11.890\"");

    private final Pattern times;
    private final String example;

    Form(String times, String example) {
      this.times = Pattern.compile("\\s*" + times + "\\s*");
      this.example = example;
    }

    Matcher times(String line) {
      return times.matcher(line.length() > LONGEST_TIMES ? "" : line);
    }

    /// Whether the line is meant to have times, also where they cannot be read.
    boolean isTimes(String line) {
      if (times(line).matches()) {
        return true;
      }
      String text = line.strip();
      int end = text.indexOf(this == ARROW ? "-->" : ",");
      boolean clock =
          end > 3
              && end < LONGEST_CLOCK
              && Character.isDigit(text.charAt(0))
              && text.lastIndexOf(':', end) > 0;
      return clock && (this == ARROW || (text.indexOf(':', end) > 0 && text.indexOf(' ') < 0));
    }
  }

  private static final int LONGEST_TIMES = 400;
  private static final int LONGEST_CLOCK = 25;
  private static final int LINES_LOOKED_AT = 100;

  /// The most captions without times that are told one by one.
  private static final int MOST_TOLD = 10;

  /// What Microsoft Stream says of the next caption.
  private static final Pattern CONFIDENCE =
      Pattern.compile("NOTE Confidence:\\s*(0?\\.\\d{1,20}|[01](?:\\.0{1,20})?)\\s*");

  private static final Pattern LANGUAGE =
      Pattern.compile("(?:NOTE )?[Ll]anguage:\\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\\s*");

  private final Input input;
  private final List<String> lines;
  private final Form form;
  private final List<Cue> cues = new ArrayList<>();
  private String language = "";
  private String id = "";
  private @Nullable Double confidence;
  private int bad;

  private CueFile(Input input, Form form) {
    this.input = input;
    this.lines = input.lines();
    this.form = form;
  }

  /// Whether the times of a caption stand among the first lines.
  static boolean holds(Input input, Form form) {
    return input.lines().stream()
        .limit(LINES_LOOKED_AT)
        .anyMatch(line -> form.times(line).matches());
  }

  /// Takes the file apart from a line on; what is before is its head.
  static CueFile of(Input input, int first, Form form) {
    var file = new CueFile(input, form);
    file.lines.subList(0, first).forEach(file::head);
    file.read(first);
    return file;
  }

  List<Cue> cues() {
    return cues;
  }

  /// The language that the file names; empty where it names none.
  String language() {
    return language;
  }

  private void head(String line) {
    Matcher named = LANGUAGE.matcher(line);
    if (named.matches()) {
      language = named.group(1).toLowerCase(Locale.ROOT);
    }
  }

  private void read(int first) {
    int i = first;
    while (i < lines.size()) {
      String line = lines.get(i);
      boolean timesBelow = i + 1 < lines.size() && form.isTimes(lines.get(i + 1));
      if (line.isBlank()) {
        i++;
      } else if (form.isTimes(line)) {
        i = cue(i);
      } else if (isComment(line)) {
        comment(line);
        i = blank(i);
      } else if (timesBelow) {
        id = line.strip();
        i++;
      } else {
        untimed(i);
        i = blank(i);
      }
    }
    if (bad > MOST_TOLD) {
      input.lost("", "%d captions more have no times".formatted(bad - MOST_TOLD), "");
    }
  }

  private void untimed(int line) {
    bad++;
    if (bad <= MOST_TOLD) {
      input.lost(
          ":" + (line + 1),
          "a caption has no times",
          form.example + " on the line before its words");
    }
  }

  private boolean isComment(String line) {
    return form == Form.ARROW
        && (line.equals("NOTE")
            || line.startsWith("NOTE ")
            || line.startsWith("NOTE\t")
            || line.strip().equals("STYLE")
            || line.strip().equals("REGION"));
  }

  private void comment(String line) {
    head(line);
    Matcher sure = CONFIDENCE.matcher(line);
    if (sure.matches()) {
      confidence = Double.valueOf(sure.group(1));
    }
  }

  private int blank(int from) {
    int end = from;
    while (end < lines.size() && !lines.get(end).isBlank()) {
      end++;
    }
    return end;
  }

  /// Reads the caption whose times stand in that line.
  ///
  /// @return the line after it
  private int cue(int times) {
    int end = times + 1;
    while (end < lines.size() && !ends(end) && !form.isTimes(lines.get(end))) {
      end++;
    }
    // Without a blank line the number of the next caption stands under the words of this one.
    boolean numbered =
        end < lines.size()
            && end > times + 1
            && form.isTimes(lines.get(end))
            && isNumber(lines.get(end - 1));
    add(times, lines.subList(times + 1, numbered ? end - 1 : end));
    id = "";
    confidence = null;
    return end;
  }

  /// Whether a caption ends at this line. One that holds blanks, as YouTube writes above words that
  /// roll up, ends it only where no words follow.
  private boolean ends(int line) {
    if (!lines.get(line).isBlank()) {
      return false;
    }
    boolean follows =
        !lines.get(line).isEmpty()
            && line + 1 < lines.size()
            && !lines.get(line + 1).isBlank()
            && !form.isTimes(lines.get(line + 1));
    return !follows || (line + 2 < lines.size() && form.isTimes(lines.get(line + 2)));
  }

  private void add(int times, List<String> payload) {
    Matcher matcher = form.times(lines.get(times));
    Optional<Duration> at = matcher.matches() ? clock(matcher.group(1)) : Optional.empty();
    Optional<Duration> until = at.isPresent() ? clock(matcher.group(2)) : Optional.empty();
    if (at.isEmpty() || until.isEmpty()) {
      input.lost(":" + (times + 1), "the times of a caption cannot be read", form.example);
      return;
    }
    boolean ordered = until.get().compareTo(at.get()) >= 0;
    if (!ordered) {
      input.note(
          ":" + (times + 1),
          "a caption ends before it begins; its words are read, its end is left out",
          "its two times are exchanged");
    }
    cues.add(
        new Cue(
            times + 2,
            at.get(),
            ordered ? until.get() : null,
            form == Form.COMMA ? broken(payload) : payload,
            isNumber(id) ? "" : id,
            confidence));
  }

  /// A clock with a colon before the thousandths is read too.
  private static Optional<Duration> clock(String text) {
    int last = text.lastIndexOf(':');
    boolean four = text.chars().filter(c -> c == ':').count() == 3;
    return Times.clock(four ? text.substring(0, last) + "." + text.substring(last + 1) : text);
  }

  /// SBV may write a line's end as `[br]`; where it stands does not change which line of the file
  /// it is.
  private static List<String> broken(List<String> payload) {
    return payload.stream().map(line -> line.replace("[br]", " ")).toList();
  }

  private static boolean isNumber(String line) {
    String text = line.strip();
    return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
  }
}
