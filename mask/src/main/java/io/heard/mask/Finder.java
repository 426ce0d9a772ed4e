package io.heard.mask;

import java.util.List;

/// Finds in one text all that identifies somebody, from what is surest by form to what only the
/// context says.
final class Finder {
  /// What a text holds.
  ///
  /// @param finds what was found, in order, none overlapping another
  /// @param numbers every row of digits
  /// @param subjects the words that say what something is
  record Found(Text text, Finds finds, List<Numbers.Seen> numbers, List<Subjects.Found> subjects) {}

  private Finder() {}

  static Found find(Text text, Context context) {
    var finds = new Finds(text);
    Placeholders.close(finds);
    List<Subjects.Found> subjects = Subjects.in(text);
    boolean[] linked = Nets.find(finds, subjects, context);
    Codes.find(finds, subjects, context);
    List<Dates.Found> dates = Dates.in(text);
    List<Numbers.Seen> numbers = Numbers.find(finds, subjects, context, dates, linked);
    Addresses.find(finds, subjects, context, dates);
    Codes.findPostcodes(finds, subjects, context);
    Names.find(finds, subjects, context, linked);
    return new Found(text, finds, numbers, subjects);
  }
}
