package io.heard.server;

import io.heard.conversation.Conversation;
import io.heard.formats.TrialJson;
import io.heard.page.House;
import io.heard.page.HousePage;
import io.heard.page.Trial;
import io.heard.store.Audit;
import io.heard.store.Conversations;
import io.heard.store.HousePages;
import io.heard.store.Talk;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The pages that a house wrote: written, held against their examples, tried on what is stored,
/// switched on and off.
@RestController
final class HouseApi {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_CODE = 40;

  /// A page of more has no reader; the longest of ours has a twentieth of it.
  private static final int MOST_BYTES = 100_000;

  /// So many conversations are read in some seconds; whoever wants more goes on from the end.
  private static final int MOST_TRIED = 500;

  private static final int USUALLY_TRIED = 200;
  private static final int SAMPLES = 40;
  private static final int AT_ONCE = 50;

  private final HousePages pages;
  private final Hearings hearings;
  private final Conversations store;
  private final Live live;
  private final Audit audit;
  private final ReentrantLock changing = new ReentrantLock();

  HouseApi(HousePages pages, Hearings hearings, Conversations store, Live live, Audit audit) {
    this.pages = pages;
    this.hearings = hearings;
    this.store = store;
    this.live = live;
    this.audit = audit;
  }

  /// The pages of the house, by code.
  @May(Right.SEE_HOUSE)
  @GetMapping("/api/v1/house")
  ResponseEntity<String> all(@RequestAttribute Who who) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("pages");
    for (HousePages.Stored stored : pages.all(who.tenant())) {
      list.add(entry(stored, hearings.check(stored.code(), stored.body())));
    }
    return ReadingApi.json(body);
  }

  private static ObjectNode entry(HousePages.Stored stored, House.Checked checked) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    HousePage page = checked.page();
    tree.put("code", stored.code());
    tree.put("title", page == null ? null : page.about().title());
    tree.put("kind", page == null ? null : page.about().kind().id());
    tree.put("on", stored.on());
    tree.put("holds", checked.holds());
    tree.put("tried", stored.tried());
    tree.put("changedAt", Instant.ofEpochMilli(stored.changedAt()).toString());
    tree.putObject("examples")
        .put("good", checked.examples().stream().filter(House.Tried::heard).count())
        .put("bad", checked.examples().stream().filter(one -> !one.heard()).count())
        .put("failed", checked.examples().stream().filter(one -> !one.holds()).count());
    return tree;
  }

  /// One page, with what comes of its examples.
  @May(Right.SEE_HOUSE)
  @GetMapping("/api/v1/house/{code}")
  ResponseEntity<String> one(@RequestAttribute Who who, @PathVariable String code) {
    return ReadingApi.json(whole(stored(who, code)));
  }

  private HousePages.Stored stored(Who who, String code) {
    return pages.find(who.tenant(), code).orElseThrow(Problem::notThere);
  }

  private ObjectNode whole(HousePages.Stored stored) {
    House.Checked checked = hearings.check(stored.code(), stored.body());
    ObjectNode tree = entry(stored, checked);
    tree.put("body", stored.body());
    return found(tree, checked);
  }

  /// What is wrong in a page and what comes of its examples.
  private static ObjectNode found(ObjectNode tree, House.Checked checked) {
    ArrayNode problems = tree.putArray("problems");
    checked.problems().forEach(trouble -> problems.add(tree(trouble)));
    ArrayNode results = tree.putArray("results");
    for (House.Tried tried : checked.examples()) {
      ObjectNode one = results.addObject();
      one.put("name", tried.name());
      one.put("line", tried.line());
      one.put("heard", tried.heard());
      one.put("holds", tried.holds());
      ArrayNode failures = one.putArray("failures");
      tried.failures().forEach(trouble -> failures.add(tree(trouble)));
    }
    House.Trouble warning = checked.warning();
    tree.set("warning", warning == null ? JsonNodeFactory.instance.nullNode() : tree(warning));
    return tree;
  }

  private static ObjectNode tree(House.Trouble trouble) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("line", trouble.line())
        .put("what", trouble.what())
        .put("maybe", trouble.maybe());
  }

  /// Holds a text against its own examples while it is written; nothing is kept.
  @May(Right.MANAGE_HOUSE)
  @Takes(Takes.What.FILE)
  @PostMapping("/api/v1/house/{code}/check")
  ResponseEntity<String> check(
      @PathVariable String code, @RequestBody(required = false) byte @Nullable [] body) {
    requireCode(code);
    House.Checked checked = hearings.check(code, text(ReadingApi.given(body)));
    HousePage page = checked.page();
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("code", code);
    tree.put("title", page == null ? null : page.about().title());
    tree.put("kind", page == null ? null : page.about().kind().id());
    tree.put("holds", checked.holds());
    return ReadingApi.json(found(tree, checked));
  }

  private static void requireCode(String code) {
    if (!CODE.matcher(code).matches() || code.length() > LONGEST_CODE) {
      throw Problem.input(
          "That is no code.",
          List.of(
              new Problem.Fault(
                  "/code",
                  "It has small letters, digits and single hyphens, at most %d."
                      .formatted(LONGEST_CODE))));
    }
  }

  /// Writes a page, in Markdown. It is a draft, and may be wrong, as long as it is off; one that is
  /// on is heard as it is now from the next turn on.
  @May(Right.MANAGE_HOUSE)
  @Takes(Takes.What.FILE)
  @PutMapping("/api/v1/house/{code}")
  ResponseEntity<String> put(
      @RequestAttribute Who who,
      @PathVariable String code,
      @RequestBody(required = false) byte @Nullable [] body) {
    requireCode(code);
    String text = text(ReadingApi.given(body));
    changing.lock();
    try {
      HousePages.Stored before = pages.find(who.tenant(), code).orElse(null);
      if (before == null && pages.all(who.tenant()).size() >= House.MOST_PAGES) {
        throw Problem.of(
            HttpStatus.CONFLICT,
            "There are %d pages, and no more are taken. Delete one first."
                .formatted(House.MOST_PAGES));
      }
      boolean on = before != null && before.on();
      if (on) {
        requireHolding(
            hearings.check(code, text),
            "The page is on, and would not hold. Mend it, or switch it off first.");
      }
      audit(who, code);
      boolean made = pages.put(who.tenant(), code, text);
      if (on) {
        hearings.refresh(who.tenant());
      }
      return ReadingApi.json(made ? HttpStatus.CREATED : HttpStatus.OK, whole(stored(who, code)));
    } finally {
      changing.unlock();
    }
  }

  private static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (text.isBlank() || body.length > MOST_BYTES || text.indexOf('\0') >= 0) {
      throw Problem.input(
          "The page cannot be kept.",
          List.of(
              new Problem.Fault(
                  "",
                  "It is empty, has more than %d bytes, or holds a null character."
                      .formatted(MOST_BYTES))));
    }
    return text;
  }

  private void audit(Who who, String code) {
    audit.write(
        who.actor(), Audit.Action.SETTINGS_CHANGED, new Audit.Subject(Audit.Kind.HOUSE_PAGE, code));
  }

  /// @throws Problem when a page does not hold, with all that is wrong and its lines
  private static void requireHolding(House.Checked checked, String detail) {
    if (!checked.holds()) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          detail,
          Stream.concat(
                  checked.problems().stream(),
                  checked.examples().stream().flatMap(one -> one.failures().stream()))
              .map(HouseApi::fault)
              .toList());
    }
  }

  private static Problem.Fault fault(House.Trouble trouble) {
    return new Problem.Fault(
        "",
        trouble.line(),
        trouble.maybe().isEmpty() ? trouble.what() : trouble.what() + " Maybe " + trouble.maybe());
  }

  /// Deletes a page; one that was on is heard no more.
  @May(Right.MANAGE_HOUSE)
  @DeleteMapping("/api/v1/house/{code}")
  ResponseEntity<Void> delete(@RequestAttribute Who who, @PathVariable String code) {
    changing.lock();
    try {
      boolean on = stored(who, code).on();
      audit(who, code);
      pages.delete(who.tenant(), code);
      if (on) {
        hearings.refresh(who.tenant());
      }
      return ResponseEntity.noContent().build();
    } finally {
      changing.unlock();
    }
  }

  /// Switches a page: `{"on":true}`, which is refused until it was tried on stored conversations as
  /// it is written now. Conversations that go on are heard with it from their next turn on, what
  /// was said before too.
  @May(Right.MANAGE_HOUSE)
  @Takes(Takes.What.JSON)
  @PutMapping("/api/v1/house/{code}/on")
  ResponseEntity<String> on(
      @RequestAttribute Who who,
      @PathVariable String code,
      @RequestBody(required = false) byte @Nullable [] body) {
    changing.lock();
    try {
      HousePages.Stored stored = stored(who, code);
      JsonNode root = CaseApi.object(body, "It cannot be read.", "{\"on\":true}");
      if (!root.path("on").isBoolean()) {
        throw Problem.input(
            "It cannot be read.",
            List.of(new Problem.Fault("/on", "It is neither true nor false.")));
      }
      boolean on = root.path("on").booleanValue();
      if (on) {
        requireHolding(
            hearings.check(code, stored.body()), "The page does not hold. Mend it first.");
      }
      if (on && !stored.on() && !stored.tried()) {
        throw Problem.of(
            HttpStatus.CONFLICT,
            "The page was not tried on stored conversations as it is written now. Try it first, and look at what it marks.");
      }
      if (on != stored.on()) {
        audit(who, code);
        pages.on(who.tenant(), code, on);
        hearings.refresh(who.tenant());
      }
      return ReadingApi.json(whole(stored(who, code)));
    } finally {
      changing.unlock();
    }
  }

  /// What a page would have marked in the conversations that changed last: `{"limit":200}`. Whoever
  /// is shown words of a conversation is written down as having read it.
  @May({Right.MANAGE_HOUSE, Right.SEE_CONVERSATIONS})
  @Takes(Takes.What.JSON)
  @PostMapping("/api/v1/house/{code}/try")
  ResponseEntity<String> tryOut(
      @RequestAttribute Who who,
      @PathVariable String code,
      @RequestBody(required = false) byte @Nullable [] body) {
    HousePages.Stored stored = stored(who, code);
    var given = new Given(body, "{\"limit\":200}", "limit", "after");
    Integer limit = given.whole("limit");
    String after = given.text("after");
    if (limit != null && (limit < 1 || limit > MOST_TRIED)) {
      given.wrong("/limit", "It is from 1 to %d.".formatted(MOST_TRIED));
    }
    given.done();
    House.Checked checked = hearings.check(code, stored.body());
    HousePage page = checked.page();
    if (page == null) {
      throw Problem.of(
          HttpStatus.CONFLICT,
          "The page cannot be read, so it hears nothing yet.",
          checked.problems().stream().map(HouseApi::fault).toList());
    }
    ObjectNode tried =
        tried(
            who,
            page,
            limit == null ? USUALLY_TRIED : limit,
            Paging.after(after, Conversations.After::new));
    if (after == null || tried.path("all").path("conversations").asInt() > 0) {
      // A first page without any was a try too: nothing is stored that could be looked at.
      pages.tried(who.tenant(), code, stored.body());
    }
    return ReadingApi.json(tried);
  }

  private ObjectNode tried(
      Who who, HousePage page, int limit, Conversations.@Nullable After after) {
    var trial = new Trial(page, SAMPLES);
    Conversations.After from = after;
    int left = limit;
    Talk last = null;
    boolean more = true;
    while (left > 0 && more) {
      List<Talk> some =
          store.page(
              who.tenant(),
              new Conversations.Wanted(null, null, null, null, from),
              who.reach(),
              Math.min(left, AT_ONCE) + 1);
      int count = Math.min(some.size(), Math.min(left, AT_ONCE));
      more = some.size() > count;
      for (Talk talk : some.subList(0, count)) {
        Conversation conversation = live.stored(who.tenant(), talk);
        if (trial.take("", conversation).touched() > 0) {
          audit.write(
              who.actor(), Audit.Action.CONVERSATION_READ, Audit.Subject.conversation(talk.id()));
        }
        last = talk;
        from = new Conversations.After(talk.changedAt(), talk.id());
      }
      left -= count;
    }
    ObjectNode tree = TrialJson.tree(page, trial);
    tree.put("next", more && last != null ? Paging.cursor(last.changedAt(), last.id()) : null);
    return tree;
  }
}
