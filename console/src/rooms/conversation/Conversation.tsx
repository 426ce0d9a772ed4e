import { Button, Menu, Switch } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Fragment, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { api, data } from "../../api/client";
import { address, type Reading, useLabels, useReading } from "../../api/conversations";
import { may, useMe } from "../../api/me";
import { useKeys } from "../../parts/keys";
import { LabelPages } from "../../parts/label/LabelPage";
import { Awaited, Failed, LineState } from "../../parts/states";
import { Time } from "../../parts/time";
import { useTitle } from "../../parts/title";
import type { Tag } from "../../parts/transcript/marks";
import { Transcript } from "../../parts/transcript/Transcript";
import { turnId } from "../../parts/turns";
import { isWithheld, masked } from "../../parts/masked";
import { texts } from "../../texts";
import "./conversation.css";
import { DisputeMark, type Dispute } from "./DisputeMark";
import { HintStrip } from "./HintStrip";
import { Spread } from "./Spread";

/** Within so many pixels of the end, whoever looks is taken along when turns come. */
const NEAR_END = 160;

/** One conversation: what was said, what was heard in it, and the arc beside it. */
export default function Conversation() {
  const { id = "" } = useParams();
  // Another conversation is another page: nothing of the one before is kept.
  return <Page key={id} id={id} />;
}

function Page({ id }: { id: string }) {
  const { reading, line, problem } = useReading(id);
  useTitle(reading?.story.title ?? texts.conversation.title);
  if (problem !== null) return <Failed whole error={problem} />;
  if (reading === undefined) return <Awaited line={line} />;
  return (
    <LabelPages>
      <Whole id={id} reading={reading} line={line} />
    </LabelPages>
  );
}

