import { useEffect, useState } from "react";

// Times are told in the reader's zone and the reader's way of writing them.
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });

/** The time now, told again every so often. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Short enough for a table: the time today, the day this year, the date before. */
export function shortTime(at: Date, now: Date): string {
  if (at.toDateString() === now.toDateString()) return clock.format(at);
  if (at.getFullYear() === now.getFullYear()) return day.format(at);
  return date.format(at);
}

/** How long ago, in the coarsest unit that is at least one. */
export function ago(at: Date, now: Date): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
  const units: [Intl.RelativeTimeFormatUnit, number][] = [["day", 86_400], ["hour", 3_600], ["minute", 60]];
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(seconds, "second");
}

/** A length of time as a clock shows it: `4:05`, `1:02:09`. */
export function span(seconds: number): string {
  const all = Math.max(0, Math.floor(seconds));
  const two = (number: number) => String(number).padStart(2, "0");
  return all >= 3600
    ? `${Math.floor(all / 3600)}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`
    : `${Math.floor(all / 60)}:${two(all % 60)}`;
}

/** A point in time; what is not shown stands in its title. */
export function Time({ at, how = "full" }: { at: string; how?: "full" | "short" | "date" }) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <>{at}</>;
  const text = how === "short" ? shortTime(moment, new Date()) : how === "date" ? date.format(moment) : dateTime.format(moment);
  return (
    <time dateTime={at} title={whole.format(moment)}>
      {text}
    </time>
  );
}

/** How long ago something was, kept up to date. */
export function Ago({ at }: { at: string }) {
  const moment = new Date(at);
  // What came since the last beat of the clock is not to come.
  const now = Math.max(useNow(), Math.min(Date.now(), moment.getTime() || 0));
  return (
    <time dateTime={at} title={whole.format(moment)}>
      {ago(moment, new Date(now))}
    </time>
  );
}
