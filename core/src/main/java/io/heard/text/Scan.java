package io.heard.text;

import io.heard.conversation.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the words, sentences, clauses and quotations of one text, in one pass from left to right.
final class Scan {
  private static final Set<String> CLAUSE_OPENERS =
      Set.of(
          "but",
          "because",
          "although",
          "though",
          "unless",
          "while",
          "however",
          "whereas",
          "yet",
          "except");
  private static final Set<String> CLAUSE_AFTER_AND =
      Set.of(
          "i", "you", "we", "they", "he", "she", "it", "this", "that", "then", "now", "still",
          "there", "nobody", "please", "my");

  private final String text;
  private final List<Aside> asides;
  private final List<Word> words = new ArrayList<>();
  private final List<Sentence> sentences = new ArrayList<>();
  private final List<Span> quoted = new ArrayList<>();
  private int at;
  private int clause;
  private int sentenceFrom;

  Scan(String text) {
    this.text = text;
    this.asides = Asides.in(text);
    run();
  }

  List<Aside> asides() {
    return asides;
  }

  List<Word> words() {
    return words;
  }

  List<Sentence> sentences() {
    return sentences;
  }

  List<Span> quoted() {
    return quoted;
  }

  private void run() {
    int quoteFrom = -1;
    int aside = 0;
    while (at < text.length()) {
      if (aside < asides.size() && at >= asides.get(aside).span().from()) {
        at = Math.max(at, asides.get(aside).span().to());
        aside++;
        continue;
      }
      if (emoticon()) {
        continue;
      }
      int c = text.codePointAt(at);
      int size = Character.charCount(c);
      if (Character.isLetterOrDigit(c) || isMoneySign(c) || c == '#' || c == '@' || c == '_') {
        if (!link() && !token(c)) {
          at += size;
        }
      } else if (isEmoji(c)) {
        int to = at + size;
        while (to < text.length() && isEmojiTail(text.codePointAt(to))) {
          to += Character.charCount(text.codePointAt(to));
        }
        add(Character.toString(c), at, to, Word.Kind.EMOJI, false, false);
        at = to;
      } else if (c == '&') {
        ampersand();
      } else if (c == '"' || c == '“' || c == '”' || c == '«' || c == '»') {
        if (quoteFrom < 0 && c != '”' && c != '»') {
          quoteFrom = at;
        } else if (quoteFrom >= 0) {
          quoted.add(new Span(quoteFrom, at + size));
          quoteFrom = -1;
        }
        at += size;
      } else if (c == '.' || c == '!' || c == '?' || c == '…' || c == '。' || c == '？') {
        marks();
      } else if (c == '\n' || c == '\r') {
        endSentence(Sentence.Ending.OPEN, at);
        at += size;
      } else {
        if (c == ',' || c == ';' || c == ':' || c == '–' || c == '—' || c == '(' || c == ')') {
          clause++;
        } else if (c == '-' && at > 0 && text.charAt(at - 1) == ' ') {
          clause++;
        }
        at += size;
      }
    }
    endSentence(Sentence.Ending.OPEN, text.length());
  }

  private boolean link() {
    if (text.startsWith("http://", at)
        || text.startsWith("https://", at)
        || text.startsWith("www.", at)) {
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return true;
    }
    return false;
  }

  /// One token that begins with a letter, a digit, a currency sign, a hash or an at sign; false
  /// when the sign stands alone.
  private boolean token(int first) {
    int from = at;
    int to = at + Character.charCount(first);
    boolean digits = Character.isDigit(first) || isMoneySign(first);
    while (to < text.length()) {
      int c = text.codePointAt(to);
      if (Character.isLetterOrDigit(c)
          || c == '_'
          || Character.getType(c) == Character.NON_SPACING_MARK) {
        to += Character.charCount(c);
      } else if ((c == '\'' || c == '’' || c == '‘' || c == 'ʼ')
          && !digits
          && to + 1 < text.length()
          && Character.isLetter(text.codePointAt(to + 1))) {
        to++;
      } else if (digits
          && (c == '.' || c == ',' || c == ':' || c == '/' || c == '%')
          && (c == '%' || (to + 1 < text.length() && Character.isDigit(text.charAt(to + 1))))) {
        to++;
      } else {
        break;
      }
    }
    String token = text.substring(from, to);
    at = to;
    if (first == '@') {
      if (token.length() > 1 && !words.isEmpty()) {
        add("@", from, to, Word.Kind.MENTION, false, false);
      }
      return true;
    }
    if (first == '#') {
      if (token.length() > 1) {
        add(token.substring(1).toLowerCase(Locale.ROOT), from, to, Word.Kind.TAG, false, false);
      }
      return true;
    }
    if (first == '_') {
      return true;
    }
    if (isMoneySign(first)) {
      if (token.length() == 1) {
        return true;
      }
      add(token.toLowerCase(Locale.ROOT), from, to, Word.Kind.MONEY, false, false);
      return true;
    }
    if (Character.isDigit(first)) {
      add(token.toLowerCase(Locale.ROOT), from, to, Word.Kind.NUMBER, false, false);
      return true;
    }
    letters(token, from, to);
    return true;
  }

