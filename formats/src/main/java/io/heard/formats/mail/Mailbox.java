package io.heard.formats.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.jspecify.annotations.Nullable;

/// One party of a message.
///
/// @param address where mail reaches it, in lower case; where the header gives none, whatever
///   stands in its place; never blank
/// @param name what the header calls it, where it does
public record Mailbox(String address, @Nullable String name) {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>()\\[\\],;:\"']{1,128}@[^\\s<>()\\[\\],;:\"']{1,128}");
  private static final Pattern COMMENT = Pattern.compile("\\(([^()]{1,128})\\)");
  private static final Pattern NOT_ASCII = Pattern.compile("[^\\p{ASCII}]+(?:\\s+[^\\p{ASCII}]+)*");

  /// The most parties of a header field that are looked at; a list of more tells nothing more.
  private static final int MOST = 200;

  private static final int LONGEST_FIELD = 32 * 1024;

  public Mailbox {
    if (address.isBlank()) {
      throw new IllegalArgumentException(
          "A mailbox has no address.\nMaybe leave out the mailbox instead.");
    }
  }

  /// The parties that a header field names; none when it is empty.
  ///
  /// @param field the field's value, decoded
  static List<Mailbox> all(String field) {
    String text = field.length() > LONGEST_FIELD ? field.substring(0, LONGEST_FIELD) : field;
    var found = new ArrayList<Mailbox>();
    if (text.isBlank()) {
      return found;
    }
    AddressList parsed = LenientAddressParser.DEFAULT.parseAddressList(ascii(text));
    for (var one : parsed.flatten()) {
      if (found.size() == MOST) {
        break;
      }
      String domain = one.getDomain();
      String local = one.getLocalPart() == null ? "" : one.getLocalPart();
      String address = domain == null ? local : local + "@" + domain;
      boolean odd = domain == null || local.contains(" ") || domain.indexOf(';') >= 0;
      Mailbox box = odd && parsed.size() == 1 ? found(text) : box(address, one.getName());
      if (box != null) {
        found.add(box);
      }
    }
    Matcher comment = COMMENT.matcher(text);
    if (found.size() == 1 && found.getFirst().name() == null && comment.find()) {
      found.set(0, new Mailbox(found.getFirst().address(), tidy(comment.group(1))));
    }
    return List.copyOf(found);
  }

  /// The one address in a field that is written as no address is.
  private static @Nullable Mailbox found(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.find()) {
      return box(text.strip(), null);
    }
    String beside = text.substring(0, matcher.start()) + " " + text.substring(matcher.end());
    return box(matcher.group(), beside.replaceAll("[<>\\[\\]\"',;]|mailto:", " "));
  }

  private static @Nullable Mailbox box(String address, @Nullable String name) {
    String folded = address.strip().toLowerCase(Locale.ROOT);
    if (folded.startsWith("mailto:")) {
      folded = folded.substring("mailto:".length());
    }
    String tidy = name == null ? "" : tidy(name);
    boolean same = tidy.equalsIgnoreCase(folded);
    boolean said = folded.codePoints().anyMatch(Character::isLetterOrDigit);
    return !said ? null : new Mailbox(folded, tidy.isEmpty() || same ? null : tidy);
  }

  private static String tidy(String name) {
    String decoded = Header.decoded(name).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    boolean quoted =
        decoded.length() > 2
            && (decoded.startsWith("'") || decoded.startsWith("\""))
            && decoded.charAt(0) == decoded.charAt(decoded.length() - 1);
    return quoted ? decoded.substring(1, decoded.length() - 1).strip() : decoded;
  }

  /// The parser of addresses counts letters that are not ASCII wrongly, so they are written as
  /// encoded words before.
  private static String ascii(String text) {
    return NOT_ASCII
        .matcher(text)
        .replaceAll(run ->
            Matcher.quoteReplacement(
                EncoderUtil.encodeEncodedWord(run.group(), EncoderUtil.Usage.WORD_ENTITY)));
  }

  /// What stands before the `@`, without a tag (`+…`); the whole where there is none.
  String local() {
    int at = address.indexOf('@');
    String local = at < 0 ? address : address.substring(0, at);
    int plus = local.indexOf('+');
    return plus > 0 ? local.substring(0, plus) : local;
  }

  /// What stands after the `@`; empty where there is none.
  String domain() {
    return address.substring(address.lastIndexOf('@') + 1).equals(address)
        ? ""
        : address.substring(address.lastIndexOf('@') + 1);
  }

  /// Whether it is one of the words for this use, such as `support`.
  boolean is(MailWords.Use use) {
    Set<String> words = MailWords.of(use);
    String local = local();
    return words.contains(local)
        || words.contains(local.replaceAll("(?:[._-][a-z]{2}|[._-]?\\d{1,3})$", ""));
  }

  @Override
  public String toString() {
    return "Mailbox[]";
  }
}
