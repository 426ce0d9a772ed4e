import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useState } from "react";
import { api, data, type Schemas } from "../../api/client";
import type { Quote, Reading } from "../../api/conversations";
import { Copy } from "../../parts/copy";
import { Failed, Loading } from "../../parts/states";
import { Turns, turnLink } from "../../parts/turns";
import { masked, readable } from "../../parts/masked";
import { texts } from "../../texts";
import { Counted } from "./Counted";
import type { Dispute } from "./DisputeMark";
import { notesText } from "./notes";

export type Shown = {
  /** Null where nothing is kept. */
  id: string | null;
  reading: Reading;
  title: (code: string) => string;
  hints: Schemas["Hint"][];
  disputes: Dispute[];
  go: (turn: number) => void;
};

/** What was needed, missed, at stake, asked, promised and told, and figures; what has nothing to say is left out. */
export function Cards(shown: Shown) {
  const { reading, go } = shown;
  const missed = reading.needs.filter((need) => need.verdict === "missed");
  const given = reading.needs.filter((need) => need.verdict === "met" || need.verdict === "unclear");
  const words = texts.cards;
  return (
    <>
      {missed.length > 0 && (
        <Card title={words.missed} sort="missed">
          <Needs needs={missed} go={go} />
        </Card>
      )}
      <Episodes {...shown} />
      <WhereItWentWrong {...shown} />
      {given.length > 0 && (
        <Card title={words.given} sort="given">
          <Needs needs={given} go={go} />
        </Card>
      )}
      {reading.stake.surface !== null && (
        <Card title={words.stake}>
          <dl>
            <dt>{words.surface}</dt>
            <dd>
              <Quoted quote={reading.stake.surface} go={go} />
            </dd>
            <dt>{words.core}</dt>
            <dd>
              {reading.stake.core === null ? (
                <span className="soft">{words.noCore}</span>
              ) : (
                <>
                  <Quoted quote={reading.stake.core} go={go} /> {reading.stake.kind !== null && <span className="sort">{reading.stake.kind}</span>}
                </>
              )}
            </dd>
          </dl>
        </Card>
      )}
      <Asks {...shown} />
      {reading.commitments.length > 0 && (
        <Card title={words.promised}>
          <ul>
            {reading.commitments.map((promise, i) => (
              <li key={i}>
                <q dir="auto">{masked(promise.what)}</q>
                {promise.due !== null && <>, {words.due(promise.due)}</>}
                {promise.due === null && promise.dueWords !== null && <>, {masked(words.due(`“${promise.dueWords.text}”`))}</>}, {words.by(texts.roles[promise.by])}{" "}
                <Turns turns={[promise.turn]} go={go} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {reading.details.length > 0 && (
        <Card title={words.details}>
          <ul>
            {reading.details.map((detail, i) => (
              <li key={i}>
                <q dir="auto">{masked(detail.what)}</q> <Turns turns={[detail.turn]} go={go} /> <span className="sort">{detail.topic}</span>{" "}
                {detail.takenUp.length === 0 ? (
                  <span className="lacks">{words.neverTakenUp}</span>
                ) : (
                  <span className="soft">
                    {words.takenUp} <Turns turns={detail.takenUp} go={go} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Style {...shown} />
      <Talk {...shown} />
      <Hints {...shown} />
      <Disputes {...shown} />
      {shown.id !== null && <Notes id={shown.id} turns={reading.turns.length} />}
      {reading.mishaps.length > 0 && (
        <Card title={words.mishaps}>
          <ul>
            {reading.mishaps.map((mishap) => (
              <li key={`${mishap.code}${mishap.turn}`}>{words.mishap(mishap.code, mishap.turn + 1, mishap.what)}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function Card({ title, sort = "", children }: { title: string; sort?: string; children: ReactNode }) {
  return (
    <section className={`card ${sort}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Quoted({ quote, go }: { quote: Quote; go: (turn: number) => void }) {
  return (
    <>
      <q dir="auto">{masked(quote.text)}</q> <Turns turns={[quote.turn]} go={go} />
    </>
  );
}

function Needs({ needs, go }: { needs: Reading["needs"]; go: (turn: number) => void }) {
  return (
    <ul>
      {needs.map((need, i) => (
        <li key={i}>
          <b>{texts.needs[need.need]}</b>
          {need.verdict === "unclear" && ` (${texts.cards.unclear})`}. {need.why.replace(/([^.])$/, "$1.")} <Turns turns={need.turns} go={go} />
        </li>
      ))}
    </ul>
  );
}

const PHASES = ["intake", "calibration", "response", "verification"] as const;

function Episodes({ reading, go }: Shown) {
  if (reading.episodes.length === 0) return null;
  return (
    <Card title={texts.cards.episodes} sort="episodes">
      {reading.episodes.map((episode) => (
        <div key={`${episode.speaker}${episode.from}`} className={`episode ${episode.outcome}`}>
          <p>
            <a className="to" {...turnLink(episode.from, go)}>
              <b>{texts.cards.stretch(episode.from + 1, episode.to + 1)}</b>
            </a>{" "}
            {texts.cards.upTo(texts.steps[episode.peak as 0])}, <span className="outcome">{texts.outcomes(episode.outcome, reading.state === "closed")}</span>
            {episode.urgent && `; ${texts.cards.urgent}`}
          </p>
          <ol className="phases">
            {PHASES.map((phase) => {
              const kept = episode.phases.find((one) => one.phase === phase);
              const skipped = episode.skipped.find((one) => one.phase === phase);
              return kept !== undefined ? (
                <li key={phase}>
                  <a {...turnLink(kept.from, go)}>{texts.phases[phase]}</a>
                </li>
              ) : skipped !== undefined ? (
                <li key={phase} className="skipped" title={skipped.why}>
                  {texts.phases[phase]}
                  <span className="unseen"> {texts.cards.leftOut}</span>
                </li>
              ) : null;
            })}
          </ol>
          {episode.skipped.map((skipped) => (
            <p key={skipped.phase} className="soft small">
              {texts.cards.skipped(texts.phases[skipped.phase])} {skipped.why.replace(/([^.])$/, "$1.")} <Turns turns={skipped.turns} go={go} />
            </p>
          ))}
        </div>
      ))}
    </Card>
  );
}

function WhereItWentWrong({ reading, go }: Shown) {
  const list = reading.checklist;
  if (list === null || list === undefined) return null;
  return (
    <Card title={texts.cards.checklist}>
      <ul>
        {list.points.map((point) => (
          <li key={point.point}>
            <b>{point.question}</b> <span className={point.verdict === "missed" ? "lacks" : "soft"}>{texts.verdicts[point.verdict]}</span> {point.why}{" "}
            <Turns turns={point.turns} go={go} />
          </li>
        ))}
        <li>
          <b>{list.leftToAPerson.question}</b> <span className="soft">{texts.cards.leftToAPerson}</span>
        </li>
      </ul>
    </Card>
  );
}

function Asks({ reading, go }: Shown) {
  if (reading.asks.length === 0) return null;
  const order = ["no", "cannot-tell", "yes"];
  const asks = [...reading.asks].sort((one, other) => order.indexOf(one.answered) - order.indexOf(other.answered));
  return (
    <Card title={texts.cards.asked}>
      <ul>
        {asks.map((ask, i) => (
          <li key={i}>
            <Quoted quote={ask.text} go={go} />{" "}
            <span className={ask.answered === "no" ? "lacks" : "soft"}>{texts.answered[ask.answered]}</span>
            {ask.answered === "yes" && (
              <span className="soft">
                {" "}
                {texts.cards.at} <Turns turns={ask.turns} go={go} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Style({ reading }: Shown) {
  const style = reading.style;
  const traits: string[] = (["task", "plan", "formal", "brief", "expert"] as const).flatMap((trait) =>
    style[trait] === null || style[trait] === undefined ? [] : [texts.style[trait][style[trait] ? 0 : 1]!],
  );
  if (style.address === "title") traits.push(texts.style.title);
  if (style.address === "first-name") traits.push(texts.style.firstName);
  if (traits.length === 0) return null;
  return (
    <Card title={texts.cards.style}>
      <p>{texts.and(traits)}.</p>
      {style.matched !== null && style.matched !== undefined && <p className="soft">{style.matched ? texts.style.matched : texts.style.unmatched}</p>}
    </Card>
  );
}

function Talk({ reading, go }: Shown) {
  const { measures } = reading;
  const words = texts.talk;
  const roles = Object.entries(measures.talkShare).sort(([one], [other]) => (one < other ? 1 : -1)) as ["customer" | "agent" | "bot", number][];
  const role = (turn: number) => reading.turns[turn]?.speaker;
  const counted = reading.story.counted;
  const seconds = (turn: number) => {
    const one = reading.turns[turn];
    return typeof one?.at === "number" && typeof one.until === "number" ? one.until - one.at : 0;
  };
  const over = measures.overlaps.filter((overlap) => !overlap.backchannel);
  const asked = Object.entries(measures.questions).filter(([, number]) => number > 0) as ["customer" | "agent" | "bot", number][];
  if (roles.length === 0) return null;
  return (
    <Card title={words.title}>
      <p className="soft small">{measures.timed ? words.ofTime : words.ofWords}</p>
      <div className="shares" aria-hidden="true">
        {roles.map(([who, part]) => (
          <span key={who} className={who} style={{ width: `${part * 100}%` }} />
        ))}
      </div>
      <p className="legend">
        {roles.map(([who, part]) => (
          <span key={who} className={who}>
            {texts.roles[who]}{" "}
            <Counted
              figure={words.percent(part)}
              of={words.share(texts.roles[who])}
              from={counted
                .filter((one) => role(one.turn) === who)
                .map((one) => ({ turns: [one.turn], what: measures.timed ? texts.length(seconds(one.turn)) : words.words(one.words) }))}
              go={go}
            />
          </span>
        ))}
      </p>
      <dl className="figures">
        {asked.map(([who, number]) => (
          <div key={who}>
            <dt>{words.questions(texts.roles[who])}</dt>
            <dd>
              <Counted
                figure={String(number)}
                of={words.questions(texts.roles[who])}
                from={counted.filter((one) => one.questions > 0 && role(one.turn) === who).map((one) => ({ turns: [one.turn], what: words.asked(one.questions) }))}
                go={go}
              />
            </dd>
          </div>
        ))}
        {measures.longestMonologue !== null && measures.longestMonologue !== undefined && (
          <div>
            <dt>{words.monologue}</dt>
            <dd>
              {texts.length(measures.longestMonologue)} <Turns turns={measures.longestMonologueTurns} go={go} />
            </dd>
          </div>
        )}
        {measures.pauses.length > 0 && (
          <div>
            <dt>{words.silences}</dt>
            <dd>
              <Counted
                figure={String(measures.pauses.length)}
                of={words.silences}
                from={measures.pauses.map((pause) => ({ turns: [pause.beforeTurn], what: `${texts.length(pause.seconds)} ${words.before}` }))}
                go={go}
              />
            </dd>
          </div>
        )}
        {over.length > 0 && (
          <div>
            <dt>{words.over}</dt>
            <dd>
              <Turns turns={over.map((overlap) => overlap.turn)} go={go} />
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

function Hints({ hints, go }: Shown) {
  if (hints.length === 0) return null;
  return (
    <Card title={texts.hints.title}>
      <ul>
        {hints.map((hint) => (
          <li key={hint.nudge.turn}>
            <b>{hint.nudge.title}</b> <Turns turns={[hint.nudge.turn]} go={go} /> <span className="soft">{texts.hints.became(hint.became, hint.reason)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Disputes({ disputes, title, go }: Shown) {
  if (disputes.length === 0) return null;
  return (
    <Card title={texts.disputes.title}>
      <ul>
        {disputes.map((one) => (
          <li key={one.number}>
            <b>{title(one.code)}</b> <Turns turns={[one.turn]} go={go} /> <span className="soft">{texts.disputes.by(one.own ? null : one.by.name)}</span>
            {one.why !== null && <>: “{masked(one.why)}”</>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Notes after the contact, ready to copy; asked for when they are wanted. */
function Notes({ id, turns }: { id: string; turns: number }) {
  const [wanted, setWanted] = useState(false);
  const { data: notes, error, refetch } = useQuery({
    queryKey: ["notes", id, turns],
    queryFn: () => data(api.GET("/api/v1/conversations/{id}/notes", { params: { path: { id } } })),
    enabled: wanted,
  });
  return (
    <Card title={texts.notes.title} sort="notes">
      {!wanted ? (
        <Button variant="default" size="xs" className="no-print" onClick={() => setWanted(true)}>
          {texts.notes.show}
        </Button>
      ) : error !== null ? (
        <Failed error={error} again={() => void refetch()} />
      ) : notes === undefined ? (
        <Loading rows={2} />
      ) : (
        <>
          <pre tabIndex={0} aria-label={texts.notes.title} dir="auto">
            {masked(notesText(notes))}
          </pre>
          <Copy text={readable(notesText(notes))} />
        </>
      )}
    </Card>
  );
}
