package io.heard.coach;

import java.util.Locale;
import java.util.Optional;

/// A kind of fact that a slot can be filled with, and where it comes from: words of a turn, or the
/// case.
public enum Fact {
  ASK("what they ask for", "a customer's turn that asks or requests something"),
  SURFACE("what they complain of or wish", "a customer's turn that says it"),
  CORE("what hangs on it for them", "a customer's turn that says what it endangers"),
  FEELING("words that show a feeling", "a customer's turn"),
  ROUND("that they had to say it again, or felt passed over", "a customer's turn that says so"),
  DISCLOSURE("something personal that they told", "a customer's turn that tells it"),
  OBJECTION("what holds them back", "a customer's turn that objects"),
  URGENCY("why time matters to them", "a customer's turn that says so"),
  HOSTILITY("words that cross a line", "a customer's turn that insults or swears at somebody"),
  LAST_WORDS("anything that they said", "a customer's turn"),
  PROMISE("what was promised", "an agent's turn that promises it"),
  PROMISED_DATE(
      "a day or time that was promised or may be",
      "an agent's turn that promises with a time",
      "/case/may"),
  EARLIER("an earlier contact", "/case/earlier"),
  BROKEN("how an earlier contact ended", "/case/earlier"),
  RECORD("what the record holds about it", "/case/customer/facts"),
  USAGE("that they use it less, and since when", "/case/customer/facts"),
  MAY("what you may grant", "/case/may"),
  FRESH("something that you may grant and that was not offered yet", "/case/may"),
  CANNOT("what you may not grant", "/case/cannot");

  private final String what;
  private final String where;
  private final String pointer;

  Fact(String what, String where) {
    this(what, where.startsWith("/") ? "" : where, where.startsWith("/") ? where : "");
  }

  Fact(String what, String words, String pointer) {
    this.what = what;
    this.where = words;
    this.pointer = pointer;
  }

  /// The name in files and in the API, such as `last-words`.
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What it is, as a sentence goes on.
  public String what() {
    return what;
  }

  /// The turn that would say it, in words; empty when no turn does.
  public String turn() {
    return where;
  }

  /// The place in the conversation's file that would hold it, as a JSON pointer; empty when only
  /// words can say it.
  public String pointer() {
    return pointer;
  }

  /// The kind of that name.
  static Optional<Fact> of(String id) {
    for (Fact fact : values()) {
      if (fact.id().equals(id)) {
        return Optional.of(fact);
      }
    }
    return Optional.empty();
  }
}
