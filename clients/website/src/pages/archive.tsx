// Every issue, by year, under the render service's chart of them.

import type { v1 } from "@cordisbright/pulse";
import { raw } from "hono/html";
import type { Markup } from "../archive/archive.js";
import type { Page } from "../routes/answering.js";
import type { Site } from "../site.js";
import { counted, editionText, useFrame } from "./frame.js";
import { headline } from "./home.js";

export function archivePage(site: Site, issues: readonly v1.IssueSummary[], chart: Markup): Page {
  return {
    title: "Archive",
    description: `${counted(issues.length, "issue")} of the ${site.config.title}.`,
    body: <ArchiveBody issues={issues} chart={chart.html} />,
  };
}

function ArchiveBody({ issues, chart }: { issues: readonly v1.IssueSummary[]; chart: string }) {
  const years = [...new Set(issues.map(({ edition }) => edition?.year ?? 0))];
  const items = issues.reduce((sum, { itemCount }) => sum + itemCount, 0);
  return (
    <div class="column archive">
      <h1>Archive</h1>
      <p class="summary">
        {issues.length === 0 ? "No issue has been published yet."
          : `${counted(issues.length, "issue")} with ${counted(items, "item")}, ${years.at(-1)} to ${years[0]}.`}
      </p>
      {chart ? <div class="chart" tabindex={0} role="region" aria-label="Chart of the last three years">{raw(chart)}</div> : null}
      {years.map((year) => (
        <section class="year" aria-labelledby={`year_${year}`}>
          <h2 id={`year_${year}`}>{year}</h2>
          <ul>{issues.filter(({ edition }) => edition?.year === year).map((issue) => <IssueRow issue={issue} />)}</ul>
        </section>
      ))}
    </div>
  );
}

function IssueRow({ issue }: { issue: v1.IssueSummary }) {
  const { site } = useFrame();
  const edition = editionText(issue.edition);
  const month = edition.replace(/ \d+$/, "");
  const own = headline(issue.title, site.config.title, edition);
  return (
    <li>
      <a href={site.href(`/${issue.name}`)}>
        <span class="year-month">{month}</span>
        {own === edition ? null : <span class="year-title">{own}</span>}
      </a>
      <span class="year-count">{counted(issue.itemCount, "item")}</span>
    </li>
  );
}
