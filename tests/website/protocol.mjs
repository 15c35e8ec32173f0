// What programs see: validators, feeds, maps, refusals.

import assert from "node:assert/strict";

const get = (origin, path, init) => fetch(origin + path, { redirect: "manual", ...init });

export const protocol = {
  "every kind of page has a tag that brings 304, alone and in a list": async ({ origin }) => {
    const paths = ["/", "/archive", "/issues/2024-09", "/sectors/news", "/publishers", "/search?q=care", "/feed.rss",
                   "/issues/2024-09/items/thematic-review-older-people-under-supervision"];
    for (const path of paths) {
      const first = await get(origin, path);
      assert.equal(first.status, 200, path);
      const tag = first.headers.get("etag");
      for (const field of [tag, `"other", ${tag.replace("W/", "")}`]) {
        assert.equal((await get(origin, path, { headers: { "If-None-Match": field } })).status, 304, `${path} ${field}`);
      }
      const head = await get(origin, path, { method: "HEAD" });
      assert.equal(head.status, 200, path);
      assert.equal(await head.text(), "");
    }
  },

  "each page's feeds are there, in their formats": async ({ origin }) => {
    for (const path of ["/", "/sectors/criminal-justice", "/publishers/beacon-row"]) {
      const html = await (await get(origin, path)).text();
      const feeds = [...html.matchAll(/<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)"/g)];
      assert.equal(feeds.length, path === "/" ? 3 : 6, path);
      for (const [, type, href] of feeds) {
        const feed = await get(origin, href);
        assert.equal(feed.status, 200, href);
        assert.ok(feed.headers.get("content-type").startsWith(type), `${href} is ${feed.headers.get("content-type")}`);
        assert.ok((await feed.text()).includes(`${origin}/issues/`), href);
      }
    }
  },

  "every address of the site map is a page": async ({ origin }) => {
    const places = async (path) => [...(await (await get(origin, path)).text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc);
    const maps = await places("/sitemap.xml");
    assert.equal(maps.length, 12);
    const newest = await places(maps[1].replace(origin, ""));
    for (const loc of [...newest, ...(await places("/sitemaps/places.xml")).slice(0, 12)]) {
      assert.ok(loc.startsWith(origin), loc);
      assert.equal((await fetch(loc)).status, 200, loc);
    }
  },

  "a page token of another search is refused with the way back": async ({ origin }) => {
    const html = await (await get(origin, "/sectors/criminal-justice")).text();
    const token = /rel="next" href="[^"]*page=([^"&]+)/.exec(html)[1];
    const answer = await get(origin, `/sectors/adult-social-care-and-health?page=${token}`);
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), /href="\/sectors\/adult-social-care-and-health"[^>]*>Start from the first page/);
  },

  "odd searches are answered": async ({ origin }) => {
    for (const query of ["<script>alert(1)</script>", "\u0000", "\u202e\u{1f469}\u200d\u{1f52c}", '"', "-", "OR", "a ".repeat(400), "%", "é\u0301"]) {
      const answer = await get(origin, `/search?q=${encodeURIComponent(query)}`);
      assert.ok([200, 400].includes(answer.status), `${answer.status} for ${JSON.stringify(query)}`);
      assert.doesNotMatch(await answer.text(), /<script>alert/);
    }
    assert.equal((await get(origin, "/search?q=%ff%fe")).status, 200);
  },
};
