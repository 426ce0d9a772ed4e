import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import type { Note } from "./model";

export type EditorHandle = { toLine: (line: number) => void };

type Shown = {
  text: string;
  change: (text: string) => void;
  notes: Note[];
  label: string;
  save: () => void;
  handle?: Ref<EditorHandle>;
};

const nonce = () => document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";

/** A field for Markdown with lines that have numbers, and what is wrong beside them. Tab leaves it. */
export function Editor({ text, change, notes, label, save, handle }: Shown) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ change, save });
  useEffect(() => {
    latest.current = { change, save };
  });

  useEffect(() => {
    const made = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          drawSelection(),
          history(),
          EditorView.lineWrapping,
          EditorView.cspNonce.of(nonce()),
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "true", tabindex: "0" }),
          keymap.of([{ key: "Mod-s", preventDefault: true, run: () => (latest.current.save(), true) }, ...historyKeymap, ...defaultKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.change(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
    // Made once; texts from outside come below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [label]);

  useEffect(() => {
    const shown = view.current!;
    const now = shown.state.doc.toString();
    if (now !== text) shown.dispatch({ changes: { from: 0, to: now.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const shown = view.current!;
    shown.dispatch(setDiagnostics(shown.state, notes.map((note) => diagnostic(shown.state, note))));
  }, [notes]);

  useImperativeHandle(handle, () => ({
    toLine(line) {
      const shown = view.current!;
      const at = shown.state.doc.line(Math.min(Math.max(1, line), shown.state.doc.lines));
      shown.dispatch({ selection: { anchor: at.from, head: at.to }, effects: EditorView.scrollIntoView(at.from, { y: "center" }) });
      shown.focus();
    },
  }));

  return <div className="editor" ref={place} />;
}

function diagnostic(state: EditorState, note: Note): Diagnostic {
  const line = state.doc.line(Math.min(Math.max(1, note.line), state.doc.lines));
  return { from: line.from, to: line.to, severity: note.kind === "warning" ? "warning" : "error", message: note.detail };
}
