import { expect, it } from "vitest";
import type { Me } from "../api/me";
import { shortens } from "./Channels";
import { sectionsOf } from "./sections";

const me = (rights: string[], operates = false) => ({ rights, tenant: { id: "t", name: "House", operates } }) as unknown as Me;
const named = (who: Me) => sectionsOf(who).map((section) => section.name);

it("everybody has their own account and nothing more", () => {
  expect(named(me(["OWN_ACCOUNT", "SEE_CONVERSATIONS"]))).toEqual(["account"]);
});

it("a privacy officer keeps people's data and reads the audit log", () => {
  expect(named(me(["OWN_ACCOUNT", "KEEP_PRIVACY", "READ_AUDIT"]))).toEqual(["masking", "channels", "customers", "audit", "account"]);
});

it("only owners of the house that runs the service see the houses", () => {
  expect(named(me(["MANAGE_TENANTS"]))).toEqual([]);
  expect(named(me(["MANAGE_TENANTS"], true))).toEqual(["houses"]);
});

it("a rule is asked about when it deletes what was kept", () => {
  expect(shortens(null, 90)).toBe(true);
  expect(shortens(90, 30)).toBe(true);
  expect(shortens(30, 90)).toBe(false);
  expect(shortens(90, null)).toBe(false);
  expect(shortens(90, 90)).toBe(false);
});
