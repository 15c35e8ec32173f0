// The latest issue, all issues, one issue, one item.

import type { Hono } from "hono";
import type { Markup } from "../archive/archive.js";
import { issueName, itemName } from "../archive/names.js";
import type { Question } from "../cache/answers.js";
import type { Known } from "../http/guard.js";
import { archivePage } from "../pages/archive.js";
import { homePage } from "../pages/home.js";
import { issuePage } from "../pages/issue.js";
import { itemPage } from "../pages/item.js";
import type { Site } from "../site.js";
import { answerPage } from "./answering.js";

export function addIssues(app: Hono<Known>, site: Site): void {
  const { archive } = site;

  app.get("/", (c) => answerPage(c, site, "/", [archive.latest(), archive.issues()],
    (issue, issues) => homePage(site, issue, issues)));

  app.get("/archive", async (c) => {
    const { value: issues = [] } = await site.ask(archive.issues(), { signal: c.req.raw.signal });
    const newest = issues[0]?.edition;
    return answerPage(c, site, "/archive", [archive.issues(), newest ? archive.chart(newest) : NO_CHART],
      (all, chart) => archivePage(site, all, chart));
  });

  app.get("/issues/:issue", async (c) => {
    const name = issueName(c.req.param("issue"));
    if (!name) return c.notFound();
    return answerPage(c, site, `/${name}`, [archive.issueMarkup(name), archive.issues()],
      (markup, issues) => issuePage(name, markup, issues));
  });

  app.get("/issues/:issue/items/:slug", async (c) => {
    const name = itemName(c.req.param("issue"), c.req.param("slug"));
    if (!name) return c.notFound();
    return answerPage(c, site, `/${name}`, [archive.item(name), archive.itemMarkup(name), archive.related(name)], itemPage);
  });

  app.get("/issues", (c) => c.redirect(site.href("/archive"), 308));
}

// Of an archive without issues.
const NO_CHART: Question<Markup> = { key: "no chart", ask: async () => ({ value: { html: "" }, etag: "none", bytes: 0 }) };
