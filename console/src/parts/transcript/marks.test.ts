import { describe, expect, it } from "vitest";
import type { Signal } from "../../api/conversations";
import { lookOf, mark } from "./marks";

const title = (code: string) => code;
const signal = (code: string, kind: Signal["kind"], ...spans: [number, number][]): Signal => ({
  code,
  kind,
  confidence: "likely",
  heardAt: 0,
  evidence: spans.map(([from, to]) => ({ type: "quote" as const, turn: 0, from, to, text: "" })),
});

describe("marks", () => {
  it("cut a text at every end of a mark and lose none of it", () => {
    const { pieces } = mark("one two three", 0, [signal("a", "cue", [0, 7]), signal("b", "pitfall", [4, 13])], title, false);
    expect(pieces.map((piece) => [piece.text, piece.marks.map((one) => one.tag.code)])).toEqual([
      ["one ", ["a"]],
      ["two", ["a", "b"]],
      [" three", ["b"]],
    ]);
  });

  it("that overlap stand on lines of their own", () => {
    const { pieces } = mark("one two", 0, [signal("a", "cue", [0, 7]), signal("b", "cue", [0, 7]), signal("c", "cue", [0, 3])], title, false);
    expect(pieces[0]!.marks.map((one) => one.line)).toEqual([0, 1, 2]);
    expect(pieces[1]!.marks.map((one) => one.line)).toEqual([0, 1]);
  });

  it("do not cut a character in two", () => {
    const { pieces } = mark("a😀b", 0, [signal("a", "cue", [0, 2])], title, false);
    expect(pieces.map((piece) => piece.text)).toEqual(["a😀", "b"]);
  });

  it("outside the text do no harm", () => {
    const { pieces } = mark("ab", 0, [signal("a", "cue", [1, 99])], title, false);
    expect(pieces.map((piece) => piece.text).join("")).toBe("ab");
  });

  it("of several signals with one name have one tag", () => {
    const { tags } = mark("one two", 0, [signal("a", "cue", [0, 3]), signal("a", "cue", [4, 7])], title, false);
    expect(tags).toHaveLength(1);
    expect(tags[0]!.evidence).toHaveLength(2);
  });

  it("that are only possible are shown when asked for, last", () => {
    const maybe = { ...signal("m", "cue", [0, 1]), confidence: "possible" as const };
    expect(mark("one", 0, [maybe], title, false).tags).toEqual([]);
    expect(mark("one", 0, [maybe, signal("a", "cue", [1, 2])], title, true).tags.map((tag) => tag.code)).toEqual(["a", "m"]);
  });

  it("of words in another turn have a tag and no line", () => {
    const other: Signal = { ...signal("late", "pitfall"), evidence: [{ type: "quote", turn: 3, from: 0, to: 2, text: "ab" }] };
    const { tags, pieces } = mark("one", 0, [other], title, false);
    expect(tags).toHaveLength(1);
    expect(pieces).toEqual([{ from: 0, text: "one", marks: [] }]);
  });

  it("name what was never said, and how long it was silent", () => {
    const absent: Signal = { ...signal("greeting", "pitfall"), evidence: [{ type: "absence", by: "agent", what: "a greeting", untilTurn: 2 }] };
    expect(mark("one", 0, [absent], title, false).tags[0]!.title).toBe("greeting (never said: a greeting)");
  });

  it("look by kind, and pleasant feelings calm", () => {
    expect([lookOf("feeling", "anger"), lookOf("feeling", "relief"), lookOf("cue", "x"), lookOf("technique", "x"), lookOf("pitfall", "x")]).toEqual(["f", "g", "c", "t", "p"]);
  });
});
