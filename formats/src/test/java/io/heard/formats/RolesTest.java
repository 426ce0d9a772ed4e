package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How many conversations have their sides told, and how many of those are right, where roles were
/// taken away, and names that say them. The table in docs/roles.md is written by this test
/// (`-Dgolden=write`). Sets that lie beside the project are left out, and said to be, where they
/// are not there.
class RolesTest {
  private static final String BEFORE = "<!-- written by RolesTest -->";
  private static final String AFTER = "<!-- end of what RolesTest writes -->";
  private static final int SAMPLE = 1000;
  private static final int SEED = 7;
  private static final Pattern LINE = Pattern.compile("([CAB]\\d?): (.*)");

  /// A conversation whose sides are known.
  ///
  /// @param turns who speaks, and what
  /// @param roles by who speaks
  /// @param names people's names, by who speaks; those that say a side are left out
  private record Talk(
      String id,
      Channel channel,
      List<Map.Entry<String, String>> turns,
      Map<String, Role> roles,
      Map<String, String> names) {}

  /// What came of a set: in how many every side was told, and in how many of these each is right.
  private static final class Figures {
    private int all;
    private int decided;
    private int right;
    private int exact;

    private double decidedShare() {
      return decided / (double) all;
    }

    private double rightShare() {
      return right / (double) decided;
    }

    private String row(String set) {
      return "| %s | %d | %s | %s | %s |"
          .formatted(
              set, all, percent(decided, all), percent(right, decided), percent(exact, decided));
    }

    private static String percent(int of, int all) {
      return all == 0 ? "–" : String.format(java.util.Locale.ROOT, "%.1f %%", 100.0 * of / all);
    }
  }

  @Test
  void sidesAreToldAndRightWhereRolesAreTakenAway() throws IOException {
    var rows = new ArrayList<String>();
    List<Talk> corpus = corpus().stream().filter(talk -> !isFittedOn(talk.id())).toList();
    var drawn = new ArrayList<>(corpus);
    Collections.shuffle(drawn, new Random(SEED));
    List<Talk> sample = drawn.subList(0, SAMPLE);
    Figures ofCorpus = told(sample);
    rows.add(
        ofCorpus.row(
            "corpus, %d drawn from the half that nothing was fitted on".formatted(SAMPLE)));
    List<Talk> several = corpus.stream().filter(talk -> talk.roles().size() > 2).toList();
    rows.add(told(several).row("of the same half, all with three speakers or more"));
    Figures ofExamples = told(files(Roots.top().resolve("examples")));
    rows.add(ofExamples.row("`examples/`"));
    check(ofCorpus, "corpus");
    check(ofExamples, "examples");
    Path fixtures = Roots.fixtures().orElse(null);
    if (fixtures == null) {
      System.out.println("RolesTest: no fixtures beside the project, 5 sets skipped");
    } else {
      Figures ofFixtures = told(files(fixtures));
      rows.add(ofFixtures.row("real files in formats that are read with roles"));
      check(ofFixtures, "fixtures");
      rows.addAll(published(fixtures.resolveSibling("data/measure")));
    }
    rows.forEach(System.out::println);
    document(rows, fixtures != null);
  }

  private static void check(Figures figures, String set) {
    assertThat(figures.decidedShare()).as("decided of %s", set).isGreaterThanOrEqualTo(0.85);
    assertThat(figures.rightShare()).as("right of %s", set).isGreaterThanOrEqualTo(0.97);
  }

  /// Talk that others published, with a side that helps and one that is helped.
  private static List<String> published(Path folder) throws IOException {
    var rows = new ArrayList<String>();
    if (!Files.isDirectory(folder)) {
      System.out.println("RolesTest: no published sets beside the project, 4 sets skipped");
      return rows;
    }
    rows.add(
        told(conversations(folder.resolve("support-dialogues/tune.jsonl")))
            .row("real support dialogues (social, chat), the tuning half"));
    rows.add(told(tasks(folder.resolve("uss/MWOZ.txt"))).row("MultiWOZ: booking and information"));
    rows.add(
        told(counselling(folder.resolve("annomi/annomi.csv"))).row("AnnoMI: counselling, spoken"));
    rows.add(
        told(support(folder.resolve("esconv/valid.json"))).row("ESConv: emotional support, chat"));
    return rows;
  }

