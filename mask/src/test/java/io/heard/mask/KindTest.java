package io.heard.mask;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Channel;
import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Turn;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindTest {
  private static final String SAID =
      "My name is Wilhelmina Roe, my card is 4111 1111 1111 1111, write to wil@roe.example.";

  @Test
  void whatIsNotChosenStaysAsItWasSaid() {
    assertThat(masked(EnumSet.of(Kind.NAMES)))
        .contains("<NAME-1>", "4111 1111 1111 1111", "wil@roe.example")
        .doesNotContain("Roe,");
    assertThat(masked(EnumSet.of(Kind.CARDS, Kind.CONTACT)))
        .contains("Wilhelmina Roe", "<CARD-1>", "<EMAIL-1>")
        .doesNotContain("4111", "roe.example");
    assertThat(masked(EnumSet.noneOf(Kind.class))).isEqualTo(SAID);
    assertThat(masked(EnumSet.allOf(Kind.class))).doesNotContain("Roe", "4111", "example");
  }

  private static String masked(Set<Kind> kinds) {
    Masking masking = Mask.begin(Conversation.of("c-1", Channel.CHAT, List.of()), kinds);
    masking.hear(Turn.of(0, Role.CUSTOMER, SAID));
    masking.close();
    return masking.turn(0).text();
  }

  @Test
  void whatIsMaskedAlreadyIsLeftAsItIs() {
    Masking first = Mask.begin(Conversation.of("c-1", Channel.CHAT, List.of()));
    String once = first.hear(Turn.of(0, Role.CUSTOMER, SAID)).turn().text();
    Masking second = Mask.begin(Conversation.of("c-1", Channel.CHAT, List.of()));
    assertThat(second.hear(Turn.of(0, Role.CUSTOMER, once)).turn().text()).isEqualTo(once);
    assertThat(second.hear(Turn.of(1, Role.CUSTOMER, "My name is Tove Lind.")).turn().text())
        .isEqualTo("My name is <NAME-2>.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann.ray@example.org",
        "+44 20 7946 0958",
        "4111111111111111",
        "wilhelmina-roe-17",
        "tel:+14155550123"
      })
  void idsThatNamePeopleTell(String id) {
    assertThat(Mask.tells(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-17", "k-4", "m-1", "ticket 204", "order_99", "chat/2026-03-02/11"})
  void idsOfSystemsDoNot(String id) {
    assertThat(Mask.tells(id)).isFalse();
  }

  @Test
  void randomIdsDoNotTell() {
    var random = new Random(4);
    int told = 0;
    for (int i = 0; i < 500; i++) {
      told += Mask.tells(new UUID(random.nextLong(), random.nextLong()).toString()) ? 1 : 0;
    }
    assertThat(told).isZero();
  }
}
