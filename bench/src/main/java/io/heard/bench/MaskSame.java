package io.heard.bench;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Conversation;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import io.heard.mask.Mask;
import io.heard.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// In how many turns masking changes what is heard: the labels that are likely or sure.
public final class MaskSame {
  private MaskSame() {}

  /// Prints the share of turns, by phrases and with the model.
  ///
  /// @param args files with conversations
  public static void main(String[] args) throws IOException {
    same("by phrases", Heard.withoutModel(), args);
    same("with the model", Heard.withAll(), args);
  }

  private static void same(String name, Heard heard, String[] files) throws IOException {
    var formats = new Formats();
    var changed = new TreeMap<String, Integer>();
    int turns = 0;
    int labels = 0;
    int intensities = 0;
    for (String file : files) {
      for (Conversation conversation :
          formats.read(file, Files.readAllBytes(Path.of(file)), Options.NONE).conversations()) {
        Reading plain = heard.read(conversation);
        Reading masked = heard.read(Mask.mask(conversation));
        for (int turn = 0; turn < plain.size(); turn++) {
          Set<String> one = codes(plain, turn);
          Set<String> other = codes(masked, turn);
          turns++;
          labels += one.equals(other) ? 1 : 0;
          intensities +=
              plain.intensities().get(turn).equals(masked.intensities().get(turn)) ? 1 : 0;
          one.stream()
              .filter(code -> !other.contains(code))
              .forEach(code -> changed.merge("-" + code, 1, Integer::sum));
          other.stream()
              .filter(code -> !one.contains(code))
              .forEach(code -> changed.merge("+" + code, 1, Integer::sum));
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d turns, labels the same in %.1f %%, intensity in %.1f %%; %s%n",
        name,
        turns,
        100.0 * labels / Math.max(1, turns),
        100.0 * intensities / Math.max(1, turns),
        changed);
  }

  private static Set<String> codes(Reading reading, int turn) {
    return reading.signals(turn).stream()
        .filter(Signal::counts)
        .map(Signal::code)
        .collect(Collectors.toSet());
  }
}
