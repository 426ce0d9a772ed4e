package io.heard.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// The database failed, or what was asked of it cannot be done. Its message holds nothing that a
/// person said.
public final class StoreException extends RuntimeException {
  private static final String NO_ROOM_STATE = "53100";

  private final boolean full;
  private final boolean unsure;

  StoreException(String message) {
    super(message);
    this.full = false;
    this.unsure = false;
  }

  StoreException(String message, Throwable cause) {
    this(message, cause, false);
  }

  /// @param unsure whether it is open if something was written: the commit itself failed
  StoreException(String message, Throwable cause, boolean unsure) {
    super(message, cause);
    this.full = noRoom(cause);
    this.unsure = unsure;
  }

  /// Whether there was no room left on the disk.
  public boolean full() {
    return full;
  }

  /// Whether it is open if something was written: the database failed while it committed, or its
  /// answer to the commit was lost. Everything else was surely not written.
  public boolean unsure() {
    return unsure;
  }

  private static boolean noRoom(Throwable failed) {
    Throwable cause = failed;
    while (cause != null) {
      if (cause instanceof SQLException known
          && (known.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code
              || NO_ROOM_STATE.equals(known.getSQLState()))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
