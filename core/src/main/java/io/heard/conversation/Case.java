package io.heard.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known beside the words: the customer's record, earlier contacts, what may be granted.
///
/// @param customerName the customer's name, where known
/// @param address how the customer is to be addressed, such as `Ms Ray`, where known
/// @param facts what the record holds
/// @param earlier contacts before this one, oldest first
/// @param may what the agent may grant
/// @param cannot what the agent cannot grant
public record Case(
    @Nullable String customerName,
    @Nullable String address,
    List<Fact> facts,
    List<Contact> earlier,
    List<String> may,
    List<String> cannot) {
  /// Nothing known.
  public static final Case NONE = new Case(null, null, List.of(), List.of(), List.of(), List.of());

  public Case {
    facts = List.copyOf(facts);
    earlier = List.copyOf(earlier);
    may = List.copyOf(may);
    cannot = List.copyOf(cannot);
  }

  /// One thing that the record holds.
  ///
  /// @param text the fact
  /// @param source where it stands, where known
  public record Fact(String text, @Nullable String source) {
    @Override
    public String toString() {
      return "Fact[%d characters]".formatted(text.length());
    }
  }

  /// One contact before this one.
  ///
  /// @param at when, ISO 8601 as given, where known
  /// @param topic what about, where known
  /// @param ended how it ended, where known
  public record Contact(@Nullable String at, @Nullable String topic, @Nullable String ended) {
    @Override
    public String toString() {
      return "Contact[]";
    }
  }

  @Override
  public String toString() {
    return "Case[%d facts, %d earlier]".formatted(facts.size(), earlier.size());
  }
}