  private static void document(List<String> rows, boolean whole) throws IOException {
    Path doc = Roots.top().resolve("docs/roles.md");
    String text = Files.readString(doc);
    int from = text.indexOf(BEFORE) + BEFORE.length();
    int to = text.indexOf(AFTER);
    assertThat(to).isGreaterThanOrEqualTo(from);
    String head =
        "\n| set | conversations | every side told | of these right | role exact, machines told apart |\n|---|---|---|---|---|\n";
    if ("write".equals(System.getProperty("golden")) && whole) {
      Files.writeString(
          doc,
          text.substring(0, from) + head + String.join("\n", rows) + "\n" + text.substring(to));
      return;
    }
    assertThat(text.substring(from, to)).contains(rows.getFirst());
  }

  private static Figures told(List<Talk> talks) {
    var figures = new Figures();
    for (Talk talk : talks) {
      Map<String, Role> told = told(talk);
      boolean decided = !told.containsValue(Role.UNKNOWN);
      figures.all++;
      figures.decided += decided ? 1 : 0;
      if (decided) {
        boolean right =
            talk.roles().entrySet().stream()
                .allMatch(known ->
                    told.get(known.getKey())
                        == Role.CUSTOMER
                        == (known.getValue() == Role.CUSTOMER));
        figures.right += right ? 1 : 0;
        figures.exact += told.equals(talk.roles()) ? 1 : 0;
      }
    }
    return figures;
  }

  /// The roles of a talk whose speakers are called by their names, or by numbers.
  private static Map<String, Role> told(Talk talk) {
    var numbers = new LinkedHashMap<String, String>();
    var draft = new Draft("talk", "", talk.id());
    draft.channel(talk.channel());
    for (Map.Entry<String, String> turn : talk.turns()) {
      String number =
          numbers.computeIfAbsent(turn.getKey(), key -> "Speaker " + (numbers.size() + 1));
      String name = talk.names().getOrDefault(turn.getKey(), number);
      var party = new Draft.Party(number, name, null, RoleSource.NONE);
      draft.add(Draft.Line.of("", party, null, null, turn.getValue()));
    }
    Conversation read =
        draft
            .finish(
                Options.NONE,
                new Receiver() {
                  @Override
                  public void take(Conversation conversation) {}

                  @Override
                  public void say(Problem problem) {}
                })
            .orElseThrow();
    var roles = new HashMap<String, Role>();
    for (int i = 0; i < read.turns().size(); i++) {
      roles.put(talk.turns().get(i).getKey(), read.turns().get(i).speaker().role());
    }
    return roles;
  }

