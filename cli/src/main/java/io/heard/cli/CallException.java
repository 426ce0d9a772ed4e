package io.heard.cli;

/// The call itself was wrong; the message says how, and what to try.
final class CallException extends RuntimeException {
  CallException(String message) {
    super(message);
  }

  CallException(String what, String maybe) {
    super(maybe.isEmpty() ? what : what + "\nMaybe " + maybe);
  }
}
