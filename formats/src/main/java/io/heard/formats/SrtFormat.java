package io.heard.formats;

import com.google.auto.service.AutoService;

/// SRT captions, with a comma or a dot before the milliseconds, and speakers as prefixes (`Ann:
/// …`). A WebVTT file that lost its first line is read by it too.
@AutoService(Format.class)
public final class SrtFormat implements Format {
  @Override
  public String name() {
    return "srt";
  }

  @Override
  public Fit fits(Input input) {
    if (input.shape() != Input.Shape.TEXT || VttFormat.signature(input.lines()) >= 0) {
      return Fit.NO;
    }
    return Cues.areIn(input) ? Fit.SURE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    Cues.read(input, 0, options, receiver);
  }
}
