import { useQuery } from "@tanstack/react-query";
import { call, json } from "../../api/client";
import type { Kind } from "../../api/conversations";
import { useWrite } from "../api";

export type PageState = { code: string; title: string; kind: Kind | null; on: boolean; changedAt: string; examples: { good: number; bad: number; failed: number } };
export type PageProblem = { line: number | null; detail: string; kind: "wrong" | "warning" };
export type PageExample = { line: number; name: string; section: "heard" | "not-heard"; passes: boolean; detail: string | null };
/** What the service says of a text. */
export type Checked = { problems: PageProblem[]; examples: PageExample[] };
export type HousePage = Omit<PageState, "examples"> & Checked & { text: string };
export type Found = { conversation: string; turn: number; channel: string | null; at: string | null; text: string; from: number; to: number };
export type Tried = { conversations: number; turns: number; marked: number; hit: number; found: Found[] };

const PAGES = "/api/v1/house";
const at = (code: string) => `${PAGES}/${encodeURIComponent(code)}`;
const MARKDOWN = { "Content-Type": "text/markdown" };

export const PAGES_KEY = ["house"];
const pageKey = (code: string) => ["house", code];

/** So many of the conversations that changed last are read. */
export const TRIED = 500;

export const usePages = () => useQuery({ queryKey: PAGES_KEY, queryFn: () => json<{ pages: PageState[] }>("GET", PAGES).then((body) => body.pages) });
export const usePage = (code: string | null) =>
  useQuery({ queryKey: pageKey(code ?? ""), queryFn: () => json<HousePage>("GET", at(code!)), enabled: code !== null, refetchOnWindowFocus: false });

/** What is wrong in a text and which examples hold; nothing is kept. */
export const check = (text: string, signal?: AbortSignal) =>
  call("POST", `${PAGES}/check`, text, MARKDOWN, signal).then((answer) => answer.json() as Promise<Checked>);

export const useSavePage = () =>
  useWrite(
    ({ code, text }: { code: string; text: string }) => call("PUT", at(code), text, MARKDOWN).then((answer) => answer.json() as Promise<HousePage>),
    PAGES_KEY,
    ["labels"],
  );
export const useDeletePage = () => useWrite((code: string) => json<void>("DELETE", at(code)), PAGES_KEY, ["labels"]);
export const useTry = () => useWrite((code: string) => json<Tried>("POST", `${at(code)}/try`, { limit: TRIED }));
export const useSwitch = () => useWrite(({ code, on }: { code: string; on: boolean }) => json<HousePage>("PUT", `${at(code)}/on`, { on }), PAGES_KEY, ["labels"]);
