package io.heard.detectors.technique;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.conversation.Case;
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
import io.heard.signal.Specificity;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import io.heard.text.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Hears an agent use the customer's name, what they told before, or what their record holds.
@AutoService(Detector.class)
@About(
    code = "personalize",
    kind = Kind.TECHNIQUE,
    title = "Speaks to this customer",
    listensTo = Listens.AGENT,
    earned = Confidence.LIKELY)
public final class Personalize implements Detector {
  /// Words that say outright that something was told or is on record.
  private static final Phrases RECALLED =
      Phrases.of(
          """
          told = mentioned|told (me|us)|asked (about|for|me to|us to|where|whether|what|how)|wrote (that|about|on)|described|were saying
          <!if <!what you (had|have|would)? (also|just|already|earlier)? <told>
          on (monday|tuesday|wednesday|thursday|friday|saturday|sunday) you (said|told|mentioned|asked)
          (last (time|week|month|year)|earlier|previously|back in _) you (said|told|mentioned|asked|wanted|bought)
          you (said|told me|wanted) (on|last|earlier|before|back)
          (as|like) you (said|mentioned|told|wrote|asked) :: detail
          (since|when|after|because) (last)? (we|you) (last)? (spoke|talked|met|visited|chatted)
          (after|following|from|on|at) your (visit|test drive|trial|free class|call|demo|tour|viewing|draft|form)
          (you|you have) (downloaded|filled in|test drove|visited our|came in|signed up|have been with us|been with us|been a customer|been a member) _1 (our|for|since|the|a)
          your (trial|policy|contract|plan|lease|cover|subscription) _3 (ends|runs out|expires|is up|renews)
          (great|lovely|nice|good) (chatting|meeting|talking|speaking) (at|on)
          (i|we) (can)? see (that)? you (have|had|are (on|with|due|booked|signed up|registered|based|travelling|traveling|flying|staying|a member)|were (on|with|due|booked|charged)|bought|ordered|called|contacted|joined|switched|moved)
          (your|the) (notes|account|file|record|history|profile) (here)? (shows|show|says|say|tells) (that)? you
          (looking|look) at your (account|file|history|record|usage|last)
          your (usual|regular|average)
          (congratulations|congrats) (on|to) your
          (enjoy|have a (great|lovely|good)|good luck (with|at|for|on)) (the|your) (trip|holiday|wedding|birthday|honeymoon|interview|exam|move|party|anniversary|vacation|match|flight|concert|graduation) :: wish
          <!if <!what you (had|have)? wanted (to|it|the|a)
          (card|account|number|tag|phone) ending (in|with)? <number>
          the _1 you (liked|asked for|wanted|chose|picked|preferred|loved)
          you have (a|an|got a)? <number> (week|month|year|day) old
          give (her|him|them|your _1) my (best|regards|love)
          """);

  private static final Phrases LIFE =
      Phrases.of(
          """
          whose = your|his|her|their|my
          near = <kin>|kids|girls|boys|twins|lad|grandson|granddaughter|grandchildren|mother in law|father in law|nephew|niece|colleague|neighbor|neighbour|newborn|toddler|little one|daughters|sons|mate
          life = birthday|wedding|honeymoon|anniversary|graduation|funeral|exam|interview|surgery|operation|migraine|pregnancy|miscarriage|holiday|vacation|recital|christening|concert|marathon|bakery|moving day|new house|new home|new job|night shifts|shifts
          your (late|own|poor|elderly|little|younger|older)? <near>
          (bring|for|with|about) the (little|two|three)? (kids|girls|boys|twins|lad|baby|grandson|granddaughter|children|little ones|daughters)
          <whose> (big|little|own)? <life>
          """);

  /// What turns a recalled word against the customer, or has it said by a condolence.
  private static final Phrases REPROACH =
      Phrases.of(
          """
          (but|yet|then why|so why) (as|like)? you (said|told|mentioned|wrote|asked|wanted)
          you (said|told|wrote|agreed|asked|mentioned|wanted) _3 (yourself|yourselves)
          you yourself
          (why|how) (did|do|would|could|can) you
          you (never|should have|ought to have|failed to|were (told|warned|informed))
          """);

  private static final Phrases GRIEF =
      Phrases.of(
          """
          (sorry|condolences|condolence|sympathy|sympathies)
          """);

  /// "At your nan's!" only gives the word back.
  private static final int ECHO_WORDS = 4;

  /// "Patient accounts, Gavin": house and speaker, and nothing to the customer.
  private static final int PICK_UP_WORDS = 3;

