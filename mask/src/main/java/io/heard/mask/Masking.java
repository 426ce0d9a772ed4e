package io.heard.mask;

import io.heard.conversation.Case;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Span;
import io.heard.conversation.Speaker;
import io.heard.conversation.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One conversation while it is masked, turn by turn. What was found once is masked from there on;
/// what a later turn shows about earlier ones comes back as turns that have to be replaced.
///
/// It keeps the turns as they came, in memory only, until it is let go. Not for several threads.
public final class Masking {
  /// What became of one turn.
  ///
  /// @param turn the newest turn, masked
  /// @param replaced earlier turns that are masked otherwise from now on, in order: a name or a
  ///   number that was found late, or digits that were withheld and decided
  /// @param headReplaced whether [Masking#head] changed with it
  public record Step(Turn turn, List<Turn> replaced, boolean headReplaced) {
    public Step {
      replaced = List.copyOf(replaced);
    }
  }

  /// A stretch of a turn's text as it came, and what stands in its place.
  ///
  /// @param span the stretch
  /// @param placeholder what stands there
  public record Replacement(Span span, String placeholder) {}

  private static final class Held {
    final Turn raw;
    final List<Rendering.Piece> pieces = new ArrayList<>();
    Turn masked;

    Held(Turn raw) {
      this.raw = raw;
      this.masked = raw;
    }
  }

  private final Conversation rawHead;
  private final Ledger ledger;
  private final Known known;
  private final Data data;
  private final Asked asked = new Asked();
  private final Withheld withheld = new Withheld();
  private final Index index = new Index();
  private final SpokenWords spoken;
  private final List<Held> turns = new ArrayList<>();
  private final Map<String, Speaker> speakers = new HashMap<>();
  private Conversation head;

  Masking(Conversation head, Set<Kind> kinds) {
    this.ledger = new Ledger(Kind.types(kinds));
    this.known = new Known(ledger);
    this.data = new Data(ledger, known);
    this.spoken = new SpokenWords(ledger, known);
    this.rawHead = head.unsaid();
    this.head = rawHead;
    Case known = head.known();
    reserve(known);
    if (known.customerName() != null) {
      new Labelled(ledger).register(known.customerName());
    }
    this.head = maskedHead();
    ledger.fresh();
  }

  /// A case may have been masked before it came here.
  private void reserve(Case known) {
    var texts = new ArrayList<@Nullable String>(known.may());
    texts.addAll(known.cannot());
    texts.add(known.customerName());
    texts.add(known.address());
    known.facts().forEach(fact -> texts.add(fact.text()));
    for (String text : texts) {
      if (text != null) {
        Placeholders.each(text, ledger::reserve);
      }
    }
  }

  /// The conversation without its turns, masked by all that is known so far.
  public Conversation head() {
    return head;
  }

  /// Masks the next turn.
  ///
  /// @param turn the turn as it came; its index is the number of turns before it
  /// @return the turn as it may be given out, and what it changes about those before it
  /// @throws IllegalArgumentException when the turn has another index
  public Step hear(Turn turn) {
    if (turn.index() != turns.size()) {
      throw new IllegalArgumentException(
          "A turn with index %d was heard after %d turns.\nMaybe hear each turn once, in order."
              .formatted(turn.index(), turns.size()));
    }
    var held = new Held(turn);
    turns.add(held);
    var changed = new TreeSet<Integer>();
    String speaker = turn.speaker().id();
    if (turn.speaker().name() != null) {
      new Labelled(ledger).register(turn.speaker().name());
    }
    Placeholders.each(turn.text(), ledger::reserve);
    Text text = Text.of(turn.text());
    Context context = asked.context(speaker, turn.index());
    Finder.Found found = Finder.find(text, context);
    known.find(found.finds(), found.numbers(), false);
    asked.add(speaker, turn.index(), found);
    List<Withheld.Decision> decisions =
        withheld.add(turn.index(), speaker, found, asked.context(speaker, turn.index()));
    List<@Nullable Entity> decided = entities(decisions);
    if (decided.stream().anyMatch(each -> each != null && each.type() == Type.CARD)) {
      asked.card(turn.index());
    }
    for (Find find : found.finds().all()) {
      held.pieces.add(
          new Rendering.Piece(
              text.span(find.from(), find.to()), ledger.entity(find.type(), find.key())));
    }
    for (int i = 0; i < decisions.size(); i++) {
      decide(decisions.get(i), decided.get(i), changed);
    }
    data.mask(turn.origin().extra());
    if (turn.origin().externalId() != null) {
      data.id(turn.origin().externalId());
    }
    data.id(speaker);
    spoken.mask(turn.origin().words(), turn.text(), held.pieces);
    index.add(turn.index(), text, found.numbers());
    addBeside(turn);
    Set<String> fresh = ledger.fresh();
    boolean headReplaced = false;
    if (!fresh.isEmpty()) {
      late(fresh, changed);
      Conversation before = head;
      head = maskedHead();
      headReplaced = !head.equals(before);
    }
    return step(turn.index(), changed, headReplaced);
  }

