import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Reading, TurnHeard } from "../../api/conversations";
import { texts } from "../../texts";
import { masked } from "../masked";
import { nameOf, numbersOf } from "../speakers";
import { span } from "../time";
import { turnId, turnLink } from "../turns";
import { type Marked, mark, type Tag } from "./marks";
import { Step } from "./Step";
import "./transcript.css";
import { Why } from "./Why";

type Shown = {
  reading: Reading;
  title: (code: string) => string;
  /** Whether signals that do not count are shown too. */
  possible?: boolean;
  /** The turn that the reader is at. */
  here?: number | null;
  go: (turn: number) => void;
  /** What stands under a turn, such as the hint that follows it. */
  under?: (turn: number) => ReactNode;
  /** What can be done about a mark, in the card that says why it stands there. */
  about?: (tag: Tag, turn: number) => ReactNode;
  /** Turns from this one on slide in: they came while somebody looked. */
  freshFrom?: number;
};

/** The conversation, turn by turn, with marks under the words and their names beneath. */
export function Transcript({ reading, title, possible = false, here = null, go, under, about, freshFrom = Infinity }: Shown) {
  const pauses = useMemo(() => new Map(reading.measures.pauses.map((pause) => [pause.beforeTurn, pause])), [reading.measures.pauses]);
  const [why, setWhy] = useState<Opened | null>(null);
  const leave = useRef<ReturnType<typeof setTimeout>>(undefined);

  const open = useCallback((opened: Opened | null, linger = false) => {
    clearTimeout(leave.current);
    if (opened === null && linger) {
      leave.current = setTimeout(() => setWhy((now) => (now?.pinned === true ? now : null)), 220);
      return;
    }
    setWhy((now) => (opened !== null && !opened.pinned && now?.pinned === true && now.tag.key !== opened.tag.key ? now : opened));
  }, []);
  useEffect(() => () => clearTimeout(leave.current), []);

  useEffect(() => {
    if (why === null) return;
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        setWhy(null);
        document.getElementById(`tag-${why.tag.key}`)?.focus();
      }
    };
    const elsewhere = (event: PointerEvent) => {
      if (!(event.target as Element).closest(".why, .tag, mark")) setWhy(null);
    };
    window.addEventListener("keydown", key);
    window.addEventListener("pointerdown", elsewhere);
    return () => {
      window.removeEventListener("keydown", key);
      window.removeEventListener("pointerdown", elsewhere);
    };
  }, [why]);

  const firsts = useMemo(() => firstTurns(reading.turns), [reading.turns]);
  const number = useMemo(() => numbersOf(reading.turns), [reading.turns]);
  return (
    <ol className="talk">
      {reading.turns.map((turn) => (
          <Turn
            key={turn.index}
            turn={turn}
            channel={reading.channel}
            first={firsts.has(turn.index)}
            number={number(turn)}
            pause={pauses.get(turn.index)}
            title={title}
            possible={possible}
            here={here === turn.index}
            why={why?.turn === turn.index ? why : null}
            open={open}
            go={go}
            under={under?.(turn.index)}
            about={about}
            fresh={turn.index >= freshFrom}
          />
      ))}
    </ol>
  );
}

/** The turns at which somebody speaks first. */
function firstTurns(turns: readonly TurnHeard[]): Set<number> {
  const speakers = new Map<string, number>();
  for (const turn of turns) {
    const speaker = `${turn.speaker} ${turn.speakerId ?? ""}`;
    if (!speakers.has(speaker)) speakers.set(speaker, turn.index);
  }
  return new Set(speakers.values());
}

/** The card that is open: whose it is, where it stands, and whether it stays without the pointer. */
type Opened = { turn: number; tag: Tag; pinned: boolean; x: number; y: number };

type TurnShown = {
  turn: TurnHeard;
  channel: Reading["channel"];
  first: boolean;
  /** Which of those without a name on their side speaks. */
  number: number;
  pause: Reading["measures"]["pauses"][number] | undefined;
  title: (code: string) => string;
  possible: boolean;
  here: boolean;
  why: Opened | null;
  open: (opened: Opened | null, linger?: boolean) => void;
  go: (turn: number) => void;
  under: ReactNode;
  about: Shown["about"];
  fresh: boolean;
};

