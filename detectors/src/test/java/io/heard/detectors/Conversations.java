package io.heard.detectors;

import io.heard.Heard;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.page.Catalogue;
import io.heard.page.Example;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Random conversations made of all pages' own sentences and of nasty strings. The same seed gives
/// the same conversation.
final class Conversations {
  private static final List<String> NASTY =
      List.of(
          "",
          " ",
          "?",
          "!!!",
          "...",
          "\u0000",
          "\uD83D",
          "\uDE21\uD83D",
          "😡😡😡",
          "👩‍👩‍👧‍👦",
          "''''",
          "\"",
          "“unclosed",
          "a".repeat(5000),
          "no ".repeat(400),
          "(((((((((",
          "ＦＵＬＬ ｗｉｄｔｈ",
          "\n\n\n",
          "I'",
          "'s",
          "n't",
          "@",
          "#",
          "$",
          "£5",
          "1/2",
          "&amp;&gt;",
          "http://",
          "__email__",
          "ß ŉ İ ı",
          "مرحبا",
          "こんにちは。",
          "\u202Eabc",
          "e\u0301e\u0301",
          "\t",
          "don't can't won't",
          ":( :) :/ ;p",
          "WHY???!!!",
          "I",
          "Ok",
          "1 2 3 4 5",
          "Dr. No. 5 etc. e.g.");

  private static final List<Role> ROLES =
      List.of(Role.CUSTOMER, Role.AGENT, Role.BOT, Role.UNKNOWN);

  private final List<String> customer = new ArrayList<>();
  private final List<String> agent = new ArrayList<>();

  Conversations(Heard heard) {
    for (Catalogue.Entry entry : Catalogue.of(heard).entries()) {
      for (List<Example> examples : List.of(entry.page().heard(), entry.page().notHeard())) {
        for (Example example : examples) {
          for (Turn turn : example.conversation().turns()) {
            (turn.speaker().role() == Role.CUSTOMER ? customer : agent).add(turn.text());
          }
        }
      }
    }
  }

  /// The conversation of a seed: 1 to 40 turns.
  Conversation of(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    boolean timed = random.nextBoolean();
    int size = 1 + random.nextInt(40);
    var turns = new ArrayList<Turn>();
    long millis = 0;
    for (int i = 0; i < size; i++) {
      Role role = ROLES.get(random.nextInt(10) < 9 ? random.nextInt(2) : random.nextInt(4));
      var speaker =
          new Speaker(
              role.id() + (random.nextInt(8) == 0 ? "-2" : ""),
              random.nextInt(4) == 0 ? "Ann Ray" : null,
              role,
              role == Role.UNKNOWN ? RoleSource.NONE : RoleSource.FILE);
      long length = random.nextInt(9000);
      millis = Math.max(0, millis + random.nextInt(6000) - 1500);
      Timing timing =
          timed
              ? new Timing.Spoken(Duration.ofMillis(millis), Duration.ofMillis(millis + length))
              : new Timing.Unknown();
      millis += timed ? length : 0;
      Visibility visibility = random.nextInt(20) == 0 ? Visibility.NOTE : Visibility.PUBLIC;
      turns.add(new Turn(i, speaker, visibility, timing, text(role, random), Origin.NONE));
    }
    return new Conversation(
        "seed-" + seed, timed ? Channel.VOICE : Channel.CHAT, null, Case.NONE, turns, Map.of());
  }

  private String text(Role role, RandomGenerator random) {
    List<String> pool = role == Role.CUSTOMER ? customer : agent;
    if (random.nextInt(6) == 0 || pool.isEmpty()) {
      return NASTY.get(random.nextInt(NASTY.size()));
    }
    String text = pool.get(random.nextInt(pool.size()));
    return switch (random.nextInt(6)) {
      case 0 -> text + " " + pool.get(random.nextInt(pool.size()));
      case 1 -> text.toUpperCase(java.util.Locale.ROOT);
      case 2 -> text.substring(0, random.nextInt(text.length() + 1));
      case 3 -> text + NASTY.get(random.nextInt(NASTY.size()));
      default -> text;
    };
  }
}
