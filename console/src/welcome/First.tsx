import { Button } from "@mantine/core";
import { Link, useNavigate } from "react-router";
import { address, useLabels, useReading } from "../api/conversations";
import { Arc } from "../parts/arc/Arc";
import { Failed, Loading } from "../parts/states";
import { turnId } from "../parts/turns";
import { masked } from "../parts/masked";
import { texts } from "../texts";

const words = texts.welcome;

/** A conversation that has just come: how it went, in sentences and as the arc, and where to go from here. */
export function First({ id, all, again }: { id: string; all: number; again: () => void }) {
  const { reading, problem } = useReading(id);
  const labels = useLabels();
  const navigate = useNavigate();
  const title = (code: string) => labels.get(code)?.title ?? code;
  const at = `/conversations/${address(id)}`;
  if (problem !== null) return <Failed error={problem} again={again} />;
  if (reading === undefined) return <Loading rows={4} height={56} />;
  const go = (turn: number) => void navigate(`${at}#${turnId(turn)}`);
  return (
    <div className="first fresh">
      <section className="card stack" aria-labelledby="heard">
        <h2 id="heard">{words.heard}</h2>
        <p className="story">
          {reading.story.sentences.map((parts, sentence) => (
            <span key={sentence}>
              {parts.map((part, i) =>
                part.turn === null ? (
                  part.text
                ) : (
                  <Link key={i} className="to" to={`${at}#${turnId(part.turn)}`}>
                    {masked(part.text)}
                  </Link>
                ),
              )}{" "}
            </span>
          ))}
        </p>
        <Arc reading={reading} title={title} go={go} />
        <div className="do begin">
          <Button size="md" component={Link} to={at}>
            {words.open}
          </Button>
          <Button size="md" variant="default" onClick={again}>
            {words.another}
          </Button>
          {all > 1 && <span className="soft small saved">{words.all(all)}</span>}
        </div>
      </section>
      <nav className="next" aria-label={words.next}>
        <h2>{words.next}</h2>
        <ul>
          <li>
            <Link className="to" to="/settings/people">
              {words.nextPeople}
            </Link>
          </li>
          <li>
            <Link className="to" to="/settings/tokens">
              {words.nextTokens}
            </Link>
          </li>
          <li>
            <Link className="to" to="/settings/pages">
              {words.nextPages}
            </Link>
          </li>
        </ul>
      </nav>
    </div>
  );
}
