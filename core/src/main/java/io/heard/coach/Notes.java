package io.heard.coach;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Ask;
import io.heard.arc.Course;
import io.heard.arc.Episode;
import io.heard.arc.Stake;
import io.heard.conversation.Role;
import io.heard.signal.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an agent would note down after a contact. Everything is quoted from what was said, with its
/// turn; nothing is summed up in words of our own, and what was not said is not there.
///
/// @param about the complaint or wish with which the customer came, where one was said
/// @param core what it endangers, where the words say it
/// @param kind the core's kind; null exactly where the core is
/// @param keywords what the talk turned on, in the customer's words
/// @param challenges what troubles the customer, and what they say they will do
/// @param details personal matters worth remembering
/// @param asked what the customer asked, and the answer
/// @param steps what the agents did, will do or offered
/// @param promises what was promised, and by when
/// @param endings how it ended, for each customer
public record Notes(
    Evidence.@Nullable Quote about,
    Evidence.@Nullable Quote core,
    Stake.@Nullable Kind kind,
    List<Keyword> keywords,
    List<Challenge> challenges,
    List<Remark> details,
    List<Asked> asked,
    List<Evidence.Quote> steps,
    List<Promised> promises,
    List<Ending> endings) {
  public Notes {
    keywords = List.copyOf(keywords);
    challenges = List.copyOf(challenges);
    details = List.copyOf(details);
    asked = List.copyOf(asked);
    steps = List.copyOf(steps);
    promises = List.copyOf(promises);
    endings = List.copyOf(endings);
  }

  /// The notes on what was heard so far.
  public static Notes of(Reading reading) {
    return of(reading, Arc.of(reading));
  }

  /// The notes on a reading whose arc is at hand.
  public static Notes of(Reading reading, Arc arc) {
    return new NoteTaking(reading, arc).notes();
  }

  /// Words that both sides used or the customer came back to, and references such as an order's
  /// number.
  ///
  /// @param words where the customer said them first
  /// @param turns every turn that holds them, in order
  public record Keyword(Evidence.Quote words, List<Integer> turns) {
    public Keyword {
      turns = List.copyOf(turns);
    }
  }

  /// A sentence in which the customer shows what troubles them.
  ///
  /// @param words the sentence
  /// @param marks what else it is; empty where it is only trouble
  /// @param sort what an objection is about, such as `price`; null elsewhere
  public record Challenge(Evidence.Quote words, Set<Mark> marks, @Nullable String sort) {
    public Challenge {
      marks = Set.copyOf(marks);
    }
  }

  /// What a challenge says beyond trouble.
  public enum Mark {
    /// Time matters.
    URGENT,
    /// It was said before, here or in an earlier contact.
    AGAIN,
    /// Resists an offer.
    OBJECTION,
    /// Asks for somebody else.
    WANTS_SOMEBODY_ELSE,
    /// Says that they will leave.
    WOULD_LEAVE,
    /// Says that they will complain elsewhere.
    WOULD_COMPLAIN_ELSEWHERE;

    /// The name in files and in the API, such as `would-leave`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// A personal matter.
  ///
  /// @param words the sentence that tells it
  /// @param topic bereavement, illness, job, family, trip, home, event or other
  /// @param takenUp later turns of agents that speak of it
  public record Remark(Evidence.Quote words, String topic, List<Integer> takenUp) {
    public Remark {
      takenUp = List.copyOf(takenUp);
    }
  }

  /// A question or request, and what was answered.
  ///
  /// @param words the words that ask
  /// @param answered whether it was answered
  /// @param answer the words that answer; null where it was not answered, or nobody can tell
  /// @param turns the agents' turns that decide it
  public record Asked(
      Evidence.Quote words,
      Ask.Answered answered,
      Evidence.@Nullable Quote answer,
      List<Integer> turns) {
    public Asked {
      turns = List.copyOf(turns);
    }
  }

  /// A promise.
  ///
  /// @param words the sentence that promises
  /// @param by who promises
  /// @param due the words that say by when, where a time was said
  /// @param date the day they mean, where that is certain
  public record Promised(
      Evidence.Quote words, Role by, Evidence.@Nullable Quote due, @Nullable LocalDate date) {}

  /// How it ended for one customer.
  ///
  /// @param speaker the customer's id
  /// @param first the customer's first turn with its intensity
  /// @param peak the first of the turns at which the intensity was highest
  /// @param last the customer's last turn with its intensity
  /// @param episode the last rise of feeling; null where there was none
  /// @param leaving words at the end that show how they left: thanks, relief, or a feeling
  public record Ending(
      String speaker,
      Course.Point first,
      Course.Point peak,
      Course.Point last,
      @Nullable Episode episode,
      Evidence.@Nullable Quote leaving) {}
}