  private void letters(String token, int from, int to) {
    String folded =
        token.toLowerCase(Locale.ROOT).replace('’', '\'').replace('‘', '\'').replace('ʼ', '\'');
    boolean shouted = isShouted(token);
    String shortened = shorten(folded);
    boolean lengthened = shortened.length() < folded.length();
    if (lengthened && shortened.equals("god")) {
      shortened = "good";
    }
    List<String> out = Spellings.writtenOut(shortened);
    if (out != null) {
      split(out, from, to, shouted, lengthened);
      return;
    }
    int apostrophe = shortened.lastIndexOf('\'');
    if (!lengthened && apostrophe > 0 && folded.length() == to - from) {
      if (shortened.endsWith("n't") && shortened.length() > 3) {
        int cut = to - 3;
        add(
            shortened.substring(0, shortened.length() - 3),
            from,
            cut,
            Word.Kind.WORD,
            shouted,
            false);
        add("not", cut, to, Word.Kind.WORD, shouted, false);
        return;
      }
      String stem = shortened.substring(0, apostrophe);
      String second = Spellings.ending(stem, shortened.substring(apostrophe));
      if (second != null) {
        List<String> base = Spellings.writtenOut(stem);
        add(
            base == null ? stem : base.get(0),
            from,
            from + apostrophe,
            Word.Kind.WORD,
            shouted,
            false);
        add(second, from + apostrophe, to, Word.Kind.WORD, shouted, false);
        return;
      }
      if (shortened.endsWith("'s")) {
        add(stem, from, to, Word.Kind.WORD, shouted, false);
        return;
      }
    }
    add(shortened, from, to, Word.Kind.WORD, shouted, lengthened);
  }

  private void split(List<String> out, int from, int to, boolean shouted, boolean lengthened) {
    int n = out.size();
    if (n == 2 && out.get(1).equals("not") && to - from > 3) {
      int cut = to - (text.charAt(to - 2) == '\'' || text.charAt(to - 2) == '’' ? 3 : 2);
      add(out.get(0), from, cut, Word.Kind.WORD, shouted, lengthened);
      add("not", cut, to, Word.Kind.WORD, shouted, lengthened);
      return;
    }
    for (int i = 0; i < n; i++) {
      int a = from + (to - from) * i / n;
      int b = i + 1 == n ? to : Math.max(a + 1, from + (to - from) * (i + 1) / n);
      if (b <= a || b > to) {
        a = from;
        b = to;
      }
      add(out.get(i), n == 1 ? from : a, n == 1 ? to : b, Word.Kind.WORD, shouted, lengthened);
    }
  }

  private void add(
      String norm, int from, int to, Word.Kind kind, boolean shouted, boolean lengthened) {
    if (kind == Word.Kind.WORD && words.size() > sentenceFrom) {
      if (CLAUSE_OPENERS.contains(norm)) {
        clause++;
      } else if (CLAUSE_AFTER_AND.contains(norm)
          && words.getLast().norm().equals("and")
          && words.getLast().clause() == clause) {
        clause++;
      }
    }
    String stem =
        kind == Word.Kind.WORD || kind == Word.Kind.TAG
            ? Stems.of(norm)
            : kind == Word.Kind.NUMBER || kind == Word.Kind.MONEY ? norm : "";
    // Most words were said before: a reading keeps all of its words, and a service many readings.
    String kept = norm.intern();
    words.add(
        new Word(
            kept,
            stem.equals(kept) ? kept : stem.intern(),
            from,
            to,
            kind,
            sentences.size(),
            clause,
            shouted,
            lengthened));
  }

