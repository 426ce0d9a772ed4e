package io.heard.server;

import java.util.Locale;

/// Where somebody is shown short quotes of many conversations without opening one.
enum Glimpse {
  /// Nowhere.
  NONE,
  /// In lists, and in what stands in their rows.
  LIST,
  /// On the floor, and in what is sent about it.
  FLOOR,
  /// In what a search found.
  SEARCH;

  /// Its name in the audit log.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
