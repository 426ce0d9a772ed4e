package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;
import static io.heard.signal.Confidence.POSSIBLE;

import com.google.auto.service.AutoService;
import io.heard.conversation.Span;
import io.heard.signal.About;
import io.heard.signal.Confidence;
import io.heard.signal.Detail;
import io.heard.signal.Detector;
import io.heard.signal.Evidence;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Hears an agent promise a result or a time that can be kept or broken.
@AutoService(Detector.class)
@About(
    code = "commitment",
    kind = Kind.TECHNIQUE,
    title = "Promises",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class Commitment implements Detector {
  /// What will be done or come; with a time in the same sentence it is a promise.
  private static final Phrases HEADS =
      Phrases.of(
          """
          who = i|we|team|someone|somebody|colleague|manager|engineer|technician|courier|driver|department|specialist|supervisor|agent|store|branch|office|they|he|she|it|this|refund|order|parcel|package|replacement|item|credit|money|payment|amount|card|letter|email|delivery|funds|miles|points|account|service|voucher|points|contract|quote|drawing|report|hole|meter|everything|both|result|answer|nurse|plumber|representative|advisor|adviser|care|relations|rep
          verb = be !more !happy !glad !able !pleased !looking !sure|arrive|reach|come|clear|land|get|have|receive|hear|send|call|ring|phone|email|mail|write|text|contact|update|post|process|refund|credit|replace|resolve|fix|sort|deliver|ship|dispatch|collect|confirm|let|give|bring|put|book|hold|cancel|look|check|follow|reply|respond|show|appear|happen|start|finish|complete|drop|pick|meet|visit|stop|do|make|take|see|speak|talk|issue|return|transfer|reinstate|restore|close|open|move|go|leave|know|sign|read|release|pay|reimburse|compensate|repay|shoot|install|add|apply|provide|restore
          <who> (will|shall) (also|then|now|personally|definitely|certainly|just|all|both|normally|surely)? <verb>
          (i|we) (am|are) (going to) <verb>
          (i|we) (am|are) (sending|calling|ringing|posting|shipping|processing|coming|mailing|booking|refunding)
          (i|we) (would) have the
          (should|can) expect
          <who> (should) (then|now|all)? (be|arrive|reach|clear|come|receive|land|appear|show)
          you (will|shall|should|are going to) (then|also|now)? (have|receive|get|hear|see|be (contacted|refunded|called|notified)) !to
          expect (a|an|the|it|to|your|another)
          allow (up to)? (<number>|a few|us)
          <who> (goes|comes|leaves|ships|arrives|closes|reaches|gets|lands|is (with|there|booked|back)|are with) :: now
          (expected|estimated) (completion|delivery|arrival|resolution)? (date|time) is
          both in your
          will be (with|in|on|there|back|done|ready|fixed|resolved|sent|delivered|refunded|credited|processed|cancelled|replaced|collected|completed|sorted|restored|available|contacted|reached|called)
          """);

  /// When.
  private static final Phrases TIMES =
      Phrases.of(
          """
          part = morning|afternoon|evening|night|noon|lunchtime|lunch|midday|midnight
          count = <number>|a|an|one|the hour|the next|a few|couple of|a couple of|few|the
          (by|before|until|no later than|not later than|latest by) _1 (the end of|end of|close of)? (the|this|next)? (<weekday>|today|tomorrow|tonight|noon|midday|lunchtime|<part>|eod|cob|day|business|week|month|weekend|<number>|half|hour|monday|friday|<month>)
          (within|inside) (the|about|around|roughly)? (next|coming|hour)? (<number>|a|an|few|couple of|hour|day|week)? _2 (<unit>|working|business)
          (within|inside) the (hour|day|week)
          in (about|around|under|less than|up to|just|roughly|the next|approximately|at most)? (<number>|a few|a couple of|an|a) (to)? <number>? (working|business)? <unit>
          (up to|allow) _2 <number> to? <number>? (working|business)? <unit>
          (takes|take) _3 (working|business)? (days|weeks)
          <number> (to)? <number>? (working|business) days
          (today|tonight|tomorrow)
          (this|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (morning|afternoon|evening|week)
          (on|this|next|every|come) (<weekday>|the <number>)
          (next|this) (week|month)
          at (<number>|half|noon|midday|quarter) :: at
          (straight away|right away|immediately|within the hour|on the hour|end of (the)? day|first thing)
          shortly
          soon :: soon
          date is <number>
          <weekday> (by|at|before)
          (by|before) (then|that)
          """);

  /// What is a promise without a time.
  private static final Phrases PLEDGES =
      Phrases.of(
          """
          (i|we) (can)? (promise|guarantee|pledge) (you)? (that)? (i|we|you|it|this|he|she|they) (will|shall|are going to)
          you (have|get|receive) (a|the|it|your|one|an) _3 (by|within) (<number>|noon|midday|<weekday>|tomorrow|the|tonight|an)
          (with you|reaches you|reach you|call you|ring you|phone you|write to you|to you) (by|at|before|within) (<number>|noon|midday|<weekday>|tomorrow|the (end|hour|weekend)|tonight|half|four|an)
          have (it|them|that|this) back (by|within) _2 (hour|day|week|<weekday>|tomorrow|noon)
          (<weekday>|tomorrow|today|tonight) (you|we|i) !have (receive|get|have|look|call|ring|come|collect|start)
          in <number> <unit> (we|i|you) (look|call|get|have|check|ring)
          you have my word
          (i|we) (give you|can give you) my word
          (i|we) (will) (definitely|certainly|personally)? (fix|solve|resolve) (this|it|that|the|your) !if
          (i|we) (will) (definitely|certainly|personally)? (get|have) (this|it|that|you|your _1|everything) (all)? (sorted|fixed|resolved|solved|corrected|refunded|replaced|back|up and running)
          (i|we) (will) (personally|definitely)? (make sure|see to it|ensure) (that)? (it|this|that|you|your|they|there|he|she|the)
          (i|we) (will) (hold|keep|save|reserve) (a|an|one|it|your|this|that|the) _4 (for you|under your|in your|until|till)
          <!even (it|this|that) (will) (not|never) (happen again|go up|ping again|occur again|come back)
          you will (never|not) (be charged|owe|pay|lose|be asked|have to pay|see another|hear from)
          in no time
          (in writing|put it in writing|put that in writing)
          (i|we) (will) (arrange|organize) (for|a|an|to have)
          ^ can do $
          (money back|full refund) (if|within|guaranteed)
          """);

  private static final Set<String> TOLD =
      Set.of("need", "want", "please", "could", "if", "unless", "hope", "hoping", "wish");

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    var found = new ArrayList<Finding>();
    List<Match> heads = HEADS.in(now);
    List<Match> times = heads.isEmpty() ? List.of() : TIMES.in(now);
    for (Sentence sentence : now.sentences()) {
      if (sentence.ending() == Sentence.Ending.QUESTION) {
        continue;
      }
      Finding promise = dated(moment, sentence, heads, times);
      if (promise != null) {
        found.add(promise);
      }
    }
    for (Match match : PLEDGES.in(now)) {
      if (!negatedPledge(match)
          && !match.isQuoted()
          && match.sentence().ending() != Sentence.Ending.QUESTION
          && found.stream().noneMatch(f -> overlaps(f, match.span()))) {
        found.add(finding(moment, LIKELY, match.span(), null));
      }
    }
    return found;
  }

  /// A sentence that says what will come, and when.
  private static @Nullable Finding dated(
      Moment moment, Sentence sentence, List<Match> heads, List<Match> times) {
    Match head = in(sentence, heads, null);
    if (head == null) {
      return null;
    }
    Match time = in(sentence, times, head);
    if (time == null || head.tag().equals("now") && time.tag().equals("at")) {
      return null;
    }
    Utterance now = moment.now();
    boolean after = time.from() >= head.from();
    int to = after ? Math.max(head.to(), Math.min(time.from(), head.from() + 8)) : head.to();
    Span what = now.span(head.from(), to);
    Confidence confidence = time.tag().equals("soon") ? POSSIBLE : LIKELY;
    return finding(moment, confidence, what, time.span());
  }

  private static @Nullable Match in(Sentence sentence, List<Match> matches, @Nullable Match head) {
    Match best = null;
    for (Match match : matches) {
      if (match.from() < sentence.from()
          || match.to() > sentence.to()
          || match.isQuoted()
          || head == null && (match.isNegated() || asked(match))) {
        continue;
      }
      if (best == null || best.tag().equals("soon")) {
        best = match;
      }
    }
    return best;
  }

  /// Whether the customer is told to do it, or it only may be.
  private static boolean asked(Match match) {
    for (int i = Math.max(match.sentence().from(), match.from() - 3); i < match.from(); i++) {
      if (TOLD.contains(match.in().words().get(i).norm())
          && !match.in().words().get(match.from()).norm().equals("allow")) {
        return true;
      }
    }
    return false;
  }

  private static boolean negatedPledge(Match match) {
    return match.isNegated() || match.isSupposed();
  }

  private static boolean overlaps(Finding finding, Span span) {
    return finding.evidence().stream()
        .anyMatch(e -> e instanceof Evidence.Quote q && q.span().overlaps(span));
  }

  private static Finding finding(
      Moment moment, Confidence confidence, Span what, @Nullable Span due) {
    var evidence = new ArrayList<Evidence>();
    evidence.add(new Evidence.Quote(moment.turn(), what));
    if (due != null && !due.overlaps(what)) {
      evidence.add(new Evidence.Quote(moment.turn(), due));
    }
    return new Finding(moment.turn(), confidence, evidence, new Detail.Promise(what, due));
  }
}
