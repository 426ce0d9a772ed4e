import { Button, SegmentedControl } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import { Copy } from "../parts/copy";
import { Said } from "../parts/states";
import { useMakeToken } from "../settings/api";
import { texts } from "../texts";
import { useArrival } from "./api";
import { callFor } from "./model";

const words = texts.welcome;
const DAYS = 90;

/** After so long without anything, something is said about it. */
const LONG_MS = 45_000;

/** A call by a program, with a token made here; the page waits until what it sends is there. */
export function Call({ arrived }: { arrived: (id: string) => void }) {
  const make = useMakeToken();
  const [shell, setShell] = useState<"unix" | "windows">(navigator.userAgent.includes("Windows") ? "windows" : "unix");
  const [long, setLong] = useState(false);
  const id = useMemo(() => `first-${Math.random().toString(36).slice(2, 8)}`, []);
  const secret = make.data?.secret;
  const found = useArrival(secret !== undefined);
  useEffect(() => {
    if (found !== null) arrived(found);
  }, [found, arrived]);
  useEffect(() => {
    if (secret === undefined) return;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, [secret]);

  if (secret === undefined) {
    return (
      <div className="stack">
        <p>{words.tokenWhat}</p>
        <Said error={make.error} />
        <div className="do begin">
          <Button size="md" loading={make.isPending} onClick={() => make.mutate({ name: words.tokenName, scopes: ["write"], days: DAYS })}>
            {words.tokenDo}
          </Button>
        </div>
      </div>
    );
  }
  const call = callFor(shell, window.location.origin, secret, id);
  return (
    <div className="stack">
      <p>
        {words.curlWhat} {words.tokenMade}
      </p>
      <div className="call">
        <div className="call-head">
          <SegmentedControl size="xs" aria-label={words.curl} value={shell} onChange={(value) => setShell(value as typeof shell)} data={(["unix", "windows"] as const).map((value) => ({ value, label: words.shells[value] }))} />
          <Copy text={call} />
        </div>
        <pre tabIndex={0} role="region" aria-label={words.curl}>
          <code>{call}</code>
        </pre>
      </div>
      <p className="waiting" role="status">
        <span className="pulse" aria-hidden="true" />
        {long ? words.waitingLong : words.waiting}
      </p>
    </div>
  );
}
