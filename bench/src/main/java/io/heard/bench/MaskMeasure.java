package io.heard.bench;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.mask.Mask;
import io.heard.mask.Masking;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How much of what identifies people is masked, on texts in which somebody else marked it: the
/// synthetic set of Presidio's research, each text as one turn of a customer. A marked span is
/// found when placeholders of a right type cover at least half of its letters; a placeholder is
/// right when at least half of what it replaces is marked so. Half of the templates, by a digest of
/// their number, were looked at while rules were written; the other half was not.
public final class MaskMeasure {
  /// What is asked for, and the placeholders that are right for it. A postcode is mostly part of an
  /// address, and there stands in its placeholder.
  private static final Map<String, Set<String>> TYPES =
      new TreeMap<>(
          Map.of(
              "PERSON", Set.of("NAME"),
              "STREET_ADDRESS", Set.of("ADDRESS", "ZIP"),
              "ZIP_CODE", Set.of("ZIP", "ADDRESS"),
              "PHONE_NUMBER", Set.of("PHONE"),
              "EMAIL_ADDRESS", Set.of("EMAIL"),
              "CREDIT_CARD", Set.of("CARD"),
              "IBAN_CODE", Set.of("IBAN"),
              "US_SSN", Set.of("SSN"),
              "IP_ADDRESS", Set.of("IP"),
              "US_DRIVER_LICENSE", Set.of("LICENCE")));

  private record Marked(String type, int from, int to) {
    int shared(Marked other) {
      return Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));
    }
  }

  private static final class Counts {
    private int marked;
    private int found;
    private int given;
    private int right;

    void add(Counts other) {
      marked += other.marked;
      found += other.found;
      given += other.given;
      right += other.right;
    }

    String line(String name) {
      return String.format(
          Locale.ROOT,
          "| %s | %d | %d | %.3f | %d | %.3f |",
          name,
          marked,
          marked - found,
          marked == 0 ? 1.0 : (double) found / marked,
          given,
          given == 0 ? 1.0 : (double) right / given);
    }
  }

  private MaskMeasure() {}

  /// Prints the tables of the half that was looked at, of the other, and of all.
  ///
  /// @param args the path of `synth_dataset_v2.json`
  public static void main(String[] args) throws IOException {
    JsonNode all = JsonMapper.builder().build().readTree(Files.readString(Path.of(args[0])));
    var seen = new TreeMap<String, Counts>();
    var unseen = new TreeMap<String, Counts>();
    for (JsonNode one : all.values()) {
      count(one, isSeen(one.path("template_id").asInt(0)) ? seen : unseen);
    }
    print("templates that were looked at", seen);
    print("templates that were not", unseen);
    unseen.forEach((type, counts) -> seen.computeIfAbsent(type, key -> new Counts()).add(counts));
    print("all", seen);
  }

  private static boolean isSeen(int template) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("heard-mask:" + template).getBytes(StandardCharsets.UTF_8));
      return digest[0] % 2 == 0;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void count(JsonNode one, Map<String, Counts> counts) {
    String text = one.path("full_text").stringValue();
    var marked = new ArrayList<Marked>();
    for (JsonNode span : one.path("spans").values()) {
      marked.add(
          new Marked(
              span.path("entity_type").asString(""),
              utf16(text, span.path("start_position").asInt(0)),
              utf16(text, span.path("end_position").asInt(0))));
    }
    var conversation = Conversation.of("c", Channel.CHAT, List.of(Turn.of(0, Role.CUSTOMER, text)));
    var given = new ArrayList<Marked>();
    for (Masking.Replacement each : Mask.whole(conversation).replacements(0)) {
      given.add(
          new Marked(
              each.placeholder().replaceAll("[<>]|-\\d+", ""),
              each.span().from(),
              each.span().to()));
    }
    for (Marked span : marked) {
      Set<String> right = TYPES.get(span.type());
      if (right != null) {
        Counts own = counts.computeIfAbsent(span.type(), key -> new Counts());
        own.marked++;
        int covered =
            given.stream().filter(each -> right.contains(each.type())).mapToInt(span::shared).sum();
        own.found += covered * 2 >= span.to() - span.from() ? 1 : 0;
      }
    }
    for (Marked span : given) {
      for (var type : TYPES.entrySet()) {
        // An address placeholder counts as one for a street, and a postcode as one of its own.
        boolean own =
            type.getValue().contains(span.type())
                && !(type.getKey().equals("ZIP_CODE") && span.type().equals("ADDRESS"))
                && !(type.getKey().equals("STREET_ADDRESS") && span.type().equals("ZIP"));
        if (own) {
          Counts counted = counts.computeIfAbsent(type.getKey(), key -> new Counts());
          counted.given++;
          int covered =
              marked.stream()
                  .filter(each ->
                      each.type().equals(type.getKey())
                          || (type.getKey().equals("STREET_ADDRESS") && each.type().equals("GPE"))
                          || (type.getKey().equals("ZIP_CODE")
                              && each.type().equals("STREET_ADDRESS"))
                          || (type.getKey().equals("STREET_ADDRESS")
                              && each.type().equals("ZIP_CODE")))
                  .mapToInt(span::shared)
                  .sum();
          counted.right += covered * 2 >= span.to() - span.from() ? 1 : 0;
        }
      }
    }
  }

  private static int utf16(String text, int codePoints) {
    return text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
  }

  private static void print(String name, Map<String, Counts> counts) {
    System.out.printf(
        "%n%s%n%n| type | marked | missed | recall | given | precision |%n|---|---|---|---|---|---|%n",
        name);
    var total = new Counts();
    counts.forEach((type, own) -> {
      System.out.println(own.line(type));
      total.add(own);
    });
    System.out.println(total.line("all"));
  }
}
