import { afterEach, describe, expect, it, vi } from "vitest";
import { eventReader, type Line, listen, type StreamEvent } from "./stream";

const encode = (text: string) => new TextEncoder().encode(text);

function answering(...answers: (() => Response | Promise<Response>)[]) {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(request);
    const next = answers.shift();
    return next === undefined ? new Promise(() => {}) : Promise.resolve(next());
  });
  return asked;
}

const events = (text: string) =>
  new Response(
    new ReadableStream({
      start(stream) {
        stream.enqueue(encode(text));
        stream.close();
      },
    }),
    { headers: { "Content-Type": "text/event-stream" } },
  );

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("events", () => {
  it("are read wherever the text is cut", () => {
    const text = ": hello\n\nid: 1\nevent: turn\ndata: {\"a\":1}\n\nid:2\nevent:turn\ndata:[1,\ndata:2]\n\n";
    for (let cut = 1; cut < text.length; cut++) {
      const told: StreamEvent[] = [];
      const read = eventReader((event) => told.push(event));
      read(text.slice(0, cut));
      read(text.slice(cut));
      expect(told, `cut at ${cut}`).toEqual([
        { id: "1", kind: "turn", body: { a: 1 } },
        { id: "2", kind: "turn", body: [1, 2] },
      ]);
    }
  });
});

describe("a stream", () => {
  it("is taken up after the last event, and tells none twice", async () => {
    vi.useFakeTimers();
    const asked = answering(
      () => events("id: 1\nevent: turn\ndata: 1\n\nid: 2\nevent: turn\ndata: 2\n\n"),
      () => events("id: 2\nevent: turn\ndata: 2\n\nid: 3\nevent: turn\ndata: 3\n\n"),
    );
    const told: unknown[] = [];
    const lines: Line[] = [];
    const stop = listen("/events", { told: (event) => told.push(event.body), line: (line) => lines.push(line) }, (event) => event.body === 3);
    await vi.advanceTimersByTimeAsync(5_000);
    stop();
    expect(told).toEqual([1, 2, 3]);
    expect(asked.map((request) => request.headers.get("Last-Event-ID"))).toEqual([null, "2"]);
    expect(lines).toEqual(["connecting", "live", "reconnecting", "live", "ended"]);
  });

  it("waits longer after each failure", async () => {
    vi.useFakeTimers();
    const times: number[] = [];
    vi.stubGlobal("fetch", () => {
      times.push(Date.now());
      return Promise.reject(new TypeError("no network"));
    });
    const stop = listen("/events", { told: () => {} });
    await vi.advanceTimersByTimeAsync(20_000);
    stop();
    const gaps = times.slice(1).map((time, i) => time - times[i]!);
    expect(gaps.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it("ends where the service refuses, and says why", async () => {
    answering(() => new Response(JSON.stringify({ detail: "There is nothing." }), { status: 404 }));
    const refused = await new Promise<number>((resolve) => {
      listen("/events", { told: () => {}, refused: (problem) => resolve(problem.status) });
    });
    expect(refused).toBe(404);
  });
});
