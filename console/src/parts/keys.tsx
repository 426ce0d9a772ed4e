import { Modal } from "@mantine/core";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { texts } from "../texts";

/** A key and what it does. `keys` is one key (`j`, `?`, `Escape`, `ArrowDown`) or two in a row (`g d`). */
export type Key = { keys: string; does: string; run: () => void };

type Group = { id: number; everywhere: boolean; keys: Key[] };
type Known = { set: (group: Group) => void; drop: (id: number) => void; show: () => void };

const Keys = createContext<Known | null>(null);

/** A second key has to follow the first within so long. */
const PAIR_MS = 1_200;

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=button])"));

let groups = 0;

/** Hears keys for the whole page and shows the list of them on `?`. */
export function KeysProvider({ children }: { children: ReactNode }) {
  const all = useRef(new Map<number, Group>());
  const first = useRef<{ key: string; at: number } | null>(null);
  const [shown, setShown] = useState<Group[] | null>(null);

  const show = useCallback(() => setShown([...all.current.values()]), []);
  const known = useMemo<Known>(
    () => ({
      set: (group) => all.current.set(group.id, group),
      drop: (id) => all.current.delete(id),
      show,
    }),
    [show],
  );

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // A key pressed in a dialog, a menu or a field is theirs.
      if (writes(event.target) || (event.target as Element | null)?.closest?.("[role=dialog], [role=menu], [role=listbox]")) return;
      if (event.key === "?") {
        event.preventDefault();
        show();
        return;
      }
      const now = performance.now();
      const before = first.current !== null && now - first.current.at < PAIR_MS ? first.current.key : null;
      const keys = [...all.current.values()].flatMap((group) => group.keys);
      const hit =
        (before !== null && keys.find((key) => key.keys === `${before} ${event.key}`)) ||
        keys.findLast((key) => key.keys === event.key);
      first.current = { key: event.key, at: now };
      if (hit) {
        first.current = null;
        event.preventDefault();
        hit.run();
      }
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [show]);

  const list = (title: string, some: Group[]) => {
    const keys = some.flatMap((group) => group.keys);
    return (
      <section>
        <h3>{title}</h3>
        {keys.length === 0 && <p className="soft">{texts.keys.none}</p>}
        <dl className="keylist">
          {keys.map((key) => (
            <div key={key.keys}>
              <dt>
                {key.keys.split(" ").map((one) => (
                  <kbd key={one}>{named(one)}</kbd>
                ))}
              </dt>
              <dd>{key.does}</dd>
            </div>
          ))}
        </dl>
      </section>
    );
  };

  return (
    <Keys.Provider value={known}>
      {children}
      <Modal opened={shown !== null} onClose={() => setShown(null)} title={texts.keys.title} closeButtonProps={{ "aria-label": texts.keys.close }}>
        {list(texts.keys.here, shown?.filter((group) => !group.everywhere) ?? [])}
        {list(texts.keys.everywhere, [
          ...(shown?.filter((group) => group.everywhere) ?? []),
          { id: 0, everywhere: true, keys: [{ keys: "?", does: texts.keys.help, run: show }] },
        ])}
        <p className="soft small">{texts.keys.note}</p>
      </Modal>
    </Keys.Provider>
  );
}

const NAMES: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Enter: "Enter", " ": "Space" };
const named = (key: string) => NAMES[key] ?? key;

/** Keys that hold while the component is shown; they stand in the list of keys. */
export function useKeys(keys: Key[], everywhere = false): void {
  const known = useContext(Keys);
  const id = useRef(0);
  if (id.current === 0) id.current = ++groups;
  useEffect(() => {
    known?.set({ id: id.current, everywhere, keys });
  });
  useEffect(() => () => known?.drop(id.current), [known]);
}

/** Shows the list of keys. */
export const useShowKeys = () => useContext(Keys)?.show ?? (() => {});
