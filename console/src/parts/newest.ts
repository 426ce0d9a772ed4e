import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** Keeps the newest turn in sight while somebody is at the end, and counts what came while they read above. */
export function useNewest(talk: RefObject<HTMLElement | null>, turns: number) {
  const [seen, setSeen] = useState(turns);
  const atEnd = useRef(true);
  useEffect(() => {
    const element = talk.current;
    if (element === null) return;
    const scrolled = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
      if (atEnd.current) setSeen((before) => Math.max(before, turns));
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => element.removeEventListener("scroll", scrolled);
  }, [talk, turns]);
  useLayoutEffect(() => {
    const element = talk.current;
    if (element !== null && atEnd.current) {
      element.scrollTop = element.scrollHeight;
      setSeen(turns);
    }
  }, [talk, turns]);
  // What stands below grows and shrinks, and turns get their true height when they come into sight;
  // whoever is at the end stays there.
  useEffect(() => {
    const element = talk.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    watch.observe(element);
    if (element.firstElementChild !== null) watch.observe(element.firstElementChild);
    return () => watch.disconnect();
  }, [talk, turns]);
  const newest = useCallback(() => {
    const element = talk.current;
    if (element !== null) element.scrollTop = element.scrollHeight;
    atEnd.current = true;
    setSeen(turns);
  }, [talk, turns]);
  return { unseen: Math.max(0, turns - seen), newest };
}
