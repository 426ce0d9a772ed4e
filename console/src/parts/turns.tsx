import { Fragment, type MouseEvent } from "react";
import { texts } from "../texts";

/** The id of a turn on its page; turns are counted from 1 for people. */
export const turnId = (turn: number) => `turn-${turn + 1}`;

/** What makes a link to a turn of this page. */
export const turnLink = (turn: number, go: (turn: number) => void) => ({
  href: `#${turnId(turn)}`,
  onClick: (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(turn);
  },
});

/** Neighbours drawn together: `3`, `5–8`. */
export function runs(turns: readonly number[]): [number, number][] {
  const sorted = [...new Set(turns)].sort((one, other) => one - other);
  const all: [number, number][] = [];
  for (const turn of sorted) {
    const last = all.at(-1);
    if (last !== undefined && last[1] + 1 === turn) last[1] = turn;
    else all.push([turn, turn]);
  }
  // Two neighbours are two, not a stretch.
  return all.flatMap(([from, to]): [number, number][] => (to - from === 1 ? [[from, from], [to, to]] : [[from, to]]));
}

/** Turns in words, each a link: `turn 3`, `turns 3 and 5`, `turns 1–4`. */
export function Turns({ turns, go }: { turns: readonly number[]; go: (turn: number) => void }) {
  const all = runs(turns);
  if (all.length === 0) return null;
  const [first, last] = all[0]!;
  if (all.length === 1 && first === last) {
    return (
      <a className="to where whole" {...turnLink(first, go)}>
        {texts.turn(first + 1)}
      </a>
    );
  }
  return (
    <span className="where">
      {texts.turnsWord}{" "}
      {all.map(([from, to], i) => (
        <Fragment key={from}>
          {i === 0 ? "" : i < all.length - 1 ? ", " : texts.andWord}
          <a className="to" {...turnLink(from, go)}>
            {from === to ? from + 1 : `${from + 1}–${to + 1}`}
          </a>
        </Fragment>
      ))}
    </span>
  );
}
