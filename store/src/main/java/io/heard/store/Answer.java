package io.heard.store;

/// What a request with a key was answered, so that its repetition is answered the same.
///
/// @param name the key, with what it was used for and by whom
/// @param digest of the request's body: another body under the same key is a mistake
/// @param status the HTTP status
/// @param body the answer's body
public record Answer(String name, String digest, int status, String body) {
  @Override
  public String toString() {
    return "Answer[%d]".formatted(status);
  }
}
