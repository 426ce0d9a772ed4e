package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.conversation.Case;
import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Origin;
import io.heard.conversation.Role;
import io.heard.conversation.RoleSource;
import io.heard.conversation.Speaker;
import io.heard.conversation.Timing;
import io.heard.conversation.Turn;
import io.heard.conversation.Visibility;
import io.heard.formats.html.ReadingHtml;
import io.heard.page.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// `heard read --as html`: readings as one web page.
class HtmlTest {
  private static final Heard HEARD = Heard.withoutModel();
  private static final Catalogue CATALOGUE = Catalogue.of(HEARD);

  @Test
  void noStringGetsOutOfItsPlace() throws IOException {
    var ours = new TreeSet<String>();
    for (String plain : List.of("the lamp", "my sister's dress", "order 17")) {
      ours.addAll(places(Jsoup.parse(page(reading(plain)))));
    }
    List<String> hostile = hostile();
    assertThat(hostile).hasSize(200).doesNotHaveDuplicates();
    for (String string : hostile) {
      Reading reading = reading(string);
      Document page = Jsoup.parse(page(reading));
      assertThat(ours).as(string).containsAll(places(page));
      assertThat(page.select("script, style, meta[http-equiv], head > title"))
          .as(string)
          .hasSize(4);
      assertThat(page.select("[href]"))
          .as(string)
          .allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
      List<Element> words = page.select(".words");
      assertThat(words).as(string).hasSize(reading.size());
      for (int i = 0; i < reading.size(); i++) {
        assertThat(words.get(i).wholeText()).isEqualTo(shown(reading.turn(i).text()));
      }
    }
  }

