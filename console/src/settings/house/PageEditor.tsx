import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { address } from "../../api/conversations";
import { Said } from "../../parts/states";
import { turnId } from "../../parts/turns";
import { texts } from "../../texts";
import { Confirm, Head } from "../parts";
import { check, type Checked, type Found, type HousePage, type PageExample, type PageProblem, type Tried, useDeletePage, usePages, useSavePage, useSwitch, useTry } from "./api";
import { Editor, type EditorHandle } from "./Editor";
import { around, codeOf, type Hindrance, hindrance, inMargin, type Standing, standing } from "./model";

const words = texts.settings.pages;

/** Somebody who stops typing for so long is told how the page stands. */
const PAUSE_MS = 350;

/** Texts that were not saved, while the window is open; and what was found with which text. */
const drafts = new Map<string, string>();
const trials = new Map<string, { text: string; tried: Tried }>();

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

  const unsaved = page === null || text !== page.text;
  const [asked] = useDebouncedValue(text, PAUSE_MS);
  const looked = useQuery({
    queryKey: ["house-check", asked],
    queryFn: ({ signal }) => check(asked, signal),
    initialData: page !== null && asked === page.text ? ({ problems: page.problems, examples: page.examples } satisfies Checked) : undefined,
    // What it said before stands until it says something new.
    placeholderData: (before: Checked | undefined) => before,
    staleTime: Infinity,
    gcTime: 0,
  });
  const checked = looked.data;
  const settled = asked === text && !looked.isPlaceholderData && !looked.isFetching;
  const code = codeOf(text);
  const own = useMemo(() => ownProblems(text, code, page, pages.data?.map((one) => one.code) ?? []), [text, code, page, pages.data]);
  const shown = useMemo<Checked | undefined>(() => checked && { problems: [...own, ...checked.problems.filter((problem) => own.length === 0 || problem.line !== own[0]!.line)], examples: checked.examples }, [checked, own]);
  const state = settled ? standing(shown) : "checking";
  const margin = useMemo(() => inMargin(shown), [shown]);

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

  async function keep(): Promise<boolean> {
    if (own.length > 0 || code === null) {
      editor.current?.toLine(own[0]?.line ?? 1);
      return false;
    }
    if (!unsaved) return true;
    try {
      const kept = await save.mutateAsync({ code, text });
      client.setQueryData(["house", kept.code], kept);
      drafts.delete(draft);
      if (page === null) void navigate(`/settings/pages/${kept.code}`, { replace: true });
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
        title={page?.title ?? words.fresh}
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
          <Editor text={text} change={setText} problems={margin} label={words.text} save={() => void keep()} handle={editor} />
          <Said error={save.error} />
          <div className="do begin">
            <Button loading={save.isPending} disabled={!unsaved || own.length > 0} onClick={() => void keep()}>
              {words.save}
            </Button>
            {page !== null && unsaved && (
              <Button variant="default" onClick={() => setText(page.text)}>
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
          <Standings state={state} checked={shown} failed={looked.error} again={() => void looked.refetch()} toLine={(line) => editor.current?.toLine(line)} />
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
          run={() => drop.mutate(page.code, { onSuccess: () => { drafts.delete(draft); void navigate("/settings/pages"); } })}
          close={() => setDeleting(false)}
        />
      )}
    </>
  );
}

/** What the page around the text asks of its first line. */
function ownProblems(text: string, code: string | null, page: HousePage | null, taken: string[]): PageProblem[] {
  const found = text.split("\n").findIndex((line) => line.startsWith("# "));
  const line = found < 0 ? 1 : found + 1;
  if (code === null) return [{ line, detail: words.codeMissing, kind: "wrong" }];
  if (page !== null && code !== page.code) return [{ line, detail: words.codeFixed(page.code), kind: "wrong" }];
  if (page === null && taken.includes(code)) return [{ line, detail: words.taken, kind: "wrong" }];
  return [];
}

type StandingsShown = { state: Standing; checked: Checked | undefined; failed: unknown; again: () => void; toLine: (line: number) => void };

