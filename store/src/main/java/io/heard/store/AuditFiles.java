package io.heard.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What of the audit log stands outside the database: the key of its digests (`audit.key`), and how
/// many entries there are and the last one's digest (`audit.head`). Only the owner of the process
/// may read either.
final class AuditFiles {
  static final String KEY = "audit.key";
  static final String HEAD = "audit.head";
  private static final int KEY_BYTES = 32;

  private final Path head;
  private final SecretKeySpec key;

  private AuditFiles(Path head, SecretKeySpec key) {
    this.head = head;
    this.key = key;
  }

  /// How far the log had come.
  ///
  /// @param count of its entries; the number of the last one
  /// @param digest of the last one; what the first one covers where there is none
  record Head(long count, String digest) {}

  /// The files of a folder.
  ///
  /// @throws StoreException when the key is not there or cannot be read
  static AuditFiles of(Path folder) {
    Path file = folder.resolve(KEY);
    try {
      byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
      if (bytes.length != KEY_BYTES) {
        throw new IllegalArgumentException("too short");
      }
      return new AuditFiles(folder.resolve(HEAD), new SecretKeySpec(bytes, "HmacSHA256"));
    } catch (IOException | IllegalArgumentException cannot) {
      throw new StoreException(
          "The key of the audit log in %s cannot be read: %s.\nMaybe put it back from a backup; without it the log can be neither checked nor continued."
              .formatted(file, cannot.getClass().getSimpleName()),
          cannot);
    }
  }

  /// Makes a key where there is none.
  static void make(Path folder) {
    Path file = folder.resolve(KEY);
    if (Files.exists(file)) {
      return;
    }
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly(folder))) {
        channel.write(
            ByteBuffer.wrap(
                (HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
    } catch (IOException cannot) {
      throw unwritten(file, cannot);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path any) {
    return any.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /// What the first entry covers.
  Head empty() {
    return new Head(0, mac("heard audit log"));
  }

  /// Where the log stood; empty where the file is missing.
  ///
  /// @throws StoreException when it is damaged
  Optional<Head> head() {
    if (!Files.exists(head)) {
      return Optional.empty();
    }
    try {
      String[] parts = Files.readString(head).strip().split(" ", -1);
      if (parts.length == 3 && parts[2].equals(mac(parts[0], parts[1]))) {
        return Optional.of(new Head(Long.parseLong(parts[0]), parts[1]));
      }
    } catch (IOException cannot) {
      throw new StoreException(
          "%s cannot be read: %s.\nMaybe only another user may."
              .formatted(head, cannot.getClass().getSimpleName()),
          cannot);
    } catch (NumberFormatException noCount) {
      // said below: it is not what was written
    }
    throw new StoreException(
        "%s is not as it was written: its own digest does not hold.\nMaybe put it back from a backup that is as old as the database's."
            .formatted(head));
  }

  /// Writes where the log stands; once this returns, that is durable. The line has always the same
  /// length and is written over the one before, so that a full disk cannot keep it from being
  /// written.
  void head(Head now) {
    String count = "%019d".formatted(now.count());
    String line = "%s %s %s\n".formatted(count, now.digest(), mac(count, now.digest()));
    try (FileChannel channel =
        FileChannel.open(
            head, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(head))) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)), 0);
      channel.force(false);
    } catch (IOException cannot) {
      throw unwritten(head, cannot);
    }
  }

  private static StoreException unwritten(Path file, IOException cannot) {
    return new StoreException(
        "%s cannot be written: %s.\nMaybe the disk is full, or only another user may."
            .formatted(file, cannot.getClass().getSimpleName()),
        cannot);
  }

  /// A digest of parts that nobody makes without the key. Each part's length is covered, so that no
  /// text can pass from one part into the next.
  String mac(String... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
