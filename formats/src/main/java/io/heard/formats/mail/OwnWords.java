package io.heard.formats.mail;

import static io.heard.formats.mail.MailWords.Use.ABOVE;

import io.heard.formats.HtmlText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What of a body its writer wrote: without the mail that it answers or passes on, and without what
/// a program puts below every mail. A wrong cut loses words, so what is not sure stays; answers
/// between and below quotations stay.
///
/// @param text the writer's own words; empty when there are none
/// @param quotedLines how many lines were another's, blank ones aside
/// @param signatureLines how many lines were signature, legal notice or another addition, blank
///   ones aside
/// @param passedOn whether a mail is passed on in the body
public record OwnWords(String text, int quotedLines, int signatureLines, boolean passedOn) {
  /// What stands in front of a line that HTML marks as a signature.
  static final char SIGNATURE = HtmlText.SIGNATURE;

  /// What stands in front of a line that HTML indents, as a quotation may be.
  static final char INDENTED = HtmlText.INDENTED;

  /// What a line is.
  enum Kind {
    OWN,
    QUOTED,
    SIGNATURE
  }

  private static final Pattern EMOTICON =
      Pattern.compile("\\s*>\\s?[:;=.,_xX8][-'o^]?[()\\[\\]<>|/\\\\oOdDpPcC3_.]+(?:\\s.*)?");
  private static final Pattern AMOUNT = Pattern.compile("\\s*>\\s?\\d.*");
  private static final Pattern MARKED = Pattern.compile("[ \\t]{0,8}>.*", Pattern.DOTALL);
  private static final Pattern SIGNED = Pattern.compile(">>> .{3,200}\\d.{0,40}>>>\\s*");
  private static final Pattern UUENCODED = Pattern.compile("begin [0-7]{3,4} \\S.{0,200}");
  private static final int LONGEST_TEST = 4_000;

  /// No line that introduces another mail is shorter.
  private static final int SHORTEST = 6;

  @Override
  public String toString() {
    return "OwnWords[%d characters]".formatted(text.length());
  }

  /// The writer's own words of a plain body. Lines that a program broke are put together again.
  public static OwnWords of(String body) {
    return of(body.lines().toList(), true, "");
  }

  /// The writer's own words of these lines.
  ///
  /// @param wrapped whether a program may have broken lines
  /// @param writer what the header calls the writer, by which a signature is known; may be empty
  static OwnWords of(List<String> lines, boolean wrapped, String writer) {
    var cutter = new Cutter(lines);
    cutter.quotations();
    Kind[] before = cutter.kinds.clone();
    Signature.mark(cutter.lines, cutter.kinds, writer);
    if (!cutter.hasWords()) {
      cutter.keepSentences(before);
    }
    return cutter.result(wrapped);
  }

  /// The lines of one body, and what each of them is.
  private static final class Cutter {
    private final List<String> lines;
    private final Kind[] kinds;
    private final boolean[] indented;
    private final MailHeads heads;
    private boolean passedOn;

    Cutter(List<String> given) {
      lines = new ArrayList<>(given.size());
      kinds = new Kind[given.size()];
      indented = new boolean[given.size()];
      Arrays.fill(kinds, Kind.OWN);
      for (int i = 0; i < given.size(); i++) {
        String line = given.get(i).replace('\u00a0', ' ').replace('\u202f', ' ');
        char first = line.isEmpty() ? ' ' : line.charAt(0);
        if (first == SIGNATURE) {
          kinds[i] = Kind.SIGNATURE;
        }
        indented[i] = first == INDENTED;
        lines.add(first == SIGNATURE || first == INDENTED ? line.substring(1) : line);
      }
      heads = new MailHeads(lines);
    }

    void quotations() {
      armour();
      marked();
      unmarked();
      int i = 0;
      while (i < lines.size()) {
        i = kinds[i] != Kind.OWN || lines.get(i).isBlank() ? i + 1 : foreign(i);
      }
    }

    /// Lines with the sign of a quotation; one that is a face or a number, and stands alone, is
    /// not.
    private void marked() {
      int count = 0;
      for (int i = 0; i < lines.size(); i++) {
        if (kinds[i] == Kind.OWN && isMarked(lines.get(i))) {
          kinds[i] = Kind.QUOTED;
          count++;
          passedOn = passedOn || (count == 1 && isPassedOn(lines.get(i)));
        }
      }
      for (int i = 0; i < lines.size() && count == 1; i++) {
        if (kinds[i] == Kind.QUOTED && AMOUNT.matcher(lines.get(i)).matches()) {
          kinds[i] = Kind.OWN;
        }
      }
    }

    private static boolean isPassedOn(String marked) {
      return MailHeads.isDivider(" " + marked.strip().substring(1)) && MailHeads.isPassedOn(marked);
    }

    private static boolean isMarked(String line) {
      return MARKED.matcher(line).matches()
          && !(line.length() < LONGEST_TEST && EMOTICON.matcher(line).matches());
    }

