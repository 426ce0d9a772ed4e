package io.heard.coach;

import io.heard.Intensity;
import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Commitment;
import io.heard.arc.Course;
import io.heard.arc.Due;
import io.heard.arc.Episode;
import io.heard.arc.Quotes;
import io.heard.arc.Stake;
import io.heard.arc.Told;
import io.heard.coach.Notes.Asked;
import io.heard.coach.Notes.Challenge;
import io.heard.coach.Notes.Ending;
import io.heard.coach.Notes.Mark;
import io.heard.coach.Notes.Promised;
import io.heard.coach.Notes.Remark;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.signal.Detail;
import io.heard.signal.Evidence;
import io.heard.signal.Kind;
import io.heard.signal.Signal;
import io.heard.text.Answers;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Question;
import io.heard.text.Questions;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes the notes on one reading. Each sentence is noted once, where it tells most.
final class NoteTaking {
  /// A note of a contact is read in half a minute: more challenges or steps than these are a
  /// transcript again.
  private static final int MOST_OF_A_SORT = 8;

  /// A sentence with fewer words that carry content names no trouble ("Unbelievable.").
  private static final int LEAST_STEMS = 2;

  /// A reason for the contact in fewer characters is quoted with a sentence more.
  private static final int SHORT_REASON = 60;

  /// The longest reason for a contact.
  private static final int LONGEST_REASON = 200;

  /// The longest reply that is noted whole.
  private static final int SHORT_REPLY = 90;

  /// In how many sentences of a reply its beginning lies: the first may greet.
  private static final int BEGINNING = 2;

  /// Two words at a reply's beginning ("Short then.") tell nothing without the question's own.
  private static final int LEAST_ANSWER_WORDS = 3;

  /// Sentences with no more than this between them follow one another.
  private static final int GAP = 3;

  private static final Set<String> STEPS =
      Set.of("next-step", "take-ownership", "offer-alternative", "tailored-offer");

  private static final Set<String> OFFERS = Set.of("offer-alternative", "tailored-offer");

  private static final Map<String, Mark> MARKS =
      Map.of(
          "urgency", Mark.URGENT,
          "escalation-repeat", Mark.AGAIN,
          "objection", Mark.OBJECTION,
          "escalation-supervisor", Mark.WANTS_SOMEBODY_ELSE,
          "escalation-leave", Mark.WOULD_LEAVE,
          "escalation-report", Mark.WOULD_COMPLAIN_ELSEWHERE);

  private static final Set<Mark> WEIGHTY =
      EnumSet.of(
          Mark.OBJECTION,
          Mark.WANTS_SOMEBODY_ELSE,
          Mark.WOULD_LEAVE,
          Mark.WOULD_COMPLAIN_ELSEWHERE);

  /// Times that can only be to come; `on Monday` may be past.
  private static final Phrases TIMES =
      Phrases.of(
          """
          (by|before|until|no later than) (the|this|next|end of|the end of)? (<weekday>|tomorrow|tonight|today|noon|midday|week|month)
          (within|in) (the next)? (<number>|an|a) (working|business)? <unit>
          (by|before)? (<number>|noon|midday)? (tomorrow|tonight|later today)
          """);

  private final Reading reading;
  private final Arc arc;
  private final List<Evidence.Quote> noted = new ArrayList<>();

  NoteTaking(Reading reading, Arc arc) {
    this.reading = reading;
    this.arc = arc;
  }

  Notes notes() {
    List<Remark> details = details();
    Evidence.Quote about = about();
    note(about);
    Evidence.Quote core = arc.stake().core();
    Stake.Kind kind = arc.stake().kind();
    Evidence.Quote beneath = core == null ? null : sentence(core);
    note(beneath);
    List<Asked> asked = asked();
    List<Challenge> challenges = challenges();
    List<Promised> promises = promises();
    List<Evidence.Quote> steps = steps();
    return new Notes(
        about,
        beneath,
        kind,
        Keywords.of(reading),
        challenges,
        details,
        asked,
        steps,
        promises,
        endings());
  }

  private void note(Evidence.@Nullable Quote quote) {
    if (quote != null) {
      noted.add(quote);
    }
  }

