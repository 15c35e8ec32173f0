// Items a year, as bars with their numbers. No style attributes: the site's policy
// does not let them be.

import type { v1 } from "@cordisbright/pulse";
import { counted } from "./frame.js";

const BAR = { width: 26, gap: 10, height: 72, top: 18, foot: 20 };
const MAX_YEARS = 12;

/** `months` as SummarizeItems answers them; years without items are bars without height. */
export function YearChart({ months, of }: { months: readonly v1.SummaryRow[]; of: string }) {
  const years = yearsOf(months);
  if (years.length < 2) return null;
  const most = Math.max(...years.map(({ count }) => count));
  const total = years.reduce((sum, { count }) => sum + count, 0);
  const width = years.length * (BAR.width + BAR.gap) - BAR.gap;
  const bottom = BAR.top + BAR.height;
  return (
    <figure class="years">
      <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${bottom + BAR.foot}`} width={width} height={bottom + BAR.foot}
           role="img" aria-label={`Items a year on ${of}: ${years.map(({ year, count }) => `${year}, ${count}`).join("; ")}.`}>
        {years.map(({ year, count }, i) => {
          const x = i * (BAR.width + BAR.gap);
          const height = Math.round((count / most) * BAR.height);
          return (
            <g>
              <rect x={x} y={bottom - height} width={BAR.width} height={height} rx="2" class="bar" />
              {count > 0 ? <text x={x + BAR.width / 2} y={bottom - height - 5} text-anchor="middle" class="bar-count">{count}</text> : null}
              <text x={x + BAR.width / 2} y={bottom + 15} text-anchor="middle" class="bar-year">{`’${String(year).slice(2)}`}</text>
            </g>
          );
        })}
        <line x1="0" x2={width} y1={bottom} y2={bottom} class="base" />
      </svg>
      <figcaption>{`${counted(total, "item")} since ${years[0]?.year}`}</figcaption>
    </figure>
  );
}

export function yearsOf(months: readonly v1.SummaryRow[]): { year: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const { values, count } of months) {
    const year = Number(values[0]?.slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + Number(count));
  }
  const last = Math.max(...counts.keys());
  const first = Math.max(Math.min(...counts.keys()), last - MAX_YEARS + 1);
  if (!Number.isFinite(first)) return [];
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: counts.get(first + i) ?? 0 }));
}
