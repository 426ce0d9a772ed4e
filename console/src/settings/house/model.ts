import type { Checked, PageExample, PageProblem } from "./api";

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const LONGEST_CODE = 40;

/** The code that a page's first heading names; null where there is none that can be one. */
export function codeOf(text: string): string | null {
  const first = text.split("\n").find((line) => line.startsWith("# "));
  const code = first?.slice(2).trim() ?? "";
  return CODE.test(code) && code.length <= LONGEST_CODE ? code : null;
}

/** How a text stands, in the order of what has to be mended first. */
export type Standing = "checking" | "wrong" | "failing" | "holds";

export function standing(checked: Checked | undefined): Standing {
  if (checked === undefined) return "checking";
  if (checked.examples.some((example) => !example.passes)) return "failing";
  return checked.problems.some((problem) => problem.kind === "wrong") ? "wrong" : "holds";
}

/** What keeps a page from being switched on, or null. */
export type Hindrance = "save" | "hold" | "try";

export function hindrance(unsaved: boolean, state: Standing, tried: boolean): Hindrance | null {
  if (unsaved) return "save";
  if (state !== "holds") return "hold";
  return tried ? null : "try";
}

/** A part of a turn's text with whether it was marked; long turns are cut around the mark. */
const AROUND = 120;

export function around(text: string, from: number, to: number): { before: string; marked: string; after: string } {
  const start = from > AROUND ? text.lastIndexOf(" ", from - AROUND) + 1 : 0;
  const end = text.length - to > AROUND ? text.indexOf(" ", to + AROUND) : -1;
  return {
    before: (start > 0 ? "… " : "") + text.slice(start, from),
    marked: text.slice(from, to),
    after: end < 0 ? text.slice(to) : `${text.slice(to, end)} …`,
  };
}

/** What stands in the margin of the editor: problems, and examples that fail without one of their own. */
export function inMargin(checked: Checked | undefined): PageProblem[] {
  if (checked === undefined) return [];
  const said = new Set(checked.problems.map((problem) => problem.line));
  const failing = checked.examples.filter((example: PageExample) => !example.passes && !said.has(example.line));
  return [...checked.problems, ...failing.map((example) => ({ line: example.line, detail: example.detail ?? example.name, kind: "wrong" as const }))];
}
