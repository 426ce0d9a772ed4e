package io.heard.mask;

/// What kind of thing a placeholder stands for. The name of a type is what the placeholder says:
/// `<CARD-1>`.
enum Type {
  /// A payment card's number, or a part of one.
  CARD,
  /// A card's security code.
  CVV,
  /// A card's last month, said with the card.
  EXPIRY,
  /// A PIN, a passcode or a code that was sent to prove who somebody is.
  PIN,
  /// An international bank account number.
  IBAN,
  /// An e-mail address.
  EMAIL,
  /// A telephone number.
  PHONE,
  /// An internet address, version 4 or 6.
  IP,
  /// A social security number of the United States.
  SSN,
  /// Another number by which a state knows a person.
  ID,
  /// A passport's number.
  PASSPORT,
  /// A driver's licence number.
  LICENCE,
  /// A person's name.
  NAME,
  /// A postal address, from its first to its last part.
  ADDRESS,
  /// A postcode that stands alone.
  ZIP,
  /// A date of birth.
  DOB,
  /// The number of an order, a booking, a parcel, a ticket or an invoice.
  ORDER,
  /// The number of an account, a customer, a policy or a contract.
  ACCOUNT,
  /// Digits that are withheld until it is known what they are.
  NUMBER;

  /// The placeholder of the entity with that number.
  String placeholder(int number) {
    return "<" + name() + "-" + number + ">";
  }
}
