package io.heard.formats;

/// One input, whole and decoded.
public final class Input {
  private final String file;
  private final String text;

  Input(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /// Its name, used in messages and places.
  public String file() {
    return file;
  }

  /// Its text, without a byte order mark.
  public String text() {
    return text;
  }
}