/** What is wrong, by line, and which examples hold. */
function Standings({ state, checked, failed, again, toLine }: StandingsShown) {
  const problems = checked?.problems ?? [];
  return (
    <section className="card standing" aria-label={words.examples}>
      {/* Told once typing has paused, not at each letter. */}
      <p className={`standing-${state}`} role="status">
        {state === "checking" && failed === null ? words.checking : state === "holds" ? words.holds : problems.length > 0 ? words.problems(problems.length) : (checked && words.failed(checked.examples.filter((one) => !one.passes).length))}
      </p>
      {failed !== null && (
        <>
          <Said error={failed} />
          <Button variant="default" size="xs" onClick={again}>
            {texts.states.again}
          </Button>
        </>
      )}
      {problems.length > 0 && (
        <ul className="problems">
          {problems.map((problem) => (
            <li key={`${problem.line} ${problem.detail}`} className={problem.kind}>
              {problem.line !== null && (
                <button type="button" className="line" aria-label={words.toLine(problem.line)} onClick={() => toLine(problem.line!)}>
                  {words.line(problem.line)}
                </button>
              )}
              <span>
                {problem.kind === "warning" && <em>{words.warning}: </em>}
                {problem.detail}
              </span>
            </li>
          ))}
        </ul>
      )}
      <h2>{words.examples}</h2>
      {checked === undefined || checked.examples.length === 0 ? (
        <p className="soft small">{words.examplesNone}</p>
      ) : (
        (["heard", "not-heard"] as const).map((section) => (
          <ExampleList key={section} title={section === "heard" ? words.heard : words.notHeard} examples={checked.examples.filter((one) => one.section === section)} toLine={toLine} />
        ))
      )}
    </section>
  );
}

function ExampleList({ title, examples, toLine }: { title: string; examples: PageExample[]; toLine: (line: number) => void }) {
  if (examples.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="examples">
        {examples.map((example) => (
          <li key={example.line} className={example.passes ? "passes" : "fails"}>
            <button type="button" onClick={() => toLine(example.line)}>
              <span className="sign" aria-hidden="true" />
              <span className="what">{example.name || words.line(example.line)}</span>
              <span className="verdict">{example.passes ? words.passes : words.fails}</span>
            </button>
            {!example.passes && example.detail !== null && <p className="small">{example.detail}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

const NEEDS: Record<Hindrance, string> = { save: words.needSave, hold: words.needHold, try: words.needTry };

type ListeningShown = { page: HousePage | null; text: string; unsaved: boolean; state: Standing; keep: () => Promise<boolean> };

/** Tried on what is stored, and only then listened for. */
function Listening({ page, text, unsaved, state, keep }: ListeningShown) {
  const tryOn = useTry();
  const turn = useSwitch();
  const client = useQueryClient();
  const [, setTrial] = useState(0);
  const code = codeOf(text);
  const trial = code === null ? undefined : trials.get(code);
  const current = trial?.text === text ? trial.tried : undefined;
  const hinders = hindrance(unsaved, state, current !== undefined);

  async function run() {
    if (!(await keep()) || code === null) return;
    tryOn.mutate(code, {
      onSuccess: (tried) => {
        trials.set(code, { text, tried });
        setTrial((count) => count + 1);
      },
    });
  }

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
        {current !== undefined && current.found.length > 0 && <Quotes found={current.found} />}
      </section>
      <section className="card stack" aria-labelledby="listen">
        <div>
          <h2 id="listen">{words.switch}</h2>
          <p className="soft small">{page?.on ? words.onWhat : words.offWhat}</p>
        </div>
        <div className="do begin">
          {page?.on ? (
            <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate({ code: page.code, on: false }, { onSuccess: (kept) => client.setQueryData(["house", kept.code], kept) })}>
              {words.switchOff}
            </Button>
          ) : (
            <Button loading={turn.isPending} disabled={page === null || hinders !== null} onClick={() => page !== null && turn.mutate({ code: page.code, on: true }, { onSuccess: (kept) => client.setQueryData(["house", kept.code], kept) })}>
              {words.switchOn}
            </Button>
          )}
          {!page?.on && hinders !== null && <span className="soft small saved">{state === "checking" ? "" : NEEDS[hinders]}</span>}
        </div>
        <Said error={turn.error} />
      </section>
    </>
  );
}

function Outcome({ tried }: { tried: Tried }) {
  if (tried.conversations === 0) return <p>{words.triedNone}</p>;
  return (
    <>
      <p>{words.tried(tried.marked, tried.turns, tried.hit, tried.conversations)}</p>
      {tried.marked === 0 && <p className="soft small">{words.triedNothing}</p>}
      {tried.marked * 4 >= tried.turns && tried.turns >= 20 && <p className="soft small">{words.triedMuch}</p>}
    </>
  );
}

function Quotes({ found }: { found: Found[] }) {
  const [most, setMost] = useState(QUOTES);
  return (
    <div>
      <h3>{words.found}</h3>
      <ul className="quotes">
        {found.slice(0, most).map((one) => {
          const part = around(one.text, one.from, one.to);
          return (
            <li key={`${one.conversation} ${one.turn} ${one.from}`}>
              <q>
                {part.before}
                <mark>{part.marked}</mark>
                {part.after}
              </q>
              <Link className="to small" to={`/conversations/${address(one.conversation)}#${turnId(one.turn)}`} aria-label={words.open(one.turn + 1, one.conversation)}>
                {words.where(one.turn + 1)} · {one.conversation}
              </Link>
            </li>
          );
        })}
      </ul>
      {found.length > most && (
        <Button variant="default" size="xs" onClick={() => setMost(most + QUOTES)}>
          {words.more}
        </Button>
      )}
    </div>
  );
}
