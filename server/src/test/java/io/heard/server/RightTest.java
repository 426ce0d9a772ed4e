package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RightTest {
  @Test
  void theManualSaysWhoMayWhat() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/service.md")).stream()
            .dropWhile(line -> !line.startsWith("| right |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2) + 1))
            .toList();
    assertThat(rows)
        .containsExactly(Arrays.stream(Right.values()).map(RightTest::row).toArray(String[]::new));
  }

  private static String row(Right right) {
    String roles =
        Arrays.stream(Who.Role.values())
            .filter(right.roles()::contains)
            .map(Who.Role::id)
            .collect(Collectors.joining(", "));
    String scopes =
        right.scopes().isEmpty()
            ? "–"
            : right.scopes().stream().map(Who.Scope::id).sorted().collect(Collectors.joining(", "));
    return "| %s | %s | %s |"
        .formatted(right.name().toLowerCase(Locale.ROOT).replace('_', ' '), roles, scopes);
  }
}
