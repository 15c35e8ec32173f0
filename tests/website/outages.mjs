// The services killed, held and back.

import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { askServices } from "./services.mjs";

const NOTICE = "The archive cannot be reached at the moment.";
const ITEM = "/issues/2024-09/items/thematic-review-older-people-under-supervision";

/** Repeats `attempt` until it holds: a service needs its time to come and go. */
async function until(what, attempt) {
  const end = Date.now() + 30_000;
  while (!(await attempt())) {
    if (Date.now() > end) throw new Error(`${what}: not within 30 s`);
    await sleep(100);
  }
}

async function isStale(origin, path) {
  const answer = await fetch(origin + path);
  const html = await answer.text();
  assert.equal(answer.status, 200, `${path} is ${answer.status}`);
  return answer.headers.has("warning") && html.includes(NOTICE);
}

export const outages = {
  "with the query service killed every page seen before is there, marked": async ({ browser, origin }) => {
    const paths = ["/", "/archive", "/issues/2024-09", ITEM, "/sectors/criminal-justice", "/publishers", "/search?q=care"];
    for (const path of paths) await (await fetch(origin + path)).text();
    await askServices("kill query");
    for (const path of paths) await until(`${path} is marked`, () => isStale(origin, path));
    const answer = await fetch(origin);
    assert.match(answer.headers.get("warning"), /^111 /);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    assert.ok(Number(answer.headers.get("age")) >= 0);
    assert.equal((await (await fetch(`${origin}/readyz`)).json()).status, "stale");
    assert.equal((await fetch(`${origin}/healthz`)).status, 200);
    const tab = await browser.newPage();
    await tab.goto(origin);
    assert.ok(await tab.getByRole("status").isVisible());
    await tab.close();
  },

  "what nobody saw before is 503, and says when to come back": async ({ origin }) => {
    const answer = await fetch(`${origin}/publishers/kinship-forward`);
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get("retry-after"), "5");
    assert.match(await answer.text(), /The archive cannot be reached/);
    assert.equal((await fetch(`${origin}/suggest?q=zebra`)).status, 503);
  },

  "a feed needs the render service alone, and is there": async ({ origin }) => {
    assert.equal((await fetch(`${origin}/feed.atom`)).status, 200);
  },

  "with the service back the mark goes": async ({ origin }) => {
    await askServices("start query");
    await until("the home page is current", async () => !(await isStale(origin, "/")));
    await until("a new page is there", async () => (await fetch(`${origin}/publishers/kinship-forward`)).status === 200);
  },

  "a service that hangs costs a reader some patience, not the page; what nobody saw before is 503": async ({ origin }) => {
    await askServices("hold query");
    try {
      await until("the archive is marked", () => isStale(origin, "/archive"));
      assert.equal((await fetch(`${origin}/publishers/healthy-harbours`)).status, 503);
    } finally {
      await askServices("release query");
    }
    await until("the archive is current", async () => !(await isStale(origin, "/archive")));
  },

  "killed in the middle of two hundred requests, the service takes none of them with it": async ({ origin }) => {
    const readers = Array.from({ length: 200 }, async (_, i) => {
      await sleep(i * 5);
      return (await fetch(`${origin}/sectors/criminal-justice?cb=${i}`)).status;
    });
    await sleep(300);
    await askServices("kill query");
    assert.deepEqual([...new Set(await Promise.all(readers))], [200]);
    await askServices("start query");
    await until("the sector is current", async () => !(await isStale(origin, "/sectors/criminal-justice")));
  },

  "readers who hang up leave nothing behind": async ({ origin }) => {
    await Promise.all(Array.from({ length: 100 }, async (_, i) => {
      const leaver = new AbortController();
      const asked = fetch(`${origin}/search?q=leaver${i}`, { signal: leaver.signal });
      leaver.abort();
      await asked.catch(() => {});
    }));
    assert.equal((await fetch(origin)).status, 200);
  },
};
