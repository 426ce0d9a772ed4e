package io.heard.coach;

import io.heard.conversation.Case;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Holds a draft against what the case says may and cannot be granted.
final class Allowed {
  private static final String CODE = "overpromise";

  /// A sentence in which one of these stands grants nothing.
  private static final Set<String> DENIES =
      Set.of("not", "never", "no", "unable", "without", "nor", "neither", "if", "whether", "would");

  /// Words of a limit, which say when, not what.
  private static final Set<String> LIMITS =
      Set.of(
          "after", "before", "within", "up", "over", "above", "more", "than", "day", "week",
          "month", "year", "hour", "percent", "pound", "euro", "dollar", "full", "total");

  /// Gifts that are only an agent's to give where the case lists them.
  private static final Phrases GIFTS =
      Phrases.of(
          """
          (voucher|vouchers|discount|compensation|goodwill|credit note|free month|free year|free upgrade)
          (waive|waived|waiving) _
          """);

  private Allowed() {}

  static List<Place> in(Case known, Utterance draft) {
    var places = new ArrayList<Place>();
    if (known.may().isEmpty() && known.cannot().isEmpty()) {
      return places;
    }
    for (Sentence sentence : draft.sentences()) {
      if (sentence.ending() == Sentence.Ending.QUESTION || denies(draft, sentence)) {
        continue;
      }
      for (String cannot : known.cannot()) {
        forbidden(known, cannot, draft, sentence, places);
      }
      beyond(known, draft, sentence, places);
    }
    return places;
  }

  private static boolean denies(Utterance draft, Sentence sentence) {
    return draft.words().subList(sentence.from(), sentence.to()).stream()
        .anyMatch(word -> DENIES.contains(word.norm()));
  }

  /// What cannot be granted: its first word with content names the deed, others what it is done to.
  private static void forbidden(
      Case known, String cannot, Utterance draft, Sentence sentence, List<Place> places) {
    List<Word> words = content(cannot);
    if (words.isEmpty()) {
      return;
    }
    String deed = words.getFirst().stem();
    List<String> objects = words.subList(1, words.size()).stream().map(Word::stem).toList();
    Set<String> said = draft.stems(sentence.from(), sentence.to());
    boolean also = known.may().stream().anyMatch(may -> stems(may).contains(deed));
    boolean meant = objects.isEmpty() ? !also : objects.stream().anyMatch(said::contains);
    if (!said.contains(deed) || !meant) {
      return;
    }
    for (int i = sentence.from(); i < sentence.to(); i++) {
      if (draft.words().get(i).stem().equals(deed)) {
        String instead =
            known.may().isEmpty()
                ? ""
                : " It allows: %s.".formatted(Answered.quoted(known.may().getFirst()));
        places.add(
            new Place(
                CODE,
                draft.words().get(i).span().from(),
                draft.words().get(sentence.to() - 1).span().to(),
                "The case says that this cannot be granted: %s.%s"
                    .formatted(Answered.quoted(cannot), instead),
                known.may().isEmpty()
                    ? List.of()
                    : List.of("[offer instead: " + known.may().getFirst() + "]")));
        return;
      }
    }
  }

  /// A sum above what may be granted, or a gift that the case does not list.
  private static void beyond(Case known, Utterance draft, Sentence sentence, List<Place> places) {
    Set<String> said = draft.stems(sentence.from(), sentence.to());
    boolean listed = false;
    for (String may : known.may()) {
      Set<String> stems = stems(may);
      if (stems.stream().noneMatch(said::contains)) {
        continue;
      }
      listed = true;
      double most = number(may);
      if (most < 0) {
        continue;
      }
      for (int i = sentence.from(); i < sentence.to(); i++) {
        Word word = draft.words().get(i);
        if ((word.kind() == Word.Kind.NUMBER || word.kind() == Word.Kind.MONEY)
            && number(draft.said(word.span())) > most
            && !isTime(draft, i)) {
          places.add(
              new Place(
                  CODE,
                  word.span().from(),
                  word.span().to(),
                  "The case allows less: %s.".formatted(Answered.quoted(may)),
                  List.of(draft.said(word.span()).replaceFirst("\\d[\\d.,]*", digits(may)))));
          return;
        }
      }
    }
    if (!listed && !known.may().isEmpty()) {
      GIFTS.in(draft).stream()
          .filter(match -> match.sentence().equals(sentence))
          .findFirst()
          .ifPresent(match ->
              places.add(
                  new Place(
                      CODE,
                      match.span().from(),
                      match.span().to(),
                      "The case does not list this among what may be granted: %s."
                          .formatted(Answered.quoted(String.join("; ", known.may()))),
                      List.of())));
    }
  }

  /// A number that a unit of time, a clock or a date makes no sum.
  private static boolean isTime(Utterance draft, int at) {
    String before = at == 0 ? "" : draft.words().get(at - 1).norm();
    String after = at + 1 < draft.words().size() ? draft.words().get(at + 1).norm() : "";
    return Set.of("at", "by", "until", "before", "after", "number", "order", "page")
            .contains(before)
        || after.matches(
            "(working|business)?(second|minute|hour|day|week|month|year)s?|am|pm|o'clock|of|january"
                + "|february|march|april|may|june|july|august|september|october|november|december")
        || draft.said(draft.words().get(at).span()).contains(":");
  }

  private static List<Word> content(String text) {
    return Utterance.of(Turn.of(0, Role.AGENT, text)).words().stream()
        .filter(word -> word.kind() == Word.Kind.WORD)
        .filter(word -> !word.stem().isEmpty() && !LIMITS.contains(word.stem()))
        .filter(word -> !LIMITS.contains(word.norm()))
        .toList();
  }

  private static Set<String> stems(String text) {
    return content(text).stream().map(Word::stem).collect(java.util.stream.Collectors.toSet());
  }

  private static String digits(String text) {
    var digits = java.util.regex.Pattern.compile("\\d[\\d.,]*").matcher(text);
    return digits.find() ? digits.group().replaceFirst("[.,]$", "") : "";
  }

  /// The first number of a text; -1 when it has none.
  private static double number(String text) {
    String digits = digits(text).replaceAll("[.,](?=\\d{3}\\b)", "").replace(',', '.');
    return digits.matches("\\d{1,12}(\\.\\d{1,6})?") ? Double.parseDouble(digits) : -1;
  }
}
