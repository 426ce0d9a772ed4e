package io.heard.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A client is generated from the description, compiled, and calls a service that runs.
class ClientTest {
  /// Maven puts it there (`generate-test-resources`).
  private static final Path GENERATOR = Path.of("target/generator/openapi-generator-cli.jar");

  @TempDir Path folder = Path.of("");

  @Test
  void aGeneratedClientCompilesAndIsAnswered() throws Exception {
    assertThat(GENERATOR).exists();
    try (Served served = Served.in(folder.resolve("data"))) {
      Path description = folder.resolve("openapi.json");
      Files.writeString(description, served.get("/openapi").whole().body());
      generate(description);
      Path classes = compile();
      assertThat(called(classes, served))
          .containsExactly(
              "signal frustration",
              "taken 2",
              "draft false",
              "reading 3 test",
              "evidence true",
              "history true",
              "page generated",
              "read 1",
              "patterns true",
              "imports 0",
              "refused 404");
    }
  }

  private void generate(Path description) throws IOException, InterruptedException {
    Path log = folder.resolve("generator.log");
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.toAbsolutePath().toString(),
                "generate",
                "--generator-name",
                "java",
                "--library",
                "native",
                "--input-spec",
                description.toString(),
                "--output",
                folder.resolve("client").toString(),
                "--global-property",
                "apis,models,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false,apiTests=false",
                "--additional-properties",
                "openApiNullable=false,useJakartaEe=true,invokerPackage=heard,apiPackage=heard.api,modelPackage=heard.model")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    assertThat(status).as(() -> lines(log)).isZero();
  }

  private static String lines(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unread) {
      return unread.toString();
    }
  }

  private Path compile() throws IOException {
    Path caller = folder.resolve("Caller.java");
    try (InputStream in = ClientTest.class.getResourceAsStream("Caller.java.txt")) {
      Files.write(caller, in.readAllBytes());
    }
    Path classes = Files.createDirectory(folder.resolve("classes"));
    var arguments =
        new ArrayList<>(
            List.of(
                "-nowarn",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                path(),
                caller.toString()));
    try (Stream<Path> files = Files.walk(folder.resolve("client/src/main/java"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Path::toString)
          .forEach(arguments::add);
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new ByteArrayOutputStream();
    int status = compiler.run(null, messages, messages, arguments.toArray(String[]::new));
    assertThat(status).as(messages.toString(StandardCharsets.UTF_8)).isZero();
    return classes;
  }

  /// The generator holds what its clients need but for Jakarta's annotations.
  private static String path() {
    return GENERATOR.toAbsolutePath() + java.io.File.pathSeparator + annotations();
  }

  private static Path annotations() {
    try {
      return Path.of(
          jakarta.annotation.Generated.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .toURI());
    } catch (java.net.URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<String> called(Path classes, Served served) throws Exception {
    URL[] path = {
      classes.toUri().toURL(), GENERATOR.toUri().toURL(), annotations().toUri().toURL()
    };
    var printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (var loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Caller")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {served.base(), served.token()});
    } finally {
      System.setOut(out);
      Thread.currentThread().setContextClassLoader(before);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
