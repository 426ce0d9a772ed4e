import type { Schemas } from "../../api/client";
import { texts } from "../../texts";

/** Notes as a text for another system: all in the words that were said, each line with its turn. */
export function notesText(notes: Schemas["Notes"]): string {
  const words = texts.notes;
  const lines: string[] = [];
  const quote = (one: { text: string; turn: number }) => `“${one.text.replace(/\s+/g, " ").trim()}” (${texts.turn(one.turn + 1)})`;
  const section = (title: string, some: string[]) => {
    if (some.length > 0) lines.push(`${title}:`, ...some.map((line) => `- ${line}`));
  };
  section(words.about, [
    ...(notes.about.words === null ? [] : [quote(notes.about.words)]),
    ...(notes.about.core === null ? [] : [`${words.beneath} ${quote(notes.about.core)}`]),
  ]);
  section(words.challenges, notes.challenges.map((one) => `${quote(one.words)}${one.marks.length > 0 ? ` [${one.marks.join(", ")}]` : ""}`));
  section(words.asked, notes.asked.map((one) => `${quote(one.words)}: ${texts.answered[one.answered]}${one.answer === null ? "" : `, ${quote(one.answer)}`}`));
  section(words.steps, notes.steps.map(quote));
  section(
    words.promises,
    notes.promises.map((one) => `${quote(one.words)}, ${texts.cards.by(texts.roles[one.by])}${one.due === null ? "" : `, ${texts.cards.due(one.due)}`}`),
  );
  section(words.details, notes.details.map((one) => `${quote(one.words)} [${one.topic}]`));
  section(
    words.endings,
    notes.endings.map((one) => words.ending(texts.steps[one.first.intensity as 0], texts.steps[one.peak.intensity as 0], texts.steps[one.last.intensity as 0])),
  );
  return lines.length === 0 ? words.none : lines.join("\n");
}
