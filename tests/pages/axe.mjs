// What axe-core objects to on a page, by the rules of WCAG 2.2 AA.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A line each. The tab's context has to bypass the page's own policy. */
export async function violations(tab) {
  await tab.evaluate(axe);
  const found = await tab.evaluate((values) => globalThis.axe.run({ runOnly: { type: "tag", values } }), TAGS);
  return found.violations.map(({ id, nodes }) =>
    `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.failureSummary}`).join("; ")}`);
}
