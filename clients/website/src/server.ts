// The site as one function from requests to responses.

import { Hono } from "hono";
import { pathWith } from "./archive/names.js";
import { isAway, isNotFound, isRefused } from "./archive/question.js";
import { guard, headers, type Known, requestLog } from "./http/guard.js";
import { render } from "./http/rendering.js";
import { HTML, NOT_KEPT, send } from "./http/reply.js";
import { AWAY, BROKEN, NOT_FOUND, type Problem, problemPage } from "./pages/problem.js";
import { addIssues } from "./routes/issues.js";
import { addAssets, addFeeds, addHealth, addMaps } from "./routes/machines.js";
import { addPlaces } from "./routes/places.js";
import { addSearch } from "./routes/search.js";
import type { Site } from "./site.js";

const RETRY_SECONDS = 5;
// What proxies log for a reader who left; nobody gets to read it.
const CLIENT_CLOSED_REQUEST = 499;

export function createServer(site: Site): Hono<Known> {
  const app = new Hono<Known>();
  app.use(requestLog(site), headers(site), guard());
  const routes = app.basePath(site.base || "/");
  addHealth(routes, site);
  addAssets(routes, site);
  addFeeds(routes, site);
  addMaps(routes, site);
  addIssues(routes, site);
  addPlaces(routes, site);
  addSearch(routes, site);

  const show = async (c: Parameters<Parameters<typeof app.notFound>[0]>[0], problem: Problem) => {
    const sectors = site.atHand(site.archive.sectors()) ?? [];
    const answer = send(c, await render(problemPage(site, problem, sectors)), HTML, NOT_KEPT, problem.status);
    if (problem.status === 503) answer.headers.set("Retry-After", String(RETRY_SECONDS));
    return answer;
  };

  app.notFound(async (c) => {
    // `/archive/` is `/archive`; a path of two slashes would be another site's.
    const trimmed = /^(\/[^/\\].*?)\/+$/.exec(c.req.path)?.[1];
    return trimmed ? c.redirect(trimmed, 301) : show(c, NOT_FOUND);
  });

  app.onError((error, c) => {
    if (c.req.raw.signal.aborted) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
    if (isNotFound(error)) return show(c, NOT_FOUND);
    if (isRefused(error)) return show(c, { ...REFUSED, back: pathWith(c.req.path.slice(site.base.length), { q: c.req.query("q") }) });
    const fields = { request_id: c.get("requestId"), error: error.message };
    if (isAway(error)) {
      site.log("warn", "a service is away and there is no copy", fields);
      return show(c, AWAY);
    }
    site.log("error", "request failed", { ...fields, stack: error.stack });
    return show(c, BROKEN);
  });
  return app;
}

const REFUSED: Problem = {
  status: 400,
  title: "This address is not one of ours",
  text: "It may have been cut, or be the second page of something else.",
};
