import { Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { address, type Reading, useLabels } from "../../api/conversations";
import { type Practised, usePractice, usePreferences } from "../../api/desk";
import { useLabelPage } from "../../parts/label/LabelPage";
import { Failed, Loading } from "../../parts/states";
import { Ago } from "../../parts/time";
import { turnId, turnLink } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";
import { practised } from "./model";

const WEEK_MS = 7 * 24 * 3_600_000;

/** Labels of kind technique that nobody would practise: the codebook has a better form of each. */
const NOT_PRACTISED = new Set(["apology-generic", "closed-question"]);

/** The technique that somebody practises this week: marked where it was done, with what the customer did next. */
export function Practise({ reading, go }: { reading: Reading | undefined; go: (turn: number) => void }) {
  const t = texts.desk.practise;
  const { preferences, change } = usePreferences();
  const labels = useLabels();
  const openPage = useLabelPage();
  const [choosing, setChoosing] = useState(false);
  const [listing, setListing] = useState(false);
  const chosen = preferences.practise;
  const label = chosen === null ? undefined : labels.get(chosen.code);
  const here = reading === undefined || chosen === null ? [] : practised(reading, chosen.code);
  // Counted anew when it was done once more here.
  const all = usePractice(chosen?.code ?? null, chosen === null ? null : `${chosen.since}${reading?.id ?? ""}${here.length}`);
  const choose = (code: string) => {
    change({ practise: { code, since: new Date().toISOString() } });
    setChoosing(false);
  };
  if (chosen === null) {
    return (
      <div className="practise none">
        <button type="button" className="to" onClick={() => setChoosing(true)}>
          {t.none}
        </button>
        <Choose opened={choosing} close={() => setChoosing(false)} choose={choose} />
      </div>
    );
  }
  const over = Date.now() - Date.parse(chosen.since) > WEEK_MS;
  const done = all.data?.filter((one) => one.at >= chosen.since).length;
  return (
    <section className="practise" aria-label={t.region}>
      <p>
        <span className="soft">{t.this}</span>{" "}
        <button type="button" className="to strong" onClick={() => openPage(chosen.code)} title={t.page}>
          {label?.title ?? chosen.code}
        </button>
        {done !== undefined && (
          <>
            <span className="soft"> · </span>
            {all.data?.length === 0 ? <span className="soft">{t.done(0)}</span> : (
              <button type="button" className="to" onClick={() => setListing(true)}>
                {t.done(done)}
              </button>
            )}
          </>
        )}
      </p>
      {over && (
        <p className="soft">
          {t.over}{" "}
          <button type="button" className="to" onClick={() => choose(chosen.code)}>
            {t.go}
          </button>
        </p>
      )}
      {here.length > 0 && (
        <p className="did">
          {here.slice(-1).map((one) => (
            <span key={one.turn}>
              <a className="to" {...turnLink(one.turn, go)}>
                {t.here(one.turn + 1)}
              </a>
              : {t.next(one.before === null ? null : texts.steps[one.before as 0 | 1 | 2 | 3], one.after === null ? null : texts.steps[one.after.step as 0 | 1 | 2 | 3])}
            </span>
          ))}
        </p>
      )}
      <span className="end">
        <button type="button" className="to soft small" onClick={() => setChoosing(true)}>
          {t.change}
        </button>
        <button type="button" className="to soft small" onClick={() => change({ practise: null })}>
          {t.stop}
        </button>
      </span>
      <Choose opened={choosing} close={() => setChoosing(false)} choose={choose} now={chosen.code} />
      <Modal opened={listing} onClose={() => setListing(false)} title={t.list} closeButtonProps={{ "aria-label": texts.keys.close }}>
        {all.isError ? <Failed error={all.error} again={() => void all.refetch()} /> : all.data === undefined ? <Loading rows={3} /> : <Where all={all.data} />}
      </Modal>
    </section>
  );
}

function Where({ all }: { all: Practised[] }) {
  const t = texts.desk.practise;
  const labels = useLabels();
  if (all.length === 0) return <p className="soft">{t.listNone}</p>;
  const step = (intensity: number | null | undefined) => (intensity === null || intensity === undefined ? null : texts.steps[intensity as 0 | 1 | 2 | 3]);
  return (
    <>
    <p className="soft small">{t.followed}</p>
    <ul className="rows tall">
      {all.map((one) => (
        <li key={`${one.conversation}${one.turn}`}>
          <span>
            <q dir="auto">{masked(one.quote)}</q>{" "}
            <Link className="to soft small" to={`/conversations/${address(one.conversation)}#${turnId(one.turn)}`}>
              {texts.turn(one.turn + 1)}
            </Link>
            <br />
            <span className="small">
              {t.next(step(one.next?.intensityBefore), one.next === null ? null : (step(one.next.intensityAfter) ?? texts.steps[0]))}
              {t.reads((one.next?.reads ?? []).map((code) => labels.get(code)?.title ?? code))}
            </span>
          </span>
          <span className="soft small">
            <Ago at={one.at} />
          </span>
        </li>
      ))}
    </ul>
    </>
  );
}

function Choose({ opened, close, choose, now }: { opened: boolean; close: () => void; choose: (code: string) => void; now?: string }) {
  const t = texts.desk.practise;
  const labels = useLabels();
  const [words, setWords] = useState("");
  const techniques = [...labels.values()]
    .filter((label) => label.kind === "technique" && !NOT_PRACTISED.has(label.code))
    .filter((label) => `${label.title} ${label.intro}`.toLowerCase().includes(words.trim().toLowerCase()));
  return (
    <Modal opened={opened} onClose={close} title={t.chooseTitle} size="lg" closeButtonProps={{ "aria-label": texts.keys.close }}>
      <p className="soft">{t.chooseWhat}</p>
      <TextInput label={t.search} value={words} onChange={(event) => setWords(event.currentTarget.value)} my="sm" data-autofocus />
      <ul className="techniques">
        {techniques.map((label) => (
          <li key={label.code}>
            <button type="button" aria-pressed={label.code === now} onClick={() => choose(label.code)}>
              <b>{label.title}</b>
              <span className="soft">{label.intro}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
