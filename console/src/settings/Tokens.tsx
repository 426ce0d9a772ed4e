import { Button, Checkbox, NumberInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Empty, Failed, Loading, Said } from "../parts/states";
import { Ago, Time } from "../parts/time";
import { texts } from "../texts";
import { type Scope, type Token, type TokenGiven, useMakeToken, useShutToken, useTokens } from "./api";
import { Confirm, Dialog, Head, Once } from "./parts";

const words = texts.settings;
const SCOPES: Scope[] = ["read", "write", "manage"];
export const MOST_DAYS = 365;

/** The tokens with which programs sign in. */
export default function Tokens() {
  const tokens = useTokens();
  const shut = useShutToken();
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [shutting, setShutting] = useState<Token | null>(null);
  const make = <Button onClick={() => setMaking(true)}>{words.tokens.make}</Button>;
  return (
    <>
      <Head title={words.names.tokens} end={make}>
        {words.tokens.lead}
      </Head>
      {tokens.isPending ? (
        <Loading rows={3} height={64} />
      ) : tokens.isError ? (
        <Failed error={tokens.error} again={() => void tokens.refetch()} />
      ) : tokens.data.length === 0 ? (
        <Empty title={words.tokens.none}>{words.tokens.noneWhat}</Empty>
      ) : (
        <ul className="rows tokens">
          {tokens.data.map((token) => (
            <li key={token.id}>
              <div>
                <span className="name">{token.name}</span>
                <div className="sub">
                  {words.tokens.made} <Time at={token.madeAt} how="date" /> {token.by.name !== null && words.tokens.by(token.by.name)}
                </div>
              </div>
              <div className="sub">{texts.and(token.scopes.map((scope) => words.tokens.scopeNames[scope as Scope] ?? scope))}</div>
              <div className="sub">
                {words.tokens.used}: {token.seenAt === null ? words.tokens.unused : <Ago at={token.seenAt} />}
                <div>
                  {token.ended ? (
                    <span className="tag bad">{words.tokens.ended}</span>
                  ) : token.endsAt === null ? null : (
                    <>
                      {words.tokens.ends} <Time at={token.endsAt} how="date" />
                    </>
                  )}
                </div>
              </div>
              <div className="acts">
                <Button variant="default" aria-label={words.tokens.shutWhich(token.name)} onClick={() => { shut.reset(); setShutting(token); }}>
                  {words.tokens.shut}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {making && <Make close={() => setMaking(false)} made={(made) => { setMaking(false); setSecret(made); }} />}
      {secret !== null && (
        <Dialog title={words.tokens.secretTitle} close={() => setSecret(null)} wide keep>
          <div className="stack">
            <p>
              {words.once} {words.tokens.secretWhat}
            </p>
            <Once label={words.tokens.secretLabel} value={secret} />
            <div className="do">
              <Button onClick={() => setSecret(null)}>{words.close}</Button>
            </div>
          </div>
        </Dialog>
      )}
      {shutting !== null && (
        <Confirm
          title={words.tokens.shutTitle(shutting.name)}
          what={words.tokens.shutWhat}
          yes={words.tokens.shut}
          hard
          busy={shut.isPending}
          error={shut.error}
          run={() => shut.mutate(shutting.id, { onSuccess: () => setShutting(null) })}
          close={() => setShutting(null)}
        />
      )}
    </>
  );
}

function Make({ close, made }: { close: () => void; made: (secret: string) => void }) {
  const [given, setGiven] = useState<TokenGiven>({ name: "", scopes: ["write"], days: 90 });
  const make = useMakeToken();
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(given, { onSuccess: ({ secret }) => made(secret) });
  };
  return (
    <Dialog title={words.tokens.make} close={close} wide>
      <form className="stack" onSubmit={send}>
        <TextInput
          label={words.tokens.name}
          description={words.tokens.nameHint}
          value={given.name}
          onChange={(event) => setGiven({ ...given, name: event.currentTarget.value })}
          required
          maxLength={200}
          autoComplete="off"
          data-autofocus
        />
        <Checkbox.Group label={words.tokens.scopes} value={given.scopes} onChange={(scopes) => setGiven({ ...given, scopes: SCOPES.filter((scope) => scopes.includes(scope)) })}>
          <div className="choices">
            {SCOPES.map((scope) => (
              <Checkbox key={scope} value={scope} label={words.tokens.scopeNames[scope]} description={words.tokens.scopeWhat[scope]} />
            ))}
          </div>
        </Checkbox.Group>
        <NumberInput className="narrow" label={words.tokens.days} value={given.days} onChange={(days) => setGiven({ ...given, days: Number(days) })} min={1} max={MOST_DAYS} allowDecimal={false} required hideControls />
        <Said error={make.error} />
        <div className="do">
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={make.isPending} disabled={given.scopes.length === 0}>
            {words.tokens.makeDo}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
