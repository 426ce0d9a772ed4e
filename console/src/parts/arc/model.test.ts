import { describe, expect, it } from "vitest";
import { reading } from "../../test/reading";
import { arcOf, binned, column, curve, lanes, MOST_COLUMNS, railed } from "./model";

const title = (code: string) => code;

describe("the arc", () => {
  it("has the customer's turns as points and the agent's on the rail", () => {
    const model = arcOf(reading(), title);
    expect(model.courses).toHaveLength(1);
    expect(model.courses[0]!.points.map((point) => point.intensity)).toEqual([2, 3, 0]);
    expect(model.courses[0]!.landed).toBe(true);
    expect(model.rail.map((did) => [did.turn, did.techniques, did.pitfalls])).toEqual([
      [1, [], ["but-negation"]],
      [3, ["validate-feeling"], []],
    ]);
  });

  it("says nothing of signals that do not count", () => {
    const one = reading();
    one.turns[1]!.signals[0]!.confidence = "possible";
    expect(arcOf(one, title).rail[0]!.pitfalls).toEqual([]);
  });

  it("leaves out turns that were not read", () => {
    const one = reading();
    one.turns[2]!.read = false;
    expect(arcOf(one, title).courses[0]!.points).toHaveLength(2);
  });

  it("keeps the peak and the end of a conversation of a thousand turns", () => {
    const turns = 1000;
    const model = {
      ...arcOf(reading(), title),
      turns,
      columns: MOST_COLUMNS,
      courses: [{ speaker: "c", name: "c", landed: false, points: Array.from({ length: 500 }, (_, i) => ({ turn: 2 * i, intensity: i === 123 ? 3 : i === 499 ? 1 : 0, word: "" })) }],
      rail: Array.from({ length: 500 }, (_, i) => ({ turn: 2 * i + 1, techniques: i === 200 ? ["t"] : [], pitfalls: i === 77 ? ["p"] : [] })),
    };
    const points = binned(model, model.courses[0]!);
    expect(points.length).toBeLessThanOrEqual(MOST_COLUMNS + 1);
    expect(Math.max(...points.map((point) => point.intensity))).toBe(3);
    expect(points.find((point) => point.intensity === 3)!.turn).toBe(246);
    expect(points.at(-1)!.intensity).toBe(1);
    const rail = railed(model);
    expect(rail).toHaveLength(MOST_COLUMNS);
    expect(rail.flatMap((did) => did.techniques)).toEqual(["t"]);
    expect(rail.flatMap((did) => did.pitfalls)).toEqual(["p"]);
    expect(column(model, 999)).toBe(MOST_COLUMNS - 1);
  });

  it("puts episodes that overlap under each other, and those that follow beside each other", () => {
    const [episode] = reading().episodes;
    const at = (from: number, to: number) => ({ ...episode!, from, to });
    expect(lanes([at(0, 4), at(2, 6), at(4, 8), at(7, 9)]).map((lane) => lane.map((one) => one.from))).toEqual([[0, 4], [2, 7]]);
  });

  it("draws a line that does not leave the heights of its points", () => {
    expect(curve([{ x: 0, y: 10 }, { x: 10, y: 40 }])).toBe("M0 10C5 10 5 40 10 40");
    expect(curve([])).toBe("");
  });
});
