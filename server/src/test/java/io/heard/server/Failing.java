package io.heard.server;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/// The library that makes a service's writes and syncs fail, and what it is told; its source,
/// `failing.c`, says what the numbers mean.
final class Failing {
  static final int WRITE = 1;
  static final int SYNC = 2;
  static final int LENGTH = 4;
  static final int LOG = 1;
  static final int DATABASE = 2;
  static final int OTHERS = 4;
  static final int EIO = 5;
  static final int ENOSPC = 28;

  /// Instead of an error, the end of the process.
  static final int KILL = 0;

  private static final int NUMBERS = 7;

  private final Path library;
  private final Path control;
  private final Path data;
  private final MappedByteBuffer numbers;

  private Failing(Path library, Path control, Path data, MappedByteBuffer numbers) {
    this.library = library;
    this.control = control;
    this.data = data;
    this.numbers = numbers;
  }

  /// Compiles the library; without Linux or a C compiler, the test is skipped.
  ///
  /// @param data the folder in which calls fail
  static Failing in(Path folder, Path data) throws IOException, InterruptedException {
    assumeThat(System.getProperty("os.name")).as("the library is for Linux").isEqualTo("Linux");
    Path library = folder.resolve("failing.so");
    Path source = Path.of("src", "test", "c", "failing.c").toAbsolutePath();
    int code;
    try {
      code =
          new ProcessBuilder(
                  "cc",
                  "-shared",
                  "-fPIC",
                  "-O1",
                  "-o",
                  library.toString(),
                  source.toString(),
                  "-ldl")
              .inheritIO()
              .start()
              .waitFor();
    } catch (IOException none) {
      code = -1;
    }
    assumeThat(code).as("there is a C compiler").isZero();
    Path control = Files.write(folder.resolve("control"), new byte[8 * NUMBERS]);
    try (FileChannel channel =
        FileChannel.open(control, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer numbers = channel.map(FileChannel.MapMode.READ_WRITE, 0, 8 * NUMBERS);
      numbers.order(ByteOrder.nativeOrder());
      var failing = new Failing(library, control, data, numbers);
      failing.never();
      return failing;
    }
  }

  Map<String, String> environment() throws IOException {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAILING_CONTROL",
        control.toString(),
        "FAILING_FOLDER",
        Files.createDirectories(data).toRealPath().toString());
  }

  /// What fails.
  ///
  /// @param calls some of [#WRITE], [#SYNC], [#LENGTH]
  /// @param files some of [#LOG], [#DATABASE], [#OTHERS]
  /// @param half whether half of what is written still is
  record Fault(int calls, int files, int error, boolean half, String name) {}

  /// Lets so many calls pass and the next one fail.
  void after(int passing, Fault fault) {
    never();
    set(1, fault.calls());
    set(2, fault.files());
    set(3, fault.error());
    set(4, 1);
    set(5, fault.half() ? 1 : 0);
    set(6, 0);
    set(0, passing);
  }

  /// Lets all fail from now on.
  void always(Fault fault) {
    after(0, fault);
    set(4, -1);
    set(0, 0);
  }

  void never() {
    set(0, -1);
  }

  /// How many calls failed since it was last told.
  long failures() {
    return numbers.getLong(8 * 6);
  }

  private void set(int place, long value) {
    numbers.putLong(8 * place, value);
  }
}
