import { Button, Menu, Modal, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, data } from "../../api/client";
import { type Reading, useLabels } from "../../api/conversations";
import { type Hint, type Nudge, useDeskActs, useHabits, usePreferences } from "../../api/desk";
import { useKeys } from "../../parts/keys";
import { Ago } from "../../parts/time";
import { turnLink } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";
import { hintNow, quoted, saidAt } from "./model";

/** What became of the hints of a conversation; null while that is not known. */
function useHints(id: string, nudges: number): Hint[] | null {
  const { data: found, isError } = useQuery({
    queryKey: ["hints", id, nudges],
    queryFn: () => data(api.GET("/api/v1/conversations/{id}/hints", { params: { path: { id } } })),
    enabled: nudges > 0,
    placeholderData: (before) => before,
  });
  return found?.hints ?? (nudges === 0 || isError ? NONE : null);
}
const NONE: Hint[] = [];
const NOTHING = { as: "none" } as const;

/**
 * The one hint that stands now, with its reason and its age; the lesson before the first one; nothing
 * while somebody types.
 */
export function Hints({ id, reading, typing, go }: { id: string; reading: Reading; typing: boolean; go: (turn: number) => void }) {
  const t = texts.desk.hint;
  const { preferences, change } = usePreferences();
  const hints = useHints(id, reading.nudges.length);
  const habits = useHabits();
  const acts = useDeskActs(id);
  const [gone, setGone] = useState<number | null>(null);
  // One that was dismissed must not come back for the moment in which nobody knows that it was.
  const now = hints === null ? NOTHING : hintNow(reading, hints, preferences, habits);
  const nudge = now.as === "none" || now.nudge.turn === gone ? null : now.nudge;
  const lesson = nudge !== null && !preferences.lesson;
  const standing = nudge !== null && now.as === "hint" && !lesson && !typing;

  const dismiss = (one: Nudge, reason?: string) => {
    setGone(one.turn);
    acts.became.mutate({ turn: one.turn, became: "dismissed", reason }, { onError: () => setGone(null) });
  };
  const mute = (one: Nudge) => {
    change({ muted: [...new Set([...preferences.muted, one.code])] });
    acts.became.mutate({ turn: one.turn, became: "muted" });
  };
  // A hint that was left out is told as that, so that the habit goes on being counted.
  const left = now.as === "faded" && now.hint !== null && now.hint.became == null ? now.nudge.turn : null;
  const { mutate: tell } = acts.became;
  useEffect(() => {
    if (left !== null) tell({ turn: left, became: "faded" });
  }, [left, tell]);
  useKeys(
    standing
      ? [
          { keys: "h", does: texts.desk.keys.hint, run: () => document.getElementById("hint")?.focus() },
          { keys: "u", does: texts.desk.keys.useful, run: () => acts.became.mutate({ turn: nudge.turn, became: "useful" }) },
          { keys: "x", does: texts.desk.keys.dismiss, run: () => dismiss(nudge) },
        ]
      : [],
  );

  if (nudge === null) return null;
  if (typing) return <p className="hint-now waits soft">{t.waits}</p>;
  if (lesson) return <Lesson read={() => change({ lesson: true })} />;
  if (now.as === "faded") {
    return (
      <div className="hint-now faded" role="region" aria-label={t.region}>
        <p>
          {t.fades(nudge.title)} <span className="soft">{t.fadedFrom(now.habit.unprompted, now.habit.places)}</span>
        </p>
        <Button size="compact-sm" variant="default" onClick={() => change({ keepHints: [...new Set([...preferences.keepHints, nudge.code])] })}>
          {t.turnBack}
        </Button>
      </div>
    );
  }
  const hint = now.as === "hint" ? now.hint : null;
  const said = saidAt(reading, nudge.turn);
  const shownAt = hint?.shownAt ?? (said === null ? null : new Date(said).toISOString());
  const words = quoted(nudge.because);
  return (
    <section className="hint-now" id="hint" tabIndex={-1} aria-label={t.region} aria-live="polite" key={`${nudge.turn}${nudge.code}`}>
      <p className="hint-head">
        <b>{nudge.title}</b>
        <span className="soft small">
          <a className="to" {...turnLink(nudge.turn, go)}>
            {t.follows(nudge.turn + 1)}
          </a>
          {shownAt !== null && (
            <>
              {" · "}
              <Ago at={shownAt} />
            </>
          )}
        </span>
      </p>
      <p>{masked(nudge.say)}</p>
      {/* What it says quotes its reason already, most often; then the reason is not said twice. */}
      {words.some((one) => !nudge.say.includes(one.text.replace(/[.!?]+$/, ""))) && (
        <p className="small soft">
          {t.because}{" "}
          {words.map((one) => (
            <q key={`${one.turn}${one.text}`}>{masked(one.text)}</q>
          ))}
        </p>
      )}
      <div className="hint-do">
        {hint?.became === "useful" ? (
          <span className="small calm">{t.wasUseful}</span>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => acts.became.mutate({ turn: nudge.turn, became: "useful" })}>
            {t.useful}
          </Button>
        )}
        <Menu position="top-start" width={280} withinPortal>
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              {t.dismiss}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t.dismissWhy}</Menu.Label>
            {t.reasons.map((reason) => (
              <Menu.Item key={reason} onClick={() => dismiss(nudge, reason)}>
                {reason}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => dismiss(nudge)}>{t.noReason}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => mute(nudge)}>
          {t.mute}
        </Button>
      </div>
    </section>
  );
}

