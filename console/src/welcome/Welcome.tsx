import { Tabs } from "@mantine/core";
import { useCallback, useRef, useState } from "react";
import { Link } from "react-router";
import { useMe } from "../api/me";
import { useTitle } from "../parts/title";
import { usePrivacy } from "../settings/api";
import { texts } from "../texts";
import type { Stored } from "./api";
import { useEmptyHouse } from "./api";
import { Call } from "./Call";
import { First } from "./First";
import { File, Paste } from "./Give";
import "../settings/settings.css";
import "./welcome.css";

const words = texts.welcome;
const DEMO = "./heard serve --demo";

/** From nothing to a conversation of one's own, read: pasted, as a file, or sent by a program. */
export default function Welcome() {
  const me = useMe();
  const privacy = usePrivacy();
  const { empty, known } = useEmptyHouse();
  const [came, setCame] = useState<{ id: string; all: number } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const began = useRef<boolean | null>(null);
  // Whether it was the first is decided on entering: it stays so when one has come.
  if (began.current === null && known) began.current = empty;
  const title = began.current === false ? words.titleMore : words.title;
  useTitle(title);

  const stored = useCallback((done: Stored) => {
    if (done.first !== null) setCame({ id: done.first, all: done.taken });
    setSaid(done.first !== null ? null : done.known > 0 ? words.known : words.refused);
  }, []);
  const arrived = useCallback((id: string) => setCame({ id, all: 1 }), []);

  return (
    <div className="welcome">
      <header>
        <h1>{title}</h1>
        <p className="lead">{words.lead}</p>
        {privacy.data !== undefined && <p className="soft small">{privacy.data.masking.on ? words.private : words.privateUnmasked}</p>}
      </header>
      {came !== null ? (
        <First id={came.id} all={came.all} again={() => setCame(null)} />
      ) : (
        <>
          <Tabs defaultValue="paste" keepMounted={false} className="card ways">
            <Tabs.List aria-label={words.ways}>
              <Tabs.Tab value="paste">{words.paste}</Tabs.Tab>
              <Tabs.Tab value="file">{words.file}</Tabs.Tab>
              <Tabs.Tab value="call">{words.call}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="paste">
              <Paste stored={stored} />
            </Tabs.Panel>
            <Tabs.Panel value="file">
              <File stored={stored} />
            </Tabs.Panel>
            <Tabs.Panel value="call">
              <Call arrived={arrived} />
            </Tabs.Panel>
          </Tabs>
          {said !== null && (
            <p className="strip" role="status">
              {said}{" "}
              <Link className="to" to="/conversations">
                {words.toList}
              </Link>
            </p>
          )}
          <footer className="soft small">
            {!me.demo && (
              <p>
                {words.demo} <code>{DEMO}</code> {words.demoWhat}
              </p>
            )}
            <p>
              {began.current === false && `${words.already} `}
              <Link className="to" to="/conversations">
                {began.current === false ? words.toList : words.later}
              </Link>
            </p>
          </footer>
        </>
      )}
    </div>
  );
}
