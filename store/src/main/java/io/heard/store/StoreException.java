package io.heard.store;

/// The database failed. Its message holds nothing that a person said.
public final class StoreException extends RuntimeException {
  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
