// The latest issue at a glance, and the ones before it.

import { v1 } from "@cordisbright/pulse";
import { excerpt } from "../archive/excerpt.js";
import type { Page } from "../routes/answering.js";
import type { Site } from "../site.js";
import { counted, editionText, useFrame } from "./frame.js";

const EARLIER_ISSUES = 6;
const TITLES_A_SECTION = 5;
const LEAD_LENGTH = 420;

export function homePage(site: Site, issue: v1.Issue, issues: readonly v1.IssueSummary[]): Page {
  return {
    title: site.config.title,
    description: excerpt(issue.introduction, 160),
    body: <Home issue={issue} earlier={issues.filter(({ name }) => name !== issue.name).slice(0, EARLIER_ISSUES)} title={site.config.title} />,
  };
}

function Home({ issue, earlier, title }: { issue: v1.Issue; earlier: readonly v1.IssueSummary[]; title: string }) {
  const { site } = useFrame();
  const count = issue.sections.reduce((sum, { items }) => sum + items.length, 0);
  const lead = excerpt(issue.introduction, LEAD_LENGTH);
  return (
    <>
      <section class="latest" aria-labelledby="site_latest">
        <div class="column">
          <p class="kicker">
            {issue.kind === v1.IssueKind.SPECIAL ? "Latest issue · Special edition" : "Latest issue"} <span>{editionText(issue.edition)}</span>
          </p>
          <h1 id="site_latest"><a href={site.href(`/${issue.name}`)}>{headline(issue.title, title, editionText(issue.edition))}</a></h1>
          <div class="latest-lead">
            {lead ? <p class="lead">{lead}</p> : null}
            <p><a class="button" href={site.href(`/${issue.name}`)}>{`Read all ${counted(count, "item")}`}</a></p>
          </div>
        </div>
      </section>
      <div class="column home">
        <div class="home-sections">
          {issue.sections.map((section) => <SectionGlance section={section} issue={issue.name} alone={issue.sections.length === 1} />)}
        </div>
        <aside class="earlier" aria-labelledby="site_earlier">
          <h2 id="site_earlier">Earlier issues</h2>
          <ol class="earlier-list">
            {earlier.map((other) => (
              <li>
                <a href={site.href(`/${other.name}`)}>{label(other, title)}</a>
                <span>{counted(other.itemCount, "item")}</span>
              </li>
            ))}
          </ol>
          <p><a href={site.href("/archive")}>The whole archive</a></p>
        </aside>
      </div>
    </>
  );
}

function SectionGlance({ section, issue, alone }: { section: v1.Section; issue: string; alone: boolean }) {
  const { site } = useFrame();
  const rest = section.items.length - TITLES_A_SECTION;
  const shown = section.items.slice(0, rest === 1 || alone ? 2 * TITLES_A_SECTION : TITLES_A_SECTION);
  return (
    <section class={alone ? "glance glance-alone" : "glance"} data-sector={section.sector.replace("sectors/", "")}>
      <h2>{section.title || "In this issue"}</h2>
      <ol>
        {shown.map((item) => (
          <li>
            <a href={site.href(`/${item.name}`)}>{item.title}</a>
            {item.byline ? <span>{item.byline}</span> : null}
          </li>
        ))}
      </ol>
      {section.items.length > shown.length ? <p class="glance-rest"><a href={site.href(`/${issue}`)}>{`${section.items.length - shown.length} more in this issue`}</a></p> : null}
    </section>
  );
}

// `September 2024`; `Housing, May 2023`.
function label(issue: v1.IssueSummary, site: string): string {
  const edition = editionText(issue.edition);
  const own = headline(issue.title, site, edition);
  return own === edition ? edition : `${own}, ${edition}`;
}

/** An issue that is called as the site is goes by its month, a special edition by its subject. */
export function headline(title: string, site: string, edition: string): string {
  const own = title.startsWith(site) ? title.slice(site.length).replace(/^[\s:–-]*(?:special\b)?[\s:–-]*/i, "") : title;
  return own === "" || own === edition ? edition : own;
}
