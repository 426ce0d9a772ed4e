package io.heard.formats;

import java.util.List;
import java.util.Locale;

/// What is needed to know an e-mail from a transcript: its header looks like lines with speakers.
final class Mail {
  private static final List<String> HEADERS =
      List.of(
          "from:",
          "to:",
          "cc:",
          "subject:",
          "date:",
          "sender:",
          "reply-to:",
          "received:",
          "return-path:",
          "message-id:",
          "mime-version:",
          "content-type:",
          "delivered-to:",
          "content-transfer-encoding:",
          "content-disposition:",
          "content-id:",
          "in-reply-to:",
          "references:",
          "x-mailer:",
          "user-agent:",
          "subject :",
          "date    :");
  private static final int LINES_LOOKED_AT = 30;
  private static final int ENOUGH = 2;

  private Mail() {}

  static boolean looksLikeOne(Input input) {
    long headers =
        input.lines().stream()
            .dropWhile(String::isBlank)
            .takeWhile(line -> !line.isBlank())
            .limit(LINES_LOOKED_AT)
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> HEADERS.stream().anyMatch(line::startsWith))
            .count();
    return headers >= ENOUGH;
  }
}
