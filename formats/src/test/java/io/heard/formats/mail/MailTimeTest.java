package io.heard.formats.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailTimeTest {
  private static void is(String written, String time) {
    assertThat(MailTime.of(written).map(Object::toString)).as(written).hasValue(time);
  }

  @Test
  void datesAsHeadersWriteThem() {
    is("Mon, 3 Mar 2025 10:12:31 +0100", "2025-03-03T10:12:31+01:00");
    is("3 Mar 2025 10:12 -0530", "2025-03-03T10:12-05:30");
    is("Mon, 03 Mar 2025 10:12:31 GMT", "2025-03-03T10:12:31Z");
    is("Mon, 3 Mar 2025 10:12:31 -0400 (EDT)", "2025-03-03T10:12:31-04:00");
    is("Mon, 3 Mar 2025 10:12:31", "2025-03-03T10:12:31Z");
    is("Wed, 11 Feb 98 11:51 CST", "1998-02-11T11:51-06:00");
    is("Mon, 21 Aug 95 13:30:57 -600", "1995-08-21T13:30:57-06:00");
    is("Tue, 6 Jun 2000 03:20:11 UT", "2000-06-06T03:20:11Z");
    is("Mon, 3 Mar 2025 10:12:31.123 +0000", "2025-03-03T10:12:31Z");
    is("Mon Mar  3 10:12:31 2025", "2025-03-03T10:12:31Z");
    is("Mon Mar 03 10:12:31 +0100 2025", "2025-03-03T10:12:31+01:00");
    is("Mon Mar  3 10:12:31 CET 2025", "2025-03-03T10:12:31+01:00");
    is("2025-03-03T10:12:31+01:00", "2025-03-03T09:12:31Z");
    is("Mon, 3 Mar 2025 10:12:60 +0000", "2025-03-03T10:12:59Z");
  }

  @Test
  void datesThatAreNone() {
    for (String written :
        new String[] {
          "",
          "yesterday",
          "Malformed Date.",
          "31 Feb 2025 10:00:00 +0000",
          "3 Mar 2025 25:00:00 +0000",
          "1 Jan 1904 00:00:00 +0000",
          "3 Foo 2025 10:00 +0000",
          "3 Mar 9999 10:00 +0000",
          "3 Mar 2025",
          "3 Mar 2025 10:00:00 +9999"
        }) {
      assertThat(MailTime.of(written)).as(written).isEmpty();
    }
    assertThat(MailTime.of("1".repeat(100_000))).isEmpty();
  }
}
