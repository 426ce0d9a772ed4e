package io.heard.formats.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private static void is(String field, String address, @Nullable String name) {
    assertThat(Mailbox.all(field)).as(field).containsExactly(new Mailbox(address, name));
  }

  @Test
  void addressesAsTheyAreWritten() {
    is("Ann Ray <Ann@Mail.example>", "ann@mail.example", "Ann Ray");
    is("ann@mail.example", "ann@mail.example", null);
    is("ann@mail.example (Ann Ray)", "ann@mail.example", "Ann Ray");
    is("\"Ray, Ann\" <ann@mail.example>", "ann@mail.example", "Ray, Ann");
    is("'Ann Ray' <ann@mail.example>", "ann@mail.example", "Ann Ray");
    is("\"ann@mail.example\" <ann@mail.example>", "ann@mail.example", null);
    is("=?utf-8?Q?Ann_R=C3=A4y?= <ann@mail.example>", "ann@mail.example", "Ann Räy");
    is("\"=?utf-8?Q?Ann_R=C3=A4y?=\" <ann@mail.example>", "ann@mail.example", "Ann Räy");
    is("Ann Räy <ann@mail.example>", "ann@mail.example", "Ann Räy");
    is("山田太郎 <ann@mail.example>", "ann@mail.example", "山田太郎");
  }

  @Test
  void addressesAsNoneIsWritten() {
    is("\"Ann\" ann@mail.example", "ann@mail.example", "Ann");
    is("Ann <ann@mail.example", "ann@mail.example", "Ann");
    is("Ann [ann@mail.example]", "ann@mail.example", "Ann");
    is("mailto:ann@mail.example", "ann@mail.example", null);
    is("user2", "user2", null);
    assertThat(Mailbox.all("undisclosed-recipients:;")).isEmpty();
    assertThat(Mailbox.all("<>")).isEmpty();
    assertThat(Mailbox.all(" , ,")).isEmpty();
    assertThat(Mailbox.all("a@b.example, Kit <k@b.example>; c@b.example")).isNotEmpty();
    for (String odd :
        new String[] {"<", "\"", "(", "@", ",", ":", ";", "\\", "=?utf-8?B?", "<<>>"}) {
      assertThat(Mailbox.all(odd.repeat(5_000))).as(odd).hasSizeLessThanOrEqualTo(200);
    }
  }

  @Test
  void whatAnAddressIsFor() {
    assertThat(new Mailbox("support@lamps.example", null).is(MailWords.Use.DESK)).isTrue();
    assertThat(new Mailbox("support+4711@lamps.example", null).is(MailWords.Use.DESK)).isTrue();
    assertThat(new Mailbox("support-uk@lamps.example", null).is(MailWords.Use.DESK)).isTrue();
    assertThat(new Mailbox("supporter@lamps.example", null).is(MailWords.Use.DESK)).isFalse();
    assertThat(new Mailbox("no-reply@lamps.example", null).is(MailWords.Use.MACHINE)).isTrue();
    assertThat(new Mailbox("user2", null).domain()).isEmpty();
  }
}