    /// GroupWise says who wrote and when between such signs, and marks nothing below.
    private void unmarked() {
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.startsWith(">>> ") && line.length() < 300 && SIGNED.matcher(line).matches()) {
          int next = nextWords(i + 1);
          if (next < lines.size() && kinds[next] == Kind.OWN) {
            toEnd(i);
          }
          return;
        }
      }
    }

    /// Looks whether another's words begin at this line.
    ///
    /// @return the line to go on with
    private int foreign(int i) {
      String line = lines.get(i);
      if (line.length() < SHORTEST) {
        return i + 1;
      }
      if (line.length() < 300 && MailWords.stands(ABOVE, line)) {
        return above(i);
      }
      if (MailHeads.isDivider(line)) {
        return head(i, i + 1);
      }
      int head = heads.length(i);
      if (head > 0) {
        return head(i, i + head);
      }
      int next = nextWords(i + 1);
      if (next < lines.size() && heads.length(next) > 0 && MailHeads.isBeginning(line)) {
        return head(i, i + 1);
      }
      Optional<Attribution> attribution = Attribution.at(lines, i);
      return attribution.isPresent() ? attributed(i, attribution.get()) : i + 1;
    }

    /// A help desk's "write above this line": below it stands what it quotes; in a mail of its own
    /// it is the first line.
    private int above(int i) {
      boolean first = true;
      for (int j = 0; j < i; j++) {
        first = first && (kinds[j] != Kind.OWN || lines.get(j).isBlank());
      }
      if (first) {
        kinds[i] = Kind.SIGNATURE;
        return i + 1;
      }
      return toEnd(i);
    }

    /// What follows the head of another mail is that mail; only where it is marked line by line can
    /// answers stand below it.
    private int head(int from, int until) {
      int end = until;
      passedOn = passedOn || MailHeads.isPassedOn(lines.get(from));
      int next = nextWords(end);
      int more = next < lines.size() ? heads.length(next) : 0;
      end = more > 0 ? next + more : end;
      int start = from;
      for (int back = from - 1; back >= 0 && isAbove(lines.get(back)); back--) {
        start = lines.get(back).isBlank() ? start : back;
        passedOn = passedOn || MailHeads.isPassedOn(lines.get(back));
      }
      int first = nextWords(end);
      if (first < lines.size() && kinds[first] == Kind.QUOTED) {
        quote(start, end);
        return end;
      }
      return toEnd(start);
    }

    private static boolean isAbove(String line) {
      return line.isBlank() || MailHeads.isRule(line);
    }

    private int attributed(int i, Attribution attribution) {
      int end = i + attribution.lines();
      int next = nextWords(end);
      if (next < lines.size() && kinds[next] == Kind.QUOTED) {
        quote(i, end);
        return end;
      }
      if (next < lines.size() && indented[next]) {
        quote(i, end);
        int last = next;
        while (last < lines.size() && (indented[last] || lines.get(last).isBlank())) {
          last++;
        }
        quote(next, last);
        return last;
      }
      if (!attribution.sure()) {
        return i + 1;
      }
      if (restIsMarked(end)) {
        // Answers stand above what they answer, all below the one line.
        quote(i, end);
        return end;
      }
      return toEnd(i);
    }

    private boolean restIsMarked(int from) {
      for (int i = from; i < lines.size(); i++) {
        if (kinds[i] == Kind.QUOTED) {
          return true;
        }
      }
      return false;
    }

    private int nextWords(int from) {
      int i = from;
      while (i < lines.size() && lines.get(i).isBlank()) {
        i++;
      }
      return i;
    }

    private int toEnd(int from) {
      quote(from, lines.size());
      return lines.size();
    }

    private void quote(int from, int until) {
      for (int i = from; i < until; i++) {
        kinds[i] = Kind.QUOTED;
      }
    }

    /// Files and keys set into the text as letters.
    private void armour() {
      int i = 0;
      while (i < lines.size()) {
        String line = lines.get(i).strip();
        if (line.length() < 250 && UUENCODED.matcher(line).matches()) {
          i = until(i, "end");
        } else if (line.equals("-----BEGIN PGP SIGNATURE-----")) {
          i = until(i, "-----END PGP SIGNATURE-----");
        } else if (line.equals("-----BEGIN PGP MESSAGE-----")) {
          i = until(i, "-----END PGP MESSAGE-----");
        } else if (line.equals("-----BEGIN PGP PUBLIC KEY BLOCK-----")) {
          i = until(i, "-----END PGP PUBLIC KEY BLOCK-----");
        } else if (line.equals("-----BEGIN PGP SIGNED MESSAGE-----")) {
          kinds[i] = Kind.SIGNATURE;
          i++;
          while (i < lines.size() && lines.get(i).startsWith("Hash:")) {
            kinds[i] = Kind.SIGNATURE;
            i++;
          }
        } else {
          i++;
        }
      }
    }

    private int until(int from, String end) {
      for (int i = from; i < lines.size(); i++) {
        if (lines.get(i).strip().equals(end)) {
          Arrays.fill(kinds, from, i + 1, Kind.SIGNATURE);
          return i + 1;
        }
      }
      return from + 1;
    }

    boolean hasWords() {
      for (int i = 0; i < lines.size(); i++) {
        if (kinds[i] == Kind.OWN && !lines.get(i).isBlank()) {
          return true;
        }
      }
      return false;
    }

    /// Some write within their signature: where nothing else is left, its sentences are theirs.
    void keepSentences(Kind[] before) {
      for (int i = 0; i < lines.size(); i++) {
        if (kinds[i] == Kind.SIGNATURE
            && (before[i] == Kind.OWN || before[i] == Kind.SIGNATURE)
            && Signature.isSentence(lines.get(i))) {
          kinds[i] = Kind.OWN;
        }
      }
    }

    OwnWords result(boolean wrapped) {
      var own = new ArrayList<String>();
      int quoted = 0;
      int signature = 0;
      for (int i = 0; i < lines.size(); i++) {
        boolean blank = lines.get(i).isBlank();
        switch (kinds[i]) {
          case OWN -> {
            if (!blank || (!own.isEmpty() && !own.getLast().isEmpty())) {
              own.add(blank ? "" : lines.get(i).stripTrailing());
            }
          }
          case QUOTED -> quoted += blank ? 0 : 1;
          case SIGNATURE -> signature += blank ? 0 : 1;
        }
      }
      List<String> put = wrapped ? WrappedLines.joined(own) : own;
      return new OwnWords(String.join("\n", put).strip(), quoted, signature, passedOn);
    }
  }
}
