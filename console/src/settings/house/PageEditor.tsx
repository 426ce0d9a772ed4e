import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { address } from "../../api/conversations";
import { Said } from "../../parts/states";
import { turnId } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";
import { Confirm, Head } from "../parts";
import { check, type Checked, type HousePage, pageKey, type Result, type Sample, type Tried, useDeletePage, usePages, useSavePage, useSwitch, useTry } from "./api";
import { Editor, type EditorHandle } from "./Editor";
import { codeLine, codeOf, failures, type Hindrance, hindrance, type Note, notes, parts, type Standing, standing } from "./model";

const words = texts.settings.pages;

/** Somebody who stops typing for so long is told how the page stands. */
const PAUSE_MS = 350;

/** Texts that were not saved, while the window is open; and what was found with which text. */
const drafts = new Map<string, string>();
const trials = new Map<string, { text: string; tried: Tried }>();

/** Said along with the way to a page that was just made: try it at once. */
const TRY = "try";

/** Quotes shown at first, and more at a time. */
const QUOTES = 20;

/**
 * One page as it is written: what is wrong in it, which examples hold, what it would have marked, and
 * whether it is listened for.
 *
 * @param page as it is kept, null for a new one
 * @param begin the text to begin with
 * @param draft where what is not saved is kept
 */
export function PageEditor({ page, begin, draft }: { page: HousePage | null; begin: string; draft: string }) {
  const [text, setText] = useState(() => drafts.get(draft) ?? begin);
  const [deleting, setDeleting] = useState(false);
  const editor = useRef<EditorHandle>(null);
  const navigate = useNavigate();
  const client = useQueryClient();
  const pages = usePages();
  const save = useSavePage();
  const drop = useDeletePage();

  const unsaved = page === null || text !== page.body;
  const code = codeOf(text);
  const own = useMemo(() => ownNote(text, code, page, pages.data?.map((one) => one.code) ?? []), [text, code, page, pages.data]);
  const [asked] = useDebouncedValue(text, PAUSE_MS);
  const askedCode = codeOf(asked);
  const looked = useQuery<Checked>({
    queryKey: ["house-check", asked],
    queryFn: ({ signal }) => check(page?.code ?? askedCode!, asked, signal),
    enabled: page !== null || askedCode !== null,
    initialData: page !== null && asked === page.body ? page : undefined,
    // What it said before stands until it says something new.
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
  });
  const settled = asked === text && !looked.isPlaceholderData && !looked.isFetching;
  const checked = code === null ? undefined : looked.data;
  const state: Standing = own !== null ? "wrong" : settled ? standing(checked) : "checking";
  const said = useMemo(() => [...(own === null ? [] : [own]), ...notes(checked).filter((note) => note.line !== own?.line)], [checked, own]);
  const margin = useMemo(() => [...said, ...(checked?.results.flatMap(failures) ?? [])], [said, checked]);

  useEffect(() => {
    if (unsaved && text !== begin) drafts.set(draft, text);
    else drafts.delete(draft);
  }, [unsaved, text, begin, draft]);
  useEffect(() => {
    if (!unsaved || text === begin) return;
    const leave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", leave);
    return () => window.removeEventListener("beforeunload", leave);
  }, [unsaved, text, begin]);

  /** Keeps the text; a new page is then shown at its own address, and tried there if it is to be. */
  async function keep(thenTry = false): Promise<boolean> {
    if (own !== null || code === null) {
      editor.current?.toLine(own?.line ?? 1);
      return false;
    }
    if (!unsaved) return true;
    try {
      const kept = await save.mutateAsync({ code, text });
      client.setQueryData(pageKey(kept.code), kept);
      drafts.delete(draft);
      if (page === null) {
        void navigate(`/settings/pages/${kept.code}`, { replace: true, state: thenTry ? TRY : null });
        return false;
      }
      return true;
    } catch {
      return false; // shown where the button is
    }
  }

  return (
    <>
      <p className="small crumb">
        <Link className="to" to="/settings/pages">
          {texts.settings.names.pages}
        </Link>
      </p>
      <Head
        title={page?.title ?? page?.code ?? words.fresh}
        end={
          <>
            {page !== null && <span className={page.on ? "tag on" : "tag"}>{page.on ? words.on : words.off}</span>}
            {page !== null && (
              <Button variant="default" onClick={() => { drop.reset(); setDeleting(true); }}>
                {words.delete}
              </Button>
            )}
          </>
        }
      />
      <div className="writing">
        <div className="stack">
          <Editor text={text} change={setText} notes={margin} label={words.text} save={() => void keep()} handle={editor} />
          <Said error={save.error} />
          <div className="do begin">
            <Button loading={save.isPending} disabled={!unsaved || own !== null} onClick={() => void keep()}>
              {words.save}
            </Button>
            {page !== null && unsaved && (
              <Button variant="default" onClick={() => setText(page.body)}>
                {words.revert}
              </Button>
            )}
            <span className="soft small saved">{unsaved ? (page?.on ? words.savingOff : words.unsaved) : words.savedAt}</span>
          </div>
          <details className="guide small">
            <summary>{words.guide}</summary>
            <p>{words.guideWhat}</p>
          </details>
        </div>
        <div className="stack">
          <Standings state={state} said={said} checked={checked} failed={looked.error} again={() => void looked.refetch()} toLine={(line) => editor.current?.toLine(line)} />
          <Listening page={page} text={text} unsaved={unsaved} state={state} keep={keep} />
        </div>
      </div>
      {deleting && page !== null && (
        <Confirm
          title={words.deleteTitle(page.code)}
          what={words.deleteWhat}
          yes={words.deleteDo}
          word={page.code}
          hard
          busy={drop.isPending}
          error={drop.error}
          run={() => drop.mutate(page.code, { onSuccess: () => { drafts.delete(draft); client.removeQueries({ queryKey: pageKey(page.code) }); void navigate("/settings/pages"); } })}
          close={() => setDeleting(false)}
        />
      )}
    </>
  );
}

