import type { Schemas } from "../api/client";

export type Side = "customer" | "agent" | "bot" | "unknown";
type Read = Schemas["Reading"];

/** Somebody who speaks in what was given, by name, and the side that Heard took them for. */
export type Voice = { name: string; side: Side; turns: number };

/** Everybody who has a name, in the order in which they speak. */
export function voices(readings: readonly Read[]): Voice[] {
  const all = new Map<string, Voice>();
  for (const turn of readings.flatMap((reading) => reading.turns)) {
    const name = named(turn);
    if (name === null) continue;
    const known = all.get(name);
    if (known === undefined) all.set(name, { name, side: turn.speaker as Side, turns: 1 });
    else known.turns++;
  }
  return [...all.values()];
}

const named = (turn: Read["turns"][number]) => turn.name ?? turn.speakerId ?? null;

/** Whether some words cannot be read since nobody said who speaks them, and no name could be given a side. */
export const nameless = (readings: readonly Read[]) =>
  readings.some((reading) => reading.turns.length > 0 && reading.turns.every((turn) => turn.speaker === "unknown" && named(turn) === null));

/**
 * What was given, written anew with the sides that somebody chose: one conversation a line. Names stand
 * in the body like this, and never in an address.
 */
export function withSides(readings: readonly Read[], sides: ReadonlyMap<string, Side>): string {
  return readings
    .map((reading) =>
      JSON.stringify({
        ...(readings.length > 1 ? { id: reading.id } : {}),
        channel: reading.channel,
        turns: reading.turns.map((turn) => ({
          speaker: sides.get(named(turn) ?? "") ?? turn.speaker,
          ...(turn.name == null ? {} : { name: turn.name }),
          ...(turn.speakerId == null ? {} : { speakerId: turn.speakerId }),
          text: turn.text,
          ...(turn.at == null ? {} : { at: turn.at }),
          ...(turn.until == null ? {} : { until: turn.until }),
        })),
      }),
    )
    .join("\n");
}

/** What conversations without an id of their own are called; never by a file's name, which may tell whose it is. */
export function calledBy(way: "pasted" | "file", now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${way}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

/** The turns of the call that is shown; without apostrophes, so that every shell takes it. */
export const CALLED = {
  channel: "chat",
  turns: [
    { speaker: "customer", text: "This is the third time I write about the same refund, and nobody answers!" },
    { speaker: "agent", text: "Three times without an answer is too often, I see why you are upset. I have it open now: the refund of 48 euros goes out today." },
    { speaker: "customer", text: "Finally. Thank you, that is a relief." },
  ],
};

/** The same call for a terminal. */
export function callFor(shell: "unix" | "windows", origin: string, secret: string, id: string): string {
  const body = JSON.stringify({ id, ...CALLED });
  return shell === "unix"
    ? `curl -sS ${origin}/api/v1/conversations \\\n  -H 'Authorization: Bearer ${secret}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`
    : `Invoke-RestMethod -Method Post -Uri ${origin}/api/v1/conversations \`\n  -Headers @{ Authorization = 'Bearer ${secret}' } \`\n  -ContentType 'application/json' \`\n  -Body '${body}'`;
}
