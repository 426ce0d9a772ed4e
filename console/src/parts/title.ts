import { useEffect } from "react";
import { texts } from "../texts";

/** What the window is called while a room is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = texts.shell.titled(title);
  }, [title]);
}
