package io.heard.formats;

import static io.heard.formats.Reads.losses;
import static io.heard.formats.Reads.sample;
import static io.heard.formats.Reads.text;
import static io.heard.formats.Reads.turns;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.conversation.Conversation;
import org.junit.jupiter.api.Test;

class AbcdTest {
  @Test
  void theSetIsReadInItsPartsAndActionsAreTheSystems() {
    Incoming read = sample("abcd.json");
    assertThat(read.format()).isEqualTo("abcd");
    assertThat(read.conversations().stream().map(Conversation::id)).containsExactly("11", "12");
    assertThat(turns(read.conversations().getFirst()))
        .containsExactly(
            "agent: Hello, how can I help?",
            "customer: My box never came.",
            "unknown (system): Account has been pulled up for Dora Klein.",
            "agent: I will send another one.");
    assertThat(turns(read.conversations().getLast()))
        .containsExactly("customer: i forgot my password", "agent: what is your <username> ?");
    assertThat(read.conversations().getFirst().turns().get(2).origin().place())
        .isEqualTo("abcd.json#/train/0/original/2");
    assertThat(read.conversations().getFirst().extra()).containsEntry("flow", "shipping_issue");
  }

  @Test
  void aTurnThatIsNoneIsSaidAndTheRestIsRead() {
    Incoming read =
        text(
            "a.json",
            "[{\"convo_id\":1,\"original\":[[\"agent\",\"Hi\"],[\"customer\",\"No\"],3]}]");
    assertThat(turns(read.conversations().getFirst())).containsExactly("agent: Hi", "customer: No");
    assertThat(losses(read))
        .containsExactly(
            "a.json#/0/original/2: the turn is no speaker with words\nMaybe [\"agent\",\"…\"]");
  }
}
