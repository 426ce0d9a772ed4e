package io.heard.formats;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Decides which of the words before a colon are speakers, having seen all of them. "Order number:
/// 12" inside a message is none; "Ann: hello" is one where Ann speaks again, or has a time beside
/// her, or the person who reads has named her.
public final class Labels {
  /// Words before a colon that name a thing, not a person.
  private static final Set<String> THINGS =
      Set.of(
          "subject",
          "from",
          "to",
          "cc",
          "bcc",
          "date",
          "sent",
          "re",
          "fw",
          "fwd",
          "ps",
          "p.s.",
          "address",
          "email",
          "e-mail",
          "mail",
          "phone",
          "telephone",
          "tel",
          "mobile",
          "fax",
          "name",
          "first name",
          "last name",
          "surname",
          "full name",
          "order",
          "order number",
          "order no",
          "order id",
          "account",
          "account number",
          "reference",
          "ref",
          "reference number",
          "booking reference",
          "ticket",
          "ticket number",
          "ticket id",
          "case number",
          "case id",
          "total",
          "price",
          "amount",
          "balance",
          "postcode",
          "zip",
          "zip code",
          "city",
          "country",
          "dob",
          "date of birth",
          "important",
          "warning",
          "attention",
          "edit",
          "update",
          "summary",
          "example",
          "answer",
          "question",
          "option",
          "step",
          "steps",
          "http",
          "https",
          "link",
          "url",
          "website",
          "opening hours",
          "hours",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "status",
          "result",
          "model",
          "serial number",
          "version",
          "item",
          "items",
          "quantity",
          "qty",
          "size",
          "colour",
          "color",
          "delivery",
          "shipping",
          "payment",
          "duration",
          "call id",
          "channel",
          "topic",
          "title",
          "transcript",
          "regards",
          "location",
          "time",
          "start",
          "end",
          "language",
          "queue",
          "agent name",
          "customer name",
          "for example",
          "attachment",
          "attachments",
          "reason",
          "category",
          "priority",
          "remember",
          "tip",
          "hint",
          "disclaimer",
          "terms",
          "deadline",
          "today",
          "tomorrow",
          "yesterday",
          "note",
          "call",
          "call date",
          "call time",
          "call duration",
          "recording",
          "received",
          "message-id",
          "content-type",
          "mime-version",
          "return-path",
          "sender",
          "reply-to",
          "in-reply-to");

  /// Words for a side that name a thing as often; they are speakers where they speak again.
  private static final Set<String> DOUBTFUL =
      Set.of(
          "note",
          "info",
          "event",
          "service",
          "company",
          "contact",
          "sales",
          "support",
          "host",
          "member",
          "user",
          "manager",
          "lead",
          "admin",
          "internal",
          "external",
          "account manager",
          "technician",
          "specialist",
          "student",
          "machine",
          "customer service",
          "customer support",
          "unknown",
          "human",
          "ai",
          "tech");

  private static final int ENOUGH_FOR_LOWER_CASE = 3;
  private static final int WORDS_OF_A_SENTENCE = 4;

  private final Set<String> accepted;

  private Labels(Set<String> accepted) {
    this.accepted = accepted;
  }

  /// The decision over all lines that may have a label.
  ///
  /// @param all the number of lines that are not blank
  /// @param firstIsLabelled whether the first of them may have one
  public static Labels among(
      List<Labelled> found, int all, boolean firstIsLabelled, Options options) {
    var counts = new HashMap<String, Integer>();
    var timed = new HashMap<String, Integer>();
    var written = new HashMap<String, String>();
    for (Labelled line : found) {
      String key = fold(line.label());
      counts.merge(key, 1, Integer::sum);
      written.putIfAbsent(key, line.label());
      if (line.at() != null) {
        timed.merge(key, 1, Integer::sum);
      }
    }
    var accepted = new HashSet<String>();
    int withTime = timed.values().stream().mapToInt(Integer::intValue).sum();
    boolean timesRule = withTime > 1 && withTime * 2 > found.size();
    counts.forEach((key, count) -> {
      String label = written.getOrDefault(key, key);
      if (timesRule && count == 1 && !timed.containsKey(key) && options.said(label) == null) {
        // Where lines have times, one without is a field in the head or in a message.
        return;
      }
      if (options.said(label) != null
          || timed.containsKey(key)
          || isSide(key, label, count)
          || isPerson(key, label, count, firstIsLabelled)) {
        accepted.add(key);
      }
    });
    if (!timesRule && firstIsLabelled && found.size() * 3 >= all * 2) {
      addGuests(found, accepted);
    }
    return new Labels(accepted);
  }

  /// Where nearly every line has a label, those who speak once count too: all names in a short
  /// exchange in which nobody speaks twice, else a name with a sentence after it, such as a
  /// colleague who is asked.
  private static void addGuests(List<Labelled> found, Set<String> accepted) {
    boolean nobodyYet = accepted.size() < 2;
    for (Labelled line : found) {
      String key = fold(line.label());
      boolean guest =
          line.label().split(" +", -1).length <= 2
              && line.rest().split(" +", -1).length >= WORDS_OF_A_SENTENCE;
      boolean somebody = isName(line.label()) || RoleWords.meaning(line.label()).isPresent();
      if (somebody && !THINGS.contains(key) && (nobodyYet || guest)) {
        accepted.add(key);
      }
    }
  }

  public boolean holds(String label) {
    return accepted.contains(fold(label));
  }

  public int size() {
    return accepted.size();
  }

  private static boolean isSide(String key, String label, int count) {
    return RoleWords.meaning(label).isPresent() && (count > 1 || !DOUBTFUL.contains(key));
  }

  private static boolean isPerson(String key, String label, int count, boolean firstIsLabelled) {
    if (THINGS.contains(key)) {
      return false;
    }
    return isName(label)
        ? count > 1
        : count >= ENOUGH_FOR_LOWER_CASE && firstIsLabelled && label.indexOf(' ') < 0;
  }

  /// At most three words, each beginning as names do.
  public static boolean isName(String label) {
    String[] words = label.split(" +", -1);
    if (words.length > 3) {
      return false;
    }
    for (String word : words) {
      int first = word.isEmpty() ? ' ' : word.codePointAt(0);
      boolean particle =
          word.equals("de") || word.equals("van") || word.equals("von") || word.equals("der");
      if (!particle
          && !Character.isUpperCase(first)
          && !Character.isDigit(first)
          && first != '@'
          && first != '('
          && !(Character.isLetter(first) && !Character.isLowerCase(first))) {
        return false;
      }
    }
    return words[0].codePoints().anyMatch(Character::isLetter);
  }

  public static String fold(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }
}
