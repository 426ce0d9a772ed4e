package io.heard.formats;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Checklist;
import io.heard.arc.Commitment;
import io.heard.arc.Course;
import io.heard.arc.Due;
import io.heard.arc.Episode;
import io.heard.arc.Measures;
import io.heard.arc.Need;
import io.heard.arc.Phase;
import io.heard.arc.Stake;
import io.heard.arc.Style;
import io.heard.arc.Told;
import io.heard.coach.Nudge;
import io.heard.coach.Nudging;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.page.Catalogue;
import io.heard.signal.Evidence;
import io.heard.signal.Kind;
import io.heard.signal.Mishap;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes readings as JSON; the shape stands in `schema/reading.schema.json` beside this class.
/// Everything that the conversation's file held is given back, what Heard does not know included;
/// where a field of the file has the name of one that Heard writes, Heard's stands.
///
/// Immutable and thread-safe.
public final class ReadingJson {
  private final String version;
  private final String catalogue;
  private final String model;
  private final Nudging nudging;

  /// For readings that this catalogue and this model made.
  ///
  /// @param version the version of Heard
  /// @param catalogue the pages, whose digest is written and which word the hints
  /// @param model the encoder's name; empty without one
  public ReadingJson(String version, Catalogue catalogue, String model) {
    this.version = version;
    this.catalogue = catalogue.digest();
    this.model = model;
    this.nudging = Nudging.of(catalogue);
  }

  /// A reading as one line, without a line break at its end.
  public String line(Reading reading) {
    return tree(reading).toString();
  }

  /// A reading with its arc as a tree.
  public ObjectNode tree(Reading reading) {
    Arc arc = Arc.of(reading);
    ObjectNode tree = ConversationJson.tree(reading.conversation());
    ArrayNode turns = array();
    for (int i = 0; i < reading.size(); i++) {
      turns.add(turn(reading, arc, i));
    }
    tree.set("turns", turns);
    ArrayNode episodes = array();
    arc.episodes().forEach(episode -> episodes.add(episode(episode)));
    tree.set("episodes", episodes);
    ArrayNode nudges = array();
    nudging.nudges(reading).forEach(nudge -> nudges.add(nudge(reading, nudge)));
    tree.set("nudges", nudges);
    tree.set("stake", stake(reading, arc.stake()));
    ArrayNode needs = array();
    arc.needs().forEach(need -> needs.add(need(need)));
    tree.set("needs", needs);
    Optional<Checklist> checklist = Checklist.of(reading, arc);
    if (checklist.isPresent()) {
      tree.set("checklist", checklist(reading, checklist.get()));
    } else {
      tree.putNull("checklist");
    }
    ArrayNode asks = array();
    arc.asks().forEach(ask -> asks.add(ask(reading, ask)));
    tree.set("asks", asks);
    ArrayNode commitments = array();
    arc.commitments().forEach(promise -> commitments.add(commitment(reading, promise)));
    tree.set("commitments", commitments);
    ArrayNode details = array();
    arc.details().forEach(told -> details.add(detail(reading, told)));
    tree.set("details", details);
    tree.set("style", style(arc.style()));
    tree.set("measures", measures(arc.measures()));
    tree.set("summary", summary(arc));
    ArrayNode mishaps = array();
    reading.mishaps().forEach(mishap -> mishaps.add(mishap(mishap)));
    tree.set("mishaps", mishaps);
    tree.set("heard", heard());
    return tree;
  }

  /// By what readings are made: version and digests.
  public ObjectNode heard() {
    ObjectNode by = object();
    by.put("version", version);
    by.put("catalogue", catalogue);
    if (model.isEmpty()) {
      by.putNull("model");
      by.put("by", "phrases alone");
    } else {
      by.put("model", model);
      by.put("by", "model and phrases");
    }
    return by;
  }

  private static ObjectNode turn(Reading reading, Arc arc, int index) {
    ObjectNode tree = turn(reading, index);
    Phase phase = phase(arc, index);
    if (phase == null) {
      tree.putNull("phase");
    } else {
      tree.put("phase", phase.id());
    }
    tree.set("signals", tree.remove("signals"));
    return tree;
  }

