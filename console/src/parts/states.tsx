import { Button, Skeleton } from "@mantine/core";
import { Component, type ErrorInfo, type ReactNode, useSyncExternalStore } from "react";
import { Link } from "react-router";
import { isProblem } from "../api/problem";
import type { Line } from "../api/stream";
import { texts } from "../texts";

/** The arc at rest: what stands where nothing is to be seen. */
function Rest({ broken = false }: { broken?: boolean }) {
  return (
    <svg viewBox="0 0 160 56" aria-hidden="true" fill="none" strokeLinecap="round" strokeWidth="2.5">
      <path d="M4 44H156" stroke="var(--line)" strokeWidth="1.5" />
      {broken ? (
        <path d="M12 44C40 44 44 14 68 14M88 26C104 38 120 44 148 44" stroke="var(--line2)" strokeDasharray="1 6" />
      ) : (
        <path d="M12 44C48 44 52 22 80 22S112 44 148 44" stroke="var(--line2)" />
      )}
      <circle cx="148" cy="44" r="4.5" fill={broken ? "var(--paper)" : "var(--calm)"} stroke={broken ? "var(--line2)" : "none"} />
    </svg>
  );
}

/** Nothing is here yet; `children` says what to do about it. `whole`: nothing else is on the page. */
export function Empty({ title, children, actions, whole = false }: { title: string; children?: ReactNode; actions?: ReactNode; whole?: boolean }) {
  const Title = whole ? "h1" : "h2";
  return (
    <div className="state">
      <Rest />
      <Title>{title}</Title>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className="do">{actions}</div>}
    </div>
  );
}

/** Something is being fetched: the shape of what will stand there. */
export function Loading({ rows = 8, height = 36 }: { rows?: number; height?: number }) {
  return (
    <div className="wait" role="status" aria-label={texts.states.loading}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </div>
  );
}

/** A first answer comes by a stream: what stands until it is there, also where nothing answers. */
export function Awaited({ line, rows, height }: { line: Line; rows?: number; height?: number }) {
  if (line !== "reconnecting") return <Loading rows={rows} height={height} />;
  return (
    <div className="state" role="status">
      <Rest broken />
      <h1>{texts.states.unreached}</h1>
      <p>{texts.states.triedAgain}</p>
    </div>
  );
}

/** What went wrong, in words, and how to go on. `whole`: nothing else is on the page. */
export function Failed({ error, again, whole = false }: { error: unknown; again?: () => void; whole?: boolean }) {
  const Title = whole ? "h1" : "h2";
  const problem = isProblem(error) ? error : null;
  return (
    <div className="state" role="alert">
      <Rest broken />
      <Title>{problem?.title ?? texts.states.failed}</Title>
      <p>{problem?.words ?? texts.states.brokenWhat}</p>
      {again !== undefined ? (
        <div className="do">
          <Button variant="default" onClick={again}>
            {texts.states.again}
          </Button>
        </div>
      ) : (
        whole && (
          <div className="do">
            <Button variant="default" component={Link} to="/">
              {texts.states.home}
            </Button>
          </div>
        )
      )}
    </div>
  );
}

/** A problem in a line, with its places, for forms. */
export function Said({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const problem = isProblem(error) ? error : null;
  const faults = problem?.faults.filter((fault) => fault.detail !== problem.words) ?? [];
  return (
    <div className="strip bad" role="alert">
      {problem === null ? texts.states.failed : problem.status === 0 ? texts.states.unsent : problem.words}
      {faults.length > 0 && (
        <ul>
          {faults.slice(0, 5).map((fault) => (
            <li key={`${fault.pointer ?? ""}${fault.line ?? ""}${fault.detail}`}>
              {fault.line !== undefined ? `${texts.states.line(fault.line)}: ` : ""}
              {fault.detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** How a stream stands, in a word and a sign. */
export function LineState({ line }: { line: Line }) {
  return (
    <span className="line-live" data-line={line} role="status">
      {texts.line[line]}
    </span>
  );
}

const watchOnline = (changed: () => void) => {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
};

/** A strip over every room while the device is offline. */
export function OfflineStrip() {
  const online = useSyncExternalStore(watchOnline, () => navigator.onLine);
  return online ? null : (
    <p className="strip bad" role="status">
      <strong>{texts.states.offline}.</strong> {texts.states.offlineWhat}
    </p>
  );
}

/** Catches what a room could not show; the frame around it stays. */
export class Boundary extends Component<{ children: ReactNode; at: string }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: { at: string }) {
    if (before.at !== this.props.at && this.state.failed) this.setState({ failed: false });
  }

  override componentDidCatch(_error: unknown, _info: ErrorInfo) {
    // Nothing is sent anywhere: an error may hold words that people said.
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="state" role="alert">
        <Rest broken />
        <h1>{texts.states.broken}</h1>
        <p>{texts.states.brokenWhat}</p>
        <div className="do">
          <Button onClick={() => window.location.reload()}>{texts.states.reload}</Button>
          <Button variant="default" component="a" href="/">
            {texts.states.home}
          </Button>
        </div>
      </div>
    );
  }
}
