package io.heard.formats.html;

import io.heard.signal.Kind;
import io.heard.signal.Signal;
import java.util.Set;

/// How marks of one kind look; its style has the colour and the line under the words.
enum Look {
  FEELING("f", "feeling"),
  GLAD("g", "feeling"),
  CUE("c", "cue"),
  TECHNIQUE("t", "technique"),
  PITFALL("p", "pitfall");

  private static final Set<String> CALM = Set.of("relief", "gratitude", "satisfaction");

  /// The class in the style sheet.
  final String style;

  /// The kind's name.
  final String kind;

  Look(String style, String kind) {
    this.style = style;
    this.kind = kind;
  }

  static Look of(Signal signal) {
    return of(signal.kind(), signal.code());
  }

  static Look of(Kind kind, String code) {
    return switch (kind) {
      case FEELING -> CALM.contains(code) ? GLAD : FEELING;
      case CUE -> CUE;
      case TECHNIQUE -> TECHNIQUE;
      case PITFALL -> PITFALL;
    };
  }
}
