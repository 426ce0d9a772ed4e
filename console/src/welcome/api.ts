import { useQuery } from "@tanstack/react-query";
import { api, call, data, type Schemas } from "../api/client";
import { may, useMe } from "../api/me";
import { calledBy } from "./model";

type Read = Schemas["Reading"];

/** What a look at a text or file found. */
export type Looked = { readings: Read[]; problems: Schemas["Trouble"][] };

const FILE = { "Content-Type": "application/octet-stream" };

/** Has it read without storing anything. */
export async function look(given: Blob | string, signal?: AbortSignal): Promise<Looked> {
  const answer = (await (await call("POST", "/api/v1/readings", given, FILE, signal)).json()) as Schemas["Read"] & { readings?: Read[]; problems?: Looked["problems"] };
  return { readings: answer.readings ?? [answer as Read], problems: answer.problems ?? [] };
}

const PAGE = 50;
const newest = () => data(api.GET("/api/v1/conversations", { params: { query: { limit: PAGE } } })).then((page) => page.conversations.map((row) => row.id));

/** Whether the house holds a conversation; asked of whoever might begin with the first. */
export function useEmptyHouse(): { empty: boolean; known: boolean } {
  const me = useMe();
  const first = me.role === "owner" && may(me, "SEE_CONVERSATIONS");
  const found = useQuery({ queryKey: ["conversations", "any"], queryFn: newest, enabled: first, staleTime: 5_000 });
  return { empty: found.data?.length === 0, known: !first || found.data !== undefined || found.isError };
}

/** Waits until a conversation is there that was not: its id. */
export function useArrival(waiting: boolean): string | null {
  const before = useQuery({ queryKey: ["conversations", "before"], queryFn: newest, enabled: waiting, staleTime: Infinity, gcTime: 0 });
  const now = useQuery({ queryKey: ["conversations", "now"], queryFn: newest, enabled: waiting && before.isSuccess, refetchInterval: 1_500, refetchIntervalInBackground: true, staleTime: 0, gcTime: 0 });
  if (!waiting || before.data === undefined) return null;
  return now.data?.find((id) => !before.data.includes(id)) ?? null;
}

export type Stored = { first: string | null; taken: number; known: number; refused: number };

const LOOK_AGAIN_MS = 300;

/** Stores what was given, and tells the first conversation of it. */
export async function store(given: Blob | string, way: "pasted" | "file"): Promise<Stored> {
  const before = new Set(await newest());
  const name = calledBy(way, new Date());
  let job = (await (await call("POST", `/api/v1/imports?name=${name}`, given, FILE)).json()) as Schemas["Import"];
  while (job.state === "waiting" || job.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    job = await data(api.GET("/api/v1/imports/{id}", { params: { path: { id: job.id } } }));
  }
  const fresh = (await newest()).filter((id) => !before.has(id));
  // The last changed stands first, so the first of a file is the last of the new ones.
  return { first: fresh.at(-1) ?? null, ...job.conversations };
}