  /// Whether these words were noted already, all of them.
  private boolean isNoted(Evidence.Quote quote) {
    return noted.stream().anyMatch(other -> holds(other, quote));
  }

  private Utterance utterance(int turn) {
    return reading.utterances().get(turn);
  }

  private Evidence.Quote sentence(Evidence.Quote quote) {
    return Quotes.sentence(utterance(quote.turn()), quote.span());
  }

  /// The complaint or wish; a question with what stands before it, and a short sentence with what
  /// follows, since alone they do not tell what it is about.
  private Evidence.@Nullable Quote about() {
    Evidence.Quote surface = arc.stake().surface();
    if (surface == null) {
      return null;
    }
    if (isNoted(surface)) {
      surface = troubled(surface);
    }
    Utterance in = utterance(surface.turn());
    List<Sentence> sentences = in.sentences();
    int at = 0;
    while (at < sentences.size() - 1 && sentences.get(at).span().to() <= surface.span().from()) {
      at++;
    }
    Span span = surface.span();
    if (at > 0 && sentences.get(at).ending() == Sentence.Ending.QUESTION) {
      span = longer(in, span, sentences.get(at - 1));
    }
    if (span.length() < SHORT_REASON && at + 1 < sentences.size()) {
      span = longer(in, span, sentences.get(at + 1));
    }
    return new Evidence.Quote(surface.turn(), span);
  }

  /// Where the complaint is a personal matter that is noted as such, another sentence of its turn
  /// that shows trouble, if there is one.
  private Evidence.Quote troubled(Evidence.Quote surface) {
    return reading.signals(surface.turn()).stream()
        .filter(signal -> signal.counts() && shows(signal))
        .flatMap(signal -> sentences(signal).stream())
        .filter(words -> !isNoted(words))
        .min(Comparator.comparingInt(words -> words.span().from()))
        .orElse(surface);
  }

  /// Whether a signal shows trouble, or what comes of it.
  private static boolean shows(Signal signal) {
    return MARKS.containsKey(signal.code()) || Intensity.NEGATIVE.contains(signal.code());
  }

  /// With a sentence more, unless that is noted elsewhere or makes it too long.
  private Span longer(Utterance in, Span span, Sentence more) {
    Span both = span.with(more.span());
    boolean elsewhere = isNoted(new Evidence.Quote(in.turn().index(), more.span()));
    return elsewhere || both.length() > LONGEST_REASON ? span : both;
  }

  private List<Remark> details() {
    var found = new LinkedHashMap<Evidence.Quote, Remark>();
    for (Told told : arc.details()) {
      Evidence.Quote words = sentence(told.what());
      found.putIfAbsent(words, new Remark(words, told.topic(), told.takenUp()));
    }
    for (int turn = 0; turn < reading.size(); turn++) {
      for (Signal signal : reading.signals(turn)) {
        if (signal.counts()
            && signal.code().equals("disclosure")
            && !(signal.finding().detail() instanceof Detail.Personal)) {
          for (Evidence.Quote words : sentences(signal)) {
            found.putIfAbsent(words, new Remark(words, "other", List.of()));
          }
        }
      }
    }
    found.keySet().forEach(this::note);
    return found.values().stream()
        .sorted(Comparator.comparingInt(remark -> remark.words().turn()))
        .toList();
  }

