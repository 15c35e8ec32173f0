// The site over services that a test makes up.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Code, type PulseClient, PulseError, v1 } from "@cordisbright/pulse";
import { readConfig } from "./config.js";
import { createServer } from "./server.js";
import { Site } from "./site.js";

const ISSUE = { name: "issues/2024-09", title: "CordisPulse", edition: { year: 2024, month: 9 }, kind: 1, itemCount: 1, etag: "e" };
const ITEM = { name: "issues/2024-09/items/one", title: "<b>One</b>", byline: "", body: "Words.", sector: "", kind: 0, publishers: [] };

function make(overrides: object = {}, flags: string[] = []) {
  const calls: string[] = [];
  const service = {
    listSectors: async () => ({ sectors: [{ name: "sectors/news", displayName: "News" }] }),
    getLatestIssue: async () => ({ notModified: false, etag: "e", issue: { ...ISSUE, introduction: "Welcome.", sections: [] } }),
    renderIssue: async ({ ifNoneMatch }: { ifNoneMatch: string }) => ({
      notModified: ifNoneMatch === "issue-etag", etag: "issue-etag", content: Buffer.from('<h1>Issue</h1><article id="pulse-one"></article>'),
    }),
    searchItems: async ({ query, pageToken }: { query: string; pageToken: string }) => {
      if (pageToken) throw new PulseError(Code.INVALID_ARGUMENT, "the token is of another request");
      return { results: [{ item: ITEM, highlights: [], snippet: query }], nextPageToken: "", totalSize: 1n, facets: [], correctedQuery: "", approximations: [], introductions: [] };
    },
    all: { listIssues: async function* () { yield ISSUE; } },
    ...overrides,
  };
  const client = new Proxy(service, {
    get: (target, name: string) => {
      const call = target[name as keyof typeof target] as unknown;
      if (typeof call !== "function") return call;
      return (...given: unknown[]) => {
        calls.push(name);
        return (call as (...all: unknown[]) => unknown)(...given);
      };
    },
  }) as unknown as PulseClient;
  const config = readConfig(["--public-url", "https://www.example.org", ...flags], {});
  const app = createServer(new Site(config, client, () => {}));
  const count = (name: string) => calls.filter((call) => call === name).length;
  return { app, count, request: async (path: string, init: RequestInit = {}) => app.request(path, init) };
}

test("a thousand readers of one page that nobody had before are one call", async () => {
  const { request, count } = make();
  const answers = await Promise.all(Array.from({ length: 1000 }, () => request("/issues/2024-09")));
  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal(count("renderIssue"), 1);
});

test("the page's tag brings 304, in a list, as weak or strong, and also from a site that has just started", async () => {
  const first = make();
  const tag = (await first.request("/issues/2024-09")).headers.get("etag")!;
  for (const field of [tag, tag.replace("W/", ""), `"x", ${tag}`, "*"]) {
    assert.equal((await first.request("/issues/2024-09", { headers: { "If-None-Match": field } })).status, 304, field);
  }
  assert.equal((await first.request("/issues/2024-09", { headers: { "If-None-Match": '"x"' } })).status, 200);
  const held: string[] = [];
  const second = make({ renderIssue: async ({ ifNoneMatch }: { ifNoneMatch: string }) => {
    held.push(ifNoneMatch);
    return { notModified: true, etag: ifNoneMatch };
  } });
  const again = await second.request("/issues/2024-09", { headers: { "If-None-Match": tag } });
  assert.equal(again.status, 304);
  assert.deepEqual(held, ["issue-etag"]);
  assert.equal(again.headers.get("etag"), tag);
});

test("when only a part of what the reader holds is current, the whole page comes", async () => {
  const tag = (await make().request("/issues/2024-09")).headers.get("etag")!;
  const other = make({ all: { listIssues: async function* () { yield { ...ISSUE, itemCount: 2 }; } } });
  const answer = await other.request("/issues/2024-09", { headers: { "If-None-Match": tag } });
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /<h1>Issue<\/h1>/);
});

test("HEAD has the headers of GET, and no body", async () => {
  const { request } = make();
  const [get, head] = [await request("/issues/2024-09"), await request("/issues/2024-09", { method: "HEAD" })];
  assert.equal(head.status, 200);
  assert.equal(await head.text(), "");
  for (const name of ["etag", "content-length", "content-type", "cache-control"]) assert.equal(head.headers.get(name), get.headers.get(name), name);
});

test("what is typed or stored is text in the page, never markup", async () => {
  const { request } = make();
  const html = await (await request(`/search?q=${encodeURIComponent('"><script>alert(1)</script><img src=x onerror=1>')}`)).text();
  assert.doesNotMatch(html, /<script>|<img|<b>One/);
  assert.match(html, /&lt;script&gt;alert/);
  assert.match(html, /&lt;b&gt;One/);
});

