package io.heard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Who has a conversation, what happens beside it, and what people set for themselves; the same of
/// both databases.
@ParameterizedClass
@EnumSource
class DeskTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
  private static final Clock LATER = Clock.offset(NOON, java.time.Duration.ofHours(1));
  private static final String HERE = "here";

  @Parameter Engine engine = Engine.SQLITE;
  @TempDir Path folder = Path.of("");
  private @Nullable Database open;

  @BeforeEach
  void open() {
    open = engine.open(folder);
  }

  @AfterEach
  void close() {
    if (open != null) {
      open.close();
    }
  }

  private Database database() {
    Database known = open;
    if (known == null) {
      throw new IllegalStateException("No database is open.");
    }
    return known;
  }

  private Conversations conversations(Clock clock) {
    return new Conversations(database(), clock);
  }

  private void begin(String id, @Nullable String team, @Nullable String agent) {
    conversations(NOON)
        .begin(
            HERE, new Talk(id, "k-1", team, "chat", null, "{}", true, 0, 0, 0, 0).by(agent), null);
  }

  private static List<String> ids(List<Talk> talks) {
    return talks.stream().map(Talk::id).sorted().toList();
  }

  private Talk one(String id) {
    return conversations(NOON).find(HERE, id).orElseThrow();
  }

  @Test
  void somebodyHasAConversationUntilItIsGivenOn() {
    begin("c-1", null, "ann");
    begin("c-2", null, null);
    Conversations later = conversations(LATER);
    assertThat(ids(later.page(HERE, Conversations.Wanted.ALL.of("ann"), null, 9)))
        .containsExactly("c-1");
    List<Happening> told = later.give(HERE, "c-2", "ann", Happening.of("agent", "{}"));
    assertThat(told).extracting(Happening::number).containsExactly(1);
    assertThat(ids(later.page(HERE, Conversations.Wanted.ALL.of("ann"), null, 9)))
        .containsExactly("c-1", "c-2");
    assertThat(later.page("there", Conversations.Wanted.ALL.of("ann"), null, 9)).isEmpty();
    later.give(HERE, "c-1", null, Happening.of("agent", "{}"));
    assertThat(one("c-1").agent()).isNull();
    assertThat(one("c-2").agent()).isEqualTo("ann");
    // Nothing was said: it is as old as before.
    assertThat(one("c-2").changedAt()).isEqualTo(NOON.millis());
    assertThat(one("c-2").events()).isEqualTo(1);
  }

  @Test
  void theFloorHasWhatIsOpenAndWhatSomebodyAsksAbout() {
    begin("c-1", null, null);
    begin("c-2", "billing", null);
    begin("c-3", "returns", null);
    begin("c-4", "billing", null);
    Conversations store = conversations(NOON);
    for (String over : List.of("c-3", "c-4")) {
      store.close(HERE, over, List.of(), List.of(), "{}", null, null);
    }
    assertThat(ids(store.floor(HERE, null))).containsExactly("c-1", "c-2");
    var asked = new Talk.Asked("lead", "ann", 7);
    store.ask(HERE, "c-4", asked, Happening.of("word", "{}"));
    store.ask(HERE, "c-3", asked, Happening.of("word", "{}"));
    store.ask(HERE, "c-2", asked, Happening.of("word", "{}"));
    assertThat(one("c-4").asked()).isEqualTo(asked);
    assertThat(ids(store.floor(HERE, null))).containsExactly("c-1", "c-2", "c-3", "c-4");
    assertThat(ids(store.floor(HERE, "billing"))).containsExactly("c-1", "c-2", "c-4");
    assertThat(store.floor("there", null)).isEmpty();
    store.ask(HERE, "c-4", null, Happening.of("word", "{}"));
    assertThat(one("c-4").asked()).isNull();
    assertThat(ids(store.floor(HERE, "billing"))).containsExactly("c-1", "c-2");
  }

  @Test
  void whatWasSaidBesideGoesWithTheConversationAndIsWordedAnew() {
    begin("c-1", null, null);
    Conversations store = conversations(NOON);
    store.beside(HERE, "c-1", Happening.of("whisper", "{\"text\":\"one\"}"));
    store.beside(HERE, "c-1", Happening.of("turn", "{\"text\":\"one\"}"));
    store.beside(HERE, "c-1", Happening.of("whisper", "{\"text\":\"two\"}"));
    assertThat(store.happenings(HERE, "c-1", "whisper"))
        .extracting(Happening::number)
        .containsExactly(1, 3);
    assertThat(store.reword(HERE, "c-1", "whisper", body -> body.replace("one", "<X>")))
        .isEqualTo(1);
    assertThat(store.happenings(HERE, "c-1", 0, 9))
        .extracting(Happening::body)
        .containsExactly("{\"text\":\"<X>\"}", "{\"text\":\"one\"}", "{\"text\":\"two\"}");
    new Traces(database(), NOON).delete(HERE, "c-1", "asked");
    assertThat(store.happenings(HERE, "c-1", "whisper")).isEmpty();
  }

  @Test
  void whereALabelWasHeardInSomebodysConversations() {
    begin("c-1", "billing", "ann");
    begin("c-2", null, "bob");
    Conversations store = conversations(NOON);
    for (String id : List.of("c-1", "c-2")) {
      store.take(
          HERE,
          id,
          new Step(
              List.of(new KeptTurn(0, null, "d", "{}"), new KeptTurn(1, null, "e", "{}")),
              List.of(
                  new Mark(0, 0, "reassure", "technique", "possible"),
                  new Mark(1, 1, "reassure", "technique", "sure"),
                  new Mark(1, 1, "reassure", "technique", "sure"),
                  new Mark(1, 1, "other", "technique", "sure")),
              null,
              List.of(),
              null));
    }
    assertThat(store.heard(HERE, "ann", "reassure", 9))
        .containsExactly(new Conversations.Heard("c-1", "billing", 1, NOON.millis()));
    assertThat(store.heard("there", "ann", "reassure", 9)).isEmpty();
    assertThat(store.heard(HERE, "ann", "", 9)).isEmpty();
  }

  @Test
  void whatSomebodySetIsTheirsAlone() {
    var desks = new Desks(database(), NOON);
    assertThat(desks.of(HERE, "ann")).isEmpty();
    desks.set(HERE, "ann", "{\"a\":1}");
    desks.set(HERE, "ann", "{\"a\":2}");
    desks.set(HERE, "bob", "{}");
    assertThat(desks.of(HERE, "ann")).contains("{\"a\":2}");
    assertThat(desks.of(HERE, "bob")).contains("{}");
    assertThat(desks.of("there", "ann")).isEmpty();
  }

  @Test
  void namesAreKnownOfThoseWhoLeft() {
    var people = new People(database(), NOON);
    people.found(
        HERE, "Here", new People.Person(HERE, "ida", "ida@example.org", "Ida", "owner", null, "p"));
    people.add(new People.Person(HERE, "ann", "ann@example.org", "Ann", "agent", null, null));
    people.shutOut(HERE, "ann");
    assertThat(people.name(HERE, "ann")).contains("Ann");
    assertThat(people.names(HERE)).containsEntry("ann", "Ann").containsEntry("ida", "Ida");
    assertThat(people.name("there", "ann")).isEmpty();
  }
}
