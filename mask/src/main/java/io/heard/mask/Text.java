package io.heard.mask;

import io.heard.conversation.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A text with its tokens found.
final class Text {
  /// What may hang on a word behind an apostrophe and is a token of its own.
  private static final Set<String> TAILS = Set.of("s", "m", "re", "ll", "ve", "d");

  /// The most opening signs in front of a sentence that are looked past.
  private static final int MOST_OPENING = 8;

  private final String kept;
  private final Folded folded;
  private final List<Token> tokens;
  private final boolean caseless;

  private Text(String kept, Folded folded, List<Token> tokens) {
    this.kept = kept;
    this.folded = folded;
    this.tokens = tokens;
    this.caseless = isCaseless(tokens);
  }

  static Text of(String text) {
    Folded folded = Folded.of(text);
    return new Text(text, folded, scan(folded));
  }

  private static List<Token> scan(Folded folded) {
    var tokens = new ArrayList<Token>();
    int length = folded.length();
    boolean spaced = false;
    boolean broken = true;
    int i = 0;
    while (i < length) {
      char c = folded.at(i);
      if (c == '\n' || c == '\r') {
        broken = true;
        spaced = true;
        i++;
        continue;
      }
      if (Character.isWhitespace(c)) {
        spaced = true;
        i++;
        continue;
      }
      int to = i + 1;
      if (isDigit(c)) {
        while (to < length && isDigit(folded.at(to))) {
          to++;
        }
        String digits = folded.read().substring(i, to);
        tokens.add(new Token(Token.Kind.NUMBER, i, to, digits, Token.Shape.NONE, spaced, broken));
      } else if (isLetter(c)) {
        to = endOfWord(folded, i);
        String word = folded.read().substring(i, to);
        tokens.add(new Token(Token.Kind.WORD, i, to, key(word), shape(word), spaced, broken));
      } else {
        tokens.add(
            new Token(Token.Kind.SIGN, i, to, String.valueOf(c), Token.Shape.NONE, spaced, broken));
      }
      spaced = false;
      broken = false;
      i = to;
    }
    return tokens;
  }

  private static int endOfWord(Folded folded, int from) {
    int to = from + 1;
    int length = folded.length();
    while (to < length) {
      char c = folded.at(to);
      if (isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        to++;
      } else if (c == '\'' && to + 1 < length && isLetter(folded.at(to + 1)) && to > from) {
        int end = to + 2;
        while (end < length && isLetter(folded.at(end))) {
          end++;
        }
        String tail = folded.read().substring(to + 1, end).toLowerCase(Locale.ROOT);
        if (TAILS.contains(tail)) {
          return to;
        }
        to = end;
      } else {
        return to;
      }
    }
    return to;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c);
  }

  /// Lower case without accents, so that `José` and `JOSE` are one.
  static String key(String word) {
    boolean plain = true;
    for (int i = 0; i < word.length(); i++) {
      plain &= word.charAt(i) < 0x80;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    if (plain) {
      return lower;
    }
    String apart = Normalizer.normalize(lower, Normalizer.Form.NFD);
    var key = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        String plainer =
            switch (c) {
              case 'ß' -> "ss";
              case 'ø' -> "o";
              case 'đ', 'ð' -> "d";
              case 'ł' -> "l";
              case 'þ' -> "th";
              case 'æ' -> "ae";
              case 'œ' -> "oe";
              case 'ı' -> "i";
              case 'ħ' -> "h";
              case 'ŋ' -> "n";
              default -> null;
            };
        if (plainer == null) {
          key.append(c);
        } else {
          key.append(plainer);
        }
      }
    }
    return key.toString();
  }

  private static Token.Shape shape(String word) {
    boolean first = Character.isUpperCase(word.charAt(0)) || Character.isTitleCase(word.charAt(0));
    int upper = 0;
    int lower = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      upper += Character.isUpperCase(c) ? 1 : 0;
      lower += Character.isLowerCase(c) ? 1 : 0;
    }
    if (upper == 0) {
      return lower == 0 ? Token.Shape.NONE : Token.Shape.LOWER;
    }
    if (lower == 0) {
      return upper == 1 ? Token.Shape.CAPITAL : Token.Shape.UPPER;
    }
    return first ? Token.Shape.CAPITAL : Token.Shape.MIXED;
  }

  /// Whether capitals say nothing in it: it has none, or hardly anything else.
  private static boolean isCaseless(List<Token> tokens) {
    int lower = 0;
    int upper = 0;
    int capital = 0;
    for (Token token : tokens) {
      switch (token.shape()) {
        case LOWER -> lower++;
        case UPPER -> upper += token.length() > 1 ? 1 : 0;
        case CAPITAL, MIXED -> capital += token.length() > 1 ? 1 : 0;
        case NONE -> {}
      }
    }
    return capital == 0 && (upper == 0 || lower == 0 || upper > 3 * lower);
  }

  /// The text as kept.
  String kept() {
    return kept;
  }

  /// The text as it is looked at.
  String read() {
    return folded.read();
  }

  List<Token> tokens() {
    return tokens;
  }

  int size() {
    return tokens.size();
  }

  Token token(int index) {
    return tokens.get(index);
  }

  /// Whether capitals say nothing in it.
  boolean caseless() {
    return caseless;
  }

  /// The stretch of the text as kept from one token to another.
  ///
  /// @param from the first token
  /// @param to the token after the last, above `from`
  Span span(int from, int to) {
    return folded.span(tokens.get(from).from(), tokens.get(to - 1).to());
  }

  /// The stretch of the text as kept between two folded characters, the second exclusive.
  Span kept(int from, int to) {
    return folded.span(from, to);
  }

  /// The token that holds or follows a folded character; the number of tokens past the last.
  int tokenAt(int character) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).to() <= character) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The token that holds or follows a place in the text as kept; the number of tokens past the
  /// last.
  int tokenOf(int place) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (span(middle, middle + 1).to() <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Whether a token begins a sentence: nothing stands before it on its line, or the end of one.
  boolean beginsSentence(int index) {
    int before = index - 1;
    while (before >= 0
        && index - before < MOST_OPENING
        && !tokens.get(before + 1).broken()
        && isOpening(tokens.get(before))) {
      before--;
    }
    return before < 0 || tokens.get(before + 1).broken() || isEnd(tokens.get(before));
  }

  private static boolean isOpening(Token token) {
    return token.isSign() && "\"'([*>~_-".indexOf(token.key().charAt(0)) >= 0;
  }

  /// Whether a sentence ends with this token.
  static boolean isEnd(Token token) {
    return token.isSign() && ".!?:;\u2026".indexOf(token.key().charAt(0)) >= 0;
  }

  /// Whether one of many words stands at a place.
  boolean isWord(int index, Set<String> words) {
    return index >= 0
        && index < tokens.size()
        && tokens.get(index).isWord()
        && words.contains(tokens.get(index).key());
  }

  /// Whether one of a few words stands at a place.
  boolean isAny(int index, String... words) {
    if (index < 0 || index >= tokens.size() || !tokens.get(index).isWord()) {
      return false;
    }
    String key = tokens.get(index).key();
    for (String word : words) {
      if (key.equals(word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a sign stands at a place.
  boolean isSign(int index, char sign) {
    return index >= 0 && index < tokens.size() && tokens.get(index).isSign(sign);
  }
}
