import { Button, Menu } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { address, type Reading, useLabels, useReading } from "../../api/conversations";
import { useBeside, useDeskActs, useHead, useWhispers } from "../../api/desk";
import { useMe } from "../../api/me";
import type { Line } from "../../api/stream";
import { useKeys } from "../../parts/keys";
import { LabelPages } from "../../parts/label/LabelPage";
import { useNewest } from "../../parts/newest";
import { Awaited, Empty, Failed, LineState, Said } from "../../parts/states";
import { Ago } from "../../parts/time";
import { calledBy, useTitle } from "../../parts/title";
import { Step } from "../../parts/transcript/Step";
import { Transcript } from "../../parts/transcript/Transcript";
import { turnId, turnLink } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";
import { Before } from "./Before";
import "./desk.css";
import { Draft } from "./Draft";
import { Hints, HintSettings } from "./Hints";
import { List, useDeskList } from "./List";
import { urgent } from "./model";
import { NotesDrawer } from "./NotesDrawer";
import { Patterns } from "./Patterns";
import { Practise } from "./Practise";
import { Side } from "./Side";

/** Beside the agent while it matters: their conversations, and the one that they are in. */
export default function Desk() {
  const { id } = useParams();
  const navigate = useNavigate();
  // Whoever opens one conversation sees it first, and the list a moment later.
  const [begun, setBegun] = useState(id === undefined);
  const begin = useCallback(() => setBegun(true), []);
  const lists = useDeskList(begun || id === undefined);
  const order = [...lists.mine.rows, ...lists.free.rows].map((row) => row.entry.id);
  const step = (by: 1 | -1) => {
    if (order.length === 0) return;
    const at = id === undefined ? -1 : order.indexOf(id);
    const next = order[at < 0 ? (by === 1 ? 0 : order.length - 1) : (at + by + order.length) % order.length]!;
    void navigate(`/desk/${address(next)}`);
  };
  useKeys([
    { keys: "j", does: texts.desk.keys.next, run: () => step(1) },
    { keys: "k", does: texts.desk.keys.before, run: () => step(-1) },
  ]);
  return (
    <LabelPages>
      <div className={`desk${id === undefined ? " choosing" : ""}`}>
        <div className="desk-left">
          <List lists={lists} now={id ?? null} />
        </div>
        {id === undefined ? <Nothing known={lists.known} any={order.length > 0} /> : <One key={id} id={id} begin={begin} />}
      </div>
    </LabelPages>
  );
}

function Nothing({ known, any }: { known: boolean; any: boolean }) {
  const t = texts.desk.list;
  useTitle(texts.desk.title);
  return (
    <div className="desk-none">
      <h1 className="unseen">{texts.desk.title}</h1>
      <div className="practise-alone">
        <Practise reading={undefined} go={() => {}} />
      </div>
      {any ? <Empty title={t.choose}>{t.chooseWhat}</Empty> : known && <Empty title={t.nothing}>{t.nothingWhat}</Empty>}
    </div>
  );
}

function One({ id, begin }: { id: string; begin: () => void }) {
  const { reading, line, problem } = useReading(id);
  const waits = reading === undefined && problem === null && (line === "connecting" || line === "live");
  useEffect(() => {
    if (!waits) begin();
  }, [waits, begin]);
  useTitle(reading === undefined ? texts.desk.title : calledBy(reading.topic, reading.story.title));
  useBeside(id, reading);
  if (problem !== null) return <Failed whole error={problem} />;
  if (reading === undefined) {
    return (
      <div className="desk-main">
        <Awaited line={line} rows={5} height={72} />
      </div>
    );
  }
  return <Growing id={id} reading={reading} line={line} />;
}

