package io.heard.mask;

import io.heard.mask.Subjects.About;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds e-mail addresses, also spoken and disguised ones, and internet addresses.
final class Nets {
  private static final Pattern MAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}][\\p{L}\\p{N}._%+'&-]{0,63}+@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,24}");
  private static final Pattern SHOUTED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[a-z0-9][a-z0-9._-]{0,40}+ ?AT ?[a-z0-9-]{1,40} ?DOT ?([a-z]{2,8})(?![\\p{L}\\p{N}])");
  private static final Pattern QUAD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.])(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?![\\p{L}\\p{N}]|\\.\\d)");
  private static final Pattern SIX =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}:.])[0-9A-Fa-f:]{2,39}(?:\\.\\d{1,3}){0,3}(?![\\p{L}\\p{N}])");
  private static final Pattern LINK =
      Pattern.compile("(?:https?://|www\\.)[^\\s<>\"]{1,2000}", Pattern.CASE_INSENSITIVE);

  private static final Set<String> ENDS =
      Words.of(
          """
          com org net edu gov mil int info biz io co uk de fr es it nl be at ch se no dk fi pl
          cz pt ie eu us ca au nz in za br mx jp ru me tv app dev example test email online ac
          cloud hu gr ro tr il ar
          """);

  private static final Set<String> PROVIDERS =
      Words.of(
          """
          gmail googlemail hotmail outlook yahoo icloud aol gmx live msn proton protonmail
          btinternet web mail example ymail me comcast verizon sky virginmedia ntlworld
          talktalk orange wanadoo free laposte t-online fastmail zoho yandex qq mac rocketmail
          """);

  private static final Set<String> VERSIONED =
      Words.of(
          """
          version versions v ver firmware build release ios android windows driver chrome firefox
          update app section edition java office macos
          """);

  private static final Set<String> DOTS = Set.of("dot", "period", "point", "punkt", "punto");
  private static final Set<String> JOINERS =
      Words.of(
          """
          dot underscore dash hyphen minus plus period point
          """);

  /// Words before "at" that are no name of a mailbox.
  private static final Set<String> NO_BOX =
      Words.of(
          """
          me us it him her them you shop look looking bought buy order ordered available found
          is was are be not and or online here there sold work works working page site website
          store again out up that this one price seen saw listed account logged login register
          registered signed
          """);

  private static final Set<String> LEADS =
      Words.of(
          """
          is 's s it its email e mail address to sure yes yeah so that thats on at my the as
          under with okay ok um uh er erm for and of s' was be yep right well
          """);

  private Nets() {}

  /// Finds addresses of mailboxes and machines.
  ///
  /// @return for each token whether it stands in a link
  static boolean[] find(Finds finds, List<Subjects.Found> subjects, Context context) {
    mails(finds);
    boolean[] linked = links(finds);
    shouted(finds);
    spelled(finds, subjects, context);
    quads(finds, subjects);
    sixes(finds);
    return linked;
  }

  private static void mails(Finds finds) {
    String read = finds.text().read();
    if (read.indexOf('@') < 0) {
      return;
    }
    Matcher matcher = MAIL.matcher(read);
    while (matcher.find()) {
      add(finds, Type.EMAIL, matcher.start(), matcher.end());
    }
    if (read.contains(" @") || read.contains("@ ")) {
      spaced(finds);
    }
  }

  /// "annATexampleDOTorg".
  private static void shouted(Finds finds) {
    if (!finds.text().read().contains("DOT")) {
      return;
    }
    Matcher matcher = SHOUTED.matcher(finds.text().read());
    while (matcher.find()) {
      if (ENDS.contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
        add(finds, Type.EMAIL, matcher.start(), matcher.end());
      }
    }
  }

  /// "ann @ example.org".
  private static void spaced(Finds finds) {
    Text text = finds.text();
    for (int i = 1; i + 1 < text.size(); i++) {
      if (text.isSign(i, '@') && finds.isFree(i)) {
        int to = domain(text, i + 1, false);
        int from = box(text, i);
        if (to > i + 1 && from < i) {
          finds.add(Type.EMAIL, from, to, mailKey(text, from, to));
        }
      }
    }
  }

  /// The first token of the mailbox that ends before a token.
  private static int box(Text text, int end) {
    int from = end - 1;
    if (from < 0 || text.token(from).isSign()) {
      return end;
    }
    while (from > 0 && !text.token(from).spaced() && !isOpening(text.token(from - 1))) {
      from--;
    }
    return from;
  }

  private static boolean isOpening(Token token) {
    return token.isSign() && "<>()[]{}\"',;:/".indexOf(token.key().charAt(0)) >= 0;
  }

  private static boolean[] links(Finds finds) {
    var linked = new boolean[finds.text().size()];
    Matcher matcher = LINK.matcher(finds.text().read());
    while (matcher.find()) {
      int to = finds.text().tokenAt(matcher.end());
      for (int i = finds.text().tokenAt(matcher.start()); i < to; i++) {
        linked[i] = true;
      }
    }
    return linked;
  }

  /// "ann dot ray at example dot org", signs in brackets in their place, "a n n at gmail dot com".
  private static void spelled(Finds finds, List<Subjects.Found> subjects, Context context) {
    Text text = finds.text();
    int named = firstNamed(subjects, text.size());
    for (int i = 0; i + 1 < text.size(); i++) {
      if (!isAt(text, i) || !finds.isFree(i)) {
        continue;
      }
      int start = i + 1;
      while (text.isSign(start, ']')
          || text.isSign(start, ')')
          || text.isSign(start, '}')
          || text.isSign(start, '>')) {
        start++;
      }
      int to = domain(text, start, true);
      if (to <= start) {
        continue;
      }
      boolean told = context.asks(About.EMAIL) || named < i;
      int end = i;
      while (end > 0
          && text.token(end - 1).isSign()
          && "[({<".indexOf(text.token(end - 1).key().charAt(0)) >= 0) {
        end--;
      }
      boolean disguised = end < i || text.isSign(i, '@');
      boolean known = isProvider(text, start);
      int from = spokenBox(text, end, told || disguised || known);
      if (from < end
          && finds.isFree(from, to)
          && (told || disguised || known || sure(text, from, end, to))) {
        finds.add(Type.EMAIL, from, to, mailKey(text, from, to));
      } else if (from == end && i == 0 && (told || known)) {
        // The mailbox was said in the turn before.
        finds.add(Type.EMAIL, i, to, mailKey(text, i, to));
      }
    }
  }

  private static boolean isAt(Text text, int i) {
    return text.token(i).is("at") || text.token(i).is("arroba") || text.isSign(i, '@');
  }

  /// Where the text first speaks of e-mail.
  private static int firstNamed(List<Subjects.Found> subjects, int never) {
    for (Subjects.Found subject : subjects) {
      if (subject.about() == About.EMAIL) {
        return subject.from();
      }
    }
    return never;
  }

  private static boolean isProvider(Text text, int i) {
    return text.isWord(i, PROVIDERS);
  }

  /// Whether the words before "at" are no ordinary words, so that they name a mailbox.
  private static boolean sure(Text text, int from, int end, int to) {
    boolean spokenDot = false;
    for (int i = end; i < to; i++) {
      spokenDot |= text.isWord(i, DOTS);
    }
    Token last = text.token(end - 1);
    boolean plain =
        end - from == 1
            && last.isWord()
            && Lists.get().isWord(last.key())
            && Lists.get().first(last.key()) == Lists.First.NONE;
    return spokenDot && !plain && !NO_BOX.contains(last.key());
  }

  /// The end of a domain, such as `example.org` or "example dot co dot uk".
  private static int domain(Text text, int from, boolean spoken) {
    int i = from;
    int dots = 0;
    int end = from;
    while (i < text.size() && i - from < 24) {
      Token token = text.token(i);
      if (token.isSign()) {
        return end;
      }
      boolean label = true;
      while (label && i < text.size()) {
        i++;
        label =
            i < text.size()
                && ((!text.token(i).spaced() && (!text.token(i).isSign() || text.isSign(i, '-')))
                    || (spoken && dots == 0 && text.isAny(i, "dash", "hyphen")));
        if (label && text.isAny(i, "dash", "hyphen") && i + 1 < text.size()) {
          i++;
        }
      }
      if (dots > 0 && ENDS.contains(text.token(i - 1).key())) {
        end = i;
      } else if (dots > 0 && !spoken) {
        end = i;
      }
      int next = i;
      while (next < text.size()
          && text.token(next).isSign()
          && "[({<".indexOf(text.token(next).key().charAt(0)) >= 0) {
        next++;
      }
      boolean dot =
          (text.isSign(next, '.') && next + 1 < text.size() && !text.token(next + 1).spaced())
              || (spoken && text.isWord(next, DOTS));
      if (!dot) {
        return end;
      }
      next++;
      while (next < text.size()
          && text.token(next).isSign()
          && "])}>".indexOf(text.token(next).key().charAt(0)) >= 0) {
        next++;
      }
      dots++;
      i = next;
    }
    return end;
  }

  /// The first token of a mailbox that is said in words and ends before a token.
  private static int spokenBox(Text text, int end, boolean told) {
    int i = end - 1;
    if (i < 0 || text.token(i).isSign() || NO_BOX.contains(text.token(i).key())) {
      return end;
    }
    int from = i;
    while (from > 0 && end - from < 24) {
      Token before = text.token(from - 1);
      Token here = text.token(from);
      boolean glued =
          !here.spaced() && !(before.isSign() && "<([{\"',;:".indexOf(before.key().charAt(0)) >= 0);
      boolean joined = here.isWord() && JOINERS.contains(here.key());
      boolean joiner =
          before.isWord() && JOINERS.contains(before.key()) && from > 1 && !here.broken();
      boolean letter =
          before.isWord()
              && before.length() == 1
              && !before.key().equals("i")
              && here.length() <= 1;
      boolean numeral =
          told && (here.isNumber() || Numerals.isNumeral(here.key())) && !before.isSign();
      if (!glued && !joined && !joiner && !letter && !(numeral && !LEADS.contains(before.key()))) {
        return from;
      }
      from--;
    }
    return from;
  }

  private static String mailKey(Text text, int from, int to) {
    var key = new StringBuilder();
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      if (token.isWord() && DOTS.contains(token.key())) {
        key.append('.');
      } else if (token.is("at")) {
        key.append('@');
      } else if (token.is("underscore")) {
        key.append('_');
      } else if (token.isSign()) {
        key.append("[](){}<>".contains(token.key()) ? "" : token.key());
      } else {
        key.append(Numerals.isNumeral(token.key()) ? Numerals.of(token.key()) : token.key());
      }
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }

  private static void quads(Finds finds, List<Subjects.Found> subjects) {
    Matcher matcher = QUAD.matcher(finds.text().read());
    while (matcher.find()) {
      boolean bytes = true;
      for (int group = 1; group <= 4; group++) {
        bytes &= Integer.parseInt(matcher.group(group)) <= 255;
      }
      int from = finds.text().tokenAt(matcher.start());
      int to = finds.text().tokenAt(matcher.end());
      About about = Subjects.about(finds.text(), subjects, from, to);
      if (bytes && about != About.VERSION && !versioned(finds.text(), from)) {
        int end = port(finds.text(), to);
        finds.add(Type.IP, from, end, matcher.group());
      }
    }
  }

  private static boolean versioned(Text text, int from) {
    int before = text.isSign(from - 1, '(') || text.isSign(from - 1, ':') ? from - 2 : from - 1;
    boolean moved =
        text.isAny(before, "to")
            && text.isAny(
                before - 1,
                "update",
                "updated",
                "upgrade",
                "upgraded",
                "updating",
                "upgrading",
                "downgrade",
                "downgraded");
    return moved || text.isWord(before, VERSIONED);
  }

  /// What may hang on an address: a port or the length of a net.
  private static int port(Text text, int to) {
    boolean hangs =
        to + 1 < text.size()
            && (text.isSign(to, ':') || text.isSign(to, '/'))
            && !text.token(to).spaced()
            && !text.token(to + 1).spaced()
            && text.token(to + 1).isNumber()
            && text.token(to + 1).length() <= 5;
    return hangs ? to + 2 : to;
  }

  private static void sixes(Finds finds) {
    String read = finds.text().read();
    if (read.indexOf(':') < 0) {
      return;
    }
    Matcher matcher = SIX.matcher(read);
    while (matcher.find()) {
      String found = matcher.group();
      int end = matcher.end();
      while (found.endsWith(":") && !found.endsWith("::")) {
        found = found.substring(0, found.length() - 1);
        end--;
      }
      if (isSix(found)) {
        add(finds, Type.IP, matcher.start(), end);
      }
    }
  }

  /// An address of version 6: eight groups, or fewer around one `::`; a time of day is none.
  static boolean isSix(String found) {
    int gap = found.indexOf("::");
    if (gap >= 0 && found.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    int groups = 0;
    boolean letters = false;
    for (String group : found.split(":", -1)) {
      if (group.isEmpty()) {
        continue;
      }
      if (group.indexOf('.') >= 0) {
        groups += 2;
        continue;
      }
      if (group.length() > 4) {
        return false;
      }
      letters |= group.length() > 2 || !group.chars().allMatch(c -> c >= '0' && c <= '9');
      groups++;
    }
    return gap < 0
        ? groups == 8
        : groups >= 1 && groups < 8 && (letters || groups > 2 || found.equals("::1"));
  }

  private static void add(Finds finds, Type type, int start, int end) {
    int from = finds.text().tokenAt(start);
    int to = finds.text().tokenAt(end);
    if (to < finds.text().size() && finds.text().token(to).from() < end) {
      to++;
    }
    String key =
        type == Type.EMAIL
            ? mailKey(finds.text(), from, to)
            : finds.text().read().substring(start, end).toLowerCase(Locale.ROOT);
    finds.add(type, from, to, key);
  }
}
