package io.heard.coach;

import io.heard.Intensity;
import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Commitment;
import io.heard.arc.Told;
import io.heard.conversation.Case;
import io.heard.conversation.Role;
import io.heard.conversation.Span;
import io.heard.conversation.Turn;
import io.heard.signal.Evidence;
import io.heard.signal.Signal;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The facts of one conversation and its case, by kind: words that were said, or entries of the
/// case, never anything in between. Of several entries, those that speak of what the customer spoke
/// of come first.
final class Facts {
  /// A writer chooses among three; a list of ten is a catalogue.
  private static final int MOST = 3;

  /// Two quotes show a feeling; more would be held against the customer.
  private static final int MOST_QUOTES = 2;

  /// A sentence that is quoted whole.
  private static final int SHORT_WORDS = 14;

  private static final Phrases LESS_USE =
      Phrases.of(
          """
          use = use|uses|used|usage|log in|log ins|login|logins|logged|sign in|sign ins|active|activity|seat|seats|session|sessions|visit|visits|order|orders|booking|bookings|open|opened|listens|watches|plays|messages|licence|licences|license|licenses|volume|traffic
          less = down|drop|drops|dropped|fell|fallen|falling|less|fewer|lower|half|halved|decline|declined|declines|no|none|not|only|stopped|decrease|decreased|shrank|since
          <use> _8 <less>
          <less> _8 <use>
          last (login|log in|session|visit|order|seen|active|used)
          (inactive|dormant|idle|unused) (since|for)?
          """);

  private static final Phrases DATED =
      Phrases.of(
          """
          day = today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday
          <day>
          <number> (of)? <month>
          <month> (the)? <number>
          (within|in|after) _2 <number> _1 <unit>
          (by|until|before|at) (noon|midnight|lunchtime|<number> (am|pm|o'clock))
          (same|next|working|business) day
          (by|before) the end of (the)? (day|week|month)
          """);

  private final Reading reading;
  private final Arc arc;
  private final Case known;
  private final Set<String> spokenOf = new LinkedHashSet<>();
  private final Map<Fact, List<Filler>> found = new EnumMap<>(Fact.class);

  Facts(Reading reading) {
    this.reading = reading;
    this.arc = Arc.of(reading);
    this.known = reading.head().known();
    for (Utterance utterance : reading.utterances()) {
      if (isCustomers(utterance)) {
        spokenOf.addAll(utterance.stems());
      }
    }
  }

  /// The facts of a kind, the likeliest first; empty when there is none.
  List<Filler> of(Fact fact) {
    return found.computeIfAbsent(fact, this::find);
  }

  /// How the customer is to be addressed, where the case says it.
  Filler.@Nullable Known address() {
    String address = known.address();
    if (address != null && !address.isBlank()) {
      return new Filler.Known("/case/customer/address", address);
    }
    String name = known.customerName();
    return name == null || name.isBlank() ? null : new Filler.Known("/case/customer/name", name);
  }

  private List<Filler> find(Fact fact) {
    return switch (fact) {
      case ASK -> ask();
      case SURFACE -> said(arc.stake().surface());
      case CORE -> said(arc.stake().core());
      case FEELING -> latest(Intensity.NEGATIVE, false);
      case ROUND -> latest(Set.of("unheard", "escalation-repeat"), true);
      case DISCLOSURE -> told();
      case OBJECTION -> latest(Set.of("objection"), true);
      case URGENCY -> latest(Set.of("urgency"), true);
      case HOSTILITY -> latest(Set.of("escalation-hostility"), true);
      case LAST_WORDS -> lastWords();
      case PROMISE -> promise(false);
      case PROMISED_DATE -> promisedDate();
      case EARLIER -> earlier(false);
      case BROKEN -> earlier(true);
      case RECORD -> ranked("/case/customer/facts", records());
      case USAGE -> matching("/case/customer/facts", records(), LESS_USE);
      case MAY -> ranked("/case/may", known.may());
      case FRESH -> fresh();
      case CANNOT -> about("/case/cannot", known.cannot());
    };
  }

