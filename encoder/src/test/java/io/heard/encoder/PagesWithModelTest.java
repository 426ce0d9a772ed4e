package io.heard.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.Reading;
import io.heard.page.Example;
import io.heard.page.Page;
import io.heard.signal.About;
import io.heard.signal.Detector;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What pages say with a model beside the phrases.
class PagesWithModelTest {
  private static final Heard HEARD = Heard.withAll();

  /// Nothing that a page says must not be heard counts as heard.
  @TestFactory
  Stream<DynamicTest> nearMissesDoNotCount() {
    return HEARD.detectors().stream()
        .map(detector ->
            DynamicTest.dynamicTest(
                detector.getClass().getAnnotation(About.class).code(), () -> check(detector)));
  }

  private static void check(Detector detector) {
    Page page = Page.of(detector);
    var wrong = new ArrayList<String>();
    for (Example example : page.notHeard()) {
      Reading reading = HEARD.read(example.conversation());
      reading.signals().stream()
          .filter(signal -> signal.code().equals(page.code()) && signal.counts())
          .forEach(signal ->
              wrong.add(
                  "%s.md:%d '%s' at turn %d, probability %s"
                      .formatted(
                          page.code(),
                          example.line(),
                          example.name(),
                          signal.turn(),
                          signal.probability())));
    }
    assertThat(wrong).isEmpty();
  }
}
