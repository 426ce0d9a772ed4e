import { texts } from "../../texts";
import "./transcript.css";

/** An intensity as a word with three small bars. */
export function Step({ intensity, word = texts.steps[intensity as 0 | 1 | 2 | 3] }: { intensity: number; word?: string }) {
  return (
    <span className={`step s${intensity}`}>
      {word}
      <span className="bars" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <i key={bar} className={bar <= intensity ? "on" : ""} />
        ))}
      </span>
    </span>
  );
}
