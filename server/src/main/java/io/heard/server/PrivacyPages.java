package io.heard.server;

import io.heard.conversation.Channel;
import io.heard.mask.Kind;
import io.heard.store.Rules;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// The plain page of what a tenant decided about people's data.
@RestController
final class PrivacyPages {
  private static final String ADDRESS = "/privacy";
  private static final int MOST_DELETIONS = 100;

  private final Privacy privacy;
  private final PrivacyApi api;
  private final Forgetting forgetting;

  PrivacyPages(Privacy privacy, PrivacyApi api, Forgetting forgetting) {
    this.privacy = privacy;
    this.api = api;
    this.forgetting = forgetting;
  }

  @May(Right.KEEP_PRIVACY)
  @GetMapping(path = ADDRESS, produces = MediaType.TEXT_HTML_VALUE)
  ResponseEntity<String> page(@RequestAttribute Who who) {
    return page(who, "");
  }

  private ResponseEntity<String> page(Who who, String said) {
    var body = new StringBuilder();
    if (!said.isEmpty()) {
      body.append("<p role=\"status\">").append(HtmlUtils.htmlEscape(said)).append("</p>");
    }
    masking(body, who);
    channels(body, who);
    customer(body, who);
    deleted(body, who);
    return Plain.page(who, HttpStatus.OK, "People's data", body.toString());
  }

  private void masking(StringBuilder body, Who who) {
    Set<Kind> kinds = privacy.kinds(who.tenant());
    body.append(
        "<h2>Masking</h2><p>What identifies people gives way to placeholders before it is stored.</p>");
    if (who.role() != Who.Role.OWNER) {
      body.append("<p>Masked: ")
          .append(
              kinds.isEmpty()
                  ? "nothing"
                  : String.join(", ", kinds.stream().map(Kind::id).toList()))
          .append(". An owner may change this.</p>");
      return;
    }
    begin(body, who, "/masking");
    for (Kind kind : Kind.values()) {
      body.append(
          "<label><input type=\"checkbox\" name=\"kind\" value=\"%s\"%s> %s</label> "
              .formatted(kind.id(), kinds.contains(kind) ? " checked" : "", kind.id()));
    }
    body.append("<button>Mask these</button></form>");
  }

  private void channels(StringBuilder body, Who who) {
    List<Rules.Channel> rules = privacy.rules().channels(who.tenant());
    body.append(
        "<h2>Channels</h2><p>A conversation is deleted so many days after its last change; without a number, never. The notice is what people are told before they are listened to. The row * holds for channels without days, notice or choice of their own.</p>");
    channel(body, who, Rules.ANY, rules);
    for (Channel channel : Channel.values()) {
      channel(body, who, channel.id(), rules);
    }
  }

  private static void channel(
      StringBuilder body, Who who, String channel, List<Rules.Channel> rules) {
    Optional<Rules.Channel> rule =
        rules.stream().filter(one -> one.channel().equals(channel)).findFirst();
    Integer days = rule.map(Rules.Channel::days).orElse(null);
    begin(body, who, "/channel");
    body.append(
        "<fieldset><legend>%s</legend><input type=\"hidden\" name=\"channel\" value=\"%s\">"
            .formatted(channel, channel));
    body.append(
        "<label>Days <input name=\"days\" inputmode=\"numeric\" value=\"%s\"></label> "
            .formatted(days == null ? "" : days));
    body.append(
        "<label>Notice <textarea name=\"notice\" rows=\"2\" maxlength=\"10000\">%s</textarea></label> "
            .formatted(
                HtmlUtils.htmlEscape(
                    Optional.ofNullable(rule.map(Rules.Channel::notice).orElse(null)).orElse(""))));
    body.append(
        "<label><input type=\"checkbox\" name=\"optOut\" value=\"yes\"%s> people may opt out</label> "
            .formatted(rule.map(Rules.Channel::optOut).orElse(true) ? " checked" : ""));
    body.append("<button>Keep</button></fieldset></form>");
  }

