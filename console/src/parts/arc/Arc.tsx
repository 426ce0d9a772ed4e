import { useElementSize } from "@mantine/hooks";
import { useId, useMemo } from "react";
import type { Episode, Reading } from "../../api/conversations";
import { masked } from "../masked";
import { callsOf } from "../speakers";
import { texts } from "../../texts";
import { turnLink } from "../turns";
import "./arc.css";
import { type ArcModel, arcOf, binned, column, type Course, curve, type Did, lanes, railed } from "./model";

const TOP = 34;
const STEP = 40;
const GROUND = TOP + 3 * STEP;
const RAIL = GROUND + 28;
const NUMBERS = RAIL + 24;
const BANDS = NUMBERS + 16;
const LANE = 22;

/** The width of a letter of the drawing's text, for finding out what fits. */
const LETTER = 6.9;

type Shown = {
  reading: Reading;
  title: (code: string) => string;
  /** The turn that the reader is at. */
  here?: number | null;
  go: (turn: number) => void;
  /** Without words, numbers and episodes: to stay in sight beside a transcript. */
  plain?: boolean;
};

/**
 * The course of a conversation: up is hotter, down is calm. The customer's turns are points on the
 * line, a landed end is a filled calm point; below it a rail with one glyph an agent's turn, and the
 * episodes with their phases.
 */
export function Arc({ reading, title, here = null, go, plain = false }: Shown) {
  const { ref, width } = useElementSize<HTMLElement>();
  const model = useMemo(() => arcOf(reading, title), [reading, title]);
  if (model.courses.length === 0) return <p className="soft">{texts.arc.none}</p>;
  return (
    <figure className="arc" ref={ref}>
      <p className="unseen">{spoken(model)}</p>
      {/* Width is known after the first drawing; the height is kept meanwhile. */}
      <Drawing model={model} width={Math.max(280, width || 640)} here={here} go={go} plain={plain} closed={reading.state === "closed"} />
      {!plain && <Key model={model} />}
    </figure>
  );
}

function Drawing({ model, width, here, go, plain, closed }: { model: ArcModel; width: number; here: number | null; go: (turn: number) => void; plain: boolean; closed: boolean }) {
  const id = useId();
  const left = plain ? 8 : 52;
  const right = width - 10;
  const cell = (right - left) / model.columns;
  const x = (turn: number) => left + (column(model, turn) + 0.5) * cell;
  const y = (intensity: number) => GROUND - intensity * STEP;
  const rows = plain ? [] : lanes(model.episodes);
  const height = plain ? RAIL + 14 : rows.length === 0 ? NUMBERS + 8 : BANDS + rows.length * LANE + 2;
  const radius = cell * 2 < 14 ? 3 : 5.5;
  return (
    <svg className="arc" viewBox={`0 0 ${width} ${height}`} width="100%" height={height} aria-hidden="true">
      <defs>
        <linearGradient id={`${id}line`} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={TOP} y2={GROUND}>
          {[3, 2, 1, 0].map((step) => (
            <stop key={step} className={`line${step}`} offset={`${((3 - step) * 100) / 3}%`} />
          ))}
        </linearGradient>
        <linearGradient id={`${id}fill`} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1={TOP} y2={GROUND}>
          {[3, 2, 1, 0].map((step) => (
            <stop key={step} className={`fill${step}`} offset={`${((3 - step) * 100) / 3}%`} />
          ))}
        </linearGradient>
      </defs>
      {texts.steps.map((step, intensity) => (
        <g key={step}>
          <path className={intensity === 0 ? "ground" : "grid"} d={`M${left} ${y(intensity)}H${right}`} />
          {!plain && (
            <text x={0} y={y(intensity) + 4.5}>
              {step}
            </text>
          )}
        </g>
      ))}
      {here !== null && here < model.turns && <rect className="here" x={x(here) - Math.max(8, cell / 2)} y={TOP - 18} width={Math.max(16, cell)} height={RAIL - TOP + 30} rx="6" />}
      {model.silences.map((silence) => (
        <path key={silence.beforeTurn} className="silence" d={`M${x(silence.beforeTurn) - cell / 2} ${TOP - 8}V${RAIL + 8}`}>
          <title>{texts.arc.silence(silence.seconds, silence.beforeTurn + 1)}</title>
        </path>
      ))}
      {model.courses.map((course, number) => {
        const points = binned(model, course).map((point) => ({ ...point, x: x(point.turn), y: y(point.intensity) }));
        const line = curve(points);
        return (
          <g key={course.speaker}>
            {model.courses.length === 1 && points.length > 1 && (
              <path fill={`url(#${id}fill)`} d={`${line}V${GROUND}H${points[0]!.x}Z`} />
            )}
            <path className={`line l${number}`} stroke={`url(#${id}line)`} d={line} />
          </g>
        );
      })}
      {model.courses.map((course) => (
        <Dots key={course.speaker} model={model} course={course} x={x} y={y} radius={radius} go={go} />
      ))}
      {!plain && <Labels model={model} x={x} y={y} left={left} right={right} />}
      {railed(model).map((did) => (
        <g key={did.turn} className="glyph" transform={`translate(${x(did.turn)} ${RAIL})`} onClick={() => go(did.turn)}>
          <title>{texts.arc.did(did.turn + 1, did.techniques, did.pitfalls)}</title>
          <rect className="hit" x={-Math.max(7, cell / 2)} y={-12} width={Math.max(14, cell)} height={24} />
          <Glyph did={did} />
        </g>
      ))}
      {!plain && numbers(model, cell).map((turn) => (
        <text key={turn} x={x(turn)} y={NUMBERS + 4} textAnchor="middle">
          {turn + 1}
        </text>
      ))}
      {rows.map((lane, row) =>
        lane.map((episode) => {
          const from = x(episode.from) - cell * 0.4;
          const to = x(episode.to) + cell * 0.4;
          const words = fitting(episode, closed, to - from);
          return (
            <g key={`${episode.speaker}${episode.from}`} className={`band ${episode.outcome}`} onClick={() => go(episode.from)}>
              <title>{texts.arc.episode(episode.from + 1, episode.to + 1, texts.outcomes(episode.outcome, closed))}</title>
              <rect x={from} y={BANDS + row * LANE} width={Math.max(6, to - from)} height="17" rx="8.5" />
              {words !== null && (
                <text x={(from + to) / 2} y={BANDS + row * LANE + 12.5} textAnchor="middle">
                  {words}
                </text>
              )}
            </g>
          );
        }),
      )}
    </svg>
  );
}

