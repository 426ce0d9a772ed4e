package io.heard.formats;

import static io.heard.formats.Reads.bytes;
import static io.heard.formats.Reads.only;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import io.heard.conversation.RoleSource;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationJsonTest {
  @Test
  void whatWasReadIsGivenBackWhole() {
    String written = ConversationJson.line(only(sample("sample.json")));
    assertThat(tree(written))
        .isEqualTo(tree(new String(bytes("samples/sample.json"), StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sample.json", "sample.txt", "sample.vtt", "sample.srt", "sample.vcon.json"})
  void writtenAndReadAgainNothingChanges(String name) {
    Conversation first = only(sample(name));
    Conversation second = only(text("again", ConversationJson.line(first)));
    assertThat(turns(second)).isEqualTo(turns(first));
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.channel()).isEqualTo(first.channel());
    assertThat(second.startedAt()).isEqualTo(first.startedAt());
    assertThat(second.known()).isEqualTo(first.known());
    assertThat(second.extra()).isEqualTo(first.extra());
    for (int i = 0; i < first.turns().size(); i++) {
      assertThat(second.turns().get(i).speaker()).isEqualTo(first.turns().get(i).speaker());
      assertThat(second.turns().get(i).timing()).isEqualTo(first.turns().get(i).timing());
      assertThat(second.turns().get(i).origin().extra())
          .isEqualTo(first.turns().get(i).origin().extra());
      assertThat(second.turns().get(i).origin().words())
          .isEqualTo(first.turns().get(i).origin().words());
    }
  }

  @Test
  void aGuessStaysAGuess() {
    Conversation again = only(text("again", ConversationJson.line(only(sample("sample.vtt")))));
    assertThat(again.turns().getFirst().speaker().roleSource()).isEqualTo(RoleSource.INFERRED);
  }

  private static Object tree(String json) {
    assertThat(Json.parse(json)).isInstanceOf(Json.Parsed.Tree.class);
    return Json.parse(json) instanceof Json.Parsed.Tree tree ? tree.root() : "broken";
  }
}
