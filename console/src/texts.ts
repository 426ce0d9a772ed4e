import { settings } from "./texts/settings";
import { welcome } from "./texts/welcome";

/**
 * Every text of the pages that is not somebody's words and not sent by the service. A translation is
 * another object of this shape.
 */
const count = (number: number, one: string, many = one + "s") => `${number} ${number === 1 ? one : many}`;

const STEPS = ["calm", "mild", "clear", "strong"] as const;
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** A length of time: `3.8 s`, from a minute and a half on `2 min 4 s`. */
function length(seconds: number): string {
  if (seconds < 90) return `${seconds.toFixed(1)} s`;
  const whole = Math.floor(seconds);
  return whole < 3600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 3600)} h ${Math.floor(whole / 60) % 60} min`;
}

/** Two digits, no leading zero. */
function share(share: number): string {
  return share.toFixed(2).replace(/^0/, "");
}

/** How long after the start, in its coarsest two units. */
function since(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.floor(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export const texts = {
  heard: "Heard",
  skip: "To the page",
  rooms: "Rooms",
  turn: (number: number) => `turn ${number}`,
  turns: (number: number) => count(number, "turn"),
  turnsWord: "turns",
  andWord: " and ",
  and: (parts: string[]) =>
    parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`,
  shell: {
    account: "Your account",
    menu: (name: string) => `${name}: account and look`,
    signOut: "Sign out",
    keys: "Keys",
    look: "Look",
    schemes: { auto: "As the system", light: "Light", dark: "Dark" },
    demo: "A demonstration: these conversations were written for Heard. All of it is gone when the service stops.",
    withoutModel: "The model is not there: Heard goes on with phrases alone and hears less.",
    titled: (title: string) => `${title} · Heard`,
  },
  keys: {
    title: "Keys",
    everywhere: "Everywhere",
    here: "On this page",
    help: "This list",
    go: (room: string) => `Go to ${room}`,
    close: "Close",
    none: "This page has none of its own.",
    note: "While you type, keys only write.",
  },
  settings,
  welcome,
  line: {
    live: "Live",
    connecting: "Connecting …",
    reconnecting: "Reconnecting …",
    offline: "You are offline",
    ended: "Ended",
  },
  states: {
    loading: "Loading",
    line: (line: number) => `Line ${line}`,
    again: "Try again",
    offline: "Your device is offline",
    offlineWhat: "What you see may be old. It goes on by itself when the connection is back.",
    unreached: "Heard does not answer",
    unreachedWhat: "The service may be stopped or restarting. Nothing you sent was lost if it was confirmed.",
    notFound: "Nothing is here for you",
    notFoundWhat: "The address may be wrong, it may have been deleted, or it is another team's.",
    forbidden: "This is not for you to see",
    forbiddenWhat: "Somebody with the role of owner can give you the right.",
    busy: "Heard is busy",
    busyWhat: (seconds: number | null) =>
      seconds === null ? "Try again in a moment." : `Try again in ${count(seconds, "second")}.`,
    failed: "That did not work",
    broken: "This page failed",
    brokenWhat: "The fault is ours, and nothing was lost on the service. Reload the page to go on.",
    reload: "Reload",
    home: "To the first page",
    noRooms: "You are signed in",
    noRoomsWhat: "Your role opens no rooms here. Your account and what is yours to do are in the menu at the top.",
  },
  steps: STEPS,
  kinds: {
    feeling: "Feeling",
    cue: "Cue",
    technique: "Technique",
    pitfall: "Pitfall",
  },
  confidence: { possible: "possible", likely: "likely", sure: "sure" },
  phases: { intake: "Intake", calibration: "Calibration", response: "Response", verification: "Verification" },
  roles: { customer: "customer", agent: "agent", bot: "bot", unknown: "side not known" },
  outcomes: (outcome: "open" | "landed" | "lost", closed: boolean) =>
    outcome === "open" ? (closed ? "still open at the end" : "open") : outcome,
  arc: {
    title: "The arc",
    none: "No customer's words were read, so there is no arc.",
    technique: "technique",
    pitfall: "pitfall",
    both: "both",
    neither: "neither",
    silenceKey: "silence",
    silence: (seconds: number, turn: number) => `A silence of ${length(seconds)} before turn ${turn}`,
    did: (turn: number, techniques: string[], pitfalls: string[]) =>
      `Turn ${turn}: ${[...techniques, ...pitfalls].join(", ") || "neither technique nor pitfall"}`,
    episode: (from: number, to: number, outcome: string) => `Turns ${from}–${to}: ${outcome}`,
    reads: (word: string, step: number) => (word === "" || word === STEPS[step] ? STEPS[step]! : `${word} (${STEPS[step]})`),
    point: (turn: number, name: string, word: string, step: number) =>
      `Turn ${turn}, ${name}: reads as ${word === "" || word === STEPS[step] ? STEPS[step]! : `${word} (${STEPS[step]})`}`,
    table: "The same as a table",
    columns: ["Turn", "Who", "Reads as", "What was done", "Phase"],
    spoken: (courses: { name: string; first: number; peak: number; last: number }[]) =>
      `A drawing of the arc. ${courses
        .map((course) => `${capital(course.name)} begins ${STEPS[course.first]}, rises to ${STEPS[course.peak]} at most and ends ${STEPS[course.last]}.`)
        .join(" ")} The table has each turn.`,
  },
  transcript: {
    number: (turn: number) => `Turn ${turn}`,
    pause: (seconds: number, gap: "before-answer" | "after-objection" | "space-given" | "dead-air") =>
      `silence of ${length(seconds)}${{ "before-answer": " before the answer", "after-objection": " after the objection", "space-given": ": space given", "dead-air": "" }[gap]}`,
    unread: { note: "note, not read", system: "system, not read", unsaid: "made up by the recogniser, not read" },
    unknown: "side not known, not read",
    notRead: ", not read",
    inferred: (role: string, sure: number) => `taken for the ${role}, ${share(sure)}`,
    after: (seconds: number) => `+${since(seconds)}`,
  },
  why: {
    title: (title: string) => `Why: ${title}`,
    probability: (probability: number) => share(probability),
    heardAt: (turn: number) => `decided at turn ${turn}`,
    silence: (seconds: number, turn: number) => `A silence of ${length(seconds)} before turn ${turn}`,
    absence: (by: string, what: string, turn: number) => `Up to turn ${turn} the ${by} never said: ${what}`,
    say: "What helps:",
    instead: "Instead:",
    page: "The page behind it",
  },
  label: {
    title: "What a mark means",
    sections: { When: "When", "Why it matters": "Why it matters", Say: "What helps", Risk: "Risk", "Known misses": "Known misses" },
    heard: "Heard",
    notHeard: "Not heard",
    silence: (seconds: number) => `a silence of ${length(seconds)}`,
    absent: (by: string, what: string) => `the ${by} never said: ${what}`,
  },
  length,
  channels: { chat: "Chat", email: "E-mail", voice: "Voice", social: "Social", sms: "SMS", other: "Other" },
  list: {
    title: "Conversations",
    none: "No conversation has come in yet",
    noneWhat: "Paste one, bring a file, or let a system send each turn as it is said.",
    more: "Show more",
  },
  conversation: {
    title: "A conversation",
  },
};

export type Texts = typeof texts;
