package io.heard.arc;

import io.heard.Intensity;
import io.heard.arc.Checklist.Kind;
import io.heard.arc.Checklist.Point;
import io.heard.arc.Episode.Outcome;
import io.heard.arc.Need.Verdict;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fills in the checklist of a conversation that went wrong, from the arc and the signals.
final class Checklists {
  /// Names what somebody feels or is about.
  private static final Set<String> NAMES =
      Set.of(
          "label-feeling",
          "validate-feeling",
          "condolence",
          "empathy-reset",
          "paraphrase",
          "apology-specific");

  private static final Set<String> TAKES_BACK = Set.of("but-negation");
  private static final Set<String> MISREADS = Set.of("misread-feeling");
  private static final Set<String> EMPTY = Set.of("canned-empathy", "dismissive", "pity");

  /// What is out of tune, and how a sentence says it; in this order.
  private static final Map<String, String> JARS = jars();

  /// Fewer words tell nobody which turn is meant.
  private static final int OPENING_WORDS = 5;

  private static final Set<String> LIMITS = Set.of("give-reason", "prepare-bad-news");

  private final Talk talk;
  private final Arc arc;
  private final Episode episode;
  private final List<Integer> agents;

  private Checklists(Talk talk, Arc arc, Episode episode) {
    this.talk = talk;
    this.arc = arc;
    this.episode = episode;
    this.agents = talk.agentsBetween(episode.from(), episode.to() + 1);
  }

  private static Map<String, String> jars() {
    var jars = new LinkedHashMap<String, String>();
    jars.put("tone-mismatch", "it was much more formal or casual than the customer");
    jars.put("dismissive", "it played the feeling down");
    jars.put("defensive", "it argued back");
    jars.put("blame", "it put the fault on the customer");
    jars.put("interruption", "it began over the customer's words");
    jars.put("over-empathy", "it went on about feeling where a plan was wanted");
    jars.put("pity", "it pitied");
    jars.put("jargon", "it used terms that the customer would not know");
    jars.put("trigger-words", "it used words that irritate");
    return jars;
  }

  /// The most episodes that are looked at: each is held against all, and whoever reads a checklist
  /// looks at the worst.
  private static final int MOST_EPISODES = 20;

  static Optional<Checklist> of(Talk talk, Arc arc) {
    List<Episode> wrong =
        arc.episodes().stream()
            .filter(episode ->
                episode.outcome() == Outcome.LOST
                    || episode.outcome() == Outcome.OPEN && talk.reading().closed())
            .toList();
    if (wrong.isEmpty()) {
      return Optional.empty();
    }
    List<Checklists> all =
        wrong.stream().limit(MOST_EPISODES).map(e -> new Checklists(talk, arc, e)).toList();
    List<Checklists> replied = all.stream().filter(one -> !one.agents.isEmpty()).toList();
    List<Checklists> judged = replied.isEmpty() ? all : replied;
    var points = new ArrayList<Point>();
    for (Kind kind : Kind.values()) {
      points.add(worst(judged, kind));
    }
    return Optional.of(new Checklist(wrong, points));
  }

  /// Of several episodes the one that went worst answers; of equals the first.
  private static Point worst(List<Checklists> judged, Kind kind) {
    Point worst = null;
    for (Checklists one : judged) {
      Point point =
          switch (kind) {
            case CORE_FOUND -> one.core();
            case STYLE_MATCHED -> one.style(judged);
            case STEP_OFFERED -> one.step(judged);
            case LANDING_VERIFIED -> one.landing();
            case REFLECTION_CONFIRMED -> one.reflection();
          };
      if (worst == null || rank(point.verdict()) > rank(worst.verdict())) {
        worst = point;
      }
    }
    if (worst == null) {
      throw new IllegalStateException("No episode went wrong.");
    }
    return worst;
  }

  private static int rank(Verdict verdict) {
    return switch (verdict) {
      case NOT_ASKED -> 0;
      case MET -> 1;
      case UNCLEAR -> 2;
      case MISSED -> 3;
    };
  }

