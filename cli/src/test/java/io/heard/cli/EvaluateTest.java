package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `heard evaluate`.
class EvaluateTest {
  private static final JsonMapper JSON = new JsonMapper();

  /// Heard once and right, missed once, and once heard where nobody marked it.
  private static final String GOLD =
      """
      {"id":"g1","turns":[{"speaker":"customer","text":"Let me speak to a manager now.","labels":{"escalation-supervisor":"speak to a manager"},"intensity":1},{"speaker":"agent","text":"Of course.","labels":{}}]}
      {"id":"g2","turns":[{"speaker":"customer","text":"Fetch somebody with brass on the cap.","labels":{"escalation-supervisor":"somebody with brass"},"intensity":1}]}
      {"id":"g3","turns":[{"speaker":"customer","text":"I want to talk to a supervisor.","labels":{},"intensity":0}]}
      {"id":"g4","turns":[{"speaker":"customer","text":"It is blue.","labels":{"no-such-label":"blue"},"intensity":0}]}
      """;

  @Test
  void agreementIsCountedByLabelAndInAll() {
    JsonNode result = json(GOLD);
    JsonNode label = label(result, "escalation-supervisor");
    assertThat(label.get("gold").asInt()).isEqualTo(2);
    assertThat(label.get("heard").asInt()).isEqualTo(2);
    assertThat(label.get("right").asInt()).isEqualTo(1);
    assertThat(label.get("precision").asDouble()).isEqualTo(0.5);
    assertThat(label.get("recall").asDouble()).isEqualTo(0.5);
    assertThat(label.get("f1").asDouble()).isEqualTo(0.5);
    assertThat(label.get("kappa").asDouble()).isEqualTo(0.0, within(1e-9));
    assertThat(label(result, "no-such-label").get("detector").asBoolean()).isFalse();
    assertThat(result.get("all").get("gold").asInt()).isEqualTo(3);
  }

  @Test
  void aLabelThatIsNotCountedIsShownAndLeftOutOfTheTotals() {
    JsonNode result = json(GOLD, "--not-counted", "no-such-label");
    assertThat(label(result, "no-such-label").get("counted").asBoolean()).isFalse();
    assertThat(result.get("all").get("gold").asInt()).isEqualTo(2);
  }

  @Test
  void aLabelThatOnlySomeReadersGaveCountsNeitherWay() {
    String gold =
        """
        {"id":"r1","turns":[{"speaker":"customer","text":"Let me speak to a manager now.","readers":{"ann":{"labels":{"escalation-supervisor":"manager"},"intensity":1},"bob":{"labels":{"escalation-supervisor":"manager"},"intensity":2}}}]}
        {"id":"r2","turns":[{"speaker":"customer","text":"I want to talk to a supervisor.","readers":{"ann":{"labels":{"escalation-supervisor":"supervisor"},"intensity":0},"bob":{"labels":{},"intensity":0}}}]}
        """;
    JsonNode result = json(gold);
    JsonNode label = label(result, "escalation-supervisor");
    assertThat(label.get("gold").asInt()).isEqualTo(1);
    assertThat(label.get("heard").asInt()).isEqualTo(1);
    assertThat(label.get("right").asInt()).isEqualTo(1);
    assertThat(result.get("intensity").get("turns").asInt()).isEqualTo(4);
  }

  @Test
  void aLabelThatOccursNowhereIsListedAndLeftOut() {
    String gold =
        "{\"id\":\"n\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"Let me speak to a manager now.\",\"labels\":{},\"intensity\":0}]}";
    JsonNode result = json(gold);
    assertThat(result.get("labels").isEmpty()).isTrue();
    assertThat(result.get("nowhere").get("escalation-supervisor").asInt()).isEqualTo(1);
    assertThat(Call.in(Path.of(""), gold, "evaluate", "--unearned", "-").out())
        .contains("Nowhere in this set, and left out:", "escalation-supervisor (heard 1)");
  }

