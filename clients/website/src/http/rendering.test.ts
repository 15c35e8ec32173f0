import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { render, takesGzip } from "./rendering.js";

test("gzip is sent to who takes it", () => {
  assert.equal(takesGzip("gzip"), true);
  assert.equal(takesGzip("br, gzip;q=0.5"), true);
  assert.equal(takesGzip("*"), true);
  assert.equal(takesGzip("gzip;q=0"), false);
  assert.equal(takesGzip("br"), false);
  assert.equal(takesGzip("x-gzip"), false);
  assert.equal(takesGzip(undefined), false);
});

test("both forms of a body are the same text, and a short one has one form", async () => {
  const text = "à propos ".repeat(1000);
  const rendering = await render(text);
  assert.equal(gunzipSync(rendering.gzip!).toString(), text);
  assert.equal(rendering.plain.toString(), text);
  assert.equal((await render("short")).gzip, undefined);
});
