import type { ReactNode } from "react";
import { Arc, ArcTable } from "../../parts/arc/Arc";
import { texts } from "../../texts";
import { Cards, type Shown } from "./Cards";
import { Glance } from "./Glance";
import { Story } from "./Story";

/** A reading spread out: what it tells and what was said on one side, the arc and what was counted on the other. */
export function Spread({ here, children, ...shown }: Shown & { here: number | null; children: ReactNode }) {
  const { reading, title, go } = shown;
  return (
    <div className="reading">
      <div className="telling">
        <Story reading={reading} go={go} />
        <section className="said" aria-label={texts.conversation.said}>
          {children}
        </section>
      </div>
      <div className="weighing">
        <Glance reading={reading} go={go} />
        <aside className="beside" aria-label={texts.conversation.beside} tabIndex={0}>
          <section className="card arc-card">
            <h2>{texts.arc.title}</h2>
            <Arc reading={reading} title={title} here={here} go={go} />
            <details>
              <summary>{texts.arc.table}</summary>
              <ArcTable reading={reading} title={title} go={go} />
            </details>
          </section>
          <Cards {...shown} />
        </aside>
      </div>
    </div>
  );
}
