import { Button, NumberInput, Popover, Select } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useRef, useState } from "react";
import { json } from "../../api/client";
import { address } from "../../api/conversations";
import { usePreferences } from "../../api/desk";
import { SmallArc } from "../../parts/arc/SmallArc";
import { useKeys } from "../../parts/keys";
import { LabelPages } from "../../parts/label/LabelPage";
import { Empty, Failed, LineState, Loading } from "../../parts/states";
import { Ago, span, useNow } from "../../parts/time";
import { useTitle } from "../../parts/title";
import { Step } from "../../parts/transcript/Step";
import { masked, readable } from "../../parts/masked";
import { texts } from "../../texts";
import { lastHour } from "./alerts";
import "./floor.css";
import { Listen } from "./Listen";
import { type FloorRow, type FloorStore, type Kept, needs, type View } from "./store";
import { titleOf, useFloor, whyOf } from "./useFloor";

/** Rows are so high, and two lines where the window is narrow. */
const ROW_PX = 36;
const NARROW_ROW_PX = 80;

/** What an opened row takes. */
const OPEN_PX = 440;
const NARROW_OPEN_PX = 620;

/** After so long without a move of the pointer nobody looks at a row any more. */
const LOOKS_MS = 4_000;

/** All live conversations, by who needs help now. */
export default function Floor() {
  const t = texts.floor;
  useTitle(t.title);
  const { preferences, change } = usePreferences();
  const floor = useFloor(preferences.alerts);
  const { store, view } = floor;
  const [open, setOpen] = useState<string | null>(null);
  const filter = preferences.floor;
  useEffect(() => store.select(filter), [store, filter]);
  // A row that is gone takes what was open with it.
  useEffect(() => {
    if (open !== null && floor.loaded && !store.rows.has(open)) setOpen(null);
  }, [open, floor.loaded, store, view]);

  if (floor.problem !== null && !floor.loaded) return <Failed whole error={floor.problem} again={floor.again} />;
  if (!floor.loaded) return <Loading rows={12} />;
  return (
    <LabelPages>
      <div className="floor">
        <header className="floor-head">
          <h1>{t.title}</h1>
          <p className="soft">
            {t.live(view.all)}
            {view.chosen !== view.all && `, ${t.shown(view.chosen, view.all)}`}. <span className={view.needing > 0 ? "needing" : ""}>{t.need(view.needing)}</span>
          </p>
          <LineState line={floor.line} />
          <div className="end">
            <Filters view={view} filter={filter} choose={(some) => change({ floor: { ...filter, ...some } })} />
            <Alerts floor={floor} settings={preferences.alerts} change={(alerts) => change({ alerts })} />
          </div>
        </header>
        <Standing floor={floor} look={setOpen} />
        <Asking view={view} look={(row) => (row.state === "open" ? setOpen(row.id) : undefined)} />
        {view.all === 0 ? (
          <Empty title={t.empty}>{t.emptyWhat}</Empty>
        ) : view.order.length === 0 ? (
          <Empty title={t.noMatch} actions={<Button variant="default" onClick={() => change({ floor: { team: null, channel: null } })}>{t.all}</Button>}>
            {t.noMatchWhat}
          </Empty>
        ) : (
          <Rows store={store} view={view} open={open} setOpen={setOpen} />
        )}
      </div>
    </LabelPages>
  );
}

