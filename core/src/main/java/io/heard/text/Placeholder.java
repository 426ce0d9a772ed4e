package io.heard.text;

import io.heard.conversation.Span;

/// What stands in a text for something withheld or left out: `[NAME]`, `<CARD-2>`, `{{email}}`,
/// `XXXX-1234`, `[photo]`.
///
/// @param span where it stands, its brackets included
/// @param what what it stands for
/// @param number which of its kind, where it counts, as in `<NAME-2>`; else 0
public record Placeholder(Span span, What what, int number) implements Aside {
  /// What a placeholder stands for, as far as it says.
  public enum What {
    /// A person's name.
    NAME,
    /// Digits: a card, a phone, an account, an order, a code.
    NUMBER,
    /// An e-mail address.
    EMAIL,
    /// A street, a town, a country.
    PLACE,
    /// A day or a time.
    TIME,
    /// A sum.
    MONEY,
    /// A company, a brand, a product.
    COMPANY,
    /// A web address.
    LINK,
    /// A picture or a file.
    ATTACHMENT,
    /// It does not say.
    OTHER
  }
}
