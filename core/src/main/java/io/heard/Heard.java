package io.heard;

import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Encoder;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Impression;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Mishap;
import io.heard.signal.Moment;
import io.heard.signal.Signal;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/// Hears conversations. A reading grows by one turn at a time, so a finished transcript, a live
/// call and a stream are heard by the same function. Immutable and thread-safe.
public final class Heard {
  /// The most findings of one detector at one turn: the longest real turn that was read had nine
  /// questions; more than sixteen of a kind is a detector gone wild.
  private static final int MOST_FINDINGS = 16;

  private final List<Ear> ears;
  private final Encoder encoder;
  private final boolean earnedOnly;

  /// A detector and what its header says, taken out of the annotation once: asking an annotation
  /// costs more than many a detector.
  private record Ear(
      About about,
      Detector detector,
      String code,
      Kind kind,
      Listens listensTo,
      Confidence earned) {
    static Ear of(About about, Detector detector) {
      return new Ear(
          about, detector, about.code(), about.kind(), about.listensTo(), about.earned());
    }
  }

  private Heard(List<Ear> ears, Encoder encoder, boolean earnedOnly) {
    this.ears = ears;
    this.encoder = encoder;
    this.earnedOnly = earnedOnly;
  }

  /// With every detector on the class path, and the trained encoder where one is there.
  ///
  /// @throws IllegalStateException when there is an encoder and its files are missing or damaged
  public static Heard withAll() {
    return withoutModel().with(installed());
  }

