import { describe, expect, it } from "vitest";
import type { Checked } from "./api";
import { codeLine, codeOf, failures, hindrance, notes, parts, standing } from "./model";

const checked = (more: Partial<Checked> = {}): Checked => ({ problems: [], results: [{ name: "Asked", line: 9, heard: true, holds: true, failures: [] }], warning: null, ...more });

describe("the code of a page", () => {
  it("stands in the first heading", () => {
    expect(codeOf("\n# asks-for-callback\nWhat.\n## Kind")).toBe("asks-for-callback");
    expect(codeLine("\n# asks-for-callback")).toBe(2);
  });
  it("is none with capitals, spaces, doubled hyphens, or when it is too long", () => {
    for (const code of ["Asks", "asks for", "asks--for", "1st", "", "a".repeat(41)]) expect(codeOf(`# ${code}`)).toBeNull();
    expect(codeOf("## Kind")).toBeNull();
  });
});

describe("how a page stands", () => {
  it("is told in the order of what has to be mended", () => {
    expect(standing(undefined)).toBe("checking");
    expect(standing(checked({ problems: [{ line: 3, what: "no kind", maybe: "" }], results: [] }))).toBe("wrong");
    expect(standing(checked({ results: [{ name: "", line: 9, heard: true, holds: false, failures: [] }] }))).toBe("failing");
    expect(standing(checked())).toBe("holds");
  });
  it("holds it back from being switched on until it holds, is saved and was tried", () => {
    expect(hindrance(true, "failing", true)).toBe("hold");
    expect(hindrance(true, "holds", true)).toBe("save");
    expect(hindrance(false, "holds", false)).toBe("try");
    expect(hindrance(false, "holds", true)).toBeNull();
  });
});

describe("what is said about lines", () => {
  it("has what is wrong before what is worth a thought", () => {
    const trouble = { line: 5, what: "'Hear' is no section", maybe: "use Heard" };
    expect(notes(checked({ problems: [trouble], warning: { line: 7, what: "set words", maybe: "" } }))).toEqual([
      { line: 5, detail: "'Hear' is no section. Maybe use Heard.", kind: "wrong" },
      { line: 7, detail: "Set words.", kind: "warning" },
    ]);
  });
  it("tells why an example fails", () => {
    expect(failures({ name: "Asked", line: 9, heard: true, holds: false, failures: [{ line: 10, what: "heard nothing", maybe: "" }] })).toEqual([
      { line: 10, detail: "Heard nothing.", kind: "wrong" },
    ]);
  });
});

describe("a quote", () => {
  it("has its marks in place", () => {
    expect(parts("I would like a callback.", [{ from: 8, to: 23 }])).toEqual([
      { text: "I would ", marked: false },
      { text: "like a callback", marked: true },
      { text: ".", marked: false },
    ]);
  });
  it("is cut at words around them when the turn is long", () => {
    const text = `${"word ".repeat(60)}MARK${" word".repeat(60)}`;
    const from = text.indexOf("MARK");
    const all = parts(text, [{ from, to: from + 4 }]);
    expect(all[0]!.text).toMatch(/^… word/);
    expect(all[1]).toEqual({ text: "MARK", marked: true });
    expect(all[2]!.text).toMatch(/word …$/);
    expect(all.map((part) => part.text).join("").length).toBeLessThan(280);
  });
  it("is whole where nothing is marked", () => {
    expect(parts("Hello.", [])).toEqual([{ text: "Hello.", marked: false }]);
  });
});
