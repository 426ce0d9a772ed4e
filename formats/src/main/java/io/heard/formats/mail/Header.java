package io.heard.formats.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/// The fields of a message, each decoded: encoded words, and letters that stand in it without being
/// encoded.
final class Header {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern ID = Pattern.compile("<\\s*([^<>\\s]{1,998})\\s*>");

  /// The most values of one field that are kept; a message has each of those that matter once.
  private static final int MOST = 50;

  private static final int LONGEST = 64 * 1024;

  private final Map<String, List<String>> values = new HashMap<>();

  void add(Field field) {
    String name = field.getName().strip().toLowerCase(Locale.ROOT);
    List<String> before = values.computeIfAbsent(name, key -> new ArrayList<>());
    if (before.size() < MOST) {
      before.add(value(field));
    }
  }

  /// The value as it stands, without line breaks and not decoded; empty when there is none.
  String raw(String name) {
    return values.getOrDefault(name, List.of("")).getFirst();
  }

  /// Each value of that name, not decoded.
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  boolean has(String name) {
    return !raw(name).isBlank();
  }

  /// The value as people read it; empty when there is none.
  String text(String name) {
    return decoded(raw(name)).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }

  /// The parties that the field names.
  List<Mailbox> mailboxes(String name) {
    return Mailbox.all(raw(name));
  }

  /// The ids of messages in the field, without their brackets, in order.
  List<String> ids(String name) {
    var ids = new ArrayList<String>();
    Matcher matcher = ID.matcher(raw(name));
    while (matcher.find()) {
      ids.add(matcher.group(1));
    }
    if (ids.isEmpty() && has(name) && raw(name).indexOf('@') >= 0) {
      for (String word : raw(name).strip().split("[\\s,]+", -1)) {
        if (word.indexOf('@') > 0 && word.length() < 998) {
          ids.add(word);
        }
      }
    }
    return ids;
  }

  static String decoded(String text) {
    return text.contains("=?")
        ? DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT, StandardCharsets.UTF_8)
        : text;
  }

  private static String value(Field field) {
    ByteSequence raw = field.getRaw();
    if (raw == null) {
      return field.getBody();
    }
    byte[] bytes = raw.toByteArray();
    int colon = 0;
    while (colon < bytes.length && bytes[colon] != ':') {
      colon++;
    }
    int from = Math.min(colon + 1, bytes.length);
    int length = Math.min(bytes.length - from, LONGEST);
    return decoded(bytes, from, length).replaceAll("\\s*[\\r\\n]+\\s*", " ").strip();
  }

  /// UTF-8 where it is, else Windows-1252.
  static String decoded(byte[] bytes, int from, int length) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, from, length, WINDOWS);
    }
  }
}
