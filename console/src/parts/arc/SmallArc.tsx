import { memo, useId } from "react";
import "./arc.css";
import { curve } from "./model";

/**
 * The arc without words, 96 by 24, for a row.
 *
 * @param intensity of the customer's turns, 0 to 3, in order; at most a few dozen
 * @param landed whether the last episode ended well
 */
export const SmallArc = memo(function SmallArc({ intensity, landed = false }: { intensity: readonly number[]; landed?: boolean }) {
  const id = useId();
  const last = intensity.at(-1);
  const points = intensity.map((step, i) => ({
    x: intensity.length === 1 ? 48 : 4 + (i * 88) / (intensity.length - 1),
    y: 20 - step * 5.3,
  }));
  const end = points.at(-1);
  return (
    <svg className="small-arc" viewBox="0 0 96 24" width="96" height="24" aria-hidden="true">
      <defs>
        <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="4" y2="20">
          {[3, 2, 1, 0].map((step) => (
            <stop key={step} className={`line${step}`} offset={`${((3 - step) * 100) / 3}%`} />
          ))}
        </linearGradient>
      </defs>
      <path className="ground" d="M2 20H94" />
      {points.length > 1 && <path className="line" stroke={`url(#${id})`} d={curve(points)} />}
      {end !== undefined && last !== undefined && (
        <circle className={`end s${last}${landed && last === 0 ? " landed" : ""}`} cx={end.x} cy={end.y} r="2.8" />
      )}
    </svg>
  );
});
