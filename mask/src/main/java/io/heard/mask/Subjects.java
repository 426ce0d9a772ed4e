package io.heard.mask;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds words that say what a number, a code or a name is: "card number", "born on".
final class Subjects {
  /// What a subject speaks of: a type of entity, or none.
  enum About {
    CARD,
    CVV,
    EXPIRY,
    PIN,
    IBAN,
    EMAIL,
    PHONE,
    IP,
    SSN,
    ID,
    PASSPORT,
    LICENCE,
    NAME,
    ADDRESS,
    ZIP,
    DOB,
    ORDER,
    ACCOUNT,
    /// The last digits of something that is named beside, of a card where nothing is.
    ENDING,
    /// Something that identifies nobody.
    OTHER,
    /// The version of something.
    VERSION
  }

  /// A subject in a text.
  ///
  /// @param far whether what it speaks of may stand some words further on
  /// @param from its first token
  /// @param to the token after its last
  record Found(About about, boolean far, int from, int to) {}

  private record Phrase(List<String> words, About about, boolean far) {}

  /// Words between a subject and what it speaks of that say nothing else.
  private static final Set<String> GLUE =
      Words.of(
          """
          is 's s was are it its number numbers no nr num code id my the your our their his
          her as of ends ending in with here so okay ok yes yeah sure uh um er erm would be
          please for at on to a new old current following which that and have i ve got we you
          s' should will ll starts starting then under well digits right thanks called reads
          says shows one this back me placed o am m up ref reference date holder name it'll
          there by mine goes
          """);

  /// What says that something follows, even behind the end of a sentence.
  private static final Set<String> VERBS = Words.of("is 's s number it that are numbers");

  /// The few of them that stand between "name" and a name.
  private static final Set<String> NAME_GLUE =
      Words.of("is 's s was it its as of here yes that mr mrs ms");

  /// How far on in its sentence something may stand that a far subject speaks of.
  private static final int REACH = 8;

  private static final int REACH_BACK = 6;

  private static final Map<String, List<Phrase>> PHRASES = read();

  private Subjects() {}

