package io.heard.formats.desk;

import com.google.auto.service.AutoService;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import io.heard.formats.Card;
import io.heard.formats.Draft;
import io.heard.formats.Format;
import io.heard.formats.Options;
import io.heard.formats.Place;
import io.heard.formats.Receiver;
import io.heard.formats.RoleWords;
import io.heard.formats.TreeFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Chats in the form of the ABCD data set: pairs of speaker and words, in which what an agent did
/// with the system is a line of its own. One, a list of them, or the set in its parts.
@AutoService(Format.class)
public final class AbcdFormat extends TreeFormat {
  private static final List<String> PARTS = List.of("train", "dev", "validation", "test");

  @Override
  public String name() {
    return "abcd";
  }

  @Override
  public Card card() {
    return new Card(
        "ABCD-style JSON",
        "turns with roles; what the agent did in the system as system lines; flow and subflow",
        "the scenario's personal data, candidates, and the masked copy where the original is there",
        "");
  }

  @Override
  public Fit fits(JsonNode value) {
    boolean parts =
        value.isObject()
            && PARTS.stream()
                .anyMatch(part -> Fields.isListOf(value.path(part), AbcdFormat::isChat));
    return parts || isChat(value) || Fields.isListOf(value, AbcdFormat::isChat) ? Fit.SURE : Fit.NO;
  }

  private static boolean isChat(JsonNode value) {
    return value.isObject()
        && (Fields.isListOf(value.path("original"), AbcdFormat::isPair)
            || (value.has("convo_id")
                && Fields.isListOf(value.path("delexed"), turn -> turn.path("text").isString())));
  }

  private static boolean isPair(JsonNode pair) {
    return pair.isArray()
        && pair.size() >= 2
        && pair.get(0).isString()
        && pair.get(1).isString()
        && pair.get(0).stringValue().length() < 40;
  }

  @Override
  public void read(JsonNode value, Place place, String id, Options options, Receiver receiver) {
    if (Fields.isForeign(this, value, place, receiver)) {
      return;
    }
    if (value.isArray()) {
      list(value, place, id, options, receiver);
    } else if (isChat(value)) {
      chat(value, place, id, options, receiver);
    } else {
      for (String part : PARTS) {
        if (value.has(part)) {
          list(value.path(part), place.down(part), id + "-" + part, options, receiver);
        }
      }
    }
  }

  private static void list(
      JsonNode list, Place place, String id, Options options, Receiver receiver) {
    for (Entry entry : Entry.of(list, place, receiver)) {
      chat(entry.node(), entry.place(), id + "-" + entry.number(), options, receiver);
    }
  }

  private static void chat(
      JsonNode chat, Place place, String fallback, Options options, Receiver receiver) {
    String field = chat.path("original").isArray() ? "original" : "delexed";
    var desk = new Desk(place, Fields.text(chat, "convo_id"), fallback);
    desk.channel(Channel.CHAT);
    desk.about("flow", Fields.text(chat.path("scenario"), "flow"));
    desk.about("subflow", Fields.text(chat.path("scenario"), "subflow"));
    JsonNode turns = chat.path(field);
    for (int i = 0; turns.isArray() && i < turns.size(); i++) {
      JsonNode turn = turns.path(i);
      JsonNode who = turn.isArray() ? turn.path(0) : turn.path("speaker");
      JsonNode text = turn.isArray() ? turn.path(1) : turn.path("text");
      Place at = place.down(field).down(i);
      if (!who.isString() || !text.isString()) {
        receiver.say(at.lost("the turn is no speaker with words", "[\"agent\",\"…\"]"));
      } else {
        turn(desk, at, who.stringValue(), text.stringValue().strip());
      }
    }
    desk.finish(options, receiver);
  }

  private static void turn(Desk desk, Place at, String who, String text) {
    if (who.strip().equalsIgnoreCase("action")) {
      desk.happened(at, Draft.Party.of(Role.UNKNOWN), null, text, null);
      return;
    }
    Visibility visibility =
        RoleWords.meaning(who).map(RoleWords.Meaning::visibility).orElse(Visibility.PUBLIC);
    desk.add(at, Draft.Party.labelled(who), visibility, null, text, null, List.of());
  }
}