/** What the page around the text asks of its first line. */
function ownNote(text: string, code: string | null, page: HousePage | null, taken: string[]): Note | null {
  const wrong = (detail: string): Note => ({ line: codeLine(text), detail, kind: "wrong" });
  if (code === null) return wrong(words.codeMissing);
  if (page !== null && code !== page.code) return wrong(words.codeFixed(page.code));
  return page === null && taken.includes(code) ? wrong(words.taken) : null;
}

type StandingsShown = { state: Standing; said: Note[]; checked: Checked | undefined; failed: unknown; again: () => void; toLine: (line: number) => void };

/** What is wrong, by line, and which examples hold. */
function Standings({ state, said, checked, failed, again, toLine }: StandingsShown) {
  const results = checked?.results ?? [];
  const wrong = said.filter((note) => note.kind === "wrong").length;
  const heading = {
    checking: words.checking,
    wrong: words.problems(wrong),
    failing: words.failed(results.filter((one) => !one.holds).length),
    holds: words.holds,
  }[state];
  return (
    <section className="card standing" aria-label={words.examples}>
      {/* Told once typing has paused, not at each letter. */}
      <p className={`standing-${state}`} role="status">
        {failed === null ? heading : ""}
      </p>
      {failed !== null && (
        <>
          <Said error={failed} />
          <Button variant="default" size="xs" onClick={again}>
            {texts.states.again}
          </Button>
        </>
      )}
      <Notes notes={said} toLine={toLine} />
      <h2>{words.examples}</h2>
      {results.length === 0 ? (
        <p className="soft small">{words.examplesNone}</p>
      ) : (
        [true, false].map((heard) => (
          <Results key={String(heard)} title={heard ? words.heard : words.notHeard} results={results.filter((one) => one.heard === heard)} toLine={toLine} />
        ))
      )}
    </section>
  );
}

