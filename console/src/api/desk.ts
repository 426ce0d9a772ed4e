import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { api, data, json, type Schemas } from "./client";
import { address, type Reading } from "./conversations";
import { fetchMe, ME, type Me, type Preferences, useMe } from "./me";
import { listen } from "./stream";

export type Advice = Schemas["Advice"];
export type Place = Schemas["Place"];
export type Hint = Schemas["Hint"];
export type Nudge = Schemas["Nudge"];
export type Filling = Schemas["Filling"];
export type Notes = Schemas["Notes"];
export type Contact = Schemas["Contact"] & { sameTopic: boolean };
export type CustomerKnown = Schemas["Customer"];

/** Somebody of the house. */
export type Somebody = { id: string; name: string };

/** A note from a lead that only who has the conversation sees. */
export type Whisper = { number: number; by: Somebody; text: string; at: string };

/** Somebody asks for a word afterwards. */
export type Word = { to: "lead" | "colleague"; by: Somebody | null; at: string };

/** How often somebody did without a hint what the hint says. */
export type Habit = Schemas["Habit"];

/** A place where the technique that somebody practises was done, and what the customer did next. */
export type Practised = Schemas["Practised"];

const USUAL: Preferences = {
  hints: "on",
  muted: [],
  practise: null,
  keepHints: [],
  lesson: false,
  scheme: "auto",
  alerts: { perHour: 6, coolDownMinutes: 10 },
  floor: { team: null, channel: null },
};

/** What somebody set for their own desk. A change shows at once and is put back where it was refused. */
export function usePreferences(): { preferences: Preferences; change: (some: Partial<Preferences>) => void; error: unknown } {
  const me = useMe();
  const client = useQueryClient();
  const preferences = me.preferences ?? USUAL;
  const { mutate, error } = useMutation({
    scope: { id: "preferences" },
    mutationFn: (some: Partial<Preferences>) => {
      const now = client.getQueryData<Me>(ME)?.preferences ?? USUAL;
      return json<Preferences>("PUT", "/api/v1/me/preferences", { ...now, ...some });
    },
    onError: () => client.fetchQuery({ queryKey: ME, queryFn: fetchMe, staleTime: 0 }).catch(() => undefined),
  });
  const change = useCallback(
    (some: Partial<Preferences>) => {
      client.setQueryData<Me>(ME, (known) => known && { ...known, preferences: { ...(known.preferences ?? USUAL), ...some } });
      mutate(some);
    },
    [client, mutate],
  );
  return { preferences, change, error };
}

/** A list that may stand alone or under its name. */
const listed = <T>(answer: T[] | Record<string, T[]>): T[] => (Array.isArray(answer) ? answer : (Object.values(answer).find(Array.isArray) ?? []));

export function useHabits(): Habit[] {
  const { data: found } = useQuery({
    queryKey: ["habits"],
    queryFn: async () => listed(await json<Habit[] | Record<string, Habit[]>>("GET", "/api/v1/me/habits")),
    staleTime: 60_000,
  });
  return found ?? NO_HABITS;
}
const NO_HABITS: Habit[] = [];

export function usePractice(code: string | null, since: string | null) {
  return useQuery({
    queryKey: ["practice", code, since],
    queryFn: async () => listed(await json<Practised[] | Record<string, Practised[]>>("GET", "/api/v1/me/practice")),
    enabled: code !== null,
    staleTime: 30_000,
  });
}

/** Who has a conversation, who asked for a word, and which customer it is with. */
export type Head = { agent: string | null; word: Word | null; customer: string | null; team: string | null; topic: string | null };

const HEAD = (id: string) => ["head", id] as const;
const WHISPERS = (id: string) => ["whispers", id] as const;

export function useHead(id: string) {
  return useQuery({
    queryKey: HEAD(id),
    queryFn: async (): Promise<Head> => {
      const found = (await data(api.GET("/api/v1/conversations/{id}", { params: { path: { id } } }))) as Schemas["ConversationKept"] & { agent?: string | null; word?: Word | null };
      return { agent: found.agent ?? null, word: found.word ?? null, customer: found.customerId ?? null, team: found.team ?? null, topic: found.topic ?? null };
    },
  });
}

export function useWhispers(id: string) {
  return useQuery({
    queryKey: WHISPERS(id),
    queryFn: async () => listed(await json<Whisper[] | Record<string, Whisper[]>>("GET", `/api/v1/conversations/${address(id)}/whispers`)),
  });
}

/**
 * Keeps up to date what people of the house do about a conversation. It listens from where its
 * reading stands, so that what was said is not sent a second time and nothing since is missed.
 */
export function useBeside(id: string, reading: Reading | undefined): void {
  const client = useQueryClient();
  const known = reading !== undefined;
  const from = reading?.event ?? 0;
  useEffect(() => {
    if (!known || reading?.state === "closed") return;
    const anew = (key: readonly string[]) => void client.invalidateQueries({ queryKey: key });
    return listen(
      `/api/v1/conversations/${address(id)}/events`,
      {
        told: (event) => {
          if (event.kind === "whisper") anew(WHISPERS(id));
          if (event.kind === "agent" || event.kind === "word") anew(HEAD(id));
        },
      },
      (event) => event.kind === "closed",
      String(from),
    );
    // Only where it begins is taken from the reading.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, id, known]);
}

export function useDeskActs(id: string) {
  const client = useQueryClient();
  const path = `/api/v1/conversations/${address(id)}`;
  const anew = () => {
    void client.invalidateQueries({ queryKey: HEAD(id) });
    void client.invalidateQueries({ queryKey: ["desk"] });
  };
  return {
    give: useMutation({ mutationFn: (agent: "me" | null) => json("PUT", `${path}/agent`, { agent }), onSettled: anew }),
    ask: useMutation({ mutationFn: (to: Word["to"]) => json("POST", `${path}/word`, { to }), onSettled: anew }),
    had: useMutation({ mutationFn: () => json("DELETE", `${path}/word`), onSettled: anew }),
    whisper: useMutation({
      mutationFn: (text: string) => json<Whisper>("POST", `${path}/whispers`, { text }),
      onSettled: () => void client.invalidateQueries({ queryKey: WHISPERS(id) }),
    }),
    became: useMutation({
      mutationFn: ({ turn, became, reason }: { turn: number; became: "useful" | "dismissed" | "muted" | "faded"; reason?: string }) =>
        json("PUT", `${path}/hints/${turn}`, { became, reason: reason ?? null }),
      onSettled: () => void client.invalidateQueries({ queryKey: ["hints", id] }),
    }),
  };
}