  /// The newest of what they ask that is not answered; what was answered needs no reply.
  private List<Filler> ask() {
    Ask newest = null;
    for (Ask ask : arc.asks()) {
      if (ask.answered() != Ask.Answered.YES) {
        newest = ask;
      }
    }
    return newest == null ? List.of() : said(newest.text());
  }

  /// What the newest of the customers' turns with one of these labels shows it by.
  ///
  /// @param ownWord whether a detector's own word is enough, whatever its label has earned: the
  ///   writer chose the pattern, sees the words, and judges; a feeling is not named on so little
  private List<Filler> latest(Set<String> codes, boolean ownWord) {
    for (int turn = reading.size() - 1; turn >= 0; turn--) {
      if (!isCustomers(reading.utterances().get(turn))) {
        continue;
      }
      var quotes = new ArrayList<Filler>();
      var spans = new ArrayList<Span>();
      for (Signal signal : reading.signals(turn)) {
        boolean stands = signal.counts() || ownWord && signal.finding().confidence().counts();
        if (!stands || !codes.contains(signal.code())) {
          continue;
        }
        for (Evidence evidence : signal.finding().evidence()) {
          if (evidence instanceof Evidence.Quote quote && quote.turn() == turn) {
            Span span = whole(reading.utterances().get(turn), quote.span());
            if (spans.stream().noneMatch(span::overlaps)) {
              spans.add(span);
              quotes.add(filler(new Evidence.Quote(turn, span)));
            }
          }
        }
      }
      if (!quotes.isEmpty()) {
        return quotes.stream().limit(MOST_QUOTES).toList();
      }
    }
    return List.of();
  }

  /// The clauses that words stand in, or the sentence where it is short: evidence may end in the
  /// middle of a thought, and nobody can take up half of one.
  private static Span whole(Utterance in, Span span) {
    int[] words = in.wordsIn(span);
    if (words[0] == words[1]) {
      return span;
    }
    Sentence sentence = in.sentenceOf(words[0]);
    if (sentence.words() <= SHORT_WORDS) {
      return in.span(sentence.from(), sentence.to());
    }
    int from = words[0];
    int first = in.words().get(from).clause();
    while (from > sentence.from() && in.words().get(from - 1).clause() == first) {
      from--;
    }
    int to = words[1];
    int last = in.words().get(to - 1).clause();
    while (to < in.words().size() && in.words().get(to).clause() == last) {
      to++;
    }
    return in.span(from, to);
  }

  /// The newest personal matters, those that nobody took up first.
  private List<Filler> told() {
    var told = new ArrayList<>(arc.details());
    told.sort(
        Comparator.comparing((Told each) -> !each.takenUp().isEmpty())
            .thenComparing(Comparator.comparingInt(Told::turn).reversed()));
    return told.isEmpty()
        ? latest(Set.of("disclosure"), true)
        : told.stream().limit(MOST_QUOTES).map(each -> filler(each.what())).toList();
  }

  private List<Filler> lastWords() {
    for (int turn = reading.size() - 1; turn >= 0; turn--) {
      Utterance utterance = reading.utterances().get(turn);
      if (isCustomers(utterance) && !utterance.words().isEmpty()) {
        return List.of(filler(new Evidence.Quote(turn, utterance.whole().getFirst())));
      }
    }
    return List.of();
  }

  /// The newest promise of the company's side.
  private List<Filler> promise(boolean dated) {
    Commitment newest = null;
    for (Commitment commitment : arc.commitments()) {
      if (commitment.by().answers() && (!dated || commitment.due() != null)) {
        newest = commitment;
      }
    }
    if (newest == null) {
      return List.of();
    }
    return said(dated ? newest.due() : newest.what());
  }

