package io.heard.formats.html;

import io.heard.Reading;
import io.heard.arc.Arc;
import io.heard.arc.Course;
import io.heard.coach.Nudging;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import io.heard.page.Catalogue;
import io.heard.signal.Evidence;
import io.heard.story.Caveats;
import io.heard.story.Story;
import io.heard.story.Words;
import io.heard.text.Utterance;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes readings as one web page. One reading fills it; several stand under an index, those whose
/// customer was left worst first. The page is whole in itself: nothing is fetched, and its policy
/// lets nothing run but its own script. The same readings give the same bytes.
///
/// Not thread-safe: one page grows in one place.
public final class ReadingHtml {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneOffset.UTC);

  /// A title is cut after this many characters; an id may be a whole path.
  private static final int LONGEST_TITLE = 80;

  /// Names that the console gives to what came without one.
  private static final Pattern GIVEN =
      Pattern.compile("(pasted|file)-[0-9]{4}-[0-9TZ-]+(#[0-9]+)?");

  /// So are the customer's first words where they stand for one.
  private static final int LONGEST_OPENING = 60;

  private final Map<String, String> titles;
  private final Glossary glossary;
  private final Nudging nudging;
  private final String version;
  private final String model;
  private final boolean possible;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable Reading only;

  /// One conversation on a page of several.
  private record Row(Ending ending, Html html) {}

  /// An empty page.
  ///
  /// @param catalogue what the labels mean
  /// @param version the version of Heard
  /// @param model the encoder's name; empty without one
  /// @param possible whether signals that do not count are shown too, marked as such
  public ReadingHtml(Catalogue catalogue, String version, String model, boolean possible) {
    this.titles =
        catalogue.entries().stream()
            .collect(Collectors.toMap(entry -> entry.about().code(), e -> e.about().title()));
    this.glossary = new Glossary(catalogue);
    this.nudging = Nudging.of(catalogue);
    this.version = version;
    this.model = model;
    this.possible = possible;
  }

  /// The page's content security policy, for whoever sends the page with headers of their own: it
  /// names the page's one style and one script.
  public static String policy() {
    return Sheet.POLICY;
  }

  /// The style that a page needs around [#part] and [#small].
  public static String style() {
    return Sheet.STYLE;
  }

  /// The script that shows why a mark stands where it stands, for a page around [#part].
  public static String script() {
    return Sheet.SCRIPT;
  }

  /// What has to stand once on a page that has [#small] on it.
  public static String shared() {
    return Picture.shared().toString();
  }

  /// The arc of a reading without words, 96 by 24; empty where no customer was read.
  public static String small(Reading reading, Arc arc) {
    return arc.courses().isEmpty()
        ? ""
        : new Picture(
                new Place(reading, arc, new Story(reading, arc, Map.of()), Map.of(), "", 2, false))
            .small()
            .toString();
  }

  /// The one reading that was added, as a part of somebody else's page: everything but the frame,
  /// the style and the script.
  ///
  /// @throws IllegalStateException when none or several were added
  public String part() {
    Reading single = only;
    if (single == null) {
      throw new IllegalStateException("A part holds one reading.\nMaybe ask for the page.");
    }
    Place place = place(single, "", 2);
    return article(place, new Html().leaf("h1", title(single), "dir", "auto"))
        .add(glossary.html())
        .open("footer")
        .add(foot())
        .end()
        .toString();
  }

  /// What a conversation is called: its subject, else the last part of its id; where that says
  /// nothing, since it was masked or made up, what it is about.
  public static String title(Reading reading) {
    Conversation head = reading.head();
    String title =
        head.extra().get("subject") instanceof String subject
            ? subject
            : head.id().replaceFirst("^.*/(?=[^/]+$)", "");
    String line =
        Words.isWithheld(title) || GIVEN.matcher(title).matches()
            ? opening(reading)
            : Words.cut(Words.line(title), LONGEST_TITLE);
    return line.isBlank() ? "A conversation" : line;
  }

  /// Adds a reading. Of several, only the finished piece of the page is kept.
  public void add(Reading reading) {
    if (rows.isEmpty() && only == null) {
      only = reading;
      return;
    }
    Reading first = only;
    if (first != null) {
      only = null;
      rows.add(row(first));
    }
    rows.add(row(reading));
  }

  /// The page of all that was added.
  public String page() {
    Reading single = only;
    if (single != null) {
      Place place = place(single, "", 2);
      Html body = article(place, new Html().leaf("h1", title(single), "dir", "auto"));
      return Sheet.of(title(single), body.add(glossary.html()), foot());
    }
    return Sheet.of(Words.count(rows.size(), "conversation"), index(), foot());
  }

  private Place place(Reading reading, String prefix, int level) {
    Arc arc = Arc.of(reading);
    return new Place(
        reading, arc, new Story(reading, arc, titles), titles, prefix, level, possible);
  }

  /// What stands for a title that says nothing: what it is about, else the customer's first words.
  private static String opening(Reading reading) {
    Evidence.Quote about = Arc.of(reading).stake().surface();
    if (about != null) {
      String words = about.span().of(reading.turn(about.turn()).text());
      if (!Words.isWithheld(words)) {
        return Words.capital(Words.cut(Words.bare(words), LONGEST_OPENING));
      }
    }
    for (Utterance utterance : reading.utterances()) {
      Turn turn = utterance.turn();
      if (utterance.isRead()
          && turn.speaker().role() == Role.CUSTOMER
          && !Words.isWithheld(turn.text())) {
        return Words.cut(Words.bare(turn.text()), LONGEST_OPENING);
      }
    }
    return switch (reading.head().channel()) {
      case CHAT -> "A conversation by chat";
      case EMAIL -> "A conversation by e-mail";
      case VOICE -> "A conversation by voice";
      case SOCIAL -> "A conversation on social media";
      case SMS -> "A conversation by SMS";
      case OTHER -> "A conversation";
    };
  }

  /// Where a conversation was held, and how long it is.
  private static String where(Reading reading) {
    Channel channel = reading.head().channel();
    return (channel == Channel.OTHER ? "" : channel.id() + " · ")
        + Words.count(reading.size(), "turn");
  }

  private static String facts(Reading reading) {
    Instant started = reading.head().startedAt();
    return where(reading) + (started == null ? "" : " · " + DAY.format(started) + " UTC");
  }

  private Html article(Place place, Html heading) {
    Reading reading = place.reading();
    var html = new Html().open("article", "class", "reading");
    html.open("header", "class", "top").add(heading);
    html.leaf("p", facts(reading), "class", "soft").end();
    html.open("div", "class", "begin").open("div", "class", "story");
    for (Story.Sentence sentence : place.story().sentences()) {
      html.open("p").add(place.sentence(sentence)).end();
    }
    html.end().add(new Glance(place).html()).end();
    for (String caveat : Caveats.of(reading)) {
      html.leaf("p", caveat, "class", "caveat");
    }
    html.add(new ArcCard(place).html());
    html.open("div", "class", "columns").open("section", "class", "said");
    html.add(place.heading("The conversation"));
    html.add(new Transcript(place, glossary, nudging.nudges(reading)).html()).end();
    html.add(new Beside(place).html()).end();
    return html.end();
  }

  private Row row(Reading reading) {
    String id = "c" + (rows.size() + 1);
    Place place = place(reading, id + "-", 4);
    Ending ending = Ending.of(place.arc());
    var html = new Html();
    html.open("li").open("details", "id", id).open("summary", "class", "row");
    html.add(
        place.arc().courses().isEmpty()
            ? new Html().open("span", "class", "small").close()
            : new Picture(place).small());
    html.open("span", "class", "what").leaf("bdi", title(reading), "class", "name").text(" ");
    html.leaf("span", where(reading), "class", "soft facts").close();
    html.leaf("span", reason(place), "class", "reason");
    html.add(
        ending.last() < 0
            ? new Html().leaf("span", "not read", "class", "step")
            : Transcript.step(ending.last()));
    html.end();
    html.add(article(place, new Html().leaf("h3", title(reading), "dir", "auto")));
    html.close().end();
    return new Row(ending, html);
  }

  /// Why a conversation stands where it stands: how the customer left, and what nobody did.
  private static String reason(Place place) {
    Course worst = null;
    for (Course course : place.arc().courses()) {
      worst = worst == null || course.last() > worst.last() ? course : worst;
    }
    if (worst == null) {
      return "Nothing was read.";
    }
    String left = Words.capital(place.story().leaving(worst).text()) + ".";
    String missing = place.story().missing().map(Story.Sentence::text).orElse("");
    return worst.last() > 0 ? left + " " + missing : missing + " " + left;
  }

  private Html index() {
    var html = new Html().open("header", "class", "top");
    html.leaf("h1", Words.count(rows.size(), "conversation")).end();
    html.open("div", "class", "story").leaf("p", summary()).end().add(Picture.shared());
    for (Ending.Group group : Ending.Group.values()) {
      List<Row> of = rows.stream().filter(row -> row.ending().group() == group).toList();
      if (!of.isEmpty()) {
        html.open("section", "class", "group").open("h2").text(group.words + " ");
        html.leaf("span", String.valueOf(of.size()), "class", "count").end();
        html.open("ol", "class", "rows").text("\n");
        of.stream()
            .sorted(Comparator.comparing(Row::ending, Ending.WORST))
            .forEach(row -> html.add(row.html()));
        html.end().end();
      }
    }
    Html labels = glossary.html();
    if (!labels.isEmpty()) {
      html.open("details", "class", "meanings").leaf("summary", "What the marks mean");
      html.add(labels).end();
    }
    return html;
  }

  private String summary() {
    if (rows.isEmpty()) {
      return "Nothing was read.";
    }
    long upset = rows.stream().filter(r -> r.ending().group() == Ending.Group.UPSET).count();
    long undone = rows.stream().filter(r -> r.ending().group() == Ending.Group.UNDONE).count();
    String left =
        upset == 0
            ? "In none does a feeling still stand at the end"
            : "In %s a feeling still stands at the end".formatted(upset);
    return left
        + (undone == 0
            ? ". "
            : "; in %s the customer leaves calm, and something was missed or left open. "
                .formatted(undone))
        + "Those left worst come first; a row opens in its place.";
  }

  private Html foot() {
    return new Html()
        .leaf(
            "p",
            "Read by Heard %s %s. Labels say how words read, not what a person is; only what is likely or sure is shown%s."
                .formatted(
                    version,
                    model.isEmpty() ? "by phrases alone, without a model" : "with its model",
                    possible ? ", and what is possible, marked as such" : ""));
  }
}
