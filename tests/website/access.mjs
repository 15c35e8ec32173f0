// Each kind of page in light and dark, narrow to wide, by the rules of WCAG 2.2 AA.

import { violations } from "../pages/axe.mjs";

const PAGES = ["/", "/issues/2024-09", "/issues/2024-09/items/thematic-review-older-people-under-supervision", "/archive",
               "/sectors/criminal-justice", "/publishers", "/publishers/board-of-prison-visiting", "/search?q=people", "/search", "/issues/1999-01"];

export async function checkAccess({ browser, origin }) {
  const problems = [];
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const tab = await context.newPage();
    for (const path of PAGES) {
      await tab.setViewportSize({ width: 1280, height: 900 });
      await tab.goto(origin + path);
      for (const problem of await structure(tab)) problems.push(`${path}: ${problem}`);
      for (const width of [320, 768, 1280]) {
        await tab.setViewportSize({ width, height: 900 });
        const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (overflow > 0) problems.push(`${path} at ${width} px scrolls sideways by ${overflow} px`);
        for (const violation of await violations(tab)) problems.push(`${path}, ${colorScheme}, ${width} px: ${violation}`);
      }
    }
    await tab.goto(origin);
    await tab.getByRole("combobox").fill("care");
    await tab.getByRole("option").first().waitFor();
    await tab.keyboard.press("ArrowDown");
    for (const violation of await violations(tab)) problems.push(`suggestions, ${colorScheme}: ${violation}`);
    await context.close();
  }
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

/** One h1, the landmarks, no id twice, no link into nothing, no heading level left out. */
function structure(tab) {
  return tab.evaluate(() => {
    const found = [];
    const count = (selector) => document.querySelectorAll(selector).length;
    for (const selector of ["h1", "main", "body > header", "body > footer"]) {
      if (count(selector) !== 1) found.push(`${count(selector)} of ${selector}`);
    }
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    found.push(...ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} is there twice`));
    found.push(...[...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href").slice(1))
      .filter((id) => !document.getElementById(id)).map((id) => `nothing has the id ${id}`));
    const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.tagName[1]));
    levels.forEach((level, i) => {
      if (i > 0 && level > levels[i - 1] + 1) found.push(`a heading of level ${level} follows one of level ${levels[i - 1]}`);
    });
    return found;
  });
}
