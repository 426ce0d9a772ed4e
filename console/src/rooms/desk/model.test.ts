import { describe, expect, it } from "vitest";
import type { Place } from "../../api/desk";
import type { Reading } from "../../api/conversations";
import { carried, clockOf, contactNumber, exchanged, hintNow, phaseNow, pieces, practised, shortDue, urgent } from "./model";

type Turn = Reading["turns"][number];
const turn = (index: number, speaker: Turn["speaker"], more: Partial<Turn> = {}): Turn => ({
  index, speaker, text: "", read: true, roleSource: "file", source: "", signals: [], ...more,
});
const signal = (code: string, kind: Turn["signals"][number]["kind"], text = "", confidence: "possible" | "likely" = "likely"): Turn["signals"][number] => ({
  code, kind, confidence, heardAt: 0, evidence: [{ type: "quote", turn: 0, from: 0, to: text.length, text }],
});

describe("a short time that was promised", () => {
  it.each([
    ["in 30 seconds", 30],
    ["in a minute", 60],
    ["within two hours", 7_200],
    ["in half an hour", 1_800],
    ["in 5-10 minutes", 600],
    ["in a couple of minutes", 120],
    ["1.5 hours", 5_400],
    ["by Friday", null],
    ["within 24 hours", null],
    ["in three days", null],
    ["in 2 hours 30 minutes", null],
    ["seconds ago", null],
    ["", null],
  ])("%s", (words, seconds) => expect(shortDue(words)).toBe(seconds));
});

describe("the clock of a promise", () => {
  const promise = (what: string, words: string | null, at = 0): Reading["commitments"][number] => ({
    turn: at, what, by: "agent", due: null, evidence: [],
    dueWords: words === null ? null : { type: "quote", turn: at, from: 0, to: 1, text: words },
  });
  const start = "2026-11-29T10:00:00Z";
  it("counts from when the turn was said", () => {
    const reading = { startedAt: start, turns: [turn(0, "agent", { at: 20 })] };
    expect(clockOf(reading, promise("I'll be back", "in 30 seconds"))).toEqual({ saidAt: Date.parse(start) + 20_000, dueAt: Date.parse(start) + 50_000, back: null });
  });
  it("stops when who said that they would be back speaks again", () => {
    const reading = { startedAt: start, turns: [turn(0, "agent", { at: 0 }), turn(1, "customer", { at: 5 }), turn(2, "agent", { at: 41 })] };
    expect(clockOf(reading, promise("I'll be back", "in 30 seconds"))?.back).toEqual({ turn: 2, at: Date.parse(start) + 41_000 });
  });
  it("goes on where a call is promised, whoever writes meanwhile", () => {
    const reading = { startedAt: start, turns: [turn(0, "agent", { at: 0 }), turn(1, "agent", { at: 10 })] };
    expect(clockOf(reading, promise("I will call you back", "within 2 hours"))?.back).toBeNull();
  });
  it("takes a turn's own instant", () => {
    const reading = { turns: [turn(0, "agent", { at: start })] };
    expect(clockOf(reading, promise("I'll look", "in a minute"))?.dueAt).toBe(Date.parse(start) + 60_000);
  });
  it("is none where nobody knows when it was said, or where a day is meant", () => {
    expect(clockOf({ turns: [turn(0, "agent", { at: 3 })] }, promise("back", "in 30 seconds"))).toBeNull();
    expect(clockOf({ startedAt: start, turns: [turn(0, "agent", { at: 3 })] }, promise("a refund", "by Friday"))).toBeNull();
  });
});

describe("what leads the page", () => {
  it("is the customer's newest urgent words", () => {
    const turns = [turn(0, "customer", { signals: [signal("urgency", "cue", "by Saturday")] }), turn(1, "agent"), turn(2, "customer", { signals: [signal("urgency", "cue", "right now")] }), turn(3, "customer")];
    expect(urgent({ turns })).toMatchObject({ turn: 2, words: "right now" });
  });
  it("is nothing where it is only possible, or an agent's", () => {
    expect(urgent({ turns: [turn(0, "customer", { signals: [signal("urgency", "cue", "soon", "possible")] }), turn(1, "agent", { signals: [signal("urgency", "cue", "now")] })] })).toBeNull();
  });
});

