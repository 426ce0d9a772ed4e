import { useMutation, type UseMutationResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, call, data, rememberForm, type Schemas } from "../api/client";
import type { paths } from "../api/types";
import { type Me, ME, type Preferences } from "../api/me";

export type Person = Schemas["Person"];
export type Role = Person["role"];
export const ROLES: Role[] = ["agent", "lead", "analyst", "owner", "privacy"];

/** A one-time link; its address is answered once. */
export type OneTime = Schemas["Linked"];
export type Scope = "read" | "write" | "manage";
export type AuditEntry = Schemas["AuditEntry"];

// What privacy routes answer has no shape in the description.
export type ChannelRule = { channel: string; days: number | null; notice: string | null; optOut: boolean };
export type Deletion = { day: string; reason: string; channel: string; conversations: number; turns: number };
export type Masking = { on: boolean; kinds: string[] };
export type Privacy = { masking: Masking; channels: ChannelRule[]; deleted: Deletion[] };
export type Erased = { conversations: number; turns: number; rows: number; left: string[] };

/** What each list is kept under. */
export const KEYS = {
  people: ["people"],
  teams: ["teams"],
  tokens: ["tokens"],
  sessions: ["account", "sessions"],
  houses: ["houses"],
  privacy: ["privacy"],
} as const;

export const usePeople = () => useQuery({ queryKey: KEYS.people, queryFn: () => data(api.GET("/api/v1/people")).then((body) => body.people) });
export const useTeams = () => useQuery({ queryKey: KEYS.teams, queryFn: () => data(api.GET("/api/v1/teams")).then((body) => body.teams) });
export const useTokens = () => useQuery({ queryKey: KEYS.tokens, queryFn: () => data(api.GET("/api/v1/tokens")).then((body) => body.tokens) });
export type Token = NonNullable<ReturnType<typeof useTokens>["data"]>[number];
export const useSessions = () => useQuery({ queryKey: KEYS.sessions, queryFn: () => data(api.GET("/api/v1/account/sessions")).then((body) => body.sessions) });
export type Session = NonNullable<ReturnType<typeof useSessions>["data"]>[number];
export const useHouses = () => useQuery({ queryKey: KEYS.houses, queryFn: () => data(api.GET("/api/v1/tenants")).then((body) => body.tenants) });
export const usePrivacy = (enabled = true) =>
  useQuery({ queryKey: KEYS.privacy, queryFn: () => data(api.GET("/api/v1/privacy")) as Promise<Privacy>, enabled });

/** A write, after which lists are asked for anew. */
export function useWrite<Given, Answer>(
  write: (given: Given) => Promise<Answer>,
  ...stale: (readonly unknown[])[]
): UseMutationResult<Answer, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: () => Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

export type PersonGiven = { name: string; email: string; role: Role; team: string | null };

const person = (id: string) => ({ params: { path: { person: id } } });

export const useInvite = () => useWrite((body: PersonGiven) => data(api.POST("/api/v1/people", { body })), KEYS.people, KEYS.teams);
export const useChangePerson = () =>
  useWrite(
    ({ id, name, role, team }: Omit<PersonGiven, "email"> & { id: string }) => data(api.PUT("/api/v1/people/{person}", { ...person(id), body: { name, role, team } })),
    KEYS.people,
    KEYS.teams,
    ME,
  );
export const useNewLink = () => useWrite((id: string) => data(api.POST("/api/v1/people/{person}/link", person(id))), KEYS.people);
export const useEndSessions = () => useWrite((id: string) => data(api.POST("/api/v1/people/{person}/end-sessions", person(id))), KEYS.people);
export const useShutOut = () => useWrite((id: string) => data(api.POST("/api/v1/people/{person}/shut-out", person(id))), KEYS.people, KEYS.teams);

export const useAddTeam = () => useWrite((name: string) => data(api.POST("/api/v1/teams", { body: { name } })), KEYS.teams);
export const useRemoveTeam = () => useWrite((name: string) => data(api.DELETE("/api/v1/teams/{name}", { params: { path: { name } } })), KEYS.teams, KEYS.people);

export type TokenGiven = { name: string; scopes: Scope[]; days: number };
export const useMakeToken = () => useWrite((body: TokenGiven) => data(api.POST("/api/v1/tokens", { body })), KEYS.tokens);
export const useShutToken = () => useWrite((token: string) => data(api.POST("/api/v1/tokens/{token}/shut", { params: { path: { token } } })), KEYS.tokens);

export const useEndSession = () =>
  useWrite(
    ({ session, current }: { session: string; current: string }) =>
      data(api.DELETE("/api/v1/account/sessions/{session}", { params: { path: { session } }, body: { current } })),
    KEYS.sessions,
  );
export const useSetPassword = () =>
  useWrite(async (body: { current: string; password: string }) => {
    const answer = await data(api.POST("/api/v1/account/password", { body }));
    rememberForm(answer.form);
  }, KEYS.sessions, ME);

export const useMakeHouse = () => useWrite((body: { house: string; name: string; email: string }) => data(api.POST("/api/v1/tenants", { body })), KEYS.houses);

export const useMask = () => useWrite((kinds: string[]) => data(api.PUT("/api/v1/privacy/masking", { body: { kinds } })), KEYS.privacy);
/** A channel as the service knows it: rows and choices are made of its own list. */
type Channel = paths["/api/v1/privacy/channels/{channel}"]["parameters"]["path"]["channel"];
const channelAt = (channel: string) => ({ params: { path: { channel: channel as Channel } } });
export const useChannelRule = () =>
  useWrite(({ channel, ...body }: ChannelRule) => data(api.PUT("/api/v1/privacy/channels/{channel}", { ...channelAt(channel), body })), KEYS.privacy);
export const useForgetRule = () =>
  useWrite((channel: string) => data(api.DELETE("/api/v1/privacy/channels/{channel}", channelAt(channel))), KEYS.privacy);
export const useErase = () =>
  useWrite((customer: string) => data(api.POST("/api/v1/privacy/erasure", { body: { customer } })) as Promise<Erased>, KEYS.privacy, ["conversations"]);
export const useSayNo = () =>
  useWrite(({ customer, channel, no }: { customer: string; channel: string | null; no: boolean }) => {
    const body = { body: { customer, channel: channel as Channel | null } };
    return data(no ? api.POST("/api/v1/privacy/opt-outs", body) : api.POST("/api/v1/privacy/opt-ins", body));
  });

/** Everything held about a customer, as the file that the service makes of it. */
export const exportCustomer = (customer: string) => call("POST", "/api/v1/privacy/export", { customer }).then((answer) => answer.blob());

/** What somebody set for their own desk; nobody else sees it. */
export function usePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (preferences: Preferences) => data(api.PUT("/api/v1/me/preferences", { body: preferences })) as Promise<Preferences>,
    onSuccess: (preferences) => client.setQueryData<Me>(ME, (me) => me && { ...me, preferences }),
  });
}

const ENTRIES = 100;
export type AuditAbout = { kind: "conversation" | "customer" | "account"; subject: string } | null;
/** What was done, or what was done to something; its name stands in the body, as customers have to. */
export const readAudit = (about: AuditAbout, after: string | undefined) =>
  about === null
    ? data(api.GET("/api/v1/audit", { params: { query: { limit: ENTRIES, after } } }))
    : data(api.POST("/api/v1/audit/search", { body: { ...about, limit: ENTRIES, after: after ?? null } }));