  /// The conversation as it may be given out by now.
  public Conversation conversation() {
    return new Conversation(
        head.id(),
        head.channel(),
        head.startedAt(),
        head.known(),
        turns.stream().map(held -> held.masked).toList(),
        head.extra());
  }

  /// A text about the conversation, such as a message, with all that is known replaced.
  public String text(String text) {
    return data.known(text);
  }

  /// The turn as it may be given out by now.
  ///
  /// @param turn the turn's index, below the number of turns heard
  public Turn turn(int turn) {
    return turns.get(turn).masked;
  }

  /// The number of turns heard.
  public int size() {
    return turns.size();
  }

  /// What was replaced in a turn.
  ///
  /// @param turn the turn's index, below the number of turns heard
  public List<Replacement> replacements(int turn) {
    Held held = turns.get(turn);
    var replacements = new ArrayList<Replacement>();
    for (Rendering.Piece piece : Rendering.merged(held.raw.text(), held.pieces)) {
      replacements.add(new Replacement(piece.span(), piece.entity().placeholder()));
    }
    return List.copyOf(replacements);
  }

  /// Decides about digits that still wait, since nothing follows.
  ///
  /// @return the turns that have to be replaced, in order
  public List<Turn> close() {
    var changed = new TreeSet<Integer>();
    for (Withheld.Decision decision : withheld.close()) {
      decide(decision, entity(decision), changed);
    }
    Set<String> fresh = ledger.fresh();
    if (!fresh.isEmpty()) {
      late(fresh, changed);
      head = maskedHead();
    }
    return replaced(changed);
  }

  private Step step(int newest, Set<Integer> changed, boolean headReplaced) {
    changed.remove(newest);
    List<Turn> replaced = replaced(changed);
    return new Step(render(newest), replaced, headReplaced);
  }

  private List<Turn> replaced(Set<Integer> changed) {
    var replaced = new ArrayList<Turn>();
    for (int turn : changed) {
      Turn before = turns.get(turn).masked;
      Turn after = render(turn);
      if (!after.equals(before)) {
        replaced.add(after);
      }
    }
    return List.copyOf(replaced);
  }

  /// Words beside a turn's text are found again too.
  private void addBeside(Turn turn) {
    for (Object value : turn.origin().extra().values()) {
      addBeside(turn.index(), value, 0);
    }
    for (String value :
        new String[] {
          turn.origin().externalId(),
          turn.speaker().id(),
          turn.speaker().name(),
          turn.origin().place()
        }) {
      if (value != null) {
        index.add(turn.index(), Text.of(value), List.of());
      }
    }
  }

  private void addBeside(int turn, @Nullable Object value, int depth) {
    if (value instanceof String text) {
      index.add(turn, Text.of(text), List.of());
    } else if (value instanceof Map<?, ?> map && depth < 64) {
      map.values().forEach(each -> addBeside(turn, each, depth + 1));
    } else if (value instanceof List<?> list && depth < 64) {
      list.forEach(each -> addBeside(turn, each, depth + 1));
    } else if (value instanceof Number number) {
      index.add(turn, Text.of(number.toString()), List.of());
    }
  }

  // What a late find changes

  /// Finds in earlier turns, and once more in the newest, what was not known when they were heard.
  private void late(Set<String> fresh, Set<Integer> changed) {
    for (int turn : index.turns(fresh)) {
      Held held = turns.get(turn);
      Text text = Text.of(held.raw.text());
      var finds = new Finds(text);
      Placeholders.close(finds);
      for (Rendering.Piece piece : held.pieces) {
        finds.close(text, piece.span());
      }
      boolean[] taken = finds.taken();
      var numbers = new ArrayList<Numbers.Seen>();
      for (Run run : Numerals.in(text, taken)) {
        numbers.add(new Numbers.Seen(run, null, null));
      }
      known.find(finds, numbers, false);
      for (Find find : finds.all()) {
        held.pieces.add(
            new Rendering.Piece(
                text.span(find.from(), find.to()), ledger.entity(find.type(), find.key())));
      }
      changed.add(turn);
    }
  }

