// Reads what the renderer wrote with tools that others wrote.
//
//   check.mjs FOLDER      a folder of `pulse preview --write`; exit status 1 and the reasons when one objects

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { caniemail } from "caniemail";
import { HtmlValidate } from "html-validate";
import { violations } from "./axe.mjs";
import { openBrowser, serve } from "./browser.mjs";

const folder = process.argv[2];
const read = (name) => readFileSync(join(folder, name), "utf8");
const problems = [];
const report = (check, problem) => problems.push(`${check}: ${problem}`);

async function checkMarkup() {
  // Advice for search engines; the title is the issue's own.
  const page = { extends: ["html-validate:recommended", "html-validate:document"],
                 rules: { "long-title": "off" } };
  // The style is the site's own file, which a new theme may change at any time.
  const linked = { ...page, rules: { ...page.rules, "require-sri": "off" } };
  const fragment = { extends: ["html-validate:recommended"] };
  for (const [name, config] of [["page.html", page], ["page-linked.html", linked], ["fragment.html", fragment]]) {
    const result = await new HtmlValidate({ root: true, ...config }).validateString(read(name), name);
    for (const file of result.results) {
      for (const m of file.messages) report("html-validate", `${name}:${m.line}:${m.column} ${m.ruleId} ${m.message}`);
    }
  }
}

function checkMailSupport() {
  const allowed = new Set(readFileSync(new URL("mail_support.txt", import.meta.url), "utf8").split("\n")
    .filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t")[0]));
  const clients = ["apple-mail.*", "gmail.*", "outlook.*", "yahoo.*", "samsung-email.*", "thunderbird.*",
                   "fastmail.*", "protonmail.*", "hey.*"];
  const { issues } = caniemail({ clients, html: read("mail.html") });
  const lacking = new Map();
  for (const level of ["errors", "warnings"]) {
    for (const [client, features] of issues[level]) {
      for (const { title } of features) lacking.set(title, (lacking.get(title) ?? new Set()).add(client));
    }
  }
  for (const [feature, where] of lacking) {
    if (!allowed.has(feature)) report("caniemail", `${feature} is not supported by ${[...where].join(", ")}`);
  }
}

/** The header that README asks a site to send, with the hash that the page names. */
function siteHeader(page) {
  const source = /style-src &#39;(sha256-[^&]+)&#39;/.exec(page);
  if (!source) report("csp", "the page names no hash of its style");
  return `default-src 'self'; script-src 'none'; style-src '${source?.[1]}'`;
}

async function checkInBrowser() {
  const page = read("page.html");
  const files = {
    "/page": { type: "text/html; charset=utf-8", body: page, headers: { "Content-Security-Policy": siteHeader(page) } },
    "/fragment": { type: "text/html; charset=utf-8",
                   body: `<!DOCTYPE html><html lang="en-GB"><title>Host</title><main><h1>Host</h1>${read("fragment.html")}</main></html>` },
    "/mail": { type: "text/html; charset=utf-8", body: read("mail.html") },
  };
  const server = await serve(files);
  const browser = await openBrowser();
  try {
    await checkPolicy(browser, server);
    await checkStrictPolicy(browser);
    for (const path of Object.keys(files)) await checkLinks(browser, server, path);
    for (const path of Object.keys(files)) {
      for (const colorScheme of ["light", "dark"]) {
        for (const width of path === "/mail" ? [320, 600] : [320, 768, 1280]) {
          await checkAccess(browser, server, { path, colorScheme, width });
        }
      }
    }
  } finally {
    await browser.close();
    server.close();
  }
}

async function checkPolicy(browser, server) {
  const tab = await browser.newPage();
  tab.on("console", (message) => report("csp", `${message.type()}: ${message.text()}`));
  tab.on("pageerror", (error) => report("csp", String(error)));
  tab.on("request", (request) => {
    if (![`${server.origin}/page`, `${server.origin}/favicon.ico`].includes(request.url())) report("csp", `the page fetches ${request.url()}`);
  });
  await tab.goto(`${server.origin}/page`, { waitUntil: "networkidle" });
  const masthead = await tab.locator("header.masthead").evaluate((e) => getComputedStyle(e).backgroundColor);
  if (masthead === "rgba(0, 0, 0, 0)") report("csp", "the page has no style under the site's header");
  await tab.close();
}

/** A site that serves the style itself needs no exception from the strictest header. */
async function checkStrictPolicy(browser) {
  const site = "https://www.digest.example";
  const files = {
    [`${site}/page`]: { contentType: "text/html; charset=utf-8", body: read("page-linked.html"),
                        headers: { "Content-Security-Policy": "default-src 'self'; script-src 'none'" } },
    [`${site}/style.css`]: { contentType: "text/css", body: read("style.css") },
    [`${site}/favicon.ico`]: { status: 204 },
  };
  const tab = await browser.newPage();
  tab.on("console", (message) => report("strict csp", `${message.type()}: ${message.text()}`));
  await tab.route("**/*", (route) => {
    const file = files[route.request().url()];
    if (!file) report("strict csp", `the page fetches ${route.request().url()}`);
    return file ? route.fulfill(file) : route.abort();
  });
  await tab.goto(`${site}/page`, { waitUntil: "networkidle" });
  const masthead = await tab.locator("header.masthead").evaluate((e) => getComputedStyle(e).backgroundColor);
  if (masthead === "rgba(0, 0, 0, 0)") report("strict csp", "the page has no style");
  await tab.close();
}

async function checkLinks(browser, server, path) {
  const tab = await browser.newPage();
  await tab.goto(server.origin + path);
  const lost = await tab.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} is there twice`);
    return [...document.querySelectorAll("a[href^='#'], [aria-labelledby]")]
      .map((e) => e.getAttribute("aria-labelledby") ?? e.getAttribute("href").slice(1))
      .filter((id) => document.getElementById(id) === null).map((id) => `nothing has the id ${id}`).concat(twice);
  });
  for (const problem of lost) report("links", `${path}: ${problem}`);
  await tab.close();
}

async function checkAccess(browser, server, { path, colorScheme, width }) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
  const tab = await context.newPage();
  await tab.goto(server.origin + path);
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (overflow > 0) report("reflow", `${path} at ${width} px scrolls sideways by ${overflow} px`);
  for (const violation of await violations(tab)) report("axe", `${path}, ${colorScheme}, ${width} px: ${violation}`);
  await context.close();
}

await checkMarkup();
checkMailSupport();
await checkInBrowser();
console.log(problems.join("\n") || "ok");
process.exit(problems.length === 0 ? 0 : 1);
