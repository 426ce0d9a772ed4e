import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import type { Me, Right } from "../api/me";
import { texts } from "../texts";

type Name = keyof typeof texts.settings.names;

/** A section of the settings: under which name it stands, and what right it takes. */
export type Section = {
  /** Its part of the address, and further ones under it. */
  paths: [string, ...string[]];
  name: Name;
  group: keyof typeof texts.settings.groups;
  rights: Right[];
  only?: (me: Me) => boolean;
  show: LazyExoticComponent<ComponentType>;
};

/** All of them, in the order in which they are listed. */
export const SECTIONS: Section[] = [
  { paths: ["people"], name: "people", group: "house", rights: ["MANAGE_PEOPLE"], show: lazy(() => import("./People")) },
  { paths: ["teams"], name: "teams", group: "house", rights: ["MANAGE_PEOPLE"], show: lazy(() => import("./Teams")) },
  { paths: ["tokens"], name: "tokens", group: "house", rights: ["MANAGE_TOKENS"], show: lazy(() => import("./Tokens")) },
  {
    paths: ["pages", "pages/:code", "new-page", "new-page/:template"],
    name: "pages",
    group: "house",
    rights: ["MANAGE_HOUSE"],
    show: lazy(() => import("./house/HousePages")),
  },
  { paths: ["masking"], name: "masking", group: "data", rights: ["KEEP_PRIVACY"], show: lazy(() => import("./Masking")) },
  { paths: ["channels"], name: "channels", group: "data", rights: ["KEEP_PRIVACY"], show: lazy(() => import("./Channels")) },
  { paths: ["customers"], name: "customers", group: "data", rights: ["KEEP_PRIVACY"], show: lazy(() => import("./Customers")) },
  { paths: ["audit"], name: "audit", group: "data", rights: ["READ_AUDIT"], show: lazy(() => import("./Audit")) },
  { paths: ["account"], name: "account", group: "you", rights: ["OWN_ACCOUNT"], show: lazy(() => import("./Account")) },
  {
    paths: ["houses"],
    name: "houses",
    group: "service",
    rights: ["MANAGE_TENANTS"],
    only: (me) => me.tenant.operates,
    show: lazy(() => import("./Houses")),
  },
];

export const sectionsOf = (me: Me) =>
  SECTIONS.filter((section) => section.rights.every((right) => me.rights.includes(right)) && (section.only?.(me) ?? true));
