package io.heard.server;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// All live conversations, by who needs help now.
@RestController
final class FloorApi {
  private final Floor floor;

  FloorApi(Floor floor) {
    this.floor = floor;
  }

  /// All rows that the person may see, who needs help most first.
  @May(value = Right.SEE_FLOOR, shows = Glimpse.FLOOR)
  @GetMapping("/api/v1/floor")
  ResponseEntity<String> floor(@RequestAttribute Who who) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(floor.all(who));
  }

  /// What changes on it, as server-sent events.
  ///
  /// @param after what the rows came with; the header comes before it
  @May(value = Right.SEE_FLOOR, shows = Glimpse.FLOOR)
  @GetMapping(path = "/api/v1/floor/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter events(
      @RequestAttribute Who who,
      @RequestAttribute Permit permit,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      @RequestParam @Nullable String after) {
    String from = last == null || last.isBlank() ? after : last.strip();
    return floor.watch(who, permit, from == null || from.isBlank() ? null : from);
  }
}
