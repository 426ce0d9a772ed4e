import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, data, type Schemas } from "./client";
import { isProblem, type Problem } from "./problem";
import { type Line, listen } from "./stream";

export type Story = Schemas["Story"];
/** A reading as pages have it: with its story, and how the conversation stands. */
export type Reading = Schemas["Reading"] & { story: Story; state: "open" | "closed"; team: string | null; topic: string | null; /** The number of its last event. */ event: number };
export type TurnHeard = Schemas["TurnHeard"];
export type Signal = Schemas["Signal"];
export type Evidence = Schemas["Evidence"];
export type Quote = Schemas["Quote"];
export type Episode = Schemas["Episode"];
export type Entry = Schemas["Entry"];
export type Glance = Schemas["Glance"];
export type Label = Schemas["Label"];
export type Kind = Label["kind"];

/** An id as it stands in an address. */
export const address = (id: string) => encodeURIComponent(id);

const KEY = (id: string) => ["reading", id] as const;

/**
 * A conversation's reading, kept up to date while it goes on. It comes whole with each change, so that
 * after a broken line nothing is missing and nothing stands twice.
 */
export function useReading(id: string): { reading: Reading | undefined; line: Line; problem: Problem | null } {
  const client = useQueryClient();
  // What an earlier page had is shown at once, and made new.
  const { data: reading } = useQuery<Reading>({
    queryKey: KEY(id),
    queryFn: () => Promise.reject(new Error("Readings come by their stream.")),
    enabled: false,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const [line, setLine] = useState<Line>("connecting");
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    setProblem(null);
    return listen(
      `/api/v1/conversations/${address(id)}/reading/events`,
      {
        told: (event) => {
          const reading = event.body as Reading;
          client.setQueryData(KEY(id), { ...reading, event: Number(event.id) });
          askForNew(client, reading);
        },
        line: setLine,
        refused: setProblem,
      },
      (event) => (event.body as Reading).state === "closed",
    );
  }, [client, id]);
  return { reading, line, problem };
}

/** Codes that the service was asked about; one that it does not know is not asked for again. */
const asked = new Set<string>();

/** A house's page may be switched on while its people have a page open: what it is called is asked for then. */
function askForNew(client: QueryClient, reading: Reading) {
  const known = client.getQueryData<LabelList>(LABELS)?.labels;
  if (known === undefined) return;
  const codes = new Set(known.map((label) => label.code));
  const fresh = reading.turns.flatMap((turn) => turn.signals.map((signal) => signal.code)).filter((code) => !codes.has(code) && !asked.has(code));
  if (fresh.length === 0) return;
  for (const code of fresh) asked.add(code);
  void client.invalidateQueries({ queryKey: LABELS });
}

type LabelList = { labels: Label[] };
const LABELS = ["labels"] as const;

/** What labels are called, by code. */
export function useLabels(): Map<string, Label> {
  const { data: found } = useQuery({
    queryKey: LABELS,
    queryFn: () => data(api.GET("/api/v1/labels")),
    staleTime: 10 * 60_000,
    select: (body) => new Map(body.labels.map((label) => [label.code, label])),
  });
  return found ?? NONE;
}

const NONE = new Map<string, Label>();

export { isProblem };
