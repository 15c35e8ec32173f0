// Pictures of the website, to be looked at.
//
//   screenshots.mjs ORIGIN FOLDER

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { openBrowser } from "../pages/browser.mjs";
import { askServices } from "./services.mjs";

const [origin, folder] = process.argv.slice(2);
const ITEM = "/issues/2024-09/items/thematic-review-older-people-under-supervision";

const pages = {
  home: "/", issue: "/issues/2024-09", archive: "/archive", sector: "/sectors/criminal-justice", item: ITEM,
  publishers: "/publishers", publisher: "/publishers/board-of-prison-visiting", search: "/search?q=people",
  hints: "/search", missing: "/issues/1999-01",
};

const browser = await openBrowser();
mkdirSync(folder, { recursive: true });

async function picture(name, path, { width, colorScheme = "light", typed = "", whole = true }) {
  const tab = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  await tab.goto(origin + path);
  if (typed) {
    await tab.getByRole("combobox").fill(typed);
    await tab.getByRole("option").first().waitFor();
    await tab.keyboard.press("ArrowDown");
  }
  await tab.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: whole });
  if (name === "issue" && width === 1280 && colorScheme === "light") {
    await tab.pdf({ path: join(folder, "issue-print.pdf"), format: "A4" });
  }
  await tab.close();
}

try {
  for (const [name, path] of Object.entries(pages)) {
    for (const width of [375, 1280]) await picture(name, path, { width });
    await picture(name, path, { width: 1280, colorScheme: "dark" });
  }
  for (const width of [375, 1280]) await picture("typing", "/", { width, typed: "care", whole: false });
  await askServices("kill query");
  await new Promise((resolve) => setTimeout(resolve, 500));
  for (const width of [375, 1280]) await picture("stale", "/", { width, whole: false });
  await picture("away", "/publishers/beacon-row", { width: 1280 });
  await askServices("start query");
} finally {
  await browser.close();
}
process.exit(0);
