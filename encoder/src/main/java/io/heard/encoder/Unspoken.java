package io.heard.encoder;

import io.heard.text.Utterance;
import java.util.regex.Pattern;

/// Tells a turn that is nobody's words to the other side: markup, code, queries, formulae, log
/// lines, escape sequences, and words to a program that were pasted or meant to be obeyed. The
/// model has learned from talk; of such a turn it says nothing, and later turns are read as if it
/// had not come. A turn in which words outweigh the signs stays talk, whatever stands between them.
final class Unspoken {
  /// A chunk of code counts as much as so many words: a statement has names in it that look like
  /// words. Chosen on 67,000 turns of the corpus, the labelled conversations and tweets, of which
  /// it takes 2 for code, both names of files.
  private static final int CODE_WEIGHS = 2;

  /// The longest turn that is looked at: beyond it there are words enough, or a paste that the
  /// beginning shows.
  private static final int LONGEST = 4_000;

  /// Forms that tell by themselves. Each needs a sign that talk does not have, or words that only a
  /// program is addressed with.
  private static final Pattern FORMS =
      Pattern.compile(
          String.join(
              "|",
              // statements to a database
              "\\b(?:drop|alter|create|truncate)\\s+(?:table|database|schema|view)\\b.*(?:;|--|#)",
              "\\bunion\\s+(?:all\\s+)?select\\b",
              "\\b(?:select\\s.+\\sfrom|delete\\s+from|insert\\s+into|update\\s+\\w+\\s+set)\\s.*(?:--|;|=)",
              "\\b(?:attach|detach)\\s+database\\b",
              "\\bcopy\\s+\\w+\\s+(?:to|from)\\s+program\\b",
              "\\bpragma\\s+\\w+\\s*=",
              "\\b(?:or|and)\\s+['\"]?\\d+['\"]?\\s*=\\s*['\"]?\\d+",
              "\\b(?:exec|execute)\\s+\\w+_|\\bwaitfor\\s+delay\\b|\\binsert\\s+into\\s+\\w+\\s+values\\b|\\bsleep\\(\\d",
              // commands and templates
              "\\$\\(\\w|(?:^|[;&|])\\s*(?:rm\\s+-|ls\\s+-|cat\\s+/|curl\\s+-|wget\\s+-)|<%|%>|\\{%|%\\}|%3c|&#\\d+;",
              // lines of logs and of protocols
              "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?\\S*\\s+(?:trace|debug|info|warn|warning|error|fatal)\\b",
              "[\\x0b\\f\\x85\\u2028\\u2029]\\s*(?:trace|debug|info|warn|error|fatal)\\b",
              "\\b(?:level|severity|lvl)=",
              "^\\W*[a-z]{3} \\d\\d? \\d\\d:\\d\\d:\\d\\d \\S+ \\S+\\[\\d+\\]:",
              "^\\W*\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d \\[",
              "\\bexception in thread\\b",
              "\\bHTTP/\\d",
              "^\\W*(?:set-cookie|content-length|content-type|location|authorization):",
              "%0[ad]",
              // marks that language models are talked to with
              "\\[/?(?:inst|sys|system)\\]",
              "<</?sys>>|<\\|[a-z_]+\\|>|</?(?:s|system|user|assistant|human|prompt|instructions?)>",
              "(?:^|[.!?]\\s)\\W*#{2,}\\s*(?:system|instructions?|prompt|response|task|new task|user|assistant)\\b",
              "^\\W*(?:thanks\\.\\s*)?(?:(?:important\\s+)?system|assistant|developer|human|(?:new\\s+)?instructions?)(?:\\s+(?:message|prompt|note|override))?\\s*:",
              "\\b(?:begin|end)\\s+(?:tool|function|system|prompt)\\s*(?:call|prompt|message)?\\b",
              // words to a program
              "\\b(?:ignore|disregard|forget|override|bypass)\\s+(?:all\\s+|any\\s+|everything\\s+)?(?:of\\s+)?(?:the\\s+|your\\s+|my\\s+|these\\s+|those\\s+)?(?:previous|prior|above|earlier|preceding|foregoing|system|safety)\\s+(?:instruction|prompt|rule|guideline)",
              "\\b(?:you|we)\\s+(?:are|re)\\s+now\\s+(?:in\\s+|a\\s+|an\\s+|the\\s+|acting\\s+)?(?:developer|debug|god|admin|dan|jailbreak|unrestricted|root|maintenance)\\b",
              "\\b(?:print|reveal|show|repeat|output|leak|display)\\s+(?:me\\s+)?(?:your|the)\\s+(?:system\\s+|hidden\\s+|initial\\s+)?(?:prompt|instructions)\\b",
              "\\b(?:from now on|as an ai(?: language)?(?: model)?),?\\s+you\\s+(?:must|will|only|answer|always)\\b",
              "\\byou\\s+are\\s+(?:a|an)\\s+(?:helpful\\s+)?(?:ai|language model|assistant)\\s+that\\b",
              "\\bdo\\s+not\\s+(?:detect|flag|label|score|classify)\\b",
              "\\brepeat\\s+(?:the|all|every|everything)\\s*(?:words?|text|lines?)?\\s+above\\b",
              "\\b(?:score|mark|rate|label|classify|grade)\\s+(?:every|all|each|this|the|my)\\s+(?:\\w+\\s+)?(?:criterion|criteria|turns?|agents?|conversations?|messages?|calls?|transcripts?|signals?)\\s+as\\b",
              "\\b(?:return|output|report|set|emit)\\s+(?:the\\s+|an?\\s+)?(?:intensity|sentiment|score)\\s+(?:of\\s+)?\\d"),
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final String AROUND = ".,!?;:'\"()…-–—“”‘’*~«»&+¡¿";

  private static final Pattern LEVEL = Pattern.compile("TRACE|DEBUG|INFO|WARN|ERROR|FATAL");

  private static final Pattern DOTTED =
      Pattern.compile("[a-z]\\w+(?:\\.\\w{2,}){2,}(?:\\(.*)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern CALL =
      Pattern.compile(
          "\\w*[_.]\\w+\\(.*|\\w+\\(\\).*|.*\\w\\(['\"#@$].*|.*\\w'!\\w.*|.*(?:%\\w){3,}.*");

  /// Faces and hearts made of signs.
  private static final Pattern FACE =
      Pattern.compile("[<>]?[:;=8xX]['^-]?[()\\[\\]DPpOo3/\\\\|*]+|<+/?3+");

  private Unspoken() {}

  /// Whether a turn is nobody's words.
  static boolean is(Utterance utterance) {
    return FORMS.matcher(beginning(utterance.text())).find()
        || isCode(beginning(utterance.plain()));
  }

  private static String beginning(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private static boolean isCode(String text) {
    int code = 0;
    int words = 0;
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        continue;
      }
      if (at > from) {
        String chunk = text.substring(from, at);
        if (isCodeChunk(chunk)) {
          code++;
        } else if (chunk.chars().anyMatch(Character::isLetterOrDigit)) {
          words++;
        }
      }
      from = at + 1;
    }
    return code * CODE_WEIGHS > words;
  }

  private static boolean isCodeChunk(String chunk) {
    String inner = stripped(chunk);
    if (isWord(inner)) {
      return LEVEL.matcher(inner).matches();
    }
    if (FACE.matcher(chunk).matches() || FACE.matcher(inner).matches()) {
      return false;
    }
    boolean letters = false;
    boolean signs = false;
    for (int i = 0; i < chunk.length(); i++) {
      char c = chunk.charAt(i);
      if (isControl(c)) {
        return true;
      }
      letters |= Character.isLetterOrDigit(c);
      signs |= "<>{}[]=|\\`".indexOf(c) >= 0;
    }
    return letters && signs
        || chunk.indexOf('{') >= 0
        || chunk.contains("||")
        || LEVEL.matcher(inner).matches()
        || DOTTED.matcher(inner).matches()
        || CALL.matcher(inner).matches();
  }

  private static boolean isWord(String inner) {
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (!Character.isLetterOrDigit(c) && "'’-".indexOf(c) < 0) {
        return false;
      }
    }
    return !inner.isEmpty();
  }

  /// What ends a string, moves a terminal or turns text round; other control characters are left
  /// behind by files.
  private static boolean isControl(char c) {
    return c == '\u0000'
        || c == '\u001b'
        || c == '\u009b'
        || c == '\u0007'
        || c == '\b'
        || c >= '\u202a' && c <= '\u202e';
  }

  private static String stripped(String chunk) {
    int from = 0;
    int to = chunk.length();
    while (from < to && AROUND.indexOf(chunk.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && AROUND.indexOf(chunk.charAt(to - 1)) >= 0) {
      to--;
    }
    return chunk.substring(from, to);
  }
}
