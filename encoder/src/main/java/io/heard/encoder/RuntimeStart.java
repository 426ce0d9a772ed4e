package io.heard.encoder;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/// Starts ONNX Runtime where it cannot run out of stack. On Linux its start searches the process's
/// command line with a recursive regular expression (1.29.0, `/proc/self/cmdline`), which takes
/// about 260 bytes of stack a character: some 4,000 characters, a long class path or a few hundred
/// file names, end a process whose threads have the usual megabyte.
final class RuntimeStart {
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
  private static final long STACK = 4L << 20;
  private static final long STACK_A_CHARACTER = 1024;

  private RuntimeStart() {}

  /// The runtime, of which each process has one.
  static OrtEnvironment environment() {
    var environment = new CompletableFuture<OrtEnvironment>();
    Runnable start =
        () -> {
          try {
            environment.complete(OrtEnvironment.getEnvironment());
          } catch (RuntimeException | LinkageError e) {
            environment.completeExceptionally(e);
          }
        };
    new Thread(null, start, "onnxruntime-start", STACK + STACK_A_CHARACTER * characters()).start();
    return environment.join();
  }

  private static long characters() {
    try {
      return Files.isReadable(COMMAND_LINE) ? Files.readAllBytes(COMMAND_LINE).length : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
