package io.heard.mask;

import io.heard.mask.Subjects.About;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What each side was asked for, and whether there was talk of a card lately.
final class Asked {
  private record Ask(About about, String by, int turn) {}

  /// How many turns an answer may take to come.
  private static final int PATIENCE = 6;

  /// For how many turns after a card's number was spoken of digits are thought to be of one.
  private static final int CARD_TALK = 10;

  private static final int MOST = 12;

  private static final Set<String> REQUESTS =
      Words.of(
          """
          please can could may would what whats what's need confirm give tell provide have take go
          your read let require required enter share which type verify know help spell repeat send
          """);

  private final Deque<Ask> asks = new ArrayDeque<>();
  private int lastCardTalk = Integer.MIN_VALUE / 2;

  /// What is known when a speaker's turn is looked at.
  Context context(String speaker, int turn) {
    var about = new ArrayList<About>();
    for (Ask ask : asks) {
      if (!ask.by().equals(speaker)
          && turn - ask.turn() <= PATIENCE
          && !about.contains(ask.about())) {
        about.add(ask.about());
      }
    }
    return new Context(about, turn - lastCardTalk <= CARD_TALK);
  }

  /// Takes a turn in: what it asks for, and what it answers.
  void add(String speaker, int turn, Finder.Found found) {
    Set<Type> given = EnumSet.noneOf(Type.class);
    found.finds().all().forEach(find -> given.add(find.type()));
    Placeholders.each(found.text().read(), (type, number) -> given.add(type));
    for (Type type : given) {
      asks.removeIf(ask -> !ask.by().equals(speaker) && isAnswer(ask.about(), type));
    }
    if (given.contains(Type.CARD)) {
      card(turn);
    }
    boolean requests = false;
    for (Token token : found.text().tokens()) {
      requests |= token.isSign('?') || (token.isWord() && REQUESTS.contains(token.key()));
    }
    boolean question = isQuestion(found.text());
    Map<Type, Integer> last = new EnumMap<>(Type.class);
    found.finds().all().forEach(find -> last.put(find.type(), find.from()));
    for (Subjects.Found subject : found.subjects()) {
      boolean card = subject.about() == About.CARD && subject.far();
      if (card || subject.about() == About.CVV) {
        lastCardTalk = turn;
      }
      boolean asksName = subject.about() != About.NAME || question;
      boolean clear = subject.far() || isShort(found.text());
      if (requests && asksName && clear && !isGiven(subject, last)) {
        asks.addFirst(new Ask(subject.about(), speaker, turn));
        if (asks.size() > MOST) {
          asks.removeLast();
        }
      }
    }
  }

  /// A card's number was given: what is called a code next is likely its security code.
  void card(int turn) {
    lastCardTalk = turn;
  }

  private static boolean isQuestion(Text text) {
    for (Token token : text.tokens()) {
      if (token.isSign('?') || token.is("please")) {
        return true;
      }
    }
    return false;
  }

  /// "Your order number is 12345" asks for nothing.
  private static boolean isGiven(Subjects.Found subject, Map<Type, Integer> last) {
    for (Map.Entry<Type, Integer> find : last.entrySet()) {
      if (find.getValue() >= subject.to() && isAnswer(subject.about(), find.getKey())) {
        return true;
      }
    }
    return false;
  }

  /// "And your phone?"
  private static boolean isShort(Text text) {
    return text.size() <= 10;
  }

  private static boolean isAnswer(About about, Type type) {
    return switch (about) {
      case ID, SSN -> type == Type.ID || type == Type.SSN;
      case ADDRESS -> type == Type.ADDRESS;
      case ZIP -> type == Type.ZIP || type == Type.ADDRESS;
      default -> about.name().equals(type.name());
    };
  }
}
