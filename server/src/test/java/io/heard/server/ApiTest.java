package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ApiTest {
  private static Served served;

  @TempDir static Path data = Path.of("");

  @BeforeAll
  static void start() {
    served = Served.in(data);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String conversation(String id) throws Exception {
    Served.Answer made =
        served.post("/api/v1/conversations", "{\"id\":\"%s\",\"channel\":\"chat\"}".formatted(id));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return "/api/v1/conversations/" + id;
  }

  private static String turn(String speaker, String text, String more) {
    return "{\"speaker\":\"%s\",\"text\":\"%s\"%s}".formatted(speaker, text, more);
  }

  @Test
  void aConversationOfAnyFormatIsReadAndNotStored() throws Exception {
    Served.Answer read =
        served.send(
            served
                .request("/api/v1/readings")
                .POST(BodyPublishers.ofString("Customer: I am so frustrated.\nAgent: I am sorry."))
                .build());
    assertThat(read.status()).as(read.toString()).isEqualTo(200);
    assertThat(read.json().at("/turns/0/signals/0/code").asString("")).isEqualTo("frustration");
    assertThat(served.get("/api/v1/conversations?customer=nobody").json().path("conversations"))
        .isEmpty();
  }

  @Test
  void whatCanBeReadOfADamagedBodyIsReadAndTheRestIsNamed() throws Exception {
    Served.Answer read =
        served.post(
            "/api/v1/readings",
            "[{\"id\":\"a\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"Hello.\"}]},{\"id\":\"b\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"Hi.\"},{\"speaker\":\"agent\",\"text\":7}]}]");
    assertThat(read.status()).as(read.toString()).isEqualTo(200);
    assertThat(read.json().path("readings")).hasSize(2);
    assertThat(read.json().at("/problems/0/pointer").asString("")).isEqualTo("/1/turns/1/text");
    Served.Answer lines =
        served.post(
            "/api/v1/readings",
            "{\"turns\":[{\"speaker\":\"customer\",\"text\":\"Hello.\"}]}\n{\"turns\":7}\n");
    assertThat(lines.json().at("/problems/0/line").asInt(0)).as(lines.toString()).isEqualTo(2);
  }

  @Test
  void nothingReadableIsAProblemWithItsPlace() throws Exception {
    Served.Answer refused =
        served.post("/api/v1/readings", "{\"turns\":[{\"speaker\":\"customer\"}]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    assertThat(refused.json().path("pointer").asString("")).isEqualTo("/turns/0");
    assertThat(refused.json().at("/errors/0/detail").asString("")).contains("Maybe");
  }

  @Test
  void aListOfTurnsIsTakenWholeOrNotAtAllAndPointersCountInIt() throws Exception {
    String at = conversation("all-or-none");
    String good = turn("customer", "Where is my order?", ",\"externalId\":\"m-1\"");
    assertThat(served.post(at + "/turns", "[" + good + "]").status()).isEqualTo(201);
    Served.Answer refused =
        served.post(
            at + "/turns",
            "[%s,%s,{\"speaker\":\"agent\"}]".formatted(good, turn("agent", "Let me see.", "")));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("pointer").asString("")).isEqualTo("/2");
    assertThat(served.get(at).json().path("turns")).hasSize(1);
    Served.Answer single = served.post(at + "/turns", "{\"speaker\":\"agent\",\"text\":9}");
    assertThat(single.json().path("pointer").asString("")).isEqualTo("/text");
    Served.Answer several =
        served.post(at + "/turns", "{\"turns\":[%s,{\"speaker\":\"agent\"}]}".formatted(good));
    assertThat(several.json().path("pointer").asString("")).isEqualTo("/turns/1");
  }

  /// A service that goes on without its model says so wherever it says what was heard.
  @Test
  void everyAnswerThatWasHeardSaysByWhat() throws Exception {
    String at = conversation("by-what");
    String one = turn("customer", "Where is my order?", ",\"externalId\":\"m-1\"");
    String draft = "{\"text\":\"I understand, but that is our policy.\"}";
    for (Served.Answer answer :
        List.of(
            served.post(at + "/turns", one),
            served.post(at + "/turns", one),
            served.get(at + "/turns"),
            served.get(at + "/reading"),
            served.post(at + "/drafts/check", draft),
            served.post("/api/v1/drafts/check", draft),
            served.post("/api/v1/readings", "{\"turns\":[" + one + "]}"))) {
      assertThat(answer.json().path("heard").path("by").asString(""))
          .as(answer.toString())
          .isEqualTo("phrases alone");
      assertThat(answer.json().path("heard").path("catalogue").asString("")).startsWith("sha256:");
    }
  }

  @Test
  void aRepeatedDeliveryChangesNothing() throws Exception {
    String at = conversation("repeated");
    String one = turn("customer", "Where is my order?", ",\"externalId\":\"m-1\"");
    Served.Answer first = served.post(at + "/turns", one);
    Served.Answer again = served.post(at + "/turns", one);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("turns")).isEqualTo(first.json().path("turns"));
    Served.Answer other =
        served.post(at + "/turns", turn("customer", "Anything else.", ",\"externalId\":\"m-1\""));
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().path("pointer").asString("")).isEqualTo("/externalId");
    assertThat(served.get(at).json().path("turns")).hasSize(1);
  }

  @Test
  void aRequestWithAKeyIsDoneOnceHoweverOftenAndHoweverAtOnceItIsSent() throws Exception {
    String at = conversation("keyed");
    String body = turn("customer", "I would like a refund.", "");
    List<Callable<Served.Answer>> calls =
        IntStream.range(0, 8)
            .<Callable<Served.Answer>>mapToObj(
                any -> () -> served.call("POST", at + "/turns", body, "key-1"))
            .toList();
    var answers = new ArrayList<String>();
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (Future<Served.Answer> call : pool.invokeAll(calls)) {
        assertThat(call.get().status()).as(call.get().toString()).isEqualTo(201);
        answers.add(call.get().whole().body());
      }
    }
    assertThat(answers.stream().distinct()).hasSize(1);
    assertThat(served.get(at).json().path("turns")).hasSize(1);
    assertThat(served.call("POST", at + "/turns", body, "key-1").header("idempotency-replayed"))
        .isEqualTo("true");
    assertThat(served.call("POST", at + "/turns", turn("customer", "No.", ""), "key-1").status())
        .isEqualTo(422);
  }

  @Test
  void aConversationBegunWithTurnsIsStoredWithThemAndOnce() throws Exception {
    String body =
        "{\"id\":\"with-turns\",\"turns\":[%s,%s]}"
            .formatted(
                turn("customer", "I am so angry about this.", ",\"externalId\":\"a\""),
                turn("agent", "I am sorry.", ",\"externalId\":\"b\""));
    assertThat(served.call("POST", "/api/v1/conversations", body, "begin-1").status())
        .isEqualTo(201);
    assertThat(served.call("POST", "/api/v1/conversations", body, "begin-1").status())
        .isEqualTo(201);
    assertThat(served.call("POST", "/api/v1/conversations", body, null).status()).isEqualTo(409);
    assertThat(served.get("/api/v1/conversations/with-turns").json().path("turns")).hasSize(2);
    Served.Answer unread =
        served.post(
            "/api/v1/conversations", "{\"id\":\"never\",\"turns\":[{\"speaker\":\"customer\"}]}");
    assertThat(unread.status()).isEqualTo(422);
    assertThat(unread.json().path("pointer").asString("")).isEqualTo("/turns/0");
    assertThat(served.get("/api/v1/conversations/never").status()).isEqualTo(404);
  }

  @Test
  void aLateTurnStandsWhereItCameAndKeepsItsOwnTime() throws Exception {
    String at = conversation("late");
    served.post(at + "/turns", turn("customer", "Hello?", ",\"at\":\"2026-03-02T09:14:00Z\""));
    served.post(at + "/turns", turn("agent", "Good morning.", ",\"at\":\"2026-03-02T09:15:00Z\""));
    Served.Answer late =
        served.post(
            at + "/turns",
            turn(
                "customer",
                "Is anybody there?",
                ",\"at\":\"2026-03-02T09:14:30Z\",\"externalId\":\"l\""));
    assertThat(late.status()).as(late.toString()).isEqualTo(201);
    assertThat(late.json().at("/turns/0/index").asInt()).isEqualTo(2);
    assertThat(late.json().at("/turns/0/at").asDouble()).isEqualTo(30.0);
    Served.Answer again =
        served.post(
            at + "/turns",
            turn(
                "customer",
                "Is anybody there?",
                ",\"at\":\"2026-03-02T09:14:30Z\",\"externalId\":\"l\""));
    assertThat(again.status()).isEqualTo(200);
    String early = turn("customer", "Hi.", ",\"at\":\"2026-03-02T09:00:00Z\",\"externalId\":\"e\"");
    Served.Answer before = served.post(at + "/turns", early);
    assertThat(before.status()).as(before.toString()).isEqualTo(201);
    assertThat(before.json().at("/turns/0").has("at")).isFalse();
    assertThat(before.json().at("/turns/0/sentAt").asString("")).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(served.post(at + "/turns", early).status()).isEqualTo(200);
    JsonNode stored = served.get(at).json();
    assertThat(stored.path("startedAt").asString("")).isEqualTo("2026-03-02T09:14:00Z");
    assertThat(stored.at("/turns/1/at").asDouble()).isEqualTo(60.0);
  }

  @Test
  void anEditedAndAWithdrawnTurnChangeTheReadingAndWhatIsResumed() throws Exception {
    String at = conversation("edited");
    String angry = turn("customer", "I am so angry about this parcel.", ",\"externalId\":\"m-1\"");
    served.post(at + "/turns", angry);
    served.post(at + "/turns", turn("agent", "Thank you for waiting.", ",\"externalId\":\"m-2\""));
    assertThat(served.get(at + "/reading").json().at("/turns/0/signals")).isNotEmpty();
    Served.Answer edited =
        served.put(at + "/turns/m-1", turn("customer", "Where is my parcel?", ""));
    assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
    assertThat(edited.json().at("/turns/0/feelings")).isEmpty();
    assertThat(edited.json().at("/turns/1/text").asString("")).isEqualTo("Thank you for waiting.");
    assertThat(served.post(at + "/turns", angry).status()).isEqualTo(200);
    assertThat(served.delete(at + "/turns/m-2").status()).isEqualTo(204);
    assertThat(served.delete(at + "/turns/m-3").status()).isEqualTo(404);
    String events = served.get(at + "/events?follow=false").whole().body();
    assertThat(events)
        .contains("event:turn-updated", "\"reason\":\"edited\"", "\"reason\":\"withdrawn\"")
        .doesNotContain("angry", "Thank you for waiting");
    served.post(at + "/turns", turn("agent", "It arrives tomorrow.", ""));
    JsonNode reading = served.get(at + "/reading").json();
    assertThat(reading.path("turns")).hasSize(3);
    assertThat(reading.at("/turns/1/withdrawn").asBoolean()).isTrue();
    assertThat(reading.at("/turns/2/text").asString("")).isEqualTo("It arrives tomorrow.");
  }

  @Test
  void whatACustomerIsKnownForAndHowContactsEndedComesIntoTheNextCase() throws Exception {
    Served.Answer made =
        served.put(
            "/api/v1/customers/k%2F4",
            "{\"name\":\"Ann Ray\",\"address\":\"Ms Ray\",\"facts\":[{\"text\":\"moved in May\",\"source\":\"crm\"}],\"preferences\":[{\"text\":\"prefers e-mail\"}]}");
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    String first =
        "{\"id\":\"h-1\",\"customerId\":\"k/4\",\"topic\":\"refund\",\"startedAt\":\"2026-02-20T10:00:00Z\"}";
    served.post("/api/v1/conversations", first);
    served.post(
        "/api/v1/conversations/h-1/turns",
        "[%s,%s]"
            .formatted(
                turn("customer", "I am so angry about this.", ""),
                turn("agent", "We will send it by Friday.", "")));
    Served.Answer closed =
        served.post(
            "/api/v1/conversations/h-1/close",
            "{\"outcome\":{\"resolved\":false,\"csat\":2,\"csatScale\":5}}");
    assertThat(closed.status()).as(closed.toString()).isEqualTo(200);
    assertThat(closed.json().at("/outcome/csat").asInt()).isEqualTo(2);
    served.post(
        "/api/v1/conversations",
        "{\"id\":\"h-2\",\"customerId\":\"k/4\",\"topic\":\"refund\",\"startedAt\":\"2026-03-02T10:00:00Z\"}");
    JsonNode known = served.get("/api/v1/conversations/h-2/case").json();
    assertThat(known.at("/customer/address").asString("")).isEqualTo("Ms <NAME-1>");
    assertThat(known.at("/customer/facts/1/text").asString("")).isEqualTo("prefers e-mail");
    assertThat(known.at("/earlier/0/ended").asString("")).isEqualTo("not resolved");
    assertThat(known.at("/earlier/0/at").asString("")).isEqualTo("2026-02-20T10:00:00Z");
    JsonNode earlier = served.get("/api/v1/conversations/h-2/earlier").json();
    assertThat(earlier.path("contacts")).hasSize(1);
    assertThat(earlier.at("/contacts/0/sameTopic").asBoolean()).isTrue();
    JsonNode history = served.get("/api/v1/customers/k%2F4/history?limit=1").json();
    assertThat(history.at("/contacts/0/id").asString("")).isEqualTo("h-2");
    assertThat(history.at("/preferences/0/text").asString("")).isEqualTo("prefers e-mail");
    JsonNode rest =
        served
            .get(
                "/api/v1/customers/k%2F4/history?limit=1&after="
                    + history.path("next").asString(""))
            .json();
    assertThat(rest.at("/contacts/0/id").asString("")).isEqualTo("h-1");
    assertThat(rest.at("/contacts/0/ended/outcome/resolved").asBoolean(true)).isFalse();
    assertThat(rest.path("next").isNull()).isTrue();
    served.put("/api/v1/conversations/h-1/outcome", "{\"resolved\":true}");
    assertThat(
            served
                .get("/api/v1/conversations/h-2/earlier")
                .json()
                .at("/contacts/0/inWords")
                .asString(""))
        .isEqualTo("resolved");
  }

  @Test
  void aCaseIsReplacedAndTheReadingIsMadeAgain() throws Exception {
    String at = conversation("case");
    served.post(at + "/turns", turn("customer", "I want my 30 euros back.", ""));
    assertThat(
            served
                .put(at + "/case", "{\"earlier\":[{\"at\":7}]}")
                .json()
                .path("pointer")
                .asString(""))
        .isEqualTo("/earlier/0/at");
    Served.Answer put = served.put(at + "/case", "{\"may\":[\"refund up to 50\"]}");
    assertThat(put.status()).as(put.toString()).isEqualTo(200);
    assertThat(served.get(at).json().at("/case/may/0").asString("")).isEqualTo("refund up to 50");
    assertThat(served.get(at + "/events?follow=false").whole().body())
        .contains("\"reason\":\"case\"");
    assertThat(served.put(at + "/case", "[]").status()).isEqualTo(422);
  }

  @Test
  void draftsPatternsAndNotesOfAStoredConversation() throws Exception {
    String at = conversation("help");
    served.post(
        at + "/turns",
        "[%s]"
            .formatted(
                turn("customer", "I am really worried that I lose my refund of 30 euros.", "")));
    Served.Answer draft =
        served.post(at + "/drafts/check", "{\"text\":\"I understand, but that is our policy.\"}");
    assertThat(draft.status()).as(draft.toString()).isEqualTo(200);
    assertThat(draft.json().path("places")).isNotEmpty();
    JsonNode patterns = served.get("/api/v1/patterns").json().path("patterns");
    String name = patterns.get(0).path("pattern").asString("");
    assertThat(served.get(at + "/patterns/" + name).json().path("conversation").asString(""))
        .isEqualTo("help");
    assertThat(served.get(at + "/patterns").json().path("patterns")).hasSameSizeAs(patterns);
    assertThat(served.get(at + "/patterns/no-such").status()).isEqualTo(404);
    assertThat(served.get(at + "/notes").json().path("id").asString("")).isEqualTo("help");
  }

  @Test
  void listsCanBePagedThroughWithoutMissingOrRepeating() throws Exception {
    for (int i = 0; i < 7; i++) {
      served.post("/api/v1/conversations", "{\"id\":\"page-%d\",\"team\":\"paged\"}".formatted(i));
    }
    List<String> ids = ids("/api/v1/conversations?team=paged&limit=3", "conversations", "id");
    assertThat(ids)
        .containsExactlyInAnyOrder(
            "page-0", "page-1", "page-2", "page-3", "page-4", "page-5", "page-6");
    String at = conversation("many-turns");
    for (int i = 0; i < 5; i++) {
      served.post(
          at + "/turns", turn("agent", "One moment.", ",\"externalId\":\"x%d\"".formatted(i)));
    }
    assertThat(ids(at + "/turns?limit=2", "turns", "externalId"))
        .containsExactly("x0", "x1", "x2", "x3", "x4");
    assertThat(served.get("/api/v1/conversations?limit=0").status()).isEqualTo(400);
    assertThat(served.get("/api/v1/conversations?after=nonsense").status()).isEqualTo(400);
  }

  private static List<String> ids(String path, String list, String field) throws Exception {
    var ids = new ArrayList<String>();
    String after = "";
    do {
      JsonNode page = served.get(path + after).json();
      page.path(list).values().forEach(entry -> ids.add(entry.path(field).asString("")));
      after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString("");
    } while (!after.isEmpty());
    return ids;
  }

  @Test
  void bodiesHaveAKindAndALength() throws Exception {
    String at = conversation("bodies");
    HttpRequest plain =
        served
            .request(at + "/turns")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(turn("customer", "Hello.", "")))
            .build();
    Served.Answer refused = served.send(plain);
    assertThat(refused.status()).isEqualTo(415);
    assertThat(refused.header("accept")).isEqualTo("application/json");
    byte[] long1 = new byte[Bodies.MOST_BYTES + 1];
    HttpRequest told =
        served
            .request(at + "/turns")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(long1))
            .build();
    assertThat(served.send(told).status()).isEqualTo(413);
    HttpRequest untold =
        served
            .request(at + "/turns")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofInputStream(
                    (Supplier<java.io.InputStream>) () -> new java.io.ByteArrayInputStream(long1)))
            .build();
    assertThat(served.send(untold).status()).isEqualTo(413);
    HttpRequest form =
        served
            .request("/api/v1/imports")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("a=b"))
            .build();
    assertThat(served.send(form).status()).isEqualTo(415);
    Served.Answer broken = served.post(at + "/turns", "{\"speaker\":\n\"customer\"");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.json().path("line").asInt(0)).isEqualTo(2);
    assertThat(served.put("/api/v1/patterns", "{}").status()).isEqualTo(405);
    assertThat(served.get("/api/v1/nothing").header("content-type"))
        .isEqualTo("application/problem+json");
    assertThat(new String(long1, StandardCharsets.UTF_8)).hasSize(long1.length);
  }

  @Test
  void whatIsLeftOfARateStandsOnEveryAnswer() throws Exception {
    Served.Answer answer = served.get("/api/v1/patterns");
    assertThat(answer.header("ratelimit-limit")).isEqualTo("10000");
    assertThat(Integer.parseInt(answer.header("ratelimit-remaining"))).isLessThan(10_000);
    assertThat(answer.header("ratelimit-reset")).isNotEmpty();
  }

  @Test
  void idsOfOtherSystemsNeedNotFitAddresses() throws Exception {
    served.post("/api/v1/conversations", "{\"id\":\"<a/b;c%d..@x\\\\y>\"}");
    assertThat(served.get("/api/v1/conversations/%3Ca%2Fb%3Bc%25d..%40x%5Cy%3E").status())
        .isEqualTo(200);
    assertThat(served.post("/api/v1/conversations", "{\"id\":\"a\\u0000b\"}").status())
        .isEqualTo(422);
    assertThat(
            served
                .post("/api/v1/conversations", "{\"customerId\":\"%s\"}".formatted("k".repeat(300)))
                .json()
                .path("pointer")
                .asString(""))
        .isEqualTo("/customerId");
  }
}
