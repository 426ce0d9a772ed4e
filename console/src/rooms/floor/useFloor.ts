import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { json } from "../../api/client";
import type { Problem } from "../../api/problem";
import { isProblem } from "../../api/problem";
import { type Line, listen } from "../../api/stream";
import { calledBy } from "../../parts/title";
import { texts } from "../../texts";
import { type Alert, alerted, type Budget, NO_ALERTS, type Settings } from "./alerts";
import { type FloorRow, FloorStore, needs } from "./store";

type All = { rows: FloorRow[]; event: string };

/** What was given stays counted while this window is open, also when its owner looks into another room. */
let budget: Budget = NO_ALERTS;

/** What a row is called. */
export const titleOf = (row: FloorRow) => calledBy(row.topic, row.title);

/** Why somebody may need help, in words. */
export const whyOf = (row: FloorRow) => row.need.reasons.map((reason) => reason.words).join(" ");

/** The floor as it changes, and the alerts that its changes bring. */
export function useFloor(settings: Settings) {
  const store = useMemo(() => new FloorStore(), []);
  const view = useSyncExternalStore(store.subscribe, store.view);
  const [line, setLine] = useState<Line>("connecting");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loaded, setLoaded] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [alerts, setAlerts] = useState<Budget>(budget);
  const latest = useRef(settings);
  useEffect(() => {
    latest.current = settings;
  });

  useEffect(() => {
    let over = false;
    let stop: () => void = () => {};
    const fetchAll = async () => {
      const all = await json<All>("GET", "/api/v1/floor");
      if (over) return null;
      store.all(all.rows);
      setLoaded(true);
      setProblem(null);
      return all.event;
    };
    const told = (row: FloorRow) => {
      const before = store.rows.get(row.id);
      store.row(row);
      if (row.state !== "open" || !needs(row) || (before !== undefined && needs(before.row))) return;
      const next = alerted(budget, { id: row.id, title: titleOf(row), why: whyOf(row) || texts.floor.alerts.newest }, latest.current, Date.now());
      budget = next.budget;
      setAlerts(budget);
    };
    fetchAll()
      .then((event) => {
        if (event === null) return;
        stop = listen(
          "/api/v1/floor/events",
          {
            told: ({ kind, body }) => {
              if (kind === "row") told(body as FloorRow);
              else if (kind === "gone") store.gone((body as { id: string }).id);
              else if (kind === "reset") void fetchAll().catch(() => undefined);
            },
            line: setLine,
            refused: setProblem,
          },
          () => false,
          event,
        );
      })
      .catch((error: unknown) => {
        if (!over && isProblem(error)) setProblem(error);
      });
    return () => {
      over = true;
      stop();
      store.stop();
    };
  }, [store, attempt]);

  const dismiss = (alert: Alert) => {
    // It stays counted; it is only not shown any more.
    dismissed.add(`${alert.id}${alert.at}`);
    setAlerts({ ...budget });
  };
  const standing = alerts.given.filter((alert) => !dismissed.has(`${alert.id}${alert.at}`));
  return { store, view, line, problem, loaded, again: () => setAttempt((times) => times + 1), alerts, standing, dismiss };
}

const dismissed = new Set<string>();
