package io.heard.formats.mail;

import static io.heard.formats.mail.MailWords.Use.BESIDE;
import static io.heard.formats.mail.MailWords.Use.CC;
import static io.heard.formats.mail.MailWords.Use.FORWARD;
import static io.heard.formats.mail.MailWords.Use.FROM;
import static io.heard.formats.mail.MailWords.Use.ORIGINAL;
import static io.heard.formats.mail.MailWords.Use.SENT;
import static io.heard.formats.mail.MailWords.Use.SUBJECT;
import static io.heard.formats.mail.MailWords.Use.TO;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The head of another mail within a body: a divider ("Original Message"), or sender, time,
/// recipient and subject on lines of their own, as Outlook and others put above what is answered or
/// passed on.
final class MailHeads {
  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String LABELS = MailWords.anyOf(FROM, SENT, TO, CC, SUBJECT, BESIDE);
  private static final Pattern LABELLED =
      Pattern.compile("[\\s*_|]*(" + LABELS + ")[\\s*_]{0,3}[:：](.*)", ANY_CASE | Pattern.DOTALL);
  private static final Pattern WITHIN =
      Pattern.compile("(?<=[\\s*])(" + LABELS + ")[\\s*_]{0,3}[:：]", ANY_CASE);
  private static final Pattern DIVIDER =
      Pattern.compile(
          "[-_=*~•\\s]{2,}" + MailWords.anyOf(ORIGINAL, FORWARD) + "[^\\p{L}]{0,40}", ANY_CASE);
  private static final Pattern BEGINNING =
      Pattern.compile("\\s*" + MailWords.anyOf(FORWARD) + "\\s*[:：]?\\s*", ANY_CASE);
  private static final Pattern PASSED_ON =
      Pattern.compile(".*" + MailWords.anyOf(FORWARD) + ".*", ANY_CASE | Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("[!-9;-~]{2,60}:(?:\\s.*)?");
  private static final Pattern RULE =
      Pattern.compile("\\s*[-_=*~‐‒–—―]{3,}.{0,60}?[-_=*~‐‒–—―]*\\s*");

  private static final int LONGEST_LINE = 2_000;
  private static final int MOST_LINES = 60;

  private final List<String> lines;

  /// What each line is a label for, as far as it was looked at.
  private final MailWords.@Nullable Use[] uses;

  private final boolean[] looked;

  /// The line after a stretch of labels that is no head, nor is any part of it.
  private int barren;

  /// Before this line no header of a message as it travels begins: none held a sender.
  private int rawBarren;

  /// The heads in these lines.
  MailHeads(List<String> lines) {
    this.lines = lines;
    this.uses = new MailWords.Use[lines.size()];
    this.looked = new boolean[lines.size()];
  }

  /// Whether the line says by itself that another mail follows.
  static boolean isDivider(String line) {
    return line.length() < 120 && DIVIDER.matcher(line).matches();
  }

  /// Whether the line says that a mail is passed on, where its head follows.
  static boolean isBeginning(String line) {
    return line.length() < 120 && BEGINNING.matcher(line).matches();
  }

  /// Whether it is said that what follows is passed on, not answered.
  static boolean isPassedOn(String line) {
    return line.length() < 120 && PASSED_ON.matcher(line).matches();
  }

  /// Whether the line is a rule, as stands above a head.
  static boolean isRule(String line) {
    return line.length() < 200 && RULE.matcher(line).matches();
  }

  /// How many lines from this one on are the head of another mail; 0 when none is.
  int length(int from) {
    MailWords.Use use = use(from);
    if (use == null) {
      return rawLength(from);
    }
    if (isOneLine(lines.get(from), use)) {
      return 1;
    }
    if (from < barren) {
      return 0;
    }
    var seen = EnumSet.noneOf(MailWords.Use.class);
    boolean addressed = false;
    int end = from;
    int folded = 0;
    int i = from;
    while (i < Math.min(lines.size(), from + MOST_LINES)) {
      String line = lines.get(i);
      MailWords.Use next = use(i);
      if (next != null) {
        if (next == FROM && seen.contains(FROM)) {
          break;
        }
        seen.add(next);
        addressed = addressed || (next == FROM && line.indexOf('@') > 0);
        folded = 0;
        end = i + 1;
      } else if (line.isBlank()) {
        // Converted pages have a blank line between the lines of a head.
        boolean more = i + 1 < lines.size() && use(i + 1) != null;
        if (!more) {
          break;
        }
      } else {
        // A long list of recipients is broken, and so is a long subject.
        folded++;
        boolean goesOn = folded <= 12 && nextLabel(i + 1) && (line.indexOf('@') > 0 || folded <= 2);
        if (!goesOn) {
          break;
        }
      }
      i++;
    }
    if (holds(seen, addressed)) {
      return end - from;
    }
    barren = i;
    return 0;
  }

  /// Whether another label follows before the next blank line.
  private boolean nextLabel(int from) {
    for (int i = from; i < Math.min(lines.size(), from + 12) && !lines.get(i).isBlank(); i++) {
      if (use(i) != null) {
        return true;
      }
    }
    return false;
  }

  /// A journey has a place from and to and a date too; a mail has a subject or an address.
  private static boolean holds(Set<MailWords.Use> seen, boolean addressed) {
    boolean sent = seen.contains(SENT);
    boolean to = seen.contains(TO);
    boolean subject = seen.contains(SUBJECT);
    return seen.contains(FROM)
        && ((subject && (sent || to)) || (addressed && sent && (to || seen.size() > 2)));
  }

  /// A head that lost its line breaks.
  private static boolean isOneLine(String line, MailWords.Use use) {
    if (use != FROM || line.length() > LONGEST_LINE || line.indexOf('@') < 0) {
      return false;
    }
    var seen = EnumSet.of(FROM);
    Matcher matcher = WITHIN.matcher(line);
    while (matcher.find()) {
      MailWords.Use next = use(matcher.group(1) + ":");
      if (next != null) {
        seen.add(next);
      }
    }
    return seen.contains(SENT) && seen.contains(TO) && seen.contains(SUBJECT);
  }

  /// The header of a message as it travels, set into the text: as many fields as no person writes.
  private int rawLength(int from) {
    String first = MailWords.fold(lines.get(from));
    boolean travels =
        first.startsWith("return-path:")
            || first.startsWith("received:")
            || first.startsWith("delivered-to:")
            || first.startsWith("message-id:");
    if (!travels || from < rawBarren) {
      return 0;
    }
    boolean sender = false;
    int i = from;
    while (i < lines.size() && !lines.get(i).isBlank()) {
      String line = lines.get(i);
      boolean folded = line.startsWith(" ") || line.startsWith("\t");
      if (line.length() > LONGEST_LINE || (!folded && !NAME.matcher(line).matches())) {
        rawBarren = i;
        return 0;
      }
      sender = sender || MailWords.fold(line).startsWith("from:");
      i++;
    }
    if (!sender) {
      rawBarren = i;
    }
    return sender ? i - from : 0;
  }

  private MailWords.@Nullable Use use(int line) {
    if (!looked[line]) {
      looked[line] = true;
      uses[line] = use(lines.get(line));
    }
    return uses[line];
  }

  private static MailWords.@Nullable Use use(String line) {
    int colon = line.length() > LONGEST_LINE ? -1 : Math.max(line.indexOf(':'), line.indexOf('：'));
    if (colon < 1) {
      return null;
    }
    Matcher matcher = LABELLED.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    String label = MailWords.fold(matcher.group(1));
    // `De`, `A` and `Da` stand for one thing only, whatever the language.
    for (MailWords.Use use : List.of(FROM, SENT, TO, SUBJECT, CC, BESIDE)) {
      if (MailWords.of(use).contains(label)) {
        return use;
      }
    }
    return null;
  }
}