test("parameters that a page does not have change nothing, and make no second copy of it", async () => {
  const { request, count } = make();
  const plain = await (await request("/search?q=care")).text();
  const poisoned = await (await request("/search?utm_source=%3Cx%3E&q=care&q=other&cb=1", { headers: { "X-Forwarded-Host": "evil.example" } })).text();
  assert.equal(poisoned, plain);
  assert.equal(count("searchItems"), 1);
  assert.doesNotMatch(plain, /evil\.example/);
});

test("addresses come from the settings, not from the Host of the request", async () => {
  const html = await (await make().request("http://evil.example/issues/2024-09")).text();
  assert.match(html, /<link rel="canonical" href="https:\/\/www\.example\.org\/issues\/2024-09"/);
  assert.doesNotMatch(html, /evil\.example/);
});

test("each refusal is a page that says what to do", async () => {
  const { request, count } = make();
  const expected: [string, number][] = [
    ["/nowhere", 404], ["/issues/2024-9", 404], ["/issues/..%2f..%2fetc", 404], ["/issues/2024-09%2Fitems%2Fone", 404],
    ["/issues/%00", 404], ["/issues/%E0%A4%A", 404], ["/sectors/none", 404], ["/publishers/A%20B", 404], ["/__proto__", 404],
    [`/search?q=${"a".repeat(1001)}`, 400], ["/search?q=care&page=of.another", 400],
    [`/search?q=${"%F0%9F%91%A9".repeat(251)}`, 400], [`/search?q=${"a".repeat(5000)}`, 414],
  ];
  for (const [path, status] of expected) assert.equal((await request(path)).status, status, path.slice(0, 40));
  assert.equal(count("searchItems"), 1);
  const post = await request("/", { method: "POST" });
  assert.equal(post.status, 405);
  assert.equal(post.headers.get("allow"), "GET, HEAD");
});

test("a path with a closing slash is that without, and never another site", async () => {
  const { request } = make();
  assert.equal((await request("/archive/")).headers.get("location"), "/archive");
  for (const path of ["//evil.example/", "/\\evil.example/"]) assert.equal((await request(`https://www.example.org${path}`)).headers.get("location"), null, path);
});

test("with the service away the copy is shown and marked; what there is no copy of is 503", async () => {
  let away = false;
  const { request } = make({ renderIssue: async () => {
    if (away) throw new PulseError(Code.UNAVAILABLE, "away");
    return { notModified: false, etag: "issue-etag", content: Buffer.from("<h1>Issue</h1>") };
  } }, ["--fresh-ms", "0"]);
  const tag = (await request("/issues/2024-09")).headers.get("etag")!;
  away = true;
  const stale = await request("/issues/2024-09", { headers: { "If-None-Match": tag } });
  assert.equal(stale.status, 200);
  assert.equal(stale.headers.get("cache-control"), "no-store");
  assert.match(stale.headers.get("warning") ?? "", /^111 /);
  assert.match(stale.headers.get("age") ?? "", /^\d+$/);
  assert.match(await stale.text(), /cannot be reached/);
  const missing = await request("/issues/2024-10");
  assert.equal(missing.status, 503);
  assert.equal(missing.headers.get("retry-after"), "5");
  assert.equal(missing.headers.get("cache-control"), "no-store");
});

test("below a path, every link is below it", async () => {
  const { request } = make({}, ["--public-url", "https://www.example.org/digest"]);
  const html = await (await request("/digest")).text();
  const links = [...html.matchAll(/(?:href|src|action|data-suggest)="([^"]*)"/g)].map(([, link]) => link!);
  assert.deepEqual(links.filter((link) => !/^(https:\/\/www\.example\.org)?\/digest(\/|$)|^#/.test(link)), []);
  assert.equal((await request("/")).status, 404);
});

test("links of feeds and mails find their item", async () => {
  assert.match(await (await make().request("/issues/2024-09")).text(), /<a class="permanent" id="one"><\/a><article id="pulse-one">/);
});

test("every answer has the policy, and pages have nothing that it forbids", async () => {
  const { request } = make();
  for (const path of ["/", "/search?q=care", "/nowhere", "/healthz", "/robots.txt"]) {
    const answer = await request(path);
    assert.match(answer.headers.get("content-security-policy") ?? "", /default-src 'none'; script-src 'self'/, path);
    assert.doesNotMatch(await answer.text(), / style="| on\w+="|<style|<script>/, path);
  }
  assert.equal(v1.IssueKind.MONTHLY, ISSUE.kind);
});
