import assert from "node:assert/strict";
import { test } from "node:test";
import { excerpt } from "./excerpt.js";

test("the first paragraph stands without its markup", () => {
  assert.equal(excerpt("**One** in [six](https://a.example) *people*\nis \\*over\\* _fifty_.\n\nMore.", 100), "One in six people is *over* fifty.");
  assert.equal(excerpt("- a list\n\nThen words.", 100), "Then words.");
  assert.equal(excerpt("", 100), "");
  assert.equal(excerpt("snake_case_name and 2 * 3 * 4", 100), "snake_case_name and 2 * 3 * 4");
});

test("it is cut at a word, and never inside a character", () => {
  assert.equal(excerpt("One two, three", 9), "One two…");
  assert.equal(excerpt("👩👩👩👩", 2), "👩👩…");
});

test("hostile text takes no longer than its length", () => {
  for (const part of ["[", "**", "*a", "_", "\\", "[]("]) assert.ok(excerpt(`a${part.repeat(100_000)}`, 200).length <= 201 * 2);
});
