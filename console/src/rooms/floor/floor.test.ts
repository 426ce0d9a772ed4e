import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { alerted, type Budget, lastHour, NO_ALERTS } from "./alerts";
import { type FloorRow, FloorStore } from "./store";

const row = (id: string, rank = 0, more: Partial<FloorRow> = {}): FloorRow => ({
  id, title: id, channel: "chat", team: "billing", agent: null, customer: null, topic: null,
  since: "2026-11-29T10:00:00Z", changedAt: "2026-11-29T10:00:00Z", stateSince: "2026-11-29T10:00:00Z",
  turns: 1, state: "open", intensity: [rank], last: Math.min(3, rank), landed: false, need: { rank, reasons: [] }, asks: null, ...more,
});

describe("alerts", () => {
  const settings = { perHour: 3, coolDownMinutes: 10 };
  const MIN = 60_000;
  const run = (wanted: [string, number][], how = settings) => {
    let budget: Budget = NO_ALERTS;
    const given: string[] = [];
    for (const [id, at] of wanted) {
      const next = alerted(budget, { id, title: id, why: "" }, how, at);
      budget = next.budget;
      if (next.alert !== null) given.push(`${id}@${at / MIN}`);
    }
    return { budget, given };
  };
  it("are never more than the budget in any hour", () => {
    const { given, budget } = run([["a", 0], ["b", MIN], ["c", 2 * MIN], ["d", 3 * MIN], ["e", 59 * MIN], ["f", 60 * MIN], ["g", 61 * MIN], ["h", 61 * MIN]]);
    expect(given).toEqual(["a@0", "b@1", "c@2", "f@60", "g@61"]);
    expect(budget.withheld.map((one) => one.id)).toEqual(["d", "e", "h"]);
  });
  it("are not given again for the same conversation within its cool-down", () =>
    expect(run([["a", 0], ["a", 9 * MIN], ["a", 10 * MIN]]).given).toEqual(["a@0", "a@10"]));
  it("keep a cool-down that is longer than an hour", () =>
    expect(run([["a", 0], ["a", 100 * MIN], ["a", 121 * MIN]], { perHour: 3, coolDownMinutes: 120 }).given).toEqual(["a@0", "a@121"]));
  it("are off with a budget of none, and nothing is said to be withheld", () => {
    const { given, budget } = run([["a", 0]], { perHour: 0, coolDownMinutes: 0 });
    expect(given).toEqual([]);
    expect(budget.withheld).toEqual([]);
  });
  it("are counted over the last hour", () => expect(lastHour(run([["a", 0], ["b", 30 * MIN]]).budget, 61 * MIN).given.map((one) => one.id)).toEqual(["b"]));
  it("keep budget and cool-down for random wishes", () => {
    let seed = 3;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    let at = 0;
    const wanted = Array.from({ length: 3_000 }, (): [string, number] => [`c${random(40)}`, (at += random(4 * MIN))]);
    const given = run(wanted).given.map((one) => ({ id: one.split("@")[0], at: Number(one.split("@")[1]) }));
    expect(given.length).toBeGreaterThan(20);
    given.forEach((one, i) => {
      expect(given.filter((other, j) => j <= i && one.at - other.at < 60).length).toBeLessThanOrEqual(3);
      expect(given.some((other, j) => j < i && other.id === one.id && one.at - other.at < 10)).toBe(false);
    });
  });
});

describe("the floor", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-29T11:00:00Z") }));
  afterEach(() => void vi.useRealTimers());
  const beat = (ms = 2_500) => vi.advanceTimersByTime(ms);

  it("has who needs help most first, and of equals who has needed it longest", () => {
    const store = new FloorStore();
    store.all([row("calm"), row("young", 3, { stateSince: "2026-11-29T10:30:00Z" }), row("old", 3), row("worst", 6)]);
    expect(store.view().order).toEqual(["worst", "old", "young", "calm"]);
    expect(store.view().needing).toBe(3);
  });
  it("tells the page in beats, however much happens", () => {
    const store = new FloorStore();
    store.all([row("a"), row("b")]);
    let told = 0;
    store.subscribe(() => told++);
    for (let i = 0; i < 500; i++) {
      store.row(row("b", i % 7));
      vi.advanceTimersByTime(5);
    }
    expect(told).toBeLessThanOrEqual(11);
    expect(told).toBeGreaterThan(5);
  });
  it("sorts when rows change", () => {
    const store = new FloorStore();
    store.all([row("a"), row("b")]);
    store.row(row("b", 5));
    beat();
    expect(store.view().order).toEqual(["b", "a"]);
  });
  it("keeps the places while somebody looks; what came stands at the end, what went is gone", () => {
    const store = new FloorStore();
    store.all([row("a", 2), row("b", 1), row("c")]);
    store.hold(true);
    store.row(row("c", 6));
    store.row(row("d", 7));
    store.gone("b");
    beat();
    expect(store.view().order).toEqual(["a", "c", "d"]);
    expect(store.view().moved).toBeGreaterThan(0);
    store.hold(false);
    beat();
    expect(store.view().order).toEqual(["d", "c", "a"]);
    expect(store.view().moved).toBe(0);
  });
  it("shows what the filter lets through", () => {
    const store = new FloorStore();
    store.all([row("a"), row("b", 1, { team: "sales" }), row("c", 2, { team: null }), row("d", 3, { channel: "voice" })]);
    store.select({ team: "billing", channel: null });
    expect(store.view().order).toEqual(["d", "a"]);
    store.select({ team: "billing", channel: "voice" });
    expect(store.view()).toMatchObject({ order: ["d"], chosen: 1, all: 4 });
    store.row(row("a", 3, { channel: "voice" }));
    beat();
    expect(store.view().chosen).toBe(2);
  });
  it("keeps who asked for a word also after the end, and lets what has ended leave the list", () => {
    const store = new FloorStore();
    const asks = { word: true, to: "lead" as const, at: "2026-11-29T10:10:00Z" };
    store.all([row("a"), row("b", 0, { state: "closed", asks })]);
    expect(store.view().order).toEqual(["a"]);
    expect(store.view().asking.map((one) => one.id)).toEqual(["b"]);
    store.row(row("a", 0, { state: "closed" }));
    store.row(row("b", 0, { state: "closed", asks: null }));
    beat();
    expect(store.view()).toMatchObject({ order: [], asking: [] });
  });
});