  @Test
  void theWorstMissesAreWordsToLookAt() {
    String out = Call.in(Path.of(""), GOLD, "evaluate", "--unearned", "-").out();
    assertThat(out).contains("Worst misses", "missed", "“somebody with brass”", "false");
    assertThat(Call.in(Path.of(""), GOLD, "evaluate", "--unearned", "--misses=0", "-").out())
        .doesNotContain("Worst misses");
  }

  @Test
  void oneLabelIsShownInContext() {
    String out =
        Call.in(Path.of(""), GOLD, "evaluate", "--unearned", "--label=escalation-supervisor", "-")
            .out();
    assertThat(out)
        .contains("1 turn heard that nobody marked, 1 missed")
        .contains("Fetch somebody with brass on the cap.", "I want to talk to a supervisor.");
    Call wrong =
        Call.in(Path.of(""), GOLD, "evaluate", "--unearned", "--label=escalation-supervisr", "-");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("Maybe escalation-supervisor.");
  }

  @Test
  void asksThatTheFileCarriesAreCompared() {
    String gold =
        """
        {"id":"a","turns":[{"speaker":"customer","text":"Where is my parcel?","labels":{},"intensity":0},{"speaker":"agent","text":"In Leeds.","labels":{}}],"stake":{"surface":{"turn":0,"quote":"Where is my parcel"},"core":null},"asks":[{"turn":0,"quote":"where is my parcel","answered":"yes"},{"turn":1,"quote":"not there","answered":"no"}]}
        """;
    JsonNode result = json(gold);
    assertThat(result.get("asks").get("gold").asInt()).isEqualTo(2);
    assertThat(result.get("asks").get("found").asInt()).isEqualTo(1);
    assertThat(result.get("stake").get("core").get("gold").asInt()).isZero();
  }

  @Test
  void aFileWithoutLabelsSaysHowToGiveThem() {
    Call call = Call.of("evaluate", Call.example("late-parcel.json"));
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).contains("no turn carries labels", "Maybe");
    assertThat(Call.of("evaluate").code()).isEqualTo(2);
    assertThat(Call.of("evaluate", "--unearned", "--misses=-1", "x").code()).isEqualTo(2);
    assertThat(Call.of("evaluate", "--unearned", "nowhere.jsonl").code()).isEqualTo(1);
  }

  @Test
  void weightedKappaIsOneForTheSameAndNoughtForChance() {
    assertThat(Agreement.weightedKappa(new int[][] {{5, 0}, {0, 5}})).isEqualTo(1.0);
    assertThat(Agreement.weightedKappa(new int[][] {{5, 5}, {5, 5}})).isEqualTo(0.0, within(1e-9));
    assertThat(Agreement.weightedKappa(new int[][] {{5, 0}, {0, 0}})).isNaN();
    assertThat(Agreement.weightedKappa(new int[][] {{20, 5, 0}, {3, 10, 2}, {1, 4, 5}}))
        .isEqualTo(0.677, within(0.001));
  }

  @Test
  void figuresHaveTwoDigitsAndNoLeadingNought() {
    assertThat(EvaluateCommand.figure(0.815)).isIn(".81", ".82");
    assertThat(EvaluateCommand.figure(1)).isEqualTo("1.00");
    assertThat(EvaluateCommand.figure(-0.25)).isEqualTo("-.25");
    assertThat(EvaluateCommand.figure(Double.NaN)).isEqualTo("–");
  }

  private static JsonNode json(String gold, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "evaluate";
    args[1] = "--as=json";
    args[2] = "--unearned";
    args[3] = "-";
    System.arraycopy(more, 0, args, 4, more.length);
    Call call = Call.in(Path.of(""), gold, args);
    assertThat(call.code()).as(call.err()).isZero();
    return JSON.readTree(call.out());
  }

  private static JsonNode label(JsonNode result, String code) {
    for (JsonNode each : result.get("labels")) {
      if (each.get("code").asString().equals(code)) {
        return each;
      }
    }
    throw new AssertionError("no label " + code + " in " + result);
  }
}
