package io.heard.mask;

import io.heard.conversation.Conversation;
import io.heard.conversation.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Masks conversations: what identifies people gives way to placeholders, such as `<NAME-1>`, that
/// keep its kind and are the same for the same thing throughout a conversation. Turns, times, roles
/// and order stay.
public final class Mask {
  /// Digits and the letters of hexadecimal digits, mixed: an id that a system made up.
  private static final Pattern RANDOM =
      Pattern.compile("(?=.*[a-fA-F].*)(?=.*[0-9].*)[0-9a-fA-F-]{16,}");

  private Mask() {}

  /// A conversation as it may be given out. Every turn is masked by all that any turn shows, so
  /// nothing that was found anywhere stands anywhere.
  public static Conversation mask(Conversation conversation) {
    return whole(conversation).conversation();
  }

  /// A whole conversation, masked, with what was replaced in it.
  public static Masking whole(Conversation conversation) {
    Masking masking = begin(conversation);
    conversation.turns().forEach(masking::hear);
    masking.close();
    return masking;
  }

  /// The names of persons that one text shows by itself, in order: fewer than a whole conversation
  /// shows, where a name found once is known from there on.
  public static List<Span> names(String text) {
    Text tokens = Text.of(text);
    if (!Names.mayStand(tokens)) {
      return List.of();
    }
    return Finder.find(tokens, Context.NONE).finds().all().stream()
        .filter(find -> find.type() == Type.NAME)
        .map(find -> tokens.span(find.from(), find.to()))
        .toList();
  }

  /// Whether a word stands in an English dictionary, or is known as a name of a person, a place, a
  /// company or a product.
  ///
  /// @param word in small letters
  public static boolean isKnown(String word) {
    Lists lists = Lists.get();
    return lists.isWord(word)
        || lists.first(word) != Lists.First.NONE
        || lists.isSurname(word)
        || lists.isPlace(word)
        || lists.isBrand(word);
  }

  /// Begins to mask a conversation turn by turn, as it is held.
  ///
  /// @param head what is known before the first turn; turns of it are not looked at
  public static Masking begin(Conversation head) {
    return begin(head, EnumSet.allOf(Kind.class));
  }

  /// Begins to mask some kinds of things alone; others stay as they were said.
  ///
  /// @param head what is known before the first turn; turns of it are not looked at
  public static Masking begin(Conversation head, Set<Kind> kinds) {
    return new Masking(head, kinds);
  }

  /// Whether an id tells by its form alone whose it is, as an e-mail address, a telephone number or
  /// a person's name does. The same id is always answered the same.
  public static boolean tells(String id) {
    if (RANDOM.matcher(id).matches()) {
      return false;
    }
    var ledger = new Ledger(EnumSet.allOf(Type.class));
    if (!new Data(ledger, new Known(ledger)).id(id).equals(id)) {
      return true;
    }
    Lists lists = Lists.get();
    for (Token token : Text.of(id).tokens()) {
      boolean name =
          token.isWord()
              && token.length() > 2
              && !lists.isWord(token.key())
              && (lists.first(token.key()) != Lists.First.NONE || lists.isSurname(token.key()));
      if (name) {
        return true;
      }
    }
    return false;
  }
}