function Growing({ id, reading, line }: { id: string; reading: Reading; line: Line }) {
  const t = texts.desk;
  const labels = useLabels();
  const title = useCallback((code: string) => labels.get(code)?.title ?? code, [labels]);
  const [here, setHere] = useState<number | null>(null);
  const [typing, setTyping] = useState(false);
  const [drawer, setDrawer] = useState<"patterns" | "notes" | null>(null);
  const talk = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const began = useRef(reading.turns.length);
  // When turns came that were seen to come: not every system sends their times.
  const came = useRef(new Map<number, number>()).current;
  for (const turn of reading.turns) if (turn.index >= began.current && !came.has(turn.index)) came.set(turn.index, Date.now());
  const { unseen, newest } = useNewest(talk, reading.turns.length);

  const go = useCallback((turn: number) => {
    setHere(turn);
    const reduced = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    document.getElementById(turnId(turn))?.scrollIntoView({ block: "center", behavior: reduced ? "auto" : "smooth" });
  }, []);
  useEffect(() => {
    if (here === null) return;
    const timer = setTimeout(() => setHere(null), 3_000);
    return () => clearTimeout(timer);
  }, [here]);

  useKeys([
    { keys: "p", does: t.keys.patterns, run: () => setDrawer("patterns") },
    { keys: "n", does: t.keys.notes, run: () => setDrawer("notes") },
    { keys: "e", does: t.keys.newest, run: newest },
  ]);

  const hurry = reading.state === "open" ? urgent(reading) : null;
  const begun = reading.turns.length > 0;
  const last = reading.turns.findLast((turn) => turn.speaker === "customer" && turn.intensity !== undefined);
  const word = reading.story.reads.findLast((one) => one.turn === last?.index)?.word;
  return (
    <>
      <div className="desk-main">
        <header className="desk-head">
          <Link className="to small back" to="/desk">
            ← {t.list.back}
          </Link>
          <div className="row">
            <h1 dir="auto">{masked(calledBy(reading.topic, reading.story.title))}</h1>
            {last?.intensity !== undefined && <Step intensity={last.intensity} word={word} />}
            <span className="end">
              <LineState line={line} />
            </span>
          </div>
          <Acts id={id} reading={reading} go={go} open={setDrawer} />
        </header>
        {hurry !== null && (
          <p className="urgent" role="status">
            <b>{t.urgent.leads}:</b> <q dir="auto">{masked(hurry.words)}</q>{" "}
            <a className="to small" {...turnLink(hurry.turn, go)}>
              {texts.turn(hurry.turn + 1)}
            </a>{" "}
            <span>{t.urgent.act}</span>
          </p>
        )}
        <Practise reading={reading} go={go} />
        <Whispers id={id} />
        <div className="desk-talk" ref={talk} tabIndex={0} role="region" aria-label={t.head.grows}>
          {begun ? (
            <>
              <Transcript reading={reading} title={title} here={here} go={go} freshFrom={began.current} />
            </>
          ) : (
            <>
              <p className="soft">{t.head.empty}</p>
              <Before id={id} reading={reading} />
            </>
          )}
        </div>
        {unseen > 0 && (
          <button type="button" className="newest" onClick={newest}>
            {t.head.newTurns(unseen)}
          </button>
        )}
        <div className="desk-foot">
          <Hints id={id} reading={reading} typing={typing} go={go} />
          {reading.state === "open" ? <Draft id={id} box={box} typing={setTyping} /> : <p className="soft">{t.head.ended}</p>}
        </div>
      </div>
      <aside className="desk-side" aria-label={t.before.later}>
        <Side reading={reading} title={title} here={here} go={go} came={came} />
        {begun && <Before id={id} reading={reading} />}
      </aside>
      <Patterns id={id} opened={drawer === "patterns"} close={() => setDrawer(null)} go={go} turns={reading.turns.length} />
      <NotesDrawer id={id} reading={reading} opened={drawer === "notes"} close={() => setDrawer(null)} />
    </>
  );
}

function Acts({ id, reading, go, open }: { id: string; reading: Reading; go: (turn: number) => void; open: (drawer: "patterns" | "notes") => void }) {
  const t = texts.desk;
  const me = useMe();
  const head = useHead(id).data;
  const { give, ask, had } = useDeskActs(id);
  const word = head?.word ?? null;
  const mine = head?.agent === me.id;
  const open_ = reading.state === "open";
  return (
    <>
      <div className="desk-acts">
        <span className="soft small">
          {texts.channels[reading.channel]} · {texts.turns(reading.turns.length)}
          {head !== undefined && ` · ${mine ? t.head.yours : head.agent === null ? t.head.nobodys : t.head.others}`}
        </span>
        <span className="end">
          {open_ && head !== undefined && !mine && head.agent === null && (
            <Button loading={give.isPending} onClick={() => give.mutate("me")}>
              {t.head.take}
            </Button>
          )}
          <Button variant="default" onClick={() => open("patterns")}>
            {t.patterns.open}
          </Button>
          <Button variant="default" onClick={() => open("notes")}>
            {t.notes.open}
          </Button>
          <HintSettings id={id} reading={reading} go={go} />
          {word === null ? (
            <Menu position="bottom-end" width={260} withinPortal>
              <Menu.Target>
                <Button variant="default" loading={ask.isPending}>
                  {t.word.ask}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => ask.mutate("lead")}>{t.word.lead}</Menu.Item>
                <Menu.Item onClick={() => ask.mutate("colleague")}>{t.word.colleague}</Menu.Item>
                <Menu.Label>{t.word.note}</Menu.Label>
              </Menu.Dropdown>
            </Menu>
          ) : null}
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button variant="subtle" color="gray" aria-label={texts.desk.head.more}>
                ⋯
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component={Link} to={`/conversations/${address(id)}`}>
                {t.head.page}
              </Menu.Item>
              {open_ && mine && <Menu.Item onClick={() => give.mutate(null)}>{t.head.giveBack}</Menu.Item>}
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
      {word !== null && (
        <p className="strip word">
          {word.by === null || word.by.id === me.id ? t.word.asked(word.to) : t.word.askedBy(word.by.name, word.to)} · <Ago at={word.at} />{" "}
          {(word.by === null || word.by.id === me.id) && (
            <button type="button" className="to" onClick={() => had.mutate()}>
              {t.word.had}
            </button>
          )}
        </p>
      )}
      <Said error={give.error ?? ask.error ?? had.error} />
    </>
  );
}

/** What a lead whispered; the newest stands open. */
function Whispers({ id }: { id: string }) {
  const t = texts.desk.whispers;
  const { data: whispers } = useWhispers(id);
  const [read, setRead] = useState(0);
  const shown = (whispers ?? []).filter((whisper) => whisper.number > read).slice(-2);
  return (
    <div aria-live="polite" aria-label={t.region} role="region" className="whispers">
      {shown.map((whisper) => (
        <div key={whisper.number} className="whisper fresh">
          <p>
            <b>{t.from(whisper.by.name)}</b>{" "}
            <span className="soft small">
              <Ago at={whisper.at} /> · {t.note}
            </span>
          </p>
          <p dir="auto">{masked(whisper.text)}</p>
          <button type="button" className="to small" onClick={() => setRead(whisper.number)}>
            {texts.keys.close}
          </button>
        </div>
      ))}
    </div>
  );
}