  private Point core() {
    List<Evidence.Quote> felt = felt();
    if (agents.isEmpty()) {
      return nobody(Kind.CORE_FOUND, Verdict.MISSED, "Nobody replied.");
    }
    List<Integer> named = with(NAMES);
    List<Integer> found = named.stream().filter(this::finds).toList();
    if (!found.isEmpty()) {
      return point(
          Kind.CORE_FOUND,
          Verdict.MET,
          "Somebody named what it was about.",
          found,
          and(felt, words(found, NAMES)));
    }
    List<Integer> acts = with(Labels.ACTS).stream().filter(turn -> !isOff(turn)).toList();
    if (episode.urgent() && !acts.isEmpty()) {
      return point(
          Kind.CORE_FOUND,
          Verdict.MET,
          "It was urgent, and to act met it.",
          acts,
          and(felt, words(acts, Labels.ACTS)));
    }
    List<Integer> said = agents.stream().filter(t -> talk.heard(t, NAMES) || isEmpty(t)).toList();
    String later = later();
    if (said.isEmpty()) {
      return point(
          Kind.CORE_FOUND,
          Verdict.MISSED,
          "Nobody spoke to what the customer felt." + later,
          agents,
          felt);
    }
    boolean off = said.stream().allMatch(this::isOff);
    return point(
        Kind.CORE_FOUND,
        off ? Verdict.MISSED : Verdict.UNCLEAR,
        (off ? off(said.getFirst()) : "The feeling was named, without what it was about.") + later,
        said,
        and(felt, words(said, with(NAMES, EMPTY, TAKES_BACK, MISREADS))));
  }

  private boolean finds(int turn) {
    return !isOff(turn) && episode.response().tie().contains(turn);
  }

  private boolean isOff(int turn) {
    return talk.heard(turn, TAKES_BACK) || isEmpty(turn) || isMisread(turn);
  }

  private boolean isEmpty(int turn) {
    return talk.heard(turn, EMPTY);
  }

  private boolean isMisread(int turn) {
    return talk.heard(turn, MISREADS) || arc.accuracy().corrected().contains(turn);
  }

  private String off(int turn) {
    if (isMisread(turn)) {
      return "What was named was not it.";
    }
    return talk.heard(turn, TAKES_BACK)
        ? "Understanding was given and taken back."
        : "What was said names nothing of this case, or plays it down.";
  }

  /// Whether somebody named it after the episode was over.
  private String later() {
    for (int turn : talk.agentsBetween(episode.to(), talk.reading().size())) {
      if (talk.heard(turn, NAMES) && !isOff(turn)) {
        return " It was named later.";
      }
    }
    return "";
  }

  /// What jarred in any of the episodes; how somebody talks is one thing over all of them.
  private Point style(List<Checklists> judged) {
    if (agents.isEmpty()) {
      return nobody(
          Kind.STYLE_MATCHED, Verdict.UNCLEAR, "Nobody replied, so there is no tone to compare.");
    }
    List<Integer> all = judged.stream().flatMap(one -> one.agents.stream()).distinct().toList();
    var how = new ArrayList<String>();
    var off = new TreeSet<Integer>();
    var quotes = new LinkedHashSet<Evidence.Quote>();
    JARS.forEach((code, words) -> {
      List<Integer> jar = all.stream().filter(turn -> talk.heard(turn, Set.of(code))).toList();
      if (!jar.isEmpty()) {
        how.add(words);
        off.addAll(jar);
        quotes.addAll(words(jar, Set.of(code)));
      }
    });
    Style.Trait matched =
        arc.style().speaker().equals(episode.speaker()) ? arc.style().matched() : null;
    if (how.isEmpty() && matched != null && !matched.is()) {
      List<Integer> unlike = all.stream().filter(Set.copyOf(matched.turns())::contains).toList();
      if (!unlike.isEmpty()) {
        how.add("longer, or more formal or casual, than this customer");
        off.addAll(unlike);
        quotes.addAll(openings(unlike));
      }
    }
    if (!how.isEmpty()) {
      return point(
          Kind.STYLE_MATCHED,
          Verdict.MISSED,
          "Out of tune: " + String.join(", ", how) + ".",
          off,
          List.copyOf(quotes));
    }
    return matched != null
        ? point(
            Kind.STYLE_MATCHED,
            Verdict.MET,
            "It was said as this customer talks, and nothing jarred.",
            all,
            List.of())
        : point(
            Kind.STYLE_MATCHED,
            Verdict.UNCLEAR,
            "Nothing jarred, and too little shows how this customer talks.",
            all,
            List.of());
  }

  private Point step(List<Checklists> judged) {
    if (agents.isEmpty()) {
      return nobody(Kind.STEP_OFFERED, Verdict.MISSED, "Nobody replied.");
    }
    List<Integer> steps = with(Labels.ACTS);
    if (!steps.isEmpty()) {
      return point(
          Kind.STEP_OFFERED,
          Verdict.MET,
          "The customer was told what happens next, or what can be had instead.",
          steps,
          words(steps, Labels.ACTS));
    }
    List<Integer> limits = with(LIMITS);
    return limits.isEmpty()
        ? point(
            Kind.STEP_OFFERED,
            Verdict.MISSED,
            "No step, no alternative and no honest limit was given%s.".formatted(elsewhere(judged)),
            agents,
            openings(agents))
        : point(
            Kind.STEP_OFFERED,
            Verdict.UNCLEAR,
            "A reason or a limit was given, and no step.",
            limits,
            words(limits, LIMITS));
  }

