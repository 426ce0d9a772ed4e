package io.heard.formats.desk;

import io.heard.formats.Markup;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The words of a Slack message as its reader sees them: people and channels by name, links by
/// their words, without what is quoted above an answer.
final class SlackText {
  private static final Pattern REFERENCE =
      Pattern.compile("<([^<>\\s|][^<>|]{0,3000})(?:\\|([^<>]{0,3000}))?>");
  private static final String QUOTE = "&gt;";

  private SlackText() {}

  /// @param names people's names by their ids
  static String seen(String text, Map<String, String> names) {
    var seen = new StringBuilder();
    Matcher reference = REFERENCE.matcher(unquoted(text));
    while (reference.find()) {
      String shown = shown(reference.group(1), reference.group(2), names);
      reference.appendReplacement(seen, Matcher.quoteReplacement(shown));
    }
    reference.appendTail(seen);
    return Markup.unescaped(seen.toString()).strip();
  }

  /// Without the lines that quote; all of it where nothing else is there.
  private static String unquoted(String text) {
    List<String> lines = text.lines().toList();
    String own =
        String.join("\n", lines.stream().filter(line -> !line.startsWith(QUOTE)).toList()).strip();
    return own.isEmpty() ? text : own;
  }

  private static String shown(String target, String label, Map<String, String> names) {
    char sign = target.charAt(0);
    String rest = target.substring(1);
    if (sign == '@') {
      return "@" + (label != null && !label.isBlank() ? label : names.getOrDefault(rest, rest));
    }
    if (sign == '#') {
      return "#" + (label != null && !label.isBlank() ? label : rest);
    }
    if (label != null && !label.isBlank()) {
      return label;
    }
    if (sign == '!') {
      return "@" + rest.split("\\^", 2)[0];
    }
    return target.startsWith("mailto:") ? target.substring("mailto:".length()) : target;
  }

  /// The words of a message whose text is empty, out of its blocks and attachments.
  static String ofBlocks(JsonNode message) {
    var words = new StringBuilder();
    for (JsonNode block : message.path("blocks").values()) {
      switch (Fields.word(block, "type")) {
        case "rich_text" -> rich(block.path("elements"), 0, words);
        case "section", "header" -> line(block.path("text"), words);
        default -> {}
      }
    }
    for (JsonNode attachment : message.path("attachments").values()) {
      String text = Fields.text(attachment, "text", "fallback");
      if (words.isEmpty() && text != null) {
        words.append(text);
      }
    }
    return words.toString().strip();
  }

  private static void line(JsonNode text, StringBuilder words) {
    String said = Fields.text(text, "text");
    if (said != null) {
      words.append(said).append('\n');
    }
  }

  private static void rich(JsonNode elements, int depth, StringBuilder words) {
    for (JsonNode element : elements.values()) {
      switch (Fields.word(element, "type")) {
        case "text" -> words.append(element.path("text").asString(""));
        case "link" ->
            words.append(
                element.hasNonNull("text")
                    ? element.path("text").asString("")
                    : element.path("url").asString(""));
        case "user" -> words.append("<@").append(element.path("user_id").asString("")).append('>');
        case "channel" ->
            words.append("<#").append(element.path("channel_id").asString("")).append('>');
        case "broadcast" -> words.append('@').append(element.path("range").asString(""));
        case "emoji" -> words.append(':').append(element.path("name").asString("")).append(':');
        case "rich_text_section", "rich_text_list", "rich_text_preformatted" -> {
          if (depth < 8) {
            rich(element.path("elements"), depth + 1, words);
            words.append('\n');
          }
        }
        default -> {}
      }
    }
  }
}
