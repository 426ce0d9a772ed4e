import type { Checked, Trouble } from "./api";

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_CODE = 40;

/** The code that a page's first heading names; null where there is none that can be one. */
export function codeOf(text: string): string | null {
  const first = text.split("\n").find((line) => line.startsWith("# "));
  const code = first?.slice(2).trim() ?? "";
  return CODE.test(code) && code.length <= LONGEST_CODE ? code : null;
}

/** The line on which that heading stands, counted from 1. */
export const codeLine = (text: string) => Math.max(0, text.split("\n").findIndex((line) => line.startsWith("# "))) + 1;

/** How a text stands, in the order of what has to be mended first. */
export type Standing = "checking" | "wrong" | "failing" | "holds";

export function standing(checked: Checked | undefined): Standing {
  if (checked === undefined) return "checking";
  if (checked.problems.length > 0) return "wrong";
  return checked.results.every((result) => result.holds) ? "holds" : "failing";
}

/** What keeps a page from being switched on, or null. */
export type Hindrance = "save" | "hold" | "try";

export function hindrance(unsaved: boolean, state: Standing, tried: boolean): Hindrance | null {
  if (state !== "holds") return "hold";
  if (unsaved) return "save";
  return tried ? null : "try";
}

/** Something to say about a line. */
export type Note = { line: number; detail: string; kind: "wrong" | "warning" };

const said = ({ what, maybe }: Trouble) => (maybe === "" ? sentence(what) : `${sentence(what)} Maybe ${maybe}${/[.!?]$/.test(maybe) ? "" : "."}`);
const sentence = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");

/** What is wrong in the text itself, and what is worth a thought. */
export function notes(checked: Checked | undefined): Note[] {
  if (checked === undefined) return [];
  return [
    ...checked.problems.map((trouble) => ({ line: trouble.line, detail: said(trouble), kind: "wrong" as const })),
    ...(checked.warning === null ? [] : [{ line: checked.warning.line, detail: said(checked.warning), kind: "warning" as const }]),
  ];
}

/** Why an example fails. */
export const failures = (result: Checked["results"][number]): Note[] =>
  result.failures.map((trouble) => ({ line: trouble.line, detail: said(trouble), kind: "wrong" as const }));

/** A part of a turn's text with whether it was marked; long turns are cut around the marks. */
export type Part = { text: string; marked: boolean };
const AROUND = 120;

export function parts(text: string, marks: readonly { from: number; to: number }[]): Part[] {
  const first = marks[0]?.from ?? 0;
  const last = marks.at(-1)?.to ?? text.length;
  const start = first > AROUND ? text.lastIndexOf(" ", first - AROUND) + 1 : 0;
  const gap = text.length - last > AROUND ? text.indexOf(" ", last + AROUND) : -1;
  const end = gap < 0 ? text.length : gap;
  const all: Part[] = [];
  let at = start;
  for (const { from, to } of marks) {
    all.push({ text: (at === start && start > 0 ? "… " : "") + text.slice(at, from), marked: false }, { text: text.slice(from, to), marked: true });
    at = to;
  }
  all.push({ text: text.slice(at, end) + (end < text.length ? " …" : ""), marked: false });
  return all.filter((part) => part.text !== "");
}
