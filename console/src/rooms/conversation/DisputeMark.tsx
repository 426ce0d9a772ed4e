import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, data, type Schemas } from "../../api/client";
import type { Me } from "../../api/me";
import { Said } from "../../parts/states";
import type { Tag } from "../../parts/transcript/marks";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";

export type Dispute = Schemas["Dispute"];

const LONGEST_WHY = 500;

type Shown = { id: string; tag: Tag; turn: number; said: Dispute[]; me: Me; may: boolean; changed: () => void };

/** Says that a mark is wrong, with a word why, or takes that back. The reading stays as it is. */
export function DisputeMark({ id, tag, turn, said, me, may, changed }: Shown) {
  const here = said.filter((one) => one.turn === turn && one.code === tag.code);
  const own = here.find((one) => one.own);
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState("");
  const words = tag.evidence.find((one) => one.type === "quote" && one.turn === turn);
  const say = useMutation({
    mutationFn: () =>
      data(
        api.POST("/api/v1/conversations/{id}/disputes", {
          params: { path: { id } },
          body: {
            turn,
            code: tag.code,
            ...(words?.type === "quote" ? { from: words.from, to: words.to } : {}),
            ...(why.trim() === "" ? {} : { why: why.trim() }),
          },
        }),
      ),
    onSuccess: () => {
      setOpen(false);
      changed();
    },
  });
  const back = useMutation({
    mutationFn: (number: number) => data(api.DELETE("/api/v1/conversations/{id}/disputes/{number}", { params: { path: { id, number } } })),
    onSuccess: changed,
  });
  return (
    <>
      {may && own === undefined && !open && (
        <button type="button" className="to" onClick={() => setOpen(true)}>
          {texts.disputes.wrong}
        </button>
      )}
      {open && (
        <span className="dispute">
          <Textarea
            label={texts.disputes.why}
            description={texts.disputes.whyMore}
            value={why}
            maxLength={LONGEST_WHY}
            autosize
            minRows={2}
            maxRows={6}
            data-autofocus
            ref={(field) => {
              if (field !== null && why === "") field.focus();
            }}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <span className="do">
            <Button size="xs" loading={say.isPending} onClick={() => say.mutate()}>
              {texts.disputes.say}
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen(false)}>
              {texts.disputes.not}
            </Button>
          </span>
          <Said error={say.error} />
        </span>
      )}
      {here.map((one) => (
        <span key={one.number} className="disputed">
          <span>
            {texts.disputes.by(one.own ? null : one.by.name)}
            {one.why !== null && <>: “{masked(one.why)}”</>}
          </span>{" "}
          {(one.own || me.role === "owner") && (
            <button type="button" className="to" onClick={() => back.mutate(one.number)}>
              {texts.disputes.back}
            </button>
          )}
          <Said error={back.error} />
        </span>
      ))}
    </>
  );
}
