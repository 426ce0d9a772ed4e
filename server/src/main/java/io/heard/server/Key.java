package io.heard.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes digests that nobody can make or try out who has the database alone: what was delivered is
/// known again by one, and who opted out, without being kept. The key stands in the folder of the
/// data, beside the database and not in it.
final class Key {
  static final String FILE = "private.key";
  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  /// Letters that make no words, so that nothing in a digest looks like a name or a number.
  private static final String LETTERS = "bcdfghjkmnpqrstv";

  private static final int NAME_LETTERS = 24;

  private final SecretKeySpec key;

  private Key(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /// The key of a folder, which is made at the first start.
  ///
  /// @throws IllegalStateException when it cannot be read or made
  static Key in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        make(file);
      }
      byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
      if (bytes.length == BYTES) {
        return new Key(bytes);
      }
    } catch (IOException | IllegalArgumentException cannot) {
      throw new IllegalStateException(
          "The key in %s cannot be read: %s.\nMaybe put it back from a backup."
              .formatted(file, cannot.getClass().getSimpleName()),
          cannot);
    }
    throw new IllegalStateException(
        "The key in %s is not as it was made.\nMaybe put it back from a backup.".formatted(file));
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    FileAttribute<?>[] ownerOnly =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(
          ByteBuffer.wrap(
              (HexFormat.of().formatHex(bytes) + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (FileAlreadyExistsException other) {
      // Another one that starts at the same time made it.
    }
  }

  /// A digest of parts; each part's length is covered, so that no text passes from one into the
  /// next.
  String digest(String... parts) {
    return HexFormat.of().formatHex(mac(parts));
  }

  /// What a thing is called instead of its own name.
  String name(String... parts) {
    var name = new StringBuilder("p-");
    for (byte one : mac(parts)) {
      name.append(LETTERS.charAt((one >> 4) & 15)).append(LETTERS.charAt(one & 15));
    }
    return name.substring(0, 2 + NAME_LETTERS);
  }

  private byte[] mac(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
