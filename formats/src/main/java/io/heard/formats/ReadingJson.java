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
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Speaker;
import io.heard.conversation.Turn;
import io.heard.page.Catalogue;
import io.heard.signal.Evidence;
import io.heard.signal.Kind;
import io.heard.signal.Mishap;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/// Writes readings as JSON; the shape stands in `schema/reading.schema.json` beside this class.
/// Everything that the conversation's file held is given back, what Heard does not know included;
/// where a field of the file has the name of one that Heard writes, Heard's stands.
///
/// Immutable and thread-safe.
public final class ReadingJson {
  /// What is added to a conversation, in order.
  private static final List<String> ADDED =
      List.of(
          "episodes",
          "nudges",
          "stake",
          "needs",
          "checklist",
          "asks",
          "commitments",
          "details",
          "style",
          "measures",
          "summary",
          "mishaps",
          "heard");

  /// What is added to a turn, in order.
  private static final List<String> ADDED_TO_TURN =
      List.of(
          "source",
          "roleSource",
          "roleConfidence",
          "read",
          "language",
          "feelings",
          "intensity",
          "phase",
          "signals");

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

  /// A reading with its arc as one line in UTF-8, with a line break at its end.
  public byte[] line(Reading reading) {
    return Json.bytes(json -> write(reading, json));
  }

  /// A reading with its arc as a tree.
  public ObjectNode tree(Reading reading) {
    return (ObjectNode) Json.built(json -> write(reading, json));
  }

  private void write(Reading reading, JsonGenerator json) {
    Arc arc = Arc.of(reading);
    Conversation conversation = reading.conversation();
    Fields fields = Fields.of(json, conversation.extra());
    ConversationJson.write(
        conversation,
        fields,
        list -> {
          list.writeStartArray();
          for (int i = 0; i < reading.size(); i++) {
            turn(reading, arc, i, list);
          }
          list.writeEndArray();
        });
    fields.rest(name -> added(name, reading, arc, fields));
    for (String name : ADDED) {
      added(name, reading, arc, fields);
    }
    fields.end();
  }

