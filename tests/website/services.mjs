// The services and the site are the parent's, which does what it is told on standard
// output and says on standard input when it has.

import { createInterface } from "node:readline";

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** `kill query`, `start query`, `hold render`, `release render`, `stop site` (its exit code). */
export async function askServices(what) {
  process.stdout.write(`${what}\n`);
  return (await answers.next()).value;
}
