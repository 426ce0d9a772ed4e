package io.heard.encoder;

import ai.onnxruntime.OrtException;
import com.google.auto.service.AutoService;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.signal.Encoder;
import io.heard.signal.Impression;
import io.heard.signal.Vector;
import io.heard.text.Placeholder;
import io.heard.text.Utterance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The encoder that Heard ships: a small transformer that reads each turn's words once, and heads
/// that see what is remembered of earlier turns. Its card is `training/CARD.md`. Thread-safe; the
/// same turn gives the same impression on any thread and beside any neighbour.
@AutoService(Encoder.class)
public final class TrainedEncoder implements Encoder, AutoCloseable {
  /// Digits kept of a vector's numbers.
  private static final double VECTOR_STEPS = 10_000;

  private final Pieces pieces;
  private final Network network;
  private final String name;
  private final int vectorSize;
  private final int memorySize;
  private final List<String> heads;
  private final List<String> styles;
  private final float[] sharpness;
  private final Map<String, Weighing> weighings;
  private final double[] levels;
  private final double leastStyle;

  /// The encoder whose files stand on the class path.
  ///
  /// @throws IllegalStateException naming the file that is missing or damaged, and what to try
  public TrainedEncoder() {
    this(
        new Model.Place() {
          @Override
          public @Nullable InputStream open(String file) {
            return TrainedEncoder.class.getResourceAsStream(file);
          }

          @Override
          public String name() {
            return "heard-encoder";
          }
        });
  }

  /// The encoder whose files stand in a folder.
  ///
  /// @throws IllegalStateException naming the file that is missing or damaged, and what to try
  public static TrainedEncoder from(Path folder) {
    return new TrainedEncoder(
        new Model.Place() {
          @Override
          public @Nullable InputStream open(String file) throws IOException {
            Path path = folder.resolve(file);
            return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
          }

          @Override
          public String name() {
            return folder.toString();
          }
        });
  }

  private TrainedEncoder(Model.Place place) {
    Model model = Model.from(place);
    JsonNode sheet = model.sheet();
    this.name = model.name();
    this.vectorSize = sheet.path("vector").asInt();
    this.memorySize = sheet.path("memory").asInt();
    this.heads = strings(sheet.path("heads"));
    this.styles = strings(sheet.path("styles"));
    this.sharpness = new float[heads.size()];
    for (int h = 0; h < sharpness.length; h++) {
      sharpness[h] = (float) sheet.path("sharp").path(h).asDouble();
    }
    this.weighings = new HashMap<>();
    for (Map.Entry<String, JsonNode> label : sheet.path("labels").properties()) {
      weighings.put(label.getKey(), Weighing.of(label.getValue()));
    }
    this.levels = new double[3];
    for (int k = 0; k < levels.length; k++) {
      levels[k] = sheet.path("intensity").path(k).asDouble();
    }
    this.leastStyle = sheet.path("style").asDouble();
    try {
      this.pieces = new Pieces(model.file("tokenizer.json"));
      this.network = new Network(model.file("words.onnx"), model.file("heads.onnx"));
    } catch (IOException | OrtException e) {
      throw new IllegalStateException(
          "The model in %s does not start: %s\nMaybe build again, or go on with --without-model."
              .formatted(place.name(), e.getMessage()),
          e);
    }
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Read read(Utterance utterance, Vector memory) {
    Role role = utterance.turn().speaker().role();
    if (Unspoken.is(utterance)) {
      return new Read(new Impression(role, Map.of(), -1, Map.of()), memory);
    }
    Spoken spoken = Spoken.of(utterance);
    List<Pieces.Window> windows = pieces.windows(spoken.text());
    var scores = new ArrayList<float[]>();
    var spans = new ArrayList<@Nullable Span>();
    var standIns = new ArrayList<@Nullable Placeholder>();
    float[] vector = new float[vectorSize];
    for (Pieces.Window window : windows) {
      Network.Words words = network.words(window.ids());
      for (int i = 0; i < window.ids().length; i++) {
        scores.add(Arrays.copyOfRange(words.scores(), i * heads.size(), (i + 1) * heads.size()));
        Span span = window.spans()[i];
        spans.add(span == null ? null : spoken.kept(span));
        standIns.add(span == null ? null : spoken.standsFor(span));
      }
      for (int i = 0; i < vectorSize; i++) {
        vector[i] += words.vector()[i] * window.ids().length;
      }
    }
    for (int i = 0; i < vectorSize; i++) {
      vector[i] = rounded(vector[i] / scores.size());
    }
    float[] pooled = pooled(scores);
    Network.Heads read = network.heads(pooled, vector, code(role), numbers(memory));
    float[] logits = read.logits();
    var says = new TreeMap<String, Impression.Say>();
    for (int h = 0; h < heads.size(); h++) {
      Weighing weighing = weighings.get(heads.get(h));
      Span words = weighing == null ? null : words(scores, spans, standIns, h, utterance.text());
      if (weighing != null && words != null) {
        says.put(heads.get(h), weighing.say(logits[h], words));
      }
    }
    boolean customer = role == Role.CUSTOMER && !says.isEmpty();
    return new Read(
        new Impression(
            role, says, customer ? intensity(logits) : -1, customer ? styles(logits) : Map.of()),
        Vector.of(rounded(read.memory())));
  }

  private static float rounded(float value) {
    return (float) (Math.round(value * VECTOR_STEPS) / VECTOR_STEPS);
  }

  private static float[] rounded(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = rounded(values[i]);
    }
    return values;
  }

