// A sector's items, newest first, how many a year, and one kind at a time.

import type { v1 } from "@cordisbright/pulse";
import type { ItemPage } from "../archive/archive.js";
import { KINDS } from "../archive/kinds.js";
import { pathWith } from "../archive/names.js";
import type { Page } from "../routes/answering.js";
import { useFrame } from "./frame.js";
import { ItemsByIssue, Pager } from "./items.js";
import { YearChart } from "./year_chart.js";

interface SectorProps {
  readonly sector: v1.Sector;
  readonly kind: string | undefined;
  readonly pageToken: string | undefined;
  readonly page: ItemPage;
  readonly months: readonly v1.SummaryRow[];
}

export function sectorPage(props: SectorProps): Page {
  const { sector, pageToken, kind } = props;
  return {
    title: sector.displayName,
    description: `Research, policy and practice: ${sector.displayName}.`,
    feed: { path: `/${sector.name}`, title: sector.displayName },
    unlisted: Boolean(pageToken ?? kind),
    body: <SectorBody {...props} />,
  };
}

function SectorBody({ sector, kind, pageToken, page, months }: SectorProps) {
  const first = sectorPath(sector.name, kind, undefined);
  return (
    <div class="column listing" data-sector={sector.name.replace("sectors/", "")}>
      <div class="listing-head">
        <h1>{sector.displayName}</h1>
        <YearChart months={months} of={sector.displayName} />
        <KindFilter sector={sector.name} kind={kind} />
      </div>
      <div class="listing-body">
        {page.items.length > 0 ? <ItemsByIssue items={page.items} /> : <p class="nothing">Nothing has been published here yet.</p>}
        <Pager first={first} here={!pageToken} next={page.nextPageToken ? sectorPath(sector.name, kind, page.nextPageToken) : undefined} />
      </div>
    </div>
  );
}

function KindFilter({ sector, kind }: { sector: string; kind: string | undefined }) {
  const { site } = useFrame();
  const choices = [{ id: undefined, many: "Everything" }, ...KINDS.filter(({ id }) => id !== "news")];
  if (sector === "sectors/news") return null;
  return (
    <nav class="kinds" aria-label="Kinds">
      <ul>
        {choices.map(({ id, many }) => (
          <li><a href={site.href(sectorPath(sector, id, undefined))} aria-current={id === kind ? "page" : undefined}>{many}</a></li>
        ))}
      </ul>
    </nav>
  );
}

export function sectorPath(sector: string, kind: string | undefined, pageToken: string | undefined): string {
  return pathWith(`/${sector}`, { kind, page: pageToken });
}
