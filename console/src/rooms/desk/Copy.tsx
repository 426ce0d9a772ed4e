import { Button } from "@mantine/core";
import { useEffect, useState } from "react";

/** Puts a text on the clipboard and says so. */
export function Copy({ text, label, done, disabled = false, filled = false }: { text: string; label: string; done: string; disabled?: boolean; filled?: boolean }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button variant={filled ? "filled" : "default"} disabled={disabled} onClick={() => void toClipboard(text).then(setCopied)}>
        {copied ? done : label}
      </Button>
      <span className="unseen" role="status">
        {copied ? done : ""}
      </span>
    </>
  );
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without a safe connection browsers give pages no clipboard; this way is older than that rule.
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    const copied = document.execCommand?.("copy") ?? false;
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return copied;
  }
}
