package io.heard.page;

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
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// A detector made of a page that a house wrote: it hears the page's phrases and nothing else. It
/// never rises above likely, since only a label whose precision was measured may hint live.
///
/// Immutable; made by [HouseReader].
public final class HousePage implements Detector {
  /// After `::` on a phrase's line: the words are heard however they stand, also denied, quoted or
  /// supposed. Without it they are heard only as the speaker's own claim.
  static final String ANYHOW = "anyhow";

  private final Header header;
  private final Page page;
  private final Phrases phrases;
  private final String lines;

  /// A house page.
  ///
  /// @param header its header
  /// @param page the page, with the phrases among its sections
  /// @param phrases what it hears
  /// @param lines the phrases as the file has them, every line at its number
  HousePage(Header header, Page page, Phrases phrases, String lines) {
    this.header = header;
    this.page = page;
    this.phrases = phrases;
    this.lines = lines;
  }

  /// What the page says about itself.
  record Header(String code, Kind kind, String title, Listens listensTo, Confidence earned)
      implements About {
    Header {
      if (earned == Confidence.SURE) {
        throw new IllegalArgumentException(
            "%s calls itself sure.\nMaybe write likely: only what was measured may hint live."
                .formatted(code));
      }
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return About.class;
    }
  }

  @Override
  public About about() {
    return header;
  }

  /// The page itself.
  public Page page() {
    return page;
  }

  /// The phrases as the file has them, every line at its number.
  String lines() {
    return lines;
  }

  @Override
  public List<Finding> detect(Moment moment) {
    var sorted = new ArrayList<Match>();
    for (Match match : phrases.in(moment.now())) {
      if (match.tag().equals(ANYHOW) || match.isAsserted()) {
        sorted.add(match);
      }
    }
    sorted.sort(
        Comparator.comparingInt(Match::from)
            .thenComparing(Comparator.comparingInt(Match::to).reversed()));
    var evidence = new ArrayList<Evidence>();
    int end = 0;
    for (Match match : sorted) {
      if (match.from() >= end) {
        evidence.add(new Evidence.Quote(moment.turn(), match.span()));
        end = match.to();
      }
    }
    return evidence.isEmpty()
        ? List.of()
        : List.of(new Finding(moment.turn(), header.earned(), evidence, Detail.NONE));
  }

  /// Whose turns a label of a kind is about.
  static Listens listens(Kind kind) {
    return switch (kind) {
      case FEELING, CUE -> Listens.CUSTOMER;
      case TECHNIQUE, PITFALL -> Listens.AGENT;
    };
  }

  /// The tags that a phrase's line may carry.
  static Set<String> tags() {
    return Set.of(ANYHOW);
  }

  @Override
  public String toString() {
    return "HousePage[%s]".formatted(header.code());
  }
}
