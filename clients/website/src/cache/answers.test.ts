import assert from "node:assert/strict";
import { test } from "node:test";
import { Answers, type Fetched, type Question } from "./answers.js";

class Away extends Error {}
class Gone extends Error {}

/** A service that can be changed under way, a clock that stands still, and the answers kept of it. */
function make({ patienceMs = 10_000 } = {}) {
  const service = { etag: "1", calls: 0, held: [] as string[], failure: undefined as Error | undefined, hangs: false };
  const clock = { now: 1_000_000 };
  const question: Question<string> = {
    key: "key",
    ask: async (held): Promise<Fetched<string> | undefined> => {
      service.calls += 1;
      service.held.push(held);
      if (service.hangs) await new Promise(() => {});
      if (service.failure) throw service.failure;
      return held === service.etag ? undefined : { value: `value ${service.etag}`, etag: service.etag, bytes: 10 };
    },
  };
  const answers = new Answers({
    maxBytes: 100_000, freshMs: 1000, staleMs: 60_000, patienceMs, isAway: (error) => error instanceof Away, now: () => clock.now,
  });
  return { service, clock, question, answers };
}

test("a fresh answer is shown without a word to the service", async () => {
  const { service, question, answers } = make();
  await answers.get(question);
  assert.deepEqual(await answers.get(question), { etag: "1", value: "value 1" });
  assert.equal(service.calls, 1);
});

test("an aged answer is asked for with its etag, and is fresh again when it is current", async () => {
  const { service, clock, question, answers } = make();
  await answers.get(question);
  clock.now += 2000;
  assert.equal((await answers.get(question)).value, "value 1");
  assert.deepEqual(service.held, ["", "1"]);
  await answers.get(question);
  assert.equal(service.calls, 2);
});

test("a changed answer takes the place of the old one", async () => {
  const { service, clock, question, answers } = make();
  await answers.get(question);
  clock.now += 2000;
  service.etag = "2";
  assert.deepEqual(await answers.get(question), { etag: "2", value: "value 2" });
});

test("with the service away the copy is shown and says since when, and the service is not asked at every turn", async () => {
  const { service, clock, question, answers } = make();
  await answers.get(question);
  const confirmed = clock.now;
  clock.now += 2000;
  service.failure = new Away();
  assert.deepEqual(await answers.get(question), { etag: "1", value: "value 1", staleSince: confirmed });
  await answers.get(question);
  assert.equal(service.calls, 2);
  service.failure = undefined;
  clock.now += 2000;
  assert.deepEqual(await answers.get(question), { etag: "1", value: "value 1" });
});

test("a service that does not answer in time counts as away, and its answer is taken when it comes", async () => {
  const { service, clock, question, answers } = make({ patienceMs: 5 });
  await answers.get(question);
  clock.now += 2000;
  service.hangs = true;
  assert.equal((await answers.get(question)).staleSince, 1_000_000);
});

test("beyond the limit of staleness a copy is as none", async () => {
  const { service, clock, question, answers } = make();
  await answers.get(question);
  clock.now += 61_000;
  service.failure = new Away();
  await assert.rejects(answers.get(question), Away);
});

test("what was withdrawn is not shown again, not even when the service goes away after that", async () => {
  const { service, clock, question, answers } = make();
  await answers.get(question);
  clock.now += 2000;
  service.failure = new Gone();
  await assert.rejects(answers.get(question), Gone);
  service.failure = new Away();
  await assert.rejects(answers.get(question), Away);
});

test("what the reader holds is sent on where memory has nothing, and saves the transfer", async () => {
  const { service, question, answers } = make();
  assert.deepEqual(await answers.get(question, { held: "1" }), { etag: "1", value: undefined });
  assert.deepEqual(service.held, ["1"]);
  assert.equal((await answers.get(question)).value, "value 1");
});

test("a question with a fallback is never in the way of its page, unless it was wrong", async () => {
  const { service, question, answers } = make();
  service.failure = new Away();
  assert.equal((await answers.get({ ...question, fallback: "nothing" })).value, "nothing");
  service.failure = new Gone();
  await assert.rejects(answers.get({ ...question, fallback: "nothing" }), Gone);
});
