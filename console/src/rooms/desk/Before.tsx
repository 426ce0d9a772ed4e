import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { api, data } from "../../api/client";
import { address, type Reading } from "../../api/conversations";
import { type Contact, useHead } from "../../api/desk";
import { isProblem } from "../../api/problem";
import { Time } from "../../parts/time";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";
import { contactNumber } from "./model";

/** So many earlier contacts are shown of each sort: nobody reads more while a customer waits. */
const MOST = 5;

type Earlier = { key: string; id: string | null; at: string | null; topic: string | null; ended: string; sameTopic: boolean };

/** Contacts that are stored, and those that only the record knows; one that both know stands once. */
export function earlierOf(contacts: readonly Contact[], known: NonNullable<Reading["case"]>["earlier"], topic: string | null): Earlier[] {
  const stored = contacts.map((one): Earlier => ({ key: one.id, id: one.id, at: one.startedAt, topic: one.topic, ended: one.inWords, sameTopic: one.sameTopic }));
  const moments = new Set(stored.map((one) => Date.parse(one.at ?? "")));
  const told = (known ?? [])
    .filter((one) => one.at === undefined || !moments.has(Date.parse(one.at)))
    .map((one, i): Earlier => ({
      key: `told${i}`,
      id: null,
      at: one.at ?? null,
      topic: one.topic ?? null,
      ended: one.ended ?? "",
      sameTopic: topic !== null && one.topic !== undefined && one.topic.trim().toLowerCase() === topic.trim().toLowerCase(),
    }));
  return [...stored, ...told].sort((one, other) => Number(other.sameTopic) - Number(one.sameTopic) || (Date.parse(other.at ?? "") || 0) - (Date.parse(one.at ?? "") || 0));
}

/** What is known before the first word: earlier contacts about the same thing first. */
export function Before({ id, reading }: { id: string; reading: Reading }) {
  const t = texts.desk.before;
  const head = useHead(id).data;
  const customer = head?.customer ?? null;
  const earlier = useQuery({
    queryKey: ["earlier", id],
    queryFn: () => data(api.GET("/api/v1/conversations/{id}/earlier", { params: { path: { id }, query: { limit: 50 } } })),
  });
  const known = useQuery({
    queryKey: ["customer", customer],
    queryFn: () =>
      data(api.GET("/api/v1/customers/{id}", { params: { path: { id: customer ?? "" } } })).catch((error: unknown) => {
        // Of most customers nothing is kept but their conversations.
        if (isProblem(error) && (error.status === 404 || error.status === 403)) return null;
        throw error;
      }),
    enabled: customer !== null,
  }).data;
  const topic = reading.topic ?? head?.topic ?? null;
  const contacts = earlierOf(earlier.data?.contacts ?? [], reading.case?.earlier, topic);
  const same = contacts.filter((one) => one.sameTopic);
  const others = contacts.filter((one) => !one.sameTopic);
  const may = [...new Set([...(reading.case?.may ?? []), ...(known?.may ?? [])])];
  const cannot = [...new Set([...(reading.case?.cannot ?? []), ...(known?.cannot ?? [])])];
  const called = known?.address ?? reading.case?.customer?.address ?? null;
  const preferences = known?.preferences ?? [];
  const preferred = new Set(preferences.map((fact) => fact.text));
  const facts = [...new Map([...(reading.case?.customer?.facts ?? []), ...(known?.facts ?? [])].map((fact) => [fact.text, fact])).values()].filter((fact) => !preferred.has(fact.text));
  const nothing = contacts.length === 0 && may.length === 0 && cannot.length === 0 && called === null && preferences.length === 0 && facts.length === 0;
  return (
    <section className="card before" aria-labelledby="before">
      <h2 id="before">{reading.turns.length === 0 ? t.title : t.later}</h2>
      {same.length > 0 ? <p className="nth">{masked(t.nth(contactNumber(same), topic))}</p> : contacts.length > 0 ? <p>{t.notSame(contacts.length)}</p> : nothing && <p className="soft">{earlier.isPending ? texts.states.loading : t.nothing}</p>}
      <Contacts contacts={same} />
      {others.length > 0 && same.length > 0 && <h3>{t.other}</h3>}
      <Contacts contacts={others} />
      <dl className="known">
        {called !== null && (
          <div>
            <dt className="unseen">{t.title}</dt>
            <dd>{masked(t.address(called))}</dd>
          </div>
        )}
        <Lines title={t.preferences} lines={preferences} />
        <Lines title={t.may} lines={may.map((text) => ({ text }))} look="may" />
        <Lines title={t.cannot} lines={cannot.map((text) => ({ text }))} look="cannot" />
        <Lines title={t.facts} lines={facts} />
      </dl>
    </section>
  );
}

function Contacts({ contacts }: { contacts: Earlier[] }) {
  const t = texts.desk.before;
  if (contacts.length === 0) return null;
  return (
    <ul className="contacts">
      {contacts.slice(0, MOST).map((one) => (
        <li key={one.key}>
          <span>
            {one.at !== null && (
              <>
                {one.id === null ? <Time at={one.at} how="date" /> : <Link className="to" to={`/conversations/${address(one.id)}`}><Time at={one.at} how="date" /></Link>}
                {" · "}
              </>
            )}
            {one.topic !== null && <span>{masked(one.topic)} · </span>}
            {one.ended === "" ? <span className="soft">{t.endedUnknown}</span> : <span>{one.ended}</span>}
          </span>
        </li>
      ))}
      {contacts.length > MOST && <li className="soft">{t.more(contacts.length - MOST)}</li>}
    </ul>
  );
}

function Lines({ title, lines, look }: { title: string; lines: { text: string; source?: string }[]; look?: string }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <dt>{title}</dt>
      {lines.map((line) => (
        <dd key={line.text} className={look} dir="auto">
          {masked(line.text)}
          {line.source !== undefined && <span className="soft small"> · {line.source}</span>}
        </dd>
      ))}
    </div>
  );
}
