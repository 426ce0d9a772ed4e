package io.heard.cli;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.signal.About;
import io.heard.signal.Evidence;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Counts how far what is heard agrees with what readers marked. A label on which all readers of a
/// turn agree is right there, one that only some gave counts neither way.
final class Agreement {
  private final Map<String, About> catalogue = new TreeMap<>();
  private final boolean possible;
  private final Set<String> notCounted;
  private final Map<String, Cells> cells = new TreeMap<>();
  private final Set<String> marked = new HashSet<>();
  private final List<Miss> misses = new ArrayList<>();
  private final int[][] intensities = new int[4][4];
  private int conversations;
  private int turns;
  private int labelledTurns;
  private int customerTurns;
  private int agentTurns;
  private int withStake;
  private final Cells surface = new Cells();
  private final Cells core = new Cells();
  private final Cells asks = new Cells();
  private int askRight;
  private int answered;

  /// @param possible whether a possible signal counts as heard
  /// @param notCounted labels that are left out of the totals
  Agreement(List<About> catalogue, boolean possible, Set<String> notCounted) {
    catalogue.forEach(about -> this.catalogue.put(about.code(), about));
    this.possible = possible;
    this.notCounted = notCounted;
  }

  private static final class Cells {
    private int right;
    private int wrong;
    private int missed;
    private int open;
    private boolean customers;
    private boolean agents;
  }

  /// How often a label was marked, heard, and both.
  ///
  /// @param right times both
  /// @param rightOfHeard times that what was heard was right; as `right` where one answers to one
  /// @param items turns on which it could stand, less those on which readers differ
  record Tally(String code, int gold, int heard, int right, int rightOfHeard, long items) {
    double precision() {
      return share(rightOfHeard, heard);
    }

    double recall() {
      return share(right, gold);
    }

    double f1() {
      double precision = precision();
      double recall = recall();
      if (Double.isNaN(recall)) {
        return Double.NaN;
      }
      return heard == 0 || right == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /// Cohen's kappa: agreement beyond what chance would give.
    double kappa() {
      if (items == 0) {
        return Double.NaN;
      }
      double n = items;
      double observed = (items - (gold - right) - (heard - right)) / n;
      double chance = gold / n * (heard / n) + (n - gold) / n * ((n - heard) / n);
      return chance >= 1 ? Double.NaN : (observed - chance) / (1 - chance);
    }

    static double share(int part, int whole) {
      return whole == 0 ? Double.NaN : (double) part / whole;
    }
  }

  /// One turn where reader and Heard differ.
  ///
  /// @param isFalse whether it was heard and not marked; else it was marked and not heard
  /// @param words the words that justify it, for whoever says it holds
  record Miss(boolean isFalse, String code, Reading reading, int turn, String words) {}

  /// What was found of the stakes and asks that the files carry.
  ///
  /// @param conversations conversations that carry a stake
  /// @param answered asks found whose answer is judged as the reader judged it
  record Stakes(int conversations, Tally surface, Tally core, Tally asks, int answered) {}

  void add(Reading reading) {
    conversations++;
    for (int i = 0; i < reading.size(); i++) {
      turn(reading, i);
    }
    Map<String, Object> extra = reading.head().extra();
    boolean hasStake = extra.get("stake") instanceof Map;
    boolean hasAsks = extra.get("asks") instanceof List;
    if (hasStake || hasAsks) {
      Arc arc = Arc.of(reading);
      if (extra.get("stake") instanceof Map<?, ?> stake) {
        withStake++;
        quote(reading, stake.get("surface"), arc.stake().surface(), surface);
        quote(reading, stake.get("core"), arc.stake().core(), core);
      }
      if (extra.get("asks") instanceof List<?> list) {
        asks(reading, list, arc.asks());
      }
    }
  }

  private void turn(Reading reading, int index) {
    turns++;
    Turn turn = reading.turn(index);
    Map<String, Object> extra = turn.origin().extra();
    List<Map<String, String>> readers = readers(extra);
    if (readers.isEmpty()) {
      return;
    }
    labelledTurns++;
    if (turn.speaker().role() == Role.CUSTOMER) {
      customerTurns++;
      for (Integer gold : intensities(extra)) {
        intensities[gold][reading.intensities().get(index)]++;
      }
    } else if (turn.speaker().role().answers()) {
      agentTurns++;
    }
    var all = new TreeMap<String, String>();
    readers.forEach(reader -> reader.forEach(all::putIfAbsent));
    var agreed = new TreeSet<>(all.keySet());
    readers.forEach(reader -> agreed.retainAll(reader.keySet()));
    marked.addAll(all.keySet());
    var heard = new TreeMap<String, Signal>();
    for (Signal signal : reading.signals(index)) {
      if (possible || signal.counts()) {
        heard.putIfAbsent(signal.code(), signal);
      }
    }
    var codes = new TreeSet<>(all.keySet());
    codes.addAll(heard.keySet());
    for (String code : codes) {
      Cells cell = cells.computeIfAbsent(code, key -> new Cells());
      side(cell, turn.speaker().role());
      Signal signal = heard.get(code);
      if (all.containsKey(code) && !agreed.contains(code)) {
        cell.open++;
      } else if (signal == null) {
        cell.missed++;
        misses.add(new Miss(false, code, reading, index, String.valueOf(all.get(code))));
      } else if (agreed.contains(code)) {
        cell.right++;
      } else {
        cell.wrong++;
        misses.add(new Miss(true, code, reading, index, words(reading, signal)));
      }
    }
  }

