import { Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api, data } from "../../api/client";
import type { Reading } from "../../api/conversations";
import { Failed, Loading } from "../../parts/states";
import { calledBy } from "../../parts/title";
import { masked, readable } from "../../parts/masked";
import { callsOf } from "../../parts/speakers";
import { texts } from "../../texts";
import { Copy } from "./Copy";
import { noteSections, noteText } from "./notes";
import { dayOf } from "./Side";

/** Notes after the contact, ready to copy. */
export function NotesDrawer({ id, reading, opened, close }: { id: string; reading: Reading; opened: boolean; close: () => void }) {
  const t = texts.desk.notes;
  const found = useQuery({
    queryKey: ["notes", id, reading.event],
    queryFn: () => data(api.GET("/api/v1/conversations/{id}/notes", { params: { path: { id } } })),
    enabled: opened,
    placeholderData: (before) => before,
  });
  const calls = callsOf(reading.turns);
  const name = (turn: number) => calls(reading.turns[turn] ?? { speaker: "unknown" });
  const sections =
    found.data === undefined
      ? []
      : noteSections(
          { ...found.data, promises: found.data.promises.map((promise) => ({ ...promise, due: promise.due === null ? null : dayOf(promise.due) })) },
          name,
        ).map((section) => (section.title === t.ending && reading.state === "open" ? { ...section, title: t.endingLive } : section));
  return (
    <Drawer opened={opened} onClose={close} position="right" size="lg" title={t.title} closeButtonProps={{ "aria-label": texts.keys.close }}>
      {found.isError ? (
        <Failed error={found.error} again={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading rows={6} />
      ) : sections.length === 0 ? (
        <p className="soft">{t.none}</p>
      ) : (
        <article className="notes">
          <div className="notes-do">
            <p className="soft">{t.what}</p>
            <Copy text={readable(noteText(`${calledBy(reading.topic, reading.story.title)} · ${texts.channels[reading.channel]} · ${texts.turns(reading.turns.length)}`, sections))} label={t.copy} done={texts.desk.draft.copied} filled />
          </div>
          {sections.map((section) => (
            <section key={section.title}>
              <h3>{section.title}</h3>
              <ul>
                {section.lines.map((line) => (
                  <li key={line} dir="auto">
                    {masked(line)}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </article>
      )}
    </Drawer>
  );
}