  private List<Filler> promisedDate() {
    List<Filler> promised = promise(true);
    return promised.isEmpty() ? matching("/case/may", known.may(), DATED) : promised;
  }

  /// Earlier contacts, the newest first.
  private List<Filler> earlier(boolean ending) {
    var contacts = new ArrayList<Filler>();
    for (int i = known.earlier().size() - 1; i >= 0 && contacts.size() < MOST; i--) {
      Case.Contact contact = known.earlier().get(i);
      String at = said(contact.at()).replaceFirst("T.*", "");
      String topic = said(contact.topic());
      String ended = said(contact.ended());
      String matter = topic + (topic.isEmpty() || ended.isEmpty() ? "" : ": ") + ended;
      if (!matter.isEmpty() && !(ending && ended.isEmpty())) {
        contacts.add(
            new Filler.Known("/case/earlier/" + i, at + (at.isEmpty() ? "" : ", ") + matter));
      }
    }
    return contacts;
  }

  private static String said(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private List<String> records() {
    return known.facts().stream().map(Case.Fact::text).toList();
  }

  /// An entry of a list of the case.
  ///
  /// @param place its place in the list
  /// @param shares how many of its words the customers used too
  private record Entry(int place, Utterance text, int shares) {
    Filler filler(String pointer) {
      return new Filler.Known(pointer + "/" + place, text.text());
    }
  }

  private List<Entry> entries(List<String> texts) {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < texts.size(); i++) {
      Utterance text = Utterance.of(Turn.of(i, Role.AGENT, texts.get(i)));
      int shares = (int) text.stems().stream().filter(spokenOf::contains).count();
      entries.add(new Entry(i, text, shares));
    }
    entries.removeIf(entry -> entry.text().words().isEmpty());
    entries.sort(Comparator.comparingInt(Entry::shares).reversed());
    return entries;
  }

  private List<Filler> ranked(String pointer, List<String> texts) {
    return entries(texts).stream().limit(MOST).map(entry -> entry.filler(pointer)).toList();
  }

  /// The entries that speak of what the customer spoke of; where none does, the first ones, since
  /// the writer knows which is meant.
  private List<Filler> about(String pointer, List<String> texts) {
    List<Entry> entries = entries(texts);
    boolean any = entries.stream().anyMatch(entry -> entry.shares() > 0);
    return entries.stream()
        .filter(entry -> !any || entry.shares() > 0)
        .limit(MOST)
        .map(entry -> entry.filler(pointer))
        .toList();
  }

  private List<Filler> matching(String pointer, List<String> texts, Phrases phrases) {
    return entries(texts).stream()
        .filter(entry -> !phrases.in(entry.text()).isEmpty())
        .limit(MOST)
        .map(entry -> entry.filler(pointer))
        .toList();
  }

  /// What may be granted and no turn of the company's side speaks of: it shares less than half of
  /// its words with each.
  private List<Filler> fresh() {
    return entries(known.may()).stream()
        .filter(entry -> !wasOffered(entry))
        .limit(MOST)
        .map(entry -> entry.filler("/case/may"))
        .toList();
  }

  private boolean wasOffered(Entry entry) {
    Set<String> stems = entry.text().stems();
    for (Utterance utterance : reading.utterances()) {
      if (utterance.isRead() && utterance.turn().speaker().role().answers()) {
        long shared = stems.stream().filter(utterance.stems()::contains).count();
        if (shared > 0 && 2 * shared >= stems.size()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCustomers(Utterance utterance) {
    return utterance.isRead() && utterance.turn().speaker().role() == Role.CUSTOMER;
  }

  private List<Filler> said(Evidence.@Nullable Quote quote) {
    return quote == null ? List.of() : List.of(filler(quote));
  }

  private Filler filler(Evidence.Quote quote) {
    return new Filler.Said(quote, quote.span().of(reading.turn(quote.turn()).text()));
  }
}