  private static void side(Cells cell, Role role) {
    cell.customers |= role == Role.CUSTOMER;
    cell.agents |= role.answers();
  }

  /// The labels that each reader gave, with their words; empty when nobody read the turn.
  private static List<Map<String, String>> readers(Map<String, Object> extra) {
    var readers = new ArrayList<Map<String, String>>();
    if (extra.get("readers") instanceof Map<?, ?> named) {
      for (Object reader : named.values()) {
        if (reader instanceof Map<?, ?> fields) {
          readers.add(labels(fields.get("labels")));
        }
      }
    } else if (extra.containsKey("labels")) {
      readers.add(labels(extra.get("labels")));
    }
    return readers;
  }

  private static Map<String, String> labels(@Nullable Object value) {
    var labels = new TreeMap<String, String>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((code, words) -> labels.put(String.valueOf(code), said(words)));
    } else if (value instanceof List<?> list) {
      list.forEach(code -> labels.put(String.valueOf(code), ""));
    }
    return labels;
  }

  private static String said(@Nullable Object words) {
    if (words instanceof List<?> list && !list.isEmpty()) {
      return String.valueOf(list.getFirst());
    }
    return words == null || words instanceof Collection ? "" : String.valueOf(words);
  }

  private static List<Integer> intensities(Map<String, Object> extra) {
    var found = new ArrayList<Integer>();
    if (extra.get("readers") instanceof Map<?, ?> named) {
      for (Object reader : named.values()) {
        if (reader instanceof Map<?, ?> fields) {
          addStep(fields.get("intensity"), found);
        }
      }
    } else {
      addStep(extra.get("intensity"), found);
    }
    return found;
  }

  private static void addStep(@Nullable Object value, List<Integer> to) {
    if (value instanceof Number number && number.intValue() >= 0 && number.intValue() <= 3) {
      to.add(number.intValue());
    }
  }

