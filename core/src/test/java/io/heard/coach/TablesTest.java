package io.heard.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.page.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tables that the draft check works from.
class TablesTest {
  @Test
  void everyWordingBelongsToACodeAndSaysWhyOrTakesTheCodesReason() {
    for (List<String> row : Table.beside(Drafts.class, "en/words.tsv", 4).rows()) {
      String code = row.getFirst().replace("!", "");
      assertThat(Codes.of(code)).as(String.join(" | ", row)).isNotNull();
      assertThat(row.get(3)).as(String.join(" | ", row)).isNotBlank();
    }
  }

  @Test
  void everyCodeHasATitleAndAReason() {
    assertThat(Drafts.titles()).hasSizeGreaterThan(25).doesNotContainValue("");
    Drafts.titles().keySet().forEach(code -> assertThat(Codes.row(code).why()).endsWith("."));
  }

  @Test
  void theContractsCodesAreAllThere() {
    assertThat(Drafts.titles())
        .containsKeys(
            "but-negation",
            "trigger-words",
            "apology-generic",
            "missing-next-step",
            "formality",
            "address",
            "length",
            "emoji");
  }

  @Test
  void noReplacementIsASentenceOfFeelingToPaste() {
    Stream.of("en/words.tsv:2", "en/register.tsv:2", "en/codes.tsv:4")
        .forEach(column -> {
          String[] where = column.split(":");
          int columns = where[0].contains("codes") ? 6 : where[0].contains("words") ? 4 : 3;
          for (List<String> row : Table.beside(Drafts.class, where[0], columns).rows()) {
            assertThat(row.get(Integer.parseInt(where[1])))
                .as(String.join(" | ", row))
                .doesNotContainIgnoringCase("understand")
                .doesNotContainIgnoringCase("frustrat")
                .doesNotContainIgnoringCase("feel")
                .doesNotContainIgnoringCase("must be hard");
          }
        });
  }

  @Test
  void everyChannelHasALength() {
    assertThat(Table.beside(Drafts.class, "en/lengths.tsv", 3).rows())
        .extracting(List::getFirst)
        .containsExactlyInAnyOrder("chat", "sms", "social", "voice", "email", "other");
  }
}
