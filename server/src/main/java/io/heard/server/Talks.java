package io.heard.server;

import io.heard.formats.html.ReadingHtml;
import io.heard.store.Conversations;
import io.heard.store.Talk;
import io.heard.story.Words;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list of conversations: those that go on, who may need somebody first, and the last that
/// ended.
final class Talks {
  /// More rows than these nobody scans; the newest are shown, and the rest is counted.
  private static final int MOST_LIVE = 50;

  private static final int MOST_ENDED = 20;

  /// Standings that are kept, so that a list costs what has changed.
  private static final int MOST_KEPT = 500;

  private final Conversations store;
  private final Live live;
  private final Clock clock;
  private final Map<Live.Key, Kept> kept = Collections.synchronizedMap(Recent.of(MOST_KEPT));

  Talks(Conversations store, Live live, Clock clock) {
    this.store = store;
    this.live = live;
    this.clock = clock;
  }

  private record Kept(int events, Standing standing) {}

  private record Row(Talk talk, @Nullable Standing standing) {}

  /// The list as it stands.
  ///
  /// @param html for the page's main part
  /// @param state in a few words, for who does not see it
  record View(String html, String state) {}

  View view(Who who) {
    List<Talk> open = store.page(who.tenant(), wanted(true), who.reach(), MOST_LIVE + 1);
    List<Talk> ended = store.page(who.tenant(), wanted(false), who.reach(), MOST_ENDED);
    boolean more = open.size() > MOST_LIVE;
    var rows = new ArrayList<Row>();
    for (Talk talk : open.subList(0, Math.min(open.size(), MOST_LIVE))) {
      rows.add(new Row(talk, standing(who.tenant(), talk)));
    }
    rows.sort(
        Comparator.comparingInt((Row row) -> -weight(row))
            .thenComparingLong(row -> -row.talk().changedAt())
            .thenComparing(row -> row.talk().id()));
    long needed = rows.stream().filter(row -> weight(row) > 1).count();
    var html = new StringBuilder(ReadingHtml.shared());
    html.append("<p class=\"summary\">").append(summary(rows.size(), more, needed)).append("</p>");
    if (rows.isEmpty() && ended.isEmpty()) {
      html.append(nothingYet());
    }
    group(html, "Live", rows);
    group(
        html,
        "Ended",
        ended.stream().map(talk -> new Row(talk, known(who.tenant(), talk))).toList());
    return new View(html.toString(), "Live · " + Words.count(rows.size(), "conversation"));
  }

  private static Conversations.Wanted wanted(boolean open) {
    return new Conversations.Wanted(open, null, null, null, null);
  }

  /// What tells whether the list has changed.
  String mark(Who who) {
    List<Talk> open = store.page(who.tenant(), wanted(true), who.reach(), MOST_LIVE + 1);
    List<Talk> ended = store.page(who.tenant(), wanted(false), who.reach(), 1);
    var mark = new StringBuilder();
    open.forEach(talk -> mark.append(talk.id()).append(' ').append(talk.events()).append('\n'));
    ended.forEach(talk -> mark.append(talk.id()).append(' ').append(talk.changedAt()));
    return mark.toString();
  }

  private static int weight(Row row) {
    Standing standing = row.standing();
    return standing == null ? 0 : standing.weight();
  }

  private @Nullable Standing standing(String tenant, Talk talk) {
    var key = new Live.Key(tenant, talk.id());
    Kept before = kept.get(key);
    if (before != null && before.events() == talk.events()) {
      return before.standing();
    }
    try {
      Live.Known known = live.known(key);
      Standing now = Standing.of(known.reading(), known.by().nudging(), known.by().titles());
      kept.put(key, new Kept(talk.events(), now));
      return now;
    } catch (Problem gone) {
      return null;
    }
  }

  /// What is known of a conversation that has ended: it is not heard anew for a list.
  private @Nullable Standing known(String tenant, Talk talk) {
    Kept before = kept.get(new Live.Key(tenant, talk.id()));
    return before == null ? null : before.standing();
  }

