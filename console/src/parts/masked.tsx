import type { ReactNode } from "react";
import { texts } from "../texts";
import "./masked.css";

/** What masking wrote in the place of what identifies somebody: `<NAME-1>`. */
type Token = { kind: keyof typeof texts.masked.kinds; number: number };

const MASKED = new RegExp(`<(${Object.keys(texts.masked.kinds).join("|")})-(\\d{1,4})>`, "g");

/** A text in its parts: words, and what was masked. */
function parts(text: string): (string | Token)[] {
  const found: (string | Token)[] = [];
  let from = 0;
  for (const one of text.matchAll(MASKED)) {
    if (one.index > from) found.push(text.slice(from, one.index));
    found.push({ kind: one[1] as Token["kind"], number: Number(one[2]) });
    from = one.index + one[0].length;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

/** Whether masking left nothing of a text that says something. */
export const isWithheld = (text: string) => {
  const rest = text.replace(MASKED, "");
  return rest.length < text.length && !/[\p{L}\p{N}]/u.test(rest);
};

const said = ({ kind, number }: Token) => texts.masked.kinds[kind] + (number > 1 ? ` ${number}` : "");

/** A text that somebody said, with what was masked as a quiet token that names its kind. Copied, it stands in brackets. */
export function masked(text: string): ReactNode {
  // Long lists are full of texts in which nothing was masked.
  if (!text.includes("<")) return text;
  return parts(text).map((part, i) =>
    typeof part === "string" ? (
      part
    ) : (
      <span key={i} className="masked" title={texts.masked.title(said(part))}>
        <i>[</i>
        {said(part)}
        <i>]</i>
      </span>
    ),
  );
}

/** The same where only a text can stand, such as a window's title. */
export const readable = (text: string) => (text.includes("<") ? text.replace(MASKED, (_, kind: Token["kind"], number: string) => `[${said({ kind, number: Number(number) })}]`) : text);

/** A place in a text, or the end of what was masked there: nothing cuts that in two. */
export function uncut(text: string, at: number): number {
  const from = text.lastIndexOf("<", at - 1);
  if (from < 0 || at - from > 20) return at;
  const one = new RegExp(MASKED.source, "y");
  one.lastIndex = from;
  const found = one.exec(text);
  return found !== null && from + found[0].length > at ? from + found[0].length : at;
}
