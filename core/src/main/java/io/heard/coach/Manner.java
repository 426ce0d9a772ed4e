package io.heard.coach;

import io.heard.conversation.Channel;
import io.heard.conversation.Span;
import io.heard.page.Table;
import io.heard.text.Question;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a draft is written, held against how this customer writes: register, opening, length, emoji
/// and exclamation marks.
final class Manner {
  private static final int REGISTER_COLUMNS = 3;
  private static final int LENGTH_COLUMNS = 3;

  /// A reply may be this many times as long as what it answers.
  private static final int TIMES = 4;

  /// So many emoji are too many for anybody who uses none.
  private static final int MANY = 3;

  /// A friend's name for the customer stands within so many words of a sentence's beginning.
  private static final int VOCATIVE_WORDS = 4;

  private static final Map<String, Map<String, String>> BETTER = new HashMap<>();
  private static final Map<String, Pattern> REGISTER = new HashMap<>();
  private static final Map<Channel, Integer> MOST = new HashMap<>();
  private static final Map<Channel, String> MOST_WHY = new HashMap<>();

  static {
    for (List<String> row :
        Table.beside(Manner.class, "en/register.tsv", REGISTER_COLUMNS).rows()) {
      BETTER.computeIfAbsent(row.get(0), key -> new HashMap<>()).put(row.get(1), row.get(2));
    }
    BETTER.forEach((to, words) -> REGISTER.put(to, pattern(words.keySet())));
    for (List<String> row : Table.beside(Manner.class, "en/lengths.tsv", LENGTH_COLUMNS).rows()) {
      Channel channel = Channel.of(row.get(0));
      MOST.put(channel, Integer.parseInt(row.get(1)));
      MOST_WHY.put(channel, row.get(2));
    }
  }

