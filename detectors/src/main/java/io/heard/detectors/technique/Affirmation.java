package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Timing;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Set;

/// Hears an agent show briefly that they are listening while the customer is telling.
@AutoService(Detector.class)
@About(
    code = "affirmation",
    kind = Kind.TECHNIQUE,
    title = "Shows that they listen",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class Affirmation implements Detector {
  /// A whole turn this short is a sign and no answer; the longest sign read was "I hear you, yes,
  /// go on".
  private static final int MOST_WORDS = 7;

  /// Below this many words a customer has told nothing that could be listened to.
  private static final int LEAST_TOLD = 3;

  private static final int STRONG = 2;

  private static final Set<String> EMPTY = Set.of("i", "ok", "understood", "noted", "right");

  /// What a turn that is nothing but a sign is made of.
  private static final Phrases SIGNS =
      Phrases.of(
          """
          i see
          i (hear|follow|understand|get|got) (you|it|that)?
          (got|get) (it|you|that)
          gotcha
          (mm|mmm|mhm|mmhm|hm|hmm|ah|aha|uh huh|uhuh|uh|huh|oh|right|ok|yes|sure|true|alright|all right|understood|indeed|exactly|absolutely|of course|certainly|noted|wow|goodness|gosh|really|ouch|blimey|crikey)
          oh (dear|no|my|wow|i see|right|gosh|goodness)
          (my|oh my) (goodness|word|god)
          dear me
          (please)? (go on|go ahead|carry on|continue|do go on)
          i am (with you|listening|here|following|still here|all ears)
          still (here|with you|listening)
          (with you|i am with you) (so far)?
          fair enough
          makes sense
          you do not say
          and then
          """);

  /// What does so at the head of a longer turn.
  private static final Phrases OPENERS =
      Phrases.of(
          """
          ^ (oh|ah|ok|right|yes)? (i see|got it|got you|gotcha|i am with you|mm hm|mhm|uh huh|mmhm) ; !(my (mistake|bad)|sorry|i am sorry|apologies|i was)
          ^ (oh|ah) (right|i see|ok) ;
          ^ (alright|all right|i follow|i follow you|with you|mm) $
          """);

  /// Signs that also take an order, a datum or a goodbye.
  private static final Set<String> ALSO_RECEIVES =
      Set.of(
          "ok",
          "right",
          "alright",
          "all",
          "noted",
          "got",
          "gotcha",
          "understood",
          "sure",
          "yes",
          "fine",
          "certainly",
          "absolutely",
          "of",
          "exactly",
          "indeed",
          "true",
          "fair");

  /// A shorter message gives a datum or an order; who tells says more.
  private static final int TELLING_WORDS = 7;

  /// What a customer says who is not telling: asks for a thing, decides, thanks, says goodbye,
  /// threatens.
  private static final Phrases NO_TELLING =
      Phrases.of(
          """
          ^ (and|so|ok|yes|no|well|just|then|right)? (please|cancel|send|refund|give|put|let|do|make|tell|get|stop|call|email|take|remove|change|book|leave|add|transfer|connect|fix|sort) :: order
          please (cancel|send|refund|give|put|let|do|make|get|stop|call|email|take|remove|change|book|transfer)
          (cancel|send|refund|do|stop|call|email|change|book) (it|that|me|this|them)? _1 please
          (i|we) (would like|would rather|would prefer|will take|will have|will go|will try|will do|will wait|will leave|want to (cancel|speak|leave|return|order|book|change))
          (thank you|thanks|cheers|bye|goodbye|that is (all|it|everything|fine|great|perfect)|no worries|have a (good|nice|great|lovely))
          (i|we) (will|am going to|are going to|shall) (report|sue|complain|cancel|switch|leave|post|tell|go to|contact|dispute|call my|see you in)
          (it is|number is|name is|address is|email is|reference is|code is) _2 <number>
          """);

  /// A longer turn that begins with an order goes on to tell.
  private static final int ORDER_WORDS = 12;

  /// What turns the sign into the start of a concession or a counter.
  private static final Phrases CONCEDES =
      Phrases.of(
          """
          (sorry|apologies|apologize|my mistake|my bad|you are right|fair point|fair enough|i should|we should|that was|but|however|though|what if|i was wrong|point taken|never mind)
          """);

  private static final int CONCESSION_REACH = 5;

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    var told = moment.before();
    if (now.words().isEmpty()
        || told.isEmpty()
        || told.get().turn().speaker().role().answers()
        || told.get().words().size() < LEAST_TOLD) {
      return List.of();
    }
    if (isEmptyAnswer(moment)) {
      return List.of();
    }
    if (ALSO_RECEIVES.contains(now.words().getFirst().norm()) && !isTelling(told.get())
        || concedes(now)) {
      return List.of();
    }
    boolean answers = asks(told.get()) && !startsInside(now, told.get());
    if (now.words().size() <= MOST_WORDS && !answers && isOnlySigns(now)) {
      return List.of(moment.finding(LIKELY, now.span(0, now.words().size())));
    }
    for (Match match : OPENERS.in(now)) {
      if (match.from() == 0 && !answers) {
        return List.of(moment.finding(LIKELY, match));
      }
    }
    return List.of();
  }

  /// Whether the customer was telling something: breaks off, or says more than a datum and asks,
  /// decides and closes nothing.
  private static boolean isTelling(Utterance told) {
    String text = told.plain().strip();
    if (text.endsWith("—")
        || text.endsWith("–")
        || text.endsWith("...")
        || text.endsWith("…")
        || text.endsWith("-")
        || text.endsWith(",")) {
      return true;
    }
    return told.words().size() >= TELLING_WORDS
        && NO_TELLING.in(told).stream()
            .allMatch(m -> m.tag().equals("order") && told.words().size() > ORDER_WORDS);
  }

  /// Whether the sign is followed by a "but", an apology or a counter-offer.
  private static boolean concedes(Utterance now) {
    return CONCEDES.in(now).stream().anyMatch(m -> m.from() > 0 && m.from() <= CONCESSION_REACH);
  }

  /// In writing a turn is the whole answer, and "I see" to a strong feeling is no sign of
  /// listening.
  private static boolean isEmptyAnswer(Moment moment) {
    return moment.channel() != Channel.VOICE
        && moment.now().words().size() <= MOST_WORDS
        && moment.customerIntensity() >= STRONG
        && EMPTY.contains(moment.now().words().getFirst().norm());
  }

  private static boolean isOnlySigns(Utterance now) {
    List<Match> signs = SIGNS.in(now);
    boolean[] covered = new boolean[now.words().size()];
    for (Match sign : signs) {
      for (int i = sign.from(); i < sign.to(); i++) {
        covered[i] = true;
      }
    }
    for (boolean word : covered) {
      if (!word) {
        return false;
      }
    }
    return now.sentences().stream().noneMatch(s -> s.ending() == Sentence.Ending.QUESTION);
  }

  /// "Yes" after a question is its answer.
  private static boolean asks(Utterance told) {
    return !told.sentences().isEmpty()
        && told.sentences().getLast().ending() == Sentence.Ending.QUESTION;
  }

  /// A sign spoken before the customer has ended answers nothing.
  private static boolean startsInside(Utterance now, Utterance told) {
    return now.turn().timing() instanceof Timing.Spoken here
        && told.turn().timing() instanceof Timing.Spoken there
        && here.at().compareTo(there.until()) < 0;
  }
}