  /// With every detector on the class path, and no trained encoder.
  public static Heard withoutModel() {
    return with(
        ServiceLoader.load(Detector.class, Heard.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  private static Encoder installed() {
    try {
      return ServiceLoader.load(Encoder.class, Heard.class.getClassLoader())
          .findFirst()
          .orElse(Encoder.NONE);
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException(
          e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
    }
  }

  /// With these detectors and no others.
  ///
  /// @throws IllegalArgumentException when a detector has no header, or two have the same code
  public static Heard with(List<Detector> detectors) {
    var ears = new ArrayList<Ear>();
    for (Detector detector : detectors) {
      About about = detector.about();
      if (about == null) {
        throw new IllegalArgumentException(
            "%s has no header.\nMaybe annotate it with @About.".formatted(detector.getClass()));
      }
      ears.add(Ear.of(about, detector));
    }
    ears.sort(Comparator.comparing(Ear::code));
    for (int i = 1; i < ears.size(); i++) {
      String code = ears.get(i).about().code();
      if (code.equals(ears.get(i - 1).about().code())) {
        throw new IllegalArgumentException(
            "Two detectors have the code '%s': %s and %s.\nMaybe rename one."
                .formatted(
                    code,
                    ears.get(i - 1).detector().getClass().getName(),
                    ears.get(i).detector().getClass().getName()));
      }
    }
    return new Heard(List.copyOf(ears), Encoder.NONE, true);
  }

  /// The same detectors and these beside them, with the same encoder.
  ///
  /// @throws IllegalArgumentException when one has no header, or the code of another
  public Heard and(List<? extends Detector> more) {
    var all = new ArrayList<Detector>(detectors());
    all.addAll(more);
    return new Heard(with(all).ears, encoder, earnedOnly);
  }

  /// The same detectors, with a trained encoder beside them.
  public Heard with(Encoder trained) {
    return new Heard(ears, trained, earnedOnly);
  }

  /// The trained encoder; [Encoder#NONE] where there is none.
  public Encoder encoder() {
    return encoder;
  }

  /// The same detectors, with each finding's confidence as its detector gives it, whatever the
  /// label has earned: to measure what it would earn.
  public Heard unearned() {
    return new Heard(ears, encoder, false);
  }

  /// The headers of the detectors, by code.
  public List<About> catalogue() {
    return ears.stream().map(Ear::about).toList();
  }

  /// The detectors, by code.
  public List<Detector> detectors() {
    return ears.stream().map(Ear::detector).toList();
  }

  /// A reading of a conversation before its first turn; turns that the conversation holds are not
  /// heard.
  public Reading begin(Conversation conversation) {
    return Reading.of(conversation);
  }

  /// Hears a whole conversation and closes it.
  public Reading read(Conversation conversation) {
    Reading reading = begin(conversation);
    for (Turn turn : conversation.turns()) {
      reading = hear(reading, turn);
    }
    return close(reading);
  }

  /// Hears one turn more.
  ///
  /// @param reading what was heard so far, not closed
  /// @param turn the next turn, whose index is the reading's size
  /// @throws IllegalArgumentException when the turn is not the next, or the reading is closed or
  ///   full
  public Reading hear(Reading reading, Turn turn) {
    int index = reading.size();
    if (reading.closed()) {
      throw new IllegalArgumentException(
          "Conversation '%s' is closed.\nMaybe begin a new one.".formatted(reading.head().id()));
    }
    if (turn.index() != index) {
      throw new IllegalArgumentException(
          "Turn %d comes where turn %d is next in conversation '%s'.\nMaybe a turn was left out."
              .formatted(turn.index(), index, reading.head().id()));
    }
    if (index >= Conversation.MOST_TURNS) {
      throw new IllegalArgumentException(
          "Conversation '%s' has %d turns already.\nMaybe close it and begin a new one."
              .formatted(reading.head().id(), index));
    }
    Utterance utterance = Utterance.of(turn);
    List<Utterance> utterances = longer(reading.utterances(), utterance);
    if (!utterance.isRead()) {
      return new Reading(
          reading.head(),
          utterances,
          longer(reading.impressions(), Impression.NONE),
          reading.memory(),
          longer(reading.heard(), List.of()),
          longer(reading.intensities(), 0),
          reading.mishaps(),
          false);
    }
    Encoder.Read read = encoder.read(utterance, reading.memory());
    Impression impression = read.impression();
    var moment =
        new Moment(
            reading.head().channel(),
            reading.head().known(),
            utterances,
            reading.heard(),
            reading.intensities(),
            impression);
    List<Impression> impressions = longer(reading.impressions(), impression);
    var take = new Take(index, impressions, earnedOnly);
    Role role = turn.speaker().role();
    for (Ear ear : ears) {
      if (ear.listensTo().to(role)) {
        take.from(ear, moment, false);
      }
    }
    List<List<Signal>> heard = take.onto(reading.heard());
    int intensity =
        role == Role.CUSTOMER ? Intensity.of(heard.get(index), impression.intensity()) : 0;
    return new Reading(
        reading.head(),
        utterances,
        impressions,
        read.memory(),
        heard,
        longer(reading.intensities(), intensity),
        take.mishaps(reading.mishaps()),
        false);
  }

  /// Adds what only the end shows. A reading that is closed already, or in which nothing was read,
  /// is only marked as closed.
  public Reading close(Reading reading) {
    boolean anyRead = reading.utterances().stream().anyMatch(Utterance::isRead);
    List<List<Signal>> heard = reading.heard();
    List<Mishap> mishaps = reading.mishaps();
    if (!reading.closed() && anyRead) {
      var moment =
          new Moment(
              reading.head().channel(),
              reading.head().known(),
              reading.utterances(),
              reading.heard(),
              reading.intensities(),
              reading.impressions().getLast());
      var take = new Take(reading.size() - 1, reading.impressions(), earnedOnly);
      for (Ear ear : ears) {
        take.from(ear, moment, true);
      }
      heard = take.onto(heard);
      mishaps = take.mishaps(mishaps);
    }
    return new Reading(
        reading.head(),
        reading.utterances(),
        reading.impressions(),
        reading.memory(),
        heard,
        reading.intensities(),
        mishaps,
        true);
  }

  /// What the detectors take from one moment.
  private static final class Take {
    private final int at;
    private final List<Impression> impressions;
    private final boolean earnedOnly;
    private final List<Signal> signals = new ArrayList<>();
    private final List<Mishap> mishaps = new ArrayList<>();

    Take(int at, List<Impression> impressions, boolean earnedOnly) {
      this.at = at;
      this.impressions = impressions;
      this.earnedOnly = earnedOnly;
    }

    @SuppressWarnings("PMD.AvoidCatchingGenericException")
    void from(Ear ear, Moment moment, boolean end) {
      String code = ear.code();
      try {
        List<Finding> findings = end ? ear.detector().close(moment) : ear.detector().detect(moment);
        int weighed = weighed(ear, end);
        Optional<Impression.Say> says =
            weighed < 0 ? Optional.empty() : impressions.get(weighed).about(code);
        if (says.isPresent() && findings.stream().noneMatch(f -> meets(ear, f.turn(), weighed))) {
          alone(ear, says.get(), weighed, moment);
        }
        int count = 0;
        for (Finding finding : findings) {
          if (++count > MOST_FINDINGS) {
            break;
          }
          String wrong = wrong(finding, moment);
          if (wrong.isEmpty()) {
            signals.add(
                says.isPresent() && meets(ear, finding.turn(), weighed)
                    ? beside(ear, finding, says.get().beside())
                    : byPhrases(ear, finding));
          } else {
            mishaps.add(new Mishap(code, at, wrong));
          }
        }
      } catch (RuntimeException | StackOverflowError e) {
        mishaps.add(new Mishap(code, at, e.getClass().getSimpleName()));
      }
    }

    /// The turn whose impression counts for a label now: this turn, where it is by the side that
    /// the label is about; for a label that waits until the other side speaks, the last turn of
    /// those that this turn answers, or with which all ends; -1 where there is none.
    private int weighed(Ear ear, boolean end) {
      if (!waits(ear)) {
        return !end && ofSide(ear, at) ? at : -1;
      }
      int last = end ? at : at - 1;
      while (last >= 0 && impressions.get(last).role() == Role.UNKNOWN) {
        last--;
      }
      return last >= 0 && ofSide(ear, last) ? last : -1;
    }

    private static boolean waits(Ear ear) {
      Role side = ear.kind().ofCustomer() ? Role.CUSTOMER : Role.AGENT;
      return !ear.listensTo().to(side);
    }

    private boolean ofSide(Ear ear, int turn) {
      Role role = impressions.get(turn).role();
      return ear.kind().ofCustomer() ? role == Role.CUSTOMER : role.answers();
    }

    /// Whether a finding is about what is weighed: that turn, or for a label that waits one that
    /// stands in a row with it.
    private boolean meets(Ear ear, int turn, int weighed) {
      if (turn == weighed || !waits(ear)) {
        return turn == weighed;
      }
      for (int i = Math.max(0, turn); i < weighed; i++) {
        if (impressions.get(i).role() != Role.UNKNOWN && !ofSide(ear, i)) {
          return false;
        }
      }
      return turn >= 0 && turn < weighed;
    }

    private Signal byPhrases(Ear ear, Finding finding) {
      Confidence own = finding.confidence();
      Confidence may = earnedOnly && own != Confidence.POSSIBLE ? ear.earned() : own;
      return new Signal(ear.code(), ear.kind(), at, finding, may);
    }

    /// A finding by phrases, weighed together with what the encoder says.
    private Signal beside(Ear ear, Finding finding, Impression.Verdict verdict) {
      Confidence weighed = verdict.confidence();
      return new Signal(
          ear.code(),
          ear.kind(),
          at,
          finding,
          weighed == null ? Confidence.POSSIBLE : weighed,
          verdict.probability());
    }

    /// What the encoder says about a turn in which phrases found nothing.
    private void alone(Ear ear, Impression.Say say, int turn, Moment moment) {
      Confidence confidence = say.alone().confidence();
      if (confidence == null || say.words().to() > moment.utterance(turn).text().length()) {
        return;
      }
      Finding finding = Finding.quoting(turn, confidence, say.words());
      int step = impressions.get(turn).intensity();
      if (ear.kind() == Kind.FEELING && step > 0) {
        finding = finding.with(new Detail.Strength(step));
      }
      signals.add(
          new Signal(ear.code(), ear.kind(), at, finding, confidence, say.alone().probability()));
    }

    private String wrong(Finding finding, Moment moment) {
      if (finding.turn() < 0 || finding.turn() > at) {
        return "a finding about a turn that was not heard";
      }
      for (Evidence evidence : finding.evidence()) {
        boolean holds =
            switch (evidence) {
              case Evidence.Quote quote ->
                  quote.turn() >= 0
                      && quote.turn() <= at
                      && quote.span().to() <= moment.utterance(quote.turn()).text().length();
              case Evidence.Silence silence ->
                  silence.beforeTurn() >= 0 && silence.beforeTurn() <= at;
              case Evidence.Absence absence ->
                  absence.untilTurn() >= 0 && absence.untilTurn() <= at;
            };
        if (!holds) {
          return "evidence outside what was said";
        }
      }
      return "";
    }

    /// The signals of all turns with the new ones added.
    ///
    /// @param heard the signals about each turn; the newest turn may be missing at the end
    List<List<Signal>> onto(List<List<Signal>> heard) {
      var others = new ArrayList<Signal>();
      List<Signal> newest =
          signals.stream().filter(signal -> signal.turn() == at).collect(Collectors.toList());
      Growing<List<Signal>> all = growing(heard);
      if (all.size() == at) {
        all = all.and(Collections.unmodifiableList(newest));
      } else {
        others.addAll(newest);
      }
      for (Signal signal : signals) {
        if (signal.turn() != at) {
          others.add(signal);
        }
      }
      for (Signal signal : others) {
        var more = new ArrayList<>(all.get(signal.turn()));
        more.add(signal);
        all = all.with(signal.turn(), Collections.unmodifiableList(more));
      }
      return all;
    }

    List<Mishap> mishaps(List<Mishap> before) {
      if (mishaps.isEmpty()) {
        return before;
      }
      var all = new ArrayList<>(before);
      all.addAll(mishaps);
      return Collections.unmodifiableList(all);
    }
  }

  private static <T> List<T> longer(List<T> list, T last) {
    return growing(list).and(last);
  }

  private static <T> Growing<T> growing(List<T> list) {
    if (list instanceof Growing<T> growing) {
      return growing;
    }
    Growing<T> growing = Growing.empty();
    for (T each : list) {
      growing = growing.and(each);
    }
    return growing;
  }
}