  /// The same half as in `fit.py`.
  private static boolean isFittedOn(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(("roles-7:" + id).getBytes(StandardCharsets.UTF_8));
      return hash[hash.length - 1] % 2 == 0;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Talk> corpus() throws IOException {
    var talks = new ArrayList<Talk>();
    try (Stream<Path> files = Files.list(Roots.top().resolve("corpus"))) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("w\\d+\\.txt")).sorted().toList()) {
        String[] head = {};
        var turns = new ArrayList<Map.Entry<String, String>>();
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.add("@ end");
        for (String line : lines) {
          Matcher matcher = LINE.matcher(line);
          if (line.startsWith("@ ")) {
            if (!turns.isEmpty()) {
              talks.add(talk(head[0].strip(), Channel.of(head[2].strip()), turns));
            }
            head = line.substring(2).split("\\|", -1);
            turns.clear();
          } else if (matcher.matches()) {
            turns.add(Map.entry(matcher.group(1), matcher.group(2).replace("\\n", "\n")));
          }
        }
      }
    }
    return talks;
  }

  private static Talk talk(String id, Channel channel, List<Map.Entry<String, String>> turns) {
    var roles = new HashMap<String, Role>();
    for (Map.Entry<String, String> turn : turns) {
      roles.put(
          turn.getKey(),
          switch (turn.getKey().charAt(0)) {
            case 'C' -> Role.CUSTOMER;
            case 'B' -> Role.BOT;
            default -> Role.AGENT;
          });
    }
    return new Talk(id, channel, List.copyOf(turns), roles, Map.of());
  }

  /// Conversations of all files below a folder whose roles the files say.
  private static List<Talk> files(Path folder) throws IOException {
    var talks = new ArrayList<Talk>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        talks.addAll(conversations(file));
      }
    }
    return talks;
  }

  private static List<Talk> conversations(Path file) throws IOException {
    var talks = new ArrayList<Talk>();
    Incoming read =
        Reads.FORMATS.read(file.getFileName().toString(), Files.readAllBytes(file), Options.NONE);
    for (Conversation conversation : read.conversations()) {
      var turns = new ArrayList<Map.Entry<String, String>>();
      var roles = new LinkedHashMap<String, Role>();
      var names = new HashMap<String, String>();
      var sources = new LinkedHashSet<RoleSource>();
      for (Turn turn : conversation.turns()) {
        if (turn.visibility() == Visibility.PUBLIC && !turn.text().isBlank()) {
          turns.add(Map.entry(turn.speaker().id(), turn.text()));
          roles.put(turn.speaker().id(), turn.speaker().role());
          sources.add(turn.speaker().roleSource());
          String name = turn.speaker().name();
          if (name != null && !saysASide(name)) {
            names.put(turn.speaker().id(), name);
          }
        }
      }
      boolean bothSides =
          roles.containsValue(Role.CUSTOMER) && roles.values().stream().anyMatch(Role::answers);
      if (sources.equals(Set.of(RoleSource.FILE)) && bothSides) {
        talks.add(new Talk(conversation.id(), conversation.channel(), turns, roles, names));
      }
    }
    return talks;
  }

  private static boolean saysASide(String name) {
    var party = new Draft.Party(null, name, null, RoleSource.NONE);
    return RoleWords.meaning(name).isPresent()
        || RoleNames.isBot(name)
        || !RoleNames.shown(List.of(party)).isEmpty();
  }

  private static List<Talk> tasks(Path file) throws IOException {
    var talks = new ArrayList<Talk>();
    var turns = new ArrayList<Map.Entry<String, String>>();
    var lines = new ArrayList<>(Files.readAllLines(file));
    lines.add("");
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      if (line.isBlank() && !turns.isEmpty()) {
        talks.add(talk("mwoz-" + talks.size(), Channel.CHAT, turns));
        turns.clear();
      } else if (cells.length > 1 && !cells[1].strip().equals("OVERALL")) {
        turns.add(Map.entry(cells[0].equals("USER") ? "C" : "A", cells[1]));
      }
    }
    return talks;
  }

  private static List<Talk> counselling(Path file) throws IOException {
    var turns = new LinkedHashMap<String, Map<String, Map.Entry<String, String>>>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        turns
            .computeIfAbsent(row.getField("transcript_id"), key -> new LinkedHashMap<>())
            .putIfAbsent(
                row.getField("utterance_id"),
                Map.entry(
                    row.getField("interlocutor").equals("client") ? "C" : "A",
                    row.getField("utterance_text")));
      }
    }
    return turns.entrySet().stream()
        .map(talk ->
            talk("annomi-" + talk.getKey(), Channel.VOICE, List.copyOf(talk.getValue().values())))
        .toList();
  }

  private static List<Talk> support(Path file) throws IOException {
    var talks = new ArrayList<Talk>();
    for (String line : Files.readAllLines(file)) {
      var turns = new ArrayList<Map.Entry<String, String>>();
      JsonNode tree = JsonMapper.shared().readTree(line);
      for (JsonNode turn : tree.path("dialog")) {
        String text = turn.path("text").asString("");
        if (!text.isBlank()) {
          turns.add(Map.entry(turn.path("speaker").asString().equals("sys") ? "A" : "C", text));
        }
      }
      talks.add(talk("esconv-" + talks.size(), Channel.CHAT, turns));
    }
    return talks;
  }
}
