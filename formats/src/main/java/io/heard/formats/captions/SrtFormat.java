package io.heard.formats.captions;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Input;
import io.heard.formats.Options;
import io.heard.formats.Receiver;

/// SRT captions, with a comma or a dot before the milliseconds, and speakers as prefixes (`Ann:
/// …`). A WebVTT file that lost its first line is read by it too.
@AutoService(Format.class)
public final class SrtFormat implements Format {
  @Override
  public String name() {
    return "srt";
  }

  @Override
  public Card card() {
    return new Card(
        "SubRip (SRT)", "times, speakers named in front of their words", "position and colour", "");
  }

  @Override
  public Fit fits(Input input) {
    if (input.shape() != Input.Shape.TEXT || VttFormat.signature(input.lines()) >= 0) {
      return Fit.NO;
    }
    return CueFile.holds(input, CueFile.Form.ARROW) ? Fit.SURE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    CueFile file = CueFile.of(input, 0, CueFile.Form.ARROW);
    Cues.read(file.cues(), file.language(), input, options, receiver);
  }
}