  private List<@Nullable Entity> entities(List<Withheld.Decision> decisions) {
    var entities = new ArrayList<@Nullable Entity>(decisions.size());
    decisions.forEach(decision -> entities.add(entity(decision)));
    return entities;
  }

  /// What withheld digits are; null where they are released.
  private @Nullable Entity entity(Withheld.Decision decision) {
    Type type = decision.type();
    return type == null ? null : ledger.adopt(type, decision.digits(), decision.row());
  }

  private void decide(Withheld.Decision decision, @Nullable Entity entity, Set<Integer> changed) {
    for (Withheld.Piece piece : decision.pieces()) {
      Held held = turns.get(piece.turn());
      boolean stays = piece.typed() && !decision.card() && !isOf(held, piece, decision.type());
      if (stays) {
        continue;
      }
      take(held, piece);
      if (entity != null) {
        held.pieces.add(new Rendering.Piece(piece.span(), entity));
      }
      changed.add(piece.turn());
    }
  }

  private static boolean isOf(Held held, Withheld.Piece piece, @Nullable Type type) {
    for (Rendering.Piece each : held.pieces) {
      if (each.span().overlaps(piece.span())) {
        return each.entity().type() == type;
      }
    }
    return false;
  }

  /// Takes a withheld piece out of what covers it; what else that covers stays.
  private static void take(Held held, Withheld.Piece piece) {
    for (int i = held.pieces.size() - 1; i >= 0; i--) {
      Rendering.Piece each = held.pieces.get(i);
      if (!each.span().overlaps(piece.span())) {
        continue;
      }
      held.pieces.remove(i);
      if (each.span().from() < piece.span().from()) {
        held.pieces.add(
            new Rendering.Piece(new Span(each.span().from(), piece.span().from()), each.entity()));
      }
      if (each.span().to() > piece.span().to()) {
        held.pieces.add(
            new Rendering.Piece(new Span(piece.span().to(), each.span().to()), each.entity()));
      }
    }
  }

  // Rendering

  private Turn render(int turn) {
    Held held = turns.get(turn);
    Turn raw = held.raw;
    Origin origin = raw.origin();
    String id = origin.externalId();
    held.masked =
        new Turn(
            raw.index(),
            speaker(raw.speaker()),
            raw.visibility(),
            raw.timing(),
            Rendering.of(raw.text(), held.pieces),
            new Origin(
                data.known(origin.place()),
                id == null ? null : data.id(id),
                spoken.mask(origin.words(), raw.text(), held.pieces),
                data.mask(origin.extra())));
    return held.masked;
  }

  private Speaker speaker(Speaker raw) {
    String name = raw.name();
    String masked = name == null ? null : new Labelled(ledger).mask(name);
    String id = raw.id().equals(name) && masked != null ? masked : data.id(raw.id());
    return new Speaker(unique(id, raw), masked, raw.role(), raw.roleSource(), raw.roleConfidence());
  }

  /// Speakers that are masked alike stay apart.
  private String unique(String id, Speaker raw) {
    Speaker first = speakers.putIfAbsent(id, raw);
    if (first == null || first.id().equals(raw.id())) {
      return id;
    }
    for (int i = 2; ; i++) {
      String next = id + " " + i;
      Speaker other = speakers.putIfAbsent(next, raw);
      if (other == null || other.id().equals(raw.id())) {
        return next;
      }
    }
  }

  private Conversation maskedHead() {
    Case raw = rawHead.known();
    var facts = new ArrayList<Case.Fact>();
    for (Case.Fact fact : raw.facts()) {
      facts.add(new Case.Fact(data.text(fact.text(), ""), fact(fact.source())));
    }
    var earlier = new ArrayList<Case.Contact>();
    for (Case.Contact contact : raw.earlier()) {
      earlier.add(new Case.Contact(contact.at(), fact(contact.topic()), fact(contact.ended())));
    }
    String name = raw.customerName();
    var known =
        new Case(
            name == null ? null : new Labelled(ledger).mask(name),
            fact(raw.address()),
            facts,
            earlier,
            raw.may().stream().map(each -> data.text(each, "")).toList(),
            raw.cannot().stream().map(each -> data.text(each, "")).toList());
    return new Conversation(
        data.known(rawHead.id()),
        rawHead.channel(),
        rawHead.startedAt(),
        known,
        List.of(),
        data.mask(rawHead.extra()));
  }

  private @Nullable String fact(@Nullable String text) {
    return text == null ? null : data.text(text, "");
  }
}
