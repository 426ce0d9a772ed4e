import { Button, PasswordInput, SegmentedControl, Switch, useMantineColorScheme } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useLabels } from "../api/conversations";
import { type Preferences, useMe } from "../api/me";
import { Failed, Loading, Said } from "../parts/states";
import { Ago, Time } from "../parts/time";
import { texts } from "../texts";
import { type Session, useEndSession, usePreferences, useSessions, useSetPassword } from "./api";
import { Block, Confirm, Done, Head } from "./parts";

const words = texts.settings;
const SHORTEST = 12;
const LONGEST = 256;

/** One's own account. */
export default function Account() {
  const me = useMe();
  return (
    <>
      <Head title={words.account.title} />
      <Block title={words.account.signedIn}>
        <dl className="account-facts">
          <dt>{words.people.name}</dt>
          <dd>{me.name}</dd>
          <dt>{words.people.email}</dt>
          <dd>{me.email}</dd>
          <dt>{words.people.role}</dt>
          <dd>
            {words.roleNames[me.role]}. <span className="soft">{words.roles[me.role]}</span>
          </dd>
          <dt>{words.people.team}</dt>
          <dd>{me.team ?? words.none}</dd>
          <dt>{words.account.house}</dt>
          <dd>{me.tenant.name}</dd>
        </dl>
      </Block>
      {me.preferences !== undefined && <Look preferences={me.preferences} />}
      {me.preferences !== undefined && <Hints preferences={me.preferences} />}
      <Sessions />
      {me.demo ? (
        <Block title={words.account.password}>
          <p className="soft">{words.account.demo}</p>
        </Block>
      ) : (
        <Password email={me.email} />
      )}
    </>
  );
}

function Look({ preferences }: { preferences: Preferences }) {
  const { setColorScheme } = useMantineColorScheme();
  const keep = usePreferences();
  return (
    <Block title={words.account.look} what={words.account.lookWhat}>
      <SegmentedControl
        className="look"
        aria-label={words.account.look}
        value={preferences.scheme}
        onChange={(chosen) => {
          const scheme = chosen as Preferences["scheme"];
          setColorScheme(scheme);
          keep.mutate({ ...preferences, scheme });
        }}
        data={(["auto", "light", "dark"] as const).map((value) => ({ value, label: texts.shell.schemes[value] }))}
      />
      <Said error={keep.error} />
    </Block>
  );
}

function Hints({ preferences }: { preferences: Preferences }) {
  const keep = usePreferences();
  const labels = useLabels();
  const title = (code: string) => labels.get(code)?.title ?? code;
  return (
    <Block title={words.account.hints} what={words.account.hintsWhat}>
      <Switch label={words.account.hintsOn} checked={preferences.hints === "on"} onChange={(event) => keep.mutate({ ...preferences, hints: event.currentTarget.checked ? "on" : "off" })} />
      {preferences.muted.length > 0 && (
        <Codes
          heading={words.account.muted}
          codes={preferences.muted}
          title={title}
          undo={words.account.unmute}
          undoWhich={words.account.unmuteWhich}
          run={(code) => keep.mutate({ ...preferences, muted: preferences.muted.filter((one) => one !== code) })}
        />
      )}
      {preferences.keepHints.length > 0 && (
        <Codes
          heading={words.account.kept}
          codes={preferences.keepHints}
          title={title}
          undo={words.account.unkeep}
          undoWhich={words.account.unkeepWhich}
          run={(code) => keep.mutate({ ...preferences, keepHints: preferences.keepHints.filter((one) => one !== code) })}
        />
      )}
      <Said error={keep.error} />
    </Block>
  );
}

type CodesShown = { heading: string; codes: string[]; title: (code: string) => string; undo: string; undoWhich: (title: string) => string; run: (code: string) => void };

function Codes({ heading, codes, title, undo, undoWhich, run }: CodesShown) {
  return (
    <div>
      <h3>{heading}</h3>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            {title(code)}
            <Button variant="default" size="xs" aria-label={undoWhich(title(code))} onClick={() => run(code)}>
              {undo}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sessions() {
  const me = useMe();
  const sessions = useSessions();
  const end = useEndSession();
  const [ending, setEnding] = useState<Session | null>(null);
  const [password, setPassword] = useState("");
  const open = (session: Session) => {
    end.reset();
    setPassword("");
    setEnding(session);
  };
  return (
    <Block title={words.account.sessions}>
      {sessions.isPending ? (
        <Loading rows={1} height={56} />
      ) : sessions.isError ? (
        <Failed error={sessions.error} again={() => void sessions.refetch()} />
      ) : (
        <ul className="rows sessions">
          {sessions.data.map((session) => (
            <li key={session.session}>
              <span>
                {session.device || words.account.unknownDevice} {session.current && <span className="tag you">{words.account.thisOne}</span>}
              </span>
              <span className="sub">
                {words.account.since} <Time at={session.madeAt} />
              </span>
              <span className="sub">
                {words.account.seen} <Ago at={session.seenAt} />
              </span>
              <div className="acts">
                {!session.current && !me.demo && (
                  <Button variant="default" aria-label={words.account.endWhich(session.device || words.account.unknownDevice)} onClick={() => open(session)}>
                    {words.account.end}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {ending !== null && (
        <Confirm
          title={words.account.endTitle}
          what={words.account.endWhat}
          yes={words.account.endDo}
          busy={end.isPending}
          error={end.error}
          run={() => end.mutate({ session: ending.session, current: password }, { onSuccess: () => setEnding(null) })}
          close={() => setEnding(null)}
        >
          <PasswordInput label={words.account.current} value={password} onChange={(event) => setPassword(event.currentTarget.value)} required autoComplete="current-password" data-autofocus />
        </Confirm>
      )}
    </Block>
  );
}

function Password({ email }: { email: string }) {
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const set = useSetPassword();
  const send = (event: FormEvent) => {
    event.preventDefault();
    set.mutate(
      { current, password: fresh },
      {
        onSuccess: () => {
          setCurrent("");
          setFresh("");
        },
      },
    );
  };
  return (
    <Block title={words.account.password} what={words.account.passwordWhat}>
      <form className="stack narrow" onSubmit={send}>
        {/* So that a keeper of passwords knows whose it is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput label={words.account.current} value={current} onChange={(event) => setCurrent(event.currentTarget.value)} required autoComplete="current-password" />
        <PasswordInput label={words.account.fresh} value={fresh} onChange={(event) => setFresh(event.currentTarget.value)} required minLength={SHORTEST} maxLength={LONGEST} autoComplete="new-password" />
        <Said error={set.error} />
        <Done>{set.isSuccess ? words.account.passwordDone : null}</Done>
        <div className="do begin">
          <Button type="submit" loading={set.isPending}>
            {words.account.passwordDo}
          </Button>
        </div>
      </form>
    </Block>
  );
}
