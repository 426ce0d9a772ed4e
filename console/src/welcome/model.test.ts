import { describe, expect, it } from "vitest";
import { callFor, calledBy, nameless, voices, withSides } from "./model";

type Read = Parameters<typeof voices>[0][number];
const turn = (index: number, speaker: string, text: string, more: object = {}) => ({ index, speaker, text, ...more });
const read = (turns: object[], id = "c-1") => ({ id, channel: "chat", turns }) as unknown as Read;

describe("who is who", () => {
  it("is everybody with a name, in the order in which they speak", () => {
    const given = read([turn(0, "unknown", "Hello", { name: "Kim" }), turn(1, "agent", "Hi", { name: "Tom" }), turn(2, "unknown", "So", { name: "Kim" })]);
    expect(voices([given])).toEqual([
      { name: "Kim", side: "unknown", turns: 2 },
      { name: "Tom", side: "agent", turns: 1 },
    ]);
  });
  it("cannot be said where nobody has a name and no side is known", () => {
    expect(nameless([read([turn(0, "unknown", "Hello")])])).toBe(true);
    expect(nameless([read([turn(0, "customer", "Hello")])])).toBe(false);
  });
});

describe("sides that somebody chose", () => {
  it("are written into the conversation, and all else stays", () => {
    const given = read([turn(0, "unknown", "Hello", { name: "Kim", at: 1.5 }), turn(1, "agent", "Hi", { name: "Tom" })]);
    expect(JSON.parse(withSides([given], new Map([["Kim", "customer"]])))).toEqual({
      channel: "chat",
      turns: [
        { speaker: "customer", name: "Kim", text: "Hello", at: 1.5 },
        { speaker: "agent", name: "Tom", text: "Hi" },
      ],
    });
  });
  it("keep ids apart where there are several, one a line", () => {
    const lines = withSides([read([turn(0, "customer", "A")], "a"), read([turn(0, "customer", "B")], "b")], new Map()).split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(["a", "b"]);
  });
});

it("what has no id is called by when it came and never by a file's name", () => {
  expect(calledBy("file", new Date(2026, 2, 9, 8, 4, 5))).toBe("file-2026-03-09-080405");
});

describe("the call that is shown", () => {
  it("has the token and a whole conversation that a shell takes as it stands", () => {
    for (const shell of ["unix", "windows"] as const) {
      const call = callFor(shell, "http://localhost:8080", "heard_x", "first-1");
      expect(call).toContain("Bearer heard_x");
      const body = /'(\{"id".*\})'/.exec(call)![1]!;
      expect(body).not.toContain("'");
      expect((JSON.parse(body) as { id: string; turns: unknown[] }).turns).toHaveLength(3);
    }
  });
});