  private static void customer(StringBuilder body, Who who) {
    body.append("<h2>One customer</h2><p>By the reference under which your systems send them.</p>");
    begin(body, who, "/export");
    body.append(
        "<label>Customer <input name=\"customer\" required autocomplete=\"off\"></label> <button>Export all that is held</button></form>");
    begin(body, who, "/erasure");
    body.append(
        "<label>Customer <input name=\"customer\" required autocomplete=\"off\"></label> <label>Once more <input name=\"again\" required autocomplete=\"off\"></label> <button>Erase for good</button></form>");
  }

  private void deleted(StringBuilder body, Who who) {
    List<Rules.Deleted> all = privacy.rules().deleted(who.tenant(), MOST_DELETIONS);
    body.append("<h2>Deleted</h2>");
    if (all.isEmpty()) {
      body.append("<p>Nothing yet.</p>");
      return;
    }
    body.append(
        "<table><thead><tr><th>Day</th><th>Why</th><th>Channel</th><th>Conversations</th><th>Turns</th></tr></thead><tbody>");
    for (Rules.Deleted one : all) {
      body.append(
          "<tr><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%d</td></tr>"
              .formatted(
                  LocalDate.ofEpochDay(one.day()),
                  HtmlUtils.htmlEscape(one.reason()),
                  HtmlUtils.htmlEscape(one.channel()),
                  one.conversations(),
                  one.turns()));
    }
    body.append("</tbody></table>");
  }

  private static void begin(StringBuilder body, Who who, String to) {
    body.append(
        "<form method=\"post\" action=\"%s%s\"><input type=\"hidden\" name=\"form\" value=\"%s\">"
            .formatted(ADDRESS, to, HtmlUtils.htmlEscape(String.valueOf(who.form()))));
  }

  @May(Right.MANAGE_SETTINGS)
  @PostMapping(ADDRESS + "/masking")
  ResponseEntity<String> masking(
      @RequestAttribute Who who,
      @RequestParam(name = "kind", required = false) @Nullable List<String> kinds) {
    Set<Kind> chosen = EnumSet.noneOf(Kind.class);
    if (kinds != null) {
      kinds.forEach(id -> Privacy.kind(id).ifPresent(chosen::add));
    }
    api.decide(who, chosen);
    return back();
  }

  @May(Right.KEEP_PRIVACY)
  @PostMapping(ADDRESS + "/channel")
  ResponseEntity<String> channel(
      @RequestAttribute Who who,
      @RequestParam String channel,
      @RequestParam String days,
      @RequestParam String notice,
      @RequestParam(required = false) @Nullable String optOut) {
    boolean known =
        channel.equals(Rules.ANY)
            || Arrays.stream(Channel.values()).anyMatch(each -> each.id().equals(channel));
    if (!known) {
      throw Problem.notThere();
    }
    Integer after = null;
    if (!days.isBlank()) {
      if (!days.strip().matches("[0-9]{1,6}")) {
        return page(who, "Days are a whole number, or nothing for never.");
      }
      after = Integer.valueOf(days.strip());
    }
    try {
      api.decide(
          who,
          PrivacyApi.rule(
              channel, after, notice.isBlank() ? null : notice.strip(), optOut != null));
    } catch (Problem wrong) {
      return page(who, wrong.faults().getFirst().detail());
    }
    return back();
  }

  @May(Right.KEEP_PRIVACY)
  @PostMapping(ADDRESS + "/export")
  ResponseEntity<byte[]> export(@RequestAttribute Who who, @RequestParam String customer) {
    return api.export(who, customer.strip());
  }

  @May(Right.KEEP_PRIVACY)
  @PostMapping(ADDRESS + "/erasure")
  ResponseEntity<String> erase(
      @RequestAttribute Who who, @RequestParam String customer, @RequestParam String again) {
    if (customer.isBlank() || !customer.strip().equals(again.strip())) {
      return page(who, "The two references are not the same. Nothing was erased.");
    }
    Forgetting.Erased erased = forgetting.erase(who, customer.strip());
    return page(
        who,
        String.format(
            Locale.ROOT,
            "%d conversations with %d turns were erased. %s",
            erased.gone().conversations(),
            erased.gone().turns(),
            String.join(" ", erased.left())));
  }

  private static ResponseEntity<String> back() {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(ADDRESS)).build();
  }
}
