import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { Failed, Loading, Said } from "../parts/states";
import { texts } from "../texts";
import { type OneTime, useHouses, useMakeHouse } from "./api";
import { Block, Head, LinkShown } from "./parts";

const words = texts.settings;
const NONE = { house: "", name: "", email: "" };

/** Further houses on this service, for those who run it. */
export default function Houses() {
  const houses = useHouses();
  const make = useMakeHouse();
  const [given, setGiven] = useState(NONE);
  const [link, setLink] = useState<{ name: string; link: OneTime } | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    make.mutate(given, {
      onSuccess: (made) => {
        setLink({ name: made.person.name, link: made });
        setGiven(NONE);
      },
    });
  };
  return (
    <>
      <Head title={words.names.houses}>{words.houses.lead}</Head>
      {houses.isPending ? (
        <Loading rows={2} height={56} />
      ) : houses.isError ? (
        <Failed error={houses.error} again={() => void houses.refetch()} />
      ) : (
        <ul className="rows teams">
          {houses.data.map((house) => (
            <li key={house.id}>
              <span className="name">{house.name}</span>
              <span className="sub">{house.operates ? words.houses.runs : ""}</span>
            </li>
          ))}
        </ul>
      )}
      <Block title={words.houses.make}>
        <form className="stack narrow" onSubmit={send}>
          <TextInput label={words.houses.house} value={given.house} onChange={(event) => setGiven({ ...given, house: event.currentTarget.value })} required maxLength={200} autoComplete="off" />
          <TextInput label={words.houses.owner} value={given.name} onChange={(event) => setGiven({ ...given, name: event.currentTarget.value })} required maxLength={200} autoComplete="off" />
          <TextInput label={words.houses.email} type="email" value={given.email} onChange={(event) => setGiven({ ...given, email: event.currentTarget.value })} required maxLength={254} autoComplete="off" />
          <Said error={make.error} />
          <div className="do begin">
            <Button type="submit" loading={make.isPending}>
              {words.houses.makeDo}
            </Button>
          </div>
        </form>
      </Block>
      {link !== null && <LinkShown name={link.name} link={link.link} close={() => setLink(null)} />}
    </>
  );
}
