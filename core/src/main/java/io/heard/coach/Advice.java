package io.heard.coach;

import java.util.List;

/// What there is to say about a draft.
///
/// @param places what is worth a second look, in the order of the text, what is absent last; empty
///   where nothing is to say
/// @param tension whether the reply would likely make it worse
public record Advice(List<Place> places, Tension tension) {
  /// Nothing to say.
  static final Advice NONE = new Advice(List.of(), new Tension(List.of()));

  public Advice {
    places = List.copyOf(places);
  }
}
