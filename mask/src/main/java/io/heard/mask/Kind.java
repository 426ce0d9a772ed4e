package io.heard.mask;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Kinds of things that can be masked, as somebody chooses among them.
public enum Kind {
  /// Payment cards: number, security code, last month; PINs and codes that prove who somebody is.
  CARDS(Type.CARD, Type.CVV, Type.EXPIRY, Type.PIN),
  /// Bank accounts, and the numbers of customers, policies and contracts.
  ACCOUNTS(Type.IBAN, Type.ACCOUNT),
  /// E-mail addresses, telephone numbers, internet addresses.
  CONTACT(Type.EMAIL, Type.PHONE, Type.IP),
  /// Persons' names.
  NAMES(Type.NAME),
  /// Postal addresses and postcodes.
  ADDRESSES(Type.ADDRESS, Type.ZIP),
  /// Numbers by which a state knows a person, and dates of birth.
  IDENTITY(Type.SSN, Type.ID, Type.PASSPORT, Type.LICENCE, Type.DOB),
  /// Numbers of orders, bookings, parcels, tickets and invoices.
  ORDERS(Type.ORDER);

  @SuppressWarnings("ImmutableEnumChecker") // nobody sees or changes it
  private final Set<Type> types;

  Kind(Type first, Type... others) {
    this.types = EnumSet.of(first, others);
  }

  /// Its name where people write it.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The types of these kinds. Digits wait for their meaning where a kind of numbers is among them.
  static Set<Type> types(Set<Kind> kinds) {
    Set<Type> types = EnumSet.noneOf(Type.class);
    for (Kind kind : kinds) {
      types.addAll(kind.types);
      if (kind != NAMES && kind != ADDRESSES) {
        types.add(Type.NUMBER);
      }
    }
    return types;
  }
}
