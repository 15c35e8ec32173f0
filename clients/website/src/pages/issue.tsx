// An issue: the render service's HTML, between the issues round it.

import type { v1 } from "@cordisbright/pulse";
import { raw } from "hono/html";
import type { Markup } from "../archive/archive.js";
import type { Page } from "../routes/answering.js";
import { counted, editionText, useFrame } from "./frame.js";

export function issuePage(name: string, { html }: Markup, issues: readonly v1.IssueSummary[]): Page {
  const place = issues.findIndex((issue) => issue.name === name);
  const issue = issues[place];
  const edition = editionText(issue?.edition);
  const title = issue ? `${issue.title}, ${edition}` : name.replace("issues/", "");
  return {
    title,
    description: issue ? `${counted(issue.itemCount, "publication")} of ${edition}, chosen and summarised.` : title,
    body: (
      <>
        {raw(withPermalinks(html))}
        <IssueNeighbours newer={place > 0 ? issues[place - 1] : undefined} older={place >= 0 ? issues[place + 1] : undefined} />
      </>
    ),
  };
}

/**
 * Feeds and mails link to an item as `/issues/2022-09#its-slug`, while in the
 * fragment every id has a prefix: each item is given that address as well. No text
 * of an item is taken for its start, because a "<" of a text is escaped.
 */
export function withPermalinks(html: string): string {
  return html.replace(/<article id="pulse-([a-z0-9-]+)"/g, '<a class="permanent" id="$1"></a>$&');
}

function IssueNeighbours({ newer, older }: { newer: v1.IssueSummary | undefined; older: v1.IssueSummary | undefined }) {
  const { site } = useFrame();
  const link = (issue: v1.IssueSummary, rel: "prev" | "next", text: string) => (
    <a rel={rel} href={site.href(`/${issue.name}`)}>
      <span>{text}</span> {editionText(issue.edition)}
    </a>
  );
  return (
    <nav class="neighbours column" aria-label="Other issues">
      {older ? link(older, "prev", "Earlier issue") : <span></span>}
      {newer ? link(newer, "next", "Later issue") : null}
    </nav>
  );
}
