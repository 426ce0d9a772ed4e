package io.heard.server;

import io.heard.formats.html.ReadingHtml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The styles and scripts of the pages, as files of their own, so that no page needs any inside it.
@RestController
final class Look {
  /// So much of a digest tells one state of a file from another.
  private static final int DIGEST = 16;

  /// The address has a digest of what it holds, so a browser may keep it.
  private static final CacheControl KEPT =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
  private static final MediaType JS = new MediaType("text", "javascript", StandardCharsets.UTF_8);
  private static final MediaType SVG = new MediaType("image", "svg+xml", StandardCharsets.UTF_8);

  private static final Map<String, File> FILES =
      Map.of(
          "reading.css", new File(ReadingHtml.style(), CSS),
          "reading.js", new File(ReadingHtml.script(), JS),
          "service.css", new File(resource("service.css"), CSS),
          "service.js", new File(resource("service.js"), JS),
          "heard.svg", new File(resource("heard.svg"), SVG));

  /// What every page has in its head.
  static final String HEAD =
      "<link rel=\"icon\" type=\"image/svg+xml\" href=\"%s\"><link rel=\"stylesheet\" href=\"%s\"><link rel=\"stylesheet\" href=\"%s\"><script defer src=\"%s\"></script>"
          .formatted(at("heard.svg"), at("reading.css"), at("service.css"), at("service.js"));

  /// What a page with a reading on it has too, before its other script.
  static final String READING_HEAD =
      "<script defer src=\"%s\"></script>".formatted(at("reading.js"));

  private record File(String text, MediaType type) {}

  /// The address of a file.
  private static String at(String name) {
    File file = FILES.get(name);
    if (file == null) {
      throw new IllegalArgumentException(name);
    }
    return "/look/%s-%s".formatted(Secrets.digest(file.text()).substring(0, DIGEST), name);
  }

  private static String resource(String name) {
    try (InputStream in = Look.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "%s is missing beside %s.\nMaybe build the module anew."
                .formatted(name, Look.class.getName()));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be read.".formatted(name), failed);
    }
  }

  @May(anybody = true)
  @GetMapping("/look/{file}")
  ResponseEntity<String> file(@PathVariable String file) {
    String name = file.substring(Math.min(DIGEST + 1, file.length()));
    File known = FILES.get(name);
    if (known == null || !at(name).endsWith("/" + file)) {
      throw Problem.notThere();
    }
    return ResponseEntity.ok().contentType(known.type()).cacheControl(KEPT).body(known.text());
  }
}
