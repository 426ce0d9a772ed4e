package io.heard.arc;

import io.heard.Reading;
import java.util.List;

/// The course of feeling in one conversation, and what goes with it. A value computed from a
/// reading alone: the same reading gives the same arc, and a prefix's reading gives the arc so far.
///
/// @param courses each customer's intensity turn by turn, in the order of first speaking
/// @param episodes each rise of a customer's feeling and how it ended, in order
/// @param needs what each customer needed, and whether it was given
/// @param stake the complaint or wish, and what it endangers
/// @param asks what customers asked, and whether it was answered
/// @param commitments what was promised
/// @param details personal matters that customers told
/// @param style the style of the customer so far
/// @param measures figures
/// @param accuracy how often what the agent reflected was confirmed
public record Arc(
    List<Course> courses,
    List<Episode> episodes,
    List<Need> needs,
    Stake stake,
    List<Ask> asks,
    List<Commitment> commitments,
    List<Told> details,
    Style style,
    Measures measures,
    Accuracy accuracy) {
  public Arc {
    courses = List.copyOf(courses);
    episodes = List.copyOf(episodes);
    needs = List.copyOf(needs);
    asks = List.copyOf(asks);
    commitments = List.copyOf(commitments);
    details = List.copyOf(details);
  }

  /// The arc of what was heard so far, closed or not.
  public static Arc of(Reading reading) {
    var talk = new Talk(reading);
    List<Episode> episodes = Episodes.of(talk);
    Style style = Styles.of(talk);
    return new Arc(
        Courses.of(talk),
        episodes,
        Needs.of(talk, episodes, style),
        Stakes.of(talk),
        Asks.of(talk),
        Promises.of(talk),
        Details.of(talk),
        style,
        Figures.of(talk),
        Reflections.of(talk));
  }
}
