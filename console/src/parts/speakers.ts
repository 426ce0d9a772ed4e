import type { TurnHeard } from "../api/conversations";
import { texts } from "../texts";
import { isWithheld } from "./masked";

type Speaks = Pick<TurnHeard, "speaker" | "speakerId" | "name">;

/** A speaker's name; null for one without, or whose name was masked. */
export const nameOf = ({ name, speaker }: Speaks) =>
  name === undefined || name.trim() === "" || isWithheld(name) || name.trim().toLowerCase() === speaker ? null : name;

/** Which of those without a name on their side somebody is, from 1. */
export function numbersOf(turns: readonly Speaks[]): (turn: Speaks) => number {
  const sides = new Map<string, string[]>();
  const key = (turn: Speaks) => turn.speakerId ?? turn.name ?? "";
  for (const turn of turns) {
    if (nameOf(turn) !== null) continue;
    const side = sides.get(turn.speaker) ?? [];
    if (!side.includes(key(turn))) sides.set(turn.speaker, [...side, key(turn)]);
  }
  return (turn) => Math.max(1, (sides.get(turn.speaker)?.indexOf(key(turn)) ?? 0) + 1);
}

/** What speakers are called: by name, or by role and counted from the second on. */
export function callsOf(turns: readonly Speaks[]): (turn: Speaks) => string {
  const number = numbersOf(turns);
  return (turn) => nameOf(turn) ?? texts.role(turn.speaker, number(turn));
}
