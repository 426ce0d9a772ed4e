package io.heard.formats.captions;

import com.google.auto.service.AutoService;
import io.heard.formats.Card;
import io.heard.formats.Format;
import io.heard.formats.Input;
import io.heard.formats.Options;
import io.heard.formats.Receiver;
import java.util.List;

/// WebVTT, with speakers as voices (`<v Ann>`, as Teams writes them) or in front of their words
/// (`Ann: …`, as Zoom does).
@AutoService(Format.class)
public final class VttFormat implements Format {
  @Override
  public String name() {
    return "vtt";
  }

  @Override
  public Card card() {
    return new Card(
        "WebVTT, also of Teams, Zoom, YouTube",
        "times, also of words where they stand within; voices or names in front of words; the"
            + " confidence that Stream notes",
        "position, colour, regions, comments",
        "Teams: Recap, Transcript, Download; Zoom: Recordings, Audio transcript");
  }

  @Override
  public Fit fits(Input input) {
    if (input.shape() != Input.Shape.TEXT) {
      return Fit.NO;
    }
    return signature(input.lines()) >= 0 ? Fit.SURE : Fit.NO;
  }

  @Override
  public void read(Input input, Options options, Receiver receiver) {
    List<String> lines = input.lines();
    int first = signature(lines) + 1;
    // The header goes on until a blank line; some writers forget that line.
    while (first > 0
        && first < lines.size()
        && !lines.get(first).isBlank()
        && !CueFile.Form.ARROW.isTimes(lines.get(first))) {
      first++;
    }
    CueFile file = CueFile.of(input, first, CueFile.Form.ARROW);
    Cues.read(file.cues(), file.language(), input, options, receiver);
  }

  /// The line of the signature; below 0 without one. Blank lines before it are against the rules
  /// and do no harm.
  static int signature(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        boolean signed =
            line.equals("WEBVTT") || line.startsWith("WEBVTT ") || line.startsWith("WEBVTT\t");
        return signed ? i : -1;
      }
    }
    return -1;
  }
}
