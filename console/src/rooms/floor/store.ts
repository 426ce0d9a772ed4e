import type { Schemas } from "../../api/client";

/** A live conversation as the floor has it. */
export type FloorRow = Schemas["FloorRow"];

/** A row, and since when the customer reads as they do now, in milliseconds. */
export type Kept = { row: FloorRow; stateSince: number };

/** What the page shows of the floor. It is made anew at most a few times a second, however much happens. */
export type View = {
  /** Those on which the filter lets somebody look, who needs help most first. */
  order: readonly string[];
  all: number;
  /** How many the filter lets through. */
  chosen: number;
  needing: number;
  teams: readonly string[];
  channels: readonly string[];
  /** Conversations about which somebody asks for a word, also after their end. */
  asking: readonly FloorRow[];
  /** How many rows would stand elsewhere if they were sorted now. */
  moved: number;
  version: number;
};

export type Filter = { team: string | null; channel: string | null };

/** From this rank on somebody may need help: an escalation, or a strong feeling. */
export const NEEDS_HELP = 3;

/** The page is told of changes so often; faster, nobody reads. */
const TELL_MS = 250;

/** Rows find their new places so often: a list that moves at each event cannot be read. */
const SORT_MS = 1_000;

export const needs = (row: FloorRow) => row.need.rank >= NEEDS_HELP;

/** Who needs help most first; of equals, who has been so for longest. */
export function before(one: Kept, other: Kept): number {
  return other.row.need.rank - one.row.need.rank || one.stateSince - other.stateSince || (one.row.id < other.row.id ? -1 : 1);
}

/**
 * All rows of the floor, outside of React: events change a map, and the page is told in beats.
 */
export class FloorStore {
  readonly rows = new Map<string, Kept>();
  private watchers = new Set<() => void>();
  private filter: Filter = { team: null, channel: null };
  private held = false;
  private sorted: readonly string[] = [];
  private sortedAt = -Infinity;
  private stale = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking = new Map<string, FloorRow>();
  private shown: View = { order: [], all: 0, chosen: 0, needing: 0, teams: [], channels: [], asking: [], moved: 0, version: 0 };

  /** @param now in milliseconds since 1970 */
  constructor(private readonly now: () => number = Date.now) {}

  subscribe = (watcher: () => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  view = () => this.shown;

  /** Everything as it stands now. */
  all(rows: readonly FloorRow[]): void {
    this.rows.clear();
    this.asking.clear();
    for (const row of rows) this.put(row);
    this.sortNow();
  }

  row(row: FloorRow): Kept {
    const kept = this.put(row);
    this.changed();
    return kept;
  }

  gone(id: string): void {
    this.asking.delete(id);
    if (this.rows.delete(id)) this.changed();
  }

  select(filter: Filter): void {
    if (filter.team === this.filter.team && filter.channel === this.filter.channel) return;
    this.filter = filter;
    this.sortNow();
  }

  /** While somebody looks at a row, rows keep their places; what they show stays true. */
  hold(held: boolean): void {
    if (held === this.held) return;
    this.held = held;
    if (!held) this.changed();
  }

  sortNow(): void {
    this.sort();
    this.tell();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private put(row: FloorRow): Kept {
    const since = Date.parse(row.stateSince);
    const kept = { row, stateSince: Number.isNaN(since) ? this.now() : since };
    if (row.asks === null) this.asking.delete(row.id);
    else this.asking.set(row.id, row);
    // Those that have ended stand only among those that are asked about.
    if (row.state === "open") this.rows.set(row.id, kept);
    else this.rows.delete(row.id);
    return kept;
  }

  private changed(): void {
    this.stale = true;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (!this.held && this.now() - this.sortedAt >= SORT_MS) this.sort();
      this.tell();
    }, TELL_MS);
  }

  private sort(): void {
    this.sorted = same(this.sorted, this.ordered());
    this.sortedAt = this.now();
    this.stale = false;
  }

  private fits({ team, channel }: FloorRow): boolean {
    return (this.filter.team === null || team === this.filter.team) && (this.filter.channel === null || channel === this.filter.channel);
  }

  private ordered(): string[] {
    const all: Kept[] = [];
    for (const kept of this.rows.values()) if (this.fits(kept.row)) all.push(kept);
    return all.sort(before).map((kept) => kept.row.id);
  }

  private tell(): void {
    // Also while the order rests, rows that ended leave at once, and new ones stand at the end.
    const there = (id: string) => {
      const kept = this.rows.get(id);
      return kept !== undefined && this.fits(kept.row);
    };
    if (!this.sorted.every(there)) this.sorted = this.sorted.filter(there);
    let chosen = 0;
    for (const { row } of this.rows.values()) if (this.fits(row)) chosen++;
    if (chosen > this.sorted.length) {
      const known = new Set(this.sorted);
      this.sorted = [...this.sorted, ...[...this.rows.keys()].filter((id) => !known.has(id) && there(id))];
    }
    const order = this.sorted;
    let moved = 0;
    if (this.stale && this.held) {
      const ideal = this.ordered();
      for (let i = 0; i < ideal.length; i++) if (ideal[i] !== order[i]) moved++;
    }
    const teams = new Set<string>();
    const channels = new Set<string>();
    let needing = 0;
    for (const { row } of this.rows.values()) {
      teams.add(row.team ?? "");
      channels.add(row.channel);
      if (needs(row)) needing++;
    }
    this.shown = {
      order,
      all: this.rows.size,
      chosen,
      needing,
      teams: same(this.shown.teams, [...teams].sort()),
      channels: same(this.shown.channels, [...channels].sort()),
      asking: [...this.asking.values()].sort((one, other) => ((one.asks?.at ?? "") < (other.asks?.at ?? "") ? -1 : 1)),
      moved,
      version: this.shown.version + 1,
    };
    // What stays unsorted gets its turn.
    if (this.stale && !this.held) this.changed();
    this.watchers.forEach((watcher) => watcher());
  }
}

const same = (one: readonly string[], other: readonly string[]) => (one.length === other.length && one.every((each, i) => each === other[i]) ? one : other);