  /// One turn as it is known live: what it is and the signals about it so far, without what only
  /// the arc of the whole shows.
  ///
  /// @param index below the reading's size
  public static ObjectNode turn(Reading reading, int index) {
    Utterance utterance = reading.utterances().get(index);
    Turn turn = utterance.turn();
    ObjectNode tree = object();
    tree.put("index", index);
    tree.setAll(ConversationJson.tree(turn));
    tree.put("index", index);
    tree.put("source", turn.origin().place());
    tree.put("roleSource", turn.speaker().roleSource().id());
    tree.put("roleConfidence", turn.speaker().roleConfidence());
    if (!utterance.isRead()) {
      tree.put("read", false);
      tree.put("language", utterance.language().code());
    } else {
      tree.put("read", true);
    }
    if (utterance.isRead() && turn.speaker().role() == Role.CUSTOMER) {
      tree.set("feelings", feelings(reading, index));
      tree.put("intensity", reading.intensities().get(index));
    } else {
      tree.remove("feelings");
      tree.remove("intensity");
    }
    ArrayNode signals = array();
    reading.signals(index).forEach(signal -> signals.add(signal(reading, signal)));
    tree.set("signals", signals);
    return tree;
  }

  private static ObjectNode feelings(Reading reading, int index) {
    var probabilities = new TreeMap<String, @Nullable Double>();
    for (Signal signal : reading.signals(index)) {
      if (signal.kind() == Kind.FEELING && signal.counts()) {
        probabilities.putIfAbsent(signal.code(), signal.probability());
      }
    }
    ObjectNode tree = object();
    probabilities.forEach(tree::put);
    return tree;
  }

  private static @Nullable Phase phase(Arc arc, int turn) {
    for (Episode episode : arc.episodes()) {
      Phase phase = episode.phase(turn);
      if (phase != null) {
        return phase;
      }
    }
    return null;
  }

  /// One signal with its evidence.
  public static ObjectNode signal(Reading reading, Signal signal) {
    ObjectNode tree = object();
    tree.put("code", signal.code());
    tree.put("kind", signal.kind().id());
    tree.put("confidence", signal.confidence().id());
    Double probability = signal.probability();
    if (probability != null) {
      tree.put("probability", probability);
    }
    tree.put("heardAt", signal.heardAt());
    tree.set("evidence", evidence(reading, signal.finding().evidence()));
    return tree;
  }

  private static ArrayNode evidence(Reading reading, List<Evidence> evidence) {
    ArrayNode list = array();
    for (Evidence each : evidence) {
      list.add(
          switch (each) {
            case Evidence.Quote quote -> quote(reading, quote);
            case Evidence.Silence silence -> {
              ObjectNode tree = object();
              tree.put("type", "silence");
              tree.put("beforeTurn", silence.beforeTurn());
              tree.put("seconds", seconds(silence.length()));
              yield tree;
            }
            case Evidence.Absence absence -> {
              ObjectNode tree = object();
              tree.put("type", "absence");
              tree.put("by", absence.by().id());
              tree.put("what", absence.what());
              tree.put("untilTurn", absence.untilTurn());
              yield tree;
            }
          });
    }
    return list;
  }

  private static ObjectNode quote(Reading reading, Evidence.Quote quote) {
    ObjectNode tree = object();
    tree.put("type", "quote");
    tree.put("turn", quote.turn());
    tree.put("from", quote.span().from());
    tree.put("to", quote.span().to());
    tree.put("text", quote.span().of(reading.turn(quote.turn()).text()));
    return tree;
  }

  private static ObjectNode episode(Episode episode) {
    ObjectNode tree = object();
    tree.put("speaker", episode.speaker());
    tree.put("from", episode.from());
    tree.put("to", episode.to());
    tree.put("peak", episode.peak());
    tree.put("outcome", episode.outcome().id());
    tree.set("endedBy", numbers(episode.endedBy()));
    tree.put("urgent", episode.urgent());
    tree.put("quick", episode.quick());
    ArrayNode phases = array();
    for (Episode.Stretch stretch : episode.phases()) {
      ObjectNode each = object();
      each.put("phase", stretch.phase().id());
      each.put("from", stretch.from());
      each.put("to", stretch.to());
      phases.add(each);
    }
    tree.set("phases", phases);
    ArrayNode skipped = array();
    for (Episode.Skipped skip : episode.skipped()) {
      ObjectNode each = object();
      each.put("phase", skip.phase().id());
      each.put("why", skip.why());
      each.set("turns", numbers(skip.turns()));
      skipped.add(each);
    }
    tree.set("skipped", skipped);
    ObjectNode response = object();
    response.set("acknowledgement", numbers(episode.response().acknowledgement()));
    response.set("tie", numbers(episode.response().tie()));
    response.set("step", numbers(episode.response().step()));
    response.put("whole", episode.response().whole());
    tree.set("response", response);
    ObjectNode order = object();
    order.put("feeling", episode.order().feeling());
    order.put("facts", episode.order().facts());
    order.put("solution", episode.order().solution());
    order.put("kept", episode.order().kept());
    tree.set("order", order);
    ObjectNode check = object();
    check.set("asked", numbers(episode.check().asked()));
    check.set("confirmed", numbers(episode.check().confirmed()));
    check.set("rejected", numbers(episode.check().rejected()));
    check.set("returned", numbers(episode.check().returned()));
    tree.set("check", check);
    return tree;
  }

