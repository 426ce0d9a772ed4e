import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Empty, Failed, Loading } from "../parts/states";
import { Time } from "../parts/time";
import { texts } from "../texts";
import { type AuditAbout, type AuditEntry, readAudit } from "./api";
import { Head } from "./parts";

const words = texts.settings;

type Kind = NonNullable<AuditAbout>["kind"];

// Roles are said again: a table that is laid out as a grid is none to some screen readers.

/** What was done in this house, the newest first. */
export default function Audit() {
  const [kind, setKind] = useState<"all" | Kind>("all");
  const [id, setId] = useState("");
  const [about, setAbout] = useState<AuditAbout>(null);
  const found = useInfiniteQuery({
    queryKey: ["audit", about],
    queryFn: ({ pageParam }) => readAudit(about, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // To look is written down each time, so nothing looks by itself.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAbout(kind === "all" || id.trim() === "" ? null : { kind, subject: id.trim() });
  };
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <Head title={words.names.audit}>
        {words.audit.lead} {words.audit.read}
      </Head>
      <form className="inline audit-find" onSubmit={send}>
        <NativeSelect
          label={words.audit.find}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as typeof kind)}
          data={(["all", "conversation", "customer", "account"] as const).map((value) => ({ value, label: words.audit.kinds[value] }))}
        />
        {kind !== "all" && (
          <TextInput className="grow" label={words.audit.id} value={id} onChange={(event) => setId(event.currentTarget.value)} required maxLength={200} autoComplete="off" spellCheck={false} />
        )}
        <Button type="submit" variant="default">
          {kind === "all" && about !== null ? words.audit.clear : words.audit.findDo}
        </Button>
      </form>
      {found.isPending ? (
        <Loading rows={10} height={32} />
      ) : found.isError ? (
        <Failed error={found.error} again={() => void found.refetch()} />
      ) : entries.length === 0 ? (
        <Empty title={words.audit.none}>{words.audit.noneWhat}</Empty>
      ) : (
        <div className="wide card" tabIndex={0} role="region" aria-label={words.names.audit}>
          <table className="figures audit" role="table">
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col" role="columnheader" className="number">
                  {words.audit.number}
                </th>
                <th scope="col" role="columnheader">{words.audit.when}</th>
                <th scope="col" role="columnheader">{words.audit.who}</th>
                <th scope="col" role="columnheader">{words.audit.what}</th>
                <th scope="col" role="columnheader">{words.audit.toWhat}</th>
              </tr>
            </thead>
            <tbody role="rowgroup">
              {entries.map((entry) => (
                <Row key={entry.number} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.hasNextPage && (
        <div className="do begin audit-find">
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {words.audit.more}
          </Button>
        </div>
      )}
    </>
  );
}

/** `sign-in-failed` in words. */
export const inWords = (code: string) => code.replaceAll(/[-_]/g, " ").toLowerCase();

function Row({ entry }: { entry: AuditEntry }) {
  return (
    <tr role="row">
      <td role="cell" className="number">{entry.number}</td>
      <td role="cell">
        <Time at={entry.at} />
      </td>
      <td role="cell">
        <Named {...entry.actor} />
      </td>
      <td role="cell">{inWords(entry.action)}</td>
      <td role="cell">{entry.subject !== null && <Named {...entry.subject} />}</td>
    </tr>
  );
}

function Named({ kind, id, name }: { kind: string; id: string; name: string | null }) {
  if (kind === "nobody") return <span className="soft">{words.audit.nobody}</span>;
  if (kind === "service" || kind === "system") return <span className="soft">{words.audit.service}</span>;
  return (
    <>
      <span className="soft">{inWords(kind)}</span> {name ?? <span className="digest" title={id}>{id.slice(0, 12)}</span>}
    </>
  );
}