  /// How somebody picks up a call: the name in it is their own.
  private static final Phrases ANSWERS =
      Phrases.of(
          """
          (you are|you have)? (through to|reached)
          (you are|you have) (speaking|talking) (to|with)
          speaking ;
          how (can|may) (i|we) (help|assist)
          what can (i|we) do for you
          thank you for calling
          """);

  /// "Good evening, Hotel Varga": what a house says of itself on picking up.
  private static final Set<String> HOUSE =
      Set.of("morning, ", "afternoon, ", "evening, ", "hello, ", "hi, ", "day, ");

  private static final Set<String> TITLES =
      Set.of(" mr", " ms", " miss", " dr", " prof", " doctor");

  private static final Set<String> SELF = Set.of("my", "our");

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance now = moment.now();
    var quotes = new ArrayList<Span>();
    int[] name = Names.addressed(moment);
    if (!(moment.turn() == 0
        && (now.words().size() <= PICK_UP_WORDS || !ANSWERS.in(now).isEmpty()))) {
      if (name[1] > 0) {
        quotes.add(now.span(name[0], name[1]));
      } else {
        MaskedNames.addressed(moment).ifPresent(quotes::add);
      }
    }
    for (Match match : RECALLED.in(now)) {
      if (!match.isNegated()
          && !match.isQuoted()
          && isDetail(moment, match)
          && !reproaches(match)) {
        quotes.add(match.span());
      }
    }
    if (opensCall(moment)) {
      quotes.removeIf(quote -> isHouse(now.said(quote)));
    }
    toldOf(moment, now, quotes);
    onRecord(moment.known(), now, quotes);
    if (quotes.isEmpty()) {
      return List.of();
    }
    var evidence = new ArrayList<Evidence>();
    for (Span quote : quotes) {
      if (evidence.stream()
          .noneMatch(e -> e instanceof Evidence.Quote q && q.span().overlaps(quote))) {
        evidence.add(new Evidence.Quote(moment.turn(), quote));
      }
    }
    return List.of(new Finding(moment.turn(), LIKELY, evidence, Detail.NONE));
  }

  /// Whether "as you said" has something said beside it, and a good wish is for what the customer
  /// told of; the other ways name their detail.
  private static boolean isDetail(Moment moment, Match match) {
    Utterance now = moment.now();
    return switch (match.tag()) {
      case "detail" -> {
        var told = Specificity.of(moment);
        yield told.weight(match.to(), match.sentence().to()) > 0;
      }
      case "wish" -> {
        String stem = now.words().get(match.to() - 1).stem();
        yield moment.customerBefore().stream().anyMatch(told -> told.stems().contains(stem));
      }
      default -> true;
    };
  }

  /// Whether a sentence flings back at the customer what they said.
  private static boolean reproaches(Match match) {
    return REPROACH.in(match.in()).stream()
        .anyMatch(m -> m.from() >= match.sentence().from() && m.to() <= match.sentence().to());
  }

  /// Who picks up the phone names the house and themselves.
  private static boolean opensCall(Moment moment) {
    return moment.customerBefore().isEmpty();
  }

  private static boolean isHouse(String said) {
    String words = said.toLowerCase(Locale.ROOT);
    return HOUSE.stream().anyMatch(words::startsWith) && TITLES.stream().noneMatch(words::contains);
  }

  /// Family and events of life that the customer told of before.
  private static void toldOf(Moment moment, Utterance now, List<Span> quotes) {
    List<Match> matches = LIFE.in(now);
    if (matches.isEmpty()) {
      return;
    }
    for (Match match : matches) {
      if (SELF.contains(now.words().get(match.from()).norm())) {
        continue;
      }
      Sentence sentence = match.sentence();
      if (sentence.words() <= ECHO_WORDS
          || GRIEF.in(now).stream()
              .anyMatch(m -> m.from() >= sentence.from() && m.from() < match.from())) {
        continue;
      }
      Word last = now.words().get(match.to() - 1);
      for (Utterance earlier : moment.customerBefore()) {
        if (earlier.stems().contains(last.stem())) {
          quotes.add(match.span());
          break;
        }
      }
    }
  }

  /// A clause that shares two words of content with one fact of the record.
  private static void onRecord(Case known, Utterance now, List<Span> quotes) {
    for (Case.Fact fact : known.facts()) {
      var words = new HashSet<String>();
      for (String word : fact.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
        if (word.length() > 3) {
          words.add(word);
        }
      }
      int first = -1;
      int last = -1;
      var shared = new HashSet<String>();
      for (int at = 0; at < now.words().size(); at++) {
        if (words.contains(now.words().get(at).norm())) {
          first = first < 0 ? at : first;
          last = at;
          shared.add(now.words().get(at).norm());
        }
      }
      if (shared.size() >= 2 && last - first <= 8) {
        quotes.add(now.span(first, last + 1));
      }
    }
  }
}
