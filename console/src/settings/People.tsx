import { ActionIcon, Button, Menu, NativeSelect, Radio, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useMe } from "../api/me";
import { Failed, Loading, Said } from "../parts/states";
import { texts } from "../texts";
import { type OneTime, type Person, type PersonGiven, ROLES, useChangePerson, useEndSessions, useInvite, useNewLink, usePeople, useShutOut, useTeams } from "./api";
import { Confirm, Dialog, Done, Head, LinkShown } from "./parts";

const words = texts.settings;

type Doing = { what: "invite" } | { what: "change" | "link" | "end" | "out"; person: Person };

/** The people of this house: who they are, what they may, and how they come in. */
export default function People() {
  const me = useMe();
  const people = usePeople();
  const teams = useTeams();
  const [doing, setDoing] = useState<Doing | null>(null);
  const [link, setLink] = useState<{ name: string; link: OneTime } | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const close = () => setDoing(null);
  const names = teams.data?.map((team) => team.name) ?? [];
  return (
    <>
      <Head title={words.names.people} end={<Button onClick={() => setDoing({ what: "invite" })}>{words.people.invite}</Button>}>
        {words.people.lead}
      </Head>
      <Done>{done}</Done>
      {people.isPending ? (
        <Loading rows={3} height={64} />
      ) : people.isError ? (
        <Failed error={people.error} again={() => void people.refetch()} />
      ) : (
        <>
          <ul className="rows people">
            {people.data.map((person) => (
              <li key={person.id}>
                <div>
                  <span className="name">{person.name}</span> {person.id === me.id && <span className="tag you">{words.people.you}</span>}
                  <div className="sub">{person.email}</div>
                </div>
                <div>
                  {words.roleNames[person.role]}
                  <div className="sub">{person.team ?? words.people.noTeam}</div>
                </div>
                <div className="sub">
                  {person.state === "invited" && person.id !== me.id ? (
                    <span className="tag warn">{words.people.invited}</span>
                  ) : (
                    words.people.active
                  )}
                </div>
                <div className="acts">
                  <Acts person={person} run={(what) => setDoing({ what, person })} />
                </div>
              </li>
            ))}
          </ul>
          {people.data.length === 1 && (
            <p className="soft small alone">
              {words.people.alone}. {words.people.aloneWhat}
            </p>
          )}
        </>
      )}
      {doing?.what === "invite" && <Invite teams={names} close={close} made={(name, made) => { close(); setLink({ name, link: made }); }} />}
      {doing?.what === "change" && <Change person={doing.person} teams={names} close={close} />}
      {doing?.what === "link" && <NewLink person={doing.person} close={close} made={(made) => { close(); setLink({ name: doing.person.name, link: made }); }} />}
      {doing?.what === "end" && <End person={doing.person} close={close} ended={() => { close(); setDone(words.people.ended(doing.person.name)); }} />}
      {doing?.what === "out" && <Out person={doing.person} close={close} out={() => { close(); setDone(words.people.out(doing.person.name)); }} />}
      {link !== null && <LinkShown name={link.name} link={link.link} close={() => setLink(null)} />}
    </>
  );
}

function Acts({ person, run }: { person: Person; run: (what: "change" | "link" | "end" | "out") => void }) {
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="default" size={40} aria-label={words.actions(person.name)}>
          <Dots />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => run("change")}>{words.people.changeDo}</Menu.Item>
        <Menu.Item onClick={() => run("link")}>{person.state === "invited" ? words.people.linkInvited : words.people.linkReset}</Menu.Item>
        {person.state === "active" && <Menu.Item onClick={() => run("end")}>{words.people.endSessions}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item onClick={() => run("out")}>{words.people.shutOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const Dots = () => (
  <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" fill="currentColor">
    <circle cx="4" cy="10" r="1.7" />
    <circle cx="10" cy="10" r="1.7" />
    <circle cx="16" cy="10" r="1.7" />
  </svg>
);

/** A person's fields; an address is given once, and is theirs from then on. */
function Fields({ given, set, teams, withEmail }: { given: PersonGiven; set: (given: PersonGiven) => void; teams: string[]; withEmail: boolean }) {
  return (
    <>
      <TextInput label={words.people.name} value={given.name} onChange={(event) => set({ ...given, name: event.currentTarget.value })} required maxLength={200} autoComplete="off" data-autofocus />
      {withEmail && (
        <TextInput label={words.people.email} type="email" value={given.email} onChange={(event) => set({ ...given, email: event.currentTarget.value })} required maxLength={254} autoComplete="off" />
      )}
      <Radio.Group label={words.people.role} value={given.role} onChange={(role) => set({ ...given, role: role as Person["role"] })}>
        <div className="choices">
          {ROLES.map((role) => (
            <Radio key={role} value={role} label={words.roleNames[role]} description={words.roles[role]} />
          ))}
        </div>
      </Radio.Group>
      <NativeSelect
        label={words.people.team}
        description={words.people.noTeamWhat}
        value={given.team ?? ""}
        onChange={(event) => set({ ...given, team: event.currentTarget.value === "" ? null : event.currentTarget.value })}
        data={[{ value: "", label: words.people.noTeam }, ...teams.map((team) => ({ value: team, label: team }))]}
      />
    </>
  );
}

function Invite({ teams, close, made }: { teams: string[]; close: () => void; made: (name: string, link: OneTime) => void }) {
  const [given, setGiven] = useState<PersonGiven>({ name: "", email: "", role: "agent", team: null });
  const invite = useInvite();
  const send = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(given, { onSuccess: (link) => made(link.person.name, link) });
  };
  return (
    <Dialog title={words.people.invite} close={close} wide>
      <form className="stack" onSubmit={send}>
        <Fields given={given} set={setGiven} teams={teams} withEmail />
        <Said error={invite.error} />
        <div className="do">
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {words.people.inviteDo}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Change({ person, teams, close }: { person: Person; teams: string[]; close: () => void }) {
  const [given, setGiven] = useState<PersonGiven>({ name: person.name, email: person.email, role: person.role, team: person.team });
  const change = useChangePerson();
  const send = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ id: person.id, ...given }, { onSuccess: close });
  };
  return (
    <Dialog title={words.people.changeTitle(person.name)} close={close} wide>
      <form className="stack" onSubmit={send}>
        <Fields given={given} set={setGiven} teams={teams} withEmail={false} />
        <Said error={change.error} />
        <div className="do">
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function NewLink({ person, close, made }: { person: Person; close: () => void; made: (link: OneTime) => void }) {
  const link = useNewLink();
  return (
    <Confirm
      title={words.people.linkAsk(person.name)}
      what={words.people.linkAskWhat}
      yes={words.people.linkDo}
      busy={link.isPending}
      error={link.error}
      run={() => link.mutate(person.id, { onSuccess: made })}
      close={close}
    />
  );
}

function End({ person, close, ended }: { person: Person; close: () => void; ended: () => void }) {
  const end = useEndSessions();
  return (
    <Confirm
      title={words.people.endTitle(person.name)}
      what={words.people.endWhat}
      yes={words.people.endDo}
      busy={end.isPending}
      error={end.error}
      run={() => end.mutate(person.id, { onSuccess: ended })}
      close={close}
    />
  );
}

function Out({ person, close, out }: { person: Person; close: () => void; out: () => void }) {
  const shut = useShutOut();
  return (
    <Confirm
      title={words.people.outTitle(person.name)}
      what={words.people.outWhat}
      yes={words.people.outDo}
      hard
      busy={shut.isPending}
      error={shut.error}
      run={() => shut.mutate(person.id, { onSuccess: out })}
      close={close}
    />
  );
}
