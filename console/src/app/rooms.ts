import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import type { Me, Right } from "../api/me";

/** A room: what it takes to see it, where it stands and what shows it. */
export type Room = {
  /** Patterns of the router, the first one of which is where the room is entered. */
  paths: [string, ...string[]];
  /** Where it is entered, where the first pattern is no address. */
  enter?: string;
  /** In the bar, and the key after `g`; a room without one is reached from others. */
  title: string | null;
  key?: string;
  rights: Right[];
  show: LazyExoticComponent<ComponentType>;
  /** Whether it is for somebody who has all of [rights]; by role, where that is not all. */
  only?: (me: Me) => boolean;
};

/** All rooms, in the order of the bar; somebody's first one is where they begin. */
export const ROOMS: Room[] = [
  {
    paths: ["/floor"],
    title: "Floor",
    key: "f",
    rights: ["SEE_FLOOR"],
    show: lazy(() => import("../rooms/floor/Floor")),
  },
  {
    paths: ["/desk", "/desk/:id"],
    title: "Desk",
    key: "d",
    rights: ["WORK_AT_DESK"],
    show: lazy(() => import("../rooms/desk/Desk")),
  },
  {
    paths: ["/conversations"],
    title: "Conversations",
    key: "c",
    rights: ["SEE_CONVERSATIONS"],
    show: lazy(() => import("../rooms/conversations/Conversations")),
  },
  {
    paths: ["/read"],
    title: null,
    rights: ["READ_TEXTS"],
    show: lazy(() => import("../rooms/read/Read")),
  },
  {
    paths: ["/conversations/:id"],
    title: null,
    rights: ["SEE_CONVERSATIONS"],
    show: lazy(() => import("../rooms/conversation/Conversation")),
  },
  {
    paths: ["/settings/*"],
    enter: "/settings",
    title: "Settings",
    key: "s",
    rights: ["OWN_ACCOUNT"],
    show: lazy(() => import("../settings/Settings")),
  },
  {
    paths: ["/welcome"],
    title: null,
    rights: ["WRITE_CONVERSATIONS", "IMPORT", "MANAGE_TOKENS"],
    show: lazy(() => import("../welcome/Welcome")),
  },
];

export const roomsOf = (me: Me) =>
  ROOMS.filter((room) => room.rights.every((right) => me.rights.includes(right)) && (room.only?.(me) ?? true));

/** The address at which a room is entered. */
export const entrance = (room: Room) => room.enter ?? room.paths[0];
