import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, data } from "../../api/client";
import type { Entry, Glance } from "../../api/conversations";

/** So many rows are asked for at once; those that are in sight, and their neighbours. */
const CHUNK = 20;

/** What rows show beside what the list tells; heard anew on the service, so asked only for rows in sight. */
export function useGlances(rows: readonly Entry[], first: number, last: number): Map<string, Glance> {
  const chunks = useMemo(() => {
    const all: Entry[][] = [];
    for (let i = 0; i < rows.length; i += CHUNK) all.push(rows.slice(i, i + CHUNK));
    return all;
  }, [rows]);
  const from = Math.floor(first / CHUNK);
  const to = Math.floor(last / CHUNK);
  return useQueries({
    queries: chunks.map((chunk, i) => ({
      // What changed since has another number of events.
      queryKey: ["glances", ...chunk.map((row) => `${row.id} ${row.events}`)],
      queryFn: () => data(api.GET("/api/v1/glances", { params: { query: { id: chunk.map((row) => row.id) } } })),
      enabled: i >= from && i <= to,
      staleTime: Infinity,
      placeholderData: (before: { glances: Glance[] } | undefined) => before,
    })),
    combine: (results) => new Map(results.flatMap((one) => one.data?.glances ?? []).map((glance) => [glance.id, glance])),
  });
}
