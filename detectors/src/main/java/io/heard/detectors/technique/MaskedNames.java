package io.heard.detectors.technique;

import io.heard.conversation.Span;
import io.heard.signal.Moment;
import io.heard.text.Aside;
import io.heard.text.Placeholder;
import io.heard.text.Utterance;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that were masked and counted, as in `<NAME-1>`: one number is one name throughout a
/// conversation, so that whom an agent speaks to can be told as from the name itself. A mark
/// without a number may be anybody's, and is no name here.
final class MaskedNames {
  private static final Pattern GREETING =
      Pattern.compile(
          "(?i)\\b(?:hi|hello|hey|dear|hiya|welcome|(?:good )?(?:morning|afternoon|evening|day))[, ]+"
              + "(?:(?:mr|mrs|ms|miss|dr)\\.? )?$");
  private static final Pattern CALL =
      Pattern.compile(
          "(?i)(?:,|\\b(?:thanks|thank you|sorry|ok|okay|sure|yes|no|right|well|great|course|perfect"
              + "|absolutely|certainly|bye|goodbye|oh|about that|congratulations|cheers),?)"
              + " (?:(?:mr|mrs|ms|miss|dr)\\.? )?$");
  private static final Pattern CLOSING =
      Pattern.compile("(?i)\\b(?:thanks|regards|wishes|best|sincerely|cheers),\\s$");
  private static final Pattern OWN_BEFORE =
      Pattern.compile(
          "(?i)\\b(?:this is|it is|it's|i'm|i am|name is|name's|my name|through to|reached|speaking (?:to|with)) $");
  private static final Pattern OWN_AFTER = Pattern.compile("(?i)^,? (?:here|speaking|from|at)\\b");
  private static final Pattern SPOKEN_OF =
      Pattern.compile(
          "(?i)^(?:['’]s\\b|,? (?:who|she|he|they)\\b| (?:is|was|has|had|said|will|told|can|and|or|does|did)\\b)");

  private MaskedNames() {}

  /// The words by which the newest turn speaks to somebody whose name was masked.
  static Optional<Span> addressed(Moment moment) {
    Utterance now = moment.now();
    if (now.asides().isEmpty()) {
      return Optional.empty();
    }
    Set<String> own = new HashSet<>();
    ownOf(now, own);
    moment.agentBefore().forEach(earlier -> ownOf(earlier, own));
    for (Aside aside : now.asides()) {
      if (isCounted(aside) && !own.contains(now.said(aside.span()))) {
        Optional<Span> address = address(now, aside.span());
        if (address.isPresent()) {
          return address;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isCounted(Aside aside) {
    return aside instanceof Placeholder placeholder
        && placeholder.what() == Placeholder.What.NAME
        && placeholder.number() > 0;
  }

  /// The speaker's own name: introduced, signed, or known.
  private static void ownOf(Utterance in, Set<String> own) {
    String text = in.text();
    String known = in.turn().speaker().name();
    for (Aside aside : in.asides()) {
      Span span = aside.span();
      String line = text.substring(text.lastIndexOf('\n', span.from()) + 1, span.from());
      String after = text.substring(span.to(), Math.min(text.length(), span.to() + 12));
      boolean signs =
          after.isBlank()
              && span.from() > 0
              && (line.isBlank() || CLOSING.matcher(near(text, span)).find());
      if (isCounted(aside)
          && (signs
              || OWN_BEFORE.matcher(near(text, span)).find()
              || OWN_AFTER.matcher(after).find()
              || known != null && known.contains(in.said(span)))) {
        own.add(in.said(span));
      }
    }
  }

  private static Optional<Span> address(Utterance now, Span name) {
    String before = near(now.text(), name);
    String after = now.text().substring(name.to(), Math.min(now.text().length(), name.to() + 12));
    if (SPOKEN_OF.matcher(after).find()) {
      return Optional.empty();
    }
    Matcher greeting = GREETING.matcher(before);
    if (greeting.find()) {
      int from = name.from() - (before.length() - greeting.start());
      return Optional.of(new Span(from, name.to()));
    }
    boolean ends = after.isBlank() || ".,!?;:\n—–".indexOf(after.strip().charAt(0)) >= 0;
    String ahead = before.strip();
    boolean opens = ahead.isEmpty() || ".!?".indexOf(ahead.charAt(ahead.length() - 1)) >= 0;
    boolean called = CALL.matcher(before).find() || opens && after.startsWith(",");
    return ends && called ? Optional.of(name) : Optional.empty();
  }

  /// What stands before the name, as much of it as is looked at.
  private static String near(String text, Span name) {
    return text.substring(Math.max(0, name.from() - 40), name.from());
  }
}
