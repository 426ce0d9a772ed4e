import type { Evidence, Signal } from "../../api/conversations";
import { uncut } from "../masked";

/** How marks of one kind look: the kind is told by colour and by the line under the words. */
export type Look = "f" | "g" | "c" | "t" | "p";

const CALM = new Set(["relief", "gratitude", "satisfaction"]);

export const lookOf = (kind: Signal["kind"], code: string): Look =>
  kind === "feeling" ? (CALM.has(code) ? "g" : "f") : kind === "cue" ? "c" : kind === "technique" ? "t" : "p";

/** What is said once under a turn, though several signals may say it. */
export type Tag = { key: string; code: string; title: string; look: Look; first: Signal; signals: Signal[]; evidence: Evidence[] };

export type Mark = { tag: Tag; from: number; to: number; line: number };

/** A stretch of a text with the marks under all of it. */
export type Piece = { text: string; from: number; marks: Mark[] };

/** Lines under one word; a further one is drawn over the lowest, since nobody can tell five apart. */
const MOST_LINES = 4;

export type Marked = { tags: Tag[]; pieces: Piece[] };

/**
 * A turn's text with marks under its words, and the tags that name them.
 *
 * @param possible whether signals that do not count are shown too
 */
export function mark(text: string, turn: number, signals: readonly Signal[], title: (code: string) => string, possible: boolean): Marked {
  const begins = (signal: Signal) =>
    Math.min(...signal.evidence.map((one) => (one.type === "quote" && one.turn === turn ? one.from : Number.MAX_SAFE_INTEGER)));
  const kinds = ["feeling", "cue", "technique", "pitfall"];
  const shown = signals
    .filter((signal) => possible || signal.confidence !== "possible")
    .sort(
      (one, other) =>
        Number(one.confidence === "possible") - Number(other.confidence === "possible") ||
        begins(one) - begins(other) ||
        kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
        (one.code < other.code ? -1 : 1),
    );
  const tags = new Map<string, Tag>();
  const marks: Mark[] = [];
  for (const signal of shown) {
    const name = title(signal.code) + beyond(signal);
    let tag = tags.get(name);
    if (tag === undefined) {
      tag = { key: `${turn}:${signal.code}:${tags.size}`, code: signal.code, title: name, look: lookOf(signal.kind, signal.code), first: signal, signals: [], evidence: [] };
      tags.set(name, tag);
    }
    tag.signals.push(signal);
    for (const evidence of signal.evidence) {
      tag.evidence.push(evidence);
      if (evidence.type === "quote" && evidence.turn === turn) marks.push(placed(marks, tag, evidence.from, evidence.to));
    }
  }
  return { tags: [...tags.values()], pieces: pieces(text, marks) };
}

/** A mark on the first line that is free under its words. */
function placed(marks: readonly Mark[], tag: Tag, from: number, to: number): Mark {
  let line = 0;
  while (line < MOST_LINES - 1 && marks.some((other) => other.line === line && other.from < to && from < other.to)) line++;
  return { tag, from, to, line };
}

function pieces(text: string, marks: readonly Mark[]): Piece[] {
  const whole = (at: number) => {
    const inside = at > 0 && at < text.length && isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1));
    return Math.min(text.length, Math.max(0, uncut(text, inside ? at + 1 : at)));
  };
  const bounds = [...new Set([0, text.length, ...marks.flatMap((one) => [whole(one.from), whole(one.to)])])].sort((one, other) => one - other);
  return bounds.slice(1).map((to, i) => {
    const from = bounds[i]!;
    return {
      from,
      text: text.slice(from, to),
      marks: marks.filter((one) => whole(one.from) <= from && from < whole(one.to)).sort((one, other) => one.line - other.line),
    };
  });
}

const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

/** What a tag says of evidence that is no words. */
function beyond(signal: Signal): string {
  for (const evidence of signal.evidence) {
    if (evidence.type === "silence") return ` (${evidence.seconds.toFixed(1)} s)`;
    if (evidence.type === "absence") return ` (never said: ${evidence.what})`;
  }
  return "";
}
