// What programs read: feeds, the site map, assets, health.

import type { Context, Hono } from "hono";
import type { Feed } from "../archive/archive.js";
import { issueName, publisherName, sectorName } from "../archive/names.js";
import type { Known } from "../http/guard.js";
import { render } from "../http/rendering.js";
import { send } from "../http/reply.js";
import type { Site } from "../site.js";
import { answerFeed } from "./answering.js";
import { issueMap, mapIndex, robots } from "./site_map.js";

const FOREVER_SECONDS = 31_536_000;

export function addFeeds(app: Hono<Known>, site: Site): void {
  const { archive } = site;

  app.get("/:file{feed\\.(?:atom|rss|json)}", (c) => {
    const format = formatOf(c.req.param("file"));
    return answerFeed(c, site, `/feed.${format}`, archive.feed(format, {}));
  });

  app.get("/sectors/:sector/:file{feed\\.(?:atom|rss|json)}", async (c) => {
    const name = sectorName(c.req.param("sector"));
    const { value: sectors } = await site.ask(archive.sectors(), { signal: c.req.raw.signal });
    const sector = sectors?.find((one) => one.name === name);
    if (!sector) return c.notFound();
    const format = formatOf(c.req.param("file"));
    return answerFeed(c, site, `/${sector.name}/feed.${format}`, archive.feed(format, { sector: sector.name, title: sector.displayName }));
  });

  app.get("/publishers/:publisher/:file{feed\\.(?:atom|rss|json)}", async (c) => {
    const name = publisherName(c.req.param("publisher"));
    if (!name) return c.notFound();
    const { value: known } = await site.ask(archive.publisher(name), { signal: c.req.raw.signal });
    if (!known) return c.notFound();
    const { profile } = known;
    const format = formatOf(c.req.param("file"));
    if (profile.name !== name) return c.redirect(site.href(`/${profile.name}/feed.${format}`), 301);
    return answerFeed(c, site, `/${name}/feed.${format}`, archive.feed(format, { publisher: name, title: profile.displayName }));
  });
}

export function addMaps(app: Hono<Known>, site: Site): void {
  app.get("/robots.txt", (c) => c.text(robots(site), 200, { "Cache-Control": `public, max-age=${site.config.maxAgeSeconds}` }));
  app.get("/sitemap.xml", async (c) => xml(await mapIndex(site, c.req.raw.signal)));
  app.get("/sitemaps/:issue{[a-z0-9-]+\\.xml}", async (c) => {
    const id = c.req.param("issue").replace(/\.xml$/, "");
    const map = id === "places" ? undefined : issueName(id);
    if (id !== "places" && !map) return c.notFound();
    return xml(await issueMap(site, map, c.req.raw.signal));
  });
  const xml = (text: string) => new Response(text, {
    headers: { "Content-Type": "application/xml; charset=utf-8", "Cache-Control": `public, max-age=${site.config.maxAgeSeconds}` },
  });
}

export function addAssets(app: Hono<Known>, site: Site): void {
  for (const { path, type, content } of site.assets.values()) {
    const rendering = render(content);
    app.get(path, async (c) => {
      const answer = send(c, await rendering, type, { maxAgeSeconds: FOREVER_SECONDS, staleSeconds: FOREVER_SECONDS });
      answer.headers.set("Cache-Control", `public, max-age=${FOREVER_SECONDS}, immutable`);
      return answer;
    });
  }
}

/** `healthz`: the process answers. `readyz`: it has something to show, and is not on its way down. */
export function addHealth(app: Hono<Known>, site: Site): void {
  const say = (c: Context, status: string, code: 200 | 503) =>
    c.body(`${JSON.stringify({ status })}\n`, code, { "Cache-Control": "no-store", "Content-Type": "application/json" });
  app.get("/healthz", (c) => say(c, "ok", 200));
  app.get("/readyz", async (c) => {
    if (!site.serving) return say(c, "draining", 503);
    try {
      const { staleSince } = await site.ask(site.archive.latest(), { signal: c.req.raw.signal });
      return say(c, staleSince === undefined ? "ok" : "stale", 200);
    } catch {
      return say(c, "unavailable", 503);
    }
  });
}

function formatOf(file: string): Feed {
  return file.replace("feed.", "") as Feed;
}
