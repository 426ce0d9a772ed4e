package io.heard.mask;

import io.heard.conversation.Conversation;
import io.heard.conversation.Span;
import java.util.List;

/// Masks conversations: what identifies people gives way to placeholders, such as `<NAME-1>`, that
/// keep its kind and are the same for the same thing throughout a conversation. Turns, times, roles
/// and order stay.
public final class Mask {
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

  /// Begins to mask a conversation turn by turn, as it is held.
  ///
  /// @param head what is known before the first turn; turns of it are not looked at
  public static Masking begin(Conversation head) {
    return new Masking(head);
  }
}