function Whole({ id, reading, line }: { id: string; reading: Reading; line: Parameters<typeof LineState>[0]["line"] }) {
  const me = useMe();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const labels = useLabels();
  const client = useQueryClient();
  const title = useCallback((code: string) => labels.get(code)?.title ?? code, [labels]);
  const [possible, setPossible] = useState(false);
  const seen = useRef(reading.turns.length);
  const wanted = /^#turn-(\d+)$/.exec(hash);
  const here = wanted === null ? null : Number(wanted[1]) - 1;

  const go = useCallback(
    (turn: number) => {
      void navigate({ hash: turnId(turn) }, { replace: true, preventScrollReset: true });
      show(turn);
    },
    [navigate],
  );

  // A link to a turn, opened from elsewhere.
  useEffect(() => {
    if (here !== null) show(here);
    // Only when the page is opened: later ones go by themselves.
  }, []);

  const near = useRef(false);
  useEffect(() => {
    const scrolled = () => {
      const page = document.documentElement;
      near.current = page.scrollHeight - page.scrollTop - page.clientHeight < NEAR_END;
    };
    window.addEventListener("scroll", scrolled, { passive: true });
    return () => window.removeEventListener("scroll", scrolled);
  }, []);
  useEffect(() => {
    if (near.current && reading.state === "open") window.scrollTo({ top: document.documentElement.scrollHeight });
  }, [reading.turns.length, reading.state]);

  const marked = useMemo(
    () => reading.turns.filter((turn) => turn.signals.some((signal) => possible || signal.confidence !== "possible")).map((turn) => turn.index),
    [reading.turns, possible],
  );
  useKeys([
    { keys: "j", does: texts.conversation.keys.next, run: () => go(Math.min(reading.turns.length - 1, (here ?? -1) + 1)) },
    { keys: "k", does: texts.conversation.keys.before, run: () => go(Math.max(0, (here ?? 1) - 1)) },
    { keys: "m", does: texts.conversation.keys.marked, run: () => go(marked.find((turn) => turn > (here ?? -1)) ?? marked[0] ?? 0) },
    { keys: "p", does: texts.conversation.keys.possible, run: () => setPossible((now) => !now) },
    { keys: "u", does: texts.conversation.keys.list, run: () => void navigate("/conversations") },
  ]);

  const path = { params: { path: { id } } };
  const { data: hints } = useQuery({
    // Asked again when a hint may have been shown.
    queryKey: ["hints", id, reading.nudges.length, reading.state],
    queryFn: () => data(api.GET("/api/v1/conversations/{id}/hints", path)),
    placeholderData: (before) => before,
  });
  const disputing = may(me, "DISPUTE_MARKS");
  const { data: disputes } = useQuery({
    queryKey: ["disputes", id],
    queryFn: () => data(api.GET("/api/v1/conversations/{id}/disputes", path)),
  });
  const said: Dispute[] = useMemo(() => disputes?.disputes ?? [], [disputes]);
  const about = useCallback(
    (tag: Tag, turn: number) => (
      <DisputeMark
        id={id}
        tag={tag}
        turn={turn}
        said={said}
        me={me}
        may={disputing}
        changed={() => void client.invalidateQueries({ queryKey: ["disputes", id] })}
      />
    ),
    [id, said, me, disputing, client],
  );
  const nudges = useMemo(() => new Map(reading.nudges.map((nudge) => [nudge.turn, nudge])), [reading.nudges]);
  const under = (turn: number) => {
    const hint = hints?.hints.find((one) => one.nudge.turn === turn);
    const nudge = hint?.nudge ?? nudges.get(turn);
    return nudge === undefined ? null : <HintStrip nudge={nudge} hint={hint} go={go} />;
  };

  return (
    <>
      <div className="crumb no-print">
        <Link className="to" to="/conversations">
          {texts.conversation.all}
        </Link>
        {reading.state === "open" ? <LineState line={line} /> : <span className="soft">{texts.conversation.ended}</span>}
      </div>
      <div className="head">
        <div>
          <h1 dir="auto">{masked(reading.story.title)}</h1>
          <p className="soft small">
            {[texts.channels[reading.channel], texts.turns(reading.turns.length), reading.topic, reading.team]
              .filter((part) => part !== null && part !== "" && !isWithheld(part))
              .map((part, i) => (
                <Fragment key={i}>
                  {i > 0 && " · "}
                  {masked(part ?? "")}
                </Fragment>
              ))}
            {reading.startedAt !== undefined && (
              <>
                {" · "}
                <Time at={reading.startedAt} />
              </>
            )}
            {" · "}
            {texts.conversation.readBy(reading.heard.version, reading.heard.model !== null)}
          </p>
        </div>
        <div className="end no-print">
          <Switch label={texts.conversation.possible} checked={possible} onChange={(event) => setPossible(event.currentTarget.checked)} />
          <Button variant="default" size="sm" onClick={() => window.print()}>
            {texts.conversation.print}
          </Button>
          <Export id={id} />
        </div>
      </div>
      <Spread id={id} reading={reading} title={title} here={here} hints={hints?.hints ?? []} disputes={said} go={go}>
        {reading.turns.length === 0 ? (
          <p className="soft">{texts.conversation.nothing}</p>
        ) : (
          <Transcript reading={reading} title={title} possible={possible} here={here} go={go} under={under} about={about} freshFrom={seen.current} />
        )}
      </Spread>
    </>
  );
}

function Export({ id }: { id: string }) {
  const base = `/api/v1/conversations/${address(id)}`;
  const name = id.replace(/[^\w.-]+/g, "-");
  const ways: [string, string, string][] = [
    [texts.conversation.exports.conversation, base, `${name}.json`],
    [texts.conversation.exports.reading, `${base}/reading`, `${name}.reading.json`],
    [texts.conversation.exports.vcon, `${base}/vcon`, `${name}.vcon.json`],
    [texts.conversation.exports.notes, `${base}/notes`, `${name}.notes.json`],
  ];
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="default" size="sm">
          {texts.conversation.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {ways.map(([title, href, file]) => (
          <Menu.Item key={href} component="a" href={href} download={file}>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Brings a turn into sight. */
function show(turn: number): void {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  // After the page has been drawn with it.
  requestAnimationFrame(() => document.getElementById(turnId(turn))?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "center" }));
}