  /// One hint with its reason.
  public static ObjectNode nudge(Reading reading, Nudge nudge) {
    ObjectNode tree = object();
    tree.put("turn", nudge.turn());
    tree.put("code", nudge.code());
    tree.put("title", nudge.title());
    tree.put("say", nudge.say());
    tree.set("because", evidence(reading, nudge.because()));
    return tree;
  }

  private static ObjectNode stake(Reading reading, Stake stake) {
    ObjectNode tree = object();
    setQuote(tree, "surface", reading, stake.surface());
    setQuote(tree, "core", reading, stake.core());
    Stake.Kind kind = stake.kind();
    tree.put("kind", kind == null ? null : kind.id());
    return tree;
  }

  private static void setQuote(
      ObjectNode tree, String name, Reading reading, Evidence.@Nullable Quote quote) {
    if (quote == null) {
      tree.putNull(name);
    } else {
      tree.set(name, quote(reading, quote));
    }
  }

  private static ObjectNode need(Need need) {
    ObjectNode tree = object();
    tree.put("speaker", need.speaker());
    tree.put("need", need.kind().id());
    tree.put("verdict", need.verdict().id());
    tree.put("why", need.why());
    tree.set("turns", numbers(need.turns()));
    return tree;
  }

  private static ObjectNode checklist(Reading reading, Checklist checklist) {
    ObjectNode tree = object();
    ArrayNode because = array();
    for (Episode episode : checklist.wrong()) {
      ObjectNode each = object();
      each.put("from", episode.from());
      each.put("to", episode.to());
      each.put("outcome", episode.outcome().id());
      because.add(each);
    }
    tree.set("because", because);
    ArrayNode points = array();
    for (Checklist.Point point : checklist.points()) {
      ObjectNode each = object();
      each.put("point", point.kind().id());
      each.put("question", point.kind().question());
      each.put("verdict", point.verdict().id());
      each.put("why", point.why());
      each.set("turns", numbers(point.turns()));
      each.set("evidence", evidence(reading, List.copyOf(point.quotes())));
      points.add(each);
    }
    tree.set("points", points);
    ObjectNode left = object();
    left.put("question", Checklist.LEFT_TO_A_PERSON);
    left.putNull("answer");
    tree.set("leftToAPerson", left);
    return tree;
  }

  private static ObjectNode ask(Reading reading, Ask ask) {
    ObjectNode tree = object();
    tree.put("turn", ask.turn());
    tree.set("text", quote(reading, ask.text()));
    tree.put("answered", ask.answered().id());
    tree.set("turns", numbers(ask.turns()));
    return tree;
  }

  private static ObjectNode commitment(Reading reading, Commitment promise) {
    ObjectNode tree = object();
    tree.put("turn", promise.turn());
    tree.put("what", promise.what().span().of(reading.turn(promise.turn()).text()));
    tree.put("by", promise.by().id());
    Evidence.Quote due = promise.due();
    LocalDate date = due == null ? null : Due.date(reading, due);
    tree.put("due", date == null ? null : date.toString());
    setQuote(tree, "dueWords", reading, due);
    tree.set("evidence", evidence(reading, promise.evidence()));
    return tree;
  }

  private static ObjectNode detail(Reading reading, Told told) {
    ObjectNode tree = object();
    tree.put("turn", told.turn());
    tree.put("what", told.what().span().of(reading.turn(told.what().turn()).text()));
    tree.put("topic", told.topic());
    tree.set("takenUp", numbers(told.takenUp()));
    tree.set("evidence", evidence(reading, List.of(told.what())));
    return tree;
  }