  private static String words(Reading reading, Signal signal) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote) {
        return quote.span().of(reading.turn(quote.turn()).text());
      }
    }
    return reading.turn(signal.turn()).text();
  }

  private static void quote(
      Reading reading, @Nullable Object gold, Evidence.@Nullable Quote ours, Cells cell) {
    boolean marked = gold instanceof Map;
    boolean same = ours != null && gold instanceof Map<?, ?> map && meets(reading, map, ours);
    if (same) {
      cell.right++;
    } else {
      cell.missed += marked ? 1 : 0;
      cell.wrong += ours == null ? 0 : 1;
    }
  }

  /// Same turn, overlapping words.
  private static boolean meets(Reading reading, Map<?, ?> gold, Evidence.Quote ours) {
    if (!(gold.get("turn") instanceof Number turn) || turn.intValue() != ours.turn()) {
      return false;
    }
    String text = reading.turn(ours.turn()).text();
    String words = String.valueOf(gold.get("quote"));
    int at = text.indexOf(words);
    if (at < 0) {
      at = text.toLowerCase(Locale.ROOT).indexOf(words.toLowerCase(Locale.ROOT));
    }
    if (at >= 0 && !words.isEmpty()) {
      return new Span(at, at + words.length()).overlaps(ours.span());
    }
    var shared = bag(words);
    shared.retainAll(bag(ours.span().of(text)));
    return !shared.isEmpty();
  }

  private static Set<String> bag(String text) {
    var words = new HashSet<String>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() > 2) {
        words.add(word);
      }
    }
    return words;
  }

  private void asks(Reading reading, List<?> gold, List<Ask> ours) {
    var used = new HashSet<Ask>();
    for (Object each : gold) {
      if (!(each instanceof Map<?, ?> map)) {
        continue;
      }
      Ask found = null;
      for (Ask ask : ours) {
        if (meets(reading, map, ask.text()) && (found == null || used.contains(found))) {
          found = ask;
        }
      }
      if (found == null) {
        asks.missed++;
      } else {
        asks.right++;
        used.add(found);
        if (found.answered().id().equals(map.get("answered"))) {
          answered++;
        }
      }
    }
    askRight += used.size();
    asks.wrong += ours.size() - used.size();
  }

  int conversations() {
    return conversations;
  }

  int turns() {
    return turns;
  }

  int labelledTurns() {
    return labelledTurns;
  }

  boolean counted(String code) {
    return !notCounted.contains(code);
  }

  boolean hasDetector(String code) {
    return catalogue.containsKey(code);
  }

  /// The labels that occur in the set, by kind and then by code.
  List<Tally> tallies() {
    var found = new ArrayList<Tally>();
    cells.forEach((code, cell) -> {
      if (marked.contains(code)) {
        found.add(tally(code, cell, items(code, cell)));
      }
    });
    found.sort(
        Comparator.comparingInt((Tally tally) -> rank(tally.code())).thenComparing(Tally::code));
    return found;
  }

  private int rank(String code) {
    About about = catalogue.get(code);
    return about == null ? Kind.values().length : List.of(Kind.values()).indexOf(about.kind());
  }

  /// The turns of the side on which the label can stand.
  private long items(String code, Cells cell) {
    About about = catalogue.get(code);
    boolean customers =
        about == null
            ? cell.customers
            : about.kind() == Kind.FEELING || about.kind() == Kind.CUE || cell.customers;
    boolean agents =
        about == null
            ? cell.agents
            : about.kind() == Kind.TECHNIQUE || about.kind() == Kind.PITFALL || cell.agents;
    return (customers ? customerTurns : 0L) + (agents ? agentTurns : 0L) - cell.open;
  }

  private static Tally tally(String code, Cells cell, long items) {
    return new Tally(
        code, cell.right + cell.missed, cell.right + cell.wrong, cell.right, cell.right, items);
  }

  /// All labels that count, each turn of each label one case.
  Tally all() {
    int gold = 0;
    int heard = 0;
    int right = 0;
    long items = 0;
    for (Tally tally : tallies()) {
      if (counted(tally.code())) {
        gold += tally.gold();
        heard += tally.heard();
        right += tally.right();
        items += tally.items();
      }
    }
    return new Tally("all", gold, heard, right, right, items);
  }

  /// Labels of the catalogue that no reader gave anywhere, each with how often it was heard.
  Map<String, Integer> nowhere() {
    var nowhere = new TreeMap<String, Integer>();
    for (String code : catalogue.keySet()) {
      if (!marked.contains(code)) {
        Cells cell = cells.get(code);
        nowhere.put(code, cell == null ? 0 : cell.wrong);
      }
    }
    return nowhere;
  }

  int intensityPairs() {
    int pairs = 0;
    for (int[] row : intensities) {
      for (int count : row) {
        pairs += count;
      }
    }
    return pairs;
  }

  int[][] intensityTable() {
    int[][] copy = new int[intensities.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = intensities[i].clone();
    }
    return copy;
  }

  /// Cohen's kappa, where a difference weighs by its square.
  double intensityKappa() {
    return weightedKappa(intensities);
  }

  static double weightedKappa(int[][] table) {
    int size = table.length;
    double[] rows = new double[size];
    double[] columns = new double[size];
    double all = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        rows[i] += table[i][j];
        columns[j] += table[i][j];
        all += table[i][j];
      }
    }
    double observed = 0;
    double chance = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double weight = (double) (i - j) * (i - j);
        observed += weight * table[i][j];
        chance += weight * rows[i] * columns[j] / Math.max(all, 1);
      }
    }
    return chance == 0 ? Double.NaN : 1 - observed / chance;
  }

  Stakes stakes() {
    return new Stakes(
        withStake,
        tally("surface", surface, 0),
        tally("core", core, 0),
        new Tally("asks", asks.right + asks.missed, askRight + asks.wrong, asks.right, askRight, 0),
        answered);
  }

  /// Every miss of a label, in the order of reading.
  List<Miss> misses(String code) {
    return misses.stream().filter(miss -> miss.code().equals(code)).toList();
  }

  /// So many misses to look at: of the labels with the most of them in turn, so that one label does
  /// not hide the others.
  List<Miss> worst(int most) {
    var byLabel = new HashMap<String, List<Miss>>();
    for (Miss miss : misses) {
      if (marked.contains(miss.code()) && counted(miss.code())) {
        byLabel.computeIfAbsent(miss.code(), code -> new ArrayList<>()).add(miss);
      }
    }
    List<List<Miss>> lists =
        byLabel.values().stream()
            .sorted(
                Comparator.comparingInt((List<Miss> list) -> -list.size())
                    .thenComparing(list -> list.getFirst().code()))
            .toList();
    var worst = new ArrayList<Miss>();
    for (int round = 0; worst.size() < most; round++) {
      int before = worst.size();
      for (List<Miss> list : lists) {
        if (round < list.size() && worst.size() < most) {
          worst.add(list.get(round));
        }
      }
      if (worst.size() == before) {
        break;
      }
    }
    worst.sort(
        Comparator.comparingInt((Miss miss) -> -byLabel.getOrDefault(miss.code(), List.of()).size())
            .thenComparing(Miss::code));
    return worst;
  }
}
