import type { Reading } from "../../api/conversations";
import { arcOf } from "../../parts/arc/model";
import { Step } from "../../parts/transcript/Step";
import { turnLink } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";
import { Counted } from "./Counted";

/** More customers than this do not fit beside the sentences; the arc has them all. */
const MOST_CUSTOMERS = 2;

/** How each customer came, was at worst and left, and how much of what was needed was given. */
export function Glance({ reading, go }: { reading: Reading; go: (turn: number) => void }) {
  const courses = arcOf(reading, (code) => code).courses.slice(0, MOST_CUSTOMERS);
  if (courses.length === 0) return null;
  const met = reading.needs.filter((need) => need.verdict === "met");
  const decided = reading.needs.filter((need) => need.verdict === "met" || need.verdict === "missed");
  const answered = reading.asks.filter((ask) => ask.answered === "yes");
  const landed = reading.episodes.filter((episode) => episode.outcome === "landed");
  const words = texts.glance;
  const counts = [
    {
      name: words.needs,
      given: met.length,
      all: decided.length,
      from: decided.map((need) => ({ turns: need.turns, what: `${texts.needs[need.need]}: ${words[need.verdict as "met" | "missed"]}` })),
    },
    {
      name: words.questions,
      given: answered.length,
      all: reading.asks.length,
      from: reading.asks.map((ask) => ({ turns: [ask.turn], what: `“${ask.text.text}”: ${texts.answered[ask.answered]}` })),
    },
    {
      name: words.episodes,
      given: landed.length,
      all: reading.episodes.length,
      from: reading.episodes.map((episode) => ({ turns: [episode.from, episode.to], what: texts.outcomes(episode.outcome, reading.state === "closed") })),
    },
  ];
  return (
    <section className="card glance" aria-label={words.title}>
      {courses.map((course) => {
        const worst = course.points.reduce((most, point) => (point.intensity > most.intensity ? point : most));
        const points = [
          { name: words.came, point: course.points[0]! },
          { name: words.worst, point: worst },
          { name: reading.state === "closed" ? words.left : words.now, point: course.points.at(-1)! },
        ];
        return (
          <div key={course.speaker}>
            {courses.length > 1 && (
              <p className="name" dir="auto">
                {masked(course.name)}
              </p>
            )}
            <dl className="three">
              {points.map(({ name, point }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <b className={`word s${point.intensity}`}>{point.word || texts.steps[point.intensity as 0]}</b>
                    <Step intensity={point.intensity} word={point.word === texts.steps[point.intensity as 0] ? "" : undefined} />
                    <a className="to soft" {...turnLink(point.turn, go)}>
                      {texts.turn(point.turn + 1)}
                    </a>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        );
      })}
      <dl className="counts">
        {counts
          .filter((count) => count.all > 0)
          .map((count) => (
            <div key={count.name}>
              <dt>{count.name}</dt>
              <dd>
                <Counted figure={words.of(count.given, count.all)} of={count.name} from={count.from} go={go} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
