import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { texts } from "../texts";

/** Copies a text. */
export function Copy({ text, what = texts.copy.copy }: { text: string; what?: string }) {
  const { copy, copied, error } = useClipboard({ timeout: 2_000 });
  return (
    <>
      <Button variant="default" size="xs" className="no-print" onClick={() => copy(text)}>
        {copied ? texts.copy.copied : what}
      </Button>
      <span className="unseen" role="status">
        {copied ? texts.copy.copied : ""}
      </span>
      {error !== null && <p className="small soft">{texts.copy.failed}</p>}
    </>
  );
}
