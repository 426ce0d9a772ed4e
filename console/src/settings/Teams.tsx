import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Empty, Failed, Loading, Said } from "../parts/states";
import { texts } from "../texts";
import { useAddTeam, useRemoveTeam, useTeams } from "./api";
import { Block, Confirm, Head } from "./parts";

const words = texts.settings;

/** The teams of this house; who is in one is set with the person. */
export default function Teams() {
  const teams = useTeams();
  const add = useAddTeam();
  const remove = useRemoveTeam();
  const [name, setName] = useState("");
  const [removed, setRemoved] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(name.trim(), { onSuccess: () => setName("") });
  };
  return (
    <>
      <Head title={words.names.teams}>{words.teams.lead}</Head>
      {teams.isPending ? (
        <Loading rows={2} height={64} />
      ) : teams.isError ? (
        <Failed error={teams.error} again={() => void teams.refetch()} />
      ) : teams.data.length === 0 ? (
        <Empty title={words.teams.none}>{words.teams.noneWhat}</Empty>
      ) : (
        <ul className="rows teams">
          {teams.data.map((team) => (
            <li key={team.name}>
              <span className="name">{team.name}</span>
              <span className="sub">{words.teams.people(team.people)}</span>
              <div className="acts">
                <Button variant="default" aria-label={words.teams.removeWhich(team.name)} onClick={() => { remove.reset(); setRemoved(team.name); }}>
                  {words.teams.remove}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Block title={words.teams.add}>
        <form className="inline" onSubmit={send}>
          <TextInput className="grow" label={words.teams.name} value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={100} autoComplete="off" />
          <Button type="submit" loading={add.isPending}>
            {words.teams.addDo}
          </Button>
        </form>
        <Said error={add.error} />
      </Block>
      {removed !== null && (
        <Confirm
          title={words.teams.removeTitle(removed)}
          what={words.teams.removeWhat}
          yes={words.teams.remove}
          busy={remove.isPending}
          error={remove.error}
          run={() => remove.mutate(removed, { onSuccess: () => setRemoved(null) })}
          close={() => setRemoved(null)}
        />
      )}
    </>
  );
}
