package io.heard.formats;

import com.google.auto.service.AutoService;

/// SRT captions, with a comma or a dot before the milliseconds, and speakers as prefixes
/// (`Ann: …`). A WebVTT file that lost its first line is read by it too.
@AutoService(Format.class)
public final class SrtFormat implements Format {
  private static final int LINES_LOOKED_AT = 100;

  @Override
  public String name() {
    return "srt";
  }

  @Override
  public Fit fits(Input input) {
    if (input.shape() != Input.Shape.TEXT) {
      return Fit.NO;
    }
    boolean timed = input.lines().stream().limit(LINES_LOOKED_AT).anyMatch(Cues::isTimes);
    return timed ? Fit.MAYBE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    Cues.read(input, 0, options, receiver);
  }
}
