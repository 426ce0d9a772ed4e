package io.heard.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Random card numbers, written and said in random ways and spread over random turns: not one digit
/// of them is given out, not even for the moment until it is decided what they are.
class CardsGivenOutTest {
  private static final int ROUNDS = 3_000;
  private static final String[] BRANDS = {
    "4", "51", "55", "2221", "34", "37", "6011", "36", "3530", "6221", "5018"
  };
  private static final int[] LENGTHS = {16, 16, 16, 16, 15, 15, 16, 14, 16, 19, 16};
  private static final String[] WORDS = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };
  private static final String[] LEADS = {
    "", "", "", "it's ", "yes, ", "uh ", "okay so ", "and then "
  };
  private static final String[] TRAILS = {"", "", "", ".", " okay", ", and", "...", " got that?"};
  private static final String[] SAID = {"Okay.", "mm-hm", "yes?", "Go on.", "thank you, next"};
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?i)[0-9]|\\b(zero|oh|one|two|three|four|five|six|seven|eight|nine|double)\\b");

  @Test
  void noDigitOfACardIsEverGivenOut() {
    for (int round = 0; round < ROUNDS; round++) {
      long seed = 7_000L + round;
      var random = new Random(seed);
      boolean asked = random.nextInt(3) > 0;
      List<Turn> turns = conversation(random, asked);
      Masking masking = Mask.begin(Conversation.of("x", Channel.VOICE, List.of()));
      var shown = new ArrayList<Turn>();
      for (Turn turn : turns) {
        Masking.Step step = masking.hear(turn);
        shown.add(step.turn());
        step.replaced().forEach(replaced -> shown.set(replaced.index(), replaced));
        check(seed, turns, shown);
      }
      masking.close().forEach(replaced -> shown.set(replaced.index(), replaced));
      check(seed, turns, shown);
      assertThat(shown).as("seed %d", seed).isEqualTo(masking.conversation().turns());
      for (Turn turn : shown) {
        if (turn.speaker().role() == Role.CUSTOMER) {
          assertThat(turn.text()).as("seed %d: %s", seed, said(turns)).contains("<CARD-1>");
        }
      }
    }
  }

  private static void check(long seed, List<Turn> turns, List<Turn> shown) {
    for (Turn turn : shown) {
      String bare = turn.text().replaceAll("<[A-Z]+-[0-9]+>", "");
      assertThat(DIGITS.matcher(bare).find())
          .as("seed %d, turn %d of %s shows %s", seed, turn.index(), said(turns), turn.text())
          .isFalse();
    }
  }

  private static String said(List<Turn> turns) {
    return turns.stream().map(Turn::text).toList().toString();
  }

  private static List<Turn> conversation(Random random, boolean asked) {
    var turns = new ArrayList<Turn>();
    if (asked) {
      add(turns, Role.AGENT, "Could you read me the card number, please?");
    }
    int at = 0;
    String card = card(random);
    int style = random.nextInt(4);
    int most = style == 0 ? 1 : 1 + random.nextInt(8);
    while (at < card.length()) {
      int to = Math.min(card.length(), at + (style == 3 ? 4 : 1 + random.nextInt(most)));
      String part = card.substring(at, to);
      add(
          turns,
          Role.CUSTOMER,
          LEADS[random.nextInt(LEADS.length)]
              + written(part, random)
              + TRAILS[random.nextInt(TRAILS.length)]);
      at = to;
      if (at < card.length() && random.nextBoolean()) {
        String repeated = random.nextInt(4) == 0 ? written(part, random) + "?" : "";
        add(turns, Role.AGENT, repeated.isEmpty() ? SAID[random.nextInt(SAID.length)] : repeated);
      }
    }
    return turns;
  }

  private static void add(List<Turn> turns, Role role, String text) {
    turns.add(Turn.of(turns.size(), role, text));
  }

  private static String written(String digits, Random random) {
    var text = new StringBuilder();
    switch (random.nextInt(5)) {
      case 0 -> text.append(digits);
      case 1 -> text.append(digits.replaceAll("(.{4})(?=.)", "$1 "));
      case 2 -> text.append(digits.replaceAll("(.)(?=.)", "$1 "));
      case 3 -> {
        for (int i = 0; i < digits.length(); i++) {
          boolean twice = i + 1 < digits.length() && digits.charAt(i) == digits.charAt(i + 1);
          text.append(i > 0 ? i % 4 == 0 ? ", " : " " : "");
          text.append(twice ? "double " : "").append(WORDS[digits.charAt(i) - '0']);
          i += twice ? 1 : 0;
        }
      }
      default -> {
        for (int i = 0; i < digits.length(); i++) {
          text.append(i > 0 ? " " : "");
          text.append(random.nextBoolean() ? digits.charAt(i) + "" : WORDS[digits.charAt(i) - '0']);
        }
      }
    }
    String all = text.toString();
    return random.nextInt(4) == 0
        ? all.substring(0, 1).toUpperCase(Locale.ROOT) + all.substring(1)
        : all;
  }

  private static String card(Random random) {
    int brand = random.nextInt(BRANDS.length);
    var digits = new StringBuilder(BRANDS[brand]);
    while (digits.length() < LENGTHS[brand] - 1) {
      digits.append(random.nextInt(10));
    }
    for (int check = 0; check < 10; check++) {
      if (Checks.luhn(digits.toString() + check)) {
        return digits.append(check).toString();
      }
    }
    throw new IllegalStateException("No check digit fits.");
  }
}
