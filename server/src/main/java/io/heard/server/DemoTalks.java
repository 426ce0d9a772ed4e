package io.heard.server;

import io.heard.conversation.Conversation;
import io.heard.formats.ConversationJson;
import io.heard.formats.Formats;
import io.heard.formats.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The conversations that a demonstration plays: the project's examples, and two files of its
/// corpus in their own text form. The build puts them beside this class.
final class DemoTalks {
  private static final List<String> EXAMPLES =
      List.of(
          "late-parcel.json",
          "bank-fraud.json",
          "life-insurance.json",
          "crm-sales.vtt",
          "solar-sales.json",
          "hotel-booking.txt",
          "energy-bill.json",
          "software-support.vcon.json",
          "garden-centre.jsonl",
          "broadband.json",
          "car-repair.txt",
          "pharmacy.json",
          "ferry-travel.json",
          "plumbing.json");

  private static final List<String> CORPUS = List.of("w1.txt", "w10.txt");

  /// Channels of the corpus that are called otherwise here.
  private static final Map<String, String> CHANNELS = Map.of("letter", "other");

  /// Shorter ones are over before anybody has looked.
  private static final int LEAST_TURNS = 5;

  private static final List<String> NAMES =
      List.of(
          "Amara Obi",
          "Ben Hale",
          "Chloe Marsh",
          "Dev Anand",
          "Elif Kaya",
          "Frank Moss",
          "Grace Lin",
          "Hugo Brandt",
          "Ines Prado",
          "Jonas Vik",
          "Keira Doyle",
          "Luca Ferri",
          "Mina Sato",
          "Noor Aziz",
          "Owen Price",
          "Priya Nair",
          "Rosa Vega",
          "Sam Okoro",
          "Tess Ward",
          "Yusuf Demir");

  private DemoTalks() {}

  /// All of them, in an order that the seed decides: now one of the examples, now some of the
  /// corpus.
  static List<ObjectNode> shuffled(RandomGenerator random) {
    List<ObjectNode> examples = new ArrayList<>();
    EXAMPLES.forEach(name -> examples.addAll(example(name)));
    List<ObjectNode> corpus = new ArrayList<>();
    CORPUS.forEach(name -> corpus.addAll(corpus(text(name), random)));
    shuffle(examples, random);
    shuffle(corpus, random);
    var all = new ArrayList<ObjectNode>();
    int next = 0;
    for (ObjectNode talk : corpus) {
      if (all.size() % 3 == 0 && next < examples.size()) {
        all.add(examples.get(next++));
      }
      all.add(talk);
    }
    return all;
  }

  private static void shuffle(List<ObjectNode> list, RandomGenerator random) {
    for (int i = list.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      ObjectNode one = list.get(i);
      list.set(i, list.get(j));
      list.set(j, one);
    }
  }

  private static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = DemoTalks.class.getResourceAsStream("demo/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The demonstration's %s is missing.\nMaybe build the module anew.".formatted(name));
      }
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be read.".formatted(name), failed);
    }
  }

  private static List<ObjectNode> example(String name) {
    var talks = new ArrayList<ObjectNode>();
    for (Conversation one : new Formats().read(name, bytes(name), Options.NONE).conversations()) {
      ObjectNode talk = ConversationJson.tree(one);
      // It happens now.
      talk.remove("startedAt");
      talk.remove("outcome");
      String bare = name.replaceFirst("\\..*", "").replace('-', ' ');
      if (!talk.path("subject").isString()) {
        talk.put(
            "subject", bare.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + bare.substring(1));
      }
      talks.add(talk);
    }
    return talks;
  }

  /// Conversations in the corpus's text form: `@ id | trade | channel | …`, then turns such as `C:
  /// …` and `A: …`; the labels beside them are not for here.
  static List<ObjectNode> corpus(String text, RandomGenerator random) {
    var talks = new ArrayList<ObjectNode>();
    ObjectNode talk = null;
    String name = "";
    int first = random.nextInt(NAMES.size());
    for (String line : text.lines().toList()) {
      if (line.startsWith("@ ")) {
        String[] parts = line.substring(2).split("\\|", -1);
        talk = JsonNodeFactory.instance.objectNode();
        name = NAMES.get((first + talks.size()) % NAMES.size());
        String trade = parts[1].strip();
        String channel = parts[2].strip();
        talk.put("channel", CHANNELS.getOrDefault(channel, channel));
        // no name: it would be shown masked
        talk.put(
            "subject",
            trade.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + trade.substring(1));
        talk.putArray("turns");
        talks.add(talk);
      } else if (talk != null && line.matches("(C2?|A2?|B): ?.*")) {
        String said = line.substring(line.indexOf(':') + 1).strip();
        String who = line.substring(0, line.indexOf(':'));
        ObjectNode turn = ((ArrayNode) talk.get("turns")).addObject();
        turn.put(
            "speaker", who.startsWith("C") ? "customer" : who.startsWith("A") ? "agent" : "bot");
        if (who.endsWith("2")) {
          turn.put("speakerId", who);
        }
        if (who.equals("C")) {
          turn.put("name", name.substring(0, name.indexOf(' ')));
        }
        turn.put("text", said);
      }
    }
    talks.removeIf(one -> one.path("turns").size() < LEAST_TURNS);
    return talks;
  }
}
