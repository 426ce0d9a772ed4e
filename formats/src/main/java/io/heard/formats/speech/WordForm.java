package io.heard.formats.speech;

import io.heard.conversation.SpokenWord;
import io.heard.formats.Draft;
import io.heard.formats.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a recogniser writes one word: the fields for its text and its confidence, the first that is
/// there, and the unit of its `start` and `end`.
///
/// @param text the names of the field with the word
/// @param confidence the names of the field with its confidence
/// @param millis whether times are milliseconds; else they are seconds
record WordForm(List<String> text, List<String> confidence, boolean millis) {
  /// The word; null where there is none. Its times may be missing.
  @Nullable SpokenWord word(JsonNode word) {
    String written = Fields.text(word, text.toArray(String[]::new));
    if (written.isEmpty()) {
      return null;
    }
    Duration at = time(word.path("start"));
    Duration until = time(word.path("end"));
    boolean ordered = at == null || until == null || until.compareTo(at) >= 0;
    Double sure = Fields.share(word, confidence.toArray(String[]::new));
    return new SpokenWord(written, at, ordered ? until : null, sure);
  }

  @Nullable Duration time(JsonNode value) {
    return millis ? Fields.millis(value) : Fields.seconds(value);
  }

  List<SpokenWord> words(JsonNode list) {
    var words = new ArrayList<SpokenWord>();
    for (JsonNode entry : list.values()) {
      SpokenWord word = word(entry);
      if (word != null) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  /// The words with who says each.
  List<WordRow.Heard> row(JsonNode list, Place there, Function<JsonNode, Draft.Party> who) {
    var row = new ArrayList<WordRow.Heard>();
    for (int i = 0; i < list.size(); i++) {
      SpokenWord word = word(list.path(i));
      if (word != null) {
        row.add(WordRow.Heard.of(there.down(i).where(), who.apply(list.path(i)), word));
      }
    }
    return row;
  }
}