describe("the one hint", () => {
  const nudge = (at: number, code = "urgency") => ({ turn: at, code, title: "Act first", say: "…", because: [] });
  const preferences = { hints: "on" as const, muted: [] as string[], keepHints: [] as string[] };
  const reading = (nudges: ReturnType<typeof nudge>[], turns = [turn(0, "customer")]) => ({ turns, nudges, state: "open" as const });
  const kept = (at: number, became: string | null) => ({ nudge: nudge(at), heard: {}, shownAt: "", became, reason: null });
  const habit = { code: "urgency", places: 5, unprompted: 4, offered: 1, fades: true };

  it("is the newest", () => expect(hintNow(reading([nudge(0), nudge(4)]), [], preferences, [])).toMatchObject({ as: "hint", nudge: { turn: 4 } }));
  it("is gone when it was dismissed, and no older one takes its place", () =>
    expect(hintNow(reading([nudge(0), nudge(4)]), [kept(4, "dismissed")], preferences, []).as).toBe("none"));
  it("stays when it was useful", () => expect(hintNow(reading([nudge(0)]), [kept(0, "useful")], preferences, [])).toMatchObject({ as: "hint", hint: { became: "useful" } }));
  it("is none of a muted kind, none with hints off, none after the end", () => {
    expect(hintNow(reading([nudge(0)]), [], { ...preferences, muted: ["urgency"] }, []).as).toBe("none");
    expect(hintNow(reading([nudge(0)]), [], { ...preferences, hints: "off" }, []).as).toBe("none");
    expect(hintNow({ ...reading([nudge(0)]), state: "closed" }, [], preferences, []).as).toBe("none");
  });
  it("is late after three answers", () => {
    const turns = [turn(0, "customer"), turn(1, "agent"), turn(2, "customer"), turn(3, "agent"), turn(4, "customer")];
    expect(hintNow(reading([nudge(0)], turns), [], preferences, []).as).toBe("hint");
    expect(hintNow(reading([nudge(0)], [...turns, turn(5, "agent")]), [], preferences, []).as).toBe("none");
  });
  it("fades for who does it unprompted, unless they turned it back", () => {
    expect(hintNow(reading([nudge(0)]), [], preferences, [habit])).toMatchObject({ as: "faded", habit });
    expect(hintNow(reading([nudge(0)]), [], { ...preferences, keepHints: ["urgency"] }, [habit]).as).toBe("hint");
    expect(hintNow(reading([nudge(0)]), [], preferences, [{ ...habit, fades: false }]).as).toBe("hint");
  });
});

it("a technique that is practised is told with how the customer read before and after", () => {
  const turns = [
    turn(0, "customer", { intensity: 3 }),
    turn(1, "agent", { signals: [signal("validate-feeling", "technique")] }),
    turn(2, "customer", { intensity: 1 }),
    turn(3, "agent", { signals: [signal("validate-feeling", "technique", "", "possible")] }),
    turn(4, "agent", { signals: [signal("validate-feeling", "technique")] }),
  ];
  expect(practised({ turns }, "validate-feeling")).toEqual([
    { turn: 1, before: 3, after: { turn: 2, step: 1 } },
    { turn: 4, before: 1, after: null },
  ]);
});

it("counts contacts about the same thing, this one included", () =>
  expect(contactNumber([{ sameTopic: true }, { sameTopic: false }, { sameTopic: true }])).toBe(3));

it("knows no phase where no episode is", () => expect(phaseNow({ turns: [], episodes: [] })).toBeNull());

describe("places of a draft", () => {
  const place = (text: string, words: string, replacements: string[] = []): Place => {
    const from = text.indexOf(words);
    return { code: "x", from, to: from + words.length, text: words, replacements };
  };
  const text = "I understand, but our policy is clear.";
  const words = (after: string, places: Place[]) => places.map((one) => after.slice(one.from, one.to));

  it("cut the text at their edges, one inside another too", () => {
    const cut = pieces(text, [place(text, "but our policy"), place(text, "policy")]);
    expect(cut.map((piece) => piece.text)).toEqual(["I understand, ", "but our ", "policy", " is clear."]);
    expect(cut.map((piece) => piece.places)).toEqual([[], [0], [0, 1], []]);
    expect(cut.map((piece) => piece.text).join("")).toBe(text);
  });
  it("go with their words when something is written before or behind them", () => {
    for (const after of ["Well, " + text, text + " Sorry", "I do understand, but our policy is clear."]) {
      expect(words(after, carried(text, after, [place(text, "but"), place(text, "policy")]))).toEqual(["but", "policy"]);
    }
  });
  it("are gone when their words were touched", () => {
    expect(carried(text, text.replace("but", "bust"), [place(text, "but")])).toEqual([]);
    expect(carried(text, text.replace("but", "butter"), [place(text, "but")])).toEqual([]);
    expect(carried(text, text.replace("but", "rebut"), [place(text, "but")])).toEqual([]);
    expect(carried(text, "", [place(text, "but")])).toEqual([]);
  });
  it("never stand on other words, whatever is edited", () => {
    const alphabet = ["but ", "policy", " ", "x", "u", "t, "];
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 2_000; round++) {
      const from = random(text.length);
      const after = text.slice(0, from) + alphabet[random(alphabet.length)]! + text.slice(from + random(6));
      for (const one of carried(text, after, [place(text, "but"), place(text, "policy")])) expect(after.slice(one.from, one.to)).toBe(one.text);
    }
  });
  it("of what is missing stay at the end", () =>
    expect(carried(text, text + " Yes.", [{ code: "missing-next-step", from: text.length, to: text.length, text: "" }])).toMatchObject([{ from: text.length + 5, to: text.length + 5 }]));
  it("are exchanged where they stand", () => {
    expect(exchanged(text, place(text, "but"), "and")).toEqual({ text: "I understand, and our policy is clear.", caret: 17 });
    expect(exchanged(text, place(text, "but"), "").text).toBe("I understand, our policy is clear.");
  });
});
