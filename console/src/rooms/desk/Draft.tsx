import { Button } from "@mantine/core";
import { type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Advice, type Place } from "../../api/desk";
import { call } from "../../api/client";
import { address, useLabels } from "../../api/conversations";
import { useKeys } from "../../parts/keys";
import { useLabelPage } from "../../parts/label/LabelPage";
import { texts } from "../../texts";
import { Copy } from "./Copy";
import { carried, exchanged, pieces } from "./model";

/** A pause in typing after which the draft is checked. */
const PAUSE_MS = 350;

/** Who has stopped for so long is not typing any more. */
const TYPING_MS = 4_000;

/** The longest draft that the service checks. */
const LONGEST = 20_000;

/** Drafts by conversation, for as long as this window is open. They are kept nowhere else. */
const drafts = new Map<string, string>();

type Checked = { text: string; advice: Advice };

type Shown = {
  id: string;
  box: RefObject<HTMLTextAreaElement | null>;
  /** Told whether somebody types; it goes no further than this page. */
  typing: (typing: boolean) => void;
};

/**
 * A box for a draft: what is worth a second look is marked under its words, with the reason and small
 * exchanges beside it. Nothing is sent from here, and no message is written here.
 */
export function Draft({ id, box, typing }: Shown) {
  const [text, setText] = useState(() => drafts.get(id) ?? "");
  const [checked, setChecked] = useState<Checked | null>(null);
  const [state, setState] = useState<"rest" | "checking" | "failed">("rest");
  const [at, setAt] = useState<number | null>(null);
  const layer = useRef<HTMLDivElement>(null);
  const stops = useRef<ReturnType<typeof setTimeout>>(undefined);
  const titles = useLabels();
  const openPage = useLabelPage();
  const list = useId();
  const t = texts.desk.draft;

  useEffect(() => {
    drafts.set(id, text);
    if (text.trim() === "") {
      setChecked(null);
      setState("rest");
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      setState("checking");
      call("POST", `/api/v1/conversations/${address(id)}/drafts/check`, { text }, {}, stop.signal)
        .then((response) => response.json() as Promise<Advice>)
        .then((advice) => {
          setChecked({ text, advice });
          setState("rest");
        })
        .catch(() => {
          if (!stop.signal.aborted) setState("failed");
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, text]);

  useEffect(() => () => {
    clearTimeout(stops.current);
    typing(false);
  }, [typing]);

  const places = useMemo(() => (checked === null ? [] : carried(checked.text, text, checked.advice.places)), [checked, text]);
  const because = useMemo(() => (checked === null ? [] : carried(checked.text, text, checked.advice.tension.because)), [checked, text]);
  const whole = useMemo(() => pieces(text, places), [text, places]);
  // Where the caret stands in the words of a place, its reason is open.
  const inside = at === null ? -1 : places.findIndex((place) => place.from < place.to && place.from <= at && at <= place.to);
  const [chosen, setChosen] = useState<number | null>(null);
  const open = chosen !== null && chosen < places.length ? chosen : inside;

  // The box is as high as its text, up to a limit; the layer lies exactly over it.
  useLayoutEffect(() => {
    const area = box.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight + 2, 280)}px`;
    if (layer.current !== null) layer.current.scrollTop = area.scrollTop;
  }, [text, box]);

  const changed = (value: string) => {
    setText(value);
    setChosen(null);
    clearTimeout(stops.current);
    typing(value !== "");
    stops.current = setTimeout(() => typing(false), TYPING_MS);
  };

  /** Puts an exchange in as if it were typed, so that it can be undone like typing. */
  const exchange = (place: Place, by: string) => {
    const area = box.current;
    if (area === null) return;
    const next = exchanged(text, place, by);
    const to = place.to + (text.length - (place.to - place.from) + by.length - next.text.length);
    area.focus();
    area.setSelectionRange(place.from, to);
    if (typeof document.execCommand !== "function" || !document.execCommand(by === "" ? "delete" : "insertText", false, by)) {
      area.setRangeText(by, place.from, to, "end");
      changed(area.value);
    }
    setAt(next.caret);
  };

  const go = (index: number) => {
    const place = places[index];
    const area = box.current;
    if (place === undefined || area === null) return;
    area.focus();
    area.setSelectionRange(place.from, place.to);
    setAt(place.from);
    setChosen(index);
  };
  const turn = (by: 1 | -1) => {
    if (places.length > 0) go(open < 0 ? (by === 1 ? 0 : places.length - 1) : (open + by + places.length) % places.length);
  };

  useKeys([{ keys: "r", does: texts.desk.keys.draft, run: () => box.current?.focus() }]);

  return (
    <section className="draft" aria-label={t.label}>
      <div className="draft-head">
        <label htmlFor={`${list}box`}>{t.label}</label>
        <span className="soft small">{t.note}</span>
      </div>
      <div className="draft-box">
        <div className="draft-layer" ref={layer} aria-hidden="true">
          {whole.map((piece) => (
            <span key={piece.from} className={piece.places.length === 0 ? undefined : `under${piece.places.includes(open) ? " on" : ""}${because.some((one) => one.from <= piece.from && piece.to <= one.to) ? " hot" : ""}`}>
              {piece.text}
            </span>
          ))}
          {"\u200b"}
        </div>
        <textarea
          id={`${list}box`}
          ref={box}
          value={text}
          rows={3}
          maxLength={LONGEST}
          placeholder={t.place}
          spellCheck
          aria-describedby={`${list}said`}
          onChange={(event) => {
            changed(event.currentTarget.value);
            setAt(event.currentTarget.selectionStart);
          }}
          onSelect={(event) => {
            const { selectionStart, selectionEnd } = event.currentTarget;
            setAt(selectionStart);
            if (chosen !== null && (selectionStart !== places[chosen]?.from || selectionEnd !== places[chosen]?.to)) setChosen(null);
          }}
          onScroll={(event) => {
            if (layer.current !== null) layer.current.scrollTop = event.currentTarget.scrollTop;
          }}
          onBlur={() => {
            clearTimeout(stops.current);
            typing(false);
          }}
          onKeyDown={(event) => {
            if (!event.altKey || event.ctrlKey || event.metaKey) {
              if (event.key === "Escape") event.currentTarget.blur();
              return;
            }
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              turn(event.key === "ArrowDown" ? 1 : -1);
            }
            // By the key and not by its letter: with Alt it writes another one.
            const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
            const place = places[open];
            const by = digit === undefined ? undefined : place?.replacements?.[Number(digit) - 1];
            if (place !== undefined && by !== undefined) {
              event.preventDefault();
              exchange(place, by);
            }
          }}
        />
      </div>
      <div className="draft-row">
      <div id={`${list}said`} className="draft-said" role="status">
        {text.trim() === "" ? null : state === "failed" ? (
          <span className="lacks">{t.failed}</span>
        ) : checked === null ? (
          <span className="soft">{t.checking}</span>
        ) : checked.advice.tension.likely ? (
          <span className="tension">
            <b>{t.raises}</b>{" "}
            {because.map((one, i) => (
              <span key={`${one.code}${one.from}`}>
                {i > 0 && ", "}
                <button type="button" className="to" onClick={() => go(places.findIndex((place) => place.from === one.from && place.to === one.to))}>
                  {one.from === one.to ? titleOf(one.code, titles) : `“${one.text}”`}
                </button>
              </span>
            ))}
          </span>
        ) : (
          <span className="calm">{t.calm}</span>
        )}
        {checked !== null && places.length > 0 && <span className="soft"> {t.places(places.length)}</span>}
      </div>
      <div className="draft-do">
        <Copy text={text} label={t.copy} done={t.copied} disabled={text.trim() === ""} filled />
        {text !== "" && (
          <Button variant="subtle" color="gray" onClick={() => { changed(""); box.current?.focus(); }}>
            {t.clear}
          </Button>
        )}
      </div>
      </div>
      {places.length > 0 && (
        <ol className="draft-places">
          {places.map((place, i) => {
            const on = i === open || (open < 0 && places.length === 1);
            return (
              <li key={`${place.code}${place.from}${place.to}`} className={on ? "on" : undefined}>
                <button type="button" className="place" aria-expanded={on} onClick={() => go(i)} onFocus={() => setChosen(i)}>
                  {place.from === place.to ? <span className="soft">{t.absent}</span> : <span className="under">{place.text}</span>}
                  <span>{titleOf(place.code, titles)}</span>
                </button>
                {(place.replacements ?? []).slice(0, 9).map((by, number) => (
                  <button key={by} type="button" className="exchange" onClick={() => exchange(place, by)} aria-label={t.exchangeLabel(place.text, by)}>
                    {t.exchange(by)}
                    {/* Drawn, so that the button is called as it reads. */}
                    {on && <kbd aria-hidden="true" data-key={`Alt ${number + 1}`} />}
                  </button>
                ))}
                {on && place.why !== undefined && (
                  <p className="why-place">
                    {place.why}{" "}
                    {titles.has(place.code) && (
                      <button type="button" className="to" onClick={() => openPage(place.code)}>
                        {texts.why.page}
                      </button>
                    )}
                  </p>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {places.length > 0 && <p className="soft small wide">{t.keys}</p>}
    </section>
  );
}

const OWN: Record<string, string> = texts.desk.draftCodes;
const titleOf = (code: string, titles: ReadonlyMap<string, { title: string }>) => titles.get(code)?.title ?? OWN[code] ?? code;
