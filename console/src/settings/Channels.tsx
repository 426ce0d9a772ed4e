import { Button, Checkbox, NumberInput, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Failed, Loading, Said } from "../parts/states";
import { texts } from "../texts";
import { type ChannelRule, type Deletion, useChannelRule, useForgetRule, usePrivacy } from "./api";
import { Block, Confirm, Dialog, Head } from "./parts";

const words = texts.settings;
const ANY = "*";
const CHANNELS = [ANY, ...Object.keys(texts.channels)];
const MOST_DAYS = 36_500;
const LONGEST_NOTICE = 10_000;

const named = (channel: string) => (channel === ANY ? words.channels.any : ((texts.channels as Record<string, string>)[channel] ?? channel));

/** What holds on a channel that has nothing of its own, where nothing was decided at all. */
const NOTHING: Omit<ChannelRule, "channel"> = { days: null, notice: null, optOut: true };

/** Whether a rule deletes what another kept. */
export const shortens = (before: number | null, after: number | null) => after !== null && (before === null || after < before);

/** How long conversations are kept, and what people are told, channel by channel. */
export default function Channels() {
  const privacy = usePrivacy();
  const [editing, setEditing] = useState<string | null>(null);
  if (privacy.isPending || privacy.isError) {
    return (
      <>
        <Head title={words.names.channels}>{words.channels.lead}</Head>
        {privacy.isPending ? <Loading rows={7} height={56} /> : <Failed error={privacy.error} again={() => void privacy.refetch()} />}
      </>
    );
  }
  const own = new Map(privacy.data.channels.map((rule) => [rule.channel, rule]));
  const any = own.get(ANY) ?? { channel: ANY, ...NOTHING };
  return (
    <>
      <Head title={words.names.channels}>{words.channels.lead}</Head>
      <ul className="rows channels">
        {CHANNELS.map((channel) => {
          const rule = own.get(channel) ?? any;
          const inherits = channel !== ANY && !own.has(channel);
          return (
            <li key={channel}>
              <span className="name">{named(channel)}</span>
              <div className={inherits ? "sub" : undefined}>
                {inherits ? (
                  words.channels.inherits
                ) : (
                  <>
                    {capital(words.channels.kept(rule.days))}; {rule.optOut ? words.channels.optOutYes : words.channels.optOutNo}
                    <div className="sub clamp">{rule.notice ?? words.channels.noticeNone}</div>
                  </>
                )}
              </div>
              <div className="acts">
                <Button variant="default" aria-label={words.channels.edit(named(channel))} onClick={() => setEditing(channel)}>
                  {words.change}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <Block title={words.channels.deleted}>
        <Deleted all={privacy.data.deleted} />
      </Block>
      {editing !== null && <Edit channel={editing} rule={own.get(editing) ?? any} own={editing !== ANY && own.has(editing)} inherited={any} close={() => setEditing(null)} />}
    </>
  );
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function Edit({ channel, rule, own, inherited, close }: { channel: string; rule: ChannelRule; own: boolean; inherited: ChannelRule; close: () => void }) {
  const [limited, setLimited] = useState(rule.days !== null);
  const [days, setDays] = useState<number | string>(rule.days ?? 90);
  const [notice, setNotice] = useState(rule.notice ?? "");
  const [optOut, setOptOut] = useState(rule.optOut);
  const [asked, setAsked] = useState<"save" | "forget" | null>(null);
  const save = useChannelRule();
  const forget = useForgetRule();
  const given: ChannelRule = { channel, days: limited ? Number(days) : null, notice: notice.trim() === "" ? null : notice.trim(), optOut };
  const wrong = limited && !(Number(days) >= 1 && Number(days) <= MOST_DAYS);
  const put = () => save.mutate(given, { onSuccess: close });
  const drop = () => forget.mutate(channel, { onSuccess: close });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (wrong) return;
    if (shortens(rule.days, given.days)) setAsked("save");
    else put();
  };
  if (asked !== null) {
    const fewer = asked === "save" ? given.days! : inherited.days!;
    return (
      <Confirm
        title={words.channels.shorterTitle}
        what={words.channels.shorterWhat(named(channel).toLowerCase(), fewer)}
        yes={words.channels.shorterDo}
        word={String(fewer)}
        hard
        busy={save.isPending || forget.isPending}
        error={save.error ?? forget.error}
        run={asked === "save" ? put : drop}
        close={() => setAsked(null)}
      />
    );
  }
  return (
    <Dialog title={named(channel)} close={close} wide>
      <form className="stack" onSubmit={send}>
        {channel === ANY && <p className="soft small">{words.channels.anyWhat}</p>}
        <Checkbox label={words.channels.limit} checked={limited} onChange={(event) => setLimited(event.currentTarget.checked)} />
        {limited ? (
          <NumberInput className="narrow" label={words.channels.days} value={days} onChange={setDays} allowDecimal={false} allowNegative={false} error={wrong ? words.channels.daysError : undefined} hideControls required />
        ) : (
          <p className="soft small">{words.channels.forever}</p>
        )}
        <Textarea label={words.channels.notice} description={words.channels.noticeHint} value={notice} onChange={(event) => setNotice(event.currentTarget.value)} maxLength={LONGEST_NOTICE} autosize minRows={3} maxRows={10} />
        <Checkbox label={words.channels.optOut} description={words.channels.optOutWhat} checked={optOut} onChange={(event) => setOptOut(event.currentTarget.checked)} />
        <Said error={save.error ?? forget.error} />
        <div className="do">
          {own && (
            <Button variant="subtle" loading={forget.isPending} onClick={() => (shortens(rule.days, inherited.days) ? setAsked("forget") : drop())}>
              {words.channels.back}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Deleted({ all }: { all: Deletion[] }) {
  if (all.length === 0) return <p className="soft">{words.channels.deletedNone}</p>;
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={words.channels.deleted}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{words.channels.day}</th>
            <th scope="col">{words.channels.reason}</th>
            <th scope="col">{words.channels.channel}</th>
            <th scope="col" className="number">
              {words.channels.conversations}
            </th>
            <th scope="col" className="number">
              {words.channels.turns}
            </th>
          </tr>
        </thead>
        <tbody>
          {all.map((one) => (
            <tr key={`${one.day} ${one.reason} ${one.channel}`}>
              <td>{one.day}</td>
              <td>{words.channels.reasons[one.reason] ?? one.reason}</td>
              <td>{named(one.channel)}</td>
              <td className="number">{one.conversations}</td>
              <td className="number">{one.turns}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
