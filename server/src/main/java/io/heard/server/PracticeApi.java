package io.heard.server;

import io.heard.Reading;
import io.heard.coach.Nudging.Occasion;
import io.heard.conversation.Role;
import io.heard.formats.ReadingJson;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.store.Conversations;
import io.heard.store.Desks;
import io.heard.store.Talk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What somebody practises and does by themselves, in the conversations that they have. It is made
/// anew for the person who asks, of what is stored anyway, and stands nowhere else: no route takes
/// another person's id, and no score, list, export or floor holds any of it.
@RestController
final class PracticeApi {
  /// As many as somebody looks through in a week.
  private static final int MOST_MOMENTS = 50;

  /// Readings that are made for one answer: those that are not in memory are heard anew.
  private static final int MOST_READ = 20;

  /// Conversations whose places are remembered, so that they are not heard anew for each look.
  private static final int MOST_KEPT = 2_000;

  private final Conversations store;
  private final Live live;
  private final Hearing hearing;
  private final Desks desks;
  private final Preferences preferences;
  private final Map<Live.Key, Places> kept = Collections.synchronizedMap(Recent.of(MOST_KEPT));

  PracticeApi(Conversations store, Live live, Hearing hearing, Desks desks) {
    this.store = store;
    this.live = live;
    this.hearing = hearing;
    this.desks = desks;
    this.preferences = new Preferences(hearing.catalogue());
  }

  /// The places of a conversation as it stood.
  private record Places(long madeAt, int events, List<Occasion> occasions) {}

  /// Where the technique that the person practises was done, the newest first.
  @May(
      value = {Right.OWN_ACCOUNT, Right.WORK_AT_DESK},
      shows = Glimpse.LIST)
  @GetMapping("/api/v1/me/practice")
  ResponseEntity<String> practice(@RequestAttribute Who who) {
    String code =
        preferences
            .known(desks.of(who.tenant(), who.id()).orElse(null))
            .path("practise")
            .path("code")
            .asString("");
    ArrayNode moments = JsonNodeFactory.instance.arrayNode();
    Map<String, Optional<Reading>> readings = new HashMap<>();
    for (Conversations.Heard one : store.heard(who.tenant(), who.id(), code, MOST_MOMENTS)) {
      if (!who.sees(one.team())
          || readings.size() >= MOST_READ && !readings.containsKey(one.conversation())) {
        continue;
      }
      readings
          .computeIfAbsent(one.conversation(), id -> reading(who, id))
          .ifPresent(reading -> moment(moments, one, reading, code));
    }
    return ReadingApi.json(moments);
  }

  private Optional<Reading> reading(Who who, String id) {
    try {
      return Optional.of(live.reading(new Live.Key(who.tenant(), id)));
    } catch (Problem gone) {
      return Optional.empty();
    }
  }

  private static void moment(
      ArrayNode moments, Conversations.Heard one, Reading reading, String code) {
    if (one.turn() >= reading.size() || reading.turn(one.turn()).speaker().role() != Role.AGENT) {
      return;
    }
    for (Signal signal : reading.signals(one.turn())) {
      if (signal.counts() && signal.code().equals(code)) {
        ObjectNode moment = moments.addObject();
        moment.put("conversation", one.conversation());
        moment.put("turn", one.turn());
        moment.put("at", Instant.ofEpochMilli(one.at()).toString());
        moment.put("quote", quote(reading, signal));
        moment.set("evidence", ReadingJson.signal(reading, signal).path("evidence"));
        next(moment, reading, one.turn());
        return;
      }
    }
  }

  private static String quote(Reading reading, Signal signal) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote) {
        return quote.span().of(reading.turn(quote.turn()).text());
      }
    }
    return "";
  }

  private static void next(ObjectNode moment, Reading reading, int turn) {
    Integer after = customer(reading, turn, 1);
    if (after == null) {
      moment.putNull("next");
      return;
    }
    Integer before = customer(reading, turn, -1);
    ObjectNode next = moment.putObject("next");
    next.put("turn", after);
    ArrayNode reads = next.putArray("reads");
    Set<String> codes = new HashSet<>();
    for (Signal signal : reading.signals(after)) {
      if (signal.counts() && signal.kind().ofCustomer() && codes.add(signal.code())) {
        reads.add(signal.code());
      }
    }
    next.put("intensityBefore", before == null ? null : reading.intensities().get(before));
    next.put("intensityAfter", reading.intensities().get(after));
  }

  private static @Nullable Integer customer(Reading reading, int turn, int step) {
    for (int i = turn + step; i >= 0 && i < reading.size(); i += step) {
      if (reading.turn(i).speaker().role() == Role.CUSTOMER
          && reading.utterances().get(i).isRead()) {
        return i;
      }
    }
    return null;
  }

  /// What the person does without a hint.
  @May({Right.OWN_ACCOUNT, Right.WORK_AT_DESK})
  @GetMapping("/api/v1/me/habits")
  ResponseEntity<String> habits(@RequestAttribute Who who) {
    var had = new ArrayList<Habits.Had>();
    List<Talk> last =
        store.page(
            who.tenant(),
            Conversations.Wanted.ALL.of(who.id()),
            who.reach(),
            Habits.LAST_CONVERSATIONS);
    for (Talk talk : last) {
      Map<Integer, String> shown = new HashMap<>();
      store.hints(who.tenant(), talk.id()).stream()
          .filter(hint -> !CaseApi.FADED.equals(hint.became()))
          .forEach(hint -> shown.put(hint.turn(), hint.code()));
      had.add(new Habits.Had(occasions(who, talk), shown));
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Habits.Habit habit : Habits.of(had)) {
      list.addObject()
          .put("code", habit.code())
          .put("places", habit.places())
          .put("unprompted", habit.unprompted())
          .put("offered", habit.offered())
          .put("fades", habit.fades());
    }
    return ReadingApi.json(list);
  }

  private List<Occasion> occasions(Who who, Talk talk) {
    var key = new Live.Key(who.tenant(), talk.id());
    Places before = kept.get(key);
    if (before != null && before.events() == talk.events() && before.madeAt() == talk.madeAt()) {
      return before.occasions();
    }
    List<Occasion> now =
        reading(who, talk.id()).map(hearing.nudging()::occasions).orElse(List.of());
    kept.put(key, new Places(talk.madeAt(), talk.events(), now));
    return now;
  }
}
