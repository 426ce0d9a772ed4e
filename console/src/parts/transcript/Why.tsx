import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Evidence } from "../../api/conversations";
import { useLabels } from "../../api/conversations";
import { masked } from "../masked";
import { texts } from "../../texts";
import { useLabelPage } from "../label/LabelPage";
import { turnLink } from "../turns";
import type { Tag } from "./marks";

type Shown = {
  tag: Tag;
  turn: number;
  x: number;
  y: number;
  within: RefObject<HTMLElement | null>;
  go: (turn: number) => void;
  stay: (pinned: boolean) => void;
  leave: () => void;
  close: () => void;
  about?: (tag: Tag, turn: number) => ReactNode;
};

/** Why a mark stands where it stands: the words, how sure, and what the label's page says. */
export function Why({ tag, turn, x, y, within, go, stay, leave, close, about }: Shown) {
  const label = useLabels().get(tag.code);
  const openPage = useLabelPage();
  const card = useRef<HTMLDivElement>(null);
  const [left, setLeft] = useState(0);
  useLayoutEffect(() => {
    const fit = () => {
      const width = card.current?.offsetWidth ?? 0;
      const room = within.current?.offsetWidth ?? 0;
      setLeft(Math.max(0, Math.min(x, room - width)));
    };
    fit();
    window.addEventListener("resize", fit);
    return () => window.removeEventListener("resize", fit);
  }, [x, within]);
  const because = [...new Map(tag.evidence.map((one) => [said(one, turn), one])).entries()];
  return (
    <div
      ref={card}
      className="why"
      role="group"
      aria-label={texts.why.title(tag.title)}
      style={{ left, top: y + 4 }}
      onMouseEnter={() => stay(false)}
      onMouseLeave={leave}
      onFocus={() => stay(true)}
    >
      <p className="soft">
        {texts.kinds[tag.first.kind]} · {texts.confidence[tag.first.confidence]}
        {tag.first.probability !== undefined && `, ${texts.why.probability(tag.first.probability)}`}
        {tag.first.heardAt !== turn && ` · ${texts.why.heardAt(tag.first.heardAt + 1)}`}
      </p>
      {label !== undefined && <p>{label.intro}</p>}
      <ul className="because">
        {because.map(([words, evidence]) => (
          <li key={words}>
            {masked(words)}
            {evidence.type === "quote" && evidence.turn !== turn && (
              <>
                {" "}
                <a className="to" {...turnLink(evidence.turn, go)}>
                  {texts.turn(evidence.turn + 1)}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      {label !== undefined && label.say !== "" && (
        <p>
          <strong>{tag.first.kind === "pitfall" ? texts.why.instead : texts.why.say}</strong> {label.say}
        </p>
      )}
      <p className="ways">
        <button
          type="button"
          className="to"
          onClick={() => {
            close();
            openPage(tag.code);
          }}
        >
          {texts.why.page}
        </button>
        {about?.(tag, turn)}
      </p>
    </div>
  );
}

/** What a mark rests on, in words. */
function said(evidence: Evidence, turn: number): string {
  switch (evidence.type) {
    case "quote":
      return `“${evidence.text}”${evidence.turn === turn ? "" : ","}`;
    case "silence":
      return texts.why.silence(evidence.seconds, evidence.beforeTurn + 1);
    case "absence":
      return texts.why.absence(texts.roles[evidence.by], evidence.what, evidence.untilTurn + 1);
  }
}