  private String elsewhere(List<Checklists> judged) {
    String found = "";
    for (Checklists other : judged) {
      if (!other.with(Labels.ACTS).isEmpty()) {
        found = other.episode.from() < episode.from() ? " this time" : " at first";
      }
    }
    return found;
  }

  private Point landing() {
    if (agents.isEmpty()) {
      return nobody(Kind.LANDING_VERIFIED, Verdict.MISSED, "Nobody replied.");
    }
    Episode.Check check = episode.check();
    if (!check.asked().isEmpty()) {
      var turns = new TreeSet<>(check.asked());
      turns.addAll(check.confirmed());
      turns.addAll(check.rejected());
      turns.addAll(check.returned());
      List<Evidence.Quote> quotes = words(check.asked(), Labels.CHECKS);
      if (!check.rejected().isEmpty()) {
        boolean returned = !check.returned().isEmpty();
        return point(
            Kind.LANDING_VERIFIED,
            returned ? Verdict.MET : Verdict.MISSED,
            returned
                ? "It was asked; it had not landed, and the agent went back to it."
                : "It was asked; it had not landed, and nobody went back to it.",
            turns,
            and(quotes, openings(check.rejected())));
      }
      return check.confirmed().isEmpty()
          ? point(
              Kind.LANDING_VERIFIED,
              Verdict.UNCLEAR,
              "It was asked, and the customer did not say.",
              turns,
              quotes)
          : point(
              Kind.LANDING_VERIFIED,
              Verdict.MET,
              "It was asked, and the customer said that it had.",
              turns,
              and(quotes, openings(check.confirmed())));
    }
    if (episode.peak() < 2) {
      return point(
          Kind.LANDING_VERIFIED,
          Verdict.NOT_ASKED,
          "The feeling read as mild, so that nobody had to ask.",
          List.of(episode.from()),
          List.of());
    }
    if (episode.outcome() == Outcome.LOST && lostAtFirstReply()) {
      return point(
          Kind.LANDING_VERIFIED,
          Verdict.NOT_ASKED,
          "It was lost on the first reply, before there was anything to check.",
          List.of(agents.getFirst(), episode.to()),
          List.of());
    }
    return point(
        Kind.LANDING_VERIFIED,
        Verdict.MISSED,
        "Nobody asked whether it landed.",
        List.of(agents.getLast()),
        openings(List.of(agents.getLast())));
  }

  private boolean lostAtFirstReply() {
    return episode.to() == talk.nextCustomer(episode.from());
  }

  private Point reflection() {
    if (agents.isEmpty()) {
      return nobody(Kind.REFLECTION_CONFIRMED, Verdict.MISSED, "Nobody replied.");
    }
    List<Integer> said = in(arc.accuracy().reflections());
    List<Integer> right = in(arc.accuracy().confirmed());
    List<Integer> wrong = in(arc.accuracy().corrected());
    if (!right.isEmpty() && (wrong.isEmpty() || right.getLast() > wrong.getLast())) {
      return reflected(
          Verdict.MET,
          wrong.isEmpty()
              ? "The customer confirmed it."
              : "The customer corrected it, and confirmed it once it was put right.",
          right,
          Labels.CONFIRMS);
    }
    if (!wrong.isEmpty()) {
      return reflected(Verdict.MISSED, "The customer corrected it.", wrong, Labels.CORRECTS);
    }
    if (!said.isEmpty()) {
      return point(
          Kind.REFLECTION_CONFIRMED,
          Verdict.UNCLEAR,
          "The customer neither confirmed nor corrected it.",
          said,
          words(said, NAMES));
    }
    if (episode.urgent() && !with(Labels.ACTS).isEmpty()) {
      return point(
          Kind.REFLECTION_CONFIRMED,
          Verdict.NOT_ASKED,
          "It was urgent, so that to act came first.",
          with(Labels.ACTS),
          List.of());
    }
    return point(
        Kind.REFLECTION_CONFIRMED,
        Verdict.MISSED,
        "Nothing was said back to the customer, so there was nothing to confirm.",
        agents,
        List.of());
  }

  private Point reflected(
      Verdict verdict, String why, List<Integer> reflections, Set<String> answers) {
    var turns = new TreeSet<>(reflections);
    var quotes = new ArrayList<>(words(reflections, NAMES));
    int next = talk.nextCustomer(reflections.getLast() - 1);
    for (int turn = reflections.getLast() + 1;
        turn < talk.reading().size() && (turn <= next || !talk.isAgent(turn));
        turn++) {
      if (talk.isCustomer(turn) && talk.heard(turn, answers)) {
        turns.add(turn);
        quotes.addAll(words(List.of(turn), answers));
      }
    }
    return point(Kind.REFLECTION_CONFIRMED, verdict, why, turns, quotes);
  }

