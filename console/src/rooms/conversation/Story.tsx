import type { Reading } from "../../api/conversations";
import { masked } from "../../parts/masked";
import { turnLink } from "../../parts/turns";

/** The sentences that somebody could say aloud, each part a link to the turn that it speaks of, and what to doubt. */
export function Story({ reading, go }: { reading: Reading; go: (turn: number) => void }) {
  return (
    <div>
      <p className="story" dir="auto">
        {reading.story.sentences.map((parts, i) => (
          <span key={i}>
            {parts.map((part, k) =>
              part.turn === null ? (
                <span key={k}>{masked(part.text)}</span>
              ) : (
                <a key={k} className={part.text.startsWith("“") ? "to quoted" : "to"} {...turnLink(part.turn, go)}>
                  {masked(part.text)}
                </a>
              ),
            )}{" "}
          </span>
        ))}
      </p>
      {reading.story.caveats.map((caveat) => (
        <p key={caveat} className="caveat">
          {masked(caveat)}
        </p>
      ))}
    </div>
  );
}
