package io.heard.formats.html;

import io.heard.Reading;
import io.heard.arc.Measures;
import io.heard.coach.Nudge;
import io.heard.conversation.Channel;
import io.heard.conversation.Role;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.signal.Evidence;
import io.heard.story.Words;
import io.heard.text.Utterance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The conversation, turn by turn, with its marks.
final class Transcript {
  private final Place place;
  private final Reading reading;
  private final Glossary glossary;
  private final Map<Integer, Nudge> nudges = new HashMap<>();

  /// @param glossary learns which labels are shown
  /// @param nudges the hints, each after its turn
  Transcript(Place place, Glossary glossary, List<Nudge> nudges) {
    nudges.forEach(nudge -> this.nudges.put(nudge.turn(), nudge));
    this.place = place;
    this.reading = place.reading();
    this.glossary = glossary;
  }

  Html html() {
    Map<Integer, Measures.Pause> pauses = new HashMap<>();
    place.arc().measures().pauses().forEach(pause -> pauses.put(pause.beforeTurn(), pause));
    var html = new Html().open("ol", "class", "talk");
    for (int i = 0; i < reading.size(); i++) {
      html.text("\n");
      turn(html, i, pauses.get(i));
    }
    return html.end();
  }

  private void turn(Html html, int index, Measures.@Nullable Pause pause) {
    Utterance utterance = reading.utterances().get(index);
    Turn turn = utterance.turn();
    boolean customer = turn.speaker().role() == Role.CUSTOMER;
    int intensity = reading.intensities().get(index);
    String side =
        !utterance.isRead()
            ? "unread"
            : customer ? "customer heat" + intensity : turn.speaker().role().id();
    html.open("li", "class", "turn " + side, "id", place.turn(index));
    if (pause != null) {
      html.leaf(
          "p",
          "silence of " + Words.seconds(pause.length()) + Words.gap(pause.gap()),
          "class",
          "pause");
    }
    html.open("div", "class", "bubble").open("p", "class", "who");
    html.leaf(
        "a",
        String.valueOf(index + 1),
        "class",
        "n",
        "href",
        "#" + place.turn(index),
        "aria-label",
        "Turn " + (index + 1));
    who(html, utterance);
    if (customer && utterance.isRead()) {
      html.add(step(intensity));
    }
    html.close();
    var marked = new Marked(place, index);
    html.open(
            "p",
            "class",
            "words",
            "dir",
            "auto",
            "lang",
            turn.isSpeech() && !utterance.isRead() ? utterance.language().code() : "")
        .add(marked.words())
        .close()
        .add(marked.tags())
        .close();
    Nudge nudge = nudges.get(index);
    if (nudge != null) {
      hint(html, nudge);
    }
    html.close();
    marked.codes().forEach(code -> glossary.shows(code, place, index));
  }

  /// A quiet strip under the turn that the hint follows.
  private void hint(Html html, Nudge nudge) {
    html.open("div", "class", "hint");
    html.open("p").leaf("b", "Hint: " + nudge.title()).close();
    html.leaf("p", nudge.say(), "dir", "auto");
    List<Integer> turns =
        nudge.because().stream()
            .filter(Evidence.Quote.class::isInstance)
            .map(evidence -> ((Evidence.Quote) evidence).turn())
            .toList();
    if (!turns.isEmpty()) {
      html.open("p", "class", "soft small").text("because of ").add(place.turns(turns)).close();
    }
    html.end();
  }

  private void who(Html html, Utterance utterance) {
    Turn turn = utterance.turn();
    Speaker speaker = turn.speaker();
    String name = speaker.name();
    boolean named =
        name != null
            && !name.isBlank()
            && !Words.isWithheld(name)
            && !name.strip().equalsIgnoreCase(turn.visibility().id())
            && !name.strip().equalsIgnoreCase(speaker.role().id());
    String role =
        switch (turn.visibility()) {
          case NOTE -> "note, not read";
          case SYSTEM -> "system, not read";
          case UNSAID -> "made up by the recogniser, not read";
          case PUBLIC ->
              speaker.role() == Role.UNKNOWN ? "side not known, not read" : role(utterance);
        };
    if (named) {
      html.leaf("bdi", Words.line(String.valueOf(name)), "class", "name").text(" ");
    }
    String time = time(turn);
    html.leaf(
        "span",
        (named ? "· " + role : Words.capital(role)) + (time.isEmpty() ? "" : " · " + time),
        "class",
        named ? "soft" : "name");
  }

  /// The role; what it was inferred from is said where the speaker speaks first.
  private String role(Utterance utterance) {
    Turn turn = utterance.turn();
    boolean first =
        reading.utterances().subList(0, turn.index()).stream()
            .noneMatch(earlier -> earlier.turn().speaker().equals(turn.speaker()));
    String role = Words.role(turn.speaker(), first);
    int number = Words.number(reading, turn.speaker());
    return (number > 1 ? role + " " + number : role) + (utterance.isRead() ? "" : ", not read");
  }

  private String time(Turn turn) {
    return switch (turn.timing()) {
      case Timing.Spoken spoken -> Words.clock(spoken.at());
      case Timing.Sent sent ->
          sent.at().isZero()
              ? ""
              : reading.head().channel() == Channel.VOICE
                  ? Words.clock(sent.at())
                  : Words.after(sent.at());
      case Timing.Unknown unknown -> "";
    };
  }

  /// An intensity as a word with three small bars.
  static Html step(int intensity) {
    return step(intensity, Words.step(intensity));
  }

  /// Three small bars with a word before them, or without one where it has been said.
  static Html step(int intensity, String word) {
    var html = new Html().open("span", "class", "step s" + intensity);
    html.text(word).open("span", "class", "bars", "aria-hidden", "true");
    for (int i = 1; i <= 3; i++) {
      html.open("i", "class", i <= intensity ? "on" : "").close();
    }
    return html.close().close();
  }
}
