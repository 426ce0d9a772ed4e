package io.heard.formats.captions;

import io.heard.conversation.SpokenWord;
import io.heard.formats.Markup;
import io.heard.formats.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of a caption, taken out of its tags: `<v Ann>` and `<v.loud Ann>` begin a voice, which
/// ends with `</v>` or with the caption; `<00:12.500>` says when the next word begins. Of a tag
/// that captions do not have it is not known what it is, so it stays in the text.
final class CueText {
  /// Words of one voice on one line.
  ///
  /// @param line the line in the file, from 1
  /// @param name whose voice; null where none is named
  /// @param apart whether voices were named in the caption before and all were closed
  /// @param text the words
  /// @param words the same with their times, where the line has times within
  record Span(
      int line, @Nullable String name, boolean apart, String text, List<SpokenWord> words) {}

  /// What stands between two times.
  private record Part(@Nullable Duration at, StringBuilder raw) {}

  private static final Set<String> TAGS =
      Set.of(
          "b", "big", "c", "center", "div", "em", "font", "i", "lang", "p", "rt", "ruby", "s",
          "small", "span", "strike", "strong", "sub", "sup", "u", "v");

  /// The longest tag: style and a name fit in it.
  private static final int LONGEST_TAG = 300;

  private final Cue cue;
  private final List<Span> spans = new ArrayList<>();
  private List<Part> parts = new ArrayList<>();
  private @Nullable String voice;
  private @Nullable String name;
  private boolean named;
  private boolean open;
  private boolean apart;

  private CueText(Cue cue) {
    this.cue = cue;
  }

  /// What is said in the caption, line by line.
  static List<Span> of(Cue cue) {
    var text = new CueText(cue);
    for (int i = 0; i < cue.payload().size(); i++) {
      text.line(cue.payload().get(i), cue.line() + i);
    }
    return text.spans;
  }

  /// A line as a reader sees it.
  static String plain(String line) {
    var plain = new StringBuilder();
    int i = 0;
    while (i < line.length()) {
      int end = tagEnd(line, i);
      if (end < 0) {
        plain.append(line.charAt(i));
      }
      i = Math.max(i, end) + 1;
    }
    return Markup.unescaped(plain.toString())
        .replace('\u00a0', ' ')
        .strip()
        .replaceAll("\\s+", " ");
  }

  /// Whether the line has times within.
  static boolean isTimed(String line) {
    for (int i = line.indexOf('<'); i >= 0; i = line.indexOf('<', i + 1)) {
      int end = tagEnd(line, i);
      if (end > 0 && time(line.substring(i + 1, end)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private void line(String line, int number) {
    name = voice;
    apart = named && !open;
    begin(null);
    int i = 0;
    while (i < line.length()) {
      int end = tagEnd(line, i);
      if (end < 0) {
        parts.getLast().raw().append(line.charAt(i));
        i++;
        continue;
      }
      tag(line.substring(i + 1, end), number);
      i = end + 1;
    }
    flush(number);
  }

  private void tag(String tag, int number) {
    Optional<Duration> time = time(tag);
    if (time.isPresent()) {
      parts.add(new Part(time.get(), new StringBuilder()));
    } else if (nameOf(tag).equals("br")) {
      parts.getLast().raw().append(' ');
    } else if (tag.strip().equals("/v")) {
      // What follows on the line is still said by the same, as writers use it.
      voice = null;
      open = false;
    } else if (nameOf(tag).equals("v")) {
      flush(number);
      voice = annotation(tag);
      name = voice;
      named = true;
      open = true;
      apart = false;
      begin(null);
    }
  }

  private void begin(@Nullable Duration at) {
    parts = new ArrayList<>(List.of(new Part(at, new StringBuilder())));
  }

  private void flush(int number) {
    var text = new StringBuilder();
    var words = new ArrayList<SpokenWord>();
    boolean timed = parts.size() > 1;
    for (int i = 0; i < parts.size(); i++) {
      String said = Markup.unescaped(parts.get(i).raw().toString());
      text.append(said);
      if (timed) {
        Duration at = i == 0 ? cue.at() : parts.get(i).at();
        Duration until = i + 1 < parts.size() ? parts.get(i + 1).at() : cue.until();
        add(said.strip(), at, until, words);
      }
    }
    if (!text.toString().isBlank()) {
      spans.add(new Span(number, name, apart, text.toString().strip(), List.copyOf(words)));
    }
    begin(null);
  }

  /// Words that share one time: the first begins with it, the last ends with the next.
  private static void add(
      String said, @Nullable Duration at, @Nullable Duration until, List<SpokenWord> words) {
    if (said.isEmpty()) {
      return;
    }
    boolean ordered = at == null || until == null || until.compareTo(at) >= 0;
    String[] all = said.split("\\s+", -1);
    for (int i = 0; i < all.length; i++) {
      words.add(
          new SpokenWord(
              all[i], i == 0 ? at : null, i == all.length - 1 && ordered ? until : null, null));
    }
  }

  /// Where the tag ends that begins here; below 0 where none does, as in `<3`.
  private static int tagEnd(String line, int start) {
    char c = line.charAt(start);
    if (c != '<' && c != '{') {
      return -1;
    }
    if (c == '{' && !line.startsWith("{\\", start)) {
      return -1;
    }
    int most = Math.min(line.length(), start + LONGEST_TAG);
    for (int i = start + 1; i < most; i++) {
      if (line.charAt(i) == (c == '<' ? '>' : '}')) {
        return c == '{' || isTag(line.substring(start + 1, i)) ? i : -1;
      }
      if (line.charAt(i) == c) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isTag(String tag) {
    String name = nameOf(tag.startsWith("/") ? tag.substring(1) : tag);
    return TAGS.contains(name) || name.equals("br") || time(tag).isPresent();
  }

  private static String nameOf(String tag) {
    int end = 0;
    while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
      end++;
    }
    boolean ends = end == tag.length() || " \t./".indexOf(tag.charAt(end)) >= 0;
    return ends ? tag.substring(0, end).toLowerCase(Locale.ROOT) : "";
  }

  private static Optional<Duration> time(String tag) {
    return tag.isEmpty() || !Character.isDigit(tag.charAt(0)) ? Optional.empty() : Times.clock(tag);
  }

  private static @Nullable String annotation(String tag) {
    int space = 0;
    while (space < tag.length() && !Character.isWhitespace(tag.charAt(space))) {
      space++;
    }
    String name = Markup.unescaped(tag.substring(space)).strip().replaceAll("\\s+", " ");
    return name.isEmpty() ? null : name;
  }
}