  /// Writes a field that is added to a conversation; false where none of that name is.
  private boolean added(String name, Reading reading, Arc arc, Fields fields) {
    switch (name) {
      case "episodes" -> fields.list(name, arc.episodes(), ReadingJson::episode);
      case "nudges" ->
          fields.list(name, nudging.nudges(reading), (nudge, each) -> nudge(reading, nudge, each));
      case "stake" -> fields.object(name, each -> stake(reading, arc.stake(), each));
      case "needs" -> fields.list(name, arc.needs(), ReadingJson::need);
      case "checklist" ->
          Checklist.of(reading, arc)
              .ifPresentOrElse(
                  checklist -> fields.object(name, each -> checklist(reading, checklist, each)),
                  () -> fields.text(name, null));
      case "asks" -> fields.list(name, arc.asks(), (ask, each) -> ask(reading, ask, each));
      case "commitments" ->
          fields.list(
              name, arc.commitments(), (promise, each) -> commitment(reading, promise, each));
      case "details" ->
          fields.list(name, arc.details(), (told, each) -> detail(reading, told, each));
      case "style" -> fields.object(name, each -> style(arc.style(), each));
      case "measures" -> fields.object(name, each -> measures(arc.measures(), each));
      case "summary" -> fields.object(name, each -> summary(arc, each));
      case "mishaps" -> fields.list(name, reading.mishaps(), ReadingJson::mishap);
      case "heard" -> fields.object(name, this::heard);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void heard(Fields fields) {
    fields.text("version", version);
    fields.text("catalogue", catalogue);
    fields.text("model", model.isEmpty() ? null : model);
    fields.text("by", model.isEmpty() ? "phrases alone" : "model and phrases");
  }

  /// By what readings are made: version and digests.
  public ObjectNode heard() {
    return object(this::heard);
  }

  /// One turn as it is known live: what it is and the signals about it so far, without what only
  /// the arc of the whole shows.
  ///
  /// @param index below the reading's size
  public static ObjectNode turn(Reading reading, int index) {
    return (ObjectNode) Json.built(json -> turn(reading, null, index, json));
  }

  /// One signal with its evidence.
  public static ObjectNode signal(Reading reading, Signal signal) {
    return object(fields -> signal(reading, signal, fields));
  }

  /// One hint with its reason.
  public static ObjectNode nudge(Reading reading, Nudge nudge) {
    return object(fields -> nudge(reading, nudge, fields));
  }

  private static ObjectNode object(Consumer<Fields> writing) {
    return (ObjectNode)
        Json.built(json -> {
          Fields fields = Fields.of(json);
          writing.accept(fields);
          fields.end();
        });
  }

  /// @param arc null for what stands without it
  private static void turn(Reading reading, @Nullable Arc arc, int index, JsonGenerator json) {
    Turn turn = reading.turn(index);
    Fields fields = Fields.of(json, turn.origin().extra());
    fields.number("index", index);
    ConversationJson.write(turn, fields);
    fields.rest(name -> added(name, reading, arc, index, fields));
    for (String name : ADDED_TO_TURN) {
      added(name, reading, arc, index, fields);
    }
    fields.end();
  }

  /// Writes a field that is added to a turn; false where none of that name is.
  private static boolean added(
      String name, Reading reading, @Nullable Arc arc, int index, Fields fields) {
    Utterance utterance = reading.utterances().get(index);
    Speaker speaker = utterance.turn().speaker();
    boolean felt = utterance.isRead() && speaker.role() == Role.CUSTOMER;
    switch (name) {
      case "source" -> fields.text(name, utterance.turn().origin().place());
      case "roleSource" -> {
        if (!ConversationJson.tellsSource(speaker)) {
          fields.text(name, speaker.roleSource().id());
        }
      }
      case "roleConfidence" -> {
        if (!ConversationJson.tellsConfidence(speaker)) {
          fields.number(name, speaker.roleConfidence());
        }
      }
      case "read" -> fields.truth(name, utterance.isRead());
      case "language" -> {
        if (utterance.isRead()) {
          return false;
        }
        fields.text(name, utterance.language().code());
      }
      case "feelings" -> {
        if (felt) {
          fields.object(name, each -> feelings(reading, index, each));
        }
      }
      case "intensity" -> {
        if (felt) {
          fields.number(name, reading.intensities().get(index));
        }
      }
      case "phase" -> {
        if (arc == null) {
          return false;
        }
        Phase phase = phase(arc, index);
        fields.text(name, phase == null ? null : phase.id());
      }
      case "signals" ->
          fields.list(
              name, reading.signals(index), (signal, each) -> signal(reading, signal, each));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void feelings(Reading reading, int index, Fields fields) {
    var probabilities = new TreeMap<String, @Nullable Double>();
    for (Signal signal : reading.signals(index)) {
      if (signal.kind() == Kind.FEELING && signal.counts()) {
        probabilities.putIfAbsent(signal.code(), signal.probability());
      }
    }
    probabilities.forEach(fields::number);
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

  private static void signal(Reading reading, Signal signal, Fields fields) {
    fields.text("code", signal.code());
    fields.text("kind", signal.kind().id());
    fields.text("confidence", signal.confidence().id());
    Double probability = signal.probability();
    if (probability != null) {
      fields.number("probability", probability);
    }
    fields.number("heardAt", signal.heardAt());
    evidence("evidence", reading, signal.finding().evidence(), fields);
  }

  private static void evidence(
      String name, Reading reading, List<? extends Evidence> evidence, Fields fields) {
    fields.list(name, evidence, (each, piece) -> piece(reading, each, piece));
  }

  private static void piece(Reading reading, Evidence evidence, Fields fields) {
    switch (evidence) {
      case Evidence.Quote quote -> quote(reading, quote, fields);
      case Evidence.Silence silence -> {
        fields.text("type", "silence");
        fields.number("beforeTurn", silence.beforeTurn());
        fields.number("seconds", seconds(silence.length()));
      }
      case Evidence.Absence absence -> {
        fields.text("type", "absence");
        fields.text("by", absence.by().id());
        fields.text("what", absence.what());
        fields.number("untilTurn", absence.untilTurn());
      }
    }
  }

  private static void quote(Reading reading, Evidence.Quote quote, Fields fields) {
    fields.text("type", "quote");
    fields.number("turn", quote.turn());
    fields.number("from", quote.span().from());
    fields.number("to", quote.span().to());
    fields.text("text", quote.span().of(reading.turn(quote.turn()).text()));
  }

  private static void episode(Episode episode, Fields fields) {
    fields.text("speaker", episode.speaker());
    fields.number("from", episode.from());
    fields.number("to", episode.to());
    fields.number("peak", episode.peak());
    fields.text("outcome", episode.outcome().id());
    fields.numbers("endedBy", episode.endedBy());
    fields.truth("urgent", episode.urgent());
    fields.truth("quick", episode.quick());
    fields.list(
        "phases",
        episode.phases(),
        (stretch, each) -> {
          each.text("phase", stretch.phase().id());
          each.number("from", stretch.from());
          each.number("to", stretch.to());
        });
    fields.list(
        "skipped",
        episode.skipped(),
        (skip, each) -> {
          each.text("phase", skip.phase().id());
          each.text("why", skip.why());
          each.numbers("turns", skip.turns());
        });
    fields.object(
        "response",
        response -> {
          response.numbers("acknowledgement", episode.response().acknowledgement());
          response.numbers("tie", episode.response().tie());
          response.numbers("step", episode.response().step());
          response.truth("whole", episode.response().whole());
        });
    fields.object(
        "order",
        order -> {
          order.number("feeling", episode.order().feeling());
          order.number("facts", episode.order().facts());
          order.number("solution", episode.order().solution());
          order.truth("kept", episode.order().kept());
        });
    fields.object(
        "check",
        check -> {
          check.numbers("asked", episode.check().asked());
          check.numbers("confirmed", episode.check().confirmed());
          check.numbers("rejected", episode.check().rejected());
          check.numbers("returned", episode.check().returned());
        });
  }

  private static void nudge(Reading reading, Nudge nudge, Fields fields) {
    fields.number("turn", nudge.turn());
    fields.text("code", nudge.code());
    fields.text("title", nudge.title());
    fields.text("say", nudge.say());
    evidence("because", reading, nudge.because(), fields);
  }

  private static void stake(Reading reading, Stake stake, Fields fields) {
    quoteOrNull("surface", reading, stake.surface(), fields);
    quoteOrNull("core", reading, stake.core(), fields);
    Stake.Kind kind = stake.kind();
    fields.text("kind", kind == null ? null : kind.id());
  }

  private static void quoteOrNull(
      String name, Reading reading, Evidence.@Nullable Quote quote, Fields fields) {
    if (quote == null) {
      fields.text(name, null);
    } else {
      fields.object(name, each -> quote(reading, quote, each));
    }
  }

  private static void need(Need need, Fields fields) {
    fields.text("speaker", need.speaker());
    fields.text("need", need.kind().id());
    fields.text("verdict", need.verdict().id());
    fields.text("why", need.why());
    fields.numbers("turns", need.turns());
  }

  private static void checklist(Reading reading, Checklist checklist, Fields fields) {
    fields.list(
        "because",
        checklist.wrong(),
        (episode, each) -> {
          each.number("from", episode.from());
          each.number("to", episode.to());
          each.text("outcome", episode.outcome().id());
        });
    fields.list(
        "points",
        checklist.points(),
        (point, each) -> {
          each.text("point", point.kind().id());
          each.text("question", point.kind().question());
          each.text("verdict", point.verdict().id());
          each.text("why", point.why());
          each.numbers("turns", point.turns());
          evidence("evidence", reading, point.quotes(), each);
        });
    fields.object(
        "leftToAPerson",
        left -> {
          left.text("question", Checklist.LEFT_TO_A_PERSON);
          left.text("answer", null);
        });
  }

  private static void ask(Reading reading, Ask ask, Fields fields) {
    fields.number("turn", ask.turn());
    fields.object("text", each -> quote(reading, ask.text(), each));
    fields.text("answered", ask.answered().id());
    fields.numbers("turns", ask.turns());
  }

  private static void commitment(Reading reading, Commitment promise, Fields fields) {
    fields.number("turn", promise.turn());
    fields.text("what", promise.what().span().of(reading.turn(promise.turn()).text()));
    fields.text("by", promise.by().id());
    Evidence.Quote due = promise.due();
    LocalDate date = due == null ? null : Due.date(reading, due);
    fields.text("due", date == null ? null : date.toString());
    quoteOrNull("dueWords", reading, due, fields);
    evidence("evidence", reading, promise.evidence(), fields);
  }

  private static void detail(Reading reading, Told told, Fields fields) {
    fields.number("turn", told.turn());
    fields.text("what", told.what().span().of(reading.turn(told.what().turn()).text()));
    fields.text("topic", told.topic());
    fields.numbers("takenUp", told.takenUp());
    evidence("evidence", reading, List.of(told.what()), fields);
  }

  private static void style(Style style, Fields fields) {
    fields.truth("task", side(style.task()));
    fields.truth("plan", side(style.plan()));
    fields.truth("formal", side(style.formal()));
    fields.truth("brief", side(style.brief()));
    fields.truth("expert", side(style.expert()));
    Style.Address address = style.address();
    fields.text("address", address == null ? null : address.form().id());
    fields.truth("matched", side(style.matched()));
  }

  private static @Nullable Boolean side(Style.@Nullable Trait trait) {
    return trait == null ? null : trait.is();
  }

  private static void measures(Measures measures, Fields fields) {
    fields.truth("timed", measures.timed());
    shares("talkShare", measures.talkShare(), fields);
    shares("openingShare", measures.openingShare(), fields);
    Duration monologue = measures.longestMonologue();
    fields.number("longestMonologue", monologue == null ? null : seconds(monologue));
    fields.numbers("longestMonologueTurns", measures.longestMonologueTurns());
    fields.number("speakerSwitches", measures.speakerSwitches());
    fields.object(
        "questions",
        questions ->
            measures.questions().forEach((role, count) -> questions.number(role.id(), count)));
    fields.list(
        "pauses",
        measures.pauses(),
        (pause, each) -> {
          each.number("beforeTurn", pause.beforeTurn());
          each.number("seconds", seconds(pause.length()));
          each.text("gap", pause.gap().id());
        });
    fields.list(
        "overlaps",
        measures.overlaps(),
        (overlap, each) -> {
          each.number("turn", overlap.turn());
          each.number("over", overlap.over());
          each.number("seconds", seconds(overlap.length()));
          each.truth("backchannel", overlap.backchannel());
        });
    fields.list(
        "paces",
        measures.paces(),
        (pace, each) -> {
          each.number("turn", pace.turn());
          each.number("wordsPerMinute", rounded(pace.wordsPerMinute()));
          Double baseline = pace.baseline();
          each.number("baseline", baseline == null ? null : rounded(baseline));
        });
  }

  private static void summary(Arc arc, Fields fields) {
    fields.object("intensity", each -> intensity(arc.courses(), each));
    shares("talkShare", arc.measures().talkShare(), fields);
    int met = count(arc.needs(), Need.Verdict.MET);
    int missed = count(arc.needs(), Need.Verdict.MISSED);
    fields.number("needed", met + missed + count(arc.needs(), Need.Verdict.UNCLEAR));
    fields.number("given", met);
    fields.number("missed", missed);
  }

  /// The intensity at the first read turn of any customer, at the highest, and at the last.
  private static void intensity(List<Course> courses, Fields fields) {
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
    fields.number("first", first == null ? null : Integer.valueOf(first.intensity()));
    fields.number("peak", first == null ? null : Integer.valueOf(peak));
    fields.number("last", last == null ? null : Integer.valueOf(last.intensity()));
  }

  private static int count(List<Need> needs, Need.Verdict verdict) {
    return (int) needs.stream().filter(need -> need.verdict() == verdict).count();
  }

  private static void mishap(Mishap mishap, Fields fields) {
    fields.text("code", mishap.code());
    fields.number("turn", mishap.turn());
    fields.text("what", mishap.what());
  }

  private static void shares(String name, Map<Role, Double> shares, Fields fields) {
    fields.object(
        name, each -> shares.forEach((role, share) -> each.number(role.id(), rounded(share))));
  }

  private static Double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private static Double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
