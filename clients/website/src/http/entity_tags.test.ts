import assert from "node:assert/strict";
import { test } from "node:test";
import { joinTag, parseEntityTags, splitTag } from "./entity_tags.js";

test("lists, weak tags, commas inside of tags and blanks are read", () => {
  assert.deepEqual(parseEntityTags('"a"'), ["a"]);
  assert.deepEqual(parseEntityTags('W/"a", "b,c" ,W/"d"'), ["a", "b,c", "d"]);
  assert.deepEqual(parseEntityTags(',, "a",'), ["a"]);
  assert.deepEqual(parseEntityTags('""'), [""]);
  assert.deepEqual(parseEntityTags(" * "), ["*"]);
});

test("what is no tag ends the reading, and no input makes more than sixteen", () => {
  assert.deepEqual(parseEntityTags(undefined), []);
  assert.deepEqual(parseEntityTags("a"), []);
  assert.deepEqual(parseEntityTags('"a", b, "c"'), ["a"]);
  assert.deepEqual(parseEntityTags('w/"a"'), []);
  assert.equal(parseEntityTags('"a",'.repeat(500)).length, 16);
  assert.deepEqual(parseEntityTags(`"${"a".repeat(5000)}"`), []);
});

test("a page's tag comes apart into the etags it was made of", () => {
  const etags = ["b1f7", "with.dot", 'with"quote', "none"];
  const tag = joinTag("build", etags);
  assert.match(tag, /^[\x21\x23-\x7e]+$/);
  assert.deepEqual(splitTag(tag, "build", 4), etags);
});

test("tags of another build, of another page or of nobody do not", () => {
  assert.equal(splitTag(joinTag("build", ["a"]), "other", 1), undefined);
  assert.equal(splitTag(joinTag("build", ["a"]), "build", 2), undefined);
  assert.equal(splitTag("build.%E0%A4%A", "build", 1), undefined);
  assert.equal(splitTag("*", "build", 1), undefined);
  assert.equal(splitTag(joinTag("build", ["a".repeat(65)]), "build", 1), undefined);
  assert.equal(splitTag("build.%00%0a", "build", 1), undefined);
});
