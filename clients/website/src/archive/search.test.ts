import assert from "node:assert/strict";
import { test } from "node:test";
import { filterOf, readSearch, searchPath } from "./search.js";

const read = (query: string) => readSearch(new URLSearchParams(query));

test("parameters of the right form are read; of one given twice the first counts", () => {
  assert.deepEqual(read("q=%20care%20&sector=criminal-justice&kind=report&publisher=ofsted&year=2022&exact=1&page=abc"), {
    query: "care", sector: "criminal-justice", kind: "report", publisher: "ofsted", year: "2022", exact: true, pageToken: "abc",
  });
  assert.equal(read("q=first&q=second").query, "first");
});

test("nothing but those forms gets into a filter", () => {
  const hostile = read(`q=x&sector=a" OR sector:*&kind=REPORT&publisher=../x&year=20220&page=${"x".repeat(2000)}`);
  assert.deepEqual(hostile, { query: "x" });
  assert.equal(filterOf(hostile), "");
  assert.equal(filterOf(read("q=x&sector=news&kind=briefing&year=2022")), 'sector = "sectors/news" AND kind = BRIEFING AND edition = 2022');
});

test("one search has one path, whatever else stands in the address", () => {
  assert.equal(searchPath(read("utm_source=x&year=2022&q=a+b&sector=news")), searchPath(read("sector=news&q=a%20b&year=2022&cb=1")));
  assert.equal(searchPath({ query: "<&\"'%" }), "/search?q=%3C%26%22%27%25");
});
