import type { Schemas } from "../../api/client";
import { Turns } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";

/** A quiet strip under the turn that a hint follows, and what became of it. */
export function HintStrip({ nudge, hint, go }: { nudge: Schemas["Nudge"]; hint: Schemas["Hint"] | undefined; go: (turn: number) => void }) {
  const turns = nudge.because.flatMap((evidence) => (evidence.type === "quote" ? [evidence.turn] : []));
  return (
    <div className="hint">
      <p>
        <b>
          {texts.hints.hint}: {nudge.title}
        </b>
      </p>
      <p dir="auto">{masked(nudge.say)}</p>
      <p className="soft">
        {turns.length > 0 && (
          <>
            {texts.hints.because} <Turns turns={turns} go={go} />
            {" · "}
          </>
        )}
        {hint === undefined ? texts.hints.notShown : texts.hints.became(hint.became, hint.reason)}
      </p>
    </div>
  );
}
