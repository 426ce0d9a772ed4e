package io.heard.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files of a trained model, whole and undamaged: two graphs, a tokenizer and `model.json`,
/// which names them with their digests and holds the shape, the calibration and the thresholds.
final class Model {
  static final String SHEET = "model.json";

  private final JsonNode sheet;
  private final Map<String, byte[]> files;

  private Model(JsonNode sheet, Map<String, byte[]> files) {
    this.sheet = sheet;
    this.files = files;
  }

  /// Where files come from.
  interface Place {
    /// Opens a file; null where there is none.
    @Nullable InputStream open(String name) throws IOException;

    /// How people call the place.
    String name();
  }

  /// Reads all files and holds them against their digests.
  ///
  /// @throws IllegalStateException naming the file, what is wrong with it and what to try
  static Model from(Place place) {
    JsonNode sheet;
    try {
      sheet = JsonMapper.shared().readTree(bytes(place, SHEET));
    } catch (JacksonException e) {
      throw damaged(place, SHEET, "it is no JSON");
    }
    var files = new LinkedHashMap<String, byte[]>();
    for (Map.Entry<String, JsonNode> file : sheet.path("files").properties()) {
      byte[] content = bytes(place, file.getKey());
      if (!digest(content).equals(file.getValue().asString(""))) {
        throw damaged(place, file.getKey(), "its digest is not the one in " + SHEET);
      }
      files.put(file.getKey(), content);
    }
    for (String needed : new String[] {"words.onnx", "heads.onnx", "tokenizer.json"}) {
      if (!files.containsKey(needed)) {
        throw damaged(place, SHEET, "it does not name " + needed);
      }
    }
    return new Model(sheet, files);
  }

  private static byte[] bytes(Place place, String name) {
    try (InputStream in = place.open(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The model's file %s is missing in %s.\nMaybe build again, or go on with --without-model."
                .formatted(name, place.name()));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(
          "The model's file %s in %s cannot be read: %s.\nMaybe build again, or go on with --without-model."
              .formatted(name, place.name(), e.getMessage()),
          e);
    }
  }

  private static IllegalStateException damaged(Place place, String name, String how) {
    return new IllegalStateException(
        "The model's file %s in %s is damaged: %s.\nMaybe build again, or go on with --without-model."
            .formatted(name, place.name(), how));
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// A file of the model.
  byte[] file(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new IllegalArgumentException("The model has no file " + name + ".");
    }
    return content;
  }

  /// What `model.json` holds.
  JsonNode sheet() {
    return sheet;
  }

  /// The digest over all files: the model's name in every reading.
  String name() {
    var all = new StringBuilder();
    sheet.path("files").properties().forEach(file -> all.append(file.getValue().asString("")));
    all.append(sheet.path("labels")).append(sheet.path("intensity"));
    return "sha256:" + digest(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
