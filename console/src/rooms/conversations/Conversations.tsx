import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import { api, data } from "../../api/client";
import { address, type Entry, type Glance } from "../../api/conversations";
import { may, useMe } from "../../api/me";
import { SmallArc } from "../../parts/arc/SmallArc";
import { useKeys } from "../../parts/keys";
import { Empty, Failed, Loading } from "../../parts/states";
import { Time } from "../../parts/time";
import { useTitle } from "../../parts/title";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";
import "./conversations.css";
import { Filters, type Wanted, wantedOf } from "./Filters";
import { useGlances } from "./glances";

const NARROW = "(max-width: 820px)";
const ROW_PX = 36;
const NARROW_ROW_PX = 84;

/** What is live changes by itself. */
const AGAIN_MS = 10_000;

/** Stored conversations, the last changed first: searched, narrowed down, opened. */
export default function Conversations() {
  useTitle(texts.list.title);
  const me = useMe();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const location = useLocation();
  // Words that were said stand in no address: it would be written into logs on the way.
  const [query, setQuery] = useState(() => (location.state as { query?: string } | null)?.query ?? "");
  const [asked] = useDebouncedValue(query.trim(), 300);
  const field = useRef<HTMLInputElement>(null);
  const wanted = wantedOf(params);

  useEffect(() => {
    if (asked !== ((location.state as { query?: string } | null)?.query ?? "")) {
      void navigate({ search: location.search }, { replace: true, state: asked === "" ? null : { query: asked } });
    }
  }, [asked, location.search, location.state, navigate]);

  const found = useInfiniteQuery({
    queryKey: ["conversations", wanted, asked],
    queryFn: ({ pageParam }) =>
      data(api.POST("/api/v1/conversations/search", { body: { ...wanted, ...(asked === "" ? {} : { query: asked }), after: pageParam } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    refetchInterval: (state) => ((state.state.data?.pages.length ?? 0) > 2 ? false : AGAIN_MS),
  });
  const rows = found.data?.pages.flatMap((page) => page.conversations) ?? [];
  const filtered = asked !== "" || Object.keys(wanted).length > 0;

  return (
    <>
      <div className="head">
        <h1>{texts.list.title}</h1>
        <div className="end">
          <Button component={Link} to="/read">
            {may(me, "IMPORT") ? texts.list.add : texts.list.read}
          </Button>
        </div>
      </div>
      <Filters
        query={query}
        setQuery={setQuery}
        field={field}
        wanted={wanted}
        set={(next: Wanted) => setParams(Object.entries(next).flatMap(([name, value]) => (Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]])) as [string, string][], { replace: true, state: location.state as unknown })}
      />
      {found.isPending ? (
        <Loading rows={12} />
      ) : found.isError && rows.length === 0 ? (
        <Failed error={found.error} again={() => void found.refetch()} />
      ) : rows.length === 0 && found.hasNextPage ? (
        <p className="more">
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {texts.list.further}
          </Button>
        </p>
      ) : rows.length === 0 ? (
        filtered ? (
          <Empty
            title={texts.list.noneFound}
            actions={
              <Button
                variant="default"
                onClick={() => {
                  setQuery("");
                  setParams({}, { replace: true });
                }}
              >
                {texts.list.all}
              </Button>
            }
          >
            {texts.list.noneFoundWhat}
          </Empty>
        ) : (
          <Empty
            title={texts.list.none}
            actions={
              <Button component={Link} to="/read">
                {may(me, "IMPORT") ? texts.list.add : texts.list.read}
              </Button>
            }
          >
            {texts.list.noneWhat}
          </Empty>
        )
      ) : (
        <>
          <Rows rows={rows} field={field} />
          <p className="more" role="status">
            {found.hasNextPage ? (
              <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {texts.list.more}
              </Button>
            ) : (
              <span className="soft small">{texts.list.shown(rows.length)}</span>
            )}
          </p>
        </>
      )}
    </>
  );
}

function Rows({ rows, field }: { rows: Entry[]; field: React.RefObject<HTMLInputElement | null> }) {
  const navigate = useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const [narrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches);
  const [at, setAt] = useState(-1);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const media = window.matchMedia(NARROW);
    const changed = () => setNarrow(media.matches);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, []);
  useEffect(() => setTop(list.current?.offsetTop ?? 0), [narrow]);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (narrow ? NARROW_ROW_PX : ROW_PX),
    overscan: 12,
    scrollMargin: top,
    getItemKey: (row) => rows[row]!.id,
  });
  useEffect(() => virtual.measure(), [narrow, virtual]);
  const shown = virtual.getVirtualItems();
  const glances = useGlances(rows, shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0);

  const open = (row: number) => {
    const one = rows[row];
    if (one !== undefined) void navigate(`/conversations/${address(one.id)}`);
  };
  const to = (row: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, row));
    setAt(next);
    virtual.scrollToIndex(next, { align: "auto" });
  };
  useKeys([
    { keys: "j", does: texts.list.keys.next, run: () => to(at + 1) },
    { keys: "k", does: texts.list.keys.before, run: () => to(at - 1) },
    { keys: "Enter", does: texts.list.keys.open, run: () => open(at) },
    { keys: "/", does: texts.list.keys.search, run: () => field.current?.focus() },
  ]);

  const words = texts.list.columns;
  return (
    <div className="grid-list" role="table" aria-label={texts.list.title} aria-rowcount={rows.length + 1}>
      <div role="rowgroup">
        <div className="row header" role="row">
          {[words.arc, words.title, words.why, words.where, words.turns, words.changed].map((column) => (
            <span key={column} role="columnheader">
              {column}
            </span>
          ))}
        </div>
      </div>
      <div ref={list} role="rowgroup" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {shown.map((item) => {
          const row = rows[item.index]!;
          return (
            <div
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              className={`row${item.index === at ? " at" : ""}`}
              style={{ position: "absolute", top: 0, left: 0, width: "100%", height: item.size, transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
            >
              <Cells row={row} glance={glances.get(row.id)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Cells({ row, glance }: { row: Entry; glance: Glance | undefined }) {
  return (
    <>
      <span role="cell" className="arc-cell">
        {glance !== undefined && glance.intensity.length > 0 && (
          <>
            <SmallArc intensity={glance.intensity} landed={glance.landed} />
            <span className="unseen">{texts.list.course(glance.intensity)}</span>
          </>
        )}
      </span>
      <span role="cell" className="what">
        <Link to={`/conversations/${address(row.id)}`} dir="auto">
          {masked(glance?.title ?? row.id)}
        </Link>
      </span>
      <span role="cell" className="why-cell" dir="auto">
        {row.state === "open" && glance !== undefined && glance.hint !== "" && <b className="hinted">{glance.hint}. </b>}
        {glance === undefined ? "" : row.state === "closed" && glance.told !== "" ? masked(glance.told) : glance.why !== "" ? masked(glance.why) : <span className="soft">{glance.intensity.length === 0 ? texts.list.noWords : texts.list.calm}</span>}
      </span>
      <span role="cell" className="facts soft">
        {[texts.channels[row.channel], row.team].filter((one) => one !== null && one !== "").join(" · ")}
      </span>
      <span role="cell" className="facts number soft">
        {row.turns}
        <span className="unit"> {texts.list.turnsUnit}</span>
      </span>
      <span role="cell" className="facts when soft">
        {row.state === "open" ? <b className="live">{texts.line.live}</b> : <Time at={row.changedAt} how="short" />}
      </span>
    </>
  );
}
