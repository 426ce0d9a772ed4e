import { useEffect } from "react";
import { isWithheld, readable } from "./masked";
import { texts } from "../texts";

/** What the window is called while a room is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = texts.shell.titled(readable(title));
  }, [title]);
}

/** What a conversation is called for people: what it is about, where that is known. */
export const calledBy = (topic: string | null | undefined, title: string) =>
  topic === null || topic === undefined || topic.trim() === "" || isWithheld(topic) ? title : topic.slice(0, 1).toUpperCase() + topic.slice(1);
