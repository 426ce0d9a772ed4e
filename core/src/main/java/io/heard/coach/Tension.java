package io.heard.coach;

import java.util.List;

/// Whether a reply would likely make it worse, and which places do it.
///
/// @param because the places that would, in the order of the text; empty when it would not
public record Tension(List<Place> because) {
  public Tension {
    because = List.copyOf(because);
  }

  /// Whether the reply would likely make it worse.
  public boolean likely() {
    return !because.isEmpty();
  }
}
