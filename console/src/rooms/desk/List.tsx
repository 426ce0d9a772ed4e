import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { NavLink } from "react-router";
import { api, data, json, type Schemas } from "../../api/client";
import { address, type Entry, type Glance } from "../../api/conversations";
import { useDeskActs } from "../../api/desk";
import { SmallArc } from "../../parts/arc/SmallArc";
import { Failed, Loading } from "../../parts/states";
import { Ago } from "../../parts/time";
import { calledBy } from "../../parts/title";
import { masked, readable } from "../../parts/masked";
import { texts } from "../../texts";

/** How often the list looks for conversations that came, went or changed hands. */
const LOOK_MS = 6_000;

/** As many glances as the service gives at once. */
const MOST_GLANCES = 25;

export type Row = { entry: Entry; glance: Glance | undefined };

function useRows(which: "me" | "none", limit: number, begun: boolean) {
  const list = useQuery({
    queryKey: ["desk", which, limit],
    queryFn: () => json<{ conversations: Entry[]; next: string | null }>("GET", `/api/v1/conversations?state=open&agent=${which}&limit=${limit}`),
    refetchInterval: LOOK_MS,
    placeholderData: (before) => before,
    enabled: begun,
  });
  const entries = list.data?.conversations ?? [];
  // Looked at again only when something happened in one of them.
  const ids = entries.map((entry) => entry.id);
  const glances = useQuery({
    queryKey: ["desk", "glances", entries.map((entry) => `${entry.id}:${entry.events}`).join()],
    queryFn: async () => {
      const all: Glance[] = [];
      for (let from = 0; from < ids.length; from += MOST_GLANCES) {
        const some = await data(api.GET("/api/v1/glances", { params: { query: { id: ids.slice(from, from + MOST_GLANCES) } } }));
        all.push(...some.glances);
      }
      return new Map(all.map((glance) => [glance.id, glance]));
    },
    enabled: ids.length > 0,
    placeholderData: (before: Map<string, Schemas["Glance"]> | undefined) => before,
  });
  const rows = entries.map((entry): Row => ({ entry, glance: glances.data?.get(entry.id) }));
  // What may need help first; else as the service has them, the last changed first.
  rows.sort((one, other) => weight(other) - weight(one));
  return { rows, list, more: list.data?.next !== null && list.data !== undefined };
}

const weight = ({ glance }: Row) => (glance === undefined || glance.why === "" ? 0 : 10) + (glance?.intensity.at(-1) ?? 0);

/** The conversations that somebody has, and those that nobody has; in the order in which they are shown, for keys. */
export function useDeskList(begun: boolean) {
  const [limit, setLimit] = useState(25);
  const mine = useRows("me", 50, begun);
  const free = useRows("none", limit, begun);
  return { mine, free, known: mine.list.data !== undefined && free.list.data !== undefined, more: () => setLimit(100), canMore: free.more && limit < 100 };
}

export function List({ lists, now }: { lists: ReturnType<typeof useDeskList>; now: string | null }) {
  const t = texts.desk.list;
  const { mine, free } = lists;
  const failed = [mine.list, free.list].find((list) => list.isError && list.data === undefined);
  if (failed !== undefined) return <Failed error={failed.error} again={() => void failed.refetch()} />;
  if (mine.list.data === undefined || free.list.data === undefined) return <Loading rows={5} height={64} />;
  return (
    <nav className="desk-list" aria-label={t.label}>
      <h2>{t.mine}</h2>
      {mine.rows.length === 0 && <p className="soft small">{t.mineNone}</p>}
      <ul>
        {mine.rows.map((row) => (
          <One key={row.entry.id} row={row} now={now} />
        ))}
      </ul>
      <h2>{t.free}</h2>
      {free.rows.length === 0 && <p className="soft small">{t.freeNone}</p>}
      <ul>
        {free.rows.map((row) => (
          <One key={row.entry.id} row={row} now={now} free />
        ))}
      </ul>
      {lists.canMore && (
        <Button variant="subtle" onClick={lists.more}>
          {t.more}
        </Button>
      )}
    </nav>
  );
}

function One({ row: { entry, glance }, now, free = false }: { row: Row; now: string | null; free?: boolean }) {
  const t = texts.desk.list;
  const { give } = useDeskActs(entry.id);
  const title = calledBy(entry.topic, glance?.title ?? entry.customer ?? entry.id);
  return (
    <li className={entry.id === now ? "now" : undefined}>
      <NavLink to={`/desk/${address(entry.id)}`} className="desk-row">
        <span className="top">
          <span className="title" dir="auto">{masked(title)}</span>
          <SmallArc intensity={glance?.intensity ?? []} landed={glance?.landed} />
        </span>
        <span className={`small why${glance !== undefined && glance.why !== "" ? " needs" : " soft"}`}>{glance === undefined ? " " : glance.why === "" ? t.quiet : masked(glance.why)}</span>
        <span className="small soft">
          {texts.channels[entry.channel]} · <Ago at={entry.changedAt} />
        </span>
      </NavLink>
      {free && (
        <Button size="compact-sm" variant="default" className="take" loading={give.isPending} onClick={() => give.mutate("me")} aria-label={t.taking(readable(title))}>
          {t.take}
        </Button>
      )}
    </li>
  );
}
