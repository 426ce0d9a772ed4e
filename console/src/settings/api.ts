import { useMutation, type UseMutationResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { call, json } from "../api/client";
import type { Me, Preferences } from "../api/me";
import { ME } from "../api/me";

export type Role = Me["role"];
export const ROLES: Role[] = ["agent", "lead", "analyst", "owner", "privacy"];

export type Person = { id: string; name: string; email: string; role: Role; team: string | null; state: "active" | "invited"; seenAt: string | null };
/** A one-time link; its address is answered once. */
export type OneTime = { address: string; purpose: "invitation" | "reset"; endsAt: string };
export type Team = { name: string; people: number };
export type Scope = "read" | "write" | "manage";
export type Token = { id: string; name: string; scopes: Scope[]; madeAt: string; endsAt: string | null; seenAt: string | null; ended: boolean; by: string | null };
export type Session = { number: number; device: string; madeAt: string; seenAt: string; current: boolean };
export type House = { id: string; name: string; operates: boolean };

export type ChannelRule = { channel: string; days: number | null; notice: string | null; optOut: boolean };
export type Deletion = { day: string; reason: string; channel: string; conversations: number; turns: number };
export type Masking = { on: boolean; kinds: string[] };
export type Privacy = { masking: Masking; channels: ChannelRule[]; deleted: Deletion[] };
export type Erased = { conversations: number; turns: number; rows: number; left: string[] };

const PATH = "/api/v1";
const at = (...parts: string[]) => [PATH, ...parts.map(encodeURIComponent)].join("/");

/** What each list is kept under. */
export const KEYS = {
  people: ["people"],
  teams: ["teams"],
  tokens: ["tokens"],
  sessions: ["account", "sessions"],
  houses: ["houses"],
  privacy: ["privacy"],
} as const;

export const usePeople = () => useQuery({ queryKey: KEYS.people, queryFn: () => json<{ people: Person[] }>("GET", at("people")).then((body) => body.people) });
export const useTeams = () => useQuery({ queryKey: KEYS.teams, queryFn: () => json<{ teams: Team[] }>("GET", at("teams")).then((body) => body.teams) });
export const useTokens = () => useQuery({ queryKey: KEYS.tokens, queryFn: () => json<{ tokens: Token[] }>("GET", at("tokens")).then((body) => body.tokens) });
export const useSessions = () => useQuery({ queryKey: KEYS.sessions, queryFn: () => json<{ sessions: Session[] }>("GET", at("account", "sessions")).then((body) => body.sessions) });
export const useHouses = () => useQuery({ queryKey: KEYS.houses, queryFn: () => json<{ tenants: House[] }>("GET", at("tenants")).then((body) => body.tenants) });
export const usePrivacy = (enabled = true) => useQuery({ queryKey: KEYS.privacy, queryFn: () => json<Privacy>("GET", at("privacy")), enabled });

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

export const useInvite = () =>
  useWrite((given: PersonGiven) => json<{ person: Person; link: OneTime }>("POST", at("people"), given), KEYS.people, KEYS.teams);
export const useChangePerson = () =>
  useWrite(({ id, name, role, team }: PersonGiven & { id: string }) => json<Person>("PUT", at("people", id), { name, role, team }), KEYS.people, KEYS.teams, ME);
export const useNewLink = () => useWrite((id: string) => json<OneTime>("POST", `${at("people", id)}/link`), KEYS.people);
export const useEndSessions = () => useWrite((id: string) => json<void>("POST", `${at("people", id)}/end-sessions`), KEYS.people);
export const useShutOut = () => useWrite((id: string) => json<void>("POST", `${at("people", id)}/shut-out`), KEYS.people, KEYS.teams);

export const useAddTeam = () => useWrite((name: string) => json<Team>("POST", at("teams"), { name }), KEYS.teams);
export const useRemoveTeam = () => useWrite((name: string) => json<void>("DELETE", at("teams", name)), KEYS.teams, KEYS.people);

export type TokenGiven = { name: string; scopes: Scope[]; days: number };
export const useMakeToken = () => useWrite((given: TokenGiven) => json<{ token: Token; secret: string }>("POST", at("tokens"), given), KEYS.tokens);
export const useShutToken = () => useWrite((id: string) => json<void>("POST", `${at("tokens", id)}/shut`), KEYS.tokens);

export const useEndSession = () =>
  useWrite(({ number, password }: { number: number; password: string }) => json<void>("DELETE", at("account", "sessions", String(number)), { password }), KEYS.sessions);
export const useSetPassword = () =>
  useWrite((given: { current: string; password: string }) => json<void>("POST", at("account", "password"), given), KEYS.sessions, ME);

export const useMakeHouse = () =>
  useWrite((given: { house: string; name: string; email: string }) => json<{ link: OneTime }>("POST", at("tenants"), given), KEYS.houses);

export const useMask = () => useWrite((kinds: string[]) => json<Masking>("PUT", at("privacy", "masking"), { kinds }), KEYS.privacy);
export const useChannelRule = () =>
  useWrite(
    ({ channel, ...rule }: ChannelRule) => json<ChannelRule>("PUT", at("privacy", "channels", channel), rule),
    KEYS.privacy,
  );
export const useForgetRule = () => useWrite((channel: string) => json<void>("DELETE", at("privacy", "channels", channel)), KEYS.privacy);
export const useErase = () => useWrite((customer: string) => json<Erased>("POST", at("privacy", "erasure"), { customer }), KEYS.privacy, ["conversations"]);
export const useSayNo = () =>
  useWrite(({ customer, channel, no }: { customer: string; channel: string | null; no: boolean }) =>
    json<void>("POST", at("privacy", no ? "opt-outs" : "opt-ins"), { customer, channel }),
  );

/** Everything held about a customer, as the file that the service makes of it. */
export const exportCustomer = (customer: string) => call("POST", at("privacy", "export"), { customer }).then((answer) => answer.blob());

/** What somebody set for their own desk; nobody else sees it. */
export function usePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (preferences: Preferences) => json<Preferences>("PUT", at("me", "preferences"), preferences),
    onSuccess: (preferences) => client.setQueryData<Me>(ME, (me) => me && { ...me, preferences }),
  });
}

export type AuditEntry = {
  number: number;
  at: string;
  actor: { kind: string; id: string; name: string | null };
  action: string;
  subject: { kind: string; id: string; name: string | null } | null;
};
export type AuditAbout = { kind: "conversation" | "customer"; id: string } | null;
export const readAudit = (about: AuditAbout, after: string | undefined) => {
  const query = new URLSearchParams({ limit: "100" });
  if (about !== null) query.set(about.kind, about.id);
  if (after !== undefined) query.set("after", after);
  return json<{ entries: AuditEntry[]; next: string | null }>("GET", `${at("audit")}?${query}`);
};
