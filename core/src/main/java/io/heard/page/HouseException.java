package io.heard.page;

import java.util.List;

/// House pages were refused. The message names each page, its line, and what to try.
public final class HouseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HouseException(List<String> refusals) {
    super(String.join("\n", refusals));
  }
}
