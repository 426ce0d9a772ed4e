package io.heard.formats;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import io.heard.conversation.Role;
import io.heard.conversation.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The example conversations that people try first.
class ExamplesTest {
  @ParameterizedTest
  @CsvSource({
    "bank-fraud.json, 1, agent=8 customer=8",
    "broadband.json, 1, agent=4 customer=6",
    "car-repair.txt, 1, agent=7 customer=7",
    "crm-sales.vtt, 1, agent=9 customer=7",
    "energy-bill.json, 1, agent=8 customer=7",
    "ferry-travel.json, 1, agent=5 customer=8 system=1",
    "garden-centre.jsonl, 3, agent=10 customer=10",
    "gym.csv, 1, agent=4 bot=4 customer=6",
    "hotel-booking.txt, 1, agent=6 customer=6",
    "late-parcel.json, 1, agent=4 customer=4",
    "life-insurance.json, 1, agent=9 customer=7",
    "pharmacy.json, 1, agent=4 customer=5 note=1 system=1",
    "phone-plan.srt, 1, agent=7 customer=7",
    "plumbing.json, 1, agent=6 customer=6",
    "software-support.vcon.json, 1, agent=4 customer=4",
    "solar-sales.json, 1, agent=5 customer=6"
  })
  void everyTurnHasItsSpeaker(String file, int conversations, String speakers) throws IOException {
    Incoming read =
        Reads.FORMATS.read(
            file, Files.readAllBytes(Roots.top().resolve("examples").resolve(file)), Options.NONE);
    assertThat(Reads.losses(read)).isEmpty();
    assertThat(read.conversations()).hasSize(conversations);
    assertThat(said(read)).isEqualTo(speakers);
  }

  @Test
  void guessedRolesAreRight() throws IOException {
    assertThat(role("crm-sales.vtt", "Dana")).isEqualTo(Role.AGENT);
    assertThat(role("phone-plan.srt", "Brandon")).isEqualTo(Role.AGENT);
  }

  private static Role role(String file, String name) throws IOException {
    Path path = Roots.top().resolve("examples").resolve(file);
    Conversation read =
        Reads.only(Reads.FORMATS.read(file, Files.readAllBytes(path), Options.NONE));
    return read.turns().stream()
        .filter(turn -> name.equals(turn.speaker().name()))
        .findFirst()
        .orElseThrow()
        .speaker()
        .role();
  }

  private static String said(Incoming read) {
    Map<String, Integer> counts = new TreeMap<>();
    read.conversations().stream()
        .flatMap(conversation -> conversation.turns().stream())
        .map(turn ->
            turn.visibility() == Visibility.PUBLIC
                ? turn.speaker().role().id()
                : turn.visibility().id())
        .forEach(key -> counts.merge(key, 1, Integer::sum));
    return counts.toString().replaceAll("[{},]", "");
  }
}
