package io.heard.formats.captions;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Input;
import io.heard.formats.Options;
import io.heard.formats.Receiver;

/// SBV, YouTube's own captions, in which Google Meet also keeps what was chatted: both times on one
/// line, with a comma between them.
@AutoService(Format.class)
public final class SbvFormat implements Format {
  @Override
  public String name() {
    return "sbv";
  }

  @Override
  public Card card() {
    return new Card(
        "SubViewer (SBV), YouTube, Google Meet",
        "times, speakers named in front of their words",
        "",
        "YouTube Studio, Subtitles, Download; Meet keeps its chat so beside the recording");
  }

  @Override
  public Fit fits(Input input) {
    boolean holds =
        input.shape() == Input.Shape.TEXT
            && VttFormat.signature(input.lines()) < 0
            && CueFile.holds(input, CueFile.Form.COMMA);
    return holds ? Fit.SURE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    CueFile file = CueFile.of(input, 0, CueFile.Form.COMMA);
    Cues.read(file.cues(), "", input, options, receiver);
  }
}
