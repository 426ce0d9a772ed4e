package io.heard.bench.load;

import io.heard.Heard;
import io.heard.conversation.Role;
import io.heard.page.Catalogue;
import io.heard.page.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What is said under load: turns of exactly so many words, made of the sentences on the detectors'
/// own pages in an order that a seed decides.
final class Words {
  /// How many different turns there are of each side; more would only take longer to prepare.
  private static final int POOL = 2_000;

  private final List<String> customers;
  private final List<String> agents;

  private Words(List<String> customers, List<String> agents) {
    this.customers = customers;
    this.agents = agents;
  }

  /// @param words how many words a turn has
  static Words of(int words, long seed) {
    var random = new Random(seed);
    return new Words(pool(said(true), words, random), pool(said(false), words, random));
  }

  private static List<String> said(boolean customer) {
    return Catalogue.of(Heard.withoutModel()).entries().stream()
        .flatMap(
            entry -> Stream.concat(entry.page().heard().stream(), entry.page().notHeard().stream()))
        .flatMap(example -> example.lines().stream())
        .filter(Example.Line.Said.class::isInstance)
        .map(Example.Line.Said.class::cast)
        .filter(said -> (said.role() == Role.CUSTOMER) == customer)
        .map(Example.Line.Said::text)
        .filter(text -> text.chars().allMatch(c -> c >= ' ' && c < 127))
        .toList();
  }

  private static List<String> pool(List<String> sentences, int words, Random random) {
    var pool = new ArrayList<String>(POOL);
    while (pool.size() < POOL) {
      var all = new ArrayList<String>();
      while (all.size() < words) {
        String sentence = sentences.get(random.nextInt(sentences.size()));
        all.addAll(List.of(sentence.strip().split("\\s+")));
      }
      pool.add(String.join(" ", all.subList(0, words)));
    }
    return pool;
  }

  /// The words of the turn of that number: a customer's where it is even, else an agent's.
  String text(int number) {
    List<String> pool = number % 2 == 0 ? customers : agents;
    return pool.get(Math.floorMod(number / 2 * 31 + number, pool.size()));
  }

  /// One turn in the plain format.
  ///
  /// @param external its name, which no other turn of the conversation has
  String turn(int number, String external) {
    return "{\"speaker\":\"%s\",\"text\":%s,\"externalId\":\"%s\"}"
        .formatted(number % 2 == 0 ? "customer" : "agent", quoted(text(number)), external);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
