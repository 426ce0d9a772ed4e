/** An alert that was given: quiet, in words, about one conversation. */
export type Alert = { id: string; title: string; why: string; at: number };

/** What alerts were given, so that there are never more than somebody wants. */
export type Budget = {
  given: readonly Alert[];
  /** When more was wanted than the budget allows; a conversation once. */
  withheld: readonly { id: string; at: number }[];
};

export type Settings = { perHour: number; coolDownMinutes: number };

export const HOUR_MS = 3_600_000;

export const NO_ALERTS: Budget = { given: [], withheld: [] };

/** What counts in the hour before now. */
export const lastHour = (budget: Budget, now: number): Budget => ({
  given: budget.given.filter((alert) => now - alert.at < HOUR_MS),
  withheld: budget.withheld.filter((one) => now - one.at < HOUR_MS),
});

/**
 * A conversation has come to need help: whether that is told.
 *
 * Never more than `perHour` in any hour, and never the same conversation again within its cool-down,
 * also where that is longer than an hour. What is not told still stands high in the list.
 *
 * @param now in milliseconds
 */
export function alerted(budget: Budget, wanted: Omit<Alert, "at">, settings: Settings, now: number): { budget: Budget; alert: Alert | null } {
  const coolDown = settings.coolDownMinutes * 60_000;
  const longest = Math.max(HOUR_MS, coolDown);
  const kept: Budget = {
    given: budget.given.filter((alert) => now - alert.at < longest),
    withheld: budget.withheld.filter((one) => now - one.at < HOUR_MS),
  };
  if (settings.perHour === 0) return { budget: kept, alert: null };
  if (kept.given.some((alert) => alert.id === wanted.id && now - alert.at < coolDown)) return { budget: kept, alert: null };
  if (lastHour(kept, now).given.length >= settings.perHour) {
    const known = kept.withheld.some((one) => one.id === wanted.id);
    return { budget: known ? kept : { ...kept, withheld: [...kept.withheld, { id: wanted.id, at: now }] }, alert: null };
  }
  const alert = { ...wanted, at: now };
  return { budget: { given: [...kept.given, alert], withheld: kept.withheld.filter((one) => one.id !== wanted.id) }, alert };
}