  private static String summary(int live, boolean more, long needed) {
    if (live == 0) {
      return "Nothing is live at the moment.";
    }
    String many =
        more
            ? "More than " + live + " conversations are"
            : live == 1 ? "One conversation is" : live + " conversations are";
    return many
        + " live. "
        + (needed == 0
            ? "In none does a clear feeling stand unmet."
            : needed == 1
                ? "One may need somebody, and comes first."
                : needed + " may need somebody, and come first.");
  }

  private static String nothingYet() {
    return "<div class=\"empty\"><p>No conversation has come in yet. A system that has them sends each turn as it is said, with a token that an owner makes on <a href=\"/tokens\">Tokens</a>:</p><pre tabindex=\"0\"><code>curl -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/json\" \\\n  -d '{\"id\":\"first\",\"channel\":\"chat\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"Still no refund.\"}]}' \\\n  http://localhost:8080/api/v1/conversations</code></pre></div>";
  }

  private void group(StringBuilder html, String title, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    html.append("<section class=\"group\"><h2>").append(title).append(" <span class=\"count\">");
    html.append(rows.size()).append("</span></h2><ol class=\"rows\">\n");
    rows.forEach(row -> row(html, row));
    html.append("</ol></section>");
  }

  private void row(StringBuilder html, Row row) {
    Talk talk = row.talk();
    Standing standing = row.standing();
    String href =
        "/conversations/"
            + URLEncoder.encode(talk.id(), StandardCharsets.UTF_8).replace("+", "%20");
    html.append("<li id=\"t-").append(Plain.text(talk.id())).append("\"><a class=\"row\" href=\"");
    html.append(Plain.text(href)).append("\">");
    html.append(
        standing == null || standing.arc().isEmpty()
            ? "<span class=\"small\"></span>"
            : standing.arc());
    html.append("<span class=\"what\"><bdi class=\"name\">");
    html.append(Plain.text(standing == null ? talk.id() : standing.title())).append("</bdi> ");
    html.append("<span class=\"soft facts\">").append(Plain.text(talk.channel())).append(" · ");
    html.append(Words.count(talk.turns(), "turn")).append("</span></span>");
    html.append(reason(standing, talk.open()));
    html.append("<span class=\"last\">").append(last(standing)).append("</span>");
    html.append("<span class=\"state\">");
    html.append(step(standing))
        .append("<span>")
        .append(ago(talk))
        .append("</span></span></a></li>\n");
  }

  private static String reason(@Nullable Standing standing, boolean open) {
    if (standing == null) {
      return "<span class=\"reason calm\"></span>";
    }
    String hint =
        standing.hint().isEmpty() || !open
            ? ""
            : "<span class=\"hinted\">" + Plain.text(standing.hint()) + ".</span> ";
    if (hint.isEmpty() && standing.why().isEmpty()) {
      return "<span class=\"reason calm\">%s</span>"
          .formatted(standing.step() < 0 ? "No customer's words yet." : "Reads as calm.");
    }
    return "<span class=\"reason\">" + hint + Plain.text(standing.why()) + "</span>";
  }

  private static String last(@Nullable Standing standing) {
    return standing == null || standing.words().isEmpty()
        ? ""
        : "<bdi>%s: “%s”</bdi>"
            .formatted(Plain.text(standing.speaker()), Plain.text(standing.words()));
  }

  private static String step(@Nullable Standing standing) {
    return standing == null || standing.step() < 0
        ? ""
        : "<span class=\"step s%d\">%s</span>"
            .formatted(standing.step(), Words.step(standing.step()));
  }

  private String ago(Talk talk) {
    Duration since = Duration.ofMillis(Math.max(0, clock.millis() - talk.changedAt()));
    if (since.toMinutes() < 1) {
      return talk.open() ? "now" : "just ended";
    }
    String length =
        since.toHours() < 1
            ? since.toMinutes() + " min"
            : since.toDays() < 1 ? since.toHours() + " h" : since.toDays() + " d";
    return talk.open() ? length + " quiet" : length + " ago";
  }
}