  private static final Pattern GREETING =
      Pattern.compile(
          "^\\s*(dear|hi|hello|hey|hiya|good (morning|afternoon|evening|day)|greetings|thank you"
              + "|thanks|welcome)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SHOUTS = Pattern.compile("!{2,}");
  private static final Pattern FIRST_WORD = Pattern.compile("[\\p{L}\\p{N}'’-]+");

  private Manner() {}

  private static Pattern pattern(java.util.Collection<String> words) {
    List<String> longest =
        words.stream()
            .sorted(
                java.util.Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(java.util.Comparator.naturalOrder()))
            .map(Pattern::quote)
            .toList();
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}'’-])(" + String.join("|", longest) + ")(?![\\p{L}\\p{N}'’-])",
        Pattern.CASE_INSENSITIVE);
  }

  static List<Place> in(Answered answered, Utterance draft) {
    var places = new ArrayList<Place>();
    if (answered.formal()) {
      register("formal", "This customer writes formally.", answered, draft, places);
    } else if (answered.casual()) {
      register("casual", "This customer writes casually.", answered, draft, places);
    }
    if (!answered.run().isEmpty()) {
      register("any", "Too familiar for somebody who did not offer it.", answered, draft, places);
      cold(answered, draft, places);
      emoji(answered, draft, places);
      shouts(answered, draft, places);
      length(answered, draft, places);
    }
    return places;
  }

  private static void register(
      String to, String why, Answered answered, Utterance draft, List<Place> places) {
    Matcher matcher = REGISTER.getOrDefault(to, SHOUTS).matcher(draft.plain());
    while (matcher.find()) {
      String word = matcher.group(1).toLowerCase(Locale.ROOT);
      var span = new Span(matcher.start(1), matcher.end(1));
      if (draft.isQuoted(span)
          || answered.writes(word)
          || to.equals("any") && !isVocative(draft, span)) {
        continue;
      }
      places.add(
          Exchange.place(
              "formality",
              why,
              draft.text(),
              span.from(),
              span.to(),
              BETTER.getOrDefault(to, Map.of()).getOrDefault(word, "-")));
    }
  }

  /// Whether a word names the one addressed: set off by marks, near a sentence's beginning or after
  /// a comma.
  private static boolean isVocative(Utterance draft, Span span) {
    String text = draft.text();
    boolean ends = span.to() >= text.length() || ",.!?;:\n".indexOf(text.charAt(span.to())) >= 0;
    int[] words = draft.wordsIn(span);
    if (!ends || words[0] >= words[1]) {
      return false;
    }
    boolean comma = span.from() >= 2 && text.charAt(span.from() - 2) == ',';
    return comma || words[0] - draft.sentenceOf(words[0]).from() < VOCATIVE_WORDS;
  }

  /// A mail that does not greet somebody who greeted.
  private static void cold(Answered answered, Utterance draft, List<Place> places) {
    if (answered.channel() != Channel.EMAIL
        || !answered.first()
        || !answered.greeted()
        || GREETING.matcher(draft.plain()).find()) {
      return;
    }
    Matcher word = FIRST_WORD.matcher(draft.plain());
    if (!word.find()) {
      return;
    }
    Names names = answered.names();
    String first = word.group();
    boolean byName =
        first.equalsIgnoreCase(names.given())
            || first.equalsIgnoreCase(names.family())
            || Names.isTitle(first);
    if (!byName) {
      String name = names.isKnown() ? " " + names.form(answered.formal()) : "";
      String hello =
          answered.formal() ? "Dear" + (name.isEmpty() ? " [name]" : name) : "Hello" + name;
      places.add(
          new Place(
              "formality",
              word.start(),
              word.end(),
              "They greeted, and the mail opens without a greeting, which reads as cold.",
              List.of(hello + ",\n\n" + first)));
    }
  }

  private static void emoji(Answered answered, Utterance draft, List<Place> places) {
    List<Word> emoji =
        draft.words().stream().filter(word -> word.kind() == Word.Kind.EMOJI).toList();
    boolean unfit =
        answered.grave()
            || answered.formal()
            || answered.channel() == Channel.EMAIL
            || emoji.size() >= MANY;
    if (emoji.isEmpty() || !unfit || answered.uses(Word.Kind.EMOJI)) {
      return;
    }
    String text = draft.text();
    String why =
        answered.grave()
            ? "The customer uses none, and something is wrong for them: a picture makes it small."
            : "The customer uses none.";
    int from = -1;
    int to = -1;
    for (Word word : emoji) {
      if (from >= 0 && draft.text().substring(to, word.span().from()).isBlank()) {
        to = word.span().to();
        continue;
      }
      if (from >= 0) {
        places.add(new Place("emoji", from, to, why, List.of("")));
      }
      from = word.span().from();
      from = from > 0 && text.charAt(from - 1) == ' ' ? from - 1 : from;
      to = word.span().to();
    }
    places.add(new Place("emoji", from, to, why, List.of("")));
  }

  private static void shouts(Answered answered, Utterance draft, List<Place> places) {
    if (!(answered.grave() || answered.formal()) || answered.writes("!")) {
      return;
    }
    Matcher marks = SHOUTS.matcher(draft.plain());
    while (marks.find()) {
      places.add(
          new Place(
              "tone-mismatch",
              marks.start(),
              marks.end(),
              "The customer uses no exclamation marks, and this is no bright moment.",
              List.of(".")));
    }
  }

  private static void length(Answered answered, Utterance draft, List<Place> places) {
    int most = Math.max(MOST.getOrDefault(answered.channel(), 0), TIMES * answered.words());
    boolean how =
        answered.questions().stream().anyMatch(asked -> asked.kind() == Question.Kind.HOW);
    if (how) {
      most += most / 2;
    }
    int words = draft.words().size();
    if (words <= most) {
      return;
    }
    Sentence past = draft.sentenceOf(most);
    places.add(
        new Place(
            "length",
            past.span().from(),
            draft.words().getLast().span().to(),
            "%d words, where the customer wrote %d. %s The answer first; the rest may go."
                .formatted(words, answered.words(), MOST_WHY.getOrDefault(answered.channel(), "")),
            List.of()));
  }
}
