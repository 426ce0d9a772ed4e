package io.heard.detectors.pitfall;

import static io.heard.signal.Confidence.LIKELY;

import com.google.auto.service.AutoService;
import io.heard.detectors.Selling;
import io.heard.signal.About;
import io.heard.signal.Detector;
import io.heard.signal.Finding;
import io.heard.signal.Kind;
import io.heard.signal.Listens;
import io.heard.signal.Moment;
import io.heard.text.Likeness;
import io.heard.text.Match;
import io.heard.text.Phrases;
import io.heard.text.Sentence;
import io.heard.text.Utterance;
import java.util.List;
import java.util.Set;

/// Hears an agent list features or benefits that are tied to nothing that the customer said.
@AutoService(Detector.class)
@About(
    code = "feature-dump",
    kind = Kind.PITFALL,
    title = "Lists features",
    listensTo = Listens.AGENT)
public final class FeatureDump implements Detector {
  /// Words that open a list of features.
  private static final Phrases OPENS =
      Phrases.of(
          """
          thing = it|system|platform|suite|app|plan|package|card|model|software|product|service|membership|phone|car|version|bundle|solution|we|machine|cover|kit|policy|tool|unit|panels|units|range|course|bootcamp|programme|program|this|that one|this one|which|router|alarm|kitchen|subscription|tier|edition|device|mattress|boiler|van|bike|laptop|<number>
          (includes|include|including|comprises|comprise|features|offers|boasts|delivers|provides|comes with|come with|packed with|loaded with|complete with)
          <thing> (also|all|even|just|now|really)? (has|have|got|have got|has got|does|gives|supports|integrates)
          (system|platform|suite|app|plan|package|card|model|software|product|service|membership|phone|car|version|bundle|twelve|ten|pro|plus|max|it) got
          (you|you will|you would|you also|you will also) (also|all|even)? (get|receive|enjoy)
          """);

  /// Words that tie a list to the customer, or make it a list of something else.
  private static final Phrases TIED =
      Phrases.of(
          """
          you (said|mentioned|asked|told|wanted|need|needed|were saying|described|wrote|listed|care|are after|are looking|worry|worried)
          (because|since|given|so that|as) you
          (please|kindly|need|require|send|provide|confirm|tap|click|press|select|go to|enter|describe)
          """);

  private static final Phrases ASKS =
      Phrases.of(
          """
          (what|which|how many) _2 (kind|kinds|type|types|options|choices|ones|others|payment|payments|cards|included|features|things|theatres|restaurants|hotels|attractions|museums|places|food|are|is included|do i get|do you (have|offer|accept|take)|does it (have|include|come|do))
          (list|any|some) _2 (options|suggestions|ideas|recommendations|choices|attractions|restaurants|places|features)
          (what is|what all is) (in|in it|included|it got)
          tell me (everything|all|more) about
          """);

  /// Words that a noun phrase has none of, so that a piece with one is no item.
  private static final Set<String> NO_ITEM =
      Set.of(
          ("i you he she we they is are was were will would can could have had do did not so but"
                  + " yes no mr mrs ms hello hi if that because when then what who or done sorry maybe"
                  + " your my like um uh well whether such where how why say says said am pm morning"
                  + " evening")
              .split(" "));

  private static final int MOST_ITEM_WORDS = 6;
  private static final int MOST_SHARED = 2;

  /// A list of names (restaurants, cards) answers a question.
  private static final int MOST_NAMES = 4;

  /// Three items may answer a question; four in one breath are a list.
  private static final int LIST_ITEMS = 4;

  /// A list without a verb may be an address or a plan; five items are hardly ever one.
  private static final int BARE_ITEMS = 5;

  @Override
  public List<Finding> detect(Moment moment) {
    Utterance turn = moment.now();
    if (moment.otherSideBefore().filter(FeatureDump::asks).isPresent()) {
      return List.of();
    }
    for (Sentence sentence : turn.sentences()) {
      if (sentence.words() < LIST_ITEMS || sentence.ending() == Sentence.Ending.QUESTION) {
        continue;
      }
      int items = items(turn, sentence);
      if (items < LIST_ITEMS || names(turn, sentence) >= MOST_NAMES) {
        continue;
      }
      int needed = stands(OPENS, turn, sentence) ? LIST_ITEMS : BARE_ITEMS;
      if (items >= needed
          && !stands(TIED, turn, sentence)
          && Likeness.shared(turn, sentence.from(), sentence.to(), moment.customerBefore()).size()
              <= MOST_SHARED
          && (needed == LIST_ITEMS || Selling.upTo(moment))) {
        int to = Math.min(sentence.to(), sentence.from() + 12);
        return List.of(moment.finding(LIKELY, turn.span(sentence.from(), to)));
      }
    }
    return List.of();
  }

  /// Whether the customer asked for a list.
  private static boolean asks(Utterance turn) {
    return ASKS.first(turn).isPresent();
  }

  private static boolean stands(Phrases phrases, Utterance turn, Sentence sentence) {
    for (Match match : phrases.in(turn)) {
      if (match.sentence().equals(sentence)) {
        return true;
      }
    }
    return false;
  }

  /// How many words after the first begin with a capital and go on in small letters.
  private static int names(Utterance turn, Sentence sentence) {
    int names = 0;
    for (int i = sentence.from() + 1; i < sentence.to(); i++) {
      String said = turn.said(turn.words().get(i).span());
      if (said.length() > 1
          && Character.isUpperCase(said.charAt(0))
          && Character.isLowerCase(said.charAt(1))) {
        names++;
      }
    }
    return names;
  }

  /// How many noun phrases stand in a row, parted by commas and a last "and"; the piece before the
  /// row counts as one, since the list's first item ends it.
  private static int items(Utterance turn, Sentence sentence) {
    int best = 0;
    int row = 0;
    int from = sentence.from();
    while (from < sentence.to()) {
      int clause = turn.words().get(from).clause();
      int to = from;
      boolean item = true;
      int joined = 0;
      while (to < sentence.to() && turn.words().get(to).clause() == clause) {
        String norm = turn.words().get(to).norm();
        item &= !NO_ITEM.contains(norm);
        if ((norm.equals("and") || norm.equals("plus")) && to > from) {
          joined = 1;
        }
        to++;
      }
      boolean first = from == sentence.from();
      if (item && (first || to - from <= MOST_ITEM_WORDS * (1 + joined))) {
        row += 1 + (first ? 0 : joined);
      } else {
        row = first ? 1 : 0;
      }
      best = Math.max(best, row);
      from = to;
    }
    return best;
  }
}
