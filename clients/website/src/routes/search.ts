import type { Context, Hono } from "hono";
import { isAway, isRefused } from "../archive/question.js";
import { MAX_PREFIX_BYTES, MAX_QUERY_BYTES, readSearch, results, type Search, searchPath, suggestions } from "../archive/search.js";
import type { Known } from "../http/guard.js";
import { render } from "../http/rendering.js";
import { HTML, NOT_KEPT, send } from "../http/reply.js";
import { renderPage } from "../pages/layout.js";
import { searchPage } from "../pages/search.js";
import type { Site } from "../site.js";
import { answerPage } from "./answering.js";

// The service takes no fewer for a suggestion.
const MIN_PREFIX_BYTES = 2;

export function addSearch(app: Hono<Known>, site: Site): void {
  const { client, config } = site;

  app.get("/search", async (c) => {
    const search = readSearch(new URL(c.req.url).searchParams);
    if (search.query === "") return answerPage(c, site, "/search", [], () => searchPage(search, undefined));
    if (Buffer.byteLength(search.query) > MAX_QUERY_BYTES) {
      return refuse(c, site, search, `That is more than ${MAX_QUERY_BYTES} bytes: please search for fewer words.`);
    }
    try {
      return await answerPage(c, site, searchPath(search), [results(client, search, config.deadlineMs)],
        (found) => searchPage(search, found));
    } catch (error) {
      // A page of another search is the first thing to rule out.
      if (!isRefused(error) || search.pageToken) throw error;
      return refuse(c, site, search, `The search could not be read: ${error.fieldViolations[0]?.description ?? error.message}.`);
    }
  });

  app.get("/suggest", async (c) => {
    const prefix = (c.req.query("q") ?? "").trim().replace(/\s+/g, " ");
    const length = Buffer.byteLength(prefix);
    if (length < MIN_PREFIX_BYTES || length > MAX_PREFIX_BYTES) return c.json({ suggestions: [] });
    c.header("Cache-Control", `public, max-age=${config.maxAgeSeconds}`);
    try {
      const { value = [] } = await site.ask(suggestions(client, prefix, config.deadlineMs), { signal: c.req.raw.signal });
      return c.json({ suggestions: value.map(({ path, ...rest }) => ({ ...rest, url: site.href(path) })) });
    } catch (error) {
      if (!isAway(error) && !isRefused(error)) throw error;
      c.header("Cache-Control", "no-store");
      return c.json({ suggestions: [] }, isAway(error) ? 503 : 400);
    }
  });
}

async function refuse(c: Context<Known>, site: Site, search: Search, problem: string): Promise<Response> {
  const short = { ...search, query: [...search.query].slice(0, 200).join("") };
  const { body, ...heading } = searchPage(short, undefined, problem);
  const sectors = site.atHand(site.archive.sectors()) ?? [];
  const html = renderPage(site, { ...heading, path: "/search", sectors }, body);
  return send(c, await render(html), HTML, NOT_KEPT, 400);
}
