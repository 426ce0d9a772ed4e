import type { Reading, Signal } from "../api/conversations";

const quote = (turn: number, from: number, to: number, text: string) => ({ type: "quote" as const, turn, from, to, text });

const signal = (code: string, kind: Signal["kind"], turn: number, from: number, to: number, text: string): Signal => ({
  code,
  kind,
  confidence: "likely",
  heardAt: turn,
  evidence: [quote(turn, from, to, text)],
});

/** A small reading that landed: frustrated, angry after a policy, calm. */
export function reading(): Reading {
  const turn = (index: number, speaker: "customer" | "agent", text: string, signals: Signal[], intensity?: number) => ({
    index,
    speaker,
    text,
    source: `a.json#/turns/${index}`,
    roleSource: "file" as const,
    read: true,
    signals,
    ...(intensity === undefined ? {} : { intensity }),
  });
  return {
    id: "c-1",
    channel: "chat",
    state: "closed",
    team: null,
    topic: null,
    event: 9,
    turns: [
      turn(0, "customer", "It is STILL not here.", [signal("frustration", "feeling", 0, 6, 16, "STILL not ")], 2),
      turn(1, "agent", "I understand, but our policy is ten days.", [signal("but-negation", "pitfall", 1, 14, 17, "but")]),
      turn(2, "customer", "Ten days?? You people don't listen.", [signal("anger", "feeling", 2, 11, 34, "You people don't listen")], 3),
      turn(3, "agent", "That would make me angry too.", [signal("validate-feeling", "technique", 3, 0, 28, "That would make me angry too")]),
      turn(4, "customer", "Thank you, really.", [signal("gratitude", "feeling", 4, 0, 9, "Thank you")], 0),
    ],
    episodes: [
      {
        speaker: "customer",
        from: 0,
        to: 4,
        peak: 3,
        outcome: "landed",
        endedBy: [4],
        urgent: false,
        quick: false,
        phases: [{ phase: "intake", from: 0, to: 1 }],
        skipped: [{ phase: "verification", why: "Nobody asked.", turns: [3] }],
        response: { acknowledgement: [], tie: [], step: [], whole: false },
        order: { feeling: null, facts: null, solution: null, kept: false },
        check: { asked: [], confirmed: [], rejected: [], returned: [] },
      },
    ],
    nudges: [],
    stake: { surface: quote(0, 0, 20, "It is STILL not here"), core: null, kind: null },
    needs: [{ speaker: "customer", need: "acknowledgement", verdict: "missed", why: "It was not given", turns: [0] }],
    checklist: null,
    asks: [],
    commitments: [],
    details: [],
    style: { task: null, plan: null, formal: null, brief: true, expert: null, address: null, matched: null },
    measures: {
      timed: false,
      talkShare: { customer: 0.4, agent: 0.6 },
      openingShare: {},
      longestMonologue: null,
      longestMonologueTurns: [],
      speakerSwitches: 4,
      questions: { customer: 1 },
      pauses: [],
      overlaps: [],
      paces: [],
    },
    summary: { intensity: { first: 2, peak: 3, last: 0 }, talkShare: {}, needed: 1, given: 0, missed: 1 },
    mishaps: [],
    heard: { version: "0.1", catalogue: "sha256:0", model: null },
    story: {
      title: "Late parcel",
      ended: true,
      sentences: [[{ text: "The customer comes in reading as ", turn: null }, { text: "frustrated (clear)", turn: 0 }, { text: ".", turn: null }]],
      reads: [{ turn: 0, word: "frustrated" }, { turn: 2, word: "angry" }, { turn: 4, word: "grateful" }],
      counted: [{ turn: 0, words: 5, questions: 0 }, { turn: 1, words: 8, questions: 0 }, { turn: 2, words: 6, questions: 1 }, { turn: 3, words: 6, questions: 0 }, { turn: 4, words: 3, questions: 0 }],
      caveats: [],
    },
  } as Reading;
}
