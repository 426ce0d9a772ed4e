package io.heard.server;

import io.heard.conversation.Conversation;
import io.heard.conversation.Turn;
import io.heard.formats.ConversationJson;
import io.heard.store.KeptTurn;
import io.heard.store.Talk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a conversation is worded where it is stored: with what identifies people replaced, in its
/// turns, in what is known beside them and in its names. Keeps nothing of its own; each
/// conversation is worded by one thread at a time.
final class Wording {
  private final Hearing base;
  private final Privacy privacy;

  /// @param base what reads stored conversations
  Wording(Hearing base, Privacy privacy) {
    this.base = base;
    this.privacy = privacy;
  }

  /// Says what of a conversation may be stored.
  ///
  /// @param raw as it came
  /// @throws Problem when its customer opted out
  Opened open(String tenant, Talk raw) {
    Conversation whole = base.whole(Held.object(raw.head()), List.of());
    privacy.listens(tenant, whole);
    Masked masked = privacy.begin(tenant, whole);
    ObjectNode head = Hearing.head(masked == null ? whole : masked.head());
    String id = raw.id();
    String customer = raw.customer();
    if (masked != null) {
      id = masked.tells(id) ? privacy.conversationName(tenant, id) : id;
      if (customer != null && masked.tells(customer)) {
        customer = privacy.customerName(tenant, customer);
      }
    }
    named(head, id, customer);
    return new Opened(
        new Talk(
                id,
                customer,
                raw.team(),
                raw.channel(),
                topic(head),
                head.toString(),
                raw.open(),
                0,
                0,
                0,
                0)
            .by(raw.agent()),
        masked);
  }

  private static void named(ObjectNode head, String id, @Nullable String customer) {
    head.put("id", id);
    if (customer != null) {
      head.put("customerId", customer);
    }
  }

  /// What a conversation is about by its own account; null where nobody said.
  static @Nullable String topic(ObjectNode head) {
    JsonNode topic = head.path("topic");
    return topic.isString() && !topic.stringValue().isBlank() ? topic.stringValue() : null;
  }

  /// Takes up masking where it stands.
  ///
  /// @return the places of turns that are stored otherwise than they may be
  Set<Integer> mask(Held one) {
    Masked masked = one.masked();
    if (masked == null) {
      masked = privacy.begin(one.tenant(), base.whole(one.head(), List.of()));
      one.isMaskedBy(masked);
    }
    if (masked == null) {
      return Set.of();
    }
    var unmasked = new TreeSet<Integer>();
    masked.cut(one.size());
    List<Turn> stored = one.whole().turns();
    for (KeptTurn turn : one.turns()) {
      if (turn.body() == null) {
        masked.withdraw(turn.place());
      } else if (!masked.has(turn.place())) {
        masked.hear(turn.place(), stored.get(turn.place()), unmasked);
      }
    }
    if (!one.isOpen()) {
      masked.close(unmasked);
    }
    for (KeptTurn turn : one.turns()) {
      String body = turn.body();
      if (body != null && !body.equals(body(masked, turn.place(), turn.external()))) {
        unmasked.add(turn.place());
      }
    }
    learnHead(one);
    return unmasked;
  }

  /// Words what is known beside the turns otherwise where something was found in it late.
  ///
  /// @return whether anything was, since this was last asked
  boolean learnHead(Held one) {
    Masked masked = one.masked();
    boolean changed = masked != null && masked.headChanged();
    if (changed) {
      wordHead(one);
    }
    return changed;
  }

  /// Words what is known beside the turns as it may be given out by now.
  void wordHead(Held one) {
    Masked masked = one.masked();
    if (masked == null) {
      return;
    }
    ObjectNode head = Hearing.head(masked.head());
    JsonNode customer = one.head().get("customerId");
    named(head, one.head().path("id").asString(""), customer == null ? null : customer.asString());
    JsonNode started = one.head().get("startedAt");
    if (started != null && !head.has("startedAt")) {
      head.set("startedAt", started);
    }
    one.knows(head);
  }

  private static String body(Masked masked, int place, @Nullable String external) {
    return ConversationJson.tree(masked.turn(place, external)).toString();
  }

  /// The name under which a turn is stored.
  @Nullable String external(Held one, @Nullable String external) {
    Masked masked = one.masked();
    return external == null || masked == null || !masked.tells(external)
        ? external
        : privacy.externalName(one.tenant(), one.id(), external);
  }

  /// The place of a turn by the name that its sender has for it; null where there is none.
  @Nullable Integer place(Held one, String external) {
    Integer place = one.place(external);
    return place == null
        ? one.place(privacy.externalName(one.tenant(), one.id(), external))
        : place;
  }

  /// What a delivery of a turn is known again by.
  String digest(Held one, JsonNode turn) {
    return privacy.key().digest("turn", one.tenant(), one.id(), turn.toString());
  }

  /// Words turns as they may be given out by now, in their places.
  ///
  /// @return those whose stored words change
  List<KeptTurn> turns(Held one, Set<Integer> changed) {
    Masked masked = one.masked();
    var reworded = new ArrayList<KeptTurn>();
    if (masked == null) {
      return reworded;
    }
    for (int place : changed) {
      KeptTurn before = one.turn(place);
      if (before.body() == null) {
        continue;
      }
      String external = external(one, before.external());
      var after = new KeptTurn(place, external, before.digest(), body(masked, place, external));
      if (!after.equals(before)) {
        one.replace(after);
        reworded.add(after);
      }
    }
    return reworded;
  }

  /// A conversation as it is stored, masked as it may be given out now; nothing is heard, kept or
  /// worded otherwise for it.
  ///
  /// @param turns its turns as they are stored
  Conversation stored(String tenant, Talk talk, List<KeptTurn> turns) {
    Conversation whole =
        base.whole(Held.object(talk.head()), turns.stream().map(Held::body).toList());
    Masked masked = privacy.begin(tenant, whole.unsaid());
    if (masked == null) {
      return whole;
    }
    var changed = new TreeSet<Integer>();
    for (KeptTurn turn : turns) {
      if (turn.body() != null) {
        masked.hear(turn.place(), whole.turns().get(turn.place()), changed);
      }
    }
    masked.close(changed);
    var given = new ArrayList<Turn>();
    for (KeptTurn turn : turns) {
      given.add(
          turn.body() == null
              ? whole.turns().get(turn.place())
              : masked.turn(turn.place(), turn.external()));
    }
    return new Conversation(
        whole.id(), whole.channel(), whole.startedAt(), whole.known(), given, whole.extra());
  }
}