function Lesson({ read }: { read: () => void }) {
  const t = texts.desk.lesson;
  return (
    <section className="hint-now lesson" aria-labelledby="lesson">
      <h2 id="lesson">{t.title}</h2>
      {t.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Button size="compact-md" onClick={read}>
        {t.read}
      </Button>
    </section>
  );
}

/** What somebody set about hints, and what fades and why; and the hints that this conversation had. */
export function HintSettings({ reading, id, go }: { reading: Reading | undefined; id: string; go: (turn: number) => void }) {
  const t = texts.desk.hint;
  const { preferences, change } = usePreferences();
  const habits = useHabits();
  const hints = useHints(id, reading?.nudges.length ?? 0) ?? NONE;
  const titles = useLabels();
  const [open, setOpen] = useState(false);
  const name = (code: string) => hints.find((hint) => hint.nudge.code === code)?.nudge.title ?? titles.get(code)?.title ?? code;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t.settings}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t.settingsTitle} closeButtonProps={{ "aria-label": texts.keys.close }}>
        <div className="stack">
          <Switch checked={preferences.hints === "on"} onChange={(event) => change({ hints: event.currentTarget.checked ? "on" : "off" })} label={t.on} description={t.onWhat} />
          {hints.length > 0 && (
            <section>
              <h3>{t.earlier(hints.length)}</h3>
              <ul className="rows">
                {hints.toReversed().map((hint) => (
                  <li key={`${hint.nudge.turn}${hint.nudge.code}`}>
                    <span>
                      {hint.nudge.title}{" "}
                      <a className="to soft small" {...turnLink(hint.nudge.turn, (turn) => { setOpen(false); go(turn); })}>
                        {t.follows(hint.nudge.turn + 1)}
                      </a>
                    </span>
                    <span className="soft small">
                      {hint.became === null ? t.shown : (t.became[hint.became] ?? hint.became)}
                      {hint.reason === null ? "" : `: ${hint.reason}`}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h3>{t.muted}</h3>
            {preferences.muted.length === 0 && <p className="soft">{t.mutedNone}</p>}
            <ul className="rows">
              {preferences.muted.map((code) => (
                <li key={code}>
                  {name(code)}
                  <Button size="compact-sm" variant="default" onClick={() => change({ muted: preferences.muted.filter((other) => other !== code) })}>
                    {t.unmute}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h3>{t.habits}</h3>
            <p className="soft small">{t.habitsWhat}</p>
            {habits.every((habit) => habit.places === 0) && <p className="soft">{t.habitsNone}</p>}
            <ul className="rows">
              {habits
                .filter((habit) => habit.places > 0)
                .map((habit) => {
                  const kept = preferences.keepHints.includes(habit.code);
                  return (
                    <li key={habit.code}>
                      <span>
                        {name(habit.code)} <span className="soft small">{t.habit(habit.unprompted, habit.places)}{habit.fades ? ` · ${kept ? t.kept : t.faded}` : ""}</span>
                      </span>
                      {habit.fades && (
                        <Button size="compact-sm" variant="default" onClick={() => change({ keepHints: kept ? preferences.keepHints.filter((other) => other !== habit.code) : [...preferences.keepHints, habit.code] })}>
                          {kept ? t.letFade : t.turnBack}
                        </Button>
                      )}
                    </li>
                  );
                })}
            </ul>
          </section>
          {preferences.lesson && (
            <Button variant="subtle" onClick={() => { change({ lesson: false }); setOpen(false); }}>
              {t.lessonAgain}
            </Button>
          )}
        </div>
      </Modal>
    </>
  );
}
