import { Button, Collapse, MultiSelect, Select, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useId, type RefObject } from "react";
import { useLabels } from "../../api/conversations";
import { texts } from "../../texts";

const STATES = ["open", "closed"] as const;
const CHANNELS = ["chat", "email", "voice", "social", "sms", "other"] as const;
const ENDINGS = ["escalated", "resolved", "not-resolved", "lost", "promise", "unsettled", "landed", "calm"] as const;

/** What a list of conversations is narrowed down to; what is absent narrows nothing. */
export type Wanted = {
  state?: (typeof STATES)[number];
  channel?: string;
  team?: string;
  ended?: (typeof ENDINGS)[number];
  labels?: string[];
  disputed?: string;
  from?: string;
  to?: string;
};

/** As an address says it; what it says wrongly is left out. */
export function wantedOf(params: URLSearchParams): Wanted {
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((each) => each === params.get(name));
  const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(params.get(name) ?? "") ? params.get(name)! : undefined);
  const labels = params.getAll("labels").slice(0, 20);
  const all = {
    state: one("state", STATES),
    channel: one("channel", CHANNELS),
    team: params.get("team") ?? undefined,
    ended: one("ended", ENDINGS),
    labels: labels.length === 0 ? undefined : labels,
    disputed: params.get("disputed") ?? undefined,
    from: day("from"),
    to: day("to"),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Wanted;
}

type Shown = {
  query: string;
  setQuery: (query: string) => void;
  field: RefObject<HTMLInputElement | null>;
  wanted: Wanted;
  set: (wanted: Wanted) => void;
};

/** The search and what narrows the list down. */
export function Filters({ query, setQuery, field, wanted, set }: Shown) {
  const labels = useLabels();
  const id = useId();
  const { state: _state, ...more } = wanted;
  const count = Object.keys(more).length;
  const [open, { toggle }] = useDisclosure(count > 0);
  const words = texts.filters;
  const change = <K extends keyof Wanted>(name: K, value: Wanted[K] | null | "") => {
    const next = { ...wanted };
    if (value === null || value === "" || value === undefined || (Array.isArray(value) && value.length === 0)) delete next[name];
    else next[name] = value;
    set(next);
  };
  const choice = (all: readonly string[], named: Record<string, string>) => all.map((value) => ({ value, label: named[value] ?? value }));
  return (
    <search className="filters">
      <div className="first">
        <TextInput
          ref={field}
          type="search"
          aria-label={words.query}
          placeholder={words.query}
          value={query}
          maxLength={200}
          onChange={(event) => setQuery(event.currentTarget.value)}
          rightSection={<kbd aria-hidden="true">/</kbd>}
        />
        <Select
          aria-label={words.state}
          placeholder={words.anyState}
          data={choice(STATES, words.states)}
          value={wanted.state ?? null}
          clearable
          clearButtonProps={{ "aria-label": words.clear(words.state) }}
          onChange={(value) => change("state", value as Wanted["state"])}
        />
        <Button variant="default" aria-expanded={open} aria-controls={id} onClick={toggle}>
          {words.more(count)}
        </Button>
        {Object.keys(wanted).length > 0 && (
          <Button variant="subtle" onClick={() => set({})}>
            {words.none}
          </Button>
        )}
      </div>
      <Collapse expanded={open} id={id} transitionDuration={0}>
        <div className="further">
          <Select label={words.channel} placeholder={words.any} data={choice(CHANNELS, texts.channels)} value={wanted.channel ?? null} clearable clearButtonProps={{ "aria-label": words.clear(words.channel) }} onChange={(value) => change("channel", value ?? "")} />
          <TextInput label={words.team} placeholder={words.any} value={wanted.team ?? ""} maxLength={200} onChange={(event) => change("team", event.currentTarget.value)} />
          <MultiSelect
            label={words.labels}
            placeholder={wanted.labels === undefined ? words.any : ""}
            data={[...labels.values()].map((label) => ({ value: label.code, label: `${label.title} (${texts.kinds[label.kind].toLowerCase()})` }))}
            value={wanted.labels ?? []}
            searchable
            hidePickedOptions
            maxValues={20}
            limit={60}
            nothingFoundMessage={words.noLabel}
            onChange={(value) => change("labels", value)}
          />
          <Select label={words.ended} placeholder={words.any} data={choice(ENDINGS, words.endings)} value={wanted.ended ?? null} clearable clearButtonProps={{ "aria-label": words.clear(words.ended) }} onChange={(value) => change("ended", value as Wanted["ended"])} />
          <Select
            label={words.disputed}
            placeholder={words.any}
            data={[...labels.values()].map((label) => ({ value: label.code, label: label.title }))}
            value={wanted.disputed ?? null}
            searchable
            clearable
            limit={60}
            clearButtonProps={{ "aria-label": words.clear(words.disputed) }}
            onChange={(value) => change("disputed", value ?? "")}
          />
          <TextInput type="date" label={words.from} value={wanted.from ?? ""} max={wanted.to} onChange={(event) => change("from", event.currentTarget.value)} />
          <TextInput type="date" label={words.to} value={wanted.to ?? ""} min={wanted.from} onChange={(event) => change("to", event.currentTarget.value)} />
        </div>
      </Collapse>
    </search>
  );
}
