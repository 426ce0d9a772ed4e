import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useId, useRef, useState } from "react";
import { Said } from "../parts/states";
import { texts } from "../texts";
import { look, type Looked, store, type Stored } from "./api";
import { nameless, type Side, voices, withSides } from "./model";

const words = texts.welcome;
const PAUSE_MS = 500;
const MOST_BYTES = 64 * 1024 * 1024;
const SIDES: Side[] = ["customer", "agent", "bot", "unknown"];

/** A conversation that is pasted, looked at while it is, and stored when somebody says so. */
export function Paste({ stored }: { stored: (stored: Stored) => void }) {
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text, PAUSE_MS);
  return (
    <div className="stack">
      <Textarea
        label={words.pasteLabel}
        description={words.pasteHint}
        placeholder={words.placeholder}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={9}
        maxRows={18}
        spellCheck={false}
        data-autofocus
      />
      {text.trim() === "" ? (
        <div className="do begin">
          <Button variant="default" onClick={() => setText(words.exampleText)}>
            {words.example}
          </Button>
        </div>
      ) : asked.trim() === "" ? (
        <p className="soft" role="status">
          {words.looking}
        </p>
      ) : (
        <Preview given={asked} name={asked} way="pasted" current={asked === text} stored={stored} />
      )}
    </div>
  );
}

/** The same of a file, dropped or chosen. */
export function File({ stored }: { stored: (stored: Stored) => void }) {
  const [file, setFile] = useState<globalThis.File | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped !== undefined) setFile(dropped);
  };
  const tooLarge = file !== null && file.size > MOST_BYTES;
  return (
    <div className="stack">
      <div
        className={over ? "drop over" : "drop"}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p>
          <strong>{file?.name ?? words.fileLabel}</strong>
        </p>
        <p className="soft small" id={id}>
          {words.fileHint}
        </p>
        <Button variant="default" onClick={() => input.current?.click()} aria-describedby={id}>
          {file === null ? words.fileChoose : words.fileOther}
        </Button>
        <input ref={input} type="file" hidden onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)} />
      </div>
      {tooLarge && (
        <p className="strip bad" role="alert">
          {words.fileTooLarge}
        </p>
      )}
      {file !== null && !tooLarge && <Preview given={file} name={`${file.name} ${file.size} ${file.lastModified}`} way="file" current stored={stored} />}
    </div>
  );
}

type PreviewShown = { given: Blob | string; name: string; way: "pasted" | "file"; current: boolean; stored: (stored: Stored) => void };

/** What a look at it found: how much, and who is on which side; and the way to store it. */
function Preview({ given, name, way, current, stored }: PreviewShown) {
  const client = useQueryClient();
  const [sides, setSides] = useState<ReadonlyMap<string, Side>>(new Map());
  const looked = useQuery({
    queryKey: ["look", way, name],
    queryFn: ({ signal }) => look(given, signal),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const keep = useMutation({
    mutationFn: ({ readings }: Looked) => store(sides.size === 0 ? given : withSides(readings, sides), way),
    onSuccess: (done) => {
      void client.invalidateQueries({ queryKey: ["conversations"] });
      stored(done);
    },
  });
  const found = looked.data;
  if (found === undefined) {
    return looked.isError ? (
      <Said error={looked.error} />
    ) : (
      <p className="soft" role="status">
        {words.looking}
      </p>
    );
  }
  const who = voices(found.readings).map((voice) => ({ ...voice, side: sides.get(voice.name) ?? voice.side }));
  const first = found.readings[0];
  const unread = who.some((voice) => voice.side === "unknown");
  return (
    <div className="stack">
      <p role="status">{first !== undefined && words.seen(first.turns.length, found.readings.length - 1)}</p>
      {looked.isError && <Said error={looked.error} />}
      {nameless(found.readings) && <p className="strip">{words.noNames}</p>}
      {who.length > 0 && who.length <= MOST_VOICES && (
        <fieldset className="voices">
          <legend>{words.whoIsWho}</legend>
          {who.map((voice) => (
            <label key={voice.name}>
              <span className="name">{voice.name}</span>
              <NativeSelect
                aria-label={words.sideOf(voice.name)}
                value={voice.side}
                onChange={(event) => setSides(new Map(sides).set(voice.name, event.currentTarget.value as Side))}
                data={SIDES.map((side) => ({ value: side, label: words.sides[side] }))}
              />
            </label>
          ))}
          {unread && <p className="strip small">{words.sideUnknown}</p>}
        </fieldset>
      )}
      {found.problems.length > 0 && (
        <ul className="small soft">
          {found.problems.slice(0, 5).map((problem) => (
            <li key={`${problem.line ?? problem.pointer ?? ""}${problem.detail}`}>
              {problem.line !== undefined && words.line(problem.line)}
              {problem.detail}
            </li>
          ))}
        </ul>
      )}
      <Said error={keep.error} />
      <div className="do begin">
        <Button size="md" loading={keep.isPending} disabled={!current || looked.isPlaceholderData || looked.isError || first === undefined} onClick={() => keep.mutate(found)}>
          {words.read}
        </Button>
      </div>
    </div>
  );
}

/** A file of many conversations has many names; sides of so many can be looked over. */
const MOST_VOICES = 12;
