package io.heard.formats.mail;

import static io.heard.formats.mail.MailWords.Use.OPENS;
import static io.heard.formats.mail.MailWords.Use.PERSON;
import static io.heard.formats.mail.MailWords.Use.WROTE;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line above a quotation that says who wrote it and when: "On …, … wrote:" and its relatives,
/// on one line or broken over several.
///
/// @param lines how many lines it takes
/// @param sure whether no person writes such a line: it has an address and a time, or a day, a
///   clock time and a name; what follows is then another's, marked or not
record Attribution(int lines, boolean sure) {
  private static final int MOST_LINES = 4;
  private static final int LONGEST = 400;
  private static final int LONGEST_LINE = 20_000;

  private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern END = Pattern.compile("[:：]\\s*[-*_]*$");
  private static final Pattern VERB =
      Pattern.compile(
          "(?<!\\p{L})" + MailWords.anyOf(WROTE) + "(?!\\p{L})|[写寫]道|のメール|のメッセージ", ANY_CASE);
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>()\\[\\]\"“”,;:]{1,128}@[^\\s<>()\\[\\]\"“”,;:]{1,128}");
  private static final Pattern LAST_ADDRESS =
      Pattern.compile(
          "[<(\\[]\\s*(?:mailto:)?[^\\s<>]{1,128}@[^\\s<>]{1,128}\\s*[>)\\]]+\\s*[\"”]?$");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<![\\d:])\\d{1,2}\\s?[:.hH時点时]\\s?\\d{2}(?!\\d)|\\d{1,2}\\s?[AaPp]\\.?[Mm]\\b");
  private static final Pattern DAY =
      Pattern.compile(
          "(?<!\\d)(?:19|20)\\d{2}(?!\\d)|(?<!\\d)\\d{1,4}[./-]\\d{1,2}[./-]\\d{1,4}(?!\\d)"
              + "|\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日");
  private static final Pattern OPENING =
      Pattern.compile(
          "[-*_\\s]*(?:"
              + MailWords.anyOf(OPENS)
              + "(?=[\\s\\d])|在|\\d|[\"“'<]"
              // A day of the week, as phones begin with it.
              + "|\\p{L}{2,14}[.,]\\s{0,2}\\d|\\p{L}{2,14}[.,]?\\s\\d{1,2}\\.?\\s\\p{L}).*",
          ANY_CASE | Pattern.DOTALL);

  private static final Pattern ENGLISH = Pattern.compile(".*\\bwrote", Pattern.DOTALL);

  /// Programs set a comma before the name; people say "on 3 March 2025 at 10:04 Kit wrote".
  private static final Pattern NAMED =
      Pattern.compile(".*\\d.{0,12},\\s[^,]{2,80}\\swrote", Pattern.DOTALL);

  /// Some phones put the quoted words on the same line.
  private static final Pattern SAME_LINE =
      Pattern.compile(
          "(.{10,300}?<\\s?[^\\s<>]{1,128}@[^\\s<>]{1,128}\\s?>[^:：]{0,40}[:：])\\s+\\S.*",
          Pattern.DOTALL);

  private static final Pattern WORD = Pattern.compile("[\\p{L}'’]+");
  private static final Pattern SENTENCE =
      Pattern.compile("\\p{L}{3,}[!?]\\s|\\p{Ll}{3,}\\.\\s+\\p{Lu}\\p{Ll}+\\s\\p{Ll}");

  /// What begins at this line; empty when nothing does.
  static Optional<Attribution> at(List<String> lines, int from) {
    String first = lines.get(from);
    Optional<Attribution> one = of(first, 1);
    if (one.isPresent()) {
      return one;
    }
    if (first.length() < LONGEST_LINE && first.indexOf('<') > 0 && first.indexOf('@') > 0) {
      Matcher same = SAME_LINE.matcher(first);
      boolean opens = OPENING.matcher(first).matches() && same.matches();
      if (opens && of(same.group(1), 1).filter(Attribution::sure).isPresent()) {
        return Optional.of(new Attribution(1, true));
      }
    }
    if (!OPENING.matcher(lines.get(from)).matches() && !lines.get(from).contains("@")) {
      return Optional.empty();
    }
    var joined = new StringBuilder(lines.get(from).strip());
    for (int i = from + 1; i < Math.min(lines.size(), from + MOST_LINES); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith(">") || joined.length() + line.length() > LONGEST) {
        return Optional.empty();
      }
      joined.append(' ').append(line);
      Optional<Attribution> several = of(joined.toString(), i - from + 1);
      if (several.isPresent()) {
        return beginsLater(lines, from, i) ? Optional.empty() : several;
      }
    }
    return Optional.empty();
  }

  /// Whether the same end has a beginning further down, so that the line above is the writer's.
  private static boolean beginsLater(List<String> lines, int from, int last) {
    for (int i = last; i > from; i--) {
      String rest = String.join(" ", lines.subList(i, last + 1)).strip();
      if (OPENING.matcher(rest).matches() && of(rest, 1).filter(Attribution::sure).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Attribution> of(String text, int lines) {
    String line = text.strip();
    if (line.length() < 8 || line.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher end = END.matcher(line);
    if (!end.find()) {
      return Optional.empty();
    }
    String bare = line.substring(0, end.start()).strip();
    boolean address = ADDRESS.matcher(bare).find();
    boolean clock = CLOCK.matcher(bare).find();
    boolean day = DAY.matcher(bare).find();
    boolean opens = OPENING.matcher(line).matches();
    Matcher verb = VERB.matcher(bare);
    boolean said = verb.find();
    if (!said) {
      // Some programs name who and when, and no verb.
      boolean dated = (day || clock) && LAST_ADDRESS.matcher(bare).find() && opens;
      return dated ? Optional.of(new Attribution(lines, true)) : Optional.empty();
    }
    if (SENTENCE.matcher(bare).find()) {
      return Optional.empty();
    }
    // A person does not write the address into such a line.
    boolean person = !address && isPerson(bare);
    boolean named = !ENGLISH.matcher(bare).matches() || NAMED.matcher(bare).matches();
    boolean sure = !person && ((address && (day || clock)) || (opens && day && clock && named));
    boolean may = address || opens || day || clock || bare.split("\\s+", -1).length <= 5;
    return may ? Optional.of(new Attribution(lines, sure)) : Optional.empty();
  }

  /// Whether a person says it: "you wrote", "your colleague wrote".
  private static boolean isPerson(String text) {
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      if (MailWords.of(PERSON).contains(MailWords.fold(words.group()))) {
        return true;
      }
    }
    return false;
  }
}