const Turn = memo(function Turn({ turn, channel, first, number, pause, title, possible, here, why, open, go, under, about, fresh }: TurnShown) {
  const item = useRef<HTMLLIElement>(null);
  const marked: Marked = useMemo(
    () => mark(turn.text, turn.index, turn.signals, title, possible),
    [turn, title, possible],
  );
  const at = (element: Element) => {
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const own = item.current!.getBoundingClientRect();
    return { x: box.left - own.left, y: box.bottom - own.top };
  };
  const opener = (tag: Tag) => ({
    onMouseEnter: (event: { currentTarget: Element }) => open({ turn: turn.index, tag, pinned: false, ...at(event.currentTarget) }),
    onMouseLeave: () => open(null, true),
  });
  const pin = (tag: Tag) => (event: { currentTarget: Element }) =>
    why?.tag.key === tag.key && why.pinned ? open(null) : open({ turn: turn.index, tag, pinned: true, ...at(event.currentTarget) });

  const side = !turn.read ? "unread" : turn.speaker === "customer" ? `customer heat${turn.intensity ?? 0}` : turn.speaker;
  return (
    <li
      ref={item}
      id={turnId(turn.index)}
      className={`turn ${side}${here ? " here" : ""}${why !== null ? " open" : ""}${fresh ? " fresh" : ""}`}
      data-turn={turn.index}
    >
      {pause !== undefined && <p className="pause">{texts.transcript.pause(pause.seconds, pause.gap)}</p>}
      <div className="bubble">
        <p className="who">
          <a className="n" aria-label={texts.transcript.number(turn.index + 1)} {...turnLink(turn.index, go)}>
            {turn.index + 1}
          </a>
          <Who turn={turn} first={first} number={number} channel={channel} />
          {turn.speaker === "customer" && turn.read && <Step intensity={turn.intensity ?? 0} />}
        </p>
        <p className="words" dir="auto" lang={turn.read ? undefined : turn.language}>
          {marked.pieces.map((piece) =>
            piece.marks.reduceRight<ReactNode>(
              (inner, one) => (
                <mark
                  className={`${one.tag.look} l${one.line}${why?.tag.key === one.tag.key ? " on" : ""}`}
                  {...opener(one.tag)}
                  onClick={(event) => {
                    event.stopPropagation();
                    pin(one.tag)(event);
                  }}
                >
                  {inner}
                </mark>
              ),
              masked(piece.text),
            ),
          ).map((node, i) => (
            <span key={marked.pieces[i]!.from}>{node}</span>
          ))}
        </p>
        {marked.tags.length > 0 && (
          <ul className="tags">
            {marked.tags.map((tag) => (
              <li key={tag.key}>
                <button
                  id={`tag-${tag.key}`}
                  type="button"
                  className={`tag ${tag.look}${tag.first.confidence === "possible" ? " maybe" : ""}${why?.tag.key === tag.key ? " on" : ""}`}
                  aria-expanded={why?.tag.key === tag.key}
                  {...opener(tag)}
                  onFocus={(event) => event.currentTarget.matches(":focus-visible") && open({ turn: turn.index, tag, pinned: false, ...at(event.currentTarget) })}
                  onBlur={() => open(null, true)}
                  onClick={pin(tag)}
                >
                  <span className="unseen">{texts.kinds[tag.first.kind]}: </span>
                  {tag.title}
                  {tag.first.confidence === "possible" && ` (${texts.confidence.possible})`}
                </button>
                {why?.tag.key === tag.key && (
                  <Why
                    tag={tag}
                    turn={turn.index}
                    x={why.x}
                    y={why.y}
                    within={item}
                    go={go}
                    stay={(pinned) => open({ ...why, pinned: pinned || why.pinned })}
                    leave={() => open(null, true)}
                    close={() => open(null)}
                    about={about}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {under}
    </li>
  );
});

function Who({ turn, first, number, channel }: { turn: TurnHeard; first: boolean; number: number; channel: Reading["channel"] }) {
  const words = texts.transcript;
  const visibility = turn.visibility ?? "public";
  const role =
    visibility !== "public"
      ? words.unread[visibility]
      : turn.speaker === "unknown"
        ? words.unknown
        : first && turn.roleSource === "inferred"
          ? words.inferred(texts.role(turn.speaker, number), turn.roleConfidence ?? 0)
          : texts.role(turn.speaker, number) + (turn.read ? "" : words.notRead);
  const name = nameOf(turn);
  const named = name !== null;
  const time = typeof turn.at === "number" ? (channel === "voice" ? span(turn.at) : turn.at === 0 ? "" : words.after(turn.at)) : "";
  return (
    <>
      {named && <bdi className="name">{masked(name)}</bdi>}
      <span className={named ? "soft" : "name"}>
        {named ? `· ${role}` : role.slice(0, 1).toUpperCase() + role.slice(1)}
        {time !== "" && ` · ${time}`}
      </span>
    </>
  );
}
