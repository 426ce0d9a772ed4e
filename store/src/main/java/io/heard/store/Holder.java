package io.heard.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds a folder of data for one process: a lock that ends with the process, however it ends, and
/// a file that says who holds it.
final class Holder implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final String NAME = "held-by";

  /// The names of the files that it makes.
  static final Set<String> FILES = Set.of(LOCK, NAME);

  private final FileChannel channel;
  private final FileLock lock;

  private Holder(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /// @throws StoreException when somebody else holds the folder
  static Holder of(Path folder, String who) throws IOException {
    Path name = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lock(channel);
    if (lock == null) {
      channel.close();
      String other = Files.exists(name) ? Files.readString(name).strip() : "another process";
      throw new StoreException(
          "The data in %s is held by %s.\nMaybe stop it first, or name another folder with --data."
              .formatted(folder, other));
    }
    try (FileChannel file =
        FileChannel.open(
            name,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      file.write(ByteBuffer.wrap((who + "\n").getBytes(StandardCharsets.UTF_8)));
    }
    return new Holder(channel, lock);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException held) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      if (channel.isOpen()) {
        lock.release();
        channel.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
