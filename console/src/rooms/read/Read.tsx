import { Button, FileButton, Progress, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { api, call, data, type Schemas } from "../../api/client";
import { address, type Reading, useLabels } from "../../api/conversations";
import { may, useMe } from "../../api/me";
import { Problem } from "../../api/problem";
import { LabelPages } from "../../parts/label/LabelPage";
import { Said } from "../../parts/states";
import { useTitle } from "../../parts/title";
import { Transcript } from "../../parts/transcript/Transcript";
import { turnId } from "../../parts/turns";
import { texts } from "../../texts";
import { HintStrip } from "../conversation/HintStrip";
import { Spread } from "../conversation/Spread";
import "../conversation/conversation.css";
import "./read.css";

/** What the service takes of a file at most, and what it reads at once without keeping it. */
const MOST_BYTES = 64 * 1024 * 1024;
const EXAMPLE = `Customer: My parcel was due on Monday and it's still not here.
Agent: I understand, but our policy is to wait ten working days.
Customer: Ten days?? I need it on Saturday. You people don't listen.
Agent: You told me Saturday, and I answered with a rule. I'm sending a second one by courier today, it is with you tomorrow before noon.
Customer: OK. Thank you, that helps.`;

type Given = { name: string; body: Blob };

/** Paste a conversation, or bring a file: read on the spot, or kept. */
export default function Read() {
  useTitle(texts.read.title);
  const me = useMe();
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const given: Given | null = file !== null ? { name: file.name, body: file } : text.trim() === "" ? null : { name: "pasted.txt", body: new Blob([text]) };
  const read = useMutation({
    mutationFn: async (what: Given) => {
      const answer = await call("POST", "/api/v1/readings", what.body, { "Content-Type": "application/octet-stream" });
      const found = (await answer.json()) as Reading & { readings?: Reading[]; problems?: Schemas["Trouble"][] };
      if (found.readings !== undefined) throw new Problem(422, texts.read.several(found.readings.length));
      return found;
    },
  });
  const keep = useMutation({
    mutationFn: async (what: Given) => {
      const name = what.name.replace(/[\s#]+/g, "-").slice(0, 180);
      const unique = file === null ? `pasted-${new Date().toISOString().replace(/[:.]/g, "-")}` : name;
      const answer = await call("POST", `/api/v1/imports?name=${encodeURIComponent(unique)}`, what.body, { "Content-Type": "application/octet-stream" });
      return { job: (await answer.json()) as Schemas["Import"], name: unique };
    },
  });
  const clear = () => {
    read.reset();
    keep.reset();
  };
  const take = (taken: File | null | undefined) => {
    if (taken === null || taken === undefined) return;
    clear();
    setFile(taken);
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const large = file !== null && file.size > MOST_BYTES;
  return (
    <>
      <div className="head">
        <h1>{texts.read.title}</h1>
      </div>
      <p className="soft lead">{texts.read.what}</p>
      <form
        className={`read-form card${over ? " over" : ""}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
        onSubmit={(event) => {
          event.preventDefault();
          if (given !== null) read.mutate(given);
        }}
      >
        {file === null ? (
          <Textarea
            label={texts.read.paste}
            description={texts.read.pasteMore}
            placeholder={"Customer: …\nAgent: …"}
            value={text}
            autosize
            minRows={6}
            maxRows={16}
            onChange={(event) => {
              clear();
              setText(event.currentTarget.value);
            }}
          />
        ) : (
          <p className="file">
            <b>{file.name}</b> <span className="soft">{texts.read.size(file.size)}</span>{" "}
            <button type="button" className="to" onClick={() => { clear(); setFile(null); }}>
              {texts.read.another}
            </button>
          </p>
        )}
        {large && <p className="strip bad" role="alert">{texts.read.large}</p>}
        <div className="do">
          <Button type="submit" disabled={given === null || large} loading={read.isPending}>
            {texts.read.read}
          </Button>
          {may(me, "IMPORT") && (
            <Button variant="default" disabled={given === null || large} loading={keep.isPending} onClick={() => given !== null && keep.mutate(given)}>
              {texts.read.keep}
            </Button>
          )}
          <FileButton onChange={take}>
            {(props) => (
              <Button variant="default" {...props}>
                {texts.read.file}
              </Button>
            )}
          </FileButton>
          {text === "" && file === null && (
            <button type="button" className="to small" onClick={() => { clear(); setText(EXAMPLE); }}>
              {texts.read.example}
            </button>
          )}
        </div>
        <p className="soft small">{texts.read.promise}</p>
      </form>
      <Said error={read.error ?? keep.error} />
      {keep.data !== undefined && <Job first={keep.data.job} name={keep.data.name} />}
      {read.data !== undefined && <Result reading={read.data} />}
    </>
  );
}

/** How far an import is, and what became of it. */
function Job({ first, name }: { first: Schemas["Import"]; name: string }) {
  const client = useQueryClient();
  const over = (job: Schemas["Import"] | undefined) => job !== undefined && job.state !== "waiting" && job.state !== "running";
  const { data: job = first } = useQuery({
    queryKey: ["import", first.id],
    queryFn: () => data(api.GET("/api/v1/imports/{id}", { params: { path: { id: first.id } } })),
    refetchInterval: (query) => (over(query.state.data) ? false : 500),
    initialData: first,
  });
  const done = over(job);
  useEffect(() => {
    if (done) void client.invalidateQueries({ queryKey: ["conversations"] });
  }, [done, client]);
  const { data: problems } = useQuery({
    queryKey: ["import problems", first.id],
    queryFn: () => data(api.GET("/api/v1/imports/{id}/problems", { params: { path: { id: first.id } } })),
    enabled: done && job.problems > 0,
  });
  // One without an id of its own is called like the file, and by where it stands in it.
  const { data: one } = useQuery({
    queryKey: ["imported", name],
    queryFn: async () => {
      const { conversations } = await data(api.GET("/api/v1/conversations"));
      return conversations.find(({ id }) => id === name || id.startsWith(`${name}#`))?.id ?? null;
    },
    enabled: done && job.conversations.taken + job.conversations.known === 1,
  });
  return (
    <section className="card job" aria-live="polite">
      <h2>{texts.read.states[job.state]}</h2>
      <Progress value={job.sizeBytes === 0 ? 0 : (100 * (done ? job.sizeBytes : job.readBytes)) / job.sizeBytes} aria-label={texts.read.progress} />
      <p>{texts.read.took(job.conversations.taken, job.conversations.known, job.conversations.refused, job.turns)}</p>
      {problems !== undefined && (
        <ul className="small">
          {problems.problems.slice(0, 10).map((problem, i) => (
            <li key={i}>
              {problem.line !== undefined && `${texts.states.line(problem.line)}: `}
              {problem.detail}
            </li>
          ))}
        </ul>
      )}
      {done && (
        <p className="do">
          {one !== undefined && one !== null ? (
            <Button component={Link} to={`/conversations/${address(one)}`}>
              {texts.read.open}
            </Button>
          ) : (
            <Button component={Link} to="/conversations">
              {texts.read.list}
            </Button>
          )}
        </p>
      )}
    </section>
  );
}

/** What was heard in a text that is kept nowhere. */
function Result({ reading: found }: { reading: Reading & { problems?: Schemas["Trouble"][] } }) {
  const labels = useLabels();
  const title = useCallback((code: string) => labels.get(code)?.title ?? code, [labels]);
  const [here, setHere] = useState<number | null>(null);
  const top = useRef<HTMLDivElement>(null);
  const reading: Reading = { ...found, state: found.story.ended ? "closed" : "open", team: null, topic: null };
  useEffect(() => top.current?.scrollIntoView({ block: "start" }), []);
  const go = useCallback((turn: number) => {
    setHere(turn);
    document.getElementById(turnId(turn))?.scrollIntoView({ block: "center" });
  }, []);
  const nudges = new Map(reading.nudges.map((nudge) => [nudge.turn, nudge]));
  return (
    <LabelPages>
      <div ref={top} className="read-result">
        {(found.problems ?? []).length > 0 && (
          <ul className="strip">
            {found.problems!.map((problem, i) => (
              <li key={i}>
                {problem.line !== undefined && `${texts.states.line(problem.line)}: `}
                {problem.detail}
              </li>
            ))}
          </ul>
        )}
        <Spread id={null} reading={reading} title={title} here={here} hints={[]} disputes={[]} go={go}>
          <Transcript reading={reading} title={title} here={here} go={go} under={(turn) => {
            const nudge = nudges.get(turn);
            return nudge === undefined ? null : <HintStrip nudge={nudge} hint={undefined} go={go} />;
          }} />
        </Spread>
      </div>
    </LabelPages>
  );
}
