package io.heard.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Masks what a party or a customer is called. A name that stands where only names stand is one, in
/// whatever letters; "Agent 2" and "Support team" are none.
final class Labelled {
  /// Words of labels that name a side, a machine or a company.
  private static final Set<String> SIDES =
      Words.of(
          """
          agent customer client caller user visitor guest member bot chatbot assistant system support
          team service services desk helpdesk sales billing operator representative rep advisor
          adviser specialist manager supervisor host admin administrator speaker spk unknown anonymous
          staff care centre center store shop company group bank inc ltd llc gmbh plc app online
          technician engineer channel left right internal external human machine ai virtual automatic
          automated ivr participant party person someone somebody me you consumer buyer seller shopper
          patient lead requester end contact respondent interviewer interviewee voice bank hotel airline
          insurance energy mobile broadband telecom delivery logistics reception help no name na none
          null new tier level first second line queue the and of speakers employee worker student
          teacher doctor nurse mr mrs ms miss mx dr prof expert consultant account technical tech note info event
          """);

  private final Ledger ledger;

  Labelled(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Makes what a label says known.
  void register(String label) {
    mask(label);
  }

  /// The label, masked.
  String mask(String label) {
    Text text = Text.of(label);
    var finds = new Finds(text);
    Placeholders.close(finds);
    Nets.find(finds, List.of(), Context.NONE);
    if (finds.all().isEmpty()) {
      numbers(finds);
    }
    if (finds.all().isEmpty()) {
      names(finds);
    }
    var pieces = new ArrayList<Rendering.Piece>();
    for (Find find : finds.all()) {
      Entity entity = ledger.entity(find.type(), find.key());
      if (find.to() > find.from() + 1) {
        // Written together it may be a handle: "@ann_ray".
        ledger.add(Finds.squashed(text, find.from(), find.to()), entity);
      }
      pieces.add(new Rendering.Piece(text.span(find.from(), find.to()), entity));
    }
    return Rendering.of(label, pieces);
  }

  private static void numbers(Finds finds) {
    Numbers.find(finds, List.of(), Context.NONE, List.of(), new boolean[finds.text().size()]);
  }

  /// Words that name no side are a name: "Ann", "Agent Ann Ray", "Ray, Ann", "annray82".
  private static void names(Finds finds) {
    Text text = finds.text();
    Lists lists = Lists.get();
    for (int i = 0; i < text.size(); i++) {
      boolean firm =
          text.token(i).isWord()
              && SIDES.contains(text.token(i).key())
              && lists.first(text.token(i).key()) == Lists.First.NONE
              && i > 0;
      if (firm) {
        return;
      }
    }
    int i = 0;
    while (i < text.size()) {
      int to = i;
      while (to < text.size() && finds.isFree(to) && isPart(text, to)) {
        to++;
      }
      while (to > i && text.token(to - 1).isSign()) {
        to--;
      }
      if (to > i && isSomebody(text, i, to, lists)) {
        finds.add(Type.NAME, i, to, key(text, i, to));
      }
      i = Math.max(to, i + 1);
    }
  }

  private static boolean isPart(Text text, int i) {
    Token token = text.token(i);
    if (token.isWord()) {
      return !SIDES.contains(token.key());
    }
    return i > 0
        && !text.token(i).broken()
        && (token.isSign('.') || token.isSign('-') || token.isSign('\'') || token.isSign('_'));
  }

  /// At least one word of two letters that is not an abbreviation; a word behind digits or before
  /// them is a system's name for somebody, unless it begins with a name.
  private static boolean isSomebody(Text text, int from, int to, Lists lists) {
    boolean word = false;
    for (int i = from; i < to; i++) {
      Token token = text.token(i);
      boolean hangs =
          (i > 0 && text.token(i - 1).isNumber() && !token.spaced())
              || (i + 1 < text.size()
                  && text.token(i + 1).isNumber()
                  && !text.token(i + 1).spaced());
      boolean known = lists.first(token.key()) != Lists.First.NONE || lists.isSurname(token.key());
      boolean code = token.shape() == Token.Shape.UPPER && token.length() <= 3 && !known;
      boolean plain = !lists.isWord(token.key()) || known || token.isCapital();
      word |= token.isWord() && token.length() > 1 && !code && plain && (!hangs || known);
    }
    return word;
  }

  private static String key(Text text, int from, int to) {
    var key = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (!text.token(i).isSign()) {
        key.append(key.isEmpty() ? "" : " ").append(text.token(i).key());
      }
    }
    return key.toString();
  }
}
