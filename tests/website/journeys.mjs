// What readers do.

import assert from "node:assert/strict";

const ITEM = "/issues/2024-09/items/thematic-review-older-people-under-supervision";
const ITEM_TITLE = "Thematic review: older people under supervision";

/** A tab that fails the check for whatever the page's policy forbids or its script throws. */
async function open(browser, origin, path, options = {}) {
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const problems = [];
  tab.on("pageerror", (error) => problems.push(String(error)));
  tab.on("console", (message) => {
    // A page that is not there is one that a reader asked for.
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) problems.push(message.text());
  });
  tab.on("request", (request) => {
    if (!request.url().startsWith(origin)) problems.push(`the page fetches ${request.url()}`);
  });
  await tab.goto(origin + path);
  return { tab, done: async () => { await context.close(); assert.deepEqual(problems, []); } };
}

const title = (tab) => tab.locator("h1").innerText();

export const journeys = {
  "from the latest issue to all of it, to an older one, and to the archive": async ({ browser, origin }) => {
    const { tab, done } = await open(browser, origin, "/");
    assert.equal(await title(tab), "Unpaid Carers");
    await tab.getByRole("link", { name: "Read all 5 items" }).click();
    assert.equal(await title(tab), "CordisPulse Special: Unpaid Carers, October 2024");
    await tab.getByRole("link", { name: "Earlier issue" }).click();
    assert.equal(await title(tab), "CordisPulse, September 2024");
    await tab.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Archive" }).click();
    assert.equal(await title(tab), "Archive");
    assert.equal(await tab.locator(".year li").count(), 11);
    assert.ok(await tab.locator(".chart svg").isVisible());
    await done();
  },

  "a sector's items, one kind of them, and the next page": async ({ browser, origin }) => {
    const { tab, done } = await open(browser, origin, "/");
    await tab.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Criminal justice" }).click();
    const first = await tab.locator(".entry-title").first().innerText();
    await tab.getByRole("link", { name: "Next page" }).click();
    assert.notEqual(await tab.locator(".entry-title").first().innerText(), first);
    await tab.getByRole("link", { name: "First page" }).click();
    await tab.getByRole("link", { name: "Reports", exact: true }).click();
    assert.ok((await tab.locator(".entry-kind").allInnerTexts()).every((kind) => kind === "Report"));
    assert.ok(await tab.locator("figure.years svg").isVisible());
    await done();
  },

  "search by typing: what is suggested is one key away": async ({ browser, origin }) => {
    const { tab, done } = await open(browser, origin, "/");
    const field = tab.getByRole("combobox", { name: "Search the archive" });
    await field.pressSequentially("older peop", { delay: 20 });
    await tab.getByRole("option", { name: ITEM_TITLE }).waitFor();
    assert.equal(await field.getAttribute("aria-expanded"), "true");
    await tab.keyboard.press("ArrowDown");
    assert.equal(await tab.getByRole("option", { selected: true }).count(), 1);
    await tab.keyboard.press("Escape");
    assert.equal(await tab.getByRole("option").count(), 0);
    await field.fill("thematic");
    await tab.getByRole("option", { name: ITEM_TITLE }).click();
    await tab.waitForURL(origin + ITEM);
    assert.equal(await title(tab), ITEM_TITLE);
    await done();
  },

  "search without JavaScript: matches are marked, misspelt words are put right, facets narrow": async ({ browser, origin }) => {
    const { tab, done } = await open(browser, origin, "/", { javaScriptEnabled: false });
    await tab.locator("input[name=q]").fill("prisson");
    await tab.keyboard.press("Enter");
    assert.match(await tab.locator(".correction").innerText(), /prison/);
    assert.ok((await tab.locator("mark").allInnerTexts()).some((text) => /prison/i.test(text)));
    const all = await tab.locator(".results .entry").count();
    await tab.locator(".narrowing").getByRole("link", { name: "Criminal justice" }).click();
    assert.ok(await tab.locator(".results .entry").count() <= all);
    assert.equal(await tab.locator(".narrowing a[aria-current]").count(), 1);
    await done();
  },

  "an item's permalink, the item in its issue, and its publisher": async ({ browser, origin }) => {
    const { tab, done } = await open(browser, origin, ITEM);
    assert.equal(await title(tab), ITEM_TITLE);
    assert.ok(await tab.locator(".related .entry").count() > 0);
    await tab.getByRole("link", { name: "the issue of September 2024" }).click();
    await tab.waitForURL(/#thematic-review/);
    const box = await tab.locator("#pulse-thematic-review-older-people-under-supervision").boundingBox();
    assert.ok(box && box.y >= -1 && box.y < 400, `the item stands at ${box?.y}`);
    await tab.goBack();
    await tab.locator(".facts").getByRole("link", { name: "Board of Prison Visiting" }).click();
    assert.equal(await title(tab), "Board of Prison Visiting");
    await done();
  },

  "what is not there is 404, and says where to go on": async ({ browser, origin }) => {
    const { tab, done } = await open(browser, origin, "/issues/1999-01");
    assert.equal(await title(tab), "There is no such page");
    await tab.getByRole("main").getByRole("link", { name: "The archive" }).click();
    assert.equal(await title(tab), "Archive");
    await done();
  },

  "the keyboard reaches the content first": async ({ browser, origin }) => {
    const { tab, done } = await open(browser, origin, "/archive");
    await tab.keyboard.press("Tab");
    assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Skip to the content");
    await tab.keyboard.press("Enter");
    assert.equal(await tab.evaluate(() => document.activeElement.id), "site_main");
    await done();
  },
};
