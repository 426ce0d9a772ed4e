import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import { may, useMe } from "../api/me";
import { Failed, Loading, Said } from "../parts/states";
import { texts } from "../texts";
import { useMask, usePrivacy } from "./api";
import { Confirm, Done, Head } from "./parts";

const words = texts.settings;
export const KINDS = Object.keys(words.masking.kinds);

/** What is masked before anything is stored. */
export default function Masking() {
  const me = useMe();
  const privacy = usePrivacy();
  if (privacy.isPending || privacy.isError) {
    return (
      <>
        <Head title={words.names.masking}>{words.masking.lead}</Head>
        {privacy.isPending ? <Loading rows={4} height={48} /> : <Failed error={privacy.error} again={() => void privacy.refetch()} />}
      </>
    );
  }
  const kept = privacy.data.masking.kinds;
  return <Kinds key={kept.join()} kept={kept} mayChange={may(me, "MANAGE_SETTINGS")} />;
}

function Kinds({ kept, mayChange }: { kept: string[]; mayChange: boolean }) {
  const [chosen, setChosen] = useState(kept);
  const [asked, setAsked] = useState(false);
  const mask = useMask();
  const less = kept.filter((kind) => !chosen.includes(kind));
  const more = chosen.filter((kind) => !kept.includes(kind));
  const named = (kinds: string[]) => texts.and(kinds.map((kind) => (words.masking.kinds[kind]?.[0] ?? kind).toLowerCase()));
  const run = () => mask.mutate(chosen, { onSuccess: () => setAsked(false) });
  const all = KINDS.every((kind) => chosen.includes(kind));
  return (
    <>
      <Head title={words.names.masking}>{words.masking.lead}</Head>
      <Done>{mask.isSuccess ? words.saved : null}</Done>
      <div className="card stack">
        <p>{chosen.length === 0 ? <strong>{words.masking.off}</strong> : <strong>{words.masking.on}.</strong>}</p>
        <Checkbox
          label={words.masking.all}
          checked={all}
          indeterminate={!all && chosen.length > 0}
          disabled={!mayChange}
          onChange={() => setChosen(all ? [] : KINDS)}
        />
        <Checkbox.Group aria-label={words.masking.kindsLabel} value={chosen} onChange={(kinds) => setChosen(KINDS.filter((kind) => kinds.includes(kind)))}>
          <div className="kinds">
            {KINDS.map((kind) => (
              <Checkbox key={kind} value={kind} disabled={!mayChange} label={words.masking.kinds[kind]![0]} description={words.masking.kinds[kind]![1]} />
            ))}
          </div>
        </Checkbox.Group>
        {more.length > 0 && <p className="soft small">{words.masking.more}</p>}
        {less.length > 0 && <p className="soft small">{words.masking.less(named(less))}</p>}
        {mayChange ? (
          <>
            {!asked && <Said error={mask.error} />}
            <div className="do">
              {(more.length > 0 || less.length > 0) && (
                <Button variant="default" onClick={() => setChosen(kept)}>
                  {words.cancel}
                </Button>
              )}
              <Button disabled={more.length === 0 && less.length === 0} loading={mask.isPending && !asked} onClick={() => (less.length > 0 ? setAsked(true) : run())}>
                {words.save}
              </Button>
            </div>
          </>
        ) : (
          <p className="soft small">{words.masking.readOnly}</p>
        )}
      </div>
      {asked && (
        <Confirm
          title={words.masking.lessTitle}
          what={chosen.length === 0 ? words.masking.off : words.masking.less(named(less))}
          yes={words.masking.lessDo}
          hard
          busy={mask.isPending}
          error={mask.error}
          run={run}
          close={() => setAsked(false)}
        />
      )}
    </>
  );
}
