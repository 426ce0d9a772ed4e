import type { Habit, Hint, Nudge, Place } from "../../api/desk";
import type { Evidence, Reading, Signal } from "../../api/conversations";
import type { Preferences } from "../../api/me";

const UNITS: [RegExp, number][] = [
  [/^(s|secs?|seconds?)$/, 1],
  [/^(m|mins?|minutes?)$/, 60],
  [/^(h|hrs?|hours?)$/, 3_600],
];
const NUMBERS: Record<string, number> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  fifteen: 15, twenty: 20, thirty: 30, forty: 40, "forty-five": 45, sixty: 60, ninety: 90, half: 0.5, couple: 2,
};

/** Promises of more than this are no matter of minutes: the day is shown, and no clock runs. */
const LONGEST_CLOCK_S = 4 * 3_600;

/**
 * The seconds that words such as "in 30 seconds" or "within two hours" name, of "5 to 10 minutes" the
 * later end; null where they name none, or several times.
 */
export function shortDue(words: string): number | null {
  const parts = words.toLowerCase().replace(/\bhalf an? hour\b/g, "30 minutes").replace(/\bcouple of\b/g, "couple").match(/[a-z]+(?:-[a-z]+)?|\d+(?:[.,]\d+)?/g) ?? [];
  const found: number[] = [];
  parts.forEach((part, i) => {
    const unit = UNITS.find(([pattern]) => pattern.test(part));
    const before = parts[i - 1];
    if (unit === undefined || before === undefined) return;
    const number = /^\d/.test(before) ? Number(before.replace(",", ".")) : NUMBERS[before];
    if (number !== undefined && number > 0) found.push(number * unit[1]);
  });
  const seconds = found[0];
  if (seconds === undefined || found.length > 1 || seconds > LONGEST_CLOCK_S) return null;
  return seconds;
}

/** When a turn was said, in milliseconds; null where nobody knows. */
export function saidAt(reading: Pick<Reading, "startedAt" | "turns">, turn: number): number | null {
  const at = reading.turns[turn]?.until ?? reading.turns[turn]?.at;
  if (typeof at === "string") {
    const moment = Date.parse(at);
    return Number.isNaN(moment) ? null : moment;
  }
  const start = reading.startedAt === undefined ? NaN : Date.parse(reading.startedAt);
  return at === undefined || Number.isNaN(start) ? null : start + at * 1000;
}

export type Promised = Reading["commitments"][number];

/** How a promise with a short time stands. `back`: they said they would be back, and spoke again then. */
export type Clock = { saidAt: number; dueAt: number; back: { turn: number; at: number } | null };

/**
 * The clock of a promise; null where it names no short time, or where it is not known when it was said.
 *
 * @param came when turns came that somebody saw come; holds where a turn has no time of its own
 */
export function clockOf(reading: Pick<Reading, "startedAt" | "turns">, promise: Promised, came: ReadonlyMap<number, number> = NOBODY_SAW): Clock | null {
  const seconds = shortDue(promise.dueWords?.text ?? "") ?? shortDue(promise.what);
  const said = saidAt(reading, promise.turn) ?? came.get(promise.turn) ?? null;
  if (seconds === null || said === null) return null;
  const turn = reading.turns[promise.turn];
  const returns = /\b(back|hold on|bear with|one moment)\b/i.test(promise.what) && !/\b(call|ring|phone|write|get) (you|him|her|them|us)? ?back\b/i.test(promise.what);
  const next = returns ? reading.turns.find((other) => other.index > promise.turn && other.read && other.speaker === turn?.speaker) : undefined;
  const at = next === undefined ? null : (saidAt(reading, next.index) ?? came.get(next.index) ?? null);
  return { saidAt: said, dueAt: said + seconds * 1000, back: next === undefined || at === null ? null : { turn: next.index, at } };
}

const NOBODY_SAW: ReadonlyMap<number, number> = new Map();

/** The newest urgent words of the customer; nothing where none were said. */
export function urgent(reading: Pick<Reading, "turns">): { turn: number; signal: Signal; words: string } | null {
  for (const turn of reading.turns.toReversed()) {
    if (turn.speaker !== "customer") continue;
    const signal = turn.signals.find((one) => one.code === "urgency" && one.confidence !== "possible");
    if (signal !== undefined) {
      const quote = signal.evidence.find((one) => one.type === "quote");
      return { turn: turn.index, signal, words: quote?.type === "quote" ? quote.text : "" };
    }
  }
  return null;
}

/** Where in the newest episode they are. */
export function phaseNow(reading: Pick<Reading, "turns" | "episodes">) {
  const episode = reading.episodes.at(-1);
  if (episode === undefined) return null;
  const phase = reading.turns.findLast((turn) => turn.phase !== null && turn.phase !== undefined)?.phase ?? null;
  return { episode, phase };
}

