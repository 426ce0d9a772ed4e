package io.heard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir private Path folder;

  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    for (String name :
        List.of(
            "c/b/2.json",
            "c/b/10.json",
            "c/a.json",
            "c/b.json",
            "c/z.txt",
            "c/.hidden",
            "c/.git/x.json",
            "d/x.json")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}");
    }
  }

  @Test
  void aFolderIsReadToItsDepthInOneOrder() {
    assertThat(names("c"))
        .containsExactly("c/a.json", "c/b/10.json", "c/b/2.json", "c/b.json", "c/z.txt");
    assertThat(names("c/", "d/x.json", "-"))
        .startsWith("c/a.json")
        .endsWith("c/z.txt", "d/x.json", "-");
    assertThat(said).isEmpty();
  }

  @Test
  void aPatternThatTheShellLeftIsMatched() {
    assertThat(names("c/*.json")).containsExactly("c/a.json", "c/b.json");
    assertThat(names("c/**.json"))
        .containsExactly("c/a.json", "c/b/10.json", "c/b/2.json", "c/b.json");
    assertThat(names("*/x.json")).containsExactly("d/x.json");
    assertThat(names("c/{a,z}.*")).containsExactly("c/a.json", "c/z.txt");
    assertThat(said).isEmpty();
    assertThat(names("c/*.xml", "nowhere/*.json")).isEmpty();
    assertThat(said)
        .containsExactly(
            "c/*.xml: no file matches.\nMaybe check the pattern and the folder.",
            "nowhere/*.json: no file matches.\nMaybe check the pattern and the folder.");
  }

  @Test
  void aFileOfThatVeryNameComesBeforeAPattern() throws IOException {
    Files.writeString(folder.resolve("c/[a].json"), "{}");
    assertThat(names("c/[a].json")).containsExactly("c/[a].json");
  }

  @Test
  void linksLeadNowhereElse() throws IOException {
    try {
      Files.createSymbolicLink(folder.resolve("c/out.json"), folder.resolve("d/x.json"));
      Files.createSymbolicLink(folder.resolve("c/outside"), folder.resolve("d"));
      Files.createSymbolicLink(folder.resolve("c/circle"), folder.resolve("c"));
      Files.createSymbolicLink(folder.resolve("c/again.json"), folder.resolve("c/a.json"));
      Files.createSymbolicLink(folder.resolve("c/kept.json"), folder.resolve("c/.git/x.json"));
      Files.createSymbolicLink(folder.resolve("c/gone.json"), folder.resolve("c/gone"));
    } catch (IOException | UnsupportedOperationException noLinks) {
      assumeTrue(false, "links cannot be made here");
    }
    assertThat(names("c"))
        .containsExactly(
            "c/a.json", "c/b/10.json", "c/b/2.json", "c/b.json", "c/kept.json", "c/z.txt");
    assertThat(said)
        .containsExactly(
            "c: links that lead out of the folder or to nothing are left out (4).\nMaybe name what they lead to.");
  }

  @Test
  void theOutputIsNoInputOfItsFolder() throws IOException {
    Path out = Files.writeString(folder.resolve("c/out.jsonl"), "");
    assertThat(Sources.of(folder, List.of("c"), out, false, problem -> {}))
        .extracting(Sources.Source::name)
        .doesNotContain("c/out.jsonl")
        .hasSize(5);
  }

  @Test
  void anEmptyFolderIsSaid() throws IOException {
    Files.createDirectory(folder.resolve("e"));
    assertThat(names("e")).isEmpty();
    assertThat(said)
        .containsExactly("e: there is no file in the folder.\nMaybe name another folder.");
  }

  @Test
  void mailsOfOneFolderAreOneInput() throws IOException {
    for (String name : List.of("m/1.eml", "m/2.EML", "m/3.txt", "m/n/4.eml")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
    assertThat(names("m")).containsExactly("m", "m/3.txt", "m/n/4.eml");
    assertThat(names("m/1.eml", "m/2.EML")).containsExactly("m");
    assertThat(Sources.of(folder, List.of("m"), null, false, problem -> {})).hasSize(4);
  }

  private List<String> names(String... given) {
    return Sources.of(folder, List.of(given), null, true, problem -> said.add(problem.message()))
        .stream()
        .map(Sources.Source::name)
        .toList();
  }
}
