package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.Heard;
import io.heard.page.Page;
import io.heard.page.Proof;
import io.heard.signal.Detector;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `heard new`.
class NewTest {
  private static final String CLASSES = "detectors/src/main/java/io/heard/detectors/";
  private static final String PAGES = "detectors/src/main/resources/io/heard/detectors/";

  @TempDir private Path checkout;

  @BeforeEach
  void layOutACheckout() throws IOException {
    Files.createDirectories(checkout.resolve(CLASSES));
  }

  @ParameterizedTest
  @ValueSource(strings = {"feeling", "cue", "technique", "pitfall"})
  void whatIsLaidOutCompilesAndItsPageHolds(String kind) throws Exception {
    Call call = Call.in(checkout, "", "new", "asks-for-a-song", "--kind", kind);
    assertThat(call.code()).as(call.err()).isZero();
    assertThat(call.out())
        .contains(CLASSES + kind + "/AsksForASong.java", PAGES + kind + "/en/asks-for-a-song.md")
        .contains("./verify PagesTest");
    Path classes = compiled(kind);
    try (var loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, NewTest.class.getClassLoader())) {
      Detector detector =
          (Detector)
              loader
                  .loadClass("io.heard.detectors." + kind + ".AsksForASong")
                  .getConstructor()
                  .newInstance();
      assertThat(Proof.failures(Heard.with(List.of(detector)), Page.of(detector), false)).isEmpty();
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Call.in(checkout, "", "new", "asks-for-a-song");
    Path page = checkout.resolve(PAGES + "cue/en/asks-for-a-song.md");
    Files.writeString(page, "mine");
    Call again = Call.in(checkout, "", "new", "asks-for-a-song");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("exists already");
    assertThat(page).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Song", "two--hyphens", "1st", "a_b", "../evil", "-x", "x-", "detector", "string"})
  void aBadCodeIsRefusedAndNothingIsWritten(String code) throws IOException {
    Call call = Call.in(checkout, "", "new", "--", code);
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("'" + code + "'").doesNotContain("Exception");
    try (var files = Files.walk(checkout)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aCodeThatIsHeardAlreadyIsRefused() {
    Call call = Call.in(checkout, "", "new", "escalation-supervisor");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("already");
  }

  @Test
  void outsideACheckoutItSaysSo(@TempDir Path elsewhere) {
    Call call = Call.in(elsewhere, "", "new", "asks-for-a-song");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("no checkout", "Maybe");
  }

  @Test
  void anUnknownKindNamesTheNearest() {
    Call call = Call.in(checkout, "", "new", "asks-for-a-song", "--kind", "pitfal");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("Maybe pitfall.");
  }

  private Path compiled(String kind) throws IOException {
    Path classes = checkout.resolve("classes");
    Path resources = classes.resolve("io/heard/detectors/" + kind + "/en");
    Files.createDirectories(resources);
    Files.copy(
        checkout.resolve(PAGES + kind + "/en/asks-for-a-song.md"),
        resources.resolve("asks-for-a-song.md"));
    // The service file is the build's work; the annotation itself is not on this class path.
    Path source = checkout.resolve(CLASSES + kind + "/AsksForASong.java");
    Files.writeString(
        source,
        Files.readString(source)
            .replace("import com.google.auto.service.AutoService;\n", "")
            .replace("@AutoService(Detector.class)\n", ""));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(
            compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString()))
        .isZero();
    return classes;
  }
}