function Dots({ model, course, x, y, radius, go }: { model: ArcModel; course: Course; x: (turn: number) => number; y: (intensity: number) => number; radius: number; go: (turn: number) => void }) {
  const points = binned(model, course);
  return (
    <>
      {points.map((point, i) => {
        const last = i === points.length - 1;
        const landed = last && course.landed && point.intensity === 0;
        return (
          <circle
            key={point.turn}
            className={`dot s${point.intensity}${landed ? " landed" : ""}`}
            cx={x(point.turn)}
            cy={y(point.intensity)}
            r={last ? radius + 1 : radius}
            onClick={() => go(point.turn)}
          >
            <title>{texts.arc.point(point.turn + 1, course.name, point.word, point.intensity)}</title>
          </circle>
        );
      })}
    </>
  );
}

/** Words at the first, the highest and the last point, where there is room; several courses are named. */
function Labels({ model, x, y, left, right }: { model: ArcModel; x: (turn: number) => number; y: (intensity: number) => number; left: number; right: number }) {
  const taken: [number, number, number, number][] = [];
  for (const course of model.courses) {
    const points = binned(model, course).map((point) => ({ x: x(point.turn), y: y(point.intensity) }));
    points.forEach((point, i) => {
      taken.push([point.x - 7, point.y - 7, point.x + 7, point.y + 7]);
      const before = points[i - 1];
      // No word stands on a line.
      for (let part = 0; before !== undefined && part <= 8; part++) {
        const along = part / 8;
        const px = before.x + (point.x - before.x) * along;
        const py = before.y + (point.y - before.y) * along * along * (3 - 2 * along);
        taken.push([px - 2, py - 2, px + 2, py + 2]);
      }
    });
  }
  const place = (text: string, px: number, py: number) => {
    const half = (text.length * LETTER) / 2;
    const middle = Math.min(Math.max(px, left + half), Math.max(left + half, right - half));
    for (const baseline of [py - 13, py + 22, py - 27]) {
      const box: [number, number, number, number] = [middle - half, baseline - 11, middle + half, baseline + 3];
      if (baseline < GROUND - 4 && taken.every((other) => other[0] >= box[2] || box[0] >= other[2] || other[1] >= box[3] || box[1] >= other[3])) {
        taken.push(box);
        return { x: middle, y: baseline };
      }
    }
    return null;
  };
  const words: { key: string; text: string; intensity: number; x: number; y: number }[] = [];
  for (const course of model.courses) {
    const points = binned(model, course);
    const peak = points.reduce((best, point) => (point.intensity > best.intensity ? point : best));
    const wanted = model.courses.length === 1 ? [...new Set([peak, points[0]!, points.at(-1)!])] : [points[0]!];
    for (const point of wanted) {
      const text = model.courses.length === 1 ? point.word : course.name.slice(0, 24);
      const spot = text === "" ? null : place(text, x(point.turn), y(point.intensity));
      if (spot !== null) words.push({ key: `${course.speaker}${point.turn}`, text, intensity: point.intensity, ...spot });
    }
  }
  return (
    <>
      {words.map((word) => (
        <text key={word.key} className={`word s${word.intensity}`} x={word.x} y={word.y} textAnchor="middle">
          {word.text}
        </text>
      ))}
    </>
  );
}