  private Point nobody(Kind kind, Verdict verdict, String why) {
    List<Evidence.Quote> felt = felt();
    return point(kind, verdict, why, List.of(episode.from()), felt);
  }

  private static Point point(
      Kind kind,
      Verdict verdict,
      String why,
      Collection<Integer> turns,
      List<Evidence.Quote> quotes) {
    Map<Integer, List<Evidence.Quote>> byTurn =
        quotes.stream().collect(Collectors.groupingBy(Evidence.Quote::turn));
    List<Evidence.Quote> apart =
        quotes.stream()
            .filter(quote ->
                byTurn.getOrDefault(quote.turn(), List.of()).stream()
                    .noneMatch(other -> holds(other, quote)))
            .toList();
    return new Point(kind, verdict, why, turns.stream().distinct().sorted().toList(), apart);
  }

  /// Whether a quotation holds another and more.
  private static boolean holds(Evidence.Quote all, Evidence.Quote part) {
    return all.turn() == part.turn()
        && all.span().length() > part.span().length()
        && all.span().with(part.span()).equals(all.span());
  }

  private List<Integer> with(Set<String> labels) {
    return agents.stream().filter(turn -> talk.heard(turn, labels)).toList();
  }

  @SafeVarargs
  private static Set<String> with(Set<String>... labels) {
    var all = new HashSet<String>();
    for (Set<String> some : labels) {
      all.addAll(some);
    }
    return all;
  }

  private List<Integer> in(List<Integer> turns) {
    return agents.stream().filter(turns::contains).toList();
  }

  /// The words that show the feeling where it was strongest, before it was lost, and what it
  /// endangers where the customer had said so by then.
  private List<Evidence.Quote> felt() {
    var quotes = new ArrayList<Evidence.Quote>();
    int strongest = episode.from();
    int end = episode.outcome() == Outcome.LOST ? episode.to() : episode.to() + 1;
    for (int turn = episode.from(); turn < end; turn++) {
      if (talk.isBy(turn, episode.speaker()) && talk.intensity(turn) > talk.intensity(strongest)) {
        strongest = turn;
      }
    }
    List<Evidence.Quote> shown = words(List.of(strongest), Intensity.NEGATIVE);
    shown = shown.isEmpty() ? words(List.of(strongest), Labels.LOSES) : shown;
    shown = shown.isEmpty() ? openings(List.of(strongest)) : shown;
    quotes.addAll(shown.isEmpty() ? shown : shown.subList(0, 1));
    Evidence.Quote core = arc.stake().core();
    if (core != null
        && core.turn() <= episode.to()
        && talk.isBy(core.turn(), episode.speaker())
        && quotes.stream()
            .noneMatch(q -> q.turn() == core.turn() && q.span().overlaps(core.span()))) {
      quotes.add(core);
    }
    return quotes;
  }

  /// The sentences in which these labels were heard, each once.
  private List<Evidence.Quote> words(Collection<Integer> turns, Set<String> labels) {
    var quotes = new LinkedHashSet<Evidence.Quote>();
    for (int turn : turns) {
      for (Signal signal : talk.reading().signals(turn)) {
        if (signal.counts() && labels.contains(signal.code())) {
          Evidence.Quote quote = quote(signal, turn);
          if (quote != null) {
            quotes.add(quote);
          }
        }
      }
    }
    return List.copyOf(quotes);
  }

  private Evidence.@Nullable Quote quote(Signal signal, int turn) {
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
        return Quotes.sentence(talk.utterance(turn), quote.span());
      }
    }
    return null;
  }

  /// How each of these turns begins: its first sentence, or the first few where those are short.
  private List<Evidence.Quote> openings(Collection<Integer> turns) {
    return turns.stream()
        .map(talk::utterance)
        .filter(utterance -> !utterance.sentences().isEmpty())
        .map(Checklists::opening)
        .toList();
  }

  private static Evidence.Quote opening(Utterance utterance) {
    int words = 0;
    for (Sentence sentence : utterance.sentences()) {
      words = sentence.to();
      if (words >= OPENING_WORDS) {
        break;
      }
    }
    return Quotes.sentence(utterance, utterance.span(0, words));
  }

  private static List<Evidence.Quote> and(
      List<Evidence.Quote> some, Collection<Evidence.Quote> more) {
    var all = new LinkedHashSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }
}
