package io.heard.formats.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The frame of every page: its policy, its style and its script, which are the two files beside
/// this class.
final class Sheet {
  static final String STYLE = resource("reading.css");
  static final String SCRIPT = resource("reading.js");

  /// Nothing is fetched or sent, no form, no frame; one style and one script, named by what they
  /// hold.
  static final String POLICY =
      "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
          .formatted(digest(STYLE), digest(SCRIPT));

  private Sheet() {}

  /// A whole page.
  static String of(String title, Html body, Html foot) {
    var html = new Html();
    html.open("html", "lang", "en").open("head").text("\n");
    html.empty("meta", "charset", "utf-8").text("\n");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY).text("\n");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.text("\n").empty("meta", "name", "color-scheme", "content", "light dark").text("\n");
    html.empty("meta", "name", "referrer", "content", "no-referrer").text("\n");
    html.leaf("title", title + " · Heard").text("\n").own("style", STYLE);
    html.end().open("body").text("\n");
    html.open("main").add(body);
    html.open("div", "id", "card", "role", "tooltip", "hidden", "hidden").end().end();
    html.open("footer").add(foot).end().own("script", SCRIPT);
    return "<!doctype html>\n" + html.end().end();
  }

  private static String resource(String name) {
    try (InputStream in = Sheet.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "%s is missing beside %s.\nMaybe build the module anew."
                .formatted(name, Sheet.class.getName()));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(name), e);
    }
  }

  private static String digest(String content) {
    try {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