  private static Map<String, List<Phrase>> read() {
    var phrases = new HashMap<String, List<Phrase>>();
    try (InputStream in = Subjects.class.getResourceAsStream("subjects.txt")) {
      if (in == null) {
        throw new IllegalStateException(
            "The list 'subjects.txt' is missing.\nMaybe build heard-mask again.");
      }
      var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] parts = line.split(" ", 3);
          for (String phrase : parts[2].split("\\|")) {
            add(phrases, About.valueOf(parts[0]), parts[1].equals("!"), phrase.strip());
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    phrases.replaceAll((first, list) -> {
      var sorted = new ArrayList<>(list);
      sorted.sort((a, b) -> b.words().size() - a.words().size());
      return List.copyOf(sorted);
    });
    return Map.copyOf(phrases);
  }

  /// Phrases are split like any text, so that "driver's" is the same here and there.
  private static void add(
      Map<String, List<Phrase>> phrases, About about, boolean far, String phrase) {
    String[] words = Text.of(phrase).tokens().stream().map(Token::key).toArray(String[]::new);
    phrases
        .computeIfAbsent(words[0], first -> new ArrayList<>())
        .add(new Phrase(List.of(words), about, far));
  }

  /// The subjects of a text, in order, none inside another.
  static List<Found> in(Text text) {
    var found = new ArrayList<Found>();
    int i = 0;
    while (i < text.size()) {
      Found at = at(text, i);
      if (at == null) {
        i++;
      } else {
        found.add(at);
        i = at.to();
      }
    }
    for (int s = 0; s < found.size(); s++) {
      if (found.get(s).about() == About.ENDING) {
        found.set(s, ended(found, s));
      }
    }
    return found;
  }

  /// "My SSN ends in", "the last four digits of the account": what stands beside has the ending.
  private static Found ended(List<Found> found, int s) {
    Found ending = found.get(s);
    About about = About.CARD;
    Found before = s > 0 ? found.get(s - 1) : null;
    Found behind = s + 1 < found.size() ? found.get(s + 1) : null;
    if (behind != null && behind.from() - ending.to() <= 3 && isNumbered(behind.about())) {
      about = behind.about();
    } else if (before != null && ending.from() - before.to() <= 3 && isNumbered(before.about())) {
      about = before.about();
    }
    return new Found(about, true, ending.from(), ending.to());
  }

  private static boolean isNumbered(About about) {
    return switch (about) {
      case PHONE, SSN, ID, PASSPORT, LICENCE, ORDER, ACCOUNT, IBAN -> true;
      default -> false;
    };
  }

  private static @Nullable Found at(Text text, int i) {
    List<Phrase> phrases = PHRASES.get(text.token(i).key());
    if (phrases == null) {
      return null;
    }
    for (Phrase phrase : phrases) {
      List<String> words = phrase.words();
      boolean same = i + words.size() <= text.size();
      for (int j = 1; same && j < words.size(); j++) {
        same = text.token(i + j).key().equals(words.get(j));
      }
      if (same) {
        return new Found(phrase.about(), phrase.far(), i, i + words.size());
      }
    }
    return null;
  }

  /// The words around a number that say what it is; null where none do.
  ///
  /// @param from the first token of the number
  /// @param to the token after its last
  static @Nullable Found of(Text text, List<Found> subjects, int from, int to) {
    int next = firstBehind(subjects, from);
    for (int s = next - 1; s >= 0 && from - subjects.get(s).to() <= 3 * REACH; s--) {
      if (leads(text, subjects.get(s), from)) {
        return subjects.get(s);
      }
    }
    for (int s = next; s < subjects.size() && subjects.get(s).from() <= to + REACH_BACK; s++) {
      if (subjects.get(s).from() >= to && follows(text, subjects.get(s), to)) {
        return subjects.get(s);
      }
    }
    return null;
  }

  /// What the words around a number say that it is; null where they do not say.
  static @Nullable About about(Text text, List<Found> subjects, int from, int to) {
    Found found = of(text, subjects, from, to);
    return found == null ? null : found.about();
  }

  /// The first subject that does not end before a token.
  private static int firstBehind(List<Found> subjects, int token) {
    int low = 0;
    int high = subjects.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (subjects.get(middle).to() <= token) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Whether a subject speaks of what begins at a token behind it.
  static boolean leads(Text text, Found subject, int from) {
    boolean glue = true;
    boolean sentence = true;
    boolean verb = false;
    for (int i = subject.to(); i < from; i++) {
      Token token = text.token(i);
      if (token.isWord()) {
        verb |= VERBS.contains(token.key());
        glue &= (subject.about() == About.NAME ? NAME_GLUE : GLUE).contains(token.key());
      } else if (subject.about() == About.NAME && !token.isSign(':')) {
        glue &= ".?'=-\"".indexOf(token.key().charAt(0)) >= 0;
      } else if (token.isNumber()) {
        // One number was meant, unless this one is a part of it.
        glue = false;
        if (token.length() > 2) {
          return false;
        }
      } else {
        sentence &=
            !(token.isSign('.') || token.isSign('?') || token.isSign('!'))
                || (i + 1 < text.size() && !text.token(i + 1).spaced());
      }
    }
    boolean near =
        subject.far() && subject.about() != About.NAME && sentence && from - subject.to() <= REACH;
    return near || (glue && (sentence || verb || subject.far()));
  }

  /// "12345 is my order number", "123, that's the security code".
  private static boolean follows(Text text, Found subject, int to) {
    if (subject.from() - to > REACH_BACK) {
      return false;
    }
    boolean verb = false;
    for (int i = to; i < subject.from(); i++) {
      Token token = text.token(i);
      if (token.isNumber() || token.isSign('?') || token.isSign('!') || token.isSign(':')) {
        return false;
      }
      if (token.isWord()) {
        verb |= Set.of("is", "'s", "s", "was", "my", "being").contains(token.key());
        if (!GLUE.contains(token.key()) && !Set.of("what", "all").contains(token.key())) {
          return false;
        }
      }
    }
    return verb || (subject.from() == to && subject.far()) || labels(text, subject, to);
  }

  /// "020 7946 0018 office", "(555) 014-2233-Fax," as in a signature: the word that a line is
  /// called by stands right behind the number, and nothing behind it in the line.
  private static boolean labels(Text text, Found subject, int to) {
    if (subject.about() != About.PHONE || subject.from() - to > 1) {
      return false;
    }
    boolean beside =
        subject.from() == to || text.token(to).isSign('-') || text.token(to).isSign('(');
    return beside
        && (subject.to() == text.size()
            || text.token(subject.to()).broken()
            || !text.token(subject.to()).isWord() && !text.token(subject.to()).isNumber());
  }
}
