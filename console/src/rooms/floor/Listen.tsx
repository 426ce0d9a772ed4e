import { Button, Textarea } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { address, useLabels, useReading } from "../../api/conversations";
import { useBeside, useDeskActs, useWhispers } from "../../api/desk";
import { may, useMe } from "../../api/me";
import { useNewest } from "../../parts/newest";
import { Failed, LineState, Loading, Said } from "../../parts/states";
import { Ago } from "../../parts/time";
import { Transcript } from "../../parts/transcript/Transcript";
import { turnId } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";

/** A conversation listened in to, in its place in the list; with a whisper to who has it. */
export function Listen({ id, agent, close }: { id: string; agent: string | null; close: () => void }) {
  const t = texts.floor;
  const me = useMe();
  const { reading, line, problem } = useReading(id);
  useBeside(id, reading);
  const labels = useLabels();
  const title = useCallback((code: string) => labels.get(code)?.title ?? code, [labels]);
  const talk = useRef<HTMLDivElement>(null);
  const began = useRef<number | null>(null);
  if (reading !== undefined) began.current ??= reading.turns.length;
  useNewest(talk, reading?.turns.length ?? 0);
  const go = useCallback((turn: number) => talk.current?.querySelector(`#${turnId(turn)}`)?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div className="listen" role="region" aria-label={t.listening}>
      <div
        className="listen-talk"
        ref={talk}
        tabIndex={0}
        role="region"
        aria-label={texts.desk.head.grows}
      >
        {problem !== null ? <Failed error={problem} /> : reading === undefined ? <Loading rows={3} height={56} /> : reading.turns.length === 0 ? <p className="soft">{texts.desk.head.empty}</p> : <Transcript reading={reading} title={title} go={go} freshFrom={began.current ?? Infinity} />}
      </div>
      <div className="listen-side">
        <p className="listen-head">
          <LineState line={line} />
          <Link className="to" to={`/conversations/${address(id)}`}>
            {t.page}
          </Link>
          <Button variant="subtle" color="gray" size="compact-md" onClick={close}>
            {t.close} <kbd>Esc</kbd>
          </Button>
        </p>
        {reading !== undefined && <p>{reading.story.sentences.map((parts) => parts.map((part) => part.text).join("")).slice(0, 2).join(" ")}</p>}
        {may(me, "WHISPER") && reading?.state === "open" && <Whisper id={id} agent={agent} />}
      </div>
    </div>
  );
}

function Whisper({ id, agent }: { id: string; agent: string | null }) {
  const t = texts.floor.whisper;
  const [text, setText] = useState("");
  const [sent, setSent] = useState(false);
  const { whisper } = useDeskActs(id);
  const { data: whispers } = useWhispers(id);
  useEffect(() => {
    if (!sent) return;
    const timer = setTimeout(() => setSent(false), 3_000);
    return () => clearTimeout(timer);
  }, [sent]);
  const send = () => {
    if (text.trim() === "" || whisper.isPending) return;
    whisper.mutate(text.trim(), {
      onSuccess: () => {
        setText("");
        setSent(true);
      },
    });
  };
  return (
    <form
      className="whisper-box"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Textarea
        id="whisper"
        label={t.label(agent)}
        placeholder={t.place}
        value={text}
        maxLength={1000}
        minRows={2}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <div className="whisper-do">
        <Button type="submit" disabled={text.trim() === ""} loading={whisper.isPending}>
          {t.send}
        </Button>
        <span role="status" className="calm small">
          {sent ? t.sent : ""}
        </span>
      </div>
      <Said error={whisper.error} />
      {whispers !== undefined && whispers.length > 0 && (
        <section>
          <h2 className="small soft">{t.earlier}</h2>
          <ul className="whispered">
            {whispers.toReversed().map((one) => (
              <li key={one.number}>
                <span dir="auto">{masked(one.text)}</span>{" "}
                <span className="soft small">
                  {one.by.name} · <Ago at={one.at} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </form>
  );
}
