import assert from "node:assert/strict";
import { test } from "node:test";
import { Flights } from "./flights.js";

test("a thousand who ask at once share one call", async () => {
  const flights = new Flights();
  let calls = 0;
  const start = async () => { calls += 1; return "answer"; };
  const answers = await Promise.all(Array.from({ length: 1000 }, () => flights.join("key", start)));
  assert.equal(calls, 1);
  assert.ok(answers.every((answer) => answer === "answer"));
  assert.equal(flights.size, 0);
});

test("who leaves does not end the call of those who stay", async () => {
  const flights = new Flights();
  const leaver = new AbortController();
  let land = (_: string) => {};
  const start = (ends: AbortSignal) => new Promise<string>((resolve, reject) => {
    land = resolve;
    ends.addEventListener("abort", () => reject(ends.reason));
  });
  const left = flights.join("key", start, leaver.signal);
  const stayed = flights.join("key", start, new AbortController().signal);
  leaver.abort(new Error("gone"));
  await assert.rejects(left, /gone/);
  land("answer");
  assert.equal(await stayed, "answer");
});

test("when all have left the call is aborted, and who comes next starts anew", async () => {
  const flights = new Flights();
  const leaver = new AbortController();
  let aborted = false;
  const never = (ends: AbortSignal) => new Promise<string>(() => ends.addEventListener("abort", () => { aborted = true; }));
  const left = flights.join("key", never, leaver.signal);
  leaver.abort(new Error("gone"));
  await assert.rejects(left, /gone/);
  assert.equal(aborted, true);
  assert.equal(await flights.join("key", async () => "anew"), "anew");
});

test("a failure is everybody's, and not the next one's", async () => {
  const flights = new Flights();
  const fail = async () => { throw new Error("away"); };
  await Promise.all([flights.join("key", fail), flights.join("key", fail)].map((one) => assert.rejects(one, /away/)));
  assert.equal(await flights.join("key", async () => "back"), "back");
});
