package io.heard.arc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The style of the customer who spoke most, so far, and whether the agent matches it. A trait that
/// is null was not shown enough: then professional, and the customer leads.
///
/// @param speaker the customer's id; empty when no customer spoke
/// @param task wants action (true), or to tell it (false)
/// @param plan wants a plan (true), or to vent (false)
/// @param formal formal (true), or casual (false)
/// @param brief brief (true), or detailed (false)
/// @param expert speaks in the words of the trade (true), or as a lay person (false)
/// @param address the form of address that the customer uses
/// @param matched whether the agent's turns fit what was shown
public record Style(
    String speaker,
    @Nullable Trait task,
    @Nullable Trait plan,
    @Nullable Trait formal,
    @Nullable Trait brief,
    @Nullable Trait expert,
    @Nullable Address address,
    @Nullable Trait matched) {

  /// One side of a trait.
  ///
  /// @param is the side
  /// @param turns the turns that show it
  public record Trait(boolean is, List<Integer> turns) {
    public Trait {
      turns = List.copyOf(turns);
    }
  }

  /// A form of address.
  ///
  /// @param form the form
  /// @param turns the turns that show it
  public record Address(Form form, List<Integer> turns) {
    public Address {
      turns = List.copyOf(turns);
    }
  }

  /// Forms of address.
  public enum Form {
    /// By title and family name, or sir and madam.
    TITLE,
    /// By first name.
    FIRST_NAME,
    /// By no name, though there was occasion.
    NONE;

    /// The name in files and in the API, such as `first-name`.
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
