import type { Episode, Reading } from "../../api/conversations";
import { callsOf } from "../speakers";

/** A customer's turn on the line. */
export type Point = { turn: number; intensity: number; word: string };

/** One customer's line; more than three cannot be told apart, the calmest are left to the table. */
export type Course = { speaker: string; name: string; points: Point[]; landed: boolean };

/** What an agent's turn shows on the rail. */
export type Did = { turn: number; techniques: string[]; pitfalls: string[] };

export type ArcModel = {
  turns: number;
  columns: number;
  courses: Course[];
  rail: Did[];
  silences: { beforeTurn: number; seconds: number }[];
  episodes: Episode[];
};

/** More turns than this are drawn together: points would touch. */
export const MOST_COLUMNS = 60;
const MOST_COURSES = 3;

/** The column in which a turn is drawn. */
export const column = (model: { turns: number; columns: number }, turn: number) =>
  Math.min(model.columns - 1, Math.floor((turn * model.columns) / Math.max(1, model.turns)));

/**
 * What is drawn of a reading.
 *
 * @param title what a label is called
 */
export function arcOf(reading: Pick<Reading, "turns" | "episodes" | "measures" | "story">, title: (code: string) => string): ArcModel {
  const words = new Map(reading.story.reads.map((one) => [one.turn, one.word]));
  const called = callsOf(reading.turns);
  const courses = new Map<string, Course>();
  const rail: Did[] = [];
  for (const turn of reading.turns) {
    if (!turn.read) continue;
    const speaker = turn.speakerId ?? turn.speaker;
    if (turn.speaker === "customer" && turn.intensity !== undefined) {
      const course = courses.get(speaker) ?? { speaker, name: called(turn), points: [], landed: false };
      course.points.push({ turn: turn.index, intensity: turn.intensity, word: words.get(turn.index) ?? "" });
      courses.set(speaker, course);
    } else if (turn.speaker === "agent" || turn.speaker === "bot") {
      const counted = turn.signals.filter((signal) => signal.confidence !== "possible");
      const titles = (kind: string) => [...new Set(counted.filter((signal) => signal.kind === kind).map((signal) => title(signal.code)))];
      rail.push({ turn: turn.index, techniques: titles("technique"), pitfalls: titles("pitfall") });
    }
  }
  for (const course of courses.values()) {
    const own = reading.episodes.filter((episode) => episode.speaker === course.speaker);
    course.landed = own.at(-1)?.outcome === "landed";
  }
  const peak = (course: Course) => Math.max(...course.points.map((point) => point.intensity));
  return {
    turns: reading.turns.length,
    columns: Math.max(1, Math.min(reading.turns.length, MOST_COLUMNS)),
    courses: [...courses.values()].sort((one, other) => peak(other) - peak(one)).slice(0, MOST_COURSES),
    rail,
    silences: reading.measures.pauses.map(({ beforeTurn, seconds }) => ({ beforeTurn, seconds })),
    episodes: reading.episodes,
  };
}

/** The points of a course, at most one a column; the highest of those that fall together is kept. */
export function binned(model: ArcModel, course: Course): Point[] {
  if (model.columns === model.turns) return course.points;
  const kept = new Map<number, Point>();
  for (const point of course.points) {
    const at = column(model, point.turn);
    const before = kept.get(at);
    if (before === undefined || point.intensity > before.intensity) kept.set(at, point);
  }
  const points = [...kept.values()];
  const last = course.points.at(-1)!;
  // How it ended is read from the last point.
  if (points.at(-1)!.turn !== last.turn && points.at(-1)!.intensity !== last.intensity) points.push(last);
  return points;
}

/** What the rail shows in each column where an agent spoke. */
export function railed(model: ArcModel): (Did & { last: number })[] {
  const kept = new Map<number, Did & { last: number }>();
  for (const did of model.rail) {
    const at = column(model, did.turn);
    const before = kept.get(at);
    kept.set(
      at,
      before === undefined
        ? { ...did, last: did.turn }
        : { turn: before.turn, last: did.turn, techniques: [...before.techniques, ...did.techniques], pitfalls: [...before.pitfalls, ...did.pitfalls] },
    );
  }
  return [...kept.values()];
}

/** Episodes that overlap stand under each other; one may begin at the turn at which another ended. */
export function lanes(episodes: Episode[]): Episode[][] {
  const all: Episode[][] = [];
  for (const episode of episodes) {
    const free = all.find((lane) => lane.at(-1)!.to <= episode.from);
    if (free === undefined) all.push([episode]);
    else free.push(episode);
  }
  return all;
}

/** A smooth line through points; it overshoots none of them. */
export function curve(points: { x: number; y: number }[]): string {
  return points
    .map((point, i) => {
      const before = points[i - 1];
      if (before === undefined) return `M${at(point.x)} ${at(point.y)}`;
      const middle = at((before.x + point.x) / 2);
      return `C${middle} ${at(before.y)} ${middle} ${at(point.y)} ${at(point.x)} ${at(point.y)}`;
    })
    .join("");
}

const at = (number: number) => Math.round(number * 10) / 10;