  /// A run of closing marks. A full stop inside a number, a name or an abbreviation ends nothing.
  private void marks() {
    int from = at;
    boolean question = false;
    boolean exclamation = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '?' || c == '？') {
        question = true;
      } else if (c == '!') {
        exclamation = true;
      } else if (c == ' ' && at + 1 < text.length() && "!?".indexOf(text.charAt(at + 1)) >= 0) {
        at++;
        continue;
      } else if (c != '.' && c != '…' && c != '。') {
        break;
      }
      at++;
    }
    boolean single = at - from == 1 && text.charAt(from) == '.';
    if (single) {
      boolean inside = at < text.length() && Character.isLetterOrDigit(text.charAt(at));
      if (inside || isAbbreviation()) {
        return;
      }
    }
    endSentence(
        question
            ? Sentence.Ending.QUESTION
            : exclamation ? Sentence.Ending.EXCLAMATION : Sentence.Ending.STOP,
        at);
  }

  private static final Set<String> ABBREVIATIONS =
      Set.of("mr", "mrs", "ms", "dr", "st", "no", "vs", "approx", "eg", "ie", "etc", "inc", "ltd");

  private boolean isAbbreviation() {
    if (words.size() <= sentenceFrom) {
      return false;
    }
    Word last = words.getLast();
    if (last.span().to() != at - 1) {
      return false;
    }
    return last.norm().equals("no")
        ? at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))
        : ABBREVIATIONS.contains(last.norm());
  }

  private void endSentence(Sentence.Ending ending, int end) {
    clause++;
    if (words.size() == sentenceFrom) {
      return;
    }
    int from = words.get(sentenceFrom).span().from();
    int to = Math.max(words.getLast().span().to(), ending == Sentence.Ending.OPEN ? 0 : end);
    sentences.add(new Sentence(sentenceFrom, words.size(), new Span(from, to), ending));
    sentenceFrom = words.size();
  }

  private void ampersand() {
    if (text.startsWith("&amp;", at)) {
      add("and", at, at + 5, Word.Kind.WORD, false, false);
      at += 5;
    } else if (text.startsWith("&gt;", at) || text.startsWith("&lt;", at)) {
      at += 4;
    } else {
      add("and", at, at + 1, Word.Kind.WORD, false, false);
      at++;
    }
  }

  private boolean emoticon() {
    char c = text.charAt(at);
    if ((c != ':' && c != ';' && c != '=') || at + 1 >= text.length()) {
      return false;
    }
    if (at > 0 && Character.isDigit(text.charAt(at - 1))) {
      return false;
    }
    int i = at + 1;
    if (text.charAt(i) == '-' || text.charAt(i) == '\'') {
      i++;
    }
    if (i >= text.length() || "()/\\|[]DPpO".indexOf(text.charAt(i)) < 0) {
      return false;
    }
    char mouth = text.charAt(i);
    boolean letter = Character.isLetter(mouth);
    if (letter && i + 1 < text.length() && Character.isLetterOrDigit(text.charAt(i + 1))) {
      return false;
    }
    if (mouth == '/' && i + 1 < text.length() && text.charAt(i + 1) == '/') {
      return false;
    }
    String norm =
        switch (mouth) {
          case ')', ']', 'D' -> ":)";
          case '(', '[' -> ":(";
          case 'P', 'p' -> ":p";
          case 'O' -> ":o";
          default -> ":/";
        };
    int to = i + 1;
    while (to < text.length() && text.charAt(to) == mouth) {
      to++;
    }
    add(norm, at, to, Word.Kind.EMOJI, false, false);
    at = to;
    return true;
  }

  private static boolean isMoneySign(int c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  private static boolean isEmoji(int c) {
    return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x2764;
  }

  private static boolean isEmojiTail(int c) {
    return c == 0xFE0F || c == 0x200D || (c >= 0x1F3FB && c <= 0x1F3FF);
  }

  private static boolean isShouted(String token) {
    int letters = 0;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (Character.isLetter(c)) {
        if (!Character.isUpperCase(c)) {
          return false;
        }
        letters++;
      }
    }
    return letters >= 2;
  }

  private static String shorten(String token) {
    var out = new StringBuilder(token.length());
    int i = 0;
    while (i < token.length()) {
      char c = token.charAt(i);
      int run = i + 1;
      while (run < token.length() && token.charAt(run) == c) {
        run++;
      }
      int keep = run - i >= 3 && Character.isLetter(c) ? 1 : run - i;
      for (int k = 0; k < keep; k++) {
        out.append(c);
      }
      i = run;
    }
    return out.toString();
  }
}
