// Where items are listed by what they are about and who published them.

import type { Hono } from "hono";
import { kindById } from "../archive/kinds.js";
import { isPageToken, publisherName, sectorName } from "../archive/names.js";
import type { Known } from "../http/guard.js";
import { publisherPage, publisherPath, publishersPage } from "../pages/publisher.js";
import { sectorPage, sectorPath } from "../pages/sector.js";
import type { Site } from "../site.js";
import { answerPage } from "./answering.js";

export function addPlaces(app: Hono<Known>, site: Site): void {
  const { archive } = site;

  app.get("/sectors/:sector", async (c) => {
    const name = sectorName(c.req.param("sector"));
    const { value: sectors } = await site.ask(archive.sectors(), { signal: c.req.raw.signal });
    const sector = sectors?.find((one) => one.name === name);
    if (!name || !sector) return c.notFound();
    const kind = kindById(c.req.query("kind"));
    const pageToken = tokenOf(c.req.query("page"));
    const selection = { sector: name, ...(kind ? { kind: kind.value } : {}), ...(pageToken ? { pageToken } : {}) };
    return answerPage(c, site, sectorPath(name, kind?.id, pageToken), [archive.items(selection), archive.months(name)],
      (page, months) => sectorPage({ sector, kind: kind?.id, pageToken, page, months }));
  });

  app.get("/publishers", (c) => answerPage(c, site, "/publishers", [archive.publishers()], publishersPage));

  app.get("/publishers/:publisher", async (c) => {
    const name = publisherName(c.req.param("publisher"));
    if (!name) return c.notFound();
    const { value: known } = await site.ask(archive.publisher(name), { signal: c.req.raw.signal });
    // A name that was merged into another.
    if (known && known.profile.name !== name) return c.redirect(site.href(`/${known.profile.name}`), 301);
    const pageToken = tokenOf(c.req.query("page"));
    const selection = { publisher: name, ...(pageToken ? { pageToken } : {}) };
    return answerPage(c, site, publisherPath(name, pageToken), [archive.publisher(name), archive.items(selection)],
      ({ profile, itemCount }, page) => publisherPage(profile, itemCount, page, pageToken));
  });
}

function tokenOf(token: string | undefined): string | undefined {
  return token && isPageToken(token) ? token : undefined;
}