  /// A memory's numbers; that of another model counts as none.
  private float[] numbers(Vector memory) {
    float[] numbers = new float[memorySize];
    if (memory.size() == memorySize) {
      memory.copy(numbers, 0);
    }
    return numbers;
  }

  /// The soft maximum of each head's token scores; the same arithmetic as in `network.py`.
  private float[] pooled(List<float[]> scores) {
    float[] pooled = new float[heads.size()];
    for (int h = 0; h < pooled.length; h++) {
      double most = Double.NEGATIVE_INFINITY;
      for (float[] each : scores) {
        most = Math.max(most, each[h] * sharpness[h]);
      }
      double weights = 0;
      double sum = 0;
      for (float[] each : scores) {
        double weight = StrictMath.exp(each[h] * sharpness[h] - most);
        weights += weight;
        sum += weight * each[h];
      }
      pooled[h] = rounded((float) (sum / weights));
    }
    return pooled;
  }

  private static long code(Role role) {
    return switch (role) {
      case CUSTOMER -> 0;
      case BOT -> 2;
      default -> 1;
    };
  }

  /// The words around the highest token score of a head: the pieces beside it that score at least
  /// half as high, widened to whole words; null where the text holds no word. What stands in for a
  /// placeholder is no word, but may lie between some; and where the head goes by a name that
  /// stands in for anybody's, there is nothing that it could go by.
  private static @Nullable Span words(
      List<float[]> scores,
      List<@Nullable Span> spans,
      List<@Nullable Placeholder> standIns,
      int head,
      String text) {
    int best = -1;
    for (int i = 0; i < scores.size(); i++) {
      boolean counts = spans.get(i) != null && (standIns.get(i) == null || isName(standIns.get(i)));
      if (counts && (best < 0 || scores.get(i)[head] > scores.get(best)[head])) {
        best = i;
      }
    }
    if (best < 0 || standIns.get(best) != null) {
      return null;
    }
    float least = scores.get(best)[head] - Math.max(1.5f, Math.abs(scores.get(best)[head]) / 2);
    int from = best;
    while (from > 0 && spans.get(from - 1) != null && scores.get(from - 1)[head] >= least) {
      from--;
    }
    int to = best;
    while (to + 1 < spans.size()
        && spans.get(to + 1) != null
        && scores.get(to + 1)[head] >= least) {
      to++;
    }
    while (standIns.get(from) != null) {
      from++;
    }
    while (standIns.get(to) != null) {
      to--;
    }
    Span first = java.util.Objects.requireNonNull(spans.get(from));
    Span last = java.util.Objects.requireNonNull(spans.get(to));
    int start = first.from();
    int end = last.to();
    while (start > 0 && isLetter(text, start - 1) && isLetter(text, start)) {
      start--;
    }
    while (end < text.length() && isLetter(text, end - 1) && isLetter(text, end)) {
      end++;
    }
    return new Span(start, end);
  }

  private static boolean isName(@Nullable Placeholder placeholder) {
    return placeholder != null
        && placeholder.number() == 0
        && (placeholder.what() == Placeholder.What.NAME
            || placeholder.what() == Placeholder.What.OTHER);
  }

  private static boolean isLetter(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
  }

  private int intensity(float[] logits) {
    int step = 0;
    for (int k = 0; k < levels.length; k++) {
      if (Weighing.rounded(logits[heads.size() + k]) >= levels[k]) {
        step = k + 1;
      }
    }
    return step;
  }

  private Map<String, Double> styles(float[] logits) {
    var found = new TreeMap<String, Double>();
    for (int s = 0; s < styles.size(); s++) {
      double probability = Weighing.rounded(logits[heads.size() + levels.length + s]);
      if (probability >= leastStyle) {
        found.put(styles.get(s), probability);
      }
    }
    return found;
  }

  @Override
  public void close() {
    pieces.close();
    network.close();
  }
}