function Notes({ notes: all, toLine }: { notes: Note[]; toLine: (line: number) => void }) {
  if (all.length === 0) return null;
  return (
    <ul className="problems">
      {all.map((note) => (
        <li key={`${note.line} ${note.detail}`} className={note.kind}>
          <button type="button" className="line" aria-label={words.toLine(note.line)} onClick={() => toLine(note.line)}>
            {words.line(note.line)}
          </button>
          <span>
            {note.kind === "warning" && <em>{words.warning}: </em>}
            {note.detail}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Results({ title, results, toLine }: { title: string; results: Result[]; toLine: (line: number) => void }) {
  if (results.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="examples">
        {results.map((result) => (
          <li key={result.line} className={result.holds ? "passes" : "fails"}>
            <button type="button" onClick={() => toLine(result.line)}>
              <span className="sign" aria-hidden="true" />
              <span className="what">{result.name || words.line(result.line)}</span>
              <span className="verdict">{result.holds ? words.passes : words.fails}</span>
            </button>
            <Notes notes={failures(result)} toLine={toLine} />
          </li>
        ))}
      </ul>
    </>
  );
}

const NEEDS: Record<Hindrance, string> = { save: words.needSave, hold: words.needHold, try: words.needTry };

type ListeningShown = { page: HousePage | null; text: string; unsaved: boolean; state: Standing; keep: (thenTry: boolean) => Promise<boolean> };

/** Tried on what is stored, and only then listened for. */
function Listening({ page, text, unsaved, state, keep }: ListeningShown) {
  const tryOn = useTry();
  const turn = useSwitch();
  const client = useQueryClient();
  const location = useLocation();
  const navigate = useNavigate();
  const [, setTrial] = useState(0);
  const code = codeOf(text);
  const trial = code === null ? undefined : trials.get(code);
  const current = trial?.text === text ? trial.tried : undefined;
  // The service says so too, and refuses a page that was never tried.
  const hinders = hindrance(unsaved, state, page?.tried === true);

  async function run() {
    if (!(await keep(true)) || code === null) return;
    tryOn.mutate(code, {
      onSuccess: (tried) => {
        trials.set(code, { text, tried });
        setTrial((count) => count + 1);
      },
    });
  }

  const begun = useRef(false);
  useEffect(() => {
    if (location.state !== TRY || page === null || begun.current) return;
    begun.current = true;
    void navigate(location.pathname, { replace: true, state: null });
    void run();
  });

  return (
    <>
      <section className="card stack" aria-labelledby="try">
        <div>
          <h2 id="try">{words.try}</h2>
          <p className="soft small">{words.tryWhat}</p>
        </div>
        <div className="do begin">
          <Button loading={tryOn.isPending} disabled={state !== "holds"} onClick={() => void run()}>
            {unsaved ? words.trySave : current === undefined ? words.tryDo : words.tryAgain}
          </Button>
          {state !== "holds" && state !== "checking" && <span className="soft small saved">{words.tryFirst}</span>}
        </div>
        <div role="status">{tryOn.isPending ? <p className="soft">{words.trying}</p> : current !== undefined && <Outcome tried={current} />}</div>
        {!tryOn.isPending && <Said error={tryOn.error} />}
        {current !== undefined && current.samples.length > 0 && <Quotes samples={current.samples} />}
      </section>
      <section className="card stack" aria-labelledby="listen">
        <div>
          <h2 id="listen">{words.switch}</h2>
          <p className="soft small">{page?.on ? words.onWhat : words.offWhat}</p>
        </div>
        <div className="do begin">
          {page?.on ? (
            <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate({ code: page.code, on: false }, { onSuccess: (kept) => client.setQueryData(pageKey(kept.code), kept) })}>
              {words.switchOff}
            </Button>
          ) : (
            <Button loading={turn.isPending} disabled={page === null || hinders !== null} onClick={() => page !== null && turn.mutate({ code: page.code, on: true }, { onSuccess: (kept) => client.setQueryData(pageKey(kept.code), kept) })}>
              {words.switchOn}
            </Button>
          )}
          {!page?.on && hinders !== null && <span className="soft small saved">{state === "checking" ? "" : state === "wrong" ? words.needMend : NEEDS[hinders]}</span>}
        </div>
        <Said error={turn.error} />
      </section>
    </>
  );
}

function Outcome({ tried }: { tried: Tried }) {
  const { conversations, turns, marked, conversationsMarked } = tried.all;
  if (conversations === 0) return <p>{words.triedNone}</p>;
  return (
    <>
      <p>{words.tried(marked, turns, conversationsMarked, conversations)}</p>
      {tried.next !== null && <p className="soft small">{words.triedLatest(conversations)}</p>}
      {marked === 0 && <p className="soft small">{words.triedNothing}</p>}
      {marked * 4 >= turns && turns >= 20 && <p className="soft small">{words.triedMuch}</p>}
      {tried.words.length > 0 && <p className="soft small">{words.most(tried.words.map((one) => `“${one.text}” (${one.count})`))}</p>}
    </>
  );
}

function Quotes({ samples }: { samples: Sample[] }) {
  const [most, setMost] = useState(QUOTES);
  return (
    <div>
      <h3>{words.found}</h3>
      <ul className="quotes" tabIndex={0} aria-label={words.found}>
        {samples.slice(0, most).map((sample) => (
          <li key={`${sample.conversation} ${sample.turn}`}>
            <q>{parts(sample.text, sample.evidence).map((part, i) => (part.marked ? <mark key={i}>{masked(part.text)}</mark> : masked(part.text)))}</q>
            <Link className="to small" to={`/conversations/${address(sample.conversation)}#${turnId(sample.turn)}`}>
              {words.where(sample.turn + 1)} · {sample.conversation}
            </Link>
          </li>
        ))}
      </ul>
      {samples.length > most && (
        <Button variant="default" size="xs" onClick={() => setMost(most + QUOTES)}>
          {words.more}
        </Button>
      )}
    </div>
  );
}
