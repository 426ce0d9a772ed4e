import { Popover } from "@mantine/core";
import { useState } from "react";
import { Turns } from "../../parts/turns";
import { masked } from "../../parts/masked";
import { texts } from "../../texts";

/** A figure that opens what it was counted from. */
export function Counted({ figure, of, from, go }: { figure: string; of: string; from: { turns: number[]; what: string }[]; go: (turn: number) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="to figure" aria-label={texts.counted.open(of, figure)} onClick={() => setOpen((now) => !now)}>
          {figure}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="counted" aria-label={texts.counted.title(of)}>
        <p className="soft small">{texts.counted.title(of)}</p>
        <ul>
          {from.map((one, i) => (
            <li key={i}>
              {masked(one.what)}{" "}
              {one.turns.length > 0 && (
                <span className="soft">
                  <Turns
                    turns={one.turns}
                    go={(turn) => {
                      setOpen(false);
                      go(turn);
                    }}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