function Rows({ store, view, open, setOpen }: { store: FloorStore; view: View; open: string | null; setOpen: (id: string | null) => void }) {
  const t = texts.floor;
  const narrow = useMediaQuery("(max-width: 860px)") ?? false;
  const now = useNow(1_000);
  const scroller = useRef<HTMLDivElement>(null);
  const height = narrow ? NARROW_ROW_PX : ROW_PX;
  const openHeight = narrow ? NARROW_OPEN_PX : OPEN_PX;
  const at = open === null ? -1 : view.order.indexOf(open);
  // Kept while the order stays: for another one, all places are counted anew.
  const keyOf = useCallback((index: number) => view.order[index]!, [view.order]);
  const rows = useVirtualizer({
    count: view.order.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (index === at ? height + openHeight : height),
    getItemKey: keyOf,
    overscan: 6,
    // Rows may come a frame later than the scrolling: that is not seen, and a frame held up is.
    useFlushSync: false,
  });
  useEffect(() => rows.measure(), [rows, at, height, openHeight]);

  // While somebody looks at the rows, with the pointer, the keys or by listening in, they keep their places.
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const looks = useRef({ pointer: false, focus: false });
  const settle = useCallback(() => store.hold(open !== null || looks.current.pointer || looks.current.focus), [store, open]);
  useEffect(() => settle(), [settle]);
  useEffect(() => () => {
    clearTimeout(idle.current);
    store.hold(false);
  }, [store]);
  const pointer = (there: boolean) => {
    clearTimeout(idle.current);
    looks.current.pointer = there;
    if (there) idle.current = setTimeout(() => pointer(false), LOOKS_MS);
    settle();
  };

  const focusRow = (index: number) => {
    const id = view.order[index];
    if (id === undefined) return;
    rows.scrollToIndex(index, { align: "auto" });
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }));
  };
  const step = (by: 1 | -1) => {
    const row = (document.activeElement as HTMLElement | null)?.dataset.row ?? open;
    const from = row === null || row === undefined ? -1 : view.order.indexOf(row);
    focusRow(from < 0 ? 0 : Math.min(view.order.length - 1, Math.max(0, from + by)));
  };
  const toggle = useCallback((id: string) => setOpen(id === open ? null : id), [open, setOpen]);
  const close = useCallback(() => {
    const index = open === null ? -1 : view.order.indexOf(open);
    setOpen(null);
    if (index >= 0) focusRow(index);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open, view.order, setOpen]);
  useKeys([
    { keys: "j", does: t.keys.down, run: () => step(1) },
    { keys: "k", does: t.keys.up, run: () => step(-1) },
    { keys: "ArrowDown", does: t.keys.down, run: () => step(1) },
    { keys: "ArrowUp", does: t.keys.up, run: () => step(-1) },
    ...(open === null ? [] : [
      { keys: "w", does: t.keys.whisper, run: () => document.getElementById("whisper")?.focus() },
      { keys: "Escape", does: t.close, run: close },
    ]),
  ]);
  // What is opened from elsewhere, such as an alert, is brought into sight.
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (open !== null && open !== shown.current && at >= 0) rows.scrollToIndex(at, { align: "auto" });
    shown.current = open;
  }, [open, at, rows]);

  return (
    <>
      {/* Its height stays, so that rows do not jump when it speaks. */}
      <p className="held small soft" role="status">
        {view.moved > 0 && (
          <>
            {t.held(view.moved)}{" "}
            <button type="button" className="to" onClick={() => store.sortNow()}>
              {t.sort}
            </button>
          </>
        )}
      </p>
      <div className="floor-cols" aria-hidden="true">
        <span>{t.columns.step}</span>
        <span>{t.columns.arc}</span>
        <span>{t.columns.reason}</span>
        <span>{t.columns.topic}</span>
        <span>{t.columns.agent}</span>
        <span>{t.columns.team}</span>
        <span className="num">{t.columns.time}</span>
      </div>
      <div
        className="floor-rows"
        ref={scroller}
        onPointerMove={() => pointer(true)}
        onPointerLeave={() => pointer(false)}
        onFocus={() => {
          looks.current.focus = true;
          settle();
        }}
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) {
            looks.current.focus = false;
            settle();
          }
        }}
      >
        <div role="list" aria-label={t.list} className="floor-list" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map((item) => {
            const id = view.order[item.index]!;
            const kept = store.rows.get(id);
            return kept === undefined ? null : (
              <div
                key={item.key}
                role="listitem"
                aria-setsize={view.order.length}
                aria-posinset={item.index + 1}
                className="floor-item"
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <Row kept={kept} open={id === open} seconds={Math.max(0, Math.floor((now - kept.stateSince) / 1000))} toggle={toggle} />
                {id === open && <Listen id={id} agent={kept.row.agent?.name ?? null} close={close} />}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

const Row = memo(function Row({ kept: { row }, open, seconds, toggle }: { kept: Kept; open: boolean; seconds: number; toggle: (id: string) => void }) {
  const t = texts.floor;
  const why = whyOf(row);
  const place = [row.team, texts.channels[row.channel]].filter(Boolean).join(" · ");
  return (
    <button type="button" className={`floor-row${needs(row) ? " needs" : ""}${open ? " open" : ""}`} data-row={row.id} aria-expanded={open} onClick={() => toggle(row.id)}>
      <span className="c-step">{row.last === null ? <span className="soft small">{t.unread}</span> : <Step intensity={row.last} />}</span>
      <span className="c-arc">
        <SmallArc intensity={row.intensity} landed={row.landed} />
      </span>
      <span className={`c-why${why === "" ? " soft" : ""}`} dir="auto" title={readable(why)}>
        {row.asks !== null && <span className="asks-mark">{t.asks.mark}</span>}
        {why === "" ? t.quiet : masked(why)}
      </span>
      <span className="c-topic" dir="auto">{masked(titleOf(row))}</span>
      <span className="c-agent">{row.agent === null ? <span className="soft">{t.nobody}</span> : row.agent.name}</span>
      <span className="c-team soft">{place}</span>
      <span className="c-time num">
        <span className="unseen">{t.columns.time} </span>
        {span(seconds)}
      </span>
    </button>
  );
});

function Filters({ view, filter, choose }: { view: View; filter: { team: string | null; channel: string | null }; choose: (some: Partial<{ team: string | null; channel: string | null }>) => void }) {
  const t = texts.floor.filters;
  const teams = [...new Set([...view.teams, ...(filter.team === null ? [] : [filter.team])])].filter((team) => team !== "");
  const channels = [...new Set([...view.channels, ...(filter.channel === null ? [] : [filter.channel])])];
  const first = useRef<HTMLInputElement>(null);
  useKeys([{ keys: "/", does: texts.floor.keys.filter, run: () => first.current?.focus() }]);
  return (
    <>
      {teams.length > 0 && (
        <Select ref={first} aria-label={t.team} placeholder={t.anyTeam} data={teams} value={filter.team} onChange={(team) => choose({ team })} clearable w={168} clearButtonProps={{ "aria-label": t.anyTeam }} />
      )}
      <Select ref={teams.length > 0 ? undefined : first} aria-label={t.channel} placeholder={t.anyChannel} data={channels.map((channel) => ({ value: channel, label: texts.channels[channel as keyof typeof texts.channels] ?? channel }))} value={filter.channel} onChange={(channel) => choose({ channel })} clearable w={152} clearButtonProps={{ "aria-label": t.anyChannel }} />
    </>
  );
}

type FloorNow = ReturnType<typeof useFloor>;

function Alerts({ floor, settings, change }: { floor: FloorNow; settings: { perHour: number; coolDownMinutes: number }; change: (settings: { perHour: number; coolDownMinutes: number }) => void }) {
  const t = texts.floor.alerts;
  const hour = lastHour(floor.alerts, useNow(30_000));
  const number = (value: string | number, most: number, fallback: number) => (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most ? value : fallback);
  return (
    <Popover position="bottom-end" width={340} withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default">
          {t.settings}
          {settings.perHour > 0 && <span className="soft small spent">{t.budget(hour.given.length, settings.perHour)}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack">
          <p className="soft small">{t.quiet}</p>
          <NumberInput label={t.perHour} description={t.perHourWhat} min={0} max={60} clampBehavior="strict" allowDecimal={false} value={settings.perHour} onChange={(value) => change({ ...settings, perHour: number(value, 60, settings.perHour) })} />
          <NumberInput label={t.coolDown} min={0} max={1440} clampBehavior="strict" allowDecimal={false} value={settings.coolDownMinutes} onChange={(value) => change({ ...settings, coolDownMinutes: number(value, 1440, settings.coolDownMinutes) })} />
          {settings.perHour === 0 ? <p>{t.off}</p> : hour.given.length === 0 ? <p className="soft">{t.none}</p> : null}
          {hour.withheld.length > 0 && <p className="soft small">{t.withheld(hour.withheld.length)}</p>}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** So many alerts are shown at once; the others stand in the list. */
const MOST_STANDING = 3;

function Standing({ floor, look }: { floor: FloorNow; look: (id: string) => void }) {
  const t = texts.floor.alerts;
  const now = useNow(30_000);
  const standing = floor.standing.filter((alert) => now - alert.at < 10 * 60_000 && floor.store.rows.has(alert.id)).slice(-MOST_STANDING).reverse();
  return (
    <div className="standing" aria-live="polite" role="region" aria-label={t.title}>
      {standing.map((alert) => (
        <div key={`${alert.id}${alert.at}`} className="alert fresh">
          <p>
            <b>{t.newest}:</b> <span dir="auto">{masked(alert.title)}</span>. <span dir="auto">{masked(alert.why)}</span>{" "}
            <span className="soft small">
              <Ago at={new Date(alert.at).toISOString()} />
            </span>
          </p>
          <Button size="compact-sm" variant="default" onClick={() => { look(alert.id); floor.dismiss(alert); }}>
            {t.look}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => floor.dismiss(alert)}>
            {t.dismiss}
          </Button>
        </div>
      ))}
    </div>
  );
}

/** Who asked for a word; also about what has ended. */
function Asking({ view, look }: { view: View; look: (row: FloorRow) => void }) {
  const t = texts.floor.asks;
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const asking = view.asking.filter((row) => !done.has(`${row.id}${row.asks?.at}`));
  if (asking.length === 0) return null;
  return (
    <details className="asking" open={asking.length <= 3}>
      <summary>{t.title(asking.length)}</summary>
      <ul>
        {asking.map((row) => (
          <li key={row.id}>
            <span>
              {t.row(row.agent?.name ?? null, row.asks?.to ?? "lead")}:{" "}
              {row.state === "open" ? (
                <button type="button" className="to" onClick={() => look(row)}>
                  {masked(titleOf(row))}
                </button>
              ) : (
                <>
                  <a className="to" href={`/conversations/${address(row.id)}`}>
                    {masked(titleOf(row))}
                  </a>{" "}
                  <span className="soft small">{t.ended}</span>
                </>
              )}{" "}
              {row.asks !== null && (
                <span className="soft small">
                  <Ago at={row.asks.at} />
                </span>
              )}
            </span>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                const key = `${row.id}${row.asks?.at}`;
                setDone((before) => new Set(before).add(key));
                json("DELETE", `/api/v1/conversations/${address(row.id)}/word`).catch(() =>
                  setDone((before) => new Set([...before].filter((other) => other !== key))),
                );
              }}
            >
              {t.had}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
