package io.heard.page;

import io.heard.Heard;
import io.heard.signal.About;
import io.heard.signal.Detector;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Every detector's header with its page, by code.
///
/// @param entries the entries, by code
public record Catalogue(List<Entry> entries) {
  public Catalogue {
    entries = List.copyOf(entries);
  }

  /// A detector's header and page.
  ///
  /// @param about the header
  /// @param page the page
  public record Entry(About about, Page page) {}

  /// The catalogue of these detectors.
  ///
  /// @throws IllegalArgumentException when a page is missing or cannot be read
  public static Catalogue of(Heard heard) {
    var entries = new ArrayList<Entry>();
    List<About> headers = heard.catalogue();
    List<Detector> detectors = heard.detectors();
    for (int i = 0; i < detectors.size(); i++) {
      entries.add(new Entry(headers.get(i), Page.of(detectors.get(i))));
    }
    return new Catalogue(entries);
  }

  /// The entry of a code, if there is one.
  public Optional<Entry> entry(String code) {
    return entries.stream().filter(e -> e.about().code().equals(code)).findFirst();
  }

  /// A digest that changes with any header or page: `sha256:` and 64 hexadecimal digits.
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (Entry entry : entries) {
        sha.update((entry.about() + "\n" + entry.page() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return "sha256:" + HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