/** A filled circle for a technique, an open diamond for a pitfall, both, or a small point for neither. */
function Glyph({ did }: { did: Pick<Did, "techniques" | "pitfalls"> }) {
  const good = did.techniques.length > 0;
  const bad = did.pitfalls.length > 0;
  return (
    <>
      {bad && <path className="pitfall" d="M0 -8l8 8l-8 8l-8 -8Z" />}
      {good && <circle className="technique" r={bad ? 3 : 5.5} />}
      {!good && !bad && <circle className="neither" r="2.5" />}
    </>
  );
}

function Key({ model }: { model: ArcModel }) {
  const has = (good: boolean, bad: boolean) => model.rail.some((did) => did.techniques.length > 0 === good && did.pitfalls.length > 0 === bad);
  const kinds: [string, boolean, boolean][] = [
    [texts.arc.technique, true, false],
    [texts.arc.pitfall, false, true],
    [texts.arc.both, true, true],
    [texts.arc.neither, false, false],
  ];
  return (
    <figcaption className="key">
      {kinds.map(([word, good, bad]) =>
        has(good, bad) ? (
          <span key={word}>
            <svg viewBox="-10 -10 20 20" aria-hidden="true">
              <Glyph did={{ techniques: good ? [""] : [], pitfalls: bad ? [""] : [] }} />
            </svg>
            {word}
          </span>
        ) : null,
      )}
      {model.silences.length > 0 && (
        <span>
          <svg viewBox="0 0 6 20" aria-hidden="true">
            <path className="silence" d="M3 1V19" />
          </svg>
          {texts.arc.silenceKey}
        </span>
      )}
    </figcaption>
  );
}

/** The same figures as a table, for those who do not see the drawing, and for those who count. */
export function ArcTable({ reading, title, go }: { reading: Reading; title: (code: string) => string; go: (turn: number) => void }) {
  const words = new Map(reading.story.reads.map((one) => [one.turn, one.word]));
  const called = callsOf(reading.turns);
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={texts.arc.table}>
      <table className="plain">
        <thead>
          <tr>
            {texts.arc.columns.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reading.turns
            .filter((turn) => turn.read)
            .map((turn) => {
              const did = (kind: string) => [
                ...new Set(turn.signals.filter((signal) => signal.kind === kind && signal.confidence !== "possible").map((signal) => title(signal.code))),
              ];
              return (
                <tr key={turn.index}>
                  <td>
                    <a className="to" {...turnLink(turn.index, go)}>
                      {turn.index + 1}
                    </a>
                  </td>
                  <td dir="auto">{masked(called(turn))}</td>
                  <td>{turn.intensity === undefined ? "" : texts.arc.reads(words.get(turn.index) ?? "", turn.intensity)}</td>
                  <td>
                    {[
                      ...did("technique").map((name) => `${texts.kinds.technique.toLowerCase()}: ${name}`),
                      ...did("pitfall").map((name) => `${texts.kinds.pitfall.toLowerCase()}: ${name}`),
                    ].join("; ")}
                  </td>
                  <td>{turn.phase === null || turn.phase === undefined ? "" : texts.phases[turn.phase]}</td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}

/** The drawing in a sentence. */
function spoken(model: ArcModel): string {
  return texts.arc.spoken(
    model.courses.map((course) => ({
      name: course.name,
      first: course.points[0]!.intensity,
      peak: Math.max(...course.points.map((point) => point.intensity)),
      last: course.points.at(-1)!.intensity,
    })),
  );
}

/** Which turns get their number: as many as have room. */
function numbers(model: ArcModel, cell: number): number[] {
  if (model.columns < model.turns) return [0, model.turns - 1];
  let every = 1;
  while (cell * every < 22) every = every === 1 ? 2 : every === 2 ? 5 : every * 2;
  const turns = Array.from({ length: model.turns }, (_, turn) => turn);
  return turns.filter((turn) => (every < 3 ? turn % every === 0 : (turn + 1) % every === 0 || turn === 0));
}

function fitting(episode: Episode, closed: boolean, width: number): string | null {
  for (const words of [texts.outcomes(episode.outcome, closed), episode.outcome]) {
    if (words.length * LETTER + 8 <= width) return words;
  }
  return null;
}
