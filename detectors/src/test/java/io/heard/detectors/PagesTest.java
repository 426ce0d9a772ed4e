package io.heard.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.page.Page;
import io.heard.page.Proof;
import io.heard.signal.About;
import io.heard.signal.Detector;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every example of every page.
class PagesTest {
  private static final Heard HEARD = Heard.withAll();

  @TestFactory
  Stream<DynamicTest> everyExampleOfEveryPageHolds() {
    return HEARD.detectors().stream()
        .map(detector ->
            DynamicTest.dynamicTest(
                detector.getClass().getAnnotation(About.class).code(), () -> check(detector)));
  }

  private static void check(Detector detector) {
    Page page = Page.of(detector);
    assertThat(page.heard()).as("examples under 'Heard' of %s", page.code()).isNotEmpty();
    assertThat(page.notHeard())
        .as("examples under 'Not heard' of %s", page.code())
        .hasSizeGreaterThanOrEqualTo(2);
    assertThat(page.intro()).as("first lines of %s", page.code()).isNotBlank();
    for (String section : new String[] {"When", "Why it matters", "Risk"}) {
      assertThat(page.section(section)).as("'%s' of %s", section, page.code()).isNotBlank();
    }
    assertThat(Proof.failures(HEARD, page, false)).isEmpty();
  }
}
