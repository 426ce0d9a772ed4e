import { useQuery } from "@tanstack/react-query";
import { json, rememberForm } from "./client";

/** What a role may do; the service has the list (`docs/service.md`). */
export type Right =
  | "READ_TEXTS" | "SEE_CONVERSATIONS" | "WRITE_CONVERSATIONS" | "IMPORT" | "SEE_PATTERNS" | "SEE_CUSTOMERS"
  | "DELETE_CONVERSATIONS" | "KEEP_PRIVACY" | "SEE_NOTICE" | "OPT_OUT" | "MANAGE_SETTINGS" | "MANAGE_PEOPLE"
  | "WORK_AT_DESK" | "SEE_FLOOR" | "WHISPER" | "MANAGE_TOKENS" | "MANAGE_TENANTS" | "READ_AUDIT" | "OWN_ACCOUNT" | (string & {});

export type Preferences = {
  hints: "on" | "off";
  muted: string[];
  practise: { code: string; since: string } | null;
  keepHints: string[];
  lesson: boolean;
  scheme: "auto" | "light" | "dark";
  alerts: { perHour: number; coolDownMinutes: number };
  floor: { team: string | null; channel: string | null };
};

/** Who is signed in. */
export type Me = {
  id: string;
  name: string;
  email: string;
  role: "agent" | "lead" | "analyst" | "owner" | "privacy";
  team: string | null;
  tenant: { id: string; name: string; operates: boolean };
  rights: Right[];
  form: string;
  demo: boolean;
  withoutModel: boolean;
  version: string;
  preferences?: Preferences;
};

export const ME = ["me"] as const;

export async function fetchMe(): Promise<Me> {
  const me = await json<Me>("GET", "/api/v1/me");
  rememberForm(me.form);
  return me;
}

/** Who is signed in; the shell shows no room before it is known. */
export function useMe(): Me {
  const { data } = useQuery({ queryKey: ME, queryFn: fetchMe, staleTime: Infinity });
  if (data === undefined) throw new Error("A room was shown before it was known who is signed in.");
  return data;
}

export const may = (me: Me, ...rights: Right[]) => rights.every((right) => me.rights.includes(right));
