import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Reading } from "../../api/conversations";
import { ME, type Me } from "../../api/me";
import { texts } from "../../texts";
import { earlierOf } from "./Before";
import { Draft } from "./Draft";
import { Hints } from "./Hints";
import { noteSections, noteText } from "./notes";
import { styleOf } from "./Side";

const me: Me = {
  id: "p", name: "Jo", email: "", role: "agent", team: null, tenant: { id: "t", name: "", operates: false }, rights: [], form: "f", demo: false, withoutModel: false, version: "",
  preferences: { hints: "on", muted: [], practise: null, keepHints: [], lesson: true, scheme: "auto", alerts: { perHour: 6, coolDownMinutes: 10 }, floor: { team: null, channel: null } },
};

/** What the service answers, by method and path; what it was sent is kept. */
let answers: Record<string, unknown>;
let sent: { call: string; body: unknown }[];
beforeEach(() => {
  sent = [];
  answers = { "GET /api/v1/labels": { labels: [{ code: "but-negation", kind: "pitfall", title: "“But” takes it back", intro: "", say: "" }] }, "GET /api/v1/me/habits": [] };
  vi.stubGlobal("fetch", async (request: Request) => {
    const call = `${request.method} ${new URL(request.url).pathname}`;
    const text = await request.text();
    sent.push({ call, body: text === "" ? null : (JSON.parse(text) as unknown) });
    const answer = answers[call];
    const body = typeof answer === "function" ? (answer as (body: unknown) => unknown)(sent.at(-1)!.body) : answer;
    return body === undefined ? new Response("{}", { status: 404 }) : body === null ? new Response(null, { status: 204 }) : Response.json(body);
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = (what: React.ReactNode, who = me) => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(ME, who);
  return render(
    <MantineProvider>
      <QueryClientProvider client={client}>
        <MemoryRouter>{what}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
};

describe("the draft box", () => {
  const CHECK = "POST /api/v1/conversations/c/drafts/check";
  const advice = ({ text }: { text: string }) => {
    const from = text.indexOf("but");
    const place = { code: "but-negation", from, to: from + 3, text: "but", why: "It takes back what stands before it.", replacements: ["and"] };
    return { places: from < 0 ? [] : [place], tension: { likely: from >= 0, because: from < 0 ? [] : [place] } };
  };
  function Box({ typing }: { typing: (typing: boolean) => void }) {
    return <Draft id="c" box={useRef<HTMLTextAreaElement>(null)} typing={typing} />;
  }
  const box = () => screen.getByLabelText<HTMLTextAreaElement>(texts.desk.draft.label, { selector: "textarea" });
  beforeEach(() => {
    answers[CHECK] = advice;
  });

  it("says which words likely raise tension, why, and exchanges them where they stand", async () => {
    const typing = vi.fn();
    const user = userEvent.setup();
    show(<Box typing={typing} />);
    await user.type(box(), "I see, but no.");
    expect(typing).toHaveBeenLastCalledWith(true);
    expect(await screen.findByText(texts.desk.draft.raises)).toBeTruthy();
    expect(screen.getByText(/It takes back what stands before it/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: texts.desk.draft.exchangeLabel("but", "and") }));
    expect(box().value).toBe("I see, and no.");
    expect(await screen.findByText(texts.desk.draft.calm)).toBeTruthy();
    expect(screen.queryByRole("button", { name: texts.desk.draft.exchangeLabel("but", "and") })).toBeNull();
  });

  it("takes an exchange by keys, and keeps what was written when another conversation was looked at", async () => {
    const user = userEvent.setup();
    const shown = show(<Box typing={() => {}} />);
    expect(box().value).toBe("I see, and no.");
    await user.clear(box());
    await user.type(box(), "Yes, but no.");
    await screen.findByText(texts.desk.draft.raises);
    fireEvent.keyDown(box(), { key: "ArrowDown", altKey: true });
    fireEvent.keyDown(box(), { key: "1", code: "Digit1", altKey: true });
    expect(box().value).toBe("Yes, and no.");
    shown.unmount();
  });

  it("asks once for what is typed in one go, and sends only to the check", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    show(<Box typing={() => {}} />);
    for (const text of ["a", "ab", "abc"]) fireEvent.change(box(), { target: { value: text } });
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    vi.useRealTimers();
    expect(sent.filter((one) => one.call.startsWith("POST"))).toEqual([{ call: CHECK, body: { text: "abc" } }]);
  });

  it("says that the check does not answer and leaves the draft alone", async () => {
    answers[CHECK] = undefined;
    show(<Box typing={() => {}} />);
    fireEvent.change(box(), { target: { value: "Hello" } });
    expect(await screen.findByText(texts.desk.draft.failed)).toBeTruthy();
    expect(box().value).toBe("Hello");
    fireEvent.change(box(), { target: { value: "" } });
  });
});

describe("the hint", () => {
  const nudge = { turn: 0, code: "urgency", title: "Act first", say: "Time matters: “by Friday”.", because: [{ type: "quote", turn: 0, from: 0, to: 9, text: "by Friday" }] };
  const reading = { state: "open", startedAt: new Date().toISOString(), turns: [{ index: 0, speaker: "customer", text: "by Friday", read: true, at: 0, signals: [] }], nudges: [nudge] } as unknown as Reading;
  const PUT = "PUT /api/v1/conversations/c/hints/0";
  beforeEach(() => {
    answers["GET /api/v1/conversations/c/hints"] = { hints: [{ nudge, heard: {}, shownAt: new Date().toISOString(), became: null, reason: null }] };
    answers["PUT /api/v1/me/preferences"] = (body: unknown) => body;
    answers[PUT] = null;
  });
  const hints = (typing = false) => <Hints id="c" reading={reading} typing={typing} go={() => {}} />;

  it("stands with its reason and its age", async () => {
    show(hints());
    const region = await screen.findByRole("region", { name: texts.desk.hint.region });
    expect(within(region).getByText("Act first")).toBeTruthy();
    expect(within(region).getByText(/by Friday/)).toBeTruthy();
    expect(region.querySelector("time")).not.toBeNull();
  });
  it("is not there while somebody types", async () => {
    show(hints(true));
    expect(await screen.findByText(texts.desk.hint.waits)).toBeTruthy();
    expect(screen.queryByText("Act first")).toBeNull();
  });
  it("comes after the lesson, once", async () => {
    show(hints(), { ...me, preferences: { ...me.preferences!, lesson: false } });
    const read = await screen.findByRole("button", { name: texts.desk.lesson.read });
    expect(screen.queryByText("Act first")).toBeNull();
    await userEvent.click(read);
    expect(await screen.findByText("Act first")).toBeTruthy();
    expect(sent.find((one) => one.call === "PUT /api/v1/me/preferences")?.body).toMatchObject({ lesson: true, hints: "on" });
  });
  it("is not shown before it is known what became of it", () => {
    show(hints());
    expect(screen.queryByRole("region", { name: texts.desk.hint.region })).toBeNull();
  });
  it("is dismissed with a reason", async () => {
    show(hints());
    await userEvent.click(await screen.findByRole("button", { name: texts.desk.hint.dismiss }));
    await userEvent.click(await screen.findByRole("menuitem", { name: texts.desk.hint.reasons[0] }));
    await waitFor(() => expect(sent.find((one) => one.call === PUT)?.body).toEqual({ became: "dismissed", reason: texts.desk.hint.reasons[0] }));
    expect(screen.queryByText("Act first")).toBeNull();
  });
  it("is muted with its kind", async () => {
    show(hints());
    await userEvent.click(await screen.findByRole("button", { name: texts.desk.hint.mute }));
    await waitFor(() => expect(sent.find((one) => one.call === PUT)?.body).toMatchObject({ became: "muted" }));
    expect(sent.find((one) => one.call === "PUT /api/v1/me/preferences")?.body).toMatchObject({ muted: ["urgency"] });
    expect(screen.queryByText("Act first")).toBeNull();
  });
  it("fades for who does it unprompted, and can be turned back", async () => {
    answers["GET /api/v1/me/habits"] = [{ code: "urgency", places: 5, unprompted: 4, offered: 0, fades: true }];
    show(hints());
    await userEvent.click(await screen.findByRole("button", { name: texts.desk.hint.turnBack }));
    expect(await screen.findByText("Act first")).toBeTruthy();
    expect(sent.find((one) => one.call === "PUT /api/v1/me/preferences")?.body).toMatchObject({ keepHints: ["urgency"] });
  });
});

it("says in plain words how a customer writes", () => {
  const none = { task: null, plan: null, formal: null, brief: null, expert: null, address: null, matched: null };
  expect(styleOf(none)).toBeNull();
  expect(styleOf({ ...none, brief: true, formal: true, plan: true })).toBe("Writes briefly and formally; wants a plan.");
  expect(styleOf({ ...none, expert: false, address: "title" })).toBe("Uses no words of the trade; uses titles.");
});

it("puts contacts about the same thing first, and one that both know once", () => {
  const stored = { id: "a", state: "closed", channel: "chat", team: null, topic: "delivery", startedAt: "2026-02-20T10:00:00Z", turns: 3, inWords: "landed", ended: null, sameTopic: false } as const;
  const earlier = earlierOf([stored], [{ at: "2026-02-20T10:00:00.000Z", topic: "delivery", ended: "landed" }, { at: "2026-01-01T00:00:00Z", topic: "Refund", ended: "promised by Friday" }], "refund");
  expect(earlier.map((one) => [one.topic, one.sameTopic])).toEqual([["Refund", true], ["delivery", false]]);
});

it("writes notes as lines that can be pasted, each with its turn", () => {
  const quote = (turn: number, text: string) => ({ type: "quote" as const, turn, from: 0, to: text.length, text });
  const notes = {
    id: "c", channel: "chat" as const, startedAt: null,
    about: { words: quote(0, "No refund\n yet."), core: null, kind: null },
    keywords: [{ words: quote(0, "refund"), turns: [0, 2, 3, 4] }],
    challenges: [{ words: quote(2, "Again!"), marks: ["again" as const, "objection" as const], sort: "price" }],
    details: [], asked: [{ words: quote(2, "When?"), answered: "no" as const, answer: null, turns: [3] }], steps: [],
    promises: [{ words: quote(3, "by Friday"), by: "agent" as const, dueWords: null, due: "Friday 6 March" }],
    endings: [{ speaker: "k", first: { turn: 0, intensity: 2 }, peak: { turn: 2, intensity: 3 }, last: { turn: 4, intensity: 0 }, episode: null, leaving: null }],
  };
  const text = noteText("Refund", noteSections(notes, () => "jo"));
  expect(text.split("\n")).toEqual([
    "Refund", "",
    "About", "- “No refund yet.” (turn 1)", "",
    "Keywords", "- refund (turns 1 and 3–5)", "",
    "Challenges", "- Not for the first time, objects, price: “Again!” (turn 3)", "",
    "Asked", "- “When?” (turn 3) – no answer heard (turn 4)", "",
    "Promised", "- Jo: “by Friday” (turn 4), due Friday 6 March", "",
    "How it ended", "- Reads as clearly upset at first (turn 1), strongly upset at the highest (turn 3), calm at the end (turn 5)", "",
  ]);
});