  /// The sentences of a turn that a signal quotes, each once.
  private List<Evidence.Quote> sentences(Signal signal) {
    var found = new LinkedHashSet<Evidence.Quote>();
    Utterance in = utterance(signal.turn());
    for (Evidence evidence : signal.finding().evidence()) {
      if (evidence instanceof Evidence.Quote quote && quote.turn() == signal.turn()) {
        for (Sentence sentence : in.sentences()) {
          Span both = overlap(sentence.span(), quote.span());
          if (both != null) {
            found.add(Quotes.sentence(in, both));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  private static @Nullable Span overlap(Span one, Span other) {
    return one.overlaps(other)
        ? new Span(Math.max(one.from(), other.from()), Math.min(one.to(), other.to()))
        : null;
  }

  private List<Asked> asked() {
    var found = new ArrayList<Asked>();
    for (Ask ask : arc.asks()) {
      Evidence.Quote answer =
          ask.answered() == Ask.Answered.YES && !ask.turns().isEmpty() ? answer(ask) : null;
      found.add(new Asked(ask.text(), ask.answered(), answer, ask.turns()));
      note(sentence(ask.text()));
      note(answer);
    }
    return found;
  }

  /// The words that answer: a short reply whole; of a longer one the sentence that would answer
  /// alone and shares at least half of the question's content. The last question before the reply
  /// is else taken to be answered at its beginning; of others the sentence that shares anything,
  /// and where none does, nobody can tell by which words.
  private Evidence.@Nullable Quote answer(Ask ask) {
    Utterance reply = utterance(ask.turns().getFirst());
    List<Sentence> sentences = reply.sentences();
    boolean last =
        arc.asks().stream()
            .noneMatch(other ->
                other.turns().equals(ask.turns())
                    && (other.turn() > ask.turn()
                        || other.turn() == ask.turn()
                            && other.text().span().from() > ask.text().span().from()));
    Question question = question(ask);
    if (sentences.isEmpty() || question == null) {
      return null;
    }
    Span whole = sentences.getFirst().span().with(sentences.getLast().span());
    if (last && whole.length() <= SHORT_REPLY) {
      return new Evidence.Quote(reply.turn().index(), whole);
    }
    Set<String> asked = question.in().stems(question.from(), question.to());
    Sentence best = null;
    long most = 0;
    Sentence begins = null;
    for (Sentence sentence : sentences) {
      long shared =
          reply.stems(sentence.from(), sentence.to()).stream().filter(asked::contains).count();
      boolean first = begins == null && last && sentences.indexOf(sentence) < BEGINNING;
      if ((shared > most || first) && answers(reply, sentence, question)) {
        best = shared > most ? sentence : best;
        most = Math.max(shared, most);
        begins = first && sentence.words() >= LEAST_ANSWER_WORDS ? sentence : begins;
      }
    }
    boolean muchShared = most * 2 >= asked.size();
    best = begins == null || best != null && muchShared ? best : begins;
    return best == null ? null : Quotes.sentence(reply, best.span());
  }

  private @Nullable Question question(Ask ask) {
    for (Question question : Questions.in(utterance(ask.turn()))) {
      if (question.span().equals(ask.text().span())) {
        return question;
      }
    }
    return null;
  }

  /// Whether a sentence would answer, were it all that was replied.
  private static boolean answers(Utterance reply, Sentence sentence, Question question) {
    if (sentence.ending() == Sentence.Ending.QUESTION || sentence.words() < 2) {
      return false;
    }
    var alone =
        Turn.of(
            reply.turn().index(), reply.turn().speaker().role(), sentence.span().of(reply.text()));
    return Answers.in(Utterance.of(alone)).to(question, true) == Answers.Reply.ANSWERS;
  }

  private List<Challenge> challenges() {
    var marks = new LinkedHashMap<Evidence.Quote, EnumSet<Mark>>();
    var sorts = new LinkedHashMap<Evidence.Quote, String>();
    var hostile = new ArrayList<Evidence.Quote>();
    for (int turn = 0; turn < reading.size(); turn++) {
      if (reading.turn(turn).speaker().role() != Role.CUSTOMER) {
        continue;
      }
      for (Signal signal : reading.signals(turn)) {
        Mark mark = MARKS.get(signal.code());
        if (signal.counts() && signal.code().equals("escalation-hostility")) {
          hostile.addAll(sentences(signal));
        }
        if (!signal.counts() || !shows(signal)) {
          continue;
        }
        for (Evidence.Quote words : sentences(signal)) {
          EnumSet<Mark> said = marks.computeIfAbsent(words, w -> EnumSet.noneOf(Mark.class));
          if (mark != null) {
            said.add(mark);
          }
          if (mark == Mark.OBJECTION && signal.finding().detail() instanceof Detail.Sort sort) {
            sorts.put(words, sort.name());
          }
        }
      }
    }
    var found = new ArrayList<Challenge>();
    marks.forEach((words, said) -> {
      boolean weighty = said.stream().anyMatch(WEIGHTY::contains);
      boolean bare = stems(words) < LEAST_STEMS || said.isEmpty() && hostile.contains(words);
      if (!isNoted(words) && (weighty || !bare)) {
        found.add(new Challenge(words, said, sorts.get(words)));
      }
    });
    found.sort(
        Comparator.comparingInt((Challenge one) -> one.words().turn())
            .thenComparingInt(one -> one.words().span().from()));
    List<Challenge> few = few(joined(apart(found)));
    few.forEach(one -> note(one.words()));
    return few;
  }

  private int stems(Evidence.Quote quote) {
    Utterance in = utterance(quote.turn());
    int[] words = in.wordsIn(quote.span());
    return in.stems(words[0], words[1]).size();
  }

  /// Without those whose words stand inside another's.
  ///
  /// @param all in the order of their words
  private static List<Challenge> apart(List<Challenge> all) {
    var apart = new ArrayList<Challenge>();
    for (Challenge one : all) {
      if (!apart.isEmpty() && holds(one.words(), apart.getLast().words())) {
        apart.removeLast();
      }
      if (apart.isEmpty() || !holds(apart.getLast().words(), one.words())) {
        apart.add(one);
      }
    }
    return apart;
  }

  private static boolean holds(Evidence.Quote all, Evidence.Quote part) {
    return all.turn() == part.turn() && all.span().with(part.span()).equals(all.span());
  }

  /// With those that follow one another as one.
  private static List<Challenge> joined(List<Challenge> all) {
    var joined = new ArrayList<Challenge>();
    for (Challenge one : all) {
      Challenge before = joined.isEmpty() ? null : joined.getLast();
      Evidence.Quote both = before == null ? null : together(before.words(), one.words());
      if (before == null || both == null) {
        joined.add(one);
        continue;
      }
      var marks = new HashSet<>(before.marks());
      marks.addAll(one.marks());
      joined.removeLast();
      joined.add(new Challenge(both, marks, one.sort() == null ? before.sort() : one.sort()));
    }
    return joined;
  }

  /// The weightiest: what the customer says they will do, then the strongest turns, in order.
  private List<Challenge> few(List<Challenge> all) {
    if (all.size() <= MOST_OF_A_SORT) {
      return all;
    }
    return all.stream()
        .sorted(
            Comparator.comparing((Challenge one) -> one.marks().isEmpty())
                .thenComparingInt(one -> -reading.intensities().get(one.words().turn())))
        .limit(MOST_OF_A_SORT)
        .sorted(
            Comparator.comparingInt((Challenge one) -> one.words().turn())
                .thenComparingInt(one -> one.words().span().from()))
        .toList();
  }

  /// What was promised; the same words for the same day are one promise.
  private List<Promised> promises() {
    var found = new LinkedHashMap<Evidence.Quote, Promised>();
    for (Commitment promise : arc.commitments()) {
      Evidence.Quote words = sentence(promise.what());
      Evidence.Quote due = promise.due();
      Promised before = found.get(words);
      if (before == null || before.due() == null) {
        LocalDate date = due == null ? null : Due.date(reading, due);
        found.put(words, new Promised(words, promise.by(), due, date));
      }
    }
    for (int turn = 0; turn < reading.size(); turn++) {
      for (Signal signal : reading.signals(turn)) {
        if (signal.counts()
            && signal.code().equals("commitment")
            && !(signal.finding().detail() instanceof Detail.Promise)) {
          Role by = reading.turn(turn).speaker().role();
          for (Evidence.Quote words : sentences(signal)) {
            Evidence.Quote due = due(words);
            LocalDate date = due == null ? null : Due.date(reading, due);
            found.putIfAbsent(words, new Promised(words, by, due, date));
          }
        }
      }
    }
    found.keySet().forEach(this::note);
    var said = new HashSet<List<Object>>();
    return found.values().stream()
        .sorted(
            Comparator.comparingInt((Promised one) -> one.words().turn())
                .thenComparingInt(one -> one.words().span().from()))
        .filter(
            one -> said.add(List.of(text(one.words()), one.by(), Optional.ofNullable(one.date()))))
        .toList();
  }

  private String text(Evidence.Quote quote) {
    return utterance(quote.turn()).said(quote.span());
  }

  /// The words of a promise that can only mean a time to come.
  private Evidence.@Nullable Quote due(Evidence.Quote promise) {
    for (Match match : TIMES.in(utterance(promise.turn()))) {
      if (promise.span().overlaps(match.span())) {
        return new Evidence.Quote(promise.turn(), match.span());
      }
    }
    return null;
  }

  /// What was done or offered, and not noted as an answer or a promise.
  private List<Evidence.Quote> steps() {
    var found = new ArrayList<Evidence.Quote>();
    for (int turn = 0; turn < reading.size(); turn++) {
      for (Signal signal : reading.signals(turn)) {
        if (!signal.counts() || !STEPS.contains(signal.code())) {
          continue;
        }
        for (Evidence.Quote words : sentences(signal)) {
          boolean asks = !OFFERS.contains(signal.code()) && asks(words);
          if (!asks && !isNoted(words) && !found.contains(words)) {
            found.add(words);
          }
        }
      }
    }
    found.sort(
        Comparator.comparingInt(Evidence.Quote::turn)
            .thenComparingInt(quote -> quote.span().from()));
    var joined = new ArrayList<Evidence.Quote>();
    for (Evidence.Quote step : found) {
      Evidence.Quote both = joined.isEmpty() ? null : together(joined.getLast(), step);
      if (both != null) {
        joined.removeLast();
      }
      joined.add(both == null ? step : both);
    }
    return joined.subList(Math.max(0, joined.size() - MOST_OF_A_SORT), joined.size());
  }

  /// Whether these words ask the customer for something.
  private boolean asks(Evidence.Quote words) {
    Utterance in = utterance(words.turn());
    return Questions.in(in).stream().anyMatch(question -> question.span().overlaps(words.span()));
  }

  private List<Ending> endings() {
    var found = new ArrayList<Ending>();
    for (Course course : arc.courses()) {
      List<Course.Point> points = course.points();
      Course.Point peak =
          points.stream()
              .filter(point -> point.intensity() == course.peak())
              .findFirst()
              .orElse(points.getFirst());
      Episode last = null;
      for (Episode episode : arc.episodes()) {
        if (episode.speaker().equals(course.speaker())) {
          last = episode;
        }
      }
      found.add(
          new Ending(
              course.speaker(), points.getFirst(), peak, points.getLast(), last, leaving(points)));
    }
    return found;
  }

  /// Words that show how the customer left: thanks or relief in the last two turns, the later
  /// first; where they did not leave calm, what shows it in the last.
  private Evidence.@Nullable Quote leaving(List<Course.Point> points) {
    int last = points.getLast().turn();
    boolean calm = points.getLast().intensity() == 0;
    for (int i = points.size() - 1; i >= Math.max(0, points.size() - 2); i--) {
      for (Signal signal : reading.signals(points.get(i).turn())) {
        boolean glad = !Intensity.NEGATIVE.contains(signal.code());
        if (signal.counts()
            && signal.kind() == Kind.FEELING
            && (glad || !calm && signal.turn() == last)) {
          for (Evidence.Quote words : sentences(signal)) {
            return words;
          }
        }
      }
    }
    List<Span> whole = utterance(last).whole();
    return calm
            || whole.isEmpty()
            || whole.getFirst().length() > SHORT_REPLY
            || noted.stream().anyMatch(quote -> quote.turn() == last)
        ? null
        : new Evidence.Quote(last, whole.getFirst());
  }

  /// Without gaps between what follows one another in a turn, as long as it can be read in one go.
  private static Evidence.@Nullable Quote together(Evidence.Quote one, Evidence.Quote next) {
    Span both = one.span().with(next.span());
    return one.turn() == next.turn()
            && next.span().from() - one.span().to() <= GAP
            && both.length() <= LONGEST_REASON
        ? new Evidence.Quote(one.turn(), both)
        : null;
  }
}
