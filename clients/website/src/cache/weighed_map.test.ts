import assert from "node:assert/strict";
import { test } from "node:test";
import { WeighedMap } from "./weighed_map.js";

test("the least recently used goes first, and the bytes never pass the limit", () => {
  const map = new WeighedMap<string>(3000);
  map.set("a", "A", 1000);
  map.set("b", "B", 1000);
  map.get("a");
  map.set("c", "C", 1000);
  assert.equal(map.get("b"), undefined);
  assert.equal(map.get("a"), "A");
  assert.equal(map.get("c"), "C");
  assert.ok(map.bytes <= 3000);
});

test("what is larger than the whole map is not kept, and takes what it replaces with it", () => {
  const map = new WeighedMap<string>(1000);
  map.set("a", "small", 10);
  map.set("a", "large", 2000);
  assert.equal(map.get("a"), undefined);
  assert.equal(map.bytes, 0);
});

test("a hundred thousand names that nobody comes back to leave no more than the limit", () => {
  const map = new WeighedMap<number>(100_000);
  for (let i = 0; i < 100_000; ++i) map.set(`key ${i}`, i, 100);
  assert.ok(map.bytes <= 100_000);
  assert.ok(map.size > 0 && map.size < 1000);
});
