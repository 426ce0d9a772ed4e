package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PrivacyTest {
  @TempDir Path data = Path.of("");

  private static String turn(String speaker, String text, String external) {
    return "{\"speaker\":\"%s\",\"text\":%s,\"externalId\":\"%s\"}"
        .formatted(speaker, SignedIn.quoted(text), external);
  }

  @Test
  void nothingThatIdentifiesSomebodyReachesTheDisk() throws Exception {
    List<String> planted =
        List.of(
            "Wilhelmina",
            "Zwiebelfeld",
            "4111 1111 1111 1111",
            "zwiebel@onion.example",
            "Bartholomew",
            "Quillfeather",
            "+44 20 7946 0958");
    try (var service = new SignedIn(data)) {
      JsonNode made =
          service.json(
              "POST",
              "/api/v1/conversations",
              """
              {"id":"zwiebel@onion.example","channel":"chat","customerId":"zwiebel@onion.example",
               "topic":"refund for Wilhelmina Zwiebelfeld",
               "case":{"customer":{"name":"Wilhelmina Zwiebelfeld","address":"Ms Zwiebelfeld",
                 "facts":[{"text":"Wilhelmina moved, new phone +44 20 7946 0958","source":"crm"}]}},
               "turns":[{"speaker":"agent","name":"Bartholomew Quillfeather","text":"Bartholomew here. How can I help?"},
                {"speaker":"customer","name":"Wilhelmina Zwiebelfeld","text":"I am Wilhelmina. Still no refund on 4111 1111 1111 1111!"},
                {"speaker":"agent","visibility":"note","text":"Zwiebelfeld called before."}]}
              """);
      String id = made.path("id").asString();
      assertThat(id).startsWith("p-");
      service.json(
          "POST",
          "/api/v1/conversations/zwiebel%40onion.example/turns",
          turn("customer", "Write to zwiebel@onion.example please.", "<m1@onion.example>"));
      assertThat(service.get("/api/v1/conversations/" + id).body())
          .contains("<NAME-1>", "<CARD-1>", "<EMAIL-1>")
          .doesNotContain(planted);
      assertThat(service.get("/api/v1/conversations?customer=zwiebel%40onion.example").body())
          .contains(id)
          .doesNotContain(planted);
      assertThat(SignedIn.holding(data, planted)).isEmpty();
    }
    assertThat(SignedIn.holding(data, planted)).isEmpty();
  }

  @Test
  void aRecordIsMaskedButForWhatTheCustomerIsCalled() throws Exception {
    List<String> planted =
        List.of(
            "4111 1111 1111 1111",
            "zwiebel@onion.example",
            "Bartholomew",
            "DE89370400440532013000");
    String record =
        """
        {"name":"Wilhelmina Zwiebelfeld","address":"Ms Zwiebelfeld",
         "facts":[{"text":"paid with 4111 1111 1111 1111","source":"note of Bartholomew Quillfeather"},{"text":"moved in May"}],
         "preferences":[{"text":"write to zwiebel@onion.example"},{"text":"wilhelmina, no titles"}],
         "may":["refund to DE89370400440532013000"],"cannot":["waive fees"]}
        """;
    try (var service = new SignedIn(data)) {
      service.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      service.json("PUT", "/api/v1/customers/k-4", record);
      assertThat(service.get("/api/v1/customers/k-4").body()).contains(planted);
      service.json("PUT", "/api/v1/privacy/masking", "{\"on\":true}");
      JsonNode masked = service.json("PUT", "/api/v1/customers/k-5", record);
      assertThat(masked.path("name").asString()).isEqualTo("Wilhelmina Zwiebelfeld");
      assertThat(masked.path("address").asString()).isEqualTo("Ms Zwiebelfeld");
      assertThat(masked.at("/facts/0/text").asString()).isEqualTo("paid with <CARD-1>");
      assertThat(masked.at("/facts/1/text").asString()).isEqualTo("moved in May");
      assertThat(masked.at("/preferences/0/text").asString()).isEqualTo("write to <EMAIL-1>");
      assertThat(masked.at("/preferences/1/text").asString()).isEqualTo("<NAME-1>, no titles");
      assertThat(masked.at("/may/0").asString()).isEqualTo("refund to <IBAN-1>");
      assertThat(masked.at("/cannot/0").asString()).isEqualTo("waive fees");
      // What was stored before is masked when it is next asked for, and stays as it is then.
      JsonNode before = service.json("GET", "/api/v1/customers/k-4", "");
      assertThat(before.toString()).isEqualTo(masked.toString().replace("k-5", "k-4"));
      assertThat(service.json("PUT", "/api/v1/customers/k-5", masked.toString())).isEqualTo(masked);
      service.json(
          "POST",
          "/api/v1/conversations",
          """
          {"id":"c-1","channel":"chat","customerId":"k-4",
           "turns":[{"speaker":"customer","text":"Not on 5555 5555 5555 4444 please."}]}
          """);
      assertThat(service.json("GET", "/api/v1/conversations/c-1/case", "").toString())
          .contains("paid with <CARD-1>", "write to <EMAIL-1>")
          .doesNotContain(planted)
          .doesNotContain("Wilhelmina");
      assertThat(service.json("GET", "/api/v1/conversations/c-1", "").toString())
          .contains("Not on <CARD-2> please.");
      JsonNode export = service.json("POST", "/api/v1/privacy/export", "{\"customer\":\"k-4\"}");
      assertThat(export.path("stored").toString()).contains("Wilhelmina").doesNotContain(planted);
      service.json("POST", "/api/v1/privacy/erasure", "{\"customer\":\"k-4\"}");
      service.json("POST", "/api/v1/privacy/erasure", "{\"customer\":\"k-5\"}");
    }
    assertThat(SignedIn.holding(data, planted)).isEmpty();
    assertThat(SignedIn.holding(data, List.of("Zwiebelfeld"))).isEmpty();
  }

  /// Ids that tell whose they are stand in the log under names of ours, and all as digests.
  @Test
  void anIdAsItIsKnownOutsideFindsWhatWasDoneToIt() throws Exception {
    try (var service = new SignedIn(data)) {
      service.json(
          "POST",
          "/api/v1/conversations",
          "{\"id\":\"zwiebel@onion.example\",\"channel\":\"chat\",\"customerId\":\"zwiebel@onion.example\"}");
      service.json("POST", "/api/v1/conversations", "{\"id\":\"c-1\",\"channel\":\"chat\"}");
      for (String id : List.of("zwiebel%40onion.example", "c-1")) {
        service.json("GET", "/api/v1/conversations/" + id, "");
      }
      service.json("GET", "/api/v1/customers/zwiebel%40onion.example", "");
      service.json("POST", "/api/v1/privacy/export", "{\"customer\":\"zwiebel@onion.example\"}");
      assertThat(found(service, "conversation", "zwiebel@onion.example"))
          .containsExactly("conversation-read");
      assertThat(found(service, "conversation", " c-1 ")).containsExactly("conversation-read");
      assertThat(found(service, "conversation", "c-2")).isEmpty();
      assertThat(found(service, "customer", "zwiebel@onion.example"))
          .containsExactly("customer-exported", "customer-read");
    }
  }

  private static List<String> found(SignedIn service, String what, String id) throws Exception {
    return Jsoup.parse(service.form("/audit", Map.of(what, id)).body())
        .select("tbody tr td:nth-child(4)")
        .eachText();
  }

  @Test
  void aLateFindRewordsWhatIsStoredAndSaysSo() throws Exception {
    try (var service = new SignedIn(data)) {
      service.json("POST", "/api/v1/conversations", "{\"id\":\"c-1\",\"channel\":\"chat\"}");
      String key = "a-key";
      HttpResponse<String> first =
          service.send(
              service
                  .request("/api/v1/conversations/c-1/turns")
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", key)
                  .header("X-Heard-Form", formOf(service))
                  .POST(
                      java.net.http.HttpRequest.BodyPublishers.ofString(
                          turn(
                              "customer",
                              "It is horrible that zorblatt is ignored again and again.",
                              "m-1"))));
      assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
      assertThat(first.body()).contains("zorblatt");
      JsonNode late =
          service.json(
              "POST",
              "/api/v1/conversations/c-1/turns",
              turn("customer", "My name is Zorblatt.", "m-2"));
      assertThat(late.path("replaced").size()).isEqualTo(1);
      assertThat(late.path("replaced").path(0).path("text").asString())
          .isEqualTo("It is horrible that <NAME-1> is ignored again and again.");
      assertThat(late.path("turns").path(0).path("text").asString())
          .isEqualTo("My name is <NAME-1>.");
      List<String> told = service.events("c-1", 0, "reading-reset");
      assertThat(told)
          .anyMatch(event ->
              event.startsWith("turn-updated: ") && event.contains("\"reason\":\"masked\""))
          .noneMatch(event -> event.toLowerCase(java.util.Locale.ROOT).contains("zorblatt"));
      HttpResponse<String> again =
          service.post(
              "/api/v1/conversations/c-1/turns",
              turn("customer", "It is horrible that zorblatt is ignored again and again.", "m-1"));
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.body()).contains("<NAME-1>").doesNotContain("zorblatt");
      assertThat(service.get("/api/v1/conversations/c-1/reading").body())
          .doesNotContainIgnoringCase("zorblatt");
      assertThat(service.get("/conversations/c-1").body()).doesNotContainIgnoringCase("zorblatt");
      service.json("POST", "/api/v1/conversations/c-1/close", "");
    }
    assertThat(SignedIn.holding(data, List.of("zorblatt", "Zorblatt"))).isEmpty();
    try (var service = new SignedIn(data)) {
      assertThat(service.get("/api/v1/conversations/c-1").body()).contains("that <NAME-1> is");
    }
  }

  private static String formOf(SignedIn service) throws Exception {
    return service.get("/").body().replaceAll("(?s).*name=\"form\" value=\"([^\"]+)\".*", "$1");
  }

  @Test
  void aNumberInPiecesIsDecidedAcrossTurns() throws Exception {
    try (var service = new SignedIn(data)) {
      service.json("POST", "/api/v1/conversations", "{\"id\":\"c-1\",\"channel\":\"voice\"}");
      for (String said :
          List.of(
              "My card is 4111 1111",
              "1111 1111",
              "and the security code is 737",
              "Okay, thank you.")) {
        service.json(
            "POST",
            "/api/v1/conversations/c-1/turns",
            "{\"speaker\":\"customer\",\"text\":\"%s\"}".formatted(said));
      }
      service.json("POST", "/api/v1/conversations/c-1/close", "");
      String all = service.get("/api/v1/conversations/c-1").body();
      assertThat(all).contains("<CARD-1>").doesNotContain("1111", "737");
      assertThat(service.events("c-1", 0, "closed")).noneMatch(event -> event.contains("1111"));
    }
    assertThat(SignedIn.holding(data, List.of("4111 1111", "1111 1111"))).isEmpty();
  }

  @Test
  void whatIsMaskedGoesOnBeingMaskedAfterARestartAndInCorrections() throws Exception {
    try (var service = new SignedIn(data)) {
      service.json("POST", "/api/v1/conversations", "{\"id\":\"c-1\",\"channel\":\"chat\"}");
      service.json(
          "POST",
          "/api/v1/conversations/c-1/turns",
          turn("customer", "My name is Tove Lindqvist and this is horrible.", "m-1"));
    }
    try (var service = new SignedIn(data)) {
      JsonNode next =
          service.json(
              "POST",
              "/api/v1/conversations/c-1/turns",
              turn("customer", "I said my name is Tove Lindqvist.", "m-2"));
      assertThat(next.path("turns").path(0).path("text").asString())
          .isEqualTo("I said my name is <NAME-2>.");
      JsonNode corrected =
          service.json(
              "PUT",
              "/api/v1/conversations/c-1/turns/m-1",
              turn("customer", "My name is Tove Lindqvist and this is still horrible.", "m-1"));
      assertThat(corrected.path("turns").path(0).path("text").asString())
          .isEqualTo("My name is <NAME-2> and this is still horrible.");
      service.json("DELETE", "/api/v1/conversations/c-1/turns/m-2", "");
      service.json(
          "POST",
          "/api/v1/conversations/c-1/turns",
          turn("customer", "Lindqvist, with a q.", "m-3"));
      assertThat(service.get("/api/v1/conversations/c-1").body())
          .contains("<NAME-2>, with a q")
          .doesNotContain("Lindqvist", "I said my name");
    }
    assertThat(SignedIn.holding(data, List.of("Lindqvist", "I said my name"))).isEmpty();
  }

  @Test
  void aWithdrawnTurnIsGoneFromEverythingThatWasSaidAboutIt() throws Exception {
    try (var service = new SignedIn(data)) {
      service.json("POST", "/api/v1/conversations", "{\"id\":\"c-1\",\"channel\":\"chat\"}");
      service.json(
          "POST",
          "/api/v1/conversations/c-1/turns",
          turn(
              "customer",
              "This is the third time I ask, I am so frustrated with xylophonic service.",
              "m-1"));
      service.json("POST", "/api/v1/conversations/c-1/turns", turn("agent", "Let me look.", "m-2"));
      service.json("DELETE", "/api/v1/conversations/c-1/turns/m-1", "");
      assertThat(service.events("c-1", 0, "reading-reset"))
          .noneMatch(event -> event.contains("xylophonic"));
    }
    assertThat(SignedIn.holding(data, List.of("xylophonic", "I am so frustrated"))).isEmpty();
  }

  @Test
  void theOwnerChoosesWhatIsMasked() throws Exception {
    try (var service = new SignedIn(data)) {
      assertThat(service.json("GET", "/api/v1/privacy", "").path("masking").path("on").asBoolean())
          .isTrue();
      service.json("PUT", "/api/v1/privacy/masking", "{\"kinds\":[\"cards\"]}");
      String said = "My name is Tove Lindqvist, card 4111 1111 1111 1111, thanks.";
      service.json(
          "POST",
          "/api/v1/conversations",
          "{\"id\":\"c-1\",\"turns\":[" + turn("customer", said, "m-1") + "]}");
      assertThat(service.get("/api/v1/conversations/c-1").body())
          .contains("Tove Lindqvist", "<CARD-1>");
      service.json("PUT", "/api/v1/privacy/masking", "{\"on\":false}");
      service.json(
          "POST",
          "/api/v1/conversations",
          "{\"id\":\"c-2\",\"turns\":[" + turn("customer", said, "m-1") + "]}");
      assertThat(service.get("/api/v1/conversations/c-2").body()).contains(said);
      // Once it is on again, what was stored before is masked when it is next asked for.
      service.json("PUT", "/api/v1/privacy/masking", "{\"on\":true}");
      assertThat(service.get("/api/v1/conversations/c-2/reading").body())
          .doesNotContain("Lindqvist", "4111");
      assertThat(service.get("/api/v1/conversations/c-1/reading").body())
          .doesNotContain("Lindqvist", "4111");
      assertThat(service.send("PUT", "/api/v1/privacy/masking", "{\"kinds\":[\"nmaes\"]}").body())
          .contains("/kinds/0", "Maybe one of cards")
          .doesNotContain("nmaes");
    }
    assertThat(SignedIn.holding(data, List.of("Lindqvist", "4111 1111"))).isEmpty();
  }

  @Test
  void whoOptedOutIsNotListenedTo() throws Exception {
    String conversation =
        "{\"id\":\"%s\",\"channel\":\"%s\",\"customerId\":\"k-9\",\"turns\":[{\"speaker\":\"customer\",\"text\":\"A quetzalian matter.\"}]}";
    try (var service = new SignedIn(data)) {
      service.json("POST", "/api/v1/conversations", conversation.formatted("c-0", "chat"));
      service.json(
          "POST", "/api/v1/privacy/opt-outs", "{\"customer\":\"k-9\",\"channel\":\"chat\"}");
      assertThat(
              service
                  .post("/api/v1/conversations", conversation.formatted("c-1", "chat"))
                  .statusCode())
          .isEqualTo(403);
      assertThat(
              service
                  .post("/api/v1/conversations/c-0/turns", turn("customer", "More.", "m-1"))
                  .statusCode())
          .isEqualTo(403);
      assertThat(
              service.post("/api/v1/readings", conversation.formatted("c-1", "chat")).statusCode())
          .isEqualTo(403);
      assertThat(
              service
                  .post("/api/v1/conversations", conversation.formatted("c-2", "email"))
                  .statusCode())
          .isEqualTo(201);
      service.json(
          "POST", "/api/v1/privacy/opt-ins", "{\"customer\":\"k-9\",\"channel\":\"chat\"}");
      assertThat(
              service
                  .post("/api/v1/conversations", conversation.formatted("c-3", "chat"))
                  .statusCode())
          .isEqualTo(201);
      for (String id : List.of("c-0", "c-2", "c-3")) {
        service.json("POST", "/api/v1/conversations/" + id + "/opt-out", "");
        assertThat(service.get("/api/v1/conversations/" + id).statusCode()).isEqualTo(404);
        assertThat(
                service
                    .post("/api/v1/conversations", conversation.formatted(id, "chat"))
                    .statusCode())
            .isEqualTo(403);
      }
      service.json(
          "PUT",
          "/api/v1/privacy/channels/sms",
          "{\"notice\":\"We read along.\",\"optOut\":false}");
      assertThat(
              service
                  .json("GET", "/api/v1/privacy/notice?channel=sms", "")
                  .path("notice")
                  .asString())
          .isEqualTo("We read along.");
      assertThat(
              service
                  .post("/api/v1/privacy/opt-outs", "{\"customer\":\"k-9\",\"channel\":\"sms\"}")
                  .statusCode())
          .isEqualTo(409);
    }
    assertThat(SignedIn.holding(data, List.of("quetzalian"))).isEmpty();
  }

  @Test
  void anErasedCustomerIsGoneFromEveryByte() throws Exception {
    List<String> planted = List.of("k-41", "bluebottle", "saxifrage", "thunderegg");
    try (var service = new SignedIn(data)) {
      for (int i = 0; i < 20; i++) {
        String customer = i % 2 == 0 ? "k-41" : "k-other";
        String word = i % 2 == 0 ? "bluebottle" : "ordinary";
        service.json(
            "POST",
            "/api/v1/conversations",
            "{\"id\":\"c-%d\",\"customerId\":\"%s\",\"case\":{\"customer\":{\"facts\":[{\"text\":\"likes %s\"}]}}}"
                .formatted(i, customer, i % 2 == 0 ? "saxifrage" : "tea"));
        service.json(
            "POST",
            "/api/v1/conversations/c-" + i + "/turns",
            turn(
                "customer",
                "I am so frustrated, the " + word + " is broken for the third time!",
                "m-1"));
        service.json(
            "POST",
            "/api/v1/conversations/c-" + i + "/turns",
            turn(
                "agent",
                "Sorry about the " + (i % 2 == 0 ? "thunderegg" : "ordinary") + ".",
                "m-2"));
      }
      assertThat(SignedIn.holding(data, planted)).isNotEmpty();
      JsonNode export = service.json("POST", "/api/v1/privacy/export", "{\"customer\":\"k-41\"}");
      assertThat(export.path("conversations").size()).isEqualTo(10);
      assertThat(export.path("stored").path("turn").size()).isEqualTo(20);
      assertThat(export.toString())
          .contains("bluebottle", "saxifrage", "thunderegg")
          .doesNotContain("k-other");
      JsonNode erased = service.json("POST", "/api/v1/privacy/erasure", "{\"customer\":\"k-41\"}");
      assertThat(erased.path("conversations").asInt()).isEqualTo(10);
      assertThat(erased.path("turns").asInt()).isEqualTo(20);
      assertThat(erased.path("left").isEmpty()).isTrue();
      assertThat(SignedIn.holding(data, planted)).isEmpty();
      assertThat(service.get("/api/v1/conversations/c-2").statusCode()).isEqualTo(404);
      assertThat(service.get("/api/v1/conversations/c-3").body()).contains("ordinary");
      JsonNode deleted = service.json("GET", "/api/v1/privacy", "").path("deleted").path(0);
      assertThat(deleted.path("reason").asString()).isEqualTo("erasure");
      assertThat(deleted.path("conversations").asInt()).isEqualTo(10);
    }
    assertThat(SignedIn.holding(data, planted)).isEmpty();
  }

  @Test
  void thePageKeepsWhatTheOwnerDecides() throws Exception {
    try (var service = new SignedIn(data)) {
      assertThat(service.get("/privacy").body()).contains("name=\"kind\" value=\"names\" checked");
      assertThat(
              service
                  .form(
                      "/privacy/channel",
                      Map.of("channel", "chat", "days", "30", "notice", "<b>We read</b>"))
                  .statusCode())
          .isEqualTo(303);
      assertThat(service.get("/privacy").body())
          .contains("value=\"30\"", "&lt;b&gt;We read&lt;/b&gt;")
          .doesNotContain("<b>We");
      assertThat(
              service
                  .form("/privacy/channel", Map.of("channel", "chat", "days", "many", "notice", ""))
                  .body())
          .contains("Days are a whole number");
      assertThat(service.form("/privacy/masking", Map.of("kind", "cards")).statusCode())
          .isEqualTo(303);
      assertThat(
              service.json("GET", "/api/v1/privacy", "").path("masking").path("kinds").toString())
          .isEqualTo("[\"cards\"]");
      service.json("POST", "/api/v1/conversations", "{\"id\":\"c-1\",\"customerId\":\"k-1\"}");
      assertThat(service.form("/privacy/erasure", Map.of("customer", "k-1", "again", "k-2")).body())
          .contains("Nothing was erased");
      assertThat(service.form("/privacy/export", Map.of("customer", "k-1")).body())
          .contains("heard-customer-1");
      assertThat(service.form("/privacy/erasure", Map.of("customer", "k-1", "again", "k-1")).body())
          .contains("1 conversations with 0 turns were erased");
    }
  }
}
