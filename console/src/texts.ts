import { desk } from "./texts/desk";
import { floor } from "./texts/floor";
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
  desk,
  floor,
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
    unsent: "It was not sent, or no answer came back. Try again when the connection is back.",
    unreached: "Heard does not answer",
    unreachedWhat: "The service may be stopped or restarting. Nothing you sent was lost if it was confirmed.",
    triedAgain: "It is tried again by itself until it does.",
    notFound: "Nothing is here for you",
    notFoundWhat: "The address may be wrong, it may have been deleted, or it is another team's.",
    noPage: "There is no such page",
    noPageWhat: "The address may be old or mistyped. What you look for may be in one of the rooms above.",
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
  /** A side, and which of those there. */
  role: (role: "customer" | "agent" | "bot" | "unknown", number: number) =>
    (role === "unknown" ? "side not known" : role) + (number > 1 ? ` ${number}` : ""),
  masked: {
    kinds: {
      NAME: "name",
      ADDRESS: "address",
      ZIP: "postcode",
      EMAIL: "e-mail address",
      PHONE: "phone number",
      IP: "internet address",
      CARD: "card number",
      CVV: "security code",
      EXPIRY: "expiry date",
      PIN: "PIN or code",
      IBAN: "bank account",
      ACCOUNT: "account number",
      ORDER: "order number",
      SSN: "social security number",
      ID: "identity number",
      PASSPORT: "passport number",
      LICENCE: "licence number",
      DOB: "date of birth",
      NUMBER: "number",
    },
    title: (what: string) => `Masked: ${what}`,
  },
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
    add: "Add conversations",
    read: "Read a text",
    none: "No conversation has come in yet",
    noneWhat: "Paste one, bring a file, or let a system send each turn as it is said.",
    noneFound: "Nothing was found",
    noneFoundWhat: "Fewer words or fewer filters find more. Each word has to stand in some turn, as a word or as its beginning.",
    all: "Show all",
    more: "Show more",
    further: "Nothing yet; look further back",
    shown: (number: number) => `${count(number, "conversation")}, and no more`,
    turnsUnit: "turns",
    calm: "Reads as calm.",
    noWords: "No customer's words yet.",
    course: (intensity: readonly number[]) => {
      const peak = Math.max(...intensity);
      return `Begins ${STEPS[intensity[0]!]}, ${STEPS[peak]} at most, ${STEPS[intensity.at(-1)!]} now.`;
    },
    columns: { arc: "Arc", title: "Conversation", why: "Why", where: "Channel and team", turns: "Turns", changed: "Changed" },
    keys: { next: "Next row", before: "Row before", open: "Open the row", search: "Search" },
  },
  filters: {
    query: "Words that were said",
    state: "State",
    anyState: "Live and ended",
    states: { open: "Live", closed: "Ended" },
    more: (count: number) => (count === 0 ? "Filters" : `Filters (${count})`),
    none: "Without filters",
    any: "any",
    channel: "Channel",
    team: "Team",
    labels: "Heard in it",
    noLabel: "No label is called so",
    ended: "How it ended",
    endings: {
      escalated: "escalated",
      resolved: "resolved",
      "not-resolved": "not resolved",
      lost: "the feeling was lost sight of",
      promise: "with a promise open",
      unsettled: "unsettled",
      landed: "landed",
      calm: "calm throughout",
    } as Record<string, string>,
    disputed: "Mark called wrong",
    from: "From",
    to: "To",
    clear: (what: string) => `Any ${what.toLowerCase()}`,
  },
  read: {
    title: "Read a conversation",
    what: "Any format that Heard knows is told by its content: plain lines, exports of help desks, captions, speech recognisers, mail, CSV.",
    paste: "The conversation",
    pasteMore: "One turn a line, with who says it in front; or drop a file anywhere on this field.",
    file: "Choose a file",
    another: "Another one",
    size: (bytes: number) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`),
    large: "The file is larger than 64 MB. Split it, or import it on the service's machine.",
    read: "Read it",
    keep: "Keep it",
    example: "Put in an example",
    promise: "“Read it” stores nothing. What is kept is masked first, as your house decided.",
    several: (number: number) => `It holds ${number} conversations. Keep them, and they stand in the list.`,
    progress: "How much of the file has been read",
    states: { waiting: "Waiting", running: "Reading", done: "Done", failed: "It could not be read", interrupted: "It was broken off" },
    took: (taken: number, known: number, refused: number, turns: number) =>
      [
        `${count(taken, "conversation")} with ${count(turns, "turn")} taken in`,
        ...(known > 0 ? [`${known} there before`] : []),
        ...(refused > 0 ? [`${refused} refused`] : []),
      ].join(", ") + ".",
    open: "Open it",
    list: "To the list",
  },
  conversation: {
    title: "A conversation",
    all: "All conversations",
    ended: "Ended",
    said: "What was said",
    beside: "What was heard",
    nothing: "Nothing has been said yet. The page grows by itself.",
    possible: "Show what is only possible",
    print: "Print",
    export: "Export",
    exports: {
      conversation: "The conversation (JSON)",
      reading: "What was heard (JSON)",
      vcon: "Both as a vCon",
      notes: "Notes (JSON)",
    },
    readBy: (version: string, model: boolean) => `read by Heard ${version} ${model ? "with the model" : "by phrases alone"}`,
    keys: {
      next: "Next turn",
      before: "Turn before",
      marked: "Next turn with a mark",
      possible: "Show what is only possible, or not",
      list: "Back to the list",
    },
  },
  glance: {
    title: "At a glance",
    came: "Came",
    worst: "At worst",
    left: "Left",
    now: "Now",
    needs: "Needs met",
    questions: "Questions answered",
    episodes: "Episodes landed",
    met: "met",
    missed: "missed",
    of: (given: number, all: number) => `${given} of ${all}`,
  },
  counted: {
    title: (of: string) => `${of}, counted from`,
    open: (of: string, figure: string) => `${of}: ${figure}. Show what was counted`,
  },
  needs: {
    acknowledgement: "Acknowledgement",
    "to-be-heard": "To be heard first",
    reassurance: "Reassurance",
    "clear-steps": "Clear steps",
    plan: "A plan",
    "act-first": "To act first",
    check: "A check that it helped",
  },
  answered: { yes: "answered", no: "left open", "cannot-tell": "the words do not tell whether it was answered" },
  verdicts: { met: "Yes.", missed: "No.", "not-asked": "There was no occasion.", unclear: "Not decided." },
  cards: {
    missed: "Missed chances",
    given: "Needed and given",
    unclear: "not decided",
    episodes: "Episodes and phases",
    stretch: (from: number, to: number) => (from === to ? `Turn ${from}` : `Turns ${from}–${to}`),
    upTo: (step: string) => `up to ${step}`,
    urgent: "urgent",
    leftOut: "left out",
    skipped: (phase: string) => `${phase} left out:`,
    checklist: "Where it went wrong",
    leftToAPerson: "Left to a person.",
    stake: "At stake",
    surface: "Complaint or wish",
    core: "Beneath it",
    noCore: "The words do not say.",
    asked: "Asked",
    at: "at",
    promised: "Promised",
    due: (when: string) => `due ${when}`,
    by: (who: string) => `by the ${who}`,
    details: "Told in passing",
    neverTakenUp: "never taken up",
    takenUp: "taken up at",
    style: "How the customer talks",
    mishaps: "Mishaps",
    mishap: (code: string, turn: number, what: string) => `${code} failed at turn ${turn}: ${what}. The rest was heard without it.`,
  },
  style: {
    task: ["wants action", "wants to tell it"],
    plan: ["wants a plan", "wants to vent"],
    formal: ["writes formally", "writes casually"],
    brief: ["is brief", "goes into detail"],
    expert: ["uses the words of the trade", "speaks as a lay person"],
    title: "addresses by title",
    firstName: "addresses by first name",
    matched: "The agent's turns fit this.",
    unmatched: "The agent's turns do not fit this.",
  },
  talk: {
    title: "Talk",
    ofTime: "Share of the talking time",
    ofWords: "Share of the words",
    share: (role: string) => `Share of the ${role}`,
    percent: (part: number) => `${Math.round(part * 100)} %`,
    words: (number: number) => count(number, "word"),
    questions: (role: string) => `Questions, ${role}`,
    asked: (number: number) => count(number, "question"),
    monologue: "Longest monologue",
    silences: "Silences",
    before: "before",
    over: "Began over the other",
  },
  hints: {
    title: "Hints given",
    hint: "Hint",
    because: "because of",
    notShown: "was shown to nobody",
    became: (became: string | null, reason: string | null) =>
      became === null
        ? "shown; nobody said what became of it"
        : `shown; ${became === "useful" ? "marked useful" : became}${reason === null || reason === "" ? "" : `: “${reason}”`}`,
  },
  disputes: {
    title: "Marks called wrong",
    wrong: "This mark is wrong",
    why: "Why?",
    whyMore: "Kept with the reading and counted for the label. A word is enough; it may stay empty.",
    say: "Say so",
    not: "Not now",
    by: (name: string | null) => (name === null ? "You said that it is wrong" : `${name} said that it is wrong`),
    back: "Take it back",
  },
  notes: {
    title: "Notes",
    show: "Write notes",
    about: "About",
    beneath: "Beneath it:",
    challenges: "Difficulties",
    asked: "Asked",
    steps: "Steps",
    promises: "Promised",
    details: "Worth remembering",
    endings: "How it went",
    ending: (first: string, peak: string, last: string) => `began ${first}, ${peak} at most, ended ${last}`,
    none: "There is nothing to note.",
  },
  copy: { copy: "Copy", copied: "Copied", failed: "The browser did not allow it; mark the text and copy it." },
};

export type Texts = typeof texts;
