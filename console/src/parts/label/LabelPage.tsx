import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import { api, data, type Schemas } from "../../api/client";
import { texts } from "../../texts";
import { Failed, Loading } from "../states";
import { lookOf } from "../transcript/marks";
import "../transcript/transcript.css";

const Pages = createContext<(code: string) => void>(() => {});

/** Opens the page behind a mark. */
export const useLabelPage = () => useContext(Pages);

/** Lets everything inside open pages of labels, beside what somebody reads. */
export function LabelPages({ children }: { children: ReactNode }) {
  const [code, setCode] = useState<string | null>(null);
  const open = useMemo(() => (wanted: string) => setCode(wanted), []);
  return (
    <Pages.Provider value={open}>
      {children}
      <Drawer opened={code !== null} onClose={() => setCode(null)} position="right" size="lg" title={texts.label.title} closeButtonProps={{ "aria-label": texts.keys.close }}>
        {code !== null && <LabelPage code={code} />}
      </Drawer>
    </Pages.Provider>
  );
}

/** What a label means, when it helps, what is still missed, and its examples. */
function LabelPage({ code }: { code: string }) {
  const { data: page, error, refetch } = useQuery({
    queryKey: ["label", code],
    queryFn: () => data(api.GET("/api/v1/labels/{code}", { params: { path: { code } } })),
    staleTime: 10 * 60_000,
  });
  if (error !== null) return <Failed error={error} again={() => void refetch()} />;
  if (page === undefined) return <Loading rows={5} />;
  const look = lookOf(page.kind, page.code);
  return (
    <article className="label-page">
      <h2>
        {page.title} <span className="soft small">{texts.kinds[page.kind].toLowerCase()} · {page.code}</span>
      </h2>
      <p>{page.intro}</p>
      {Object.entries(page.sections).map(([heading, text]) => (
        <section key={heading}>
          <h3>{texts.label.sections[heading as keyof typeof texts.label.sections] ?? heading}</h3>
          {blocks(text).map((block) => (block.table ? <Table key={block.lines[0]} lines={block.lines} /> : <p key={block.lines[0]}>{block.lines.join(" ")}</p>))}
        </section>
      ))}
      <Examples title={texts.label.heard} examples={page.heard} look={look} />
      <Examples title={texts.label.notHeard} examples={page.notHeard} look={look} />
    </article>
  );
}

function Examples({ title, examples, look }: { title: string; examples: Schemas["LabelPage"]["heard"]; look: string }) {
  return (
    <section>
      <h3>{title}</h3>
      {examples.map((example) => (
        <div key={example.name} className="example">
          <p className="small soft">{example.name}</p>
          {example.lines.map((line, i) => (
            <p key={i}>
              {line.silence !== undefined ? (
                <em>{texts.label.silence(line.silence)}</em>
              ) : line.absent !== undefined ? (
                <em>{texts.label.absent(line.by ?? "", line.absent)}</em>
              ) : (
                <>
                  <span className="soft">{line.speaker}: </span>
                  <Said text={line.text ?? ""} marks={line.marks ?? []} look={look} />
                </>
              )}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}

function Said({ text, marks, look }: { text: string; marks: { from: number; to: number }[]; look: string }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const mark of marks) {
    parts.push(text.slice(from, mark.from), <mark key={mark.from} className={`${look} l0`}>{text.slice(mark.from, mark.to)}</mark>);
    from = mark.to;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}

function Table({ lines }: { lines: string[] }) {
  const rows = lines.filter((line) => !/^[|:\- ]+$/.test(line)).map((line) => line.replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim()));
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={rows[0]?.[0] ?? ""}>
      <table className="plain">
        <thead>
          <tr>{rows[0]?.map((cell) => <th key={cell} scope="col">{cell}</th>)}</tr>
        </thead>
        <tbody>
          {rows.slice(1).map((row) => (
            <tr key={row.join()}>{row.map((cell, i) => <td key={i}>{cell}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The prose of a page as paragraphs and tables. */
function blocks(prose: string): { table: boolean; lines: string[] }[] {
  const all: { table: boolean; lines: string[] }[] = [];
  let open = false;
  for (const line of prose.split("\n").map((each) => each.trim())) {
    if (line === "") {
      open = false;
      continue;
    }
    const table = line.startsWith("|");
    const last = all.at(-1);
    if (open && last !== undefined && last.table === table) last.lines.push(line);
    else all.push({ table, lines: [line] });
    open = true;
  }
  return all;
}