  private static ObjectNode style(Style style) {
    ObjectNode tree = object();
    tree.put("task", side(style.task()));
    tree.put("plan", side(style.plan()));
    tree.put("formal", side(style.formal()));
    tree.put("brief", side(style.brief()));
    tree.put("expert", side(style.expert()));
    Style.Address address = style.address();
    tree.put("address", address == null ? null : address.form().id());
    tree.put("matched", side(style.matched()));
    return tree;
  }

  private static @Nullable Boolean side(Style.@Nullable Trait trait) {
    return trait == null ? null : trait.is();
  }

  private static ObjectNode measures(Measures measures) {
    ObjectNode tree = object();
    tree.put("timed", measures.timed());
    tree.set("talkShare", shares(measures.talkShare()));
    tree.set("openingShare", shares(measures.openingShare()));
    Duration monologue = measures.longestMonologue();
    tree.put("longestMonologue", monologue == null ? null : seconds(monologue));
    tree.set("longestMonologueTurns", numbers(measures.longestMonologueTurns()));
    tree.put("speakerSwitches", measures.speakerSwitches());
    ObjectNode questions = object();
    measures.questions().forEach((role, count) -> questions.put(role.id(), count));
    tree.set("questions", questions);
    ArrayNode pauses = array();
    for (Measures.Pause pause : measures.pauses()) {
      ObjectNode each = object();
      each.put("beforeTurn", pause.beforeTurn());
      each.put("seconds", seconds(pause.length()));
      each.put("gap", pause.gap().id());
      pauses.add(each);
    }
    tree.set("pauses", pauses);
    ArrayNode overlaps = array();
    for (Measures.Overlap overlap : measures.overlaps()) {
      ObjectNode each = object();
      each.put("turn", overlap.turn());
      each.put("over", overlap.over());
      each.put("seconds", seconds(overlap.length()));
      each.put("backchannel", overlap.backchannel());
      overlaps.add(each);
    }
    tree.set("overlaps", overlaps);
    ArrayNode paces = array();
    for (Measures.Pace pace : measures.paces()) {
      ObjectNode each = object();
      each.put("turn", pace.turn());
      each.put("wordsPerMinute", rounded(pace.wordsPerMinute()));
      Double baseline = pace.baseline();
      each.put("baseline", baseline == null ? null : rounded(baseline));
      paces.add(each);
    }
    tree.set("paces", paces);
    return tree;
  }

  private static ObjectNode summary(Arc arc) {
    ObjectNode tree = object();
    tree.set("intensity", intensity(arc.courses()));
    tree.set("talkShare", shares(arc.measures().talkShare()));
    int met = count(arc.needs(), Need.Verdict.MET);
    int missed = count(arc.needs(), Need.Verdict.MISSED);
    tree.put("needed", met + missed + count(arc.needs(), Need.Verdict.UNCLEAR));
    tree.put("given", met);
    tree.put("missed", missed);
    return tree;
  }

  /// The intensity at the first read turn of any customer, at the highest, and at the last.
  private static ObjectNode intensity(List<Course> courses) {
    Course.Point first = null;
    Course.Point last = null;
    int peak = 0;
    for (Course course : courses) {
      peak = Math.max(peak, course.peak());
      for (Course.Point point : course.points()) {
        first = first == null || point.turn() < first.turn() ? point : first;
        last = last == null || point.turn() > last.turn() ? point : last;
      }
    }
    ObjectNode tree = object();
    tree.put("first", first == null ? null : first.intensity());
    tree.put("peak", first == null ? null : peak);
    tree.put("last", last == null ? null : last.intensity());
    return tree;
  }

  private static int count(List<Need> needs, Need.Verdict verdict) {
    return (int) needs.stream().filter(need -> need.verdict() == verdict).count();
  }

  private static ObjectNode mishap(Mishap mishap) {
    ObjectNode tree = object();
    tree.put("code", mishap.code());
    tree.put("turn", mishap.turn());
    tree.put("what", mishap.what());
    return tree;
  }

  private static ObjectNode shares(Map<Role, Double> shares) {
    ObjectNode tree = object();
    shares.forEach((role, share) -> tree.put(role.id(), rounded(share)));
    return tree;
  }

  private static ArrayNode numbers(Collection<Integer> numbers) {
    ArrayNode list = array();
    numbers.forEach(list::add);
    return list;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }
}