export type Shown =
  | { as: "hint"; nudge: Nudge; hint: Hint | null }
  /** Its kind fades: they do it unprompted. */
  | { as: "faded"; nudge: Nudge; hint: Hint | null; habit: Habit }
  | { as: "none" };

/** So many answers later the service could have offered another hint and did not: this one is late. */
const LATE_AFTER_ANSWERS = 3;

/**
 * The one hint that stands now. The newest replaces any before it; it stands until they said what
 * became of it, or until it is late.
 */
export function hintNow(
  reading: Pick<Reading, "turns" | "nudges" | "state">,
  became: readonly Hint[],
  preferences: Pick<Preferences, "hints" | "muted" | "keepHints">,
  habits: readonly Habit[],
): Shown {
  const nudge = reading.nudges.at(-1);
  if (nudge === undefined || reading.state === "closed" || preferences.hints === "off" || preferences.muted.includes(nudge.code)) return { as: "none" };
  const hint = became.find((one) => one.nudge.turn === nudge.turn && one.nudge.code === nudge.code) ?? null;
  if (hint?.became === "dismissed" || hint?.became === "muted") return { as: "none" };
  const answers = reading.turns.filter((turn) => turn.index > nudge.turn && turn.read && turn.speaker === "agent").length;
  const late = answers >= LATE_AFTER_ANSWERS;
  if (late) return { as: "none" };
  const habit = habits.find((one) => one.code === nudge.code && one.fades);
  if (habit !== undefined && !preferences.keepHints.includes(nudge.code)) return { as: "faded", nudge, hint, habit };
  return { as: "hint", nudge, hint };
}

/** Where the technique that somebody practises was done in this conversation, and how the customer read before and after. */
export function practised(reading: Pick<Reading, "turns">, code: string): { turn: number; before: number | null; after: { turn: number; step: number } | null }[] {
  return reading.turns
    .filter((turn) => turn.speaker === "agent" && turn.signals.some((signal) => signal.code === code && signal.confidence !== "possible"))
    .map((turn) => {
      const customers = reading.turns.filter((other) => other.speaker === "customer" && other.intensity !== undefined);
      const before = customers.findLast((other) => other.index < turn.index)?.intensity ?? null;
      const next = customers.find((other) => other.index > turn.index);
      return { turn: turn.index, before, after: next === undefined ? null : { turn: next.index, step: next.intensity! } };
    });
}

/** How many of a customer's contacts this one is, counting those about the same thing. */
export const contactNumber = (contacts: readonly { sameTopic: boolean }[]) => contacts.filter((contact) => contact.sameTopic).length + 1;

/** A stretch of a draft with the places that cover it. */
export type Piece = { from: number; to: number; text: string; places: number[] };

/** A draft cut at the edges of its places. Places without width stand at the end and are left out. */
export function pieces(text: string, places: readonly Place[]): Piece[] {
  const inside = places.map((place, i) => ({ i, from: Math.max(0, place.from), to: Math.min(text.length, place.to) })).filter((place) => place.from < place.to);
  const bounds = [...new Set([0, text.length, ...inside.flatMap((place) => [place.from, place.to])])].sort((one, other) => one - other);
  return bounds.slice(1).map((to, i) => {
    const from = bounds[i]!;
    return { from, to, text: text.slice(from, to), places: inside.filter((place) => place.from <= from && to <= place.to).map((place) => place.i) };
  });
}

/**
 * Places of a text that was checked, moved to where their words stand in a text that was edited
 * since. A place whose words were touched is gone: the next check says.
 */
export function carried(before: string, after: string, places: readonly Place[]): Place[] {
  if (before === after) return [...places];
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const moved = after.length - before.length;
  return places.flatMap((place) => {
    // What is absent stays absent until it is checked again.
    if (place.from === place.to) return [{ ...place, from: after.length, to: after.length }];
    if (place.to <= head && !grown(after, place.to, head)) return [place];
    if (place.from >= before.length - tail && !grown(after, place.from + moved - 1, before.length - tail + moved - 1)) return [{ ...place, from: place.from + moved, to: place.to + moved }];
    return [];
  });
}

/** Whether letters were written right against a place, so that its last word is another one. */
const grown = (after: string, at: number, edge: number) => at === edge && /[\p{L}\p{N}']/u.test(after[at] ?? " ");

/** A draft with the words of a place exchanged. */
export function exchanged(text: string, place: Pick<Place, "from" | "to">, by: string): { text: string; caret: number } {
  // An exchange for nothing takes one of the spaces around it along.
  const to = by === "" && text[place.to] === " " && (place.from === 0 || text[place.from - 1] === " ") ? place.to + 1 : place.to;
  return { text: text.slice(0, place.from) + by + text.slice(to), caret: place.from + by.length };
}

/** The words of evidence, where it is words. */
export const quoted = (evidence: readonly Evidence[]) => evidence.flatMap((one) => (one.type === "quote" ? [{ turn: one.turn, text: one.text }] : []));