  @Test
  void noStringGetsOutOfItsRow() throws IOException {
    List<String> hostile = hostile();
    var html = new ReadingHtml(CATALOGUE, "test", "", true);
    hostile.forEach(string -> html.add(reading(string)));
    Document page = Jsoup.parse(html.page());
    assertThat(page.select("details > summary.row")).hasSize(hostile.size());
    assertThat(page.select("article")).hasSize(hostile.size());
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, iframe, form, input, base, link, object, embed")).isEmpty();
    var ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids)
        .containsAll(
            page.select("[href]").eachAttr("href").stream().map(h -> h.substring(1)).toList());
  }

  @Test
  void everyLinkLeadsSomewhere() {
    for (String name : List.of("late-parcel.json", "ferry-travel.json", "energy-bill.json")) {
      Call call = Call.of("read", "--without-model", "--as", "html", Call.example(name));
      assertThat(call.code()).isZero();
      Document page = Jsoup.parse(call.out());
      var ids = page.select("[id]").eachAttr("id");
      assertThat(ids).as(name).doesNotHaveDuplicates();
      List<String> links = page.select("a[href]").eachAttr("href");
      assertThat(links).as(name).hasSizeGreaterThan(20);
      assertThat(ids).as(name).containsAll(links.stream().map(link -> link.substring(1)).toList());
    }
  }

  @Test
  void thePageFetchesNothing() {
    String page = page(reading("a lamp"));
    assertThat(page)
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain(" src=")
        .doesNotContain(" style=");
    assertThat(Jsoup.parse(page).select("meta[http-equiv]").attr("content"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
  }

  @Test
  void theWorstComesFirst() {
    Call call =
        Call.of(
            "read",
            "--without-model",
            "--as",
            "html",
            Call.example("bank-fraud.json"),
            Call.example("late-parcel.json"),
            Call.example("energy-bill.json"));
    Document page = Jsoup.parse(call.out());
    assertThat(page.select("summary.row .name").eachText().getFirst()).isEqualTo("energy-bill");
    assertThat(page.select("summary.row svg.small")).hasSize(3);
    assertThat(page.select(".row .step").eachText()).element(0).isEqualTo("strong");
    assertThat(page.select("h1").text()).isEqualTo("3 conversations");
  }

  /// Without the glossary, which repeats the detectors' pages, and without style and script.
  @Test
  void theReadingIsAsItWasReviewed() throws IOException {
    String page =
        Call.of("read", "--without-model", "--as=html", Call.example("late-parcel.json")).out();
    String article =
        page.substring(page.indexOf("<article"), page.indexOf("</article>") + 10) + "\n";
    Path golden = Path.of("src", "test", "resources", "golden", "late-parcel.html");
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(golden, article);
    }
    assertThat(article)
        .as("Maybe look at the difference, and if it is right, run with -Dgolden=write")
        .isEqualTo(Files.readString(golden));
  }

  @Test
  void theSameReadingGivesTheSameBytes() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    String first =
        Call.of("read", "--without-model", "--as=html", Call.example("energy-bill.json")).out();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(
              Call.of("read", "--without-model", "--as=html", Call.example("energy-bill.json"))
                  .out())
          .isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 61, 400})
  void anyNumberOfTurnsIsDrawn(int size) {
    var turns = new ArrayList<Turn>();
    for (int i = 0; i < size; i++) {
      turns.add(
          Turn.of(
              i,
              i % 2 == 0 ? Role.CUSTOMER : Role.AGENT,
              i == size / 2 / 2 * 2
                  ? "This is absolutely ridiculous, you never listen!"
                  : "Fine."));
    }
    Reading reading = HEARD.read(Conversation.of("c", Channel.CHAT, turns));
    Document page = Jsoup.parse(page(reading));
    assertThat(page.select(".turn")).hasSize(size);
    if (size == 0) {
      assertThat(page.select("svg")).isEmpty();
      assertThat(page.select(".story").text()).isEqualTo("No customer's words were read.");
    } else {
      assertThat(page.select("svg.wide .dot")).hasSizeBetween(1, 60);
      int peak = reading.intensities().stream().max(Integer::compare).orElseThrow();
      assertThat(peak).isPositive();
      assertThat(page.select("svg.wide .dot.s" + peak)).as("the peak is kept").isNotEmpty();
    }
  }

  @Test
  void aMarkLeadsToItsReason() {
    Document page =
        Jsoup.parse(
            page(
                HEARD.read(
                    Conversation.of(
                        "c",
                        Channel.CHAT,
                        List.of(
                            Turn.of(0, Role.CUSTOMER, "I am so upset about the fee."),
                            Turn.of(
                                1,
                                Role.AGENT,
                                "I understand that you are upset, but the fee stands."))))));
    Element mark = page.expectFirst("#t2 mark.p");
    Element tag = page.expectFirst("#t2 a.tag.p[data-n=" + mark.attr("data-n") + "]");
    assertThat(tag.text()).isEqualTo("pitfall: “But” takes it back");
    assertThat(tag.attr("data-because")).contains("“I understand that you are upset, but”");
    Element why = page.expectFirst(tag.attr("href"));
    assertThat(why.text()).contains(CATALOGUE.entry("but-negation").orElseThrow().page().intro());
  }

  /// Where elements and attributes stand: each element with its attributes' names.
  private static List<String> places(Document page) {
    var places = new ArrayList<String>();
    for (Element element : page.getAllElements()) {
      element.attributes().forEach(a -> places.add(element.nodeName() + " " + a.getKey()));
      if (element.attributesSize() == 0) {
        places.add(element.nodeName());
      }
    }
    return places;
  }

  private static String page(Reading reading) {
    var html = new ReadingHtml(CATALOGUE, "test", "", true);
    html.add(reading);
    return html.page();
  }

  /// A conversation with a string in every place that somebody outside can fill.
  private static Reading reading(String string) {
    var turns = new ArrayList<Turn>();
    for (String text :
        List.of(
            string,
            "I understand that you are upset about "
                + string
                + ", but our policy is "
                + string
                + ".",
            "You never listen to me about "
                + string
                + "! I need "
                + string
                + " by Saturday."
                + " Can you refund "
                + string
                + "? My mother died last week, "
                + string
                + ".",
            "I will send " + string + " to you by Friday, " + string + ".",
            "Thank you so much for " + string)) {
      int index = turns.size();
      Role role = index % 2 == 0 ? Role.CUSTOMER : Role.AGENT;
      turns.add(
          new Turn(
              index,
              new Speaker("s" + string + role, string, role, RoleSource.INFERRED),
              Visibility.PUBLIC,
              new Timing.Unknown(),
              text,
              Origin.at(string)));
    }
    turns.add(
        new Turn(
            turns.size(),
            new Speaker("u" + string, string, Role.UNKNOWN, RoleSource.NONE),
            Visibility.PUBLIC,
            new Timing.Unknown(),
            string,
            Origin.NONE));
    return HEARD.read(
        new Conversation(
            "c" + string, Channel.OTHER, null, Case.NONE, turns, Map.of("subject", string)));
  }

  /// What no page can hold is shown as the sign for that; all else comes back as it was said.
  private static String shown(String text) {
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(point ->
            shown.appendCodePoint(
                point == 0 || (point >= 0xD800 && point <= 0xDFFF) ? 0xFFFD : point));
    return shown.toString();
  }

  private static List<String> hostile() throws IOException {
    Path file = Path.of("src", "test", "resources", "hostile.json");
    return List.of(new JsonMapper().readValue(Files.readString(file), String[].class));
  }
}
