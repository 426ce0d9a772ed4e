import { useEffect, useRef, useState } from "react";
import { call } from "./client";
import { isProblem, type Problem } from "./problem";

/** How a stream of events stands. `ended`: the service said that nothing more comes. */
export type Line = "connecting" | "live" | "reconnecting" | "offline" | "ended";

/** One event; `id` is its name in the stream, sent back when the stream is taken up again. */
export type StreamEvent = { id: string; kind: string; body: unknown };

/** After a failure the next try waits so long, twice as long each time. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/** The service says something at least every 15 seconds; a line silent for so long is cut. */
const SILENCE_MS = 40_000;

export type Hearer = {
  told: (event: StreamEvent) => void;
  line?: (line: Line) => void;
  /** What will not pass by itself: not there, not allowed. Nothing is tried again then. */
  refused?: (problem: Problem) => void;
};

/** Splits what arrives into events; text may be cut anywhere. */
export function eventReader(told: (event: StreamEvent) => void): (text: string) => void {
  let rest = "";
  let id = "";
  let kind = "";
  let lines: string[] = [];
  return (text) => {
    rest += text;
    const parts = rest.split(/\r\n|\n|\r(?=.)/);
    rest = parts.pop() ?? "";
    for (const part of parts) {
      if (part === "") {
        if (lines.length > 0) {
          const data = lines.join("\n");
          told({ id, kind: kind || "message", body: data === "" ? null : (JSON.parse(data) as unknown) });
        }
        kind = "";
        lines = [];
        continue;
      }
      const colon = part.indexOf(":");
      const field = colon < 0 ? part : part.slice(0, colon);
      const value = colon < 0 ? "" : part.slice(colon + 1).replace(/^ /, "");
      if (field === "data") lines.push(value);
      else if (field === "event") kind = value;
      else if (field === "id") id = value;
    }
  };
}

/**
 * Listens to server-sent events until stopped. A connection that breaks is taken up again after the
 * last event that came, so none is lost and none is told twice. (The browser's own EventSource gives
 * up for good on some failures, forgets where it was then, and tells no status.)
 *
 * @param done tells of an event after which nothing more comes
 * @param after the id of the last event that is known already; empty for none
 */
export function listen(url: string, hearer: Hearer, done: (event: StreamEvent) => boolean = () => false, after = ""): () => void {
  const stop = new AbortController();
  let attempt = new AbortController();
  let wake: () => void = () => {};
  let last = after;
  let wait = FIRST_WAIT_MS;
  let over = false;
  const say = (line: Line) => {
    if (!stop.signal.aborted) hearer.line?.(line);
  };

  async function once(): Promise<void> {
    attempt = new AbortController();
    const signal = AbortSignal.any([stop.signal, attempt.signal]);
    const response = await call("GET", url, undefined, { Accept: "text/event-stream", ...(last === "" ? {} : { "Last-Event-ID": last }) }, signal);
    say("live");
    wait = FIRST_WAIT_MS;
    const read = eventReader((event) => {
      // A number that came already: the service was asked twice.
      if (/^\d+$/.test(event.id) && /^\d+$/.test(last) && Number(event.id) <= Number(last)) return;
      last = event.id;
      hearer.told(event);
      over ||= done(event);
    });
    const body = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const silence = setTimeout(() => attempt.abort(), SILENCE_MS);
      const { value, done: end } = await body.read().finally(() => clearTimeout(silence));
      if (end) return;
      read(value);
      if (over) return;
    }
  }

  async function go(): Promise<void> {
    say("connecting");
    while (!stop.signal.aborted && !over) {
      try {
        await once();
      } catch (failed) {
        if (isProblem(failed) && !failed.passes && failed.status < 500) {
          say("ended");
          hearer.refused?.(failed);
          return;
        }
      }
      if (over || stop.signal.aborted) break;
      say(navigator.onLine ? "reconnecting" : "offline");
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
    attempt.abort();
    say("ended");
  }

  const online = () => {
    wait = FIRST_WAIT_MS;
    attempt.abort();
    wake();
  };
  const offline = () => {
    attempt.abort();
    say("offline");
  };
  window.addEventListener("online", online);
  window.addEventListener("offline", offline);
  void go();
  return () => {
    stop.abort();
    wake();
    window.removeEventListener("online", online);
    window.removeEventListener("offline", offline);
  };
}

/** The same for a component; `url` null listens to nothing. */
export function useStream(
  url: string | null,
  told: (event: StreamEvent) => void,
  done: (event: StreamEvent) => boolean = () => false,
): Line {
  const [line, setLine] = useState<Line>(url === null ? "ended" : "connecting");
  const latest = useRef({ told, done });
  useEffect(() => {
    latest.current = { told, done };
  });
  useEffect(() => {
    if (url === null) {
      setLine("ended");
      return;
    }
    return listen(
      url,
      { told: (event) => latest.current.told(event), line: setLine },
      (event) => latest.current.done(event),
    );
  }, [url]);
  return line;
}
