import type { Reading } from "../../api/conversations";
import { Arc } from "../../parts/arc/Arc";
import { span, useNow } from "../../parts/time";
import { Turns, turnLink } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";
import { clockOf, phaseNow } from "./model";

type Shown = { reading: Reading; title: (code: string) => string; here: number | null; go: (turn: number) => void; came: ReadonlyMap<number, number> };

const longDay = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });

/** A day as people say it; the service counts days in UTC. */
export const dayOf = (date: string) => longDay.format(new Date(`${date}T00:00:00Z`));

/** What stands beside a conversation while it goes on. */
export function Side({ reading, title, here, go, came }: Shown) {
  const t = texts.desk.side;
  return (
    <>
      <section className="card" aria-labelledby="side-arc">
        <h2 id="side-arc">{t.arc}</h2>
        <Arc reading={reading} title={title} here={here} go={go} />
        <Phase reading={reading} go={go} />
      </section>
      <section className="card" aria-labelledby="side-promises" hidden={reading.commitments.length === 0}>
        <h2 id="side-promises">{t.promises}</h2>
        <Promises reading={reading} go={go} came={came} />
      </section>
      <section className="card" aria-labelledby="side-asks">
        <h2 id="side-asks">{t.asks}</h2>
        {reading.asks.length === 0 && <p className="soft">{t.noAsks}</p>}
        <ul className="asks">
          {reading.asks
            .toSorted((one, other) => Number(one.answered === "yes") - Number(other.answered === "yes") || one.turn - other.turn)
            .map((ask) => (
              <li key={`${ask.turn}${ask.text.from}`} className={ask.answered}>
                <q dir="auto">{masked(ask.text.text)}</q>{" "}
                <span className="small soft">
                  <a className="to" {...turnLink(ask.turn, go)}>
                    {texts.turn(ask.turn + 1)}
                  </a>
                  {" · "}
                </span>
                <span className={`small ${ask.answered === "yes" ? "calm" : ask.answered === "no" ? "lacks" : "soft"}`}>
                  {t.answered[ask.answered]} {ask.answered === "yes" && <Turns turns={ask.turns} go={go} />}
                </span>
              </li>
            ))}
        </ul>
      </section>
      <section className="card" aria-labelledby="side-stake">
        <h2 id="side-stake">{t.stake}</h2>
        {reading.stake.surface === null && reading.stake.core === null ? (
          <p className="soft">{t.noStake}</p>
        ) : (
          <dl className="known">
            {(["surface", "core"] as const).map((which) => {
              const quote = reading.stake[which];
              return quote === null ? null : (
                <div key={which}>
                  <dt>{which === "surface" ? t.complaint : `${t.beneath}${reading.stake.kind === null ? "" : `: ${texts.desk.stakes[reading.stake.kind]}`}`}</dt>
                  <dd>
                    <q dir="auto">{masked(quote.text)}</q>{" "}
                    <a className="to small soft" {...turnLink(quote.turn, go)}>
                      {texts.turn(quote.turn + 1)}
                    </a>
                  </dd>
                </div>
              );
            })}
          </dl>
        )}
      </section>
      {reading.details.length > 0 && (
        <section className="card" aria-labelledby="side-details">
          <h2 id="side-details">{t.details}</h2>
          <ul className="asks">
            {reading.details.map((detail) => (
              <li key={`${detail.turn}${detail.what}`}>
                <span dir="auto">“{masked(detail.what)}”</span>{" "}
                <span className="small soft">
                  {detail.topic !== "other" && `${detail.topic} · `}
                  <a className="to" {...turnLink(detail.turn, go)}>
                    {texts.turn(detail.turn + 1)}
                  </a>
                  {detail.takenUp.length > 0 && (
                    <>
                      {` · ${t.takenUp} `}
                      <Turns turns={detail.takenUp} go={go} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card" aria-labelledby="side-style">
        <h2 id="side-style">{t.style}</h2>
        <p>{styleOf(reading.style) ?? <span className="soft">{t.noStyle}</span>}</p>
        {reading.style.matched !== null && <p className={reading.style.matched ? "soft" : "lacks"}>{t.matched[`${reading.style.matched}`]}</p>}
      </section>
    </>
  );
}

/** How a customer writes, in a sentence; null where not enough was shown. */
export function styleOf(style: Reading["style"]): string | null {
  const t = texts.desk.side;
  const manner = [style.brief === null ? null : t.brief[`${style.brief}`], style.formal === null ? null : t.formal[`${style.formal}`]].filter((part) => part !== null);
  const rest = [
    ...(style.plan === null ? [] : [t.wants(t.plan[`${style.plan}`])]),
    ...(style.plan === null && style.task !== null ? [t.wants(t.task[`${style.task}`])] : []),
    ...(style.expert === null ? [] : [t.knows[`${style.expert}`]]),
    ...(style.address === null ? [] : [t.address[style.address]]),
  ];
  if (manner.length === 0 && rest.length === 0) return null;
  const parts = [...(manner.length === 0 ? [] : [t.styleBegins(manner)]), ...rest].join("; ");
  return `${parts.slice(0, 1).toUpperCase()}${parts.slice(1)}.`;
}

function Phase({ reading, go }: { reading: Reading; go: (turn: number) => void }) {
  const t = texts.desk.side;
  const now = phaseNow(reading);
  if (now === null) return <p className="soft small">{t.noEpisode}</p>;
  const { episode, phase } = now;
  const skipped = new Set(episode.skipped.map((one) => one.phase));
  const been = new Set(episode.phases.map((one) => one.phase));
  return (
    <div className="phase">
      <h3>{t.phase}</h3>
      <ol className="phases">
        {(["intake", "calibration", "response", "verification"] as const).map((one) => {
          const here = episode.outcome === "open" && phase === one;
          return (
            <li key={one} className={here ? "here" : skipped.has(one) ? "skipped" : been.has(one) ? "been" : undefined} aria-current={here ? "step" : undefined}>
              {texts.phases[one]}
            </li>
          );
        })}
      </ol>
      {episode.outcome !== "open" && (
        <p className={`small ${episode.outcome === "landed" ? "calm" : "lacks"}`}>
          {episode.outcome === "landed" ? t.landed : t.lost} <Turns turns={episode.endedBy} go={go} />
        </p>
      )}
      {episode.skipped.slice(0, 2).map((one) => (
        <p key={one.phase} className="small soft">
          {one.why} <Turns turns={one.turns} go={go} />
        </p>
      ))}
    </div>
  );
}

/** Promises, short ones with a clock; those by the agent first. */
function Promises({ reading, go, came }: { reading: Reading; go: (turn: number) => void; came: ReadonlyMap<number, number> }) {
  const now = useNow(1_000);
  const t = texts.desk.side;
  const closed = reading.state === "closed";
  return (
    <ul className="asks">
      {reading.commitments
        .map((promise) => ({ promise, clock: clockOf(reading, promise, came) }))
        .toSorted((one, other) => Number(running(other.clock)) - Number(running(one.clock)) || other.promise.turn - one.promise.turn)
        .map(({ promise, clock }) => {
          const left = clock === null ? null : (clock.dueAt - now) / 1000;
          return (
            <li key={`${promise.turn}${promise.what}`}>
              <q dir="auto">{masked(promise.what)}</q>
              {promise.dueWords !== null && !promise.what.includes(promise.dueWords.text) && <span> {masked(promise.dueWords.text)}</span>}{" "}
              <span className="small soft">
                {texts.roles[promise.by]} ·{" "}
                <a className="to" {...turnLink(promise.turn, go)}>
                  {texts.turn(promise.turn + 1)}
                </a>
              </span>
              {clock?.back !== null && clock !== null ? (
                <span className={`clock ${clock.back.at > clock.dueAt ? "over" : ""}`}>
                  {t.back(span((clock.back.at - clock.saidAt) / 1000))}
                </span>
              ) : left !== null && !closed && left > -24 * 3_600 ? (
                <span className={`clock running${left < 0 ? " over" : ""}`} role="timer">
                  {left < 0 ? t.over(span(-left)) : t.left(span(Math.ceil(left)))}
                </span>
              ) : (
                promise.due !== null && <span className="clock">{t.due(dayOf(promise.due))}</span>
              )}
            </li>
          );
        })}
    </ul>
  );
}

const running = (clock: ReturnType<typeof clockOf>) => clock !== null && clock.back === null;
