import assert from "node:assert/strict";
import { test } from "node:test";
import { splitAt } from "./highlighted.js";

test("offsets count bytes of UTF-8", () => {
  assert.deepEqual(splitAt("café prison", [{ begin: 6, end: 12 }]), [
    { text: "café ", matched: false }, { text: "prison", matched: true },
  ]);
});

test("what overlaps or lies outside is left out, and no text is lost", () => {
  const parts = splitAt("abcdef", [{ begin: 1, end: 3 }, { begin: 2, end: 4 }, { begin: 5, end: 99 }, { begin: 4, end: 4 }]);
  assert.equal(parts.map(({ text }) => text).join(""), "abcdef");
  assert.deepEqual(parts.filter(({ matched }) => matched), [{ text: "bc", matched: true }]);
});
