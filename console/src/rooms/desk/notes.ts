import type { Notes } from "../../api/desk";
import { runs } from "../../parts/turns";
import { texts } from "../../texts";

/** Turns as notes name them: `turn 3`, `turns 1 and 4`. */
export function turnsOf(turns: readonly number[]): string {
  const all = runs(turns);
  if (all.length === 0) return "";
  if (all.length === 1 && all[0]![0] === all[0]![1]) return texts.turn(all[0]![0] + 1);
  return `${texts.turnsWord} ${texts.and(all.map(([from, to]) => (from === to ? String(from + 1) : `${from + 1}–${to + 1}`)))}`;
}

type Quote = { turn: number; from: number; to: number; text: string };

const line = (text: string) => text.replace(/\s+/g, " ").trim();
const said = (quote: Quote) => `“${line(quote.text)}” (${turnsOf([quote.turn])})`;
const holds = (all: Quote | null, part: Quote) => all !== null && all.turn === part.turn && all.from <= part.from && part.to <= all.to;
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

export type NoteSection = { title: string; lines: string[] };

/** Notes as lines to be pasted into a record, each with its turn; sections without a line are left out. */
export function noteSections(notes: Notes, nameOf: (turn: number) => string): NoteSection[] {
  const t = texts.desk.notes;
  const { about } = notes;
  const several = notes.endings.length > 1;
  const sections: NoteSection[] = [
    {
      title: t.about,
      lines: [
        ...(about.words === null ? [] : [said(about.words)]),
        ...(about.core === null || about.kind === null
          ? []
          : [
              holds(about.words, about.core) || notes.details.some((detail) => holds(detail.words, about.core!))
                ? t.atStake(texts.desk.stakes[about.kind], `(${turnsOf([about.core.turn])})`)
                : t.atStakeWords(texts.desk.stakes[about.kind], said(about.core)),
            ]),
      ],
    },
    {
      title: t.keywords,
      lines: notes.keywords.length === 0 ? [] : [notes.keywords.map((word) => `${line(word.words.text)} (${turnsOf(word.turns)})`).join(", ")],
    },
    {
      title: t.challenges,
      lines: notes.challenges.map((challenge) => {
        const marks = challenge.marks.map((mark) => (mark === "objection" ? t.objects(challenge.sort) : t.marks[mark]));
        return (marks.length === 0 ? "" : `${capital(marks.join(", "))}: `) + said(challenge.words);
      }),
    },
    {
      title: t.remember,
      lines: notes.details.flatMap((detail) => {
        const named = detail.topic === "other" ? "" : capital(detail.topic);
        if (!holds(about.words, detail.words)) return [(named === "" ? "" : `${named}: `) + said(detail.words)];
        return named === "" ? [] : [t.asAbove(named, turnsOf([detail.words.turn]))];
      }),
    },
    {
      title: t.asked,
      lines: notes.asked.map((ask) => {
        const turns = ask.turns.length === 0 ? "" : ` (${turnsOf(ask.turns)})`;
        return `${said(ask.words)} – ${ask.answered === "yes" ? (ask.answer === null ? t.answered + turns : said(ask.answer)) : t.notAnswered[ask.answered] + turns}`;
      }),
    },
    { title: t.steps, lines: notes.steps.map(said) },
    {
      title: t.promised,
      lines: notes.promises.map((promise) => `${capital(nameOf(promise.words.turn))}: ${said(promise.words)}${promise.due === null ? "" : t.due(promise.due)}`),
    },
    {
      title: t.ending,
      lines: notes.endings.flatMap((ending) => {
        const who = several ? `${capital(nameOf(ending.last.turn))}: ` : "";
        return [
          who + course(ending),
          ...(ending.episode === null ? [] : [who + t.episode(ending.episode.outcome, turnsOf([ending.episode.to]))]),
          ...(ending.leaving === null ? [] : [who + t.leftWith(said(ending.leaving))]),
        ];
      }),
    },
  ];
  return sections.filter((section) => section.lines.length > 0);
}

function course({ first, peak, last }: Notes["endings"][number]): string {
  const t = texts.desk.notes;
  const step = (point: { turn: number; intensity: number }) => `${t.upset[point.intensity]!}`;
  const at = (point: { turn: number }) => `(${turnsOf([point.turn])})`;
  if (peak.intensity === 0) return t.calmThroughout;
  if (first.turn === last.turn) return t.reads([`${step(first)} ${at(first)}`]);
  return t.reads([
    `${step(first)} ${t.first} ${at(first)}`,
    ...(peak.turn === first.turn || peak.turn === last.turn ? [] : [`${step(peak)} ${t.highest} ${at(peak)}`]),
    `${step(last)} ${t.last} ${at(last)}`,
  ]);
}

/** The same as one text. */
export const noteText = (heading: string, sections: readonly NoteSection[]) =>
  [heading, ...sections.map((section) => [section.title, ...section.lines.map((each) => `- ${each}`)].join("\n"))].join("\n\n") + "\n";
