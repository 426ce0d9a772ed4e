import { Button, Drawer } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, data } from "../../api/client";
import type { Filling } from "../../api/desk";
import { Failed, Loading } from "../../parts/states";
import { turnLink } from "../../parts/turns";
import { masked, readable } from "../../parts/masked";
import { texts } from "../../texts";
import { Copy } from "./Copy";

type Shown = { id: string; opened: boolean; close: () => void; go: (turn: number) => void; turns: number };

/** Patterns filled from the case, or refused with the name of what is missing. */
export function Patterns({ id, opened, close, go, turns }: Shown) {
  const t = texts.desk.patterns;
  const [name, setName] = useState<string | null>(null);
  const found = useQuery({
    queryKey: ["patterns", id, turns],
    queryFn: () => data(api.GET("/api/v1/conversations/{id}/patterns", { params: { path: { id } } })),
    enabled: opened,
    placeholderData: (before) => before,
  });
  const one = found.data?.patterns.find((pattern) => pattern.pattern === name);
  return (
    <Drawer opened={opened} onClose={close} position="right" size="lg" title={t.title} closeButtonProps={{ "aria-label": texts.keys.close }}>
      {found.isError ? (
        <Failed error={found.error} again={() => void found.refetch()} />
      ) : found.data === undefined ? (
        <Loading rows={6} height={56} />
      ) : one !== undefined ? (
        <One filling={one} back={() => setName(null)} go={(turn) => { close(); go(turn); }} />
      ) : (
        <>
          <p className="soft">{t.what}</p>
          <ul className="techniques">
            {found.data.patterns
              .toSorted((first, second) => Number(second.filled) - Number(first.filled))
              .map((pattern) => (
                <li key={pattern.pattern}>
                  <button type="button" onClick={() => setName(pattern.pattern)}>
                    <b>
                      {titleOf(pattern.pattern)} {pattern.filled && <span className="calm small">{t.ready}</span>}
                    </b>
                    <span>{pattern.does}</span>
                    <span className="soft small">{pattern.when}</span>
                    {!pattern.filled && <span className="lacks small">{t.cannot([...new Set(pattern.missing.flatMap((missing) => missing.facts.map((fact) => fact.what)))])}</span>}
                  </button>
                </li>
              ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}

const titleOf = (name: string) => name.slice(0, 1).toUpperCase() + name.slice(1).replaceAll("-", " ");

function One({ filling, back, go }: { filling: Filling; back: () => void; go: (turn: number) => void }) {
  const t = texts.desk.patterns;
  return (
    <article className="pattern">
      <Button variant="subtle" size="compact-md" onClick={back} ml={-12} className="back">
        ← {t.back}
      </Button>
      <h2>{titleOf(filling.pattern)}</h2>
      <p>{filling.does}</p>
      <p className="soft">{filling.when}</p>
      {!filling.filled && (
        <div className="refused" role="alert">
          <p>
            <b>{t.needs}</b>
          </p>
          <ul>
            {filling.missing.map((missing) => (
              <li key={missing.slot}>
                {missing.facts.map((fact, i) => (
                  <span key={fact.fact}>
                    {i > 0 && " / "}
                    <b className="lacks">{fact.what}</b>
                  </span>
                ))}{" "}
                {t.missingFor(missing.slot)}
                {missing.facts.map((fact) => (
                  <span key={fact.fact} className="soft small">
                    {" "}
                    {fact.turn !== null ? t.turn(fact.turn) : fact.pointer !== null ? t.record : ""}
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {filling.address !== null && <p className="to-whom">{masked(t.to(filling.address.text))}</p>}
      <ol className="slots">
        {filling.slots.map((slot) => (
          <li key={slot.slot} className={slot.leftOut ? "out" : undefined}>
            <h3>
              {slot.slot} <span className="soft small">{[slot.yours && t.yours, slot.leftOut ? t.leftOut : slot.optional && t.optional].filter(Boolean).join(" · ")}</span>
            </h3>
            <p>{slot.write}</p>
            {slot.note !== null && <p className="soft">{slot.note}</p>}
            {slot.with.map((filler) => (
              <p key={`${filler.text}${filler.pointer ?? ""}${filler.turn ?? ""}`} className="filler">
                {filler.type === "quote" ? <q>{masked(filler.text)}</q> : masked(filler.text)}{" "}
                <span className="soft small">
                  {filler.type === "quote" && filler.turn !== undefined ? (
                    <a className="to" {...turnLink(filler.turn, go)}>
                      {texts.turn(filler.turn + 1)}
                    </a>
                  ) : (
                    t.case
                  )}
                </span>
              </p>
            ))}
            <p className="small soft">
              {t.why}: {slot.why} {t.risk}: {slot.risk}
            </p>
          </li>
        ))}
      </ol>
      {filling.filled && <Copy text={readable(stepsOf(filling))} label={t.copy} done={texts.desk.draft.copied} />}
    </article>
  );
}

/** The steps as lines, to lie beside an answer while it is written. */
export const stepsOf = (filling: Filling) =>
  filling.slots
    .filter((slot) => !slot.leftOut)
    .map((slot, i) => [`${i + 1}. ${slot.slot}: ${slot.write}`, ...slot.with.map((filler) => `   ${filler.type === "quote" ? `“${filler.text}”` : filler.text}`)].join("\n"))
    .join("\n") + "\n";
