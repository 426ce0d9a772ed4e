import { Button, Modal, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useId, useState } from "react";
import { Copy } from "../parts/copy";
import { Said } from "../parts/states";
import { useTitle } from "../parts/title";
import { texts } from "../texts";
import type { OneTime } from "./api";

const words = texts.settings;

/** The head of a section: its name, what it is for, and what can be begun there. */
export function Head({ title, children, end }: { title: string; children?: ReactNode; end?: ReactNode }) {
  useTitle(`${title} · ${words.title}`);
  return (
    <div className="settings-head">
      <div>
        <h1>{title}</h1>
        {children !== undefined && <p className="soft">{children}</p>}
      </div>
      {end !== undefined && <div className="end">{end}</div>}
    </div>
  );
}

/** What opened a dialog: what had the focus, or what had opened the menu that had it. */
function opener(): HTMLElement | null {
  const active = document.activeElement as HTMLElement | null;
  const menu = active?.closest("[role=menu]");
  return menu?.id ? document.querySelector<HTMLElement>(`[aria-controls="${CSS.escape(menu.id)}"]`) : active;
}

/** A dialog that is there as long as it is rendered; the focus goes back to where it came from. */
export function Dialog({ title, close, wide = false, keep = false, children }: { title: string; close: () => void; wide?: boolean; keep?: boolean; children: ReactNode }) {
  const [from] = useState(opener);
  useEffect(
    () => () => {
      // After the dialog is gone, unless another one has taken the focus.
      setTimeout(() => {
        if (document.activeElement === document.body && from?.isConnected) from.focus();
      });
    },
    [from],
  );
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ "aria-label": words.close }} size={wide ? "lg" : "md"} closeOnClickOutside={!keep}>
      {children}
    </Modal>
  );
}

/** Something that is answered once: to be copied now or never. */
export function Once({ label, value }: { label: string; value: string }) {
  return (
    <div className="once">
      <TextInput label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} classNames={{ input: "mono" }} data-autofocus />
      <Copy text={value} />
    </div>
  );
}

/** A one-time link, shown once. */
export function LinkShown({ name, link, close }: { name: string; link: OneTime; close: () => void }) {
  return (
    <Dialog title={words.people.linkTitle(name)} close={close} wide keep>
      <div className="stack">
        <p>
          {words.people.linkWhat} {words.people.linkHolds(link.holdsMinutes)} {words.once}
        </p>
        <Once label={words.people.linkLabel} value={link.address} />
        <div className="do">
          <Button onClick={close}>{words.close}</Button>
        </div>
      </div>
    </Dialog>
  );
}

type Asked = {
  title: string;
  /** What follows if it is done. */
  what: ReactNode;
  yes: string;
  /** What has to be typed before it can be done. */
  word?: string;
  /** Whether it cannot be undone. */
  hard?: boolean;
  busy: boolean;
  error: unknown;
  run: () => void;
  close: () => void;
  children?: ReactNode;
};

/** Asks before something that is not easily undone; what it was asked for is done by `run`. */
export function Confirm({ title, what, yes, word, hard = false, busy, error, run, close, children }: Asked) {
  const [typed, setTyped] = useState("");
  const ready = word === undefined || typed.trim() === word;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !busy) run();
  };
  return (
    <Dialog title={title} close={close}>
      <form className="stack" onSubmit={send}>
        <p>{what}</p>
        {children}
        {word !== undefined && (
          <TextInput label={words.typeToConfirm(word)} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoComplete="off" spellCheck={false} data-autofocus />
        )}
        <Said error={error} />
        <div className="do">
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" color={hard ? "hot" : undefined} loading={busy} disabled={!ready}>
            {yes}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Says for a while that something was done. */
export function Done({ children }: { children: string | null }) {
  const [shown, setShown] = useState(children);
  useEffect(() => {
    setShown(children);
    if (children === null) return;
    const timer = setTimeout(() => setShown(null), 6_000);
    return () => clearTimeout(timer);
  }, [children]);
  return (
    <p className={shown === null ? "unseen" : "strip good fresh"} role="status">
      {shown}
    </p>
  );
}

/** A block of a section, with a heading that names it. */
export function Block({ title, what, children, className = "" }: { title: string; what?: ReactNode; children: ReactNode; className?: string }) {
  const id = useId();
  return (
    <section className={`card block ${className}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {what !== undefined && <p className="soft small">{what}</p>}
      {children}
    </section>
  );
}
